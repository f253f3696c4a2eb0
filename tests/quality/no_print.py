"""Drawn patterns that hold no print, and may be taken for some."""

import cv2
import numpy as np
from numpy.typing import NDArray

KINDS = ("paper", "noise", "shade", "bars", "grid", "dots", "cloud", "rings")


def pattern(kind: str, high: int, wide: int) -> NDArray[np.uint8]:
    """Draw a pattern of `KINDS` in grey, (high, wide), with a little noise. Raises KeyError for another."""
    y, x = np.mgrid[:high, :wide].astype(np.float32)
    dice = np.random.default_rng(5)
    drawn = {
        "paper": np.full_like(x, 200),
        "noise": dice.normal(150, 25, x.shape),
        "shade": 40 + 0.3 * x,
        "bars": np.where(x % 17 < 6, 40, 220),
        "grid": np.where((x % 14 < 2) | (y % 14 < 2), 60, 220),
        "dots": np.where((x % 12 < 6) & (y % 12 < 6), 60, 220),
        "cloud": cv2.resize(dice.normal(150, 40, (high // 10, wide // 10)).astype(np.float32), (wide, high)),
        "rings": 128 + 90 * np.sign(np.sin(np.hypot(x - wide / 2, y - high / 2) / 5)),
    }[kind]
    return np.clip(drawn + dice.normal(0, 2, x.shape), 0, 255).astype(np.uint8)
