"""The lines of a pack that can be its title: how large they are printed, and what words of fronts stand in them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import dist
from statistics import median

from scanner.knowledge.base import Knowledge
from scanner.knowledge.front_words import ACTIVE, KINDS, NOT_MEANT, PEEL, TITLE, WARNING, FrontWord
from scanner.label.passage import Passage, PassageLine
from scanner.label.tokens import Share

_TITLE = 6
"""Words in the longest line that may be a product's name."""
_LARGE = 1.3
"""How many times as high as the median line a title is printed."""
_FIRST = 3
"""Lines of a pasted text, which has no sizes, that may be its title."""
_GENERIC = 5
"""Letters of the shortest word of product names that is no preposition."""
_SENTENCE = re.compile(r"[.!?:;,]\s*$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_JOINERS = frozenset(("and", "et", "und", "y", "e", "plus", "of", "de"))


@dataclass(frozen=True, slots=True)
class Size:
    """How a line is printed: `large` beside the other lines of its photo, and whether no line there is `largest`."""

    large: bool
    largest: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A word of fronts at `start` up to, not including, `end` of a text."""

    word: FrontWord
    start: int
    end: int


class FrontWords:
    """The words of fronts, ready to be found."""

    def __init__(self, knowledge: Knowledge) -> None:
        words = knowledge.front_words
        self._patterns = {kind: _pattern(words[kind]) for kind in KINDS}
        self._by_key = {kind: {_key(word.word): word for word in words[kind]} for kind in KINDS}
        products = (p.text for p in knowledge.phrases.get("kind-word", ()) if p.meaning == "serum")
        small = {word.word.casefold() for word in words[TITLE]} | {text.casefold() for text in products}
        active = {part.casefold() for word in words[ACTIVE] for part in _WORD.findall(word.word) if not part.isupper()}
        self._small = _JOINERS | small | active
        peel = {part.casefold() for word in words[PEEL] for part in _WORD.findall(word.word)}
        self._generic = {word for word in small | peel if len(word) >= _GENERIC}

    def find(self, kind: str, text: str, start: int, end: int) -> list[Found]:
        """Find the words of a kind in a part of a text. Initials count in capitals only."""
        found = []
        for match in self._patterns[kind].finditer(text, start, end):
            word = self._by_key[kind].get(_key(match.group()))
            if word is not None and _initials_kept(word.word, match.group()):
                found.append(Found(word, match.start(), match.end()))
        return found

    def are_generic(self, text: str) -> bool:
        """Tell whether a text holds words of product names only, such as "serum": none that names something else."""
        spoken = _WORD.findall(text)
        return all(word.casefold() in self._generic for word in spoken) and not re.search(r"[+&,/%]", text)

    def is_title(self, row: PassageLine, ignored: Sequence[tuple[int, int]]) -> bool:
        """Tell whether a line can be a product's name.

        It is short and no sentence or warning, each word has a capital or is one of those that titles print small,
        and outside the `ignored` spans, which deny something, no word says that the name beside it is not meant.
        """
        text = row.line.text
        spoken = _WORD.findall(text)
        if len(spoken) > _TITLE or _SENTENCE.search(text):
            return False
        if self.find(WARNING, text, 0, len(text)):
            return False
        if any(word[0].islower() and word.casefold() not in self._small for word in spoken):
            return False
        bare = list(text)
        for start, end in ignored:
            for at in range(max(start - row.start, 0), min(end - row.start, len(bare))):
                bare[at] = " "
        return not self.find(NOT_MEANT, "".join(bare), 0, len(bare))


@lru_cache(maxsize=4)
def front_words(knowledge: Knowledge) -> FrontWords:
    """Give the words of fronts of a database."""
    return FrontWords(knowledge)


def _initials_kept(word: str, printed: str) -> bool:
    """Tell whether initials are printed in capitals: "MIT" is not the German "mit", "AHA" no exclamation."""
    pairs = zip(_WORD.findall(word), _WORD.findall(printed), strict=False)
    return all(own.rstrip("s").isupper() <= seen.rstrip("s").isupper() for own, seen in pairs)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _pattern(words: Sequence[FrontWord]) -> "re.Pattern[str]":
    """Give a pattern of whole words, the longest first, in which a blank is a blank, a hyphen or none."""
    forms = sorted({re.sub(r"(?:\\ |\\-)+", r"[\\s-]?", re.escape(word.word)) for word in words}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def sizes(passage: Passage) -> dict[PassageLine, Size]:
    """Give how each line is printed beside the others of its photo."""
    heights = {row: _height(row) for row in passage.lines}
    found = {}
    for photo, rows in _by_photo(passage):
        own = [heights[row] for row in rows]
        middle, top = median(own), max(own)
        for index, row in enumerate(rows):
            large = index < _FIRST if photo is None else heights[row] >= _LARGE * middle
            found[row] = Size(large, photo is not None and heights[row] >= 0.9 * top and large)
    return found


def _by_photo(passage: Passage) -> Iterator[tuple[int | None, list[PassageLine]]]:
    photos = dict.fromkeys(row.line.photo for row in passage.lines)
    for photo in photos:
        yield photo, [row for row in passage.lines if row.line.photo == photo]


def _height(row: PassageLine) -> float:
    """Give the height of a line's print in pixels, 0 for pasted text."""
    return median(dist(upper, lower) for upper, lower in row.line.rungs) if row.line.rungs else 0.0


def share_beside(
    start: int, end: int, row: PassageLine, printed: Sequence[Share], passage: Passage, words: FrontWords
) -> Share | None:
    """Give the share printed right behind a name or right before it, at the end of its line, or alone on the next.

    In a line that begins with a share, as in "30% AHA 2% BHA", each name has the share before it. At the end of the
    line a share belongs to a name where only words such as "serum" stand between.
    """
    text = passage.text
    own = [share for share in printed if row.start <= _digits(share, text) < row.end]
    behind = next((s for s in own if s.start >= end and not text[end : s.start].strip(" (")), None)
    before = next((s for s in own if s.end <= start and not text[s.end : start].strip(" )")), None)
    if behind is not None or before is not None:
        leading = not _WORD.search(text[row.start : max(row.start, own[0].start)])
        return (before or behind) if leading else (behind or before)
    last = own[-1] if len(own) == 1 and own[0].start >= end else None
    if last is not None and not text[last.end : row.end].strip() and words.are_generic(text[end : last.start]):
        return last
    below = passage.line_at(row.end + 1)
    if below is None or below.line.photo != row.line.photo or text[end : row.end].strip():
        return None
    alone = [share for share in printed if below.start <= _digits(share, text) < below.end]
    if len(alone) != 1 or text[below.start : max(below.start, alone[0].start)].strip():
        return None
    return None if text[alone[0].end : below.end].strip() else alone[0]


def _digits(share: Share, text: str) -> int:
    """Give where a share's number begins: the span may begin in the line before, with white space."""
    return next((at for at in range(share.start, share.end) if text[at].isdigit()), share.start)
