"""The fuzzy search: near names with their distances, and nothing where nothing is near."""

import random

import pytest
from rapidfuzz.distance import Levenshtein

from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key
from scanner.knowledge.load import load
from scanner.knowledge.nearest import allowance, folded, skeleton


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize(
    ("text", "name", "distance"),
    [
        ("Phenoxyethanol", "PHENOXYETHANOL", 0.0),
        ("Phenoxyethano1", "PHENOXYETHANOL", 0.4),
        ("Phenoxyethano", "PHENOXYETHANOL", 1.0),
        ("Lirnonene", "LIMONENE", 0.8),
        ("Capric Acld", "CAPRIC ACID", 0.4),
        ("Cetyl lcohol", "CETYL ALCOHOL", 1.0),
        ("Sodium Glyclate", "SODIUM GLYCOLATE", 1.0),
        ("Citronnellol", "CITRONELLOL", 1.0),
        ("Ferulic Acld", "FERULIC ACID", 0.4),
    ],
)
def test_the_nearest_name(text: str, name: str, distance: float, knowledge: Knowledge) -> None:
    best = knowledge.nearest.near(name_key(text))[0]
    assert best.hit.name == name
    assert best.distance == pytest.approx(distance)


@pytest.mark.parametrize("text", ["", "mic", "urae", "xonalaxol", "purple unicorn dust", "การทดสอบ", "qqqqqqqqqqqq"])
def test_nothing_is_near(text: str, knowledge: Knowledge) -> None:
    assert knowledge.nearest.near(name_key(text)) == ()


@pytest.mark.parametrize(("text", "other"), [("PEG-9", "PEG-8"), ("Polysorbate 60", "POLYSORBATE 80")])
def test_another_number_is_far(text: str, other: str, knowledge: Knowledge) -> None:
    assert all(near.distance >= 3 for near in knowledge.nearest.near(name_key(text)) if near.hit.name == other)


def test_no_name_within_reach_is_left_out(knowledge: Knowledge) -> None:
    chosen = random.Random(2)
    keys = [key for key in knowledge.names.keys if key.isascii() and 5 <= len(key) <= 40]
    for key in chosen.sample(keys, 12):
        at = chosen.randrange(len(key))
        searched = key[:at] + chosen.choice("aeorntl") + key[at + 1 :]
        reach = int(allowance(len(searched)) + 1)
        near = {knowledge.names.canonical(found.hit.name) for found in knowledge.nearest.near(searched)}
        for other in chosen.sample(keys, 3000):
            if Levenshtein.distance(searched, other) <= min(reach, 1) and not set("0123456789") & set(searched + other):
                assert {knowledge.names.canonical(hit.name) for hit in knowledge.names.by_key(other)} <= near


@pytest.mark.parametrize("letters", [4, 89, 90, 91, 95, 100, 101, 102, 120, 5000])
def test_a_text_of_any_length_can_be_searched(letters: int, knowledge: Knowledge) -> None:
    assert knowledge.nearest.near(("qwertzuiopasdfghjklyxcvbnm" * 200)[:letters]) == ()


def test_folding() -> None:
    assert folded("ac1d5 水") == "acld" + "s 水"
    assert skeleton("lirnonene") == skeleton("limonene")
    assert skeleton("clear") == skeleton("dear")
    assert folded("acld") == folded("acid")
