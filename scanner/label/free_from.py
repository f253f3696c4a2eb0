"""What a pack says it leaves out, and which words must therefore not be taken for ingredients."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Phrase
from scanner.label.free_from_after import Reach, denied_after
from scanner.label.free_from_before import denied_before
from scanner.label.free_from_scope import Reached, inside_list, taken_back
from scanner.label.free_from_text import Join, PackText, pack_text
from scanner.label.free_from_words import Lexicon, denial_words, one_misread
from scanner.label.model import Claim, Polarity
from scanner.label.passage import Passage

FREE_FROM = "free-from"
VAGUE = "vague"
_NONE_OF = re.compile(r"(?<![\d.,])0(?:[.,]0+)?\s?[%％]")
_LONG = 10
_WITHIN_CUE = (Join.GLUED, Join.SPACE, Join.LINE)
_FREE_HEADS = "frit"

_Hit = tuple[int, int, Phrase]
"""A wording at the folded characters from the first up to, not including, the second."""


@dataclass(frozen=True, slots=True)
class FreeFrom:
    """What a pack says it leaves out.

    `claims` hold one denial a word denied (`id` "free-from", `scope` the word of the database, `method` absence or
    narrowed), and statements without a fixed meaning (`id` "vague", `scope` what they hint at). `spans` are the
    characters of the passage's text, in order and apart, that name what is not in the product, or only mention it.
    """

    claims: tuple[Claim, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Statement:
    """A statement at the folded characters `start` up to, not including, `end`."""

    start: int
    end: int
    denied: tuple[tuple[str, str], ...]
    vague: str | None = None


def free_from(passage: Passage, knowledge: Knowledge) -> FreeFrom:
    """Find what a passage says is left out of a product.

    Statements are read over coordinated lists, before and after their cue, across lines and lost spaces. Where it is
    in doubt whether a word is denied or an ingredient, it is not taken for denied.
    """
    pack = pack_text(passage, denial_words(knowledge), knowledge)
    statements = sorted(_statements(pack), key=lambda item: (item.start, -item.end))
    claims: list[Claim] = []
    spans: list[tuple[int, int]] = []
    for item in statements:
        start, end = _span(pack, item.start, item.end)
        printed = passage.printed(start, end)
        for scope, method in dict(item.denied).items():
            claims.append(Claim(FREE_FROM, Polarity.DENIED, printed, method, scope))
        if item.vague is not None:
            claims.append(Claim(VAGUE, Polarity.CLAIMED, printed, "", item.vague))
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return FreeFrom(tuple(claims), tuple(spans))


def _span(pack: PackText, first: int, last: int) -> tuple[int, int]:
    """Give the span of the text as read of a statement, with the closing bracket of one that opens in it."""
    start, end = pack.folded.span(first, last)
    opened = sum(pack.source.count(mark, start, end) for mark in "(（")
    closed = sum(pack.source.count(mark, start, end) for mark in ")）")
    return start, end + 1 if opened > closed and pack.source[end : end + 1] in (")", "）") else end


def _statements(pack: PackText) -> Iterator[_Statement]:
    """Yield the statements; none overlaps another."""
    words = pack.words
    places = [start for start in pack.starts if words.may_open(pack.text, start)]
    traps, vague, rows = (_hits(pack, places, each) for each in (words.traps, words.vague, words.rows))
    worded = {start: (end, phrase) for start, end, phrase in rows}
    taken = bytearray(len(pack.text))
    for reached, quiet in _reached(pack, places, traps):
        # "No-comedogenic" is one vague statement, but "無添加" within "パラベン無添加" denies the word before it.
        if any(start <= reached.start and reached.end <= end for start, end, _ in vague):
            continue
        taken[reached.start : reached.end] = b"\x01" * (reached.end - reached.start)
        yield _Statement(reached.start, reached.end, () if quiet else _denials(reached, worded.get(reached.start)))
    for start, end, phrase in rows:
        if phrase not in words.whole:
            continue
        held = any(first <= start and end <= last for first, last, _ in (*traps, *vague))
        if not held and not any(taken[start:end]) and not taken_back(pack, start, end):
            taken[start:end] = b"\x01" * (end - start)
            yield _Statement(start, end, tuple((scope, phrase.method) for scope in _scopes(phrase)))
    for start, end, phrase in vague:
        if not any(taken[start:end]) and not taken_back(pack, start, end):
            yield _Statement(start, end, (), phrase.meaning)


def _denials(reached: Reached, worded: tuple[int, Phrase] | None) -> tuple[tuple[str, str], ...]:
    """Give (scope, method) of what is denied, by the row of the whole statement where the database has one."""
    if worded is not None and worded[0] >= reached.end:
        return tuple((scope, worded[1].method) for scope in _scopes(worded[1]))
    return tuple((word.denied.scope, word.method) for word in reached.words)


def _scopes(phrase: Phrase) -> tuple[str, ...]:
    return tuple(scope.strip() for scope in phrase.meaning.split(";") if scope.strip())


def _reached(pack: PackText, places: Sequence[int], traps: Sequence[_Hit]) -> Iterator[tuple[Reached, bool]]:
    """Yield what each cue reaches, and whether it denies nothing, in the order of the text."""
    none_of = dict(_none_of(pack))
    misread = dict(_misread_cues(pack))
    done = 0
    misread_free = set(_misread_free(pack))
    for start in sorted({*places, *none_of, *misread, *misread_free, *_suffixed(pack)}):
        if start < done:
            continue
        trapped = any(first <= start < last for first, last, _ in traps)
        found = _mentioned(pack, start)
        quiet = found is not None or trapped
        if found is None:
            cues = [*_forward_cues(pack, start), *none_of.get(start, ()), *misread.get(start, ())]
            found = next(filter(None, (_forward(pack, start, end, reach) for end, reach in cues)), None)
            if found is None:
                found = _backward(pack, start, trapped=trapped)
            if found is None and start in misread_free:
                found = denied_before(pack, start, pack.following(start), suffix=True)
        if found is not None and found.start >= done and not taken_back(pack, found.start, found.end):
            done = found.end
            yield found, quiet


def _forward(pack: PackText, start: int, end: int, reach: Reach) -> Reached | None:
    if inside_list(pack, start, strong=reach is not Reach.WEAK):
        reach = Reach.LISTED
    return denied_after(pack, start, end, reach)


def _mentioned(pack: PackText, start: int) -> Reached | None:
    for end, _ in pack.words.mentions.at(pack.text, start):
        if pack.opens(start) and pack.closes(end):
            reached = denied_after(pack, start, end, Reach.MENTION)
            if reached is not None:
                return reached
    return None


def _none_of(pack: PackText) -> Iterator[tuple[int, list[tuple[int, Reach]]]]:
    """Yield where each "0 %" begins and, as a cue, ends."""
    for match in _NONE_OF.finditer(pack.source):
        start = bisect_left(pack.folded.origin, match.start())
        yield start, [(bisect_left(pack.folded.origin, match.end()), Reach.WEAK)]


def _forward_cues(pack: PackText, start: int) -> Iterator[tuple[int, Reach]]:
    if not pack.opens(start):
        return
    for end, phrase in pack.words.forward.at(pack.text, start):
        if pack.closes(end) or _glued_word(pack, end, phrase):
            yield end, _strength(phrase)


def _strength(phrase: Phrase) -> Reach:
    if phrase.scope == "panel after":
        return Reach.PANEL
    long = " " in phrase.text or phrase.text == "without" or (len(phrase.text) > 1 and phrase.lang in ("zh", "th"))
    return Reach.STRONG if long else Reach.WEAK


def _glued_word(pack: PackText, end: int, phrase: Phrase) -> bool:
    """Tell whether a known word is glued to a cue: "sansparfum". To a short cue it must be longer."""
    word = pack.known_at(end)
    return word is not None and (len(phrase.text) > 3 or word.end - word.start > 3 or not phrase.text.isascii())


def _begins_forward(pack: PackText, start: int) -> bool:
    """Tell whether a cue that denies what follows begins here, as "free from" does where "free" does."""
    backward = max((end for end, _ in pack.words.backward.at(pack.text, start)), default=start)
    return any(end > backward and pack.closes(end) for end, _ in pack.words.forward.at(pack.text, start))


def _backward(pack: PackText, start: int, *, trapped: bool) -> Reached | None:
    cues = pack.words.backward.at(pack.text, start)
    if not cues or _begins_forward(pack, start):
        return None
    for end, phrase in cues:
        bound = re.fullmatch(r"[-‐‑–]?", pack.gap(start)) is not None
        if pack.closes(end) and (bound or not trapped):
            reached = denied_before(pack, start, end, suffix=phrase.scope == "suffix")
            if reached is not None:
                return reached
    return None


def _suffixed(pack: PackText) -> Iterator[int]:
    """Yield where a cue is glued to the word before it: "PARABENFREE"."""
    for key in pack.words.backward.entries:
        at = pack.text.find(key)
        while at >= 0:
            if at not in pack.opening and pack.closes(at + len(key)):
                yield at
            at = pack.text.find(key, at + 1)


def _hits(pack: PackText, places: Sequence[int], lexicon: Lexicon[Phrase]) -> list[_Hit]:
    """Find the whole wordings of a lexicon, longest first at each place, none within another.

    A long wording may have one more letter, as endings have.
    """
    found: list[_Hit] = []
    done = 0
    for start in places:
        if start < done:
            continue
        for end, phrase in lexicon.at(pack.text, start):
            if pack.closes(end) or (end - start >= _LONG and pack.closes(end + 1)):
                done = end if pack.closes(end) else end + 1
                found.append((start, done, phrase))
                break
    return found


def _misread_cues(pack: PackText) -> Iterator[tuple[int, list[tuple[int, Reach]]]]:
    """Yield where a long cue with one letter misread begins and ends: one half of it is whole."""
    for key, phrase in pack.words.long_cues:
        half = len(key) // 2
        for first, last in ((0, half), (half, len(key))):
            at = pack.text.find(key[first:last])
            while at >= 0:
                for start, end in _around(pack, at - first, len(key)):
                    if one_misread(pack.text[start:end], key):
                        yield start, [(end, _strength(phrase))]
                at = pack.text.find(key[first:last], at + 1)


def _misread_free(pack: PackText) -> Iterator[int]:
    """Yield where "free" stands with a letter misread or lost; "tree" is a word of its own."""
    for start in pack.starts:
        if pack.text[start] in _FREE_HEADS:
            word = pack.text[start : pack.following(start)]
            if len(word) < 6 and word not in ("free", "tree") and " " in pack.gap(start) and one_misread(word, "free"):
                yield start


def _around(pack: PackText, start: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of whole words near to a place that have a length, or one letter more or less."""
    for first in (start, start - 1, start + 1):
        if first < 0 or not pack.opens(first):
            continue
        for end in range(first + length - 1, min(len(pack.text), first + length + 1) + 1):
            # A letter too many is misread within a word; a word of its own belongs to what stands beside.
            apart = end - first > length and (pack.opens(first + 1) or pack.opens(end - 1))
            whole = all(pack.join(at) in _WITHIN_CUE for at in range(first + 1, end) if pack.opens(at))
            if pack.closes(end) and whole and not apart:
                yield first, end
