"""What a reading engine must be able to do, and the error for one that is not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels

STRIP_HEIGHT = 48
"""Height in pixels of the flat strips that line readers take: what PP-OCR's recogniser was trained on."""


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
