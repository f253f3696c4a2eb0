"""Labels made of plain names, looked up exactly, so that assessing is tested without reading."""

from collections.abc import Callable

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.label.model import Candidate, Ingredient, Kind, Label, Match, Printed, Status

Lister = Callable[..., Label]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


def printed(text: str) -> Printed:
    return Printed(text, (), "given", 1.0)


def ingredient(knowledge: Knowledge, position: int, text: str, *, percent: float | None = None) -> Ingredient:
    hits = knowledge.names.exact(text)
    if len(hits) == 1:
        match = Match(hits[0].kind, text, hits[0].found, 100.0)
        return Ingredient(position, printed(text), Status.RECOGNISED, hits[0].name, (), match, percent)
    candidates = tuple(Candidate(hit.name, 90.0) for hit in hits)
    return Ingredient(position, printed(text), Status.POSSIBLE if hits else Status.UNRECOGNISED, None, candidates)


@pytest.fixture(scope="session")
def listed(knowledge: Knowledge) -> Lister:
    """Make a label of names; a pair (name, percent) prints a percentage."""

    def make(*names: str | tuple[str, float]) -> Label:
        items = []
        for position, entry in enumerate(names):
            name, percent = entry if isinstance(entry, tuple) else (entry, None)
            items.append(ingredient(knowledge, position, name, percent=percent))
        return Label(Kind.SERUM, tuple(items), list_found=bool(items))

    return make
