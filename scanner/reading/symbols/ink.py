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
_SPREADS = 0.6
_LEAST_CONTRAST = 8.0
_ENLARGE_UP_TO = 1_100_000
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
    """The ink of one polarity on a level: `mask` (height, width), 1 where ink; `light` if it is lighter than paper."""

    level: Level
    mask: Grey
    light: bool


def contrast_grey(pixels: Pixels) -> Grey:
    """Give a grey picture in which coloured print stands out: the mean of brightness and the darkest channel."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    blue, green, red = cv2.split(pixels)
    darkest = cv2.min(cv2.min(blue, green), red)
    return np.asarray(cv2.addWeighted(grey, 0.5, darkest, 0.5, 0), np.uint8)


def levels(pixels: Pixels) -> Iterator[Level]:
    """Yield the photo at each size at which marks are looked for, the largest first.

    Photos up to 1.1 megapixels are enlarged once, since the marks on them are a few pixels high; photos above six
    megapixels are looked at from half their size on.
    """
    height, width = pixels.shape[:2]
    scale, finest = 1.0, True
    if height * width > _FULL_SIZE_UP_TO:
        half = cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
        pixels, scale = np.asarray(half, np.uint8), 0.5
    grey = contrast_grey(pixels)
    if height * width <= _ENLARGE_UP_TO:
        enlarged = cv2.resize(grey, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
        yield Level(2.0, np.asarray(enlarged, np.uint8), True)
        finest = False
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
    letters does not count as light ink; and by more than the picture's noise.
    """
    values = level.grey.astype(np.float32)
    mean = cv2.boxFilter(values, -1, (_WINDOW, _WINDOW), borderType=cv2.BORDER_REFLECT_101)
    square = cv2.sqrBoxFilter(values, -1, (_WINDOW, _WINDOW), borderType=cv2.BORDER_REFLECT_101)
    spread = np.sqrt(np.maximum(square - mean * mean, 0, dtype=np.float32))
    margin = np.maximum(spread * np.float32(_SPREADS), np.float32(max(_LEAST_CONTRAST, 3 * noise(level.grey))))
    away = mean - values
    return Ink(level, (away > margin).view(np.uint8), False), Ink(level, (away < -margin).view(np.uint8), True)


def noise(grey: Grey) -> float:
    """Estimate the noise in grey levels from the median of what a smooth picture would not have."""
    step = max(1, min(grey.shape) // 400)
    sample = grey[: grey.shape[0] // 8 * 8, : grey.shape[1] // 8 * 8].astype(np.int16)
    rough = sample[1:-1:step, 1:-1:step] * 4
    across = sample[1:-1:step, :-2:step] + sample[1:-1:step, 2::step]
    down = sample[:-2:step, 1:-1:step] + sample[2::step, 1:-1:step]
    rows, columns = min(len(rough), len(across), len(down)), min(rough.shape[1], across.shape[1], down.shape[1])
    left = np.abs(rough[:rows, :columns] - across[:rows, :columns] - down[:rows, :columns])
    return float(np.median(left)) / (0.6745 * 20**0.5)
