"""What the drawn lines say: bits of names and wording in every case, numbers, and letters without sense."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

_LAST = 0x17F
"""The last letter drawn: those of the Latin script with its usual signs."""
_NUMBERED = (
    "{} ml", "{} mm", "REF {}", "LOT {}", "CE {:04}", "{} pcs", "{}°C", "No. {}", "{}/2025", "ISO {}", "EN {}-1",
    "EXP 2026-{:02}", "{}%", "({})", "0.{} mm",
)  # fmt: skip
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_Choice = TypeVar("_Choice")


@dataclass(frozen=True, slots=True)
class Words:
    """Names as labels list them, phrases as packs print them, and the single words of both."""

    names: tuple[str, ...]
    phrases: tuple[str, ...]
    words: tuple[str, ...]

    def line(self, dice: np.random.Generator, length: int) -> str:
        """Give some `length` characters cut from a line; language must not help, so cuts fall within words."""
        line = ""
        while len(line) < length:
            line += (" " if line else "") + self._part(dice)
        start = int(dice.integers(0, len(line) - length + 1))
        return _cased(dice, line[start : start + length].strip()) or "x"

    def _part(self, dice: np.random.Generator) -> str:
        kind = dice.random()
        if kind < 0.35:
            return one_of(dice, self.phrases)
        if kind < 0.55:
            return one_of(dice, self.names).title() + ","
        if kind < 0.85:
            return " ".join(one_of(dice, self.words) for _ in range(dice.integers(1, 5)))
        if kind < 0.93:
            return one_of(dice, _NUMBERED).format(int(dice.integers(0, 10 ** int(dice.integers(1, 5)))))
        return "".join(one_of(dice, _ALPHABET) for _ in range(dice.integers(2, 10)))


def read_words(folder: Path) -> Words:
    """Take the first column of a folder's tables: `vocabulary.csv` holds names, `wording_*.csv` phrases."""
    names = _first_column(folder / "vocabulary.csv")
    phrases = [text for table in sorted(folder.glob("wording_*.csv")) for text in _first_column(table)]
    words = [word for text in (*phrases, *names[::3]) for word in text.split()]
    return Words(tuple(names), tuple(phrases), tuple(words))


def _first_column(table: Path) -> list[str]:
    with table.open(encoding="utf-8", newline="") as rows:
        texts = [row[0] for row in csv.reader(rows) if row][1:]
    return [text for text in texts if text and max(map(ord, text)) <= _LAST]


def _cased(dice: np.random.Generator, text: str) -> str:
    kind = dice.random()
    if kind < 0.3:
        return text.upper()
    if kind < 0.45:
        return text.title()
    if kind < 0.6:
        return text.lower()
    return text if kind < 0.8 else text[:1].upper() + text[1:].lower()


def one_of(dice: np.random.Generator, many: Sequence[_Choice]) -> _Choice:
    """Choose one of many."""
    return many[int(dice.integers(len(many)))]
