"""Ink within a line that the reader told nothing of is named; room, rules, dots and known marks are not."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from samples.faces import open_face
from scanner.photo.model import Photo, PhotoRecord, Pixels, Place
from scanner.photo.ribbon import Ribbon, flatten, pyramid
from scanner.reading.engine import STRIP_HEIGHT, StripText
from scanner.reading.passed_over import passed_over
from scanner.reading.piece import Piece, make_piece
from scanner.reading.read import make_reader

LEFT, RIGHT, TOP, HEIGHT = 40, 740, 60, 40


def sheet(light_on_dark: bool = False) -> Pixels:
    page = Image.new("RGB", (800, 160), (225, 225, 225))
    ImageDraw.Draw(page).text((LEFT + 6, TOP + 4), "EXP 2028-05", (30, 30, 30), open_face("grotesque", 30))
    photo = np.array(page)
    return np.asarray(255 - photo) if light_on_dark else photo


def line(photo: Pixels, parts: tuple[tuple[str, int], ...]) -> Piece:
    """Make the piece of a band over the whole sheet, whose words begin at columns of the photo."""
    middle, half = (LEFT + RIGHT) / 2, (RIGHT - LEFT) / 2
    ribbon = Ribbon((middle, TOP + HEIGHT / 2), (1.0, 0.0), -half, half, half, (0.0,), (float(HEIGHT),))
    strip = flatten(pyramid(photo), ribbon, STRIP_HEIGHT)
    scale = STRIP_HEIGHT / HEIGHT
    text, columns = "", []
    for word, start in parts:
        if text:
            columns.append((columns[-1] + (start - LEFT + 8) * scale) / 2)
            text += " "
        columns += [(start - LEFT + 8 + 16 * index) * scale for index in range(len(word))]
        text += word
    return make_piece(strip, StripText(text, tuple(columns), (0.97,) * len(text)), 0.9, "recorded")


def signs(photo: Pixels, first: int, last: int) -> None:
    """Draw signs that are letters nowhere: a hook, a bar and a ring each."""
    for x in range(first, last, 34):
        cv2.line(photo, (x, TOP + 8), (x + 10, TOP + 30), (30, 30, 30), 3)
        cv2.line(photo, (x + 16, TOP + 6), (x + 16, TOP + 32), (30, 30, 30), 3)
        cv2.circle(photo, (x + 25, TOP + 24), 6, (30, 30, 30), 3)


def places(photo: Pixels, *parts: tuple[str, int], marks: tuple[Place, ...] = ()) -> list[tuple[float, float]]:
    named = passed_over(pyramid(photo), [line(photo, parts)], marks, 0)
    return [(place.place.box[0][0], place.place.box[1][0]) for place in named]


@pytest.mark.parametrize("light_on_dark", [False, True])
def test_signs_behind_before_and_between_words_are_named(light_on_dark: bool) -> None:
    def drawn(first: int, last: int) -> Pixels:
        photo = sheet()
        signs(photo, first, last)
        return np.asarray(255 - photo) if light_on_dark else photo

    ((start, end),) = places(drawn(320, 700), ("EXP", LEFT), ("2028-05", LEFT + 70))
    assert start < 320
    assert end > 690
    ((start, end),) = places(drawn(320, 520), ("EXP", LEFT), ("2028-05", LEFT + 70), ("LOT", 620))
    assert 200 < start < 330
    assert 500 < end < 630
    photo = drawn(LEFT + 4, 320)
    ((start, end),) = places(photo, ("LOT", 620))
    assert start < LEFT + 10
    assert end > 500


def bar(photo: Pixels) -> None:
    cv2.rectangle(photo, (320, TOP + 14), (700, TOP + 26), (30, 30, 30), -1)


def rule(photo: Pixels) -> None:
    cv2.line(photo, (320, TOP + 36), (700, TOP + 36), (30, 30, 30), 2)


def leader(photo: Pixels) -> None:
    for x in range(320, 700, 14):
        cv2.circle(photo, (x, TOP + 30), 2, (30, 30, 30), -1)


def shadow(photo: Pixels) -> None:
    photo[:, 320:] = (photo[:, 320:] * np.linspace(1, 0.55, 480)[None, :, None]).astype(np.uint8)


def grain(photo: Pixels) -> None:
    photo[:] = np.clip(photo + np.random.default_rng(4).normal(0, 12, photo.shape), 0, 255).astype(np.uint8)


def one_mark(photo: Pixels) -> None:
    signs(photo, 420, 450)


def faint(photo: Pixels) -> None:
    drawn = photo.copy()
    signs(drawn, 320, 700)
    photo[:] = np.where(drawn < 60, photo - np.uint8(30), photo)


def nothing(_: Pixels) -> None:
    """Leave the room empty."""


@pytest.mark.parametrize("draw", [nothing, bar, rule, leader, shadow, grain, one_mark, faint])
def test_what_is_no_print_is_not_named(draw: Callable[[Pixels], None]) -> None:
    photo = sheet()
    draw(photo)
    assert places(photo, ("EXP", LEFT), ("2028-05", LEFT + 70)) == []
    assert places(photo, ("EXP", LEFT), ("2028-05", LEFT + 70), ("X", 720)) == []


def test_a_line_told_to_its_ends_leaves_nothing() -> None:
    photo = sheet()
    signs(photo, 320, 700)
    words = [(sign, x) for sign, x in zip("ABCDEFGHIJKLMNOPQRSTUVW", range(LEFT, 730, 34), strict=False)]
    assert places(photo, *words) == []


def test_a_known_mark_is_not_named_as_print() -> None:
    photo = sheet()
    signs(photo, 320, 420)
    where = ((318.0, 62.0), (420.0, 62.0), (420.0, 98.0), (318.0, 98.0))
    parts = (("EXP", LEFT), ("2028-05", LEFT + 70), ("LOT", 460))
    assert len(places(photo, *parts)) == 1
    assert places(photo, *parts, marks=(Place(0, where),)) == []


def test_plain_print_alone_is_read_whole() -> None:
    reading = make_reader().read(Photo(PhotoRecord("drawn", 800, 160, ""), sheet()), 0)
    assert [one.text for one in reading.lines] == ["EXP 2028-05"]
    assert not (reading.unread or reading.other_script)
