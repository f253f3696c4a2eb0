"""Rows of ink: which way they run, and whether they are as close, high and full of strokes as print is."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Point
from scanner.reading.symbols.ink import Grey

_MOST_INK = 2000
"""Pixels of ink that the direction of a patch is judged by, at most."""
_STEP = 4
"""Degrees between the directions tried."""
_LEAST_SHARPNESS = 2.5
_LEAST_HEIGHT = 3.5
_LEAST_LETTERS = 10
_LEAST_UNEVEN, _MOST_UNEVEN = 0.22, 1.05
"""How much the distances between strokes vary: grids and needles stand more evenly, creases less."""
_LEAST_RATE, _USUAL_RATE, _MOST_RATE = 0.33, 1.6, 2.2
"""Strokes met along a row in a length of its height: in print of usual proportions, and the bounds for print."""
_MOST_KNOWN = 0.35
"""How much of a patch may lie over print that is known already."""

Floats = NDArray[np.float64]


def turned(point: Point, turn: float) -> Point:
    """Give how far a point lies from the origin along the direction `turn`, in radians, and across it."""
    x, y = point
    cos, sin = math.cos(turn), math.sin(turn)
    return x * cos + y * sin, y * cos - x * sin


@dataclass(frozen=True, slots=True)
class Rows:
    """A patch of ink in rows, turned by `turn` radians.

    It reaches from `left` to `right` along the rows and from `top` to `bottom` across, in pixels of the photo turned
    about its origin. `sharpness` tells how much better the rows part in this direction than in the middling one;
    `height` is that of a row's ink in pixels, `rate` the strokes met along a row in a length of its height, `letters`
    the strokes in all, `uneven` the deviation of their distances as a share of the mean; `suspected` is the greatest
    probability of text that the finder gave to the ink.
    """

    turn: float
    left: float
    right: float
    top: float
    bottom: float
    sharpness: float
    height: float
    rate: float
    letters: float
    uneven: float
    suspected: float

    @property
    def like_print(self) -> bool:
        """Tell whether the rows are as close, high and full of strokes as print is."""
        return (
            self.sharpness >= _LEAST_SHARPNESS
            and self.height >= _LEAST_HEIGHT
            and self.letters >= _LEAST_LETTERS
            and _LEAST_RATE <= self.rate <= _MOST_RATE
            and _LEAST_UNEVEN <= self.uneven <= _MOST_UNEVEN
        )

    @property
    def centre(self) -> Point:
        """The middle, in pixels of the photo."""
        return turned(((self.left + self.right) / 2, (self.top + self.bottom) / 2), -self.turn)

    def holds(self, point: Point) -> bool:
        """Tell whether a point of the photo lies in the patch."""
        along, across = turned(point, self.turn)
        return self.left < along < self.right and self.top < across < self.bottom

    @property
    def squat(self) -> float:
        """How many times squatter the print is than usual, at least 1."""
        return max(1.0, _USUAL_RATE / self.rate)

    @property
    def promise(self) -> float:
        """How promising a closer look is: more letters in clearer rows, and the finder's suspicion."""
        return min(self.letters, 60.0) * math.sqrt(min(self.sharpness, 12.0)) * (1 + 6 * self.suspected)


def rows_of(part: Grey, known: Grey, corner: tuple[int, int], scale: float, suspected: float) -> Rows | None:
    """Describe the rows of a patch of ink whose upper left corner, in pixels of the level, is given.

    None where it holds no rows, or lies among print that is `known`: the paper between two lines looks like ink.
    """
    ys, xs = np.nonzero(part)
    every = -(-len(xs) // _MOST_INK)
    turn, sharpness = _direction(xs[::every].astype(np.float64), ys[::every].astype(np.float64))
    cos, sin = math.cos(turn), math.sin(turn)
    corner_along, corner_across = turned(corner, turn)
    along, across = xs * cos + ys * sin + corner_along, ys * cos - xs * sin + corner_across
    left, top = float(along.min()), float(across.min())
    right, bottom = float(along.max()), float(across.max())
    size = (int(right - left) + 2, int(bottom - top) + 2)
    turning = np.array([[cos, sin, corner_along - left], [-sin, cos, corner_across - top]])
    level = cv2.warpAffine(part * np.uint8(255), turning, size, flags=cv2.INTER_LINEAR) > 127
    measured = _measured(np.asarray(level))
    if measured is None or cv2.mean(cv2.warpAffine(known, turning, size, flags=cv2.INTER_NEAREST))[0] > _MOST_KNOWN:
        return None
    height, rate, letters, uneven = measured
    box = (left / scale, right / scale, top / scale, bottom / scale)
    return Rows(turn, *box, sharpness, height / scale, rate, letters, uneven, suspected)


def _direction(xs: Floats, ys: Floats) -> tuple[float, float]:
    """Give the direction, in radians from 0 to pi, in which rows part best, and how much better than the middling.

    A direction is as good as the profile of ink across it is uneven from one row to the next.
    """
    angles = np.deg2rad(np.arange(0, 180, _STEP))
    across = np.outer(np.cos(angles), ys - ys.mean()) - np.outer(np.sin(angles), xs - xs.mean())
    reach = int(np.abs(across).max()) + 16
    bins = np.round(across).astype(np.intp) + reach + (np.arange(len(angles)) * (2 * reach + 1))[:, None]
    profiles = np.bincount(bins.ravel(), minlength=len(angles) * (2 * reach + 1)).reshape(len(angles), -1)
    profiles = profiles.astype(np.float32)
    fine = cv2.sepFilter2D(profiles, -1, np.array([1, 2, 3, 2, 1], np.float32) / 9, np.ones(1, np.float32))
    slow = cv2.blur(profiles, (25, 1))
    unevenness = ((fine - slow) ** 2).sum(axis=1) / np.maximum(1.0, (slow**2).sum(axis=1))
    best = int(unevenness.argmax())
    return float(angles[best]), float(unevenness[best] / max(1e-6, float(np.median(unevenness))))


def _measured(level: NDArray[np.bool_]) -> tuple[float, float, float, float] | None:
    """Measure the rows of level ink.

    Gives their height, the strokes met along them in a length of that height, the strokes in all, and how much the
    distance from one stroke to the next varies, as a share of its mean.
    """
    profile = cv2.blur(level.mean(axis=1).astype(np.float32)[:, None], (1, 3), borderType=cv2.BORDER_REPLICATE)[:, 0]
    full = np.concatenate([[False], profile > profile.mean(), [False]])
    edges = np.flatnonzero(full[1:] != full[:-1])
    rows = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if end - start < 2:
            continue
        row = np.pad(level[start:end], ((0, 0), (1, 0)))
        begun = row[:, 1:] & ~row[:, :-1]
        counts = begun.sum(axis=1)
        strokes = np.flatnonzero(begun[int(counts.argmax())])
        if len(strokes) < 3:
            continue
        steps = np.diff(strokes)
        inked = np.flatnonzero(row.any(axis=0))
        rate = len(strokes) * (end - start) / float(inked[-1] - inked[0] + 1)
        rows.append((float(end - start), rate, float(steps.std() / steps.mean()), float(len(strokes))))
    if not rows:
        return None
    heights, rates, unevens, strokes_met = np.array(rows).T
    height, rate, uneven = (float(np.average(values, weights=strokes_met)) for values in (heights, rates, unevens))
    return height, rate, float(strokes_met.sum()), uneven
