"""GS1 codes: their elements from a code's bytes, from a web address, or from the printed line (01)...(17)...(10)..."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import Identifier, packaging
from scanner.label.dateforms import month_or_day
from scanner.label.model import Mark, Printed, PrintedDate
from scanner.label.passage import Passage
from scanner.reading.model import Barcode

_SEPARATOR = "\x1d"
_GS1_IDENTIFIERS = ("]d2", "]C1", "]Q3", "]e0", "]J1")
_BRACKETED = re.compile(r"[(\[{<]\s?(?P<ai>[0-9OIl]{2,4})\s?[)\]}>]")
_LEADING = ("01", "02", "10", "11", "17", "21")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a GS1 message.

    `problem` is empty, or one of check-digit, length, date, characters. `start` and `end` are its span in the
    passage, both -1 for an element from a code. `printed` is the evidence.
    """

    identifier: str
    value: str
    printed: Printed
    says: str = ""
    problem: str = ""
    start: int = -1
    end: int = -1


def gtin_is_valid(digits: str) -> bool:
    """Tell whether the last of 8, 12, 13, 14 or 18 digits is the right GS1 check digit (weights 3 and 1)."""
    if not digits.isdigit() or len(digits) not in (8, 12, 13, 14, 18):
        return False
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits[:-1])))
    return (10 - total % 10) % 10 == int(digits[-1])


def printed_elements(passage: Passage, knowledge: Knowledge) -> list[Element]:
    """Give the elements of the human-readable lines, which may be broken over several lines and misread in digits.

    A bracketed number counts as an identifier only where it is in the table and the line holds at least two of them
    or a full trade item number.
    """
    table = packaging(knowledge.folder).identifiers
    text = passage.text
    marks = [match for match in _BRACKETED.finditer(text) if _digits(match["ai"]) in table]
    elements: list[Element] = []
    for match, following in zip(marks, [*marks[1:], None], strict=False):
        identifier = table[_digits(match["ai"])]
        stop = following.start() if following else len(text)
        raw, end = _value_after(text, match.end(), stop, identifier)
        if raw:
            element = _element(identifier, raw, passage.printed(match.start(), end))
            elements.append(
                Element(
                    element.identifier,
                    element.value,
                    element.printed,
                    element.says,
                    element.problem,
                    match.start(),
                    end,
                )
            )
    full = any(element.identifier in ("01", "02") and len(element.value) == 14 for element in elements)
    leading = [element for element in elements if element.identifier in _LEADING]
    return elements if full or len(leading) >= 2 else []


def _value_after(text: str, start: int, stop: int, identifier: Identifier) -> tuple[str, int]:
    """Give the value that follows a bracketed identifier and where it ends.

    A value of fixed length runs over spaces and one line break, as long numbers are printed in groups; one of
    variable length ends with the word.
    """
    span = text[start:stop]
    if identifier.fixed:
        kept: list[str] = []
        for offset, char in enumerate(span):
            if char.isalnum():
                kept.append(char)
                if len(kept) == identifier.length:
                    return "".join(kept), start + offset + 1
            elif char not in " \n-.":
                break
        end = start + len(span.rstrip())
        return "".join(kept), max(start, min(end, start + len(span)))
    match = re.match(rf"\s{{0,2}}[^\s()\[\]]{{1,{identifier.length}}}", span)
    return ("", start) if match is None else (match.group().strip(), start + match.end())


def barcode_elements(barcodes: Sequence[Barcode], knowledge: Knowledge) -> list[Element]:
    """Give the elements of the GS1 codes, of web addresses of GS1's kind, and of brackets written out in a code."""
    table = packaging(knowledge.folder).identifiers
    elements: list[Element] = []
    for barcode in barcodes:
        places = () if barcode.place is None else (barcode.place,)
        content = barcode.content.decode("latin-1")
        for identifier, value in _message(barcode, content, table):
            printed = Printed(f"({identifier.identifier}){value}", places, barcode.format or "code", 1.0)
            elements.append(_element(identifier, value, printed))
    return elements


def _message(barcode: Barcode, content: str, table: Mapping[str, Identifier]) -> Iterator[tuple[Identifier, str]]:
    if content.lower().startswith(("http://", "https://")):
        yield from _from_address(content, table)
    elif content.startswith("("):
        for part in re.finditer(r"\((\d{2,4})\)([^(]*)", content):
            if part[1] in table:
                yield table[part[1]], part[2]
    elif barcode.identifier in _GS1_IDENTIFIERS:
        yield from _from_bytes(content, table)


def _from_bytes(content: str, table: Mapping[str, Identifier]) -> Iterator[tuple[Identifier, str]]:
    rest = content.lstrip(_SEPARATOR)
    while rest:
        identifier = next((table[rest[:size]] for size in (2, 3, 4) if rest[:size] in table), None)
        if identifier is None:
            # An identifier outside the table: nothing is known of its length, so the next separator ends it.
            rest = rest.partition(_SEPARATOR)[2]
            continue
        rest = rest[len(identifier.identifier) :]
        if identifier.fixed:
            value, rest = rest[: identifier.length], rest[identifier.length :].lstrip(_SEPARATOR)
        else:
            value, _, rest = rest.partition(_SEPARATOR)
        yield identifier, value


def _from_address(content: str, table: Mapping[str, Identifier]) -> Iterator[tuple[Identifier, str]]:
    parts = urlsplit(content)
    steps = [unquote(step) for step in parts.path.split("/") if step]
    if "01" in steps:
        steps = steps[steps.index("01") :]
        for key, value in zip(steps[::2], steps[1::2], strict=False):
            if key in table:
                yield table[key], value
        for key, value in parse_qsl(parts.query):
            if key in table:
                yield table[key], value


def _element(identifier: Identifier, raw: str, printed: Printed) -> Element:
    value = _digits(raw) if identifier.fixed else raw
    problem = ""
    if identifier.fixed and len(value) != identifier.length:
        problem = "length"
    elif identifier.fixed and not value.isdigit():
        problem = "characters"
    elif identifier.says == "gtin" and not gtin_is_valid(value):
        problem = "check-digit"
    elif identifier.says.startswith("date:") and _span(value) is None:
        problem = "date"
    return Element(identifier.identifier, value, printed, identifier.says, problem)


def _digits(text: str) -> str:
    return text.translate(str.maketrans("OoIl|", "00111"))


def _span(value: str) -> tuple[str, str] | None:
    if len(value) != 6 or not value.isdigit():
        return None
    days = month_or_day(2000 + int(value[:2]), int(value[2:4]), int(value[4:]))
    return None if days is None else (days[0].isoformat(), days[1].isoformat())


def element_date(element: Element) -> PrintedDate | None:
    """Give the date that an element holds; None for another element or for no real date.

    Day 00 means the last day of the month.
    """
    span = _span(element.value) if element.says.startswith("date:") else None
    if span is None:
        return None
    return PrintedDate(element.says.removeprefix("date:"), element.printed, *span)


def device_identifier(elements: Sequence[Element], barcodes: Sequence[Barcode]) -> Mark | None:
    """Give the unique device identifier in its bracketed form, or a HIBC code as it stands; None where there is none.

    Where the line is printed and coded, the code is taken.
    """
    coded = [element for element in elements if element.start < 0]
    chosen = coded or list(elements)
    kept: dict[str, Element] = {}
    for element in chosen:
        kept.setdefault(element.identifier, element)
    if kept:
        value = "".join(f"({element.identifier}){element.value}" for element in kept.values())
        first = next(iter(kept.values())).printed
        places = tuple(dict.fromkeys(place for each in kept.values() for place in each.printed.places))
        confidence = min(each.printed.confidence for each in kept.values())
        return Mark("udi", value, Printed(value, places, first.reader, confidence))
    for barcode in barcodes:
        content = barcode.content.decode("latin-1")
        if re.match(r"\+[A-Z][A-Z0-9]{3}", content):
            places = () if barcode.place is None else (barcode.place,)
            return Mark("udi-hibc", content, Printed(content, places, barcode.format or "code", 1.0))
    return None
