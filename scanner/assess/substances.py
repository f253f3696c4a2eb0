"""The substances on a label: every print of each, and what the list says about its share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.assess.amount import Amount, amounts
from scanner.assess.model import Certainty
from scanner.knowledge.base import Knowledge
from scanner.label.model import Candidate, Ingredient, Label, Status

FRONT = "front"


@dataclass(frozen=True, slots=True)
class Print:
    """One printed ingredient standing for one substance; `instead` holds what else the print can stand for."""

    ingredient: Ingredient
    amount: Amount
    certainty: Certainty
    instead: tuple[Candidate, ...] = ()


def printed_substances(label: Label, knowledge: Knowledge) -> dict[str, list[Print]]:
    """Gather the prints of each substance, by the canonical INCI name, in the order of the list.

    Where no list was read, the names on the front stand in for it, as possible ones.
    """
    gathered: dict[str, list[Print]] = {}
    listed = [item for item in label.ingredients if item.listed != FRONT] or label.ingredients
    limits = {
        item.name: limit
        for item in listed
        if item.name and (limit := knowledge.amounts.get(knowledge.names.canonical(item.name))) is not None
    }
    for item, amount in zip(listed, amounts(listed, limits), strict=True):
        for name, seen in _readings(item, amount):
            gathered.setdefault(knowledge.names.canonical(name), []).append(seen)
    return gathered


def sure_prints(prints: Sequence[Print]) -> list[Print]:
    """Give the prints that stand for this substance and no other, all where there is none; the surest first."""
    sure = [seen for seen in prints if not seen.instead] or list(prints)
    return sorted(sure, key=lambda seen: list(Certainty).index(seen.certainty))


def _readings(item: Ingredient, amount: Amount) -> Iterator[tuple[str, Print]]:
    if item.status is Status.RECOGNISED and item.name is not None:
        exact = item.match is None or item.match.kind in ("exact", "alias")
        certainty = Certainty.CERTAIN if exact else Certainty.PROBABLE
        doubtful = item.optional or item.listed == FRONT
        yield item.name, Print(item, amount, Certainty.POSSIBLE if doubtful else certainty)
    elif item.status is Status.POSSIBLE:
        for candidate in item.candidates:
            others = tuple(other for other in item.candidates if other.name != candidate.name)
            yield candidate.name, Print(item, amount, Certainty.POSSIBLE, others)
