"""Suppressions: refused without a reason, and over when their day is over."""

from pathlib import Path

import pytest

from scanner.assess.assess import assess
from scanner.assess.ignore import IgnoreError, read_ignored
from scanner.assess.model import Outcome
from scanner.knowledge.base import Knowledge
from tests.assess.conftest import Lister


def written(folder: Path, text: str) -> Path:
    path = folder / "ignore.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[ignore]]\nrule = 'retinoid'", "has no reason"),
        ("[[ignore]]\nreason = 'x'", "neither a rule nor an ingredient"),
        ("[[ignore]]\nrule = 'retinoit'\nreason = 'x'", "retinoit"),
        ("[[ignore]]\ningredient = 'Qwertzuiopium'\nreason = 'x'", "Qwertzuiopium"),
        ("[[ignore]]\nrule = 'retinoid'\nreason = 'x'\nuntil = 'soon'", "no date"),
        ("[[ignore]]\nrules = 'retinoid'\nreason = 'x'", "rules"),
        ("[[ignored]]\nrule = 'retinoid'\nreason = 'x'", "ignored"),
        ("ignore = 'retinoid'", "not a list"),
        ("[[ignore]]\nrule = 3\nreason = 'x'", "no text"),
        ("[[ignore", "TOML"),
    ],
)
def test_a_suppression_that_says_too_little_is_an_error(
    text: str, problem: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    with pytest.raises(IgnoreError) as caught:
        read_ignored(written(tmp_path, text), knowledge)
    assert problem in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "today", "hidden"),
    [
        ("rule = 'retinoid'", "2026-11-22", {"RETINOL"}),
        ("ingredient = 'Retinol'", "2026-11-22", {"RETINOL"}),
        ("ingredient = 'Fragrance'", "2026-11-22", {"PARFUM"}),
        ("rule = 'fragrance-*'", "2026-11-22", {"PARFUM", "LINALOOL"}),
        ("rule = 'retinoid'\ningredient = 'Linalool'", "2026-11-22", set()),
        ("rule = 'retinoid'\nuntil = 2026-11-22", "2026-11-22", {"RETINOL"}),
        ("rule = 'retinoid'\nuntil = 2026-11-21", "2026-11-22", set()),
        ("rule = 'retinoid'\nuntil = 2026-11-23", None, set()),
    ],
)
def test_a_finding_is_hidden_and_stays(
    entry: str, today: str | None, hidden: set[str], tmp_path: Path, knowledge: Knowledge, listed: Lister
) -> None:
    ignored = read_ignored(written(tmp_path, f"[[ignore]]\n{entry}\nreason = 'patch test was negative'"), knowledge)
    product = assess(listed("Aqua", "Retinol", "Parfum", "Linalool"), [], knowledge, today=today, ignore=ignored)
    assert len(product.findings) == 3
    marked = {item.about: item.suppressed for item in product.findings if item.suppressed is not None}
    assert set(marked) == hidden
    assert {item.reason for item in marked.values()} <= {"patch test was negative"}


def test_a_product_of_which_all_is_hidden_has_no_concerns_left(
    tmp_path: Path, knowledge: Knowledge, listed: Lister
) -> None:
    ignored = read_ignored(written(tmp_path, "[[ignore]]\nrule = 'retinoid'\nreason = 'x'"), knowledge)
    product = assess(listed("Aqua", "Retinol"), [], knowledge, today="2026-11-22", ignore=ignored)
    assert product.outcome is Outcome.NONE_FOUND


@pytest.mark.parametrize(
    ("ingredient", "hidden"),
    [("Cedrus Atlantica Wood Oil", False), ("Cedar Wood Oil", True), ("Lavender Oil", False)],
)
def test_a_print_that_can_be_something_else_stays_shown(
    ingredient: str, hidden: bool, tmp_path: Path, knowledge: Knowledge, listed: Lister
) -> None:
    text = f"[[ignore]]\ningredient = '{ingredient}'\nreason = 'patch test was negative'"
    ignored = read_ignored(written(tmp_path, text), knowledge)
    (found,) = assess(listed("Aqua", "Cedar Wood Oil"), [], knowledge, ignore=ignored).findings
    assert (found.suppressed is not None) is hidden
