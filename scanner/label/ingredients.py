"""From the text of a pack to its ingredients, each with the words as printed and how its name was found."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scanner.knowledge.base import Knowledge
from scanner.label.front_names import NO_FRONT, Front, read_front
from scanner.label.headings import find_headings
from scanner.label.items import Item, items_of
from scanner.label.lists import Region, find_lists, misread_lists, typed_list, with_misread_tail
from scanner.label.misread import fuzzy_edges
from scanner.label.model import Ingredient, Status
from scanner.label.naming import naming
from scanner.label.passage import Passage
from scanner.label.path import Edge, Step, cheapest_path, exact_edges, unglued
from scanner.label.saponified import saponified_edges, without_plain_fats
from scanner.label.tokens import Gap, Share, Token, shares, tokens

_LISTED = {"begin-active": "active", "begin-inactive": "inactive"}
_OPTIONAL = re.compile(r"([\[(])?\s*(?:\+\s*/\s*-|±)(?!\s*\d)")
_LAST_LINE = 2
"""Words of a line that may end the last name of a list."""
_NANO = re.compile(r"\W{0,2}\bnano\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class IngredientLists:
    """The ingredients of all lists of a pack, in printed order, and the bounds of each list in the passage's text.

    `front` holds what stands outside any list, the substances not among the listed ones, with positions that go on.
    """

    ingredients: tuple[Ingredient, ...]
    bounds: tuple[tuple[int, int], ...]
    front: Front = NO_FRONT


def read_ingredients(
    passage: Passage, knowledge: Knowledge, ignored: Sequence[tuple[int, int]] = ()
) -> IngredientLists:
    """Find the lists of ingredients in a passage and name what is in them.

    `ignored` are spans of its text that name no ingredient, such as "free from parabens".
    """
    text = passage.text
    words = tokens(text, _panel_ends(passage), ignored)
    headings = find_headings(words, text, knowledge)
    edges = _edges(words, knowledge)
    steps = cheapest_path(words, edges)
    regions = [
        _with_last_line(_without_column_head(region, words, edges), words, steps, knowledge)
        for region in find_lists(words, steps, headings)
    ]
    ends = sorted({len(words), *(heading.first for heading in headings), *(region.first for region in regions)})
    regions = [
        with_misread_tail(region, words, steps, next(end for end in ends if end >= region.last), knowledge.nearest)
        for region in regions
    ]
    found: list[Ingredient] = []
    printed_shares = shares(text, ignored)
    if not regions and all(placed.line.photo is None for placed in passage.lines):
        typed = typed_list(text, words, steps)
        # "Salicylic Acid 2 %" by itself is the front of a pack, which is read with its share.
        regions = [typed] if typed is not None and (len(steps) > 1 or not printed_shares) else []
    for first, last in _panels(passage, words):
        if not any(first <= region.first < last for region in regions):
            regions = [*regions, *misread_lists(words, steps, (first, last), knowledge.nearest)]
    regions.sort(key=lambda region: region.first)
    for region in regions:
        columns = printed_shares if region.meaning == "begin-active" else ()
        items = _items(words, region, edges, text, knowledge, columns)
        found += _ingredients(items, region, passage, knowledge, printed_shares, len(found))
    bounds = tuple((words[region.first].start, words[region.last - 1].end) for region in regions)
    front = read_front(words, steps, regions, passage, printed_shares, knowledge, ignored)
    names = tuple(_unlisted(front.names, found, knowledge))
    return IngredientLists(tuple(found), bounds, replace(front, names=names))


def _unlisted(front: Sequence[Ingredient], listed: Sequence[Ingredient], knowledge: Knowledge) -> Iterator[Ingredient]:
    """Give the names on the front that no list has, and those with a share, which lists seldom print."""
    canonical = knowledge.names.canonical
    known = {canonical(candidate.name) for item in listed for candidate in item.candidates}
    position = len(listed)
    for item in front:
        share = item.percent is not None and len(item.candidates) == 1
        if share or known.isdisjoint(canonical(candidate.name) for candidate in item.candidates):
            position += 1
            yield replace(item, position=position)


def _panel_ends(passage: Passage) -> list[int]:
    """Give the positions at which the text of another photo begins."""
    return [b.start for a, b in zip(passage.lines, passage.lines[1:], strict=False) if a.line.photo != b.line.photo]


def _panels(passage: Passage, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the runs of tokens that stand on one photo each."""
    starts = [word.start for word in words]
    cuts = [0, *(bisect_left(starts, end) for end in _panel_ends(passage)), len(words)]
    yield from (run for run in pairwise(cuts) if run[0] < run[1])


def _items(
    words: Sequence[Token],
    region: Region,
    edges: Sequence[Edge],
    text: str,
    knowledge: Knowledge,
    columns: Sequence[Share],
) -> list[Item]:
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
        own = _edges(inside, knowledge)
        steps = cheapest_path(inside, own)
    if all(step.edge is not None for step in steps):
        return without_plain_fats(items_of(inside, steps, {}, text, names, columns), knowledge)
    fuzzy, guesses = fuzzy_edges(inside, steps, knowledge.nearest)
    if fuzzy:
        steps = cheapest_path(inside, [*own, *fuzzy])
    return without_plain_fats(items_of(inside, steps, guesses, text, names, columns), knowledge)


def _edges(words: Sequence[Token], knowledge: Knowledge) -> list[Edge]:
    """Give every run of words that is a name, also of a soap by its fats."""
    edges = exact_edges(words, knowledge.names)
    return [*edges, *saponified_edges(words, edges, knowledge)]


def _shifted(edge: Edge, by: int) -> Edge:
    return Edge(edge.first + by, edge.last + by, edge.key, edge.hits, edge.extra)


def _ingredients(
    items: Sequence[Item],
    region: Region,
    passage: Passage,
    knowledge: Knowledge,
    printed_shares: Sequence[Share],
    position: int,
) -> list[Ingredient]:
    text = passage.text
    found: list[Ingredient] = []
    start, end = (items[0].start, items[-1].end) if items else (0, 0)
    optional = _optional_spans(text, start, end)
    for item in items:
        printed = passage.printed(item.start, item.end)
        status, candidates, match = naming(item, passage, knowledge)
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


def _without_column_head(region: Region, words: Sequence[Token], edges: Sequence[Edge]) -> Region:
    """Leave out the head of the purpose column of drug facts: words without a name on the line of the heading."""
    first = region.first
    if region.meaning != "begin-active" or any(edge.first == first for edge in edges):
        return region
    while first < region.last and words[first].before < Gap.LINE:
        first += 1
    return replace(region, first=first) if first < region.last else region


def _with_last_line(region: Region, words: Sequence[Token], steps: Sequence[Step], knowledge: Knowledge) -> Region:
    """Take in the words of the next line that end the last name of a list, misread: "Copper / Glconate"."""
    last = next((step for step in steps if step.last == region.last and step.edge is not None), None)
    after = next((step for step in steps if step.first == region.last and step.edge is None), None)
    if last is None or after is None or words[after.first].before != Gap.LINE or after.last - after.first > _LAST_LINE:
        return region
    key = "".join(word.key for word in words[last.first : after.last])
    return replace(region, last=after.last) if knowledge.nearest.near(key) else region


def _percent(item: Item, items: Sequence[Item], text: str, printed: Sequence[Share]) -> float | None:
    """Give the share printed right behind an item, within it, or right before it, with no comma between."""
    for share in printed:
        # "Lactic Acid 8% (exfoliant)" is one item with what its bracket says.
        if item.start < share.start and share.end <= item.end:
            return share.percent
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
