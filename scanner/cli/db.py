"""`scanner db`: the database that everything rests on."""

from pathlib import Path

import click

from scanner.cli.exit import ExitCode
from scanner.cli.options import database_option
from scanner.cli.output import say, write_report

_SHOWN_AT_MOST = 40


@click.group()
def db() -> None:
    """Look into the database: its version, its names, its state."""


@db.command()
@database_option
def info(database: Path | None) -> ExitCode:
    """Show the version, date, and rows and SHA-256 of each table."""
    from scanner.knowledge.load import database_folder
    from scanner.knowledge.load import info as about

    found = about(database)
    lines = [f"version  {found.version}", f"date     {found.date}", f"folder   {database or database_folder()}", ""]
    width = max(map(len, found.tables), default=0)
    lines += [f"{name:{width}}  {table.rows:6}  {table.sha256}" for name, table in found.tables.items()]
    write_report("\n".join(lines) + "\n", as_utf8=False)
    return ExitCode.NOTHING


@db.command()
@click.argument("words", nargs=-1, required=True)
@database_option
def search(words: tuple[str, ...], database: Path | None) -> ExitCode:
    """Look for ingredients by any part of a name, or by CAS number.

    Ends with exit code 1 where nothing is found.

    \b
    Examples:
      scanner db search tea tree
      scanner db search 138-86-3
    """
    from scanner.knowledge.key import name_key
    from scanner.knowledge.load import load

    text = " ".join(words)
    knowledge = load(database)
    names = knowledge.names
    key = name_key(text)
    if not key:
        raise click.UsageError("Give at least one letter or digit.")
    exact = [hit.name for hit in names.exact(text)]
    places = sorted((len(other), place) for place, other in enumerate(names.keys) if key in other)
    parts = [hit.name for _, place in places for hit in names.hits_at(place)]
    found = list(dict.fromkeys((*names.by_cas(text), *exact, *parts)))
    if not found:
        say(f"Nothing in the database is called {text!r}.")
        return ExitCode.FINDINGS
    lines = []
    for name in found[:_SHOWN_AT_MOST]:
        severities = [hazard.severity for hazard in knowledge.hazards.get(names.canonical(name), ())]
        strongest = min(severities, key=lambda severity: severity.rank, default=None)
        lines.append(f"{name}  [{strongest}]" if strongest else name)
    if len(found) > _SHOWN_AT_MOST:
        lines.append(f"... and {len(found) - _SHOWN_AT_MOST} more; give more of the name.")
    write_report("\n".join(lines) + "\n", as_utf8=False)
    return ExitCode.NOTHING


@db.command()
@database_option
def check(database: Path | None) -> ExitCode:
    """Check every table against its schema and the manifest.

    Ends with exit code 5 where anything is wrong.
    """
    from scanner.knowledge.check import check as checked
    from scanner.knowledge.load import database_folder

    folder = database or database_folder()
    problems = checked(folder)
    for problem in problems[:_SHOWN_AT_MOST]:
        say(problem)
    if len(problems) > _SHOWN_AT_MOST:
        say(f"... and {len(problems) - _SHOWN_AT_MOST} more")
    say(f"{folder}: " + (f"{len(problems)} problems." if problems else "The database is complete and unchanged."))
    return ExitCode.DATABASE if problems else ExitCode.NOTHING
