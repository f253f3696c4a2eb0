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
    DIGITS = 2
    """A comma between two digits, as in 1,2-hexanediol."""
    LINE = 3
    """A new line."""
    STOP = 4
    """A full stop, which readers take for a comma and the reverse; or words between that are no ingredients."""
    JOIN = 5
    """A slash, a bracket, an ampersand, a dash or the word "and": perhaps inside a name, perhaps between two."""
    COMMA = 6
    """A comma, a semicolon, a bullet: between two names unless the name itself holds it."""
    END = 7
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
_NOISE = re.compile(
    r"(?P<nano>[\[(]?\bnano\b[\])]?)|\(?\+\s*/\s*-\)?|±|[*°†‡®™]+|[\u00b9\u00b2\u00b3\u2070-\u2079]+"
    r"|(?<=[A-Za-z])\s?\(\d\)(?=\s*(?:[,;.•·]|\n|$))|(?<=&)amp;|&(?:lt|gt|nbsp|#\d+);",
    re.IGNORECASE,
)
"""Marks that are no part of a name: nano, plus-minus, footnote marks, what is left of HTML."""
_COMMAS = ",;•·|、，；‧‚●▪■◦∙・"
_COLONS = ":："
_BRACKETS = "/()[]{}&+（）【】／"
_WORD = re.compile(rf"[^\s{re.escape(_COMMAS + ':：' + _BRACKETS)}．。]+")
_AND = {"and", "AND", "And", "et", "ET", "und", "UND", "y", "e", "ve", "og", "och", "with", "WITH"}
"""Words that join two names. One letter only in small print: "Vitamin E" is no list of two."""
_SOFT_HYPHENS = "-‐‑\u00ad¬"
_DASHES = frozenset("-‐‑–—")
_MASKED = "\v"
"""Stands where words were left out that are no ingredients."""


def shares(text: str, ignored: Sequence[tuple[int, int]] = ()) -> list[Share]:
    """Find the printed shares outside the `ignored` spans: percent, mg/g, mg/ml (taken as mg/g) and ppm."""
    found = []
    for match in _SHARE.finditer(text):
        value = float(match.group(1).replace(",", "."))
        unit = re.sub(r"\s", "", match.group(2).lower())
        percent = value if unit == "%" else value / 10_000 if unit == "ppm" else value / 10
        outside = all(end <= match.start() or match.end() <= start for start, end in ignored)
        if percent <= 100 and outside:
            found.append(Share(match.start(), match.end(), percent))
    return found


def tokens(text: str, ends: Sequence[int] = (), ignored: Sequence[tuple[int, int]] = ()) -> list[Token]:
    """Cut a text into tokens.

    Shares, (nano), footnote marks and +/- are left out, not cut at. `ends` are positions at which a panel ends;
    `ignored` are spans (start, end) that hold no ingredient, such as "free from parabens".
    """
    bare = _bare(text, ignored)
    found: list[Token] = []
    limits = sorted(ends)
    depth = 0
    position = 0
    gap = Gap.END
    for match in _WORD.finditer(bare):
        between = bare[position : match.start()]
        position = match.end()
        depth = _depth(between, depth)
        gap = max(gap, _gap(between, found[-1].text if found else "", match.group()))
        while limits and limits[0] <= match.start():
            limits.pop(0)
            gap = Gap.END
            depth = 0
        for start, end, before in _parts(match):
            gap = max(gap, before)
            word = bare[start:end]
            if word in _AND or _DASHES.issuperset(word):
                gap = max(gap, Gap.JOIN) if word else gap
                continue
            key = name_key(word)
            if key:
                found.append(Token(start, end, word, key, gap, depth))
                gap = Gap.GLUE
    return found


def _bare(text: str, ignored: Sequence[tuple[int, int]]) -> str:
    """Give the text with blanks where nothing of a name stands; positions stay."""
    blank = list(text)
    for share in shares(text):
        blank[share.start : share.end] = " " * (share.end - share.start)
    for noise in _NOISE.finditer(text):
        blank[noise.start() : noise.end()] = " " * (noise.end() - noise.start())
    for start, end in ignored:
        blank[start:end] = _MASKED * (end - start)
    return "".join(blank)


def _depth(between: str, depth: int) -> int:
    for char in between:
        if char in "([{（【":
            depth += 1
        elif char in ")]}）】":
            depth = max(0, depth - 1)
    return depth


def _gap(between: str, previous: str, following: str) -> Gap:
    if between in (",", "‚", "，") and previous[-1:].isdigit() and following[:1].isdigit():
        # A locant has two digits at most: "77491,77492" are two colours.
        return Gap.DIGITS if re.search(r"(?<!\d)\d{1,2}$", previous) else Gap.COMMA
    if between == ":" and previous[-1:].isdigit() and following[:1].isdigit():
        # The ratio of a pigment's salt: "Pigment Red 53:1".
        return Gap.DIGITS
    if any(char in between for char in _COMMAS + _COLONS):
        return Gap.COMMA
    if any(char in between for char in _BRACKETS):
        # Behind a bracket that closes at the end of a line, the next line begins.
        closed = "\n" in between and not between.strip(")]}）】 \n")
        return Gap.LINE if closed else Gap.JOIN
    if _MASKED in between or "。" in between:
        return Gap.STOP
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
