"""Blur is found where it is, as long, as wide and turned as it is, not where there is none; and it is undone."""

import math

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from scanner.photo.blur import Blur, Defocus, Motion, find_blurs, undone
from scanner.photo.model import Pixels, Point
from tests.quality.drawn_lines import LINES
from tests.quality.no_print import KINDS, pattern


def page(high: int = 500, wide: int = 700, size: int = 26, *, light: bool = False, turn: float = 0.0) -> Pixels:
    """Draw a sharp page of print."""
    ink, ground = ((245, 245, 240), (30, 34, 60)) if light else ((40, 40, 44), (244, 242, 238))
    sheet = Image.new("RGB", (2 * wide, 2 * high), ground)
    pen, font = ImageDraw.Draw(sheet), ImageFont.load_default(2 * size)
    for row in range(2 * high // (3 * size)):
        pen.text((40 + 13 * (row % 5), 20 + 3 * size * row), LINES[row % len(LINES)] * 2, ink, font)
    turned = sheet.rotate(turn, Image.Resampling.BICUBIC, fillcolor=ground).resize((wide, high), Image.Resampling.BOX)
    return np.asarray(turned)[:, :, ::-1].copy()


def blurred(picture: Pixels, blur: Blur, noise: float = 2.0) -> Pixels:
    spread = cv2.filter2D(picture, -1, blur.kernel(), borderType=cv2.BORDER_REFLECT).astype(np.float32)
    return np.clip(np.rint(spread + np.random.default_rng(3).normal(0, noise, spread.shape)), 0, 255).astype(np.uint8)


def blurs_of(picture: Pixels, at: tuple[Point, ...] = ()) -> list[Blur]:
    return find_blurs(np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8), at)


def leaning(found: Motion, turn: float) -> float:
    """Give the degrees between two directions of motion, which have no sign."""
    away = math.degrees(found.turn - turn) % 180
    return min(away, 180 - away)


@pytest.mark.parametrize("light", [False, True], ids=["dark", "light"])
@pytest.mark.parametrize("degrees", [0, 20, 45, 90, 110, 160])
@pytest.mark.parametrize("length", [8.0, 13.0, 22.0])
def test_motion_is_found(length: float, degrees: int, light: bool) -> None:
    turn = math.radians(degrees)
    found = blurs_of(blurred(page(light=light), Motion(length, turn)))
    assert found and isinstance(found[0], Motion)
    assert found[0].length == pytest.approx(length, abs=1.2)
    assert leaning(found[0], turn) < 6


@pytest.mark.parametrize("light", [False, True], ids=["dark", "light"])
@pytest.mark.parametrize("radius", [3.5, 5.0, 7.0, 10.0])
def test_defocus_is_found(radius: float, light: bool) -> None:
    found = [blur for blur in blurs_of(blurred(page(light=light), Defocus(radius))) if isinstance(blur, Defocus)]
    assert found and found[0].radius == pytest.approx(radius, rel=0.08)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "rings"])
def test_what_is_no_print_is_not_called_blurred(kind: str) -> None:
    assert find_blurs(pattern(kind, 400, 600), ()) == []


@pytest.mark.parametrize("light", [False, True], ids=["dark", "light"])
@pytest.mark.parametrize("turn", [0.0, 7.0, 45.0, 90.0])
@pytest.mark.parametrize("size", [9, 14, 20, 26, 34])
def test_sharp_print_is_not_called_blurred(size: int, turn: float, light: bool) -> None:
    assert blurs_of(blurred(page(size=size, turn=turn, light=light), Motion(1.0, 0.0))) == []


@pytest.mark.parametrize("quality", [30, 60, 90])
@pytest.mark.parametrize("enlarged", [1.0, 1.6, 2.5])
def test_neither_jpeg_nor_enlarging_is_called_blur(quality: int, enlarged: float) -> None:
    small = cv2.resize(page(), None, fx=1 / enlarged, fy=1 / enlarged, interpolation=cv2.INTER_AREA)
    _, coded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, quality])
    large = cv2.resize(cv2.imdecode(coded, cv2.IMREAD_COLOR), None, fx=enlarged, fy=enlarged)
    assert blurs_of(np.asarray(large, np.uint8)) == []


@pytest.mark.parametrize("shape", [(1, 1), (40, 900), (63, 63), (64, 64), (900, 20)])
def test_a_picture_too_small_tells_nothing(shape: tuple[int, int]) -> None:
    assert find_blurs(np.random.default_rng(1).integers(0, 255, shape, dtype=np.uint8), ((1.0, 1.0),)) == []


@pytest.mark.parametrize("level", [0, 128, 255])
@pytest.mark.parametrize("shape", [(101, 103), (96, 180), (192, 192), (400, 600)])
def test_a_picture_of_one_colour_is_not_called_blurred(shape: tuple[int, int], level: int) -> None:
    assert find_blurs(np.full(shape, level, np.uint8), ()) == []


def test_a_low_picture_is_enough() -> None:
    found = blurs_of(blurred(page(100, 600, 20), Motion(9.0, 0.0)), ((300.0, 50.0),))
    assert found and isinstance(found[0], Motion) and found[0].length == pytest.approx(9.0, abs=1.2)


def test_it_is_looked_for_where_print_is_said_to_be() -> None:
    picture = page(800, 1000)
    picture[:, 500:] = blurred(picture, Defocus(6.0))[:, 500:]
    at = tuple((x, y) for x in (620.0, 750.0, 880.0) for y in (120.0, 250.0, 380.0, 510.0, 640.0, 700.0))
    found = blurs_of(picture, at)
    assert found and isinstance(found[0], Defocus) and found[0].radius == pytest.approx(6.0, rel=0.08)


@pytest.mark.parametrize("points", [((-50.0, -70.0),), ((5000.0, 9000.0),), ((0.0, 0.0), (699.0, 499.0))])
def test_points_outside_the_picture_do_no_harm(points: tuple[Point, ...]) -> None:
    assert blurs_of(blurred(page(), Motion(13.0, 0.3)), points)


@pytest.mark.parametrize("blur", [Motion(12.0, 0.4), Defocus(5.0)], ids=["motion", "defocus"])
def test_undone_comes_nearer_to_the_sharp_page_and_stays_in_place(blur: Blur) -> None:
    sharp = page().astype(np.float32)
    hidden = blurred(page(), blur)
    clear = undone(hidden, blur)
    assert clear.shape == hidden.shape and clear.dtype == np.uint8
    inside = (slice(40, -40), slice(40, -40))
    error, before = (float(np.abs(one[inside] - sharp[inside]).mean()) for one in (clear.astype(np.float32), hidden))
    assert error < 0.7 * before
    (dx, dy), _ = cv2.phaseCorrelate(sharp[..., 1], clear[..., 1].astype(np.float32))
    assert abs(dx) < 0.3 and abs(dy) < 0.3


@pytest.mark.parametrize("blur", [Motion(12.0, 0.4), Defocus(5.0)], ids=["motion", "defocus"])
def test_even_areas_stay_even(blur: Blur) -> None:
    plain = np.full((200, 300, 3), (40, 150, 220), np.uint8)
    assert np.abs(undone(plain, blur).astype(int) - plain).max() <= 2


@pytest.mark.parametrize("blur", [Motion(6.0, 0.0), Motion(21.3, 1.1), Defocus(2.5), Defocus(11.2)])
def test_a_kernel_is_whole_and_about_its_middle(blur: Blur) -> None:
    kernel = blur.kernel()
    assert kernel.shape[0] == kernel.shape[1] and kernel.shape[0] % 2 == 1
    assert float(kernel.sum()) == pytest.approx(1.0, abs=1e-5)
    assert np.allclose(kernel, kernel[::-1, ::-1], atol=1e-6)
