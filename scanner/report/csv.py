"""The report as a table for a spreadsheet: a row for each finding, and for all that was not read or judged."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from scanner.report import grouped, sentences
from scanner.report.printable import printable
from scanner.report.translate import translated
from scanner.report.where import bounds
from scanner.report.wording import Wording, wording

Made = Mapping[str, Any]

COLUMNS = (
    "product",
    "row",
    "severity",
    "rule",
    "about",
    "title",
    "certainty",
    "printed",
    "place",
    "photo",
    "left",
    "top",
    "right",
    "bottom",
    "reader",
    "confidence",
    "why",
    "advice",
    "sources",
    "suppressed",
    "id",
    "alternatives",
)
"""`row` is outcome, finding, suppressed, unread, unrecognised, possible, not-checked or not-opened."""

_LONGEST_CELL = 32_000
_FORMULA = tuple("=+-@＝＋－＠\t\r")


def csv_report(document: Made, *, lang: str = "en") -> str:
    """Write the report as CSV (RFC 4180, UTF-8 without a mark), a header row first.

    A cell that a spreadsheet could take for a formula starts with an apostrophe.
    """
    words = wording(lang)
    document = translated(document, lang)
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    for product in document["products"]:
        for row in _rows(product, words):
            table.writerow({key: cell(value) for key, value in ({"product": product["name"]} | row).items()})
    for item in document["problems"]:
        row = {"product": item["path"], "row": "not-opened", "why": item["problem"], "advice": item["advice"]}
        table.writerow({key: cell(value) for key, value in row.items()})
    return out.getvalue()


def cell(value: object) -> str:
    """Give a value as the text of one cell, harmless in a spreadsheet."""
    text = printable(str(value), _LONGEST_CELL)
    if isinstance(value, str) and text.startswith(_FORMULA):
        return "'" + text
    return text


def _rows(product: Made, words: Wording) -> Iterator[dict[str, Any]]:
    yield {"row": "outcome", "title": product["outcome"], "why": " ".join(sentences.answer(product, words))}
    for finding in product["findings"]:
        hidden = finding["suppressed"]
        row = {key: finding[key] for key in ("severity", "rule", "about", "title", "certainty", "why", "advice", "id")}
        row |= {"row": "suppressed" if hidden else "finding", "sources": "; ".join(sentences.cited(finding, words))}
        row |= {"suppressed": hidden["reason"]} if hidden else {}
        row["alternatives"] = " · ".join(grouped.alternatives(finding, words))
        for item in finding["evidence"] or [None]:
            yield row | (_printed(item, product, words) if item else {})
    for item in sentences.not_read(product):
        advice = sentences.unread_advice(item, words)
        yield {"row": "unread", "why": words.term("why_unread", item["why"]), "advice": advice} | _at(
            item["where"], product, words
        )
    if product["list"]["cut_off"]:
        yield {"row": "unread", "why": words.say("unread.cut_off_list")}
    for item in product["ingredients"]:
        if item["status"] != "recognised":
            names = words.say("ingredient.or").join(one["name"] for one in item["candidates"])
            yield {"row": item["status"], "about": names} | _printed(item, product, words)
    for item in product["checked"]:
        if item["state"] != "checked":
            yield {"row": "not-checked", "rule": item["rule"], "title": item["title"] or "", "why": item["why"]}


def _printed(item: Made, product: Made, words: Wording) -> dict[str, Any]:
    made = {"printed": item["printed"], "reader": item["reader"], "confidence": item["confidence"]}
    return made | _at(item["where"], product, words)


def _at(where: Made | None, product: Made, words: Wording) -> dict[str, Any]:
    made: dict[str, Any] = {"place": sentences.place(where, product, words)}
    if where is None:
        return made
    if where["photo"] < len(product["photos"]):
        made["photo"] = product["photos"][where["photo"]]["path"]
    sides = (round(side) for side in bounds(where["box"]))
    return made | dict(zip(("left", "top", "right", "bottom"), sides, strict=True))
