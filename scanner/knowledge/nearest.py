"""The nearest names to a misread one, by edit distance with the readers' usual confusions at a lower price."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from scanner.knowledge.names import Hit, Names

_CONFUSED = str.maketrans({"0": "o", "1": "l", "i": "l", "j": "l", "5": "s", "8": "b", "6": "b", "q": "g", "9": "g"})
_CONFUSED_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ll", "u"), ("nn", "m"))
_CONFUSION_PRICE = 0.4
"""What a usual confusion costs, where any other wrong, lost or added letter costs 1."""
_DIGIT_PRICE = 3.0
"""What a wrong digit costs: PEG-8 and PEG-9 are two substances, not two prints of one."""
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


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
    if length < 7:
        return 0.5
    if length < 9:
        return 1.0
    if length < 13:
        return 1.5
    return min(6.0, 0.14 * length)


def skeleton(key: str) -> str:
    """Give a key with the letters that readers confuse folded into one."""
    folded = key
    for pair, single in _CONFUSED_PAIRS:
        folded = folded.replace(pair, single)
    return folded.translate(_CONFUSED)


class Nearest:
    """Searches all keys of the vocabulary.

    The letter counts of all keys are kept: half the sum of their differences is never more than the edit distance,
    so that most keys are left out by one subtraction and none is left out wrongly.
    """

    def __init__(self, names: Names) -> None:
        self._names = names
        places = [place for place, key in enumerate(names.keys) if 5 <= len(key) <= 90]
        skeletons = [skeleton(names.keys[place]) for place in places]
        order = sorted(range(len(places)), key=lambda i: len(skeletons[i]))
        self._places = [places[i] for i in order]
        self._skeletons = [skeletons[i] for i in order]
        self._lengths = np.array([len(text) for text in self._skeletons], dtype=np.int32)
        self._counts = _letter_counts(self._skeletons)
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
        folded = skeleton(key)
        reach = int(limit + slack)
        first = int(np.searchsorted(self._lengths, len(folded) - reach, "left"))
        last = int(np.searchsorted(self._lengths, len(folded) + reach, "right"))
        if first >= last:
            return ()
        counts = _letter_counts([folded])[0]
        differences = np.abs(self._counts[first:last] - counts).sum(axis=1)
        lengths = np.abs(self._lengths[first:last] - len(folded))
        close = np.nonzero((differences + lengths) <= 2 * reach)[0] + first
        found: dict[str, Near] = {}
        for index in close:
            folded_distance = Levenshtein.distance(folded, self._skeletons[index], score_cutoff=reach)
            if folded_distance > reach:
                continue
            other = self._names.keys[self._places[index]]
            distance = _distance(key, other, folded_distance)
            if distance > limit + slack:
                continue
            score = max(0.0, 100.0 * (1 - distance / max(len(key), len(other))))
            for hit in self._names.hits_at(self._places[index]):
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
    return any(
        text[i].isdigit() and text[i - 1].isalpha() and text[i + 1].isalpha() for i in range(1, len(text) - 1)
    )


def _letter_counts(texts: Sequence[str]) -> NDArray[np.int16]:
    """Count each letter and digit of each text: (texts, 36), other scripts left out."""
    counts = np.zeros((len(texts), len(_ALPHABET)), dtype=np.int16)
    joined = "".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le"), dtype=np.uint32)
    table = np.full(128, -1, dtype=np.int16)
    for column, char in enumerate(_ALPHABET):
        table[ord(char)] = column
    columns = np.where(codes < 128, table[np.minimum(codes, 127)], -1)
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    known = columns >= 0
    np.add.at(counts, (rows[known], columns[known]), 1)
    return counts
