"""Profiles: what is refused and with what suggestion, and what a profile's hit looks like."""

from dataclasses import replace
from pathlib import Path

import pytest

from scanner.assess.assess import assess
from scanner.assess.model import Finding
from scanner.assess.profile import Profile, ProfileError, profile_of, read_profile, template
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin
from scanner.label.label import build_label
from scanner.label.model import Kind, Label, Needle
from scanner.reading.model import pasted
from tests.assess.conftest import Lister, printed


def judged(label: Label, profile: Profile, knowledge: Knowledge, skin: Skin = Skin.NEEDLED) -> tuple[Finding, ...]:
    return assess(label, [], knowledge, skin=skin, profile=profile).findings


@pytest.mark.parametrize(
    ("made", "problem", "advice"),
    [
        ({"alergies": ["lanolin"]}, "alergies", "allergies"),
        ({"allergies": "lanolin"}, "not a list", "allergies = ["),
        ({"allergies": ["lanolyn"]}, "lanolyn", "lanolin"),
        ({"allergies": ["methylisothiazolinon"]}, "methylisothiazolinon", "methylisothiazolinone"),
        ({"allergies": [""]}, "not a list", "allergies = ["),
        ({"conditions": ["exzema"]}, "exzema", "eczema"),
        ({"conditions": ["isotretinoin"]}, "isotretinoin", "medicines"),
        ({"medicines": ["eczema"]}, "eczema", "conditions"),
        ({"medicines": ["isotretinoine"]}, "isotretinoine", "isotretinoin"),
        ({"pregnant": "yes"}, "pregnant", "true or false"),
        ({"depth_mm": -1}, "depth_mm", "above 0"),
        ({"depth_mm": 25}, "depth_mm", "up to 10"),
        ({"depth_mm": True}, "depth_mm", "millimetres"),
    ],
)
def test_what_is_not_known_is_an_error_with_a_suggestion(
    made: dict[str, object], problem: str, advice: str, knowledge: Knowledge
) -> None:
    with pytest.raises(ProfileError) as caught:
        profile_of(made, knowledge)
    assert problem in caught.value.problem
    assert advice.casefold() in caught.value.advice.casefold()


@pytest.mark.parametrize(
    "made",
    [
        {},
        {"allergies": ["fragrance mix I", "Methylisothiazolinone", "lanolin", "MCI/MI", "Kathon CG", "rosin", "PPD"]},
        {"allergies": ["Vitamin E", "nickel", "Tea Tree Oil"]},
        {"conditions": ["Eczema", "atopic dermatitis"], "medicines": ["roaccutane", "warfarin"]},
        {"pregnant": True, "depth_mm": 0.25},
        {"depth_mm": 1},
    ],
)
def test_what_is_known_is_taken(made: dict[str, object], knowledge: Knowledge) -> None:
    assert profile_of(made, knowledge) is not None


def test_the_template_is_valid_and_empty_and_valid_when_filled_in(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(template(knowledge), encoding="utf-8")
    assert read_profile(path, knowledge) == Profile()
    filled = "\n".join(line.removeprefix("# ") if " = " in line else line for line in template(knowledge).splitlines())
    path.write_text(filled, encoding="utf-8")
    assert len(read_profile(path, knowledge).allergies) == 3


@pytest.mark.parametrize("text", ["allergies = [", "\xff\xfe"])
def test_a_file_that_is_no_toml_is_an_error(text: str, tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "profile.toml"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(ProfileError, match="TOML"):
        read_profile(path, knowledge)
    with pytest.raises(ProfileError, match="cannot be read"):
        read_profile(tmp_path / "none.toml", knowledge)


# Allergy, ingredient, severity (None: no hit).
ALLERGIES = [
    ("lanolin", "Glycerin", None),
    ("lanolin", "Lauric Acid", None),
    ("parabens", "Phenoxyethanol", None),
    ("fragrance mix I", "Limonene", None),
    ("Limonene", "Linalool", None),
    ("nickel", "Titanium Dioxide", None),
    ("wheat", "Hydrolyzed Soy Protein", None),
    ("glycerin", "Glyceryl Stearate", None),
    ("lanolin", "Lanolin Alcohol", Severity.AVOID),
    ("lanolin", "Cetearyl Alcohol", Severity.CAUTION),
    ("Lanolin Alcohol", "Lanolin Oil", Severity.CAUTION),
    ("formaldehyde", "DMDM Hydantoin", Severity.AVOID),
    ("Quaternium-15", "Imidazolidinyl Urea", Severity.AVOID),
    ("fragrance mix I", "Eugenol", Severity.AVOID),
    ("fragrance mix I", "Parfum", Severity.AVOID),
    ("balsam of Peru", "Benzyl Benzoate", Severity.CAUTION),
    ("Methylisothiazolinone", "Benzisothiazolinone", Severity.AVOID),
    ("glycerin", "Glycerin", Severity.AVOID),
    ("decyl glucoside", "Lauryl Glucoside", Severity.CAUTION),
    ("propylene glycol allergy", "Butylene Glycol", Severity.CAUTION),
    ("colophony", "Pinus Sylvestris Leaf Oil", Severity.AVOID),
]


@pytest.mark.parametrize(("allergy", "name", "severity"), ALLERGIES)
def test_an_allergy_is_met_by_its_members_and_cross_reactors_only(
    allergy: str, name: str, severity: Severity | None, knowledge: Knowledge, listed: Lister
) -> None:
    profile = profile_of({"allergies": [allergy]}, knowledge)
    hits = [item for item in judged(listed("Aqua", name), profile, knowledge) if item.rule == "profile-allergy"]
    assert [item.severity for item in hits] == ([] if severity is None else [severity])
    assert all(allergy in item.why for item in hits)


def test_an_ambiguous_print_is_one_hit_of_the_profile_that_names_all(knowledge: Knowledge, listed: Lister) -> None:
    label = listed("Aqua", "Cedar Wood Oil")
    profile = profile_of({"allergies": ["Cedrus Atlantica Wood Oil"]}, knowledge)
    (found,) = judged(label, profile, knowledge)
    assert (found.rule, found.severity) == ("profile-allergy", Severity.AVOID)
    assert set(found.names) == {candidate.name for candidate in label.ingredients[1].candidates}
    assert len(found.alternatives) == len(found.names)
    assert knowledge.rules["essential-oil"].why in found.why


def test_a_hit_of_the_profile_comes_first_and_replaces_the_ordinary_finding(
    knowledge: Knowledge, listed: Lister
) -> None:
    profile = profile_of({"allergies": ["vitamin E"]}, knowledge)
    found = judged(listed("Aqua", "Retinol", "Parfum", "Tocopherol"), profile, knowledge)
    assert [item.rule for item in found] == ["profile-allergy", "retinoid", "fragrance-mixture"]
    assert found[0].about == "TOCOPHEROL" and found[0].evidence[0].text == "Tocopherol"
    assert knowledge.rules["vitamin-e"].why in found[0].why


@pytest.mark.parametrize(
    ("made", "name", "rule", "severity"),
    [
        ({"conditions": ["rosacea"]}, "Menthol", "profile-condition", Severity.AVOID),
        ({"conditions": ["eczema"]}, "Glycerin", None, None),
        ({"medicines": ["isotretinoin"]}, "Glycolic Acid", "profile-medicine", Severity.AVOID),
        ({"pregnant": True}, "Retinal", "profile-pregnancy", Severity.AVOID),
        ({"pregnant": True}, "Salicylic Acid", "profile-pregnancy", Severity.AVOID),
        ({"pregnant": True}, "Panthenol", None, None),
        ({"pregnant": False}, "Panthenol", None, None),
        ({"conditions": ["keloids"]}, "Panthenol", None, None),
    ],
)
def test_conditions_medicines_and_pregnancy(
    made: dict[str, object],
    name: str,
    rule: str | None,
    severity: Severity | None,
    knowledge: Knowledge,
    listed: Lister,
) -> None:
    found = judged(listed("Aqua", name), profile_of(made, knowledge), knowledge)
    assert [(item.rule, item.severity) for item in found] == ([(rule, severity)] if rule else [])


def test_a_condition_matters_for_needling_itself_on_a_device_only(knowledge: Knowledge) -> None:
    profile = profile_of({"conditions": ["keloids"], "medicines": ["warfarin"]}, knowledge)
    device = judged(Label(Kind.DEVICE), profile, knowledge)
    assert {(item.rule, item.about) for item in device} >= {
        ("profile-condition", "keloids"),
        ("profile-medicine", "anticoagulants"),
    }
    assert [item for item in judged(Label(Kind.SERUM), profile, knowledge) if item.rule.startswith("profile-")] == []


@pytest.mark.parametrize(
    ("length", "minimum", "found"), [(0.25, None, False), (0.2, None, False), (1.5, None, True), (2.0, 0.2, False)]
)
def test_needles_are_held_against_the_planned_depth(
    length: float, minimum: float | None, found: bool, knowledge: Knowledge
) -> None:
    label = replace(Label(Kind.DEVICE), needles=(Needle(length, printed(f"{length} mm"), minimum),))
    rules = {item.rule for item in judged(label, profile_of({"depth_mm": 0.25}, knowledge), knowledge)}
    assert ("profile-depth" in rules) is found


def test_what_a_pack_is_made_of_meets_an_allergy(knowledge: Knowledge) -> None:
    text = "Derma roller 0.25 mm, 540 needles\nStainless steel 316L\nSTERILE R\nLOT A12\nContains natural rubber latex"
    readings = [pasted(text)]
    label = build_label(readings, knowledge)
    plain = assess(label, readings, knowledge)
    assert not any(item.rule == "profile-allergy" for item in plain.findings)
    profile = profile_of({"allergies": ["nickel", "latex"]}, knowledge)
    hits = [
        item for item in assess(label, readings, knowledge, profile=profile).findings if item.rule == "profile-allergy"
    ]
    assert {item.title for item in hits} == {"Your allergy: nickel", "Your allergy: latex"}
    assert all(item.evidence for item in hits)


def test_each_condition_has_a_title_of_its_own(knowledge: Knowledge) -> None:
    profile = profile_of({"conditions": ["keloids", "eczema"]}, knowledge)
    titles = [item.title for item in judged(Label(Kind.DEVICE), profile, knowledge) if item.rule == "profile-condition"]
    assert len(titles) == len(set(titles)) == 2
