"""What the networks must be able to do, and how they run by ONNX Runtime."""

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels

Steps = tuple[NDArray[np.integer[Any]], NDArray[np.float32]]
"""The number of the likeliest character, and its probability, for each step along a strip."""


class Networks(Protocol):
    """The finder of text and the recogniser of lines, ready to run."""

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        """Give the probability of text for each pixel of a picture whose sides are multiples of 32."""
        ...

    def read(self, strips: Sequence[Pixels], widths: Sequence[int]) -> list[Steps]:
        """Read strips, padded to the widths given."""
        ...

    def give_memory_back(self) -> None:
        """Free what was held for the next picture."""
        ...


class OnnxNetworks:
    """The networks run by ONNX Runtime, through the sessions of RapidOCR."""

    def __init__(self, finder: Any, recogniser: Any) -> None:
        self._finder = finder
        self._recogniser = recogniser

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        """Give the probability of text for each pixel of a picture whose sides are multiples of 32."""
        return np.array(self._finder(_normalised(pixels)[None])[0, 0], np.float32)

    def read(self, strips: Sequence[Pixels], widths: Sequence[int]) -> list[Steps]:
        """Read strips, padded to the widths given."""
        scores = (self._recogniser(padded(strip, width))[0] for strip, width in zip(strips, widths, strict=True))
        return [(each.argmax(axis=1), each.max(axis=1)) for each in scores]

    def give_memory_back(self) -> None:
        """Do nothing: little is held."""


def padded(strip: Pixels, width: int) -> NDArray[np.float32]:
    """Give a strip, (height, up to width, 3) uint8, as (1, 3, height, width) values from -1 to 1, 0 beyond its end."""
    batch = np.zeros((1, 3, strip.shape[0], width), dtype=np.float32)
    batch[0, :, :, : strip.shape[1]] = _normalised(strip)
    return batch


def _normalised(pixels: Pixels) -> NDArray[np.float32]:
    """Give (3, height, width) values from -1 to 1, as the models were trained."""
    return np.ascontiguousarray(pixels.transpose(2, 0, 1), dtype=np.float32) / 127.5 - 1
