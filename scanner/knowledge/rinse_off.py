"""Rules whose hazards weigh less in a product that is rinsed off."""

from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.tables import read_table

_TABLE = "rinse_off.csv"


def read_rinse_off(folder: Path) -> frozenset[str]:
    """Read the ids of the rules that weigh one step less on a product that is rinsed off.

    Raises `DatabaseError` where the table is missing or has no column "rule".
    """
    try:
        return frozenset(row["rule"] for row in read_table(folder, _TABLE))
    except KeyError as error:
        raise DatabaseError(f"{_TABLE}: there is no column {error}.", "Restore the file.") from error
