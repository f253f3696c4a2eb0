"""The ovals of sterile barrier systems: rings counted and dashes told from solid lines, rather than guessed whole."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Quad
from scanner.reading.symbols.ink import Ink, Parts

_RAYS = 144
_STEPS = np.linspace(0.3, 1.5, 145, dtype=np.float32)
_LEAST, _MOST = 80, 300
_ROUNDEST, _FLATTEST = 1.33, 2.1
_THICKEST = 0.17
_EMPTY = 0.01

_BARRIERS = {
    ("none", "none"): "single_sbs",
    ("solid", "none"): "double_sbs",
    ("dashed", "none"): "sbs_protective_inside",
    ("none", "dashed"): "sbs_protective_outside",
}
"""What stands inside and outside a solid ring, and the barrier the two stand for."""


@dataclass(frozen=True, slots=True)
class Oval:
    """An oval found: which barrier it stands for, how surely, and its box along its own axes.

    `empty` if it holds no print, `apart` if nothing stands near it.
    """

    name: str
    chance: float
    quad: Quad
    empty: bool
    apart: bool


def ovals(parts: Parts) -> Iterator[Oval]:
    """Yield the sterile barrier ovals among the parts of an ink.

    Every barrier has a ring in one piece, an ellipse 1.33 to 2.1 times as wide as high with a thin line. From it,
    along rays from the middle, a second ring is looked for inside and outside: solid if hardly broken, dashed if broken
    many times. Any other mixture of rings is no barrier.
    """
    x0, y0, x1, y1 = parts.boxes.T
    wide, high = x1 - x0, y1 - y0
    longest, shortest = np.maximum(wide, high), np.minimum(wide, high)
    fits = (longest >= _LEAST) & (longest <= _MOST) & (shortest >= 20) & (parts.areas <= 0.4 * wide * high)
    for k in np.flatnonzero(fits[1:]) + 1:
        x, y = int(x0[k]), int(y0[k])
        piece = (parts.labels[y : y1[k], x : x1[k]] == k).astype(np.uint8)
        found = _oval(parts.ink, piece, (x, y), int(parts.areas[k]))
        if found is not None:
            yield found


def _oval(ink: Ink, piece: NDArray[np.uint8], origin: tuple[int, int], area: int) -> Oval | None:
    contours, _ = cv2.findContours(piece, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    contour = max(contours, key=cv2.contourArea)
    if len(contour) < 40 or cv2.contourArea(contour) < 2.2 * area:
        return None
    (cx, cy), (a, b), degrees = cv2.fitEllipse(contour)
    long, short = max(a, b) / 2, min(a, b) / 2
    if short < 8 or not _ROUNDEST <= long / short <= _FLATTEST:
        return None
    turn = math.radians(degrees + (90 if b > a else 0))
    if not _on_ellipse(contour[:, 0].astype(np.float32), (cx, cy), long, short, turn):
        return None
    profile = _profile(ink.mask, (cx + origin[0], cy + origin[1]), long, short, turn) > 0
    ring = profile[:, (_STEPS > 0.8) & (_STEPS < 1.05)]
    if float(ring.any(axis=1).mean()) < 0.97:
        return None
    if not _on_paper(ink, (cx + origin[0], cy + origin[1]), long, short, turn):
        return None
    angle = np.linspace(0, 2 * math.pi, _RAYS, endpoint=False)
    reach = np.hypot(long * np.cos(angle), short * np.sin(angle))
    inner, inside, thick = _inwards(profile, reach)
    outer, apart = _outwards(profile, reach)
    name = _BARRIERS.get((inner, outer))
    if name is None or thick > _THICKEST:
        return None
    c, s = math.cos(turn), math.sin(turn)
    grown = 1.16 if outer == "dashed" else 1.0
    corners = []
    for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        px, py = u * long * grown, v * short * grown
        corners.append((cx + origin[0] + px * c - py * s, cy + origin[1] + px * s + py * c))
    q = [(px / ink.level.scale, py / ink.level.scale) for px, py in corners]
    # dashes run together where the picture is small: the largest level is to be believed
    chance = (0.7 if name == "single_sbs" else 0.85) + 0.02 * math.log2(ink.level.scale)
    return Oval(name, chance, (q[0], q[1], q[2], q[3]), inside < _EMPTY, apart)


def _on_ellipse(
    points: NDArray[np.float32], middle: tuple[float, float], long: float, short: float, turn: float
) -> bool:
    c, s = math.cos(turn), math.sin(turn)
    x, y = points[:, 0] - middle[0], points[:, 1] - middle[1]
    reach = np.hypot((x * c + y * s) / long, (y * c - x * s) / short)
    return float(np.percentile(np.abs(reach - 1), 97)) < max(0.05, 1.5 / short)


def _profile(
    picture: NDArray[np.uint8], middle: tuple[float, float], long: float, short: float, turn: float
) -> NDArray[np.uint8]:
    """Give a picture's values along rays from near the middle outwards: (rays, steps)."""
    angle = np.linspace(0, 2 * math.pi, _RAYS, endpoint=False, dtype=np.float32)
    c, s = math.cos(turn), math.sin(turn)
    u, v = np.cos(angle) * long, np.sin(angle) * short
    x = (middle[0] + (u * c - v * s)[:, None] * _STEPS).astype(np.float32)
    y = (middle[1] + (u * s + v * c)[:, None] * _STEPS).astype(np.float32)
    return np.asarray(cv2.remap(picture, x, y, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE), np.uint8)


def _on_paper(ink: Ink, middle: tuple[float, float], long: float, short: float, turn: float) -> bool:
    """Tell whether a ring stands out from the same paper inside and outside, as the halo of a disc does not."""
    values = _profile(ink.level.grey, middle, long, short, turn).astype(np.float32)
    inside = float(np.median(values[:, _STEPS < 0.8]))
    outside = float(np.median(values[:, (_STEPS > 1.25)]))
    line = values[:, (_STEPS > 0.85) & (_STEPS < 1.03)]
    ring = float(np.median(line.max(axis=1) if ink.light else line.min(axis=1)))
    return abs(inside - outside) < 0.4 * abs(ring - (inside + outside) / 2)


def _inwards(profile: NDArray[np.bool_], reach: NDArray[np.float64]) -> tuple[str, float, float]:
    """Tell the ring inside the solid one, the share of ink within both, and how thick the solid one is."""
    hit, thickness = np.full(len(profile), np.nan), []
    for k, ray in enumerate(profile):
        step = int(np.searchsorted(_STEPS, 1.05))
        while step > 0 and not ray[step]:
            step -= 1
        edge = step
        while step > 0 and ray[step]:
            step -= 1
        thickness.append(float(_STEPS[edge] - _STEPS[step]))
        while step > 0 and not ray[step]:
            step -= 1
        if step > 0 and _STEPS[step] > 0.62:
            hit[k] = (1 - _STEPS[step]) * reach[k]
    kind, apart = _ring(hit)
    within = (_STEPS < (0.9 - 1.6 * apart / float(reach.min()) if kind != "none" else 0.84)) & (_STEPS > 0.35)
    inside = float(profile[:, within].mean()) if within.any() else 1.0
    return kind, inside, float(np.median(thickness))


def _outwards(profile: NDArray[np.bool_], reach: NDArray[np.float64]) -> tuple[str, bool]:
    """Tell the ring outside the solid one, and whether there is nothing at all around it."""
    hit = np.full(len(profile), np.nan)
    start = int(np.searchsorted(_STEPS, 0.96))
    for k, ray in enumerate(profile):
        step = start
        while step < len(ray) and ray[step]:
            step += 1
        beyond = np.flatnonzero(ray[step:])
        if len(beyond) and _STEPS[step + int(beyond[0])] < 1.4:
            hit[k] = (_STEPS[step + int(beyond[0])] - 1) * reach[k]
    kind, _ = _ring(hit)
    return kind, bool(np.isnan(hit).all())


def _ring(hit: NDArray[np.float64]) -> tuple[str, float]:
    """Tell whether rays meet a ring, from how far off they meet ink, NaN where they do not; and how far off it is.

    A ring keeps its distance in pixels, as lines drawn round each other do.
    """
    met = ~np.isnan(hit)
    if met.mean() < 0.3:
        return "none", 0.0
    apart = float(np.nanmedian(hit))
    met &= np.abs(hit - apart) < max(2.0, 0.3 * apart)
    share = float(met.mean())
    if share >= 0.93:
        return "solid", apart
    breaks = int((met != np.roll(met, 1)).sum()) // 2
    if 0.4 <= share <= 0.9 and breaks >= 8:
        return "dashed", apart
    return ("none", 0.0) if share < 0.3 else ("other", apart)
