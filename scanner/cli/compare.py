"""`scanner compare`: products side by side."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scanner.cli.exit import ExitCode
from scanner.cli.files import read_text
from scanner.cli.options import database_option, engine_option, judging_options, settings
from scanner.cli.output import say, terminal_width, write_report

if TYPE_CHECKING:
    from scanner.assess.compare import Comparison, Standing
    from scanner.assess.model import Finding
    from scanner.batch.product import ProductScanner, ScannedProduct


@click.command()
@click.argument("products", metavar="PRODUCT PRODUCT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@judging_options
@engine_option
@database_option
def compare(
    products: tuple[Path, ...],
    form: str,
    skin: str,
    today: str | None,
    fail_on: str,
    profile: Path | None,
    ignore: Path | None,
    engine: str,
    database: Path | None,
) -> ExitCode:
    """Compare products: which has fewer and weaker concerns, and why.

    A PRODUCT is a photo, a folder with the photos of one product, or a .txt file with its ingredient list.

    \b
    Example:
      scanner compare day-serum.jpg night-serum/ list.txt
    """
    if len(products) < 2:
        raise click.UsageError("A comparison needs at least two products.")
    from scanner.assess.compare import compare as compared
    from scanner.batch.product import ProductScanner

    scanner = ProductScanner(settings(skin, today, profile, ignore, engine, database))
    scanned = [_scanned(scanner, path) for path in products]
    for item in scanned:
        for problem in item.problems:
            say(f"{problem.path}: {problem.problem} {problem.advice}")
    comparison = compared([item.assessed for item in scanned])
    if form == "json":
        write_report(json.dumps(_made(comparison), ensure_ascii=False, indent=2) + "\n", as_utf8=True)
    else:
        write_report("\n".join(_lines(comparison)) + "\n", as_utf8=False)
    return _code(scanner, scanned, fail_on)


def _scanned(scanner: "ProductScanner", path: Path) -> "ScannedProduct":
    from scanner.photo.formats import is_photo_name

    if path.is_dir():
        photos = sorted(item for item in path.iterdir() if is_photo_name(item) and item.is_file())
        return scanner.product(photos, path.name or str(path))
    if path.suffix.lower() == ".txt":
        return scanner.text(read_text(path), path.name)
    return scanner.product([path])


def _code(scanner: "ProductScanner", scanned: Sequence["ScannedProduct"], fail_on: str) -> ExitCode:
    from scanner.cli.exit import exit_code

    codes = {exit_code(scanner.document(item), fail_on) for item in scanned}
    return next(code for code in (ExitCode.FINDINGS, ExitCode.UNREADABLE, ExitCode.NOTHING) if code in codes)


def _lines(comparison: "Comparison") -> Iterator[str]:
    from scanner.report.columns import wrap
    from scanner.report.printable import printable

    width = terminal_width()
    yield from wrap(printable(comparison.answer), width)
    for standing in comparison.standings:
        counted = standing.tally
        yield ""
        place = "-" if standing.place is None else f"{standing.place}."
        kinds = f"{counted.avoid} avoid, {counted.caution} caution, {counted.note} note"
        personal = f"{counted.personal} named by your profile, " if counted.personal else ""
        yield f"{place} {printable(standing.product.name)} (kinds of concern: {personal}{kinds})"
        yield from wrap(standing.why, width, "   ")
        if standing.only:
            yield from wrap("; ".join(map(_heading, standing.only)), width, "   Only here: ", "     ")
        if standing.doubts:
            yield from wrap(f"{standing.doubts} of its ingredients were not recognised for sure.", width, "   ")
    if comparison.shared:
        yield ""
        yield from wrap("All of them meet: " + ", ".join(comparison.shared) + ".", width)


def _heading(finding: "Finding") -> str:
    from scanner.report.printable import printable

    return printable(f"{finding.title} ({finding.severity}: {finding.about})")


def _made(comparison: "Comparison") -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "schema_version": "1",
        "answer": comparison.answer,
        "shared": list(comparison.shared),
        "products": [_standing(standing, asdict(standing.tally)) for standing in comparison.standings],
    }


def _standing(standing: "Standing", tally: dict[str, Any]) -> dict[str, Any]:
    only = [
        {"rule": item.rule, "severity": item.severity.value, "about": item.about, "title": item.title}
        for item in standing.only
    ]
    return {
        "name": standing.product.name,
        "outcome": standing.product.outcome.value,
        "place": standing.place,
        "kinds": tally,
        "only": only,
        "doubts": standing.doubts,
        "why": standing.why,
    }
