"""The manifest of the database: its version and date, and the rows and SHA-256 of every file it is made of."""

import csv
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.index import INDEX_FILE

MANIFEST = "manifest.json"
REBUILD = "Run `python -m scanner.knowledge.build` to make it anew."


@dataclass(frozen=True, slots=True)
class TableInfo:
    """What the manifest says of one file: its rows without the header (0 for the index) and its SHA-256."""

    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class DatabaseInfo:
    """What the manifest says: the version, the ISO date of the last change of content, and the files by name."""

    version: str
    date: str
    tables: Mapping[str, TableInfo]


def read_manifest(folder: Path) -> DatabaseInfo:
    """Read the manifest of a folder. Raises `DatabaseError` where it is missing or damaged."""
    path = folder / MANIFEST
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        tables = {name: TableInfo(int(row["rows"]), str(row["sha256"])) for name, row in stored["tables"].items()}
        return DatabaseInfo(str(stored["version"]), str(stored["date"]), tables)
    except FileNotFoundError as error:
        raise DatabaseError(f"The manifest is missing: {path}.", REBUILD) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DatabaseError(f"The manifest is damaged: {path}.", REBUILD) from error


def write_manifest(folder: Path) -> None:
    """Write the manifest of a folder from the files in it; version and date are kept as they stand in it."""
    info = read_manifest(folder)
    tables = {name: {"rows": found.rows, "sha256": found.sha256} for name, found in measure(folder).items()}
    stored = {"version": info.version, "date": info.date, "tables": tables}
    (folder / MANIFEST).write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def measure(folder: Path) -> dict[str, TableInfo]:
    """Count and hash every table of a folder, and its index, sorted by name."""
    files = [*sorted(folder.glob("*.csv")), folder / INDEX_FILE]
    return {path.name: TableInfo(_rows(path), sha256(path.read_bytes()).hexdigest()) for path in files}


def differences(folder: Path) -> Sequence[str]:
    """Compare the files of a folder with its manifest; give one sentence for each difference, none if all agree."""
    stored = read_manifest(folder).tables
    found = measure(folder)
    problems = [f"{name} is missing." for name in stored if name not in found]
    problems += [f"{name} is not in the manifest." for name in found if name not in stored]
    problems += [
        f"{name} is not the file that the manifest describes ({found[name].rows} rows instead of {info.rows})."
        for name, info in stored.items()
        if name in found and found[name] != info
    ]
    return problems


def _rows(path: Path) -> int:
    if path.suffix != ".csv":
        return 0
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1
