"""What a list tells about shares, and above all when it tells nothing."""

from dataclasses import replace

import pytest

from scanner.assess.amount import amounts, one_percent_line
from scanner.assess.assess import assess
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity
from scanner.label.label import build_label
from scanner.label.model import Label
from scanner.reading.model import pasted
from tests.assess.conftest import Lister


def traces(label: Label, knowledge: Knowledge) -> list[str]:
    found = amounts(label.ingredients, knowledge.amounts)
    return [item.printed.text for item, amount in zip(label.ingredients, found, strict=True) if amount.is_trace(1.0)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Aqua", "Glycerin", "Lactic Acid"), []),
        (("Aqua", "Phenoxyethanol", "Lactic Acid"), ["Lactic Acid"]),
        (("Aqua", "Lactic Acid", "Phenoxyethanol"), []),
        (("Aqua", ("Phenoxyethanol", 3.0), "Lactic Acid"), []),
        (("Aqua", ("Lactic Acid", 0.8), "Glycerin"), ["Lactic Acid"]),
        (("Aqua", "Phenoxyethanol", ("Lactic Acid", 8.0)), []),
    ],
)
def test_only_what_stands_behind_a_one_percent_ingredient_is_a_trace(
    names: tuple[str, ...], expected: list[str], knowledge: Knowledge, listed: Lister
) -> None:
    assert traces(listed(*names), knowledge) == expected


@pytest.mark.parametrize("kind", ["inactive", "active", "front"])
def test_lists_that_are_not_in_order_of_amount_tell_nothing(kind: str, knowledge: Knowledge, listed: Lister) -> None:
    label = listed("Aqua", "Phenoxyethanol", "Lactic Acid")
    label = replace(label, ingredients=tuple(replace(item, listed=kind) for item in label.ingredients))
    assert traces(label, knowledge) == []


def test_an_alphabetical_list_tells_nothing(knowledge: Knowledge, listed: Lister) -> None:
    names = ("Allantoin", "Aqua", "Betaine", "Carbomer", "Glycerin", "Lactic Acid", "Panthenol", "Xanthan Gum")
    assert traces(listed(*names), knowledge) == []


def test_the_may_contain_block_tells_nothing(knowledge: Knowledge, listed: Lister) -> None:
    label = listed("Aqua", "Phenoxyethanol", "CI 77491")
    last = replace(label.ingredients[2], optional=True)
    assert traces(replace(label, ingredients=(*label.ingredients[:2], last)), knowledge) == []


def test_the_line_is_the_first_ingredient_that_is_never_above_one_percent(knowledge: Knowledge, listed: Lister) -> None:
    label = listed("Aqua", "Glycerin", "Sodium Benzoate", "Phenoxyethanol")
    assert one_percent_line(label.ingredients, knowledge.amounts) == 2
    assert one_percent_line(label.ingredients[:2], knowledge.amounts) is None


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("Aqua, Panthenol, Glycerin, Allantoin, Lactic Acid, Sodium Benzoate", True),
        ("Aqua, Lactic Acid (pH adjuster), Glycerin, Panthenol, Betaine, Allantoin, Trehalose", True),
        ("Aqua, Panthenol, Glycerin, Allantoin, Lactic Acid 8% (pH adjuster), Sodium Benzoate", True),
        ("Aqua, Panthenol, Glycerin, Allantoin, Lactic Acid (exfoliant), Sodium Benzoate", True),
        ("Aqua, Panthenol, Glycerin, Allantoin, Lactic Acid (AHA), Sodium Benzoate", True),
        ("Aqua, Panthenol, Glycerin, Citric Acid (pH adjuster), Lactic Acid, Sodium Benzoate", True),
        ("Aqua, Panthenol, Glycerin, Allantoin, Lactic Acid (pH adjuster), Sodium Benzoate", False),
        ("Aqua, Panthenol, Glycerin, Allantoin, Lactic Acid (régulateur de pH), Sodium Benzoate", False),
        ("Aqua, Panthenol, Glycerin, Allantoin, Lactic Acid (pH-Regulator), Sodium Benzoate", False),
    ],
)
def test_an_acid_said_to_set_the_ph_far_down_the_list_is_a_trace(text: str, loud: bool, knowledge: Knowledge) -> None:
    reading = pasted(f"Ingredients: {text}")
    findings = assess(build_label([reading], knowledge), [reading], knowledge).findings
    lactic = [finding.severity for finding in findings if "LACTIC ACID" in finding.about]
    assert lactic == [Severity.AVOID if loud else Severity.NOTE]


def test_a_share_on_the_front_weighs_more_than_a_word_on_the_ph(knowledge: Knowledge) -> None:
    reading = pasted(
        "10% Lactic Acid Serum\nIngredients: Aqua, Panthenol, Glycerin, Lactic Acid (pH adjuster), Xanthan Gum"
    )
    findings = assess(build_label([reading], knowledge), [reading], knowledge).findings
    assert [each.severity for each in findings if each.about == "LACTIC ACID"] == [Severity.AVOID]
