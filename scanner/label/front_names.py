"""Names of ingredients outside any list: in the product's name, or with a printed percentage."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scanner.knowledge.base import Knowledge
from scanner.knowledge.front_words import ACTIVE, PEEL, STATEMENT
from scanner.knowledge.key import name_key
from scanner.label.front_lines import Found, FrontWords, Size, front_words, share_beside, sizes
from scanner.label.lists import Region
from scanner.label.model import Candidate, Claim, Ingredient, Match, Polarity, Status
from scanner.label.negation import denied_before
from scanner.label.passage import Passage, PassageLine
from scanner.label.path import Step
from scanner.label.tokens import Share, Token

SOLD_AS_PEEL = "sold-as-peel"
_LEAST = 6
"""Letters of the shortest name of the vocabulary that counts: short ones mean other things in advertising."""


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on a pack outside its lists.

    `names` are the ingredients named, each substance once; `peel` the words for a peel. `skin` tells that a name with
    its share stands on products for the skin only.
    """

    names: tuple[Ingredient, ...] = ()
    peel: tuple[Claim, ...] = ()
    skin: bool = False


NO_FRONT = Front()


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a title: its span, the names it can stand for, how it was found and whether that is for sure."""

    start: int
    end: int
    names: tuple[str, ...]
    kind: str
    found: str
    sure: bool = False
    skin: bool = False


def read_front(
    words: Sequence[Token],
    steps: Sequence[Step],
    regions: Sequence[Region],
    passage: Passage,
    printed_shares: Sequence[Share],
    knowledge: Knowledge,
    ignored: Sequence[tuple[int, int]] = (),
) -> Front:
    """Find names and words for peels outside the lists of a pack; positions follow those of no list.

    A name counts beside a printed share, or in a short line of large print that can be a product's name: not in
    prose, where names stand in directions, warnings and praise, and not in the `ignored` spans, which deny something.
    A statement such as "contains vitamin A" counts anywhere.
    It is recognised where it is a name of the vocabulary and has a share or stands in the largest print, else
    possible. Short names such as "AHA" are possible at most.
    """
    table = front_words(knowledge)
    listed = [(words[region.first].start, words[region.last - 1].end) for region in regions]
    closed = [*listed, *ignored]
    found: dict[tuple[str, ...], Ingredient] = {}
    peel: list[Claim] = []
    skin = False
    size = sizes(passage)
    for row in passage.lines:
        if not table.is_title(row, ignored) or any(start < row.end and row.start < end for start, end in listed):
            continue
        for name in _names(row, words, steps, closed, passage.text, table, knowledge):
            share = share_beside(name.start, name.end, row, printed_shares, passage, table)
            # Without a share, a row set off by commas is a list that goes on from elsewhere.
            if share is None and (not size[row].large or "," in row.line.text):
                continue
            skin = skin or (name.skin and share is not None)
            item = _ingredient(name, share, size[row], passage, len(found) + 1)
            key = tuple(sorted(map(knowledge.names.canonical, name.names)))
            if key not in found:
                found[key] = item
            elif found[key].percent is None and item.percent is not None:
                found[key] = replace(item, position=found[key].position)
        peel += [
            Claim(SOLD_AS_PEEL, Polarity.CLAIMED, passage.printed(hit.start, hit.end))
            for hit in table.find(PEEL, passage.text, row.start, row.end)
            if size[row].large and _is_open(hit, closed)
        ]
    for hit in table.find(STATEMENT, passage.text, 0, len(passage.text)):
        before = passage.line_at(hit.start)
        if before is None or not _is_open(hit, closed) or denied_before(passage.text, hit.start, knowledge):
            continue
        skin = skin or hit.word.skin
        name = _Name(hit.start, hit.end, hit.word.names, "alias", hit.word.word)
        key = tuple(sorted(map(knowledge.names.canonical, name.names)))
        found.setdefault(key, _ingredient(name, None, size[before], passage, len(found) + 1))
    return Front(tuple(found.values()), tuple(peel), skin)


def _names(
    row: PassageLine,
    words: Sequence[Token],
    steps: Sequence[Step],
    closed: Sequence[tuple[int, int]],
    text: str,
    table: FrontWords,
    knowledge: Knowledge,
) -> Iterator[_Name]:
    """Give the names in one line in printed order: those of the vocabulary, and short ones where none is longer."""
    short = {(hit.start, hit.end): hit for hit in table.find(ACTIVE, text, row.start, row.end) if _is_open(hit, closed)}
    named: list[_Name] = []
    for step in steps:
        start, end = words[step.first].start, words[step.last - 1].end
        if step.edge is None or start < row.start or end > row.end or not _is_open((start, end), closed):
            continue
        same = short.get((start, end))
        if len(step.edge.key) < _LEAST or (same is not None and same.word.names):
            continue
        hits = step.edge.hits
        sure = len(hits) == 1 and hits[0].kind == "exact"
        names = tuple(dict.fromkeys(hit.name for hit in hits))
        named.append(_Name(start, end, names, hits[0].kind, hits[0].found, sure, same is not None and same.word.skin))
    for hit in short.values():
        free = all(hit.end <= name.start or name.end <= hit.start for name in named)
        # A short name that lists print too may be a cell of one where it is alone on its line.
        whole = text[row.start : row.end].strip() == text[hit.start : hit.end]
        alone = whole and knowledge.names.knows(name_key(hit.word.word))
        if free and hit.word.names and not alone:
            named.append(_Name(hit.start, hit.end, hit.word.names, "alias", hit.word.word, skin=hit.word.skin))
    yield from sorted(named, key=lambda name: name.start)


def _is_open(span: Found | tuple[int, int], closed: Sequence[tuple[int, int]]) -> bool:
    first, last = (span.start, span.end) if isinstance(span, Found) else span
    return not any(start < last and first < end for start, end in closed)


def _ingredient(name: _Name, share: Share | None, size: Size, passage: Passage, position: int) -> Ingredient:
    sure = name.sure and (share is not None or size.largest)
    candidates = tuple(Candidate(each, 100.0) for each in name.names)
    printed = passage.printed(name.start, name.end)
    return Ingredient(
        position=position,
        printed=printed,
        status=Status.RECOGNISED if sure else Status.POSSIBLE,
        name=name.names[0] if sure else None,
        candidates=candidates,
        match=Match(name.kind, printed.text, name.found, 100.0, candidates[1] if len(candidates) > 1 else None),
        percent=share.percent if share is not None else None,
        listed="front",
    )
