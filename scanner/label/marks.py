"""Marks on a pack: CE with or without a number, UKCA, words about authorities and standards, and named facts."""

import re
from collections.abc import Iterator, Sequence

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import packaging
from scanner.label.model import Mark
from scanner.label.negation import denied_before
from scanner.label.passage import Passage
from scanner.label.sterility import symbol_printed
from scanner.label.wording import wordings
from scanner.reading.model import Symbol

_CE = re.compile(r"(?<![A-Za-z0-9.])C\s?[E€Є∈](?![A-Za-z])")
_BODY = re.compile(r"[ \t]*[-:]?[ \t]*(?P<number>[0-9OIl]{4})(?![0-9A-Za-z])")
# A number beside CE that has not four digits is no notified body's, unless it counts or measures something.
_ODD_BODY = re.compile(
    r"[ \t]{0,2}(?P<number>\d{2,3}|\d{5,6})(?![0-9A-Za-z.,/-]|\s?(?:mm|ml|g|pcs|x|%|needles|pins)\b)"
)
_BODY_BELOW = re.compile(r"[ \t]*\n[ \t]*(?P<number>[0-9]{4})[ \t]*(?=\n|$)")
# "CE" in running French or Italian capitals is a word; as a mark it ends a field or stands before another sign.
_MARK_AFTER = re.compile(
    r"[ \t]*(?:$|\n|[\[\](){}|,;/&·•]|[ \t]{2,}|(?:mark|marking|marked|certified|certificate|approved|konform|"
    r"RoHS|ROHS|FCC|UKCA|ISO|EN|FDA|MD|UDI|REF|LOT|SN|EXP|STERILE|EC|Rx|TÜV|SGS|WEEE|GMP|IP\d|认证|認証|인증)\b)",
)
_FDA_NUMBER = re.compile(r"(?<![A-Za-z0-9])(?P<number>(?:K|DEN|P)\d{6})(?!\d)")
_REGISTRATION = re.compile(
    r"(?:[国京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]械(?:注准|注进|注许|备)\s*\d{8,14}号?|"
    r"(?:제허|제인|제신|수허|수인|수신)\s*\d{2}-\d{1,4}호?|"
    r"医療機器(?:製造販売)?(?:認証|承認|届出)番号[::\s]*[0-9A-Z]{10,20}|ARTG\s*(?:No\.?|#)?\s*:?\s*\d{4,7}|"
    r"ANVISA\s*(?:n[ºo.]*)?\s*:?\s*\d{11})"
)
_BOXED_MD = re.compile(r"(?<![A-Za-z0-9,.])(?<!, )MD(?![A-Za-z0-9])")
_BOXED_NEIGHBOURS = re.compile(r"\b(?:REF|LOT|UDI|SN|CE|STERILE|EC REP)\b|\[")
_LATEX_FREE = "latex-free"


def marks(passage: Passage, symbols: Sequence[Symbol], knowledge: Knowledge) -> list[Mark]:
    """Give the marks of a pack in the order of the text, then those that only its symbols show.

    The ids: ce (no number), ce-nb (its value is the digits, four where it is right), ukca, md, udi-sign, ifu,
    sterile-barrier, latex, latex-free, nickel-free, fda-registered, fda-approved, fda-cleared, fda-number,
    registration, iso-13485, rohs and the other meanings of the table of marks.
    """
    text = passage.text
    found = [*_ce(passage), *_numbered(passage), *_boxed_md(passage)]
    for hit in wordings(knowledge, "mark").find(text):
        meaning = "udi-sign" if hit.phrase.meaning == "udi" else hit.phrase.meaning
        if not meaning.endswith("-free") and denied_before(text, hit.start, knowledge):
            continue
        # "Medical Devices Ltd" is a company's name, not a statement about the product.
        if meaning == "md" and text[hit.end : hit.end + 1].isalpha() and text[hit.end - 1].isascii():
            continue
        found.append((hit.start, Mark(meaning, text[hit.start : hit.end], passage.printed(hit.start, hit.end))))
    whole = [mark.value for _, mark in found if mark.id == "ce-nb" and len(mark.value) == 4]
    # A number cut off by a fold or an edge is part of the same number read whole elsewhere.
    found = [each for each in found if each[1].id != "ce-nb" or not _part_of(each[1].value, whole)]
    found.sort(key=lambda each: each[0])
    kept: dict[tuple[str, str], Mark] = {}
    for _, mark in found:
        kept.setdefault((mark.id, mark.value.casefold()), mark)
    told = {mark.id for mark in kept.values()}
    for symbol in symbols:
        row = packaging(knowledge.folder).symbols.get(symbol.name)
        if row is None or not row.says.startswith("mark:"):
            continue
        meaning = row.says.removeprefix("mark:")
        meaning = "udi-sign" if meaning == "udi" else meaning
        if meaning not in told and not (meaning in ("ce", "ce-nb") and told & {"ce", "ce-nb"}):
            told.add(meaning)
            kept.setdefault((meaning, ""), Mark(meaning, "", symbol_printed(symbol, row.title)))
    return list(kept.values())


def _part_of(number: str, whole: Sequence[str]) -> bool:
    return any(number != other and number in other for other in whole)


def _ce(passage: Passage) -> Iterator[tuple[int, Mark]]:
    text = passage.text
    for match in _CE.finditer(text):
        body = _BODY.match(text, match.end()) or _BODY_BELOW.match(text, match.end())
        if body is not None:
            number = body["number"].translate(str.maketrans("OIl", "011"))
            yield match.start(), Mark("ce-nb", number, passage.printed(match.start(), body.end("number")))
        elif odd := _ODD_BODY.match(text, match.end()):
            yield match.start(), Mark("ce-nb", odd["number"], passage.printed(match.start(), odd.end("number")))
        elif _MARK_AFTER.match(text, match.end()):
            yield match.start(), Mark("ce", "CE", passage.printed(match.start(), match.end()))


def _numbered(passage: Passage) -> Iterator[tuple[int, Mark]]:
    for match in _FDA_NUMBER.finditer(passage.text):
        yield match.start(), Mark("fda-number", match["number"], passage.printed(match.start(), match.end()))
    for match in _REGISTRATION.finditer(passage.text):
        yield match.start(), Mark("registration", match.group(), passage.printed(match.start(), match.end()))


def _boxed_md(passage: Passage) -> Iterator[tuple[int, Mark]]:
    """Find the sign MD without its box: alone on its line, or among other boxed signs; never a doctor's degree."""
    for match in _BOXED_MD.finditer(passage.text):
        start, end = passage.line_bounds(match.start())
        rest = passage.text[start : match.start()] + " " + passage.text[match.end() : end]
        if not rest.strip() or _BOXED_NEIGHBOURS.search(rest):
            yield match.start(), Mark("md", "MD", passage.printed(match.start(), match.end()))
