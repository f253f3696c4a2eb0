"""Words that would do harm, in every place of a report, in every format and language."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from scanner.knowledge.model import Source
from scanner.label.model import Candidate, Claim, Mark, Match, Polarity, PrintedDate
from scanner.report.annotate import annotated_photos
from scanner.report.columns import columns
from scanner.report.diff import diff_reports, diff_text
from scanner.report.formats import FORMATS, Options, render
from scanner.report.wording import LANGUAGES
from tests.report.pages import Page, photographed
from tests.report.products import document, finding, ingredient, line, place, printed

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "formula": "=cmd|'/C calc'!A0",
    "terminal": "\x1b[31mred\x1b]0;title\x07\x9b1m",
    "direction": "\u202e\u2066abc\u200f\u061c",
    "nothing": "a\x00b",
    "long": "w" * 10_000,
    "surrogates": "x \ud800 y \udfff",
    "xml": "]]>&amp;<![CDATA[",
    "markdown": "| a | `b` [l](http://x) ![i](javascript:1)\n# h\n- x",
    "breaks": "a\u2028b\u2029c\x85d\x0be\x0cf",
    "templates": "{name} %s {{7*7}} \\",
    "marks": "e" + "\u0301" * 500,
    "no characters": "a\ufffe\uffffb",
}
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
FORMULA = re.compile(r"[=+@\t\r-]")


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, object]:
    """Give a document with the words in every field that comes from a photo or a file."""
    words = HOSTILE[request.param]
    base = photographed(tmp_path / "a.png")
    found = finding(
        words,
        title=words,
        why=words,
        advice=words,
        evidence=(printed(words, place(20, 500)), replace(printed(words), reader="symbol")),
        match=Match("fuzzy", words, words, 90.0, Candidate(words, 80.0)),
        sources=(Source(words, words, "seen"),),
    )
    label = replace(
        base.label,
        ingredients=(ingredient(1, words), ingredient(2, words, name=words)),
        claims=(Claim(words, Polarity.DENIED, printed(words, place(1, 1)), words, words),),
        marks=(Mark(words, words, printed(words)), Mark("needling-device", words, printed(words))),
        lot=Mark("lot", words, printed(words, place(5, 5))),
        dates=(PrintedDate(words, printed(words), words, words, (words,)),),
        list_cut_off=True,
    )
    reading = replace(base.readings[0], lines=(line(words[:50], 1, 1),), notices=(words,), readers=(words,))
    return document(replace(base, name=words, findings=(found,), label=label, readings=(reading,)))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_is_harmed(name: str, lang: str, hostile: dict[str, object]) -> None:
    text = render(hostile, name, Options(lang=lang, unfold=True, width=60))
    assert text.encode("utf-8")
    assert CONTROL.search(text) is None
    if name in ("json", "sarif"):
        assert json.loads(text)
    elif name == "junit":
        assert Xml.fromstring(text).tag == "testsuites"
    elif name == "html":
        page = Page(text)
        assert page.misplaced == page.open == page.every("script") == []
        assert all((image["src"] or "").startswith("data:") for image in page.every("img"))
    elif name == "text":
        assert max(map(columns, text.splitlines())) <= 60
    elif name == "csv":
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len({len(row) for row in rows}) == 1
        cells = (cell for row in rows for cell in row if not re.fullmatch(r"-?[\d.]+", cell))
        assert not any(FORMULA.match(cell) for cell in cells)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pictures_and_differences_are_not_harmed(lang: str, hostile: dict[str, object]) -> None:
    assert [made.jpeg is not None for made in annotated_photos(hostile, lang=lang)] == [True]
    for old, new in ((hostile, document()), (document(), hostile)):
        text = diff_text(diff_reports(old, new, lang=lang), width=60, lang=lang)
        assert CONTROL.search(text) is None
        assert max(map(columns, text.splitlines())) <= 60
