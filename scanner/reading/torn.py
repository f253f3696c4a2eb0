"""Lines that the finder tore where they bend, put together again: what stands in the gap is read with both ends."""

from collections.abc import Iterator, Sequence

import numpy as np

from scanner.photo.ribbon import Ribbon
from scanner.reading.piece import Piece

_LONGEST_GAP = 1.6
"""Longest gap between the ends of a torn line, in line heights."""
_ASIDE = 0.6
"""How far the ends may lie beside one another, in line heights."""
_LEAST_BEND, _MOST_BEND = np.deg2rad(6.0), np.deg2rad(50.0)
"""How far the directions of both parts differ: words of a line that does not bend are apart for their spaces alone."""
_LIKE = 1.7
_DEGREE = 4


def torn(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, Piece, Ribbon]]:
    """Yield two pieces, left and right, that look like one line torn at a bend, and the ribbon through both."""
    for left in pieces:
        ends = [(gap, right) for right in pieces if (gap := _gap(left, right)) is not None]
        if ends:
            right = min(ends, key=lambda end: end[0])[1]
            yield left, right, _through(left, right)


def _gap(left: Piece, right: Piece) -> float | None:
    """Give the gap between two pieces in heights, None where the right does not go on where the left ends."""
    turn = abs((left.angle - right.angle + np.pi) % (2 * np.pi) - np.pi)
    if left is right or not _LEAST_BEND < turn < _MOST_BEND or not 1 / _LIKE < left.height / right.height < _LIKE:
        return None
    height = max(left.height, right.height)
    middle = (left.angle + right.angle) / 2
    x, y = np.subtract(right.first, left.last)
    forward = float(x * np.cos(middle) + y * np.sin(middle)) / height
    aside = float(y * np.cos(middle) - x * np.sin(middle)) / height
    return forward if -0.5 < forward < _LONGEST_GAP and abs(aside) < _ASIDE else None


def _through(left: Piece, right: Piece) -> Ribbon:
    """Lay a ribbon through two pieces, from the start of the left to the end of the right."""
    points = np.concatenate([_middles(left.ribbon), _middles(right.ribbon)])
    first, last = points[0], points[-1]
    length = float(np.hypot(*(last - first)))
    along = (last - first) / length
    origin = (first + last) / 2
    distance = (points - origin) @ along
    across = (points - origin) @ np.array([-along[1], along[0]])
    half = length / 2
    bend = np.polyfit(distance / half, across, _DEGREE)
    places = [(np.asarray(piece.centre) - origin) @ along / half for piece in (left, right)]
    height = np.polyfit(places, [left.height, right.height], 1)
    return Ribbon(
        origin=(float(origin[0]), float(origin[1])),
        along=(float(along[0]), float(along[1])),
        start=-half,
        end=half,
        half=half,
        bend=tuple(float(value) for value in bend),
        height=tuple(float(value) for value in height),
    )


def _middles(ribbon: Ribbon) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    count = max(4, round(2 * ribbon.length / ribbon.mean_height))
    along = np.linspace(ribbon.start, ribbon.end, count)
    return np.asarray(ribbon.points(along, np.zeros(count)), np.float64)
