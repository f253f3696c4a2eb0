"""The printed pH: mostly prints that are none."""

import pytest

from scanner.assess.ph import ph_concerns, printed_ph
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin
from scanner.reading.model import pasted


@pytest.mark.parametrize(
    "text",
    [
        "pH balanced",
        "pH-neutral",
        "pH skin-friendly formula",
        "PH 1234567",
        "ph 020 7946 0001",
        "Phone 5.5",
        "Phenoxyethanol 0.9%",
        "graph 3.5",
        "pH 55",
        "pH 15",
        "pH 5.1.2",
        "alpha 3.5",
        "pH 30 ml",
        "PHA 3.5%",
    ],
)
def test_what_is_no_ph(text: str) -> None:
    assert printed_ph([pasted(text)]) == []


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [
        ("pH 3.5", 3.5, 3.5),
        ("pH: 3,2 - 3,8", 3.2, 3.8),
        ("pH 3.2–3.8", 3.2, 3.8),
        ("PH5.5", 5.5, 5.5),
        ("pH value 4", 4.0, 4.0),
        ("pH-Wert 5,5", 5.5, 5.5),
        ("pH of approx. 4.5", 4.5, 4.5),
        ("pH ~ 3", 3.0, 3.0),
        ("ph 5.0 to 6.0", 5.0, 6.0),
        ("Lactic Acid 10% + HA, pH 3.60 - 3.80.", 3.6, 3.8),
    ],
)
def test_what_is_a_ph(text: str, lowest: float, highest: float) -> None:
    (value,) = printed_ph([pasted(text)])
    assert (value.lowest, value.highest) == (lowest, highest)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("pH 5.5", []),
        ("pH 3.5-5.5", []),
        ("pH 4.0", []),
        ("pH 3.5", [("low-ph", Severity.AVOID)]),
        ("pH 9.5", [("high-ph", Severity.CAUTION)]),
        ("pH 8.5", []),
        ("pH 3.0 and again pH 3.0", [("low-ph", Severity.AVOID)]),
    ],
)
def test_only_a_ph_beyond_the_limits_is_a_concern(
    text: str, found: list[tuple[str, Severity]], knowledge: Knowledge
) -> None:
    concerns = ph_concerns([pasted(text)], knowledge, Skin.NEEDLED)
    assert [(item.finding.rule, item.finding.severity) for item in concerns] == found
