"""Drawn pictures as shops show packs: 600 pixels wide, soft and saved as JPEG, with lines of print a few pixels high.

    python -m tests.quality.small_prints [--first 3000] [--photos 24]

tells what share of the lines each reader reads, by the height of the capitals. The typefaces, Lato and Caladea, are not
among those that the network for small print was taught on. Seeds from 3000 on are for measuring only.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw

from samples.faces import open_face
from tests.benchmarks.readers import READERS, machine
from tests.quality.drawn_lines import LINES, DrawnLines, lines_read

HEIGHTS = (5.0, 6.0, 7.0, 9.0)
"""Heights of the capitals in pixels."""
_SIZE = 64
_WIDE, _HIGH = 600, 420
_CAPITALS = 0.7
"""The height of capitals as a share of the type's size, about."""
_NAMES = (Path(__file__).parent / "ingredient_names.txt").read_text(encoding="utf-8").split("\n")[:-1]


def small_print(seed: int, height: float) -> DrawnLines:
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
    for row, line in enumerate(lines):
        place = (chance.uniform(12, 40), 110 + row * 36 + chance.uniform(-4, 4))
        _print(photo, line, face, height, place, slope, ink)
    _print(photo, "DERMA ROLLER", face, 34, (60, 20), slope, ink)
    blurred = cv2.GaussianBlur(photo, (0, 0), chance.uniform(0.6, 1.1)) + chance.normal(0, 1.5, photo.shape)
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(chance.integers(50, 86))]
    _, saved = cv2.imencode(".jpg", np.clip(blurred, 0, 255).astype(np.uint8), quality)
    return DrawnLines(np.asarray(cv2.imdecode(saved, cv2.IMREAD_COLOR), np.uint8), lines)


def _print(
    photo: np.ndarray, line: str, face: str, height: float, place: tuple[float, float], slope: float, ink: np.ndarray
) -> None:
    """Print a line with its corner at a place: drawn large, then made small by area, as a lens would."""
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
    print(machine())


if __name__ == "__main__":
    main()
