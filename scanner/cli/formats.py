"""The formats of reports: what makes each, from the one document."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from scanner.cli.output import terminal_width, wants_colour


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what its files end in, whether it is UTF-8 whatever the terminal is, and what makes it."""

    suffix: str
    as_utf8: bool
    make: Callable[[dict[str, Any], bool, bool], str]


def _text(document: dict[str, Any], unfold: bool, to_terminal: bool) -> str:
    from scanner.report.text import text_report

    width = terminal_width() if to_terminal else 80
    return text_report(document, width=width, colour=to_terminal and wants_colour(), unfold=unfold)


def _json(document: dict[str, Any], unfold: bool, to_terminal: bool) -> str:
    from scanner.report.json import json_report

    return json_report(document)


FORMATS = {
    "text": Format(".txt", False, _text),
    "json": Format(".json", True, _json),
}
