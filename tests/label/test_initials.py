"""Initials that lists print: beside words that look alike, only where they stand for a name by themselves."""

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.label.label import build_label
from scanner.reading.model import pasted

# Lists without any substance that initials stand for.
NEAR = [
    "Inhaltsstoffe: Aqua, Glycerin mit Aloe, Panthenol, Betaine",
    "Ingredients: Aqua, Glycerin, Milk Protein, Panthenol, Betaine",
    "Ingredients: Aqua, Glycerin, Tea Extract, Panthenol, Betaine",
    "Ingredients: Aqua, Glycerin, Idea Extract, Panthenol, Betaine",
    "SLS-free, MIT-free\nIngredients: Aqua, Glycerin, Panthenol, Betaine",
    "Without MI, MCI, BHT, DEA or MEA\nIngredients: Aqua, Glycerin, Panthenol, Betaine",
    "Free from PEG, EDTA and TEA\nIngredients: Aqua, Glycerin, Panthenol, Betaine",
    "Ingredients: Aqua, Glycerin, Cocamide MIPA, Panthenol, Betaine",
    "Ingredients: Aqua, Glycerin, Polyglyceryl-4 Caprate, Panthenol, Betaine",
    "Ingredients: Aqua, Glycerin, CI 77719, Panthenol, Betaine",
]
NOT_MEANT = {
    "METHYLISOTHIAZOLINONE", "METHYLCHLOROISOTHIAZOLINONE", "DIETHANOLAMINE", "ETHANOLAMINE", "TRIETHANOLAMINE",
    "SODIUM LAURYL SULFATE", "BHT", "PEG-8", "EDTA", "TALC", "ISOPROPYL ALCOHOL",
}  # fmt: skip

PRINTED = [
    # Printed in a list, the names it can stand for.
    ("CI 77718", {"TALC"}),
    ("C.I. 77718", {"TALC"}),
    ("MCI", {"METHYLCHLOROISOTHIAZOLINONE"}),
    ("MIT", {"METHYLISOTHIAZOLINONE"}),
    ("MCI/MI", {"METHYLCHLOROISOTHIAZOLINONE", "METHYLISOTHIAZOLINONE"}),
    ("CMIT/MIT", {"METHYLCHLOROISOTHIAZOLINONE", "METHYLISOTHIAZOLINONE"}),
    ("MIT / CMIT", {"METHYLCHLOROISOTHIAZOLINONE", "METHYLISOTHIAZOLINONE"}),
    ("DMDM", {"DMDM HYDANTOIN"}),
    ("Tea", {"CAMELLIA SINENSIS LEAF EXTRACT", "TRIETHANOLAMINE"}),
    ("DEA", {"DIETHANOLAMINE"}),
    ("MEA", {"ETHANOLAMINE"}),
    ("SLSA", {"SODIUM LAURYL SULFOACETATE"}),
    ("EHMC", {"ETHYLHEXYL METHOXYCINNAMATE"}),
    ("BP-3", {"BENZOPHENONE-3"}),
    ("DHA", {"DIHYDROXYACETONE"}),
    ("HICC", {"HYDROXYISOHEXYL 3-CYCLOHEXENE CARBOXALDEHYDE"}),
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def _named(text: str, knowledge: Knowledge) -> set[str]:
    label = build_label([pasted(text)], knowledge)
    return {candidate.name for item in label.ingredients for candidate in item.candidates}


@pytest.mark.parametrize("text", NEAR)
def test_what_only_looks_like_initials(text: str, knowledge: Knowledge) -> None:
    named = _named(text, knowledge)
    assert {"AQUA", "GLYCERIN", "BETAINE"} <= named
    assert not named & NOT_MEANT


@pytest.mark.parametrize(("printed", "names"), PRINTED)
def test_initials_in_a_list(printed: str, names: set[str], knowledge: Knowledge) -> None:
    named = _named(f"Ingredients: Aqua, Glycerin, {printed}, Panthenol, Betaine", knowledge)
    assert named - {"AQUA", "GLYCERIN", "PANTHENOL", "BETAINE"} == names
