"""CSV and Markdown: every row that counts, and words from a photo that stay words."""

import csv
import io
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from scanner.label.model import Status
from scanner.report.csv import COLUMNS, cell, csv_report
from scanner.report.markdown import escaped, markdown_report
from scanner.report.printable import printable
from tests.report.products import (
    document,
    finding,
    ingredient,
    pasted_product,
    place,
    printed,
    product,
    quiet_product,
    unreadable_product,
)

NASTY = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "＝1",
    "\t=1",
    "<script>alert(1)</script>",
    "a\x1b[31m\u202e\x00b",
    "x" * 10_000,
    "| --- | # `code` [link](http://x) ![i](y)",
    "line\nbreak\r\n\r\n# head",
    "&lt;b&gt; &#60;",
    "**bold** __init__ ~~gone~~ www.example.org http://example.org $x$ {y}",
]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_row_for_all_that_was_found_and_all_that_was_not() -> None:
    rows = rows_of(csv_report(document()))
    kinds = [row["row"] for row in rows]
    assert kinds[0] == "outcome"
    assert sorted(set(kinds)) == [
        "finding",
        "not-checked",
        "outcome",
        "possible",
        "suppressed",
        "unread",
        "unrecognised",
    ]
    retinol = next(row for row in rows if row["about"] == "RETINOL")
    assert [retinol[key] for key in ("left", "top", "right", "bottom", "photo")] == [
        "20",
        "500",
        "100",
        "520",
        "shelf/serum.jpg",
    ]
    assert next(row for row in rows if row["row"] == "suppressed")["suppressed"] == "patch-tested in May"


@pytest.mark.parametrize("made", [quiet_product(), unreadable_product(), pasted_product()])
def test_csv_is_never_empty(made: object) -> None:
    rows = rows_of(csv_report(document(made)))  # type: ignore[arg-type]
    assert rows[0]["row"] == "outcome"
    assert rows[0]["why"]


@pytest.mark.parametrize("nasty", NASTY)
def test_no_cell_is_a_formula_or_breaks_its_row(nasty: str) -> None:
    found = finding(nasty, evidence=(printed(nasty, place(1, 1)),), title=nasty, why=nasty)
    base = product(name=nasty, findings=(found,))
    label = replace(base.label, ingredients=(ingredient(1, nasty, status=Status.UNRECOGNISED, name=None),))
    text = csv_report(document(replace(base, label=label)))
    for row in csv.reader(io.StringIO(text, newline="")):
        assert len(row) == len(COLUMNS)
        assert not any(value.startswith(tuple("=+-@＝\t\r")) for value in row)
        assert not any(char in value for value in row for char in "\x1b\x00\u202e\n\r")


@pytest.mark.parametrize(("value", "text"), [(-1.5, "-1.5"), (0, "0"), ("-1.5", "'-1.5"), ("Aqua", "Aqua"), ("", "")])
def test_numbers_stay_numbers(value: object, text: str) -> None:
    assert cell(value) == text


def html_of(markdown: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough").render(markdown)


@pytest.mark.parametrize("nasty", NASTY)
def test_escaped_words_come_out_of_markdown_as_they_went_in(nasty: str) -> None:
    shown = printable(nasty)
    expected = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert html_of(escaped(nasty)) == f"<p>{expected}</p>\n"


@pytest.mark.parametrize("nasty", ["1. a", "12) b", "- a", "+ a", "# a", "> a", "    code", "=== a", "--- a"])
def test_words_at_the_start_of_a_row_make_no_block(nasty: str) -> None:
    assert html_of(escaped(nasty)).startswith("<p>")


@pytest.mark.parametrize("nasty", NASTY)
def test_a_nasty_product_makes_the_same_blocks_as_a_plain_one(nasty: str) -> None:
    def blocks(words: str) -> list[str]:
        found = finding(words, title=words, why=words, advice=words, evidence=(printed(words, place(1, 1)),))
        base = product(name=words, findings=(found,))
        label = replace(base.label, ingredients=(ingredient(1, words),))
        tokens = MarkdownIt("commonmark").enable("table").parse(markdown_report(document(replace(base, label=label))))
        return [token.type for token in tokens]

    assert blocks(nasty) == blocks("Retinol")


def test_markdown_tells_all_that_the_text_tells() -> None:
    text = html_of(markdown_report(document()))
    for words in (
        "RETINOL: Retinoid",
        "PARFUM",
        "light reflects here",
        "Xqzzy",
        "2 concerns were looked for",
        "patch-tested",
    ):
        assert words in text
    assert "<table>" in text
    assert "Do not re-use" in text
