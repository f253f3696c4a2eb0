"""The tables of the database as rows: CSV files in UTF-8 with a header, cells with several values parted by `;`."""

import csv
from collections.abc import Iterator
from pathlib import Path

from scanner.knowledge.errors import DatabaseError

VOCABULARY_TABLES = ("vocabulary.csv", "vocabulary_added.csv")


def read_table(folder: Path, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one table by column. Raises `DatabaseError` where it is missing or a row has lost a cell."""
    try:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            header = next(rows, [])
            for row in rows:
                if not row:
                    continue
                if len(row) != len(header):
                    raise DatabaseError(
                        f"{name}, line {rows.line_num}: the cells do not fit the header.", "Mend the row."
                    )
                yield dict(zip(header, row, strict=True))
    except FileNotFoundError as error:
        raise DatabaseError(
            f"A table is missing: {name}.", "Install the scanner again, or restore the file."
        ) from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatabaseError(f"A table cannot be read: {name} ({error}).", "Install the scanner again.") from error


def split_cell(cell: str) -> tuple[str, ...]:
    """Give the values of a cell that holds several, parted by `;`."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
