"""The report as one HTML page that holds everything in itself: no script, no other file, nothing fetched."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from scanner.photo.model import Photo
from scanner.report import grouped, sentences
from scanner.report.framed import framed
from scanner.report.marked import Marked, marked_findings, marked_unknown, places_of
from scanner.report.packed import packed
from scanner.report.pictures import crop, data_uri, open_pictures
from scanner.report.printable import printable
from scanner.report.translate import translated
from scanner.report.wording import Wording, wording

Made = Mapping[str, Any]
SIGNS = {"avoid": "■", "caution": "▲", "note": "●", "recognised": "✓", "possible": "?", "unrecognised": "✗"}

_TOP = 3
_CROPS_AT_MOST = 3


def html_report(document: Made, *, folder: Path | None = None, lang: str = "en") -> str:
    """Write the report as a page of HTML.

    The photos are opened again from their paths, relative ones also from `folder`; one that is gone or changed is
    replaced by a sentence that says so. Raises ValueError for a `lang` without a catalogue.
    """
    words = wording(lang)
    document = translated(document, lang)
    products = [_product(product, words, folder) for product in document["products"]]
    title = words.say("report.title") + (f": {products[0]['name']}" if len(products) == 1 else "")
    problems = [
        f"{printable(item['path'], 200)}: {printable(item['problem'])} {printable(item['advice'])}"
        for item in document["problems"]
    ]
    return (
        _templates()
        .get_template("report.html")
        .render(
            words=words,
            say=words.say,
            term=words.term,
            signs=SIGNS,
            title=title,
            style=Markup(_part("style.css")),
            language_note=sentences.language_note(document, words),
            judged=sentences.judged(document, words),
            made_by=sentences.made_by(document, words),
            products=products,
            problems=problems,
        )
    )


@cache
def _templates() -> Environment:
    parts = {name: _part(name) for name in ("report.html", "finding.html")}
    return Environment(
        loader=DictLoader(parts), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def _part(name: str) -> str:
    return resources.files("scanner.report").joinpath("page", name).read_text(encoding="utf-8")


def _product(product: Made, words: Wording, folder: Path | None) -> dict[str, Any]:
    photos = open_pictures(product, words, folder)
    found, unknown = marked_findings(product, words), marked_unknown(product, words)
    cards = [_card(item, product, photos, words) for item in found]
    notes = [card for card in cards if card["severity"] == "note"]
    hidden = [finding for finding in product["findings"] if finding["suppressed"] is not None]
    noted = [finding for item in found if item.kind == "note" for finding in item.entries]
    return {
        "name": sentences.name_of(product, words),
        "tally": sentences.tally(product, words),
        "photos_line": sentences.photos(product, words),
        "answer": sentences.answer(product, words),
        "pictures": [framed(at, photo, [*found, *unknown], product, words) for at, photo in enumerate(photos)],
        "top": _top([item for item in found if item.kind != "note"], words),
        "findings": [card for card in cards if card["severity"] != "note"],
        "notes": notes,
        "notes_line": words.say(
            "report.pair", name=words.say("tally.note", count=len(noted)), value=sentences.counted(noted, words)
        ),
        "hidden": sentences.hidden(hidden, words),
        "cut_off": product["list"]["cut_off"],
        "unknown": [
            {"label": item.label, "text": item.text, "crop": _crop(item.places[:1], photos, item.text, words)}
            for item in unknown
        ],
        "all_known": sentences.all_known(product, words),
        "ingredients": [_ingredient(item, found, words) for item in product["ingredients"]],
        "pack": packed(product, words),
        "checked": sentences.checked(product, words),
        "looked_for": sentences.looked_for(product, words),
        "readers": sentences.readers(product, words),
        "notices": [printable(notice) for notice in product["notices"]],
        "text": [_line(line, product, words) for line in product["text"]],
    }


def _top(found: list[Marked], words: Wording) -> list[dict[str, Any]]:
    """Give the first things to know, each with a link to what is said of it."""
    return [
        {
            "severity": item.kind,
            "sign": SIGNS[item.kind],
            "word": words.term("severity", item.kind),
            "heading": grouped.group_heading(item.entries, words),
            "lang": _lang(item.entries),
            "label": item.label,
        }
        for item in found[:_TOP]
    ]


def _lang(findings: Sequence[Made]) -> str:
    return Markup(' lang="en"') if any(finding.get("english") for finding in findings) else ""


def _card(item: Marked, product: Made, photos: list[Photo | str], words: Wording) -> dict[str, Any]:
    found = item.entries
    crops = [
        _crop([place], photos, printed["printed"], words)
        for finding in found
        for printed in finding["evidence"]
        for place in places_of(printed)
    ]
    told = [picture for picture in crops if picture]
    return {
        "label": item.label,
        "severity": item.kind,
        "sign": SIGNS[item.kind],
        "word": words.term("severity", item.kind),
        "heading": item.text,
        "lang": _lang(found),
        "crops": told[: max(_CROPS_AT_MOST, len(found))],
        "quotes": grouped.group_evidence(found, product, words),
        "matched": grouped.group_matched(found, words),
        "sure": grouped.group_sure(found, words),
        "why": grouped.group_why(found),
        "more": grouped.group_more(found, words),
        "alternatives": grouped.group_alternatives(found, words),
        "advice": grouped.group_advice(found),
        "sources": grouped.group_sources(found, words),
    }


def _crop(places: Any, photos: list[Photo | str], text: str, words: Wording) -> dict[str, Any] | None:
    """Cut out the first of the places that can be shown."""
    for index, corners in places:
        photo = photos[index] if 0 <= index < len(photos) else None
        cut = crop(photo.pixels, corners) if isinstance(photo, Photo) else None
        if cut is not None:
            height, width = cut.shape[:2]
            alt = words.say("picture.crop_alt", words=printable(text, sentences.LONGEST_QUOTE))
            return {"uri": data_uri(cut), "width": width, "height": height, "alt": alt}
    return None


def _ingredient(item: Made, found: list[Marked], words: Wording) -> dict[str, Any]:
    printed = printable(item["printed"], sentences.LONGEST_QUOTE)
    links = [mark for mark in found if any(entry["id"] in item["findings"] for entry in mark.entries)]
    names = [printable(one["name"], 80) for one in item["candidates"]]
    if item["name"]:
        same = item["name"].casefold() == printed.casefold()
        said = "" if same else words.say("page.read_as", name=printable(item["name"], sentences.LONGEST_NAME))
    else:
        said = words.say("ingredient.or").join(names) + ("?" if names else "")
    extra = [words.say("page.percent", percent=words.number(item["percent"]))] if item["percent"] is not None else []
    extra += [words.say(f"page.{key}") for key in ("optional", "nano") if item[key]]
    return {
        "position": item["position"],
        "status": item["status"],
        "sign": SIGNS[item["status"]],
        "status_word": words.term("status", item["status"]),
        "printed": printed,
        "is": said,
        "extra": extra,
        "links": [
            {
                "label": mark.label,
                "kind": mark.kind,
                "text": words.say("report.pair", name=words.say("page.number", label=mark.label), value=mark.text),
            }
            for mark in links
        ],
    }


def _line(line: Made, product: Made, words: Wording) -> dict[str, str]:
    reader = words.say(
        "page.reader",
        reader=printable(words.term("reader", line["reader"]), 40),
        percent=round(line["confidence"] * 100),
    )
    return {"text": printable(line["text"]), "said": f"{sentences.place(line['where'], product, words)}, {reader}"}
