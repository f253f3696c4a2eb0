"""The whole assessment: order, outcome, what was checked, and quiet reports for quiet products."""

from dataclasses import replace

import pytest

from scanner.assess.assess import assess
from scanner.assess.model import AssessedProduct, Outcome
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity
from scanner.label.model import Kind, Label
from scanner.reading.model import pasted
from tests.assess.conftest import Lister

PLAIN = [
    ("Aqua", "Glycerin", "Panthenol", "Sodium Hyaluronate", "Pentylene Glycol", "Propanediol", "Allantoin", "Betaine",
     "Xanthan Gum", "1,2-Hexanediol", "Ethylhexylglycerin", "Phenoxyethanol"),
    ("Water", "Butylene Glycol", "Glycerin", "Sodium Hyaluronate", "Hydrolyzed Hyaluronic Acid", "Panthenol",
     "Trehalose", "Madecassoside", "Carbomer", "Tromethamine", "1,2-Hexanediol", "Caprylyl Glycol", "Disodium EDTA"),
    ("Aqua", "Glycerin", "Betaine", "Squalane", "Cetearyl Alcohol", "Ceramide NP", "Cholesterol", "Phytosphingosine",
     "Xanthan Gum", "Sodium Lauroyl Lactylate", "Carbomer", "Phenoxyethanol", "Ethylhexylglycerin"),
    ("Aqua", "Propanediol", "Glycerin", "Ectoin", "Sodium PCA", "Sodium Hyaluronate", "Hydroxyethylcellulose",
     "Citric Acid", "Sodium Citrate", "Potassium Sorbate", "Sodium Benzoate"),
    ("Aqua", "Glycerin", "Niacinamide", "Pentylene Glycol", "Panthenol", "Centella Asiatica Extract",
     "Sodium Hyaluronate", "Polyglutamic Acid", "Allantoin", "Hydroxyacetophenone", "Sodium Hydroxide"),
]  # fmt: skip


def judged(label: Label, knowledge: Knowledge, text: str = "") -> AssessedProduct:
    return assess(label, [pasted(text)], knowledge, today="2026-11-22", name="sample")


@pytest.mark.parametrize("names", PLAIN)
def test_a_plain_hydrating_serum_gives_a_few_notes_and_nothing_louder(
    names: tuple[str, ...], knowledge: Knowledge, listed: Lister
) -> None:
    product = judged(listed(*names), knowledge)
    assert {finding.severity for finding in product.findings} <= {Severity.NOTE}
    assert len(product.findings) <= 5


def test_what_matters_most_comes_first_and_each_family_once_before_its_further_members(
    knowledge: Knowledge, listed: Lister
) -> None:
    label = listed("Aqua", "Dimethicone", "Parfum", "Limonene", "Linalool", "Geraniol", "Lanolin", "Retinol")
    found = judged(label, knowledge).findings
    assert [finding.rank for finding in found] == [float(place) for place in range(len(found))]
    assert {finding.rule for finding in found[:3]} == {"fragrance-mixture", "fragrance-allergen", "retinoid"}
    assert [finding.severity.rank for finding in found] == sorted(finding.severity.rank for finding in found)
    assert found[-1].about == "DIMETHICONE"


def test_the_order_does_not_depend_on_the_run(knowledge: Knowledge, listed: Lister) -> None:
    label = listed("Parfum", "Limonene", "Linalool", "Mica", "Retinol")
    assert judged(label, knowledge).findings == judged(label, knowledge).findings


def test_a_printed_percentage_weighs_more_than_a_place(knowledge: Knowledge, listed: Lister) -> None:
    found = judged(listed("Aqua", "Glycolic Acid", ("Lactic Acid", 8.0)), knowledge).findings
    assert [finding.about for finding in found] == ["LACTIC ACID", "GLYCOLIC ACID"]


def test_nothing_read_is_unreadable_and_a_recognised_list_without_concern_is_not(
    knowledge: Knowledge, listed: Lister
) -> None:
    assert judged(Label(Kind.UNKNOWN), knowledge).outcome is Outcome.UNREADABLE
    assert judged(listed("Qwertzuiopium", "Asdfghjklium"), knowledge).outcome is Outcome.UNREADABLE
    assert judged(listed("Aqua", "Glycerin"), knowledge).outcome is Outcome.NONE_FOUND
    assert judged(listed("Aqua", "Retinol"), knowledge).outcome is Outcome.CONCERNS


@pytest.mark.parametrize(
    ("change", "state", "why"),
    [
        ({}, "checked", ""),
        ({"list_cut_off": True}, "not-checked", "runs off the picture"),
        ({"ingredients": ()}, "not-checked", "No ingredient list"),
    ],
)
def test_what_was_looked_for_is_listed(
    change: dict[str, object], state: str, why: str, knowledge: Knowledge, listed: Lister
) -> None:
    product = judged(replace(listed("Aqua", "Glycerin"), **change), knowledge)  # type: ignore[arg-type]
    rules = {item.rule: item for item in product.checked}
    assert {"retinoid", "fragrance-allergen", "formaldehyde-releaser"} <= set(rules)
    assert rules["retinoid"].state == state
    assert why in rules["retinoid"].why


def test_a_list_in_a_script_that_is_hardly_known_is_not_checked(knowledge: Knowledge, listed: Lister) -> None:
    product = judged(listed("Aqua", "ვარდის წყალი", "თაფლი", "კაკაოს კარაქი"), knowledge)
    rules = {item.rule: item for item in product.checked}
    assert rules["retinoid"].state == "not-checked"
    assert "script" in rules["retinoid"].why


def test_a_list_recognised_in_part_says_how_far_it_was_checked(knowledge: Knowledge, listed: Lister) -> None:
    product = judged(listed("Aqua", "Qwertzuiopium"), knowledge)
    assert {item.why for item in product.checked if item.rule == "retinoid"} == {
        "In the 1 of 2 ingredients that were recognised."
    }


def test_the_word_safe_is_in_no_finding(knowledge: Knowledge, listed: Lister) -> None:
    label = listed("Parfum", "Retinol", "Lactic Acid", "Mica", "Lanolin", "Phenoxyethanol", "Ascorbic Acid")
    for finding in judged(label, knowledge).findings:
        texts = (finding.title, finding.why, finding.advice, *(source.citation for source in finding.sources))
        assert not any("safe" in text.casefold() for text in texts)
