"""From a map of where text is to ribbons: one bent band for each run of print."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.ribbon import Ribbon, WayBack

TEXT = 0.3
"""Probability from which a pixel of the map counts as text (the detector's own setting)."""

_LEAST_AREA = 12
_LEAST_SCORE = 0.42
_GROWTH = 1.6
"""How far the detector's shrunken bands are grown again: area times this over perimeter (DBNet, Liao et al. 2020)."""


@dataclass(frozen=True, slots=True)
class Band:
    """A run of print as the detector saw it: its ribbon, grown to the full height of the letters, and its score."""

    ribbon: Ribbon
    score: float


def find_bands(text_map: NDArray[np.float32], way_back: WayBack, threshold: float = TEXT) -> list[Band]:
    """Find the bands of a text map.

    `way_back` leads from the map to the photo, in whose pixels the ribbons are. Each connected patch of text becomes
    one ribbon whose centre line is a polynomial, of a degree that its length can carry.
    """
    mask = (text_map > threshold).astype(np.uint8)
    mask = np.asarray(cv2.dilate(mask, np.ones((2, 2), np.uint8)), dtype=np.uint8)
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    bands = []
    for index in range(1, len(boxes)):
        x, y, width, height, area = (int(value) for value in boxes[index])
        if area < _LEAST_AREA:
            continue
        inside = labels[y : y + height, x : x + width] == index
        score = float(text_map[y : y + height, x : x + width][inside].mean())
        if score < _LEAST_SCORE:
            continue
        rows, columns = np.nonzero(inside)
        points = np.stack([columns + x + 0.5, rows + y + 0.5], axis=1) * way_back.unit
        new_row = np.flatnonzero(np.diff(rows)) + 1
        ends = np.zeros(len(rows), np.bool_)
        ends[[0, -1]] = ends[new_row] = ends[new_row - 1] = True
        ribbon = _fit(points.astype(np.float32), ends, way_back.unit[0] * way_back.unit[1])
        if ribbon is not None:
            bands.append(Band(way_back.ribbon(ribbon), score))
    return bands


def _axis(outline: NDArray[np.float32]) -> tuple[tuple[float, float], float]:
    """Give the centre of a patch and the direction, in radians from -95 to 85 degrees, in which its print runs."""
    (cx, cy), (wide, high), degrees = cv2.minAreaRect(outline)
    if wide < high:
        wide, high, degrees = high, wide, degrees - 90
    degrees = (degrees + 90) % 180 - 90
    if wide < high * 1.3 and abs(degrees) > 45:
        # A patch about as high as wide, such as one short word, has no direction of its own: take the level one.
        degrees -= 90 if degrees > 0 else -90
    if degrees < -80:
        degrees += 180
    return (float(cx), float(cy)), float(np.deg2rad(degrees))


def _fit(points: NDArray[np.float32], ends: NDArray[np.bool_], pixel_area: float) -> Ribbon | None:
    """Fit a ribbon to the points of one patch.

    `ends` (points,) marks the first and last of each row, within which all others lie; `pixel_area` is the area that
    each point stands for.
    """
    centre, angle = _axis(points[ends])
    along = np.array([np.cos(angle), np.sin(angle)])
    offsets = points - np.asarray(centre)
    distance = offsets @ along
    across = offsets @ np.array([-along[1], along[0]])
    pixel = pixel_area**0.5
    length = float(distance.max() - distance.min()) + pixel
    thickness = len(points) * pixel_area / length
    if thickness < 1.5 * pixel:
        return None
    bins = int(np.clip(length / max(3 * pixel, thickness), 1, 60))
    which = np.minimum(((distance - distance.min()) / length * bins).astype(int), bins - 1)
    counts = np.bincount(which, minlength=bins)
    full = counts > 0
    half = length / 2
    share = (np.bincount(which, distance, bins)[full] / counts[full]) / half
    middle = np.bincount(which, across, bins)[full] / counts[full]
    local = counts[full] * pixel_area / (length / bins)
    weight = np.sqrt(counts[full])
    degree = 0 if bins < 3 else 1 if bins < 6 else 2 if bins < 10 else 3 if bins < 24 else 4
    bend = np.polyfit(share, middle, min(degree, len(share) - 1), w=weight)
    slope = np.polyfit(share, local, 1 if len(share) >= 6 else 0, w=weight)
    core = max(pixel, float(np.polyval(slope, 0)))
    growth = len(points) * pixel_area * _GROWTH / (2 * (length + thickness))
    height = core + 2 * min(growth, 0.8 * core + pixel)
    # The height may change along the line, by perspective, but not without bound.
    tilt = float(np.clip(slope[0] / core if len(slope) > 1 else 0.0, -0.4, 0.4)) * height
    return Ribbon(
        origin=centre,
        along=(float(along[0]), float(along[1])),
        start=float(distance.min()) - growth,
        end=float(distance.max()) + growth,
        half=half,
        bend=tuple(float(value) for value in bend),
        height=(tilt, height),
    )
