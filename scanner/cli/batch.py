"""`scanner batch`: a folder of products."""

import heapq
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scanner.cli.exit import ExitCode, at_or_above
from scanner.cli.options import database_option, engine_option, judging_options, language_option, settings
from scanner.cli.output import Progress, say, write_report
from scanner.report.formats import FORMATS

if TYPE_CHECKING:
    from scanner.batch.record import ProductRow, Record
    from scanner.batch.run import BatchPlan

_SHOWN = 30
_NAME_WIDTH = 36


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("scan-report"),
    show_default=True,
    metavar="FOLDER",
    help="Where the reports, summary.csv and record.jsonl go.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice([name for name in FORMATS if name != "json"]),
    multiple=True,
    help="A report of each product in this format too; may be given several times.",
)
@language_option
@click.option("--resume", is_flag=True, help="Go on with the batch in the output folder: scan what is new or changed.")
@click.option("--anew", is_flag=True, help="Start over, in place of the batch in the output folder.")
@click.option("--workers", type=click.IntRange(1), help="Processes that scan at the same time.  [default: one a core]")
@click.option(
    "--time-limit",
    type=click.FloatRange(1),
    default=600.0,
    show_default=True,
    metavar="SECONDS",
    help="Give up on a product after this long.",
)
@judging_options
@engine_option
@database_option
def batch(
    folder: Path,
    output: Path,
    formats: tuple[str, ...],
    lang: str,
    resume: bool,
    anew: bool,
    workers: int | None,
    time_limit: float,
    skin: str,
    today: str | None,
    fail_on: str,
    profile: Path | None,
    ignore: Path | None,
    engine: str,
    database: Path | None,
) -> ExitCode:
    """Scan a folder of products.

    Each photo in FOLDER is a product; so is each folder below it that has photos, and these are its sides. Each
    product gets a JSON report in the output folder as soon as it is scanned. One bad photo stops nothing. What was
    done before an interruption is kept: go on with --resume.

    \b
    Examples:
      scanner batch listings --output reports
      scanner batch listings --output reports --resume
    """
    if not folder.is_dir():
        raise click.UsageError(f"{folder} is not a folder. For photos use 'scanner scan'.")
    if resume and anew:
        raise click.UsageError("Choose one of --resume and --anew.")
    from scanner.batch.record import RECORD_FILE, Record
    from scanner.batch.run import BatchPlan, begin_record

    before = Record.read(output / RECORD_FILE) if (output / RECORD_FILE).exists() else None
    if before is not None and not resume and not anew:
        raise click.UsageError(
            f"{output} holds a batch already. Add --resume to go on with it, or --anew to start over."
        )
    # Going on, dates are judged against the day on which the batch was begun, unless another is given.
    begun = str(before.head.get("today") or "") if before is not None and resume else ""
    cores = _cores()
    plan = BatchPlan(
        folder,
        output,
        settings(skin, today or begun, profile, ignore, engine, database),
        workers=workers or cores,
        cores=cores,
        seconds=time_limit,
        formats=formats,
        lang=lang,
    )
    try:
        record = before if before is not None and resume else begin_record(plan)
        return _run(plan, record, fail_on)
    except OSError as error:
        say(f"Error: {error.filename or output}: {error.strerror or error}. Check the folder and the disk.")
        return ExitCode.UNREADABLE


def _run(plan: "BatchPlan", record: "Record", fail_on: str) -> ExitCode:
    from scanner.batch.run import run_batch
    from scanner.batch.workers import CannotStart

    tally = _Tally(fail_on)
    try:
        for row, new in run_batch(plan, record):
            tally.add(row, new)
    except CannotStart as error:
        say(f"Error: {error.problem} {error.advice}")
        codes = {"engine": ExitCode.MISSING_DEPENDENCY, "database": ExitCode.DATABASE, "profile": ExitCode.USAGE}
        return codes.get(error.kind, ExitCode.INTERNAL)
    except KeyboardInterrupt:
        tally.end()
        say(f"Interrupted. {tally.count} products are done; go on with: --resume")
        return ExitCode.INTERRUPTED
    tally.end()
    if not tally.count:
        say(f"{plan.folder}: There are no photos in this folder or below it. Check the folder.")
        return ExitCode.UNREADABLE
    write_report(tally.table(), as_utf8=False)
    say(f"{tally.sentence()} Reports: {plan.output}")
    return tally.code()


class _Tally:
    """Counts rows as they come, and keeps the few that matter most."""

    def __init__(self, fail_on: str) -> None:
        self.count = 0
        self._severities = at_or_above(fail_on)
        self._outcomes: Counter[str] = Counter()
        self._skipped = 0
        self._at_threshold = 0
        self._with_problems = 0
        self._worst: list[tuple[tuple[int, int, int], list[int], ProductRow]] = []
        self._progress = Progress()

    def add(self, row: "ProductRow", new: bool) -> None:
        """Count a row, and show it: the line of progress where someone watches, problems always."""
        self.count += 1
        self._skipped += not new
        self._outcomes["failed" if row.state == "failed" else row.outcome] += 1
        self._at_threshold += any(getattr(row, severity) for severity in self._severities)
        self._with_problems += bool(row.problems)
        # The name as numbers below zero: of equal products the first by name is to stay.
        name = [-ord(char) for char in row.product] + [1]
        entry = ((row.avoid, row.caution, row.note), name, row)
        (heapq.heappush if len(self._worst) < _SHOWN else heapq.heappushpop)(self._worst, entry)
        self._progress.show(f"{self.count} done, {self._outcomes['concerns']} with concerns")
        if new:
            for item in row.problems:
                self.end()
                say(f"{item.path}: {item.problem} {item.advice}")

    def end(self) -> None:
        """Clear the line of progress."""
        self._progress.clear()

    def table(self) -> str:
        """Make the table of the products that matter most."""
        from scanner.report.columns import columns
        from scanner.report.printable import printable

        lines = [f"{'product':{_NAME_WIDTH}}  {'outcome':10}  avoid  caution  note  what matters most"]
        for counts, _, row in sorted(self._worst, key=lambda entry: entry[:2], reverse=True):
            name = printable(row.product)
            while columns(name) > _NAME_WIDTH:
                name = "…" + name[2:]  # the end of a path tells more than its beginning
            name += " " * (_NAME_WIDTH - columns(name))
            outcome = "failed" if row.state == "failed" else row.outcome
            avoid, caution, note = counts
            matters = printable(row.matters)
            lines.append(f"{name}  {outcome:10}  {avoid:5}  {caution:7}  {note:4}  {matters}")
        if self.count > len(self._worst):
            lines.append(f"… and {self.count - len(self._worst)} more in summary.csv")
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def sentence(self) -> str:
        """Sum up in a line."""
        of = self._outcomes
        parts = [
            f"{self.count} products: {of['concerns']} with concerns",
            f"{of['none-found']} with none of the listed concerns found",
            f"{of['unreadable']} unreadable",
        ]
        if of["failed"]:
            parts.append(f"{of['failed']} failed")
        if self._skipped:
            parts.append(f"{self._skipped} unchanged since the last run")
        return ", ".join(parts) + "."

    def code(self) -> ExitCode:
        """Judge the whole batch: one product is enough."""
        if self._at_threshold:
            return ExitCode.FINDINGS
        if self._outcomes["unreadable"] or self._outcomes["failed"] or self._with_problems:
            return ExitCode.UNREADABLE
        return ExitCode.NOTHING


def _cores() -> int:
    """Count the processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
