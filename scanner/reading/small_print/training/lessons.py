"""Drawn strips of small print as a photo of a pack shows it, each with the same strip drawn sharp and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from scanner.photo.model import Pixels
from scanner.reading.engine import STRIP_HEIGHT
from scanner.reading.small_print.training.words import Words, one_of

Floats = NDArray[np.float32]

LONGEST = 320
"""The longest strip, in pixels."""
_SIZE = 64
_INK = 0.68
"""The share of a ribbon's height that letters take, capitals' top to descenders' foot."""
_FINER = 3
"""How many times finer than the photo a line is drawn before it is made small by area, as a lens would."""


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """`strip` (48, width, 3) uint8 as photographed, `sharp` (48, width) in grey levels, and the text, "" for none."""

    strip: Pixels
    sharp: Floats
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """A line drawn large between its neighbours.

    `ink` (height, width) from 0 to 255; the line runs from `left` to `right` about the height `middle`; `high` is the
    height of the ribbon that would hold it.
    """

    ink: NDArray[np.uint8]
    left: float
    right: float
    middle: float
    high: float


def lesson(dice: np.random.Generator, words: Words, faces: Sequence[Path]) -> Lesson | None:
    """Draw one strip; None where it came out too long or too short."""
    text = words.line(dice, int(one_of(dice, [dice.integers(3, 13), dice.integers(6, 19), dice.integers(8, 27)])))
    drawn = _line(dice, words, text, _font(one_of(dice, faces)))
    scale = one_of(dice, [dice.uniform(7.5, 14), dice.uniform(9, 22)]) / drawn.high
    shape, offset, size = _placing(dice, drawn, scale)
    ink, paper = _colours(dice)
    photo = _photo(dice, drawn, shape, offset, size, scale, ink, paper)
    grid = _grid(dice, drawn, shape)
    if grid is None:
        return None
    x, y = grid
    on_photo = shape @ np.stack([x.ravel(), y.ravel()]) + offset[:, None]
    across, down = on_photo.reshape(2, *x.shape).astype(np.float32)
    strip = cv2.remap(photo, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    smooth = cv2.GaussianBlur(drawn.ink, (0, 0), drawn.high / STRIP_HEIGHT / 2)
    share = cv2.remap(smooth, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR).astype(np.float32) / 255
    sharp = share * float(ink.mean()) + (1 - share) * float(paper.mean())
    return Lesson(np.asarray(strip, np.uint8), np.asarray(sharp, np.float32), text)


def nothing(dice: np.random.Generator) -> Lesson:
    """Draw a strip of what is no print: bare paper, waves, lines, clouds, grids, edges."""
    high, width = int(dice.integers(9, 21)), int(dice.integers(60, LONGEST))
    wide = max(8, width * high // STRIP_HEIGHT)
    picture = np.full((high, wide), dice.uniform(60, 220), np.float32)
    ink = float(dice.uniform(0, 255))
    y, x = np.mgrid[:high, :wide].astype(np.float32)
    kind = int(dice.integers(6))
    if kind == 1:
        wave = np.sin((x * dice.uniform(0, 1) + y * dice.uniform(-1, 1)) * 6.28 / dice.uniform(1.5, 6))
        picture = np.where(wave > dice.uniform(-0.5, 0.8), ink, picture).astype(np.float32)
    elif kind == 2:
        for _ in range(dice.integers(1, 5)):
            ends = [(int(dice.integers(wide)), int(dice.integers(high))) for _ in range(2)]
            cv2.line(picture, ends[0], ends[1], ink, int(dice.integers(1, 3)), cv2.LINE_AA)
    elif kind == 3:
        coarse = dice.normal(0, dice.uniform(10, 50), (max(2, high // 3), max(2, wide // 3)))
        picture += cv2.resize(coarse.astype(np.float32), (wide, high))
    elif kind == 4:
        step = int(dice.integers(2, 7))
        picture = np.where((x % step < step / 2) & (y % step < step / 2), ink, picture).astype(np.float32)
    elif kind == 5:
        picture += np.linspace(0, dice.uniform(-80, 80), wide, dtype=np.float32)
        cv2.circle(picture, (wide // 2, high // 2), int(dice.integers(2, high)), ink, 1)
    noisy = np.clip(picture + dice.normal(0, dice.uniform(0, 5), picture.shape), 0, 255).astype(np.uint8)
    pressed = _pressed(dice, np.repeat(noisy[:, :, None], 3, axis=2))
    strip = np.asarray(cv2.resize(pressed, (width, STRIP_HEIGHT), interpolation=cv2.INTER_CUBIC), np.uint8)
    return Lesson(strip, strip.mean(axis=2).astype(np.float32), "")


def _line(dice: np.random.Generator, words: Words, text: str, font: ImageFont.FreeTypeFont) -> _Drawn:
    apart = float(dice.uniform(0, 8)) if dice.random() < 0.25 else 0.0
    wide = sum(font.getlength(letter) + apart for letter in text) if apart else font.getlength(text)
    leading, base = float(dice.uniform(1.0, 1.8)) * _SIZE, 3.0 * _SIZE
    page = Image.new("L", (int(wide) + 4 * _SIZE, 8 * _SIZE), 0)
    pen = ImageDraw.Draw(page)
    start = 2.0 * _SIZE
    for away, line in ((-1, words.line(dice, len(text) + 4)), (0, text), (1, words.line(dice, len(text) + 4))):
        if away and dice.random() < 0.3:
            continue
        x = start + (float(dice.uniform(-60, 60)) if away else 0.0)
        for part in line if apart else (line,):
            pen.text((x, base + away * leading), part, 255, font)
            x += font.getlength(part) + apart
    top, foot = font.getbbox("H")[1], font.getbbox("gy")[3]
    return _Drawn(np.asarray(page), start, start + wide, base + (top + foot) / 2, (foot - top) / _INK)


def _placing(dice: np.random.Generator, drawn: _Drawn, scale: float) -> tuple[Any, Any, tuple[int, int]]:
    """Give how the drawing lies on the photo, as matrix and offset, and the photo's size."""
    angle = np.deg2rad(one_of(dice, [0.0, 0.0, dice.uniform(-3, 3), dice.uniform(-25, 25)]))
    lean = one_of(dice, [0.0, 0.0, dice.uniform(-0.2, 0.2)])
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    shape = turn @ np.array([[dice.uniform(0.75, 1.25), lean], [0, 1]]) * scale
    high, wide = drawn.ink.shape
    corners = shape @ np.array([[0, wide, 0, wide], [0, 0, high, high]])
    size = np.ceil(corners.max(axis=1) - corners.min(axis=1)).astype(int) + 4
    return shape, 2 + dice.random(2) - corners.min(axis=1), (int(size[0]), int(size[1]))


def _colours(dice: np.random.Generator) -> tuple[Floats, Floats]:
    """Give ink and paper, (3,) each: at least 60 grey levels apart, a third of them light on dark."""
    dark, light = dice.uniform(0, 130), dice.uniform(140, 255)
    if light - dark < 60:
        light = min(255.0, dark + dice.uniform(60, 120))
    tints = [1 + (dice.uniform(-0.3, 0.3, 3) if dice.random() < 0.4 else np.zeros(3)) for _ in range(2)]
    ink, paper = (
        np.clip(grey * tint, 0, 255).astype(np.float32) for grey, tint in zip((dark, light), tints, strict=True)
    )
    return (paper, ink) if dice.random() < 0.35 else (ink, paper)


def _photo(
    dice: np.random.Generator,
    drawn: _Drawn,
    shape: Any,
    offset: Any,
    size: tuple[int, int],
    scale: float,
    ink: Floats,
    paper: Floats,
) -> Pixels:
    finer = np.column_stack([shape * _FINER, offset * _FINER + (_FINER - 1) / 2])
    smooth = cv2.GaussianBlur(drawn.ink, (0, 0), max(0.3, 1 / (2 * _FINER * scale))) if scale < 0.4 else drawn.ink
    fine = cv2.warpAffine(smooth, finer, (size[0] * _FINER, size[1] * _FINER))
    share = cv2.resize(fine, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    high = scale * drawn.high
    blur = one_of(
        dice, [0.0, dice.uniform(0.2, 0.6), dice.uniform(0.4, 0.9), dice.uniform(0.5, max(0.6, 0.075 * high))]
    )
    if blur:
        share = np.asarray(cv2.GaussianBlur(share, (0, 0), blur), np.float32)
    photo = share[:, :, None] * ink + (1 - share[:, :, None]) * paper
    if dice.random() < 0.3:
        first, last = dice.uniform(-25, 25, 2)
        photo += np.linspace(first, last, photo.shape[1], dtype=np.float32)[None, :, None]
    if dice.random() < 0.5:
        photo += dice.normal(0, dice.uniform(0.5, 7), photo.shape[:2])[:, :, None].astype(np.float32)
    if dice.random() < 0.35:
        photo += (photo - cv2.GaussianBlur(photo, (0, 0), dice.uniform(0.6, 1.3))) * dice.uniform(0.3, 1.5)
    return _pressed(dice, np.clip(photo, 0, 255).astype(np.uint8))


def _pressed(dice: np.random.Generator, photo: Pixels) -> Pixels:
    """Save a photo as JPEG and open it again, four times of five."""
    if dice.random() < 0.2:
        return photo
    _, saved = cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, int(dice.integers(35, 96))])
    return np.asarray(cv2.imdecode(saved, cv2.IMREAD_COLOR), np.uint8)


def _grid(dice: np.random.Generator, drawn: _Drawn, shape: Any) -> tuple[Any, Any] | None:
    """Give the points of the drawing at which a ribbon, found about as the finder finds it, is sampled."""
    high = drawn.high * dice.uniform(0.85, 1.2)
    ends = drawn.high * dice.uniform(0.05, 0.4)
    left, right = drawn.left - ends, drawn.right + ends
    length = float(np.linalg.norm(shape[:, 0])) * (right - left)
    across = abs(float(np.linalg.det(shape))) / float(np.linalg.norm(shape[:, 0])) * high
    width = int(np.ceil(length / max(across, 1.0) * STRIP_HEIGHT * one_of(dice, [1.0, 1.0, 1.3, 1.6])))
    if not STRIP_HEIGHT / 2 <= width <= LONGEST:
        return None
    x = left + (right - left) * (np.arange(width) + 0.5)[None, :] / width
    y = (np.arange(STRIP_HEIGHT) + 0.5)[:, None] / STRIP_HEIGHT - 0.5
    slant = dice.uniform(-0.006, 0.006)
    rows = drawn.middle + dice.uniform(-0.06, 0.06) * drawn.high + y * high + slant * (x - (left + right) / 2)
    return np.broadcast_to(x, rows.shape), rows


@lru_cache(maxsize=256)
def _font(face: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face), _SIZE)
