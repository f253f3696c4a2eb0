"""A batch: every product of a folder scanned in parallel, each report written as it comes."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from scanner import __version__
from scanner.assess.profile import ProfileError
from scanner.batch.folder import FolderProduct, folder_products
from scanner.batch.product import PhotoProblem, ProductScanner, ScanSettings
from scanner.batch.record import RECORD_FILE, ProductRow, Record, SeenFile
from scanner.batch.reports import report_path, write_atomically
from scanner.batch.summary import SUMMARY_FILE, write_summary
from scanner.batch.workers import CannotStart, Failed, Known, WorkerPool
from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.load import info
from scanner.reading.engine import EngineMissing
from scanner.reading.read import PhotoReader
from scanner.report.formats import FORMATS, Options, render
from scanner.report.sentences import heading
from scanner.report.wording import wording

REPORTS_FOLDER = "reports"
SECONDS_A_PRODUCT = 600.0


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """A batch to run: its folder, where its reports go, and how.

    `workers` processes share `cores` processor cores between them. A product that takes more than `seconds` fails.
    Each product gets a report as JSON, and one in each of `formats` beside it, in the language `lang`.
    `make_reader` stands in for the real reader in tests; it must be picklable.
    """

    folder: Path
    output: Path
    settings: ScanSettings
    workers: int
    cores: int
    seconds: float = SECONDS_A_PRODUCT
    formats: tuple[str, ...] = ()
    lang: str = "en"
    make_reader: Callable[[ScanSettings], PhotoReader] | None = None


def begin_record(plan: BatchPlan) -> Record:
    """Begin a batch anew: an empty record, in place of an earlier one and of the reports that it names."""
    path = plan.output / RECORD_FILE
    if path.exists():
        for row in Record.read(path).rows():
            for report in row.reports:
                (plan.output / report).unlink(missing_ok=True)
    plan.output.mkdir(parents=True, exist_ok=True)
    return Record.begin(path, {"scanner": __version__, "skin": plan.settings.skin, "today": plan.settings.today})


def run_batch(plan: BatchPlan, record: Record) -> Iterator[tuple[ProductRow, bool]]:
    """Scan the products of a folder; yield a row of each as it is done, and whether this run did it.

    A product of which `record` holds a row is not scanned again if its photos, the scanner, the database and the
    settings are what they were. However the run ends, finished reports stay, and the summary holds what is done.
    Raises `CannotStart` where no product can be scanned at all, OSError where the folder cannot be listed or the
    output not be written.
    """
    under = _conditions(plan)
    names: set[str] = set()
    skipped: set[str] = set()

    def jobs() -> Iterator[FolderProduct | Known[FolderProduct, ProductRow | Failed]]:
        for product in folder_products(plan.folder, skip=plan.output):
            names.add(product.name)
            known = _known(product, record, under, plan)
            if known is None:
                yield product
            else:
                skipped.add(product.name)
                yield Known(product, known)

    threads = max(1, plan.cores // plan.workers)
    make_work = _MakeWork(replace(plan, settings=replace(plan.settings, threads=threads)), under)
    pool: WorkerPool[FolderProduct, ProductRow | Failed] = WorkerPool(
        make_work, workers=plan.workers, threads=threads, seconds=plan.seconds
    )
    ended = False
    try:
        for product, answer in pool.run(jobs()):
            row = _failed(product, answer.why) if isinstance(answer, Failed) else answer
            if product.name in skipped:
                skipped.remove(product.name)
                yield row, False
            else:
                record.add(row)
                yield row, True
        ended = True
    finally:
        if ended:
            record.forget(names)
        write_summary(plan.output / SUMMARY_FILE, record.rows())


@dataclass(frozen=True, slots=True)
class _MakeWork:
    """Makes, in a worker, the function that scans one product and writes its report."""

    plan: BatchPlan
    under: str

    def __call__(self) -> Callable[[FolderProduct], ProductRow | Failed]:
        scanner = ProductScanner(self.plan.settings, self.plan.make_reader)
        try:
            scanner.prepare()
        except EngineMissing as error:
            raise CannotStart("engine", error.what, error.advice) from error
        except DatabaseError as error:
            raise CannotStart("database", error.problem, error.advice) from error
        except ProfileError as error:
            raise CannotStart("profile", error.problem, error.advice) from error
        return partial(_scan, scanner, self.plan, self.under)


def _scan(scanner: ProductScanner, plan: BatchPlan, under: str, product: FolderProduct) -> ProductRow | Failed:
    """Scan one product of a batch and write its reports. Runs in a worker."""
    if product.problem:
        return Failed(product.problem)
    seen = [_seen(path, plan.folder) for path in product.photos]
    scanned = scanner.product(product.photos, product.name)
    document = scanner.document(scanned)
    reports = []
    for name in dict.fromkeys(("json", *plan.formats)):
        report = f"{REPORTS_FOLDER}/{report_path(product.name, FORMATS[name].ending)}"
        write_atomically(plan.output / report, render(document, name, Options(plan.lang)))
        reports.append(report)
    hashes = {photo["path"]: photo["sha256"] for photo in document["products"][0]["photos"]}
    hashed = (
        replace(file, sha256=hashes.get(os.fspath(path), "")) for file, path in zip(seen, product.photos, strict=True)
    )
    row = summary_row(document["products"][0], scanned.problems)
    return replace(row, reports=tuple(reports), seen=tuple(hashed), under=under)


def summary_row(product: Mapping[str, Any], problems: tuple[PhotoProblem, ...] = ()) -> ProductRow:
    """Make the row of a product from its part of the report document."""
    counts = product["summary"]
    shown = [finding for finding in product["findings"] if finding["suppressed"] is None]
    return ProductRow(
        product=product["name"],
        state="done",
        kind=product["kind"],
        outcome=product["outcome"],
        avoid=counts["avoid"],
        caution=counts["caution"],
        note=counts["note"],
        ingredients=counts["ingredients"],
        recognised=counts["recognised"],
        unread=counts["unread"],
        matters=heading(shown[0], wording()) if shown else "",
        problems=problems,
    )


def _failed(product: FolderProduct, why: str) -> ProductRow:
    return ProductRow(
        product=product.name,
        state="failed",
        problems=(PhotoProblem(product.name, why, "Scan it by itself with 'scanner scan' to see more."),),
    )


def _known(product: FolderProduct, record: Record, under: str, plan: BatchPlan) -> ProductRow | None:
    """Give the row of a product that needs no scanning; None for one that does."""
    if product.name not in record:
        return None
    row = record.row(product.name)
    if row.state != "done" or row.under != under or not all((plan.output / report).is_file() for report in row.reports):
        return None
    try:
        now = tuple(_seen(path, plan.folder) for path in product.photos)
        return row if _same_files(now, row.seen, plan.folder) else None
    except OSError:
        return None


def _same_files(now: tuple[SeenFile, ...], before: tuple[SeenFile, ...], folder: Path) -> bool:
    """Compare files by size and time, and by content where only the time differs, as it does after copying."""
    if [(file.path, file.size) for file in now] != [(file.path, file.size) for file in before]:
        return False
    return all(
        new.mtime_ns == old.mtime_ns or (old.sha256 != "" and _sha256(folder / new.path) == old.sha256)
        for new, old in zip(now, before, strict=True)
    )


def _seen(path: Path, folder: Path) -> SeenFile:
    name = path.relative_to(folder).as_posix()
    try:
        found = path.stat()
    except OSError:
        return SeenFile(name, -1, -1, "")
    return SeenFile(name, found.st_size, found.st_mtime_ns, "")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _conditions(plan: BatchPlan) -> str:
    """Give one key for all that a report depends on beside the photos."""
    about = info(plan.settings.database)
    conditions = {name: str(value) for name, value in asdict(plan.settings).items() if name != "threads"}
    conditions["scanner"] = __version__
    conditions["tables"] = json.dumps({name: table.sha256 for name, table in about.tables.items()})
    for file in (plan.settings.profile, plan.settings.ignore):
        if file is not None and file.is_file():
            conditions[str(file)] = _sha256(file)
    conditions["formats"] = " ".join((plan.lang, *sorted(plan.formats)))
    return hashlib.sha256(json.dumps(conditions, sort_keys=True).encode()).hexdigest()[:16]
