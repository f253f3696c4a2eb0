"""The limits of storage temperature on a pack, from words and digits and from the digits beside a pictogram."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scanner.knowledge.base import Knowledge
from scanner.label.model import Mark
from scanner.label.passage import Passage
from scanner.label.wording import Hit, sentence_bounds, wordings
from scanner.photo.model import Place
from scanner.reading.model import Symbol

LOWER, UPPER, UNTOLD = "temperature-lower", "temperature-upper", "temperature"
_PICTOGRAMS = {"temp_lower": LOWER, "temp_upper": UPPER, "temp_limit": UNTOLD}
# How far from the middle of its pictogram a number may stand, in heights of the pictogram, and a word from its number.
_NEAR = 2.5
_REACH = 18
_VALUE = r"[+−–-]?\s?\d{1,3}(?:[.,]\d)?"
# A degree sign is often read as a small o, a ring, an asterisk or an apostrophe.
_DEGREE = r"(?:[°º˚*]|[oO'’](?=\s?[CF]))"
_UNIT = rf"\s?(?:(?:{_DEGREE}|deg(?:rees)?\.?)\s?(?P<{{0}}>[CFcf])?(?![A-Za-z])|(?P<{{0}}s>[℃℉]))"
_BARE = r"\s?(?P<{0}b>[CF])(?![A-Za-z0-9])"
_ONE = re.compile(rf"(?<![\w.,])(?P<a>{_VALUE})(?:{_UNIT.format('u')}|{_BARE.format('u')})")
_STRICTER = (("<", UPPER), ("≤", UPPER), ("⩽", UPPER), (">", LOWER), ("≥", LOWER), ("⩾", LOWER))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A temperature in a text: its span, its value as "8 °C", and the value as a number for comparing."""

    start: int
    end: int
    shown: str
    degrees: float
    marked: bool


def temperature_limits(passage: Passage, symbols: Sequence[Symbol], knowledge: Knowledge) -> list[Mark]:
    """Give the limits of storage temperature as marks whose value is such as "8 °C".

    The ids: temperature-lower and temperature-upper; temperature where a pack prints one number for storage and
    nothing tells which limit it is. Temperatures of a process, such as sterilising or washing, are no limits.
    """
    text = passage.text
    words = wordings(knowledge, "temperature-word").find(text)
    found: list[tuple[int, int, str, str]] = []
    taken: list[tuple[int, int]] = []
    for low, high in _ranges(text, knowledge):
        taken.append((low.start, high.end))
        if not _of_a_process(low, words, text):
            # Of two numbers the smaller is the lower limit, whichever is printed first.
            first, second = sorted((low, high), key=lambda each: each.degrees)
            found += [(low.start, high.end, LOWER, first.shown), (low.start, high.end, UPPER, second.shown)]
    singles = [
        each
        for each in _singles(text)
        if not any(each.start < end and each.end > start for start, end in taken)
        and not _of_a_process(each, words, text)
    ]
    pairs = _drawn(singles, passage, symbols)
    for each in singles:
        kind = _worded(each, words, text) or pairs.get(each.start, "") or _stored(each, words, text)
        if kind:
            found.append((each.start, each.end, kind, each.shown))
    marks = [Mark(kind, shown, passage.printed(start, end)) for start, end, kind, shown in sorted(found)]
    return list({(mark.id, mark.value): mark for mark in reversed(marks)}.values())[::-1]


@lru_cache(maxsize=4)
def _range_pattern(knowledge: Knowledge) -> re.Pattern[str]:
    joining = sorted((p.text for p in knowledge.phrases.get("temperature-range", ())), key=len, reverse=True)
    words = "|".join(map(re.escape, joining))
    first = rf"(?<![\w.,])(?P<a>{_VALUE})(?:(?:{_UNIT.format('u')})|\s?(?P<ub>[CF])(?![A-Za-z0-9]))?"
    second = rf"(?P<b>{_VALUE})(?:{_UNIT.format('v')}|{_BARE.format('v')})"
    # Two numbers with their degree signs and nothing between them are a range too.
    return re.compile(
        rf"{first}(?P<gap>\s?(?:[-–—~〜～…/]|\.\.\.?|(?<=\s)(?:{words})(?=[\s+−-]))\s?|\s{{0,3}}){second}"
    )


def _ranges(text: str, knowledge: Knowledge) -> Iterator[tuple[_Reading, _Reading]]:
    for match in _range_pattern(knowledge).finditer(text):
        unit = match["v"] or match["vs"] or match["vb"] or "C"
        marked = bool(match["u"] or match["us"])
        if not match["gap"].strip() and not (marked and (match["v"] or match["vs"])):
            continue
        low = _reading(
            match["a"], match["u"] or match["us"] or match["ub"] or unit, match.start(), match.end("a"), True
        )
        high = _reading(match["b"], unit, match.start("b"), match.end(), True)
        if low.degrees != high.degrees:
            yield low, high


def _singles(text: str) -> Iterator[_Reading]:
    for match in _ONE.finditer(text):
        unit = match["u"] or match["us"] or match["ub"]
        if unit:
            yield _reading(match["a"], unit, match.start(), match.end(), not match["ub"])


def _reading(value: str, unit: str, start: int, end: int, marked: bool) -> _Reading:
    number = re.sub(r"\s", "", value).replace("−", "-").replace("–", "-").replace(",", ".").lstrip("+")
    scale = "F" if unit in "Ff℉" else "C"
    degrees = float(number)
    return _Reading(start, end, f"{degrees:g} °{scale}", degrees if scale == "C" else (degrees - 32) / 1.8, marked)


def _worded(each: _Reading, words: Sequence[Hit], text: str) -> str:
    """Give the limit that a sign or word before a number names, or one that ends the phrase behind it."""
    before = text[: each.start].rstrip(" =")
    for sign, kind in _STRICTER:
        if before.endswith(sign):
            return kind
    for hit in reversed(words):
        gap = text[hit.end : each.start]
        near = hit.end <= each.start and len(gap) <= _REACH and not re.search(r"[\d.;\n]", gap.removeprefix("."))
        if near and hit.phrase.meaning in ("lower", "upper"):
            return f"temperature-{hit.phrase.meaning}"
    for hit in words:
        gap = text[each.end : hit.start]
        if hit.start >= each.end and hit.phrase.scope == "behind" and not gap.strip(" ,)"):
            return f"temperature-{hit.phrase.meaning}" if hit.phrase.meaning in ("lower", "upper") else ""
    return ""


def _stored(each: _Reading, words: Sequence[Hit], text: str) -> str:
    """Tell a number that a word of storing stands by in its sentence; nothing says which limit it is."""
    first, last = sentence_bounds(text, each.start, each.end)
    stored = any(hit.phrase.meaning == "store" and first <= hit.start < last for hit in words)
    return UNTOLD if stored and each.marked else ""


def _of_a_process(each: _Reading, words: Sequence[Hit], text: str) -> bool:
    """Tell whether the temperature is that of a process: one of its words stands in the same line or sentence."""
    first, last = sentence_bounds(text, each.start, each.end)
    line_first = text.rfind("\n", 0, each.start) + 1
    line_last = text.find("\n", each.end)
    first, last = max(first, line_first - 40), min(last, line_last if line_last >= 0 else last)
    near = [hit for hit in words if first <= hit.start < last and hit.phrase.meaning in ("process", "store")]
    nearest = min(near, key=lambda hit: min(abs(hit.start - each.end), abs(each.start - hit.end)), default=None)
    return nearest is not None and nearest.phrase.meaning == "process"


def _drawn(singles: Sequence[_Reading], passage: Passage, symbols: Sequence[Symbol]) -> dict[int, str]:
    """Give the limits of the numbers that stand by a thermometer, by where they start.

    The digits tell more than the drawing: where two stand by one thermometer, they are its lower and upper limit,
    whichever of the three pictograms it was taken for.
    """
    told: dict[int, str] = {}
    for symbol in symbols:
        kind = _PICTOGRAMS.get(symbol.name)
        if kind is None or symbol.place is None:
            continue
        near = [each for each in singles if _stands_by(passage.printed(each.start, each.end).places, symbol.place)]
        degrees = sorted({each.degrees for each in near})
        for each in near:
            if len(degrees) == 2:
                told[each.start] = LOWER if each.degrees == degrees[0] else UPPER
            else:
                told.setdefault(each.start, kind)
    return told


def _stands_by(places: Sequence[Place], symbol: Place) -> bool:
    if not places or places[0].photo != symbol.photo:
        return False
    x, y = (sum(axis) / 4 for axis in zip(*symbol.box, strict=True))
    height = max(1.0, math.dist(symbol.box[0], symbol.box[3]))
    u, v = (sum(axis) / 4 for axis in zip(*places[0].box, strict=True))
    half = math.dist(places[0].box[0], places[0].box[1]) / 2
    return max(0.0, math.hypot(u - x, v - y) - half) <= _NEAR * height
