"""GS1 codes: their elements from a code's bytes, from a web address, or from the printed line (01)...(17)...(10)..."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, unquote, urlsplit

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import Identifier, packaging
from scanner.label.dateforms import month_or_day
from scanner.label.model import Printed, PrintedDate
from scanner.label.passage import Passage
from scanner.reading.model import Barcode

_SEPARATOR = "\x1d"
# AIM identifiers of codes whose first character is FNC1: DataMatrix, Code 128, QR, DataBar, Aztec, DotCode.
_GS1_IDENTIFIERS = ("]d2", "]d5", "]C1", "]Q3", "]Q4", "]e0", "]z1", "]z4", "]J1")
_BRACKETED = re.compile(r"[(\[{<]\s?(?P<ai>[0-9OIl]{2,4})\s?[)\]}>]")
_OPENED = re.compile(r"[(\[{<]\s?(?P<run>[0-9OIl]{2,4})(?=\s?[0-9A-Z])")
_CLOSED = re.compile(r"(?<![(\[{<0-9OIl])(?P<run>[0-9OIl]{2,20})\s?[)\]}>](?=\s?[0-9A-Z])")
_LEADING = ("01", "02", "10", "11", "17", "21")


# An identifier in a text: where it starts with its bracket, where its value starts, and its row.
_Head = tuple[int, int, Identifier]


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


_NOWHERE = Printed("", (), "", 1.0)


def gtin_is_valid(digits: str) -> bool:
    """Tell whether the last of 8, 12, 13, 14 or 18 digits is the right GS1 check digit (weights 3 and 1)."""
    if not digits.isdigit() or len(digits) not in (8, 12, 13, 14, 18):
        return False
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(digits[:-1])))
    return (10 - total % 10) % 10 == int(digits[-1])


def printed_elements(passage: Passage, knowledge: Knowledge) -> list[Element]:
    """Give the elements of the human-readable lines, which may be broken over several lines and misread in digits.

    A bracketed number counts as an identifier only where it is in the table and the line holds at least two of them
    or a full trade item number. Where a reader has lost one of the two brackets, the value must bear it out: a trade
    item number with its check digit, a real date, or a lot or serial number beside a full trade item number.
    """
    table = packaging(knowledge.folder).identifiers
    text = passage.text
    whole = [
        (*match.span(), table[key]) for match in _BRACKETED.finditer(text) if (key := _digits(match["ai"])) in table
    ]
    halves = [
        half for half in _half_bracketed(text, table) if not any(half[0] < e and half[1] > s for s, e, _ in whole)
    ]
    elements = list(_read_printed(passage, whole, halves))
    full = any(element.identifier in ("01", "02") and len(element.value) == 14 for element in elements)
    borne = [half for half in halves if _borne_out(half, full, elements)]
    if len(borne) < len(halves):
        elements = list(_read_printed(passage, whole, borne))
    leading = [element for element in elements if element.identifier in _LEADING]
    return elements if full or len(leading) >= 2 else []


def _read_printed(passage: Passage, whole: Sequence[_Head], halves: Sequence[_Head]) -> Iterator[Element]:
    """Read the value behind each head, up to the next one."""
    heads = sorted([*whole, *halves], key=lambda head: head[0])
    for (start, end, identifier), following in zip(heads, [*heads[1:], None], strict=False):
        stop = following[0] if following else len(passage.text)
        raw, last = _value_after(passage.text, end, stop, identifier)
        if raw:
            element = _element(identifier, raw, passage.printed(start, last))
            yield replace(element, start=start, end=last)


def _half_bracketed(text: str, table: Mapping[str, Identifier]) -> Iterator[_Head]:
    """Find what may be identifiers with one bracket: "(17290531", "17)290531"."""
    for match in _OPENED.finditer(text):
        identifier = next((table[key] for size in (2, 3, 4) if (key := _digits(match["run"][:size])) in table), None)
        if identifier is not None:
            yield match.start(), match.start("run") + len(identifier.identifier), identifier
    for match in _CLOSED.finditer(text):
        identifier = next((table[key] for size in (2, 3, 4) if (key := _digits(match["run"][-size:])) in table), None)
        if identifier is not None:
            yield match.end("run") - len(identifier.identifier), match.end(), identifier


def _borne_out(half: _Head, full: bool, elements: Sequence[Element]) -> bool:
    element = next((each for each in elements if each.start == half[0]), None)
    if element is None or element.problem:
        return False
    return element.says == "gtin" or element.says.startswith("date:") or (full and element.says in ("lot", "serial"))


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
    elif content[:3] in _GS1_IDENTIFIERS:
        yield from _from_bytes(content[3:], table)
    elif barcode.identifier in _GS1_IDENTIFIERS or _is_unmarked_message(content, table):
        yield from _from_bytes(content, table)


def _is_unmarked_message(content: str, table: Mapping[str, Identifier]) -> bool:
    """Tell whether a code that does not say so holds a GS1 message: a trade item number that checks out, then more."""
    if not content.startswith("01") or not gtin_is_valid(content[2:16]) or len(content) < 20:
        return False
    elements = [_element(identifier, value, _NOWHERE) for identifier, value in _from_bytes(content, table)]
    return len(elements) > 1 and not any(element.problem for element in elements)


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


def element_of(key: str, value: str, printed: Printed, knowledge: Knowledge) -> Element | None:
    """Give the element of an identifier and its value; None for an identifier that is not in the table."""
    identifier = packaging(knowledge.folder).identifiers.get(key)
    return None if identifier is None else _element(identifier, value, printed)


def _digits(text: str) -> str:
    return text.translate(str.maketrans("OoIl|SBZ", "00111582"))


def _span(value: str) -> tuple[str, str] | None:
    # An hour and minute may follow the day.
    if len(value) not in (6, 10) or not value.isdigit():
        return None
    days = month_or_day(2000 + int(value[:2]), int(value[2:4]), int(value[4:6]))
    return None if days is None else (days[0].isoformat(), days[1].isoformat())


def element_date(element: Element) -> PrintedDate | None:
    """Give the date that an element holds; None for another element or for no real date.

    Day 00 means the last day of the month.
    """
    span = _span(element.value) if element.says.startswith("date:") else None
    if span is None:
        return None
    return PrintedDate(element.says.removeprefix("date:"), element.printed, *span)
