"""A second reader's look at the lines that the first one doubts."""

from collections.abc import Sequence

from scanner.photo.model import Pixels
from scanner.photo.ribbon import flatten
from scanner.reading.engine import STRIP_HEIGHT, LineReader
from scanner.reading.piece import Piece, make_piece

_DOUBTED = 0.85
_HOPELESS = 0.4
_LETTERS = 4
_MOST = 8
"""Lines a photo that are read twice, the longest first: a line costs Tesseract 0.1 to 0.2 s."""


def second_look(levels: Sequence[Pixels], pieces: Sequence[Piece], reader: LineReader) -> list[Piece]:
    """Read doubted lines again with another reader, and keep what it is surer of.

    `levels` is the photo as a pyramid. A line keeps its ribbon, and so its place; its reader is the one whose text
    stays.
    """
    doubted = [
        index
        for index, piece in enumerate(pieces)
        if _HOPELESS < piece.seen.confidence < _DOUBTED and len(piece.seen.text) >= _LETTERS
    ]
    doubted = sorted(doubted, key=lambda index: -pieces[index].ribbon.length)[:_MOST]
    strips = [flatten(levels, pieces[index].ribbon, STRIP_HEIGHT) for index in doubted]
    texts = reader.read_strips([strip.pixels for strip in strips])
    result = list(pieces)
    for index, strip, seen in zip(doubted, strips, texts, strict=True):
        other = make_piece(strip, seen, pieces[index].score, reader.name)
        if other.worth > pieces[index].worth:
            result[index] = other
    return result
