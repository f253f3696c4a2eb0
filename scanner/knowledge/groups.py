"""Groups of allergens that belong together: mixes of a baseline series, families, and what cross-reacts with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.tables import read_table, split_cell

_GROUPS = "allergen_groups.csv"
_MEMBERS = "cross_reactions.csv"
_RELATIONS = ("member", "cross-reactor")


@dataclass(frozen=True, slots=True)
class AllergenGroup:
    """A group of allergens.

    `also` holds other names that people write for it, `series` the baseline series that test it. `members` and
    `cross_reactors` are INCI names, or `rule:` and the id of a rule, for all substances under it.
    """

    id: str
    title: str
    also: tuple[str, ...]
    series: tuple[str, ...]
    sources: tuple[str, ...]
    members: tuple[str, ...]
    cross_reactors: tuple[str, ...]


def read_groups(folder: Path) -> Mapping[str, AllergenGroup]:
    """Read the groups of allergens, by id.

    Raises `DatabaseError` where a table is damaged, or a member names a group or a relation that there is not.
    """
    related: dict[tuple[str, str], list[str]] = {}
    try:
        for row in read_table(folder, _MEMBERS):
            if row["relation"] not in _RELATIONS:
                raise DatabaseError(f"{_MEMBERS}: {row['relation']!r} is no relation.", "Mend the row.")
            related.setdefault((row["group"], row["relation"]), []).append(row["member"])
        groups = {
            row["id"]: AllergenGroup(
                row["id"],
                row["title"],
                split_cell(row["also"]),
                split_cell(row["series"]),
                split_cell(row["sources"]) or ("unsourced",),
                tuple(related.get((row["id"], "member"), ())),
                tuple(related.get((row["id"], "cross-reactor"), ())),
            )
            for row in read_table(folder, _GROUPS)
        }
    except KeyError as error:
        raise DatabaseError(f"{_GROUPS} or {_MEMBERS}: there is no column {error}.", "Restore the file.") from error
    unknown = sorted({group for group, _ in related} - set(groups))
    if unknown:
        raise DatabaseError(f"{_MEMBERS}: there is no group {', '.join(unknown)}.", "Mend the row.")
    return groups
