"""Soaps named by their fats: "Saponified oils of coconut*, olive and palm", "huile d'olive saponifiée"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key
from scanner.knowledge.names import Hit
from scanner.label.items import Item
from scanner.label.path import Edge
from scanner.label.tokens import Gap, Token

_LONGEST_HEAD = 5
_LONGEST_FAT = 4
# A soap's name wins over that of the fat alone, whose edge leaves the word "saponified" over.
_PREFERRED = -0.15
_OILS = ("oils", "butters")


def saponified_edges(words: Sequence[Token], edges: Sequence[Edge], knowledge: Knowledge) -> list[Edge]:
    """Give the runs of words that name soaps by their fats, beside the `edges` that are names as they stand.

    Made with soda it is the sodium soap, with potash the potassium soap: where the vocabulary has both, both are
    possible. In a row of fats a full name such as "olive oil" may also stand for the oil itself.
    """
    soaps = knowledge.soaps
    if not any(soaps.said(word.key) for word in words):
        return []
    starting: dict[int, list[Edge]] = {}
    ending: dict[int, list[Edge]] = {}
    for edge in edges:
        starting.setdefault(edge.first, []).append(edge)
        ending.setdefault(edge.last, []).append(edge)
    found: list[Edge] = []
    for at, word in enumerate(words):
        if word.key in soaps.after:
            found += [
                Edge(edge.first, at + 1, edge.key + word.key, hits, _PREFERRED)
                for edge in ending.get(at, ())
                if word.before < Gap.COMMA and (hits := _hits(edge, knowledge))
            ]
        last = _head(words, at, knowledge)
        if last is not None:
            found += _row(words, at, last, starting, knowledge)
        elif word.key in soaps.before:
            single = [
                Edge(at, edge.last, word.key + edge.key, hits, _PREFERRED)
                for edge in starting.get(at + 1, ())
                if words[at + 1].before < Gap.JOIN and (hits := _hits(edge, knowledge))
            ]
            found += single or _row(words, at, at + 1, starting, knowledge, bare=True)
    return found


def without_plain_fats(items: Sequence[Item], knowledge: Knowledge) -> list[Item]:
    """Take the name from items that say "saponified" of a fat whose soap is not known: it is not the fat any more."""
    return [
        replace(item, edge=None, guess=None, doubtful="")
        if item.edge is not None and item.doubtful == "part" and knowledge.soaps.said(item.key)
        else item
        for item in items
    ]


def _hits(edge: Edge, knowledge: Knowledge) -> tuple[Hit, ...]:
    """Give the soaps of the fat that an edge names; empty where it names none, or a soap already."""
    soaps = dict.fromkeys(soap for hit in edge.hits for soap in knowledge.soaps.of.get(hit.name, ()))
    return _as_hits(tuple(soaps), f"saponified {edge.hits[0].found}") if soaps else ()


def _as_hits(soaps: Sequence[str], found: str) -> tuple[Hit, ...]:
    return tuple(Hit(soap, "alias", found, sure=len(soaps) == 1) for soap in soaps)


def _head(words: Sequence[Token], at: int, knowledge: Knowledge) -> int | None:
    """Give where the head of a row of fats ends that begins at a word, None where none does."""
    key, end = "", None
    for last in range(at + 1, min(len(words), at + _LONGEST_HEAD) + 1):
        if last - 1 > at and words[last - 1].before >= Gap.JOIN:
            break
        key += words[last - 1].key
        end = last if key in knowledge.soaps.rows else end
    return end


def _row(
    words: Sequence[Token],
    first: int,
    at: int,
    starting: dict[int, list[Edge]],
    knowledge: Knowledge,
    *,
    bare: bool = False,
) -> Iterator[Edge]:
    """Yield the fats of a row as soaps, the first one together with the head of the row.

    `bare` is set where "saponified" alone heads it: then the row holds words such as "olive", up to the first name of
    an oil, and "olive, coconut and palm oils" ends with its noun.
    """
    depth = words[first].depth
    bracketed = at < len(words) and words[at].depth > depth
    start: int | None = first
    while at < len(words) and words[at].before < Gap.END:
        if bracketed and words[at].depth <= depth:
            return
        begin = at if start is None else start
        while at < len(words) and words[at].key in knowledge.names.qualifying:
            at += 1
        fat = _fat(words, at, starting, knowledge)
        if fat is None:
            return
        last, hits, full = fat
        yield Edge(begin, last, "".join(word.key for word in words[begin:last]), hits, _PREFERRED)
        if bare and full:
            return
        start, at = None, last


def _fat(
    words: Sequence[Token], at: int, starting: dict[int, list[Edge]], knowledge: Knowledge
) -> tuple[int, tuple[Hit, ...], bool] | None:
    """Give where a fat ends that begins at a word, what it stands for, and whether its name is a full one."""
    soaps = knowledge.soaps
    full = [edge for edge in starting.get(at, ()) if _hits(edge, knowledge)]
    if full:
        edge = max(full, key=lambda each: each.last)
        named = tuple(replace(hit, sure=False) for hit in (*_hits(edge, knowledge), *edge.hits))
        return edge.last, named, True
    key, best = "", None
    for last in range(at + 1, min(len(words), at + _LONGEST_FAT) + 1):
        if last - 1 > at and words[last - 1].before >= Gap.JOIN:
            break
        key += words[last - 1].key
        noun = next((noun for noun in map(name_key, _OILS) if key.endswith(noun)), "")
        fat = soaps.bare.get(key) or (soaps.bare.get(key.removesuffix(noun)) if noun else None)
        if fat:
            text = " ".join(word.text for word in words[at:last])
            best = (last, _as_hits(fat, f"saponified {text.casefold()}"), bool(noun))
    return best
