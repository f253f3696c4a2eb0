"""The summary of a batch as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from scanner.batch.record import ProductRow
from scanner.batch.reports import write_atomically

SUMMARY_FILE = "summary.csv"

COLUMNS = (
    "product",
    "state",
    "kind",
    "outcome",
    "avoid",
    "caution",
    "note",
    "matters",
    "ingredients",
    "recognised",
    "unread",
    "problems",
    "reports",
)


def write_summary(path: Path, rows: Iterable[ProductRow]) -> None:
    """Write the rows as CSV, UTF-8 with a header row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        problems = "; ".join(f"{item.path}: {item.problem}" for item in row.problems)
        joined = {"problems": problems, "reports": " ".join(row.reports)}
        cells = [joined[column] if column in joined else str(getattr(row, column)) for column in COLUMNS]
        writer.writerow([_harmless(cell) for cell in cells])
    write_atomically(path, text.getvalue())


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a name for a formula: it gets an apostrophe in front."""
    plain = " ".join(cell.split())
    return f"'{plain}" if plain[:1] in ("=", "+", "-", "@") else plain
