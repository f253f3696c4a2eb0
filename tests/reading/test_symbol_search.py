"""From pixels to groups to upright crops: each step of the search for pictograms by itself."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from scanner.reading.model import Line
from scanner.reading.symbols.crops import SIDE, lift, upright
from scanner.reading.symbols.features import FEATURES, features
from scanner.reading.symbols.groups import Grouping, group
from scanner.reading.symbols.ink import LARGEST, Level, inks, levels, noise, parts_of
from scanner.reading.symbols.network import pictograms
from scanner.reading.symbols.sight import edge_width, symbols_seen_well
from scanner.reading.symbols.spacing import spaced
from scanner.reading.symbols.written import Written


def _paper(height: int = 200, width: int = 300, shade: int = 230) -> NDArray[np.uint8]:
    return np.full((height, width), shade, np.uint8)


def _grouped(grey: NDArray[np.uint8], light: bool = False) -> Grouping:
    return group(spaced(parts_of(inks(Level(1.0, grey, True))[int(light)])))


@pytest.mark.parametrize("light", [False, True])
def test_ink_is_found_in_either_polarity(light: bool) -> None:
    grey = _paper()
    cv2.rectangle(grey, (50, 50), (80, 90), 40, 4)
    if light:
        grey = 255 - grey
    dark_ink, light_ink = inks(Level(1.0, grey))
    right, other = (light_ink, dark_ink) if light else (dark_ink, light_ink)
    assert right.light is light
    assert right.mask[50, 50:81].all()
    assert (right.mask > 0).sum() < 1000
    assert not other.mask[45:95, 45:85].any()


def test_ink_under_uneven_light() -> None:
    grey = np.linspace(60, 250, 400)[None, :].repeat(120, axis=0)
    for x in range(20, 390, 30):
        grey[50:70, x : x + 6] *= 0.6
    mask = inks(Level(1.0, grey.astype(np.uint8)))[0].mask
    assert all((mask[52:68, x + 1 : x + 5] > 0).mean() > 0.9 for x in range(20, 390, 30))
    assert (mask > 0).mean() < 0.1


@pytest.mark.parametrize("size", [(401, 300), (80, 81), (1200, 900)])
def test_noise_is_measured_by_the_median(size: tuple[int, int]) -> None:
    grey = np.random.default_rng(size[0]).normal(128, 6, size).clip(0, 255).astype(np.uint8)
    step = max(1, min(size) // 400)
    whole = grey[: size[0] // 8 * 8, : size[1] // 8 * 8].astype(np.int16)
    rough = 4 * whole[1:-1, 1:-1] - whole[1:-1, :-2] - whole[1:-1, 2:] - whole[:-2, 1:-1] - whole[2:, 1:-1]
    assert noise(grey) == pytest.approx(np.median(np.abs(rough[::step, ::step])) / (0.6745 * 20**0.5))
    assert noise(grey) == pytest.approx(6, rel=0.1)


def test_noise_is_not_ink() -> None:
    dice = np.random.default_rng(2)
    grey = np.clip(128 + dice.normal(0, 6, (300, 300)), 0, 255).astype(np.uint8)
    assert noise(grey) == pytest.approx(6, rel=0.15)
    assert all((ink.mask > 0).mean() < 0.01 for ink in inks(Level(1.0, grey)))


@pytest.mark.parametrize(
    ("shape", "scales"),
    [
        ((300, 400), [2.0, 1.0, 0.5, 0.25]),
        ((800, 1125), [4 / 3, 2 / 3, 1 / 3, 1 / 6]),
        ((1500, 2000), [1.0, 0.5, 0.25, 0.125]),
        ((3000, 4000), [0.5, 0.25, 0.125]),
    ],
)
def test_levels(shape: tuple[int, int], scales: list[float]) -> None:
    held = list(levels(np.full((*shape, 3), 200, np.uint8)))
    assert [level.scale for level in held] == pytest.approx(scales)
    assert [level.finest for level in held] == [True] + [False] * (len(held) - 1)
    assert all(level.grey.shape[0] == pytest.approx(shape[0] * level.scale, abs=1) for level in held)


def test_parts_of_one_mark_are_grouped_before_its_neighbours() -> None:
    grey = _paper()
    cv2.circle(grey, (60, 60), 20, 30, 3)  # a ring
    cv2.line(grey, (60, 52), (60, 68), 30, 4)  # and what it holds
    cv2.rectangle(grey, (110, 45), (140, 75), 30, -1)
    groups = _grouped(grey).groups
    ring = next(one for one in groups if one.parts == 2)
    assert ring.box[0] in range(36, 41) and ring.box[2] in range(80, 85)
    assert ring.gap < ring.clear
    assert ring.clear == pytest.approx(28, abs=28)
    assert any(one.parts == 1 and one.box[0] >= 105 for one in groups)


def test_marks_too_small_or_too_large_are_left_out() -> None:
    grey = _paper(300, 400)
    cv2.circle(grey, (50, 50), 3, 30, -1)
    cv2.circle(grey, (200, 150), LARGEST, 30, 3)
    assert _grouped(grey).groups == ()


def test_no_ink_gives_no_groups() -> None:
    assert _grouped(_paper()).groups == ()


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("turn", [0, 30, 77, 180, 265])
def test_a_lifted_group_can_be_turned_upright(light: bool, turn: float) -> None:
    mark = np.zeros((200, 200), np.uint8)
    cv2.rectangle(mark, (78, 88), (122, 112), 255, -1)
    cv2.rectangle(mark, (104, 96), (116, 104), 0, -1)  # a window towards its right end
    matrix = cv2.getRotationMatrix2D((100, 100), -turn, 1.0)
    mark = np.asarray(cv2.warpAffine(mark, matrix, (200, 200)), np.uint8)
    grey = (220 - mark.astype(int) * 180 // 255).astype(np.uint8)
    grouping = _grouped(255 - grey if light else grey, light)
    (one,) = (each for each in grouping.groups if each.parts == 1 and each.box[2] - each.box[0] > 20)
    lifted = lift(grouping, one)
    assert lifted is not None
    assert lifted.light is light
    crop = upright(lifted, turn)
    assert crop.shape == (SIDE, SIDE)
    rows, columns = np.nonzero(crop > 0.5)
    assert np.ptp(columns) + 1 == pytest.approx(40, abs=3)
    assert np.ptp(rows) + 1 == pytest.approx(40 * 25 / 45, abs=3)
    assert crop[SIDE // 2, SIDE // 2 - 8] > 0.8
    assert crop[SIDE // 2, SIDE // 2 + 9] < 0.4
    xs, ys = [x for x, _ in lifted.quad(turn)], [y for _, y in lifted.quad(turn)]
    assert np.mean(xs) == pytest.approx(100, abs=1.5) and np.mean(ys) == pytest.approx(100, abs=1.5)


def test_neighbours_are_not_lifted_along() -> None:
    grey = _paper()
    cv2.rectangle(grey, (50, 50), (80, 80), 30, 4)
    cv2.rectangle(grey, (84, 50), (90, 80), 30, -1)
    grouping = _grouped(grey)
    alone = next(one for one in grouping.groups if one.parts == 1 and one.box[2] <= 83)
    lifted = lift(grouping, alone)
    assert lifted is not None
    assert lifted.soft[:, -1].max() == 0


def test_features_see_direction_not_polarity_of_an_edge() -> None:
    bars = np.zeros((2, SIDE, SIDE), np.float32)
    bars[0, 20:24, 4:44] = 1
    bars[1, 4:44, 20:24] = 1
    described = features(bars)
    assert described.shape == (2, FEATURES)
    assert np.isfinite(described).all()
    flat, upright_ = described[:, :512].reshape(2, 64, 8).sum(axis=1)
    assert flat.argmax() == 4 and upright_.argmax() == 0


def test_an_empty_crop_has_features_too() -> None:
    assert np.isfinite(features(np.zeros((1, SIDE, SIDE), np.float32))).all()


def test_the_weights_fit_the_features() -> None:
    known = pictograms()
    described = features(np.random.default_rng(0).random((3, SIDE, SIDE)).astype(np.float32))
    assert known.found(described).shape == (3,)
    chances = known.named(described)
    assert chances.shape == (3, len(known.names))
    assert chances.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-4)
    assert known.names[0] == "" and {"do_not_reuse", "use_by", "manufacturer"} <= set(known.names)


def _line(text: str, x: float, y: float, step: float, high: float, confidence: float = 0.95) -> Line:
    rungs = tuple(((x + step * k, y), (x + step * k, y + high)) for k in range(len(text) + 1))
    return Line(text, "test", confidence, 0, rungs)


def test_words_read_surely_cover_their_letters() -> None:
    written = Written([_line("GLYCERIN 2", 100, 50, 12, 20)])
    assert written.covers(np.array([[112, 52, 122, 68]]))
    assert not written.covers(np.array([[209, 52, 219, 68]]))  # the 2 is a word of its own, too short to be sure
    assert not written.covers(np.array([[112, 30, 140, 68]]))
    assert not Written([_line("GLYCERIN", 100, 50, 12, 20, 0.6)]).covers(np.array([[112, 52, 122, 68]]))
    assert Written((), [((0, 0), (50, 0), (50, 50), (0, 50))]).covers(np.array([[10, 10, 20, 20]]))


def test_a_turned_word_covers_only_its_own_strip() -> None:
    steep = Line(
        "GLYCERIN",
        "test",
        0.95,
        0,
        tuple(((100 + 10 * k, 100 + 10 * k), (86 + 10 * k, 114 + 10 * k)) for k in range(9)),
    )
    written = Written([steep])
    assert written.covers(np.array([[130, 138, 140, 148]]))
    assert not written.covers(np.array([[100, 160, 120, 180]]))
    assert not written.covers(np.array([[160, 100, 180, 120]]))


def test_the_turn_is_that_of_the_nearest_line() -> None:
    level = _line("level", 0, 0, 12, 20)
    steep = Line("steep", "test", 1.0, 0, tuple(((500, 12 * k), (480, 12 * k)) for k in range(6)))
    written = Written([level, steep])
    assert written.turn_at(30, 40) == pytest.approx(0)
    assert written.turn_at(490, 60) == pytest.approx(90)
    assert Written([]).turn_at(0, 0) is None


def _page_of_print(blur: float, shape: tuple[int, int] = (800, 1000)) -> NDArray[np.uint8]:
    page = np.full((*shape, 3), 235, np.uint8)
    for k in range(40):
        x, y = 60 + 220 * (k % 4), 40 + 70 * (k // 4)
        cv2.rectangle(page, (x, y), (x + 60, y + 34), (40, 40, 40), 4)
        cv2.circle(page, (x + 120, y + 16), 16, (40, 40, 40), 4)
    return np.asarray(cv2.GaussianBlur(page, (0, 0), blur) if blur else page, np.uint8)


@pytest.mark.parametrize(("blur", "well"), [(0.0, True), (0.6, True), (1.2, True), (4.0, False), (7.0, False)])
def test_blur_decides_whether_symbols_were_seen_well(blur: float, well: bool) -> None:
    assert symbols_seen_well(_page_of_print(blur)) is well


def test_edges_widen_with_blur() -> None:
    widths = [edge_width(_page_of_print(blur)) for blur in (0.5, 1.5, 3.0)]
    assert None not in widths
    assert [width or 0.0 for width in widths] == sorted(width or 0.0 for width in widths)


def test_small_or_empty_pictures_were_not_seen_well() -> None:
    assert not symbols_seen_well(_page_of_print(0.5, (300, 400)))
    assert not symbols_seen_well(np.full((800, 1000, 3), 200, np.uint8))


def test_print_too_small_was_not_seen_well() -> None:
    page = _page_of_print(0.5)
    assert symbols_seen_well(page, [_line("large", 0, 0, 12, 20)])
    assert not symbols_seen_well(page, [_line("small", 0, 20 * k, 3, 5) for k in range(6)])
