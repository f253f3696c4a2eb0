"""The second opinion on pictograms: what it is taught, and marks that only look like those of the tables."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from scanner.reading.symbols import detect_symbols
from scanner.reading.symbols.crops import SIDE
from scanner.reading.symbols.detect import first_sightings
from scanner.reading.symbols.features import FINE_FEATURES, fine_features
from scanner.reading.symbols.network import doubter, pictograms
from scanner.reading.symbols.training.artwork import drawn
from scanner.reading.symbols.training.doubts import doubts
from scanner.reading.symbols.training.lessons import same_turn
from scanner.reading.symbols.training.more_look_alikes import MORE_LOOK_ALIKES
from scanner.reading.symbols.training.pages import Drawn, draw_page
from tests.reading.second_style import Plate

HIGH = (32, 48, 70, 120)


def _leaping_hare(p: Plate) -> None:
    p.blob((110, 170, 270, 250))
    p.blob((240, 130, 300, 185))
    p.path((262, 140), (225, 75), weight=0.9)
    p.path((275, 138), (262, 70), weight=0.9)
    p.path((130, 230), (90, 270), weight=0.8)
    p.path((250, 240), (300, 285), weight=0.8)
    p.blob((92, 180, 122, 208))


def _ban(p: Plate) -> None:
    p.ring((20, 20, 380, 380), 1.1)
    p.path((76, 76), (324, 324))


def hare_struck(p: Plate) -> None:
    _leaping_hare(p)
    _ban(p)


def hare_in_ring(p: Plate) -> None:
    _leaping_hare(p)
    p.ring((20, 20, 380, 380), 1.1)


def cup_struck(p: Plate) -> None:
    p.path((130, 120), (270, 120), (250, 290), (150, 290), closed=True, weight=0.8)
    p.arc((240, 150, 310, 230), 270, 450, 0.8)
    _ban(p)


def ampersand_in_ring(p: Plate) -> None:
    p.word("&", 200, 200, 250)
    p.ring((20, 20, 380, 380), 1.1)


def empty_triangle(p: Plate) -> None:
    p.path((200, 30), (385, 352), (15, 352), closed=True)


def word_in_triangle(p: Plate) -> None:
    p.path((15, 40), (385, 40), (200, 365), closed=True, weight=0.9)
    p.word("ECO", 200, 120, 90)


def lightning_in_triangle(p: Plate) -> None:
    p.path((15, 40), (385, 40), (200, 365), closed=True, weight=0.9)
    p.shape((215, 70), (165, 160), (200, 152), (185, 250), (238, 138), (203, 146))


def letter_in_box(p: Plate) -> None:
    p.path((20, 80), (380, 80), (380, 320), (20, 320), closed=True, weight=0.8)
    p.word("J", 200, 200, 190)


def cross_in_ring(p: Plate) -> None:
    p.ring((110, 110, 290, 290))
    p.path((200, 20), (200, 380))
    p.path((20, 200), (380, 200))


def seal(p: Plate) -> None:
    p.ring((20, 20, 380, 380), 0.5)
    p.ring((70, 70, 330, 330), 0.5)
    p.word("VEGAN", 200, 200, 70)


NEAR_MISSES = (
    hare_struck,
    hare_in_ring,
    cup_struck,
    ampersand_in_ring,
    empty_triangle,
    word_in_triangle,
    lightning_in_triangle,
    letter_in_box,
    cross_in_ring,
    seal,
)


def _page(draw: Callable[[Plate], None], high: int, weight: int = 18) -> NDArray[np.uint8]:
    held = Plate(weight)
    draw(held)
    mark = cv2.resize(np.asarray(held.picture, np.uint8), (high, high), interpolation=cv2.INTER_AREA)
    page = np.full((420, 560), 235, np.uint8)
    page[150 : 150 + high, 200 : 200 + high] -= (mark.astype(np.uint16) * 190 // 255).astype(np.uint8)
    return np.repeat(cv2.GaussianBlur(page, (0, 0), 0.6)[..., None], 3, axis=2)


@pytest.mark.parametrize("high", HIGH)
@pytest.mark.parametrize("draw", NEAR_MISSES)
def test_near_misses_have_no_name(draw: Callable[[Plate], None], high: int) -> None:
    assert [one.name for one in detect_symbols(_page(draw, high))] == []


def test_both_opinions_know_the_same_names() -> None:
    assert doubter().names == pictograms().names


def test_a_fine_description_has_its_length_and_is_finite() -> None:
    described = fine_features(np.random.default_rng(0).random((3, SIDE, SIDE)).astype(np.float32))
    assert described.shape == (3, FINE_FEATURES)
    assert np.isfinite(fine_features(np.zeros((1, SIDE, SIDE), np.float32))).all()


@pytest.mark.parametrize("draw", MORE_LOOK_ALIKES)
def test_every_look_alike_leaves_ink(draw: Callable[..., None]) -> None:
    for seed in range(6):
        assert drawn(draw, np.random.default_rng(seed), 60).max() > 60


@pytest.mark.parametrize(
    ("name", "turn", "same"),
    [
        ("caution", 10, True),
        ("caution", 340, True),
        ("caution", 90, False),
        ("caution", 180, False),
        ("use_by", 180, True),
        ("use_by", 90, False),
        ("biological_risks", 77, True),
    ],
)
def test_what_shows_alike_at_another_turn(name: str, turn: float, same: bool) -> None:
    corners = np.array([[0, 0], [10, 0], [10, 10], [0, 10]], float)
    assert same_turn(Drawn(name, corners), turn) is same


def test_it_is_taught_the_names_of_what_was_drawn_and_none_elsewhere() -> None:
    dice = np.random.default_rng(5)
    page = draw_page(dice, count=10, others=4, clutter=6)
    taught = list(doubts(dice, page, first_sightings(page.pixels, page.lines, least=0.2)))
    names = {name for _, name in taught}
    assert names - {""} <= {one.name for one in page.drawn}
    assert len(names - {""}) >= 4
    bare = draw_page(dice, count=0, others=20, clutter=20)
    assert {name for _, name in doubts(dice, bare, first_sightings(bare.pixels, (), least=0.2))} <= {""}
