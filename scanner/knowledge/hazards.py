"""Hazards: why a substance is a concern on open skin."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.model import Hazard, Severity
from scanner.knowledge.tables import read_table, split_cell

BASES = ("established", "reasoned", "pattern")
_REVIEWED = "hazards.csv"
_FAMILIES = "hazards_families.csv"


class Hazards(Mapping[str, tuple[Hazard, ...]]):
    """The hazards by INCI name in capitals, the most severe first.

    Two tables answer: `hazards.csv`, reviewed row by row, and `hazards_families.csv`, members of families by name
    pattern or listed function. A family gives no more than a note and adds nothing to a reviewed name, so its table
    is read only when a name is asked for that the reviewed one does not hold.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reviewed: dict[str, list[Hazard]] = {}
        for row in read_table(folder, _REVIEWED):
            try:
                hazard = _hazard(row)
            except (KeyError, ValueError) as error:
                problem = f"{_REVIEWED}: the hazard {row.get('name')!r} is wrong: {error}."
                raise DatabaseError(problem, "Mend the row, or restore the file.") from error
            self._reviewed.setdefault(hazard.name, []).append(hazard)

    def __getitem__(self, name: str) -> tuple[Hazard, ...]:
        reviewed = self._reviewed.get(name)
        if reviewed is not None:
            return tuple(sorted(reviewed, key=_strength))
        return tuple(
            Hazard(name, rule, mechanism, Severity.NOTE, "pattern", "", ("cosing",))
            for rule, mechanism in self._members[name]
        )

    def __contains__(self, name: object) -> bool:
        return name in self._reviewed or name in self._members

    def __iter__(self) -> Iterator[str]:
        yield from self._reviewed
        yield from (name for name in self._members if name not in self._reviewed)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def reviewed(self, name: str) -> bool:
        """Tell whether a name was reviewed by itself, rather than sorted into a family."""
        return name in self._reviewed

    @property
    def rules(self) -> frozenset[str]:
        """The ids of the rules that a reviewed substance falls under."""
        return frozenset(hazard.rule for hazards in self._reviewed.values() for hazard in hazards)

    @cached_property
    def _members(self) -> dict[str, list[tuple[str, str]]]:
        members: dict[str, list[tuple[str, str]]] = {}
        try:
            for row in read_table(self._folder, _FAMILIES):
                members.setdefault(row["name"], []).append((row["rule"], row["mechanism"]))
        except KeyError as error:
            raise DatabaseError(f"{_FAMILIES}: there is no column {error}.", "Restore the file.") from error
        return members


def read_hazards(folder: Path) -> Hazards:
    """Read the hazards of a folder, by INCI name in capitals.

    Raises `DatabaseError` where a table is missing or damaged.
    """
    return Hazards(folder)


def _hazard(row: Mapping[str, str]) -> Hazard:
    if row["basis"] not in BASES:
        raise ValueError(f"{row['basis']!r} is not a basis")
    return Hazard(
        name=row["name"],
        rule=row["rule"],
        mechanism=row["mechanism"],
        severity=Severity(row["severity"]),
        basis=row["basis"],
        why=row["why"],
        sources=split_cell(row["sources"]) or ("unsourced",),
        cross_reactors=split_cell(row["cross_reactors"]),
        series=split_cell(row["series"]),
        trace=Severity(row["trace"]) if row["trace"] else None,
        trace_percent=float(row["trace_percent"] or 1.0),
        annex=row["annex"],
    )


def _strength(hazard: Hazard) -> tuple[int, int]:
    return hazard.severity.rank, BASES.index(hazard.basis)
