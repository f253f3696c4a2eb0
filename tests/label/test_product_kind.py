"""The kind of a product: food, medicines and other devices are no needling devices."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.model import Kind
from scanner.label.pack import read_pack
from scanner.label.passage import Passage
from scanner.reading.model import Symbol, pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")


@pytest.mark.parametrize(
    ("text", "list_found", "kind", "needling"),
    [
        ("", False, Kind.UNKNOWN, False),
        ("Oat biscuits. Nutrition facts: sugar 12 g, protein 5 g. Best before 11/2027", False, Kind.UNKNOWN, False),
        ("Swiss roll with a roller coaster on it. Ingredients: sugar, flour", False, Kind.UNKNOWN, False),
        ("Energy drink. Sugar, taurine", False, Kind.UNKNOWN, False),
        ("Painfree 200 mg tablets. Active ingredient: ibuprofen. EXP 11/2027", False, Kind.UNKNOWN, False),
        ("Acne gel, benzoyl peroxide 5 %, for topical use only. LOT 5", False, Kind.UNKNOWN, False),
        ("Hyaluronic serum. Use after your derma roller.", True, Kind.SERUM, True),
        ("Hyaluronic serum. Use after your derma roller.", False, Kind.SERUM, True),
        ("Drug facts. Active ingredient: zinc oxide 12 %. Sunscreen lotion", True, Kind.SERUM, False),
        ("Face cream 50 ml 24M", True, Kind.SERUM, False),
        ("Hair roller set, 12 pcs", False, Kind.UNKNOWN, False),
        ("Paint roller 25 mm", False, Kind.UNKNOWN, False),
        ("Rubber stamp", False, Kind.UNKNOWN, False),
        ("Ink cartridge 12 ml", False, Kind.UNKNOWN, False),
        ("Blood transfusion set, 18G needle, sterile EO, single use", False, Kind.DEVICE, False),
        ("Insulin syringe with needle 0.3 mm x 8 mm, sterile R", False, Kind.DEVICE, False),
        ("Surgical gloves STERILE EO", False, Kind.DEVICE, False),
        ("First aid plaster 72 mm x 19 mm [MD]", False, Kind.DEVICE, False),
        ("Acupuncture needles 0.25 mm, sterile EO, 100 needles", False, Kind.DEVICE, True),
        ("Derma roller 0.25 mm", False, Kind.DEVICE, True),
        ("Dermaroller 540", False, Kind.DEVICE, True),
        ("Pen cartridge 12 pin", False, Kind.DEVICE, True),
        ("微针滚轮 192针", False, Kind.DEVICE, True),
        ("[REF] AQ-36P [STERILE][R] [2 struck]", False, Kind.DEVICE, True),
        ("Microneedling kit: roller 0.2 mm and serum", False, Kind.KIT, True),
        ("Microneedling kit: roller 0.2 mm and serum", True, Kind.KIT, True),
    ],
)
def test_kinds(text: str, list_found: bool, kind: Kind, needling: bool) -> None:
    evidence = read_pack(Passage.of([pasted(text)]), (), (), KNOWLEDGE).kind
    assert (evidence.kind(list_found=list_found), evidence.needling) == (kind, needling)


def test_signs_of_medical_devices_make_a_device_even_without_words() -> None:
    symbols = (Symbol("do_not_reuse", None, 0.9), Symbol("sterile_eo", None, 0.9))
    evidence = read_pack(Passage.of([]), symbols, (), KNOWLEDGE).kind
    assert evidence.kind(list_found=False) is Kind.DEVICE
    assert not evidence.needling


def test_reasons_name_the_words() -> None:
    evidence = read_pack(Passage.of([pasted("Derma roller 0.25 mm")]), (), (), KNOWLEDGE).kind
    assert "needling: derma roller" in evidence.reasons
    assert "needles: 0.25 mm" in evidence.reasons


_LIST = "\nIngredients: Aqua, Glycerin, Panthenol"


@pytest.mark.parametrize(
    "text",
    [
        "Hyaluronic serum 30 ml. Use with a 0.25 mm derma roller." + _LIST,
        "Peptide serum. For use after microneedling (0.5 mm)." + _LIST,
        "Serum. Apply with your derma pen, needle depth 0.5 - 1.0 mm." + _LIST,
        "Serum 30 ml. Mit dem Dermaroller (0,5 mm) verwenden. Inhaltsstoffe: Aqua, Glycerin",
        "Sérum. À utiliser avec un dermaroller 0,2 mm. Ingrédients: Aqua, Glycerin",
        "Sérum para después del dermaroller 0,5 mm. Ingredientes: Aqua, Glycerin",
        "微针专用精华液 配合0.5mm滚轮使用 成分:水、甘油",
        "Cream. Do not use on skin treated with microneedling." + _LIST,
        "Serum for derma rollers of 540 needles." + _LIST,
    ],
)
def test_a_serum_that_names_its_roller_is_a_serum_and_surely(text: str) -> None:
    evidence = read_pack(Passage.of([pasted(text)]), (), (), KNOWLEDGE).kind
    assert evidence.kind(list_found=True) is Kind.SERUM
    assert not evidence.uncertain(list_found=True)


@pytest.mark.parametrize(
    "text",
    [
        "Hyaluronic serum with 0.5 mm derma roller." + _LIST,
        "Serum und Dermaroller 0,5 mm, 540 Nadeln. Inhaltsstoffe: Aqua, Glycerin",
        "Derma roller 0.5 mm. Use with our serum." + _LIST,
        "Dermastamp 0.3 mm, non-sterile. Use after cleansing. Apply serum." + _LIST,
    ],
)
def test_needles_in_the_pack_make_a_kit(text: str) -> None:
    assert read_pack(Passage.of([pasted(text)]), (), (), KNOWLEDGE).kind.kind(list_found=True) is Kind.KIT


@pytest.mark.parametrize(
    ("text", "list_found", "uncertain"),
    [
        ("NON STERILE\nREF 1234 LOT 77", False, True),
        ("0.25 mm titanium", False, True),
        ("Roller for face and body. Sterilise before use.", False, True),
        ("Meso ampoule for dermapen, sterile, single use 5 ml", False, True),
        ("Face oil for your roller, non-sterile", True, True),
        ("Face oil, non-sterile [MD]", True, True),
        ("Face oil, non-sterile", True, False),
        ("Tweezers. Sterilise before use", False, True),
        ("Derma roller 0.25 mm", False, False),
        ("Face cream 50 ml", True, False),
        ("Scrub with 0.5 mm microbeads", True, False),
        ("Meso ampoule, sterile, single use", True, False),
        ("Oat biscuits. Nutrition facts: sugar 12 g, protein 5 g. 2 mm thin", False, False),
        ("Painfree 200 mg tablets. Active ingredient: ibuprofen. Sterile", False, False),
        ("Shower gel 250 ml", False, False),
        ("", False, False),
    ],
)
def test_a_pack_that_may_hold_needles_is_not_silently_another(text: str, list_found: bool, uncertain: bool) -> None:
    evidence = read_pack(Passage.of([pasted(text)]), (), (), KNOWLEDGE).kind
    assert evidence.uncertain(list_found=list_found) is uncertain
    assert evidence.for_needling or not uncertain


def test_only_what_speaks_for_needles_is_named_as_doing_so() -> None:
    evidence = read_pack(Passage.of([pasted("Cream mask. Sterilise the roller.")]), (), (), KNOWLEDGE).kind
    assert evidence.for_needling and not [each for each in evidence.for_needling if each.startswith("serum")]
