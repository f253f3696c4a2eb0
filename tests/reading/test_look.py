"""A look at a photo: what is done to the picture that print is looked for in."""

import math
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from samples.take import Take
from scanner.photo.model import Pixels
from scanner.photo.ribbon import Ribbon, flatten
from scanner.reading import look as looking
from scanner.reading.engine import Engines, StripText
from scanner.reading.look import look, whole
from scanner.reading.piece import Piece, make_piece
from scanner.reading.rapid import RapidReader
from scanner.reading.read import FlatReader
from tests.quality.labels import LabelSetting, draw_label
from tests.quality.letters import letters_read
from tests.quality.small_prints import fates, small_print
from tests.reading.pieces import piece as recorded

SEEDS = (2001, 2002, 2003)


@pytest.fixture(scope="module")
def rapid() -> RapidReader:
    return RapidReader()


def _count(rapid: RapidReader, height: float) -> int:
    """Count the lines of which half at least lies in text that the finder found."""
    count = 0
    for seed in SEEDS:
        drawn = small_print(seed, height)
        text_map, _ = looking._text_map([drawn.pixels], whole(drawn.pixels), rapid)
        scale = np.divide(text_map.shape[::-1], drawn.pixels.shape[1::-1])
        for first, last in drawn.ends:
            steps = np.linspace(0.05, 0.95, 40)[:, None]
            points = np.round((np.array(first) * (1 - steps) + np.array(last) * steps) * scale).astype(int)
            seen = [text_map[y - 2 : y + 3, x].max() > 0.3 for x, y in points if x < text_map.shape[1]]
            count += sum(seen) >= len(points) / 2
    return count


def test_soft_small_print_is_found_in_a_sharpened_picture(rapid: RapidReader, monkeypatch: pytest.MonkeyPatch) -> None:
    six, five = _count(rapid, 6.0), _count(rapid, 5.0)
    monkeypatch.setattr(looking, "_SHARPENED", 0.0)
    printed = 8 * len(SEEDS)
    assert six >= 0.9 * printed
    assert five >= max(0.4 * printed, 1.4 * _count(rapid, 5.0))


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
    sight = look([pixels], whole(pixels), Engines(rapid, rapid, rapid))
    assert not sight.pieces
    assert sight.text_map.max() < 0.6


@pytest.mark.parametrize(
    ("text", "wide", "narrow"),
    [
        ("Glycerin", 10.0, True),
        ("Glycerin", 24.0, False),
        ("Gly", 12.0, True),
        ("Gly", 30.0, False),
        ("", 10.0, True),
    ],
)
def test_print_whose_characters_stand_close_is_narrow(text: str, wide: float, narrow: bool) -> None:
    seen = StripText(text, tuple(wide * (at + 0.5) for at in range(len(text))), (0.8,) * len(text))
    height = 20.0
    ribbon = Ribbon((200.0, 50.0), (1.0, 0.0), 0.0, max(1, len(text)) * wide * height / 48, 100.0, (0.0,), (height,))
    strip = flatten([np.full((100, 900, 3), 200, np.uint8)], ribbon, 48)
    assert looking._is_narrow(make_piece(strip, seen, 0.9, "recorded")) is narrow


def test_one_close_run_makes_a_line_narrow() -> None:
    seen = StripText("Glycerin Panthenol", (*range(0, 200, 25), *range(200, 300, 10)), (0.8,) * 18)
    ribbon = Ribbon((200.0, 50.0), (1.0, 0.0), 0.0, 125.0, 100.0, (0.0,), (20.0,))
    strip = flatten([np.full((100, 900, 3), 200, np.uint8)], ribbon, 48)
    assert looking._is_narrow(make_piece(strip, seen, 0.9, "recorded"))


def test_the_finder_is_not_asked_about_blank_paper() -> None:
    sizes = []

    class Asked:
        def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
            sizes.append(pixels.shape[:2])
            return np.asarray(pixels[..., 0] < 128, np.float32)

        def give_memory_back(self) -> None:
            raise AssertionError

    picture = np.full((1024, 1440, 3), 255, np.uint8)
    picture[640:660, 900:1200] = 0
    text_map, _ = looking._text_map([picture], whole(picture), Asked())
    assert sizes == [(256, 512)]
    assert np.array_equal(text_map > 0, picture[..., 0] == 0)


def _names_read(reader: FlatReader, takes: Sequence[tuple[Take, float]]) -> int:
    """Count the names read of drawn labels, each as taken and crumpled by so much."""
    count = 0
    for take, crumple in takes:
        drawn = draw_label(LabelSetting(seed=take.seed, crumple=crumple, take=take))
        count += letters_read(drawn.truth, "\n".join(line.text for line in reader.read(drawn.photo, 0).lines))[0]
    return count


def test_lines_that_grew_together_are_parted_though_read_surely(
    rapid: RapidReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = FlatReader(Engines(rapid, rapid, rapid))
    crumpled = [(Take(1000, 1100, fill=0.86, distance=2.8, seed=seed), 0.016) for seed in (301, 306)]
    parted = _names_read(reader, crumpled)
    monkeypatch.setattr(looking, "_FAR_MORE", math.inf)
    assert parted >= _names_read(reader, crumpled) + 4


def test_a_line_in_which_letters_were_passed_over_is_read_stretched(
    rapid: RapidReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = FlatReader(Engines(rapid, rapid, rapid))
    tilted = [(Take(1000, 1100, yaw=70.0, fill=0.86, distance=2.8, seed=seed), 0.0) for seed in (300, 301, 304)]
    stretched = _names_read(reader, tilted)
    monkeypatch.setattr(Piece, "is_read", True)
    assert stretched >= _names_read(reader, tilted) + 4


def _piece(text: str, confidence: float) -> Piece:
    return recorded(text, 50, 50, confidence=confidence)


@pytest.mark.parametrize(
    ("whole_text", "sure", "parts", "more"),
    [
        ("Glycerin Panthenol", 0.95, ("Glycerin, Alcohol", "Linalool, Panthenol"), True),
        ("Glycerin Panthenol", 0.95, ("Glycerin", "Panthenol"), False),
        ("GLYCERIN SERUM", 0.95, ("GLYCERIN SERUM", "5"), False),
        ("Glycerin, Panthenol, Aqua", 0.76, ("Glycerin, Panthenol", "5"), False),
        ("Glycerin", 0.95, (), False),
        ("Gycn Pthl", 0.6, ("Glycerin", "Panthenol"), True),
        ("Gycn Pthl", 0.6, (), False),
    ],
)
def test_a_piece_is_parted_only_where_the_parts_tell_more(
    whole_text: str, sure: float, parts: tuple[str, ...], more: bool
) -> None:
    assert looking._tells_more([_piece(part, 0.99) for part in parts], _piece(whole_text, sure)) is more


def test_guessed_parts_do_not_take_the_place_of_a_sure_piece() -> None:
    sure, parts = _piece("Glycerin Panthenol", 0.76), [_piece("Linalool Geraniol Citral", 0.7)] * 3
    assert sum(part.worth for part in parts) > looking._FAR_MORE * sure.worth
    assert not looking._tells_more(parts, sure)
