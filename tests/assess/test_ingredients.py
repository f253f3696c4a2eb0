"""What each printed name means: look-alikes that mean nothing first, then the hazards."""

from dataclasses import replace

import pytest

from scanner.assess.concern import fade, hazards_of
from scanner.assess.ingredients import ingredient_concerns
from scanner.assess.model import Certainty, Finding
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin
from scanner.label.model import Candidate, Ingredient, Label, Match, Status
from tests.assess.conftest import Lister, printed

LOUD = (Severity.AVOID, Severity.CAUTION)

# Names that stand close to a hazard, in letters or in meaning, and are none.
QUIET = """
Aqua; Glycerin; Sodium Hyaluronate; Hyaluronic Acid; Sodium Acetylated Hyaluronate; Panthenol; Allantoin; Betaine;
Trehalose; Xanthan Gum; Hydroxyethylcellulose; Cetearyl Alcohol; Cetyl Alcohol; Stearyl Alcohol; Behenyl Alcohol;
Triethyl Citrate; Sodium Chloride; Disodium EDTA; Tetrasodium EDTA; Sodium Hydroxide; Adenosine; Madecassoside;
Sodium Citrate; Sodium PCA; Propanediol; Squalane; Ectoin; Ceramide NP; Cholesterol; Phytosphingosine; Arginine;
Inositol; Beta-Glucan; Polyglutamic Acid; Tromethamine; Magnesium Chloride; Calcium Chloride; Maltodextrin; Glucose;
Saccharide Isomerate; Hydrolyzed Hyaluronic Acid; Biosaccharide Gum-1; Caprylic/Capric Triglyceride; Glyceryl Stearate
"""

# A hazard, the rule it falls under, its severity on needled skin.
HAZARDS = [
    ("Retinol", "retinoid", Severity.AVOID),
    ("Hydroxypinacolone Retinoate", "retinoid", Severity.AVOID),
    ("Glycolic Acid", "aha-acid", Severity.AVOID),
    ("Salicylic Acid", "bha-acid", Severity.AVOID),
    ("Ascorbic Acid", "vitamin-c-acid", Severity.AVOID),
    ("Parfum", "fragrance-mixture", Severity.AVOID),
    ("Fragrance", "fragrance-mixture", Severity.AVOID),
    ("Linalool", "fragrance-allergen", Severity.AVOID),
    ("Hydroxyisohexyl 3-Cyclohexene Carboxaldehyde", "fragrance-allergen", Severity.AVOID),
    ("Lavandula Angustifolia Oil", "essential-oil", Severity.AVOID),
    ("Citrus Paradisi Peel Oil", "essential-oil", Severity.AVOID),
    ("Rosa Damascena Flower Extract", "aromatic-extract", Severity.CAUTION),
    ("DMDM Hydantoin", "formaldehyde-releaser", Severity.AVOID),
    ("Methylisothiazolinone", "isothiazolinone", Severity.AVOID),
    ("Methylparaben", "paraben", Severity.CAUTION),
    ("Alcohol Denat.", "denatured-alcohol", Severity.AVOID),
    ("Alcohol", "denatured-alcohol", Severity.AVOID),
    ("Menthol", "cooling-agent", Severity.AVOID),
    ("Sodium Lauryl Sulfate", "strong-surfactant", Severity.AVOID),
    ("Benzophenone-3", "uv-filter", Severity.AVOID),
    ("CI 77491", "pigment", Severity.AVOID),
    ("Iron Oxides", "pigment", Severity.AVOID),
    ("Mica", "pigment", Severity.AVOID),
    ("Titanium Dioxide", "mineral-particle", Severity.CAUTION),
    ("Juglans Regia Shell Powder", "particles", Severity.AVOID),
    ("Papain", "exfoliating-enzyme", Severity.AVOID),
    ("Lanolin", "lanolin", Severity.CAUTION),
    ("Shellac", "resin", Severity.CAUTION),
    ("Milk", "protein-allergen", Severity.CAUTION),
    ("Boric Acid", "eu-prohibited", Severity.AVOID),
    ("Propolis Extract", "bee-product", Severity.AVOID),
    ("Colophonium", "resin", Severity.AVOID),
    ("Propylene Glycol", "solvent-glycol", Severity.CAUTION),
    ("Hydrolyzed Wheat Protein", "protein-allergen", Severity.AVOID),
    ("Phenoxyethanol", "preservative", Severity.NOTE),
    ("Dimethicone", "silicone", Severity.NOTE),
    ("Citric Acid", "aha-acid", Severity.NOTE),
    ("CI 19140", "colour-dye", Severity.NOTE),
]


def findings(label: Label, knowledge: Knowledge, skin: Skin = Skin.NEEDLED) -> list[Finding]:
    return [concern.finding for concern in ingredient_concerns(label, knowledge, skin)]


@pytest.mark.parametrize("name", [name.strip() for name in QUIET.replace("\n", " ").split(";")])
def test_a_look_alike_makes_no_loud_finding(name: str, knowledge: Knowledge, listed: Lister) -> None:
    label = listed(name)
    assert label.ingredients[0].status is Status.RECOGNISED
    assert [item.rule for item in findings(label, knowledge) if item.severity in LOUD] == []


@pytest.mark.parametrize(("name", "rule", "severity"), HAZARDS)
def test_a_hazard_is_found(name: str, rule: str, severity: Severity, knowledge: Knowledge, listed: Lister) -> None:
    (found,) = findings(listed(name), knowledge)
    assert (found.rule, found.severity, found.certainty) == (rule, severity, Certainty.CERTAIN)
    assert found.evidence[0].text == name
    assert found.match is not None and found.match.searched == name
    assert found.sources


def test_a_substance_printed_under_two_names_is_one_finding_with_both_prints(
    knowledge: Knowledge, listed: Lister
) -> None:
    (found,) = findings(listed("Titanium Dioxide", "Glycerin", "CI 77891"), knowledge)
    assert [item.text for item in found.evidence] == ["Titanium Dioxide", "CI 77891"]


def test_several_hazards_of_a_substance_are_one_finding_that_names_the_others(
    knowledge: Knowledge, listed: Lister
) -> None:
    (found,) = findings(listed("Ascorbic Acid"), knowledge)
    assert found.rule == "vitamin-c-acid"
    assert knowledge.rules["granuloma-reported"].title in found.why


def doubtful(position: int, text: str, *names: str) -> Ingredient:
    candidates = tuple(Candidate(name, 88.0 - place) for place, name in enumerate(names))
    return Ingredient(position, printed(text), Status.POSSIBLE, None, candidates)


def test_two_possible_names_of_which_one_is_a_hazard_are_both_named(knowledge: Knowledge, listed: Lister) -> None:
    label = replace(listed(), ingredients=(doubtful(0, "Retinal0", "SODIUM HYALURONATE", "RETINAL"),))
    (found,) = findings(label, knowledge)
    assert (found.about, found.certainty) == ("RETINAL", Certainty.POSSIBLE)
    assert "SODIUM HYALURONATE" in found.why and "RETINAL" in found.why


def test_possible_names_without_a_hazard_make_no_finding(knowledge: Knowledge, listed: Lister) -> None:
    label = replace(listed(), ingredients=(doubtful(0, "Betain", "BETAINE", "PANTHENOL"),))
    assert findings(label, knowledge) == []


def test_a_sure_print_outweighs_a_possible_one(knowledge: Knowledge, listed: Lister) -> None:
    label = listed("Retinol")
    label = replace(label, ingredients=(*label.ingredients, doubtful(1, "Ret1nol", "RETINOL", "RETINAL")))
    by_name = {item.about: item for item in findings(label, knowledge)}
    assert by_name["RETINOL"].certainty is Certainty.CERTAIN
    assert [item.text for item in by_name["RETINOL"].evidence] == ["Retinol"]


def test_a_print_of_several_hazards_is_one_finding_with_all_names_and_the_strongest_severity(
    knowledge: Knowledge, listed: Lister
) -> None:
    label = listed("Aqua", "Cedar Wood Oil")
    names = [candidate.name for candidate in label.ingredients[1].candidates]
    assert len(names) > 2
    (found,) = findings(label, knowledge)
    assert (found.rule, found.severity, found.certainty) == ("essential-oil", Severity.AVOID, Certainty.POSSIBLE)
    assert found.names == tuple(names) == tuple(other.name for other in found.alternatives)
    assert all(name in found.about and name in found.why for name in names)
    assert all(
        other.rule == "essential-oil" and knowledge.rules["essential-oil"].why in other.why
        for other in found.alternatives
    )
    each = {source for name in names for hazard in hazards_of(name, knowledge) for source in hazard.sources}
    assert {source.id for source in found.sources} == each - {"unsourced"}


def test_names_under_different_rules_are_a_finding_each_that_knows_of_the_other(
    knowledge: Knowledge, listed: Lister
) -> None:
    label = replace(listed(), ingredients=(doubtful(0, "Retin0", "RETINAL", "LINALOOL", "GLYCERIN"),))
    found = {item.rule: item for item in findings(label, knowledge)}
    assert {rule: item.about for rule, item in found.items()} == {
        "retinoid": "RETINAL",
        "fragrance-allergen": "LINALOOL",
    }
    for item in found.values():
        said = [(other.name, other.rule, other.severity) for other in item.alternatives]
        assert said == [
            ("RETINAL", "retinoid", Severity.AVOID),
            ("LINALOOL", "fragrance-allergen", Severity.AVOID),
            ("GLYCERIN", None, None),
        ]


def test_what_holds_for_one_name_only_is_said_of_that_name(knowledge: Knowledge, listed: Lister) -> None:
    (found,) = findings(listed("Cedar Wood Oil"), knowledge)
    own = {hazard.why for hazard in hazards_of("CEDRUS ATLANTICA WOOD OIL", knowledge)} - {""}
    assert own and not any(why in found.why for why in own)
    said = next(other.why for other in found.alternatives if other.name == "CEDRUS ATLANTICA WOOD OIL")
    assert all(why in said for why in own)


def test_an_ambiguous_print_twice_is_one_finding(knowledge: Knowledge, listed: Lister) -> None:
    (found,) = findings(listed("Cedar Wood Oil", "Aqua", "Cedarwood Oil"), knowledge)
    assert [item.text for item in found.evidence] == ["Cedar Wood Oil", "Cedarwood Oil"]


def test_two_names_of_one_substance_are_no_doubt(knowledge: Knowledge, listed: Lister) -> None:
    label = replace(listed(), ingredients=(doubtful(0, "Titanium", "TITANIUM DIOXIDE", "CI 77891"),))
    (found,) = findings(label, knowledge)
    assert found.alternatives == () and len(found.names) == 1


@pytest.mark.parametrize(("share", "severity"), [(None, Severity.NOTE), (2.0, Severity.AVOID)])
def test_a_share_on_the_front_goes_for_the_name_in_the_list(
    share: float | None, severity: Severity, knowledge: Knowledge, listed: Lister
) -> None:
    label = listed("Aqua", "Glycerin", "Phenoxyethanol", "Lactic Acid")
    front = replace(listed(("Lactic Acid", share)).ingredients[0], listed="front")
    label = replace(label, ingredients=(*label.ingredients, front))
    found = {item.rule: item for item in findings(label, knowledge)}["aha-acid"]
    assert (found.severity, found.certainty) == (severity, Certainty.CERTAIN)
    assert len(found.evidence) == (1 if share is None else 2)


def test_a_name_read_with_an_error_is_probable(knowledge: Knowledge, listed: Lister) -> None:
    item = Ingredient(
        0, printed("Linal0ol"), Status.RECOGNISED, "LINALOOL", (), Match("fuzzy", "Linal0ol", "LINALOOL", 96.0)
    )
    (found,) = findings(replace(listed(), ingredients=(item,)), knowledge)
    assert found.certainty is Certainty.PROBABLE


def test_what_a_product_may_contain_is_possible(knowledge: Knowledge, listed: Lister) -> None:
    label = listed("CI 77492")
    (found,) = findings(replace(label, ingredients=(replace(label.ingredients[0], optional=True),)), knowledge)
    assert found.certainty is Certainty.POSSIBLE
    assert "may contain" in found.why


def test_a_name_on_the_front_counts_as_possible_where_no_list_was_read(knowledge: Knowledge, listed: Lister) -> None:
    label = listed(("Retinol", 1.0))
    (found,) = findings(replace(label, ingredients=(replace(label.ingredients[0], listed="front"),)), knowledge)
    assert (found.rule, found.certainty) == ("retinoid", Certainty.POSSIBLE)


@pytest.mark.parametrize(
    ("names", "severity"),
    [
        (("Aqua", "Lactic Acid", "Glycerin", "Phenoxyethanol"), Severity.AVOID),
        (("Aqua", "Glycerin", "Phenoxyethanol", "Lactic Acid"), Severity.NOTE),
        (("Aqua", "Glycerin", "Phenoxyethanol", ("Lactic Acid", 5.0)), Severity.AVOID),
        (("Aqua", ("Lactic Acid", 0.2), "Glycerin", "Phenoxyethanol"), Severity.NOTE),
    ],
)
def test_a_trace_weighs_less(
    names: tuple[str | tuple[str, float], ...], severity: Severity, knowledge: Knowledge, listed: Lister
) -> None:
    found = {item.about: item for item in findings(listed(*names), knowledge)}
    assert found["LACTIC ACID"].severity is severity


@pytest.mark.parametrize("name", ["Retinol", "Parfum", "Linalool", "Menthol", "Methylisothiazolinone"])
def test_what_acts_in_traces_does_not_weigh_less(name: str, knowledge: Knowledge, listed: Lister) -> None:
    found = {item.rule: item for item in findings(listed("Aqua", "Glycerin", "Phenoxyethanol", name), knowledge)}
    assert Severity.AVOID in {item.severity for item in found.values()}


def test_salicylic_acid_is_a_preservative_at_half_a_percent(knowledge: Knowledge, listed: Lister) -> None:
    (little,) = findings(listed(("Salicylic Acid", 0.5)), knowledge)
    (much,) = findings(listed(("Salicylic Acid", 2.0)), knowledge)
    assert (little.severity, much.severity) == (Severity.CAUTION, Severity.AVOID)


@pytest.mark.parametrize(
    ("skin", "severity"), [(Skin.NEEDLED, Severity.AVOID), (Skin.HEALING, Severity.AVOID), (Skin.INTACT, None)]
)
def test_a_retinoid_is_silent_on_skin_that_was_not_needled(
    skin: Skin, severity: Severity | None, knowledge: Knowledge, listed: Lister
) -> None:
    assert [item.severity for item in findings(listed("Retinol"), knowledge, skin)] == ([severity] if severity else [])


def test_a_hazard_fades_as_its_rule_does(knowledge: Knowledge) -> None:
    rule = knowledge.rules["fragrance-allergen"]
    assert fade(Severity.AVOID, rule, Skin.HEALING) is Severity.CAUTION
    assert fade(Severity.CAUTION, rule, Skin.HEALING) is Severity.NOTE
    assert fade(Severity.CAUTION, rule, Skin.INTACT) is None


def test_a_family_by_pattern_gives_a_note_and_nothing_beside_a_reviewed_hazard(knowledge: Knowledge) -> None:
    pattern = [hazards for hazards in map(knowledge.hazards.get, knowledge.hazards) if hazards]
    assert all(
        hazard.severity is Severity.NOTE for hazards in pattern for hazard in hazards if hazard.basis == "pattern"
    )
    assert {hazard.basis for hazard in hazards_of("LINALOOL", knowledge)} == {"established"}


def test_unrecognised_names_make_no_finding(knowledge: Knowledge, listed: Lister) -> None:
    assert findings(listed("Qwertzuiopium Extractum"), knowledge) == []
