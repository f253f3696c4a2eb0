"""GS1 elements from codes and printed lines, whole and damaged."""

from pathlib import Path

import biip
import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.gs1 import barcode_elements, element_date, gtin_is_valid, printed_elements
from scanner.label.passage import Passage
from scanner.label.udi import device_identifier
from scanner.reading.model import Barcode, pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")
GTIN = "04012345678901"


def code(content: bytes, identifier: str = "]d2") -> Barcode:
    return Barcode("DataMatrix", identifier, content, None)


def values(content: bytes, identifier: str = "]d2") -> list[tuple[str, str, str]]:
    elements = barcode_elements([code(content, identifier)], KNOWLEDGE)
    return [(element.identifier, element.value, element.problem) for element in elements]


@pytest.mark.parametrize(
    ("digits", "valid"),
    [
        ("04012345678901", True),
        ("4012345678901", True),
        ("04012345678902", False),
        ("10861234000017", False),
        ("96385074", True),
        ("036000291452", True),
        ("0401234567890", False),
        ("", False),
        ("ABCDEFGH", False),
    ],
)
def test_check_digits(digits: str, valid: bool) -> None:
    assert gtin_is_valid(digits) is valid


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            b"01" + GTIN.encode() + b"17290531" + b"10N2607A",
            [("01", GTIN, ""), ("17", "290531", ""), ("10", "N2607A", "")],
        ),
        (b"10AB-7\x1d17290531", [("10", "AB-7", ""), ("17", "290531", "")]),
        (b"\x1d01" + GTIN.encode(), [("01", GTIN, "")]),
        (b"0104012345678902" + b"10A1", [("01", "04012345678902", "check-digit"), ("10", "A1", "")]),
        (b"17271340" + b"10A1", [("17", "271340", "date"), ("10", "A1", "")]),
        (b"17271100" + b"10A1", [("17", "271100", ""), ("10", "A1", "")]),
        (b"1729053", [("17", "29053", "length")]),
        (b"21SER1\x1d11260601", [("21", "SER1", ""), ("11", "260601", "")]),
        (b"8912345\x1d10A1", [("10", "A1", "")]),
        (b"", []),
    ],
)
def test_a_code_is_taken_apart_and_what_is_whole_is_kept(content: bytes, expected: list[tuple[str, str, str]]) -> None:
    assert values(content) == expected


def test_whole_codes_are_read_as_another_library_reads_them() -> None:
    content = b"01" + GTIN.encode() + b"11260601" + b"17290531" + b"10N2607A\x1d21S-9"
    message = biip.parse("]d2" + content.decode()).gs1_message
    assert message is not None
    assert [(each.ai.ai, each.value) for each in message.element_strings] == [each[:2] for each in values(content)]


def test_codes_of_other_kinds_hold_no_elements() -> None:
    assert values(b"0104012345678901", "]d1") == []
    assert values(b"4012345678901", "]E0") == []
    assert values(b"https://example.com/01-10-17", "]Q1") == []


def test_a_web_address_of_the_kind_is_taken_apart() -> None:
    address = b"https://id.gs1.org/01/04012345678901/10/A2309?17=271130"
    assert [each[:2] for each in values(address, "]Q1")] == [("01", GTIN), ("10", "A2309"), ("17", "271130")]


def test_brackets_written_out_in_a_code_are_read_as_print() -> None:
    assert [each[:2] for each in values(b"(01)04012345678901(10)A1", "]d1")] == [("01", GTIN), ("10", "A1")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(01)04012345678901(17)290531(10)N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("(01) 0401 2345 6789 01 (17) 290531 (10) N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("(O1)O4O12345678901(17)29O531", [("01", GTIN), ("17", "290531")]),
        ("(01)04012345678901\n(17)290531\n(10)N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("(17)290531(10)A1", [("17", "290531"), ("10", "A1")]),
        ("(01)04012345678901(17)29O531(10)lOI", [("01", GTIN), ("17", "290531"), ("10", "lOI")]),
        ("(01)0401234S678901(17)290531", [("01", GTIN), ("17", "290531")]),
        ("01)04012345678901(17)290531(10)N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("(0104012345678901(17)290531(10)N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("(01)0401234567890117)290531(10)N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("(01)04012345678901(17290531(10)N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("(01)04012345678901(17)29053110)N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("(01)04012345678901(17)290531(10N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("[01]04012345678901{17}290531<10>N2607A", [("01", GTIN), ("17", "290531"), ("10", "N2607A")]),
        ("(01)04012345678901(17)290500(10)A1", [("01", GTIN), ("17", "290500"), ("10", "A1")]),
        ("(01)04012345678902(17)290531(10)A1", [("01", "04012345678902"), ("17", "290531"), ("10", "A1")]),
        ("Tel. (01) 234 5678", []),
        ("Tel. (01 234 5678", []),
        ("Tel. 01) 04012345678902", []),
        ("10) wash 11) dry 17) rest", []),
        ("(10 pieces) (17 pins) (21 g)", []),
        ("(11 2026 was cold", []),
        ("(10) pieces", []),
        ("(2) or (17)", []),
        ("see note (21)", []),
    ],
)
def test_the_printed_line_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    found = printed_elements(Passage.of([pasted(text)]), KNOWLEDGE)
    assert [(element.identifier, element.value) for element in found] == expected


def test_day_00_is_the_last_of_its_month() -> None:
    (element,) = barcode_elements([code(b"17280200")], KNOWLEDGE)
    found = element_date(element)
    assert found is not None and (found.first, found.last) == ("2028-02-01", "2028-02-29")


def test_the_identifier_is_given_in_brackets_and_the_code_goes_before_the_print() -> None:
    passage = Passage.of([pasted("(01)04012345678901(10)PRINT")])
    printed = printed_elements(passage, KNOWLEDGE)
    coded = barcode_elements([code(b"01" + GTIN.encode() + b"10CODE")], KNOWLEDGE)
    mark = device_identifier([*coded, *printed], passage, [], KNOWLEDGE)
    assert mark is not None and mark.value == f"(01){GTIN}(10)CODE"


@pytest.mark.parametrize("identifier", ["]d2", "]C1", "]Q3", "]e0", "]z1", "]J1"])
def test_every_kind_of_code_that_begins_with_fnc1_is_a_message(identifier: str) -> None:
    content = b"01" + GTIN.encode() + b"17290531" + b"10A1\x1d21S9"
    assert [each[:2] for each in values(content, identifier)] == [
        ("01", GTIN),
        ("17", "290531"),
        ("10", "A1"),
        ("21", "S9"),
    ]


@pytest.mark.parametrize("identifier", ["]d1", "]C0", "]Q1", "]z0"])
def test_a_code_that_does_not_say_so_is_a_message_only_where_everything_in_it_checks_out(identifier: str) -> None:
    assert values(b"01" + GTIN.encode() + b"1729053110A1", identifier)
    assert not values(b"01" + GTIN.encode(), identifier)
    assert not values(b"01040123456789021729053110A1", identifier)
    assert not values(b"01" + GTIN.encode() + b"17291331", identifier)
    assert not values(b"0123456789012345678901234567", identifier)


def test_an_identifier_written_out_before_a_message_is_no_part_of_it() -> None:
    assert [each[:2] for each in values(b"]d201" + GTIN.encode() + b"17290531", "]d1")] == [
        ("01", GTIN),
        ("17", "290531"),
    ]


def test_an_hour_behind_the_expiry_date_is_left_out() -> None:
    (element,) = barcode_elements([code(b"70032905311430")], KNOWLEDGE)
    found = element_date(element)
    assert found is not None and (found.kind, found.last) == ("use-by", "2029-05-31")


def test_two_trade_items_are_not_mixed() -> None:
    outer = code(b"01" + GTIN.encode() + b"\x1d17290531")
    inner = code(b"0100012345678905" + b"17260131" + b"10IN1")
    elements = barcode_elements([outer, inner], KNOWLEDGE)
    mark = device_identifier(elements, Passage.of([]), [outer, inner], KNOWLEDGE)
    assert mark is not None and mark.value == f"(01){GTIN}(17)290531"
    lot = code(b"01" + GTIN.encode() + b"10OUT1")
    elements = barcode_elements([outer, inner, lot], KNOWLEDGE)
    mark = device_identifier(elements, Passage.of([]), [outer, inner, lot], KNOWLEDGE)
    assert mark is not None and mark.value == f"(01){GTIN}(17)290531(10)OUT1"
