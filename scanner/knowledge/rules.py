"""Rules as documents, and the sources they name."""

from collections.abc import Mapping
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.model import Rule, Severity, Source
from scanner.knowledge.tables import read_table, split_cell

UNSOURCED = Source("unsourced", "No source is named for this.", "unsourced")
_VERIFICATIONS = ("seen", "unverified")
_RESTORE = "Mend the row, or restore the file."


def read_rules(folder: Path) -> Mapping[str, Rule]:
    """Read the rules of every `rules*.csv` in a folder, by id.

    Raises `DatabaseError` where a table is missing or damaged, a severity is not one, or two rules share an id.
    """
    rules: dict[str, Rule] = {}
    for name in sorted({"rules.csv", *(path.name for path in folder.glob("rules*.csv"))}):
        for row in read_table(folder, name):
            try:
                rule = _rule(row)
            except (KeyError, ValueError) as error:
                raise DatabaseError(f"{name}: the rule {row.get('id')!r} is wrong: {error}.", _RESTORE) from error
            if rule.id in rules:
                raise DatabaseError(f"{name}: the rule {rule.id!r} stands twice.", _RESTORE)
            rules[rule.id] = rule
    return rules


def read_sources(folder: Path) -> Mapping[str, Source]:
    """Read the sources of every `sources*.csv` in a folder, by id; "unsourced" is always among them.

    Raises `DatabaseError` where a table is missing or damaged, or two sources share an id.
    """
    sources = {UNSOURCED.id: UNSOURCED}
    for name in sorted({"sources.csv", *(path.name for path in folder.glob("sources*.csv"))}):
        for row in read_table(folder, name):
            try:
                source = Source(row["id"], row["citation"], row["verification"])
            except KeyError as error:
                raise DatabaseError(f"{name}: there is no column {error}.", _RESTORE) from error
            if source.id in sources:
                raise DatabaseError(f"{name}: the source {source.id!r} stands twice.", _RESTORE)
            if source.verification not in _VERIFICATIONS:
                raise DatabaseError(f"{name}: {source.id!r} is {source.verification!r}.", _RESTORE)
            sources[source.id] = source
    return sources


def _rule(row: Mapping[str, str]) -> Rule:
    needled, healing, intact = (
        Severity(row[state]) if row[state] else None for state in ("needled", "healing", "intact")
    )
    sources = split_cell(row["sources"]) or (UNSOURCED.id,)
    return Rule(row["id"], row["title"], row["looks_for"], row["why"], row["advice"], needled, healing, intact, sources)
