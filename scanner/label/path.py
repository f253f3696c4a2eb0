"""The path of names through a list of tokens: which runs of words are which names.

A printed list is no row of cells: commas get lost and stand inside names, lines break inside words. So every run of
tokens that is a name of the vocabulary is an edge, and the list is the cheapest path through all of them
(Viterbi, 1967), with words that belong to no name left over at a price.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scanner.knowledge.key import name_key
from scanner.knowledge.names import Hit, Names
from scanner.label.tokens import Gap, Token

_COLOUR_INDEX = re.compile(r"(?:c[il1|]?(?:n[o0])?)?([1-7]\d{4})")
_LEAST_PART = 5
_QUALIFIER = 3
"""Tokens in the longest qualifier looked for."""
_LONGEST = 16
"""Tokens in the longest name looked for."""
_INSIDE = {
    Gap.GLUE: 0.0,
    Gap.SPACE: 0.0,
    Gap.DIGITS: 0.0,
    Gap.LINE: 0.02,
    Gap.STOP: 0.12,
    Gap.JOIN: 0.06,
    Gap.COMMA: 0.8,
}
_OUTSIDE = {
    Gap.GLUE: 0.9,
    Gap.SPACE: 0.5,
    Gap.DIGITS: 0.3,
    Gap.LINE: 0.2,
    Gap.STOP: 0.02,
    Gap.JOIN: 0.12,
    Gap.COMMA: 0.0,
    Gap.END: 0.0,
}
"""What a gap costs inside a name, and what it costs to let a name begin or end at it."""
_NAME = 0.2
_LOST_WORD = 1.0
_LOST_LETTER = 0.04
_BRACKET = 0.15
_BRACKETED_COMMA = 0.75
"""What is given back of a comma's price where it stands in a bracket inside a name."""
FUZZY = 0.3
"""The least extra price of a name that is only near to what is printed."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The tokens from `first` up to, not including, `last` read as one name.

    `hits` are the names by the searched `key`; `extra` is a price on top, such as a fuzzy match's distance.
    """

    first: int
    last: int
    key: str
    hits: tuple[Hit, ...]
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the path: a name, or a run of words without one (`edge` None)."""

    first: int
    last: int
    edge: Edge | None


def exact_edges(tokens: Sequence[Token], names: Names) -> list[Edge]:
    """Give every run of tokens that is a name or an alias, with and without a bracketed part in it."""
    edges: list[Edge] = []
    for first in range(len(tokens)):
        joined = ""
        outer = ""
        depth = tokens[first].depth
        commas = 0
        for last in range(first + 1, min(len(tokens), first + _LONGEST) + 1):
            token = tokens[last - 1]
            if last - 1 > first and token.before == Gap.END:
                break
            joined += token.key
            if token.depth <= depth:
                outer += token.key
            elif last - 1 > first and token.before == Gap.COMMA:
                commas += 1
            hits = names.by_key(_colour_index(joined))
            if hits and _stands_alone(tokens, first, last, joined):
                edges.append(Edge(first, last, joined, hits))
            elif outer != joined and len(outer) > len(tokens[first].key) and token.depth <= depth:
                hits = names.by_key(outer)
                if hits:
                    edges.append(Edge(first, last, outer, hits, _BRACKET - _BRACKETED_COMMA * commas))
    return [*edges, *_qualified(tokens, edges, names)]


def _qualified(tokens: Sequence[Token], edges: Sequence[Edge], names: Names) -> Iterator[Edge]:
    """Yield the names that stand behind words such as "organic", with these: they do not change what it is."""
    for edge in edges:
        first = edge.first
        while (count := _qualifier_before(tokens, first, names)) > 0:
            first -= count
        if first < edge.first:
            hits = tuple(replace(hit, kind="alias") for hit in edge.hits)
            yield Edge(first, edge.last, edge.key, hits, edge.extra)


def _qualifier_before(tokens: Sequence[Token], first: int, names: Names) -> int:
    """Give how many tokens right before one are a qualifier, 0 where none are."""
    key = ""
    for count in range(1, min(_QUALIFIER, first) + 1):
        token = tokens[first - count]
        if tokens[first - count + 1].before >= Gap.STOP or token.depth != tokens[first].depth:
            break
        key = token.key + key
        if key in names.qualifying:
            return count
    return 0


def _colour_index(key: str) -> str:
    """Give the key of a colour index number also where its letters were misread or stand only at the first of a row."""
    found = _COLOUR_INDEX.fullmatch(key)
    return f"ci{found.group(1)}" if found else key


def _stands_alone(tokens: Sequence[Token], first: int, last: int, key: str) -> bool:
    """Refuse very short names, such as TIN or EGG, that are not set off on both sides."""
    if len(key) > 3 or not key.isascii():
        return True
    after = tokens[last].before if last < len(tokens) else Gap.END
    return tokens[first].before >= Gap.STOP and after >= Gap.STOP


def cheapest_path(tokens: Sequence[Token], edges: Sequence[Edge]) -> list[Step]:
    """Give the cheapest way through the tokens; neighbouring lost words become one step, cut at commas."""
    starting: dict[int, list[Edge]] = {}
    for edge in edges:
        starting.setdefault(edge.first, []).append(edge)
    inside = [0.0]
    for token in tokens:
        inside.append(inside[-1] + _inside(tokens, token))
    cost = [0.0] + [float("inf")] * len(tokens)
    came: list[Edge | None] = [None] * (len(tokens) + 1)
    for at, token in enumerate(tokens):
        lost = cost[at] + _LOST_WORD + _LOST_LETTER * len(token.key)
        if lost < cost[at + 1]:
            cost[at + 1], came[at + 1] = lost, None
        for edge in starting.get(at, ()):
            after = tokens[edge.last].before if edge.last < len(tokens) else Gap.END
            price = (
                _NAME
                + edge.extra
                + _OUTSIDE[token.before]
                + _OUTSIDE[after]
                + inside[edge.last]
                - inside[edge.first + 1]
                + (0.0 if any(hit.sure for hit in edge.hits) else 0.1)
            )
            if cost[at] + price < cost[edge.last]:
                cost[edge.last], came[edge.last] = cost[at] + price, edge
    return _steps(tokens, came)


def _inside(tokens: Sequence[Token], token: Token) -> float:
    return _INSIDE.get(token.before, 10.0)


def _steps(tokens: Sequence[Token], came: Sequence[Edge | None]) -> list[Step]:
    steps: list[Step] = []
    at = len(tokens)
    while at > 0:
        edge = came[at]
        if edge is not None:
            steps.append(Step(edge.first, edge.last, edge))
            at = edge.first
            continue
        last = at
        at -= 1
        while at > 0 and came[at] is None and tokens[at].before < Gap.STOP and tokens[at - 1].depth == tokens[at].depth:
            at -= 1
        steps.append(Step(at, last, None))
    return steps[::-1]


def unglued(tokens: Sequence[Token], at: int, names: Names) -> list[Token]:
    """Cut a word that holds several names without a space, such as "GLYCERINPANTHENOL".

    Its parts may go on into the neighbouring words: "PANTHENOLTRIFOLIUM PRATENSE EXTRACT". Gives the word itself if
    names do not fill it without a rest.
    """
    token = tokens[at]
    parts = _filled(token.key, names) or _with_neighbours(tokens, at, names)
    if not parts:
        return [token]
    cut: list[Token] = []
    start, gap = token.start, token.before
    for number, part in enumerate(parts):
        end = token.end if number == len(parts) - 1 else _after(token, start, part)
        cut.append(Token(start, end, token.text[start - token.start : end - token.start], part, gap, token.depth))
        start, gap = end, Gap.COMMA
    return cut


def _filled(key: str, names: Names) -> list[str]:
    """Give the fewest names that fill a key without a rest; empty if none do, or if the key is a name itself."""
    if len(key) < 2 * _LEAST_PART:
        return []
    best: list[list[str] | None] = [None] * (len(key) + 1)
    best[0] = []
    for end in range(_LEAST_PART, len(key) + 1):
        for start in range(0, end - _LEAST_PART + 1):
            before = best[start]
            if before is None or not names.knows(key[start:end]):
                continue
            if best[end] is None or len(before) + 1 < len(best[end] or ()):
                best[end] = [*before, key[start:end]]
    parts = best[len(key)]
    return parts if parts is not None and len(parts) > 1 else []


def _with_neighbours(tokens: Sequence[Token], at: int, names: Names) -> list[str]:
    """Cut a key in two so that one half is a name, alone or with the words before, and the other goes on behind."""
    key = tokens[at].key
    for cut in range(_LEAST_PART, len(key) - 3):
        left, right = key[:cut], key[cut:]
        if _joins(tokens, at, left, names, -1) and _joins(tokens, at, right, names, 1):
            return [left, right]
    return []


def _joins(tokens: Sequence[Token], at: int, part: str, names: Names, way: int) -> bool:
    """Tell whether a part is a name, by itself (five letters or more) or with up to five words before or behind."""
    if len(part) >= _LEAST_PART and names.knows(part):
        return True
    key = part
    for step in range(1, 6):
        other = at + way * step
        gap = tokens[other if way > 0 else other + 1].before if 0 <= other < len(tokens) else Gap.END
        if gap >= Gap.COMMA:
            return False
        key = key + tokens[other].key if way > 0 else tokens[other].key + key
        if names.knows(key):
            return True
    return False


def _after(token: Token, start: int, key: str) -> int:
    """Give where the characters end that make up a key."""
    end = start + 1
    while end < token.end and len(name_key(token.text[start - token.start : end - token.start])) < len(key):
        end += 1
    return end
