"""Places that look like print and could not be read, each with why and what to do.

A report that calls everything unread says nothing, so a place counts only if it is print in size and length beside the
lines that were read, not every speck that a text finder takes for a letter.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels, Place
from scanner.photo.ribbon import Ribbon, flatten
from scanner.reading.engine import STRIP_HEIGHT
from scanner.reading.model import Unread
from scanner.reading.piece import SURE, Piece

_SURE_THOUGH_BLURRED = 0.92
"""Confidence from which what was read with the blur of a photo undone is not doubted: it hides what tells letters
apart."""
_LEAST_SCORE = 0.55
_SURE_OF_PRINT = 0.75
_LEAST_LENGTH = 3.5
"""Length in heights of the shortest place named: shorter ones are specks, logos and pictograms."""
_TINY = 11.0
"""Height in pixels of the photo below which letters hold too few pixels to be told apart."""
_GLARING = 0.25
_BRIGHT = 250
_BLURRED = 60.0
_FLAT = 28.0
_CRISP = 4.0
"""How many times sharper than blurred print is that cannot be read for its script alone."""
_BORDER = 1.5
_HOLE = 2.5
_LONGEST_HOLE = 14.0

_ADVICE = {
    "glare": "Turn the pack or the light until no shine lies over this place, and take the photo again.",
    "blur": "Hold the camera still, let it focus on this place, and take the photo again.",
    "too-small": "Go closer, so that the print fills the picture, and take the photo again.",
    "cut-off": "The print runs off the picture here: take another photo that shows all of it.",
    "low-contrast": "Take the photo again in brighter, even light.",
    "unclear": "Take the photo again from closer and straight ahead.",
    "script": "Print in a script that is not read: have somebody who reads it look at it.",
}


def unread_places(levels: Sequence[Pixels], pieces: Sequence[Piece], photo: int) -> list[Unread]:
    """Name the places of one photo that were found and not read, those hidden by glare, and those cut off.

    `levels` is the photo as a pyramid, `pieces` all that was found on it, read or not.
    """
    read = [piece for piece in pieces if piece.is_read]
    usual = float(np.median([piece.height for piece in read])) if read else 0.0
    found = [
        _unread(levels, piece, photo)
        for piece in pieces
        if not piece.is_read and _matters(piece, usual) and not _repeats(piece, read)
    ]
    found += [named(ribbon, photo, "glare") for ribbon in _holes(levels, read)]
    height, width = levels[0].shape[:2]
    found += [named(end, photo, "cut-off") for piece in read if (end := _cut_end(piece, width, height)) is not None]
    return found


def blurred_place(pieces: Sequence[Piece], photo: int) -> list[Unread]:
    """Name the place around all that was read from a blurred photo and not for sure: one or none."""
    unsure = [piece for piece in pieces if SURE <= piece.seen.confidence < _SURE_THOUGH_BLURRED and piece.letters]
    if not unsure:
        return []
    points = np.array([corner for piece in unsure for corner in named(piece.ribbon, photo, "blur").place.box])
    (left, top), (right, bottom) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    box = ((left, top), (right, top), (right, bottom), (left, bottom))
    return [Unread(Place(photo, box), "blur", _ADVICE["blur"])]


def _matters(piece: Piece, usual: float) -> bool:
    """Tell whether a place is print: longer than a speck, and about as high as what was read, or of some letters.

    Beside a title, a paragraph of small print is of another height than what was read.
    """
    like = not usual or 0.55 * usual < piece.height < 2.2 * usual or piece.is_long
    return like and piece.score >= _LEAST_SCORE and piece.ribbon.length > _LEAST_LENGTH * piece.height


def _repeats(piece: Piece, read: Sequence[Piece]) -> bool:
    """Tell whether a place lies over one that was read: a second sight of the same print."""
    x, y = piece.centre
    return any((x - other.centre[0]) ** 2 + (y - other.centre[1]) ** 2 < (0.5 * other.height) ** 2 for other in read)


def _unread(levels: Sequence[Pixels], piece: Piece, photo: int) -> Unread:
    return named(piece.ribbon, photo, _why(levels, piece.ribbon, piece.score))


def named(ribbon: Ribbon, photo: int, why: str) -> Unread:
    """Name a ribbon of a photo as unread, with what to do about it."""
    box = (
        ribbon.point(ribbon.start, -0.5),
        ribbon.point(ribbon.end, -0.5),
        ribbon.point(ribbon.end, 0.5),
        ribbon.point(ribbon.start, 0.5),
    )
    return Unread(Place(photo, box), why, _ADVICE[why])


def _why(levels: Sequence[Pixels], ribbon: Ribbon, score: float) -> str:
    if ribbon.mean_height < _TINY:
        return "too-small"
    grey = cv2.cvtColor(flatten(levels, ribbon, STRIP_HEIGHT).pixels, cv2.COLOR_BGR2GRAY)
    if float((grey >= _BRIGHT).mean()) > _GLARING and float(np.percentile(grey, 20)) > 120:
        return "glare"
    return why_uncovered(np.asarray(grey, np.uint8), score)


def why_uncovered(grey: NDArray[np.uint8], score: float) -> str:
    """Tell why a flat strip of print that no glare hides could not be read: a key of the advice.

    `grey` is (height, width), `score` the finder's certainty that it is text.
    """
    low, high = np.percentile(grey, [5, 95])
    if high - low < _FLAT:
        return "low-contrast"
    sharpness = float(cv2.Laplacian(grey, cv2.CV_64F).var()) / (_BLURRED * ((high - low) / 128) ** 2)
    if sharpness < 1.0:
        return "blur"
    return "script" if sharpness > _CRISP and score > _SURE_OF_PRINT else "unclear"


def _holes(levels: Sequence[Pixels], read: Sequence[Piece]) -> list[Ribbon]:
    """Find the stretches between two pieces of one line that are burnt out by glare."""
    holes = []
    for left in read:
        ahead = [
            (gap, right)
            for right in read
            if right is not left and (gap := _gap(left, right)) is not None and gap < _LONGEST_HOLE
        ]
        if not ahead:
            continue
        gap, _ = min(ahead, key=lambda found: found[0])
        if gap < _HOLE:
            continue
        ribbon = left.ribbon
        hole = Ribbon(
            ribbon.origin,
            ribbon.along,
            ribbon.end,
            ribbon.end + gap * left.height,
            max(ribbon.half, abs(ribbon.end) + gap * left.height),
            (float(np.polyval(ribbon.bend, min(1.1, ribbon.end / ribbon.half))),),
            (left.height,),
        )
        grey = cv2.cvtColor(flatten(levels, hole, STRIP_HEIGHT).pixels, cv2.COLOR_BGR2GRAY)
        if float((grey >= _BRIGHT).mean()) > 2 * _GLARING and _darker_ground(levels, left):
            holes.append(hole)
    return holes


def _gap(left: Piece, right: Piece) -> float | None:
    """Give the gap between two pieces of one line in heights; None where they are not of one line."""
    if not 0.7 < left.height / right.height < 1.4:
        return None
    along = np.array([np.cos(left.angle), np.sin(left.angle)])
    step = np.asarray(right.first) - np.asarray(left.last)
    forward = float(step @ along) / left.height
    aside = abs(float(step @ np.array([-along[1], along[0]]))) / left.height
    return forward if forward > 0 and aside < 0.5 + 0.05 * forward else None


def _darker_ground(levels: Sequence[Pixels], piece: Piece) -> bool:
    """Tell whether the ground of a piece is less bright than glare: on white card a white gap is only a gap.

    Its first third is judged, since its end may lie in the glare.
    """
    grey = cv2.cvtColor(flatten(levels, piece.ribbon, STRIP_HEIGHT).pixels, cv2.COLOR_BGR2GRAY)
    return float((grey[:, : grey.shape[1] // 3] >= _BRIGHT).mean()) < 0.1


def _cut_end(piece: Piece, width: int, height: int) -> Ribbon | None:
    """Give the end of a line that runs off the picture, None where it does not."""
    ribbon = piece.ribbon
    if ribbon.length < _LEAST_LENGTH * piece.height:
        return None
    # The band was grown beyond the ink on all sides: only ink at the very border is cut.
    grown = 0.25 * piece.height
    for start, end in (
        (ribbon.start + grown, ribbon.start + piece.height + grown),
        (ribbon.end - piece.height - grown, ribbon.end - grown),
    ):
        x, y = ribbon.point(start if start < 0 else end, 0.0)
        if x < _BORDER or y < _BORDER or x > width - 1 - _BORDER or y > height - 1 - _BORDER:
            return Ribbon(ribbon.origin, ribbon.along, start, end, ribbon.half, ribbon.bend, ribbon.height)
    return None
