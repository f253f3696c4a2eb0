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
        low, high, axes = _box(self.hull, degrees)
        corners = []
        for u, v in ((low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])):
            x, y = axes.T @ np.array([u, v])
            corners.append((float((x + self.origin[0]) / self.scale), float((y + self.origin[1]) / self.scale)))
        return (corners[0], corners[1], corners[2], corners[3])


def lift(grouping: Grouping, group: Group) -> Lifted | None:
    """Lift a group off its level; None where its ink hardly differs from the paper."""
    grey = grouping.ink.level.grey
    x0, y0 = max(0, group.box[0] - 3), max(0, group.box[1] - 3)
    x1, y1 = min(grey.shape[1], group.box[2] + 3), min(grey.shape[0], group.box[3] + 3)
    values = grey[y0:y1, x0:x1].astype(np.float32)
    rank, away = grouping.rank[y0:y1, x0:x1], grouping.away[y0:y1, x0:x1]
    mine = (rank >= group.first) & (rank < group.last)
    ink = mine & (away < 0.5)
    paper = away > _REACH
    if not paper.any():
        paper = away >= 0.5
    if not paper.any() or not ink.any():
        return None
    high, low = float(values[paper].mean()), float(values[ink].mean())
    if abs(high - low) < 6:
        return None
    soft = np.clip((high - values) / (high - low), 0, 1.25)
    soft[~(mine & (away <= _REACH))] = 0
    rows, columns = np.nonzero(ink)
    hull = cv2.convexHull(np.stack([columns, rows], axis=1).astype(np.int32))[:, 0].astype(np.float32)
    return Lifted(soft, hull, (x0, y0), grouping.ink.level.scale, group, grouping.ink.light)


def _box(
    hull: NDArray[np.float32], degrees: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Give the low and high corner of the hull's box along turned axes, and the axes as rows."""
    angle = math.radians(degrees)
    axes = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    along = hull @ axes.T
    return along.min(axis=0) - 0.5, along.max(axis=0) + 0.5, axes


def upright(lifted: Lifted, degrees: float) -> NDArray[np.float32]:
    """Give the group turned back by `degrees`, its longer side 40 pixels, in the middle of (SIDE, SIDE)."""
    low, high, axes = _box(lifted.hull, degrees)
    step = float((high - low).max()) / _INSIDE
    middle = axes.T @ ((low + high) / 2)
    across = axes.T * step
    start = middle - across @ np.array([(SIDE - 1) / 2, (SIDE - 1) / 2])
    matrix = np.concatenate([across, start[:, None]], axis=1)
    picture = cv2.warpAffine(lifted.soft, matrix, (SIDE, SIDE), flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP)
    return np.asarray(picture, np.float32)


def uprights(lifted: Lifted, turns: Sequence[float]) -> NDArray[np.float32]:
    """Give the group at several turns, (turns, SIDE, SIDE)."""
    return np.stack([upright(lifted, turn) for turn in turns])
