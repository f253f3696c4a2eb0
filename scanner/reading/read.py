"""From a photo to a `Reading`."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol, TypeVar

import cv2

from scanner.photo.model import Photo, Pixels
from scanner.photo.ribbon import pyramid
from scanner.reading.blurred import BLURRED, View, cleared
from scanner.reading.closer import merged, small_print
from scanner.reading.codes import read_codes
from scanner.reading.engine import EngineMissing, Engines, LineReader
from scanner.reading.heap import bound_heap
from scanner.reading.layout import arrange
from scanner.reading.look import Window, look, whole
from scanner.reading.model import Barcode, Line, Reading
from scanner.reading.passed_over import passed_over
from scanner.reading.piece import SURE, SURELY, Piece
from scanner.reading.rapid import RapidReader
from scanner.reading.second import second_look
from scanner.reading.small_print import SmallPrintReader
from scanner.reading.symbols import Spacing, read_symbols, spacings, together
from scanner.reading.tesseract import TesseractReader
from scanner.reading.unfound import PrintInk, continued, print_ink, unfound
from scanner.reading.unread import blurred_place, unread_places

_FIRM = 0.65
"""Confidence from which a piece takes part in the order of lines from the start."""
_LARGE = 6_000_000
"""Bytes of a photo, three a pixel, beyond which ink is looked for in the memory that reading took, after it."""

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class PhotoReader(Protocol):
    """Reads photos."""

    def read(self, photo: Photo, index: int) -> Reading:
        """Read a photo, which is number `index` of its product."""
        ...


class FlatReader:
    """Reads each line of print laid flat, with the engines given; `second` reads again what they doubt."""

    def __init__(self, engines: Engines, second: LineReader | None = None, notices: Sequence[str] = ()) -> None:
        self._engines = engines
        self._second = second
        self._notices = tuple(notices)

    def read(self, photo: Photo, index: int) -> Reading:
        """Read a photo, which is number `index` of its product."""
        seconds: dict[str, float] = {}
        levels = pyramid(photo.pixels)
        with _meanwhile(photo, index, levels, seconds, anew=True) as started:
            first = whole(levels[0])
            with _timed(seconds, "read"):
                view = View(levels, look(levels, first, self._engines), self._engines)
            with _timed(seconds, "undo blur"):
                clear = cleared(view, first)
            pieces = self._pieces([view, clear] if clear else [view], first, started, seconds)
            readers = (self._engines.reader.name, *((self._second.name,) if self._second else ()))
            notices = self._notices if clear is None else (*self._notices, BLURRED)
            return _reading(photo, index, levels, pieces, started, readers, notices, seconds, clear)

    def _pieces(
        self, views: Sequence[View], first: Window, started: "_Started", seconds: dict[str, float]
    ) -> list[Piece]:
        """Look further than the first look: the last of the views holds what was read of all.

        Where a part of a photo is blurred, the rest is read as it is: undoing a blur hides small print that had none.
        """
        sight = views[-1].sight
        pieces = sight.pieces
        with _timed(seconds, "look closer"):
            closer = [(view, window) for view in views for window in small_print(view.own(sight.pieces), first)]
            for view, window in closer:
                pieces = merged(pieces, look(view.levels, window, view.engines).pieces)
        if started.ink is not None:
            with _timed(seconds, "unfound print"):
                read = [piece for piece in pieces if piece.seen.confidence >= SURELY]
                for window in unfound(started.ink(), read, sight.text_map, first.scale):
                    for view in views:
                        pieces = merged(pieces, _look_there(view.levels, window, view.engines, read))
        levels = views[-1].levels
        if self._second is not None:
            with _timed(seconds, "second reader"):
                pieces = second_look(levels, pieces, self._second)
        if levels[0].size > _LARGE:
            self._engines.finder.give_memory_back()
        return pieces


def _look_there(levels: Sequence[Pixels], window: Window, engines: Engines, read: Sequence[Piece]) -> list[Piece]:
    """Look for print that is not among what was read, and once more where it runs out of the window."""
    found = look(levels, window, engines, read).pieces
    longer = continued(window, found)
    if longer is None:
        return found
    return merged(found, look(levels, longer, engines, read).pieces)


@dataclass(frozen=True, slots=True)
class _Started:
    """Work on the pixels alone, called for when it is needed; `ink` only where overlooked print is looked for."""

    codes: Callable[[], tuple[Barcode, ...]]
    ink: Callable[[], PrintInk] | None
    spaced: Callable[[], Iterable[Spacing]]


@contextmanager
def _meanwhile(
    photo: Photo, index: int, levels: Sequence[Pixels], seconds: dict[str, float], *, anew: bool
) -> Iterator[_Started]:
    """Work on the pixels while print is read: neither keeps both processors busy all the time.

    `anew` says whether print that the finder overlooked will be looked for.
    """

    def codes() -> tuple[Barcode, ...]:
        with _timed(seconds, "codes"):
            return read_codes(photo.pixels, photo=index)

    is_large = photo.pixels.size > _LARGE

    def spaced(pixels: Pixels) -> Iterable[Spacing]:
        return spacings(pixels) if is_large else list(spacings(pixels))

    with ThreadPoolExecutor(1) as pool:

        def started(work: Callable[[_Given], _Made], given: _Given) -> Callable[[], _Made]:
            return partial(work, given) if is_large else pool.submit(work, given).result

        told = pool.submit(codes).result
        yield _Started(told, started(print_ink, levels) if anew else None, started(spaced, photo.pixels))


def _reading(
    photo: Photo,
    index: int,
    levels: Sequence[Pixels],
    pieces: Sequence[Piece],
    started: _Started,
    readers: tuple[str, ...],
    notices: tuple[str, ...],
    seconds: dict[str, float],
    clear: View | None = None,
) -> Reading:
    with _timed(seconds, "arrange"):
        lines = _in_order(pieces, index)
        places = unread_places(levels, pieces, index)
        if clear is not None:
            places += blurred_place(pieces, index)
    with _timed(seconds, "symbols"):
        symbols = read_symbols(photo.pixels, lines, photo=index, spaced=started.spaced())
        if clear is not None:
            # What was sharp before is not, with a blur undone that it did not have.
            symbols = together(symbols, read_symbols(clear.levels[0], lines, photo=index))
    codes = started.codes()
    if clear is not None and not codes:
        with _timed(seconds, "codes"):
            codes = read_codes(clear.levels[0], photo=index)
    with _timed(seconds, "arrange"):
        marks = [*(symbol.place for symbol in symbols), *(code.place for code in codes)]
        places += passed_over(levels, pieces, [mark for mark in marks if mark is not None], index)
    return Reading(
        photo=photo.record,
        lines=tuple(lines),
        unread=tuple(place for place in places if place.why != "script"),
        other_script=tuple(place for place in places if place.why == "script"),
        barcodes=codes,
        symbols=symbols,
        readers=readers,
        notices=notices,
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


class TesseractPhotoReader:
    """Reads photos by Tesseract alone, for want of RapidOCR: upright, level print only."""

    def __init__(self, reader: TesseractReader, notices: Sequence[str] = ()) -> None:
        self._reader = reader
        self._notices = tuple(notices)

    def read(self, photo: Photo, index: int) -> Reading:
        """Read a photo, which is number `index` of its product."""
        seconds: dict[str, float] = {}
        levels = pyramid(photo.pixels)
        with _meanwhile(photo, index, levels, seconds, anew=False) as started:
            with _timed(seconds, "read"):
                pieces = self._reader.read_picture(levels)
            return _reading(photo, index, levels, pieces, started, (self._reader.name,), self._notices, seconds)


def make_reader(engine: str = "auto", threads: int = 0) -> PhotoReader:
    """Make a reader of photos.

    `engine` is auto, rapidocr, tesseract or both; `threads` bounds one inference, 0 does not. auto is RapidOCR alone
    where it is installed: on 45 photos, Tesseract's second look at the doubted lines changed no printed name and took
    about as long as all other reading. With both, it takes part.

    OpenCV is held to one thread in this process, since the engine and the search for symbols have threads of their own,
    and the heap is bound.

    Raises `EngineMissing` where an engine that was asked for, or with auto every engine, is not installed.
    """
    cv2.setNumThreads(1)
    bound_heap()
    if engine == "tesseract":
        return TesseractPhotoReader(TesseractReader())
    try:
        rapid = RapidReader(threads)
    except EngineMissing as missing:
        if engine == "rapidocr":
            raise
        return TesseractPhotoReader(
            TesseractReader(), (f"{missing.what} Bent and turned print is not read. {missing.advice}",)
        )
    engines = Engines(rapid, rapid, SmallPrintReader(rapid, threads))
    return FlatReader(engines, TesseractReader() if engine == "both" else None)
