"""Check a whole database: its tables against the schema and the manifest, its index against its tables."""

from collections.abc import Sequence
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.index import read_index
from scanner.knowledge.manifest import differences
from scanner.knowledge.schema import violations


def check(folder: Path) -> Sequence[str]:
    """Give one sentence for each thing that is wrong with the database in a folder; none where all is well.

    Raises `DatabaseError` only where a file that everything rests on, such as the schema, cannot be read.
    """
    problems = [*violations(folder), *differences(folder)]
    try:
        read_index(folder)
    except DatabaseError as error:
        problems.append(str(error))
    return problems
