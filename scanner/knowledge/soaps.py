"""Soaps by the fat they are made from: packs print "saponified olive oil" for sodium or potassium olivate."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scanner.knowledge.key import name_key
from scanner.knowledge.tables import read_table, split_cell

SOAPS = "soaps.csv"
SOAP_WORDS = "soap_words.csv"


@dataclass(frozen=True, slots=True)
class Soaps:
    """What fats become when they are saponified.

    `of` gives the soaps by the INCI name of a fat, `bare` by the key of a word for the fat, such as "coconut". `before`
    and `after` hold the keys of words such as "saponified", by where they stand; `rows` those that head a row of fats.
    """

    of: Mapping[str, tuple[str, ...]]
    bare: Mapping[str, tuple[str, ...]]
    before: frozenset[str]
    after: frozenset[str]
    rows: frozenset[str]

    def said(self, key: str) -> bool:
        """Tell whether a key holds a word that says that something was made into soap."""
        return any(word in key for word in (*self.before, *self.after))


def read_soaps(folder: Path) -> Soaps:
    """Read the soaps of the database in a folder. Raises `DatabaseError` where a table is missing."""
    of: dict[str, tuple[str, ...]] = {}
    bare: dict[str, tuple[str, ...]] = {}
    for row in read_table(folder, SOAPS):
        soaps = tuple(split_cell(row["soaps"]))
        of.update(dict.fromkeys(split_cell(row["fats"]), soaps))
        bare.update(dict.fromkeys(map(name_key, split_cell(row["bare"])), soaps))
    words: dict[str, set[str]] = {"before": set(), "after": set(), "row": set()}
    for row in read_table(folder, SOAP_WORDS):
        words[row["place"]].add(name_key(row["text"]))
    return Soaps(of, bare, frozenset(words["before"]), frozenset(words["after"]), frozenset(words["row"]))
