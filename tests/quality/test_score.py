"""The score counts what it says, on reports made by hand."""

from pathlib import Path
from typing import Any

import pytest

from scanner.knowledge.load import load
from tests.quality.letters import is_read, overlap
from tests.quality.names import NameBook
from tests.quality.score import Score, score_photo
from tests.quality.truths import PrintedWord, Truth, squeezed

PRINTED = ("Aqua", "Glycerin", "Linalool", "Retinol")
UNSURE = (*PRINTED, "Zea Mays Starch?")


@pytest.fixture(scope="module")
def book() -> NameBook:
    return NameBook(load())


def row(name: str | None, status: str = "recognised", printed: str = "", candidates: tuple[str, ...] = ()) -> Any:
    return {
        "printed": printed or name,
        "name": name,
        "status": status,
        "candidates": [{"name": candidate, "score": 90.0} for candidate in candidates],
    }


def finding(about: str, severity: str = "avoid") -> Any:
    return {"about": about, "severity": severity, "rule": "x"}


def scored(
    book: NameBook, rows: list[Any], findings: list[Any], unread: int = 0, printed: tuple[str, ...] = PRINTED
) -> Score:
    score = Score()
    product = {
        "text": [{"text": "Aqua, Glycerin, Lina-"}, {"text": "lool, Retlnol"}],
        "ingredients": rows,
        "findings": findings,
        "unread": [{}] * unread,
        "symbols": [],
    }
    truth = Truth(Path("x.jpg"), "a" if printed else "c", printed)
    score_photo(score, truth, {"products": [product]}, book)
    return score


def test_a_whole_report_has_full_marks_but_for_a_letter(book: NameBook) -> None:
    rows = [row("WATER"), row("GLYCERIN"), row("LINALOOL"), row("RETINOL"), row("ZEA MAYS STARCH")]
    score = scored(book, rows, [finding("LINALOOL"), finding("RETINOL")], printed=UNSURE)
    assert (score.got["letters"], score.of["letters"]) == (3, 4)
    for figure in ("named", "named_sure", "hazards"):
        assert score.share(figure) == 1.0, figure
    for figure in ("wrong", "silent_miss", "false_alarm"):
        assert score.share(figure) == 0.0, figure


def test_a_hazard_left_out_is_a_silent_miss(book: NameBook) -> None:
    score = scored(book, [row("AQUA"), row("GLYCERIN"), row("LINALOOL")], [finding("LINALOOL")])
    assert (score.got["silent_miss"], score.of["silent_miss"]) == (1, 2)


def test_a_hazard_in_a_doubtful_piece_is_no_silent_miss(book: NameBook) -> None:
    rows = [row("LINALOOL"), row(None, "unrecognised", "Retlnol")]
    score = scored(book, rows, [finding("LINALOOL")])
    assert score.got["silent_miss"] == 0
    assert score.got["hazards"] == 1


def test_a_paragraph_covers_no_hazard(book: NameBook) -> None:
    rows = [row("LINALOOL"), row(None, "unrecognised", "Apply Retinol at night and never in the morning, then rest")]
    assert scored(book, rows, [finding("LINALOOL")]).got["silent_miss"] == 1


def test_an_unread_place_silences_the_miss_but_over_warns(book: NameBook) -> None:
    rows = [row("AQUA"), row("GLYCERIN"), row("LINALOOL"), row("RETINOL")]
    score = scored(book, rows, [finding("LINALOOL")], unread=1)
    assert score.got["silent_miss"] == 0
    assert score.share("over_warned") == 1.0


def test_a_candidate_counts_as_named_but_not_surely(book: NameBook) -> None:
    rows = [row("AQUA"), row("GLYCERIN"), row("LINALOOL"), row(None, "possible", "Retnol", ("RETINOL", "RETINAL"))]
    score = scored(book, rows, [])
    assert (score.got["named"], score.got["named_sure"]) == (4, 3)


def test_names_that_are_not_printed_are_wrong_and_their_alarms_false(book: NameBook) -> None:
    score = scored(book, [row("AQUA"), row("LIMONENE")], [finding("LIMONENE"), finding("LINALOOL", "note")])
    assert (score.got["wrong"], score.of["wrong"]) == (1, 2)
    assert score.got["false_alarm"] == 1


def test_a_look_alike_is_not_the_same(book: NameBook) -> None:
    assert not book.same(book.forms("Propylparaben"), book.forms("Propylparabens Isobutyl"))
    assert not book.same(book.forms("Laureth-2"), book.forms("Laureth-23"))
    assert book.same(book.forms("Water (Aqua)"), book.forms("AQUA"))


def test_a_list_on_a_photo_of_something_else_is_invented(book: NameBook) -> None:
    score = scored(book, [row("GLYCERIN"), row(None, "unrecognised", "lamp")], [], printed=())
    assert score.got["invented"] == 1


@pytest.mark.parametrize(
    ("printed", "text", "read"),
    [
        ("Sodium Lactate", "SODIUMLACTATE, Glycerin", True),
        ("Sodium Lactate", "Sodiun Lactate", True),
        ("Sodium Lactate", "Sodium, Glycerin, Lanolin", False),
        ("Aqua", "Aqva", False),
        ("CI 77891", "CI 77491", False),
        ("Retinol", "", False),
    ],
)
def test_letters_are_read(printed: str, text: str, read: bool) -> None:
    assert is_read(printed, squeezed(text)) is read


def test_overlap_of_quadrilaterals() -> None:
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    half = ((5.0, 0.0), (15.0, 0.0), (15.0, 10.0), (5.0, 10.0))
    away = ((50.0, 0.0), (60.0, 0.0), (60.0, 10.0), (50.0, 10.0))
    assert overlap(square, square) == pytest.approx(1.0)
    assert overlap(square, half) == pytest.approx(1 / 3)
    assert overlap(square, square[2:] + square[:2]) == pytest.approx(1.0)
    assert overlap(square, away) == 0.0


def test_what_was_not_sure_to_the_eye_may_be_unread(book: NameBook) -> None:
    rows = [row("AQUA"), row("GLYCERIN"), row("LINALOOL"), row("RETINOL")]
    assert scored(book, rows, [finding("LINALOOL")], unread=1, printed=UNSURE).of["over_warned"] == 0
    assert scored(book, rows, [finding("LINALOOL")], unread=1).got["over_warned"] == 1


@pytest.mark.parametrize(
    ("seen", "false"),
    [
        (["Do not re-use", "Batch code (LOT)"], 0),
        (["Keep dry"], 1),
        (["Keep dry", "Keep dry", "Use-by date"], 2),
        (["Do not resterilise"], 1),
    ],
)
def test_symbols_that_are_not_drawn_are_false(book: NameBook, seen: list[str], false: int) -> None:
    score = Score()
    truth = Truth(
        Path("x.jpg"),
        "b",
        symbols=("do not re-use", "LOT", "use-by date"),
        words=(PrintedWord("x", ((0, 0), (1, 0), (1, 1), (0, 1))),),
    )
    score_photo(score, truth, {"products": [{"symbols": [{"name": name} for name in seen]}]}, book)
    assert (score.got["false_symbols"], score.of["false_symbols"]) == (false, 1)
