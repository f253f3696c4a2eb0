"""Marks on a pack: CE with or without a number, UKCA, words about authorities and standards, and named facts."""

import re
from collections.abc import Iterator, Sequence

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import packaging
from scanner.label.ce_mark import ce_marks, drawn_number, number_beside
from scanner.label.model import Mark
from scanner.label.negation import denied_before
from scanner.label.passage import Passage
from scanner.label.sterility import symbol_printed
from scanner.label.wording import wordings
from scanner.reading.model import Symbol

_FDA_NUMBER = re.compile(r"(?<![A-Za-z0-9])(?P<number>(?:K|DEN|P)\d{6})(?!\d)")
_REGISTRATION = re.compile(
    r"(?:[国京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]械(?:注准|注进|注许|备)\s*\d{8,14}号?|"
    r"(?:제허|제인|제신|수허|수인|수신)\s*\d{2}-\d{1,4}호?|"
    r"医療機器(?:製造販売)?(?:認証|承認|届出)番号[::\s]*[0-9A-Z]{10,20}|ARTG\s*(?:No\.?|#)?\s*:?\s*\d{4,7}|"
    r"ANVISA\s*(?:n[ºo.]*)?\s*:?\s*\d{11})"
)
_BOXED_MD = re.compile(r"(?<![A-Za-z0-9,.])(?<!, )MD(?![A-Za-z0-9])")
_BOXED_NEIGHBOURS = re.compile(r"\b(?:REF|LOT|UDI|SN|CE|STERILE|EC REP)\b|\[")
_UKCA_IDS = {"ukca", "ukca-nb"}
_CE_IDS = {"ce", "ce-nb", "ce-nb-unread"}


def marks(passage: Passage, symbols: Sequence[Symbol], knowledge: Knowledge) -> list[Mark]:
    """Give the marks of a pack in the order of the text, then those that only its symbols show.

    The ids: ce (no number), ce-nb (its value is the digits, four where it is right), ce-nb-unread
    (digits that were read only in part), ukca, ukca-nb, md, udi-sign, ifu,
    sterile-barrier, latex, latex-free, nickel-free, fda-registered, fda-approved, fda-cleared, fda-number,
    registration, iso-13485, rohs and the other meanings of the table of marks.
    """
    text = passage.text
    found = [*ce_marks(passage, knowledge), *_numbered(passage), *_boxed_md(passage)]
    for hit in wordings(knowledge, "mark").find(text):
        meaning = "udi-sign" if hit.phrase.meaning == "udi" else hit.phrase.meaning
        if not meaning.endswith("-free") and denied_before(text, hit.start, knowledge):
            continue
        # "Medical Devices Ltd" is a company's name, not a statement about the product.
        if meaning == "md" and text[hit.end : hit.end + 1].isalpha() and text[hit.end - 1].isascii():
            continue
        if meaning == "ukca" and (body := number_beside(text, hit.end)):
            found.append((hit.start, Mark("ukca-nb", body[0], passage.printed(hit.start, body[1]))))
            continue
        found.append((hit.start, Mark(meaning, text[hit.start : hit.end], passage.printed(hit.start, hit.end))))
    whole = [mark.value for _, mark in found if mark.id == "ce-nb" and len(mark.value) == 4]
    # A number cut off by a fold or an edge is part of the same number read whole elsewhere.
    found = [each for each in found if each[1].id != "ce-nb" or not _part_of(each[1].value, whole)]
    found = [each for each in found if each[1].id != "ce-nb-unread" or not whole]
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
        if meaning not in told and not any(meaning in ids and told & ids for ids in (_CE_IDS, _UKCA_IDS)):
            told.add(meaning)
            numbered = drawn_number(symbol, passage) if meaning == "ce" else None
            kept.setdefault((meaning, ""), numbered or Mark(meaning, "", symbol_printed(symbol, row.title)))
    return list(kept.values())


def _part_of(number: str, whole: Sequence[str]) -> bool:
    return any(number != other and number in other for other in whole)


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
