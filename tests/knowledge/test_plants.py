"""Plant names on packs: the aliases that parts and forms give, and those they must not give."""

import pytest

from scanner.knowledge.key import name_key
from scanner.knowledge.plants import Plant, PlantWords, plant_aliases

WORDS = PlantWords(
    parts={"LEAF": ("leaves",), "SEED": ("kernel",), "KERNEL": ("seed",), "FLOWER": (), "FRUIT": (), "STEM": ()},
    forms={"OIL": (), "EXTRACT": (), "WATER": ("hydrosol",), "BUTTER": ()},
)
SHRUB = Plant("FRUTEX PRIMUS", ("FRUTEX VETUS",), ("Shrub", "Bush"), {"OIL": "LEAF OIL"}, essential=True)
TREE = Plant("ARBOR ALTA", (), ("Tree", "Bush"), {}, essential=False)
NAMES = (
    "FRUTEX PRIMUS LEAF OIL",
    "FRUTEX PRIMUS SEED OIL",
    "FRUTEX PRIMUS FLOWER WATER",
    "FRUTEX PRIMUS FLOWER EXTRACT",
    "FRUTEX PRIMUS LEAF EXTRACT",
    "FRUTEX PRIMUS LEAF/STEM EXTRACT",
    "FRUTEX PRIMUS LEAF FERMENT",
    "FRUTEX PRIMULA LEAF OIL",
    "ARBOR ALTA SEED OIL",
    "ARBOR ALTA KERNEL OIL",
    "ARBOR ALTA LEAF OIL",
)


@pytest.fixture(scope="module")
def aliases() -> dict[str, set[tuple[str, bool]]]:
    found: dict[str, set[tuple[str, bool]]] = {}
    for alias, name, sure in plant_aliases((SHRUB, TREE), WORDS, NAMES):
        found.setdefault(name_key(alias), set()).add((name, sure))
    return found


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Shrub Leaf Oil", "FRUTEX PRIMUS LEAF OIL"),
        ("Shrub Leaves Oil", "FRUTEX PRIMUS LEAF OIL"),
        ("Shrub Oil", "FRUTEX PRIMUS LEAF OIL"),
        ("Shrub Essential Oil", "FRUTEX PRIMUS LEAF OIL"),
        ("Shrub Leaf Essential Oil", "FRUTEX PRIMUS LEAF OIL"),
        ("Shrub EO", "FRUTEX PRIMUS LEAF OIL"),
        ("Frutex Primus Oil", "FRUTEX PRIMUS LEAF OIL"),
        ("Frutex Primus (Shrub) Leaf Oil", "FRUTEX PRIMUS LEAF OIL"),
        ("Frutex Vetus Leaf Oil", "FRUTEX PRIMUS LEAF OIL"),
        ("Frutex Vetus Oil", "FRUTEX PRIMUS LEAF OIL"),
        ("Shrub Kernel Oil", "FRUTEX PRIMUS SEED OIL"),
        ("Shrub Water", "FRUTEX PRIMUS FLOWER WATER"),
        ("Shrub Hydrosol", "FRUTEX PRIMUS FLOWER WATER"),
        ("Shrub Leaf/Stem Extract", "FRUTEX PRIMUS LEAF/STEM EXTRACT"),
        ("Tree Kernel Oil", "ARBOR ALTA KERNEL OIL"),
        ("Tree Seed Oil", "ARBOR ALTA SEED OIL"),
    ],
)
def test_print_gives_that_name_surely(aliases: dict[str, set[tuple[str, bool]]], printed: str, name: str) -> None:
    assert aliases[name_key(printed)] == {(name, True)}


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Shrub Extract", {"FRUTEX PRIMUS FLOWER EXTRACT", "FRUTEX PRIMUS LEAF EXTRACT"}),
        ("Shrub Leaf", {"FRUTEX PRIMUS LEAF EXTRACT"}),
        ("Shrub Leaves", {"FRUTEX PRIMUS LEAF EXTRACT"}),
        ("Frutex Primus", {"FRUTEX PRIMUS FLOWER EXTRACT", "FRUTEX PRIMUS LEAF EXTRACT"}),
        ("Tree Oil", {"ARBOR ALTA SEED OIL", "ARBOR ALTA KERNEL OIL", "ARBOR ALTA LEAF OIL"}),
        (
            "Bush Oil",
            {"FRUTEX PRIMUS LEAF OIL", "ARBOR ALTA SEED OIL", "ARBOR ALTA KERNEL OIL", "ARBOR ALTA LEAF OIL"},
        ),
        ("Bush Leaf Oil", {"FRUTEX PRIMUS LEAF OIL", "ARBOR ALTA LEAF OIL"}),
    ],
)
def test_print_that_may_mean_several_gives_all_and_is_not_sure(
    aliases: dict[str, set[tuple[str, bool]]], printed: str, names: set[str]
) -> None:
    assert aliases[name_key(printed)] == {(name, False) for name in names}


@pytest.mark.parametrize(
    "printed",
    [
        "Shrub", "Tree", "Bush", "Shrub Butter", "Frutex Primus Butter", "Shrub Ferment", "Shrub Leaf Ferment",
        "Tree Essential Oil", "Tree Water", "Shrub Stem Oil", "Frutex Primula", "Frutex Primula Oil", "Arbor", "Oil",
    ],
)  # fmt: skip
def test_print_of_what_does_not_exist_gives_nothing(aliases: dict[str, set[tuple[str, bool]]], printed: str) -> None:
    assert name_key(printed) not in aliases


def test_a_part_without_a_form_gives_way_to_the_name_of_another_plant() -> None:
    vine = Plant("VITIS PRIMA", (), ("Vine",), {}, essential=False)
    other = Plant("CITRUS ALTERA", (), ("Vineleaf",), {}, essential=False)
    names = ("VITIS PRIMA LEAF EXTRACT", "CITRUS ALTERA SEED EXTRACT")
    assert "vineleaf" not in {name_key(alias) for alias, _, _ in plant_aliases((vine, other), WORDS, names)}
    assert "vineleaf" in {name_key(alias) for alias, _, _ in plant_aliases((vine,), WORDS, names)}
