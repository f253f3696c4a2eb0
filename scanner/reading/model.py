"""The nouns of the reading room: lines, codes and symbols with their places, and the places left unread."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scanner.photo.model import PhotoRecord, Place, Point

Rung = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as a reader saw it.

    `photo` is the index of its photo, None for pasted text. `rungs` holds one (upper, lower) pair of points for
    each boundary between characters, len(text) + 1 in all, in pixels of the upright photo; empty for pasted text.
    A bent line has bent rails, so a part of it still has a box of its own. `confidences` holds one value from
    0 to 1 a character, or is empty where the reader gives none. `block` numbers the panels of one photo: lines of one
    block stand under one another and read on.
    """

    text: str
    reader: str
    confidence: float
    photo: int | None = None
    rungs: tuple[Rung, ...] = ()
    confidences: tuple[float, ...] = ()
    block: int = 0

    def place(self, start: int = 0, end: int | None = None) -> Place | None:
        """Give the place of the characters from `start` up to, not including, `end`; None for pasted text."""
        if self.photo is None or not self.rungs:
            return None
        last = len(self.text) if end is None else end
        (a, d), (b, c) = self.rungs[start], self.rungs[max(start, last)]
        return Place(self.photo, (a, b, c, d))

    def words(self) -> Iterator[tuple[int, int]]:
        """Yield (start, end) of each run of characters without a space."""
        start = None
        for index, char in enumerate(self.text + " "):
            if char.isspace():
                if start is not None:
                    yield start, index
                start = None
            elif start is None:
                start = index


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that looks like text and could not be read.

    `why` is one of glare, blur, too-small, cut-off, low-contrast, unclear, script. `advice` is for the
    person with the camera.
    """

    place: Place
    why: str
    advice: str


@dataclass(frozen=True, slots=True)
class Barcode:
    """A one- or two-dimensional code.

    `content` is what the code holds, byte for byte, GS1 separators included. `identifier` is its AIM symbology
    identifier (ISO/IEC 15424), such as "]d2" for a GS1 DataMatrix; `format` its common name.
    """

    format: str
    identifier: str
    content: bytes
    place: Place | None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A pictogram; `name` is its key in `allergen_db`'s table of symbols, `confidence` from 0 to 1."""

    name: str
    place: Place | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read off one photo, or off a pasted text.

    `lines` stand in reading order, panel by panel. `unread` are places that a better photo may show; `other_script`
    places of crisp print in a script that no reader here knows, which no photo will. `notices` are sentences for the
    person, such as a reader that is not installed. `seconds` holds the time of each step.
    """

    photo: PhotoRecord | None
    lines: tuple[Line, ...] = ()
    unread: tuple[Unread, ...] = ()
    other_script: tuple[Unread, ...] = ()
    barcodes: tuple[Barcode, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    readers: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


def pasted(text: str) -> Reading:
    """Make a reading of a pasted text: one line a line, certain, without places."""
    lines = tuple(Line(row.strip(), "given", 1.0) for row in text.splitlines() if row.strip())
    return Reading(photo=None, lines=lines, readers=("given",))
