"""One look at a photo: find print at a scale, lay it flat from the full-size pixels, read it the right way up."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.photo.ribbon import Ribbon, WayBack, flatten
from scanner.reading.bands import Band, find_bands
from scanner.reading.engine import STRIP_HEIGHT, Engines, LineReader, TextFinder
from scanner.reading.marked import marked
from scanner.reading.piece import Piece, make_piece
from scanner.reading.sizes import usual_side
from scanner.reading.torn import torn

_LONGEST_SIDE = 1440
LARGEST = 1_400_000
"""Longest side, and most pixels, of a picture in which print is looked for, before its sides become usual ones: its
memory and time grow with its area."""
_ENLARGED_SIDE = 960
_SOFTNESS, _SHARPENED, _LEAST_ENLARGED = 1.5, 1.5, 1.1
"""Over how many pixels of the photo, and by how much, an upright picture that is enlarged so many times is sharpened
for the finder, which takes soft print for something else. Of 48 drawn soft lines with capitals of 5 and 6 pixels (six
pictures from seed 1000 on) it found 8 and 40, and finds 36 and 48 so. Twice as much sharpening finds 44 and 48, but
takes the noise of a dim photo for print. Turned windows read no more by it."""
_SURE = 0.85
"""Confidence from which a piece is not read a second time the other way up."""
_SAMPLE = 3
_PLAIN = 0.93
_PLAIN_LETTER = 0.55
"""Mean confidence, and confidence of the least sure letter, from which a piece is not read a second time stretched."""
_STRETCH = 1.6
"""How far condensed and foreshortened print is stretched. On lines that run to the edge of a bottle, the reader's
confidence rises from 0.6 to 0.97; wider brings nothing more."""
_NARROW, _RUN = 17.0, 6
"""How many pixels of a strip a character of condensed print takes at most, in the mean over a run of so many. Of what
stretching wins on real photos, nine tenths are won below it, for under half of the reading."""
_PRESSED = 0.75
"""How far doubtful print of a window that was drawn apart is pressed together besides."""
_LEAST_STRETCHED = 14.0
_SMALL, _HOPELESS = 24.0, 0.4
"""Height in pixels of the photo below which doubtful print is redrawn, and confidence up to which it is hardly print.
Up to 48 pixels, redrawing what is not doubted, and stretching it 1.2 to 1.6 times read no more."""
_SPLIT_AT = 0.55
_DOUBTFUL, _FAR_MORE = 0.75, 1.25
"""Confidence from which two lines that may have grown together are parted only if so many times more is read so."""
_CROWDED = 3.3
"""How many characters to a height in length a sure line tells at least that may be two: of those on real photos that
are higher than the rest, three in four have less than 3.0, those that were two 3.6 to 5.3."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the photo, in its pixels, and the scale to look at it with.

    `turn` is the direction, in radians, that lies level in it: left and top are then told in the photo's pixels turned
    about the photo's origin; None for an upright part that lies within the photo. `drawn` is how many times more it is
    enlarged across that direction than along it.
    """

    left: float
    top: float
    width: float
    height: float
    scale: float
    turn: float | None = None
    drawn: float = 1.0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels of the picture that it is looked at in: usual ones, near to its scale."""
        return usual_side(self.width * self.scale), usual_side(self.height * self.scale * self.drawn)


def whole(pixels: Pixels) -> Window:
    """Give the window of the first look: the whole photo, a large one reduced, a tiny one enlarged."""
    height, width = pixels.shape[:2]
    longest = max(height, width)
    scale = _LONGEST_SIDE / longest if longest > _LONGEST_SIDE else max(1.0, _ENLARGED_SIDE / longest)
    scale = min(scale, (LARGEST / (height * width)) ** 0.5)
    return Window(0, 0, width, height, scale)


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """What one look saw: the pieces, in pixels of the photo, and the probability of text over the window."""

    pieces: list[Piece]
    text_map: NDArray[np.float32]


def look(levels: Sequence[Pixels], window: Window, engines: Engines, known: Sequence[Piece] = ()) -> Sight:
    """Read one window of a photo given as a pyramid, but for the print whose middle lies in a `known` piece."""
    reader = engines.reader
    text_map, way_back = _text_map(levels, window, engines.finder)
    bands = _unknown(find_bands(text_map, way_back), known)
    pieces = _read(levels, bands, reader, 1 / window.drawn)
    upright = _upright(levels, pieces, reader, 1 / window.drawn)
    again = _stretched(levels, upright, reader) if window.drawn == 1.0 else _pressed(levels, upright, reader, window)
    redrawn = _redrawn(levels, again, engines.small, 1 / window.drawn)
    resolved = _resolved(levels, redrawn, text_map, way_back, reader)
    return Sight(_joined(levels, resolved, reader, 1 / window.drawn), text_map)


def _unknown(bands: list[Band], known: Sequence[Piece]) -> list[Band]:
    if not bands or not known:
        return bands
    middles = np.array([band.ribbon.point((band.ribbon.start + band.ribbon.end) / 2, 0.0) for band in bands])
    told = np.any([piece.holds(middles) for piece in known], axis=0)
    return [band for band, is_known in zip(bands, told, strict=True) if not is_known]


def _text_map(levels: Sequence[Pixels], window: Window, finder: TextFinder) -> tuple[NDArray[np.float32], WayBack]:
    level = 0
    while level + 1 < len(levels) and window.scale * window.drawn * 2 ** (level + 1) <= 1.0:
        level += 1
    wide, high = window.size
    turn = window.turn or 0.0
    way_back = WayBack(
        (window.left, window.top),
        (window.width / wide, window.height / high),
        (math.cos(turn), math.sin(turn)),
        window.drawn,
    )
    picture = _picture(levels, level, window, (wide, high), way_back)
    part = marked(picture)
    text_map = np.zeros((high, wide), np.float32)
    text_map[part] = finder.text_map(np.ascontiguousarray(picture[part]))
    return text_map, way_back


def _picture(levels: Sequence[Pixels], level: int, window: Window, size: tuple[int, int], way_back: WayBack) -> Pixels:
    if window.turn is not None:
        sampled = way_back.matrix()
        sampled[:, 2] += sampled[:, :2] @ (0.5, 0.5)
        sampled /= 2**level
        sampled[:, 2] -= 0.5
        flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
        turned = cv2.warpAffine(levels[level], sampled, size, flags=flags, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(turned, dtype=np.uint8)
    step = 2**level
    left, top, width, height = (int(side) for side in (window.left, window.top, window.width, window.height))
    part = levels[level][top // step : (top + height) // step, left // step : (left + width) // step]
    shrinks = size[0] * size[1] < part.shape[0] * part.shape[1]
    resized = cv2.resize(part, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    if window.scale >= _LEAST_ENLARGED:
        soft = cv2.GaussianBlur(resized, (0, 0), _SOFTNESS * window.scale)
        resized = cv2.addWeighted(resized, 1 + _SHARPENED, soft, -_SHARPENED, 0)
    return np.asarray(resized, dtype=np.uint8)


def _read(levels: Sequence[Pixels], bands: Sequence[Band], reader: LineReader, stretch: float) -> list[Piece]:
    strips = [flatten(levels, band.ribbon, STRIP_HEIGHT, stretch) for band in bands]
    texts = reader.read_strips([strip.pixels for strip in strips]) if strips else []
    return [
        make_piece(strip, seen, band.score, reader.name) for band, strip, seen in zip(bands, strips, texts, strict=True)
    ]


def _turned(levels: Sequence[Pixels], pieces: Sequence[Piece], reader: LineReader, stretch: float) -> list[Piece]:
    return _read(levels, [Band(piece.ribbon.turned(), piece.score) for piece in pieces], reader, stretch)


def _upright(levels: Sequence[Pixels], pieces: list[Piece], reader: LineReader, stretch: float) -> list[Piece]:
    """Read upside-down print again the other way up.

    A photo can hold print at several angles, so each quarter of directions is judged by itself: if the longest
    doubtful pieces of it read better turned, all of it is turned.
    """
    groups: dict[int, list[int]] = {}
    for index, piece in enumerate(pieces):
        groups.setdefault(round(piece.angle / (np.pi / 4)), []).append(index)
    result = list(pieces)
    for group in groups.values():
        doubtful = [i for i in group if pieces[i].seen.confidence < _SURE]
        letters = sum(len(pieces[i].seen.text) for i in group)
        sure = sum(len(pieces[i].seen.text) for i in group if pieces[i].seen.confidence >= _SURE)
        if not doubtful or sure > 0.7 * max(1, letters):
            continue
        sample = sorted(doubtful, key=lambda i: -pieces[i].ribbon.length)[:_SAMPLE]
        turned = _turned(levels, [pieces[i] for i in sample], reader, stretch)
        if sum(piece.worth for piece in turned) <= 1.2 * sum(pieces[i].worth for i in sample):
            continue
        again = dict(zip(sample, turned, strict=True))
        rest = [i for i in group if i not in again]
        again.update(zip(rest, _turned(levels, [pieces[i] for i in rest], reader, stretch), strict=True))
        for i, other in again.items():
            result[i] = _better(pieces[i], other)
    return result


def _stretched(levels: Sequence[Pixels], pieces: list[Piece], reader: LineReader) -> list[Piece]:
    """Read doubtful pieces again stretched: letters pressed together, by the type or by the turn of a bottle.

    Where some were passed over, those that were told stand apart all the same, so that pieces that do not count as
    read are stretched too, and then stay unless more letters are told.
    """
    doubtful = [
        i
        for i, piece in enumerate(pieces)
        if _is_doubtful(piece) and piece.height >= _LEAST_STRETCHED and (_is_narrow(piece) or not piece.is_read)
    ]
    again = _read_again(levels, pieces, doubtful, reader, _STRETCH)
    return [
        new if _is_narrow(old) or new.letters > old.letters else old for old, new in zip(pieces, again, strict=True)
    ]


def _is_narrow(piece: Piece) -> bool:
    """Tell whether the characters of a piece stand close together.

    Where seven were read or more, it is enough that some run of them does. Fewer are held against the length of the
    piece; a piece on which none was read counts as narrow.
    """
    columns = np.asarray(piece.seen.columns)
    if len(columns) > _RUN:
        return float((columns[_RUN:] - columns[:-_RUN]).min()) < _RUN * _NARROW
    width = STRIP_HEIGHT * piece.ribbon.length / piece.height
    return width < _NARROW * len(columns) or not len(columns)


def _pressed(levels: Sequence[Pixels], pieces: list[Piece], reader: LineReader, window: Window) -> list[Piece]:
    """Read doubtful pieces of a window that was drawn apart again pressed: they may be squatter than was thought."""
    doubtful = [i for i, piece in enumerate(pieces) if _is_doubtful(piece)]
    return _read_again(levels, pieces, doubtful, reader, _PRESSED / window.drawn)


def _redrawn(levels: Sequence[Pixels], pieces: list[Piece], small: LineReader, stretch: float) -> list[Piece]:
    """Read doubtful small pieces again by the reader of small print."""
    which = [
        i
        for i, piece in enumerate(pieces)
        if _is_doubtful(piece) and piece.height < _SMALL and piece.seen.confidence > _HOPELESS
    ]
    return _read_again(levels, pieces, which, small, stretch)


def _is_doubtful(piece: Piece) -> bool:
    seen = piece.seen
    unsure = seen.confidence < _PLAIN or min(seen.confidences, default=1.0) < _PLAIN_LETTER
    return unsure and piece.ribbon.length > 2 * piece.height


def _read_again(
    levels: Sequence[Pixels], pieces: list[Piece], which: Sequence[int], reader: LineReader, stretch: float
) -> list[Piece]:
    again = _read(levels, [Band(pieces[i].ribbon, pieces[i].score) for i in which], reader, stretch)
    result = list(pieces)
    for index, other in zip(which, again, strict=True):
        if other.worth > 1.01 * pieces[index].worth:
            result[index] = other
    return result


def _better(before: Piece, turned: Piece) -> Piece:
    """Choose within a group that faces the other way: what read well before is print that stands among it."""
    if before.seen.confidence >= _SURE:
        return turned if turned.worth > before.worth else before
    return turned if turned.worth >= 0.5 * before.worth else before


def _resolved(
    levels: Sequence[Pixels],
    pieces: list[Piece],
    text_map: NDArray[np.float32],
    way_back: WayBack,
    reader: LineReader,
) -> list[Piece]:
    """Look again, with a stricter threshold, at pieces higher than the rest: two lines grown together.

    They may be read surely, from line to line by turns: more is then told than a line of that height has room for.
    """
    if len(pieces) < 3:
        return pieces
    usual = float(np.median([piece.height for piece in pieces]))
    tall = [
        piece
        for piece in pieces
        if piece.height > 1.25 * usual
        and len(piece.seen.text) > 3
        and (piece.seen.confidence < _DOUBTFUL or len(piece.seen.text) * piece.height > _CROWDED * piece.ribbon.length)
    ]
    if not tall:
        return pieces
    finer = find_bands(text_map, way_back, _SPLIT_AT)
    resolved = []
    for piece in pieces:
        parts: list[Piece] = []
        if piece in tall:
            inside = [band for band in finer if _inside(band.ribbon, piece.ribbon)]
            own = _unknown(inside, [other for other in pieces if other is not piece])
            parts = _read(levels, own, reader, 1 / way_back.drawn) if len(own) > 1 else []
        resolved += parts if _tells_more(parts, piece) else [piece]
    return resolved


def _joined(levels: Sequence[Pixels], pieces: list[Piece], reader: LineReader, stretch: float) -> list[Piece]:
    """Read lines that were torn at a bend as one, where more is read so."""
    joined = list(pieces)
    for left, right, ribbon in torn(pieces):
        if left not in joined or right not in joined:
            continue
        (whole_line,) = _read(levels, [Band(ribbon, min(left.score, right.score))], reader, stretch)
        if whole_line.worth > left.worth + right.worth + 1:
            joined[joined.index(right)] = whole_line
            joined.remove(left)
    return joined


def _tells_more(parts: Sequence[Piece], piece: Piece) -> bool:
    """Tell whether parts of a piece tell more than it does; a sure one is parted only for far more, in letters too."""
    worth = sum(part.worth for part in parts)
    if piece.seen.confidence < _DOUBTFUL:
        return worth > piece.worth
    return worth > _FAR_MORE * piece.worth and sum(part.letters for part in parts if part.is_read) > piece.letters


def _inside(part: Ribbon, ribbon: Ribbon) -> bool:
    """Tell whether the middle of a ribbon lies within another."""
    offset = np.asarray(part.point((part.start + part.end) / 2, 0.0)) - np.asarray(ribbon.origin)
    along = np.asarray(ribbon.along)
    distance = float(offset @ along)
    across = float(offset @ np.array([-along[1], along[0]]))
    share = distance / ribbon.half
    middle = float(np.polyval(ribbon.bend, share))
    return ribbon.start < distance < ribbon.end and abs(across - middle) < ribbon.mean_height / 2
