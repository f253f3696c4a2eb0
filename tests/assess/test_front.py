"""Front against back: mostly statements that the list does not contradict."""

from dataclasses import replace

import pytest

from scanner.assess.front import front_concerns, matches
from scanner.assess.model import Finding
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin
from scanner.label.free_from import free_from
from scanner.label.label import build_label
from scanner.label.model import Ingredient
from scanner.label.passage import Passage
from scanner.reading.model import pasted
from tests.assess.conftest import Lister

# What the pack says and lists, without a contradiction.
AGREES = [
    ("Fragrance free", "Aqua; Glycerin; Phenoxyethanol"),
    ("Fragrance free", "Aqua; Benzyl Alcohol"),
    ("Alcohol-free", "Aqua; Cetearyl Alcohol; Cetyl Alcohol; Behenyl Alcohol; Benzyl Alcohol"),
    ("Paraben free", "Aqua; Phenoxyethanol"),
    ("Sulfate free", "Aqua; Magnesium Sulfate; Zinc Sulfate; Sodium Cocoyl Isethionate"),
    ("Silicone free", "Aqua; Silica; Sodium Silicate"),
    ("No mineral oil", "Aqua; Mica; Squalane"),
    ("Cruelty free", "Aqua; Parfum; Methylparaben"),
    ("Fights free radicals", "Aqua; Retinol"),
    ("Feel free to use daily", "Parfum"),
    ("BPA free", "Aqua; Methylparaben; Parfum"),
    ("Contains no less than 10% lactic acid", "Aqua; Lactic Acid"),
    ("Retinol serum", "Aqua; Retinol"),
    ("With alcohol", "Aqua; Alcohol Denat."),
]
# What the pack says and lists, the severity, and a name that the finding must hold.
CONTRADICTS = [
    ("Fragrance free", "Aqua; Parfum", Severity.CAUTION, "PARFUM"),
    ("FRAGRANCE-FREE", "Aqua; Linalool", Severity.CAUTION, "LINALOOL"),
    ("No perfume", "Aqua; Lavandula Angustifolia Oil", Severity.NOTE, "LAVANDULA ANGUSTIFOLIA OIL"),
    ("Sans parfum", "Aqua; Parfum", Severity.CAUTION, "PARFUM"),
    ("Paraben free", "Aqua; Propylparaben", Severity.CAUTION, "PROPYLPARABEN"),
    ("free of parabens, sulfates and silicones", "Aqua; Dimethicone", Severity.CAUTION, "DIMETHICONE"),
    ("Free from: parabens, sulphates, mineral oil", "Aqua; Paraffinum Liquidum", Severity.CAUTION, "PARAFFINUM"),
    ("Alcohol free", "Aqua; Alcohol Denat.", Severity.CAUTION, "ALCOHOL DENAT."),
    ("No silicones", "Aqua; Cyclopentasiloxane", Severity.CAUTION, "CYCLOPENTASILOXANE"),
    ("Formaldehyde free", "Aqua; DMDM Hydantoin", Severity.NOTE, "DMDM HYDANTOIN"),
    ("No essential oils", "Aqua; Mentha Piperita Oil", Severity.CAUTION, "MENTHA PIPERITA OIL"),
]


def said(text: str, names: str, knowledge: Knowledge, listed: Lister) -> list[Finding]:
    label = listed(*(name.strip() for name in names.split(";")))
    label = replace(label, claims=free_from(Passage.of([pasted(text)]), knowledge).claims)
    return [item.finding for item in front_concerns(label, knowledge, Skin.NEEDLED)]


@pytest.mark.parametrize(("text", "names"), AGREES)
def test_no_contradiction_where_there_is_none(text: str, names: str, knowledge: Knowledge, listed: Lister) -> None:
    assert [item.about for item in said(text, names, knowledge, listed) if item.rule == "claim-contradicted"] == []


@pytest.mark.parametrize(("text", "names", "severity", "name"), CONTRADICTS)
def test_a_denial_that_the_list_contradicts_is_found(
    text: str, names: str, severity: Severity, name: str, knowledge: Knowledge, listed: Lister
) -> None:
    found = [item for item in said(text, names, knowledge, listed) if item.rule == "claim-contradicted"]
    assert [item.severity for item in found] == [severity]
    assert name in found[0].why
    assert len(found[0].evidence) >= 2


@pytest.mark.parametrize(
    "text", ["Hypoallergenic", "Dermatologist tested", "dermatologisch getestet", "Non-comedogenic"]
)
def test_statements_without_a_fixed_meaning_are_one_note(text: str, knowledge: Knowledge, listed: Lister) -> None:
    found = said(f"{text}\nfor daily use", "Aqua", knowledge, listed)
    assert [(item.rule, item.severity) for item in found] == [("claim-vague", Severity.NOTE)]
    assert found[0].evidence[0].text.casefold() == text.casefold()


def test_a_name_on_the_front_that_the_list_lacks_is_a_note(knowledge: Knowledge, listed: Lister) -> None:
    label = listed("Retinol", "Aqua", "Glycerin")
    front: Ingredient = replace(label.ingredients[0], listed="front")
    label = replace(label, ingredients=(front, *label.ingredients[1:]))
    found = front_concerns(label, knowledge, Skin.NEEDLED)
    assert [(item.finding.rule, item.finding.about) for item in found] == [("front-ingredient", "RETINOL")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AHA 10% Serum\nIngredients: Aqua, Glycerin, Panthenol, Betaine", True),
        ("AHA 10% Serum\nIngredients: Aqua, Glycolic Acid, Panthenol, Betaine", False),
        ("AHA 10% Serum\nIngredients: Aqua, Tartaric Acid, Panthenol, Betaine", False),
        ("Vit C 10% Serum\nIngredients: Aqua, Sodium Ascorbyl Phosphate, Panthenol, Betaine", False),
        ("Vit C 10% Serum\nIngredients: Aqua, Glycerin, Panthenol, Betaine", True),
        ("AHA Serum\nIngredients: Aqua, Glycerin, Panthenol, Betaine", False),
        ("AHA-free Serum\nIngredients: Aqua, Glycerin, Panthenol, Betaine", False),
    ],
)
def test_a_short_name_with_a_share_that_the_list_does_not_answer(text: str, found: bool, knowledge: Knowledge) -> None:
    label = build_label([pasted(text)], knowledge)
    rules = [item.finding.rule for item in front_concerns(label, knowledge, Skin.NEEDLED)]
    assert ("front-ingredient" in rules) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peeling Solution\nFace serum 30 ml", [Severity.CAUTION]),
        ("Peeling Solution\nFace serum\nIngredients: Aqua, Glycolic Acid, Panthenol, Betaine", []),
        ("Face serum 30 ml", []),
    ],
)
def test_what_is_sold_as_a_peel_matters_where_no_list_was_read(
    text: str, found: list[Severity], knowledge: Knowledge
) -> None:
    concerns = front_concerns(build_label([pasted(text)], knowledge), knowledge, Skin.NEEDLED)
    assert [item.finding.severity for item in concerns if item.finding.rule == "sold-as-peel"] == found


@pytest.mark.parametrize(
    ("entry", "name", "rules", "expected"),
    [
        ("*LAURYL SULFATE", "SODIUM LAURYL SULFATE", frozenset(), True),
        ("*LAURYL SULFATE", "MAGNESIUM SULFATE", frozenset(), False),
        ("PEG-*", "POLYGLYCERYL-4", frozenset(), False),
        ("rule:paraben", "METHYLPARABEN", frozenset({"paraben"}), True),
        ("rule:paraben", "METHYLPARABEN", frozenset({"lanolin"}), False),
        ("RETINOL", "RETINOL", frozenset(), True),
        ("RETINOL", "RETINOLX", frozenset(), False),
    ],
)
def test_entries_stand_for_names_patterns_and_rules(
    entry: str, name: str, rules: frozenset[str], expected: bool
) -> None:
    assert matches(entry, name, rules) is expected
