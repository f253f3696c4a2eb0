"""The end of every command that scans one product: the report, the problems, the summary line, the exit code."""

from pathlib import Path
from typing import Any

import click

from scanner.cli.deliver import deliver, write_file
from scanner.cli.exit import ExitCode, exit_code
from scanner.cli.output import say, say_problems

timings_option = click.option("--timings", is_flag=True, help="Report the seconds that each step took.")


def report(
    document: dict[str, Any],
    formats: tuple[str, ...],
    output: str | None,
    *,
    lang: str,
    unfold: bool,
    fail_on: str,
    annotate: Path | None = None,
) -> ExitCode:
    """Report a document on one product as asked, say what went wrong and what came out, and give the exit code."""
    from scanner.report.sentences import summary_line
    from scanner.report.wording import wording

    product = document["products"][0]
    deliver(document, formats, output, name=product["name"], lang=lang, unfold=unfold)
    if annotate is not None:
        _annotate(document, annotate, lang)
    say_problems(document["problems"])
    if "timings" in document:
        say("Seconds: " + ", ".join(f"{step} {seconds:.2f}" for step, seconds in document["timings"].items()))
    say(summary_line(product, wording(lang)))
    return exit_code(document, fail_on)


def _annotate(document: dict[str, Any], folder: Path, lang: str) -> None:
    from scanner.report.annotate import annotated_photos

    names: set[str] = set()
    for photo in annotated_photos(document, lang=lang):
        if photo.jpeg is None:
            say(photo.missing)
            continue
        name = Path(photo.path).name
        while name.casefold() in names:  # sides of one product may come from folders of their own
            name = f"_{name}"
        names.add(name.casefold())
        write_file(folder / f"{name}.annotated.jpg", photo.jpeg)
