"""Pictograms in a drawing style the networks never saw, on photo-like pages: how many are found, how many made up."""

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from scanner.photo.model import Place
from scanner.reading.model import Line, Symbol
from scanner.reading.symbols import detect_symbols, read_symbols
from scanner.reading.symbols.network import pictograms
from scanner.reading.symbols.training.artwork import PICTOGRAMS
from scanner.reading.symbols.training.pages import Camera, Page, draw_page
from scanner.reading.symbols.training.strokes import Draw
from tests.reading.second_style import SECOND_STYLE, plate

PHONE = Camera(blur=(0.4, 1.2), noise=7, tilt=0.15, quality=(55, 95), sizes=(24, 150))


@dataclass
class Tally:
    """What was found over some pages."""

    drawn: int = 0
    right: int = 0
    wrong: int = 0
    false: int = 0
    pages: int = 0
    pages_with_false: int = 0

    @property
    def recall(self) -> float:
        return self.right / max(1, self.drawn)


def _inside(symbol: Symbol, corners: NDArray[np.float64]) -> bool:
    assert symbol.place is not None
    x, y = np.mean(symbol.place.box, axis=0)
    (x0, y0), (x1, y1) = corners.min(axis=0), corners.max(axis=0)
    return bool(x0 < x < x1 and y0 < y < y1)


def _made_up(page: Page, symbol: Symbol) -> bool:
    """Tell whether a symbol is false that no whole pictogram answers for: no cut one does, nor the letters CE."""
    places = [np.array(place.box) for line in page.lines if "CE" in line.text and (place := line.place()) is not None]
    written = symbol.name == "ce" and any(_inside(symbol, place) for place in places)
    return not written and not any(_inside(symbol, one.corners) for one in page.cut)


def count(page: Page, symbols: tuple[Symbol, ...], tally: Tally) -> None:
    """Add one page to a tally: a symbol is right if it is named right and its middle lies in the pictogram."""
    used: set[int] = set()
    for one in page.drawn:
        there = [k for k, symbol in enumerate(symbols) if k not in used and _inside(symbol, one.corners)]
        used.update(there)
        names = {symbols[k].name for k in there}
        tally.drawn += 1
        tally.right += one.name in names
        tally.wrong += bool(names - {one.name})
    false = sum(_made_up(page, symbol) for k, symbol in enumerate(symbols) if k not in used)
    tally.false += false
    tally.pages += 1
    tally.pages_with_false += bool(false)


def measured(
    pages: int, seed: int, *, each: int = 12, style: Mapping[str, Draw] = SECOND_STYLE, camera: Camera = PHONE
) -> Tally:
    """Draw pages, look for pictograms as the reader does with its lines of text, and tally."""
    dice, tally = np.random.default_rng(seed), Tally()
    for _ in range(pages):
        page = draw_page(dice, count=each, clutter=10, others=3, pictograms=style, camera=camera)
        count(page, detect_symbols(page.pixels, lines=page.lines), tally)
    return tally


def test_both_styles_draw_what_was_learnt() -> None:
    assert set(SECOND_STYLE) == set(PICTOGRAMS) == set(pictograms().names) - {""}


def test_second_style_on_a_few_pages() -> None:
    tally = measured(4, seed=11)
    assert tally.drawn > 35
    assert tally.recall >= 0.85
    assert tally.false <= 1


@pytest.mark.slow
def test_second_style_as_a_phone_sees_it() -> None:
    tally = measured(120, seed=12)
    assert tally.recall >= 0.9
    assert tally.wrong <= 0.03 * tally.drawn


@pytest.mark.slow
def test_second_style_gives_few_false_pictograms() -> None:
    tally = measured(120, seed=12)
    assert tally.pages_with_false <= tally.pages / 20


@pytest.mark.slow
def test_pages_without_a_pictogram() -> None:
    dice, tally = np.random.default_rng(13), Tally()
    for _ in range(120):
        page = draw_page(dice, count=0, clutter=14, others=8, camera=PHONE)
        count(page, detect_symbols(page.pixels, lines=page.lines), tally)
    assert tally.pages_with_false <= tally.pages / 20


def _sheet(name: str, high: int, *, turn: float = 0.0, light: bool = False) -> NDArray[np.uint8]:
    mark = cv2.resize(plate(name), (high, high), interpolation=cv2.INTER_AREA)
    page = np.zeros((420, 560), np.uint8)
    x, y = 280 - high // 2, 210 - high // 2
    page[y : y + high, x : x + high] = mark
    matrix = cv2.getRotationMatrix2D((280, 210), -turn, 1.0)
    page = np.asarray(cv2.warpAffine(page, matrix, (560, 420), flags=cv2.INTER_LINEAR), np.uint8)
    shade = (235 - page.astype(int) * 190 // 255).astype(np.uint8)
    return np.repeat((255 - shade if light else shade)[..., None], 3, axis=2)


BESIDE = (Symbol("lot", Place(0, ((60, 200), (110, 200), (110, 230), (60, 230))), 0.95),)
"""Company: a boxed word on the same page, as a filled factory needs to be believed."""

EASY = ["do_not_reuse", "package_damaged", "use_by", "manufacturer", "date_of_manufacture", "consult_ifu", "caution"]


@pytest.mark.parametrize("name", EASY)
def test_light_on_dark(name: str) -> None:
    assert [one.name for one in detect_symbols(_sheet(name, 70, light=True), beside=BESIDE)] == [name]


@pytest.mark.parametrize("turn", [20, 90, 137, 180, 250, 333])
@pytest.mark.parametrize("name", ["do_not_reuse", "manufacturer", "caution"])
def test_any_turn(name: str, turn: float) -> None:
    (symbol,) = detect_symbols(_sheet(name, 80, turn=turn), beside=BESIDE)
    assert symbol.name == name
    assert symbol.place is not None
    assert np.mean(symbol.place.box, axis=0) == pytest.approx([280, 210], abs=8)


@pytest.mark.parametrize("high", [24, 48, 120, 260])
@pytest.mark.parametrize("name", ["do_not_reuse", "use_by", "date_of_manufacture"])
def test_any_size(name: str, high: int) -> None:
    assert [one.name for one in detect_symbols(_sheet(name, high))] == [name]


def test_filled_and_outlined_factory_are_told_apart() -> None:
    assert [one.name for one in detect_symbols(_sheet("manufacturer", 60), beside=BESIDE)] == ["manufacturer"]
    assert [one.name for one in detect_symbols(_sheet("date_of_manufacture", 60))] == ["date_of_manufacture"]


def test_a_filled_factory_alone_is_not_believed() -> None:
    assert detect_symbols(_sheet("manufacturer", 60)) == ()


def test_an_empty_page_and_a_tiny_one() -> None:
    assert detect_symbols(np.full((600, 800, 3), 240, np.uint8)) == ()
    assert detect_symbols(np.full((20, 20, 3), 240, np.uint8)) == ()


def test_words_and_pictograms_are_told_once() -> None:
    page = _sheet("ce", 90)
    rungs = tuple(((235 + 18 * k, 180), (235 + 18 * k, 240)) for k in range(6))
    symbols = read_symbols(page, [Line("CE 01", "test", 0.9, 0, (*rungs,))])
    assert [one.name for one in symbols] == ["ce"]
    rungs = tuple(((235 + 13 * k, 180), (235 + 13 * k, 240)) for k in range(8))
    symbols = read_symbols(page, [Line("CE 0123", "test", 0.9, 0, rungs)])
    assert [one.name for one in symbols] == ["ce_nb"]


def test_the_photo_is_named_in_the_place() -> None:
    (symbol,) = detect_symbols(_sheet("use_by", 80), photo=4)
    assert symbol.place is not None and symbol.place.photo == 4
