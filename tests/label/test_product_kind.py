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
