"""Explanations of rules, ingredients and groups, and what is said where there is nothing to explain."""

import pytest

from scanner.assess.explain import GroupExplained, IngredientExplained, NothingToExplain, RuleExplained, explain
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin


def only(subject: str, knowledge: Knowledge) -> object:
    (explained,) = explain(subject, knowledge)
    return explained


def test_a_rule_is_explained_by_its_document(knowledge: Knowledge) -> None:
    explained = only("retinoid", knowledge)
    assert isinstance(explained, RuleExplained)
    assert explained.rule.id == "retinoid"
    assert {"RETINOL", "RETINAL"} <= set(explained.ingredients)
    assert explained.sources


@pytest.mark.parametrize("subject", ["Linalool", "linalool", "LINALOOL"])
def test_an_ingredient_is_explained_by_its_hazards_and_groups(subject: str, knowledge: Knowledge) -> None:
    explained = next(item for item in explain(subject, knowledge) if isinstance(item, IngredientExplained))
    assert explained.substance is not None and "78-70-6" in explained.substance.cas
    assert dict(explained.reasons[0].severity)[Skin.NEEDLED] is Severity.AVOID
    assert {(related.group.id, related.relation) for related in explained.groups} >= {
        ("fragrance", "member"),
        ("linalool", "member"),
    }


def test_other_names_of_an_ingredient_lead_to_it(knowledge: Knowledge) -> None:
    explained = only("Titanium Dioxide", knowledge)
    assert isinstance(explained, IngredientExplained)
    assert {explained.name, *explained.other_names} >= {"CI 77891", "TITANIUM DIOXIDE"}
    assert explained.reasons[0].rule.id == "mineral-particle"


def test_an_ingredient_without_a_hazard_has_no_reasons(knowledge: Knowledge) -> None:
    explained = only("Sodium Hyaluronate", knowledge)
    assert isinstance(explained, IngredientExplained)
    assert explained.reasons == ()


@pytest.mark.parametrize(("subject", "group"), [("colophony", "colophonium"), ("fragrance mix I", "fragrance-mix-i")])
def test_a_group_is_explained_with_all_its_members(subject: str, group: str, knowledge: Knowledge) -> None:
    explained = next(item for item in explain(subject, knowledge) if isinstance(item, GroupExplained))
    assert explained.group.id == group
    assert explained.members and not any(name.startswith("rule:") for name in explained.members)


@pytest.mark.parametrize(
    ("subject", "near"), [("retinoit", "retinoid"), ("linalol acetate", "LINALYL ACETATE"), ("zzzzqqqq", None)]
)
def test_nothing_to_explain_names_what_is_near(subject: str, near: str | None, knowledge: Knowledge) -> None:
    with pytest.raises(NothingToExplain) as caught:
        explain(subject, knowledge)
    assert (near in caught.value.near) if near else caught.value.near == ()


def test_every_rule_can_be_explained(knowledge: Knowledge) -> None:
    for identity in knowledge.rules:
        assert any(isinstance(item, RuleExplained) for item in explain(identity, knowledge))
