"""A sample: an invented product's pack, how it was photographed, and what is true of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from samples.panel import Corners, Placed
from samples.surface import Patch
from samples.take import Picture, Take


@dataclass(frozen=True, slots=True)
class Sample:
    """A picture to draw and its truth.

    `name` is the file's name without its ending, with a folder in front where several pictures show one product.
    `kind` is a for an ingredient list, b for the pack of a device, c for neither. `ingredients` and `claims` are what
    can be read in the picture, as printed; a "?" at the end marks what cannot be read surely. `expected` is what a
    reader who knows the field would have reported: outcome; `avoid` and `caution`, INCI names, and `findings`, rule
    ids, to be found; `absent`, rule ids that must not be.
    """

    name: str
    kind: str
    what: str
    patches: tuple[Patch, ...]
    take: Take
    ingredients: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    expected: Mapping[str, object] = field(default_factory=dict)


def listed(text: str) -> tuple[str, ...]:
    """Split what is written with "; " between its parts."""
    return tuple(text.split("; "))


def list_text(names: tuple[str, ...], lead: str = "Ingredients: ", joint: str = ", ") -> str:
    """Print an ingredient list as a sentence."""
    return lead + joint.join(names) + "."


def truth(sample: Sample, picture: Picture) -> dict[str, object]:
    """Write a sample's truth as JSON objects. Boxes are four [x, y] in pixels of the picture, clockwise."""
    return {
        "file": f"{sample.name.rsplit('/', 1)[-1]}.jpg",
        "kind": sample.kind,
        "what": sample.what,
        "width": sample.take.width,
        "height": sample.take.height,
        "ingredients": list(sample.ingredients),
        "claims": list(sample.claims),
        "symbols": list(dict.fromkeys(mark.text for mark in picture.marks)),
        "expected": dict(sample.expected),
        "words": [_boxed(word) for word in picture.words],
        "marks": [_boxed(mark) for mark in picture.marks],
    }


def _boxed(placed: Placed) -> dict[str, object]:
    return {"text": placed.text, "box": _rounded(placed.corners)}


def _rounded(corners: Corners) -> list[list[int]]:
    return [[int(x), int(y)] for x, y in np.rint(corners)]
