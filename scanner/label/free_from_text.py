"""A passage's text prepared for "free from" statements: where words begin, what parts them, which words are names."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise

from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key
from scanner.knowledge.model import Phrase
from scanner.label.folding import Folded, fold, fold_key
from scanner.label.free_from_words import ABSENCE, DenialWords, Denied, Kind, Lexicon
from scanner.label.passage import Passage

# Scripts without spaces let a word begin at every character; readers lose spaces elsewhere, where letters change
# from small to capital, from letters to digits, or from one script to another.
_DENSE = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"
_HANGUL = "\uac00-\ud7a3"
_START = re.compile(
    rf"(?<![^\W_])[^\W_]|(?<=[a-zß-öø-ÿ])[A-ZÀ-ÖØ-Þ]|(?<=\d)[^\W\d_]|(?<=[^\W\d_])\d"
    rf"|[{_DENSE}]|(?<=[{_DENSE}{_HANGUL}])[A-Za-z]|(?<=[A-Za-z])[{_HANGUL}]"
)
_WITHIN_NAME = re.compile(r"\.|[ \t]*['’\-‐‑–/ \t(]?[ \t]*\n?[ \t]*\)?")
_NUMBER = re.compile(r"\s\d")
_COMMA = re.compile(r"[,;，、•·∙●|*‧✓✔✗✘()\[\]（）]|(?:^|\s)[-–—](?:\s|$)")
_JOINT = re.compile(r"[&+/・＋／＆]")
_PLAIN = ("", " ")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_ENDS = re.compile(r"[.!?。！？:：]")
_WORDS_IN_NAME = 5
_WORDS_MISREAD = 3
_GLUED = 9
"""Letters in the shortest run of a denied word, a cue and another word without a space."""


class Join(IntEnum):
    """How two words of a statement follow one another, tightest first."""

    GLUED = 0
    SPACE = 1
    JOINT = 2
    """A word such as "and", or &, +, /, ・."""
    COMMA = 3
    """A comma, a semicolon, a bullet, a bracket."""
    LINE = 4
    """Nothing but the end of a line."""
    END = 5
    """A full stop, a colon, the end of a paragraph, a panel or a bracket."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that may be denied at the folded characters `start` up to, not including, `end`."""

    start: int
    end: int
    denied: Denied
    narrowed: bool = False

    @property
    def method(self) -> str:
        """What a denial of it is worth."""
        return "narrowed" if self.narrowed else self.denied.method


@dataclass(frozen=True, slots=True)
class PackText:
    """A folded text with the places at which words begin, in order and as a set, and at which panels begin."""

    folded: Folded
    starts: tuple[int, ...]
    opening: frozenset[int]
    panels: tuple[int, ...]
    words: DenialWords
    knowledge: Knowledge
    met: dict[int, tuple[Word | None, bool]] = field(default_factory=dict, compare=False)
    """What was found at a place, since walks come by the same place more than once."""

    @property
    def text(self) -> str:
        """The folded text."""
        return self.folded.text

    @property
    def source(self) -> str:
        """The text as read."""
        return self.folded.source

    def opens(self, at: int) -> bool:
        """Tell whether a word begins at a folded character."""
        return at in self.opening

    def closes(self, at: int) -> bool:
        """Tell whether a word ends before a folded character."""
        return at in self.opening or at >= len(self.text)

    def following(self, at: int) -> int:
        """Give where the next word begins behind a folded character, the end of the text at most."""
        place = bisect_right(self.starts, at)
        return self.starts[place] if place < len(self.starts) else len(self.text)

    def preceding(self, at: int) -> int:
        """Give where the last word before a folded character begins."""
        place = bisect_left(self.starts, at)
        return self.starts[place - 1] if place else 0

    def gap(self, at: int) -> str:
        """Give the text as read between a folded character and the one before it."""
        origin = self.folded.origin
        if at <= 0:
            return self.source[: origin[0]] if origin else ""
        if at >= len(origin):
            return self.source[origin[-1] + 1 :]
        return self.source[origin[at - 1] + 1 : origin[at]]

    def parted(self, at: int) -> bool:
        """Tell whether a paragraph, a panel or a photo ends right before a folded character."""
        if at >= len(self.text):
            return True
        if "\n" not in self.gap(at):
            return False
        origin = self.folded.origin
        place = bisect_right(self.panels, origin[at])
        new = place > 0 and at > 0 and self.panels[place - 1] > origin[at - 1]
        return new or _PARAGRAPH.search(self.gap(at)) is not None

    def join(self, at: int) -> Join:
        """Tell how the word at a folded character follows what stands before it, leaving words such as "and" aside."""
        gap = self.gap(at)
        if gap in _PLAIN and at < len(self.text):
            return Join.SPACE if gap else Join.GLUED
        if self.parted(at) or _ENDS.search(gap):
            return Join.END
        if _COMMA.search(gap):
            return Join.COMMA
        if _JOINT.search(gap):
            return Join.JOINT
        if "\n" in gap:
            return Join.LINE
        return Join.SPACE if gap else Join.GLUED

    def found(self, lexicon: Lexicon[Phrase], at: int) -> int:
        """Give where the longest whole word of a lexicon ends that begins at a folded character, `at` without one."""
        if at >= len(self.text) or self.source[self.origin(at)].isdigit():
            return at
        return next((end for end, _ in lexicon.at(self.text, at) if self.closes(end)), at)

    def known_at(self, at: int) -> Word | None:
        """Find the longest word that may be denied, or name of a hazard, that begins at a folded character."""
        return self._met_at(at)[0]

    def begins_name(self, at: int) -> bool:
        """Tell whether a name of the vocabulary begins at a folded character."""
        return self._met_at(at)[1]

    def word_at(self, at: int) -> Word | None:
        """Find what `known_at` finds, or a long word with one letter misread."""
        word, named = self._met_at(at)
        if word is None and not named:
            for end in self._ends(at, _WORDS_MISREAD):
                key = self.text[at:end]
                near = None if any(char.isdigit() for char in key) else self.words.misread(key)
                if near is not None and not self.knows(at, end):
                    return Word(at, end, near)
        return word

    def _met_at(self, at: int) -> tuple[Word | None, bool]:
        """Give the word at a folded character, and whether a name of the vocabulary begins there."""
        if at not in self.met:
            word, named = self._listed_at(at), False
            for end in reversed(list(self._ends(at, _WORDS_IN_NAME))):
                if self.knows(at, end):
                    named = True
                    if word is None or end > word.end:
                        hazard = self._hazard(at, end)
                        word = Word(at, end, hazard) if hazard else None
                    break
            self.met[at] = word, named
        return self.met[at]

    def word_before(self, at: int) -> Word | None:
        """Find the longest word that may be denied, or name of a hazard, that ends before a folded character."""
        best: Word | None = None
        start = at
        for _ in range(_WORDS_IN_NAME):
            if start <= 0:
                break
            if start < at and not (self.join(start) <= Join.SPACE or _WITHIN_NAME.fullmatch(self.gap(start))):
                break
            if start < at and self.parted(start):
                break
            start = self.preceding(start)
            denied = self._entry(self.text[start:at])
            if denied is not None:
                best = Word(start, at, denied)
            elif self.knows(start, at):
                hazard = self._hazard(start, at)
                if best is not None and hazard is not None and hazard.scope == best.denied.scope and best.start > start:
                    # "Parfum Fragrance free" denies one fragrance; the other may be an item with its comma lost.
                    continue
                best = Word(start, at, hazard) if hazard else None
        return best

    def knows(self, start: int, end: int) -> bool:
        """Tell whether the words between two folded characters are a name of the vocabulary."""
        return start < end and self.knowledge.names.knows(self._key(start, end))

    def origin(self, at: int) -> int:
        """Give the place in the text as read of a folded character."""
        return self.folded.origin[at] if at < len(self.folded.origin) else len(self.source)

    def _entry(self, key: str) -> Denied | None:
        entries = self.words.denied.entries
        return entries.get(key) or (entries.get(key[:-1]) if key.endswith("s") and len(key) > 4 else None)

    def _listed_at(self, at: int) -> Word | None:
        for end, denied in self.words.denied.at(self.text, at):
            if _NUMBER.search(self.source, self.origin(at), self.folded.origin[end - 1] + 1):
                # A nought folds like an o: "retinol 0.5%" is not "retinolo".
                continue
            if self.closes(end):
                return Word(at, end, denied)
            if self.text[end : end + 1] == "s" and self.closes(end + 1) and end - at > 3:
                return Word(at, end + 1, denied)
        return None

    def _ends(self, at: int, most: int) -> Iterator[int]:
        """Yield the ends of the first words from a folded character on, as long as no comma stands between them."""
        end = at
        for _ in range(most):
            if end > at and (self.parted(end) or not _WITHIN_NAME.fullmatch(self.gap(end))):
                return
            if end >= len(self.text):
                return
            end = self.following(end)
            yield end

    def _key(self, start: int, end: int) -> str:
        return name_key(self.source[self.origin(start) : self.folded.origin[end - 1] + 1])

    def _hazard(self, start: int, end: int) -> Denied | None:
        names = self.knowledge.names
        for hit in names.by_key(self._key(start, end)):
            name = names.canonical(hit.name)
            entry = self._entry(fold_key(name))
            if entry is not None:
                return entry
            if name in self.knowledge.hazards or hit.name in self.knowledge.hazards:
                return Denied(name.lower(), ABSENCE, Kind.NAME_ONLY)
        return None


def pack_text(passage: Passage, words: DenialWords, knowledge: Knowledge) -> PackText:
    """Prepare the text of a passage."""
    folded = fold(passage.text)
    place = dict(zip(reversed(folded.origin), range(len(folded.origin) - 1, -1, -1), strict=True))
    found = {place[match.start()] for match in _START.finditer(passage.text) if match.start() in place}
    starts = sorted(found)
    for start, end in pairwise([*starts, len(folded.text)]):
        if end - start > _GLUED:
            found |= _glued(folded.text, start, found, words)
    starts = sorted(found)
    panels = tuple(
        after.start
        for before, after in zip(passage.lines, passage.lines[1:], strict=False)
        if (before.line.photo, before.line.block) != (after.line.photo, after.line.block)
    )
    return PackText(folded, tuple(starts), frozenset(starts), panels, words, knowledge)


def _glued(text: str, start: int, starts: Set[int], words: DenialWords) -> set[int]:
    """Give where words begin behind a cue that is glued to both its neighbours: "PARABENFREESULFATEFREE"."""
    found: set[int] = set()
    for middle, _ in words.denied.at(text, start):
        if middle not in starts:
            for end, _ in words.backward.at(text, middle):
                if end < len(text) and end not in starts and any(words.denied.at(text, end)):
                    found |= {end} | _glued(text, end, starts, words)
    return found
