"""Compare plain Tesseract, plain RapidOCR and this project's reading, in one run.

    python -m tests.benchmarks.compare TRUTHS [--output TABLE.md] [--only a] [--readers rapidocr,scanner]

TRUTHS is a folder of photos with a truth beside each, or a JSON list of truths. Each reader lives in a process of its
own, so that its memory is its own; photo by photo all readers take their turn, in changing order, so that whatever
else the machine does falls on all alike. Models are loaded, and one small picture read, before the clock starts.
"""

import argparse
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from scanner.photo.model import Photo, PhotoRecord
from scanner.photo.open import open_photo
from tests.benchmarks.readers import READERS, machine
from tests.quality.letters import letters_read, strings_read
from tests.quality.truths import Truth, read_truths


@dataclass(slots=True)
class Tally:
    """What one reader did: names and strings read and printed, seconds a photo, peak memory in megabytes."""

    names: list[tuple[int, int]] = field(default_factory=list)
    strings: list[tuple[int, int]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    memory: float = 0.0


def compare(truths: Sequence[Truth], readers: Sequence[str], each: bool = False) -> dict[str, Tally]:
    """Read every photo with every reader in turn. Raises KeyError for an unknown reader."""
    context = multiprocessing.get_context("spawn")
    tallies = {name: Tally() for name in readers}
    workers: dict[str, Connection] = {}
    processes = []
    for name in readers:
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(READERS[name].name, theirs), daemon=True)
        process.start()
        workers[name] = ours
        processes.append(process)
    for name in readers:
        workers[name].recv()
    for number, truth in enumerate(truths):
        for name in (*readers[number % len(readers) :], *readers[: number % len(readers)]):
            workers[name].send(str(truth.photo))
            text, seconds = workers[name].recv()
            tally = tallies[name]
            tally.seconds.append(seconds)
            if truth.kind == "a" and truth.latin_ingredients:
                tally.names.append(letters_read(truth, text))
            if truth.kind == "b":
                tally.strings.append(strings_read(truth, text))
            if each:
                got = (letters_read if truth.kind == "a" else strings_read)(truth, text)
                print(f"{truth.photo.name} {name}: {got[0]}/{got[1]} in {seconds:.2f} s", file=sys.stderr, flush=True)
    for name in readers:
        workers[name].send(None)
        tallies[name].memory = workers[name].recv()
    for process in processes:
        process.join(10)
    return tallies


def table(tallies: Mapping[str, Tally], photos: int) -> str:
    """Lay tallies out as a Markdown table; the ratio is the median over photos of the time to plain RapidOCR's."""
    rows = [
        "| reader | letters of ingredients | pack strings | median s | to plain RapidOCR | slowest s | peak MB |",
        "|---|---|---|---|---|---|---|",
    ]
    base = tallies.get("rapidocr")
    for name, tally in tallies.items():
        ratio = "-"
        if base is not None:
            ratios = [own / other for own, other in zip(tally.seconds, base.seconds, strict=True)]
            ratio = f"{statistics.median(ratios):.2f}"
        cells = (_share(tally.names), _share(tally.strings), f"{statistics.median(tally.seconds):.2f}", ratio)
        rows.append(f"| {name} | {' | '.join(cells)} | {max(tally.seconds):.2f} | {tally.memory:.0f} |")
    return "\n".join([*rows, "", f"{photos} photos; {machine()}."])


def _share(counts: Sequence[tuple[int, int]]) -> str:
    got, of = sum(part for part, _ in counts), sum(whole for _, whole in counts)
    return f"{got / of:.3f} ({got}/{of})" if of else "-"


def _work(name: str, pipe: Connection) -> None:
    reader = READERS[name]()
    grey = np.full((64, 256, 3), 200, dtype=np.uint8)
    reader.text(Photo(PhotoRecord("", 256, 64, ""), grey))
    pipe.send("ready")
    while (path := pipe.recv()) is not None:
        start = time.perf_counter()
        text = reader.text(open_photo(Path(path)))
        pipe.send((text, time.perf_counter() - start))
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    pipe.send(sum(peaks) / (1024 * 1024 if sys.platform == "darwin" else 1024))


def main() -> None:
    """Compare over a folder and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truths", type=Path)
    parser.add_argument("--output", type=Path, help="write the table there as well")
    parser.add_argument("--title", default="Readers compared")
    parser.add_argument("--only", help="kinds of photo to take, such as a or ab")
    parser.add_argument("--readers", default=",".join(READERS))
    parser.add_argument("--each", action="store_true", help="say what each reader got of each photo")
    args = parser.parse_args()
    truths = [truth for truth in read_truths(args.truths) if args.only is None or truth.kind in args.only]
    made = table(compare(truths, args.readers.split(","), args.each), len(truths))
    print(made)
    if args.output:
        args.output.write_text(f"# {args.title}\n\n{made}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
