"""What each word of a "free from" statement covers."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.tables import read_table, split_cell

_TABLE = "free_from.csv"


@dataclass(frozen=True, slots=True)
class FreeFrom:
    """What a word such as "paraben" stands for in "free from parabens".

    `covers` holds what the word means, `near` what it is often taken to mean as well, `not_meant` exceptions: each an
    INCI name, a pattern of names with `*`, or `rule:` and the id of a rule, for all substances under it. `also` holds
    the forms in which the word stands in lists on packs; `remark` is a sentence for the person.
    """

    word: str
    also: tuple[str, ...]
    covers: tuple[str, ...]
    near: tuple[str, ...]
    not_meant: tuple[str, ...]
    remark: str


def read_free_from(folder: Path) -> Mapping[str, FreeFrom]:
    """Read the words of "free from" statements, by word. Raises `DatabaseError` where the table is damaged."""
    try:
        return {
            row["word"]: FreeFrom(
                row["word"],
                split_cell(row["also"]),
                split_cell(row["covers"]),
                split_cell(row["near"]),
                split_cell(row["not_meant"]),
                row["remark"],
            )
            for row in read_table(folder, _TABLE)
        }
    except KeyError as error:
        raise DatabaseError(f"{_TABLE}: there is no column {error}.", "Restore the file.") from error
