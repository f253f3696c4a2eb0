"""Soaps named by their fats are the soaps, never the fats alone, and no part of the row is lost."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.label import build_label
from scanner.label.model import Ingredient
from scanner.reading.model import pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")
OLIVE = {"SODIUM OLIVATE", "POTASSIUM OLIVATE"}
COCONUT = {"SODIUM COCOATE", "POTASSIUM COCOATE"}
PALM = {"SODIUM PALMATE", "POTASSIUM PALMATE"}


def items(text: str) -> tuple[Ingredient, ...]:
    return build_label([pasted(text)], KNOWLEDGE).ingredients


def names(text: str) -> list[set[str]]:
    """Give, for each item of a list, the names that it can stand for."""
    return [{each.name for each in item.candidates} for item in items(text)]


@pytest.mark.parametrize(
    ("text", "fat"),
    [
        ("Ingredients: olive oil, Aqua", "OLEA EUROPAEA FRUIT OIL"),
        ("Ingredients: Aqua, coconut oil, palm oil", "COCOS NUCIFERA OIL"),
        ("Ingredients: olive oil unsaponifiables, Aqua, Glycerin", "OLEA EUROPAEA OIL UNSAPONIFIABLES"),
        ("Ingredients: Saponified olive oil, water, coconut oil", "COCOS NUCIFERA OIL"),
        ("Ingredients: saponified olive and palm oils, water, coconut oil", "COCOS NUCIFERA OIL"),
        ("Ingredients: Saponified oils of olive and palm, water, coconut oil", "COCOS NUCIFERA OIL"),
        ("Ingredients: Saponified Oils (Olive, Palm), coconut oil", "COCOS NUCIFERA OIL"),
        ("Ingrédients : huile de coco, huile d'olive saponifiée, eau", "COCOS NUCIFERA OIL"),
        ("Zutaten: verseiftes Olivenöl, Kokosöl, Wasser", "COCOS NUCIFERA OIL"),
        ("Aqua, Cocos Nucifera Oil, Saponified Olive Oil, Glycerin, Panthenol, Allantoin", "COCOS NUCIFERA OIL"),
    ],
)
def test_a_fat_beside_a_soap_stays_a_fat(text: str, fat: str) -> None:
    assert {fat} in names(text)


@pytest.mark.parametrize(
    ("text", "soaps"),
    [
        ("Saponified oils of coconut*, olive and palm", [COCONUT, OLIVE, PALM]),
        ("Saponified Oils (Olive, Organic Coconut, Palm)", [OLIVE, COCONUT, PALM]),
        ("Saponified oils: olive, coconut, palm", [OLIVE, COCONUT, PALM]),
        ("saponified olive, coconut and palm oils", [OLIVE, COCONUT, PALM]),
        ("Saponified Olive Oil, Saponified Organic Coconut Oil", [OLIVE, COCONUT]),
        ("Saponified Cocos Nucifera (Coconut) Oil", [COCONUT]),
        ("huile d'olive saponifiée*, huile de coco saponifiée", [OLIVE, COCONUT]),
        ("huiles saponifiées de coco, d'olive et de palme", [COCONUT, OLIVE, PALM]),
        ("verseiftes Olivenöl, verseifte Öle (Kokos, Palme)", [OLIVE, COCONUT, PALM]),
        ("olio di oliva saponificato", [OLIVE]),
        ("aceite de oliva saponificado", [OLIVE]),
    ],
)
@pytest.mark.parametrize("rest", ["Aqua, Glycerin, Limonene", "Sodium Chloride, Parfum, Linalool"])
@pytest.mark.parametrize("heading", ["Ingredients: ", ""])
def test_each_fat_that_was_saponified_is_a_soap(text: str, soaps: list[set[str]], rest: str, heading: str) -> None:
    # Without a heading a list is told by its names: so a few more stand in it.
    found = names(f"{heading}{text}, {rest}, Panthenol, Allantoin, Betaine")
    assert len(found) == len(soaps) + 6
    assert all(each and each <= soap for each, soap in zip(found, soaps, strict=False))


def test_a_full_name_in_a_row_of_saponified_oils_may_be_the_oil_itself() -> None:
    found = names("Ingredients: saponified oils of olive oil, coconut oil, water")
    assert found[1] == COCONUT | {"COCOS NUCIFERA OIL"}


@pytest.mark.parametrize(
    "part", ["Saponified neem oil", "Saponified vegetable oils", "Saponified Zarquon Oil", "Saponified wool fat blend"]
)
@pytest.mark.parametrize(
    "text", ["Ingredients: {}, water, glycerin", "Aqua, {}, Glycerin, Panthenol, Allantoin, Betaine, Limonene"]
)
def test_a_fat_whose_soap_is_not_known_is_shown_as_not_recognised(part: str, text: str) -> None:
    found = {item.printed.text: item.candidates for item in items(text.format(part))}
    assert found[part] == ()
