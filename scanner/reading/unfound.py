"""Where ink stands in rows like print, and no print was found: small, squat or slanting print on the side of a pack.

The text finder overlooks such print in a picture of the whole photo, and finds it in a picture of its place alone,
turned level and drawn apart across its rows.
"""

import math
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.reading.look import Window
from scanner.reading.piece import Piece
from scanner.reading.symbols.ink import Grey, contrast_grey, noise

_LEAST_AREA, _LONGEST, _THICKEST = 5, 160, 48
"""Least area in pixels, and greatest long and short side, of a part of ink that may be letters."""
_STROKE = 13
"""Side in pixels of the square within which a stroke, and the gap between two, must end."""
_LEAST_CONTRAST = 14.0
_FULL_SIZE_UP_TO = 9_600_000
"""Bytes of a photo, three a pixel, beyond which its ink is looked at at half its size."""
_CELL = 12
_EDGES, _EDGES_EACH_WAY = 0.22, 0.04
"""How many edges a cell of print holds, per pixel: along and across rows together, and each way alone."""
_LEAST_CELLS, _LEAST_INK = 5, 40
_MOST_INK = 2000
"""Pixels of ink that the direction of a patch is judged by, at most."""
_STEP = 4
"""Degrees between the directions tried."""
_LEAST_SHARPNESS = 2.5
_LEAST_HEIGHT = 3.5
_LEAST_LETTERS = 10
_LEAST_RATE, _USUAL_RATE, _MOST_RATE = 0.33, 1.6, 2.2
"""Strokes met along a row in a length of its height: in print of usual proportions, and the bounds for print."""
_LEAST_UNEVEN, _MOST_UNEVEN = 0.22, 1.05
"""How much the distances between strokes vary: grids and needles stand more evenly, creases less."""
_WANTED, _GREATEST_SCALE = 22.0, 6.0
"""Height in pixels that a row's ink should have for the finder, and the most that a photo is enlarged for it."""
_MOST_DRAWN = 2.2
_MARGIN = 4.0
_MOST_WINDOWS, _MOST_UNSUSPECTED, _SUSPECTED = 4, 1, 0.03
"""How many windows are looked through: fewer where the finder gave the ink no such probability of text at all."""
_LARGEST = 300_000
_LONGER, _LARGEST_LONGER, _DOUBTED = 0.8, 600_000, 0.4
_GROWN = 1.3
_MOST_KNOWN = 0.35
"""How much higher than its ribbon a piece covers print, and how much of a patch pieces may cover."""
READ = 0.65
"""Confidence from which a piece counts as read: a less sure one may be many lines that grew together."""

Floats = NDArray[np.float64]


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
    def centre(self) -> tuple[float, float]:
        """The middle, in pixels of the photo."""
        along, across = (self.left + self.right) / 2, (self.top + self.bottom) / 2
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        return along * cos - across * sin, along * sin + across * cos

    def holds(self, point: tuple[float, float]) -> bool:
        """Tell whether a point of the photo lies in the patch."""
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        along, across = point[0] * cos + point[1] * sin, point[1] * cos - point[0] * sin
        return self.left < along < self.right and self.top < across < self.bottom

    @property
    def promise(self) -> float:
        """How promising a closer look is: more letters in clearer rows, and the finder's suspicion."""
        return min(self.letters, 60.0) * math.sqrt(min(self.sharpness, 12.0)) * (1 + 6 * self.suspected)

    def window(self) -> Window:
        """Give the window to look through: level with the rows, squat print drawn apart."""
        margin = _MARGIN * self.height
        wide, high = self.right - self.left + 2 * margin, self.bottom - self.top + 2 * margin
        drawn = min(_MOST_DRAWN, max(1.0, _USUAL_RATE / self.rate))
        scale = min(_GREATEST_SCALE, _WANTED / self.height) / drawn
        scale *= min(1.0, math.sqrt(_LARGEST / (wide * high * scale * scale * drawn)))
        grown_wide, grown_high = _usual(wide * scale) / scale, _usual(high * scale * drawn) / (scale * drawn)
        left, top = self.left - margin - (grown_wide - wide) / 2, self.top - margin - (grown_high - high) / 2
        return Window(left, top, grown_wide, grown_high, scale, self.turn, drawn)


def _usual(side: float) -> int:
    """Give the next larger of few sides for a picture: for a new size, the finder compiles as long as it looks."""
    step = 64
    while side > 4 * step:
        step *= 2
    return max(128, math.ceil(side / step) * step)


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """What the finder saw of the photo, at `scale` of the ink's size in x and y."""

    text_map: NDArray[np.float32]
    scale: tuple[float, float]

    def most(self, xs: NDArray[np.intp], ys: NDArray[np.intp]) -> float:
        """Give the greatest probability of text at points of the ink."""
        rows, columns = (ys * self.scale[1]).astype(np.intp), (xs * self.scale[0]).astype(np.intp)
        return float(self.text_map[rows, columns].max())


def unfound(levels: Sequence[Pixels], pieces: Sequence[Piece], text_map: NDArray[np.float32]) -> list[Window]:
    """Give windows on the ink that looks like rows of print and that no piece covers, the most promising first.

    `levels` is the photo as a pyramid, `pieces` the print that was read, `text_map` what the finder saw of the photo as
    a whole.
    """
    level = 0 if levels[0].size <= _FULL_SIZE_UP_TO else 1
    grey = contrast_grey(levels[level])
    covered = _covered(pieces, grey.shape, 0.5**level)

    def like_print(operation: int) -> list[Rows]:
        patches = _patches(_ink(grey, operation), covered, 0.5**level, text_map)
        return [patch for patch in patches if patch.like_print]

    with ThreadPoolExecutor(2) as pool:
        dark, light = pool.map(like_print, (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT))
    rows = [*dark, *light]
    rows.sort(key=lambda patch: -patch.promise)
    chosen: list[Rows] = []
    for patch in rows:
        # The gaps between dark letters are light ink in the same place.
        new = not any(other.holds(patch.centre) for other in chosen)
        if new and len(chosen) < (_MOST_WINDOWS if patch.suspected >= _SUSPECTED else _MOST_UNSUSPECTED):
            chosen.append(patch)
    return [patch.window() for patch in chosen]


def continued(window: Window, pieces: Sequence[Piece]) -> Window | None:
    """Give a longer window where print that was found in one runs to its left or right edge; None where none does."""
    turn = window.turn or 0.0
    cos, sin = math.cos(turn), math.sin(turn)
    longer = {"left": 0.0, "right": 0.0}
    for piece in pieces:
        ends = [x * cos + y * sin - window.left for x, y in (piece.first, piece.last)]
        if piece.ribbon.length < 2 * piece.height or piece.seen.confidence < _DOUBTED:
            continue
        if min(ends) < piece.height:
            longer["left"] = _LONGER * window.width
        if max(ends) > window.width - piece.height:
            longer["right"] = _LONGER * window.width
    if not any(longer.values()):
        return None
    width = window.width + longer["left"] + longer["right"]
    scale = window.scale * min(
        1.0, math.sqrt(_LARGEST_LONGER / (width * window.height * window.scale**2 * window.drawn))
    )
    return replace(window, left=window.left - longer["left"], width=width, scale=scale)


def _ink(grey: Grey, operation: int) -> Grey:
    """Give the dark ink (black hat) or the light (top hat), 1 where it is: thin, as large as letters, standing out.

    What it stands out from is the grey that a stroke would have if it were filled up from both sides, so that print on
    a small dark panel before light ground stands out as well as on a wide one.
    """
    stands_out = cv2.morphologyEx(grey, operation, np.ones((_STROKE, _STROKE), np.uint8))
    _, mask = cv2.threshold(stands_out, max(_LEAST_CONTRAST, 4 * noise(grey)), 1, cv2.THRESH_BINARY)
    return _letters(np.asarray(mask, np.uint8))


def _patches(ink: Grey, covered: Grey, scale: float, text_map: NDArray[np.float32]) -> Iterator[Rows]:
    """Give the patches of an ink, 1 where it is, that is `scale` as large as the photo, outside of what is covered."""
    mask = np.asarray(cv2.subtract(ink, covered), np.uint8)
    busy = _busy(mask)
    seen = _Seen(text_map, (text_map.shape[1] / mask.shape[1], text_map.shape[0] / mask.shape[0]))
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(busy, connectivity=8)
    for index in range(1, len(boxes)):
        x, y, wide, high, area = (int(value) for value in boxes[index])
        if area < _LEAST_CELLS:
            continue
        cells = np.pad(labels[y : y + high, x : x + wide] == index, 1).astype(np.uint8)
        cells = np.asarray(cv2.dilate(cells, np.ones((3, 3), np.uint8)), np.uint8)
        near = cells.repeat(_CELL, axis=0).repeat(_CELL, axis=1)
        left, top = (x - 1) * _CELL, (y - 1) * _CELL
        inner = (max(0, left), max(0, top))
        part = mask[inner[1] : top + near.shape[0], inner[0] : left + near.shape[1]]
        part = part & near[inner[1] - top :, inner[0] - left :][: part.shape[0], : part.shape[1]]
        known = covered[inner[1] :, inner[0] :][: part.shape[0], : part.shape[1]]
        found = _rows(part, known, inner, scale, seen)
        if found is not None:
            yield found


def _letters(mask: Grey) -> Grey:
    """Take away from an ink what is too small, too long or too thick for letters."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    sides = stats[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1]
    like = (sides.max(axis=1) <= _LONGEST) & (sides.min(axis=1) <= _THICKEST)
    like &= stats[:, cv2.CC_STAT_AREA] >= _LEAST_AREA
    like[0] = False
    return np.asarray(like.astype(np.uint8)[labels], np.uint8)


def _covered(pieces: Sequence[Piece], shape: tuple[int, ...], scale: float) -> Grey:
    """Give a mask, 1 where a piece lies."""
    mask = np.zeros(shape, np.uint8)
    for piece in pieces:
        ribbon = piece.ribbon.widened(0.5 * piece.height, _GROWN)
        along = np.linspace(ribbon.start, ribbon.end, 24)
        edge = np.full(24, 0.5)
        outline = np.concatenate([ribbon.points(along, -edge), ribbon.points(along[::-1], edge)])
        cv2.fillPoly(mask, [np.round(outline * scale).astype(np.int32)], (1,))
    return mask


def _busy(mask: Grey) -> Grey:
    """Give the cells, 1 where so, that hold as many edges as print, and not of one direction only."""
    high, wide = mask.shape[0] // _CELL, mask.shape[1] // _CELL
    if not high or not wide:
        return np.zeros((high, wide), np.uint8)
    part = mask[: high * _CELL, : wide * _CELL]
    across, down = np.zeros_like(part), np.zeros_like(part)
    np.not_equal(part[:, 1:], part[:, :-1], out=across[:, 1:].view(np.bool_))
    np.not_equal(part[1:], part[:-1], out=down[1:].view(np.bool_))
    each = [
        cv2.resize(edges * np.uint8(255), (wide, high), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        for edges in (across, down)
    ]
    busy = (each[0] + each[1] > _EDGES) & (np.minimum(*each) > _EDGES_EACH_WAY)
    return np.asarray(cv2.morphologyEx(busy.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)


def _rows(part: Grey, known: Grey, corner: tuple[int, int], scale: float, seen: _Seen) -> Rows | None:
    """Describe the rows of a patch of ink whose upper left corner, in pixels of the level, is given.

    None where it holds too little, or lies among print that is `known`: the paper between two lines looks like ink.
    """
    ys, xs = np.nonzero(part)
    if len(xs) < _LEAST_INK:
        return None
    every = -(-len(xs) // _MOST_INK)
    turn, sharpness = _direction(xs[::every].astype(np.float64), ys[::every].astype(np.float64))
    cos, sin = math.cos(turn), math.sin(turn)
    along, across = (xs + corner[0]) * cos + (ys + corner[1]) * sin, (ys + corner[1]) * cos - (xs + corner[0]) * sin
    left, top = float(along.min()), float(across.min())
    right, bottom = float(along.max()), float(across.max())
    size = (int(right - left) + 2, int(bottom - top) + 2)
    turning = np.array(
        [
            [cos, sin, corner[0] * cos + corner[1] * sin - left],
            [-sin, cos, corner[1] * cos - corner[0] * sin - top],
        ]
    )
    level = cv2.warpAffine(part * np.uint8(255), turning, size, flags=cv2.INTER_LINEAR) > 127
    measured = _measured(np.asarray(level))
    if measured is None or cv2.mean(cv2.warpAffine(known, turning, size, flags=cv2.INTER_NEAREST))[0] > _MOST_KNOWN:
        return None
    height, rate, letters, uneven = measured
    suspected = seen.most(xs[::every] + corner[0], ys[::every] + corner[1])
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
