"""`scanner scan`: the photos of one product."""

from pathlib import Path

import click

from scanner.cli.exit import ExitCode
from scanner.cli.one import format_options, report
from scanner.cli.options import database_option, engine_option, judging_options, settings


@click.command()
@click.argument("photos", metavar="PHOTO...", nargs=-1, required=True, type=click.Path(path_type=Path))
@format_options
@judging_options
@engine_option
@database_option
@click.option("--name", default="", help="The product's name in the report.  [default: the photo's]")
def scan(
    photos: tuple[Path, ...],
    formats: tuple[str, ...],
    output: str | None,
    unfold: bool,
    timings: bool,
    lang: str,
    skin: str,
    today: str | None,
    fail_on: str,
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
      scanner scan roller.jpg --format json --output roller.json
    """
    from scanner.batch.product import ProductScanner

    scanner = ProductScanner(settings(skin, today, engine, database))
    scanned = scanner.product(photos, name)
    document = scanner.document(scanned, timed=timings)
    return report(document, formats, output, lang=lang, unfold=unfold, fail_on=fail_on)
