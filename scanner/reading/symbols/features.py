"""What the network sees of a crop: the directions of its edges cell by cell, and a small picture of it."""

import functools

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.reading.symbols.crops import SIDE

_DIRECTIONS = 8
_COARSE, _FINE = (6, 3), (4, 2)
"""Pixels along a cell of directions, and along a dot of the small picture."""
_FAINTEST = 0.02


def _figures(cell: int, dot: int) -> int:
    return (SIDE // cell) ** 2 * _DIRECTIONS + (SIDE // dot) ** 2


FEATURES, FINE_FEATURES = _figures(*_COARSE), _figures(*_FINE)
"""How many figures describe a crop, coarsely and finely."""


def features(crops: NDArray[np.float32]) -> NDArray[np.float32]:
    """Describe crops, (n, SIDE, SIDE) from 0 to 1, by (n, FEATURES) figures.

    Histograms of oriented gradients (Dalal and Triggs, 2005), without block overlap, beside the picture at a third
    of its size.
    """
    return _described(crops, *_COARSE)


def fine_features(crops: NDArray[np.float32]) -> NDArray[np.float32]:
    """Describe crops as `features` does, but in smaller cells and at half their size: (n, FINE_FEATURES)."""
    return _described(crops, *_FINE)


def _described(crops: NDArray[np.float32], cell: int, dot: int) -> NDArray[np.float32]:
    count, cells = len(crops), SIDE // cell
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
    upper_size = size[0] * (step - lower)
    bins = cells * cells * _DIRECTIONS
    place = (np.arange(count)[:, None] * bins + _first_bins(cell)).ravel()[edge]
    near = np.bincount(place + lower % _DIRECTIONS, size[0] - upper_size, count * bins)
    far = np.bincount(place + (lower + 1) % _DIRECTIONS, upper_size, count * bins)
    flat = np.sqrt((near + far).astype(np.float32)).reshape(count, -1)
    flat /= np.sqrt((flat * flat).mean(axis=1, keepdims=True)) + 1e-6
    return np.concatenate([flat, _dots(crops, dot).reshape(count, -1) * 2], axis=1)


@functools.cache
def _first_bins(cell: int) -> NDArray[np.intp]:
    """Give for each pixel of a crop, row by row, the first bin of the cell in which it lies."""
    cells = np.arange(SIDE) // cell
    return np.asarray((cells[:, None] * (SIDE // cell) + cells).ravel() * _DIRECTIONS)


def _dots(crops: NDArray[np.float32], dot: int) -> NDArray[np.float32]:
    """Give the mean of each square of `dot` pixels, summed in strides: `mean` over two axes takes longer."""
    rows = functools.reduce(np.add, [crops[:, k::dot] for k in range(dot)])
    squares = functools.reduce(np.add, [rows[:, :, k::dot] for k in range(dot)])
    return np.asarray(squares / np.float32(dot * dot))
