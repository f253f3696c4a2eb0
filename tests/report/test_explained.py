"""Explanations in words: every field named, in every language, within the width."""

import json
import re

import pytest

from scanner.assess.explain import explain
from scanner.knowledge.load import load
from scanner.report.columns import columns
from scanner.report.explained import explanation_json, explanation_text
from scanner.report.wording import LANGUAGES

SUBJECTS = ("limonene", "sterile-misleading", "fragrance mix I", "aqua")
FIELDS = {
    "en": ("Why:", "What to do:", "Concern:", "Source:", "Cross-reacts with:", "Also called:"),
    "de": ("Warum:", "Was tun:", "Bedenken:", "Quelle:", "Kreuzreaktionen mit:", "Heißt auch:"),
    "fr": (
        "Pourquoi\N{NO-BREAK SPACE}:",
        "Que faire\N{NO-BREAK SPACE}:",
        "Réserve\N{NO-BREAK SPACE}:",
        "Source\N{NO-BREAK SPACE}:",
        "Réactions croisées avec\N{NO-BREAK SPACE}:",
        "Aussi appelé\N{NO-BREAK SPACE}:",
    ),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_ingredient_in_each_language(lang: str) -> None:
    text = explanation_text(explain("limonene", load()), lang=lang)
    assert [field for field in FIELDS[lang] if field not in text] == []
    if lang != "en":
        assert not re.search(r"\b(Why|Concern|Cross-reacts|skin|An allergy)\b", text)


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_rows_fit_their_width(subject: str, width: int, lang: str) -> None:
    text = explanation_text(explain(subject, load()), width=width, lang=lang)
    assert max(columns(row) for row in text.splitlines()) <= width
    assert not re.search(r"\bsafe\b|\bsicher\b|\bsûr\b", text)


def test_what_has_no_concern_says_that_this_proves_nothing() -> None:
    assert "That is not the same as there being none." in " ".join(explanation_text(explain("aqua", load())).split())


def test_sources_read_as_they_do_in_reports() -> None:
    text = " ".join(explanation_text(explain("limonene", load())).split())
    assert "(cited from memory, not looked up)" in text
    assert "no source recorded" in " ".join(explanation_text(explain("penetration-enhancer", load())).split())


def test_many_names_are_folded_until_asked_for() -> None:
    found = explain("retinoid", load())
    assert "more (--all shows them)" in " ".join(explanation_text(found).split())
    assert "--all" not in explanation_text(found, unfold=True)


def test_json_names_the_kind() -> None:
    assert {item["kind"] for item in json.loads(explanation_json(explain("limonene", load())))} == {
        "ingredient",
        "group",
    }
