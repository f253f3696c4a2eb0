"""`scanner explain`: what a rule, an ingredient or a group of allergens is, and why it matters."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.exit import ExitCode
from scanner.cli.options import database_option
from scanner.cli.output import terminal_width, write_report

if TYPE_CHECKING:
    from scanner.assess.explain import Explained, GroupExplained, IngredientExplained, RuleExplained
    from scanner.knowledge.model import Source

_NAMES_AT_MOST = 24


@click.command()
@click.argument("subject", metavar="RULE|INGREDIENT", nargs=-1, required=True)
@click.option("--all", "unfold", is_flag=True, help="Show all names, not the first few only.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@database_option
def explain(subject: tuple[str, ...], unfold: bool, form: str, database: Path | None) -> ExitCode:
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

    try:
        found = explained(" ".join(subject), load(database))
    except NothingToExplain as error:
        raise click.UsageError(f"{error} 'scanner db search' looks for a part of a name.") from None
    if form == "json":
        made = [{"kind": _kind(item), **asdict(item)} for item in found]
        write_report(json.dumps(made, ensure_ascii=False, indent=2) + "\n", as_utf8=True)
    else:
        write_report("\n".join("\n".join(_lines(item, unfold)) + "\n" for item in found), as_utf8=False)
    return ExitCode.NOTHING


def _kind(item: "Explained") -> str:
    return {"RuleExplained": "rule", "IngredientExplained": "ingredient", "GroupExplained": "group"}[
        type(item).__name__
    ]


def _lines(item: "Explained", unfold: bool) -> Iterator[str]:
    from scanner.assess.explain import IngredientExplained, RuleExplained

    if isinstance(item, IngredientExplained):
        yield from _ingredient(item, unfold)
    elif isinstance(item, RuleExplained):
        yield from _rule(item, unfold)
    else:
        yield from _group(item, unfold)


def _rule(item: "RuleExplained", unfold: bool) -> Iterator[str]:
    rule = item.rule
    yield f"{rule.title} (rule {rule.id})"
    yield from _field("Looks for", rule.looks_for)
    yield from _field("Why", rule.why)
    yield from _field("What to do", rule.advice)
    yield from _field(
        "Severity", _severities({"needled": rule.needled, "healing": rule.healing, "intact": rule.intact})
    )
    yield from _field("Ingredients", _names(item.ingredients, unfold))
    yield from _sources(item.sources)


def _ingredient(item: "IngredientExplained", unfold: bool) -> Iterator[str]:
    yield item.name
    if item.substance is not None:
        yield from _field("CAS", ", ".join(item.substance.cas))
        yield from _field("Functions", ", ".join(item.substance.functions).lower())
    yield from _field("Also", _names((*item.other_names, *item.aliases), unfold))
    if not item.reasons:
        yield from _field("Concerns", "The database lists none. That is not the same as there being none.")
    for reason in item.reasons:
        rule, hazard = reason.rule, reason.hazard
        severity = _severities({skin.value: found for skin, found in reason.severity})
        yield from _field(f"Concern: {rule.title}", f"rule {rule.id}; {hazard.basis}; {severity}")
        yield from _field("  Why", " ".join(text for text in (rule.why, hazard.why) if text))
        yield from _field("  What to do", rule.advice)
        yield from _field("  Cross-reacts with", _names(hazard.cross_reactors, unfold))
        yield from _field("  Tested in", ", ".join(hazard.series))
        yield from _sources(reason.sources, "  ")
    for related in item.groups:
        yield from _field("Group", f"{related.group.title} ({related.relation})")


def _group(item: "GroupExplained", unfold: bool) -> Iterator[str]:
    yield f"{item.group.title} (group {item.group.id})"
    yield from _field("Also", ", ".join(item.group.also))
    yield from _field("Tested in", ", ".join(item.group.series))
    yield from _field("Members", _names(item.members, unfold))
    yield from _field("Cross-reactors", _names(item.cross_reactors, unfold))
    yield from _sources(item.sources)


def _field(name: str, text: str) -> Iterator[str]:
    """Set a named text in lines; nothing where there is no text."""
    from scanner.report.columns import wrap

    if text:
        yield from wrap(text, terminal_width(), f"  {name}: ", "    " + " " * (len(name) - len(name.lstrip())))


def _names(names: Iterable[str], unfold: bool) -> str:
    every = list(dict.fromkeys(names))
    shown = every if unfold else every[:_NAMES_AT_MOST]
    rest = len(every) - len(shown)
    return ", ".join(shown) + (f" and {rest} more (--all shows them)" if rest else "")


def _severities(found: Mapping[str, str | None]) -> str:
    return ", ".join(f"{skin} skin: {severity or 'nothing'}" for skin, severity in found.items())


def _sources(sources: Iterable["Source"], indent: str = "") -> Iterator[str]:
    for source in sources:
        how = "" if source.verification == "seen" else f" ({source.verification})"
        yield from _field(f"{indent}Source", f"{source.citation or source.id}{how}")
