"""What matters for a person: conditions, medicines and pregnancy, and the ingredients that matter more with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.model import Severity
from scanner.knowledge.tables import read_table, split_cell

_ENTRIES = "profile_entries.csv"
_MATTERS = "profile_matters.csv"
KINDS = ("condition", "medicine", "pregnancy")


@dataclass(frozen=True, slots=True)
class Matter:
    """Ingredients that matter more with a condition or medicine.

    `member` is an INCI name, or `rule:` and the id of a rule, for all substances under it.
    """

    member: str
    severity: Severity
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonalEntry:
    """A condition or medicine that a profile can name.

    `needling` is how much needling itself matters with it, None where it does not.
    """

    kind: str
    id: str
    title: str
    also: tuple[str, ...]
    why: str
    advice: str
    needling: Severity | None
    sources: tuple[str, ...]
    matters: tuple[Matter, ...]


def read_personal(folder: Path) -> Mapping[str, PersonalEntry]:
    """Read the conditions and medicines, by id. Raises `DatabaseError` where a table is damaged."""
    matters: dict[str, list[Matter]] = {}
    try:
        for row in read_table(folder, _MATTERS):
            sources = split_cell(row["sources"]) or ("unsourced",)
            matters.setdefault(row["entry"], []).append(
                Matter(row["member"], Severity(row["severity"]), row["why"], sources)
            )
        entries = {
            row["id"]: PersonalEntry(
                row["kind"],
                row["id"],
                row["title"],
                split_cell(row["also"]),
                row["why"],
                row["advice"],
                Severity(row["needling"]) if row["needling"] else None,
                split_cell(row["sources"]) or ("unsourced",),
                tuple(matters.get(row["id"], ())),
            )
            for row in read_table(folder, _ENTRIES)
        }
    except (KeyError, ValueError) as error:
        raise DatabaseError(f"{_ENTRIES} or {_MATTERS}: a row is wrong ({error}).", "Mend the row.") from error
    unknown = sorted(set(matters) - set(entries)) + [item.id for item in entries.values() if item.kind not in KINDS]
    if unknown:
        raise DatabaseError(f"{_MATTERS}: there is no entry {', '.join(unknown)}.", "Mend the row.")
    return entries
