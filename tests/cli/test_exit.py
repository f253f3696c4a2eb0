"""Exit codes of documents."""

from typing import Any

import pytest

from scanner.cli.exit import FAIL_ON, ExitCode, exit_code


def document(*products: dict[str, int], outcome: str = "concerns", problems: int = 0) -> dict[str, Any]:
    return {
        "problems": [{"path": "a", "problem": "b", "advice": "c"}] * problems,
        "products": [
            {"outcome": outcome, "summary": {"avoid": 0, "caution": 0, "note": 0, "suppressed": 9, **counts}}
            for counts in products
        ],
    }


@pytest.mark.parametrize(
    ("counts", "threshold", "code"),
    [
        ({"avoid": 1}, "avoid", 1),
        ({"caution": 5, "note": 9}, "avoid", 0),
        ({"caution": 1}, "caution", 1),
        ({"avoid": 1}, "caution", 1),
        ({"note": 9}, "caution", 0),
        ({"note": 1}, "note", 1),
        ({"avoid": 1}, "note", 1),
        ({}, "note", 0),
        ({"avoid": 9, "caution": 9, "note": 9}, "never", 0),
    ],
)
def test_thresholds(counts: dict[str, int], threshold: str, code: int) -> None:
    assert exit_code(document(counts), threshold) == code


@pytest.mark.parametrize("threshold", FAIL_ON)
def test_nothing_checked_never_exits_0(threshold: str) -> None:
    assert exit_code(document({}, outcome="unreadable"), threshold) == ExitCode.UNREADABLE
    assert exit_code(document({}, outcome="none-found", problems=1), threshold) == ExitCode.UNREADABLE
    assert exit_code(document({}, {}, outcome="none-found", problems=1), threshold) == ExitCode.UNREADABLE
    assert exit_code(document(), threshold) == ExitCode.UNREADABLE


def test_a_finding_counts_for_more_than_a_photo_that_was_not_read() -> None:
    assert exit_code(document({"avoid": 1}, problems=1), "avoid") == ExitCode.FINDINGS
    assert exit_code(document({"note": 1}, problems=1), "avoid") == ExitCode.UNREADABLE


def test_every_code_has_a_meaning_in_one_line() -> None:
    assert len({code.meaning for code in ExitCode}) == len(ExitCode)
    assert all("\n" not in code.meaning for code in ExitCode)
