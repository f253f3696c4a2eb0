"""A photo that is blurred, or a part of which is, looked at once more with its blur undone."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from scanner.photo.blur import Blur, find_blurs, undone
from scanner.photo.model import Pixels, Point
from scanner.photo.ribbon import pyramid
from scanner.reading.closer import merged
from scanner.reading.engine import Engines, LineReader
from scanner.reading.look import Sight, Window, look
from scanner.reading.piece import Piece

BLURRED = "The photo is blurred; text was read from it with the blur undone. A sharp photo tells more."
"""What is said of a photo that was read so."""
_DOUBTED = 0.985
"""Mean confidence, by the length of what was found, below which blur is looked for: slightly blurred labels on which
letters are doubled or mistaken are read with 0.97 to 0.983."""
_MORE, _LETTERS = 1.02, 8.0
"""How many times more must be read with the blur undone for it to be believed, and how many letters more, what was read
better without counted so. Of three sharp photos in which blur seemed to show, 1.00 to 1.01 times as much is read so, of
photos of which half is so slightly blurred that letters are mistaken here and there, 1.02 to 1.06 times.
"""
_LARGEST = 4_000_000
"""Most pixels of the picture in which blur is looked for and undone."""
_LEVELS, _MOST_TRIES = 2, 3
"""In how many sizes of the photo blur is looked for, each half as large as the one before: a blur that is too large to
show in one shows in the next; and how many blurs are tried."""
_FEW = 60
"""Up to how many letters even sure print may be the title alone, and all the small print blurred beyond finding."""
_APART = 96.0


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A photo as a pyramid, with or without its blur, what a look at the whole saw, and what to look further with."""

    levels: Sequence[Pixels]
    sight: Sight
    engines: Engines

    def own(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Give those of the pieces that were read in this view."""
        readers = (self.engines.reader.name, self.engines.small.name)
        return [piece for piece in pieces if piece.reader in readers]


class _Deblurred:
    """A line reader under a name that says that it reads with the blur undone."""

    def __init__(self, reader: LineReader) -> None:
        self.name = f"{reader.name}-deblurred"
        self.read_strips = reader.read_strips


def cleared(view: View, window: Window) -> View | None:
    """Look again through a window with the photo's blur undone; None where none shows or no more is read so.

    What was read better in the `view` of the photo as it is stays.
    """
    found = view.sight.pieces
    pieces = [piece for piece in found if piece.ribbon.length > piece.height]
    length = sum(piece.ribbon.length for piece in pieces)
    letters = sum(len(piece.seen.text) for piece in pieces)
    sure = sum(piece.seen.confidence * piece.ribbon.length for piece in pieces) >= _DOUBTED * length
    if sure and letters >= _FEW:
        return None
    before = _worth(found)
    engines = Engines(view.engines.finder, _Deblurred(view.engines.reader), _Deblurred(view.engines.small))
    for levels in itertools.islice(_attempts(view.levels, _along(pieces)), _MOST_TRIES):
        seen = look(levels, window, engines)
        together = merged(found, seen.pieces)
        if _worth(together) > max(_MORE * before, before + _LETTERS):
            return View(levels, Sight(together, seen.text_map), engines)
    return None


def _attempts(levels: Sequence[Pixels], print_at: Sequence[Point]) -> Iterator[list[Pixels]]:
    """Yield the photo without each blur that shows in it, as pyramids, from the largest level that is looked at."""
    sizes = [pixels.shape[0] * pixels.shape[1] for pixels in levels]
    first = next((level for level, size in enumerate(sizes) if size <= _LARGEST), len(levels))
    for level in range(first, min(first + _LEVELS, len(levels))):
        pixels = levels[level]
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
        for blur in find_blurs(grey, [(x / 2**level, y / 2**level) for x, y in print_at]):
            yield _without(levels, level, blur)


def _worth(pieces: Sequence[Piece]) -> float:
    return sum(piece.worth for piece in pieces)


def _along(pieces: Sequence[Piece]) -> list[Point]:
    """Give points along pieces, the doubtful first, in pixels of the photo."""
    points: list[Point] = []
    for piece in sorted(pieces, key=lambda piece: piece.seen.confidence):
        ribbon = piece.ribbon
        steps = max(1, round(ribbon.length / _APART))
        points += [ribbon.point(ribbon.start + ribbon.length * (step + 0.5) / steps, 0.0) for step in range(steps)]
    return points


def _without(levels: Sequence[Pixels], level: int, blur: Blur) -> list[Pixels]:
    clear = undone(levels[level], blur)
    if level:
        size = levels[0].shape[1::-1]
        clear = np.asarray(cv2.resize(clear, size, interpolation=cv2.INTER_CUBIC), np.uint8)
    return pyramid(clear)
