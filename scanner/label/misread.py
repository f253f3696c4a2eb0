"""Names for the words that are no name as they stand: misread or torn apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from scanner.knowledge.nearest import Near, Nearest
from scanner.label.path import FUZZY, Edge, Step
from scanner.label.tokens import Gap, Token

_BY_DISTANCE = 0.22
_REACH = 8
"""Neighbouring words of the same item that a misread name may take in on each side."""
_SPAN = 5
_SHORT, _NEAR = 7, 0.5
"""Fewer letters than the first are searched within an item only up to the second distance: prose is full of them."""
_PROSE = 12
"""Words without a name from which a run is prose: it is searched in short spans only."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a fuzzy edge rests on: the names near to the searched key, nearest first."""

    searched: str
    near: tuple[Near, ...]


def fuzzy_edges(
    tokens: Sequence[Token], steps: Sequence[Step], nearest: Nearest
) -> tuple[list[Edge], dict[str, Guess]]:
    """Give edges for the lost words among the steps, and what each rests on by its key.

    The whole run between two commas is searched first; only if it is near to nothing are its neighbours taken in, and
    then its parts searched.
    """
    edges: list[Edge] = []
    guesses: dict[str, Guess] = {}

    def search(first: int, last: int, whole: bool) -> bool:
        key = "".join(token.key for token in tokens[first:last])
        near = nearest.near(key)
        if not near or (not whole and len(key) < _SHORT and near[0].distance > _NEAR):
            return False
        guesses[key] = Guess(key, near)
        edges.append(Edge(first, last, key, (near[0].hit,), FUZZY + _BY_DISTANCE * near[0].distance))
        return True

    for step in steps:
        if step.edge is not None:
            continue
        left, right = _item(tokens, step)
        tried = {(step.first, step.last), (left, right)}
        found = [search(*span, span == (left, right)) for span in sorted(tried) if span[1] - span[0] <= _PROSE]
        if any(found):
            continue
        for first, last in sorted(_around(step, left, right) - tried):
            search(first, last, False)
    return edges, guesses


def _item(tokens: Sequence[Token], step: Step) -> tuple[int, int]:
    """Give the bounds of the item between two commas that a step is in, a few words at most."""
    left, right = step.first, step.last
    while left > 0 and tokens[left].before < Gap.COMMA and step.first - left < _REACH:
        left -= 1
    while right < len(tokens) and tokens[right].before < Gap.COMMA and right - step.last < _REACH:
        right += 1
    return left, right


def _around(step: Step, left: int, right: int) -> set[tuple[int, int]]:
    """Give the spans of a few words that touch a step and lie within its item."""
    return {
        (first, last)
        for first in range(left, step.last)
        for last in range(max(first, step.first) + 1, min(right, first + _SPAN) + 1)
    }
