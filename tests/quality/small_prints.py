"""Drawn pictures as shops show packs: 600 pixels wide, soft and saved as JPEG, with lines of print a few pixels high.

    python -m tests.quality.small_prints [--first 3000] [--photos 24]

tells what share of the lines each reader reads, by the height of the capitals, and what becomes of the lines with this
scanner. The typefaces, Lato and Caladea, are not among those that the network for small print was taught on. Seeds from
3000 on are for measuring only.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw

from samples.faces import open_face
from scanner.photo.model import Point, Quad
from scanner.reading.read import PhotoReader, make_reader
from tests.benchmarks.readers import READERS, machine
from tests.quality.drawn_lines import LINES, DrawnLines, lines_read
from tests.quality.letters import is_read
from tests.quality.truths import squeezed

HEIGHTS = (5.0, 6.0, 7.0, 9.0)
"""Heights of the capitals in pixels."""
_SIZE = 64
_WIDE, _HIGH = 600, 420
_CAPITALS = 0.7
"""The height of capitals as a share of the type's size, about."""
_NAMES = (Path(__file__).parent / "ingredient_names.txt").read_text(encoding="utf-8").split("\n")[:-1]


@dataclass(frozen=True, slots=True, eq=False)
class SmallPrint(DrawnLines):
    """Besides, the middles of the ends of each line, left and right, in pixels."""

    ends: tuple[tuple[Point, Point], ...]


def small_print(seed: int, height: float) -> SmallPrint:
    """Draw a photo of 600 by 420 pixels with a title and eight lines whose capitals are `height` pixels high."""
    chance = np.random.default_rng(seed)
    sayings = [LINES[k] for k in chance.choice(len(LINES), 5, replace=False)]
    names = [_NAMES[k] for k in chance.choice(len(_NAMES), 6, replace=False)]
    lines = (*sayings, *(", ".join(names[k : k + 2]) for k in (0, 2, 4)))
    ground, ink = chance.integers(190, 250, 3), chance.integers(10, 90, 3)
    if chance.random() < 0.4:
        ground, ink = ink, ground
    photo = np.zeros((_HIGH, _WIDE, 3), np.float32) + ground.astype(np.float32)
    face = ("humanist", "serif")[int(chance.integers(2))]
    slope = chance.uniform(-0.02, 0.02)
    ends = []
    for row, line in enumerate(lines):
        place = (chance.uniform(12, 40), 110 + row * 36 + chance.uniform(-4, 4))
        ends.append(_print(photo, line, face, height, place, slope, ink))
    _print(photo, "DERMA ROLLER", face, 34, (60, 20), slope, ink)
    blurred = cv2.GaussianBlur(photo, (0, 0), chance.uniform(0.6, 1.1)) + chance.normal(0, 1.5, photo.shape)
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(chance.integers(50, 86))]
    _, saved = cv2.imencode(".jpg", np.clip(blurred, 0, 255).astype(np.uint8), quality)
    return SmallPrint(np.asarray(cv2.imdecode(saved, cv2.IMREAD_COLOR), np.uint8), lines, tuple(ends))


def _print(
    photo: np.ndarray, line: str, face: str, height: float, place: tuple[float, float], slope: float, ink: np.ndarray
) -> tuple[Point, Point]:
    """Print a line with its corner at a place: drawn large, then made small by area, as a lens would.

    Gives the middles of its ends, in the middle of its ink.
    """
    font = open_face(face, _SIZE)
    page = Image.new("L", (int(font.getlength(line)) + _SIZE, 2 * _SIZE), 0)
    ImageDraw.Draw(page).text((_SIZE // 4, _SIZE // 4), line, 255, font)
    scale = 3 * height / (_CAPITALS * _SIZE)
    smooth = cv2.GaussianBlur(np.asarray(page), (0, 0), max(0.3, 0.5 / scale))
    placed = np.array([[scale, 0, 3 * place[0]], [scale * slope, scale, 3 * place[1]]])
    size = (3 * photo.shape[1], 3 * photo.shape[0])
    share = cv2.resize(cv2.warpAffine(smooth, placed, size), None, fx=1 / 3, fy=1 / 3, interpolation=cv2.INTER_AREA)
    share = share[:, :, None].astype(np.float32) / 255
    photo[:] = photo * (1 - share) + ink.astype(np.float32) * share
    left, top, right, bottom = font.getbbox(line, anchor="la")
    corner, middle = _SIZE // 4, (top + bottom) / 2
    (x0, x1), (y0, y1) = placed @ [[corner + left, corner + right], [corner + middle] * 2, [1, 1]] / 3
    return (float(x0), float(y0)), (float(x1), float(y1))


def fates(reader: PhotoReader, drawn: Sequence[SmallPrint]) -> Counter[str]:
    """Count what became of the printed lines: read, named (as unread, or of another script), misread, or silent.

    A line is named or misread where named places, or else text, lie over at least half of its length.
    """
    counts: Counter[str] = Counter()
    for one in drawn:
        reading = reader.read(one.photo, 0)
        text = squeezed("\n".join(line.text for line in reading.lines))
        told = [place.box for line in reading.lines if (place := line.place()) is not None]
        named = [place.place.box for place in (*reading.unread, *reading.other_script)]
        for line, ends in zip(one.lines, one.ends, strict=True):
            if is_read(line, text):
                counts["read"] += 1
            elif _over(ends, named):
                counts["named"] += 1
            else:
                counts["misread" if _over(ends, told) else "silent"] += 1
    return counts


def _over(ends: tuple[Point, Point], boxes: Sequence[Quad]) -> bool:
    """Tell whether boxes lie over at least half of a line."""
    steps = np.linspace(0.02, 0.98, 49)[:, None]
    points = (np.array(ends[0]) * (1 - steps) + np.array(ends[1]) * steps).astype(np.float32)
    outlines = [np.array(box, np.float32) for box in boxes]
    held = [any(cv2.pointPolygonTest(box, (float(x), float(y)), False) >= 0 for box in outlines) for x, y in points]
    return sum(held) >= len(held) / 2


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=3000, help="the first seed")
    parser.add_argument("--photos", type=int, default=24, help="photos of each height")
    args = parser.parse_args()
    print("| reader | " + " | ".join(f"{height} pixels" for height in HEIGHTS) + " |")
    print("|---|" + "---|" * len(HEIGHTS))
    for name, kind in READERS.items():
        reader = kind()
        cells = []
        for height in HEIGHTS:
            drawn = [small_print(seed, height) for seed in range(args.first, args.first + args.photos)]
            read, printed = lines_read(reader, drawn)
            cells.append(f"{read / printed:.3f} ({read}/{printed})")
        print(f"| {name} | " + " | ".join(cells) + " |")
    own = make_reader()
    for height in HEIGHTS:
        drawn = [small_print(seed, height) for seed in range(args.first, args.first + args.photos)]
        counts = fates(own, drawn)
        told = ", ".join(f"{counts[fate]} {fate}" for fate in ("read", "named", "misread", "silent"))
        print(f"scanner, {height} pixels: {told}")
    print(machine())


if __name__ == "__main__":
    main()
