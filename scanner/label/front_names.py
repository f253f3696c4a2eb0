"""Names of ingredients outside any list: in the product's name, or with a printed percentage."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import dist
from statistics import median

from scanner.knowledge.base import Knowledge
from scanner.label.lists import Region
from scanner.label.model import Candidate, Ingredient, Match, Status
from scanner.label.passage import Passage, PassageLine
from scanner.label.path import Step
from scanner.label.tokens import Share, Token

_LEAST = 6
"""Letters of the shortest name that counts: acronyms mean one thing in a list and another in advertising."""
_TITLE = 6
"""Words in the longest line that may be a product's name."""
_LARGE = 1.3
"""How many times as high as the median line a title is printed."""
_FIRST = 3
"""Lines of a pasted text, which has no sizes, that may be its title."""
_SENTENCE = re.compile(r"[.!?:;,]\s*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_JOINERS = frozenset(("and", "et", "und", "y", "e", "plus", "of", "de"))


@dataclass(frozen=True, slots=True)
class _Print:
    """How a line is printed: `large` beside the other lines of its photo, and whether no line there is `largest`."""

    large: bool
    largest: bool


def front_names(
    words: Sequence[Token],
    steps: Sequence[Step],
    regions: Sequence[Region],
    passage: Passage,
    printed_shares: Sequence[Share],
    knowledge: Knowledge,
) -> list[Ingredient]:
    """Find names outside the lists of a pack, each substance once; their positions follow those of no list.

    A name counts beside a printed share, or in a short line of large print, where all words begin with a capital:
    not in prose, where names stand in directions, warnings and praise. It is recognised where it is a name of the
    vocabulary and has a share or stands in the largest print, else possible.
    """
    found: dict[str, Ingredient] = {}
    prints = _prints(passage)
    for step in steps:
        if step.edge is None or any(region.first < step.last and step.first < region.last for region in regions):
            continue
        start, end = words[step.first].start, words[step.last - 1].end
        row = passage.line_at(start)
        if row is None or end > row.end or len(step.edge.key) < _LEAST or not _is_title(row):
            continue
        share = _beside(start, end, row, printed_shares, passage.text)
        how = prints[row]
        if share is None and not how.large:
            continue
        hits = step.edge.hits
        sure = len(hits) == 1 and hits[0].kind == "exact" and (share is not None or how.largest)
        candidates = tuple(Candidate(hit.name, 100.0) for hit in hits)
        printed = passage.printed(start, end)
        runner_up = candidates[1] if len(candidates) > 1 else None
        found.setdefault(
            knowledge.names.canonical(hits[0].name),
            Ingredient(
                position=len(found) + 1,
                printed=printed,
                status=Status.RECOGNISED if sure else Status.POSSIBLE,
                name=hits[0].name if sure else None,
                candidates=candidates,
                match=Match(hits[0].kind, printed.text, hits[0].found, 100.0, runner_up),
                percent=share.percent if share is not None else None,
                listed="front",
            ),
        )
    return list(found.values())


def _is_title(row: PassageLine) -> bool:
    """Tell whether a line can be a product's name: short, no sentence, each word with a capital."""
    text = row.line.text
    spoken = _WORD.findall(text)
    if len(spoken) > _TITLE or _SENTENCE.search(text):
        return False
    return all(not word[0].islower() or word in _JOINERS for word in spoken)


def _beside(start: int, end: int, row: PassageLine, printed: Sequence[Share], text: str) -> Share | None:
    """Give the share on the same line right behind a name, or else right before it."""
    own = [share for share in printed if row.start <= share.start and share.end <= row.end]
    for share in own:
        if share.start >= end and not text[end : share.start].strip(" ("):
            return share
    for share in own:
        if share.end <= start and not text[share.end : start].strip(" )"):
            return share
    return None


def _prints(passage: Passage) -> dict[PassageLine, _Print]:
    heights = {row: _height(row) for row in passage.lines}
    found = {}
    for photo, rows in _by_photo(passage):
        sizes = [heights[row] for row in rows]
        middle, top = median(sizes), max(sizes)
        for index, row in enumerate(rows):
            large = index < _FIRST if photo is None else heights[row] >= _LARGE * middle
            found[row] = _Print(large, photo is not None and heights[row] >= 0.9 * top and large)
    return found


def _by_photo(passage: Passage) -> Iterator[tuple[int | None, list[PassageLine]]]:
    photos = dict.fromkeys(row.line.photo for row in passage.lines)
    for photo in photos:
        yield photo, [row for row in passage.lines if row.line.photo == photo]


def _height(row: PassageLine) -> float:
    """Give the height of a line's print in pixels, 0 for pasted text."""
    return median(dist(upper, lower) for upper, lower in row.line.rungs) if row.line.rungs else 0.0
