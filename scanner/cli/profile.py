"""`scanner profile`: a person's profile."""

from pathlib import Path

import click

from scanner.cli.exit import ExitCode
from scanner.cli.options import database_option
from scanner.cli.output import say, write_report


@click.group()
def profile() -> None:
    """Write or check a profile of yourself."""


@profile.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("profile.toml"), metavar="[FILE|-]")
@database_option
def init(file: Path, database: Path | None) -> ExitCode:
    """Write a commented profile to fill in.

    FILE is profile.toml unless given; - prints it. A file that is there already is left alone.
    """
    from scanner.assess.profile import template
    from scanner.knowledge.load import load

    text = template(load(database))
    if str(file) == "-":
        write_report(text, as_utf8=False)
        return ExitCode.NOTHING
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise click.UsageError(f"{file} is there already. Name another file, or remove it first.") from None
    except OSError as error:
        raise click.FileError(str(file), f"{error.strerror or error}. Choose another place.") from error
    say(f"Written: {file}. Fill it in, then use it with: --profile {file}")
    return ExitCode.NOTHING


@profile.command()
@click.argument("file", type=click.Path(path_type=Path), default=Path("profile.toml"), metavar="[FILE]")
@database_option
def check(file: Path, database: Path | None) -> ExitCode:
    """Check that everything in a profile is understood."""
    from scanner.assess.profile import read_profile
    from scanner.knowledge.load import load

    found = read_profile(file, load(database))
    lines = [f"allergy: {allergy.written}" for allergy in found.allergies]
    lines += [f"{entry.kind}: {entry.title}" for entry in found.entries]
    if found.depth_mm is not None:
        lines.append(f"planned depth: {found.depth_mm:g} mm")
    write_report("".join(f"{line}\n" for line in lines or ["Nothing is filled in."]), as_utf8=False)
    return ExitCode.NOTHING
