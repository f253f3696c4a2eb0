"""What a reading engine must be able to do, and the error for one that is not there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels

STRIP_HEIGHT = 48
"""Height in pixels of the flat strips that line readers take: what PP-OCR's recogniser was trained on."""


_STEP = 64
_LEAST_SIZE = 128


def usual_size(size: float, steps: int) -> int:
    """Give the next larger of few widths, in pixels, for a strip.

    Engines compile for each size that they have not met, which takes as long as reading. Sizes lie 64 apart up to so
    many steps, then twice as far, and so on.
    """
    step = _STEP
    while size > steps * step:
        step *= 2
    return max(_LEAST_SIZE, math.ceil(size / step) * step)


_SIDES = (128, 192, 256, 512, 768, 1024, 1440, 1792, 2304)
"""The sides, in pixels, of pictures in which print is looked for. OpenVINO keeps some 5 MB for each size met and takes
up to 0.06 s for a new one, as long as for looking through a megapixel. Made up to such sizes by grey at their ends
instead of stretched, pictures gave less print: 104 to 108 of 150 strings on packs, instead of 111 to 114."""
_LEAST_ENCLOSING = 256
_MOST_STRETCHED = 1.25


def usual_side(side: float) -> int:
    """Give the nearest of few sides, in pixels, for a picture in which print is looked for.

    A side that would be stretched or pressed by more than a quarter becomes the nearest multiple of 64, at least 64.
    """
    nearest = min(_SIDES, key=lambda one: abs(math.log(one / max(1.0, side))))
    if 1 / _MOST_STRETCHED <= nearest / max(1.0, side) <= _MOST_STRETCHED:
        return nearest
    return max(_STEP, round(side / _STEP) * _STEP)


def enclosing_side(side: float) -> int:
    """Give the next larger of few sides, in pixels, from 256 on, beyond the largest the next multiple of 64."""
    enough = (one for one in _SIDES if one >= max(side, _LEAST_ENCLOSING))
    return next(enough, math.ceil(side / _STEP) * _STEP)


class EngineMissing(Exception):
    """A reading engine that was asked for and is not installed. `advice` says how to install it."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what} {advice}")
        self.what = what
        self.advice = advice


@dataclass(frozen=True, slots=True)
class StripText:
    """What a line reader saw on a strip.

    `columns` holds the centre of each character, in pixels from the strip's left edge; `confidences` one value from
    0 to 1 a character.
    """

    text: str
    columns: tuple[float, ...]
    confidences: tuple[float, ...]

    @property
    def confidence(self) -> float:
        """The mean over the characters; 0 without any."""
        return sum(self.confidences) / len(self.confidences) if self.confidences else 0.0


class TextFinder(Protocol):
    """Finds where text is."""

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        """Give the probability of text for each pixel: same height and width as `pixels`, multiples of 32."""
        ...

    def give_memory_back(self) -> None:
        """Free what was held for the next picture."""
        ...


class LineReader(Protocol):
    """Reads flat strips of one line each."""

    name: str

    def read_strips(self, strips: Sequence[Pixels]) -> list[StripText]:
        """Read strips of `STRIP_HEIGHT` pixels and any width, in the order given."""
        ...


@dataclass(frozen=True, slots=True)
class Engines:
    """What a look at a photo is taken with. `small` reads again the small print that `reader` doubts."""

    finder: TextFinder
    reader: LineReader
    small: LineReader
