"""The unique device identifier of a pack: GS1, HIBC or ICCBBA, from its codes or from the printed line."""

import re
from collections.abc import Iterable, Mapping, Sequence

from scanner.knowledge.base import Knowledge
from scanner.label.gs1 import Element, barcode_elements, element_of, printed_elements
from scanner.label.hibc import hibc_elements, is_hibc, printed_hibc
from scanner.label.model import Mark, Printed
from scanner.label.passage import Passage
from scanner.reading.model import Barcode

_ELEMENT = re.compile(r"\((\d{2,4})\)([^(]*)")
# Identifiers of ISBT 128 that begin a device's, a donation's or a product's data.
_ISBT = re.compile(r"=(?:/|[A-NP-Z1-9]\d{4}|[<>,}])[0-9A-Z&=,>}{/;%]{4,}")
_BETWEEN = " | "
_MARKS = {"serial": "serial", "hibc-labeler": "hibc-labeler", "hibc-product": "hibc-product", "hibc-unit": "hibc-unit"}


def line_elements(passage: Passage, knowledge: Knowledge) -> list[Element]:
    """Give the elements of the identifiers that are printed in letters and digits, GS1 first."""
    hibc = [element for _, elements in printed_hibc(passage, knowledge) for element in elements]
    return [*printed_elements(passage, knowledge), *hibc]


def code_elements(barcodes: Sequence[Barcode], knowledge: Knowledge) -> list[Element]:
    """Give the elements of the GS1 and HIBC codes on a pack, GS1 first."""
    found = barcode_elements(barcodes, knowledge)
    for barcode in barcodes:
        content = _content(barcode)
        if is_hibc(content):
            found.extend(hibc_elements(content, _printed(barcode, content), knowledge))
    return found


def device_identifier(
    elements: Sequence[Element], passage: Passage, barcodes: Sequence[Barcode], knowledge: Knowledge
) -> Mark | None:
    """Give the unique device identifier; None where there is none.

    A GS1 identifier has the id udi and the bracketed form, a HIBC code udi-hibc and its characters, its parts joined
    by " | " where several codes hold them, an ICCBBA code udi-iccbba and its characters. Where the line is printed and
    coded, the code is taken. Of codes with different trade item numbers the first is taken, and what stands with it.
    """
    gs1 = [element for element in elements if not element.identifier.startswith("hibc-")]
    chosen = _one_item([element for element in gs1 if element.start < 0] or gs1)
    if chosen:
        value = "".join(f"({element.identifier}){element.value}" for element in chosen.values())
        first = next(iter(chosen.values())).printed
        places = tuple(dict.fromkeys(place for each in chosen.values() for place in each.printed.places))
        confidence = min(each.printed.confidence for each in chosen.values())
        return Mark("udi", value, Printed(value, places, first.reader, confidence))
    coded = [(content, _printed(barcode, content)) for barcode in barcodes if is_hibc(content := _content(barcode))]
    hibc = coded or [(code, elements[0].printed) for code, elements in printed_hibc(passage, knowledge) if elements]
    if hibc:
        value = _BETWEEN.join(dict.fromkeys(content for content, _ in hibc))
        places = tuple(dict.fromkeys(place for _, printed in hibc for place in printed.places))
        return Mark("udi-hibc", value, Printed(value, places, hibc[0][1].reader, hibc[0][1].confidence))
    for barcode in barcodes:
        content = _content(barcode)
        if _ISBT.fullmatch(content):
            return Mark("udi-iccbba", content, _printed(barcode, content))
    return None


def identifier_elements(udi: Mark, knowledge: Knowledge) -> list[Element]:
    """Give the elements of a unique device identifier; none for one of ICCBBA, which is not taken apart."""
    if udi.id == "udi":
        parts = ((element_of(key, value, udi.printed, knowledge)) for key, value in _ELEMENT.findall(udi.value))
        return [element for element in parts if element is not None]
    if udi.id == "udi-hibc":
        return [each for code in udi.value.split(_BETWEEN) for each in hibc_elements(code, udi.printed, knowledge)]
    return []


def identifier_marks(elements: Iterable[Element]) -> list[Mark]:
    """Give the serial number and the HIBC labeler, product and unit of measure (0 the single piece) as marks."""
    found = {(element.says, element.value): element for element in elements if element.says in _MARKS and element.value}
    return [Mark(_MARKS[says], value, element.printed) for (says, value), element in found.items()]


def _one_item(elements: Sequence[Element]) -> Mapping[str, Element]:
    """Give the first element of each identifier, without those that follow another trade item's number."""
    kept: dict[str, Element] = {}
    other = False
    for element in elements:
        if element.says == "gtin" and element.identifier == "01":
            other = "01" in kept and kept["01"].value != element.value
        if not other:
            kept.setdefault(element.identifier, element)
    return kept


def _content(barcode: Barcode) -> str:
    return barcode.content.decode("latin-1").strip("*\r\n")


def _printed(barcode: Barcode, content: str) -> Printed:
    places = () if barcode.place is None else (barcode.place,)
    return Printed(content, places, barcode.format or "code", 1.0)
