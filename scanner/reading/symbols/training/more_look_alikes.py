"""Further marks that are no pictogram of the tables: struck animals and things, seals, and near misses of the tables.

They stand apart from `look_alikes`, which the tests' pages draw from.
"""

import math

import cv2
import numpy as np

from scanner.reading.symbols.training.sheet import XY, Sheet
from scanner.reading.symbols.training.strokes import Dice, Draw, strike, upright_face, warning_down


def _animal(sheet: Sheet, dice: Dice) -> None:
    """Draw a rabbit, sitting or leaping, filled or in outline."""
    put = sheet.disc if dice.random() < 0.6 else sheet.oval
    y = dice.uniform(0.56, 0.64)
    put((0.47, y), dice.uniform(0.15, 0.22), dice.uniform(0.1, 0.16))
    head = (dice.uniform(0.62, 0.7), y - dice.uniform(0.1, 0.18))
    put(head, dice.uniform(0.06, 0.09), dice.uniform(0.05, 0.08))
    for _ in range(2):
        lean = dice.uniform(-0.14, 0.1)
        tip = (head[0] + lean, head[1] - dice.uniform(0.16, 0.26))
        sheet.line(head, tip, width=dice.uniform(0.03, 0.07))
    sheet.disc((dice.uniform(0.25, 0.32), y), 0.04)
    if dice.random() < 0.5:
        sheet.line((0.6, y + 0.08), (0.66, y + 0.17), width=0.04)
        sheet.line((0.36, y + 0.08), (0.3, y + 0.17), width=0.04)


def _thing(sheet: Sheet, dice: Dice) -> None:
    """Draw something that signs forbid: a bag, a flame, a hand, a bottle, a phone, a heap of strokes."""
    kind = int(dice.integers(6))
    if kind == 0:
        w, t = dice.uniform(0.14, 0.22), dice.uniform(0.36, 0.46)
        sheet.line((0.5 - w, t), (0.5 + w, t), (0.5 + w * 0.9, 0.74), (0.5 - w * 0.9, 0.74), closed=True)
        sheet.oval((0.5, t), w * 0.6, 0.12, start=180, end=360)
    elif kind == 1:
        w = dice.uniform(0.14, 0.2)
        angle = np.linspace(0, 2 * math.pi, 20)
        sheet.fill(*[(float(0.5 + w * math.sin(u)), float(0.5 - 0.26 * math.cos(u) * abs(math.cos(u)))) for u in angle])
    elif kind == 2:
        sheet.disc((0.5, 0.62), 0.14)
        for k in range(4):
            sheet.line((0.41 + 0.06 * k, 0.6), (0.36 + 0.09 * k, dice.uniform(0.26, 0.36)), width=0.05)
    elif kind == 3:
        w = dice.uniform(0.09, 0.16)
        sheet.line((0.5 - w, 0.4), (0.5 + w, 0.4), (0.5 + w, 0.78), (0.5 - w, 0.78), closed=True)
        sheet.fill((0.46, 0.24), (0.54, 0.24), (0.54, 0.38), (0.46, 0.38))
    elif kind == 4:
        sheet.line((0.4, 0.24), (0.6, 0.24), (0.6, 0.76), (0.4, 0.76), closed=True)
        sheet.disc((0.5, 0.69), 0.025)
    else:
        for _ in range(int(dice.integers(3, 7))):
            (a, b), (c, d) = dice.uniform(0.25, 0.75, (2, 2)).tolist()
            sheet.line((a, b), (c, d), width=sheet.width * dice.uniform(0.5, 1.0))


def _struck(sheet: Sheet, dice: Dice) -> None:
    _animal(sheet, dice) if dice.random() < 0.5 else _thing(sheet, dice)
    strike(sheet, dice)


def _in_ring(sheet: Sheet, dice: Dice) -> None:
    """Draw a seal: a ring or two around an animal, a thing, a letter, a tree, or strokes in all directions."""
    for k in range(int(dice.integers(1, 3))):
        sheet.oval((0.5, 0.5), 0.48 - 0.09 * k, width=sheet.width * dice.uniform(0.4, 1.2))
    kind = int(dice.integers(5))
    if kind == 0:
        _animal(sheet, dice)
    elif kind == 1:
        _thing(sheet, dice)
    elif kind == 2:
        sheet.write(
            str(dice.choice(list("&@§ABDEGHKLNOQSVWXYZ2e"))), (0.5, 0.5), dice.uniform(0.3, 0.55), upright_face(dice)
        )
    elif kind == 3:
        sheet.line((0.5, 0.3), (0.5, 0.8))
        sheet.disc((0.5, 0.38), dice.uniform(0.1, 0.2), dice.uniform(0.1, 0.2))
    else:
        for _ in range(int(dice.integers(2, 9))):
            a = dice.uniform(0, 2 * math.pi)
            sheet.line((0.5, 0.5), (0.5 + 0.45 * math.cos(a), 0.5 + 0.45 * math.sin(a)))


def _lettered_ring(sheet: Sheet, dice: Dice) -> None:
    """Draw a round seal with small writing along its edge."""
    r, many = dice.uniform(0.36, 0.42), int(dice.integers(10, 22))
    for k in range(many):
        a = 2 * math.pi * k / many
        sheet.write(str(dice.choice(list("ACEFHILNORSTUV"))), (0.5 + r * math.cos(a), 0.5 + r * math.sin(a)), 0.09)
    if dice.random() < 0.6:
        sheet.oval((0.5, 0.5), r - 0.09, width=0.02)
    if dice.random() < 0.7:
        sheet.oval((0.5, 0.5), 0.49, width=0.025)
    sheet.write(str(dice.choice(["BIO", "ECO", "V", "100", "OK", "NEW", "2"])), (0.5, 0.5), 0.22, upright_face(dice))


def _crosshair(sheet: Sheet, dice: Dice) -> None:
    sheet.oval((0.5, 0.5), dice.uniform(0.2, 0.4))
    for k in range(int(dice.integers(2, 5))):
        a = math.radians(90 * k + dice.uniform(-3, 3))
        near = dice.uniform(0, 0.3)
        sheet.line(
            (0.5 + near * math.cos(a), 0.5 + near * math.sin(a)), (0.5 + 0.5 * math.cos(a), 0.5 + 0.5 * math.sin(a))
        )


def _triangle_with(sheet: Sheet, dice: Dice) -> None:
    """Draw a triangle, either way up, empty or with another sign or other letters than the tables have."""
    down = dice.random() < 0.6
    if down and dice.random() < 0.5:
        warning_down(sheet, dice)
    elif down:
        sheet.line((0.02, 0.08), (0.98, 0.08), (0.5, 0.93), closed=True)
    else:
        sheet.line((0.5, 0.06), (0.98, 0.93), (0.02, 0.93), closed=True)
    y = 0.36 if down else 0.64
    kind = int(dice.integers(5))
    if kind == 0:
        words = ["BIO", "OK", "PVC", "DEHP", "NEW", "LOT", "ECO", "PET", "18+", "S", "Z", "?", "i", "H", "HOT", "CE"]
        word = str(dice.choice(words))
        sheet.write(word, (0.5, y), dice.uniform(0.14, 0.26), upright_face(dice), stretch=dice.uniform(0.7, 1.0))
    elif kind == 1:
        x = dice.uniform(0.03, 0.06)
        zigzag: list[XY] = [(0.5 + x, y - 0.22), (0.5 - x * 2, y + 0.02), (0.5, y), (0.5 - x, y + 0.22)]
        zigzag += [(0.5 + x * 2, y - 0.02), (0.5, y)]
        sheet.fill(*zigzag)
    elif kind == 2:
        sheet.disc((0.5, y), dice.uniform(0.05, 0.12))
    elif kind == 3:
        for k in range(int(dice.integers(2, 4))):
            sheet.line((0.42, y - 0.08 + 0.08 * k), (0.58, y - 0.08 + 0.08 * k), width=0.03)


def _building(sheet: Sheet, dice: Dice) -> None:
    """Draw bars of chance height on one floor: a skyline, a chart, a crown, castle walls."""
    x, outline = 0.0, [(0.0, 1.0)]
    for _ in range(int(dice.integers(2, 7))):
        y, step = dice.uniform(0, 0.8), dice.uniform(0.1, 0.35)
        outline += [(x, y), (x + step, y if dice.random() < 0.7 else dice.uniform(0, 0.8))]
        x += step
    points = [(float(a / x), float(b)) for a, b in [*outline, (x, 1.0)]]
    sheet.fill(*points) if dice.random() < 0.6 else sheet.line(*points, closed=True)


def _framed_sign(sheet: Sheet, dice: Dice) -> None:
    """Draw one letter or stroke in a box, or in one half of it."""
    h = dice.uniform(0.25, 0.5)
    sheet.line((0, 0.5 - h), (1, 0.5 - h), (1, 0.5 + h), (0, 0.5 + h), closed=True)
    x = dice.uniform(0.3, 0.7)
    sheet.write(str(dice.choice(list("iIlJT1f!rt7LE%2"))), (x, 0.5), h * dice.uniform(0.8, 1.5), upright_face(dice))


def _crossing(sheet: Sheet, dice: Dice) -> None:
    """Draw a few bars that cross: plus, dagger, needle, signpost."""
    sheet.line((0.5, 0), (0.5 + dice.uniform(-0.1, 0.1), 1), width=dice.uniform(0.04, 0.16))
    for _ in range(int(dice.integers(1, 4))):
        y = dice.uniform(0.1, 0.9)
        sheet.line(
            (dice.uniform(0, 0.45), y),
            (dice.uniform(0.55, 1), y + dice.uniform(-0.2, 0.2)),
            width=dice.uniform(0.03, 0.16),
        )
    if dice.random() < 0.4:
        sheet.disc((0.5, dice.uniform(0, 1)), dice.uniform(0.05, 0.12))


def _blob(sheet: Sheet, dice: Dice) -> None:
    """Draw smooth blotches without an edge that is drawn."""
    a = np.linspace(0, 2 * math.pi, 40)
    r = np.full(40, 0.3)
    for k in range(1, 6):
        r += dice.uniform(0, 0.12) / k * np.cos(k * a + dice.uniform(0, 7))
    sheet.fill(*[(float(0.5 + p * np.cos(u)), float(0.5 + p * np.sin(u))) for p, u in zip(r, a, strict=True)])
    soft = dice.uniform(0.02, 0.12) * sheet.side
    sheet.ink[:] = cv2.GaussianBlur(sheet.ink, (0, 0), float(soft))


def _vessel(sheet: Sheet, dice: Dice) -> None:
    """Draw an open vessel or a capital U, V or H, with or without a lid or contents."""
    w, low = dice.uniform(0.2, 0.4), dice.uniform(0.1, 0.4)
    sheet.line((0.5 - w, 0.2), (0.5 - low, 0.95), (0.5 + low, 0.95), (0.5 + w, 0.2), closed=dice.random() < 0.4)
    if dice.random() < 0.4:
        sheet.line((0.5 - w - 0.05, 0.08), (0.5 + w + 0.05, 0.08))
    if dice.random() < 0.3:
        sheet.fill((0.5 - low, 0.93), (0.5 + low, 0.93), (0.5 + low, 0.6), (0.5 - low, 0.6))


MORE_LOOK_ALIKES: tuple[Draw, ...] = (
    _struck,
    _struck,
    _struck,
    _in_ring,
    _in_ring,
    _lettered_ring,
    _crosshair,
    _triangle_with,
    _triangle_with,
    _building,
    _framed_sign,
    _crossing,
    _blob,
    _vessel,
)
"""How to draw each of them."""
