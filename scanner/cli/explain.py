"""`scanner explain`: what a rule, an ingredient or a group of allergens is, and why it matters."""

from pathlib import Path

import click

from scanner.cli.exit import ExitCode
from scanner.cli.options import database_option, language_option
from scanner.cli.output import terminal_width, write_report


@click.command()
@click.argument("subject", metavar="RULE|INGREDIENT", nargs=-1, required=True)
@click.option("--all", "unfold", is_flag=True, help="Show all names, not the first few only.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@database_option
def explain(subject: tuple[str, ...], unfold: bool, form: str, lang: str, database: Path | None) -> ExitCode:
    """Explain a rule, an ingredient or a group of allergens.

    \b
    Examples:
      scanner explain limonene
      scanner explain sterile-misleading
      scanner explain "fragrance mix I"
    """
    from scanner.assess.explain import NothingToExplain
    from scanner.assess.explain import explain as explained
    from scanner.knowledge.load import load
    from scanner.report.explained import explanation_json, explanation_text

    try:
        found = explained(" ".join(subject), load(database))
    except NothingToExplain as error:
        raise click.UsageError(f"{error} 'scanner db search' looks for a part of a name.") from None
    if form == "json":
        write_report(explanation_json(found), as_utf8=True)
    else:
        write_report(explanation_text(found, width=terminal_width(), lang=lang, unfold=unfold), as_utf8=False)
    return ExitCode.NOTHING
