"""Hazards: why a substance is a concern on open skin."""

import csv
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.model import Hazard, Severity
from scanner.knowledge.tables import split_cell

BASES = ("established", "reasoned", "pattern")
COLUMNS = (
    "name",
    "rule",
    "mechanism",
    "severity",
    "trace",
    "trace_percent",
    "basis",
    "why",
    "sources",
    "cross_reactors",
    "series",
    "annex",
)
FAMILY_COLUMNS = ("name", "rule", "mechanism", "pattern")
_REVIEWED = "hazards.csv"
_FAMILIES = "hazards_families.csv"
_MEND = "Mend the row, or restore the file."


class Hazards(Mapping[str, tuple[Hazard, ...]]):
    """The hazards by INCI name in capitals, the most severe first.

    Two tables answer: `hazards.csv`, reviewed row by row, and `hazards_families.csv`, members of families by name
    pattern or listed function. A family gives no more than a note and adds nothing to a reviewed name, so its table
    is read only when a name is asked for that the reviewed one does not hold. Raises `DatabaseError` where a table is
    missing or damaged; a wrong value in a row is raised when its name is asked for, since a scan asks for few.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._reviewed: dict[str, list[list[str]]] = {}
        for row in _rows(folder, _REVIEWED, COLUMNS):
            self._reviewed.setdefault(row[0], []).append(row)

    def __getitem__(self, name: str) -> tuple[Hazard, ...]:
        reviewed = self._reviewed.get(name)
        if reviewed is not None:
            return tuple(sorted((_hazard(row) for row in reviewed), key=_strength))
        return tuple(
            Hazard(name, rule, mechanism, Severity.NOTE, "pattern", "", ("cosing",))
            for _, rule, mechanism, _ in self._members[name]
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

    @cached_property
    def rules(self) -> frozenset[str]:
        """The ids of the rules that a reviewed substance falls under."""
        return frozenset(row[1] for rows in self._reviewed.values() for row in rows)

    @cached_property
    def _members(self) -> dict[str, list[list[str]]]:
        members: dict[str, list[list[str]]] = {}
        for row in _rows(self._folder, _FAMILIES, FAMILY_COLUMNS):
            members.setdefault(row[0], []).append(row)
        return members


def read_hazards(folder: Path) -> Hazards:
    """Read the hazards of a folder, by INCI name in capitals.

    Raises `DatabaseError` where a table is missing or damaged.
    """
    return Hazards(folder)


def _rows(folder: Path, table: str, columns: tuple[str, ...]) -> Iterator[list[str]]:
    """Yield the rows of one table as lists, which takes a third of the time that rows as mappings take."""
    try:
        with (folder / table).open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            if tuple(next(rows, ())) != columns:
                raise DatabaseError(f"{table}: the columns are not {', '.join(columns)}.", _MEND)
            for row in rows:
                if len(row) != len(columns):
                    raise DatabaseError(f"{table}, line {rows.line_num}: the cells do not fit the header.", _MEND)
                yield row
    except FileNotFoundError as error:
        raise DatabaseError(f"A table is missing: {table}.", "Install the scanner again, or restore it.") from error
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DatabaseError(f"A table cannot be read: {table} ({error}).", "Install the scanner again.") from error


def _hazard(row: list[str]) -> Hazard:
    name, rule, mechanism, severity, trace, percent, basis, why, sources, cross_reactors, series, annex = row
    try:
        if basis not in BASES:
            raise ValueError(f"{basis!r} is not a basis")
        return Hazard(
            name=name,
            rule=rule,
            mechanism=mechanism,
            severity=Severity(severity),
            basis=basis,
            why=why,
            sources=split_cell(sources) or ("unsourced",),
            cross_reactors=split_cell(cross_reactors),
            series=split_cell(series),
            trace=Severity(trace) if trace else None,
            trace_percent=float(percent or 1.0),
            annex=annex,
        )
    except ValueError as error:
        raise DatabaseError(f"{_REVIEWED}: the hazard {name!r} is wrong: {error}.", _MEND) from error


def _strength(hazard: Hazard) -> tuple[int, int]:
    return hazard.severity.rank, BASES.index(hazard.basis)
