"""A number behind REF, LOT or SN is no pigment; a colour index number among ingredients stays one."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.label import build_label
from scanner.reading.model import pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")
LIST = "Ingredients: Aqua, Glycerin, Panthenol, Mica"


def colours(text: str) -> set[str]:
    """Give the colour index numbers among what a pack's ingredients can stand for."""
    items = build_label([pasted(text)], KNOWLEDGE).ingredients
    return {each.name for item in items for each in item.candidates if each.name.startswith("CI ")}


@pytest.mark.parametrize(
    "printed",
    [
        "CI 77491",
        "Cl 77491",
        "C.I. 77491",
        "77491",
        "CI77491, CI 77492 REF 2204",
        "Iron Oxides (CI 77491)",
        "Iron Oxides (77491)",
        "CI 77492, 77491, CI 77499",
        "77492, 77491, 77499",
        "+/- CI 77891, CI 77491",
        "Colour 77491",
        "CI 77491. LOT 2204",
        "CI 77491 LOT 77499",
        "CI 77491 / REF 77499",
        "REF CI 77491",
        "Lot 77492, 77491, 77499",
        "Balsam Lotion Base, 77491",
        "Charge Transfer Polymer, 77491",
    ],
)
def test_a_colour_among_ingredients_stays_one(printed: str) -> None:
    assert "CI 77491" in colours(f"{LIST}, {printed}")


@pytest.mark.parametrize(
    "printed",
    [
        "REF 77718",
        "REF: 77718",
        "Ref. no. 77718",
        "LOT 77491",
        "LOT No. 77491",
        "Lot n° 77491",
        "SN 77891",
        "S/N: 77891",
        "Art.-Nr. 77891",
        "Art. 77891",
        "Batch 77499",
        "Batch no: 77499",
        "Ch.-B. 77891",
        "Cod. 77491",
        "EAN 77491",
        "PZN 77491",
        "SKU 77491",
        "LOT C77491",
        "LOTTO 77491",
        "Nr partii 77491",
        "批号 77491",
        "로트번호 77491",
        "UPC 0 77491 12345 7",
        "0 77491 12345 7",
    ],
)
@pytest.mark.parametrize("joint", ["\n", ". ", ", ", " ", ",\n"])
def test_a_number_behind_its_word_is_no_ingredient(printed: str, joint: str) -> None:
    assert colours(LIST + joint + printed) == set()
    assert colours(f"{LIST}, CI 77007,\n{printed}\nAllantoin, Glycine, Betaine") == {"CI 77007"}
    assert colours(f"{printed}\n{LIST}") == set()


def test_the_list_goes_on_behind_a_lot_printed_across_it() -> None:
    items = build_label([pasted(f"{LIST},\nLOT 77491\nAllantoin, Limonene")], KNOWLEDGE).ingredients
    assert [item.name for item in items][-3:] == ["MICA", "ALLANTOIN", "LIMONENE"]
