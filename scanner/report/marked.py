"""What is drawn over a photo: the numbered places of findings, and the lettered places of what stays unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scanner.report.sentences import doubtful_line, heading, not_read, shown, unread_line
from scanner.report.wording import Wording

Made = Mapping[str, Any]
Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One entry of a report with its places.

    `label` is a number for a finding and a letter for what was not read or not recognised; `kind` is avoid,
    caution, note, unread or doubtful; `text` says what it is; `places` holds (photo index, corners in its pixels).
    """

    label: str
    kind: str
    text: str
    places: tuple[tuple[int, Corners], ...]
    entry: Made

    def on(self, photo: int) -> list[Corners]:
        """Give the places on one photo."""
        return [corners for index, corners in self.places if index == photo]


def marked_findings(product: Made, words: Wording) -> list[Marked]:
    """Number the findings that are not suppressed, in the report's order, from 1."""
    return [
        Marked(
            str(number),
            finding["severity"],
            heading(finding),
            tuple(dict.fromkeys(at for item in finding["evidence"] for at in _places(item))),
            finding,
        )
        for number, finding in enumerate(shown(product), 1)
    ]


def marked_unknown(product: Made, words: Wording) -> list[Marked]:
    """Letter the unread places, then the printed ingredients that were not surely recognised, from A."""
    unread = [("unread", unread_line(item, product, words), item) for item in not_read(product)]
    doubts = [
        ("doubtful", doubtful_line(item, product, words), item)
        for item in product["ingredients"]
        if item["status"] != "recognised"
    ]
    return [
        Marked(letters(number), kind, text, tuple(_places(item)), item)
        for number, (kind, text, item) in enumerate(unread + doubts)
    ]


def letters(number: int) -> str:
    """Give the letters of a number from 0: A to Z, then AA, AB, ..."""
    text = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _places(item: Made) -> list[tuple[int, Corners]]:
    places = item.get("places") or ([item["where"]] if item["where"] else [])
    return [(where["photo"], tuple((float(x), float(y)) for x, y in where["box"])) for where in places]
