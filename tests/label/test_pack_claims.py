"""Use and re-use, warnings, promises: among negations and near misses."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.model import Polarity
from scanner.label.pack_claims import (
    red_flags,
    reuse_claims,
    storage_claims,
    treatment_claims,
    use_claims,
    warnings_present,
)
from scanner.label.passage import Passage
from scanner.reading.model import Symbol, pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")


def passage(text: str) -> Passage:
    return Passage.of([pasted(text)])


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Do not share with friends", {"single-person"}),
        ("Never share", {"single-person"}),
        ("Do not reuse", {"single-use"}),
        ("not reusable", {"single-use"}),
        ("Nicht wiederverwendbar", {"single-use"}),
        ("no reutilizable", {"single-use"}),
        ("不可重复使用", {"single-use"}),
        ("This set is not for the whole family", set()),
        ("dispose of properly", set()),
        ("Use daily", set()),
        ("2 in 1", set()),
        ("FORSINGLEUSEONLY", {"single-use"}),
        ("SINGLE USE", {"single-use"}),
        ("[2 struck]", {"single-use"}),
        ("Einmalgebrauch", {"single-use"}),
        ("일회용", {"single-use"}),
        ("単回使用", {"single-use"}),
        ("Replace after 10 uses", {"limited-reuse"}),
        ("Replace every 2-3 months", {"limited-reuse"}),
        ("Nach 12 Anwendungen ersetzen", {"limited-reuse"}),
        ("使用10次后更换", {"limited-reuse"}),
        ("2~3개월마다 교체", {"limited-reuse"}),
        ("Reusable", {"reusable"}),
        ("Wiederverwendbar", {"reusable"}),
        ("可重复使用", {"reusable"}),
        ("Lavável", {"reusable"}),
        ("Soak in 70 % isopropyl alcohol for 10 minutes", {"clean-after-use"}),
        ("Für die ganze Familie", {"shared"}),
        ("the whole family can use it!", {"shared"}),
        ("全家共用", {"shared"}),
        ("Single patient multiple use", {"single-person"}),
        ("Don’t use with other person", {"single-person"}),
    ],
)
def test_re_use_is_read_after_its_negations(text: str, ids: set[str]) -> None:
    assert {claim.id for claim in reuse_claims(passage(text), (), KNOWLEDGE)} == ids


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Removes acne", set()),
        ("Smooths broken lines of age", set()),
        ("For eyes that shine", set()),
        ("Made for pregnant women", set()),
        ("Do not use on active acne, eczema or moles.", {"active-acne", "eczema", "skin-cancer"}),
        ("Contraindications:\n- psoriasis\n- rosacea\n- keloids", {"psoriasis", "rosacea", "keloid"}),
        ("Not for persons under 18", {"minors"}),
        ("Nicht auf gereizter oder verletzter Haut anwenden", {"broken-skin"}),
        ("Nicht mit anderen teilen", {"do-not-share"}),
        ("Ne pas utiliser pendant la grossesse", {"pregnancy"}),
        ("No usar si es alérgico al níquel", {"metal-allergy"}),
        ("Não usar em caso de eczema", {"eczema"}),
        ("Niet bij aanleg voor keloïden", {"keloid"}),
        ("Nie stosować na uszkodzoną skórę", {"broken-skin"}),
        ("상처가 있는 피부에는 사용하지 마십시오", {"broken-skin"}),
        ("ケロイド体質の方は使用しない", {"keloid"}),
        ("孕妇及哺乳期妇女禁用", {"pregnancy"}),
        ("Be careful if the client is allergic to metal", {"metal-allergy"}),
        ("Dispose of as sharps", {"disposal"}),
        ("Do not use if package is damaged", {"pack-damaged"}),
    ],
)
def test_warnings_need_a_word_of_caution(text: str, topics: set[str]) -> None:
    found = warnings_present(passage(text), KNOWLEDGE)
    assert {claim.id.removeprefix("warning:") for claim in found} == topics


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Do not use on active acne", set()),
        ("Not for active breakouts", set()),
        ("Avoid scars and moles", set()),
        ("Nicht bei Akne oder Ekzem anwenden", set()),
        ("Ne convient pas aux peaux à eczéma", set()),
        ("痤疮炎症期禁用", set()),
        ("Contraindications: acne, eczema, psoriasis", set()),
        ("scarf", set()),
        ("Nie stosowae na aktywny trądzik", set()),
        ("Nicht beimAkne anwenden", set()),
        ("No. 1 roller. Treats acne scars", {"treatment:disease"}),
        ("for home use", set()),
        ("suitable for all skin types", set()),
        ("anti-wrinkle", set()),
        ("Treats acne scars", {"treatment:disease"}),
        ("Improves scars in 4 weeks", {"treatment:disease"}),
        ("Great for stretch marks!", {"treatment:disease"}),
        ("Greatforstretchmarks", {"treatment:disease"}),
        ("Hilft bei Dehnungsstreifen", {"treatment:disease"}),
        ("Traitement des cicatrices", {"treatment:disease"}),
        ("Elimina cicatrices y estrías", {"treatment:disease"}),
        ("Redukuje blizny", {"treatment:disease"}),
        ("여드름 흉터 개선", {"treatment:disease"}),
        ("ニキビ跡を改善", {"treatment:disease"}),
        ("淡化疤痕", {"treatment:disease"}),
        ("great for active acne!", {"treatment:acne"}),
        ("Hilft bei Akne", {"treatment:acne"}),
        ("祛痘", {"treatment:acne"}),
        ("Stimulates collagen", {"treatment:collagen"}),
    ],
)
def test_promises_are_told_from_warnings(text: str, ids: set[str]) -> None:
    assert {claim.id for claim in treatment_claims(passage(text), KNOWLEDGE)} == ids


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Not for home use", {("use:home", Polarity.DENIED)}),
        ("For home use", {("use:home", Polarity.CLAIMED)}),
        ("für die Heimanwendung", {("use:home", Polarity.CLAIMED)}),
        ("家用", {("use:home", Polarity.CLAIMED)}),
        ("For professional use only", {("use:professional", Polarity.CLAIMED)}),
        ("Rx only", {("use:prescription", Polarity.CLAIMED)}),
        ("STERILE R Single use only", set()),
        ("Homer Simpson", set()),
    ],
)
def test_who_it_is_for(text: str, claims: set[tuple[str, Polarity]]) -> None:
    assert {(claim.id, claim.polarity) for claim in use_claims(passage(text), (), KNOWLEDGE)} == claims


def test_flags_are_raised_by_words_and_not_by_warnings_against_them() -> None:
    assert {claim.id for claim in red_flags(passage("with numbing cream"), KNOWLEDGE)} == {"flag:numbing"}
    assert red_flags(passage("Do not apply vitamin C or retinol after use"), KNOWLEDGE) == []


def test_symbols_say_single_use_and_damaged_package() -> None:
    symbols = (Symbol("do_not_reuse", None, 0.9), Symbol("package_damaged", None, 0.9))
    assert [claim.id for claim in reuse_claims(passage(""), symbols, KNOWLEDGE)] == ["single-use"]
    assert [claim.id for claim in storage_claims(passage(""), symbols, KNOWLEDGE)] == ["package-damaged"]
