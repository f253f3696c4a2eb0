"""The report document: the one structure that every format is made from."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from scanner import __version__
from scanner.assess.model import AssessedProduct, Finding
from scanner.knowledge.model import Rule, Severity, Skin
from scanner.label.model import Ingredient, Mark, Match, Printed, Status
from scanner.photo.model import Place
from scanner.reading.model import Barcode, Line, Reading, Unread

SCHEMA_VERSION = "1"

_NOT_WORD = re.compile(r"[\W_]+")


class Problem(Protocol):
    """A photo that could not be opened: its path, what is wrong, and what to do. `PhotoError` is one."""

    @property
    def path(self) -> Any: ...

    @property
    def problem(self) -> str: ...

    @property
    def advice(self) -> str: ...


def report_document(
    products: Sequence[AssessedProduct],
    *,
    database: Mapping[str, object],
    problems: Iterable[Problem] = (),
    timings: Mapping[str, float] | None = None,
    rules: Mapping[str, Rule] | None = None,
    symbol_titles: Mapping[str, str] | None = None,
    skin: Skin = Skin.NEEDLED,
    today: str | None = None,
) -> dict[str, Any]:
    """Make the JSON report, version 1, of products.

    `database` needs a "version" and is given as it is. `rules` lends titles to what was looked for, `symbol_titles`
    the standard's title to the key of each pictogram. `timings` (seconds a step) puts the times of each photo in as
    well; without it the document depends on nothing but its input. `skin` and `today` are used where there is no
    product to take them from. Raises ValueError where products were judged for different skin or days.
    """
    judged = {(product.skin, product.today) for product in products} or {(skin, today)}
    if len(judged) > 1:
        raise ValueError("the products of one report must be judged for the same skin state and day")
    ((skin, today),) = judged
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "scanner": {"version": __version__},
        "database": dict(database),
        "skin": skin.value,
        "today": today,
        "problems": [{"path": str(item.path), "problem": item.problem, "advice": item.advice} for item in problems],
        "products": [
            _product(product, rules or {}, symbol_titles or {}, timed=timings is not None) for product in products
        ],
    }
    if timings is not None:
        document["timings"] = {step: round(float(seconds), 4) for step, seconds in timings.items()}
    return document


def _product(
    product: AssessedProduct, rules: Mapping[str, Rule], titles: Mapping[str, str], *, timed: bool
) -> dict[str, Any]:
    label, readings = product.label, product.readings
    findings = _findings(product.findings)
    made: dict[str, Any] = {
        "name": product.name,
        "kind": label.kind.value,
        "outcome": product.outcome.value,
        "summary": {},
        "photos": [
            {"path": record.path, "width": int(record.width), "height": int(record.height), "sha256": record.sha256}
            for reading in readings
            if (record := reading.photo) is not None
        ],
        "readers": list(dict.fromkeys(name for reading in readings for name in reading.readers)),
        "notices": list(dict.fromkeys(notice for reading in readings for notice in reading.notices)),
        "sides": label.sides,
        "languages": list(label.languages),
        "text": [_line(line) for reading in readings for line in reading.lines],
        "list": {"found": label.list_found, "cut_off": label.list_cut_off},
        "ingredients": [_ingredient(item, findings) for item in label.ingredients],
        "claims": [
            {
                "id": claim.id,
                "polarity": claim.polarity.value,
                "method": claim.method,
                "scope": claim.scope,
                **_printed(claim.printed),
            }
            for claim in label.claims
        ],
        "dates": [
            {
                "kind": date.kind,
                "first": date.first,
                "last": date.last,
                "readings": list(date.readings),
                "months": date.months,
                **_printed(date.printed),
            }
            for date in label.dates
        ],
        "lot": _mark(label.lot) if label.lot else None,
        "udi": _mark(label.udi) if label.udi else None,
        "needles": [
            {
                "length_mm": float(needle.length_mm),
                "minimum_mm": None if needle.minimum_mm is None else float(needle.minimum_mm),
                "adjustable": needle.adjustable,
                **_printed(needle.printed),
            }
            for needle in label.needles
        ],
        "marks": [_mark(mark) for mark in label.marks],
        "symbols": [
            {
                "name": titles.get(symbol.name, symbol.name),
                "key": symbol.name,
                "where": _where(symbol.place),
                "confidence": _share(symbol.confidence),
            }
            for symbol in label.symbols
        ],
        "barcodes": [_barcode(code) for code in label.barcodes],
        "findings": findings,
        "unread": [_unread(item) for reading in readings for item in reading.unread],
        "other_script": [_unread(item) for reading in readings for item in reading.other_script],
        "checked": [
            {
                "rule": item.rule,
                "title": rules[item.rule].title if item.rule in rules else None,
                "state": item.state,
                "why": item.why,
            }
            for item in product.checked
        ],
    }
    made["summary"] = _summary(made)
    if timed:
        made["timings"] = [_seconds(reading) for reading in readings]
    return made


def _unread(item: Unread) -> dict[str, Any]:
    return {"where": _where(item.place), "why": item.why, "advice": item.advice}


def _summary(made: Mapping[str, Any]) -> dict[str, int]:
    """Count what a reader asks for first; suppressed findings are counted apart."""
    shown = [finding for finding in made["findings"] if finding["suppressed"] is None]
    counts = {severity.value: sum(item["severity"] == severity for item in shown) for severity in Severity}
    counts["suppressed"] = len(made["findings"]) - len(shown)
    counts["ingredients"] = len(made["ingredients"])
    for status in Status:
        counts[status.value] = sum(item["status"] == status for item in made["ingredients"])
    counts["unread"] = len(made["unread"])
    counts["checked"] = sum(item["state"] == "checked" for item in made["checked"])
    counts["not_checked"] = len(made["checked"]) - counts["checked"]
    return counts


def _findings(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Give findings in the order of what matters most, each with an identity that outlives the photo."""
    ordered = sorted(findings, key=lambda item: (item.rank, item.severity.rank, item.rule, item.about))
    used: dict[str, int] = {}
    made = []
    for item in ordered:
        # Sorted, since the best of several possible names can change with the photo.
        about = "-".join(sorted(item.names)) or item.about
        identity = f"{item.rule}:{_NOT_WORD.sub('-', about.casefold()).strip('-')}"
        used[identity] = used.get(identity, 0) + 1
        made.append(
            {
                "id": identity if used[identity] == 1 else f"{identity}~{used[identity]}",
                "rule": item.rule,
                "also": list(item.also),
                "severity": item.severity.value,
                "about": item.about,
                "names": list(item.names),
                "title": item.title,
                "why": item.why,
                "advice": item.advice,
                "certainty": item.certainty.value,
                "rank": round(float(item.rank), 4),
                "evidence": [_printed(printed) for printed in item.evidence],
                "match": _match(item.match),
                "alternatives": [
                    {
                        "name": other.name,
                        "rule": other.rule,
                        "severity": other.severity.value if other.severity else None,
                        "title": other.title,
                        "why": other.why,
                    }
                    for other in item.alternatives
                ],
                "sources": [
                    {"id": source.id, "citation": source.citation, "verification": source.verification}
                    for source in item.sources
                ],
                "suppressed": None
                if item.suppressed is None
                else {"reason": item.suppressed.reason, "until": item.suppressed.until},
            }
        )
    return made


def _ingredient(item: Ingredient, findings: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    names = {item.name} if item.name else {candidate.name for candidate in item.candidates}
    return {
        "position": item.position,
        "name": item.name,
        "status": item.status.value,
        "candidates": [{"name": other.name, "score": round(float(other.score), 1)} for other in item.candidates],
        "match": _match(item.match),
        "percent": None if item.percent is None else float(item.percent),
        "optional": item.optional,
        "nano": item.nano,
        "listed": item.listed,
        "findings": [finding["id"] for finding in findings if names & {finding["about"], *finding["names"]}],
        **_printed(item.printed),
    }


def _match(match: Match | None) -> dict[str, Any] | None:
    if match is None:
        return None
    other = match.runner_up
    return {
        "kind": match.kind,
        "searched": match.searched,
        "found": match.found,
        "score": round(float(match.score), 1),
        "runner_up": None if other is None else {"name": other.name, "score": round(float(other.score), 1)},
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {"id": mark.id, "value": mark.value, **_printed(mark.printed)}


def _printed(printed: Printed) -> dict[str, Any]:
    """Give words as printed: `where` is the first of their places, `places` all of them, one a line of print."""
    places = [_where(place) for place in printed.places]
    return {
        "printed": printed.text,
        "where": places[0] if places else None,
        "places": places,
        "reader": printed.reader,
        "confidence": _share(printed.confidence),
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "text": line.text,
        "where": _where(line.place()),
        "reader": line.reader,
        "confidence": _share(line.confidence),
    }


def _barcode(code: Barcode) -> dict[str, Any]:
    """Give a code; bytes that are no UTF-8 are shown as Latin-1, one character a byte, so that none is lost."""
    try:
        content = code.content.decode("utf-8")
    except UnicodeDecodeError:
        content = code.content.decode("latin-1")
    return {
        "format": code.format,
        "identifier": code.identifier,
        "content": content,
        "where": _where(code.place),
    }


def _where(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {"photo": int(place.photo), "box": [[round(float(x), 1), round(float(y), 1)] for x, y in place.box]}


def _share(value: float) -> float:
    return round(float(value), 3)


def _seconds(reading: Reading) -> dict[str, Any]:
    return {
        "photo": reading.photo.path if reading.photo else None,
        "seconds": {step: round(float(value), 4) for step, value in reading.seconds.items()},
    }
