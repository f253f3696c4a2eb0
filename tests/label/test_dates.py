"""Dates in every form that packs print, among numbers that only look like dates."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.dates import printed_dates
from scanner.label.passage import Passage
from scanner.photo.model import PhotoRecord, Place
from scanner.reading.model import Barcode, Line, Reading, Symbol, pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")

# Text that holds no date, or none that a person could act on.
NO_DATES = [
    "Tel. +49 431 2027-1130",
    "Hotline 0800 2027 11",
    "Fax 02-2027-1105",
    "ISO 15223-1:2021",
    "EN 455-1:2020",
    "ISO 10993-5/-10",
    "EN ISO 13485:2016",
    "Regulation (EU) 2017/745",
    "REF 2027-11",
    "REF 11/2027",
    "LOT 20260318",
    "LOT 2026-03-18",
    "批号:20260318",
    "로트번호 202603",
    "Charge 26-04",
    "€ 12.50",
    "MRP 80.00",
    "SPF 50+",
    "12/24 h",
    "1/2",
    "3-4 times",
    "0.25 mm",
    "10-15 uses",
    "5-30 °C",
    "CE 0123",
    "2 x 12.05",
    "v. 1.2.3",
    "12 Canal St",
    "24103 Kiel",
    "DEN160029",
    "K180778",
    "540 needles",
    "2027",
    "EXP",
    "EXP:",
    "EXP YYYY-MM",
    "EXP 2027-13",
    "EXP 45/2027",
    "EXP 32.13.2027",
    "EXP see box",
    "3M tape",
    "3M",
    "3 M",
    "M 12",
    "M12 x 1.5",
    "M12x40",
    "6 m",
    "12 m cable",
    "Cable length 6 M",
    "Roll of 6 M",
    "0.25 M",
    "0.12 M",
    "1/12M",
    "12 MM",
    "12MM",
    "5 ML",
    "12 Mb",
    "Size M",
    "Model M6A",
    "RM12",
    "+12M",
    "6-12M",
    "NaCl 6M solution",
    "12 mm",
    "30 MM",
    "(01)04012345678901",
    "国械注准20263140123",
    "第2027号",
    "DML:237 MA No.: 325-12-041",
]

# text, kind, first day, last day
DATES = [
    ("[hourglass] 2027-11-30", "use-by", "2027-11-30", "2027-11-30"),
    ("[hourglass] 2028-02", "use-by", "2028-02-01", "2028-02-29"),
    ("[outline factory] 2025-11-20", "made", "2025-11-20", "2025-11-20"),
    ("EXP 2027-11", "use-by", "2027-11-01", "2027-11-30"),
    ("EXP. 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("EXP: 30/11/2027", "use-by", "2027-11-30", "2027-11-30"),
    ("EXP2027-11-30", "use-by", "2027-11-30", "2027-11-30"),
    ("EXP 2028-02-280.2 mm", "use-by", "2028-02-28", "2028-02-28"),
    ("Fab. 03/2026  Va1. 03/2024", "use-by", "2024-03-01", "2024-03-31"),
    ("EXP 2O27-11-3O", "use-by", "2027-11-30", "2027-11-30"),
    ("Expiry date: 11-2027", "use-by", "2027-11-01", "2027-11-30"),
    ("Expires Nov 2027", "use-by", "2027-11-01", "2027-11-30"),
    ("EXP 30 NOV 2027", "use-by", "2027-11-30", "2027-11-30"),
    ("EXP 30NOV2027", "use-by", "2027-11-30", "2027-11-30"),
    ("EXP NOV.2027", "use-by", "2027-11-01", "2027-11-30"),
    ("EXP NOV 27", "use-by", "2027-11-01", "2027-11-30"),
    ("EXP Nov 30, 2027", "use-by", "2027-11-30", "2027-11-30"),
    ("EXP 2027-NOV-30", "use-by", "2027-11-30", "2027-11-30"),
    ("Use by 2027-11-30", "use-by", "2027-11-30", "2027-11-30"),
    ("Use before 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("Best before 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("BBE 11/27", "use-by", "2027-11-01", "2027-11-30"),
    ("BEST BY NOV2031", "use-by", "2031-11-01", "2031-11-30"),
    ("EXP 20271130", "use-by", "2027-11-30", "2027-11-30"),
    ("EXP 30112027", "use-by", "2027-11-30", "2027-11-30"),
    ("EXP 202711", "use-by", "2027-11-01", "2027-11-30"),
    ("EXP 2027 11 30", "use-by", "2027-11-30", "2027-11-30"),
    ("EXP\n2027-11-30", "use-by", "2027-11-30", "2027-11-30"),
    ("LOT A12 EXP 2027-11", "use-by", "2027-11-01", "2027-11-30"),
    ("LOT A12 MFG 2024-11-20 EXP 2027-11-19", "use-by", "2027-11-19", "2027-11-19"),
    ("Date d'expiration : 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("À utiliser avant 2029-04", "use-by", "2029-04-01", "2029-04-30"),
    ("Péremption 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("EXP 30 août 2027", "use-by", "2027-08-30", "2027-08-30"),
    ("Verwendbar bis 2027-11", "use-by", "2027-11-01", "2027-11-30"),
    ("Verw. bis 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("Haltbar bis 05.04.2027", "use-by", "2027-04-05", "2027-04-05"),
    ("Haltbar bis Ende März 2027", "use-by", "2027-03-01", "2027-03-31"),
    ("Fecha de caducidad 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("CAD 05/2028", "use-by", "2028-05-01", "2028-05-31"),
    ("Caduca 3 de mayo de 2028", "use-by", "2028-05-03", "2028-05-03"),
    ("Scadenza 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("SCAD. 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("Validade 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("VAL. 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("Houdbaar tot 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("THT 30-11-2027", "use-by", "2027-11-30", "2027-11-30"),
    ("Termin ważności 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("Zużyć do 11/2027", "use-by", "2027-11-01", "2027-11-30"),
    ("사용기한 2027.11.30", "use-by", "2027-11-30", "2027-11-30"),
    ("유효기간 2027.11.30 까지", "use-by", "2027-11-30", "2027-11-30"),
    ("2027.11.30까지", "use-by", "2027-11-30", "2027-11-30"),
    ("2021.02.01/10:08 부터", "made", "2021-02-01", "2021-02-01"),
    ("사용기한 2027년 11월 30일", "use-by", "2027-11-30", "2027-11-30"),
    ("使用期限 2027年11月", "use-by", "2027-11-01", "2027-11-30"),
    ("有効期限 2027.11", "use-by", "2027-11-01", "2027-11-30"),
    ("使用期限 令和9年11月", "use-by", "2027-11-01", "2027-11-30"),
    ("失效日期 2027-11-30", "use-by", "2027-11-30", "2027-11-30"),
    ("有效期至 2027年11月", "use-by", "2027-11-01", "2027-11-30"),
    ("失效年月 202711", "use-by", "2027-11-01", "2027-11-30"),
    ("有效日期 民國116.11", "use-by", "2027-11-01", "2027-11-30"),
    ("EXP 2570/11", "use-by", "2027-11-01", "2027-11-30"),
    ("MFG 2024-11-20", "made", "2024-11-20", "2024-11-20"),
    ("MFD 11/2024", "made", "2024-11-01", "2024-11-30"),
    ("Mfg. date: 20 Nov 2024", "made", "2024-11-20", "2024-11-20"),
    ("Production date 2024.11.20", "made", "2024-11-20", "2024-11-20"),
    ("Herstellungsdatum 2024-11", "made", "2024-11-01", "2024-11-30"),
    ("Data produkcji 11/2024", "made", "2024-11-01", "2024-11-30"),
    ("제조년월일 20241120", "made", "2024-11-20", "2024-11-20"),
    ("生产日期:2026/03/18", "made", "2026-03-18", "2026-03-18"),
    ("灭菌日期 20241120", "made", "2024-11-20", "2024-11-20"),
    ("Dated: Oct'2020", "unknown", "2020-10-01", "2020-10-31"),
    ("2031-05-31", "unknown", "2031-05-31", "2031-05-31"),
    ("(17)290531(10)A1", "use-by", "2029-05-31", "2029-05-31"),
    ("(17)271100(10)A1", "use-by", "2027-11-01", "2027-11-30"),
    ("(11)260601(10)A1", "made", "2026-06-01", "2026-06-01"),
]


def dates_of(text: str, *barcodes: Barcode) -> list[tuple[str, str | None, str | None]]:
    found = printed_dates(Passage.of([pasted(text)]), (), barcodes, KNOWLEDGE)
    return [(each.kind, each.first, each.last) for each in found]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert dates_of(text) == []


@pytest.mark.parametrize(("text", "kind", "first", "last"), DATES)
def test_dates_are_read_with_their_kind(text: str, kind: str, first: str, last: str) -> None:
    assert (kind, first, last) in dates_of(text)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("EXP 05/04/2027", ("2027-04-05", "2027-05-04")),
        ("EXP 05-04-2027", ("2027-04-05", "2027-05-04")),
        ("EXP 27-11-28", ("2027-11-28", "2028-11-27")),
        ("EXP 31/05/2027", ()),
        ("EXP 05/05/2027", ()),
        ("EXP 05.04.2027", ()),
        ("EXP 11/27", ()),
    ],
)
def test_the_order_of_day_and_month_is_never_guessed(text: str, readings: tuple[str, ...]) -> None:
    (found,) = printed_dates(Passage.of([pasted(text)]), (), (), KNOWLEDGE)
    assert set(found.readings) == set(readings)


@pytest.mark.parametrize(
    ("text", "kind", "months"),
    [
        ("有效期:三年", "shelf-life", 36),
        ("Shelf life: 3 years from date of manufacture", "shelf-life", 36),
        ("Valid for 5 years after sterilization", "shelf-life", 60),
        ("제조일로부터 3년", "shelf-life", 36),
        ("Haltbarkeit 3 Jahre ab Herstellung", "shelf-life", 36),
        ("Durée de conservation 3 ans", "shelf-life", 36),
        ("Validità 18 mesi", "shelf-life", 18),
        ("[open jar] 12M", "opened-period", 12),
        ("PAO 6M", "opened-period", 6),
        ("12 M", "opened-period", 12),
        ("6 M", "opened-period", 6),
        ("24 M", "opened-period", 24),
        ("36M", "opened-period", 36),
        ("12m", "opened-period", 12),
        ("I2M", "opened-period", 12),
        ("M12", "opened-period", 12),
        ("50 ml 12M", "opened-period", 12),
        ("30 ml / 1.0 fl. oz. 6M", "opened-period", 6),
        ("30 ml ℮ 24 M", "opened-period", 24),
        ("[open jar] 3M", "opened-period", 3),
        ("PAO: 3 M", "opened-period", 3),
        ("6 months after opening", "opened-period", 6),
        ("nach dem Öffnen 6 Monate", "opened-period", 6),
    ],
)
def test_periods_are_read_in_months(text: str, kind: str, months: int) -> None:
    found = printed_dates(Passage.of([pasted(text)]), (), (), KNOWLEDGE)
    assert [(each.kind, each.months) for each in found] == [(kind, months)]


def test_a_shelf_life_and_a_date_of_manufacture_give_a_use_by_date() -> None:
    assert ("use-by", "2029-03-18", "2029-03-18") in dates_of("生产日期:2026/03/18   有效期:三年")
    assert ("use-by", "2027-02-28", "2027-02-28") in dates_of("MFG 2026-08-31  Shelf life: 6 months")


def test_a_printed_use_by_date_goes_before_one_worked_out() -> None:
    kinds = [each[0] for each in dates_of("MFG 2026-03-18 EXP 2028-01-31 Shelf life: 3 years")]
    assert kinds.count("use-by") == 1


def test_a_code_gives_dates_and_one_bad_date_does_not_lose_the_other() -> None:
    code = Barcode("DataMatrix", "]d2", b"0104012345678901" + b"17271340" + b"11260601" + b"10A1", None)
    assert dates_of("", code) == [("made", "2026-06-01", "2026-06-01")]


def test_the_pictogram_nearest_to_a_date_says_what_it_is() -> None:
    def line(text: str, y: float) -> Line:
        rungs = tuple(((40 + 10.0 * i, y), (40 + 10.0 * i, y + 20)) for i in range(len(text) + 1))
        return Line(text, "recorded", 0.9, 0, rungs)

    def symbol(name: str, y: float) -> Symbol:
        return Symbol(name, Place(0, ((10, y), (30, y), (30, y + 20), (10, y + 20))), 0.9)

    reading = Reading(PhotoRecord("x", 300, 200, ""), (line("2029-05-31", 10), line("2026-06-01", 60)))
    symbols = (symbol("date_of_manufacture", 60), symbol("use_by", 10))
    found = printed_dates(Passage.of([reading]), symbols, (), KNOWLEDGE)
    assert [(each.kind, each.last) for each in found] == [("use-by", "2029-05-31"), ("made", "2026-06-01")]
