"""From a photo to a `Reading`."""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Protocol

import numpy as np

from scanner.photo.model import Photo, Pixels
from scanner.photo.ribbon import pyramid
from scanner.reading.engine import EngineMissing, LineReader, TextFinder
from scanner.reading.codes import read_codes
from scanner.reading.closer import merged, overlooked, small_print
from scanner.reading.layout import arrange
from scanner.reading.look import look, whole
from scanner.reading.model import Line, Reading
from scanner.reading.piece import Piece
from scanner.reading.rapid import RapidReader
from scanner.reading.symbols.detect import detect_symbols
from scanner.reading.unread import SURE, unread_places


_FIRM = 0.65
"""Confidence from which a piece takes part in the order of lines from the start."""


class PhotoReader(Protocol):
    """Reads photos."""

    def read(self, photo: Photo, index: int) -> Reading:
        """Read a photo, which is number `index` of its product."""
        ...


class FlatReader:
    """Reads each line of print laid flat: the finder and the line reader are given."""

    def __init__(self, finder: TextFinder, reader: LineReader, notices: Sequence[str] = ()) -> None:
        self._finder = finder
        self._reader = reader
        self._notices = tuple(notices)

    def read(self, photo: Photo, index: int) -> Reading:
        """Read a photo, which is number `index` of its product."""
        seconds: dict[str, float] = {}
        with _timed(seconds, "read"):
            levels = pyramid(photo.pixels)
            first = whole(photo.pixels)
            pieces = look(levels, first, self._finder, self._reader)
        with _timed(seconds, "look closer"):
            for window in [*small_print(pieces, first), *overlooked(levels, pieces, first)]:
                pieces = merged(pieces, look(levels, window, self._finder, self._reader))
        with _timed(seconds, "arrange"):
            lines = _in_order(pieces, index)
            unread = unread_places(levels, pieces, index)
        with _timed(seconds, "codes"):
            codes = read_codes(photo.pixels, photo=index)
        with _timed(seconds, "symbols"):
            symbols = detect_symbols(photo.pixels, lines=lines, photo=index)
        return Reading(
            photo=photo.record,
            lines=tuple(lines),
            unread=tuple(unread),
            barcodes=codes,
            symbols=symbols,
            readers=(self._reader.name,),
            notices=self._notices,
            seconds=seconds,
        )


def _in_order(pieces: Sequence[Piece], photo: int) -> list[Line]:
    """Arrange what was read; doubtful pieces come behind, so that guesses do not tear sure lines apart."""
    read = [piece for piece in pieces if piece.seen.text.strip() and piece.seen.confidence >= SURE]
    lines = arrange([piece for piece in read if piece.seen.confidence >= _FIRM], photo)
    blocks = max((line.block for line in lines), default=-1) + 1
    guesses = arrange([piece for piece in read if piece.seen.confidence < _FIRM], photo)
    return lines + [replace(line, block=line.block + blocks) for line in guesses]


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + time.perf_counter() - start


def make_reader(engine: str = "auto", threads: int = 0) -> PhotoReader:
    """Make a reader of photos: `engine` is auto, rapidocr or tesseract; `threads` bounds one inference, 0 does not.

    Raises `EngineMissing` where an engine that was asked for, or with auto every engine, is not installed.
    """
    rapid = RapidReader(threads)
    return FlatReader(rapid, rapid)
