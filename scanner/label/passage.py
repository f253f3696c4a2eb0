"""`Passage`: the lines of one product joined into one text, with the way back from every character to its place."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from scanner.label.model import Printed
from scanner.photo.model import Place
from scanner.reading.model import Line, Reading


@dataclass(frozen=True, slots=True)
class PassageLine:
    """One line within a passage: its characters stand at `start` up to, not including, `end` of the passage's text."""

    start: int
    end: int
    line: Line


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of all lines of one product, in reading order.

    Lines are joined by one line feed. Between two readings (two photos) stands an empty line, so that no wording is
    read from the foot of one photo into the head of the next.
    """

    text: str
    lines: tuple[PassageLine, ...]

    @classmethod
    def of(cls, readings: Sequence[Reading]) -> "Passage":
        """Join the lines of the readings, in the order given."""
        lines: list[PassageLine] = []
        blocks: list[str] = []
        offset = 0
        for reading in readings:
            rows: list[str] = []
            for line in reading.lines:
                lines.append(PassageLine(offset, offset + len(line.text), line))
                rows.append(line.text)
                offset += len(line.text) + 1
            if rows:
                blocks.append("\n".join(rows))
                offset += 1
        return cls("\n\n".join(blocks), tuple(lines))

    def between(self, start: int, end: int) -> tuple[PassageLine, ...]:
        """Give the lines that the characters from `start` up to, not including, `end` touch."""
        first = max(0, bisect_right(self.lines, start, key=lambda line: line.start) - 1)
        touched = []
        for line in self.lines[first:]:
            if line.start >= end:
                break
            if line.end > start:
                touched.append(line)
        return tuple(touched)

    def printed(self, start: int, end: int) -> Printed:
        """Give the characters from `start` up to, not including, `end` as printed words.

        The text keeps the print's own characters, line feeds become spaces. There is one place a line touched, none
        for pasted text. `confidence` is the lowest of the lines touched, taken over the characters touched where the
        reader gives one each; `reader` names each reader once, joined by "+".
        """
        places: list[Place] = []
        readers: list[str] = []
        confidence = 1.0
        for row in self.between(start, end):
            first, last = max(start, row.start) - row.start, min(end, row.end) - row.start
            place = row.line.place(first, last)
            if place is not None:
                places.append(place)
            if row.line.reader not in readers:
                readers.append(row.line.reader)
            confidence = min(confidence, _confidence(row.line, first, last))
        text = " ".join(self.text[start:end].split())
        return Printed(text, tuple(places), "+".join(readers), confidence)

    def line_at(self, index: int) -> PassageLine | None:
        """Give the line that holds the character at `index`, None between lines."""
        touched = self.between(index, index + 1)
        return touched[0] if touched else None

    def line_bounds(self, index: int) -> tuple[int, int]:
        """Give (start, end) of the run of text without a line feed around `index`."""
        start = self.text.rfind("\n", 0, index) + 1
        end = self.text.find("\n", index)
        return start, len(self.text) if end < 0 else end


def _confidence(line: Line, start: int, end: int) -> float:
    touched = line.confidences[start:end]
    return sum(touched) / len(touched) if touched else line.confidence
