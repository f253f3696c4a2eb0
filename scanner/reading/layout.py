"""From scattered pieces to lines in reading order: rows, panels of rows, and the order of panels.

Everything is judged in the frame of the print itself, not of the photo, so that a turned or bent panel is ordered
like an upright one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scanner.reading.model import Line
from scanner.reading.piece import Piece

_WORD_GAP = 1.0
_ROW_GAP = 4.0
"""Gaps within a row, in line heights: pieces further apart than the first must be alike in height; further apart than
the second they are of two rows."""
_ROW_DRIFT = 0.45
_LEADING = 2.1
"""Distance of two rows of one panel, centre to centre, in line heights."""
_NARROW_GUTTER = 0.45
_CAPTION, _CAPTION_GAP = 2.2, 1.5
"""How long, in line heights, a word may be that stands before a column of values, and how far before it."""
_NEAR_ROWS = 6.0
_LEAN = 0.06
"""How far off, in line heights, the rows of a column are looked for, and how much its edge may lean a line."""
_GUTTER = 0.4
_TURN = 0.35
"""Radians by which the directions of neighbours may differ."""
_UNLIKE = 2.0
_FAR_UNLIKE = 1.3
_ROWS_UNLIKE = 1.6
"""How many times as high as its neighbour a piece of one row may be, one that stands further off than a word, and a
row of one panel."""


def arrange(pieces: Sequence[Piece], photo: int) -> list[Line]:
    """Give the lines of one photo in reading order, numbered by panel."""
    rows = _rows(pieces)
    lines: list[Line] = []
    for number, block in enumerate(_ordered_blocks(_blocks(rows))):
        lines += [_line(row, photo, number) for row in block]
    return lines


@dataclass(frozen=True, slots=True)
class _Link:
    """Two pieces, by their numbers, that may follow one another in a row, and the gap between in line heights."""

    left: int
    right: int
    gap: float


def _alike(a: Piece, b: Piece) -> bool:
    turn = abs((a.angle - b.angle + np.pi) % (2 * np.pi) - np.pi)
    return bool(turn < _TURN and 1 / _UNLIKE < a.height / b.height < _UNLIKE)


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Chain pieces that continue one another into rows."""
    links: list[_Link] = []
    for i, left in enumerate(pieces):
        end = np.asarray(left.last)
        tangent = _tangent(left)
        for j, right in enumerate(pieces):
            if i == j or not _alike(left, right):
                continue
            height = (left.height + right.height) / 2
            gap = np.asarray(right.first) - end
            forward = float(gap @ tangent)
            aside = float(gap @ np.array([-tangent[1], tangent[0]]))
            if forward > _WORD_GAP * height and not 1 / _FAR_UNLIKE < left.height / right.height < _FAR_UNLIKE:
                continue
            if -1.2 * height < forward < _ROW_GAP * height and abs(aside) < _ROW_DRIFT * height + 0.1 * max(forward, 0):
                links.append(_Link(i, j, forward / height))
    links.sort(key=lambda link: abs(link.gap))
    following: dict[int, int] = {}
    preceding: dict[int, int] = {}
    for link in links:
        if link.left in following or link.right in preceding:
            continue
        if (
            link.gap > _NARROW_GUTTER
            and _begins_column(pieces[link.right], pieces)
            and not (link.gap < _CAPTION_GAP and _is_caption(pieces[link.left], pieces))
        ):
            continue
        if _leads_to(following, link.right, link.left):
            continue
        following[link.left] = link.right
        preceding[link.right] = link.left
    rows = []
    for i in range(len(pieces)):
        if i not in preceding:
            row = [i]
            while row[-1] in following:
                row.append(following[row[-1]])
            rows.append([pieces[k] for k in row])
    return rows


def _tangent(piece: Piece) -> NDArray[np.float64]:
    """Give the direction of a piece at its right end."""
    ribbon = piece.ribbon
    back = max(ribbon.start, ribbon.end - 2 * piece.height)
    step = np.asarray(piece.last) - np.asarray(ribbon.point(back, 0.0))
    return np.asarray(step / max(float(np.hypot(*step)), 1e-6))


def _leads_to(following: dict[int, int], start: int, goal: int) -> bool:
    while start in following:
        start = following[start]
        if start == goal:
            return True
    return start == goal


def _begins_column(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether at least two pieces above or below begin just where this one does: the left edge of a column."""
    along = np.array([np.cos(piece.angle), np.sin(piece.angle)])
    lined_up = 0
    for other in pieces:
        if not _alike(piece, other):
            continue
        offset = (np.asarray(other.first) - np.asarray(piece.first)) / piece.height
        aside = abs(float(offset @ np.array([-along[1], along[0]])))
        lined_up += 0.5 < aside < _NEAR_ROWS and abs(float(offset @ along)) < 0.4 + _LEAN * aside
    return lined_up >= 2


def _is_caption(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether a piece is a short word with nothing before it in its row, as `LOT` is before its number."""
    if piece.ribbon.length > _CAPTION * piece.height:
        return False
    along = np.array([np.cos(piece.angle), np.sin(piece.angle)])
    for other in pieces:
        if other is piece:
            continue
        offset = (np.asarray(piece.first) - np.asarray(other.last)) / piece.height
        before, aside = float(offset @ along), abs(float(offset @ np.array([-along[1], along[0]])))
        if -_WORD_GAP < before < _ROW_GAP and aside < _ROW_DRIFT:
            return False
    return True


class _Row:
    """A row with its extent in the frame of its own direction."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.height = float(np.median([piece.height for piece in pieces]))
        longest = max(pieces, key=lambda piece: piece.ribbon.length)
        self.angle = longest.angle
        self.knots = np.array(
            [
                piece.ribbon.point(piece.ribbon.start + piece.ribbon.length * share, 0.0)
                for piece in pieces
                for share in (0.0, 0.25, 0.5, 0.75, 1.0)
            ]
        )

    def seen_from(self, angle: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give the distances along and across a direction of the knots of the row, sorted along."""
        along = np.array([np.cos(angle), np.sin(angle)])
        u = self.knots @ along
        v = self.knots @ np.array([-along[1], along[0]])
        order = np.argsort(u)
        return u[order], v[order]


def _below(upper: _Row, lower: _Row) -> tuple[float, float]:
    """Give how far `lower` lies below `upper` (pixels, negative if above) and how much they overlap, 0 to 1."""
    u1, v1 = upper.seen_from(upper.angle)
    u2, v2 = lower.seen_from(upper.angle)
    first, last = max(u1[0], u2[0]), min(u1[-1], u2[-1])
    shorter = max(1.0, min(u1[-1] - u1[0], u2[-1] - u2[0]))
    if last <= first:
        middle = (first + last) / 2
        distance = np.interp(middle, u2, v2) - np.interp(middle, u1, v1)
        return float(distance), 0.0
    at = np.linspace(first, last, 3)
    return float(np.mean(np.interp(at, u2, v2) - np.interp(at, u1, v1))), float((last - first) / shorter)


def _blocks(rows: list[list[Piece]]) -> list[list[_Row]]:
    """Gather rows that stand under one another, alike in height and direction, into panels."""
    all_rows = [_Row(row) for row in rows]
    parent = list(range(len(all_rows)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, a in enumerate(all_rows):
        for j in range(i + 1, len(all_rows)):
            b = all_rows[j]
            if root(i) == root(j) or not 1 / _ROWS_UNLIKE < a.height / b.height < _ROWS_UNLIKE:
                continue
            if np.abs(a.knots.mean(0) - b.knots.mean(0)).sum() > 3000 or abs(np.sin(a.angle - b.angle)) > _TURN:
                continue
            distance, overlap = _below(a, b)
            if overlap > 0.2 and abs(distance) < _LEADING * (a.height + b.height) / 2:
                parent[root(j)] = root(i)
    blocks: dict[int, list[_Row]] = {}
    for i, row in enumerate(all_rows):
        blocks.setdefault(root(i), []).append(row)
    return list(blocks.values())


def _ordered_rows(rows: list[_Row]) -> list[_Row]:
    """Order the rows of one panel from top to bottom; of rows side by side, the left one first."""
    weights = [len(row.pieces) * row.height + float(np.ptp(row.knots, axis=0).sum()) for row in rows]
    frame = rows[int(np.argmax(weights))].angle
    count = len(rows)
    before = np.zeros((count, count), dtype=bool)
    for i in range(count):
        for j in range(i + 1, count):
            distance, overlap = _below(rows[i], rows[j])
            if overlap == 0.0 and abs(distance) < 0.5 * (rows[i].height + rows[j].height) / 2:
                first = rows[i].seen_from(frame)[0][0] < rows[j].seen_from(frame)[0][0]
            else:
                first = distance > 0
            before[i, j], before[j, i] = first, not first
    left = set(range(count))
    order = []
    while left:
        # Should the relation hold a circle, the row with the fewest rows before it goes first.
        chosen = min(left, key=lambda i: (sum(before[j, i] for j in left), float(rows[i].knots[:, 1].min())))
        order.append(rows[chosen])
        left.remove(chosen)
    return _by_columns(order, frame)


def _by_columns(rows: list[_Row], angle: float) -> list[_Row]:
    """Order rows from top to bottom so that columns among them are read one after the other.

    A headline over the columns, or a line below them, is split off first.
    """
    if len(rows) < 4:
        return rows
    edge = _gutter(rows, angle)
    if edge is not None:
        left = [row for row in rows if row.seen_from(angle)[0].mean() < edge]
        right = [row for row in rows if row.seen_from(angle)[0].mean() >= edge]
        return _by_columns(left, angle) + _by_columns(right, angle)
    for count in range(1, len(rows) - 3):
        if _gutter(rows[count:], angle) is not None:
            return rows[:count] + _by_columns(rows[count:], angle)
    for count in range(1, len(rows) - 3):
        if _gutter(rows[:-count], angle) is not None:
            return _by_columns(rows[:-count], angle) + rows[-count:]
    return rows


def _gutter(rows: list[_Row], angle: float) -> float | None:
    """Give the middle of a gap that no row crosses, with two rows or more on either side, seen along a direction."""
    spans = sorted((float(u[0]), float(u[-1])) for u in (row.seen_from(angle)[0] for row in rows))
    least = _GUTTER * float(np.median([row.height for row in rows]))
    reach = spans[0][1]
    for count, (start, end) in enumerate(spans):
        if start - reach > least and count >= 2 and len(spans) - count >= 2:
            return (start + reach) / 2
        reach = max(reach, end)
    return None


def _ordered_blocks(blocks: list[list[_Row]]) -> list[list[list[Piece]]]:
    """Order panels: the upper first; of two side by side, the left first."""
    boxes = []
    for block in blocks:
        knots = np.concatenate([row.knots for row in block])
        half = max(row.height for row in block) / 2
        boxes.append((knots[:, 0].min(), knots[:, 1].min() - half, knots[:, 0].max(), knots[:, 1].max() + half))

    def side_by_side(a: int, b: int) -> bool:
        shared = min(boxes[a][3], boxes[b][3]) - max(boxes[a][1], boxes[b][1])
        return bool(shared > 0.5 * min(boxes[a][3] - boxes[a][1], boxes[b][3] - boxes[b][1]))

    def goes_first(a: int, b: int) -> bool:
        return bool(boxes[a][0] < boxes[b][0] if side_by_side(a, b) else boxes[a][1] < boxes[b][1])

    left = set(range(len(blocks)))
    order = []
    while left:
        chosen = min(left, key=lambda i: (sum(j != i and goes_first(j, i) for j in left), boxes[i][1]))
        order.append([row.pieces for row in _ordered_rows(blocks[chosen])])
        left.remove(chosen)
    return order


def _line(row: Sequence[Piece], photo: int, block: int) -> Line:
    """Join the pieces of a row by spaces; the rungs at a join bound the space."""
    readers = sorted({piece.reader for piece in row})
    confidences: list[float] = []
    for piece in row:
        confidences += ([min(confidences[-1], piece.seen.confidence)] if confidences else []) + list(
            piece.seen.confidences
        )
    total = sum(len(piece.seen.text) for piece in row)
    mean = sum(piece.seen.confidence * len(piece.seen.text) for piece in row) / max(1, total)
    return Line(
        text=" ".join(piece.seen.text for piece in row),
        reader="+".join(readers),
        confidence=mean,
        photo=photo,
        rungs=tuple(rung for piece in row for rung in piece.rungs),
        confidences=tuple(confidences),
        block=block,
    )
