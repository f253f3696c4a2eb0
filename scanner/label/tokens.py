"""From the text of a pack to tokens: the words of possible names, and what stands between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from scanner.knowledge.key import name_key


class Gap(IntEnum):
    """What stands between two tokens, weakest first."""

    GLUE = 0
    """Nothing but a hyphen at the end of a line: one word goes on."""
    SPACE = 1
    LINE = 2
    """A new line."""
    STOP = 3
    """A full stop, which readers take for a comma and the reverse."""
    JOIN = 4
    """A slash, a bracket, an ampersand or the word "and": perhaps inside a name, perhaps between two."""
    COMMA = 5
    """A comma, a semicolon, a bullet: between two names unless the name itself holds it."""
    END = 6
    """The end of a list: a panel ends, or wording that is not of a list begins."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word at `start` up to, not including, `end` of the text.

    `before` is the gap to the token before it; `depth` how many brackets are open; `key` its name key.
    """

    start: int
    end: int
    text: str
    key: str
    before: Gap
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """A printed share at `start` up to, not including, `end` of the text, in percent by weight."""

    start: int
    end: int
    percent: float


_SHARE = re.compile(
    r"[(<≤~]*\s*(?<![\d.,])(\d{1,5}(?:[.,]\d+)?)\s*(%|mg\s*/\s*g\b|mg\s*/\s*ml\b|ppm\b)(?:\s*w/[wv])?\s*\)?",
    re.IGNORECASE,
)
_NOISE = re.compile(r"[\[(]?\bnano\b[\])]?|\(?\+\s*/\s*-\)?|±|[*°†‡®™¹²³]+", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;•·|/()\[\]{}&+:、，；．。‧：（）【】]+(?:(?<=\d),(?=\d)[^\s,;•·|/()\[\]{}&+:、，；。]+)*")
_AND = {"and", "AND", "And", "et", "ET", "und", "UND", "y", "e", "ve", "og", "och", "with", "WITH"}
"""Words that join two names. One letter only in small print: "Vitamin E" is no list of two."""
_SOFT_HYPHENS = "-‐‑­¬"


def shares(text: str) -> list[Share]:
    """Find the printed shares: percent, mg/g, mg/ml (taken as mg/g) and ppm."""
    found = []
    for match in _SHARE.finditer(text):
        value = float(match.group(1).replace(",", "."))
        unit = re.sub(r"\s", "", match.group(2).lower())
        percent = value if unit == "%" else value / 10_000 if unit == "ppm" else value / 10
        if percent <= 100:
            found.append(Share(match.start(), match.end(), percent))
    return found


def tokens(text: str, ends: Sequence[int] = ()) -> list[Token]:
    """Cut a text into tokens.

    Shares, (nano), footnote marks and +/- are left out, not cut at. `ends` are positions at which a panel ends.
    """
    blank = list(text)
    for share in shares(text):
        blank[share.start : share.end] = " " * (share.end - share.start)
    for noise in _NOISE.finditer(text):
        blank[noise.start() : noise.end()] = " " * (noise.end() - noise.start())
    bare = "".join(blank)
    found: list[Token] = []
    limits = sorted(ends)
    depth = 0
    position = 0
    gap = Gap.END
    for match in _WORD.finditer(bare):
        between = bare[position : match.start()]
        position = match.end()
        depth = _depth(between, depth)
        gap = max(gap, _gap(between, found[-1].text if found else ""))
        while limits and limits[0] <= match.start():
            limits.pop(0)
            gap = Gap.END
        for start, end, before in _parts(match):
            gap = max(gap, before)
            text = bare[start:end]
            if text in _AND:
                gap = max(gap, Gap.JOIN)
                continue
            key = name_key(text)
            if key:
                found.append(Token(start, end, text, key, gap, depth))
                gap = Gap.GLUE
    return found


def _depth(between: str, depth: int) -> int:
    for char in between:
        if char in "([{（【":
            depth += 1
        elif char in ")]}）】":
            depth = max(0, depth - 1)
    return depth


def _gap(between: str, previous: str) -> Gap:
    if any(char in between for char in ",;•·|、，；‧"):
        return Gap.COMMA
    if any(char in between for char in ":：。"):
        return Gap.COMMA
    if any(char in between for char in "/()[]{}&+（）【】"):
        return Gap.JOIN
    if "\n" in between:
        return Gap.GLUE if previous.endswith(tuple(_SOFT_HYPHENS)) else Gap.LINE
    return Gap.SPACE if between else Gap.GLUE


def _parts(match: "re.Match[str]") -> list[tuple[int, int, Gap]]:
    """Cut a word at full stops that are not within a number: (start, end, gap before) of each part."""
    word, offset = match.group(), match.start()
    parts: list[tuple[int, int, Gap]] = []
    position = 0
    gap = Gap.GLUE
    for dot in re.finditer(r"\.(?!\d)|(?<!\d)\.", word):
        if dot.start() > position:
            parts.append((offset + position, offset + dot.start(), gap))
        position = dot.end()
        gap = Gap.STOP
    # The empty part behind a dot at the end carries its gap on to the next word.
    parts.append((offset + position, offset + len(word), gap))
    return parts
