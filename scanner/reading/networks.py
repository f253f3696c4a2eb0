"""Runs PP-OCR's two networks: by OpenVINO where it is installed, else by ONNX Runtime."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.reading.graphs import best_alone, in_quarters, spread, taking_bytes

_FINDER_KERNELS, _READER_KERNELS = 64, 300
"""How much compiled code is kept: every photo has a size of its own and is met once, strips have few widths."""
_WAITING = 2
"""How many strips are with the engine at once: while one is read, the next is made ready and the last is told. Reading
two side by side, a core each, took a fiftieth less time in the whole and a tenth more memory."""

Tell = Callable[[int, NDArray[np.integer[Any]], NDArray[np.float32]], None]
"""Takes the number of a strip and, for each step along it, the number of the likeliest character and its probability.
"""


class Networks(Protocol):
    """The finder and the reader of lines, ready to run."""

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        """Give the probability of text for each pixel of a picture whose sides are multiples of 32."""
        ...

    def read(self, strips: Sequence[Pixels], widths: Sequence[int], tell: Tell) -> None:
        """Read strips, padded to the widths given, and `tell` of each, in any order and from any thread."""
        ...

    def give_memory_back(self) -> None:
        """Free what was held for the next picture."""
        ...


class OnnxNetworks:
    """Run by ONNX Runtime, through the sessions of RapidOCR."""

    def __init__(self, finder: Any, reader: Any) -> None:
        self._finder = finder
        self._reader = reader

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        """Give the probability of text for each pixel of a picture whose sides are multiples of 32."""
        return np.array(self._finder(_normalised(pixels)[None])[0, 0], np.float32)

    def read(self, strips: Sequence[Pixels], widths: Sequence[int], tell: Tell) -> None:
        """Read strips, padded to the widths given, and `tell` of each."""
        for index, (strip, width) in enumerate(zip(strips, widths, strict=True)):
            scores = self._reader(_padded(strip, width))[0]
            tell(index, scores.argmax(axis=1), scores.max(axis=1))

    def give_memory_back(self) -> None:
        """Do nothing: little is held."""


class OpenVinoNetworks:
    """Run by OpenVINO. `threads` bounds the processor threads of one inference; 0 leaves it to the engine."""

    def __init__(self, finder: Any, reader: Any, threads: int) -> None:
        from openvino import AsyncInferQueue

        quarters = in_quarters(finder)
        self._in_quarters = quarters is not None
        self._models = [
            _compiled(taking_bytes(quarters if quarters is not None else finder.clone()), threads, _FINDER_KERNELS),
            _compiled(best_alone(reader), threads, _READER_KERNELS),
        ]
        self._finder = self._models[0].create_infer_request()
        self._queue = AsyncInferQueue(self._models[1], _WAITING)

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        """Give the probability of text for each pixel of a picture whose sides are multiples of 32."""
        self._finder.infer([pixels[None]])
        told = self._finder.get_output_tensor(0).data[0]
        return spread(told) if self._in_quarters else np.array(told[0], np.float32)

    def read(self, strips: Sequence[Pixels], widths: Sequence[int], tell: Tell) -> None:
        """Read strips, padded to the widths given, and `tell` of each, the longest first and from another thread."""

        def told(request: Any, index: int) -> None:
            certainty, best = (request.get_output_tensor(output).data[0, :, 0] for output in (0, 1))
            tell(index, best, certainty)

        self._queue.set_callback(told)
        for index in sorted(range(len(strips)), key=lambda index: -widths[index]):
            self._queue.start_async([_padded(strips[index], widths[index])], index)
        self._queue.wait_all()

    def give_memory_back(self) -> None:
        """Free what OpenVINO held for the next picture: 0.15 GB after a large one."""
        for model in self._models:
            model.release_memory()


def _compiled(model: Any, threads: int, kernels: int) -> Any:
    """Compile a model so that it keeps no more than so many pieces of compiled code.

    OpenVINO keeps code for each size of picture it has met, by default thousands of pieces: over 45 photos that is
    0.4 GB more.
    """
    from openvino import Core

    settings: dict[str, Any] = {"CPU_RUNTIME_CACHE_CAPACITY": str(kernels)}
    if threads:
        settings["INFERENCE_NUM_THREADS"] = str(threads)
    core = Core()
    core.set_property("CPU", settings)
    return core.compile_model(model, "CPU")


def _padded(strip: Pixels, width: int) -> NDArray[np.float32]:
    batch = np.zeros((1, 3, strip.shape[0], width), dtype=np.float32)
    batch[0, :, :, : strip.shape[1]] = _normalised(strip)
    return batch


def _normalised(pixels: Pixels) -> NDArray[np.float32]:
    """Give (3, height, width) values from -1 to 1, as the models were trained."""
    return np.ascontiguousarray(pixels.transpose(2, 0, 1), dtype=np.float32) / 127.5 - 1
