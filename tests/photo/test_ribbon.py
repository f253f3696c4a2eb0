"""Ribbons lie on the photo where they say, also bent, turned and stretched."""

import cv2
import numpy as np
import pytest

from scanner.photo.ribbon import Ribbon, flatten, pyramid

STRAIGHT = Ribbon((200.0, 100.0), (1.0, 0.0), -80.0, 80.0, 80.0, (0.0,), (20.0,))
BENT = Ribbon((200.0, 100.0), (1.0, 0.0), -80.0, 80.0, 80.0, (15.0, 0.0, -5.0), (2.0, 20.0))


def test_points_follow_the_bend() -> None:
    assert BENT.point(0.0, 0.0) == pytest.approx((200.0, 95.0))
    assert BENT.point(80.0, 0.0) == pytest.approx((280.0, 110.0))
    assert BENT.point(-80.0, 0.5) == pytest.approx((120.0, 110.0 + 9.0))


@pytest.mark.parametrize("ribbon", [STRAIGHT, BENT])
@pytest.mark.parametrize("degrees", [0, 30, 90, 200])
def test_turned_names_the_same_points_the_other_way_round(ribbon: Ribbon, degrees: int) -> None:
    angle = np.deg2rad(degrees)
    leaning = Ribbon(
        ribbon.origin,
        (float(np.cos(angle)), float(np.sin(angle))),
        ribbon.start,
        ribbon.end,
        ribbon.half,
        ribbon.bend,
        ribbon.height,
    )
    turned = leaning.turned()
    for distance, across in ((-80.0, -0.5), (-20.0, 0.2), (0.0, 0.0), (65.0, 0.5)):
        assert turned.point(-distance, -across) == pytest.approx(leaning.point(distance, across))
    assert turned.turned().point(33.0, 0.1) == pytest.approx(leaning.point(33.0, 0.1))


def test_widened_keeps_the_middle() -> None:
    wide = BENT.widened(10.0, 1.5)
    assert wide.length == BENT.length + 20
    assert wide.mean_height == pytest.approx(1.5 * BENT.mean_height)
    assert wide.point(0.0, 0.0) == pytest.approx(BENT.point(0.0, 0.0))


def _dotted(ribbon: Ribbon, share: float) -> np.ndarray:
    """Draw a picture that is white but for a dot on the centre line, at a share of the ribbon's length."""
    picture = np.full((220, 420, 3), 255, np.uint8)
    x, y = ribbon.point(ribbon.start + share * ribbon.length, 0.0)
    cv2.circle(picture, (round(x), round(y)), 3, (0, 0, 0), -1)
    return picture


@pytest.mark.parametrize("ribbon", [STRAIGHT, BENT, BENT.turned()])
@pytest.mark.parametrize("stretch", [1.0, 1.6])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_a_dot_on_the_line_is_in_the_middle_of_the_strip_and_leads_back(
    ribbon: Ribbon, stretch: float, share: float
) -> None:
    strip = flatten(pyramid(_dotted(ribbon, share)), ribbon, 48, stretch)
    rows, columns = np.nonzero(strip.pixels[:, :, 0] < 128)
    width = strip.pixels.shape[1]
    assert columns.mean() / width == pytest.approx(share, abs=0.02)
    assert rows.mean() == pytest.approx(23.5, abs=3)
    ((upper, lower),) = strip.rungs([columns.mean() + 0.5])
    middle = ((upper[0] + lower[0]) / 2, (upper[1] + lower[1]) / 2)
    assert middle == pytest.approx(ribbon.point(ribbon.start + share * ribbon.length, 0.0), abs=2.0)


def test_a_strip_is_as_long_as_its_proportions_and_stretch_ask() -> None:
    levels = pyramid(np.zeros((220, 420, 3), np.uint8))
    assert flatten(levels, STRAIGHT, 48).pixels.shape == (48, 384, 3)
    assert flatten(levels, STRAIGHT, 48, 2.0).pixels.shape == (48, 768, 3)


def test_a_pyramid_halves_down_to_a_small_picture() -> None:
    levels = pyramid(np.zeros((3000, 4000, 3), np.uint8))
    assert [level.shape[:2] for level in levels] == [(3000, 4000), (1500, 2000), (750, 1000), (375, 500), (188, 250)]
    assert len(pyramid(np.zeros((40, 4000, 3), np.uint8))) == 1
