"""From the text of a pack to its ingredients, each with the words as printed and how its name was found."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scanner.knowledge.base import Knowledge
from scanner.knowledge.names import Hit, Names
from scanner.label.headings import find_headings
from scanner.label.lists import Region, find_lists
from scanner.label.misread import Guess, fuzzy_edges
from scanner.label.model import Candidate, Ingredient, Match, Status
from scanner.label.passage import Passage
from scanner.label.path import Edge, Step, cheapest_path, exact_edges, unglued
from scanner.label.tokens import Gap, Share, Token, shares, tokens

_SURE_SCORE = 87.0
"""Score from which a misread name is taken for sure, if no other name is near."""
_MARGIN = 0.9
"""How much further off, in letters, the next name must be."""
_LISTED = {"begin-active": "active", "begin-inactive": "inactive"}
_OPTIONAL = re.compile(r"([\[(])?\s*(?:\+\s*/\s*-|±)(?!\s*\d)")
_NANO = re.compile(r"\W{0,2}\bnano\b", re.IGNORECASE)
_GLOSS = 4
"""Words in the longest bracketed translation."""


@dataclass(frozen=True, slots=True)
class IngredientLists:
    """The ingredients of all lists of a pack, in printed order, and the bounds of each list in the passage's text."""

    ingredients: tuple[Ingredient, ...]
    bounds: tuple[tuple[int, int], ...]


def read_ingredients(
    passage: Passage, knowledge: Knowledge, ignored: Sequence[tuple[int, int]] = ()
) -> IngredientLists:
    """Find the lists of ingredients in a passage and name what is in them.

    `ignored` are spans of its text that name no ingredient, such as "free from parabens".
    """
    text = passage.text
    words = tokens(text, _panel_ends(passage), ignored)
    headings = find_headings(words, text, knowledge)
    edges = exact_edges(words, knowledge.names)
    steps = cheapest_path(words, edges)
    regions = find_lists(words, steps, headings)
    found: list[Ingredient] = []
    printed_shares = shares(text, ignored)
    for region in regions:
        items = _items(words, region, edges, knowledge)
        found += _ingredients(items, region, passage, knowledge.names, printed_shares, len(found))
    bounds = tuple((words[region.first].start, words[region.last - 1].end) for region in regions)
    return IngredientLists(tuple(found), bounds)


def _panel_ends(passage: Passage) -> list[int]:
    """Give the positions at which the text of another photo begins."""
    return [b.start for a, b in zip(passage.lines, passage.lines[1:], strict=False) if a.line.photo != b.line.photo]


@dataclass(frozen=True, slots=True)
class _Item:
    """One step of a list with its place in the text; `guess` is set for a fuzzy match."""

    start: int
    end: int
    before: Gap
    depth: int
    words: int
    edge: Edge | None
    guess: Guess | None


def _items(words: Sequence[Token], region: Region, edges: Sequence[Edge], knowledge: Knowledge) -> list[_Item]:
    names = knowledge.names
    inside = list(words[region.first : region.last])
    own = [_shifted(edge, -region.first) for edge in edges if region.first <= edge.first and edge.last <= region.last]
    steps = cheapest_path(inside, own)
    lost = {at for step in steps if step.edge is None for at in range(step.first, step.last)}
    parted = [
        unglued(inside, at, names) if at in lost and len(inside[at].key) >= 9 else [inside[at]]
        for at in range(len(inside))
    ]
    if any(len(parts) > 1 for parts in parted):
        inside = [part for parts in parted for part in parts]
        own = exact_edges(inside, names)
        steps = cheapest_path(inside, own)
    fuzzy, guesses = fuzzy_edges(inside, steps, knowledge.nearest)
    if fuzzy:
        steps = cheapest_path(inside, [*own, *fuzzy])
    items = [_item(inside, step, guesses) for step in steps]
    return _without_glosses(items, names)


def _shifted(edge: Edge, by: int) -> Edge:
    return Edge(edge.first + by, edge.last + by, edge.key, edge.hits, edge.extra)


def _item(words: Sequence[Token], step: Step, guesses: Mapping[str, Guess]) -> _Item:
    first, last = words[step.first], words[step.last - 1]
    edge = step.edge
    guess = guesses.get(edge.key) if edge is not None and edge.extra >= 0.3 else None
    return _Item(first.start, last.end, first.before, first.depth, step.last - step.first, edge, guess)


def _without_glosses(items: Sequence[_Item], names: Names) -> list[_Item]:
    """Join a name and its translation: "Aqua / Water", "Sucrose (Pure Cane Sugar)"."""
    kept: list[_Item] = []
    for item in items:
        if kept and item.before == Gap.JOIN and kept[-1].edge is not None:
            name = kept[-1]
            same = item.edge is not None and bool(_substances(item, names) & _substances(name, names))
            gloss = item.edge is None and item.depth > name.depth and item.words <= _GLOSS
            if same or gloss:
                kept[-1] = _Item(name.start, item.end, name.before, name.depth, name.words, name.edge, name.guess)
                continue
        kept.append(item)
    return kept


def _substances(item: _Item, names: Names) -> set[str]:
    hits: Sequence[Hit] = item.edge.hits if item.edge else ()
    return {names.canonical(hit.name) for hit in hits}


def _ingredients(
    items: Sequence[_Item],
    region: Region,
    passage: Passage,
    names: Names,
    printed_shares: Sequence[Share],
    position: int,
) -> list[Ingredient]:
    text = passage.text
    found: list[Ingredient] = []
    start, end = (items[0].start, items[-1].end) if items else (0, 0)
    optional = _optional_spans(text, start, end)
    for item in items:
        printed = passage.printed(item.start, item.end)
        status, candidates, match = _named(item, text, names)
        found.append(
            Ingredient(
                position=position + len(found) + 1,
                printed=printed,
                status=status,
                name=candidates[0].name if status == Status.RECOGNISED else None,
                candidates=candidates,
                match=match,
                percent=_percent(item, items, text, printed_shares),
                optional=region.meaning == "begin-optional" or any(a <= item.start < b for a, b in optional),
                nano=_NANO.match(text, item.end) is not None,
                listed=_LISTED.get(region.meaning, "inci"),
            )
        )
    return found


def _named(item: _Item, text: str, names: Names) -> tuple[Status, tuple[Candidate, ...], Match | None]:
    searched = " ".join(text[item.start : item.end].split())
    if item.edge is None:
        return Status.UNRECOGNISED, (), None
    if item.guess is None:
        candidates = tuple(Candidate(hit.name, 100.0) for hit in item.edge.hits)
        hit = item.edge.hits[0]
        runner_up = candidates[1] if len(candidates) > 1 else None
        sure = hit.sure and runner_up is None
        return (
            Status.RECOGNISED if sure else Status.POSSIBLE,
            candidates,
            Match(hit.kind, searched, hit.found, 100.0, runner_up),
        )
    near = item.guess.near
    best = near[0]
    rivals = [other for other in near[1:] if other.distance < best.distance + _MARGIN]
    sure = best.score >= _SURE_SCORE and not rivals and best.hit.sure
    candidates = tuple(Candidate(other.hit.name, round(other.score, 1)) for other in (best, *rivals))
    runner_up = Candidate(near[1].hit.name, round(near[1].score, 1)) if len(near) > 1 else None
    return (
        Status.RECOGNISED if sure else Status.POSSIBLE,
        candidates,
        Match("fuzzy", searched, best.hit.found, round(best.score, 1), runner_up),
    )


def _percent(item: _Item, items: Sequence[_Item], text: str, printed: Sequence[Share]) -> float | None:
    """Give the share printed right behind an item, or right before it, with no comma between."""
    for share in printed:
        if share.start >= item.end and not re.search(r"[^\s()\[\]*:.-]", text[item.end : share.start]):
            return share.percent
    others = [other.end for other in items if other.end <= item.start]
    floor = max(others, default=0)
    for share in printed:
        between = text[share.end : item.start]
        # A share that stands right behind the item before belongs to that one.
        own = not others or re.search(r"[,;•·|\n]", text[floor : share.start])
        near = floor <= share.start and share.end <= item.start and not re.search(r"[^\s()\[\]*:.-]", between)
        if near and own:
            return share.percent
    return None


def _optional_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the spans behind a plus-minus sign: to its closing bracket, or to the end of the list."""
    spans = []
    for match in _OPTIONAL.finditer(text, max(0, start - 8), end):
        close = text.find("]" if match.group(1) == "[" else ")", match.end()) if match.group(1) else -1
        inside = text[match.end() : close].strip(" :") if close >= 0 else ""
        spans.append((match.end(), close if close >= 0 and len(inside) > 2 else end))
    return spans
