"""The words of "free from" statements, ready to be looked up at a place of a folded text."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz.distance import Levenshtein

from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key
from scanner.knowledge.model import Phrase
from scanner.knowledge.nearest import skeleton
from scanner.label.folding import fold_key

ABSENCE, NARROWED, VAGUE, TRAP = "absence", "narrowed", "vague", "trap"
_DENIALS = (ABSENCE, NARROWED)
_SAME_SHAPE = ("ce", "oe", "co", "ea", "ft", "fr", "fi", "hb", "uv", "nr", "mn", "vy", "ti", "ai", "oa", "gq", "sz")
"""Letters that a reader takes for one another."""
_LONG_WORD = 7
_PREFIX = 3

T = TypeVar("T")


class Kind(Enum):
    """What a denied word is: no name of the vocabulary, a name too, or only a name."""

    CLASS = 1
    NAMED = 2
    NAME_ONLY = 3


@dataclass(frozen=True, slots=True)
class Denied:
    """A word that may be denied.

    `scope` is the word of the database it stands for, `method` what a denial of it is worth (absence or narrowed).
    `active` marks what a pack may as well boast of, such as retinol.
    """

    scope: str
    method: str
    kind: Kind
    active: bool = False


class Lexicon(Generic[T]):
    """Folded keys and what they stand for, found by the text from a place on."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self.entries: dict[str, T] = {}
        for key, value in entries:
            if key:
                self.entries.setdefault(key, value)
        self._long: dict[str, list[tuple[str, T]]] = {}
        self._short: dict[str, list[tuple[str, T]]] = {}
        for key, value in sorted(self.entries.items(), key=lambda entry: -len(entry[0])):
            if len(key) < _PREFIX:
                self._short.setdefault(key[:1], []).append((key, value))
            else:
                self._long.setdefault(key[:_PREFIX], []).append((key, value))

    def at(self, text: str, start: int) -> Sequence[tuple[int, T]]:
        """Give (end, value) of each key that the text holds at `start`, longest first."""
        rows = self._long.get(text[start : start + _PREFIX], ())
        short = self._short.get(text[start : start + 1], ())
        if not rows and not short:
            return ()
        return [(start + len(key), value) for key, value in (*rows, *short) if text.startswith(key, start)]


@dataclass(frozen=True, slots=True)
class DenialWords:
    """All wordings that `free_from` looks for, by folded key.

    `forward` cues deny what follows, `backward` cues what stands before. `mentions` open instructions that only name a
    substance. `joints` join denied words, `modifiers` stand before or behind one, `stops` end a statement; `undoing`
    take one back, right before it and right behind it. `headings` open a list of ingredients. `rows` are whole
    denials, `whole` those of them that no cue finds. `shapes` and `shortened` lead from misread words to long ones.
    `heads` are the first characters of all that opens a statement or is one.
    """

    forward: Lexicon[Phrase]
    backward: Lexicon[Phrase]
    mentions: Lexicon[Phrase]
    joints: Lexicon[Phrase]
    modifiers: Lexicon[Phrase]
    stops: Lexicon[Phrase]
    undoing: tuple[frozenset[str], frozenset[str]]
    headings: frozenset[str]
    denied: Lexicon[Denied]
    rows: Lexicon[Phrase]
    whole: frozenset[Phrase]
    vague: Lexicon[Phrase]
    traps: Lexicon[Phrase]
    long_cues: tuple[tuple[str, Phrase], ...]
    shapes: dict[str, Denied]
    shortened: dict[str, list[str]]
    heads: frozenset[str]

    def may_open(self, text: str, start: int) -> bool:
        """Tell whether a statement may begin at a place of a folded text, by its first characters."""
        heads = self.heads
        return text[start : start + 3] in heads or text[start : start + 2] in heads or text[start] in heads

    def misread(self, key: str) -> Denied | None:
        """Give the long word that a key stands for with one letter misread, None where no word or two are near."""
        if len(key) < _LONG_WORD:
            return None
        same = self.shapes.get(skeleton(key))
        if same is not None:
            return same
        others = {other for short in _shortened(key) for other in self.shortened.get(short, ())}
        values = (self.denied.entries[other] for other in others if one_misread(key, other))
        near = {value.scope: value for value in values}
        return next(iter(near.values())) if len(near) == 1 else None


def _shortened(key: str) -> Iterator[str]:
    """Yield a key, and it without each of its letters: two keys one letter apart share one of these."""
    yield key
    for at in range(len(key)):
        yield key[:at] + key[at + 1 :]


def one_misread(key: str, other: str) -> bool:
    """Tell whether two keys differ by one letter lost, doubled, or taken for one of the same shape."""
    if Levenshtein.distance(key, other, score_cutoff=1) != 1:
        return skeleton(key) == skeleton(other)
    if len(key) != len(other):
        return True
    pair = next(a + b for a, b in zip(key, other, strict=True) if a != b)
    return pair in _SAME_SHAPE or pair[::-1] in _SAME_SHAPE


@lru_cache(maxsize=8)
def denial_words(knowledge: Knowledge) -> DenialWords:
    """Compile the wordings of the database, once for each."""
    phrases = knowledge.phrases
    cues = [cue for cue in phrases.get("negation-cue", ()) if "%" not in cue.text]
    rows = phrases.get("negation", ())
    forward = [cue for cue in cues if cue.scope in ("list after", "word after", "panel after", "prefix")]
    undoing = phrases.get("negation-undo", ())
    backward = [cue for cue in cues if cue.scope in ("list before", "suffix")]
    denied = Lexicon(_denied(knowledge, forward, backward))
    shortened: dict[str, list[str]] = {}
    for key in denied.entries:
        if len(key) >= _LONG_WORD:
            for short in _shortened(key):
                shortened.setdefault(short, []).append(key)
    opening = _lexicon([*cues, *phrases.get("mention-cue", ()), *rows])
    return DenialWords(
        forward=_lexicon(forward),
        backward=_lexicon(backward),
        mentions=_lexicon(phrases.get("mention-cue", ())),
        joints=_lexicon(phrases.get("negation-joint", ())),
        modifiers=_lexicon(phrases.get("negation-modifier", ())),
        stops=_lexicon(phrases.get("negation-stop", ())),
        undoing=(_keys(undoing, "before"), _keys(undoing, "behind")),
        headings=frozenset(
            fold_key(row.text) for row in phrases.get("heading", ()) if row.meaning.startswith(("begin", "continue"))
        ),
        denied=denied,
        rows=_lexicon(row for row in rows if row.method in _DENIALS),
        whole=frozenset(
            row
            for row in rows
            if row.method in _DENIALS
            and (row.scope == "phrase" or not _without_cue(row.text, row.lang, forward, backward))
        ),
        vague=_lexicon(row for row in rows if row.method == VAGUE),
        traps=_lexicon(row for row in rows if row.method == TRAP),
        long_cues=tuple(
            (key, cue) for cue in forward if len(key := fold_key(cue.text)) >= _LONG_WORD and key.isascii()
        ),
        shortened=shortened,
        heads=frozenset(key[:_PREFIX] for key in opening.entries),
        shapes={skeleton(key): value for key, value in denied.entries.items() if len(key) >= _LONG_WORD},
    )


def _keys(rows: Iterable[Phrase], scope: str) -> frozenset[str]:
    return frozenset(fold_key(row.text) for row in rows if row.scope == scope)


def _lexicon(rows: Iterable[Phrase]) -> Lexicon[Phrase]:
    return Lexicon((fold_key(row.text), row) for row in rows)


def _denied(
    knowledge: Knowledge, forward: Sequence[Phrase], backward: Sequence[Phrase]
) -> Iterator[tuple[str, Denied]]:
    """Yield every word that may be denied: those of the statements themselves, then those of the other tables."""
    rows = [row for row in knowledge.phrases.get("negation", ()) if row.method in _DENIALS and ";" not in row.meaning]
    words = knowledge.phrases.get("hazard-word", ())
    active = {row.meaning for row in words if row.scope == "active"}
    usual = _usual_methods(rows)

    def entry(text: str, scope: str, method: str) -> tuple[str, Denied]:
        kind = Kind.NAMED if knowledge.names.knows(name_key(text)) else Kind.CLASS
        return fold_key(text), Denied(scope, method or usual.get(scope, ABSENCE), kind, scope in active)

    for row in rows:
        rest = _without_cue(row.text, row.lang, forward, backward)
        if rest:
            yield entry(rest, row.meaning, row.method)
    for word in words:
        yield entry(word.text, word.meaning, word.method)
    for item in knowledge.free_from.values():
        for form in (item.word, *item.also):
            if "/" not in form:
                yield entry(form, item.word, "")


def _usual_methods(rows: Iterable[Phrase]) -> dict[str, str]:
    """Give what a denial of each word is worth in most of its statements."""
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        counts.setdefault(row.meaning, Counter())[row.method] += 1
    return {word: max((ABSENCE, NARROWED), key=lambda method: count[method]) for word, count in counts.items()}


def _without_cue(text: str, lang: str, forward: Sequence[Phrase], backward: Sequence[Phrase]) -> str:
    """Give what a statement denies, "" where it holds no cue of its language at its start or end."""
    for cue in sorted(forward, key=lambda cue: -len(cue.text)):
        if cue.lang == lang and text.casefold().startswith(cue.text.casefold()):
            return _bare(text[len(cue.text) :])
    for cue in sorted(backward, key=lambda cue: -len(cue.text)):
        if cue.lang in (lang, "en") and text.casefold().endswith(cue.text.casefold()):
            return _bare(text[: -len(cue.text)])
    return ""


def _bare(text: str) -> str:
    return re.sub(r"^[\s:*-]+|[\s:*-]+$", "", text)
