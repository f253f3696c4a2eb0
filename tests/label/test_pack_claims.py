"""Use and re-use, warnings, promises: among negations and near misses."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.model import Polarity
from scanner.label.pack import read_pack
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
        ("Soothes inflamed skin", set()),
        ("For irritated, inflamed or infected pores", set()),
        ("Do not use on infected or inflamed skin.", {"infection", "broken-skin"}),
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


@pytest.mark.parametrize(
    "text",
    [
        "Disinfect the skin before use",
        "Disinfect your skin prior to use",
        "Clean skin after use",
        "Wash your hands before use and wash face after use",
        "Vor der Anwendung die Haut desinfizieren",
        "Vor Gebrauch Haut und Hände desinfizieren",
        "Désinfecter la peau avant utilisation",
        "Nettoyer la peau après chaque utilisation",
        "Desinfectar la piel antes de usar",
        "Limpiar la piel después de cada uso",
        "Disinfettare la pelle prima dell'uso",
        "Pulire la pelle dopo l'uso",
        "Desinfecteer de huid voor gebruik",
        "Zdezynfekować skórę przed użyciem",
        "사용 전 피부를 소독하세요",
        "使用前に肌を消毒してください",
        "使用前请消毒皮肤",
        "Do not share with your family",
        "Never share this roller with your friends",
        "Nicht mit Freunden teilen",
        "Teilen Sie das Gerät nicht mit anderen",
        "Ne partagez pas cet appareil avec vos amis",
        "No comparta el rodillo con su familia",
        "Non condividere con altre persone",
        "Deel dit product niet met anderen",
        "Nie dziel się produktem z innymi",
        "请勿与家人共用",
        "他の人と共用しないでください",
        "다른 사람과 함께 사용하지 마십시오",
        "Not reusable",
        "Nicht wiederverwendbar",
        "Non réutilisable",
        "No reutilizable",
        "Non riutilizzabile",
        "Niet herbruikbaar",
        "Nie nadaje się do wielokrotnego użytku",
        "不可重复使用",
        "繰り返し使用しないでください",
        "재사용 금지",
        "Do not wash and reuse after use",
        "Do not autoclave",
        "Do not resterilise",
        "Do not sterilise after use",
        "Nicht resterilisieren",
        "Not for home use",
        "Nicht für den Hausgebrauch",
        "Ne convient pas à un usage à domicile",
        "No apto para uso doméstico",
        "Non per uso domestico",
        "Niet voor thuisgebruik",
        "非家用",
        "Do not use on scars, eczema or active acne",
        "Not suitable for active acne",
        "Nicht bei aktiver Akne anwenden",
        "Ne pas utiliser sur l'acné active",
        "No usar sobre cicatrices recientes",
        "Do not use\nfor acne",
        "NOT FOR USE ON\nSCARS OR ACNE",
        "Warnings\nKeloid scars, eczema, psoriasis",
        "Consult a doctor before use if you have\nPsoriasis or eczema",
        "Use up to 3 times per week",
        "For 10 treatments see leaflet",
    ],
)
def test_what_is_denied_or_said_of_the_skin_is_no_claim_about_the_needles(text: str) -> None:
    facts = read_pack(Passage.of([pasted(f"Derma roller 0.25 mm\n{text}")]), (), (), KNOWLEDGE)
    claims = {claim.id for claim in facts.claims if claim.polarity is not Polarity.DENIED}
    said = {each for each in claims if not each.startswith("warning:")}
    assert said <= {"single-use", "single-person"}
    assert not [claim for claim in facts.claims if claim.id == "sterile"]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Do not re-use\nTreats acne scars", "treatment:disease"),
        ("Produit non stérilisé\nEfface les vergetures", "treatment:disease"),
        ("Share it with your friends", "shared"),
        ("Teilen Sie ihn mit Freundinnen", "shared"),
        ("Nach Gebrauch mit Alkohol reinigen", "clean-after-use"),
        ("Can be autoclaved up to 50 times", "limited-reuse"),
        ("One roller lasts 15 treatments", "limited-reuse"),
        ("家用", "use:home"),
    ],
)
def test_what_a_near_miss_resembles_is_still_read(text: str, claim: str) -> None:
    facts = read_pack(Passage.of([pasted(f"Derma roller 0.25 mm\n{text}")]), (), (), KNOWLEDGE)
    assert claim in {each.id for each in facts.claims if each.polarity is Polarity.CLAIMED}
