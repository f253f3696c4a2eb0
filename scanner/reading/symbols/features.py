"""What the network sees of a crop: the directions of its edges cell by cell, and a small picture of it."""

import numpy as np
from numpy.typing import NDArray

from scanner.reading.symbols.crops import SIDE

_CELL = 6
_DIRECTIONS = 8
_DOT = 3

FEATURES = (SIDE // _CELL) ** 2 * _DIRECTIONS + (SIDE // _DOT) ** 2
"""How many figures describe a crop."""


def features(crops: NDArray[np.float32]) -> NDArray[np.float32]:
    """Describe crops, (n, SIDE, SIDE) from 0 to 1, by (n, FEATURES) figures.

    Histograms of oriented gradients (Dalal and Triggs, 2005), without block overlap, beside the picture at a third
    of its size.
    """
    count = len(crops)
    right = np.zeros_like(crops)
    down = np.zeros_like(crops)
    right[:, :, 1:-1] = crops[:, :, 2:] - crops[:, :, :-2]
    down[:, 1:-1] = crops[:, 2:] - crops[:, :-2]
    size = np.hypot(right, down)
    # a direction and its opposite are one: light on dark is already turned into dark on light, edges come in pairs
    step = np.arctan2(down, right) * np.float32(_DIRECTIONS / np.pi)
    step = np.mod(step, np.float32(_DIRECTIONS))
    lower = np.floor(step)
    share = step - lower
    first = lower.astype(np.int16) % _DIRECTIONS
    second = (first + 1) % _DIRECTIONS
    cells = SIDE // _CELL
    histogram = np.empty((count, cells, cells, _DIRECTIONS), np.float32)
    near, far = size * (1 - share), size * share
    for k in range(_DIRECTIONS):
        weight = near * (first == k) + far * (second == k)
        histogram[..., k] = weight.reshape(count, cells, _CELL, cells, _CELL).sum(axis=(2, 4))
    flat = np.sqrt(histogram.reshape(count, -1))
    flat /= np.sqrt((flat * flat).mean(axis=1, keepdims=True)) + 1e-6
    dots = crops.reshape(count, SIDE // _DOT, _DOT, SIDE // _DOT, _DOT).mean(axis=(2, 4)).reshape(count, -1)
    return np.concatenate([flat, dots * 2], axis=1)
