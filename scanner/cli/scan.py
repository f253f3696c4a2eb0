"""`scanner scan`: the photos of one product."""

from pathlib import Path

import click

from scanner.cli.deliver import check_delivery, delivery_options
from scanner.cli.exit import ExitCode
from scanner.cli.one import report, timings_option
from scanner.cli.options import database_option, engine_option, judging_options, settings
from scanner.cli.output import Progress


@click.command()
@click.argument("photos", metavar="PHOTO...", nargs=-1, required=True, type=click.Path(path_type=Path))
@delivery_options
@click.option(
    "--annotate",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write each photo with its findings drawn on it into a folder.",
)
@judging_options
@engine_option
@database_option
@click.option("--name", default="", help="The product's name in the report.  [default: the photo's]")
@timings_option
def scan(
    photos: tuple[Path, ...],
    formats: tuple[str, ...],
    output: str | None,
    unfold: bool,
    timings: bool,
    lang: str,
    annotate: Path | None,
    skin: str,
    today: str | None,
    fail_on: str,
    profile: Path | None,
    ignore: Path | None,
    engine: str,
    database: Path | None,
    name: str,
) -> ExitCode:
    """Scan the photos of one product.

    Several photos are several sides of one product: front, back, the list of ingredients. The report goes to
    standard output; problems and one line that sums up go to standard error.

    \b
    Examples:
      scanner scan serum.jpg
      scanner scan front.jpg back.jpg --skin healing
      scanner scan roller.jpg --format html --output roller.html
    """
    check_delivery(formats, output)
    from scanner.batch.product import ProductScanner

    scanner = ProductScanner(settings(skin, today, profile, ignore, engine, database))
    progress = Progress()
    scanned = scanner.product(photos, name, lambda path: progress.show(f"Reading {path}"))
    progress.clear()
    document = scanner.document(scanned, timed=timings)
    return report(document, formats, output, lang=lang, unfold=unfold, fail_on=fail_on, annotate=annotate)
