"""Numbers on a pack that could be taken for colour index numbers, and are lots, articles or trade items."""

import re
from collections.abc import Iterator

from scanner.knowledge.base import Knowledge
from scanner.label.gs1 import gtin_is_valid
from scanner.label.wording import wordings

_NUMBERED = ("lot", "ref", "serial", "trade-item")
_COLOUR_LIKE = re.compile(r"(?<!\d)[1-7]\d{4}(?!\d)")
# The number right behind its word; a word such as "No." may stand between. It holds no word, and no CI.
_NUMBER = re.compile(
    r"[\s:.#|\])\[№°º–—-]{0,6}(?:(?:no|nr|num|number|n)\b[\s.:°º]{0,3})?"
    r"(?P<value>(?!CI\W?\d)[A-Z]{0,4}[-/.]?\d{4,}[A-Z0-9./-]*)(?![a-zà-ÿ])",
    re.IGNORECASE,
)
# Colour index numbers stand in rows; a lot or an article number does not.
_ROW = re.compile(r"\s*[,;]\s*(?:CI\s?)?[1-7]\d{4}(?!\d)", re.IGNORECASE)
_GROUPS = re.compile(r"(?<![\d.,-])\d(?:[ ]?\d){11,13}(?![\d.,-])")


def article_numbers(text: str, knowledge: Knowledge) -> list[tuple[int, int]]:
    """Give the spans of lots, article, serial and trade item numbers, each with the word it stands behind.

    Only what has as many digits as a colour index number is looked for: "REF 77718" is no pigment, while "CI 77718"
    and a number in a row of numbers stay one. Digits under a bar code count where their check digit is right.
    """
    if not _COLOUR_LIKE.search(text):
        return []
    return sorted({*_worded(text, knowledge), *_under_bars(text)})


def _worded(text: str, knowledge: Knowledge) -> Iterator[tuple[int, int]]:
    for hit in wordings(knowledge, "lot", "article").find(text):
        if hit.phrase.meaning not in _NUMBERED or text[hit.start - 1 : hit.start].isalnum():
            continue
        found = _NUMBER.match(text, hit.end)
        if found is None or "\n\n" in found.group() or _ROW.match(text, found.end()):
            continue
        yield hit.start, found.end()


def _under_bars(text: str) -> Iterator[tuple[int, int]]:
    for match in _GROUPS.finditer(text):
        if " " in match.group() and gtin_is_valid(match.group().replace(" ", "")):
            yield match.span()
