"""Where words go: the report on standard output or into files, everything else on standard error."""

import os
import shutil
import sys
from collections.abc import Iterable
from typing import Any

import click


def say(line: str) -> None:
    """Print one line for the person at the terminal on standard error."""
    from scanner.report.printable import printable

    _encode_leniently(sys.stderr)
    click.echo(printable(line), err=True)


def say_problems(problems: Iterable[dict[str, str]]) -> None:
    """Say what is wrong with each photo that gave nothing, and what to do."""
    for item in problems:
        say(f"{item['path']}: {item['problem']} {item['advice']}")


def write_report(text: str, *, as_utf8: bool) -> None:
    """Print a report on standard output, whole or up to where the reader stops reading.

    `as_utf8` is for formats that are UTF-8 whatever the terminal is; other text shows a question mark for what the
    terminal cannot show.
    """
    try:
        if as_utf8:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))
            sys.stdout.buffer.flush()
        else:
            _encode_leniently(sys.stdout)
            sys.stdout.write(text)
            sys.stdout.flush()
    except BrokenPipeError:
        drop_output()


def drop_output() -> None:
    """Let what is still to be printed go nowhere, since who read it (such as head) has gone.

    Without this the interpreter's own flush at exit would fail again, and change the exit code.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def terminal_width() -> int:
    """Give the columns to fill: the terminal's, at most 100 for reading's sake; 80 where there is no terminal."""
    return min(shutil.get_terminal_size((80, 24)).columns, 100)


def wants_colour() -> bool:
    """Tell whether standard output is a terminal that shows colours; NO_COLOR (no-color.org) turns them off."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Progress:
    """A line on standard error that is written over again and again; nothing where no one watches."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def show(self, line: str) -> None:
        """Show a line in place of the one before."""
        if self._watched:
            from scanner.report.printable import printable

            room = shutil.get_terminal_size((80, 24)).columns - 1
            click.echo(f"\r\x1b[K{printable(line, room)}", err=True, nl=False)

    def clear(self) -> None:
        """Take the line away, for others to be printed."""
        if self._watched:
            click.echo("\r\x1b[K", err=True, nl=False)


def _encode_leniently(stream: Any) -> None:
    if hasattr(stream, "reconfigure") and (stream.encoding or "").lower().replace("-", "") != "utf8":
        stream.reconfigure(errors="replace")
