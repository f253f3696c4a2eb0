"""A print that can stand for several names: one finding in every format, with all names and what each would mean."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from scanner.assess.model import Alternative, AssessedProduct, Certainty
from scanner.knowledge.model import Severity
from scanner.label.model import Candidate, Match, Status
from scanner.report.csv import csv_report
from scanner.report.document import report_document
from scanner.report.html import html_report
from scanner.report.junit import junit_report
from scanner.report.markdown import markdown_report
from scanner.report.sarif import sarif_report
from scanner.report.schema import first_fault
from scanner.report.text import text_report
from tests.report.products import DATABASE, document, finding, ingredient, place, printed, product

NAMES = ("CEDRUS ATLANTICA WOOD OIL", "CEDRUS DEODARA WOOD OIL")
OTHER = "BETAINE"


def ambiguous(*names: str) -> AssessedProduct:
    """Give a product with one print that can be two oils or something without a concern."""
    names = names or (*NAMES, OTHER)
    words = printed("Cedar Wood Oil", place(20, 80))
    candidates = tuple(Candidate(name, 100.0) for name in names)
    item = replace(
        ingredient(2, "Cedar Wood Oil", status=Status.POSSIBLE, printed=words, candidates=candidates), name=None
    )
    said = {
        NAMES[0]: Alternative(
            NAMES[0], "essential-oil", Severity.AVOID, "Essential oil", "It irritates. EU law names it."
        ),
        NAMES[1]: Alternative(NAMES[1], "essential-oil", Severity.CAUTION, "Essential oil", "It irritates."),
        OTHER: Alternative(OTHER),
    }
    oils = tuple(name for name in names if name != OTHER)
    found = finding(
        " / ".join(oils),
        "essential-oil",
        title="Essential oil",
        why="The print can stand for more than one name. It irritates.",
        names=oils,
        evidence=(words,),
        certainty=Certainty.POSSIBLE,
        match=Match("alias", "Cedar Wood Oil", "cedarwood oil", 100.0, candidates[1]),
        alternatives=tuple(said[name] for name in names),
    )
    made = product()
    label = replace(made.label, ingredients=(ingredient(1, "Aqua"), item))
    return product(label=label, findings=(found,))


def test_the_document_names_all_and_links_the_print_once() -> None:
    made = document(ambiguous())
    assert first_fault(made) is None
    (found,) = made["products"][0]["findings"]
    assert found["about"] == "CEDRUS ATLANTICA WOOD OIL / CEDRUS DEODARA WOOD OIL"
    assert found["names"] == list(NAMES)
    assert [(other["name"], other["severity"]) for other in found["alternatives"]] == [
        (NAMES[0], "avoid"),
        (NAMES[1], "caution"),
        (OTHER, None),
    ]
    assert [item["findings"] for item in made["products"][0]["ingredients"]] == [[], [found["id"]]]


def test_the_identity_does_not_depend_on_which_name_is_best() -> None:
    ids = {
        document(ambiguous(*names))["products"][0]["findings"][0]["id"]
        for names in ((*NAMES, OTHER), (OTHER, *reversed(NAMES)))
    }
    assert len(ids) == 1


FORMATS: list[Callable[[Any], str]] = [
    lambda made: text_report(made, width=2000, unfold=True),
    markdown_report,
    csv_report,
    junit_report,
    html_report,
    lambda made: json.dumps(json.loads(sarif_report(made)), ensure_ascii=False),
]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_what_each_name_would_mean(form: Callable[[Any], str]) -> None:
    said = form(document(ambiguous()))
    assert f"{NAMES[0]}: AVOID, Essential oil. EU law names it." in said
    assert f"{NAMES[1]}: CAUTION, Essential oil." in said
    assert f"{OTHER}: none of the listed concerns." in said
    assert said.count("EU law names it.") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_clear_name_has_no_such_lines(form: Callable[[Any], str]) -> None:
    assert "none of the listed concerns." not in form(document())


def test_the_heading_is_the_print_and_every_candidate_stands_among_the_doubts() -> None:
    said = text_report(document(ambiguous()), width=2000)
    assert "AVOID  Cedar Wood Oil: Essential oil" in said
    assert f"can stand for {NAMES[0]} or {NAMES[1]} or {OTHER}" in said


@pytest.mark.parametrize(
    ("lang", "line"),
    [("de", "BETAINE: keiner der gesuchten Punkte."), ("fr", "BETAINE : aucun des points recherchés.")],
)
def test_other_languages(lang: str, line: str) -> None:
    made = report_document([ambiguous()], database=DATABASE)
    assert line in text_report(made, width=2000, unfold=True, lang=lang)
    assert line in markdown_report(made, lang=lang)


def test_a_report_from_before_there_were_alternatives_still_converts() -> None:
    made = document(ambiguous())
    for found in made["products"][0]["findings"]:
        del found["names"], found["alternatives"]
    assert first_fault(made) is None
    assert NAMES[0] in text_report(made, unfold=True, lang="de")
