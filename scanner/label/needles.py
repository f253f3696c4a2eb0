"""Needles on a pack: their length in every notation, how many there are, and what they are made of."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Phrase
from scanner.knowledge.packaging import packaging
from scanner.label.model import Mark, Needle
from scanner.label.passage import Passage
from scanner.label.wording import Wordings, wordings

LONGEST_MM = 4.0
_NUMBER = r"(?:\d{1,2}(?:[.,]\d{1,3})?|[.,]\d{1,3})"
_MICRONS = r"\d{2,4}"
_MM = r"(?:mm|㎜|m/m|毫米|밀리미터|밀리|ミリメートル|ミリ)(?!Hg|ol|[²³])"
_UM = r"(?:µm|μm|um|microns?|mikrometer|微米|마이크로미터|ミクロン)(?![a-z])"
_START = r"(?<![\d.,/±])"
_TO = r"\s?(?:-|–|—|~|〜|～|to|bis|à|a|até|do|tot)\s?"
_RANGE = re.compile(rf"{_START}(?P<low>{_NUMBER})\s?(?:{_MM})?{_TO}(?P<high>{_NUMBER})\s?{_MM}", re.IGNORECASE)
_LIST = re.compile(
    rf"{_START}(?P<list>{_NUMBER}\s?(?:{_MM})?(?:\s?[/|,;、☐□■☑✓✔]\s*[☐□■☑✓✔]?\s?{_NUMBER}\s?(?:{_MM})?){{1,9}})(?<=[mM㎜米])",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"{_START}(?P<one>{_NUMBER})\s?{_MM}", re.IGNORECASE)
_MICRON_RANGE = re.compile(rf"{_START}(?P<low>{_MICRONS})\s?(?:{_UM})?{_TO}(?P<high>{_MICRONS})\s?{_UM}", re.IGNORECASE)
_MICRON = re.compile(rf"{_START}(?P<one>{_MICRONS})\s?{_UM}", re.IGNORECASE)
# Letters that readers put for digits in a number before mm.
_MISREAD = re.compile(r"(?<![A-Za-z])[0-9OoSIl][.,][0-9OoSIl]{1,3}(?=\s?mm)|(?<![A-Za-z])[OoSIl](?=[.,]\d{1,3}\s?mm)")
_JOINED_DATE = re.compile(r"20\d\d-\d\d-\d\d(?=\d[.,]\d)")
# No needle is measured in nanometres; small print makes one m of two.
_MISREAD_UNIT = re.compile(r"(\d[.,]\d{1,2}\s?)(?:nm|mn|rm|mr)(?![A-Za-z])")
_MISREAD_DIGITS = str.maketrans("OoSIl", "00511")
_ITEM = re.compile(rf"(?P<tick>[■☑✓✔]|\[x\])?\s?(?P<n>{_NUMBER})", re.IGNORECASE)
_SIZE_BY_SIZE = re.compile(r"\s*[x×*]\s*\d|.{0,3}(?:Ø|ø)", re.IGNORECASE)
_SIZE_BEFORE = re.compile(r"(?:\d\s?(?:mm)?\s*[x×*]|Ø|ø|±)\s*$", re.IGNORECASE)
_COUNT = re.compile(
    r"(?<![\w.,/-])(?P<n>\d{1,4})[ ]?-?[ ]?(?P<unit>P|R|pins?|pines|needles?|needle tips|micro ?needles|aiguilles|"
    r"(?:Mikro)?nadeln?|agujas|aghi|agulhas|naalden|igieł|igły|针|針|핀|본|本針|本)(?![A-Za-z])",
    re.IGNORECASE,
)
_CODE_COUNT = re.compile(r"(?<=[A-Z0-9]-)(?P<n>\d{1,3})P(?![A-Za-z0-9])")


def needles(passage: Passage, knowledge: Knowledge) -> list[Needle]:
    """Give the needle lengths in millimetres, up to 4 mm, in the order of the text, each length once.

    Millimetres that measure something else (a diameter, a width, "72 mm x 19 mm", a tolerance) are left out. Of a
    list of sizes every length is given unless one is ticked; `size_list` tells of an unticked one.
    """
    text = _straighten(passage.text)
    found: list[tuple[int, Needle]] = []
    taken = bytearray(len(text))
    adjustable = bool(wordings(knowledge, "adjustable").find(passage.text))
    for start, end, low, high in _lengths(text):
        if any(taken[start:end]):
            continue
        taken[start:end] = b"\x01" * (end - start)
        if not 0 < high <= LONGEST_MM or _measures_else(text, start, end, knowledge):
            continue
        printed = passage.printed(start, end)
        minimum = low if low != high else None
        found.append((start, Needle(high, printed, minimum, minimum is not None or adjustable)))
    unique: dict[tuple[float, float | None], Needle] = {}
    for _, needle in sorted(found, key=lambda each: each[0]):
        unique.setdefault((needle.length_mm, needle.minimum_mm), needle)
    return list(unique.values())


def size_list(passage: Passage) -> Mark | None:
    """Give the list of three or more needle sizes printed for ticking where none is ticked, None for no such list."""
    text = _straighten(passage.text)
    for match in _LIST.finditer(text):
        items = list(_ITEM.finditer(match["list"]))
        if len(items) >= 3 and not any(item["tick"] for item in items):
            values = "/".join(item["n"] for item in items)
            return Mark("size-list", values, passage.printed(match.start(), match.end()))
    return None


def needle_counts(passage: Passage) -> list[Mark]:
    """Give how many needles or pins are printed: marks with the id needle-count."""
    marks = []
    for pattern in (_COUNT, _CODE_COUNT):
        for match in pattern.finditer(passage.text):
            unit, number = match.groupdict().get("unit", ""), int(match["n"])
            # A small letter is a page or a radius; a liner of more than 15 round needles is none.
            if number == 0 or unit in ("p", "r") or (unit == "R" and number > 15):
                continue
            marks.append(Mark("needle-count", match["n"], passage.printed(match.start(), match.end())))
    return marks


def materials(passage: Passage, knowledge: Knowledge) -> list[Mark]:
    """Give the materials printed: marks with the id material and the key of the table as their value."""
    marks: dict[str, Mark] = {}
    for hit in _material_wordings(knowledge).find(passage.text):
        marks.setdefault(hit.phrase.meaning, Mark("material", hit.phrase.meaning, passage.printed(hit.start, hit.end)))
    return list(marks.values())


@lru_cache(maxsize=4)
def _material_wordings(knowledge: Knowledge) -> Wordings:
    rows = packaging(knowledge.folder).materials
    return Wordings(Phrase(form, "any", "material", row.key) for row in rows for form in row.forms)


def _straighten(text: str) -> str:
    text = _MISREAD_UNIT.sub(lambda match: f"{match[1]}mm", text)
    text = _JOINED_DATE.sub(lambda match: " " * len(match.group()), text)
    return _MISREAD.sub(lambda match: match.group().translate(_MISREAD_DIGITS), text)


def _lengths(text: str) -> Iterator[tuple[int, int, float, float]]:
    """Yield (start, end, lowest, highest) of what is printed in millimetres or micrometres, ranges first."""
    for match in _RANGE.finditer(text):
        low, high = _number(match["low"]), _number(match["high"])
        if low < high:
            yield match.start(), match.end(), low, high
    for match in _MICRON_RANGE.finditer(text):
        low, high = float(match["low"]) / 1000, float(match["high"]) / 1000
        if low < high:
            yield match.start(), match.end(), low, high
    for match in _LIST.finditer(text):
        items = list(_ITEM.finditer(match["list"]))
        ticked = [item for item in items if item["tick"]]
        if len(items) > 1 and all(_number(item["n"]) <= LONGEST_MM for item in items):
            for item in ticked or items:
                start = match.start() + item.start("n")
                yield start, match.start() + item.end("n"), _number(item["n"]), _number(item["n"])
            if ticked:
                for item in items:
                    yield match.start() + item.start("n"), match.end(), 0.0, 0.0
    for pattern, scale in ((_SINGLE, 1.0), (_MICRON, 1000.0)):
        for match in pattern.finditer(text):
            length = _number(match["one"]) / scale
            yield match.start(), match.end(), length, length


def _number(text: str) -> float:
    return float("0" + text.replace(",", ".") if text[0] in ".," else text.replace(",", "."))


def _measures_else(text: str, start: int, end: int, knowledge: Knowledge) -> bool:
    """Tell whether a length is the measure of something else than a needle's length."""
    if _SIZE_BY_SIZE.match(text, end) or _SIZE_BEFORE.search(text, max(0, start - 12), start):
        return True
    line = text.rfind("\n", 0, start) + 1
    before = text[max(line, start - 24) : start]
    hits = [hit for hit in wordings(knowledge, "measure").find(before) if not re.search(r"[,;.]", before[hit.end :])]
    if hits:
        return hits[-1].phrase.meaning != "length"
    after = wordings(knowledge, "measure").find(text[end : end + 14].split("\n")[0])
    return bool(after) and after[0].start <= 2 and after[0].phrase.meaning != "length"


def longest(found: Sequence[Needle]) -> Needle | None:
    """Give the needle with the greatest length."""
    return max(found, key=lambda needle: needle.length_mm, default=None)
