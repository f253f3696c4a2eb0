"""Ingredients that are never used above a known share: they tell where a list passes one percent."""

from collections.abc import Mapping
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.tables import read_table

_TABLE = "amounts.csv"


def read_amounts(folder: Path) -> Mapping[str, float]:
    """Read the most that is used of an ingredient, in percent by weight, by INCI name.

    Raises `DatabaseError` where the table is missing or a share is no number.
    """
    try:
        return {row["name"]: float(row["at_most_percent"]) for row in read_table(folder, _TABLE)}
    except (KeyError, ValueError) as error:
        raise DatabaseError(f"{_TABLE}: a row is wrong ({error}).", "Mend the row, or restore the file.") from error
