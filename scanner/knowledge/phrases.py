"""Wordings found on packs, from the tables of headings, of negations and of packaging wordings."""

from collections.abc import Mapping
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.model import Phrase
from scanner.knowledge.tables import read_table

PHRASE_TABLES = ("headings.csv", "negations.csv", "negation_words.csv")
WORDING_TABLES = "wording_*.csv"
COLUMNS = ("text", "lang", "kind", "meaning", "priority", "method", "scope", "source")


def read_phrases(folder: Path) -> Mapping[str, tuple[Phrase, ...]]:
    """Read the wordings of the database in a folder, by kind.

    Within a kind they stand by priority (smallest first), then longest first, then as in the tables: the order in
    which they are to be looked for. Raises `DatabaseError` where a table lacks a column or a priority is no number.
    """
    found: dict[str, list[Phrase]] = {}
    for table in (*PHRASE_TABLES, *sorted(path.name for path in folder.glob(WORDING_TABLES))):
        for row in read_table(folder, table):
            try:
                phrase = Phrase(
                    text=row["text"],
                    lang=row["lang"],
                    kind=row["kind"],
                    meaning=row["meaning"],
                    priority=int(row["priority"] or 0),
                    method=row["method"],
                    scope=row["scope"],
                )
            except (KeyError, ValueError) as error:
                raise DatabaseError(
                    f"{table}: a row has no column {error} or a priority that is no number.",
                    f"The columns are {', '.join(COLUMNS)}.",
                ) from error
            found.setdefault(phrase.kind, []).append(phrase)
    return {kind: tuple(sorted(rows, key=lambda p: (p.priority, -len(p.text)))) for kind, rows in found.items()}
