"""One product from its photos, or from a pasted text, to what is known and judged of it."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

from scanner.assess.assess import assess
from scanner.assess.ignore import Ignored, read_ignored
from scanner.assess.model import AssessedProduct
from scanner.assess.profile import Profile, read_profile
from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import info, load
from scanner.knowledge.model import Skin
from scanner.knowledge.packaging import packaging
from scanner.label.label import build_label
from scanner.photo.model import PhotoError
from scanner.reading.model import Reading, pasted
from scanner.report.document import report_document

if TYPE_CHECKING:
    from scanner.reading.read import PhotoReader


@dataclass(frozen=True, slots=True)
class ScanSettings:
    """What holds for every product of one command.

    `today` is the ISO date that printed dates are judged against, None not to judge them. `engine` is auto,
    rapidocr, tesseract or both; `threads` bounds the processor threads of one reader, 0 leaves it to the reader.
    `database` is the folder of another database than the one that comes with the scanner. `profile` and `ignore` are
    TOML files: what a person told about themselves, and the findings they hide.
    """

    skin: Skin = Skin.NEEDLED
    today: str | None = None
    engine: str = "auto"
    threads: int = 0
    database: Path | None = None
    profile: Path | None = None
    ignore: Path | None = None


@dataclass(frozen=True, slots=True)
class PhotoProblem:
    """A photo of which nothing is known: its path, what is wrong, and what to do."""

    path: str
    problem: str
    advice: str


@dataclass(frozen=True, slots=True)
class ScannedProduct:
    """A product as assessed, the photos that gave nothing, and the seconds each step took."""

    assessed: AssessedProduct
    problems: tuple[PhotoProblem, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)


class ProductScanner:
    """Scans products one after the other; the reader's models and the database are loaded once, when first needed.

    `make_reader` stands in for the real reader in tests. Raises, on use, `EngineMissing` where an engine was asked
    for that is not installed, and `DatabaseError`.
    """

    def __init__(self, settings: ScanSettings, make_reader: Callable[[ScanSettings], "PhotoReader"] | None = None):
        self.settings = settings
        self._make_reader = make_reader or _installed_reader

    @cached_property
    def knowledge(self) -> Knowledge:
        """The database."""
        return load(self.settings.database)

    @cached_property
    def database(self) -> Mapping[str, object]:
        """Version and date of the database, as reports give them."""
        about = info(self.settings.database)
        return {"version": about.version, "date": about.date}

    @cached_property
    def profile(self) -> Profile | None:
        """The person's profile, if one was given. Raises `ProfileError`."""
        return read_profile(self.settings.profile, self.knowledge) if self.settings.profile else None

    @cached_property
    def ignored(self) -> tuple[Ignored, ...]:
        """The findings to hide. Raises `IgnoreError`."""
        return read_ignored(self.settings.ignore, self.knowledge) if self.settings.ignore else ()

    @cached_property
    def reader(self) -> "PhotoReader":
        """The reader, its models loaded."""
        return self._make_reader(self.settings)

    def prepare(self) -> None:
        """Load all there is to load now, so that what is missing or wrong is said before the first photo."""
        _ = self.database, self.knowledge.names, self.knowledge.hazards, self.profile, self.ignored, self.reader

    def product(
        self, paths: Sequence[Path], name: str = "", watch: Callable[[Path], None] | None = None
    ) -> ScannedProduct:
        """Scan the photos of one product.

        A photo that cannot be opened, or on which nothing at all is read, becomes a problem, and the next one goes
        on. Photos keep their places in the order given: boxes name a photo by its index among those opened. `watch`
        is called before each photo.
        """
        # Imported here, since a pasted text needs neither the decoders nor the engines.
        from scanner.photo.open import open_photo

        seconds: dict[str, float] = {}
        problems: list[PhotoProblem] = []
        readings: list[Reading] = []
        for path in paths:
            if watch is not None:
                watch(path)
            try:
                with _timed(seconds, "open"):
                    photo = open_photo(path)
            except PhotoError as error:
                problems.append(PhotoProblem(error.path, error.problem, error.advice))
                continue
            with _timed(seconds, "load reader"):
                reader = self.reader
            with _timed(seconds, "read"):
                reading = reader.read(photo, len(readings))
            readings.append(reading)
            if not (reading.lines or reading.symbols or reading.barcodes):
                problems.append(_nothing_read(path, reading))
        return self._judge(readings, name or product_name(paths), problems, seconds)

    def text(self, text: str, name: str = "text") -> ScannedProduct:
        """Scan a pasted ingredient list or the text of a pack."""
        return self._judge([pasted(text)], name, [], {})

    def document(self, scanned: ScannedProduct, *, timed: bool = False) -> dict[str, Any]:
        """Make the report of one scanned product; `timed` puts the seconds of each step in."""
        return report_document(
            [scanned.assessed],
            database=self.database,
            problems=scanned.problems,
            timings=scanned.seconds if timed else None,
            rules=self.knowledge.rules,
            symbol_titles=self._symbol_titles,
            skin=self.settings.skin,
            today=self.settings.today,
        )

    @cached_property
    def _symbol_titles(self) -> Mapping[str, str]:
        return {key: meaning.title for key, meaning in packaging(self.knowledge.folder).symbols.items()}

    def _judge(
        self, readings: Sequence[Reading], name: str, problems: Sequence[PhotoProblem], seconds: dict[str, float]
    ) -> ScannedProduct:
        with _timed(seconds, "label"):
            label = build_label(readings, self.knowledge)
        with _timed(seconds, "assess"):
            assessed = assess(
                label,
                readings,
                self.knowledge,
                skin=self.settings.skin,
                today=self.settings.today,
                profile=self.profile,
                ignore=self.ignored,
                name=name,
            )
        return ScannedProduct(assessed, tuple(problems), seconds)


def scan_text(text: str, *, settings: ScanSettings, name: str = "text") -> ScannedProduct:
    """Scan a pasted text with a scanner of its own."""
    return ProductScanner(settings).text(text, name)


def product_name(paths: Sequence[Path]) -> str:
    """Name a product after its photo, or after the folder that holds its photos where there are several."""
    if len(paths) == 1:
        return paths[0].name
    folders = {path.parent.absolute() for path in paths}
    folder = folders.pop().name if len(folders) == 1 else ""
    return folder or (paths[0].name if paths else "")


def _installed_reader(settings: ScanSettings) -> "PhotoReader":
    from scanner.reading.read import make_reader

    return make_reader(settings.engine, threads=settings.threads)


def _nothing_read(path: Path, reading: Reading) -> PhotoProblem:
    if reading.other_script:
        return PhotoProblem(
            os.fspath(path),
            "The print on this photo is in a script that is not read.",
            "Look for the same words in Latin letters on another side.",
        )
    return PhotoProblem(
        os.fspath(path),
        "Nothing could be read on this photo.",
        "Take it again from closer, in even light, with the print sharp and the label filling the picture.",
    )


@contextmanager
def _timed(seconds: dict[str, float], step: str) -> Iterator[None]:
    start = perf_counter()
    try:
        yield
    finally:
        seconds[step] = seconds.get(step, 0.0) + perf_counter() - start
