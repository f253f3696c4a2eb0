"""The database as a whole: every table keeps to the schema, the manifest and the index describe what is there."""

import json
import shutil
from pathlib import Path

import pytest

from scanner.knowledge.build import build
from scanner.knowledge.check import check
from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.index import INDEX_FILE, read_index
from scanner.knowledge.load import database_folder, info, load
from scanner.knowledge.manifest import differences, read_manifest
from scanner.knowledge.names import cas_checks
from scanner.knowledge.schema import read_schema, violations
from scanner.knowledge.tables import read_table, split_cell

FOLDER = database_folder()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the database that a test may damage."""
    return Path(shutil.copytree(FOLDER, tmp_path / "db", ignore=shutil.ignore_patterns("__pycache__")))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A database of three short tables with the real schema of each."""
    schemas = read_schema(FOLDER)
    tables = {
        "aliases.csv": schemas["aliases.csv"],
        "sources.csv": schemas["sources*.csv"],
        "vocabulary.csv": schemas["vocabulary.csv"],
    }
    (tmp_path / "schema.json").write_text(json.dumps({"tables": tables}), encoding="utf-8")
    for name, row in (
        ("aliases.csv", "Distilled Water,AQUA,en,common,yes,unsourced"),
        ("sources.csv", "cosing,European Commission,seen,"),
        ("vocabulary.csv", "AQUA,7732-18-5,231-791-2,solvent,,2020;2026"),
    ):
        header = ",".join(tables[name]["columns"])
        (tmp_path / name).write_text(f"{header}\n{row}\n", encoding="utf-8")
    assert violations(tmp_path) == []
    return tmp_path


def test_every_table_keeps_to_the_schema() -> None:
    assert violations(FOLDER) == []


def test_every_table_of_the_schema_says_what_it_holds() -> None:
    assert all(table["what"] for table in read_schema(FOLDER).values())


def test_manifest_and_index_are_those_of_the_tables() -> None:
    assert check(FOLDER) == [], "Run `python -m scanner.knowledge.build` and commit what it writes."


def test_manifest_covers_every_table_and_the_index() -> None:
    assert set(info().tables) == {path.name for path in FOLDER.glob("*.csv")} | {INDEX_FILE}
    assert info().tables["vocabulary.csv"].rows == 34285


def test_building_twice_gives_the_same_bytes(copy: Path) -> None:
    build(copy)
    first = {name: (copy / name).read_bytes() for name in (INDEX_FILE, "manifest.json")}
    build(copy)
    assert {name: (copy / name).read_bytes() for name in first} == first


def test_committed_index_is_what_the_tables_give(copy: Path) -> None:
    build(copy)
    assert (copy / INDEX_FILE).read_bytes() == (FOLDER / INDEX_FILE).read_bytes()


def test_changed_table_makes_the_index_stale(copy: Path) -> None:
    build(copy)
    with (copy / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("Something New,AQUA,en,common,yes,unsourced\n")
    with pytest.raises(DatabaseError, match=r"older than aliases\.csv\. Run `python -m scanner\.knowledge\.build`"):
        read_index(copy)
    assert [problem.split()[0] for problem in differences(copy)] == ["aliases.csv"]
    build(copy)
    assert load(copy).names.exact("something new")[0].name == "AQUA"
    assert differences(copy) == []


@pytest.mark.parametrize("damage", [b"", b"\x1d\n", b"{}", b'{"tables": {}}\n\x1d\na\n\x1d\n\x1d\nA\n\x1d\n\n'])
def test_damaged_index_is_an_error_that_says_what_to_do(copy: Path, damage: bytes) -> None:
    (copy / INDEX_FILE).write_bytes(damage)
    with pytest.raises(DatabaseError, match=r"scanner\.knowledge\.build"):
        read_index(copy)


@pytest.mark.parametrize("name", [INDEX_FILE, "vocabulary.csv"])
def test_missing_file_is_an_error_that_names_it(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(DatabaseError, match=name):
        read_index(copy)


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"version": "1"}', '{"version": "1", "date": "", "tables": {"a": 1}}']
)
def test_damaged_manifest_is_an_error(copy: Path, text: str) -> None:
    (copy / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(DatabaseError, match="manifest is damaged"):
        read_manifest(copy)


def test_folder_without_a_database_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no database"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Tap Water,NO SUCH NAME,en,common,yes,unsourced", "'NO SUCH NAME' is not in"),
        ("Tap Water,AQUA,english,common,yes,unsourced", "'english' has not the form"),
        ("Tap Water,AQUA,en,common,maybe,unsourced", "'maybe' is none of yes, no"),
        ("Tap Water,AQUA,en,common,yes,", "source: is empty"),
        ("Tap Water,AQUA,en,common,yes,no-such-source", "'no-such-source' is not in"),
        (",AQUA,en,common,yes,unsourced", "alias: is empty"),
        (" Tap Water,AQUA,en,common,yes,unsourced", "white space"),
        ("Distilled Water,AQUA,en,common,yes,unsourced", "stand there twice"),
    ],
)
def test_schema_sees_what_is_wrong_with_a_row(small: Path, row: str, problem: str) -> None:
    with (small / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write(row + "\n")
    (found,) = violations(small)
    assert "aliases.csv" in found
    assert problem in found


def test_schema_sees_wrong_columns_unknown_and_missing_tables(small: Path) -> None:
    (small / "sources.csv").write_text("id,citation\ncosing,European Commission\n", encoding="utf-8")
    (small / "more.csv").write_text("a\n1\n", encoding="utf-8")
    (small / "aliases.csv").unlink()
    assert [problem.split()[0] for problem in violations(small)] == ["aliases.csv", "more.csv", "sources.csv"]


def test_row_with_a_cell_too_few_is_an_error(small: Path) -> None:
    (small / "sources.csv").write_text("id,citation,verification,seen\ncosing,x\n", encoding="utf-8")
    with pytest.raises(DatabaseError, match="line 2"):
        list(read_table(small, "sources.csv"))


@pytest.mark.parametrize("cas", ["7732-18-5", "56-81-5", "122-99-6", "9067-32-7"])
def test_right_cas_numbers_pass(cas: str) -> None:
    assert cas_checks(cas)


@pytest.mark.parametrize("cas", ["7732-18-4", "56-81-0", "122-99-9", "9076-32-7", "", "1-2", "abc"])
def test_wrong_cas_numbers_fail(cas: str) -> None:
    assert not cas_checks(cas)


def test_synonyms_form_no_chains() -> None:
    pairs = {row["name"]: row["canonical"] for row in read_table(FOLDER, "synonyms.csv")}
    assert not set(pairs) & set(pairs.values())


def test_what_a_plant_oil_usually_is_exists_in_the_vocabulary() -> None:
    names = {row["name"] for row in read_table(FOLDER, "vocabulary.csv")}
    missing = [
        f"{row['latin']} {rest}"
        for row in read_table(FOLDER, "plants.csv")
        for rest in (cell.partition("=")[2] for cell in split_cell(row["usual"]))
        if f"{row['latin']} {rest}" not in names
    ]
    assert missing == []


def test_sources_page_asks_for_the_attribution_that_the_data_asks_for() -> None:
    text = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    assert all(words in text for words in ("European Commission", "CosIng", "2011/833/EU", "CC BY 4.0"))
    assert json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))["date"]
