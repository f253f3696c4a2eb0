"""Comparisons in words: who comes first, why, what is shared, in every language; never a word of reassurance."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest

from scanner.assess.compare import Comparison, compare
from scanner.assess.model import AssessedProduct, Outcome
from scanner.knowledge.model import Severity
from scanner.report.columns import columns
from scanner.report.compared import comparison_json, comparison_text
from scanner.report.wording import LANGUAGES
from tests.report.products import finding, ingredient, product


def named(name: str, *found: str, doubts: int = 0, **changes: object) -> AssessedProduct:
    """Give a product with a finding a rule, and as many unrecognised ingredients."""
    base = product()
    made = tuple(finding(rule.upper(), rule, Severity.AVOID, basis="established") for rule in found)
    label = replace(base.label, ingredients=base.label.ingredients[3:4] * doubts or (ingredient(1, "Aqua"),))
    return replace(base, name=name, findings=made, label=label, **changes)  # type: ignore[arg-type]


def told(*products: AssessedProduct, lang: str = "en") -> str:
    return " ".join(comparison_text(compare(products), lang=lang).split())


def test_the_answer_comes_first_and_a_reason_says_what_puts_a_product_behind() -> None:
    text = told(named("plain", "a"), named("scented", "a", "b"))
    assert text.startswith("plain has the fewest and weakest kinds of concern.")
    assert "2. scented. Kinds of concern: 2 reasons to avoid it" in text
    assert "It has 2 well-founded reasons to avoid it, the product before it 1." in text
    assert "Only here: AVOID B" in text
    assert text.endswith("All of them have: A.")


def test_those_that_share_a_place_are_named_together() -> None:
    text = told(named("a", "x"), named("b", "y"), named("c", "x", "y"))
    assert text.startswith("a and b have the fewest")
    assert "It has as many and as strong kinds of concern as the product before it." not in text
    assert told(named("a", "x"), named("b", "y")).startswith("These products have as many")


def test_what_was_not_recognised_is_said_in_the_answer() -> None:
    assert "1 of the ingredients there was not recognised for sure." in told(named("a", doubts=1), named("b", "x"))
    assert "not recognised" not in told(named("a"), named("b", "x", doubts=2)).split("1.")[0]


def test_a_product_too_little_read_has_a_dash_and_wins_nothing() -> None:
    blank = named("blank", outcome=Outcome.UNREADABLE)
    text = told(blank, named("read", "x"))
    assert text.startswith("Only read was read well enough to judge.")
    assert "- blank Too little of it could be read to compare it." in text
    assert told(blank, replace(blank, name="other")).startswith("Too little was read of these products")


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_other_languages_leave_no_english(lang: str) -> None:
    text = told(named("eins", "x"), named("zwei", "x", "y"), named("drei", outcome=Outcome.UNREADABLE), lang=lang)
    assert not re.search(r"\b(the|of|it|has|concern|avoid|only|read)\b", text)
    assert not re.search(r"\bsafe\b|\bsicher\b|\bsûr\b", text)


def test_rows_fit_and_names_are_harmless() -> None:
    made: Sequence[AssessedProduct] = (named("a\x1b[31m\u202e\n=cmd()" + "w" * 300, "x"), named("b", "x", "y"))
    text = comparison_text(compare(made), width=40)
    assert max(columns(row) for row in text.splitlines()) <= 40
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def test_json_keeps_its_fields() -> None:
    made: Comparison = compare((named("a"), named("b", "x")))
    data = json.loads(comparison_json(made))
    assert set(data) == {"schema_version", "answer", "shared", "products"}
    assert [item["place"] for item in data["products"]] == [1, 2]
    assert data["products"][1]["why"] == "It has 1 well-founded reason to avoid it, the product before it 0."
    assert set(data["products"][1]["kinds"]) == {"personal", "established", "avoid", "caution", "note"}
