"""HIBC codes: labeler, product, lot, serial number and dates, with the check character verified."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import HibcFormat, packaging
from scanner.label.gs1 import Element
from scanner.label.model import Printed
from scanner.label.passage import Passage

_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%"
_PRIMARY = re.compile(r"(?P<labeler>[A-Z][A-Z0-9]{3})(?P<product>[A-Z0-9]{1,18})(?P<unit>\d)")
_CODE = re.compile(r"\+(?:[A-Z][A-Z0-9]{3}[A-Z0-9]{1,18}\d|\$|\d{5})[-0-9A-Z. $/+%]*")
_PRINTED = re.compile(r"(?<![\w+])\*?(?P<code>\+(?:[A-Z][A-Z0-9]{3}|\$)[-0-9A-Z.$/+%_]{3,70})\*?(?![\w])")
# What only a HIBC code holds: a wrong check character cannot make other print of it.
_UNMISTAKABLE = re.compile(r"/(?:\$|S|Q\d|1[46]D)|^\+\$\$")
_MARKER = re.compile(r"(?P<marker>\$\$\+?\d?|\$\+?|1[46]D|[SQ](?=[0-9A-Z])|)")


def check_character(text: str) -> str:
    """Give the modulo 43 check character of a text; empty where a character of it has no value."""
    if any(char not in _CHARACTERS for char in text):
        return ""
    return _CHARACTERS[sum(map(_CHARACTERS.index, text)) % len(_CHARACTERS)]


def is_hibc(content: str) -> bool:
    """Tell whether a code's content has the form of a HIBC code; one that begins with digits must check out."""
    if _CODE.fullmatch(content) is None:
        return False
    return not content[1].isdigit() or check_character(content[:-1]) == content[-1]


def hibc_elements(content: str, printed: Printed, knowledge: Knowledge) -> list[Element]:
    """Give the elements of one HIBC code: a primary part, a secondary part, or both joined by strokes.

    The identifiers are hibc-labeler, hibc-product, hibc-unit, hibc-lot, hibc-serial, hibc-quantity, hibc-use-by and
    hibc-made. Dates are turned into the form YYMMDD, with day 00 for a month. Where the check character is wrong, each
    element has the problem check-digit; a part that fits no format becomes an element hibc-part with the problem
    characters. The layout is that of the HIBC Supplier Labeling Standard.
    """
    body, check = content[:-1], content[-1].replace("_", " ")
    problem = "" if check_character(body) == check else "check-digit"
    first, *parts = body.removeprefix("+").split("/")
    primary = _PRIMARY.fullmatch(first)
    found: list[Element] = []
    if primary is not None:
        for name in ("labeler", "product", "unit"):
            found.append(Element(f"hibc-{name}", primary[name], printed, f"hibc-{name}"))
    else:
        # A secondary part of its own ends with a link to its primary part, before the check character.
        whole = "/".join([first, *parts])[:-1]
        parts = whole.split("/")
    formats = packaging(knowledge.folder).hibc
    for part in parts:
        segment = replace(printed, text=f"/{part}")
        found.extend(_part(part, segment, formats))
    return [replace(element, problem=element.problem or problem) for element in found]


def _part(part: str, printed: Printed, formats: Mapping[str, HibcFormat]) -> Iterator[Element]:
    """Take one part after its stroke apart: marker, then a date or quantity, then a lot or serial number."""
    match = _MARKER.match(part)
    marker = match["marker"] if match else ""
    # A plus in the marker says that a serial number stands in the place of the lot; "$$" alone leads a month.
    serial, plain = "+" in marker, marker.replace("+", "")
    row = formats.get(plain) or formats.get(plain[:2])
    if row is None or (not marker and not part[:5].isdigit()):
        yield Element("hibc-part", part, printed, "", "characters")
        return
    rest = part[len(marker) if plain in formats else marker.rindex("$") + 1 + serial :]
    value, rest = rest[: len(row.layout)], rest[len(row.layout) :]
    if row.layout.startswith("Q"):
        yield Element("hibc-quantity", value, printed, "quantity")
        if rest:
            again = rest[0] if f"$${rest[0]}" in formats else ""
            yield from _part(f"$${'+' if serial else ''}{again}{rest[len(again) :]}", printed, formats)
        return
    if row.layout:
        says = row.then if row.then.startswith("date:") else "date:use-by"
        day = _day(value, row.layout)
        problem = "" if day else "date"
        yield Element(f"hibc-{says.removeprefix('date:')}", day or value, printed, says, problem)
    if rest and not row.then.startswith("date:"):
        says = "serial" if serial else row.then
        yield Element(f"hibc-{says}", rest, printed, says)


def _day(value: str, layout: str) -> str:
    """Give a date as YYMMDD, day 00 where the layout has none; empty for no real date. Hours are left out."""
    if len(value) != len(layout) or not value.isdigit():
        return ""
    field = {
        letter: int("".join(v for v, place in zip(value, layout, strict=True) if place == letter))
        for letter in set(layout)
    }
    year = 2000 + field["Y"] % 100
    try:
        if "J" in field:
            found = date(year, 1, 1) + timedelta(field["J"] - 1)
            return found.strftime("%y%m%d") if found.year == year and field["J"] > 0 else ""
        found = date(year, field["M"], field.get("D", 1))
    except ValueError:
        return ""
    return found.strftime("%y%m%d" if "D" in field else "%y%m00")


def printed_hibc(passage: Passage, knowledge: Knowledge) -> list[tuple[str, list[Element]]]:
    """Give the HIBC codes printed as text, each with its elements; their spans are those of the whole code.

    A code counts where its check character is right, where it stands between asterisks, or where it holds a part that
    no other print has.
    """
    found = []
    for match in _PRINTED.finditer(passage.text):
        code = match["code"]
        starred = match.group() == f"*{code}*"
        right = check_character(code[:-1]) == code[-1].replace("_", " ") and len(code) > 7
        if not is_hibc(code.replace("_", " ")) or not (right or starred or _UNMISTAKABLE.search(code)):
            continue
        printed = passage.printed(*match.span("code"))
        elements = hibc_elements(code, printed, knowledge)
        start, end = match.span()
        found.append((code, [replace(element, start=start, end=end) for element in elements]))
    return found
