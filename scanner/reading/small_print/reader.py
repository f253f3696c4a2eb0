"""A line reader for small print: strips are redrawn by a small network before another reader reads them."""

from collections.abc import Sequence
from functools import cached_property
from importlib.resources import files
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.reading.engine import STRIP_HEIGHT, LineReader, StripText

WEIGHTS = "redraw.onnx"
CELL = 4
"""The network works on cells of so many pixels: a strip's width is padded to a multiple of it."""


class SmallPrintReader:
    """Redraws strips and has `reader` read them.

    The network (convolutions over cells of 4 by 4 pixels, about 240,000 weights in the package) sees some seven letters
    at a time and knows no words. It was taught on drawn lines to make PP-OCR's recogniser read what was drawn.
    `threads` bounds the processor threads of one inference; 0 leaves it to the engine.
    """

    def __init__(self, reader: LineReader, threads: int = 0) -> None:
        self.name = f"{reader.name}-redrawn"
        self._reader = reader
        self._threads = threads

    def read_strips(self, strips: Sequence[Pixels]) -> list[StripText]:
        """Read strips of `STRIP_HEIGHT` pixels and any width, in the order given."""
        return self._reader.read_strips([self.redrawn(strip) for strip in strips])

    def redrawn(self, strip: Pixels) -> Pixels:
        """Give a strip, (48, width, 3) uint8 BGR, redrawn in grey, of the same shape."""
        grey = greyed(strip)
        width = grey.shape[1]
        padded = np.zeros((1, 1, STRIP_HEIGHT, -(-width // CELL) * CELL), np.float32)
        padded[0, 0, :, :width] = grey
        (redrawn,) = self._network.run(None, {"strip": padded})
        return _picture(redrawn[0, 0, :, :width])

    @cached_property
    def _network(self) -> Any:
        from onnxruntime import InferenceSession, SessionOptions

        options = SessionOptions()
        options.intra_op_num_threads = self._threads
        # Threads that wait for work by running idle would take the processor from the line reader.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        weights = files("scanner.reading.small_print").joinpath(WEIGHTS).read_bytes()
        return InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def greyed(strip: Pixels) -> NDArray[np.float32]:
    """Give a strip as the network takes it: (height, width) in grey, from -1 to 1."""
    return np.asarray(cv2.cvtColor(strip.astype(np.float32), cv2.COLOR_BGR2GRAY), np.float32) / 127.5 - 1


def _picture(values: NDArray[np.float32]) -> Pixels:
    grey = np.clip((values + 1) * 127.5, 0, 255).astype(np.uint8)
    return np.repeat(grey[:, :, None], 3, axis=2)
