"""Photos and HTML pages for the tests of the reports."""

import hashlib
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import cv2
import numpy as np

from scanner.assess.model import AssessedProduct
from scanner.photo.model import PhotoRecord
from tests.report.products import product

VOID = {"meta", "img", "br", "hr", "input", "link"}


def drawn_photo(path: Path, width: int = 800, height: int = 600) -> PhotoRecord:
    """Write a white photo with black words at (20, 500), where the builder's findings stand."""
    pixels = np.full((height, width, 3), 255, np.uint8)
    cv2.rectangle(pixels, (20, 500), (100, 520), (0, 0, 0), -1)
    cv2.imwrite(str(path), pixels)
    return PhotoRecord(str(path), width, height, hashlib.sha256(path.read_bytes()).hexdigest())


def photographed(path: Path, **changes: object) -> AssessedProduct:
    """Give the builder's product, read from a photo that is there."""
    made = product(**changes)
    record = drawn_photo(path)
    return replace(made, readings=(replace(made.readings[0], photo=record), *made.readings[1:]))


class Page(HTMLParser):
    """A page taken apart: tags with their attributes, text, and whether every element was closed in its turn."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.misplaced: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.misplaced.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def every(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]
