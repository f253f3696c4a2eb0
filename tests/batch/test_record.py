"""The record of a batch, also after a crash, and the summary made from it."""

import csv
from pathlib import Path

import pytest

from scanner.batch.product import PhotoProblem
from scanner.batch.record import ProductRow, Record, SeenFile
from scanner.batch.summary import COLUMNS, write_summary


def row(product: str, **values: object) -> ProductRow:
    return ProductRow(product=product, state="done", **values)  # type: ignore[arg-type]


FULL = row(
    "brand/ü",
    kind="serum",
    outcome="concerns",
    avoid=1,
    caution=2,
    note=3,
    matters="LIMONENE: Fragrance allergen",
    reports=("reports/brand/ü.json",),
    problems=(PhotoProblem("1.jpg", "The file is empty.", "Copy it again."),),
    seen=(SeenFile("brand/ü/1.jpg", 12, 34, "ab"),),
    under="0123",
)


def test_rows_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "record.jsonl"
    record = Record.begin(path, {"today": "2026-11-22"})
    record.add(FULL)
    record.add(row("a"))
    for again in (record, Record.read(path)):
        assert again.head == {"today": "2026-11-22"}
        assert list(again.rows()) == [row("a"), FULL]
        assert "a" in again
        assert "b" not in again


def test_the_last_row_of_a_product_counts(tmp_path: Path) -> None:
    path = tmp_path / "record.jsonl"
    record = Record.begin(path, {})
    for number in range(3):
        record.add(row("a", avoid=number))
    assert record.row("a").avoid == 2
    assert Record.read(path).row("a").avoid == 2


def test_names_that_are_no_text_survive(tmp_path: Path) -> None:
    name = b"caf\xe9.jpg".decode("utf-8", "surrogateescape")
    record = Record.begin(tmp_path / "record.jsonl", {})
    record.add(row(name))
    assert [item.product for item in Record.read(tmp_path / "record.jsonl").rows()] == [name]


@pytest.mark.parametrize("tail", [b'{"product": "b", "sta', b"\xff\xfe\x00", b"[1, 2]", b'"text"', b"null", b"\n\n"])
def test_a_line_cut_off_by_a_crash_does_not_count(tmp_path: Path, tail: bytes) -> None:
    path = tmp_path / "record.jsonl"
    Record.begin(path, {"today": None}).add(row("a"))
    with path.open("ab") as file:
        file.write(tail)
    record = Record.read(path)
    assert [item.product for item in record.rows()] == ["a"]
    record.add(row("c", note=1))
    assert [item.product for item in Record.read(path).rows()] == ["a", "c"]
    assert record.row("c").note == 1


def test_forgotten_products_are_left_out(tmp_path: Path) -> None:
    record = Record.begin(tmp_path / "record.jsonl", {})
    for name in "abc":
        record.add(row(name))
    record.forget({"a", "c"})
    assert [item.product for item in record.rows()] == ["a", "c"]


def test_summary(tmp_path: Path) -> None:
    path = tmp_path / "summary.csv"
    write_summary(path, [FULL, row("=HYPERLINK(1)", matters="@x, with\na comma"), row("-2.jpg"), row("2-1.jpg")])
    table = list(csv.DictReader(path.open(encoding="utf-8", newline="")))
    assert tuple(table[0]) == COLUMNS
    assert table[0]["product"] == "brand/ü"
    assert table[0]["avoid"] == "1"
    assert table[0]["problems"] == "1.jpg: The file is empty."
    assert [line["product"] for line in table[1:]] == ["'=HYPERLINK(1)", "'-2.jpg", "2-1.jpg"]
    assert table[1]["matters"] == "'@x, with a comma"
