"""The dates and periods on a pack: use-by, manufacture, shelf life, period after opening."""

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import packaging
from scanner.label.dateforms import DateForm, find_dates, month_or_day
from scanner.label.gs1 import element_date
from scanner.label.model import Printed, PrintedDate
from scanner.label.passage import Passage
from scanner.label.periods import OPENED, SHELF_LIFE, USE_BY, worded_periods
from scanner.label.udi import code_elements, line_elements
from scanner.label.wording import Hit, wordings
from scanner.photo.model import Place
from scanner.reading.model import Barcode, Symbol

MADE, UNKNOWN = "made", "unknown"
# A keyword may stand this far before its date, on the same line or at the end of the line above.
_KEYWORD_REACH = 34
_TRAILING = ("까지", "부터")
# Months after opening as printed in the open jar: "12M", "12 M", "M12". A small m behind a space is metres; a capital
# before a space and a number is a screw thread; "3M" is a company unless the jar or a word stands by it.
_OPENED_SIGN = re.compile(
    r"(?<![\w.,/+-])(?:(?P<n>3|6|9|12|I2|l2|18|24|30|36)(?:\s?M|m)|M(?P<m>6|9|12|18|24|30|36))(?![\w.]|\s?[x×]\s?\d)"
)
_VOLUME_LAST = re.compile(r"(?:\d\s?(?:ml|mL|g|℮|oz\.?)|fl\.?\s?oz\.?|℮)\s*e?\s*$")
_BRAND = 3
# How far a date may stand from its pictogram, in heights of it: along the print, across it, and right below it.
_ALONG, _ACROSS, _BELOW = 7.0, 0.8, 2.2


def printed_dates(
    passage: Passage, symbols: Sequence[Symbol], barcodes: Sequence[Barcode], knowledge: Knowledge
) -> list[PrintedDate]:
    """Give the dates and periods of a pack, those in the text first, then those in its codes.

    A date without a word or symbol that says what it is has the kind unknown, and is only taken where its form is a
    full one. Where a shelf life and a date of manufacture are printed but no use-by date, the use-by date that follows
    from them is added, with the shelf life as its print. Day 00 in a code means the end of the month.
    """
    text = passage.text
    elements = line_elements(passage, knowledge)
    keywords = wordings(knowledge, "date", "lot").find(text)
    dates: list[PrintedDate] = []
    forms = [
        form
        for form in find_dates(text, _months(knowledge))
        if not any(form.start < element.end and form.end > element.start for element in elements)
    ]
    earlier = -1
    for form in forms:
        kind = _kind(form, keywords, passage, earlier)
        if kind is None:
            kind = _kind_by_symbol(form.start, form.end, passage, symbols, knowledge, (USE_BY, MADE))
        if kind == "lot" or (kind is None and form.keyworded):
            continue
        earlier = form.end
        dates.append(_dated(kind or UNKNOWN, form, passage.printed(form.start, form.end)))
    periods = list(_periods(passage, symbols, forms, knowledge))
    dates.extend(periods)
    dates.extend(_derived(dates, periods))
    for element in (*elements, *code_elements(barcodes, knowledge)):
        found = element_date(element)
        if found is not None and found.kind in (USE_BY, MADE):
            dates.append(found)
    return dates


@lru_cache(maxsize=4)
def _months(knowledge: Knowledge) -> dict[str, int]:
    return {phrase.text.casefold(): int(phrase.meaning) for phrase in knowledge.phrases.get("month", ())}


def _dated(kind: str, form: DateForm, printed: Printed) -> PrintedDate:
    firsts = [first for first, _ in form.spans]
    lasts = [last for _, last in form.spans]
    readings = tuple(last.isoformat() for last in lasts) if len(lasts) > 1 else ()
    return PrintedDate(kind, printed, min(firsts).isoformat(), max(lasts).isoformat(), readings)


def _kind(form: DateForm, keywords: Sequence[Hit], passage: Passage, earlier: int) -> str | None:
    """Give what the keyword before a date says of it: a kind of date, "lot" for another number's keyword, or None."""
    text = passage.text
    for hit in keywords:
        trailing = hit.phrase.text in _TRAILING and form.end <= hit.start <= form.end + 10
        if trailing and not text[form.end : hit.start].strip(" :/0123456789"):
            return hit.phrase.meaning
    before = [hit for hit in keywords if hit.end <= form.start and hit.phrase.text not in _TRAILING]
    for hit in reversed(before):
        gap = text[hit.end : form.start]
        if len(gap) > _KEYWORD_REACH or "\n\n" in gap or gap.count("\n") > 1:
            return None
        if hit.phrase.kind == "lot":
            # "LOT 2026-03-18" is a lot; "LOT A12 2026-03-18" holds a lot and then a date.
            if not gap.strip(" \t:.#|[]()-\n"):
                return "lot"
            continue
        if hit.end <= earlier:
            return None
        return {MADE: MADE, USE_BY: USE_BY, SHELF_LIFE: USE_BY}.get(hit.phrase.meaning)
    return None


def _kind_by_symbol(
    start: int, end: int, passage: Passage, symbols: Sequence[Symbol], knowledge: Knowledge, kinds: Sequence[str]
) -> str | None:
    """Give the kind of a date from its pictogram: the nearest one before it on its line, or else right above it."""
    places = passage.printed(start, end).places
    if not places:
        return None
    best: tuple[float, str] | None = None
    for symbol in symbols:
        row = packaging(knowledge.folder).symbols.get(symbol.name)
        if row is None or symbol.place is None or symbol.place.photo != places[0].photo:
            continue
        if not row.says.startswith("date:"):
            continue
        distance = _distance(symbol.place, places[0])
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, row.says.removeprefix("date:"))
    return None if best is None or best[1] not in kinds else best[1]


def _distance(symbol: Place, words: Place) -> float | None:
    """Give how far a pictogram is from the start of the words, in its heights; None where it is not theirs.

    Lines of dates stand close above one another, so a step across the print counts four times.
    """
    middle = tuple(sum(axis) / 4 for axis in zip(*symbol.box, strict=True))
    height = max(1.0, *(math.dist(symbol.box[side], symbol.box[side - 1]) for side in range(4)))
    start = tuple((first + second) / 2 for first, second in zip(words.box[0], words.box[3], strict=True))
    length = max(1.0, math.dist(words.box[0], words.box[1]))
    along_x, along_y = (words.box[1][0] - words.box[0][0]) / length, (words.box[1][1] - words.box[0][1]) / length
    x, y = start[0] - middle[0], start[1] - middle[1]
    along, across = (x * along_x + y * along_y) / height, (y * along_x - x * along_y) / height
    if -0.5 <= along <= _ALONG and abs(across) <= _ACROSS:
        return along + 4 * abs(across)
    return 10 + across if 0 < across <= _BELOW and abs(along) <= 1.5 + length / height else None


def _periods(
    passage: Passage, symbols: Sequence[Symbol], forms: Sequence[DateForm], knowledge: Knowledge
) -> Iterator[PrintedDate]:
    """Find shelf lives and periods after opening, such as "有效期:三年", "Shelf life: 3 years", "12M"."""
    text = passage.text
    used: set[int] = set()
    for period in worded_periods(text, knowledge, [(form.start, form.end) for form in forms]):
        used.add(period.duration[0])
        yield PrintedDate(period.kind, passage.printed(period.start, period.end), months=period.months)
    for match in _OPENED_SIGN.finditer(text):
        months = int((match["n"] or match["m"]).replace("I", "1").replace("l", "1"))
        by_jar = _kind_by_symbol(match.start(), match.end(), passage, symbols, knowledge, (OPENED,)) is not None
        alone = months != _BRAND and _alone(text, match.start(), match.end())
        if match.start() not in used and (by_jar or alone):
            yield PrintedDate(OPENED, passage.printed(match.start(), match.end()), months=months)


def _alone(text: str, start: int, end: int) -> bool:
    """Tell whether a sign such as "12M" stands by itself: on its own line, parted by wide gaps, or after "50 ml"."""
    before, after = text[:start].rsplit("\n", 1)[-1], text[end:].split("\n", 1)[0]
    opens = not before.strip() or before.endswith(("  ", "] ", "]")) or _VOLUME_LAST.search(before)
    return bool(opens) and (not after.strip() or after.startswith("  "))


def _derived(dates: Sequence[PrintedDate], periods: Sequence[PrintedDate]) -> Iterator[PrintedDate]:
    """Add the use-by date that follows from a date of manufacture and a shelf life, where none is printed."""
    shelf_lives = [period for period in periods if period.kind == SHELF_LIFE and period.months]
    made = [found for found in dates if found.kind == MADE and found.first and found.last]
    if not shelf_lives or not made or any(found.kind == USE_BY for found in dates):
        return
    months = shelf_lives[0].months or 0
    first, last = date.fromisoformat(made[0].first or ""), date.fromisoformat(made[0].last or "")
    first, last = _later(first, months), _later(last, months)
    yield PrintedDate(USE_BY, shelf_lives[0].printed, first.isoformat(), last.isoformat(), months=months)


def _later(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    month = month_or_day(count // 12, count % 12 + 1)
    last = month[1] if month else day
    return last.replace(day=min(day.day, last.day))
