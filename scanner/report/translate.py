"""Findings in the language of the report: the database's English sentences, one by one."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from scanner.report.wording import LANGUAGES

Made = Mapping[str, Any]

_Pattern = tuple[re.Pattern[str], str, tuple[bool, ...]]
"""What a sentence with holes looks like, its translation, and which holes hold words as printed."""

_QUOTED = re.compile("“[^”]*”")
_BLANK = "\x00"  # stands for a blank within a quotation, at which no sentence ends
_NUMBER = re.compile(r"(?<![\w.,-])(\d+)\.(\d+)(?![\w.]|-)")  # with the decimal mark that only English has
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


def translated(document: Made, lang: str) -> Made:
    """Give a document with titles, reasons and advice in a language.

    A sentence without a translation stays in English; a finding or rule with such a sentence gets the field
    `english`, true. Identities, names, printed words and sources stay as they are. English comes back unchanged.
    Raises ValueError for a language without a catalogue.
    """
    if lang not in LANGUAGES:
        raise ValueError(f"no report texts in {lang!r}; there are {', '.join(LANGUAGES)}")
    if lang == "en":
        return document
    return {**document, "products": [_product(product, lang) for product in document["products"]]}


def in_language(text: str, lang: str) -> tuple[str, bool]:
    """Give a text sentence by sentence in a language, and whether all of it could be given so."""
    if lang == "en":
        return text, True
    given = [_sentence(piece, lang) for piece in sentences_of(text)]
    return " ".join(piece for piece, _ in given), all(done for _, done in given)


def sentences_of(text: str) -> list[str]:
    """Split a text as the table of translations has it."""
    closed = _QUOTED.sub(lambda quote: quote[0].replace(" ", _BLANK), text.strip())
    return [piece.replace(_BLANK, " ") for piece in _SENTENCE_END.split(closed) if piece]


def _product(product: Made, lang: str) -> dict[str, Any]:
    made = dict(product)
    made["findings"] = [_finding(item, lang) for item in product["findings"]]
    made["checked"] = [_fields(item, ("title", "why"), lang) for item in product["checked"]]
    made["notices"] = [in_language(notice, lang)[0] for notice in product["notices"]]
    return made


def _finding(finding: Made, lang: str) -> dict[str, Any]:
    made = _fields(finding, ("title", "why", "advice"), lang)
    others = [_fields(other, ("title", "why"), lang) for other in finding.get("alternatives", ())]
    english = any(other.pop("english", False) for other in others)
    return made | {"alternatives": others} | ({"english": True} if english else {})


def _fields(item: Made, fields: tuple[str, ...], lang: str) -> dict[str, Any]:
    made = dict(item)
    whole = True
    for field in fields:
        if item[field]:
            made[field], done = in_language(item[field], lang)
            whole = whole and done
    return made | ({} if whole else {"english": True})


def _sentence(piece: str, lang: str) -> tuple[str, bool]:
    known, patterns = _table(lang)
    if piece in known:
        return known[piece], True
    for pattern, form, quoted in patterns:
        found = pattern.fullmatch(piece)
        if found:
            filled = zip(found.groups(), quoted, strict=True)
            return form.format(*(value if printed else _filling(value, lang) for value, printed in filled)), True
    return piece, False


def _filling(value: str, lang: str) -> str:
    """Give what fills a hole in a sentence: a name, a number, or a list of what has translations."""
    parts = [_named(part, lang) for part in value.split(", ")]
    if len(parts) > 1 and None not in parts:
        return ", ".join(part or "" for part in parts)
    return "; ".join(_named(part, lang) or _NUMBER.sub(r"\1,\2", part) for part in value.split("; "))


def _named(part: str, lang: str) -> str | None:
    """Translate a title, also one that was put in small letters within a sentence."""
    known, _ = _table(lang)
    if part in known:
        return known[part]
    title = known.get(part[:1].upper() + part[1:])
    # German keeps the capitals of its nouns.
    return title if title is None or lang == "de" else title[:1].lower() + title[1:]


@cache
def _table(lang: str) -> tuple[Mapping[str, str], tuple[_Pattern, ...]]:
    """Read the translations: whole sentences, and sentences with holes, written {}, in the same order."""
    table = resources.files("scanner.report.wording").joinpath("sentences.csv").read_text(encoding="utf-8")
    rows = [(row["en"], row[lang]) for row in csv.DictReader(table.splitlines()) if row[lang]]
    patterns = [
        (
            re.compile("(.+?)".join(re.escape(part) for part in english.split("{}"))),
            other,
            tuple(part.endswith("“") for part in english.split("{}")[:-1]),
        )
        for english, other in rows
        if "{}" in english
    ]
    # The most specific sentence first: "Your profile names an allergy to {}." before "Your profile names {}."
    patterns.sort(key=lambda item: -len(item[0].pattern))
    return {english: other for english, other in rows if "{}" not in english}, tuple(patterns)
