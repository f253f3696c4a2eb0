"""`scanner compare`: products side by side."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.exit import ExitCode
from scanner.cli.files import read_text
from scanner.cli.options import database_option, engine_option, judging_options, language_option, settings
from scanner.cli.output import say, terminal_width, write_report

if TYPE_CHECKING:
    from scanner.batch.product import ProductScanner, ScannedProduct


@click.command()
@click.argument("products", metavar="PRODUCT PRODUCT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@judging_options
@engine_option
@database_option
def compare(
    products: tuple[Path, ...],
    form: str,
    lang: str,
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
    from scanner.report.compared import comparison_json, comparison_text

    scanner = ProductScanner(settings(skin, today, profile, ignore, engine, database))
    scanned = [_scanned(scanner, path) for path in products]
    for item in scanned:
        for problem in item.problems:
            say(f"{problem.path}: {problem.problem} {problem.advice}")
    comparison = compared([item.assessed for item in scanned])
    if form == "json":
        write_report(comparison_json(comparison), as_utf8=True)
    else:
        write_report(comparison_text(comparison, width=terminal_width(), lang=lang), as_utf8=False)
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
