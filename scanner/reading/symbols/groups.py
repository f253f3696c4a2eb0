"""Groups of touching and neighbouring ink: every mark that could be one pictogram, by whatever gap parts it."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.reading.symbols.ink import LARGEST, SMALLEST, Ink

_WIDEST_GAP = 16.0
_SPECK = 4
_MOST_PARTS = 40
_LONGEST = 3.2
_SMALLEST_AGAIN = 22
_LEAST_CLEAR = 0.07
_CLEARER = 1.1


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that stand closer to each other than to anything else.

    `first` and `last` are a range of part ranks; `box` (x0, y0, x1, y1) in pixels of the level; `gap` the widest gap
    within, `clear` the gap to the nearest other part, both in pixels of the level.
    """

    first: int
    last: int
    box: tuple[int, int, int, int]
    gap: float
    clear: float

    @property
    def parts(self) -> int:
        """How many separate parts it has."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups of one ink. `rank` (height, width) gives the rank of the nearest part, `away` the distance to it."""

    ink: Ink
    rank: NDArray[np.int32]
    away: NDArray[np.float32]
    groups: tuple[Group, ...]


def standing_clear(grouping: Grouping) -> Iterator[Group]:
    """Yield the groups that stand apart from others more than their own parts do, as a pictogram does.

    On all but the finest level only those are given that are too large for the level before.
    """
    smallest = SMALLEST if grouping.ink.level.finest else _SMALLEST_AGAIN
    for one in grouping.groups:
        longest = max(one.box[2] - one.box[0], one.box[3] - one.box[1])
        if longest >= smallest and one.clear >= max(_LEAST_CLEAR * longest, _CLEARER * one.gap):
            yield one


def group(ink: Ink) -> Grouping:
    """Group the parts of an ink by the gaps between them, as single linkage does, each part within its own cell.

    Groups are kept whose long side is SMALLEST to LARGEST pixels and at most 3.2 times the short one.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink.mask, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    kept = (wide <= LARGEST) & (high <= LARGEST) & (stats[:, cv2.CC_STAT_AREA] >= _SPECK)
    kept[0] = False
    total = int(kept.sum())
    shape = ink.mask.shape
    if total == 0:
        return Grouping(ink, np.zeros(shape, np.int32), np.full(shape, np.inf, np.float32), ())
    number = np.full(count, -1, np.int32)
    number[kept] = np.arange(total, dtype=np.int32)
    own = number[labels]
    away, nearest = cv2.distanceTransformWithLabels(
        (own < 0).astype(np.uint8), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_CCOMP
    )
    translate = np.zeros(int(nearest.max()) + 1, np.int32)
    on = own >= 0
    translate[nearest[on]] = own[on]
    cell = translate[nearest]
    boxes = np.stack([stats[:, 0], stats[:, 1], stats[:, 0] + wide, stats[:, 1] + high], axis=1)[kept]
    order, groups = _linked(boxes, *_gaps(cell, np.asarray(away, np.float32)))
    rank = np.empty(total, np.int32)
    rank[order] = np.arange(total, dtype=np.int32)
    return Grouping(ink, rank[cell], np.asarray(away, np.float32), tuple(groups))


def _gaps(cell: NDArray[np.int32], away: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give the pairs of parts whose cells touch, (n, 2), and the least gap of each, both sorted by gap."""
    many = int(cell.max()) + 1
    keys, gaps = [], []
    for one, two, a, b in (
        (cell[:, :-1], cell[:, 1:], away[:, :-1], away[:, 1:]),
        (cell[:-1], cell[1:], away[:-1], away[1:]),
    ):
        border = one != two
        gap = a[border] + b[border]
        near = gap <= _WIDEST_GAP
        p, q = one[border][near].astype(np.int64), two[border][near].astype(np.int64)
        keys.append(np.minimum(p, q) * many + np.maximum(p, q))
        gaps.append(gap[near])
    key, gap = np.concatenate(keys), np.concatenate(gaps)
    if len(key) == 0:
        return np.zeros((0, 2), np.int64), np.zeros(0, np.float32)
    order = np.argsort(key, kind="stable")
    key, gap = key[order], gap[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    least = np.minimum.reduceat(gap, starts)
    pairs = key[starts]
    by_gap = np.argsort(least, kind="stable")
    return np.stack([pairs // many, pairs % many], axis=1)[by_gap], least[by_gap]


def _linked(
    boxes: NDArray[np.int32], pairs: NDArray[np.int64], gaps: NDArray[np.float32]
) -> tuple[list[int], list[Group]]:
    """Join parts from the least gap up; give the order in which every group is one run, and the groups."""
    total = len(boxes)
    parent = list(range(total))
    box = [tuple(row) for row in boxes.tolist()]
    members: list[list[int]] = [[k] for k in range(total)]
    open_at = list(range(total))
    tree = [(k, 1, 0.0, _WIDEST_GAP) for k in range(total)]  # first member, parts, gap within, gap around
    node_box = list(box)
    for (a, b), gap in zip(pairs.tolist(), gaps.tolist(), strict=True):
        a, b = _root(parent, a), _root(parent, b)
        if a == b:
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for side in (a, b):
            if open_at[side] >= 0:
                first, parts, within, _ = tree[open_at[side]]
                tree[open_at[side]] = (first, parts, within, gap)
        parent[b] = a
        x0, y0, x1, y1 = box[a]
        u0, v0, u1, v1 = box[b]
        box[a] = (min(x0, u0), min(y0, v0), max(x1, u1), max(y1, v1))
        members[a].extend(members[b])
        members[b] = []
        joined = box[a]
        if open_at[a] >= 0 and open_at[b] >= 0 and _fits(joined, upper_only=True) and len(members[a]) <= _MOST_PARTS:
            open_at[a] = len(tree)
            tree.append((members[a][0], len(members[a]), gap, _WIDEST_GAP))
            node_box.append(joined)
        else:
            open_at[a] = -1
    order: list[int] = []
    for k in range(total):
        if members[k]:
            order.extend(members[k])
    rank = [0] * total
    for place, part in enumerate(order):
        rank[part] = place
    groups = [
        Group(rank[first], rank[first] + parts, node_box[k], within, around)
        for k, (first, parts, within, around) in enumerate(tree)
        if _fits(node_box[k])
    ]
    return order, groups


def _root(parent: list[int], k: int) -> int:
    while parent[k] != k:
        parent[k] = parent[parent[k]]
        k = parent[k]
    return k


def _fits(box: tuple[int, ...], upper_only: bool = False) -> bool:
    wide, high = box[2] - box[0], box[3] - box[1]
    longest, shortest = max(wide, high), min(wide, high)
    if upper_only:
        return longest <= LARGEST * 1.3
    return SMALLEST <= longest <= LARGEST and longest <= _LONGEST * shortest
