"""Names outside any list: in a product's title or beside a share, and not in prose."""

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.label.front_names import SOLD_AS_PEEL
from scanner.label.label import build_label
from scanner.label.model import Kind, Label, Status
from scanner.reading.model import Line, Reading, pasted

NAMED = [
    # Text, INCI name, whether it is recognised, share.
    ("Retinol Serum\n30 ml", "RETINOL", False, None),
    ("Brand\nSalicylic Acid 2% Serum", "SALICYLIC ACID", True, 2.0),
    ("20% Vitamin C Serum", "ASCORBIC ACID", False, 20.0),
    ("10 % Niacinamide + 1 % Zinc\nSerum 30 ml", "NIACINAMIDE", True, 10.0),
    ("Glycolic Acid 10% Toner", "GLYCOLIC ACID", True, 10.0),
    ("20% Vitamin C Serum\nIngredients: Aqua, Glycerin, Panthenol", "ASCORBIC ACID", False, 20.0),
]

UNNAMED = [
    "Face serum\nDo not use with retinol",
    "Face serum\nAvoid retinol, glycolic acid and sunlight.",
    "Retinol alternative serum",
    "Face serum\nFollow with our salicylic acid toner",
    "Face serum, free from Retinol",
    "Alcohol Free Toner",
    "Paraben Free Serum",
    "Serum\nWith the power of retinol in every drop of it",
    "Disinfect the roller with 75% alcohol",
    "75% Alcohol Wipes",
    "Derma roller, 540 titanium needles, 0.5 mm",
    "Coconut Oil Cookies\nNutrition facts: energy, fat, sugars",
    "Lemon Peel Oil Cake\nBest before 2027, keep refrigerated, nutrition per 100 g",
    "Bakuchiol Serum\nIngredients: Aqua, Bakuchiol, Glycerin",
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


# Short names on fronts: text, the names each print can stand for and the share beside it.
SHORT = [
    ("AHA 30% + BHA 2% Peeling Solution", [("GLYCOLIC ACID", 30.0), ("SALICYLIC ACID", 2.0)]),
    ("Brand\nAHA 30% + BHA 2%\nPeeling Solution\n30 ml", [("GLYCOLIC ACID", 30.0), ("SALICYLIC ACID", 2.0)]),
    ("30% AHA 2% BHA serum", [("GLYCOLIC ACID", 30.0), ("SALICYLIC ACID", 2.0)]),
    ("AHA\n10%\nSerum", [("GLYCOLIC ACID", 10.0)]),
    ("AHA/BHA/PHA 30 Days Toner", [("GLYCOLIC ACID", None), ("SALICYLIC ACID", None), ("GLUCONOLACTONE", None)]),
    ("PHA Toner\n150 ml", [("GLUCONOLACTONE", None)]),
    ("Fruchtsäure Serum\n30 ml", [("GLYCOLIC ACID", None)]),
    ("Vit C 15% Serum", [("ASCORBIC ACID", 15.0)]),
    ("Vit. C 15 % Serum", [("ASCORBIC ACID", 15.0)]),
    ("Retinol 1%\n30 ml", [("RETINOL", 1.0)]),
    ("Retinol 1% in Squalane", [("RETINOL", 1.0)]),
    ("0.3% retinol serum", [("RETINOL", 0.3)]),
    ("Retinal 0.1% Serum", [("RETINAL", 0.1)]),
    ("Glycolic 7% Toner", [("GLYCOLIC ACID", 7.0)]),
    ("Salicylic acid 2%", [("SALICYLIC ACID", 2.0)]),
    ("Vitamin A 0.5% Serum", [("RETINOL", 0.5)]),
    ("Niacinamide 10% + Zinc 1%\n30 ml", [("NIACINAMIDE", 10.0)]),
    ("Vitamin C Serum\n20% Vit C", [("ASCORBIC ACID", 20.0)]),
    ("Azelaic Acid Suspension 10%", [("AZELAIC ACID", 10.0)]),
    ("BHA Liquid Exfoliant 2%", [("SALICYLIC ACID", 2.0)]),
    ("Benzoyl peroxide 5% gel", [("BENZOYL PEROXIDE", 5.0)]),
    ("TCA 20% Peel\nSerum", [("TRICHLOROACETIC ACID", 20.0)]),
]

NOT_SHORT = [
    "AHA-free serum",
    "Serum, no AHA",
    "AHA free\nSerum 30 ml",
    "Serum\nNo AHA or BHA",
    "Sans AHA\nSérum",
    "Ohne Retinol\nSerum",
    "Non-AHA Serum",
    "0% Retinol Serum",
    "ALPHA Serum",
    "SPHAGNUM Serum",
    "BHA\nSerum",
    "BHT, BHA\nSerum",
    "aha moment\nSerum",
    "Face serum\nrich in vitamin C",
    "Face Serum\nVitamin C brightens the look of your skin in weeks",
    "Retinol-like Serum",
    "Bakuchiol: the retinol-like serum",
    "Better than Retinol 1% Serum",
    "Pair With AHA 10%\nSerum",
    "Follow With Vitamin C 15% Serum",
    "Lactic acid bacteria 5%\nSerum",
    "Serum vs. Retinol 1%",
    "Avoid AHA/BHA for 24 h\nFace serum",
    "Do not use with AHA 10% or retinol 1%\nFace serum",
    "Glycolate-rich 10% Serum",
    "Vitamin A 15%  Vitamin C 20%\nCalcium 4%  Iron 2%\nNutrition facts",
    "Vitamin C 20%\nGummies",
    "Brand\nVitamin C 15%",
]


def _front(label: Label) -> list[tuple[str, bool, float | None]]:
    return [
        (item.candidates[0].name, item.status is Status.RECOGNISED, item.percent)
        for item in label.ingredients
        if item.listed == "front"
    ]


@pytest.mark.parametrize(("text", "name", "sure", "share"), NAMED)
def test_a_name_on_the_front(text: str, name: str, sure: bool, share: float | None, knowledge: Knowledge) -> None:
    assert _front(build_label([pasted(text)], knowledge)) == [(name, sure, share)]


@pytest.mark.parametrize("text", UNNAMED)
def test_no_name_on_the_front(text: str, knowledge: Knowledge) -> None:
    assert _front(build_label([pasted(text)], knowledge)) == []


@pytest.mark.parametrize(("text", "expected"), SHORT)
def test_a_short_name_on_the_front(text: str, expected: list[tuple[str, float | None]], knowledge: Knowledge) -> None:
    label = build_label([pasted(text)], knowledge)
    found = [(name, share) for name, _, share in _front(label) if name not in ("SQUALANE",)]
    assert (found, label.kind) == (expected, Kind.SERUM)


@pytest.mark.parametrize("text", NOT_SHORT)
def test_what_only_looks_like_a_short_name(text: str, knowledge: Knowledge) -> None:
    assert _front(build_label([pasted(text)], knowledge)) == []


# Statements that something is in the product: text, the names they can stand for.
STATEMENTS = [
    ("Serum 30 ml\nContains vitamin A. Consider your daily intake before use.", ["RETINOL", "RETINYL PALMITATE"]),
    (
        "Serum\nThis product contains an alpha\nhydroxy acid (AHA) that may increase your skin's sensitivity",
        ["GLYCOLIC ACID", "LACTIC ACID", "MANDELIC ACID"],
    ),
    ("Serum\nreleases formaldehyde", ["FORMALDEHYDE"]),
    ("Serum\nContains PPD. May cause an allergic reaction.", ["P-PHENYLENEDIAMINE"]),
    (
        "Creme\nEnthält MIT/CMIT. Kann allergische Reaktionen hervorrufen.",
        ["METHYLCHLOROISOTHIAZOLINONE", "METHYLISOTHIAZOLINONE"],
    ),
]
NO_STATEMENTS = [
    "Creme\nEnthält mit Aloe getränkte Fasern",
    "Serum\nDoes not contain MIT",
    "Serum\nThis product never contains formaldehyde",
    "Serum\nIt contains mild surfactants",
    "Serum\nContains Vitamin A-like plant oils",
    "Serum\nStore in a box that releases heat",
    "Serum\nContains milk",
]


@pytest.mark.parametrize(("text", "names"), STATEMENTS)
def test_a_statement_of_what_is_in_it(text: str, names: list[str], knowledge: Knowledge) -> None:
    label = build_label([pasted(text)], knowledge)
    (found,) = label.ingredients
    assert ([candidate.name for candidate in found.candidates], found.listed) == (names, "front")


@pytest.mark.parametrize("text", NO_STATEMENTS)
def test_what_is_no_statement(text: str, knowledge: Knowledge) -> None:
    assert _front(build_label([pasted(text)], knowledge)) == []


def test_initials_in_a_list_keep_their_inci_meaning(knowledge: Knowledge) -> None:
    label = build_label([pasted("BHA 2% Serum\nIngredients: Aqua, Glycerin, BHA, Panthenol, Betaine")], knowledge)
    assert [item.name for item in label.ingredients if item.listed == "inci"][2] == "BHA"
    assert _front(label) == [("SALICYLIC ACID", False, 2.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peeling Solution\nFace serum 30 ml", ["Peeling Solution"]),
        ("Exfoliating Toner\n150 ml", ["Exfoliating"]),
        ("Orange Peel Serum", []),
        ("Serum\nPeel here to open", []),
        ("Serum\nNot for use with a chemical peel", []),
        ("Serum\nAvoid Exfoliating Products", []),
        ("Exfoliating Gloves", []),
        ("Non-exfoliating Serum", []),
    ],
)
def test_words_for_a_peel(text: str, expected: list[str], knowledge: Knowledge) -> None:
    label = build_label([pasted(text)], knowledge)
    assert [claim.printed.text for claim in label.claims if claim.id == SOLD_AS_PEEL] == expected


@pytest.mark.parametrize(
    ("height", "expected"),
    [(60, [("RETINOL", True, None)]), (30, [("RETINOL", False, None)]), (20, [])],
)
def test_the_size_of_print_tells_a_title(
    height: int, expected: list[tuple[str, bool, None]], knowledge: Knowledge
) -> None:
    rows = [("Brand", 50), ("Retinol Serum", height), *[(f"for your skin every day {i}", 20) for i in "abcdef"]]
    lines = []
    for index, (text, size) in enumerate(rows):
        top = 100.0 * index
        rungs = tuple(((10.0 * x, top), (10.0 * x, top + size)) for x in range(len(text) + 1))
        lines.append(Line(text, "test", 1.0, 0, rungs))
    assert _front(build_label([Reading(None, tuple(lines))], knowledge)) == expected


def test_positions_go_on_behind_the_list(knowledge: Knowledge) -> None:
    label = build_label([pasted("20% Vitamin C Serum\nIngredients: Aqua, Glycerin, Panthenol")], knowledge)
    assert [(item.position, item.listed) for item in label.ingredients] == [
        (1, "inci"),
        (2, "inci"),
        (3, "inci"),
        (4, "front"),
    ]
