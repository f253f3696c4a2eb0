"""Lines torn where they bend are read as one; words of lines that do not bend, and neighbours, are left alone."""

import numpy as np
import pytest

from scanner.reading import look as looking
from scanner.reading.engine import Engines
from scanner.reading.piece import Piece
from scanner.reading.rapid import RapidReader
from scanner.reading.read import FlatReader
from scanner.reading.torn import torn
from tests.quality.hard_set import hard_label
from tests.quality.labels import draw_label
from tests.quality.letters import letters_read
from tests.reading.pieces import piece


def right(x: float, y: float, *, degrees: float = 17.0, height: float = 40.0) -> Piece:
    return piece("Hyaluronate, Panthenol", x, y, degrees=degrees, height=height, length=400)


LEFT = piece("Collagen, Sodi", 100, 100, degrees=40, height=38, length=140)
"""Ends at 207, 190."""


def test_a_line_torn_at_a_bend_is_put_together() -> None:
    ((left, other, ribbon),) = torn([LEFT, right(230, 202)])
    assert (left.seen.text, other.seen.text) == ("Collagen, Sodi", "Hyaluronate, Panthenol")
    assert ribbon.point(ribbon.start, 0.0) == pytest.approx(left.first, abs=8)
    assert ribbon.point(ribbon.end, 0.0) == pytest.approx(other.last, abs=8)
    middles = ribbon.points(np.linspace(ribbon.start, ribbon.end, 9), np.zeros(9))
    assert left.holds(middles).any() and other.holds(middles).sum() >= 4
    assert 36 < ribbon.mean_height < 42


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(right(230, 205, degrees=40), id="a word of a line that does not bend"),
        pytest.param(right(230, 202, degrees=37), id="a word of a line that hardly bends"),
        pytest.param(right(320, 240), id="far away: another column"),
        pytest.param(right(230, 250), id="the next line"),
        pytest.param(right(230, 150), id="the line before"),
        pytest.param(right(230, 202, degrees=100), id="another panel"),
        pytest.param(right(230, 202, height=80), id="a title"),
        pytest.param(right(110, 100), id="over it"),
        pytest.param(right(230, 202, degrees=197), id="upside down"),
    ],
)
def test_what_only_stands_near_is_not(other: Piece) -> None:
    assert list(torn([LEFT, other])) == []


def test_nothing_is_torn_without_pieces() -> None:
    assert list(torn([])) == list(torn([LEFT])) == []


def test_torn_lines_of_a_bent_label_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    rapid = RapidReader()
    reader = FlatReader(Engines(rapid, rapid, rapid))
    drawn = draw_label(hard_label(1096))

    def names() -> int:
        return letters_read(drawn.truth, "\n".join(line.text for line in reader.read(drawn.photo, 0).lines))[0]

    together = names()
    monkeypatch.setattr(looking, "torn", lambda pieces: [])
    assert together >= names() + 3
