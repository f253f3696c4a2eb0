"""What stands on a pack besides its ingredients, as rows of what, says and where."""

from collections.abc import Mapping
from typing import Any

from scanner.report.printable import printable
from scanner.report.sentences import LONGEST_NAME, LONGEST_QUOTE, place
from scanner.report.wording import Wording

Made = Mapping[str, Any]


def packed(product: Made, words: Wording) -> list[dict[str, str]]:
    """Give one row for each claim, date, number, needle, mark, symbol and code on the pack."""
    rows = [_row("claim", item, _claim(item, words), product, words) for item in product["claims"]]
    rows += [_row("date", item, _date(item, words), product, words) for item in product["dates"]]
    rows += [
        _row(key, product[key], printable(product[key]["value"], LONGEST_NAME), product, words)
        for key in ("lot", "udi")
        if product[key]
    ]
    rows += [_row("needle", item, _needle(item, words), product, words) for item in product["needles"]]
    rows += [_row("mark", item, f"{plain(item['id'])} {item['value']}", product, words) for item in product["marks"]]
    rows += [_row("symbol", item, item["name"], product, words) for item in product["symbols"]]
    rows += [
        _row("barcode", item, f"{item['format']}: {item['content']}", product, words) for item in product["barcodes"]
    ]
    return rows


def plain(key: str) -> str:
    """Write a key as words: "warning:eye-contact" as "warning: eye contact"."""
    return key.replace(":", ": ").replace("-", " ").replace("_", " ")


def _row(what: str, item: Made, says: str, product: Made, words: Wording) -> dict[str, str]:
    quoted = printable(item.get("printed", ""), LONGEST_QUOTE)
    says = printable(says, LONGEST_QUOTE)
    if quoted and quoted.casefold() != says.casefold():
        says = f"{says} – {words.say('finding.quote', words=quoted)}"
    return {"what": words.say(f"pack.{what}"), "says": says, "where": place(item["where"], product, words)}


def _claim(item: Made, words: Wording) -> str:
    more = [plain(item[key]) for key in ("scope", "method") if item[key]]
    return ", ".join([f"{plain(item['id'])}: {words.say('pack.' + item['polarity'])}", *more])


def _date(item: Made, words: Wording) -> str:
    if item["months"] is not None:
        return f"{plain(item['kind'])}: {words.say('pack.months', count=item['months'])}"
    if len(item["readings"]) > 1:
        return f"{plain(item['kind'])}: {words.say('ingredient.or').join(item['readings'])}"
    days = dict.fromkeys(day for day in (item["first"], item["last"]) if day)
    return f"{plain(item['kind'])}: {' – '.join(days)}"


def _needle(item: Made, words: Wording) -> str:
    values = {"minimum": f"{item['minimum_mm'] or 0:g}", "maximum": f"{item['length_mm']:g}"}
    length = words.say("pack.length" if item["minimum_mm"] is None else "pack.range", **values)
    return f"{length}, {words.say('pack.adjustable')}" if item["adjustable"] else length
