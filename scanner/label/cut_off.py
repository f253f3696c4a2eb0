"""Whether a list of ingredients runs off the picture."""

import re
from collections.abc import Iterable, Sequence

from scanner.label.passage import Passage, PassageLine
from scanner.photo.model import Place
from scanner.reading.model import Reading

_GOES_ON = re.compile(r"[,，、;/&-]\s*$")
_Box = tuple[float, float, float, float]


def list_cut_off(readings: Sequence[Reading], passage: Passage, bounds: Sequence[tuple[int, int]]) -> bool:
    """Tell whether one of the lists at `bounds`, spans of the passage's text, is not whole on its photo.

    So it is where a place that the picture's edge cuts off touches its lines, or where its last line is the last of
    the photo and ends in a comma, a dash or the like.
    """
    cut = [unread.place for reading in readings for unread in reading.unread if unread.why == "cut-off"]
    for start, end in bounds:
        rows = passage.between(start, end)
        if _touches(rows, cut) or _goes_on(passage, rows, end):
            return True
    return False


def _goes_on(passage: Passage, rows: Sequence[PassageLine], end: int) -> bool:
    if not rows:
        return False
    last = rows[-1]
    after = passage.lines.index(last) + 1
    ends_photo = after == len(passage.lines) or passage.lines[after].line.photo != last.line.photo
    return ends_photo and _GOES_ON.search(passage.text, max(last.start, end - 1), last.end) is not None


def _touches(rows: Sequence[PassageLine], cut: Iterable[Place]) -> bool:
    """Tell whether a cut-off place lies on a line, or no more than a line's height from it."""
    for place in cut:
        for row in rows:
            where = row.line.place()
            if where is None or where.photo != place.photo:
                continue
            left, top, right, bottom = _box(where)
            first, upper, last, lower = _box(place)
            margin = min(bottom - top, right - left)
            if first <= right + margin and left <= last + margin and upper <= bottom + margin and top <= lower + margin:
                return True
    return False


def _box(place: Place) -> _Box:
    xs, ys = [x for x, _ in place.box], [y for _, y in place.box]
    return min(xs), min(ys), max(xs), max(ys)
