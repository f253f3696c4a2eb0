"""Marks, numbers, lots and makers among what only looks like them."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.lot import lot, numbers
from scanner.label.maker import address_of, maker_marks
from scanner.label.marks import marks
from scanner.label.passage import Passage
from scanner.photo.model import Place
from scanner.reading.model import Line, Reading, Symbol, pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")


def passage(text: str) -> Passage:
    return Passage.of([pasted(text)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CE PRODUIT EST STÉRILE", []),
        ("ce produit", []),
        ("SCIENCE", []),
        ("NICE", []),
        ("ICE 0123", []),
        ("CE qui", []),
        ("°CE", [("ce", "CE")]),
        ("CE", [("ce", "CE")]),
        ("C E", [("ce", "CE")]),
        ("Titanium 0.5mm   CE  RoHS", [("ce", "CE")]),
        ("EN ISO 13485 & CE", [("ce", "CE")]),
        ("CE 0123", [("ce-nb", "0123")]),
        ("CE0123", [("ce-nb", "0123")]),
        ("CE O123", [("ce-nb", "0123")]),
        ("CE\n0459", [("ce-nb", "0459")]),
        ("CE 12345", [("ce-nb", "12345")]),
        ("CE 123", [("ce-nb", "123")]),
        ("CE 540 needles", []),
        ("CE 25 mm", []),
        ("CE [filled factory]", [("ce", "CE")]),
        ("CE 0999", [("ce-nb", "0999")]),
        ("C € 1639", [("ce-nb", "1639")]),
        ("EN ISO 13485 & CE 0l23", [("ce-nb", "0123")]),
        ("(E 0123", [("ce-nb", "0123")]),
        ("ce 0123", [("ce-nb", "0123")]),
        ("CE(0123)", [("ce-nb", "0123")]),
        ("CE No. 0123", [("ce-nb", "0123")]),
        ("CE 0 1 2 3", [("ce-nb", "0123")]),
        ("CE 01 23", [("ce-nb", "0123")]),
        ("CE 01Z3", [("ce-nb", "0123")]),
        ("CE\nOl23", [("ce-nb", "0123")]),
        ("CE0123STERILE", [("ce-nb", "0123")]),
        ("CE0123LOT77", [("ce-nb", "0123")]),
        ("CE01232027", [("ce-nb", "0123")]),
        ("CE 9S9Z", [("ce-nb-unread", "9S9Z")]),
        ("CE 01?3", [("ce-nb-unread", "01?3")]),
        ("CE 04··", [("ce-nb-unread", "04··")]),
        ("CE\n9S9Z", [("ce-nb-unread", "9S9Z")]),
        ("CE 01?3\nCE 0123", [("ce-nb", "0123")]),
        ("CE LOT5", []),
        ("CE ISO 13485", [("ce", "CE")]),
        ("CE BIS", []),
        ("CE SOLO", []),
        ("CE 1000mg", []),
        ("CE 2500 ml", []),
        ("CE IP65", [("ce", "CE")]),
        ("(E numbers", []),
        ("(e 1234", [("ce-nb", "1234")]),
        ("(E 471)", []),
        ("ce 2026", []),
    ],
)
def test_the_ce_mark_is_no_french_word(text: str, expected: list[tuple[str, str]]) -> None:
    found = marks(passage(text), (), KNOWLEDGE)
    assert [(mark.id, mark.value) for mark in found if mark.id in ("ce", "ce-nb", "ce-nb-unread")] == expected


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("FDA approved", ["fda-approved"]),
        ("FDAAPPROVED", ["fda-approved"]),
        ("FDA REGISTERED FACILITY", ["fda-registered"]),
        ("not FDA approved", []),
        ("510(k) K123456", ["fda-cleared", "fda-number"]),
        ("K12345", []),
        ("Medical Devices Ltd.", []),
        ("This is a medical device", ["md"]),
        ("[MD] [UDI]", ["md", "udi-sign"]),
        ("REF A1 LOT B2 MD", ["md"]),
        ("John Doe, MD", []),
        ("developed by MD experts", []),
        ("RoHS FCC", ["rohs", "fcc"]),
        ("latex free", ["latex-free"]),
        ("Not made with natural rubber latex", ["latex-free"]),
        ("Contains natural rubber latex", ["latex"]),
        ("[LATEX]", ["latex"]),
        ("nickel free", ["nickel-free"]),
        ("国械注准20263140123", ["registration"]),
        ("제허 21-123호", ["registration"]),
    ],
)
def test_marks_are_read(text: str, ids: list[str]) -> None:
    assert sorted({mark.id for mark in marks(passage(text), (), KNOWLEDGE)}) == sorted(ids)


def test_symbols_add_marks_once() -> None:
    symbols = (Symbol("ce", None, 0.9), Symbol("md", None, 0.9), Symbol("consult_ifu", None, 0.9))
    found = marks(passage("CE 0123"), symbols, KNOWLEDGE)
    assert sorted(mark.id for mark in found) == ["ce-nb", "ifu", "md"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [("UKCA", ["ukca"]), ("UKCA 0086", ["ukca-nb"]), ("UKCA\n0086", ["ukca-nb"]), ("UKCA 2026-05", ["ukca"])],
)
def test_the_british_mark_stands_with_or_without_digits(text: str, ids: list[str]) -> None:
    assert [mark.id for mark in marks(passage(text), (), KNOWLEDGE)] == ids


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a lot of 5 needles", None),
        ("LOTION 5%", None),
        ("LOTION50ML", None),
        ("Lotus 12", None),
        ("LOT", None),
        ("LOT EXP 2028-12", None),
        ("LOT N/A", None),
        ("LOT XXXXXX", None),
        ("LOT: see bottom of box", None),
        ("LOT 04012345678901", None),
        ("REF NK-12P-050", None),
        ("SN 12345", None),
        ("[LOT] N2607A", "N2607A"),
        ("LOT N2607A", "N2607A"),
        ("L0T N2607A", "N2607A"),
        ("LOTN2607A", "N2607A"),
        ("LOT N2607A2029-05-312026-06-01", "N2607A"),
        ("LOT 2026-06-01", "2026-06-01"),
        ("LOT A2026-13-40", "A2026-13-40"),
        ("LOT 12026-06-015", "12026-06-015"),
        ("useLOTTP1EXP2021-05", "TP1"),
        ("LOT: 603021010", "603021010"),
        ("LOT\nA-77", "A-77"),
        ("Batch No. 240815", "240815"),
        ("B/N 240815", "240815"),
        ("Ch.-B. ST-0926", "ST-0926"),
        ("N° de lot 240815", "240815"),
        ("Lote nº 240815", "240815"),
        ("Lotto: 240815", "240815"),
        ("N.º de lote 240815", "240815"),
        ("Partijnummer 240815", "240815"),
        ("Nr partii BZ-5", "BZ-5"),
        ("로트번호 KR2606", "KR2606"),
        ("製造番号 MD104", "MD104"),
        ("批号:20260318", "20260318"),
    ],
)
def test_the_lot_is_a_number_behind_its_keyword(text: str, value: str | None) -> None:
    found = lot(passage(text), (), KNOWLEDGE)
    assert (found.value if found else None) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LOT: XXXXXX", [("unfilled", "lot")]),
        ("LOT: ______  EXP: YYYY-MM", [("unfilled", "lot"), ("unfilled", "use-by")]),
        ("LOT:   EXP:", [("unfilled", "lot"), ("unfilled", "use-by")]),
        ("LOT / EXP: see bottom", [("pointer", "use-by")]),
        ("LOT 77 EXP 2028-01", [("lot", "77")]),
        ("LOT", []),
    ],
)
def test_fields_never_filled_in_are_told_from_boxed_signs(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mark.id, mark.value) for mark in numbers(passage(text), KNOWLEDGE)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Made in China", [("origin", "China")]),
        ("Factory price", []),
        ("USE AS DIRECTED", []),
        ("Made by hand", [("manufacturer", "hand")]),
        ("[filled factory] [single oval]", [("manufacturer", "")]),
        (
            "[filled factory] Nordtal GmbH, Hafenweg 8, 24103 Kiel",
            [("manufacturer", "Nordtal GmbH, Hafenweg 8, 24103 Kiel")],
        ),
        ("Nordtal GmbH\nHafenweg 8\n24103 Kiel", [("company", "Nordtal GmbH Hafenweg 8 24103 Kiel")]),
        ("Manufacturer:\nNordtal GmbH\nHafenweg 8", [("manufacturer", "Nordtal GmbH Hafenweg 8")]),
        ("Propin BV, Eindhoven, NL   CE 1234", [("company", "Propin BV, Eindhoven, NL")]),
        ("Importador: Luz Sol SL, Madrid", [("importer", "Luz Sol SL, Madrid")]),
        ("[EC][REP] Meri B.V., Kade 4, Rotterdam", [("eu-representative", "Meri B.V., Kade 4, Rotterdam")]),
        ("生产企业:苏州晨针有限公司 星港街9号", [("manufacturer", "苏州晨针有限公司 星港街9号")]),
    ],
)
def test_makers_are_read_with_what_is_printed_of_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mark.id, mark.value) for mark in maker_marks(passage(text), (), KNOWLEDGE)] == expected


@pytest.mark.parametrize(
    ("value", "traceable"),
    [
        ("", False),
        ("China", False),
        ("hand", False),
        ("Glow Trading, Leipzig, Germany", False),
        ("Glow.com", False),
        ("별빛코스메틱", False),
        ("ほしぞら商店", False),
        ("Nordtal GmbH", False),
        ("Nordtal GmbH, Kiel", True),
        ("Dermapur OÜ, Tallinn, Estonia", True),
        ("5 Foundry Lane, Leeds LS9 8AA", True),
        ("Gartenstr. 5, 70173 Stuttgart", True),
        ("3 rue du Phare, 29200 Brest", True),
        ("Calle Mayor 4, 28013 Madrid", True),
        ("CalleMayor4,28013Madrid", True),
        ("Via Roma 10, Torino", True),
        ("ul. Leśna 4, 00-001 Warszawa", True),
        ("서울시 금천구 디지털로 9", True),
        ("大阪市北区中之島1-1", True),
        ("杭州市滨江区江南大道8号", True),
    ],
)
def test_an_address_is_one_a_letter_could_reach(value: str, traceable: bool) -> None:
    assert address_of(value, KNOWLEDGE).traceable is traceable


def _line(text: str, x: float, y: float, step: float = 12.0, high: float = 24.0) -> Line:
    rungs = tuple(((x + k * step, y), (x + k * step, y + high)) for k in range(len(text) + 1))
    return Line(text, "test", 0.95, 0, rungs)


CE_DRAWN = Symbol("ce", Place(0, ((100, 100), (160, 100), (160, 140), (100, 140))), 0.99)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (_line("0123", 170, 108), "0123"),
        (_line("LOT A7 0123", 170 - 12 * 7, 108), "0123"),  # one line runs through the drawing
        (_line("OI23", 170, 108), ""),
        (_line("O123", 170, 108), "0123"),
        (_line("0459", 106, 146), "0459"),  # below
        (_line("0123", 20, 108), ""),  # before the mark
        (_line("0123", 400, 108), ""),  # far off
        (_line("0123", 170, 190), ""),  # on another line
        (_line("0123", 106, 60), ""),  # above
        (_line("012", 170, 108), ""),
        (_line("01234", 170, 108), ""),
        (_line("12/28", 170, 108), ""),
        (_line("25mm", 170, 108), ""),
    ],
)
def test_digits_beside_a_drawn_mark(line: Line, expected: str) -> None:
    read = Passage.of([Reading(photo=None, lines=(line,))])
    (mark,) = [mark for mark in marks(read, [CE_DRAWN], KNOWLEDGE) if mark.id.startswith("ce")]
    assert (mark.id, mark.value) == (("ce-nb", expected) if expected else ("ce", ""))


def test_digits_of_another_photo_stand_beside_nothing() -> None:
    elsewhere = Symbol("ce", Place(1, ((100, 100), (160, 100), (160, 140), (100, 140))), 0.99)
    read = Passage.of([Reading(photo=None, lines=(_line("0123", 170, 108),))])
    assert [mark.id for mark in marks(read, [elsewhere], KNOWLEDGE)] == ["ce"]
