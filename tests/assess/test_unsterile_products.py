"""What "not sterile" means depends on what it is said of: needles, a dressing, a serum, a handpiece or gloves."""

from pathlib import Path

import pytest

from scanner.assess.pack import pack_findings
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin
from scanner.label.label import build_label
from scanner.reading.model import pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")
NEEDLES, DRESSING, SERUM, PART = "non-sterile", "non-sterile-dressing", "non-sterile-serum", "non-sterile-part"
LEVELS = {NEEDLES: Severity.AVOID, DRESSING: Severity.CAUTION, SERUM: Severity.CAUTION, PART: Severity.NOTE}


def unsterile(text: str) -> dict[str, Severity]:
    """Give the rules on what is not sterile that a pack meets, with their levels."""
    reading = pasted(text)
    findings, _ = pack_findings(build_label([reading], KNOWLEDGE), [reading], KNOWLEDGE, Skin.NEEDLED, None)
    return {finding.rule: finding.severity for finding in findings if finding.rule.startswith(NEEDLES)}


@pytest.mark.parametrize(
    "text",
    [
        "Derma roller 0.5 mm, non-sterile",
        "Derma roller, 540 needles. Non-sterile. After use cover with gauze",
        "Derma roller 0.5 mm. Not sterile. Do not use with a plaster",
        "Needling cartridge, non-sterile. Dressing included",
        "Nadelroller 0,5 mm, unsteril. Danach mit Pflaster abdecken",
        "Rouleau à aiguilles 0,5 mm non stérile, avec pansement",
        "Kit: 1 derma roller 0.5 mm (non-sterile), 5 gauze swabs (sterile)",
        "Serum and derma roller 0.5 mm, 540 needles, non-sterile. Ingredients: Aqua, Glycerin",
        "微针滚轮 0.5mm 未灭菌 附纱布",
        "NON STERILE [MD] LOT 77 single use",
    ],
)
def test_needles_that_are_not_sterile_stay_at_avoid(text: str) -> None:
    assert unsterile(text)[NEEDLES] in (Severity.AVOID, Severity.CAUTION)
    assert "NON STERILE [MD]" in text or unsterile(text) == {NEEDLES: Severity.AVOID}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Gauze swabs 10 x 10 cm, non-sterile", DRESSING),
        ("Adhesive plaster, not sterile, 20 pieces", DRESSING),
        ("Wundauflage nach dem Microneedling, unsteril", DRESSING),
        ("Wound dressing for use after microneedling. Non-sterile", DRESSING),
        ("Mullkompressen, unsteril, 100 Stück", DRESSING),
        ("Compresses de gaze non stériles", DRESSING),
        ("Garze in TNT non sterili", DRESSING),
        ("Gasas no estériles 100 unidades", DRESSING),
        ("Compressas de gaze não estéreis", DRESSING),
        ("Gaaskompressen niet-steriel", DRESSING),
        ("Kompresy gazowe niejałowe, opatrunek", DRESSING),
        ("医用纱布 非无菌", DRESSING),
        ("ガーゼ 未滅菌", DRESSING),
        ("거즈 비멸균", DRESSING),
        ("Kit: 1 derma roller 0.5 mm (sterile, EO), 5 gauze swabs (non-sterile)", DRESSING),
        ("Hydrating serum, not sterile. Ingredients: Aqua, Glycerin, Panthenol", SERUM),
        ("Face oil, non-sterile. Ingredients: Squalane, Tocopherol", SERUM),
        ("Kit: 1 derma roller 0.5 mm (sterile, EO), serum (not sterile)", SERUM),
        ("Nitrile gloves, non-sterile [MD], 100 pieces, single use", PART),
    ],
)
def test_what_does_not_pierce_is_told_by_its_own_rule(text: str, rule: str) -> None:
    assert unsterile(text) == {rule: LEVELS[rule]}


@pytest.mark.parametrize(
    "text",
    [
        "TERN system: needles sterile, handle non-sterile. 0.25 mm",
        "Needle cartridge 0.5 mm, sterile (EO). Non-sterile handpiece",
    ],
)
def test_a_handpiece_that_is_not_sterile_is_a_note_by_the_needles_rule(text: str) -> None:
    assert unsterile(text) == {NEEDLES: Severity.NOTE}


@pytest.mark.parametrize(
    "text",
    [
        "Sterile gauze swabs, STERILE EO, LOT 1",
        "Gauze swabs. Not sterile if the pouch is open. Sterile",
        "Hydrating serum. Ingredients: Aqua, Glycerin, Panthenol",
        "Serum in sterile ampoules. Ingredients: Aqua, Glycerin, Panthenol",
        "Derma roller 0.5 mm, sterile (R)",
        "Adhesive plaster, 20 pieces",
        "Cover with non-adherent gauze",
        "Powdered milk is not sterile. Nutrition facts: protein 5 g, sugar 3 g, fat 2 g",
    ],
)
def test_what_is_sterile_or_says_nothing_meets_none_of_them(text: str) -> None:
    assert unsterile(text) == {}


def test_each_rule_says_why_it_has_its_level() -> None:
    for rule in (DRESSING, SERUM):
        assert "caution because" in KNOWLEDGE.rules[rule].why
    assert all("eedles make openings" not in KNOWLEDGE.rules[rule].why for rule in (DRESSING, SERUM, PART))
