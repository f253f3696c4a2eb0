"""Real photos blurred so far that their print can hardly be read: what is read of them, and of the sharp photos.

    python -m tests.quality.blurred_photos TRUTHS [--kinds a] [--readers rapidocr,scanner]

TRUTHS as for `tests.benchmarks.compare`. Every photo is blurred in linear light, by a lens out of focus or by a hand
that moves, so far as hides print of its usual height; then come a sensor's noise, what a camera does to hide it, and
JPEG. A lens makes no flat disc here and a hand no straight line, unlike what `scanner.photo.blur` supposes.
"""

import argparse
import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Photo, Pixels
from scanner.photo.open import open_photo
from tests.benchmarks.readers import READERS, machine
from tests.quality.letters import letters_read, strings_read
from tests.quality.truths import read_truths

_LARGEST = 2_000_000


def lens(radius: float) -> NDArray[np.float32]:
    """Give the spread of a lens out of focus: a disc brighter towards its rim, and soft."""
    half = int(np.ceil(radius)) + 4
    far = np.hypot(*np.mgrid[-half : half + 1, -half : half + 1].astype(np.float32))
    disc = np.clip(radius + 0.5 - far, 0, 1) * (1 + 0.25 * (far / radius) ** 2)
    return _whole(cv2.GaussianBlur(disc.astype(np.float32), (0, 0), 0.8))


def hand(length: float, turn: float, bow: float) -> NDArray[np.float32]:
    """Give the spread of a hand's motion: a bowed line run through at uneven speed; `turn` in radians."""
    half = int(np.ceil(length / 2)) + 3
    share = np.linspace(-0.5, 0.5, 400)
    along, across = share * length, bow * length * (share**2 - 1 / 12)
    x, y = along * np.cos(turn) - across * np.sin(turn), along * np.sin(turn) + across * np.cos(turn)
    edges = np.arange(2 * half + 2) - half - 0.5
    path, _, _ = np.histogram2d(y, x, (edges, edges), weights=1 + 0.5 * np.sin(3 * share + 1))
    return _whole(cv2.GaussianBlur(path.astype(np.float32), (0, 0), 0.5))


def _whole(kernel: cv2.typing.MatLike) -> NDArray[np.float32]:
    return np.asarray(kernel / np.sum(kernel), np.float32)


def taken(pixels: Pixels, kernel: NDArray[np.float32], chance: np.random.Generator) -> Pixels:
    """Give a photo, (height, width, 3), uint8, BGR, as a camera would take it through a spread."""
    light = (pixels.astype(np.float32) / 255) ** 2.2
    spread = np.clip(cv2.filter2D(light, -1, kernel, borderType=cv2.BORDER_REFLECT), 0, 1) ** (1 / 2.2) * 255
    noisy = np.clip(spread + chance.normal(0, chance.uniform(1, 4), spread.shape), 0, 255).astype(np.uint8)
    quiet = cv2.bilateralFilter(noisy, 5, 12, 3)
    sharpened = cv2.addWeighted(quiet, 1.5, cv2.GaussianBlur(quiet, (0, 0), 1.2), -0.5, 0)
    _, coded = cv2.imencode(".jpg", sharpened, [cv2.IMWRITE_JPEG_QUALITY, int(chance.integers(80, 95))])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)


def blurred(pixels: Pixels, height: float, chance: np.random.Generator) -> tuple[Pixels, str]:
    """Give a photo blurred so that print whose lines are so many pixels high is hidden, and by what."""
    strength = chance.uniform(0.12, 0.25)
    if chance.random() < 0.5:
        return taken(pixels, lens(max(2.0, strength * height)), chance), "lens"
    moved = hand(max(5.0, 2.2 * strength * height), chance.uniform(-1.5, 1.5), chance.uniform(-0.35, 0.35))
    return taken(pixels, moved, chance), "hand"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("truths", type=Path)
    parser.add_argument("--kinds", default="a", help="kinds of photo to take: a, b or ab")
    parser.add_argument("--readers", default="rapidocr,scanner")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    readers = {name: READERS[name]() for name in args.readers.split(",")}
    from scanner.reading.read import make_reader

    sharp = make_reader()
    counts: dict[tuple[str, str], list[int]] = {}
    for number, truth in enumerate(truth for truth in read_truths(args.truths) if truth.kind in args.kinds):
        photo = open_photo(truth.photo)
        pixels = photo.pixels
        while pixels.shape[0] * pixels.shape[1] > _LARGEST:
            pixels = np.asarray(cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        places = [line.place() for line in sharp.read(Photo(photo.record, pixels), 0).lines]
        # The letters of a line take about 0.7 of its height.
        heights = [np.hypot(*np.subtract(place.box[3], place.box[0])) / 0.7 for place in places if place is not None]
        hidden, by = blurred(pixels, float(np.median(heights or [20.0])), np.random.default_rng([args.seed, number]))
        for name, reader in readers.items():
            text = reader.text(Photo(photo.record, hidden))
            got, of = (letters_read if truth.kind == "a" else strings_read)(truth, text)
            print(f"{truth.photo.name} {by} {name}: {got}/{of}", file=sys.stderr, flush=True)
            for row in (by, "all"):
                tally = counts.setdefault((name, row), [0, 0])
                tally[0] += got
                tally[1] += of
    for (name, by), (got, of) in counts.items():
        print(f"{name} {by}: {got / max(1, of):.3f} ({got}/{of})")
    print(machine())


if __name__ == "__main__":
    main()
