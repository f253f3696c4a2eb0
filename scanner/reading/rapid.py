"""PP-OCRv6 through RapidOCR: where text is, and what a flat line says. The models are in RapidOCR's wheel."""

import importlib.util
import logging
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.reading.engine import STRIP_HEIGHT, EngineMissing, StripText
from scanner.reading.networks import Networks, OnnxNetworks, OpenVinoNetworks
from scanner.reading.sizes import usual_width

_EAST_ASIAN = "\u2e80"
"""The first character of the blocks of Unicode that hold East Asian scripts; behind them come full-width letters, emoji
and the like."""
_MOUTH, _SQUARE = "口", "□"
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
        finder, reader = engine._load_det_model().session, engine._load_rec_model()
        self.characters: list[str] = reader.postprocess_op.character
        self._networks: Networks = (
            OpenVinoNetworks(finder.model, reader.session.model, _of_alphabets(self.characters), threads)
            if backend is EngineType.OPENVINO
            else OnnxNetworks(finder, reader.session)
        )

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        """Give the probability of text for each pixel of a picture whose sides are multiples of 32."""
        return self._networks.text_map(pixels)

    def give_memory_back(self) -> None:
        """Free what the engine held for the next picture."""
        self._networks.give_memory_back()

    def read_strips(self, strips: Sequence[Pixels]) -> list[StripText]:
        """Read flat strips, each by itself, padded to one of few widths so that compiled code is met again."""
        widths = [usual_width(strip.shape[1]) for strip in strips]
        read = self._networks.read(strips, widths)
        return [self._decode(best, certainty, width) for (best, certainty), width in zip(read, widths, strict=True)]

    def _decode(self, best: NDArray[np.integer[Any]], certainty: NDArray[np.float32], width: int) -> StripText:
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
        return _spaced(StripText(_with_squares("".join(text)), tuple(columns), tuple(confidences)))


def _of_alphabets(characters: Sequence[str]) -> NDArray[np.int64]:
    """Give the numbers of the blank and of alphabets, digits and marks: all before East Asian scripts in Unicode."""
    return np.array([number for number, one in enumerate(characters) if len(one) != 1 or one < _EAST_ASIAN])


def _with_squares(text: str) -> str:
    """Tell the character that is a square as a square where no other East Asian letter stands beside it."""

    def is_letter(char: str) -> bool:
        return char != _MOUTH and char >= _EAST_ASIAN and char.isalpha()

    return "".join(
        _SQUARE if char == _MOUTH and not any(map(is_letter, text[max(0, at - 1) : at + 2])) else char
        for at, char in enumerate(text)
    )


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
