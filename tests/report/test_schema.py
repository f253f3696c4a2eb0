"""The check of a report against its schema: as strict as a full validator, and it says where the fault lies."""

import copy
import json
import random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from scanner.report.json import DocumentError, read_report
from scanner.report.schema import first_fault, schema_text
from tests.report.products import document, pasted_product, product, unreadable_product

VALIDATOR = Draft202012Validator(json.loads(schema_text()))
INSTEAD = [None, "", "x", -1, 0, 1, 1.5, 1.0, 101, True, [], {}, [[1, 2]], "2026-13-45", "2026-11-22"]


def nodes(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, item in below for deeper in nodes(item, (*path, key)))]


def changed(made: dict[str, Any], chance: random.Random) -> Any:
    """Give a copy of a document with one field taken out or put wrong."""
    made = copy.deepcopy(made)
    path = chance.choice([path for path in nodes(made) if path])
    parent: Any = made
    for key in path[:-1]:
        parent = parent[key]
    if chance.random() < 0.4:
        del parent[path[-1]]
    else:
        parent[path[-1]] = chance.choice(INSTEAD)
    return made


@pytest.mark.parametrize("seed", range(4))
def test_it_finds_a_fault_exactly_where_a_full_validator_does(seed: int) -> None:
    chance = random.Random(seed)
    whole = document(product(), pasted_product(), unreadable_product(), timings={"read": 1.0})
    assert first_fault(whole) is None
    faulty = 0
    for _ in range(60):
        made = changed(whole, chance)
        valid = VALIDATOR.is_valid(made)
        assert (first_fault(made) is None) == valid, first_fault(made)
        faulty += not valid
    assert faulty > 20


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("products", 0, "name"), None, "products[0].name: is not of type string"),
        (("products", 0, "outcome"), "fine", "products[0].outcome: is none of concerns, none-found, unreadable"),
        (("products", 0, "findings", 1, "evidence"), {}, "products[0].findings[1].evidence: is not of type array"),
        (("products", 0, "photos", 0, "sha256"), "abc", "products[0].photos[0].sha256: has not the form"),
        (("products", 0, "text", 0, "confidence"), 2, "products[0].text[0].confidence: is out of range"),
        (("products", 0, "text", 0, "where"), {"photo": 0}, "products[0].text[0].where.box: is missing"),
    ],
)
def test_it_says_where_the_fault_lies(path: tuple[Any, ...], value: Any, said: str) -> None:
    made = document()
    parent: Any = made
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = value
    assert (first_fault(made) or "").startswith(said)
    with pytest.raises(DocumentError, match="This report is damaged"):
        read_report(json.dumps(made))


def test_more_fields_are_welcome() -> None:
    made = document()
    made["more"] = made["products"][0]["more"] = {"of": ["this"]}
    assert first_fault(made) is None
