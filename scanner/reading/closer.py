"""Where print that is small on the first look deserves a closer one, and how the two looks are joined."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scanner.reading.look import LARGEST, Window
from scanner.reading.piece import Piece

_SMALL = 18.0
"""Height in pixels of the first look below which lines are better read from a larger picture (measured: at 12 to 18
pixels, confidence falls from 0.99 to 0.85; neighbouring lines grow together)."""
_WANTED = 28.0
_MOST_WINDOWS = 3


def small_print(pieces: Sequence[Piece], first: Window) -> list[Window]:
    """Give windows around the pieces that were small on the first look, at a scale that makes them large enough."""
    small = [piece for piece in pieces if piece.height * first.scale < _SMALL]
    if not small:
        return []
    windows = []
    for group in _groups(small):
        height = float(np.median([piece.height for piece in group]))
        xs = [x for piece in group for x, _ in (piece.first, piece.last)]
        ys = [y for piece in group for _, y in (piece.first, piece.last)]
        margin = 3 * height
        windows.append(
            _window(min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin, _WANTED / height, first)
        )
    windows.sort(key=lambda window: -window.width * window.height)
    return windows[:_MOST_WINDOWS]


def _window(left: float, top: float, right: float, bottom: float, scale: float, first: Window) -> Window:
    x, y = max(0, int(left)), max(0, int(top))
    width, height = min(first.width, int(right)) - x, min(first.height, int(bottom)) - y
    most = (LARGEST / max(1, width * height)) ** 0.5
    return Window(x, y, width, height, min(scale, most, 4.0))


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Gather pieces that are near to one another, by a coarse map of the photo."""
    cell = 12 * float(np.median([piece.height for piece in pieces]))
    cells: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        cells.setdefault((int(piece.centre[0] // cell), int(piece.centre[1] // cell)), []).append(piece)
    groups: list[list[Piece]] = []
    left = dict(cells)
    while left:
        start = next(iter(left))
        group = left.pop(start)
        edge = [start]
        while edge:
            x, y = edge.pop()
            for near in [(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]:
                if near in left:
                    group = group + left.pop(near)
                    edge.append(near)
        groups.append(group)
    return groups


def merged(pieces: Sequence[Piece], closer: Sequence[Piece]) -> list[Piece]:
    """Take the closer look wherever it read more than the first one did.

    Pieces of the two looks that lie over one another are weighed as one heap: the look that read more of it stays.
    """
    everything = [*pieces, *closer]
    heap = _heaps(_overlaps(everything))
    first_worth: dict[int, float] = {}
    closer_worth: dict[int, float] = {}
    for index, piece in enumerate(everything):
        worth = closer_worth if index >= len(pieces) else first_worth
        worth[heap[index]] = worth.get(heap[index], 0.0) + piece.worth
    return [
        piece
        for index, piece in enumerate(everything)
        if (index >= len(pieces)) == (closer_worth.get(heap[index], 0.0) > first_worth.get(heap[index], 0.0))
    ]


def _overlaps(pieces: Sequence[Piece]) -> NDArray[np.bool_]:
    """Tell for each two pieces whether a quarter point or the middle of one lies within the other."""
    points = np.array(
        [
            piece.ribbon.points(piece.ribbon.start + piece.ribbon.length * np.array([0.25, 0.5, 0.75]), np.zeros(3))
            for piece in pieces
        ]
    ).reshape(-1, 3, 2)
    within = np.zeros((len(pieces), len(pieces)), dtype=bool)
    for index, piece in enumerate(pieces):
        within[index] = piece.holds(points).any(axis=1)
    return within | within.T


def _heaps(linked: NDArray[np.bool_]) -> list[int]:
    """Number the pieces so that those linked, directly or through others, share a number."""
    heap = [-1] * len(linked)
    for start in range(len(linked)):
        if heap[start] >= 0:
            continue
        heap[start] = start
        edge = [start]
        while edge:
            for other in np.nonzero(linked[edge.pop()])[0]:
                if heap[other] < 0:
                    heap[int(other)] = start
                    edge.append(int(other))
    return heap
