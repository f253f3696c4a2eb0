"""Whole ingredient lists, as text: every name comes out, what must be loud is loud, and nothing besides is."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from scanner.assess.assess import assess
from scanner.assess.model import AssessedProduct
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity
from scanner.label.label import build_label
from scanner.label.model import Status
from scanner.reading.model import pasted

HERE = Path(__file__).parent
TODAY = "2026-11-22"


@dataclass(frozen=True)
class Listing:
    name: str
    text: str
    names: tuple[str, ...]
    unrecognised: tuple[str, ...]
    strong: tuple[str, ...]


def listings(file: str) -> list[Listing]:
    found = []
    for block in (HERE / file).read_text(encoding="utf-8").split("\n== ")[1:]:
        name, rest = block.split("\n", 1)
        text, fields = [], dict.fromkeys(("names", "unrecognised", "strong"), "")
        for row in rest.removeprefix("text:\n").split("\n"):
            key, mark, value = row.partition(":")
            if mark and key in fields:
                fields[key] = value
            else:
                text.append(row)
        named = {key: tuple(each.strip() for each in value.split("|") if each.strip()) for key, value in fields.items()}
        found.append(Listing(name, "\n".join(text), **named))
    return found


def judge(text: str, knowledge: Knowledge) -> AssessedProduct:
    reading = pasted(text)
    return assess(build_label([reading], knowledge), [reading], knowledge, today=TODAY)


def main(name: str, knowledge: Knowledge) -> str:
    """Give the one name of a substance with several: Beeswax is Cera Alba."""
    return knowledge.names.canonical(name.upper())


def loud(product: AssessedProduct, knowledge: Knowledge) -> set[frozenset[str]]:
    findings = [finding for finding in product.findings if finding.severity is not Severity.NOTE]
    return {frozenset(main(name, knowledge) for name in finding.names or (finding.about,)) for finding in findings}


def one_to_one(expected: tuple[str, ...], found: set[frozenset[str]], knowledge: Knowledge) -> bool:
    """Tell whether each expected name is met by a finding, and each finding by an expected name."""
    wanted = {main(name, knowledge) for name in expected}
    return all(any(name in names for names in found) for name in wanted) and all(wanted & names for names in found)


@pytest.mark.parametrize("listing", listings("lists_unseen.txt"), ids=lambda listing: listing.name)
def test_each_short_list_is_named_and_only_its_hazards_are_loud(listing: Listing, knowledge: Knowledge) -> None:
    product = judge(listing.text, knowledge)
    items = product.label.ingredients
    named = {main(candidate.name, knowledge) for item in items for candidate in item.candidates}
    lost = " | ".join(item.printed.text for item in items if item.status is Status.UNRECOGNISED).casefold()
    assert [name for name in listing.names if main(name, knowledge) not in named] == []
    assert [words for words in listing.unrecognised if words.casefold() not in lost] == []
    assert bool(lost) == bool(listing.unrecognised)
    assert one_to_one(listing.strong, loud(product, knowledge), knowledge), loud(product, knowledge)


@pytest.mark.parametrize("listing", listings("serums_plain.txt"), ids=lambda listing: listing.name)
def test_a_plain_hydrating_serum_brings_notes_only(listing: Listing, knowledge: Knowledge) -> None:
    product = judge(listing.text, knowledge)
    assert product.label.list_found
    assert all(item.status is Status.RECOGNISED for item in product.label.ingredients)
    assert one_to_one(listing.strong, loud(product, knowledge), knowledge), loud(product, knowledge)
