"""From pixels to ink: where print stands out from the paper around it, at several sizes, dark and light."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels

Grey = NDArray[np.uint8]

SMALLEST, LARGEST = 11, 60
"""The long side, in pixels of a level, of the marks looked for there; a level is half as large as the one before."""

_WINDOW = 61
_COARSE = 4
_SPREADS = 0.6
_LEAST_CONTRAST = 8.0
_ENLARGED, _LEAST_ENLARGED = 1_600_000, 1.2
_FULL_SIZE_UP_TO = 6_000_000
_SMALLEST_SIDE = 50


@dataclass(frozen=True, slots=True)
class Level:
    """One size of a photo.

    `scale` is its pixels per pixel of the photo; `grey` (height, width), print enhanced; `finest` if the largest.
    """

    scale: float
    grey: Grey
    finest: bool = False


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of one polarity on a level: `mask` (height, width), not 0 where ink; `light` if lighter than paper."""

    level: Level
    mask: Grey
    light: bool


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """The connected parts of an ink: `labels` (height, width), 0 for paper; `boxes` (n, 4) x0, y0, x1, y1; `areas`."""

    ink: Ink
    labels: NDArray[np.int32]
    boxes: NDArray[np.int32]
    areas: NDArray[np.int32]


def parts_of(ink: Ink) -> Parts:
    """Part an ink into what touches, also at corners."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink.mask, connectivity=8)
    boxes = np.array(stats[:, :4], np.int32)
    boxes[:, 2:] += boxes[:, :2]
    return Parts(ink, np.asarray(labels, np.int32), boxes, np.asarray(stats[:, cv2.CC_STAT_AREA], np.int32))


def contrast_grey(pixels: Pixels) -> Grey:
    """Give a grey picture in which coloured print stands out: the mean of brightness and the darkest channel."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    blue, green, red = cv2.split(pixels)
    darkest = cv2.min(cv2.min(blue, green), red)
    return np.asarray(cv2.addWeighted(grey, 0.5, darkest, 0.5, 0), np.uint8)


def levels(pixels: Pixels) -> Iterator[Level]:
    """Yield the photo at each size at which marks are looked for, the largest first.

    Small photos are enlarged once, to twice their size or to 1.6 megapixels, since the marks on them are a few pixels
    high; photos above six megapixels are looked at from half their size on.
    """
    height, width = pixels.shape[:2]
    scale = 1.0
    if height * width > _FULL_SIZE_UP_TO:
        half = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        pixels, scale = np.asarray(half, np.uint8), 0.5
    grey = contrast_grey(pixels)
    larger = min(2.0, (_ENLARGED / (height * width)) ** 0.5)
    if larger >= _LEAST_ENLARGED:
        enlarged = cv2.resize(grey, None, fx=larger, fy=larger, interpolation=cv2.INTER_CUBIC)
        grey, scale = np.asarray(enlarged, np.uint8), larger
    finest = True
    while min(grey.shape) >= _SMALLEST_SIDE:
        yield Level(scale, grey, finest)
        finest = False
        if scale < 0.2:
            return
        grey, scale = _halved(grey), scale / 2


def _halved(grey: Grey) -> Grey:
    return np.asarray(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)


def inks(level: Level) -> tuple[Ink, Ink]:
    """Give the dark ink and the light ink of a level.

    Ink differs from the mean around it by more than 0.6 standard deviations there, by which paper between dense dark
    letters does not count as light ink; and by more than the picture's noise. Mean and deviation change slowly, so
    only one pixel in sixteen has its own.
    """
    grey = level.grey
    height, width = grey.shape
    coarse = (-(-width // _COARSE), -(-height // _COARSE))
    mean = _thinned(cv2.boxFilter(grey, cv2.CV_32F, (_WINDOW, _WINDOW), borderType=cv2.BORDER_REFLECT_101), coarse)
    square = _thinned(cv2.sqrBoxFilter(grey, cv2.CV_32F, (_WINDOW, _WINDOW), borderType=cv2.BORDER_REFLECT_101), coarse)
    spread = np.sqrt(np.maximum(square - mean * mean, 0, dtype=np.float32))
    margin = np.maximum(spread * np.float32(_SPREADS), np.float32(max(_LEAST_CONTRAST, 3 * noise(grey))))
    dark = cv2.compare(grey, _edge(mean - margin, (width, height)), cv2.CMP_LT)
    light = cv2.compare(grey, _edge(mean + margin, (width, height)), cv2.CMP_GT)
    return Ink(level, np.asarray(dark, np.uint8), False), Ink(level, np.asarray(light, np.uint8), True)


def _thinned(values: cv2.typing.MatLike, size: tuple[int, int]) -> NDArray[np.float32]:
    return np.asarray(cv2.resize(values, size, interpolation=cv2.INTER_NEAREST), np.float32)


def _edge(values: NDArray[np.float32], size: tuple[int, int]) -> Grey:
    """Give the brightness at which ink begins, for each pixel."""
    rounded = np.clip(np.round(values), 0, 255).astype(np.uint8)
    return np.asarray(cv2.resize(rounded, size, interpolation=cv2.INTER_LINEAR), np.uint8)


def noise(grey: Grey) -> float:
    """Estimate the noise in grey levels from the median of what a smooth picture would not have."""
    step = max(1, min(grey.shape) // 400)
    sample = grey[: grey.shape[0] // 8 * 8, : grey.shape[1] // 8 * 8].astype(np.int16)
    rough = sample[1:-1:step, 1:-1:step] * 4
    across = sample[1:-1:step, :-2:step] + sample[1:-1:step, 2::step]
    down = sample[:-2:step, 1:-1:step] + sample[2::step, 1:-1:step]
    rows, columns = min(len(rough), len(across), len(down)), min(rough.shape[1], across.shape[1], down.shape[1])
    left = np.abs(rough[:rows, :columns] - across[:rows, :columns] - down[:rows, :columns])
    return _median(left.ravel()) / (0.6745 * 20**0.5)


def _median(counts: NDArray[np.int16]) -> float:
    """Give the median of small whole numbers, none below 0, by counting them: sooner than by sorting."""
    most = np.bincount(counts).cumsum()
    return float(most.searchsorted((len(counts) - 1) // 2, "right") + most.searchsorted(len(counts) // 2, "right")) / 2
