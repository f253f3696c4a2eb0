"""Needle lengths in every notation, among other lengths and other numbers."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.needles import materials, needle_counts, needles, size_list
from scanner.label.passage import Passage
from scanner.reading.model import pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")

NO_LENGTHS = [
    "STANDARD SIZE 72 mm X 19 mm",
    "roller width 30 mm",
    "needle diameter 0.25 mm",
    "Ø 0.3 mm",
    "Durchmesser: 0,25 mm",
    "直径0.25mm",
    "± 0.05 mm",
    "0.5 mL",
    "5 ml x 5 pcs",
    "0.5 %",
    "0.5 g",
    "1.5 V",
    "2 mm x 3 mm patch",
    "2.0 mm wide",
    "30 mm",
    "120 mm handle",
    "18G Needle",
    "32G",
    "LOT MTS-0.25-2408",
    "REF NK-12P-050",
    "8000-18000 rpm",
    "5 speed",
    "0.5",
    "500 ml",
    "5-30 °C",
    "25 mmHg",
    "LED 630 nm",
    "10 mm²",
    "4.5 mm",
    "12.5 mm",
    "1 m",
    "540 needles",
]

LENGTHS = [
    ("0.25mm", 0.25, None),
    ("0.25 MM", 0.25, None),
    ("0,25 mm", 0.25, None),
    (".5mm", 0.5, None),
    (",5 mm", 0.5, None),
    ("0.5㎜", 0.5, None),
    ("O.5 mm", 0.5, None),
    ("0.2Smm", 0.25, None),
    ("0.Smm", 0.5, None),
    ("0,5 nm", 0.5, None),
    ("0.25 mn", 0.25, None),
    ("l.5 mm", 1.5, None),
    ("250 µm", 0.25, None),
    ("250um", 0.25, None),
    ("500 microns", 0.5, None),
    ("1 mm", 1.0, None),
    ("1.0mm", 1.0, None),
    ("Depth0.5mm", 0.5, None),
    ("DR540-0.5mm", 0.5, None),
    ("EXP 2028-02-280.2 mm", 0.2, None),
    ("0.3毫米", 0.3, None),
    ("니들롤러 0.5mm", 0.5, None),
    ("0.2ミリ", 0.2, None),
    ("0-2.5 mm", 2.5, 0.0),
    ("0 – 2,5 mm", 2.5, 0.0),
    ("0.25-2.5mm", 2.5, 0.25),
    ("0.5~1.5 mm", 1.5, 0.5),
    ("0.25 mm to 3.0 mm", 3.0, 0.25),
    ("von 0,2 bis 1,5 mm", 1.5, 0.2),
    ("100-300 µm", 0.3, 0.1),
    ("needle diameter 0.25 mm, length 0.5 mm", 0.5, None),
    ("Longueur max. 0,5 mm", 0.5, None),
    ("Max. penetration depth 0.5 mm", 0.5, None),
]


def passage(text: str) -> Passage:
    return Passage.of([pasted(text)])


@pytest.mark.parametrize("text", NO_LENGTHS)
def test_other_measures_are_no_needle_length(text: str) -> None:
    assert needles(passage(text), KNOWLEDGE) == []


@pytest.mark.parametrize(("text", "length", "minimum"), LENGTHS)
def test_lengths_are_read(text: str, length: float, minimum: float | None) -> None:
    (found,) = needles(passage(text), KNOWLEDGE)
    assert (found.length_mm, found.minimum_mm) == (length, minimum)


def test_a_list_of_sizes_gives_all_and_is_told() -> None:
    sizes = passage("Size: 0.25 / 0.5 / 1.0 / 1.5 mm")
    assert [needle.length_mm for needle in needles(sizes, KNOWLEDGE)] == [0.25, 0.5, 1.0, 1.5]
    mark = size_list(sizes)
    assert mark is not None and mark.value == "0.25/0.5/1.0/1.5"


def test_a_ticked_size_is_the_length() -> None:
    sizes = passage("☐ 0.25 ☑ 0.5 ☐ 1.0 mm")
    assert [needle.length_mm for needle in needles(sizes, KNOWLEDGE)] == [0.5]
    assert size_list(sizes) is None


def test_a_range_or_a_dial_is_adjustable() -> None:
    assert needles(passage("0-2.5 mm"), KNOWLEDGE)[0].adjustable
    assert needles(passage("verstellbar, 1,5 mm"), KNOWLEDGE)[0].adjustable
    assert not needles(passage("0.5 mm"), KNOWLEDGE)[0].adjustable


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("540 needles", "540"),
        ("192 Nadeln", "192"),
        ("12P", "12"),
        ("Needle Head 36P", "36"),
        ("AQ-36P", "36"),
        ("12-pin", "12"),
        ("540本針", "540"),
        ("192针", "192"),
        ("24 aiguilles", "24"),
        ("5R", "5"),
    ],
)
def test_needles_are_counted(text: str, count: str) -> None:
    assert [mark.value for mark in needle_counts(passage(text))] == [count]


@pytest.mark.parametrize("text", ["100 p.", "12 PCS", "36 PM", "0P", "12 pints", "R12", "500R"])
def test_other_numbers_count_no_needles(text: str) -> None:
    assert needle_counts(passage(text)) == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("stainless steel 316L", ["steel-316l"]),
        ("SUS304", ["steel-304"]),
        ("Titanium 0.5mm", ["titanium"]),
        ("titanium coated", ["titanium-coated"]),
        ("24K gold plated", ["gold-plated"]),
        ("Edelstahl", ["steel-ungraded"]),
        ("Titanic", []),
        ("Tel 304 555", []),
        ("Antioxidant (304)", []),
        ("14301 Nairobi", []),
    ],
)
def test_materials_are_named(text: str, keys: list[str]) -> None:
    assert [mark.value for mark in materials(passage(text), KNOWLEDGE)] == keys
