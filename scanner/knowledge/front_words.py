"""Words on the front of a pack: short names of actives, words for peels, and words that turn a name into none."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.tables import read_table, split_cell

ACTIVE, STATEMENT, PEEL = "active", "statement", "peel"
NOT_MEANT, WARNING, TITLE = "not-meant", "warning", "title"
KINDS = (ACTIVE, STATEMENT, PEEL, NOT_MEANT, WARNING, TITLE)
_TABLE = "front_words.csv"


@dataclass(frozen=True, slots=True)
class FrontWord:
    """A word that fronts print.

    `kind` is "active" for the short name of an ingredient, "statement" for words that say that one is in the product
    ("contains vitamin A"), "peel" for a product sold as one, "not-meant" for a word
    beside which a name is not what the product holds ("than", "alternative"), "warning" for one that makes a line one
    ("avoid"), "title" for a word that may stand in a
    product's name in small letters. `names` are the INCI names that an active can stand for, empty where its own name
    is one; `answered_by` what in a list of ingredients answers to it, in the form of `FreeFrom`. `skin` tells that
    beside a share the word stands on products for the skin only.
    """

    word: str
    kind: str
    names: tuple[str, ...] = ()
    answered_by: tuple[str, ...] = ()
    skin: bool = False


def read_front_words(folder: Path) -> Mapping[str, tuple[FrontWord, ...]]:
    """Read the words of fronts by kind. Raises `DatabaseError` where the table is missing or damaged."""
    found: dict[str, list[FrontWord]] = {kind: [] for kind in KINDS}
    try:
        for row in read_table(folder, _TABLE):
            names, answered = split_cell(row["names"]), split_cell(row["answered_by"])
            found[row["kind"]].append(FrontWord(row["word"], row["kind"], names, answered, row["skin"] == "yes"))
    except KeyError as error:
        raise DatabaseError(f"{_TABLE}: {error} is not known.", "Mend the row, or restore the file.") from error
    return {kind: tuple(words) for kind, words in found.items()}
