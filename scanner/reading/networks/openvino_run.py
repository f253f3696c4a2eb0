"""PP-OCR's networks run by OpenVINO, the recogniser with the characters of alphabets first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.reading.networks.base import Steps, padded
from scanner.reading.networks.graphs import best_alone, in_quarters, in_two, spread, taking_bytes

_FINDER_KERNELS, _RECOGNISER_KERNELS, _LAST_LAYER_KERNELS = 64, 3000, 16
"""How much compiled code is kept: pictures have few sizes and strips few widths, steps are asked about in few numbers.
A size or a width is some fifty pieces. Room for all widths of strips takes a tenth off the time of reading them, room
for all sizes of pictures 0.03 GB for little."""
_WAITING = 2
"""How many strips are with the engine at once: while one is read, the next is made ready. Reading two side by side, a
core each, took 1 to 5 hundredths less time in the whole and a tenth more memory."""
_CLEAR = 20.0
"""The score from which a character of an alphabet is taken without asking for the others. Of the steps along strips
of 45 real photos, two thirds score more. Where they do, another character is the likelier at 6 steps of 100,000, and
the others together have a probability above 0.01 at 6 of 10,000. The scores are those of PP-OCRv6's small model."""
_MOST_STEPS, _FEWEST_STEPS = 128, 32
"""How many steps are asked about at once: what is told of 128 steps takes 10 MB; at 256 it took a third longer."""


@dataclass(slots=True)
class _Told:
    """What was told of a strip: for each step, the best character and its probability; `unclear` steps, and values."""

    best: NDArray[np.integer[Any]]
    certainty: NDArray[np.float32]
    unclear: NDArray[np.intp]
    values: NDArray[np.float32]


class OpenVinoNetworks:
    """The networks run by OpenVINO.

    `threads` bounds the processor threads of one inference; 0 leaves it to the engine. `few` holds the numbers of the
    characters, in rising order, that are asked for first: those that most print has.
    """

    def __init__(self, finder: Any, recogniser: Any, few: NDArray[np.int64], threads: int) -> None:
        from openvino import AsyncInferQueue

        quarters = in_quarters(finder)
        self._in_quarters = quarters is not None
        self._few = few
        parted = in_two(recogniser, few)
        first, every = parted if parted is not None else (best_alone(recogniser), None)
        finding = _compiled(
            taking_bytes(quarters if quarters is not None else finder.clone()), threads, _FINDER_KERNELS
        )
        reading = _compiled(first, threads, _RECOGNISER_KERNELS)
        self._models = [finding, reading]
        self._finder = finding.create_infer_request()
        self._queue = AsyncInferQueue(reading, _WAITING)
        self._queue.set_callback(self._take)
        self._every = None
        if every is not None:
            last = _compiled(every, threads, _LAST_LAYER_KERNELS)
            self._models.append(last)
            self._every = last.create_infer_request()

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        """Give the probability of text for each pixel of a picture whose sides are multiples of 32."""
        self._finder.infer([pixels[None]])
        told = self._finder.get_output_tensor(0).data[0]
        return spread(told) if self._in_quarters else np.array(told[0], np.float32)

    def read(self, strips: Sequence[Pixels], widths: Sequence[int]) -> list[Steps]:
        """Read strips, padded to the widths given."""
        told: dict[int, _Told] = {}
        failed: list[Exception] = []
        for index in sorted(range(len(strips)), key=lambda index: -widths[index]):
            inked = strips[index].shape[1] / widths[index]
            self._queue.start_async([padded(strips[index], widths[index])], (told, failed, index, inked))
        self._queue.wait_all()
        if failed:
            raise failed[0]
        in_order = [told[index] for index in range(len(strips))]
        self._clear_up(in_order)
        return [(each.best, each.certainty) for each in in_order]

    def _take(self, request: Any, place: tuple[dict[int, _Told], list[Exception], int, float]) -> None:
        """Take what was told of a strip, in a thread of OpenVINO's, which an error would end the process from."""
        told, failed, index, inked = place
        try:
            told[index] = self._taken(request, inked)
        except Exception as error:
            failed.append(error)

    def _taken(self, request: Any, inked: float) -> _Told:
        """Take what was told of a strip that fills so much of its width."""
        certainty, best = (request.get_output_tensor(output).data[0, :, 0].copy() for output in (0, 1))
        if self._every is None:
            return _Told(best, certainty, np.empty(0, np.intp), np.empty((0, 0), np.float32))
        scores, values = (request.get_output_tensor(output).data[0] for output in (2, 3))
        unclear = np.flatnonzero(scores[: math.ceil(inked * len(scores)) + 1, 0] < _CLEAR)
        return _Told(self._few[best], certainty, unclear, values[unclear])

    def _clear_up(self, told: Sequence[_Told]) -> None:
        """Ask for all characters at the steps of strips that are unclear."""
        values = [each.values for each in told if len(each.unclear)]
        if self._every is None or not values:
            return
        best, certainty = _asked(self._every, np.concatenate(values))
        start = 0
        for each in told:
            end = start + len(each.unclear)
            each.best[each.unclear], each.certainty[each.unclear] = best[start:end], certainty[start:end]
            start = end

    def give_memory_back(self) -> None:
        """Free what OpenVINO held for the next picture: 0.15 GB after a large one."""
        for model in self._models:
            model.release_memory()


def _asked(request: Any, values: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Give the likeliest of all characters, and its probability, for the values of each step."""
    best, certainty = np.empty(len(values), np.int64), np.empty(len(values), np.float32)
    for start in range(0, len(values), _MOST_STEPS):
        part = values[start : start + _MOST_STEPS]
        size = _FEWEST_STEPS
        while size < len(part):
            size *= 2
        request.infer([np.pad(part, ((0, size - len(part)), (0, 0)))[None]])
        for output, target in ((0, certainty), (1, best)):
            told = request.get_output_tensor(output).data[0, : len(part), 0]
            target[start : start + len(part)] = told
    return best, certainty


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
