"""Names looked up: every INCI name and alias by its key, exactly."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from scanner.knowledge.index import Index, read_index
from scanner.knowledge.key import name_key
from scanner.knowledge.model import Substance
from scanner.knowledge.tables import VOCABULARY_TABLES, read_table, split_cell

_APART = bytes(code if chr(code).isalnum() or code > 127 else 32 for code in range(256))
"""Turns the ASCII marks of a text into spaces."""
_WORD = 4
_CAS = re.compile(r"(?<!\d)(\d{2,7})-(\d{2})-(\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class Hit:
    """An INCI name that a text stands for.

    `kind` is "exact" for a name of the vocabulary, "alias" for another name of it; `found` is the text as in the
    table. `sure` is false where the alias may stand for another name as well: it is then a candidate only.
    """

    name: str
    kind: str
    found: str
    sure: bool = True


class Names:
    """The vocabulary and its aliases.

    `keys` holds every key once; `hits_at(place)` tells what the key at that place leads to, so that a fuzzy matcher
    may search the keys as a plain sequence of strings.
    """

    def __init__(self, folder: Path, index: Index) -> None:
        self._folder = folder
        self._index = index
        self.keys: Sequence[str] = index.keys
        self._places = dict(zip(index.keys, range(len(index.keys)), strict=True))

    def exact(self, text: str) -> tuple[Hit, ...]:
        """Give the names that a text stands for by its key: none, one, or several where an alias is ambiguous.

        Where the whole text has none, words such as "organic" and "USP" are left out: "Organic Shea Butter" gives
        what "Shea Butter" gives, as an alias.
        """
        hits = self.by_key(name_key(text))
        if hits:
            return hits
        bare = self._without_qualifiers(text)
        return tuple(replace(hit, kind="alias") for hit in self.by_key(name_key(bare))) if bare else ()

    def _without_qualifiers(self, text: str) -> str:
        """Give the text without the qualifiers around it, empty where it has none."""
        if " " not in text:
            return ""
        bare = self._qualifiers.sub("", text.strip())
        return bare if len(bare) < len(text.strip()) else ""

    @cached_property
    def qualifying(self) -> frozenset[str]:
        """The keys of the words that may stand before a name without changing it, such as "organic"."""
        return frozenset(map(name_key, self._index.before))

    @cached_property
    def _qualifiers(self) -> re.Pattern[str]:
        before, after = ("|".join(map(re.escape, words)) for words in (self._index.before, self._index.after))
        return re.compile(rf"^(?:(?:{before})\s+)+|(?:,?\s+(?:{after}))+$", re.IGNORECASE)

    def by_key(self, key: str) -> tuple[Hit, ...]:
        """Give the hits of a key; empty where there is none."""
        place = self._places.get(key)
        return () if place is None else self.hits_at(place)

    def hits_at(self, place: int) -> tuple[Hit, ...]:
        """Give the hits of the key at a place in `keys`."""
        return tuple(
            Hit(entry.name, "alias" if entry.alias else "exact", entry.found, entry.sure)
            for entry in self._index.entries(place)
        )

    def knows(self, key: str) -> bool:
        """Tell whether a key is a name or an alias."""
        return key in self._places

    def place(self, key: str) -> int | None:
        """Give the place of a key in `keys`, None where it is not there."""
        return self._places.get(key)

    def canonical(self, name: str) -> str:
        """Give the one name that stands for a substance with several INCI names, as EU labels print it.

        "WATER" gives "AQUA", "TITANIUM DIOXIDE" gives "CI 77891". A name that has no other is its own.
        """
        return self._index.canonical.get(name, name)

    def same_as(self, name: str) -> tuple[str, ...]:
        """Give all INCI names of the substance that a name stands for, the canonical one first."""
        main = self.canonical(name)
        return (main, *self._others.get(main, ()))

    def substance(self, name: str) -> Substance | None:
        """Give the entry of an INCI name; None where the vocabulary does not hold it. Reads the tables once."""
        return self._substances.get(name)

    def by_cas(self, text: str) -> tuple[str, ...]:
        """Give the INCI names with a CAS number found in a text; empty where there is none or its check digit fails."""
        found = _CAS.search(text)
        return self._by_cas.get(found.group(), ()) if found and cas_checks(found.group()) else ()

    def aliases_of(self, name: str) -> tuple[str, ...]:
        """Give the aliases of an INCI name, sorted."""
        return self._aliases.get(name, ())

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of four letters or more in the INCI names, as a key."""
        names = "\n".join(row for row in self._index.rows if row.isupper()).lower().encode()
        return frozenset(word.decode() for word in names.translate(_APART).split() if len(word) >= _WORD)

    @cached_property
    def vocabulary(self) -> Sequence[str]:
        """Every INCI name of the vocabulary."""
        return tuple(self._substances)

    @cached_property
    def _others(self) -> Mapping[str, tuple[str, ...]]:
        others: dict[str, list[str]] = {}
        for name, main in sorted(self._index.canonical.items()):
            others.setdefault(main, []).append(name)
        return {main: tuple(names) for main, names in others.items()}

    @cached_property
    def _substances(self) -> Mapping[str, Substance]:
        return {
            row["name"]: Substance(
                row["name"],
                split_cell(row["cas"]),
                split_cell(row["ec"]),
                split_cell(row["functions"]),
                split_cell(row["annex"]),
            )
            for table in VOCABULARY_TABLES
            for row in read_table(self._folder, table)
        }

    @cached_property
    def _by_cas(self) -> Mapping[str, tuple[str, ...]]:
        names: dict[str, list[str]] = {}
        for substance in self._substances.values():
            for cas in substance.cas:
                names.setdefault(cas, []).append(substance.name)
        return {cas: tuple(found) for cas, found in names.items()}

    @cached_property
    def _aliases(self) -> Mapping[str, tuple[str, ...]]:
        aliases: dict[str, set[str]] = {}
        for place in range(len(self.keys)):
            for hit in self.hits_at(place):
                if hit.kind == "alias":
                    aliases.setdefault(hit.name, set()).add(hit.found)
        return {name: tuple(sorted(found)) for name, found in aliases.items()}


def read_names(folder: Path) -> Names:
    """Read the names of the database in a folder. Raises `DatabaseError` where its index is missing or stale."""
    return Names(folder, read_index(folder))


def cas_checks(cas: str) -> bool:
    """Tell whether the check digit of a CAS number is right: the sum of digits times place from the right, mod 10."""
    digits = cas.replace("-", "")
    return digits.isdigit() and sum(i * int(d) for i, d in enumerate(digits[-2::-1], 1)) % 10 == int(digits[-1])
