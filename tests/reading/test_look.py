"""A look at a photo: what is done to the picture that print is looked for in."""

import numpy as np
import pytest

from scanner.photo.model import Point
from scanner.reading import look as looking
from scanner.reading.engine import Engines
from scanner.reading.look import look, whole
from scanner.reading.piece import Piece
from scanner.reading.rapid import RapidReader
from scanner.reading.read import FlatReader
from tests.quality.small_prints import fates, small_print
from tests.reading.pieces import piece

SEEDS = (2001, 2002, 2003)


@pytest.fixture(scope="module")
def rapid() -> RapidReader:
    return RapidReader()


def _found(ends: tuple[Point, Point], pieces: list[Piece]) -> bool:
    """Tell whether pieces lie over at least half of a line."""
    steps = np.linspace(0.02, 0.98, 25)[:, None]
    points = np.array(ends[0]) * (1 - steps) + np.array(ends[1]) * steps
    return bool(np.any([one.holds(points) for one in pieces], axis=0).mean() >= 0.5) if pieces else False


def _count(rapid: RapidReader, height: float) -> int:
    engines = Engines(rapid, rapid, rapid)
    count = 0
    for seed in SEEDS:
        drawn = small_print(seed, height)
        pieces = look([drawn.pixels], whole(drawn.pixels), engines).pieces
        count += sum(_found(ends, pieces) for ends in drawn.ends)
    return count


def test_soft_small_print_is_found_in_a_sharpened_picture(rapid: RapidReader, monkeypatch: pytest.MonkeyPatch) -> None:
    sharpened = {height: _count(rapid, height) for height in (5.0, 6.0)}
    monkeypatch.setattr(looking, "_SHARPENED", 0.0)
    plain = {height: _count(rapid, height) for height in (5.0, 6.0)}
    printed = 8 * len(SEEDS)
    assert sharpened[6.0] >= 0.95 * printed
    assert sharpened[5.0] >= 0.5 * printed
    assert sharpened[5.0] > 1.5 * plain[5.0]
    assert sharpened[6.0] >= plain[6.0]


def test_soft_print_six_pixels_high_is_not_passed_over_in_silence(rapid: RapidReader) -> None:
    told = fates(FlatReader(Engines(rapid, rapid, rapid)), [small_print(seed, 6.0) for seed in SEEDS])
    assert sum(told.values()) == 8 * len(SEEDS)
    assert told["silent"] <= 1


@pytest.mark.parametrize("kind", ["paper", "noise", "stripes", "steps"])
def test_sharpening_makes_no_print_of_what_is_none(rapid: RapidReader, kind: str) -> None:
    y, x = np.mgrid[:400, :500].astype(np.float32)
    patterns = {
        "paper": np.full_like(x, 200) + np.random.default_rng(1).normal(0, 1.5, x.shape),
        "noise": np.random.default_rng(2).normal(150, 20, x.shape),
        "stripes": np.where(x % 9 < 3, 90, 220),
        "steps": 60 + 30 * (y // 80),
    }
    pixels = np.repeat(np.clip(patterns[kind], 0, 255).astype(np.uint8)[:, :, None], 3, axis=2)
    pieces = look([pixels], whole(pixels), Engines(rapid, rapid, rapid)).pieces
    assert not [one.seen.text for one in pieces if one.seen.confidence >= 0.5]


def test_a_line_is_found_where_pieces_lie_over_half_of_it() -> None:
    one = piece("Panthenol", 50, 50)
    first, last = one.first, one.last
    assert _found((first, last), [one])
    far = (last[0] + 2 * (last[0] - first[0]), last[1])
    assert not _found((first, far), [one])
    assert not _found((first, last), [])
