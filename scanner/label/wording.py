"""Finding the wordings of the database in a text as readers give it: lost spaces, broken lines, a wrong letter."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Phrase
from scanner.label.folding import Folded, fold, fold_key, is_latin

SYMBOL = "symbol"
_GAP = "…"
_NUMBER = "#"
_GAP_LENGTH = 40
# Below 9 letters a word must stand alone on both sides, below 12 on one; longer ones cannot be chance.
_ALONE, _ONE_SIDE = 9, 12
# A word shorter than this is not looked for across gaps.
_WHOLE = 6
# A wording does not end with the first letters of another word, as in "Non stérile si".
_FRAGMENT = 4
# One wrong letter is forgiven from this length on, a second one in wordings of the length after it.
_FORGIVING = 11
_FORGIVING_TWICE = 28
_FORGIVING_EAST_ASIAN = 8
_BLURRED = str.maketrans("ec", "oo")
_SENTENCE_END = re.compile(r"[.!?;](?:\s|$)|[。;!?]|\n\n")


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found: its phrase, the span of the text as read, and how many letters differ."""

    phrase: Phrase
    start: int
    end: int
    errors: int = 0


@dataclass(frozen=True, slots=True)
class _Wording:
    """A wording ready to be looked for: its folded key, and the pieces one of which stands there whole."""

    phrase: Phrase
    key: str
    pattern: re.Pattern[str] | None
    allowed: int
    pieces: tuple[tuple[int, str], ...]
    blurred: str


class Wordings:
    """The wordings of some kinds, ready to be found.

    In a wording "…" stands for up to 40 characters of the same sentence and "#" for a number; a wording of the
    language "symbol" is a boxed word or pictogram written out, such as "[LOT]".
    """

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self._worded: list[_Wording] = []
        self._drawn: list[tuple[Phrase, re.Pattern[str]]] = []
        for phrase in phrases:
            if phrase.lang == SYMBOL:
                self._drawn.append((phrase, _drawn_pattern(phrase.text)))
                continue
            parts = [fold_key(part) for part in re.split(f"[{_GAP}{_NUMBER}]", phrase.text)]
            key = "".join(parts)
            if key:
                marks = re.findall(f"[{_GAP}{_NUMBER}]", phrase.text)
                pattern = _gapped(parts, marks) if marks else None
                allowed = 0 if marks else _allowed(key)
                self._worded.append(_Wording(phrase, key, pattern, allowed, _pieces(key, allowed), _blur(key)))

    def find(self, text: str, *, folded: Folded | None = None, taken: Iterable[tuple[int, int]] = ()) -> list[Hit]:
        """Find the wordings in a text, in the order of the text; no two overlap, and none overlaps a span `taken`.

        A wording with a smaller priority number takes its text first; among equals the longest does.
        """
        folded = folded or fold(text)
        found = [(hit.phrase.priority, -len(hit.phrase.text), hit) for hit in self._find_drawn(text)]
        haystack, blurred = folded.text, _blur(folded.text)
        for wording in self._worded:
            if wording.allowed and wording.blurred in blurred:
                found.extend(
                    (wording.phrase.priority, -len(wording.key), hit) for hit in _find_blurred(wording, folded, blurred)
                )
            if wording.pattern is None and not any(piece in haystack for _, piece in wording.pieces):
                continue
            for hit in _find_worded(wording, folded):
                found.append((wording.phrase.priority, -len(wording.key), hit))
        found.sort(key=lambda each: (each[0], each[1] + each[2].errors, each[2].start))
        exact = [hit for _, _, hit in found if not hit.errors]
        used = bytearray(len(text))
        for start, end in taken:
            used[start:end] = b"\x01" * (end - start)
        kept: list[Hit] = []
        for _, _, hit in found:
            if hit.errors and (_inside(hit, exact) or _across_lines(hit, exact, text)):
                continue
            if not any(used[hit.start : hit.end]):
                used[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.start)

    def _find_drawn(self, text: str) -> Iterator[Hit]:
        if "[" not in text:
            return
        for phrase, pattern in self._drawn:
            for match in pattern.finditer(text):
                yield Hit(phrase, match.start(), match.end())


def _inside(hit: Hit, exact: Sequence[Hit]) -> bool:
    """Tell whether a misread wording is part of one that stands there letter by letter: "Licht sterilisiert"."""
    return any(whole.start <= hit.start and hit.end <= whole.end for whole in exact)


@lru_cache(maxsize=64)
def wordings(knowledge: Knowledge, *kinds: str) -> Wordings:
    """Give the wordings of the kinds named, built once for each database."""
    return Wordings(phrase for kind in kinds for phrase in knowledge.phrases.get(kind, ()))


def _across_lines(hit: Hit, exact: Sequence[Hit], text: str) -> bool:
    """Tell whether a misread wording runs over a line's end into one that begins or ends there: "houdbaar / LOT"."""
    at = text.find("\n", hit.start, hit.end)
    if at < 0:
        return False
    return any(
        (hit.start <= other.start < other.end <= at and not text[other.end : at].strip())
        or (at < other.start < other.end <= hit.end and not text[at : other.start].strip())
        for other in exact
    )


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span of the sentence around a span; an empty line ends it, a line feed does not."""
    first = 0
    for match in _SENTENCE_END.finditer(text, 0, start):
        first = match.end()
    following = _SENTENCE_END.search(text, end)
    return first, following.start() if following else len(text)


def near_word(token: str, words: Sequence[str], *, shortest: int = 7) -> bool:
    """Tell whether a folded token differs from one of the folded words by one letter; short words have no leeway."""
    return len(token) >= shortest and any(
        len(word) >= shortest and Levenshtein.distance(token, word, score_cutoff=1) == 1 for word in words
    )


def _drawn_pattern(text: str) -> re.Pattern[str]:
    words = re.findall(r"[\[\]]|[^\[\]\s]+", text)
    return re.compile(r"\s*".join(re.escape(word) for word in words), re.IGNORECASE)


def _gapped(parts: Sequence[str], marks: Sequence[str]) -> re.Pattern[str]:
    # Digits are folded like letters, so a number may hold "o" and "i".
    pattern = re.escape(parts[0])
    for mark, part in zip(marks, parts[1:], strict=True):
        pattern += (f".{{0,{_GAP_LENGTH}}}?" if mark == _GAP else r"[\doi]{1,6}") + re.escape(part)
    return re.compile(pattern)


def _find_worded(wording: _Wording, folded: Folded) -> Iterator[Hit]:
    phrase, key = wording.phrase, wording.key
    if wording.pattern is not None:
        for match in wording.pattern.finditer(folded.text):
            start, end = folded.span(match.start(), match.end())
            opens = not is_latin(key[0]) or folded.opens(match.start())
            if opens and not _SENTENCE_END.search(folded.source, start, end - 1):
                yield Hit(phrase, start, end)
        return
    at = folded.text.find(key)
    while at >= 0:
        if _stands_alone(key, folded, at, at + len(key)) and not _scattered(phrase, folded, at, at + len(key)):
            yield Hit(phrase, *folded.span(at, at + len(key)))
        at = folded.text.find(key, at + 1)
    if wording.allowed:
        yield from _find_misread(wording, folded)


def _stands_alone(key: str, folded: Folded, start: int, end: int) -> bool:
    opens = not is_latin(key[0]) or folded.opens(start)
    closes = not is_latin(key[-1]) or folded.closes(end)
    if len(key) < _ALONE:
        return opens and closes
    if not closes and any(folded.opens(at) for at in range(end - 1, max(start, end - _FRAGMENT), -1)):
        return False
    if not opens and any(folded.opens(at) for at in range(start + 1, min(end, start + _FRAGMENT))):
        return False
    return opens or closes or len(key) >= _ONE_SIDE


def _scattered(phrase: Phrase, folded: Folded, start: int, end: int) -> bool:
    """Tell whether the letters of a short word stand apart in the text, as in "A HA" for AHA."""
    first, last = folded.span(start, end)
    return len(phrase.text) < _WHOLE and phrase.text.isalnum() and last - first > len(phrase.text)


def _allowed(key: str) -> int:
    """Give how many wrong letters a wording is forgiven."""
    latin = is_latin(key[0]) or is_latin(key[-1])
    if len(key) < (_FORGIVING if latin else _FORGIVING_EAST_ASIAN):
        return 0
    return 1 if len(key) < _FORGIVING_TWICE else 2


def _pieces(key: str, allowed: int) -> tuple[tuple[int, str], ...]:
    """Part a key so that one piece stays whole with the letters allowed to be wrong; each with its place in it."""
    bounds = [len(key) * number // (allowed + 1) for number in range(allowed + 2)]
    return tuple((first, key[first:last]) for first, last in pairwise(bounds))


def _find_misread(wording: _Wording, folded: Folded) -> Iterator[Hit]:
    """Find a long wording with wrong letters: its pieces are looked for, then the rest is compared."""
    seen: set[int] = set()
    for first, piece in wording.pieces:
        at = folded.text.find(piece)
        while at >= 0:
            best = _best_window(wording.key, folded, at - first, wording.allowed)
            if best is not None and best[0] not in seen:
                start, end, errors = best
                seen.add(start)
                if errors and folded.opens(start) and folded.closes(end):
                    yield Hit(wording.phrase, *folded.span(start, end), errors)
            at = folded.text.find(piece, at + 1)


def _blur(folded: str) -> str:
    """Give a folded text in which the letters stand alike that small or blurred print makes alike."""
    return folded.translate(_BLURRED)


def _find_blurred(wording: _Wording, folded: Folded, blurred: str) -> Iterator[Hit]:
    """Find a long wording in which many round letters were misread, such as "storilizo tho rollor"."""
    size = len(wording.key)
    at = blurred.find(wording.blurred)
    while at >= 0:
        errors = sum(one != other for one, other in zip(wording.key, folded.text[at : at + size], strict=True))
        if 0 < errors <= size // 3 and folded.opens(at) and folded.closes(at + size):
            yield Hit(wording.phrase, *folded.span(at, at + size), errors)
        at = blurred.find(wording.blurred, at + 1)


def _best_window(key: str, folded: Folded, around: int, allowed: int) -> tuple[int, int, int] | None:
    best: tuple[int, int, int] | None = None
    for start in range(max(0, around - allowed), around + allowed + 1):
        for length in range(len(key) - allowed, len(key) + allowed + 1):
            window = folded.text[start : start + length]
            if len(window) < length:
                continue
            errors = Levenshtein.distance(window, key, score_cutoff=allowed)
            if errors <= allowed and (best is None or errors < best[2]):
                best = (start, start + length, errors)
    return best
