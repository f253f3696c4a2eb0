"""The packaging tables: they load, their rows fit together, and damage is told."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.packaging import packaging

FOLDER = Path(__file__).parents[2] / "allergen_db"
TABLES = (
    "symbols.csv",
    "notified_bodies.csv",
    "materials.csv",
    "needle_depths.csv",
    "needle_limits.csv",
    "gs1_identifiers.csv",
)


def test_needle_depths_leave_no_gap() -> None:
    rows = packaging(FOLDER).depths
    assert rows[0].from_mm == 0
    assert all(one.below_mm == two.from_mm for one, two in pairwise(rows))
    assert {row.home_use for row in rows} <= {"ok", "note", "caution", "avoid"}


@pytest.mark.parametrize(
    ("length", "home"), [(0.1, "ok"), (0.25, "ok"), (0.3, "note"), (0.5, "caution"), (1.0, "avoid")]
)
def test_a_length_is_judged_for_home_use(length: float, home: str) -> None:
    row = packaging(FOLDER).depth(length)
    assert row is not None and row.home_use == home


def test_a_length_beyond_the_table_has_no_row() -> None:
    assert packaging(FOLDER).depth(9.0) is None


def test_notified_bodies_have_four_digits_and_a_known_status() -> None:
    bodies = packaging(FOLDER).notified_bodies
    assert all(len(number) == 4 and number.isdigit() for number in bodies)
    assert {body.status for body in bodies.values()} == {"listed", "former", "placeholder"}


def test_gs1_identifiers_do_not_hide_one_another() -> None:
    table = packaging(FOLDER).identifiers
    assert not [one for one in table for two in table if one != two and two.startswith(one)]
    assert table["17"].fixed and table["17"].length == 6
    assert not table["10"].fixed and table["10"].length == 20


def test_wordings_are_told_apart_within_a_kind() -> None:
    """A wording with two meanings in one kind and language would make the finding a matter of chance."""
    meanings: dict[tuple[str, str, str], set[str]] = {}
    for kind in ("sterility", "reuse", "storage", "lot", "maker", "mark", "intended-use"):
        for phrase in Knowledge(FOLDER).phrases[kind]:
            meanings.setdefault((kind, phrase.lang, phrase.text.casefold()), set()).add(phrase.meaning)
    assert {key: found for key, found in meanings.items() if len(found) > 1} == {}


def test_sterility_is_matched_denials_first() -> None:
    priorities: dict[str, set[int]] = {}
    for phrase in Knowledge(FOLDER).phrases["sterility"]:
        priorities.setdefault(phrase.meaning, set()).add(phrase.priority)
    assert priorities["non-sterile"] == {1}
    assert priorities["sterilise-before-use"] == {2}
    assert priorities["sterile"] == {3}


def test_every_source_of_the_tables_is_known() -> None:
    sources = Knowledge(FOLDER).sources
    for path in (*sorted(FOLDER.glob("wording_*.csv")), *(FOLDER / name for name in TABLES)):
        header, *rows = path.read_text(encoding="utf-8").splitlines()
        assert header.endswith("source"), path.name
        named = {row.rsplit(",", 1)[1] for row in rows}
        assert named <= set(sources), path.name


@pytest.mark.parametrize("table", TABLES)
def test_a_damaged_table_is_told(table: str, tmp_path: Path) -> None:
    for name in TABLES:
        shutil.copy(FOLDER / name, tmp_path / name)
    text = (tmp_path / table).read_text(encoding="utf-8")
    (tmp_path / table).write_text("x" + text, encoding="utf-8")
    with pytest.raises(DatabaseError):
        packaging(tmp_path)
