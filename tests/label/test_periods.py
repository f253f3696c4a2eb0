"""How long a pack keeps unopened, how long once opened, and how often its needles are used: three things."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.dates import printed_dates
from scanner.label.pack_claims import reuse_claims
from scanner.label.passage import Passage
from scanner.reading.model import pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")
OPENED, KEEPS = "opened-period", "shelf-life"


def read(text: str) -> tuple[list[tuple[str, int | None]], set[str]]:
    """Give the periods printed, as kind and months, and the claims on using it again."""
    passage = Passage.of([pasted(text)])
    dates = printed_dates(passage, (), (), KNOWLEDGE)
    return [(d.kind, d.months) for d in dates if d.months], {c.id for c in reuse_claims(passage, (), KNOWLEDGE)}


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Lasts 12 months unopened", 12),
        ("Shelf life 36 months", 36),
        ("keeps 24 months sealed", 24),
        ("Keeps for 24 months", 24),
        ("Unopened: 30 months", 30),
        ("36M unopened", 36),
        ("Can be kept for 3 years before opening", 36),
        ("36 months from manufacture if unopened", 36),
        ("Lasts 24 months in original packaging", 24),
        ("Haltbarkeit ungeöffnet: 36 Monate", 36),
        ("Hält 24 Monate ungeöffnet", 24),
        ("Mindestens 30 Monate haltbar", 30),
        ("Se conserve 36 mois non ouvert", 36),
        ("Avant ouverture : 24 mois", 24),
        ("Cerrado 24 meses", 24),
        ("Conservar 30 meses sin abrir", 30),
        ("Validità a confezione integra: 24 mesi", 24),
        ("Validade fechado: 36 meses", 36),
        ("Ongeopend 36 maanden houdbaar", 36),
        ("Trwałość 24 miesiące w zamkniętym opakowaniu", 24),
        ("미개봉 시 36개월", 36),
        ("未開封で3年", 36),
        ("未开封 保质期3年", 36),
    ],
)
def test_a_time_of_keeping_is_a_shelf_life_and_no_use(text: str, months: int) -> None:
    periods, claims = read(text)
    assert periods == [(KEEPS, months)]
    assert claims == set()


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Use within 12 months of opening", 12),
        ("12M", 12),
        ("6 months after opening", 6),
        ("Once opened keeps 6 months", 6),
        ("Keeps 6 months once opened", 6),
        ("Shelf life 12 months after opening", 12),
        ("Nach dem Öffnen 6 Monate haltbar", 6),
        ("Haltbar 6 Monate nach dem Öffnen", 6),
        ("Se conserve 6 mois après ouverture", 6),
        ("Conservar 6 meses después de abrir", 6),
        ("Si conserva 12 mesi dopo l'apertura", 12),
        ("Conserva-se 6 meses após abertura", 6),
        ("Houdbaar 6 maanden na opening", 6),
        ("Trwałość 6 miesięcy po otwarciu", 6),
        ("개봉 후 12개월", 12),
        ("開封後 6か月", 6),
        ("开封后12个月", 12),
    ],
)
def test_a_time_after_opening_stays_one(text: str, months: int) -> None:
    assert read(text)[0] == [(OPENED, months)]


@pytest.mark.parametrize(
    "text",
    [
        "Lasts 10 uses",
        "Lasts 12 months",
        "Reusable for 12 months",
        "Reusable for 12 months. Sealed pouch",
        "Sealed, lasts 3 months",
        "Lifetime 12 months",
        "Replace every 3 months",
        "Replace every 3 months. Shelf life 36 months",
        "Shelf life 36 months. Good for 10 uses",
        "Individually sealed. Lasts 6 months",
        "Do not use if sealed bag is open. Lasts 12 months",
        "Hält 12 Monate",
        "Alle 3 Monate wechseln. Ungeöffnet 36 Monate haltbar",
        "Remplacer tous les 3 mois",
        "Cambiar cada 3 meses. Cerrado 24 meses",
        "Sostituire ogni 3 mesi",
        "Trocar a cada 3 meses",
        "Vervang elke 3 maanden",
        "Wymieniać co 3 miesiące",
        "3개월마다 교체",
        "3か月ごとに交換 未開封 3年",
        "每3个月更换",
    ],
)
def test_use_over_and_over_is_still_told(text: str) -> None:
    assert read(text)[1] & {"limited-reuse", "reusable"}


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("24 months unopened, 6 months after opening", [(KEEPS, 24), (OPENED, 6)]),
        ("After opening 6 months / unopened 24 months", [(OPENED, 6), (KEEPS, 24)]),
        ("Shelf life 3 years after opening 6 months", [(KEEPS, 36), (OPENED, 6)]),
        ("Shelf life 24 months, after opening 6 months", [(KEEPS, 24), (OPENED, 6)]),
        ("Ungeöffnet 30 Monate, nach dem Öffnen 6 Monate haltbar", [(KEEPS, 30), (OPENED, 6)]),
        ("未開封 3年 開封後 6か月", [(KEEPS, 36), (OPENED, 6)]),
        ("미개봉 36개월, 개봉 후 12개월", [(KEEPS, 36), (OPENED, 12)]),
    ],
)
def test_each_of_two_periods_has_its_own_word(text: str, periods: list[tuple[str, int]]) -> None:
    assert read(text)[0] == periods


@pytest.mark.parametrize(
    "text",
    [
        "Do not use if the sealed pouch was opened",
        "Results last 12 months",
        "From 3 years of age. Keep sealed",
        "Not for children under 3 years",
        "10 years of experience, sealed by hand",
        "Sealed in 2026, 3 pieces",
        "Suitable from 12 months",
        "2 years warranty",
    ],
)
def test_other_times_are_no_periods(text: str) -> None:
    assert read(text) == ([], set())
