"""Exit codes: what a shell script or a CI job learns from a command."""

from collections.abc import Iterable
from enum import IntEnum
from typing import Any

from scanner.knowledge.model import Severity


class ExitCode(IntEnum):
    """What a command ends with."""

    NOTHING = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    MISSING_DEPENDENCY = 4
    DATABASE = 5
    INTERNAL = 70
    INTERRUPTED = 130

    @property
    def meaning(self) -> str:
        """Say in one line what the code stands for."""
        return _MEANINGS[self]


_MEANINGS = {
    ExitCode.NOTHING: "no finding at or above the threshold",
    ExitCode.FINDINGS: "findings at or above the threshold",
    ExitCode.USAGE: "the command was called wrongly",
    ExitCode.UNREADABLE: "a photo or text in which nothing could be checked, and no finding at the threshold",
    ExitCode.MISSING_DEPENDENCY: "a reading engine that was asked for is not installed",
    ExitCode.DATABASE: "the database is missing or damaged",
    ExitCode.INTERNAL: "a fault of the scanner itself",
    ExitCode.INTERRUPTED: "interrupted",
}

NEVER = "never"
FAIL_ON = (*(severity.value for severity in Severity), NEVER)


def at_or_above(threshold: str) -> tuple[Severity, ...]:
    """Give the severities that make a command end with FINDINGS: none for never."""
    if threshold == NEVER:
        return ()
    return tuple(severity for severity in Severity if severity.rank <= Severity(threshold).rank)


def exit_code(document: dict[str, Any], threshold: str) -> ExitCode:
    """Judge a report document. Suppressed findings do not count; photos of which nothing is known do."""
    severities = at_or_above(threshold)
    products: Iterable[dict[str, Any]] = document["products"]
    if any(product["summary"][severity] for product in products for severity in severities):
        return ExitCode.FINDINGS
    if document["problems"] or any(product["outcome"] == "unreadable" for product in products) or not products:
        return ExitCode.UNREADABLE
    return ExitCode.NOTHING
