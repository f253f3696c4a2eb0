"""From parts of ink to the gaps between them: all that takes looking at every pixel, and no knowledge of text."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.reading.symbols.ink import LARGEST, Parts, inks, levels, parts_of

WIDEST_GAP = 16.0
_SPECK = 4


@dataclass(frozen=True, slots=True, eq=False)
class Spacing:
    """How the parts of an ink stand to each other.

    `kept` (n,) tells which parts are neither specks nor too large for a mark. `nearest` (height, width) labels each
    pixel by the ink nearest to it, `part` (labels) gives the part to which a label belongs, `away` (height, width) the
    distance to it in pixels of the level. `pairs` (m, 2) are kept parts between which no other lies, `gaps` (m,) the
    least gap of each pair, from the least up.
    """

    parts: Parts
    kept: NDArray[np.bool_]
    nearest: NDArray[np.int32]
    part: NDArray[np.int32]
    away: NDArray[np.float32]
    pairs: NDArray[np.int64]
    gaps: NDArray[np.float32]


def spacings(pixels: Pixels) -> Iterator[Spacing]:
    """Yield the spacing of the dark and the light ink of a photo, (height, width, 3), uint8, BGR, at each size.

    The next are worked on meanwhile, but no more than two: a large photo's take 0.1 GB together.
    """
    waiting: deque[Future[Spacing]] = deque()
    with ThreadPoolExecutor(2) as pool:
        for ink in (ink for level in levels(pixels) for ink in inks(level)):
            waiting.append(pool.submit(lambda ink: spaced(parts_of(ink)), ink))
            if len(waiting) > 2:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def spaced(parts: Parts) -> Spacing:
    """Measure the gaps between parts, each within its own cell: the pixels that are nearer to it than to others."""
    kept = ((parts.boxes[:, 2:] - parts.boxes[:, :2]) <= LARGEST).all(axis=1) & (parts.areas >= _SPECK)
    kept[0] = False
    if not kept.any():
        shape = parts.labels.shape
        pairs, gaps = np.zeros((0, 2), np.int64), np.zeros(0, np.float32)
        nothing, far = np.zeros(shape, np.int32), np.full(shape, np.inf, np.float32)
        return Spacing(parts, kept, nothing, np.zeros(1, np.int32), far, pairs, gaps)
    distance, label = cv2.distanceTransformWithLabels(
        (~kept).astype(np.uint8).take(parts.labels), cv2.DIST_L2, 3, labelType=cv2.DIST_LABEL_CCOMP
    )
    away, nearest = np.asarray(distance, np.float32), np.asarray(label, np.int32)
    ink_at = np.flatnonzero(away == 0)
    part = np.zeros(int(nearest.max()) + 1, np.int32)
    part[nearest.ravel()[ink_at]] = parts.labels.ravel()[ink_at]
    return Spacing(parts, kept, nearest, part, away, *_gaps(nearest, part, away))


def _gaps(
    nearest: NDArray[np.int32], part: NDArray[np.int32], away: NDArray[np.float32]
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give the pairs of parts whose cells touch, (n, 2), and the least gap of each, both sorted by gap."""
    many = int(part.max()) + 1
    keys, gaps = [], []
    width = nearest.shape[1]
    flat, distance = nearest.ravel(), away.ravel()
    for border, step in ((nearest[:, :-1] != nearest[:, 1:], 1), (nearest[:-1] != nearest[1:], width)):
        at = np.flatnonzero(border)
        if step == 1:
            at += at // (width - 1)
        gap = distance[at] + distance[at + step]
        near = gap <= WIDEST_GAP
        at = at[near]
        p, q = part[flat[at]].astype(np.int64), part[flat[at + step]].astype(np.int64)
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
