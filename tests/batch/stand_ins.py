"""Readers that need no OCR and can be sent to other processes."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from scanner.batch.product import ScanSettings
from scanner.batch.record import ProductRow, Record
from scanner.batch.run import BatchPlan, run_batch
from scanner.photo.model import Photo, Place
from scanner.reading.model import Line, Reading, Unread


class TellTale:
    """Reads an ingredient list with what a photo's file name says, apart by underscores: `aqua_limonene.png`.

    `empty` in the name gives nothing, `script` only print in a foreign script, `crash` ends the process, `boom` raises.
    """

    def read(self, photo: Photo, index: int) -> Reading:
        name = os.path.splitext(os.path.basename(photo.record.path))[0]
        if "crash" in name:
            os._exit(11)
        if "boom" in name:
            raise RuntimeError("the reader is confused")
        if "script" in name:
            place = Place(index, ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)))
            foreign = (Unread(place, "script", "Look for Latin letters."),)
            return Reading(photo.record, other_script=foreign, readers=("recorded",))
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


def run_batch_with(
    make_reader: Callable[[ScanSettings], TellTale],
) -> Callable[[BatchPlan, Record], Iterator[tuple[ProductRow, bool]]]:
    """Make a stand-in for `run_batch` whose workers read with another reader."""
    return lambda plan, record: run_batch(replace(plan, make_reader=make_reader), record)
