"""The HTML page: whole in itself, in order for a screen reader, harmless whatever the photo said."""

import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.photo.model import PhotoRecord, Place, Quad
from scanner.reading.model import Line
from scanner.report.framed import quarter_turns
from scanner.report.html import html_report
from tests.report.pages import Page, drawn_photo, photographed
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


def test_the_page_holds_everything_in_itself(tmp_path: Path) -> None:
    text = html_report(document(photographed(tmp_path / "a.png")))
    page = Page(text)
    assert page.every("script") == page.every("link") == page.every("iframe") == []
    assert all((attrs["src"] or "").startswith("data:image/jpeg;base64,") for attrs in page.every("img"))
    assert all((attrs["href"] or "").startswith("#") for attrs in page.every("a"))
    assert not re.search(r"https?://|@import|\bon[a-z]+=", re.sub(r"base64,[^\"]*", "", text))
    assert "default-src 'none'" in text


def test_the_page_is_well_formed_and_its_links_lead_somewhere(tmp_path: Path) -> None:
    page = Page(html_report(document(photographed(tmp_path / "a.png"), quiet_product())))
    assert page.misplaced == []
    assert page.open == []
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    assert {(attrs["href"] or "")[1:] for attrs in page.every("a")} <= set(ids)
    named = [name for _, attrs in page.tags for name in (attrs.get("aria-labelledby") or "").split()]
    assert set(named) <= set(ids)


def test_headings_step_down_one_at_a_time(tmp_path: Path) -> None:
    page = Page(html_report(document(photographed(tmp_path / "a.png"), quiet_product())))
    levels = [int(name[1]) for name, _ in page.tags if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


def test_pictures_have_words_and_the_page_a_language(tmp_path: Path) -> None:
    page = Page(html_report(document(photographed(tmp_path / "a.png")), lang="de"))
    assert page.every("html")[0]["lang"] == "de"
    assert all(attrs.get("alt") for attrs in page.every("img"))
    assert any(attrs.get("lang") == "en" for attrs in page.every("span"))


def test_frames_and_tags_stand_on_the_words(tmp_path: Path) -> None:
    made = photographed(tmp_path / "a.png", findings=(finding(),))
    page = Page(html_report(document(made)))
    assert "18,498 102,498 102,522 18,522" in [attrs["points"] for attrs in page.every("polygon")]
    overlay = next(attrs for attrs in page.every("svg"))
    assert overlay["viewbox"] == "0 0 800 600"
    tag = next(attrs for attrs in page.every("span") if attrs.get("class") == "tag avoid")
    assert tag["style"] == f"left:{18 / 8:.1f}%;top:{498 / 6:.1f}%"


def test_a_small_part_with_text_is_enlarged_and_frames_move_with_it(tmp_path: Path) -> None:
    base = photographed(tmp_path / "a.png", findings=(finding(),))
    reading = replace(base.readings[0], lines=(), unread=())
    made = replace(base, readings=(reading,), label=replace(base.label, ingredients=()))
    page = Page(html_report(document(made)))
    views = [attrs["viewbox"] for attrs in page.every("svg")]
    assert views == ["0 0 800 600", "0 0 124 68"]
    tag = next(attrs for attrs in page.every("span") if attrs.get("class") == "tag avoid")
    assert tag["style"] == f"left:{18 / 124 * 100:.1f}%;top:{22 / 68 * 100:.1f}%"


@pytest.mark.parametrize(
    ("box", "turns", "corner"),
    [
        (((20, 500), (100, 500), (100, 520), (20, 520)), 0, "18,498"),
        (((100, 500), (100, 580), (80, 580), (80, 500)), 1, "498,698"),
        (((100, 520), (20, 520), (20, 500), (100, 500)), 2, "698,78"),
        (((80, 580), (80, 500), (100, 500), (100, 580)), 3, "18,78"),
    ],
)
def test_a_sideways_photo_is_turned_and_its_frames_with_it(box: Quad, turns: int, corner: str, tmp_path: Path) -> None:
    base = photographed(tmp_path / "a.png", findings=(finding(evidence=(printed("Retinol", Place(0, box)),)),))
    (a, b, c, d) = box
    line = Line("R", "rapidocr", 0.9, 0, ((a, d), (b, c)))
    far = replace(line, rungs=(((799, 599), (799, 599)), ((799, 599), (799, 599))))
    near = replace(line, rungs=(((0, 0), (0, 0)), ((0, 0), (0, 0))))
    reading = replace(base.readings[0], lines=(line, far, near), unread=())
    made = replace(base, readings=(reading,), label=replace(base.label, ingredients=()))
    page = Page(html_report(document(made)))
    assert quarter_turns([box]) == turns
    assert page.every("svg")[-1]["viewbox"] == ("0 0 600 800" if turns % 2 else "0 0 800 600")
    assert (page.every("polygon")[0]["points"] or "").split()[0] == corner
    assert ("turned so that its text" in page.text) == (turns > 0)


def test_text_in_all_directions_turns_nothing() -> None:
    right, down = ((0, 0), (9, 0), (9, 2), (0, 2)), ((0, 0), (0, 9), (-2, 9), (-2, 0))
    assert quarter_turns([right, down]) == 0
    assert quarter_turns([]) == 0
    assert quarter_turns([right, down, down]) == 1


def test_what_stays_unknown_is_lettered_and_drawn(tmp_path: Path) -> None:
    text = html_report(document(photographed(tmp_path / "a.png")))
    page = Page(text)
    drawn = [attrs["class"] for attrs in page.every("g")]
    assert drawn.count("unread") == 1
    assert drawn.count("doubtful") == 2
    assert "A Lower right of the photo: light reflects here. Retake without the lamp." in page.text
    assert "C “Xqzzy” was read and is in no name list" in page.text


def test_no_meaning_hangs_on_colour_alone(tmp_path: Path) -> None:
    page = Page(html_report(document(photographed(tmp_path / "a.png"))))
    for words in ("■ AVOID", "▲ CAUTION", "● NOTE", "not recognised:", "more than one name is possible:"):
        assert words in page.text


def test_a_photo_that_is_gone_changed_or_broken_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    made = document(photographed(path))
    drawn_photo(path, 640, 480)
    assert "is no longer the photo that was read" in Page(html_report(made)).text
    path.write_bytes(b"no picture")
    assert "can no longer be opened" in Page(html_report(made)).text
    path.unlink()
    page = Page(html_report(made))
    assert "is not there any more" in page.text
    assert page.every("img") == []
    assert "RETINOL: Retinoid" in page.text


def test_a_relative_path_is_also_looked_for_beside_the_report(tmp_path: Path) -> None:
    record = drawn_photo(tmp_path / "a.png")
    base = product()
    made = replace(base, readings=(replace(base.readings[0], photo=replace(record, path="a.png")),))
    assert Page(html_report(document(made), folder=tmp_path)).every("img")
    assert not Page(html_report(document(made))).every("img")


@pytest.mark.parametrize("made", [quiet_product(), unreadable_product(), pasted_product()])
@pytest.mark.parametrize("lang", ["en", "de", "fr"])
def test_every_kind_of_answer_makes_a_page(made: object, lang: str) -> None:
    page = Page(html_report(document(made), lang=lang))  # type: ignore[arg-type]
    assert page.misplaced == []
    assert not re.search(r"\bsafe\b|\bsicher\b|\bsûr", page.text, re.I)


NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'); DROP",
    "{{ 7*7 }}",
    "a\x1b[31m\u202eb\x00",
    "w" * 10_000,
]


@pytest.mark.parametrize("nasty", NASTY)
def test_words_from_a_photo_stay_words(nasty: str, tmp_path: Path) -> None:
    found = finding(nasty, "retinoid", title=nasty, why=nasty, advice=nasty, evidence=(printed(nasty, place(20, 500)),))
    base = product(name=nasty, findings=(found,))
    label = replace(base.label, ingredients=(ingredient(1, nasty), ingredient(2, nasty, name="AQUA")))
    text = html_report(document(replace(base, label=label)))
    page = Page(text)
    assert page.every("script") == []
    assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
    assert page.misplaced == []
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert len(text) < 200_000


def test_a_photo_outside_its_record_is_no_error(tmp_path: Path) -> None:
    base = photographed(
        tmp_path / "a.png", findings=(finding(evidence=(printed("x", place(-90, 900), place(1, 1, photo=7)),)),)
    )
    assert Page(html_report(document(base))).misplaced == []


def test_an_empty_photo_record_is_no_error() -> None:
    base = product()
    made = replace(base, readings=(replace(base.readings[0], photo=PhotoRecord("", 0, 0, "0" * 64)),))
    assert Page(html_report(document(made))).misplaced == []
