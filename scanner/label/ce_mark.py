"""The CE mark in a text: alone, with the digits of a notified body, or with digits that were read only in part."""

import re
from collections.abc import Iterator, Mapping

import numpy as np

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import NotifiedBody, packaging
from scanner.label.model import Mark
from scanner.label.passage import Passage
from scanner.photo.model import Place
from scanner.reading.model import Symbol

_CE = re.compile(r"(?<![A-Za-z0-9.])C\s?[E€Є∈](?![A-Za-z])")
# As drawn, or as readers misread the drawing; alone these say nothing, before a listed number they do.
_CE_LIKE = re.compile(r"(?<![A-Za-z0-9.])(?:[Cc(<\[]\s?[Ee€Є∈])(?=[\s:.()-]*[0-9OIl])")
_LEAD = r"[ \t]*(?:(?:No\.?|Nr\.?|NB|N°|#)[ \t]*)?[-:.(\[]?[ \t]*"
# A number beside CE that has not four digits is no notified body's, unless it counts or measures something.
_UNIT = r"(?:mm|ml|g|mg|kg|cm|pcs|x|%|v|w|mah|needles|pins|nadeln|aiguilles|agujas|aghi|igieł|naalden)\b"
_BODY = re.compile(rf"{_LEAD}(?P<number>[0-9OIl]{{4}})(?![0-9A-Za-z]|[-./]\d|\s?{_UNIT})")
_ODD_BODY = re.compile(rf"[ \t]{{0,2}}(?P<number>\d{{2,3}}|\d{{5,6}})(?![0-9A-Za-z.,/-]|\s?{_UNIT})", re.IGNORECASE)
_BODY_BELOW = re.compile(r"[ \t]*\n[ \t]*(?P<number>[0-9OIl]{4})[ \t]*(?=\n|$)")
_SPACED = re.compile(rf"{_LEAD}(?P<number>[0-9OIl](?:[ \t][0-9OIl]|[0-9OIl]){{3}})(?![0-9A-Za-z.,]|\s?{_UNIT})")
# Four signs of which some are no digits: letters that readers take digits for, and signs for what was not read.
_PART_READ = re.compile(
    rf"{_LEAD}(?P<number>[0-9OQDoIl|!iSsBZzGTAb?*#_·•…]{{4}})(?![0-9A-Za-z?*#_]|[-./]\d|\s?{_UNIT})"
)
_PART_BELOW = re.compile(r"[ \t]*\n[ \t]*(?P<number>[0-9OQDoIl|!iSsBZzGTAb?*#_·•…]{4})[ \t]*(?=\n|$)")
_RUN_ON = re.compile(r"[ \t]*[-:]?[ \t]*(?P<number>[0-9OIl]{4})(?P<rest>[0-9A-Za-z]+)")
_FOUR = re.compile(r"(?=(?:.*[0-9]){3})[0-9OIl]{4}")
# Where digits may stand by a mark known from its drawing, in heights of the mark: behind it, off its line, below it.
_GAP, _OFF_LINE, _BELOW = 1.2, 0.6, 1.6
_LOOKS_LIKE = str.maketrans("OQDoIl|!iSsBZzGTAb", "000011111558226746")
# "CE" in running French or Italian capitals is a word; as a mark it ends a field or stands before another sign.
_MARK_AFTER = re.compile(
    r"[ \t]*(?:$|\n|[\[\](){}|,;/&·•]|[ \t]{2,}|(?:mark|marking|marked|certified|certificate|approved|konform|"
    r"RoHS|ROHS|FCC|UKCA|ISO|EN|FDA|MD|UDI|REF|LOT|SN|EXP|STERILE|EC|Rx|TÜV|SGS|WEEE|GMP|IP\d\d?|认证|認証|인증)\b)",
)


def ce_marks(passage: Passage, knowledge: Knowledge) -> Iterator[tuple[int, Mark]]:
    """Give the CE marks with the places they begin at.

    The ids: ce-nb, whose value is the digits beside the mark, four where they are right; ce-nb-unread, whose value is
    what was read of digits that were not all readable; ce where nothing stands beside it. Digits that were misread
    count as a notified body's only where they make a number of the table.
    """
    text = passage.text
    bodies = packaging(knowledge.folder).notified_bodies
    told: set[int] = set()
    for match in _CE.finditer(text):
        told.add(match.start())
        beside = _beside(text, match.end(), bodies)
        if beside is not None:
            mark_id, value, end = beside
            yield match.start(), Mark(mark_id, value, passage.printed(match.start(), end))
        elif _MARK_AFTER.match(text, match.end()):
            yield match.start(), Mark("ce", "CE", passage.printed(match.start(), match.end()))
    for match in _CE_LIKE.finditer(text):
        body = _BODY.match(text, match.end())
        if match.start() not in told and body is not None and (number := _digits(body["number"])) in bodies:
            yield match.start(), Mark("ce-nb", number, passage.printed(match.start(), body.end("number")))


def _beside(text: str, at: int, bodies: Mapping[str, NotifiedBody]) -> tuple[str, str, int] | None:
    """Give the id, the digits and the end of what stands beside or right below a CE mark; None for no digits."""
    body = _BODY.match(text, at) or _BODY_BELOW.match(text, at)
    if body is not None:
        return "ce-nb", _digits(body["number"]), body.end("number")
    run_on = _RUN_ON.match(text, at)
    if run_on is not None and not re.match(_UNIT, run_on["rest"], re.IGNORECASE):
        number = _digits(run_on["number"])
        # Five or six digits are an odd number; more, or letters, are the next print with its space lost.
        joined = len(run_on["rest"]) > 2 or not run_on["rest"].isdigit()
        if joined and number in bodies:
            return "ce-nb", number, run_on.end("number")
    for pattern in (_SPACED, _PART_READ, _PART_BELOW):
        part = pattern.match(text, at)
        if part is not None and sum(char.isdigit() for char in part["number"]) >= 2:
            number = _digits(re.sub(r"\s", "", part["number"]))
            sure = number in bodies
            return ("ce-nb" if sure else "ce-nb-unread"), (number if sure else part["number"]), part.end("number")
    odd = _ODD_BODY.match(text, at)
    return None if odd is None else ("ce-nb", odd["number"], odd.end("number"))


def number_beside(text: str, at: int) -> tuple[str, int] | None:
    """Give the four digits beside a mark that ends at `at`, and where they end; None for none."""
    body = _BODY.match(text, at) or _BODY_BELOW.match(text, at)
    return None if body is None else (_digits(body["number"]), body.end("number"))


def drawn_number(symbol: Symbol, passage: Passage) -> Mark | None:
    """Give the mark that a CE recognised by its drawing makes with four digits right behind or below it; else None."""
    if symbol.place is None:
        return None
    middle, (wide, high) = np.mean(symbol.place.box, axis=0), _size(symbol.place)
    for row in passage.lines:
        for start, end in row.line.words():
            if not _FOUR.fullmatch(row.line.text[start:end]):
                continue
            place = row.line.place(start, end)
            if place is None or place.photo != symbol.place.photo:
                continue
            corners = np.asarray(place.box)
            long, _ = _size(place)
            way = corners.mean(axis=0) - middle
            right = (corners[1] + corners[2] - corners[0] - corners[3]) / max(1.0, 2 * long)
            along, below = float(way @ right), float(way @ np.array([-right[1], right[0]]))
            behind = 0 < along < (wide + long) / 2 + _GAP * high and abs(below) < _OFF_LINE * high
            beneath = 0 < below < _BELOW * high and abs(along) < wide / 2
            if behind or beneath:
                printed = passage.printed(row.start + start, row.start + end)
                return Mark("ce-nb", _digits(row.line.text[start:end]), printed)
    return None


def _size(place: Place) -> tuple[float, float]:
    """Give the length and height of a place along its own sides."""
    a, b, c, d = (np.asarray(corner) for corner in place.box)
    return float(np.hypot(*(b + c - a - d))) / 2, float(np.hypot(*(c + d - a - b))) / 2


def _digits(text: str) -> str:
    return text.translate(_LOOKS_LIKE)
