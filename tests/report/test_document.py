"""The report document: version 1, in the form of its schema, the same every time."""

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scanner.assess.model import AssessedProduct
from scanner.knowledge.model import Severity, Skin
from scanner.photo.model import PhotoError
from scanner.report.document import report_document
from scanner.report.json import DocumentError, json_report, read_report, schema_text
from tests.report.products import (
    DATABASE,
    document,
    finding,
    pasted_product,
    place,
    printed,
    product,
    quiet_product,
    unreadable_product,
)

DESIGNED = (
    "name kind outcome photos text ingredients claims dates lot udi needles marks symbols findings unread checked"
)


def strict(schema: Any) -> Any:
    """Give the schema with every object closed, so that a field without a description shows."""
    if isinstance(schema, dict):
        closed = {key: strict(value) for key, value in schema.items()}
        if "properties" in closed and set(closed["properties"]) != {"version"}:
            closed["additionalProperties"] = False
        return closed
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


@pytest.mark.parametrize("made", [product(), quiet_product(), unreadable_product(), pasted_product()])
def test_every_document_fits_its_schema(made: AssessedProduct) -> None:
    schema = json.loads(schema_text())
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(strict(schema))
    for timings in (None, {"read": 1.5}):
        assert [error.message for error in validator.iter_errors(document(made, timings=timings))] == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("outcome", "fine"), ("kind", "toy"), ("findings", None), ("ingredients", [{}]), ("photos", [{"path": "a.jpg"}])],
)
def test_the_schema_refuses_what_is_no_report(field: str, value: Any) -> None:
    made = document()
    made["products"][0][field] = value
    assert not Draft202012Validator(json.loads(schema_text())).is_valid(made)


def test_a_product_has_every_field_of_the_design() -> None:
    made = document()["products"][0]
    assert set(DESIGNED.split()) <= set(made)
    assert made["symbols"][0] | {"confidence": 0} == {
        "name": "Do not re-use",
        "key": "do_not_reuse",
        "where": {"photo": 0, "box": [[300, 300], [380, 300], [380, 320], [300, 320]]},
        "confidence": 0,
    }
    assert made["findings"][0]["evidence"][0]["where"]["box"][0] == [20, 500]
    assert made["ingredients"][1]["findings"] == ["retinoid:retinol"]
    assert made["lot"]["value"] == "A1"
    assert made["barcodes"][0]["content"] == "0104012345678901\x1d10A1"


def test_summary_counts_suppressed_findings_apart() -> None:
    assert document()["products"][0]["summary"] == {
        "avoid": 1,
        "caution": 1,
        "note": 1,
        "suppressed": 1,
        "ingredients": 5,
        "recognised": 3,
        "possible": 1,
        "unrecognised": 1,
        "unread": 1,
        "checked": 2,
        "not_checked": 1,
    }


def test_suppressed_findings_stay_with_their_reason() -> None:
    hidden = [item for item in document()["products"][0]["findings"] if item["suppressed"]]
    assert [(item["about"], item["suppressed"]) for item in hidden] == [
        ("LIMONENE", {"reason": "patch-tested in May", "until": "2027-01-01"})
    ]


def test_findings_stand_in_order_of_rank_then_severity_whatever_order_they_came_in() -> None:
    mixed = (
        finding("B", severity=Severity.NOTE),
        finding("C", rank=-1.0, severity=Severity.CAUTION),
        finding("A", severity=Severity.AVOID),
    )
    for findings in (mixed, mixed[::-1]):
        made = document(product(findings=findings))["products"][0]["findings"]
        assert [item["about"] for item in made] == ["C", "A", "B"]


def test_identities_do_not_depend_on_place_or_order_and_are_unique() -> None:
    moved = finding(evidence=(printed("Retinol", place(400, 20, photo=0)),))
    one = document(product(findings=(finding(),)))["products"][0]["findings"][0]["id"]
    other = document(product(findings=(finding("PARFUM", "fragrance-mixture"), moved)))["products"][0]["findings"]
    assert one in [item["id"] for item in other]
    twice = document(product(findings=(finding(), finding())))["products"][0]["findings"]
    assert len({item["id"] for item in twice}) == 2


def test_the_same_input_gives_the_same_bytes() -> None:
    assert json_report(document()) == json_report(document())
    assert "0.31" not in json_report(document())
    assert document(timings={"all": 2.0})["products"][0]["timings"][0]["seconds"] == {"find": 0.31}


def test_pasted_text_has_no_places() -> None:
    made = document(pasted_product())["products"][0]
    assert made["photos"] == []
    assert [row["where"] for row in made["text"]] == [None]
    assert made["findings"][0]["evidence"][0]["where"] is None


def test_words_over_two_lines_keep_both_places() -> None:
    over = finding(evidence=(printed("Retinyl palmitate", place(700, 20), place(20, 40)),))
    item = document(product(findings=(over,)))["products"][0]["findings"][0]["evidence"][0]
    assert item["where"] == item["places"][0]
    assert [at["box"][0] for at in item["places"]] == [[700, 20], [20, 40]]


def test_files_that_could_not_be_opened_are_listed() -> None:
    made = report_document([], database=DATABASE, problems=[PhotoError("x.jpg", "It is empty.", "Copy it again.")])
    assert made["problems"] == [{"path": "x.jpg", "problem": "It is empty.", "advice": "Copy it again."}]
    assert made["products"] == []


def test_products_judged_for_different_skin_are_refused() -> None:
    with pytest.raises(ValueError, match="same skin state"):
        document(product(), replace(product(), skin=Skin.INTACT))


def test_a_database_must_say_its_version() -> None:
    made = report_document([product()], database=DATABASE)
    del made["database"]["version"]
    assert not Draft202012Validator(json.loads(schema_text())).is_valid(made)


def test_json_comes_back_as_it_went_even_with_control_characters() -> None:
    nasty = "a\x1b[31m\u202e\x9b\x7f\u2028\ud800 \U000e0041 =cmd() <script> 保湿"
    made = document(product(name=nasty))
    text = json_report(made)
    assert json.loads(text) == made
    assert read_report(text) == made
    assert not set(text) & set("\x1b\u202e\x9b\x7f\u2028\ud800\U000e0041")
    assert "保湿" in text
    text.encode("utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        "null",
        '{"products": 1}',
        '{"products": []}',
        '{"schema_version": "1", "products": [], "more": NaN}',
        '{"schema_version": "2", "products": []}',
    ],
)
def test_what_is_no_report_is_refused_with_advice(text: str) -> None:
    with pytest.raises(DocumentError, match=r"Give a report|Scan the photos again"):
        read_report(text)


def test_the_schema_is_part_of_the_package() -> None:
    assert json.loads(schema_text())["$schema"] == "https://json-schema.org/draft/2020-12/schema"
