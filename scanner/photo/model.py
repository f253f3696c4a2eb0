"""The nouns of the photo room: a place on a photo, and the photo itself."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Place:
    """A quadrilateral on one photo.

    `photo` is the index of the photo within its product. `box` holds four (x, y) corners in pixels of the
    upright photo, clockwise as the text runs: start of the upper edge, its end, end of the lower edge, its start.
    """

    photo: int
    box: Quad


@dataclass(frozen=True, slots=True)
class PhotoRecord:
    """What identifies a photo in a report: its path as given, its size upright, in pixels, and its file's SHA-256."""

    path: str
    width: int
    height: int
    sha256: str


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """An opened photo.

    `pixels` is (height, width, 3), uint8, in BGR order, upright: turned as its EXIF orientation says, alpha laid
    on white, 16 bits reduced to 8.
    """

    record: PhotoRecord
    pixels: Pixels


class PhotoError(Exception):
    """A file that could not be opened as a photo.

    `problem` says in one line what is wrong, `advice` what to do about it.
    """

    def __init__(self, path: str, problem: str, advice: str) -> None:
        super().__init__(f"{path}: {problem} {advice}")
        self.path = path
        self.problem = problem
        self.advice = advice
