"""What is drawn over a photo: the numbered places of findings, and the lettered places of what stays unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scanner.report.grouped import group_heading, together
from scanner.report.sentences import doubtful_line, not_read, shown, unread_line
from scanner.report.wording import Wording

Made = Mapping[str, Any]
Corners = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """One entry of a report with its places.

    `label` is a number for findings of one rule and a letter for what was not read or not recognised; `kind` is
    avoid, caution, note, unread or doubtful; `text` says what it is; `places` holds (photo index, corners in its
    pixels), `starts` the first place of each finding, at which its number stands. `entries` are the findings, or the
    one place or ingredient.
    """

    label: str
    kind: str
    text: str
    places: tuple[tuple[int, Corners], ...]
    starts: tuple[tuple[int, Corners], ...]
    entries: tuple[Made, ...]

    def on(self, photo: int) -> list[Corners]:
        """Give the places on one photo."""
        return [corners for index, corners in self.places if index == photo]

    def starting_on(self, photo: int) -> list[Corners]:
        """Give the places on one photo at which the label stands: one a finding, where that has any there."""
        return [corners for index, corners in self.starts if index == photo]


def marked_findings(product: Made, words: Wording) -> list[Marked]:
    """Number the findings that are not suppressed from 1, in the report's order, those of one rule together."""
    return [
        Marked(
            str(number),
            group[0]["severity"],
            group_heading(group, words, len(group)),
            tuple(dict.fromkeys(at for finding in group for at in _of(finding))),
            tuple(dict.fromkeys(at for finding in group for at in _starts(_of(finding)))),
            tuple(group),
        )
        for number, group in enumerate(together(shown(product)).values(), 1)
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
        Marked(letters(number), kind, text, tuple(places_of(item)), tuple(_starts(places_of(item))), (item,))
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


def _of(finding: Made) -> list[tuple[int, Corners]]:
    return [at for item in finding["evidence"] for at in places_of(item)]


def _starts(places: list[tuple[int, Corners]]) -> list[tuple[int, Corners]]:
    """Give the first place on each photo."""
    first: dict[int, tuple[int, Corners]] = {}
    for at in places:
        first.setdefault(at[0], at)
    return list(first.values())


def places_of(item: Made) -> list[tuple[int, Corners]]:
    """Give the places of one print as (photo index, corners)."""
    places = item.get("places") or ([item["where"]] if item["where"] else [])
    return [(where["photo"], tuple((float(x), float(y)) for x, y in where["box"])) for where in places]
