"""Where text was already read on a photo, and how it is turned."""

import math
import re
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Quad
from scanner.reading.model import Line

_STERILE = re.compile(r"ster[i1l]l", re.IGNORECASE)
_SURE = 0.85
_LETTERS = 3
_LONGER, _WIDER_BY = 1.1, 2.0
_HIGHER, _HIGHER_BY = 1.15, 1.0
"""How far past a word's box its letters may reach: by a factor, and by pixels of the photo."""


class Written:
    """The places of words read surely, and the turn of the lines."""

    def __init__(self, lines: Sequence[Line], text_boxes: Sequence[Quad] = ()) -> None:
        self._sterile: list[tuple[float, float, float, float]] = []
        words: list[Quad] = list(text_boxes)
        middles: list[tuple[float, float, float, float]] = []  # x, y, turn in degrees, height
        for line in lines:
            place = line.place()
            if place is None:
                continue
            if _STERILE.search(line.text):
                self._sterile.append(bounds(place.box))
            (ax, ay), (bx, by), (cx, cy), (dx, dy) = place.box
            high = (math.hypot(ax - dx, ay - dy) + math.hypot(bx - cx, by - cy)) / 2
            long = math.hypot(bx - ax, by - ay)
            if len(line.text) >= 2 and long > high * 0.8:
                turn = math.degrees(math.atan2((by - ay) + (cy - dy), (bx - ax) + (cx - dx)))
                middles.append(((ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4, turn, max(1.0, high)))
            if line.confidence >= _SURE:
                words.extend(_words(line))
        self._words = np.array([_frame(quad) for quad in words], np.float64).reshape(-1, 6)
        self._middles = np.array(middles, np.float64).reshape(-1, 4)

    @property
    def turned(self) -> bool:
        """Whether any line tells how print is turned."""
        return len(self._middles) > 0

    def mask(self, shape: tuple[int, ...], scale: float) -> NDArray[np.uint8]:
        """Give (height, width), 1 where a word was read, for a picture of the photo at a scale."""
        drawn = np.zeros(shape, np.uint8)
        x, y, c, s, long, high = self._words.T
        long, high = long * _LONGER + _WIDER_BY, high * _HIGHER + _HIGHER_BY
        corners = [
            np.stack([x + u * long * c - v * high * s, y + u * long * s + v * high * c], axis=1)
            for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ]
        for word in np.round(np.stack(corners, axis=1) * scale).astype(np.int32):
            cv2.fillConvexPoly(drawn, word, 1)
        return drawn

    def covers(self, boxes: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell which boxes, (n, 4) x0, y0, x1, y1, lie within a word that was read, whatever the word's turn."""
        x, y, c, s, long, high = self._words.T
        x0, y0, x1, y1 = boxes.T[:, :, None]
        along, across = (x0 + x1) / 2 - x, (y0 + y1) / 2 - y
        u, v = along * c + across * s, across * c - along * s
        half = np.minimum(x1 - x0, y1 - y0) / 2
        inside = (np.abs(u) + half < long * _LONGER + _WIDER_BY) & (np.abs(v) + half < high * _HIGHER + _HIGHER_BY)
        return np.asarray(inside.any(axis=1))

    def says_sterile(self, box: tuple[float, float, float, float]) -> bool:
        """Tell whether the word STERILE was read within a box."""
        x0, y0, x1, y1 = box
        return any(x0 < (a + c) / 2 < x1 and y0 < (b + d) / 2 < y1 for a, b, c, d in self._sterile)

    def turn_at(self, x: float, y: float) -> float | None:
        """Give the turn in degrees of the nearest line; None where there is none."""
        if len(self._middles) == 0:
            return None
        away = np.hypot(self._middles[:, 0] - x, self._middles[:, 1] - y)
        near = int(np.argmin(away))
        return float(self._middles[near, 2])


def _words(line: Line) -> list[Quad]:
    held: list[Quad] = []
    for start, end in line.words():
        if sum(char.isalnum() and char.isascii() for char in line.text[start:end]) < _LETTERS:
            continue
        place = line.place(start, end)
        if place is not None:
            held.append(place.box)
    return held


def _frame(quad: Quad) -> tuple[float, float, float, float, float, float]:
    """Give a word's middle, the cosine and sine of its turn, and half its length and height."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    long = math.hypot(bx + cx - ax - dx, by + cy - ay - dy) / 2
    high = math.hypot(dx + cx - ax - bx, dy + cy - ay - by) / 2
    turn = math.atan2(by + cy - ay - dy, bx + cx - ax - dx)
    return (ax + bx + cx + dx) / 4, (ay + by + cy + dy) / 4, math.cos(turn), math.sin(turn), long / 2, high / 2


def bounds(quad: Quad) -> tuple[float, float, float, float]:
    """Give the upright box (x0, y0, x1, y1) around a quadrilateral."""
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    return min(xs), min(ys), max(xs), max(ys)
