"""Groups lifted off the photo and set upright in a square of one size."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Quad
from scanner.reading.symbols.groups import Group, Grouping

SIDE = 48
"""Pixels along an upright crop."""

_INSIDE = 40.0
_REACH = 1.6


@dataclass(frozen=True, slots=True)
class Lifted:
    """A group by itself.

    `soft` (height, width) is its ink from 0 to 1, smooth at the edges, everything else left out; `hull` (n, 2) the
    corners of its convex hull in pixels of `soft`; `origin` where `soft` begins on the level; `scale` the level's.
    """

    soft: NDArray[np.float32]
    hull: NDArray[np.float32]
    origin: tuple[int, int]
    scale: float
    group: Group
    light: bool

    def quad(self, degrees: float) -> Quad:
        """Give the corners, on the photo, of its tightest box at a turn."""
        u0, v0, u1, v1, c, s = _box(self.hull, degrees)
        corners = []
        for u, v in ((u0, v0), (u1, v0), (u1, v1), (u0, v1)):
            x, y = u * c - v * s, u * s + v * c
            corners.append(((x + self.origin[0]) / self.scale, (y + self.origin[1]) / self.scale))
        return (corners[0], corners[1], corners[2], corners[3])


def lift(grouping: Grouping, group: Group) -> Lifted | None:
    """Lift a group off its level; None where its ink hardly differs from the paper."""
    grey = grouping.ink.level.grey
    x0, y0 = max(0, group.box[0] - 3), max(0, group.box[1] - 3)
    x1, y1 = min(grey.shape[1], group.box[2] + 3), min(grey.shape[0], group.box[3] + 3)
    values = grey[y0:y1, x0:x1]
    rank, away = grouping.rank[grouping.nearest[y0:y1, x0:x1]], grouping.away[y0:y1, x0:x1]
    mine = cv2.inRange(rank, group.first, group.last - 1)
    ink = cv2.bitwise_and(mine, (away < 0.5).view(np.uint8))
    paper = (away > _REACH).view(np.uint8)
    if not cv2.countNonZero(paper):
        paper = (away >= 0.5).view(np.uint8)
    high, low = cv2.mean(values, paper)[0], cv2.mean(values, ink)[0]
    points = cv2.findNonZero(ink)
    if abs(high - low) < 6 or points is None or not cv2.countNonZero(paper):
        return None
    reach = cv2.bitwise_and(mine, (away <= _REACH).view(np.uint8))
    soft = (values.astype(np.float32) - np.float32(high)) * np.float32(1 / (low - high))
    soft = np.clip(soft, 0, 1.25) * (reach > 0)
    hull = cv2.convexHull(points)[:, 0].astype(np.float32)
    return Lifted(soft.astype(np.float32), hull, (x0, y0), grouping.ink.level.scale, group, grouping.ink.light)


def _box(hull: NDArray[np.float32], degrees: float) -> tuple[float, float, float, float, float, float]:
    """Give the low and high end of the hull along axes turned by `degrees`, and the cosine and sine of the turn."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = hull[:, 0], hull[:, 1]
    along, across = (x * c + y * s).tolist(), (y * c - x * s).tolist()
    return min(along) - 0.5, min(across) - 0.5, max(along) + 0.5, max(across) + 0.5, c, s


def upright(lifted: Lifted, degrees: float) -> NDArray[np.float32]:
    """Give the group turned back by `degrees`, its longer side 40 pixels, in the middle of (SIDE, SIDE)."""
    u0, v0, u1, v1, c, s = _box(lifted.hull, degrees)
    step = max(u1 - u0, v1 - v0) / _INSIDE
    u, v = (u0 + u1 - step * (SIDE - 1)) / 2, (v0 + v1 - step * (SIDE - 1)) / 2
    matrix = np.array([[c * step, -s * step, u * c - v * s], [s * step, c * step, u * s + v * c]])
    picture = cv2.warpAffine(lifted.soft, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    return np.asarray(picture, np.float32)


def uprights(lifted: Lifted, turns: Sequence[float]) -> NDArray[np.float32]:
    """Give the group at several turns, (turns, SIDE, SIDE)."""
    return np.stack([upright(lifted, turn) for turn in turns])
