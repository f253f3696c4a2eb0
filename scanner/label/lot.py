"""The lot on a pack, and the numbers beside it: catalogue number, serial number, and fields never filled in."""

import re
from collections.abc import Sequence

from scanner.knowledge.base import Knowledge
from scanner.label.folding import fold_key
from scanner.label.gs1 import Element, gtin_is_valid
from scanner.label.model import Mark
from scanner.label.passage import Passage
from scanner.label.wording import Hit, wordings

_VALUE = re.compile(r"[\s:.#|\]\)\[№°º–—-]{0,6}(?P<value>[A-Z0-9][A-Za-z0-9/\-._]{0,24})")
_SEPARATORS = " \t:.#|])(-–—№°º"
# Where a reader loses the spaces, the value hangs on the word: "LOTN2607A", "useLOTTP1EXP2021-05"; not "LOTION".
_GLUED = re.compile(
    r"(?<![A-Z])[L1I][O0]T[:.]?(?!ION|US)(?P<value>[A-Z]{0,4}-?\d[A-Z0-9/-]{0,19}?)(?=EXP|MFG|MFD|REF|[^A-Z0-9/-]|$)"
)
# Where a pictogram stood between, a whole date hangs on the value: "N2607A2029-05-31".
_HUNG_DATE = re.compile(r"(?<=[A-Z0-9]{2})20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?=20\d\d-|\D|$)")
_A_WORD = 5
# A keyword this short stands by itself: "L/N" is not the end of "P1N".
_SHORT = 2
_ONE_LETTER = re.compile(r"(.)\1{2,}")


def lot(passage: Passage, elements: Sequence[Element], knowledge: Knowledge) -> Mark | None:
    """Give the lot: the printed one, or else the one in a GS1 code or line; None where none was read."""
    for mark in numbers(passage, knowledge):
        if mark.id == "lot":
            return mark
    for element in elements:
        if element.says == "lot" and element.value:
            return Mark("lot", element.value, element.printed)
    return None


def numbers(passage: Passage, knowledge: Knowledge) -> list[Mark]:
    """Give the printed numbers with their keywords: marks with the ids lot, ref and serial, in the order of the text.

    A keyword with a placeholder ("XXXXXX", "YYYY-MM") or with nothing behind it is a mark with the id unfilled, whose
    value is lot, ref, serial or use-by; a keyword that points elsewhere ("see bottom") has the id pointer.
    """
    text = passage.text
    hits = wordings(knowledge, "lot", "date").find(text)
    marks: list[tuple[int, Mark]] = []
    for hit in hits:
        if hit.phrase.kind == "lot" and hit.phrase.meaning in ("lot", "ref", "serial"):
            mark = _number(hit, hits, passage)
        elif hit.phrase.kind == "date" and hit.phrase.meaning == "use-by":
            mark = _blank(hit, hits, passage, "use-by")
        else:
            continue
        if mark is not None:
            marks.append((hit.start, mark))
    if not any(mark.id == "lot" for _, mark in marks):
        for match in _GLUED.finditer(text):
            marks.append((match.start(), Mark("lot", match["value"], passage.printed(match.start(), match.end()))))
    return [mark for _, mark in sorted(marks, key=lambda each: each[0])]


def _number(hit: Hit, hits: Sequence[Hit], passage: Passage) -> Mark | None:
    text = passage.text
    if len(fold_key(hit.phrase.text)) <= _SHORT and text[hit.start - 1 : hit.start].isalnum():
        return None
    value = _VALUE.match(text, hit.end)
    if value is not None and "\n\n" not in text[hit.end : value.start("value")]:
        start, end = value.span("value")
        # The next keyword may hang on the value where spaces were lost.
        end = min([end, *(other.start for other in hits if start <= other.start < end and other is not hit)])
        hung = _HUNG_DATE.search(text, start, end)
        word = text[start : hung.start() if hung else end].rstrip(".-/_")
        if _is_value(word, hit.phrase.meaning):
            return Mark(hit.phrase.meaning, word, passage.printed(start, start + len(word)))
    return _blank(hit, hits, passage, hit.phrase.meaning)


def _is_value(word: str, meaning: str) -> bool:
    """Tell whether a word is a number of its kind: it holds a digit, and a lot is no valid trade item number."""
    if not any(char.isdigit() for char in word) or len(word) < 2:
        return False
    if _ONE_LETTER.fullmatch(word) and word[0] in "Xx0":
        return False
    # A word with a letter misread for a digit, such as "Micr0needle", is no number.
    if sum(char.islower() for char in word) >= _A_WORD:
        return False
    return not (meaning == "lot" and len(word) in (13, 14) and gtin_is_valid(word))


def _blank(hit: Hit, hits: Sequence[Hit], passage: Passage, what: str) -> Mark | None:
    """Give the mark of a keyword without a value: a placeholder, a pointer to another place, or an empty field.

    An empty field is told from a boxed sign whose value another line holds: only a ruled line or a colon with
    nothing behind it counts.
    """
    text = passage.text
    _, line_end = passage.line_bounds(hit.end - 1)
    rest = text[hit.end : line_end]
    following = next((other for other in hits if other.start >= hit.end and other.start < line_end), None)
    printed = passage.printed(hit.start, min(line_end, hit.end + 24))
    if following is not None and following.phrase.meaning == "none":
        return None
    field = rest if following is None else rest[: following.start - hit.end]
    if following is not None and following.phrase.meaning == "placeholder" and not field.strip(_SEPARATORS):
        pointer = " " in following.phrase.text or not following.phrase.text.isascii()
        return Mark("pointer" if pointer else "unfilled", what, printed)
    below = text[line_end + 1 :].split("\n", 1)[0]
    if re.fullmatch(r"[\s:.]*[_.…–—-]{3,}\s*", field):
        return Mark("unfilled", what, printed)
    if re.fullmatch(r"\s*:\s*", field) and (following is not None or not any(char.isdigit() for char in below)):
        return Mark("unfilled", what, printed)
    if re.match(r"[\s:.]*(?:Y{2,4}|J{4}|A{4}|M{2})[\s./-]*(?:[MDYJAT]{2,4})", field):
        return Mark("unfilled", what, printed)
    return None
