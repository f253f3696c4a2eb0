"""Print is read bent, turned, small, condensed, dark and light, and each word's box lies on the word."""

from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from scanner.photo.model import Photo, PhotoRecord, Pixels
from scanner.reading.model import Reading
from scanner.reading.read import PhotoReader, make_reader

LINES = ("Ingredients: Aqua, Glycerin,", "Sodium Hyaluronate, Panthenol,", "Methylparaben, Limonene.")
WORDS = ("Glycerin", "Hyaluronate", "Limonene")


@cache
def reader() -> PhotoReader:
    return make_reader("rapidocr")


def label(size: int = 30, ink: int = 30, ground: int = 235) -> Pixels:
    """Draw the lines on a plain ground, with a margin."""
    font = ImageFont.load_default(size)
    leading = round(size * 1.5)
    picture = Image.new("RGB", (round(size * 19), leading * (len(LINES) + 2)), (ground,) * 3)
    draw = ImageDraw.Draw(picture)
    for row, text in enumerate(LINES):
        draw.text((size, leading * (row + 1)), text, (ink,) * 3, font)
    return np.asarray(picture)[:, :, ::-1].copy()


def read(pixels: Pixels) -> Reading:
    height, width = pixels.shape[:2]
    return reader().read(Photo(PhotoRecord("drawn", width, height, ""), pixels), 0)


def letters(reading: Reading) -> str:
    return "".join(char for line in reading.lines for char in line.text if char.isalnum()).casefold()


def assert_read(reading: Reading) -> None:
    text = letters(reading)
    for word in ("aqua", "glycerin", "sodiumhyaluronate", "panthenol", "methylparaben", "limonene"):
        assert word in text, [line.text for line in reading.lines]


def bent(pixels: Pixels, rise: float) -> Pixels:
    """Bend the lines of a picture into an arc that rises by so many pixels towards the ends."""
    height, width = pixels.shape[:2]
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height + int(rise), dtype=np.float32))
    lift = rise * (1 - ((x - width / 2) / (width / 2)) ** 2)
    return np.asarray(
        cv2.remap(pixels, x, (y - lift).astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def rotated(pixels: Pixels, degrees: float) -> Pixels:
    """Turn a picture about its middle on a larger ground."""
    height, width = pixels.shape[:2]
    side = int(np.hypot(height, width)) + 20
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix[:, 2] += ((side - width) / 2, (side - height) / 2)
    return np.asarray(
        cv2.warpAffine(pixels, matrix, (side, side), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def test_flat_print_is_read_line_by_line_with_nothing_left_unread() -> None:
    reading = read(label())
    assert [line.text.replace(" ", "") for line in reading.lines] == [text.replace(" ", "") for text in LINES]
    assert reading.unread == ()
    assert reading.readers == ("rapidocr",)


def test_light_print_on_dark_is_read() -> None:
    assert_read(read(label(ink=240, ground=40)))


@pytest.mark.parametrize("rise", [30, 60, 110])
def test_bent_lines_are_read(rise: float) -> None:
    assert_read(read(bent(label(), rise)))


@pytest.mark.parametrize("degrees", [8, -20, 35, 90, 180, 250, 270])
def test_turned_lines_are_read(degrees: float) -> None:
    assert_read(read(rotated(label(), degrees)))


def test_small_print_in_a_large_photo_is_read_from_its_full_size_pixels() -> None:
    photo = np.full((3000, 4000, 3), 180, np.uint8)
    small = label(26)
    photo[1800 : 1800 + small.shape[0], 2500 : 2500 + small.shape[1]] = small
    assert_read(read(photo))


def test_a_tiny_picture_is_enlarged() -> None:
    small = cv2.resize(label(), None, fx=0.42, fy=0.42, interpolation=cv2.INTER_AREA)
    assert_read(read(np.asarray(small, np.uint8)))


def test_print_pressed_together_is_read() -> None:
    # Narrow enough to be misread without being stretched.
    narrow = cv2.resize(label(44), None, fx=0.36, fy=1.0, interpolation=cv2.INTER_AREA)
    assert_read(read(np.asarray(narrow, np.uint8)))


def test_a_word_under_glare_is_named_unread() -> None:
    picture = label(ground=200)
    height, width = picture.shape[:2]
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    lamp = 420 * np.exp(-(((x - 330) / 90.0) ** 2 + ((y - 110) / 22.0) ** 2))
    reading = read(np.clip(picture + lamp[..., None], 0, 255).astype(np.uint8))
    assert "sodiumhyaluronate" not in letters(reading)
    assert any(place.why == "glare" for place in reading.unread), reading.unread
    xs = [x for place in reading.unread for x, _ in place.place.box]
    assert min(xs) < 330 < max(xs)


@pytest.mark.parametrize("picture", [np.full((400, 600, 3), 200, np.uint8), np.zeros((64, 64, 3), np.uint8)])
def test_a_blank_picture_holds_nothing(picture: Pixels) -> None:
    reading = read(picture)
    assert reading.lines == ()
    assert reading.unread == ()


@pytest.mark.parametrize("change", ["flat", "bent", "turned"])
def test_the_box_of_a_word_lies_on_the_word(change: str) -> None:
    """Paint out the box of each word: its letters, and no others, are gone."""
    pixels = {"flat": label(), "bent": bent(label(), 60), "turned": rotated(label(), 250)}[change]
    reading = read(pixels)
    for word in WORDS:
        line = next(line for line in reading.lines if word in line.text)
        start = line.text.index(word)
        place = line.place(start, start + len(word))
        assert place is not None
        inside = np.zeros(pixels.shape[:2], np.uint8)
        cv2.fillConvexPoly(inside, np.array(place.box, np.int32), 1)
        ink = (pixels[:, :, 0] < 128).astype(np.uint8)
        painted = pixels.copy()
        painted[inside > 0] = 235
        left = letters(read(painted))
        assert word.casefold() not in left
        others = [other for other in WORDS if other != word]
        assert all(other.casefold() in left for other in others)
        assert 0.1 < ink[inside > 0].mean() < 0.6
