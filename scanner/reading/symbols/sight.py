"""`symbols_seen_well`: whether a picture is good enough for an unseen symbol to mean something."""

from collections.abc import Sequence

import cv2
import numpy as np

from scanner.photo.model import Pixels
from scanner.reading.model import Line
from scanner.reading.symbols.ink import contrast_grey

_SMALLEST_PHOTO = 480
_WIDEST_EDGE = 5.0
_LEAST_EDGE = 24.0
_LEAST_LETTERS = 7.0
_EDGES = 0.002


def symbols_seen_well(pixels: Pixels, lines: Sequence[Line] = ()) -> bool:
    """Tell whether symbols on a photo would have been seen, had they been there.

    `pixels` is (height, width, 3), uint8, BGR. False where the photo is less than 480 pixels long, holds hardly an
    edge, is blurred (its clearest edges wider than 5 pixels) or, if `lines` are given, where the lower quarter of
    them is less than 7 pixels high: the symbols beside print that small are too small too.
    """
    if max(pixels.shape[:2]) < _SMALLEST_PHOTO:
        return False
    width = edge_width(pixels)
    if width is None or width > _WIDEST_EDGE:
        return False
    heights = [high for high in map(_height, lines) if high > 0]
    return not heights or float(np.percentile(heights, 25)) >= _LEAST_LETTERS


def edge_width(pixels: Pixels) -> float | None:
    """Measure how many pixels the clearest edges take from dark to light; None where there are hardly any."""
    grey = cv2.GaussianBlur(contrast_grey(pixels), (3, 3), 0)
    across, down = cv2.Sobel(grey, cv2.CV_32F, 1, 0, scale=1 / 8), cv2.Sobel(grey, cv2.CV_32F, 0, 1, scale=1 / 8)
    slope = cv2.magnitude(across, down)
    window = np.ones((11, 11), np.uint8)
    reach = cv2.subtract(cv2.dilate(grey, window), cv2.erode(grey, window)).astype(np.float32)
    peak = (slope >= cv2.dilate(slope, np.ones((5, 5), np.uint8))) & (reach > _LEAST_EDGE)
    values = (reach[peak] / np.maximum(slope[peak], 0.5)).astype(np.float32)
    if len(values) < _EDGES * grey.size / 25:
        return None
    return float(np.percentile(values, 25))


def _height(line: Line) -> float:
    if not line.rungs:
        return 0.0
    return float(np.median([np.hypot(ax - bx, ay - by) for (ax, ay), (bx, by) in line.rungs]))
