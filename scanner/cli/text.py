"""`scanner text`: a pasted ingredient list, or the text of a pack."""

from pathlib import Path

import click

from scanner.cli.deliver import check_delivery, delivery_options
from scanner.cli.exit import ExitCode
from scanner.cli.files import read_text
from scanner.cli.one import report, timings_option
from scanner.cli.options import database_option, judging_options, settings


@click.command()
@click.argument("file", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@delivery_options
@judging_options
@database_option
@click.option("--name", default="", help="The product's name in the report.  [default: the file's]")
@timings_option
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
    profile: Path | None,
    ignore: Path | None,
    database: Path | None,
    name: str,
) -> ExitCode:
    """Scan a pasted ingredient list or pack text.

    FILE is a text file; - reads standard input. No photo is needed.

    \b
    Examples:
      scanner text ingredients.txt
      echo "Ingredients: Aqua, Glycerin, Limonene" | scanner text -
    """
    check_delivery(formats, output)
    pasted = read_text(file)
    from scanner.batch.product import ProductScanner

    scanner = ProductScanner(settings(skin, today, profile, ignore, database=database))
    scanned = scanner.text(pasted, name or ("text" if str(file) == "-" else file.name))
    document = scanner.document(scanned, timed=timings)
    return report(document, formats, output, lang=lang, unfold=unfold, fail_on=fail_on)
