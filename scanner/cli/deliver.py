"""A report delivered: to standard output, to a file, or into a folder, in one format or several."""

import os
from pathlib import Path
from typing import Any

import click

from scanner.cli.options import language_option
from scanner.cli.output import say, terminal_width, wants_colour, write_report
from scanner.report.formats import FORMATS, Options, render


def delivery_options(command: Any) -> Any:
    """Add the options on what is reported, and where."""
    for option in (
        click.option("--all", "unfold", is_flag=True, help="Show all notes and all places, not their number only."),
        language_option,
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


def check_delivery(formats: tuple[str, ...], output: str | None) -> None:
    """Refuse, before any work is done, what cannot be delivered."""
    if len(set(formats)) > 1 and (output is None or Path(output).is_file()):
        raise click.UsageError("Several formats need a folder to go to: add --output FOLDER.")


def deliver(
    document: dict[str, Any],
    formats: tuple[str, ...],
    output: str | None,
    *,
    name: str,
    lang: str,
    unfold: bool,
    folder: Path | None = None,
) -> None:
    """Deliver a document; `name` is what its files are called in a folder.

    `folder` is where photos with relative paths are looked for, beside the working folder.
    """
    if output is None:
        options = Options(lang, folder, terminal_width(), wants_colour(), unfold)
        write_report(render(document, formats[0], options), as_utf8=formats[0] != "text")
        return
    from scanner.batch.reports import report_path

    into_folder = len(set(formats)) > 1 or Path(output).is_dir() or output.endswith(("/", os.sep))
    for form in dict.fromkeys(formats):
        path = Path(output)
        if into_folder:
            path /= report_path(name.replace("/", "_"), FORMATS[form].ending)
        write_file(path, render(document, form, Options(lang, folder, unfold=unfold)))


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file of a report, and say where it is."""
    from scanner.batch.reports import write_atomically

    try:
        write_atomically(path, content)
    except OSError as error:
        raise click.FileError(str(path), f"{error.strerror or error}. Choose another place.") from error
    say(f"Report: {path}")
