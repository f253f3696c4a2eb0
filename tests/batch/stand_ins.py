"""Stand-ins that can be sent to other processes: work for workers, and readers that need no OCR."""

import os
import time
from collections.abc import Callable

from scanner.batch.workers import CannotStart, Failed
from scanner.photo.model import Photo
from scanner.reading.model import Line, Reading


def doubling() -> Callable[[str], str]:
    return lambda job: job * 2


def moody() -> Callable[[str], str | Failed]:
    """Make work that does what the job's name says."""

    def work(job: str) -> str | Failed:
        if job.startswith("die"):
            os._exit(9)
        if job.startswith("raise"):
            raise ValueError("a bad\njob")
        if job.startswith("hang"):
            time.sleep(60)
        if job.startswith("decline"):
            return Failed("declined")
        return f"{job} by {os.getpid()}"

    return work


def threads_seen() -> Callable[[str], str]:
    return lambda job: os.environ["OMP_NUM_THREADS"]


def no_engine() -> Callable[[str], str]:
    raise CannotStart("engine", "No engine.", "Install one.")


def no_reason() -> Callable[[str], str]:
    raise RuntimeError("no\nreason")


def dead_at_birth() -> Callable[[str], str]:
    os._exit(3)
    return doubling()


class TellTale:
    """Reads an ingredient list with what a photo's file name says, apart by underscores: `aqua_limonene.png`.

    `empty` in the name gives nothing, `crash` ends the process, `boom` raises.
    """

    def read(self, photo: Photo, index: int) -> Reading:
        name = os.path.splitext(os.path.basename(photo.record.path))[0]
        if "crash" in name:
            os._exit(11)
        if "boom" in name:
            raise RuntimeError("the reader is confused")
        words = [] if "empty" in name else [f"Ingredients: Aqua, Glycerin, Panthenol, {', '.join(name.split('_'))}."]
        width, height = photo.record.width, photo.record.height
        lines = tuple(
            Line(
                text,
                "recorded",
                0.99,
                index,
                tuple(
                    ((x * width / len(text), 0.0), (x * width / len(text), float(height))) for x in range(len(text) + 1)
                ),
            )
            for text in words
        )
        return Reading(photo.record, lines, readers=("recorded",))


def tell_tale(settings: object) -> TellTale:
    return TellTale()


def missing_engine(settings: object) -> TellTale:
    from scanner.reading.engine import EngineMissing

    raise EngineMissing("Tesseract is not installed.", "Install it.")


class SlowTellTale(TellTale):
    """Takes a fifth of a second a photo."""

    def read(self, photo: Photo, index: int) -> Reading:
        time.sleep(0.2)
        return super().read(photo, index)


def slow_tell_tale(settings: object) -> TellTale:
    return SlowTellTale()
