"""`scanner convert`, `scanner schema` and `scanner diff`: what can be done with reports that are there."""

from pathlib import Path
from typing import Any

import click

from scanner.cli.deliver import check_delivery, deliver, delivery_options
from scanner.cli.exit import ExitCode
from scanner.cli.files import UnreadableFile, read_text
from scanner.cli.options import language_option
from scanner.cli.output import terminal_width, write_report

_MOST_BYTES = 500_000_000


@click.command()
@click.argument("file", metavar="REPORT|-", type=click.Path(path_type=Path, allow_dash=True))
@delivery_options
def convert(file: Path, formats: tuple[str, ...], output: str | None, unfold: bool, lang: str) -> ExitCode:
    """Make another format of a JSON report.

    Pictures are taken from the photos that the report names, where they are still there and unchanged.

    \b
    Example:
      scanner convert report.json --format html --output report.html
    """
    check_delivery(formats, output)
    document = _report(file)
    folder = None if str(file) == "-" else file.parent
    name = "report" if folder is None else file.stem
    deliver(document, formats, output, name=name, lang=lang, unfold=unfold, folder=folder)
    return ExitCode.NOTHING


@click.command()
def schema() -> ExitCode:
    """Print the JSON Schema of the report."""
    from scanner.report.json import schema_text

    write_report(schema_text(), as_utf8=True)
    return ExitCode.NOTHING


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
def diff(old: Path, new: Path, form: str, lang: str) -> ExitCode:
    """Say what changed between two JSON reports of a product.

    Ends with exit code 1 where anything on the product or its findings changed.

    \b
    Example:
      scanner diff spring.json autumn.json
    """
    import json

    from scanner.report.diff import diff_reports, diff_text

    changes = diff_reports(_report(old), _report(new), lang="en" if form == "json" else lang)
    if form == "json":
        write_report(json.dumps(changes, ensure_ascii=False, indent=2) + "\n", as_utf8=True)
    else:
        write_report(diff_text(changes, width=terminal_width(), lang=lang), as_utf8=False)
    changed = any(product["changes"] or product["state"] != "both" for product in changes["products"])
    return ExitCode.FINDINGS if changed else ExitCode.NOTHING


def _report(file: Path) -> dict[str, Any]:
    from scanner.report.json import DocumentError, read_report

    try:
        return read_report(read_text(file, most_bytes=_MOST_BYTES))
    except DocumentError as error:
        raise UnreadableFile(file, str(error)) from error
