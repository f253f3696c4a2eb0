"""The packaging tables that hold no wordings: symbols, notified bodies, materials, depths, identifiers in codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.tables import read_table, split_cell

_MEND = "Mend the row, or restore the file."


@dataclass(frozen=True, slots=True)
class SymbolMeaning:
    """What a pictogram or boxed word says.

    `says` is "table:meaning" with the tables sterility, reuse, storage, date, lot, maker, mark, use and handling.
    """

    key: str
    title: str
    clause: str
    says: str
    method: str
    means: str


@dataclass(frozen=True, slots=True)
class NotifiedBody:
    """A four-digit number beside a CE mark; `status` is listed, former or placeholder."""

    number: str
    name: str
    country: str
    status: str


@dataclass(frozen=True, slots=True)
class Material:
    """A material of needles; `nickel` is yes, little, no or unknown, `forms` the ways it is printed."""

    key: str
    forms: tuple[str, ...]
    nickel: str
    grade_stated: bool
    means: str


@dataclass(frozen=True, slots=True)
class NeedleDepth:
    """A range of needle lengths in millimetres, from `from_mm` to less than `below_mm`.

    `home_use` says how a pack is judged that offers such a length for home use: ok, note, caution or avoid.
    """

    from_mm: float
    below_mm: float
    reach: str
    audience: str
    home_use: str
    source: str


@dataclass(frozen=True, slots=True)
class NeedleLimit:
    """The longest needle for personal use that a country allows, in millimetres, with its tolerance in percent."""

    country: str
    lang: str
    home_limit_mm: float
    tolerance_percent: float
    means: str
    source: str


@dataclass(frozen=True, slots=True)
class Identifier:
    """A GS1 application identifier: the length of its value, and whether it is the most or the exact one."""

    identifier: str
    title: str
    length: int
    fixed: bool
    says: str


@dataclass(frozen=True, slots=True)
class HibcFormat:
    """What stands behind a marker of a HIBC code.

    `layout` is the form of a date or quantity, one letter a digit (Y year, M month, D day, J day of the year, H hour,
    Q quantity), empty for none; `then` is what follows it: lot, serial, quantity, more or "date:" and its kind.
    """

    marker: str
    title: str
    layout: str
    then: str


@dataclass(frozen=True, slots=True)
class Packaging:
    """The packaging tables of one database."""

    symbols: Mapping[str, SymbolMeaning]
    notified_bodies: Mapping[str, NotifiedBody]
    materials: tuple[Material, ...]
    depths: tuple[NeedleDepth, ...]
    limits: tuple[NeedleLimit, ...]
    identifiers: Mapping[str, Identifier]
    hibc: Mapping[str, HibcFormat]

    def depth(self, length_mm: float) -> NeedleDepth | None:
        """Give the row of a needle length in millimetres, None beyond the table."""
        return next((row for row in self.depths if row.from_mm <= length_mm < row.below_mm), None)


@lru_cache(maxsize=4)
def packaging(folder: Path) -> Packaging:
    """Read the packaging tables of a folder, once. Raises `DatabaseError` where one is missing or damaged."""
    try:
        return Packaging(
            {row.key: row for row in map(_symbol, read_table(folder, "symbols.csv"))},
            {row.number: row for row in map(_body, read_table(folder, "notified_bodies.csv"))},
            tuple(map(_material, read_table(folder, "materials.csv"))),
            tuple(map(_depth, read_table(folder, "needle_depths.csv"))),
            tuple(map(_limit, read_table(folder, "needle_limits.csv"))),
            {row.identifier: row for row in map(_identifier, read_table(folder, "gs1_identifiers.csv"))},
            {row["marker"]: _hibc(row) for row in read_table(folder, "hibc_formats.csv")},
        )
    except (KeyError, ValueError) as error:
        raise DatabaseError(f"A packaging table is damaged: {error}.", _MEND) from error


def _symbol(row: Mapping[str, str]) -> SymbolMeaning:
    return SymbolMeaning(row["key"], row["title"], row["clause"], row["says"], row["method"], row["means"])


def _body(row: Mapping[str, str]) -> NotifiedBody:
    return NotifiedBody(row["number"], row["name"], row["country"], row["status"])


def _material(row: Mapping[str, str]) -> Material:
    return Material(row["key"], split_cell(row["forms"]), row["nickel"], row["grade_stated"] == "yes", row["means"])


def _depth(row: Mapping[str, str]) -> NeedleDepth:
    return NeedleDepth(
        float(row["from_mm"]), float(row["below_mm"]), row["reach"], row["audience"], row["home_use"], row["source"]
    )


def _limit(row: Mapping[str, str]) -> NeedleLimit:
    return NeedleLimit(
        row["country"],
        row["lang"],
        float(row["home_limit_mm"]),
        float(row["tolerance_percent"]),
        row["means"],
        row["source"],
    )


def _identifier(row: Mapping[str, str]) -> Identifier:
    length = row["length"]
    return Identifier(row["identifier"], row["title"], int(length.lstrip(".")), length[0] != ".", row["says"])


def _hibc(row: Mapping[str, str]) -> HibcFormat:
    return HibcFormat(row["marker"], row["title"], row["layout"], row["then"])
