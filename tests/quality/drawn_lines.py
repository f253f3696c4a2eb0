"""Photos drawn with known lines of print, and what share of the lines each reader reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from scanner.photo.model import Photo, PhotoRecord, Pixels
from tests.benchmarks.readers import TextReader
from tests.quality.letters import is_read
from tests.quality.truths import squeezed

LINES = (
    "Caution",
    "For single use only, do not share.",
    "Do not use on broken or irritated skin.",
    "Stop if redness lasts longer than a day.",
    "Needle length 0.50 mm, 140 needles",
    "Keep out of the reach of children.",
    "Sterilized by gamma radiation. Do not use if open.",
    "Contains nickel and chromium steel.",
    "Consult a doctor if you are pregnant.",
    "Made for professional use",
)


@dataclass(frozen=True, slots=True, eq=False)
class DrawnLines:
    """A drawn picture, (height, width, 3) uint8 BGR, and the lines on it."""

    pixels: Pixels
    lines: tuple[str, ...]

    @property
    def photo(self) -> Photo:
        """The picture as a photo."""
        high, wide = self.pixels.shape[:2]
        return Photo(PhotoRecord("drawn", wide, high, ""), self.pixels)

    def count_in(self, text: str) -> int:
        """Count its lines that a text holds."""
        within = squeezed(text)
        return sum(is_read(line, within) for line in self.lines)


def lines_read(reader: TextReader, drawn: Sequence[DrawnLines]) -> tuple[int, int]:
    """Count the lines of drawn photos that a reader reads, and all of them."""
    return sum(one.count_in(reader.text(one.photo)) for one in drawn), sum(len(one.lines) for one in drawn)
