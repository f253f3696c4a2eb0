"""The ovals of sterile barrier systems: rings counted and dashes told from solid lines, rather than guessed whole."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Quad
from scanner.reading.symbols.crops import Lifted
from scanner.reading.symbols.groups import Grouping

_RAYS = 120
_STEPS = np.linspace(0.45, 1.12, 68, dtype=np.float32)
_FLATTEST, _ROUNDEST = 2.1, 1.25
_SHORTEST = 26


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


def oval(grouping: Grouping, lifted: Lifted) -> Oval | None:
    """Tell which sterile barrier oval a group is, if any.

    The rings are read along rays from the middle: the outer one must lie on an ellipse 1.25 to 2.1 times as wide as
    high with a thin line; a second one inside keeps its distance. A ring unbroken on 92 in 100 rays is solid, on 45
    to 88 dashed; anything else is no barrier.
    """
    hull = lifted.hull
    if len(hull) < 8 or float(np.ptp(hull, axis=0).max()) < _SHORTEST:
        return None
    (cx, cy), (a, b), degrees = cv2.fitEllipse(hull.astype(np.float32))
    long, short = max(a, b) / 2, min(a, b) / 2
    if short < 6 or not _ROUNDEST <= long / short <= _FLATTEST:
        return None
    turn = math.radians(degrees + (90 if b > a else 0))
    if abs(cv2.contourArea(hull) / (math.pi * long * short) - 1) > 0.06 or not _on_ellipse(
        hull, cx, cy, long, short, turn
    ):
        return None
    profile = _profile(grouping, (cx + lifted.origin[0], cy + lifted.origin[1]), long, short, turn)
    rings = _rings(profile)
    if rings is None:
        return None
    outer, inner, inside = rings
    kind = {
        ("solid", "none"): "single_sbs",
        ("solid", "solid"): "double_sbs",
        ("solid", "dashed"): "sbs_protective_inside",
        ("dashed", "solid"): "sbs_protective_outside",
    }.get((outer, inner))
    if kind is None:
        return None
    return Oval(
        kind,
        0.85 if inner != "none" else 0.7,
        lifted.quad(math.degrees(turn)),
        inside < 0.04,
        lifted.group.clear > 0.6 * short,
    )


def _on_ellipse(hull: NDArray[np.float32], cx: float, cy: float, long: float, short: float, turn: float) -> bool:
    c, s = math.cos(turn), math.sin(turn)
    x, y = hull[:, 0] - cx, hull[:, 1] - cy
    reach = np.hypot((x * c + y * s) / long, (y * c - x * s) / short)
    return bool(np.abs(reach - 1).max() < max(0.07, 1.3 / short))


def _profile(
    grouping: Grouping, middle: tuple[float, float], long: float, short: float, turn: float
) -> NDArray[np.bool_]:
    """Give the ink along rays from the middle outwards: (rays, steps)."""
    angle = np.linspace(0, 2 * math.pi, _RAYS, endpoint=False, dtype=np.float32)
    c, s = math.cos(turn), math.sin(turn)
    u, v = np.cos(angle) * long, np.sin(angle) * short
    x = middle[0] + (u * c - v * s)[:, None] * _STEPS
    y = middle[1] + (u * s + v * c)[:, None] * _STEPS
    mask = grouping.ink.mask
    return cv2.remap(mask, x.astype(np.float32), y.astype(np.float32), cv2.INTER_NEAREST) > 0


def _rings(profile: NDArray[np.bool_]) -> tuple[str, str, float] | None:
    """Tell the outer and inner ring, each solid, dashed or none, and the share of ink within both."""
    band = (_STEPS > 0.9) & (_STEPS < 1.08)
    outer = np.asarray(profile[:, band].any(axis=1), np.bool_)
    ring = _kind(outer)
    if ring in ("none", "other"):
        return None
    thick = float(profile[outer][:, _STEPS > 0.8].sum(axis=1).mean()) * float(_STEPS[1] - _STEPS[0])
    within: list[float] = []
    for ray in profile:
        # inwards from the outer line: past it, over paper, to the next ink
        steps = ray[::-1]
        edge = (
            int(np.argmax(_STEPS[::-1] < 0.9))
            if not steps[: int(np.argmax(_STEPS[::-1] < 0.9))].any()
            else int(np.argmax(steps))
        )
        while edge < len(steps) and steps[edge]:
            edge += 1
        rest = steps[edge:]
        where = edge + int(np.argmax(rest)) if rest.any() else -1
        within.append(float(_STEPS[::-1][where]) if where >= 0 else 0.0)
    inner = np.array(within)
    near = np.array(inner > 0.62, dtype=np.bool_)
    if near.mean() < 0.2:
        if thick > 0.13:
            return None
        return ring, "none", float(profile[:, _STEPS < 0.85].mean())
    spread = float(np.abs(inner[near] - np.median(inner[near])).mean())
    second = _kind(near)
    if second == "other" or spread > 0.045 or thick > 0.32:
        return None
    return ring, second, float(profile[:, _STEPS < float(np.median(inner[near])) - 0.12].mean())


def _kind(hit: NDArray[np.bool_]) -> str:
    share = float(hit.mean())
    if share >= 0.92:
        return "solid"
    if share < 0.2:
        return "none"
    breaks = int((hit != np.roll(hit, 1)).sum()) // 2
    return "dashed" if 0.45 <= share <= 0.88 and breaks >= 8 else "other"
