"""Rinsed off or not: mostly words that do not say so."""

import pytest

from scanner.assess.assess import assess
from scanner.assess.use import rinsed_off
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity
from scanner.reading.model import pasted
from tests.assess.conftest import Lister


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Apply morning and evening.",
        "In case of contact with eyes, rinse thoroughly with water.",
        "Avoid eyes. If product gets into the eyes rinse well with water",
        "Bei Kontakt mit den Augen sofort ausspülen.",
        "Éviter le contact avec les yeux. En cas de contact avec les yeux, rincer.",
        "Leave-in cream. Do not rinse.",
        "Hydrating serum. Cleanse, then rinse off your cleanser and apply two drops.",
        "ohne Ausspülen",
        "不慎入眼请用清水冲洗干净眼睛",
        "Free of parabens",
        "If redness occurs, rinse with water.",
        "Stop use and wash off if irritation develops.",
        "如有不适请立即用清水洗净",
    ],
)
def test_what_does_not_say_that_a_product_is_rinsed_off(text: str, knowledge: Knowledge) -> None:
    assert rinsed_off([pasted(text)], knowledge) is None


@pytest.mark.parametrize(
    "text",
    [
        "Lather, then rinse off.",
        "Gentle Face Wash",
        "SHAMPOO for all hair types",
        "Massage into wet skin and rinse thoroughly. Avoid contact with eyes.",
        "Auf die feuchte Haut auftragen und abspülen.",
        "Gel douche parfumé",
        "适量涂抹后清水洗净",
    ],
)
def test_what_says_that_a_product_is_rinsed_off(text: str, knowledge: Knowledge) -> None:
    assert rinsed_off([pasted(text)], knowledge) is not None


@pytest.mark.parametrize(
    ("name", "severity"),
    [
        ("Parfum", Severity.CAUTION),
        ("Methylparaben", Severity.NOTE),
        ("Phenoxyethanol", Severity.NOTE),
        ("Juglans Regia Shell Powder", Severity.AVOID),
        ("Hydrolyzed Wheat Protein", Severity.AVOID),
    ],
)
def test_what_is_rinsed_off_weighs_less_where_contact_decides(
    name: str, severity: Severity, knowledge: Knowledge, listed: Lister
) -> None:
    (found,) = assess(listed("Aqua", name), [pasted("Face wash")], knowledge).findings
    assert found.severity is severity
    assert ("Face wash" in found.why) is (found.rule in knowledge.rinse_off)


def test_the_table_names_rules(knowledge: Knowledge) -> None:
    assert knowledge.rinse_off <= set(knowledge.rules)
