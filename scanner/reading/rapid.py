"""PP-OCRv6 through RapidOCR: where text is, and what a flat line says. The models are in RapidOCR's wheel."""

import importlib.util
import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.reading.engine import STRIP_HEIGHT, EngineMissing, StripText, usual_size

_FINDER_KERNELS, _READER_KERNELS = 64, 300
"""How much compiled code is kept: every photo has a size of its own and is met once, strips have few widths."""
_STEPS = 10
"""Strips are read each by itself, at few widths: in batches of up to 2400 pixels the same strips took a quarter longer,
and compiling for a width that has not been met takes as long as reading 1000 pixels. Stretched to those widths instead
of padded, they were read a little worse (pack strings on real photos 100 instead of 103)."""
_WAITING = 2
"""How many strips are with the engine at once: while one is read, the next is made ready and the last is told. Reading
two side by side, a core each, took a fiftieth less time in the whole and a tenth more memory."""

_APART, _FAR_APART = 1.5 * STRIP_HEIGHT, 3.0
"""How far apart, in pixels of a strip and in usual steps from character to character, two words must stand."""


class RapidReader:
    """Text finder and line reader in one, since RapidOCR loads both models.

    `threads` bounds the processor threads of one inference; 0 leaves it to the engine. Raises `EngineMissing`
    where RapidOCR is not installed. Nothing is downloaded: only the models inside the wheel are used.
    """

    name = "rapidocr"

    def __init__(self, threads: int = 0) -> None:
        if importlib.util.find_spec("rapidocr") is None:
            raise EngineMissing("RapidOCR is not installed.", "Install it with: pip install rapidocr onnxruntime")
        from rapidocr import EngineType, RapidOCR

        backend = EngineType.OPENVINO if importlib.util.find_spec("openvino") else EngineType.ONNXRUNTIME
        params: dict[str, Any] = {f"{stage}.engine_type": backend for stage in ("Det", "Cls", "Rec")}
        params["Global.log_level"] = "error"
        if threads:
            params["EngineConfig.openvino.inference_num_threads"] = threads
            params["EngineConfig.onnxruntime.intra_op_num_threads"] = threads
        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        engine = RapidOCR(params=params)
        self.backend = str(backend.value)
        self._compiled: list[Any] = []
        self._queue: Any = None
        self._detector = engine._load_det_model()
        self._recogniser = engine._load_rec_model()
        if backend is EngineType.OPENVINO:
            from openvino import AsyncInferQueue

            finder = _compiled(self._detector.session.model, threads, _FINDER_KERNELS)
            self._detector.session.session = finder.create_infer_request()
            reader = _compiled(_best_alone(self._recogniser.session.model), threads, _READER_KERNELS)
            self._compiled = [finder, reader]
            self._queue = AsyncInferQueue(reader, _WAITING)
            self._queue.set_callback(self._told)
        self.characters: list[str] = self._recogniser.postprocess_op.character

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        """Give the probability of text for each pixel of a picture whose sides are multiples of 32."""
        batch = _normalised(pixels)[None]
        return np.array(self._detector.session(batch)[0, 0], dtype=np.float32)

    def give_memory_back(self) -> None:
        """Free what OpenVINO held for the next picture: 0.15 GB after a large one."""
        for model in self._compiled:
            model.release_memory()

    def read_strips(self, strips: Sequence[Pixels]) -> list[StripText]:
        """Read flat strips, each by itself, padded to one of few widths so that compiled code is met again."""
        if self._queue is None:
            return [self._alone(_padded(strip)) for strip in strips]
        texts: dict[int, StripText] = {}
        for index in sorted(range(len(strips)), key=lambda index: -strips[index].shape[1]):
            padded = _padded(strips[index])
            self._queue.start_async([padded], (texts, index, padded.shape[3]))
        self._queue.wait_all()
        return [texts[index] for index in range(len(strips))]

    def _alone(self, padded: NDArray[np.float32]) -> StripText:
        scores = self._recogniser.session(padded)[0]
        return self._decode(scores.argmax(axis=1), scores.max(axis=1), padded.shape[3])

    def _told(self, request: Any, place: tuple[dict[int, StripText], int, int]) -> None:
        texts, index, width = place
        certainty, best = (request.get_output_tensor(output).data[0, :, 0] for output in (0, 1))
        texts[index] = self._decode(best, certainty, width)

    def _decode(self, best: NDArray[np.intp], certainty: NDArray[np.float32], width: int) -> StripText:
        """Decode the likeliest character of each step, and how likely it is, by the best path; blank is character 0."""
        step = width / len(best)
        text: list[str] = []
        columns: list[float] = []
        confidences: list[float] = []
        start = 0
        for index in range(1, len(best) + 1):
            if index < len(best) and best[index] == best[start]:
                continue
            if best[start] != 0:
                run = certainty[start:index]
                text.append(self.characters[best[start]])
                columns.append((start + index) / 2 * step)
                confidences.append(float(run.max()))
            start = index
        return _spaced(StripText("".join(text), tuple(columns), tuple(confidences)))


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


def _best_alone(model: Any) -> Any:
    """Let a model that scores every character at each step tell the best score alone, and whose it is."""
    from openvino import Model, opset13

    whole = model.clone()
    best = opset13.topk(whole.get_results()[0].input_value(0), np.int64(1), 2, "max", "none", index_element_type="i32")
    return Model([best.output(0), best.output(1)], whole.get_parameters())


def _spaced(seen: StripText) -> StripText:
    """Set a space where characters stand far apart: a pictogram between two prints is passed over without one."""
    if len(seen.text) < 3:
        return seen
    steps = np.diff(seen.columns)
    wide = np.flatnonzero(steps > max(_APART, _FAR_APART * float(np.median(steps)))) + 1
    text, columns, confidences = list(seen.text), list(seen.columns), list(seen.confidences)
    for index in reversed(wide.tolist()):
        if text[index - 1].isspace() or text[index].isspace():
            continue
        text.insert(index, " ")
        columns.insert(index, (columns[index - 1] + columns[index]) / 2)
        confidences.insert(index, min(confidences[index - 1], confidences[index]))
    return StripText("".join(text), tuple(columns), tuple(confidences))


def _padded(strip: Pixels) -> NDArray[np.float32]:
    width = usual_size(strip.shape[1], _STEPS)
    batch = np.zeros((1, 3, STRIP_HEIGHT, width), dtype=np.float32)
    batch[0, :, :, : strip.shape[1]] = _normalised(strip)
    return batch


def _normalised(pixels: Pixels) -> NDArray[np.float32]:
    """Give (3, height, width) values from -1 to 1, as the models were trained."""
    return np.ascontiguousarray(pixels.transpose(2, 0, 1), dtype=np.float32) / 127.5 - 1
