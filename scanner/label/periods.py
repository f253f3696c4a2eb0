"""Periods printed on a pack: how long it keeps unopened, and how long once it has been opened."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scanner.knowledge.base import Knowledge
from scanner.label.wording import Hit, wordings

USE_BY, OPENED, SHELF_LIFE = "use-by", "opened-period", "shelf-life"
_CLOSED, _KEEPS = "closed", "keeps"
# How far the word that tells what a period is may stand from it; what is closed is often told at the sentence's end.
_REACH = {OPENED: 12, SHELF_LIFE: 12, USE_BY: 12, _KEEPS: 12, _CLOSED: 24}
# Of several words beside one period, those on opening tell more than those on keeping: "keeps 6 months once opened".
_TELLING = {OPENED: 0, _CLOSED: 0, SHELF_LIFE: 1, USE_BY: 1, _KEEPS: 2}
# A shelf life in words such as "valid for" stands before its period only.
_BEFORE_ONLY = (SHELF_LIFE, USE_BY)
_STOP = re.compile(r"[.;。]")
_COMMA = re.compile(r"[,，、]")
_CJK_NUMBERS = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10}
_NUMBER = r"(?P<n>\d{1,2}|[一二两兩三四五六十])"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Period:
    """A period in words: its kind (opened-period or shelf-life), its months, and where its length and its cue stand."""

    kind: str
    months: int
    duration: Span
    cue: Span

    @property
    def start(self) -> int:
        """Where the print of the period begins."""
        return min(self.duration[0], self.cue[0])

    @property
    def end(self) -> int:
        """Where the print of the period ends."""
        return max(self.duration[1], self.cue[1])


def worded_periods(text: str, knowledge: Knowledge, dates: Sequence[Span] = ()) -> list[Period]:
    """Find the periods that words say what they are of, in the order of the text.

    Each length, such as "12 months", goes with one cue beside it in its sentence, and each cue with one length. What
    keeps so long sealed or unopened is a shelf life, not a time of use. `dates` are spans that are dates.
    """
    lengths = [
        (span, months)
        for span, months in _durations(text, knowledge)
        if not any(span[0] < last and span[1] > first for first, last in dates)
    ]
    cues = _cues(text, knowledge) if lengths else []
    pairs = sorted(
        (price, number, place)
        for number, (span, _) in enumerate(lengths)
        for place, cue in enumerate(cues)
        if (price := _price(text, span, cue, lengths, cues)) is not None
    )
    taken: dict[int, int] = {}
    for _, number, place in pairs:
        if number not in taken and place not in taken.values():
            taken[number] = place
    return [
        Period(
            OPENED if cues[place].phrase.meaning == OPENED else SHELF_LIFE,
            lengths[number][1],
            lengths[number][0],
            (cues[place].start, cues[place].end),
        )
        for number, place in sorted(taken.items())
    ]


def _cues(text: str, knowledge: Knowledge) -> list[Hit]:
    """Find the words that tell what a period is of. "Unopened" and "before opening" hold no word of opening."""
    closed = wordings(knowledge, "unopened").find(text)
    others = wordings(knowledge, "date").find(text)
    cues = [hit for hit in closed if hit.phrase.meaning in _REACH]
    for hit in others:
        inside = any(hit.start < other.end and hit.end > other.start for other in closed)
        if hit.phrase.meaning in _REACH and not inside:
            cues.append(hit)
    return sorted(cues, key=lambda hit: hit.start)


def _price(
    text: str, span: Span, cue: Hit, lengths: Sequence[tuple[Span, int]], cues: Sequence[Hit]
) -> tuple[int, int, int] | None:
    """Give how ill a cue goes with a length, for an order; None where it cannot."""
    meaning = cue.phrase.meaning
    before = cue.end <= span[0]
    if not before and (meaning in _BEFORE_ONLY or cue.start < span[1]):
        return None
    first, last = (cue.end, span[0]) if before else (span[1], cue.start)
    gap = text[first:last]
    if len(gap) > _REACH[meaning] or "\n\n" in gap or _STOP.search(gap.strip(" .:：")):
        return None
    comma = _COMMA.search(gap.strip(" ,，、")) is not None or (not before and _COMMA.search(gap) is not None)
    if meaning in (_CLOSED, _KEEPS) and (_COMMA.search(gap) or _STOP.search(gap)):
        return None
    if any(first <= other.start < last for other in cues if _TELLING[other.phrase.meaning] == 0):
        return None
    if any(first <= other[0] < last for other, _ in lengths):
        return None
    if not before and meaning == OPENED and _opens_next(text, span, cue, lengths, cues):
        return None
    return (int(comma), _TELLING[meaning], len(gap))


def _opens_next(text: str, span: Span, cue: Hit, lengths: Sequence[tuple[Span, int]], cues: Sequence[Hit]) -> bool:
    """Tell whether a cue behind a length belongs to the next one: "Shelf life 3 years after opening 6 months"."""
    spans = [each for each, _ in lengths]
    following = next((other for other in spans if other[0] >= cue.end), None)
    if following is None or len(text[cue.end : following[0]].strip()) > 0:
        return False
    return any(
        other is not cue and other.end <= span[0] and not text[other.end : span[0]].strip(" :：") for other in cues
    )


def _durations(text: str, knowledge: Knowledge) -> Iterator[tuple[Span, int]]:
    for match in _duration_pattern(knowledge).finditer(text):
        number = _CJK_NUMBERS.get(match["n"]) or int(match["n"])
        yield match.span(), number if match["months"] else number * 12


@lru_cache(maxsize=4)
def _duration_pattern(knowledge: Knowledge) -> re.Pattern[str]:
    units = {phrase.text: phrase.meaning for phrase in knowledge.phrases.get("duration-unit", ())}
    years = "|".join(sorted((re.escape(t) for t, m in units.items() if m == "year"), key=len, reverse=True))
    months = "|".join(sorted((re.escape(t) for t, m in units.items() if m == "month"), key=len, reverse=True))
    pattern = rf"(?<![A-Za-z0-9.,/-]){_NUMBER}\s?(?:(?P<months>{months})|(?P<years>{years}))(?![a-zà-ÿ])"
    return re.compile(pattern, re.IGNORECASE)
