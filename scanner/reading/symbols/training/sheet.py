"""A drawing sheet: lines, rings and letters in a unit square, drawn smooth."""

import math
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

XY = tuple[float, float]
Ink = NDArray[np.uint8]

_SHIFT = 4
_MARGIN = 0.25
_FACES = (
    "DejaVuSans",
    "DejaVuSans-Bold",
    "DejaVuSansCondensed",
    "DejaVuSansCondensed-Bold",
    "DejaVuSans-Oblique",
    "DejaVuSans-ExtraLight",
    "DejaVuSerif",
    "DejaVuSerif-Bold",
    "DejaVuSansMono-Bold",
    "DejaVuSansMono",
)


def faces() -> tuple[str, ...]:
    """List the typefaces at hand: DejaVu where the machine has it, always Pillow's own, named ""."""
    return (*(name for name in _FACES if _found(name)), "")


@lru_cache(maxsize=64)
def _found(name: str) -> str | None:
    for folder in ("/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/TTF"):
        path = Path(folder) / f"{name}.ttf"
        if path.exists():
            return str(path)
    return None


@lru_cache(maxsize=512)
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    path = _found(face) if face else None
    if path is None:
        font = ImageFont.load_default(size)
        if not isinstance(font, ImageFont.FreeTypeFont):
            raise RuntimeError("Pillow was built without FreeType")
        return font
    return ImageFont.truetype(path, size)


def lettering(text: str, height: float, face: str) -> Ink:
    """Draw a line of text, cut to its ink; the capitals are about `height` pixels high. 255 is ink."""
    font = _font(face, max(5, round(height / 0.72)))
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("L", (max(1, math.ceil(right - left) + 4), max(1, math.ceil(bottom - top) + 4)), 0)
    ImageDraw.Draw(picture).text((2 - left, 2 - top), text, fill=255, font=font)
    return np.asarray(picture, np.uint8)


class Sheet:
    """A square of paper with room around a unit square; x to the right, y down, 0 is paper and 255 ink."""

    def __init__(self, side: int = 200, width: float = 0.06) -> None:
        self.side = side
        self.width = width
        whole = round(side * (1 + 2 * _MARGIN))
        self.ink: Ink = np.zeros((whole, whole), np.uint8)

    def _at(self, points: Sequence[XY]) -> NDArray[np.int32]:
        scaled = (np.asarray(points, float) + _MARGIN) * self.side * (1 << _SHIFT)
        return np.round(scaled).astype(np.int32)

    def _thick(self, width: float | None) -> int:
        return max(1, round((self.width if width is None else width) * self.side))

    def line(self, *points: XY, width: float | None = None, closed: bool = False, ink: int = 255) -> None:
        """Draw a line through the points."""
        cv2.polylines(self.ink, [self._at(points)], closed, ink, self._thick(width), cv2.LINE_AA, _SHIFT)

    def fill(self, *points: XY, ink: int = 255) -> None:
        """Fill the polygon of the points."""
        cv2.fillPoly(self.ink, [self._at(points)], ink, cv2.LINE_AA, _SHIFT)

    def oval(
        self,
        centre: XY,
        rx: float,
        ry: float | None = None,
        *,
        start: float = 0.0,
        end: float = 360.0,
        turn: float = 0.0,
        width: float | None = None,
        ink: int = 255,
    ) -> None:
        """Draw an arc of an ellipse, a whole one unless told; degrees run clockwise from the right."""
        angle = np.radians(np.linspace(start, end, max(8, int(abs(end - start) / 4))))
        x, y = rx * np.cos(angle), (rx if ry is None else ry) * np.sin(angle)
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        points = np.stack([centre[0] + x * c - y * s, centre[1] + x * s + y * c], axis=1)
        self.line(*[(float(a), float(b)) for a, b in points], width=width, ink=ink)

    def disc(self, centre: XY, rx: float, ry: float | None = None, *, ink: int = 255) -> None:
        """Fill an ellipse."""
        angle = np.radians(np.arange(0, 360, 5))
        x, y = centre[0] + rx * np.cos(angle), centre[1] + (rx if ry is None else ry) * np.sin(angle)
        self.fill(*[(float(a), float(b)) for a, b in zip(x, y, strict=True)], ink=ink)

    def dashes(self, centre: XY, rx: float, ry: float, *, count: int, share: float, width: float | None = None) -> None:
        """Draw an ellipse in `count` dashes, each `share` of its step long."""
        for k in range(count):
            start = 360 * k / count
            self.oval(centre, rx, ry, start=start, end=start + 360 * share / count, width=width)

    def write(
        self, text: str, centre: XY, height: float, face: str = "", *, stretch: float = 1.0, ink: int = 255
    ) -> None:
        """Write text around a point, its ink `height` of the unit high."""
        letters = lettering(text, 80, face)
        rows, columns = np.nonzero(letters > 40)
        letters = letters[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
        high = max(1, round(height * self.side))
        wide = max(1, round(letters.shape[1] * high / letters.shape[0] * stretch))
        letters = np.asarray(cv2.resize(letters, (wide, high), interpolation=cv2.INTER_AREA), np.uint8)
        x = round((centre[0] + _MARGIN) * self.side - wide / 2)
        y = round((centre[1] + _MARGIN) * self.side - high / 2)
        x0, y0 = max(0, x), max(0, y)
        x1, y1 = min(self.ink.shape[1], x + wide), min(self.ink.shape[0], y + high)
        if x1 <= x0 or y1 <= y0:
            return
        part = letters[y0 - y : y1 - y, x0 - x : x1 - x].astype(np.float32) / 255
        under = self.ink[y0:y1, x0:x1].astype(np.float32)
        self.ink[y0:y1, x0:x1] = np.round(under * (1 - part) + ink * part).astype(np.uint8)

    def cut(self) -> Ink:
        """Give the drawing cut to its ink."""
        rows, columns = np.nonzero(self.ink > 30)
        return np.ascontiguousarray(self.ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1])
