"""What stands on a pack besides its ingredients, as rows of what, says and where."""

from collections.abc import Mapping
from typing import Any

from scanner.report.printable import printable
from scanner.report.sentences import LONGEST_NAME, LONGEST_QUOTE, place, quote
from scanner.report.wording import Wording

Made = Mapping[str, Any]

_CLAIM_GROUPS = ("warning", "flag", "treatment", "hygiene", "use")


def packed(product: Made, words: Wording) -> list[dict[str, str]]:
    """Give one row for each claim, date, number, needle, mark, symbol and code on the pack."""
    rows = [_row("claim", item, claim_words(item, words), product, words) for item in product["claims"]]
    rows += [_row("date", item, _date(item, words), product, words) for item in product["dates"]]
    rows += [_row(key, product[key], product[key]["value"], product, words) for key in ("lot", "udi") if product[key]]
    rows += [_row("needle", item, _needle(item, words), product, words) for item in product["needles"]]
    marks = [item for item in product["marks"] if product["lot"] is None or item["where"] != product["lot"]["where"]]
    rows += [_row("mark", item, _mark(item, words), product, words) for item in marks]
    told = [item for item in (*product["claims"], *product["dates"], *marks) if item["reader"] == "symbol"]
    rows += [
        _row("symbol", item, symbol_words(item, words), product, words)
        for item in product["symbols"]
        if not any(other["where"] == item["where"] for other in told)
    ]
    rows += [
        _row("barcode", item, f"{item['format']}: {item['content']}", product, words) for item in product["barcodes"]
    ]
    return rows


def claim_words(item: Made, words: Wording) -> str:
    """Say what a claim on the pack comes to: "Said to be free from: fragrance", "Said to be sterile, irradiation"."""
    said = words.known("claim", f"{item['id']}.{item['polarity']}")
    if said is None:
        said = words.known("claim", item["id"]) or _plain(item["id"])
        if item["polarity"] == "denied" and item["id"] != "free-from":
            said = words.say("pack.denied", claim=said)
    if item["scope"]:
        said = words.say("report.pair", name=said, value=words.known("scope", item["scope"]) or _plain(item["scope"]))
    method = item["method"] if item["method"] != "absence" else ""
    return f"{said}, {words.known('method', method) or _plain(method)}" if method else said


def symbol_words(item: Made, words: Wording) -> str:
    """Name a symbol by its standard's title in the language of the report."""
    return item["name"] if words.language == "en" else words.known("symbol", item["key"]) or item["name"]


def _plain(key: str) -> str:
    """Write a key without words of its own as words: "warning:eye-contact" as "eye contact"."""
    group, _, rest = key.partition(":")
    kept = rest if rest and group in _CLAIM_GROUPS else key
    return kept.replace(":", ": ").replace("-", " ").replace("_", " ")


def _row(what: str, item: Made, says: str, product: Made, words: Wording) -> dict[str, str]:
    says = printable(says, LONGEST_QUOTE)
    quoted = printable(item.get("printed", ""), LONGEST_QUOTE)
    if quoted and quoted.casefold() not in says.casefold():
        says = f"{says} – {quote(item, words)}"
    where = place(item["where"], product, words) if item["where"] or not product["photos"] else ""
    return {"what": words.say(f"pack.{what}"), "says": says, "where": where}


def _mark(item: Made, words: Wording) -> str:
    said, value = words.known("mark", item["id"]) or _plain(item["id"]), item["value"]
    if item["id"] == "needling-device":  # a list of what spoke for it, each with what it stands for before a colon
        kinds = (part.partition(": ")[2] or part for part in value.split("; "))
        value = "; ".join(words.known("symbol", kind) or kind for kind in kinds)
    value = printable(value, LONGEST_NAME)
    if not value or value.casefold() in said.casefold():
        return said
    return words.say("report.pair", name=said, value=value)


def _date(item: Made, words: Wording) -> str:
    kind = words.known("date_kind", item["kind"]) or _plain(item["kind"])
    if item["months"] is not None:
        value = words.say("pack.months", count=item["months"])
    elif len(item["readings"]) > 1:
        value = words.say("ingredient.or").join(item["readings"])
    else:
        value = " – ".join(dict.fromkeys(day for day in (item["first"], item["last"]) if day))
    return words.say("report.pair", name=kind, value=value) if value else kind


def _needle(item: Made, words: Wording) -> str:
    values = {
        "minimum": words.number(item["minimum_mm"] or 0),
        "maximum": words.number(item["length_mm"]),
    }
    length = words.say("pack.length" if item["minimum_mm"] is None else "pack.range", **values)
    return f"{length}, {words.say('pack.adjustable')}" if item["adjustable"] else length
