"""Options that several commands share, and the settings they make."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scanner.cli.exit import FAIL_ON
from scanner.knowledge.model import Skin

if TYPE_CHECKING:
    from scanner.batch.product import ScanSettings

# Only newer versions of click have a generic type at run time.
if TYPE_CHECKING:
    _TextType = click.ParamType[str]
else:
    _TextType = click.ParamType

Command = TypeVar("Command", bound=Callable[..., Any])

LANGUAGES = ("en", "de", "fr")
ENGINES = ("auto", "rapidocr", "tesseract", "both")


class IsoDate(_TextType):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the day as it was written. Anything but ten characters that are a day is an error of usage."""
        try:
            if len(value) != 10:
                raise ValueError
            return date.fromisoformat(value).isoformat()
        except ValueError:
            self.fail(f"{value!r} is not a day such as 2027-03-31.", param, ctx)


def judging_options(command: Command) -> Command:
    """Add the options on how a product is judged."""
    for option in (
        click.option(
            "--ignore",
            type=click.Path(path_type=Path),
            metavar="FILE",
            envvar="SCANNER_IGNORE",
            help="A TOML file with the findings to hide, each with a reason.",
        ),
        click.option(
            "--profile",
            type=click.Path(path_type=Path),
            metavar="FILE",
            envvar="SCANNER_PROFILE",
            help="A TOML file on you: allergies, conditions, medicines. 'scanner profile init' writes one to fill in.",
        ),
        click.option(
            "--fail-on",
            type=click.Choice(FAIL_ON),
            envvar="SCANNER_FAIL_ON",
            default="avoid",
            show_default=True,
            help="End with exit code 1 for findings this severe or more so.",
        ),
        click.option(
            "--today",
            type=IsoDate(),
            help="The day to judge printed dates against.  [default: today]",
        ),
        click.option(
            "--skin",
            type=click.Choice([skin.value for skin in Skin]),
            envvar="SCANNER_SKIN",
            default=Skin.NEEDLED.value,
            show_default=True,
            help="The state of the skin: the first 24 hours after needling, up to day 7, or not needled.",
        ),
    ):
        command = option(command)
    return command


def engine_option(command: Command) -> Command:
    """Add the option on what reads photos."""
    option = click.option(
        "--engine",
        type=click.Choice(ENGINES),
        envvar="SCANNER_ENGINE",
        default="auto",
        show_default=True,
        help="What reads the photos; auto is rapidocr where it is installed, else tesseract.",
    )
    return option(command)


def language_option(command: Command) -> Command:
    """Add the option on the language of the report's own words."""
    option = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar="SCANNER_LANG",
        default="en",
        show_default=True,
        help="The language of the report's own words.",
    )
    return option(command)


def database_option(command: Command) -> Command:
    """Add the option on which database to use."""
    option = click.option(
        "--database",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        envvar="SCANNER_DATABASE",
        help="Another database than the one that comes with the scanner.",
    )
    return option(command)


def settings(
    skin: str,
    today: str | None = None,
    profile: Path | None = None,
    ignore: Path | None = None,
    engine: str = "auto",
    database: Path | None = None,
) -> "ScanSettings":
    """Make settings of options. The clock is read here and nowhere else."""
    from scanner.batch.product import ScanSettings

    return ScanSettings(
        skin=Skin(skin),
        today=today or date.today().isoformat(),
        engine=engine,
        database=database,
        profile=profile,
        ignore=ignore,
    )
