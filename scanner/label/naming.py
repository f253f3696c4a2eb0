"""How surely an item of a list has a name: recognised, possible with its candidates, or unrecognised."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key
from scanner.knowledge.names import Hit, Names
from scanner.knowledge.nearest import Near
from scanner.label.items import Item
from scanner.label.model import Candidate, Match, Status
from scanner.label.passage import Passage

Naming = tuple[Status, tuple[Candidate, ...], Match | None]

_SURE_SCORE = 87.0
"""Score from which a misread name is taken for sure, if no other name is near."""
_MARGIN = 0.9
"""How much further off, in letters, the next name must be."""
_DOUBTED = 0.75
"""A letter read less surely than this may be another."""
_ONE_ERROR = 1.0
"""The distance of one wrong, lost or added letter."""


def naming(item: Item, passage: Passage, knowledge: Knowledge) -> Naming:
    """Give the status, the candidates, best first, and how the name was found."""
    searched = " ".join(passage.text[item.start : item.end].split())
    if item.edge is None:
        return Status.UNRECOGNISED, (), None
    if item.guess is not None:
        best = item.guess.near[0].hit
        doubtful = bool(item.doubtful) or _other_word(searched, best.found, knowledge.names)
        return _fuzzy(searched, item.guess.near, doubtful)
    if item.doubtful == "cut":
        return _cut(searched, item.key, item.edge.hits)
    hit = item.edge.hits[0]
    candidates = [Candidate(other.name, 100.0) for other in item.edge.hits]
    if not item.doubtful:
        candidates += [
            Candidate(near.hit.name, round(near.score, 1)) for near in _doubted(item, passage, knowledge, candidates)
        ]
    runner_up = candidates[1] if len(candidates) > 1 else None
    sure = hit.sure and runner_up is None and not item.doubtful
    match = Match(hit.kind, searched, hit.found, 100.0, runner_up)
    return Status.RECOGNISED if sure else Status.POSSIBLE, tuple(candidates), match


def _fuzzy(searched: str, near: Sequence[Near], doubtful: bool) -> Naming:
    best = near[0]
    rivals = [other for other in near[1:] if other.distance < best.distance + _MARGIN]
    sure = best.score >= _SURE_SCORE and not rivals and best.hit.sure and not doubtful
    candidates = tuple(Candidate(other.hit.name, round(other.score, 1)) for other in (best, *rivals))
    runner_up = Candidate(near[1].hit.name, round(near[1].score, 1)) if len(near) > 1 else None
    return (
        Status.RECOGNISED if sure else Status.POSSIBLE,
        candidates,
        Match("fuzzy", searched, best.hit.found, round(best.score, 1), runner_up),
    )


def _other_word(searched: str, found: str, names: Names) -> bool:
    """Tell whether a printed word in place of one of the name is a word of the vocabulary itself.

    A reader makes no words: "hydrolyzed silk protein" is no misread "hydrolyzed milk protein".
    """
    printed, named = searched.split(), found.split()
    if len(printed) != len(named):
        return False
    pairs = ((name_key(ours), name_key(theirs)) for ours, theirs in zip(printed, named, strict=True))
    return any(ours != theirs and ours in names.words for ours, theirs in pairs)


def _cut(searched: str, key: str, hits: Sequence[Hit]) -> Naming:
    """Score names of which only a part is there by the share of their letters that is."""
    candidates = tuple(Candidate(hit.name, round(100 * len(key) / len(name_key(hit.found)), 1)) for hit in hits)
    runner_up = candidates[1] if len(candidates) > 1 else None
    match = Match("fuzzy", searched, hits[0].found, candidates[0].score, runner_up)
    return Status.POSSIBLE, candidates, match


def _doubted(item: Item, passage: Passage, knowledge: Knowledge, found: Sequence[Candidate]) -> Iterator[Near]:
    """Yield the names that an exactly matching item would be too if its doubtful letters were others.

    One wrong letter makes "Farnesal" of "Farnesol". Where the reader was unsure of just the letters in which a name
    one error away differs, both stay possible.
    """
    letters = list(_letters(item, passage))
    if len(letters) < 5 or all(confidence >= _DOUBTED for _, confidence in letters):
        return
    key = "".join(letter for letter, _ in letters)
    same = {knowledge.names.canonical(candidate.name) for candidate in found}
    for near in knowledge.nearest.near(key):
        if near.distance > _ONE_ERROR or knowledge.names.canonical(near.hit.name) in same:
            continue
        places = [edit.src_pos for edit in Levenshtein.editops(key, name_key(near.hit.found))]
        # Beside a lost letter stand two that were read, the worse of which tells.
        around = [min(confidence for _, confidence in letters[max(0, at - 1) : at + 2]) for at in places]
        if all(confidence < _DOUBTED for confidence in around):
            yield near


def _letters(item: Item, passage: Passage) -> Iterator[tuple[str, float]]:
    """Yield each letter of an item's key with the reader's confidence, 1 where it gives none."""
    starts = [row.start for row in passage.lines]
    for index in range(item.start, item.end):
        row = passage.lines[bisect_right(starts, index) - 1]
        confidences = row.line.confidences
        at = index - row.start
        for letter in name_key(passage.text[index]):
            yield letter, confidences[at] if at < len(confidences) else 1.0
