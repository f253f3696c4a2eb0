"""The photo with its findings drawn on it, and their names below it."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from scanner.photo.model import Photo
from scanner.report import sentences
from scanner.report.columns import wrap
from scanner.report.framed import widened
from scanner.report.marked import Corners, Marked, marked_findings, marked_unknown
from scanner.report.pictures import jpeg, open_pictures, shrunk
from scanner.report.printable import printable
from scanner.report.translate import translated
from scanner.report.wording import Wording, wording

Made = Mapping[str, Any]
Colour = tuple[int, int, int]

LONGEST = 2400
_UNKNOWN_AT_MOST = 15
_INK: Mapping[str, Colour] = {
    "avoid": (156, 18, 48),
    "caution": (122, 74, 0),
    "note": (29, 78, 137),
    "unread": (90, 58, 142),
    "doubtful": (90, 58, 142),
}
# Dash and gap in line widths, so that the kinds differ without colour; none for a full line.
_DASHES: Mapping[str, tuple[float, ...]] = {
    "avoid": (),
    "caution": (5, 2.5),
    "note": (1.2, 1.8),
    "unread": (),
    "doubtful": (5, 2, 1.2, 2),
}


@dataclass(frozen=True, slots=True)
class Annotated:
    """A photo with its findings drawn on it as JPEG, or, where `missing` says why, without a picture."""

    product: str
    path: str
    jpeg: bytes | None
    missing: str = ""


def annotated_photos(document: Made, *, folder: Path | None = None, lang: str = "en") -> Iterator[Annotated]:
    """Draw the findings, and what stays unknown, on each photo of a report, one photo at a time.

    The photos are opened again as `open_pictures` says, and are at most 2400 pixels on their longer side.
    """
    words = wording(lang)
    document = translated(document, lang)
    for product in document["products"]:
        marked = [*marked_findings(product, words), *marked_unknown(product, words)]
        for at, photo in enumerate(open_pictures(product, words, folder)):
            path = product["photos"][at]["path"]
            if isinstance(photo, str):
                yield Annotated(product["name"], path, None, photo)
            else:
                yield Annotated(product["name"], path, _drawn(photo, at, marked, product, words))


def _drawn(photo: Photo, at: int, marked: Sequence[Marked], product: Made, words: Wording) -> bytes:
    pixels = shrunk(photo.pixels, LONGEST)
    height, width = pixels.shape[:2]
    scale = width / photo.pixels.shape[1]
    picture = Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1]))
    draw = ImageDraw.Draw(picture)
    stroke = max(2, round(max(width, height) / 600))
    font = ImageFont.load_default(max(12, round(max(width, height) / 70)))
    here = [item for item in marked if item.on(at)]
    for item in reversed(here):
        for corners in item.on(at):
            _frame(draw, [(x * scale, y * scale) for x, y in widened(corners)], item.kind, stroke)
    for item in reversed(here):
        for (x, y), *_ in item.starting_on(at):
            _tag(draw, (x * scale, y * scale), item, font, (width, height))
    return jpeg(_above(picture, _legend(here, product, width, words)), 88)


def _frame(draw: ImageDraw.ImageDraw, corners: Corners | list[tuple[float, float]], kind: str, stroke: int) -> None:
    ring = [*corners, corners[0]]
    for start, end in itertools.pairwise(ring):
        draw.line((start, end), fill=(255, 255, 255), width=stroke + 2)
    for start, end in itertools.pairwise(ring):
        for part in _dashed(start, end, [step * stroke for step in _DASHES[kind]]):
            draw.line(part, fill=_INK[kind], width=stroke)
    if kind == "unread":  # crossed out, so that it is told from the other violet frames
        draw.line((corners[0], corners[2]), fill=_INK[kind], width=max(1, stroke // 2))
        draw.line((corners[1], corners[3]), fill=_INK[kind], width=max(1, stroke // 2))


def _dashed(
    start: tuple[float, float], end: tuple[float, float], pattern: Sequence[float]
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    length = math.dist(start, end)
    if not pattern or length == 0:
        yield start, end
        return

    def point(at: float) -> tuple[float, float]:
        share = min(1.0, at / length)
        return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share

    at, step = 0.0, 0
    while at < length:
        reach = at + pattern[step % len(pattern)]
        if step % 2 == 0:
            yield point(at), point(reach)
        at, step = reach, step + 1


def _tag(draw: ImageDraw.ImageDraw, spot: tuple[float, float], item: Marked, font: Any, size: tuple[int, int]) -> None:
    left, top, right, bottom = draw.textbbox((0, 0), item.label, font=font)
    pad = (bottom - top) * 0.35
    wide, high = right - left + 2 * pad, bottom - top + 2 * pad
    wide = max(wide, high)
    x = min(max(0.0, spot[0] - wide * 0.8), max(0.0, size[0] - wide))
    y = min(max(0.0, spot[1] - high * 0.6), max(0.0, size[1] - high))
    radius = high * (0.15 if item.kind in ("avoid", "unread", "doubtful") else 0.5)
    draw.rounded_rectangle((x, y, x + wide, y + high), radius, fill=_INK[item.kind], outline=(255, 255, 255))
    draw.text((x + (wide - right + left) / 2 - left, y + pad - top), item.label, fill=(255, 255, 255), font=font)


def _legend(here: Sequence[Marked], product: Made, width: int, words: Wording) -> Image.Image:
    """Write what the numbers and letters stand for, and the answer above them."""
    size = min(28, max(14, width // 45))
    font = ImageFont.load_default(size)
    per_row = max(20, int(width / (size * 0.55)) - 4)
    rows: list[tuple[str, str]] = [
        ("", row)
        for text in (sentences.name_of(product, words), *sentences.answer(product, words))
        for row in wrap(text, per_row)
    ]
    unknown = [item for item in here if item.kind in ("unread", "doubtful")]
    for item in [item for item in here if item not in unknown] + unknown[:_UNKNOWN_AT_MOST]:
        word = f"{words.term('severity', item.kind)} " if item.kind in ("avoid", "caution", "note") else ""
        rows += [(item.kind, row) for row in wrap(printable(word + item.text, 300), per_row, f"{item.label}  ")]
    if len(unknown) > _UNKNOWN_AT_MOST:
        rows.append(("unread", words.say("unread.more", count=len(unknown) - _UNKNOWN_AT_MOST)))
    step = round(size * 1.45)
    legend = Image.new("RGB", (width, step * (len(rows) + 1)), (255, 255, 255))
    draw = ImageDraw.Draw(legend)
    for number, (kind, row) in enumerate(rows):
        draw.text((size, step // 2 + number * step), row, fill=_INK.get(kind, (27, 29, 31)), font=font)
    return legend


def _above(picture: Image.Image, legend: Image.Image) -> Any:
    whole = np.vstack([np.asarray(picture), np.asarray(legend)])
    return np.ascontiguousarray(whole[:, :, ::-1])
