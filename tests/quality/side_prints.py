"""Drawn photos of a pack's side: small lines of print, turned, squat, leaning, on a panel of their own colour.

    python -m tests.quality.side_prints [--first 3000] [--photos 40]

tells what share of the lines each reader reads. Seeds from 3000 on are for measuring only.
"""

import argparse
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from scanner.photo.model import Pixels
from tests.benchmarks.readers import READERS, machine
from tests.quality.drawn_lines import LINES, DrawnLines, lines_read

_SIZE, _LEADING = 64, 86
_WIDE, _HIGH = 1800, 1200


@dataclass(frozen=True, slots=True, eq=False)
class SidePrint(DrawnLines):
    """Besides, where the middle of the panel is that holds the lines, and how it is turned, in degrees."""

    middle: tuple[float, float]
    degrees: float


def side_print(seed: int) -> SidePrint:
    """Draw a photo of 1800 by 1200 pixels with a large title and one panel of small print.

    The type is 9 to 15 pixels in size along the lines and from half to nine tenths of that across.
    """
    chance = np.random.default_rng(seed)
    lines = tuple(LINES[k] for k in chance.choice(len(LINES), int(chance.integers(2, 7)), replace=False))
    dark = bool(chance.random() < 0.6)
    panel = _panel(lines, chance, dark=dark)
    scale, squat = chance.uniform(9, 15) / _SIZE, chance.uniform(0.5, 0.9)
    lean, degrees = chance.uniform(-0.4, 0.4), chance.uniform(0, 360)
    cos, sin = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    shape = np.array([[cos, -sin], [sin, cos]]) @ np.array([[1, lean * squat], [0, squat]]) * scale
    middle = np.array([chance.uniform(450, 1350), chance.uniform(350, 850)])
    placed = np.column_stack([shape, middle - shape @ (panel.shape[1] / 2, panel.shape[0] / 2)])
    photo = _ground(chance)
    # Three times as large first, then made small by area, as a lens would.
    size = (3 * _WIDE, 3 * _HIGH)
    smooth = cv2.GaussianBlur(panel, (0, 0), 1 / (6 * scale))
    drawn = cv2.resize(cv2.warpAffine(smooth, 3 * placed, size), (_WIDE, _HIGH), interpolation=cv2.INTER_AREA)
    solid = np.full(panel.shape[:2], 255, np.uint8)
    share = cv2.resize(cv2.warpAffine(solid, 3 * placed, size), (_WIDE, _HIGH), interpolation=cv2.INTER_AREA)
    alpha = share[:, :, None].astype(np.float32) / 255
    photo = cv2.GaussianBlur(photo * (1 - alpha) + drawn * alpha, (0, 0), chance.uniform(0.4, 0.8))
    photo = np.clip(photo + chance.normal(0, 2, photo.shape), 0, 255)
    return SidePrint(photo.astype(np.uint8), lines, (float(middle[0]), float(middle[1])), float(degrees))


def _panel(lines: tuple[str, ...], chance: np.random.Generator, *, dark: bool) -> Pixels:
    font = ImageFont.load_default(_SIZE)
    ground = chance.integers(190, 250, 3) if dark else chance.integers(20, 130, 3)
    ink = chance.integers(10, 70, 3) if dark else chance.integers(215, 255, 3)
    wide = max(int(font.getlength(line)) for line in lines) + 2 * _SIZE
    picture = Image.new("RGB", (wide, len(lines) * _LEADING + _SIZE), tuple(int(value) for value in ground))
    draw = ImageDraw.Draw(picture)
    for row, line in enumerate(lines):
        draw.text((_SIZE, _SIZE // 2 + row * _LEADING), line, tuple(int(value) for value in ink), font)
    return np.asarray(picture)[:, :, ::-1].copy()


def _ground(chance: np.random.Generator) -> np.ndarray:
    slope = np.linspace(-12, 12, _WIDE)[None, :] + np.zeros((_HIGH, 1))
    picture = Image.fromarray(np.clip(chance.integers(150, 250) + slope, 0, 255).astype(np.uint8)).convert("RGB")
    ImageDraw.Draw(picture).text((80, 60), "DERMA STAMP", (40, 40, 40), ImageFont.load_default(70))
    return np.asarray(picture)[:, :, ::-1].astype(np.float32)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=3000, help="the first seed")
    parser.add_argument("--photos", type=int, default=40)
    args = parser.parse_args()
    drawn = [side_print(seed) for seed in range(args.first, args.first + args.photos)]
    for name, kind in READERS.items():
        read, printed = lines_read(kind(), drawn)
        print(f"{name}: {read / printed:.3f} ({read}/{printed})")
    print(machine())


if __name__ == "__main__":
    main()
