"""The forms in which a date is printed, and every day that each form can mean."""

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

FIRST_YEAR, LAST_YEAR = 2000, 2079
# Two-digit years are read as of this century; on a pack in use they are not far from today's.
_FIRST_SHORT, _LAST_SHORT = 15, 55
_THAI = range(2540, 2610)
_THAI_OFFSET, _REIWA_OFFSET, _ROC_OFFSET = 543, 2018, 1911


@dataclass(frozen=True, slots=True)
class DateForm:
    """A date as printed in a text: its span, and each first and last day it can mean.

    A month without a day means its first to its last day. `keyworded` tells that the form is too short or too
    ambiguous to be called a date unless a word such as EXP stands by it.
    """

    start: int
    end: int
    spans: tuple[tuple[date, date], ...]
    keyworded: bool = False


_Y = r"(?P<y>20[0-7]\d|25[4-9]\d|260\d)"
_SEP = r"\s?[-./]\s?"
_BEFORE, _AFTER = r"(?<![\w.,/+-])", r"(?!\d|[-/.,]\d)"
_SLACK_BEFORE = r"(?<![\d,/+-])(?<!\d\.)"
# A digit may follow a day only where it begins a length that a reader has joined to the date: "2028-02-280.2 mm".
_UNJOINED = r"(?!\d(?![.,]\d+\s?mm))"
_PLAIN = (
    (rf"{_SLACK_BEFORE}{_Y}\s?[年년]\s?(?P<m>\d{{1,2}})\s?[月월](?:\s?(?P<d>\d{{1,2}})\s?[日일])?", False),
    (rf"{_SLACK_BEFORE}{_Y}\s?(?P<sep>[-./])\s?(?P<m>\d{{1,2}})\s?(?P=sep)\s?(?P<d>\d{{1,2}}){_UNJOINED}", False),
    (rf"{_SLACK_BEFORE}(?P<a>\d{{1,2}})\s?(?P<sep>[-./])\s?(?P<b>\d{{1,2}})\s?(?P=sep)\s?{_Y}(?!\d)", False),
    (rf"{_SLACK_BEFORE}{_Y}{_SEP}(?P<m>\d{{1,2}}){_AFTER}", False),
    (rf"{_SLACK_BEFORE}(?P<m>\d{{1,2}}){_SEP}{_Y}{_AFTER}", False),
    (rf"{_BEFORE}{_Y} (?P<m>\d{{2}}) (?P<d>\d{{2}}){_AFTER}", True),
    (rf"{_BEFORE}(?P<a>\d{{2}}) (?P<b>\d{{2}}) {_Y}{_AFTER}", True),
    (rf"{_BEFORE}{_Y} (?P<m>\d{{2}}){_AFTER}", True),
    (rf"{_BEFORE}(?P<m>\d{{2}}) {_Y}{_AFTER}", True),
    (rf"{_SLACK_BEFORE}{_Y}(?P<m>\d{{2}})(?P<d>\d{{2}})(?!\d)", True),
    (rf"{_SLACK_BEFORE}(?P<a>\d{{2}})(?P<b>\d{{2}}){_Y}(?!\d)", True),
    (rf"{_SLACK_BEFORE}{_Y}(?P<m>\d{{2}})(?!\d)", True),
    (rf"{_SLACK_BEFORE}(?P<p>\d{{2}})(?P<q>\d{{2}})(?P<r>\d{{2}})(?!\d)", True),
    (rf"{_BEFORE}(?P<p>\d{{2}})\s?(?P<sep>[-./])\s?(?P<q>\d{{2}})\s?(?P=sep)\s?(?P<r>\d{{2}}){_AFTER}", True),
    (rf"{_BEFORE}(?P<s>\d{{1,2}}){_SEP}(?P<t>\d{{2}}){_AFTER}", True),
    (r"(?:令和|\bR)\s?(?P<reiwa>\d{1,2})\s?[.年/]\s?(?P<m>\d{1,2})(?:\s?[.月/]\s?(?P<d>\d{1,2})?)?", True),
    (r"民[國国]\s?(?P<roc>\d{2,3})\s?[.年/-]\s?(?P<m>\d{1,2})(?:\s?[.月/-]\s?(?P<d>\d{1,2})?)?", False),
)
_PATTERNS = tuple((re.compile(pattern), keyworded) for pattern, keyworded in _PLAIN)
_DIGIT_LIKE = re.compile(r"(?<=\d)[OoIl|](?=[\d./-]|\b)|(?<=[./-])[OoIl|](?=\d)|\b[OoIl|](?=\d[./-]\d)")
_DATE_LIKE = re.compile(r"(?<![OoIlSBZ\d])[\dOIl][\dOoIlSBZ|]{0,3}(?:[-./][\dOoIlSBZ|]{1,4}){1,2}(?![A-Za-z\d])")
_DIGITS = str.maketrans("OoIl|SBZ", "00111582")


def straighten_digits(text: str) -> str:
    """Give a text of the same length in which letters among digits stand as the digits they were misread for."""
    text = _DIGIT_LIKE.sub(lambda match: match.group().translate(_DIGITS), text)
    return _DATE_LIKE.sub(_straighten_date, text)


def _straighten_date(match: re.Match[str]) -> str:
    """Turn the letters of what may be a date into digits, where most of it are digits already."""
    word = match.group()
    letters = sum(char.isalpha() for char in word)
    return word.translate(_DIGITS) if letters and 2 * letters <= sum(char.isdigit() for char in word) else word


def find_dates(text: str, months: Mapping[str, int]) -> list[DateForm]:
    """Find what has the form of a date, in the order of the text, without overlaps; fuller forms go first.

    `months` holds the month names in small letters. Years run from 2000 to 2079; Thai, Japanese (Reiwa) and Taiwanese
    years are turned into those of the common era.
    """
    straight = straighten_digits(text)
    found: list[DateForm] = []
    taken = bytearray(len(text))
    for form in (*_named_months(straight, months), *_numeric(straight)):
        if form.spans and not any(taken[form.start : form.end]):
            taken[form.start : form.end] = b"\x01" * (form.end - form.start)
            found.append(form)
    return sorted(found, key=lambda form: form.start)


def _numeric(text: str) -> Iterator[DateForm]:
    for pattern, keyworded in _PATTERNS:
        for match in pattern.finditer(text):
            yield DateForm(match.start(), match.end(), _meanings(match.groupdict()), keyworded)


def _meanings(groups: Mapping[str, str | None]) -> tuple[tuple[date, date], ...]:
    number = {key: int(value) for key, value in groups.items() if value and value.isdigit()}
    day = number.get("d", 0)
    if "reiwa" in number:
        return _days((number["reiwa"] + _REIWA_OFFSET, number["m"], day))
    if "roc" in number:
        return _days((number["roc"] + _ROC_OFFSET, number["m"], day))
    if "p" in number:
        p, q, r = number["p"], number["q"], number["r"]
        return _days(*((y + 2000, m, d) for y, m, d in ((p, q, r), (r, q, p), (r, p, q)) if _short_year(y)))
    if "s" in number:
        s, t = number["s"], number["t"]
        return _days(*((y + 2000, m, 0) for y, m in ((t, s), (s, t)) if _short_year(y)))
    year = number["y"] - _THAI_OFFSET if number["y"] in _THAI else number["y"]
    if "a" in number:
        a, b = number["a"], number["b"]
        # Where dots part the numbers, the day comes first; with strokes and hyphens both orders are in use.
        dotted = "." in (groups.get("sep") or "")
        return _days((year, b, a)) if dotted and b <= 12 else _days((year, b, a), (year, a, b))
    return _days((year, number["m"], day))


def _short_year(year: int) -> bool:
    return _FIRST_SHORT <= year <= _LAST_SHORT


def _days(*dates: tuple[int, int, int]) -> tuple[tuple[date, date], ...]:
    spans: list[tuple[date, date]] = []
    for year, month, day in dates:
        span = month_or_day(year, month, day)
        if span is not None and span not in spans:
            spans.append(span)
    return tuple(spans)


def month_or_day(year: int, month: int, day: int = 0) -> tuple[date, date] | None:
    """Give the first and last day of a date, of the whole month where the day is 0; None for no real date."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    last = calendar.monthrange(year, month)[1]
    if day == 0:
        return date(year, month, 1), date(year, month, last)
    return (date(year, month, day),) * 2 if day <= last else None


def _named_months(text: str, months: Mapping[str, int]) -> Iterator[DateForm]:
    if not months:
        return
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    name = rf"(?P<name>{names})"
    gap = r"[\s.,/’'-]{0,3}"
    year = r"(?P<y>20[0-7]\d)"
    forms = (
        (rf"(?<![\w])(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?{gap}(?:de )?{name}{gap}(?:de )?{year}(?!\d)", False),
        (rf"(?<![\w]){year}{gap}{name}{gap}(?P<d>\d{{1,2}})(?![\d.])", False),
        (rf"(?<![^\W\d]){name}\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?, ?{year}(?!\d)", False),
        (rf"(?<![^\W\d]){name}{gap}(?:de )?{year}(?!\d)", False),
        (rf"(?<![\w]){year}{gap}{name}(?![^\W\d])", False),
        (rf"(?<![\w])(?P<d>\d{{1,2}}){gap}{name}{gap}(?P<short>\d{{2}})(?!\d)", True),
        (rf"(?<![^\W\d]){name}{gap}(?P<short>\d{{2}})(?!\d)", True),
    )
    for form, keyworded in forms:
        for match in re.finditer(form, text, re.IGNORECASE):
            groups = match.groupdict()
            short = groups.get("short")
            if short is not None and not _short_year(int(short)):
                continue
            number = int(groups["y"]) if groups.get("y") else 2000 + int(short or 0)
            day = int(groups.get("d") or 0)
            month = months[match["name"].casefold()]
            yield DateForm(match.start(), match.end(), _days((number, month, day)), keyworded)
