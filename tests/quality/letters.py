"""How much of what is printed is in the text that was read, and whether its boxes fall on the words."""

from collections.abc import Iterable, Sequence

import cv2
import numpy as np
from rapidfuzz import fuzz

from scanner.reading.model import Line
from tests.quality.truths import Box, PrintedWord, Truth, squeezed

ALIKE = 90
"""The least partial ratio, 0 to 100, at which printed letters count as read."""


def is_read(printed: str, text: str) -> bool:
    """Tell whether a printed string is in a squeezed text: as it is, or where longer than five letters, nearly so."""
    wanted = squeezed(printed)
    if wanted in text:
        return True
    return len(wanted) > 5 and bool(text) and fuzz.partial_ratio(wanted, text) >= ALIKE


def letters_read(truth: Truth, text: str) -> tuple[int, int]:
    """Count the sure ingredients in Latin letters that a text holds, and all of them."""
    within = squeezed(text)
    names = truth.latin_ingredients
    return sum(is_read(name, within) for name in names), len(names)


def strings_read(truth: Truth, text: str) -> tuple[int, int]:
    """Count the sure printed strings of a pack that a text holds, and all of them."""
    within = squeezed(text)
    return sum(is_read(claim, within) for claim in truth.strings), len(truth.strings)


def overlap(one: Box, other: Box) -> float:
    """Give the intersection of two convex quadrilaterals over their union, 0 to 1."""
    first, second = (cv2.convexHull(np.array(box, dtype=np.float32)) for box in (one, other))
    common, _ = cv2.intersectConvexConvex(first, second)
    union = cv2.contourArea(first) + cv2.contourArea(second) - common
    return float(common / union) if union > 0 else 0.0


def word_overlaps(lines: Iterable[Line], words: Sequence[PrintedWord]) -> list[float]:
    """Give, for each word read that is printed exactly so, the overlap of its box with the best such printed word.

    Words of fewer than four letters are left out: their boxes are a few pixels wide.
    """
    printed: dict[str, list[Box]] = {}
    for word in words:
        printed.setdefault(squeezed(word.text), []).append(word.box)
    found = []
    for line in lines:
        for start, end in line.words():
            text, place = squeezed(line.text[start:end]), line.place(start, end)
            if len(text) >= 4 and text in printed and place is not None:
                found.append(max(overlap(place.box, box) for box in printed[text]))
    return found
