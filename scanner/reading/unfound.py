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
from scanner.reading.rows import Rows, rows_of, turned
from scanner.reading.sizes import enclosing_side
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
_WANTED, _GREATEST_SCALE = 22.0, 6.0
"""Height in pixels that a row's ink should have for the finder, and the most that a photo is enlarged for it."""
_MOST_DRAWN = 2.2
_MARGIN = 4.0
_MOST_WINDOWS, _MOST_UNSUSPECTED, _SUSPECTED = 4, 1, 0.03
"""How many windows are looked through: fewer where the finder gave the ink no such probability of text at all, and none
of these where it saw the photo in its full size."""
_LARGEST = 300_000
_LONGER, _LARGEST_LONGER, _DOUBTED = 0.8, 600_000, 0.4
"""How much longer a window is made on a side where print runs out of it, its most pixels, and from what confidence."""
_GROWN = 1.3
"""How much higher than its ribbon a piece covers print."""


def _window(rows: Rows) -> Window:
    """Give the window to look through: level with the rows, squat print drawn apart."""
    margin = _MARGIN * rows.height
    wide, high = rows.right - rows.left + 2 * margin, rows.bottom - rows.top + 2 * margin
    drawn = min(_MOST_DRAWN, rows.squat)
    scale = min(_GREATEST_SCALE, _WANTED / rows.height) / drawn
    scale *= min(1.0, math.sqrt(_LARGEST / (wide * high * scale * scale * drawn)))
    grown_wide, grown_high = (
        enclosing_side(wide * scale) / scale,
        enclosing_side(high * scale * drawn) / (scale * drawn),
    )
    left, top = rows.left - margin - (grown_wide - wide) / 2, rows.top - margin - (grown_high - high) / 2
    return Window(left, top, grown_wide, grown_high, scale, rows.turn, drawn)


@dataclass(frozen=True, slots=True, eq=False)
class PrintInk:
    """The ink of a photo that may be print: `dark` and `light` are 1 where it is, at `scale` of the photo's size."""

    dark: Grey
    light: Grey
    scale: float


def print_ink(levels: Sequence[Pixels]) -> PrintInk:
    """Find the ink that may be print on a photo given as a pyramid."""
    level = 0 if levels[0].size <= _FULL_SIZE_UP_TO else 1
    grey = contrast_grey(levels[level])
    contrast = max(_LEAST_CONTRAST, 4 * noise(grey))
    dark, light = (_ink(grey, operation, contrast) for operation in (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT))
    return PrintInk(dark, light, 0.5**level)


def unfound(ink: PrintInk, pieces: Sequence[Piece], text_map: NDArray[np.float32], scale: float) -> list[Window]:
    """Give windows on the ink that looks like rows of print and that no piece covers, the most promising first.

    `ink` is that of the photo, `pieces` the print that was read, `text_map` what the finder saw of the photo as a
    whole, drawn to about `scale`.
    """
    covered = _covered(pieces, ink.dark.shape, ink.scale)
    seen = np.asarray(cv2.resize(text_map, covered.shape[::-1], interpolation=cv2.INTER_NEAREST), np.float32)

    def like_print(one: Grey) -> list[Rows]:
        return [patch for patch in _patches(one, covered, seen, ink.scale) if patch.like_print]

    with ThreadPoolExecutor(2) as pool:
        dark, light = pool.map(like_print, (ink.dark, ink.light))
    rows = [*dark, *light]
    rows.sort(key=lambda patch: -patch.promise)
    unsuspected = _MOST_UNSUSPECTED if scale < 1 else 0
    chosen: list[Rows] = []
    for patch in rows:
        # The gaps between dark letters are light ink in the same place.
        new = not any(other.holds(patch.centre) for other in chosen)
        if new and len(chosen) < (_MOST_WINDOWS if patch.suspected >= _SUSPECTED else unsuspected):
            chosen.append(patch)
    return [_window(patch) for patch in chosen]


def continued(window: Window, pieces: Sequence[Piece]) -> Window | None:
    """Give a longer window where print that was found in one runs to its left or right edge; None where none does."""
    longer = {"left": 0.0, "right": 0.0}
    for piece in pieces:
        ends = [turned(end, window.turn or 0.0)[0] - window.left for end in (piece.first, piece.last)]
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


def _ink(grey: Grey, operation: int, contrast: float) -> Grey:
    """Give the dark ink (black hat) or the light (top hat), 1 where it is: thin, as large as letters, standing out.

    What it stands out from is the grey that a stroke would have if it were filled up from both sides, so that print on
    a small dark panel before light ground stands out as well as on a wide one.
    """
    stands_out = cv2.morphologyEx(grey, operation, np.ones((_STROKE, _STROKE), np.uint8))
    _, mask = cv2.threshold(stands_out, contrast, 1, cv2.THRESH_BINARY)
    return _letters(np.asarray(mask, np.uint8))


def _patches(ink: Grey, covered: Grey, seen: NDArray[np.float32], scale: float) -> Iterator[Rows]:
    """Give the patches of an ink, 1 where it is, that is `scale` as large as the photo, outside of what is covered.

    `seen` is the finder's probability of text at each pixel of the ink.
    """
    mask = np.asarray(cv2.subtract(ink, covered), np.uint8)
    busy = _busy(mask)
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
        if cv2.countNonZero(part) < _LEAST_INK:
            continue
        known = covered[inner[1] :, inner[0] :][: part.shape[0], : part.shape[1]]
        suspected = seen[inner[1] :, inner[0] :][: part.shape[0], : part.shape[1]][part > 0].max()
        found = rows_of(part, known, inner, scale, float(suspected))
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
