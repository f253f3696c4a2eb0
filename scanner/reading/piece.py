"""A piece: one ribbon of print and what was read on it."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Point
from scanner.photo.ribbon import Ribbon, Strip
from scanner.reading.engine import StripText
from scanner.reading.model import Rung

SURE = 0.5
"""Confidence below which a piece is not taken as read."""
SURELY, _LONGER = 0.72, 8
"""Confidence from which a longer piece, of so many letters, counts as read: a less sure one may be guessed, or lines
that grew together."""
_CORE = 0.35
"""How far from the middle of a piece, in line heights, its core reaches."""


@dataclass(frozen=True)
class Piece:
    """A ribbon with its text. `score` is the finder's certainty that it is text, 0 to 1; `reader` who read it."""

    ribbon: Ribbon
    seen: StripText
    score: float
    reader: str
    rungs: tuple[Rung, ...]

    @cached_property
    def first(self) -> Point:
        """Middle of the left end, in pixels of the photo."""
        return self.ribbon.point(self.ribbon.start, 0.0)

    @cached_property
    def last(self) -> Point:
        """Middle of the right end, in pixels of the photo."""
        return self.ribbon.point(self.ribbon.end, 0.0)

    @cached_property
    def centre(self) -> Point:
        """Middle of the piece, in pixels of the photo."""
        return self.ribbon.point((self.ribbon.start + self.ribbon.end) / 2, 0.0)

    @cached_property
    def height(self) -> float:
        """Height of the ribbon in the middle, in pixels."""
        return self.ribbon.mean_height

    def holds(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Tell for each point, (..., 2) in pixels of the photo, whether it lies in the core of the piece."""
        return self.ribbon.holds(points, _CORE)

    @cached_property
    def worth(self) -> float:
        """How much was read for sure: confidence counts thrice, so that fluent text beats a heap of guesses."""
        return self.seen.confidence**3 * len(self.seen.text)

    @cached_property
    def letters(self) -> int:
        """How many letters and digits were read."""
        return sum(char.isalnum() for char in self.seen.text)

    @cached_property
    def is_read(self) -> bool:
        """Whether what was read is taken as read."""
        return self.letters > 0 and self.seen.confidence >= (SURELY if self.is_long else SURE)

    @property
    def is_long(self) -> bool:
        """Whether so many letters were read that it is hardly a speck."""
        return self.letters >= _LONGER

    @cached_property
    def angle(self) -> float:
        """Direction from the left end to the right, in radians, y downwards."""
        return float(np.arctan2(self.last[1] - self.first[1], self.last[0] - self.first[0]))


def make_piece(strip: Strip, seen: StripText, score: float, reader: str) -> Piece:
    """Join a flat strip and its text; the edges of each character lie half-way between neighbours' centres."""
    width = float(strip.pixels.shape[1])
    columns = seen.columns
    if columns:
        steps = [b - a for a, b in pairwise(columns)]
        half = float(np.median(steps)) / 2 if steps else width / 4
        edges = [max(0.0, columns[0] - half)]
        edges += [(a + b) / 2 for a, b in pairwise(columns)]
        edges.append(min(width, columns[-1] + half))
    else:
        edges = [0.0]
    return Piece(strip.ribbon, seen, score, reader, strip.rungs(edges))
