"""The report as JSON, out and in."""

import json
import re
from typing import Any

from scanner.report.document import SCHEMA_VERSION
from scanner.report.printable import UNPRINTABLE, printable
from scanner.report.schema import first_fault, schema_text

__all__ = ["DocumentError", "json_report", "plain_json", "read_report", "schema_text"]


class DocumentError(Exception):
    """A file that is no report of this version; the message says what is wrong and what to do."""


def json_report(document: dict[str, Any], *, indent: int | None = 2) -> str:
    """Write a document as JSON text, ending in a newline.

    Words stay exactly as they were read; characters that could steer a terminal or turn the direction of text are
    written as escapes, so that the text is harmless wherever it is shown.
    """
    return plain_json(document, indent)


def plain_json(value: Any, indent: int | None = 2) -> str:
    """Write a value as JSON text without control or direction characters, ending in a newline."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    # Outside of strings JSON holds no such character, and within one an escape means the same.
    return _NOT_PLAIN.sub(_escape, text) + "\n"


def read_report(text: str) -> dict[str, Any]:
    """Read a document back from JSON text. Raises `DocumentError`."""
    try:
        document = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise DocumentError(f"This is not JSON ({error}). Give a report that was made with --format json.") from error
    if not isinstance(document, dict) or not isinstance(document.get("products"), list):
        raise DocumentError("This JSON is not a report. Give a report that was made with --format json.")
    version = document.get("schema_version")
    if version != SCHEMA_VERSION:
        raise DocumentError(
            f"This report has schema version {version!r}; this program reads version {SCHEMA_VERSION!r}. "
            "Scan the photos again, or use the program that made the report."
        )
    fault = first_fault(document)
    if fault is not None:
        raise DocumentError(
            f"This report is damaged: {printable(fault, 200)}. Scan the photos again, or use an unchanged report."
        )
    return document


def _no_number(text: str) -> float:
    raise ValueError(f"{text} is no number")


_NOT_PLAIN = re.compile("[" + UNPRINTABLE + "]")


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
