"""The index of names: one generated file that is read much faster than the tables it is made from."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scanner.knowledge.errors import DatabaseError

INDEX_FILE = "names.index"
FORMAT = 2
REBUILD = "Run `python -m scanner.knowledge.build` to make it anew."
_SECTION = b"\x1d\n"
_ENTRY = "\t"
_FIELD = "\x1f"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one key leads to. `found` is the text as in its table; `name` the INCI name; `sure` as the table says."""

    key: str
    found: str
    name: str
    alias: bool
    sure: bool

    def packed(self) -> str:
        """Give the entry without its key on a part of a line."""
        return _FIELD.join((self.name, self.found, "y" if self.sure else "n")) if self.alias else self.name


@dataclass(frozen=True, slots=True)
class Index:
    """The index as read.

    `keys` holds every key once: those whose entries are plain ASCII first, then the others, each part sorted. `rows`
    holds for each key its entries, packed. `canonical` gives the canonical name of the names that are not canonical
    themselves. `before` and `after` are words that do not change what a name stands for, such as "organic", folded.
    """

    keys: Sequence[str]
    rows: Sequence[str]
    canonical: Mapping[str, str]
    before: Sequence[str]
    after: Sequence[str]

    def entries(self, place: int) -> tuple[Entry, ...]:
        """Give the entries of the key at `place`."""
        key = self.keys[place]
        return tuple(_entry(key, packed) for packed in self.rows[place].split(_ENTRY))


def write_index(
    folder: Path,
    entries: Iterable[Entry],
    canonical: Mapping[str, str],
    qualifiers: tuple[Sequence[str], Sequence[str]],
    tables: Sequence[str],
) -> None:
    """Write the index of a folder; `tables` are the files it was made from, whose hashes it carries."""
    rows: dict[str, list[str]] = {}
    for entry in entries:
        rows.setdefault(entry.key, []).append(entry.packed())
    packed = sorted((key, _ENTRY.join(row)) for key, row in rows.items())
    plain = [pair for pair in packed if "".join(pair).isascii()]
    other = [pair for pair in packed if not "".join(pair).isascii()]
    before, after = qualifiers
    header = {
        "format": FORMAT,
        "before": before,
        "after": after,
        "tables": {name: _hash(folder / name) for name in tables},
    }
    sections = [json.dumps(header, sort_keys=True)]
    for part in (plain, other):
        sections += ["\n".join(key for key, _ in part), "\n".join(row for _, row in part)]
    sections.append("\n".join(f"{name}{_ENTRY}{main}" for name, main in sorted(canonical.items())))
    (folder / INDEX_FILE).write_bytes(_SECTION.join(section.encode() + b"\n" for section in sections))


def read_index(folder: Path) -> Index:
    """Read the index of a folder. Raises `DatabaseError` where it is missing, damaged or older than its tables."""
    path = folder / INDEX_FILE
    try:
        first, *sections = path.read_bytes().split(_SECTION)
        header = json.loads(first)
        made_from: dict[str, str] = header["tables"]
        # Text that is known to be ASCII is decoded and split several times faster.
        keys, rows, other_keys, other_rows, canonical = (
            section.decode("ascii" if section.isascii() else "utf-8")[:-1].split("\n") for section in sections
        )
        mains = dict(pair.split(_ENTRY) for pair in canonical if pair)
        index = Index(keys + other_keys, rows + other_rows, mains, header["before"], header["after"])
    except FileNotFoundError as error:
        raise DatabaseError(f"The index of names is missing: {path}.", REBUILD) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatabaseError(f"The index of names is damaged: {path}.", REBUILD) from error
    if len(index.keys) != len(index.rows) or header.get("format") != FORMAT:
        raise DatabaseError(f"The index of names is damaged: {path}.", REBUILD)
    stale = [name for name, known in sorted(made_from.items()) if _changed(folder / name, path, known)]
    if stale:
        raise DatabaseError(f"The index of names is older than {', '.join(stale)}.", REBUILD)
    return index


def _entry(key: str, packed: str) -> Entry:
    if _FIELD not in packed:
        return Entry(key, packed, packed, alias=False, sure=True)
    name, found, sure = packed.split(_FIELD)
    return Entry(key, found, name, alias=True, sure=sure == "y")


def _changed(table: Path, index: Path, known: str) -> bool:
    """Tell whether a table is not the one of a hash; a table that is older than the index is taken to be the one."""
    try:
        newer = table.stat().st_mtime_ns > index.stat().st_mtime_ns
    except OSError as error:
        raise _missing(table) from error
    return newer and _hash(table) != known


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise _missing(path) from error


def _missing(path: Path) -> DatabaseError:
    return DatabaseError(f"A table is missing: {path}.", "Install the scanner again, or restore the file.")
