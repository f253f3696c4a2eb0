"""The index of names: one generated file that is read much faster than the tables it is made from."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scanner.knowledge.errors import DatabaseError

INDEX_FILE = "names.index"
FORMAT = 1
REBUILD = "Run `python -m scanner.knowledge.build` to make it anew."
_SECTION = b"\x1d\n"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one key leads to. `found` is the text as in its table; `name` the INCI name; `sure` as the table says."""

    key: str
    found: str
    name: str
    alias: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Index:
    """The index as read.

    `keys` holds every key once, sorted. `rows` holds for each key its entries, packed: entries stand apart by a tab,
    the fields of one by a unit separator. `names` holds the names of the vocabulary, the field of a row is a place
    in it. `canonical` gives the place of the canonical name for the names that are not canonical themselves.
    `before` and `after` are words that do not change what a name stands for, such as "organic", folded.
    """

    keys: Sequence[str]
    rows: Sequence[str]
    names: Sequence[str]
    canonical: Mapping[int, int]
    before: Sequence[str]
    after: Sequence[str]

    def entries(self, place: int) -> tuple[Entry, ...]:
        """Give the entries of the key at `place`."""
        key = self.keys[place]
        return tuple(self._entry(key, packed) for packed in self.rows[place].split("\t"))

    def _entry(self, key: str, packed: str) -> Entry:
        if "\x1f" not in packed:
            name = self.names[int(packed)]
            return Entry(key, name, name, alias=False, sure=True)
        place, found, sure = packed.split("\x1f")
        return Entry(key, found, self.names[int(place)], alias=True, sure=sure == "y")


def write_index(
    folder: Path,
    names: Sequence[str],
    entries: Iterable[Entry],
    canonical: Mapping[str, str],
    qualifiers: tuple[Sequence[str], Sequence[str]],
    tables: Sequence[str],
) -> None:
    """Write the index of a folder; `tables` are the files it was made from, whose hashes it carries."""
    places = {name: place for place, name in enumerate(names)}
    packed: dict[str, list[str]] = {}
    for entry in entries:
        row = str(places[entry.name])
        if entry.alias:
            row = "\x1f".join((row, entry.found, "y" if entry.sure else "n"))
        packed.setdefault(entry.key, []).append(row)
    keys = sorted(packed)
    before, after = qualifiers
    header = {
        "format": FORMAT,
        "before": before,
        "after": after,
        "tables": {name: _hash(folder / name) for name in tables},
    }
    sections = (
        json.dumps(header, sort_keys=True),
        "\n".join(keys),
        "\n".join("\t".join(packed[key]) for key in keys),
        "\n".join(names),
        "\n".join(f"{places[name]} {places[main]}" for name, main in sorted(canonical.items())),
    )
    (folder / INDEX_FILE).write_bytes(_SECTION.join(section.encode() + b"\n" for section in sections))


def read_index(folder: Path) -> Index:
    """Read the index of a folder. Raises `DatabaseError` where it is missing, damaged or older than its tables."""
    path = folder / INDEX_FILE
    try:
        first, *sections = path.read_bytes().split(_SECTION)
        header = json.loads(first)
        made_from: dict[str, str] = header["tables"]
        keys, rows, names, canonical = (section.decode()[:-1].split("\n") for section in sections)
        pairs = [pair.split(" ") for pair in canonical if pair]
        places = {int(name): int(main) for name, main in pairs}
        index = Index(keys, rows, names, places, header["before"], header["after"])
    except FileNotFoundError as error:
        raise DatabaseError(f"The index of names is missing: {path}.", REBUILD) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatabaseError(f"The index of names is damaged: {path}.", REBUILD) from error
    if len(keys) != len(rows):
        raise DatabaseError(f"The index of names is damaged: {path}.", REBUILD)
    stale = sorted(name for name, known in made_from.items() if _hash(folder / name) != known)
    if stale:
        raise DatabaseError(f"The index of names is older than {', '.join(stale)}.", REBUILD)
    return index


def _hash(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise DatabaseError(
            f"A table is missing: {path}.", "Install the scanner again, or restore the file."
        ) from error
