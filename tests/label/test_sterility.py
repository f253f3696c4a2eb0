"""Sterility wording: the denials, instructions and look-alikes that must not become claims come first."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.model import Polarity
from scanner.label.passage import Passage
from scanner.label.sterility import sterility_claims
from scanner.photo.model import Place
from scanner.reading.model import Symbol, pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")

# Nothing here claims, denies or requires sterility.
SILENT = [
    "sterling silver",
    "Stérilet",
    "sterol, phytosterols",
    "esteri di acidi grassi",
    "Esterel coast",
    "sterilità",
    "Sterility 100%",
    "Do not re-sterilize",
    "DO NOT RESTERILISE",
    "Nicht resterilisieren",
    "Ne pas restériliser",
    "[2 STERILIZE] struck",
    "Do not use if sterile package is damaged",
    "Ne pas utiliser si l'emballage stérile est endommagé",
    "Sterilization date 2026-03-01",
    "灭菌日期 20241120",
    "灭菌批号 20241120",
    "灭菌乳",
    "巴氏杀菌",
    "Cleanse and disinfect the skin before use",
    "Haut vor Anwendung reinigen und desinfizieren",
    "使用前清洁消毒皮肤",
    "disinfect your skin",
    "Stern",
    "Contents not sterile if package is opened or damaged",
    "Non stérile si l'emballage est ouvert",
    "Unsteril bei beschädigter Verpackung",
    "history",
]

DENIED = [
    "Non-sterile",
    "NON STERILE",
    "Nonsterile",
    "NONSTERILE",
    "NON\nSTERILE",
    "NON-\nSTERILE",
    "Non-sterile product",
    "Non-storilo product",
    "N0N-STERILE",
    "This device is N0N-\nSTERILE",
    "NOM-STERILE",
    "Unsterile",
    "Unsterilised",
    "Unsteri1e",
    "nonSTERILEEO",
    "unSTERILE R",
    "not sterile",
    "The needles are not sterile.",
    "This product is not supplied in a sterile condition",
    "Sterility not guaranteed",
    "[NON STERILE]",
    "Produit non stérile",
    "n'a pas été stérilisé",
    "Nicht steril",
    "NICHTSTERIL",
    "Unsteril geliefert",
    "Das Produkt ist nicht steril",
    "No estéril",
    "no está esterilizado",
    "Sin esterilizar",
    "Prodotto non sterile",
    "non è sterile",
    "Não estéril",
    "não é estéril",
    "Niet-steriel",
    "is niet steriel",
    "Onsteriel",
    "Produkt niesterylny",
    "nie jest sterylny",
    "비멸균 제품",
    "멸균되지 않은 제품",
    "未滅菌品",
    "滅菌されていません",
    "非无菌产品",
    "本品未经灭菌",
]

REQUIRED = [
    "Sterilize before use",
    "Sterilise the roller head in boiling water before each use",
    "Please sterilize the roller and the nursing part with alcohol.",
    "Plooso storilizo tho rollor and tho nursing part",
    "Disinfect before use",
    "Must be sterilised before use",
    "À stériliser avant utilisation",
    "Vor Gebrauch sterilisieren oder desinfizieren",
    "Vor jeder Anwendung desinfizieren",
    "Esterilizar antes de usar",
    "Disinfettare prima dell'uso",
    "Desinfetar antes de usar",
    "Voor gebruik desinfecteren",
    "Przed każdym użyciem zdezynfekować",
    "사용 전 소독하여 사용",
    "使用前にアルコールで消毒してください",
    "使用前请消毒",
]

# No claim of sterility, but words that sound like one.
HYGIENE = [
    ("UV STERILIZED", "unlisted-method"),
    ("Sterilised with UVC light for 30 min", "unlisted-method"),
    ("Sterilised under ultraviolet light", "unlisted-method"),
    ("Esterilizado con luz ultravioleta", "unlisted-method"),
    ("Mit UV-Licht sterilisiert", "unlisted-method"),
    ("紫外线消毒", "unlisted-method"),
    ("Ozone sterilized", "unlisted-method"),
    ("professionally sterilised quality!", "marketing"),
    ("Packed in a sterile environment", "marketing"),
    ("store in the sterilization box included", "accessory"),
    ("UV box included", "accessory"),
    ("Sterilisationsbox enthalten", "accessory"),
    ("消毒盒", "accessory"),
    ("Autoclavable 134 °C", "capability"),
    ("Can be sterilised", "capability"),
    ("소독 완료 제품", "disinfected"),
    ("Sanitised", "disinfected"),
    ("medical grade", "grade"),
    ("Chirurgenstahl", "grade"),
]

CLAIMED = [
    ("STERILE", ""),
    ("Steri1e unless opened", ""),
    ("5TERILE", ""),
    ("STERIIE", ""),
    ("SingleuseSterile", ""),
    ("STERILE R", "R"),
    ("STERILER", "R"),
    ("STÉRILE STERILER Usage unique", "R"),
    ("STERILEEO", "EO"),
    ("STERILE|EO", "EO"),
    ("STERILE\nEO", "EO"),
    ("STERILE E0", "EO"),
    ("STERILE ED", "EO"),
    ("[STERILE][EO]", "EO"),
    ("[STERILE] [R]", "R"),
    ("[STERILE][A]", "aseptic"),
    ("[STERILE][VH2O2]", "VH2O2"),
    ("[STERILE][thermometer]", "steam"),
    ("Sterilized by Ethylene 0xide", "EO"),
    ("SterilizedbyEthyleneOxide", "EO"),
    ("Sterile packed (EO)", "EO"),
    ("Sterilization: EO gas", "EO"),
    ("Method of sterilization: Gamma irradiation", "R"),
    ("Sterilised by electron beam", "R"),
    ("sterilised with cobalt-60 gamma rays", "R"),
    ("Sterile unless package is opened or damaged", ""),
    ("GUARANTEED STERILE UNLESS OPENED OR DAMAGED", ""),
    ("Do not use if opened. Sterile.", ""),
    ("NOT FOR RESALE\nSTERILE", ""),
    ("Stérilisé à l'oxyde d'éthylène", "EO"),
    ("STERIL durch Gammabestrahlung", "R"),
    ("Esterilizado por óxido de etileno", "EO"),
    ("GUANTI CHIRURGICI STERILI", ""),
    ("Esterilizado por radiação gama", "R"),
    ("Gesteriliseerd met stoom", "steam"),
    ("Sterylizowany tlenkiem etylenu", "EO"),
    ("E.O. Gas 멸균", "EO"),
    ("감마선 멸균", "R"),
    ("エチレンオキサイドガス滅菌済み", "EO"),
    ("γ射线灭菌", "R"),
    ("无菌独立包装", ""),
]


def claims_of(text: str) -> list[tuple[str, Polarity, str]]:
    claims = sterility_claims(Passage.of([pasted(text)]), (), KNOWLEDGE)
    return [(claim.id, claim.polarity, claim.method) for claim in claims]


@pytest.mark.parametrize("text", SILENT)
def test_look_alikes_and_side_remarks_say_nothing(text: str) -> None:
    assert [claim for claim in claims_of(text) if claim[0] == "sterile"] == []


@pytest.mark.parametrize("text", DENIED)
def test_a_denial_is_never_a_claim(text: str) -> None:
    assert {claim[:2] for claim in claims_of(text)} == {("sterile", Polarity.DENIED)}


@pytest.mark.parametrize("text", REQUIRED)
def test_an_instruction_is_never_a_claim(text: str) -> None:
    assert {claim[:2] for claim in claims_of(text)} == {("sterile", Polarity.REQUIRED)}


@pytest.mark.parametrize(("text", "kind"), HYGIENE)
def test_words_that_sound_sterile_have_ids_of_their_own(text: str, kind: str) -> None:
    assert {claim[0] for claim in claims_of(text)} == {f"hygiene:{kind}"}


@pytest.mark.parametrize(("text", "method"), CLAIMED)
def test_claims_are_read_with_their_method(text: str, method: str) -> None:
    claims = claims_of(text)
    assert {claim[:2] for claim in claims} == {("sterile", Polarity.CLAIMED)}
    assert method in {claim[2] for claim in claims}


@pytest.mark.parametrize(
    ("text", "scopes"),
    [
        ("Sterile cartridge, non-sterile handpiece", {("claimed", "cartridge"), ("denied", "handpiece")}),
        ("Needles sterile, handle non-sterile", {("claimed", "needle"), ("denied", "handpiece")}),
        ("[STERILE][EO] cartridge LOT PC12", {("claimed", "cartridge")}),
        ("Sterile water included", {("claimed", "accessory")}),
        ("Needles sterile, handle non-stcrile", {("claimed", "needle"), ("denied", "handpiece")}),
        ("steriles Wasser", {("claimed", "accessory")}),
        ("Sterile. Cartridge 12 pin", {("claimed", "")}),
    ],
)
def test_a_claim_says_of_what_part_it_speaks(text: str, scopes: set[tuple[str, str]]) -> None:
    claims = sterility_claims(Passage.of([pasted(text)]), (), KNOWLEDGE)
    assert {(claim.polarity.value, claim.scope) for claim in claims} == scopes


def test_a_german_adjective_is_no_sign() -> None:
    assert claims_of("STERILER EINWEGARTIKEL") == [("sterile", Polarity.CLAIMED, "")]


def test_no_word_of_a_denied_pack_is_taken_twice() -> None:
    claims = claims_of("Esterilizado con luz ultravioleta\nNo estéril. Desechable.")
    assert claims == [
        ("hygiene:unlisted-method", Polarity.CLAIMED, "UV"),
        ("sterile", Polarity.DENIED, ""),
    ]


def test_symbols_add_what_the_words_do_not_say() -> None:
    place = Place(0, ((0, 0), (9, 0), (9, 9), (0, 9)))
    drawn = (Symbol("sterile_eo", place, 0.9), Symbol("do_not_resterilize", place, 0.9), Symbol("ce", place, 0.9))
    (claim,) = sterility_claims(Passage.of([pasted("LOT 5")]), drawn, KNOWLEDGE)
    assert (claim.id, claim.polarity, claim.method, claim.printed.places) == (
        "sterile",
        Polarity.CLAIMED,
        "EO",
        (place,),
    )
    told = sterility_claims(Passage.of([pasted("STERILE EO")]), drawn, KNOWLEDGE)
    assert len(told) == 1 and told[0].printed.text == "STERILE EO"
    (denied,) = sterility_claims(Passage.of([]), (Symbol("non_sterile", place, 0.8),), KNOWLEDGE)
    assert denied.polarity is Polarity.DENIED
