"""Print within a line that the reader passed over: ink between, before or behind the characters it told.

A script that a reader was not taught comes out as nothing, and the characters beside it as surely as ever.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels, Place
from scanner.photo.ribbon import Ribbon, flatten
from scanner.reading.engine import STRIP_HEIGHT
from scanner.reading.model import Unread
from scanner.reading.piece import Piece
from scanner.reading.unread import named, why_uncovered

_LEAST = 2.0
"""Length in line heights of the shortest stretch named: a single mark may be a pictogram or an ornament."""
_OF_A_LETTER = 0.5
_INKED, _PAPER = 0.45, 0.03
"""The least share of columns with ink, and of those without, in print; a bar or a shadow has none without."""
_STROKES = 1.2
"""The fewest strokes that a level line crosses, to each line height."""
_NEAR = 0.6
"""How far from the middle of a stretch, in line heights, a mark on it may lie."""
_CONTRAST = 0.5
"""The least contrast, as a share of that of the characters told."""


def passed_over(levels: Sequence[Pixels], pieces: Sequence[Piece], marks: Sequence[Place], photo: int) -> list[Unread]:
    """Name the stretches of lines that hold ink like print and no character, but for those that hold known `marks`.

    `levels` is the photo as a pyramid, `pieces` what was found on it, `marks` the symbols and codes seen on it.
    """
    middles = np.array([np.mean(mark.box, axis=0) for mark in marks]).reshape(-1, 2)
    read = [piece for piece in pieces if piece.is_read]
    found = []
    for piece in read:
        for stretch in _stretches(piece):
            middle = np.array([stretch.point((stretch.start + stretch.end) / 2, 0.0)])
            if stretch.holds(middles, _NEAR).any() or any(each.holds(middle)[0] for each in read if each is not piece):
                continue
            grey = _grey(levels, stretch)
            if _looks_printed(grey, _grey(levels, piece.ribbon), stretch.length / stretch.mean_height):
                # It is as marked as the print beside it, so that no glare hides it.
                found.append(named(stretch, photo, why_uncovered(grey, piece.score)))
    return found


def _grey(levels: Sequence[Pixels], ribbon: Ribbon) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(flatten(levels, ribbon, STRIP_HEIGHT).pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def _stretches(piece: Piece) -> Iterator[Ribbon]:
    """Yield the stretches of a piece without characters that are long enough for a word."""
    ribbon = piece.ribbon
    along = np.asarray(ribbon.along)
    edges = [float((np.mean(rung, axis=0) - np.asarray(ribbon.origin)) @ along) for rung in piece.rungs]
    text = piece.seen.text
    clear = _OF_A_LETTER * piece.height
    free = [(ribbon.start, edges[0]), (edges[-1], ribbon.end)] if len(edges) > 1 else []
    for char, first, last in zip(text, edges, edges[1:], strict=False):
        if char.isspace():  # it reaches half-way to its neighbours, so the gap is twice as long
            reach = (last - first) / 2
            free.append((first - reach + clear, last + reach - clear))
    for start, end in free:
        if end - start > _LEAST * piece.height:
            yield replace(ribbon, start=max(ribbon.start, start), end=min(ribbon.end, end))


def _looks_printed(grey: NDArray[np.uint8], told: NDArray[np.uint8], heights: float) -> bool:
    """Tell whether a strip so many heights long has ink as dense and as marked as the line it is of, `told`."""
    low, high = (float(value) for value in np.percentile(told, [4, 96]))
    if high - low < 1 or float(np.ptp(np.percentile(grey, [4, 96]))) < _CONTRAST * (high - low):
        return False
    dark = grey[STRIP_HEIGHT // 4 : -STRIP_HEIGHT // 4] < (low + high) / 2
    ink = dark if float(np.median(told)) > (low + high) / 2 else ~dark
    inked = float(ink.any(axis=0).mean())
    strokes = float(np.median((np.diff(ink.astype(np.int8), axis=1) > 0).sum(axis=1)))
    return inked >= _INKED and 1 - inked >= _PAPER and strokes >= _STROKES * heights
