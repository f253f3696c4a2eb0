"""`scanner text`: a pasted ingredient list, or the text of a pack."""

import codecs
import stat
import sys
from pathlib import Path

import click

from scanner.cli.exit import ExitCode
from scanner.cli.one import format_options, report
from scanner.cli.options import database_option, judging_options, settings
from scanner.cli.output import say

_MOST_BYTES = 5_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class _Unreadable(Exception):
    """A file that holds no text; the message says what is wrong and what to do."""


@click.command()
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@format_options
@judging_options
@database_option
@click.option("--name", default="", help="The product's name in the report.  [default: the file's]")
def text(
    file: Path,
    formats: tuple[str, ...],
    output: str | None,
    unfold: bool,
    timings: bool,
    lang: str,
    skin: str,
    today: str | None,
    fail_on: str,
    database: Path | None,
    name: str,
) -> ExitCode:
    """Scan a pasted ingredient list or pack text.

    FILE is a text file; - reads standard input.

    \b
    Examples:
      scanner text ingredients.txt
      echo "Aqua, Glycerin, Limonene" | scanner text -
    """
    from scanner.batch.product import ProductScanner

    try:
        pasted = decode(_read(file))
    except _Unreadable as error:
        say(f"{file}: {error}")
        return ExitCode.UNREADABLE
    scanner = ProductScanner(settings(skin, today, database=database))
    scanned = scanner.text(pasted, name or ("text" if str(file) == "-" else file.name))
    document = scanner.document(scanned, timed=timings)
    return report(document, formats, output, lang=lang, unfold=unfold, fail_on=fail_on)


def decode(data: bytes) -> str:
    """Decode the bytes of a text file: UTF-8, UTF-16 with its mark, else Windows-1252. Raises where it is no text."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        words = data.decode(encoding)
    except UnicodeDecodeError:
        words = data.decode("cp1252", "replace")
    if "\0" in words:
        raise _Unreadable("This is not a text file. For a photo use 'scanner scan'.")
    if not words.strip():
        raise _Unreadable("There is no text in it. Paste the ingredient list or the words of the pack.")
    return words


def _read(file: Path) -> bytes:
    try:
        if str(file) == "-":
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            if stat.S_ISDIR(file.stat().st_mode):
                raise _Unreadable("This is a folder. Name a text file in it.")
            with file.open("rb") as stream:
                data = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        raise _Unreadable(
            "There is no such file. Check the name and the folder, or use - for standard input."
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _Unreadable(f"It cannot be read: {reason}. Check the name and its permissions.") from error
    if len(data) > _MOST_BYTES:
        raise _Unreadable(f"It is longer than {_MOST_BYTES // 1_000_000} MB. Cut it down to one product's label.")
    return data
