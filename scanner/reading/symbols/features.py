"""What the network sees of a crop: the directions of its edges cell by cell, and a small picture of it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.reading.symbols.crops import SIDE

_CELL = 6
_DIRECTIONS = 8
_DOT = 3
_FAINTEST = 0.02
_CELLS = SIDE // _CELL
_BIN = (np.arange(SIDE)[:, None] // _CELL * _CELLS + np.arange(SIDE)[None, :] // _CELL).ravel() * _DIRECTIONS

FEATURES = _CELLS * _CELLS * _DIRECTIONS + (SIDE // _DOT) ** 2
"""How many figures describe a crop."""


def features(crops: NDArray[np.float32]) -> NDArray[np.float32]:
    """Describe crops, (n, SIDE, SIDE) from 0 to 1, by (n, FEATURES) figures.

    Histograms of oriented gradients (Dalal and Triggs, 2005), without block overlap, beside the picture at a third
    of its size.
    """
    count = len(crops)
    right = np.zeros_like(crops)
    down = np.zeros_like(crops)
    np.subtract(crops[:, :, 2:], crops[:, :, :-2], out=right[:, :, 1:-1])
    np.subtract(crops[:, 2:], crops[:, :-2], out=down[:, 1:-1])
    edge = np.flatnonzero(np.maximum(np.abs(right), np.abs(down)).ravel() > _FAINTEST)
    if len(edge) == 0:
        edge = np.zeros(1, np.intp)  # an empty crop has one edge, of no height
    size, angle = cv2.cartToPolar(right.ravel()[edge][None], down.ravel()[edge][None])
    # a direction and its opposite are one: edges of a stroke come in pairs
    step = angle[0] * np.float32(_DIRECTIONS / np.pi)
    lower = step.astype(np.int32)
    share = step - lower
    place = _BIN[edge % (SIDE * SIDE)] + edge // (SIDE * SIDE) * (_CELLS * _CELLS * _DIRECTIONS)
    bins = count * _CELLS * _CELLS * _DIRECTIONS
    near = np.bincount(place + lower % _DIRECTIONS, size[0] * (1 - share), bins)
    far = np.bincount(place + (lower + 1) % _DIRECTIONS, size[0] * share, bins)
    flat = np.sqrt((near + far).astype(np.float32)).reshape(count, -1)
    flat /= np.sqrt((flat * flat).mean(axis=1, keepdims=True)) + 1e-6
    dots = crops.reshape(count, SIDE // _DOT, _DOT, SIDE // _DOT, _DOT).mean(axis=(2, 4)).reshape(count, -1)
    return np.concatenate([flat, dots * 2], axis=1)
