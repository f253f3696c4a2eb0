"""Names outside any list: in a product's title or beside a share, and not in prose."""

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.label.label import build_label
from scanner.label.model import Label, Status
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
    "BHA 2% Serum",
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
