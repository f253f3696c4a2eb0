"""The nearest names to a misread one, by edit distance with the readers' usual confusions at a lower price."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from scanner.knowledge.names import Hit, Names

_CONFUSED = bytes.maketrans(b"01ij586q9", b"olllsbbgg")
_CONFUSED_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ll", "u"), ("nn", "m"))
_CONFUSION_PRICE = 0.4
"""What a usual confusion costs, where any other wrong, lost or added letter costs 1."""
_DIGIT_PRICE = 3.0
"""What a wrong digit costs: PEG-8 and PEG-9 are two substances, not two prints of one."""
_SHORTEST, _LONGEST = 5, 90
"""Letters of the shortest and the longest key that is searched."""
_ALPHABET = "abcdefghklmnoprstuvwxyz2347"
"""The letters and digits that are left in a skeleton."""
_COLUMNS = np.array([_ALPHABET.find(chr(code)) % (len(_ALPHABET) + 1) for code in range(256)], dtype=np.int32)
"""The column of each character, the last one for those that are not counted."""
_BITS = tuple(
    (column, times)
    for times, letters in ((1, _ALPHABET), (2, "acdehlmnoprstuy"), (3, "acehlnoprty"), (4, "elotrac"))
    for column, letter in enumerate(_ALPHABET)
    if letter in letters
)
"""(column, times) of each bit, 64 at most: the letter stands there so many times or more."""


@dataclass(frozen=True, slots=True)
class Near:
    """A name near to a searched text: its hit, the weighted distance, and the score, 100 for equal keys."""

    hit: Hit
    distance: float
    score: float


def allowance(length: int) -> float:
    """Give the distance up to which a key of this length may still be a name misread."""
    if length < 5:
        return 0.0
    if length < 9:
        return 1.0
    if length < 11:
        return 1.5
    return min(6.0, max(2.0, 0.14 * length))


def folded(key: str) -> str:
    """Give a key with the single letters that readers confuse folded into one."""
    # As bytes, since that is ten times as fast where a text is not ASCII; letters of other scripts stay.
    return key.encode().translate(_CONFUSED).decode()


def skeleton(key: str) -> str:
    """Give a key with the letters and pairs of letters that readers confuse folded into one."""
    for pair, single in _CONFUSED_PAIRS:
        key = key.replace(pair, single)
    return folded(key)


class Nearest:
    """Searches all keys of the vocabulary.

    Keys are compared folded, and once more as skeletons: a pair such as "cl" may be a "d" misread, and a "d" may be
    all that is left of no pair. Of each key the letters it holds once, twice and more often are kept as bits. One
    wrong letter changes two bits, one lost or added letter one, so that most keys are left out by counting bits and
    none is left out wrongly.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        # All at once: a key at a time would take ten times as long.
        keys = "\n".join(names.keys)
        self._folded = folded(keys).split("\n")
        self._skeletons = skeleton(keys).split("\n")
        bits, lengths = _bits_of_all(self._folded)
        lengths[lengths < _SHORTEST] = _LONGEST + 1
        self._order = np.argsort(lengths, kind="stable")
        self._lengths = lengths[self._order]
        self._bits = (bits[self._order], _bits_of_all(self._skeletons)[0][self._order])
        self._kept: dict[str, tuple[Near, ...]] = {}

    def near(self, key: str, slack: float = 1.0) -> tuple[Near, ...]:
        """Give the names within the allowance of a key's length, and those up to `slack` further, nearest first.

        One substance is given once, by its nearest name. Empty where even the nearest is beyond the allowance.
        """
        if key not in self._kept:
            if len(self._kept) > 20_000:
                self._kept.clear()
            self._kept[key] = self._search(key, slack)
        return self._kept[key]

    def _search(self, key: str, slack: float) -> tuple[Near, ...]:
        limit = allowance(len(key))
        if limit == 0.0:
            return ()
        forms = (folded(key), skeleton(key))
        reach = int(limit + slack)
        first = int(np.searchsorted(self._lengths, len(key) - reach - 1, "left"))
        last = max(first, int(np.searchsorted(self._lengths, min(len(key) + reach + 1, _LONGEST), "right")))
        close = np.zeros(last - first, dtype=np.bool_)
        for bits, form in zip(self._bits, forms, strict=True):
            close |= np.bitwise_count(bits[first:last] ^ np.uint64(_letter_bits(form))) <= 2 * reach
        found: dict[str, Near] = {}
        for place in self._order[first:last][close].tolist():
            folded_distance = min(
                Levenshtein.distance(forms[0], self._folded[place], score_cutoff=reach),
                Levenshtein.distance(forms[1], self._skeletons[place], score_cutoff=reach),
            )
            if folded_distance > reach:
                continue
            other = self._names.keys[place]
            distance = _distance(key, other, folded_distance)
            if distance > limit + slack:
                continue
            score = max(0.0, 100.0 * (1 - distance / max(len(key), len(other))))
            for hit in self._names.hits_at(place):
                substance = self._names.canonical(hit.name)
                if substance not in found or distance < found[substance].distance:
                    found[substance] = Near(hit, distance, score)
        best = sorted(found.values(), key=lambda near: (near.distance, near.hit.kind != "exact", near.hit.name))
        return tuple(best) if best and best[0].distance <= limit else ()


def _distance(key: str, other: str, folded_distance: int) -> float:
    plain = Levenshtein.distance(key, other)
    distance = folded_distance + _CONFUSION_PRICE * max(0, plain - folded_distance)
    if _digits(key) != _digits(other):
        distance += _digit_fault(key, other)
    return distance


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _digit_fault(key: str, other: str) -> float:
    """Price digits that differ: little where a reader took a letter for a digit, much where the number differs."""
    ours, theirs = _digits(key), _digits(other)
    if len(ours) != len(theirs) and (ours in theirs or theirs in ours or not ours or not theirs):
        folded_key, folded_other = skeleton(key), skeleton(other)
        if folded_key == folded_other:
            return 0.0
        # A letter read as a digit leaves a stray digit amid letters; a lost number leaves a name without one.
        return 0.3 if _stray(key) != _stray(other) else _DIGIT_PRICE
    return _DIGIT_PRICE


def _stray(text: str) -> bool:
    """Tell whether a digit stands between two letters."""
    return any(text[i].isdigit() and text[i - 1].isalpha() and text[i + 1].isalpha() for i in range(1, len(text) - 1))


def _letter_bits(text: str) -> int:
    """Give the letter bits of one skeleton. Letters of other scripts have none."""
    bits = 0
    for bit, (column, times) in enumerate(_BITS):
        if text.count(_ALPHABET[column]) >= times:
            bits |= 1 << bit
    return bits


def _bits_of_all(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Give the letter bits and the length of each skeleton: (texts,) each."""
    # A line feed ends each text, and any character takes one byte here.
    codes = np.frombuffer(("\n".join(texts) + "\n").encode("ascii", "replace"), dtype=np.uint8)
    lengths = np.diff(np.flatnonzero(codes == ord("\n")), prepend=-1) - 1
    rows = np.repeat(np.arange(len(texts), dtype=np.int32), lengths + 1)
    size = (len(_ALPHABET) + 1) * len(texts)
    counts = np.bincount(_COLUMNS[codes] * len(texts) + rows, minlength=size).reshape(-1, len(texts))
    bits = np.zeros(len(texts), dtype=np.uint64)
    for bit, (column, times) in enumerate(_BITS):
        bits |= (counts[column] >= times).astype(np.uint64) << np.uint64(bit)
    return bits, lengths
