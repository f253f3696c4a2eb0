"""Frames around printed words: whether a word stands in a box, and whether a bar strikes it through."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels, Quad
from scanner.reading.symbols.ink import contrast_grey

_LETTER = 28
_ROOM = 34
_LONGEST = 700
_UNBROKEN = 0.97
_MOST_INK = 0.5


@dataclass(frozen=True, slots=True)
class Framing:
    """What stands around a word: a box close to it, and a bar from corner to corner through it."""

    boxed: bool
    struck: bool


def framing(pixels: Pixels, quad: Quad) -> Framing:
    """Look for a box and a bar around the word in `quad` (clockwise from its upper left, in pixels of the photo)."""
    flat = _flattened(pixels, quad)
    if flat is None:
        return Framing(False, False)
    boxed = struck = False
    for mask in _masks(flat):
        box = _box(mask)
        boxed = boxed or box is not None
        struck = struck or _struck(mask, box or (_ROOM, _ROOM, flat.shape[1] - _ROOM, _ROOM + _LETTER))
    return Framing(boxed, struck)


def _flattened(pixels: Pixels, quad: Quad) -> NDArray[np.uint8] | None:
    """Lay the word flat, `_LETTER` pixels high with room around it."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    high = (math.hypot(ax - dx, ay - dy) + math.hypot(bx - cx, by - cy)) / 2
    long = (math.hypot(bx - ax, by - ay) + math.hypot(cx - dx, cy - dy)) / 2
    if high < 4 or long < 4:
        return None
    wide = round(min(_LONGEST, long * _LETTER / high))
    x1, y1 = _ROOM + wide, _ROOM + _LETTER
    target = np.array([[_ROOM, _ROOM], [x1, _ROOM], [x1, y1], [_ROOM, y1]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.array(quad, np.float32), target)
    margin = high * _ROOM / _LETTER * 1.6
    xs, ys = [x for x, _ in quad], [y for _, y in quad]
    left, top = max(0, int(min(xs) - margin)), max(0, int(min(ys) - margin))
    part = pixels[top : int(max(ys) + margin) + 1, left : int(max(xs) + margin) + 1]
    if part.size == 0:
        return None
    shift = np.array([[1, 0, left], [0, 1, top], [0, 0, 1]], np.float64)
    size = (wide + 2 * _ROOM, _LETTER + 2 * _ROOM)
    grey = contrast_grey(np.ascontiguousarray(part))
    if high > 2 * _LETTER:
        grey = np.asarray(cv2.GaussianBlur(grey, (0, 0), high / _LETTER * 0.4), np.uint8)
    return np.asarray(
        cv2.warpPerspective(grey, matrix @ shift, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        np.uint8,
    )


def _masks(flat: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    block, margin = 41, 10
    mean = cv2.ADAPTIVE_THRESH_MEAN_C
    dark = cv2.adaptiveThreshold(flat, 1, mean, cv2.THRESH_BINARY_INV, block, margin)
    light = cv2.adaptiveThreshold(255 - flat, 1, mean, cv2.THRESH_BINARY_INV, block, margin)
    return np.asarray(dark, np.uint8), np.asarray(light, np.uint8)


def _box(mask: NDArray[np.uint8]) -> tuple[int, int, int, int] | None:
    """Find the inside of a box close around the word: a nearly rectangular hole in the ink; give its corners."""
    padded = cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    contours, levels = cv2.findContours(padded, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if levels is None:
        return None
    x_mid, y_mid = mask.shape[1] / 2, _ROOM + _LETTER / 2
    wide = mask.shape[1] - 2 * _ROOM
    best = None
    for contour, level in zip(contours, levels[0], strict=True):
        if level[3] < 0:  # an outer border, not a hole
            continue
        x, y, w, h = (int(value) for value in cv2.boundingRect(contour))
        near = x <= x_mid <= x + w and y <= y_mid <= y + h
        if not near or not 0.75 * _LETTER <= h <= 2.6 * _LETTER or not 0.7 * wide <= w <= wide + 1.9 * _ROOM:
            continue
        (_, (a, b), _) = cv2.minAreaRect(contour)
        if a * b > 0 and cv2.contourArea(contour) / (a * b) >= 0.82 and (best is None or h < best[3] - best[1]):
            best = (x, y, x + w, y + h)
    return best


def _struck(mask: NDArray[np.uint8], box: tuple[int, int, int, int]) -> bool:
    """Tell whether ink runs unbroken from corner to corner of a box, or nearly."""
    x0, y0, x1, y1 = box
    if x1 - x0 < 10 or y1 - y0 < 6 or float(mask[y0:y1, x0:x1].mean()) > _MOST_INK:
        return False
    # a bar bridges the gaps between letters, which are free of ink from top to bottom otherwise
    inner = mask[y0 + (y1 - y0) // 6 : y1 - (y1 - y0) // 6, x0 + (x1 - x0) // 4 : x1 - (x1 - x0) // 4]
    if not inner.any(axis=0).all():
        return False
    thick = cv2.dilate(mask, np.ones((3, 1), np.uint8))
    share = np.linspace(0.06, 0.94, 3 * (x1 - x0))
    columns = np.clip(np.round(x0 + (x1 - x0) * share).astype(int), 0, mask.shape[1] - 1)
    for start, end in ((y0, y1), (y1, y0)):
        for first in range(start - 6, start + 7, 2):
            for last in range(end - 6, end + 7, 2):
                if abs(last - first) < 0.75 * (y1 - y0):
                    continue
                rows = np.clip(np.round(first + (last - first) * share).astype(int), 0, mask.shape[0] - 1)
                if float(thick[rows, columns].mean()) > _UNBROKEN:
                    return True
    return False
