"""The end of every command that reports on one product: the report, the summary line, the exit code."""

import os
from pathlib import Path
from typing import Any

import click

from scanner.cli.exit import ExitCode, exit_code
from scanner.cli.output import say, say_problems, terminal_width, wants_colour, write_report
from scanner.report.formats import FORMATS, Options, render

LANGUAGES = ("en", "de", "fr")


def format_options(command: Any) -> Any:
    """Add the options on what is reported, and where."""
    for option in (
        click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            default="en",
            show_default=True,
            help="The language of the report's own words.",
        ),
        click.option("--timings", is_flag=True, help="Report the seconds that each step took."),
        click.option("--all", "unfold", is_flag=True, help="Show all notes and all places, not their number only."),
        click.option(
            "--output",
            metavar="PATH",
            help="Write the report to a file, or into a folder (name/), in place of standard output.",
        ),
        click.option(
            "--format",
            "formats",
            type=click.Choice(list(FORMATS)),
            multiple=True,
            default=("text",),
            show_default=True,
            help="The format of the report; several with --output FOLDER.",
        ),
    ):
        command = option(command)
    return command


def report(
    document: dict[str, Any],
    formats: tuple[str, ...],
    output: str | None,
    *,
    lang: str,
    unfold: bool,
    fail_on: str,
) -> ExitCode:
    """Report a document on one product as asked, say the summary line, and give the exit code."""
    formats = tuple(dict.fromkeys(formats))
    if len(formats) > 1 and (output is None or Path(output).is_file()):
        raise click.UsageError("Several formats need a folder to go to: add --output FOLDER.")
    code = exit_code(document, fail_on)
    if output is None:
        options = Options(lang=lang, folder=Path(), width=terminal_width(), colour=wants_colour(), unfold=unfold)
        write_report(render(document, formats[0], options), as_utf8=formats[0] != "text")
    else:
        for path in _write(document, formats, output, lang=lang, unfold=unfold):
            say(f"Report: {path}")
    say_problems(document["problems"])
    if "timings" in document:
        say("Seconds: " + ", ".join(f"{step} {seconds:.2f}" for step, seconds in document["timings"].items()))
    for product in document["products"]:
        say(summary_line(product))
    return code


def summary_line(product: dict[str, Any]) -> str:
    """Say in one line what came out for a product."""
    counts = product["summary"]
    found = ", ".join(f"{counts[severity]} {severity}" for severity in ("avoid", "caution", "note"))
    known = f"{counts['recognised']} of {counts['ingredients']} ingredients recognised"
    unread = (
        f", {counts['unread']} {'place' if counts['unread'] == 1 else 'places'} not read" if counts["unread"] else ""
    )
    outcome = {"concerns": "concerns", "none-found": "none of the listed concerns found", "unreadable": "unreadable"}
    return f"{product['name']}: {outcome[product['outcome']]} ({found}; {known}{unread})"


def _write(document: dict[str, Any], formats: tuple[str, ...], output: Path, *, lang: str, unfold: bool) -> list[Path]:
    from scanner.batch.reports import report_path, write_atomically

    into_folder = len(formats) > 1 or Path(output).is_dir() or output.endswith(("/", os.sep))
    written = []
    for name in formats:
        path = Path(output)
        if into_folder:
            product = document["products"][0]["name"].replace("/", "_") or "product"
            path /= report_path(product, FORMATS[name].ending)
        options = Options(lang=lang, folder=Path(), unfold=unfold)
        try:
            write_atomically(path, render(document, name, options))
        except OSError as error:
            raise click.FileError(
                str(path), f"{error.strerror or error}. Choose another place with --output."
            ) from error
        written.append(path)
    return written
