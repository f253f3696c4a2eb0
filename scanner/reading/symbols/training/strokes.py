"""Strokes that several marks share: the struck ring, the triangle on its tip, and a chance typeface."""

import math
from collections.abc import Callable

import numpy as np

from scanner.reading.symbols.training.sheet import XY, Sheet, faces

Dice = np.random.Generator
Draw = Callable[[Sheet, Dice], None]

_FACES = faces()


def upright_face(dice: Dice) -> str:
    """Choose an upright typeface."""
    face = _FACES[int(dice.integers(len(_FACES)))]
    return "DejaVuSans" if "Light" in face or "Oblique" in face else face


def strike(sheet: Sheet, dice: Dice, *, gap: float = 0.3) -> None:
    """Draw a ring with a bar from upper left to lower right; sometimes the bar stands clear of what it strikes."""
    r = 0.5 - sheet.width / 2
    d = r * math.cos(math.radians(45 + dice.uniform(-4, 4)))
    if dice.random() < gap:
        sheet.line((0.5 - d, 0.5 - d), (0.5 + d, 0.5 + d), width=sheet.width * dice.uniform(1.8, 2.6), ink=0)
    sheet.line((0.5 - d, 0.5 - d), (0.5 + d, 0.5 + d), width=sheet.width * dice.uniform(0.8, 1.1))
    sheet.oval((0.5, 0.5), r)


def warning_down(sheet: Sheet, dice: Dice) -> None:
    """Draw a triangle standing on its tip, its corners round."""
    r, h = dice.uniform(0.05, 0.18), dice.uniform(0.8, 0.92)
    top = 0.5 - h / 2
    corners = ((0.02, top), (0.98, top), (0.5, top + h))
    outline: list[XY] = []
    for k in range(3):
        a, b, c = corners[k - 1], corners[k], corners[(k + 1) % 3]
        before = (b[0] + (a[0] - b[0]) * r * 1.6, b[1] + (a[1] - b[1]) * r * 1.6)
        after = (b[0] + (c[0] - b[0]) * r * 1.6, b[1] + (c[1] - b[1]) * r * 1.6)
        for t in np.linspace(0, 1, 7):
            u = float(t)
            outline.append(
                (
                    (1 - u) ** 2 * before[0] + 2 * u * (1 - u) * b[0] + u * u * after[0],
                    (1 - u) ** 2 * before[1] + 2 * u * (1 - u) * b[1] + u * u * after[1],
                )
            )
    sheet.line(*outline, closed=True)
