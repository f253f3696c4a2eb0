"""Limits of a printed pH."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.tables import read_table

_TABLE = "ph_limits.csv"


@dataclass(frozen=True, slots=True)
class PhLimit:
    """The pH `below` which, or `above` which, a rule speaks; None where that side has no limit."""

    below: float | None
    above: float | None

    def passed(self, lowest: float, highest: float) -> bool:
        """Tell whether a pH from `lowest` to `highest` lies beyond the limit altogether."""
        return (self.below is not None and highest < self.below) or (self.above is not None and lowest > self.above)


def read_ph_limits(folder: Path) -> Mapping[str, PhLimit]:
    """Read the limits of a printed pH, by the id of the rule. Raises `DatabaseError` where the table is damaged."""
    try:
        return {
            row["rule"]: PhLimit(_number(row["below"]), _number(row["above"])) for row in read_table(folder, _TABLE)
        }
    except (KeyError, ValueError) as error:
        raise DatabaseError(f"{_TABLE}: a row is wrong ({error}).", "Mend the row, or restore the file.") from error


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
