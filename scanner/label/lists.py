"""Which parts of a pack's text are lists of ingredients."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from scanner.label.headings import Heading
from scanner.label.path import Step
from scanner.label.tokens import Gap, Token

_LOST = -0.25
"""What a word that is no name takes from the worth of a list."""
_UNHEADED_WORTH = 6.0
_UNHEADED_NAMES = 5
_HEADED_WORTH = 1.0
_TAIL = 6
"""Words in the longest unknown name that may end a list."""


@dataclass(frozen=True, slots=True)
class Region:
    """A list at the tokens from `first` up to, not including, `last`, and its heading's meaning, "" without one."""

    first: int
    last: int
    meaning: str


def find_lists(tokens: Sequence[Token], steps: Sequence[Step], headings: Sequence[Heading]) -> list[Region]:
    """Find the lists among the steps of the path through all tokens.

    Behind a heading, a list runs as far as names outweigh other words. Without one, a stretch counts as a list only
    if it is rich in names that are set off from one another: prose holds names too.
    """
    regions: list[Region] = []
    begins = [heading for heading in headings if heading.begins]
    stops = sorted({heading.first for heading in headings} | {len(tokens)})
    for heading in begins:
        limit = next(stop for stop in stops if stop >= heading.last)
        inside = [step for step in steps if heading.last <= step.first and step.last <= limit]
        end, worth = _best_prefix(tokens, inside)
        if worth >= _HEADED_WORTH:
            regions.append(Region(heading.last, _with_tail(tokens, inside, end, limit), heading.meaning))
    covered = [(region.first, region.last) for region in regions]
    bounds = sorted({0, len(tokens), *stops, *(edge for pair in covered for edge in pair)})
    for first, last in pairwise(bounds):
        if any(start <= first and last <= end for start, end in covered):
            continue
        inside = [step for step in steps if first <= step.first and step.last <= last]
        regions += _unheaded(tokens, inside, last)
    return sorted(regions, key=lambda region: region.first)


def _worth(tokens: Sequence[Token], step: Step) -> float:
    if step.edge is None:
        return _LOST * (step.last - step.first)
    after = tokens[step.last].before if step.last < len(tokens) else Gap.END
    apart = (tokens[step.first].before >= Gap.LINE) + (after >= Gap.LINE)
    return min(2.0, 0.4 + len(step.edge.key) / 8) * (0.3, 0.7, 1.0)[apart]


def _best_prefix(tokens: Sequence[Token], steps: Sequence[Step]) -> tuple[int, float]:
    """Give the token at which the worth of the steps so far is greatest, and that worth."""
    best, total, end = 0.0, 0.0, steps[0].first if steps else 0
    for step in steps:
        total += _worth(tokens, step)
        if total > best:
            best, end = total, step.last
        if total < best - 8:
            break
    return end, best


def _with_tail(tokens: Sequence[Token], steps: Sequence[Step], end: int, limit: int) -> int:
    """Take in the unknown names that close a list: short, and set off by a comma or begun on the same line."""
    for step in steps:
        if step.first < end:
            continue
        short = step.edge is None and step.last - step.first <= _TAIL
        if (
            step.last > limit
            or not short
            or tokens[step.first].before not in (Gap.COMMA, Gap.SPACE, Gap.GLUE, Gap.JOIN)
        ):
            break
        end = step.last
    return end


def _unheaded(tokens: Sequence[Token], steps: Sequence[Step], limit: int) -> list[Region]:
    """Find the stretch of greatest worth (Kadane), again and again, while it is rich enough."""
    best, start, total, names = (0.0, 0, 0, 0), 0, 0.0, 0
    for index, step in enumerate(steps):
        if total <= 0:
            total, start, names = 0.0, index, 0
        total += _worth(tokens, step)
        names += step.edge is not None and tokens[step.first].before >= Gap.COMMA
        if total > best[0]:
            best = (total, start, index + 1, names)
    worth, first, last, count = best
    if worth < _UNHEADED_WORTH or count < _UNHEADED_NAMES:
        return []
    region = Region(steps[first].first, _with_tail(tokens, steps, steps[last - 1].last, limit), "")
    before, after = steps[:first], [step for step in steps if step.first >= region.last]
    return [*_unheaded(tokens, before, region.first), region, *_unheaded(tokens, after, limit)]
