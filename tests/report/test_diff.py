"""What changed between two scans: what is gone is told from what was only not read."""

import json
from dataclasses import replace
from typing import Any

import pytest

from scanner.assess.model import AssessedProduct, Checked
from scanner.knowledge.model import Severity, Skin
from scanner.label.model import Mark
from scanner.report.diff import diff_reports, diff_text
from tests.report.products import (
    document,
    finding,
    ingredient,
    place,
    printed,
    product,
    quiet_product,
    unreadable_product,
)


def whole(*names: str, findings: tuple[Any, ...] = (), **changes: Any) -> AssessedProduct:
    """Give a product all of whose ingredients were read and recognised."""
    made = quiet_product(findings=findings, **changes)
    items = tuple(ingredient(at, name) for at, name in enumerate(names or ("Aqua", "Glycerin"), 1))
    return replace(made, label=replace(made.label, ingredients=items))


def changes(old: AssessedProduct, new: AssessedProduct) -> list[tuple[str, str]]:
    (compared,) = diff_reports(document(old), document(new))["products"]
    return [
        (item["kind"], item.get("finding") or item.get("name") or item.get("fact") or "")
        for item in compared["changes"]
    ]


def test_two_scans_of_the_same_have_no_change() -> None:
    assert changes(product(), product()) == []
    assert "No change was found." in diff_text(diff_reports(document(whole()), document(whole())))


def test_no_change_in_a_partial_scan_says_what_was_not_compared() -> None:
    text = diff_text(diff_reports(document(product()), document(product())))
    assert "in what both scans read" in text


def test_another_photo_of_the_same_is_no_change() -> None:
    moved = finding(evidence=(printed("RETINOL", place(400, 90)),))
    assert changes(whole(findings=(finding(),)), whole(findings=(moved,))) == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (whole(), whole(findings=(finding(),)), "appeared"),
        (product(findings=()), whole(findings=(finding(),)), "appeared-perhaps"),
        (whole(findings=(finding(),)), whole(), "gone"),
        (whole(findings=(finding(),)), product(findings=()), "gone-perhaps"),
        (whole(findings=(finding(),)), unreadable_product(), "not-judged"),
        (
            whole(findings=(finding(),)),
            whole(checked=(Checked("retinoid", "not-checked", "no list"),)),
            "not-judged",
        ),
    ],
)
def test_a_finding_that_comes_or_goes_is_told_from_one_that_was_not_read(
    old: AssessedProduct, new: AssessedProduct, kind: str
) -> None:
    assert (kind, "RETINOL: Retinoid") in changes(old, new)


def test_a_finding_that_changes_its_weight_is_one_change() -> None:
    new = whole(findings=(finding(severity=Severity.CAUTION),))
    assert changes(whole(findings=(finding(),)), new) == [("changed", "RETINOL: Retinoid")]
    assert "RETINOL: Retinoid: AVOID, now CAUTION" in diff_text(
        diff_reports(document(whole(findings=(finding(),))), document(new))
    )


def test_a_reformulation_shows_names_that_came_went_and_moved() -> None:
    old, new = whole("Aqua", "Glycerin", "Betaine", "Parfum"), whole("Aqua", "Betaine", "Glycerin", "Panthenol")
    assert changes(old, new) == [
        ("ingredient-added", "PANTHENOL"),
        ("ingredient-removed", "PARFUM"),
        ("ingredient-moved", "BETAINE"),
    ]


def test_a_name_put_in_the_middle_moves_no_other() -> None:
    assert changes(whole("Aqua", "Glycerin", "Betaine"), whole("Aqua", "Panthenol", "Glycerin", "Betaine")) == [
        ("ingredient-added", "PANTHENOL")
    ]


def test_a_new_lot_shows_and_the_caption_before_it_does_not() -> None:
    def lot(value: str, text: str) -> AssessedProduct:
        made = whole()
        return replace(made, label=replace(made.label, lot=Mark("lot", value, printed(text))))

    assert changes(lot("A1", "LOT A1"), lot("A1", "Lot: A1")) == []
    assert changes(lot("A1", "LOT A1"), lot("B2", "LOT B2")) == [("fact-added", "Lot: B2"), ("fact-removed", "Lot: A1")]


def test_a_new_percentage_shows() -> None:
    def share(percent: float | None) -> AssessedProduct:
        made = whole()
        return replace(made, label=replace(made.label, ingredients=(ingredient(1, "Retinol", percent=percent),)))

    assert changes(share(0.3), share(1.0)) == [("ingredient-percent", "RETINOL")]
    assert changes(share(None), share(1.0)) == []


def test_what_the_scans_were_judged_by_is_said_where_it_differs() -> None:
    old, new = document(whole()), document(whole(skin=Skin.INTACT, today=None))
    new["database"] = {"version": "2027.01"}
    compared = diff_reports(old, new)
    assert set(compared["basis"]) == {"database", "skin", "today"}
    text = " ".join(diff_text(compared).split())
    assert "different databases: 2026.11, then 2027.01" in text
    assert "2026-11-22, then no day" in text


def test_products_are_paired_by_name_then_codes_then_as_the_last_two() -> None:
    one, two = whole(name="one"), whole(name="two")
    renamed = replace(two, name="zwei")
    pairs = diff_reports(document(one, two), document(renamed, one))["products"]
    assert [(item["old_name"], item["name"], item["state"]) for item in pairs] == [
        ("two", "zwei", "both"),
        ("one", "one", "both"),
    ]
    assert "zwei (before: two)" in diff_text(diff_reports(document(one, two), document(renamed, one)))
    alone = diff_reports(document(one, two, whole(name="three")), document(one))["products"]
    assert sorted(item["state"] for item in alone) == ["both", "only-old", "only-old"]


@pytest.mark.parametrize("lang", ["en", "de", "fr"])
def test_every_change_has_words_in_every_language(lang: str) -> None:
    pairs = [(product(), quiet_product()), (quiet_product(), product()), (product(), unreadable_product())]
    for old, new in pairs:
        compared = diff_reports(document(old), document(new))
        text = diff_text(compared, lang=lang, width=60)
        assert max(len(row) for row in text.splitlines()) <= 60
        assert "{" not in text
        json.dumps(compared)


def test_findings_are_named_in_the_language_of_the_comparison() -> None:
    new = whole(findings=(finding(title="Perfume (contents not listed)"),))
    text = diff_text(diff_reports(document(whole()), document(new)), lang="de")
    assert "Neuer Befund: RETINOL: Parfüm (Inhalt nicht genannt)" in text
