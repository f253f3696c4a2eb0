"""The command `scanner`."""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import TextIO

import click

from scanner import __version__
from scanner.cli.batch import batch
from scanner.cli.compare import compare
from scanner.cli.completion import completion
from scanner.cli.config import CONFIG_FILE, defaults_for, read_config
from scanner.cli.convert import convert, diff, schema
from scanner.cli.db import db
from scanner.cli.exit import ExitCode
from scanner.cli.explain import explain
from scanner.cli.files import UnreadableFile
from scanner.cli.output import drop_output, say
from scanner.cli.profile import profile
from scanner.cli.scan import scan
from scanner.cli.text import text
from scanner.knowledge.errors import DatabaseError

_DEBUG = "SCANNER_DEBUG"


class _Scanner(click.Group):
    """The group: its commands in the order they are added, its exit codes under its help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(int(code)), code.meaning) for code in ExitCode])


@click.group(cls=_Scanner, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="scanner")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="SCANNER_CONFIG",
    help=f"A TOML file with options for every command.  [default: {CONFIG_FILE} in this folder, if there]",
)
@click.pass_context
def main(context: click.Context, config: Path | None) -> None:
    """Read the labels of products that touch skin just after microneedling, and say what is a concern.

    It runs on this machine only: nothing is sent or fetched. What it could not read, it says.
    """
    if config is None and Path(CONFIG_FILE).is_file():
        config = Path(CONFIG_FILE)
    if config is not None:
        context.default_map = defaults_for(main, read_config(config))


for _command in (scan, batch, text, compare, explain, profile, db, convert, diff, schema, completion):
    main.add_command(_command)


def run() -> None:
    """Run the command line, and exit."""
    # A stream that the caller has closed is None; what is said goes nowhere then.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    signal.signal(signal.SIGTERM, _interrupt)
    code = exit_with(sys.argv[1:])
    # Flush here: what fails in the interpreter's own flush would change the exit code.
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            os._exit(code)
    sys.exit(code)


def exit_with(arguments: list[str]) -> ExitCode:
    """Run a command, say what went wrong if anything did, and give the exit code."""
    try:
        code = main.main(arguments, prog_name="scanner", standalone_mode=False)
        return code if isinstance(code, ExitCode) else ExitCode.NOTHING
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return ExitCode.USAGE
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return ExitCode.NOTHING
    except Exception as error:
        return _said(error)


def _said(error: Exception) -> ExitCode:
    """Say what an exception means for the person, and give its exit code."""
    if isinstance(error, UnreadableFile):
        say(str(error))
        return ExitCode.UNREADABLE
    if isinstance(error, DatabaseError):
        say(f"Error: {error.problem} {error.advice}")
        return ExitCode.DATABASE
    # Only a command that has loaded the module of such an error can raise it.
    if isinstance(error, _loaded("scanner.assess.profile", "ProfileError")):
        say(f"Error: {error}")
        return ExitCode.USAGE
    if isinstance(error, _loaded("scanner.reading.engine", "EngineMissing")):
        say(f"Error: {error}")
        return ExitCode.MISSING_DEPENDENCY
    if os.environ.get(_DEBUG):
        raise error
    if isinstance(error, ImportError):
        say(f"Error: A part is not installed or cannot be loaded: {error}. Install the scanner again.")
        return ExitCode.MISSING_DEPENDENCY
    say(f"Error: {type(error).__name__}: {error}")
    say(f"This is a fault of the scanner. Set {_DEBUG}=1 to see where it happened, and report it.")
    return ExitCode.INTERNAL


def _loaded(module: str, name: str) -> type[Exception] | tuple[()]:
    """Give a class of exception from a module that is loaded; nothing to be an instance of where it is not."""
    found: type[Exception] | tuple[()] = getattr(sys.modules.get(module), name, ())
    return found


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
