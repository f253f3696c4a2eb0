"""Who stands behind a product: the maker, importer, distributor and representatives, and how much of an address."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import packaging
from scanner.label.model import Mark
from scanner.label.passage import Passage
from scanner.label.sterility import symbol_printed
from scanner.label.wording import Hit, wordings
from scanner.reading.model import Symbol

_LONGEST_LINES = 3
_POSTCODE = re.compile(
    r"(?<![\d.,/-])(?:\d{4,6}(?=\s*[A-ZÀ-Ž][a-zà-ž])|\d{2}-\d{3}(?=\s)|\d{4}\s?[A-Z]{2}(?=\s)|〒\s?\d{3}-\d{4}|"
    r"[A-Z]{1,2}\d{1,2}[A-Z]?\s\d[A-Z]{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?)(?![\d])"
)
_NUMBER = re.compile(r"\d")
_EAST_ASIAN_ADDRESS = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:省|市|区|區|县|路|街|镇|町|丁目)[^\n]{0,24}(?:\d|号|號)|"
    r"[\uac00-\ud7af]+(?:시|도|구)\s?[\uac00-\ud7af]+[^\n]{0,24}\d|[\u4e00-\u9fff]{2,}(?:都|道|府|県)?[\u4e00-\u9fff]*(?:市|区)[^\n]{0,20}\d"
)
_EAST_ASIAN_NAME = re.compile(r"公司|厂|廠|株式会社|有限会社|合同会社|주식회사|\(주\)|㈜")
_WEB = re.compile(r"^\W*(?:https?://|www\.)?[\w-]+\.(?:com|net|org|shop|store|cn|kr|jp|de|eu|co)\W*$", re.IGNORECASE)
_ADDRESS_FIELD = re.compile(r"[A-ZÀ-Ž](?:[^\n\[]| (?! ))+?(?=\s{2,}|\[|\n|$)")
_OPENINGS = re.compile(r" {2,}|\]\s+|[.;!?]\s+(?=[A-ZÀ-Ž])|\bby\s")
# After the country may come who made it: "Made in Korea by ...".
_BEHIND_ORIGIN = re.compile(r"\s+(?:by|for|von|für|par|pour|por|para|da|per|door|voor|przez|dla)\s|[,;]")
_FIELD_ENDS = re.compile(r"\s*(?:[,;:\n·|]|$|-\s)")
_ORIGIN_ONLY, _COMPANY = "origin", "company"


@dataclass(frozen=True, slots=True)
class Address:
    """How much of an address a text holds: a legal name, a street or postcode, a place, a country, inside the EU."""

    legal_name: bool
    street: bool
    place: bool
    country: str
    in_eu: bool

    @property
    def traceable(self) -> bool:
        """Whether a person could write to it: a street, or a company in a named place."""
        return self.street or (self.legal_name and self.place)


def maker_marks(passage: Passage, symbols: Sequence[Symbol], knowledge: Knowledge) -> list[Mark]:
    """Give who is named: marks with the ids manufacturer, importer, distributor, eu-representative and others.

    Their values are the name and address as printed, empty where the word or sign stands alone. A company with an
    address that no word introduces has the id company; "Made in ..." the id origin.
    """
    text = passage.text
    roles = [hit for hit in wordings(knowledge, "maker").find(text) if _introduces(hit, text)]
    found: list[tuple[int, Mark]] = []
    covered: list[tuple[int, int]] = []
    for number, hit in enumerate(roles):
        stop = roles[number + 1].start if number + 1 < len(roles) else len(text)
        start, end = _entry(text, hit.end, stop, hit.phrase.meaning, knowledge)
        if hit.phrase.meaning == _ORIGIN_ONLY and (behind := _BEHIND_ORIGIN.search(text, start, end)):
            end = behind.start()
        value = " ".join(text[start:end].split())
        found.append((hit.start, Mark(hit.phrase.meaning, value, passage.printed(hit.start, max(end, hit.end)))))
        covered.append((hit.start, end))
    found.extend(_unintroduced(passage, covered, knowledge))
    found.sort(key=lambda each: each[0])
    marks = [mark for _, mark in found]
    told = {mark.id for mark in marks}
    for symbol in symbols:
        row = packaging(knowledge.folder).symbols.get(symbol.name)
        if row is not None and row.says.startswith("maker:"):
            role = row.says.removeprefix("maker:")
            if role not in told:
                told.add(role)
                marks.append(Mark(role, "", symbol_printed(symbol, row.title)))
    return marks


def address_of(value: str, knowledge: Knowledge) -> Address:
    """Judge how much of an address a text holds."""
    countries = [hit for hit in wordings(knowledge, "country").find(value) if not value[hit.start].islower()]
    eastern = bool(_EAST_ASIAN_ADDRESS.search(value))
    legal = bool(_EAST_ASIAN_NAME.search(value)) or bool(_legal_forms(value, knowledge))
    streets = [hit for hit in wordings(knowledge, "street").find(value) if _is_street(hit, value)]
    street = eastern or bool(streets) or bool(_POSTCODE.search(value)) or _house_number(value)
    named = _forms(knowledge).sub("", value)
    place = street or bool(countries) or bool(re.search(r",\s*[A-ZÀ-Ž][\w'-]{2,}", named))
    in_eu = any(hit.phrase.meaning == "eu" for hit in countries)
    return Address(legal, street, place, value[countries[-1].start : countries[-1].end] if countries else "", in_eu)


def _introduces(hit: Hit, text: str) -> bool:
    """Tell whether a word such as "Factory" introduces a name: it opens a field, or a colon or "by" follows it."""
    if hit.phrase.lang == "symbol" or not hit.phrase.text.isascii():
        return True
    if " " in hit.phrase.text:
        return True
    before = text[: hit.start]
    opens = not before.strip() or before.endswith(("\n", "  ", "] ", ". ", "; ", "] ", "/ "))
    behind = text[hit.end : hit.end + 3].lstrip(" ")
    named = not behind or behind[0] in "\n[" or not behind[0].islower()
    return behind.startswith(":") or (opens and text[hit.start].isupper() and named)


def _entry(text: str, start: int, stop: int, role: str, knowledge: Knowledge) -> tuple[int, int]:
    """Give the span of the name and address after the word that introduces them.

    It ends with the line, at a wide gap before another sign, or at another field's keyword; it runs on while the
    following lines look like the rest of an address, or while nothing has been read yet.
    """
    while start < stop and text[start] in " \t:.-–—|":
        start += 1
    end = _field_end(text, start, stop, knowledge)
    lines = 0
    while end < stop and text[end : end + 1] == "\n" and lines < _LONGEST_LINES and role != _ORIGIN_ONLY:
        following = _field_end(text, end + 1, stop, knowledge)
        row = text[end + 1 : following]
        named = role == _COMPANY or bool(text[start:end].strip())
        goes_on = _looks_like_address(row, knowledge) if named else _looks_like_name(row, knowledge)
        if not row.strip() or not goes_on:
            break
        end, lines = following, lines + 1
    return (start, start) if text.startswith("[", start) else (start, end)


def _field_end(text: str, start: int, stop: int, knowledge: Knowledge) -> int:
    line_end = text.find("\n", start)
    line_end = min(stop, len(text) if line_end < 0 else line_end)
    row = text[start:line_end]
    cut = len(row)
    for pattern in (r" {2,}(?=\[|CE\b|LOT\b|EXP\b|REF\b|STERILE\b|UDI\b|MD\b)", r"\s\[", r"\t", r"(?<=\S)\s{3,}"):
        match = re.search(pattern, row)
        if match is not None and match.start() < cut and row[: match.start()].strip():
            cut = match.start()
    for hit in wordings(knowledge, "lot", "date").find(row):
        keyword = len(hit.phrase.text) >= 3 and hit.phrase.meaning != "placeholder"
        if keyword and 0 < hit.start < cut and re.match(r"[\s:.]*[A-Z0-9]*\d", row[hit.end :]):
            cut = hit.start
    return start + len(row[:cut].rstrip())


def _looks_like_address(row: str, knowledge: Knowledge) -> bool:
    """Tell whether a line under a name goes on with its address; a line that opens with another keyword does not."""
    if any(not row[: hit.start].strip() for hit in wordings(knowledge, "lot", "date").find(row)):
        return False
    address = address_of(row, knowledge)
    return address.street or _house_number(f",{row}") or (bool(address.country) and len(row) < 60)


def _looks_like_name(row: str, knowledge: Knowledge) -> bool:
    address = address_of(row, knowledge)
    return address.legal_name or address.street


def _unintroduced(passage: Passage, covered: Sequence[tuple[int, int]], knowledge: Knowledge) -> list[tuple[int, Mark]]:
    """Find companies with an address that no word introduces: a legal form, or a name with a street and a place."""
    text = passage.text
    found = []
    for hit in _legal_forms(text, knowledge):
        if any(start <= hit.start < end for start, end in covered):
            continue
        line = passage.line_bounds(hit.start)[0]
        start = max([line, *(end for _, end in covered if line <= end <= hit.start)])
        before = text[start : hit.start]
        openings = [match.end() for match in _OPENINGS.finditer(before) if len(before[match.end() :].strip()) >= 2]
        start += openings[-1] if openings else 0
        end = _entry(text, hit.end, len(text), _COMPANY, knowledge)[1]
        value = " ".join(text[start:end].split())
        if address_of(value, knowledge).place:
            found.append((start, Mark(_COMPANY, value, passage.printed(start, end))))
            covered = [*covered, (start, end)]
    for row in passage.lines:
        if any(start < row.end and end > row.start for start, end in covered):
            continue
        for match in _ADDRESS_FIELD.finditer(text, row.start, row.end):
            value = " ".join(match.group().split())
            measured = re.search(r"\d\s?(?:mm|ml|µm|%)", value)
            if value.count(", ") >= 2 and not measured and address_of(value, knowledge).street:
                found.append((match.start(), Mark(_COMPANY, value, passage.printed(match.start(), match.end()))))
    return found


@lru_cache(maxsize=4)
def _forms(knowledge: Knowledge) -> re.Pattern[str]:
    forms = sorted((phrase.text for phrase in knowledge.phrases.get("legal-form", ())), key=len, reverse=True)
    latin = "|".join(re.escape(form) for form in forms if form[0].isascii() and form[0] != "(")
    eastern = "|".join(re.escape(form) for form in forms if not form[0].isascii() or form[0] == "(")
    # A reader that loses spaces leaves a capital behind a small letter: "OakpinLtd".
    spaced = rf"(?<=[A-Za-zÀ-ž0-9&.,)])[ ,]\s?(?P<latin>{latin})(?![A-Za-zÀ-ž0-9])"
    joined = (
        r"(?<=[a-zà-ž])(?P<joined>GmbH|Ltd|LLC|Inc|SARL|SAS|Corp|S\.?L\.|S\.r\.l\.|S\.p\.A\.|S\.A\.|B\.?V\.|Lda|"
        r"Sp\.\s?z\s?o\.?o\.)(?![A-Za-zÀ-ž])"
    )
    return re.compile(rf"{spaced}|{joined}|(?P<eastern>{eastern})")


@dataclass(frozen=True, slots=True)
class _Form:
    start: int
    end: int


def _legal_forms(text: str, knowledge: Knowledge) -> list[_Form]:
    """Find legal forms; one of two capital letters only where a comma or the end of the line follows it."""
    found = []
    for match in _forms(knowledge).finditer(text):
        name = next(name for name in ("latin", "joined", "eastern") if match[name])
        start, end = match.span(name)
        letters = match[name].replace(".", "")
        short = name == "latin" and len(letters) <= 2 and "." not in match[name]
        if short and not _FIELD_ENDS.match(text, end):
            continue
        found.append(_Form(start, end))
    return found


def _is_street(hit: Hit, value: str) -> bool:
    """Tell whether a street word stands by a house number."""
    text = hit.phrase.text
    if not text.isascii() and not text[0].isascii():
        return False
    around = value[max(0, hit.start - 24) : hit.end + 16]
    return bool(_NUMBER.search(around)) and (value[hit.start].isupper() or len(text) > 2 or text.endswith((".", "/")))


def _house_number(value: str) -> bool:
    """Tell whether a part of an address between commas is a name with a house number, such as "Hafenweg 8"."""
    parts = [part.strip() for part in value.split(",")]
    pattern = r"[A-ZÀ-Ž][\w'’. -]{2,30}(?:\s|(?<=[a-zà-ž]))\d{1,4}\s?[a-z]?|\d{1,5}[a-z]?,?\s?[A-ZÀ-Ž][\w'’. -]{2,30}"
    return any(re.fullmatch(pattern, part) for part in parts[1:])
