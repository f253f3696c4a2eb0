"""Groups of touching and neighbouring ink: every mark that could be one pictogram, by whatever gap parts it."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scanner.reading.symbols.ink import LARGEST, SMALLEST, Grey, Ink
from scanner.reading.symbols.spacing import WIDEST_GAP, Spacing

_MOST_PARTS = 40
_LONGEST = 3.2
_SMALLEST_PRINTED = 10
"""Pixels of the photo that the long side of a mark needs for its drawing to be told."""
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
    """The groups of one ink.

    `nearest` (height, width) labels each pixel by the ink nearest to it, `rank` (labels) gives the rank of the part to
    which a label belongs, `away` (height, width) the distance to it in pixels of the level.
    """

    ink: Ink
    rank: NDArray[np.int32]
    nearest: NDArray[np.int32]
    away: NDArray[np.float32]
    groups: tuple[Group, ...]


def standing_clear(grouping: Grouping) -> Iterator[Group]:
    """Yield the groups that stand apart from others more than their own parts do, as a pictogram does.

    On all but the finest level only those are given that are too large for the level before.
    """
    level = grouping.ink.level
    smallest = max(SMALLEST, _SMALLEST_PRINTED * level.scale) if level.finest else _SMALLEST_AGAIN
    for one in grouping.groups:
        longest = max(one.box[2] - one.box[0], one.box[3] - one.box[1])
        if longest >= smallest and one.clear >= max(_LEAST_CLEAR * longest, _CLEARER * one.gap):
            yield one


def group(spacing: Spacing, text: Grey | None = None) -> Grouping:
    """Group parts by the gaps between them, as single linkage does.

    Groups are kept whose long side is SMALLEST to LARGEST pixels and at most 3.2 times the short one. Parts where
    `text` (height, width) is not 0 are letters already read: they count as one, and make no group.
    """
    boxes, kept = spacing.parts.boxes, spacing.kept
    high, wide = spacing.parts.labels.shape
    letters = kept & _within(boxes, text) if text is not None else np.zeros(len(boxes), np.bool_)
    marks = kept & ~letters
    number = np.zeros(len(boxes), np.int32)
    number[marks] = np.arange(int(marks.sum()), dtype=np.int32)
    boxes = np.concatenate([boxes[marks], [[0, 0, wide, high]]]) if letters.any() else boxes[marks]
    number[letters] = len(boxes) - 1
    order, groups = _linked(boxes, number[spacing.pairs], spacing.gaps)
    rank = np.zeros(max(1, len(boxes)), np.int32)
    rank[order] = np.arange(len(boxes), dtype=np.int32)
    return Grouping(spacing.parts.ink, rank[number[spacing.part]], spacing.nearest, spacing.away, tuple(groups))


def _within(boxes: NDArray[np.int32], text: Grey) -> NDArray[np.bool_]:
    """Tell which boxes (n, 4) have all their corners on text."""
    x0, y0, x1, y1 = boxes[:, 0], boxes[:, 1], boxes[:, 2] - 1, boxes[:, 3] - 1
    return np.asarray((text[y0, x0] & text[y0, x1] & text[y1, x0] & text[y1, x1]) > 0)


def _linked(
    boxes: NDArray[np.int32], pairs: NDArray[np.int32], gaps: NDArray[np.float32]
) -> tuple[list[int], list[Group]]:
    """Join parts from the least gap up; give the order in which every group is one run, and the groups."""
    total = len(boxes)
    parent = list(range(total))
    box = [tuple(row) for row in boxes.tolist()]
    members: list[list[int]] = [[k] for k in range(total)]
    open_at = list(range(total))
    tree = [(k, 1, 0.0, WIDEST_GAP) for k in range(total)]  # first member, parts, gap within, gap around
    node_box = list(box)
    for (a, b), gap in zip(pairs.tolist(), gaps.tolist(), strict=True):
        a, b = _root(parent, a), _root(parent, b)
        if a == b or (open_at[a] < 0 and open_at[b] < 0):
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
        if open_at[a] >= 0 and open_at[b] >= 0 and _is_small(joined) and len(members[a]) <= _MOST_PARTS:
            open_at[a] = len(tree)
            tree.append((members[a][0], len(members[a]), gap, WIDEST_GAP))
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
    groups = []
    for k in _fitting(np.array(node_box).reshape(-1, 4)).tolist():
        first, parts, within, around = tree[k]
        groups.append(Group(rank[first], rank[first] + parts, node_box[k], within, around))
    return order, groups


def _root(parent: list[int], k: int) -> int:
    while parent[k] != k:
        parent[k] = parent[parent[k]]
        k = parent[k]
    return k


def _is_small(box: tuple[int, ...]) -> bool:
    return max(box[2] - box[0], box[3] - box[1]) <= LARGEST * 1.3


def _fitting(boxes: NDArray[np.int64]) -> NDArray[np.intp]:
    """Give the numbers of the boxes (n, 4) that are as large as a mark, and not too long for one."""
    wide, high = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    longest, shortest = np.maximum(wide, high), np.minimum(wide, high)
    return np.flatnonzero((longest >= SMALLEST) & (longest <= LARGEST) & (longest <= _LONGEST * shortest))
