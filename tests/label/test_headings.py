"""Headings of lists and the words that end them, also misread."""

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.label.headings import find_headings
from scanner.label.tokens import tokens


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
