"""Print within a line that the reader passed over: ink between, before or behind the characters it told.

A script that a reader was not taught comes out as nothing, and the characters beside it as surely as ever.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from scanner.photo.model import Pixels, Place
from scanner.photo.ribbon import Ribbon, flatten
from scanner.reading.engine import STRIP_HEIGHT
from scanner.reading.model import Unread
from scanner.reading.piece import Piece
from scanner.reading.unread import is_read, named, why_unread

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
    return [
        named(stretch, photo, _why(levels, stretch, piece))
        for piece in pieces
        if is_read(piece)
        for stretch in _stretches(piece)
        if _looks_printed(levels, stretch, piece)
        and not stretch.holds(middles, _NEAR).any()
        and not any(other is not piece and is_read(other) and _lies_on(other, stretch) for other in pieces)
    ]


def _why(levels: Sequence[Pixels], stretch: Ribbon, piece: Piece) -> str:
    why = why_unread(levels, stretch, piece.score)
    return "script" if why == "glare" else why  # print as marked as that beside it is hidden by nothing


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


def _looks_printed(levels: Sequence[Pixels], stretch: Ribbon, piece: Piece) -> bool:
    """Tell whether a stretch has ink as dense and as marked as the characters beside it."""
    grey, told = (
        cv2.cvtColor(flatten(levels, ribbon, STRIP_HEIGHT).pixels, cv2.COLOR_BGR2GRAY).astype(np.float32)
        for ribbon in (stretch, piece.ribbon)
    )
    low, high = (float(value) for value in np.percentile(told, [4, 96]))
    if high - low < 1 or float(np.ptp(np.percentile(grey, [4, 96]))) < _CONTRAST * (high - low):
        return False
    core = grey[STRIP_HEIGHT // 4 : -STRIP_HEIGHT // 4]
    dark = core < (low + high) / 2
    ink = dark if float(np.median(told)) > (low + high) / 2 else ~dark
    inked = float(ink.any(axis=0).mean())
    strokes = float(np.median((np.diff(ink.astype(np.int8), axis=1) > 0).sum(axis=1)))
    return inked >= _INKED and 1 - inked >= _PAPER and strokes >= _STROKES * stretch.length / stretch.mean_height


def _lies_on(other: Piece, stretch: Ribbon) -> bool:
    middle = stretch.point((stretch.start + stretch.end) / 2, 0.0)
    return bool(other.holds(np.array([middle]))[0])
