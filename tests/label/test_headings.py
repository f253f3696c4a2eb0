"""Headings of lists and the words that end them, also misread."""

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.label.headings import find_headings
from scanner.label.label import build_label
from scanner.label.tokens import tokens
from scanner.reading.model import pasted


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ingredients: Aqua", [("Ingredients", "begin")]),
        ("lngredients: Aqua", [("lngredients", "begin")]),
        ("I ngredients Aqua", [("I ngredients", "begin")]),
        ("INGREDIENT S: Aqua", [("INGREDIENT S", "begin")]),
        ("Ingredients: 1,2-Hexanediol", [("Ingredients", "begin")]),
        ("Inactive ingredients Aqua", [("Inactive ingredients", "begin-inactive")]),
        ("Active ingredient: Talc", [("Active ingredient", "begin-active")]),
        ("Aqua\nDirections: apply", [("Directions", "end")]),
        ("Aqua, Talc *from organic farming", [("from organic farming", "footnote")]),
        ("Aqua, Talc *organic", [("organic", "footnote")]),
        # No headings.
        ("Aqua, Organic Aloe", []),
        ("Aqua, Application Glycol", []),
        ("you apply the warnings to the storage of the vol", []),
        ("Water contains glycerin", []),
        ("gradients", []),
    ],
)
def test_headings(text: str, expected: list[tuple[str, str]], knowledge: Knowledge) -> None:
    words = tokens(text)
    found = find_headings(words, text, knowledge)
    assert [(text[words[each.first].start : words[each.last - 1].end], each.meaning) for each in found] == expected


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Ingredients: Aqua, Glycerin, Vitamin E. May contain: Mica", "TOCOPHEROL"),
        ("Ingredients: Aqua, Glycerin, Vitamin E. Directions: apply daily", "TOCOPHEROL"),
        ("Ingredients: Aqua, Glycerin, Vitamin C\nHow to use: apply daily", "ASCORBIC ACID"),
        ("Ingredients: Talc\nMay contain: Mica", "TALC"),
        ("Ingredients: Urea\nLOT 3", "UREA"),
        ("Ingredients: Talc", "TALC"),
        ("INCI: Talc", "TALC"),
        ("Contains: Talc.", "TALC"),
        ("INGREDIENTS\nMica\nMAY CONTAIN\nCI 77491", "MICA"),
    ],
)
def test_the_last_name_before_a_heading_is_not_taken_for_a_part_of_it(
    text: str, last: str, knowledge: Knowledge
) -> None:
    items = build_label([pasted(text)], knowledge).ingredients
    assert [item.name for item in items if not item.optional][-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Ingredients: see box",
        "Ingredients: talc free",
        "Contains: talc warning",
        "Ingredients\nTalc free formula",
    ],
)
def test_a_heading_with_prose_behind_it_begins_no_list(text: str, knowledge: Knowledge) -> None:
    assert build_label([pasted(text)], knowledge).ingredients == ()


@pytest.mark.parametrize(
    "text",
    [
        "*Organic Shea Butter, *Organic Coconut Oil, Parfum, Limonene",
        "Aqua, *Organic Aloe Vera Juice, Parfum, Limonene",
        "Aqua, *Organic\nAloe Vera Juice, Parfum, Limonene",
        "Aqua, Glycerin *organic, Parfum, Limonene",
        "Aqua, Glycerin (*organic), Parfum, Limonene",
        "Aqua, Glycerin *from organic farming, Parfum, Limonene",
        "Aqua, Parfum\n*organic ingredient, Limonene",
        "Aqua, *vegetable Glycerin, Limonene",
        "Wasser, *Bio Glycerin, Limonene",
        "Aqua, Parfum, Limonene\n*organic",
        "Aqua, Parfum, Limonene *from organic farming",
        "Aqua, Parfum, Limonene. *Organic. Made by Zarquon",
    ],
)
def test_a_footnote_amid_a_list_does_not_end_it(text: str, knowledge: Knowledge) -> None:
    items = build_label([pasted(f"Ingredients: {text}")], knowledge).ingredients
    assert "LIMONENE" in {item.name for item in items}
    assert not any("Zarquon" in item.printed.text for item in items)


@pytest.mark.parametrize(
    "note", ["*organic", "* Organic ingredient", "*certified organic by Ecofoo", "¹ vegetable", "*kbA", "*biologico"]
)
def test_a_footnote_below_a_list_is_no_ingredient(note: str, knowledge: Knowledge) -> None:
    items = build_label([pasted(f"Ingredients: Aqua, Glycerin*, Limonene\n{note}")], knowledge).ingredients
    assert [item.name for item in items] == ["AQUA", "GLYCERIN", "LIMONENE"]
