"""HIBC codes: parts, dates, check characters, and print that only looks like one."""

from pathlib import Path

import pytest

from scanner.assess.pack import pack_findings
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Skin
from scanner.label.gs1 import element_date
from scanner.label.hibc import check_character, hibc_elements, is_hibc, printed_hibc
from scanner.label.label import build_label
from scanner.label.model import Printed
from scanner.label.passage import Passage
from scanner.label.udi import code_elements, device_identifier
from scanner.reading.model import Barcode, Reading, pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")
PRIMARY = "+A123BJC5D6E71"


def checked(text: str) -> str:
    return text + check_character(text)


def parts(content: str) -> dict[str, str]:
    elements = hibc_elements(content, Printed(content, (), "code", 1.0), KNOWLEDGE)
    assert not [element.problem for element in elements if element.problem]
    return {element.identifier.removeprefix("hibc-"): element.value for element in elements}


def problems(content: str) -> set[str]:
    return {each.problem for each in hibc_elements(content, Printed(content, (), "code", 1.0), KNOWLEDGE)}


def test_the_check_character_is_the_one_of_the_published_example() -> None:
    assert check_character("+A123BJC5D6E71") == "G"
    assert check_character("+a123") == ""


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("", {}),
        ("/$A7", {"lot": "A7"}),
        ("/$+S7", {"serial": "S7"}),
        ("/$$0529A7", {"use-by": "290500", "lot": "A7"}),
        ("/$$+0529S7", {"use-by": "290500", "serial": "S7"}),
        ("/$$2053129A7", {"use-by": "290531", "lot": "A7"}),
        ("/$$3290531A7", {"use-by": "290531", "lot": "A7"}),
        ("/$$+3290531S7", {"use-by": "290531", "serial": "S7"}),
        ("/$$429053114A7", {"use-by": "290531", "lot": "A7"}),
        ("/$$529151A7", {"use-by": "290531", "lot": "A7"}),
        ("/$$62915114A7", {"use-by": "290531", "lot": "A7"}),
        ("/$$7A7", {"lot": "A7"}),
        ("/$$+7S7", {"serial": "S7"}),
        ("/$$8103290531A7", {"quantity": "10", "use-by": "290531", "lot": "A7"}),
        ("/$$9000123290531A7", {"quantity": "00012", "use-by": "290531", "lot": "A7"}),
        ("/$$8100529A7", {"quantity": "10", "use-by": "290500", "lot": "A7"}),
        ("/29151A7", {"use-by": "290531", "lot": "A7"}),
        ("/$$3290531", {"use-by": "290531"}),
        (
            "/$$3290531A7/SX9/16D20260601/14D20290531/Q500",
            {"use-by": "290531", "lot": "A7", "serial": "X9", "made": "260601", "quantity": "500"},
        ),
    ],
)
def test_a_code_is_taken_apart(behind: str, expected: dict[str, str]) -> None:
    assert parts(checked(PRIMARY + behind)) == {"labeler": "A123", "product": "BJC5D6E7", "unit": "1"} | expected


def test_a_secondary_code_of_its_own_ends_with_a_link() -> None:
    assert parts(checked("+$$3290531A7G")) == {"use-by": "290531", "lot": "A7"}
    assert parts(checked("+$$3290531A7/")) == {"use-by": "290531", "lot": "A7"}
    assert parts(checked("+29151A7G")) == {"use-by": "290531", "lot": "A7"}


def test_a_wrong_check_character_is_told_and_what_is_whole_is_kept() -> None:
    right = checked(PRIMARY + "/$$3290531A7")
    wrong = right[:-1] + ("X" if right[-1] != "X" else "Y")
    assert problems(right) == {""}
    assert problems(wrong) == {"check-digit"}


@pytest.mark.parametrize("behind", ["/$$3291331A7", "/$$529400A7", "/$$1329A7", "/14D20290231", "/$$2053A7"])
def test_no_real_date_is_no_date(behind: str) -> None:
    found = hibc_elements(checked(PRIMARY + behind), Printed("", (), "code", 1.0), KNOWLEDGE)
    assert [each.problem for each in found if each.says.startswith("date:")] == ["date"]
    assert not [each for each in found if element_date(each)]


@pytest.mark.parametrize(
    "content",
    ["hello", "A123BJC5D6E71G", "+", "+49 431 123456", "+4915112345678", "+VITAMIN C", "=/A9999XYZ", "+1A23B1G"],
)
def test_other_contents_are_no_hibc(content: str) -> None:
    assert not is_hibc(content)


@pytest.mark.parametrize(
    "text",
    [
        "+49 431 2027 1130",
        "+C15 DE",
        "Vitamin B3 +B5C12A1 complex",
        "E+VITAMIN",
        "SPF50+PA++++",
        "+A123BJC5D6E71X",
        "5+5 FREE",
        "LOT+EXP",
        "+$20",
    ],
)
def test_other_print_is_no_hibc(text: str) -> None:
    assert printed_hibc(Passage.of([pasted(text)]), KNOWLEDGE) == []


@pytest.mark.parametrize(
    "text", ["+A123BJC5D6E71G", "*+A123BJC5D6E71G*", "*+A123BJC5D6E71X*", "REF 5 *+A123BJC5D6E71G* STERILE"]
)
def test_the_printed_code_is_found(text: str) -> None:
    ((code, elements),) = printed_hibc(Passage.of([pasted(text)]), KNOWLEDGE)
    assert code.startswith("+A123BJC5D6E71") and elements[0].value == "A123"


def of_code(*contents: str, text: str = "") -> tuple[object, list[str]]:
    codes = tuple(Barcode("DataMatrix", "]d1", content.encode(), None) for content in contents)
    reading = Reading(None, pasted(text).lines, barcodes=codes)
    label = build_label([reading], KNOWLEDGE)
    findings, _ = pack_findings(label, [reading], KNOWLEDGE, Skin.NEEDLED, "2026-11-22")
    return label, [finding.rule for finding in findings]


PACK = "Derma stamp 0.25 mm STERILE EO single use "


def test_lot_and_dates_of_a_code_are_those_of_the_pack() -> None:
    reading = Reading(
        None, pasted(PACK).lines, barcodes=(Barcode("Aztec", "]z0", checked(PRIMARY + "/$$3260131A7").encode(), None),)
    )
    label = build_label([reading], KNOWLEDGE)
    assert label.lot is not None and label.lot.value == "A7"
    assert [(each.kind, each.last) for each in label.dates] == [("use-by", "2026-01-31")]
    assert {mark.id: mark.value for mark in label.marks if mark.id.startswith("hibc")} == {
        "hibc-labeler": "A123",
        "hibc-product": "BJC5D6E7",
        "hibc-unit": "1",
    }
    assert label.udi is not None and label.udi.id == "udi-hibc"
    rules = of_code(checked(PRIMARY + "/$$3260131A7"), text=PACK)[1]
    assert "expired" in rules and "no-lot" not in rules and "read-again" not in rules


def test_a_code_that_differs_from_the_print_is_a_conflict() -> None:
    same = of_code(checked(PRIMARY + "/$$3290531A7"), text=PACK + "LOT A7 EXP 2029-05-31")[1]
    other = of_code(checked(PRIMARY + "/$$3270531B9"), text=PACK + "LOT A7 EXP 2029-05-31")[1]
    assert "udi-conflict" not in same and "relabelled" not in same
    assert "udi-conflict" in other and "relabelled" in other


def test_a_wrong_check_character_asks_for_another_look() -> None:
    assert "read-again" in of_code(PRIMARY + "X", text=PACK)[1]
    assert "read-again" not in of_code(PRIMARY + "G", text=PACK)[1]


def test_two_codes_make_one_identifier() -> None:
    codes = [Barcode("Code128", "]C0", text.encode(), None) for text in (PRIMARY + "G", checked("+$$3290531A7G"))]
    mark = device_identifier(code_elements(codes, KNOWLEDGE), Passage.of([]), codes, KNOWLEDGE)
    assert mark is not None and mark.value == f"{PRIMARY}G | {checked('+$$3290531A7G')}"


def test_isbt_128_is_named_and_not_taken_apart() -> None:
    content = "=/A9999XYZ100T0944=,000025=A99971312345600=>014032"
    codes = [Barcode("DataMatrix", "]d1", content.encode(), None)]
    mark = device_identifier([], Passage.of([]), codes, KNOWLEDGE)
    assert mark is not None and (mark.id, mark.value) == ("udi-iccbba", content)
    assert "read-again" in of_code(content, text=PACK)[1]
    for other in (b"=", b"== 50 ml ==", b"a=b", b"=hello", b"hello"):
        assert device_identifier([], Passage.of([]), [Barcode("QR", "]Q1", other, None)], KNOWLEDGE) is None
