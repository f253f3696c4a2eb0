"""Load the database: the one that comes with the scanner, or another folder."""

from importlib import import_module
from pathlib import Path

from scanner.knowledge.base import Knowledge
from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.manifest import DatabaseInfo, read_manifest

__all__ = ["DatabaseError", "database_folder", "info", "load"]


def database_folder() -> Path:
    """Give the folder of the database that comes with the scanner. Raises `DatabaseError` where it is not installed."""
    # Not by importlib.resources: the tables are files in a folder, and its import takes as long as theirs.
    try:
        place = import_module("allergen_db").__file__
    except ModuleNotFoundError:
        place = None
    if place is None:
        raise DatabaseError("The database is not installed.", "Install the scanner again.")
    return Path(place).parent


def load(folder: Path | None = None) -> Knowledge:
    """Give the database in a folder, by default the one that comes with the scanner.

    Its tables are read when they are first asked for. Raises `DatabaseError` where the folder holds no database.
    """
    chosen = folder or database_folder()
    if not chosen.is_dir():
        raise DatabaseError(f"There is no database in {chosen}.", "Give the folder that holds vocabulary.csv.")
    return Knowledge(chosen)


def info(folder: Path | None = None) -> DatabaseInfo:
    """Give version, date, row counts and hashes of the database in a folder, by default the one that comes along."""
    return read_manifest(folder or database_folder())
