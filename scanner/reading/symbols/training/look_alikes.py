"""Marks that are no pictogram of the tables though they look like one: other marks on packs, logos, struck signs."""

import math

import numpy as np

from scanner.reading.symbols.training.artwork import PICTOGRAMS
from scanner.reading.symbols.training.sheet import XY, Sheet
from scanner.reading.symbols.training.strokes import Dice, Draw, strike, upright_face, warning_down


def _recycling(sheet: Sheet, dice: Dice) -> None:
    r = dice.uniform(0.34, 0.44)
    for k in range(3):
        a = math.radians(90 + 120 * k)
        b = math.radians(90 + 120 * (k + 1))
        p, q = (0.5 + r * math.cos(a), 0.55 + r * math.sin(a)), (0.5 + r * math.cos(b), 0.55 + r * math.sin(b))
        s, e = (
            (p[0] * 0.8 + q[0] * 0.2, p[1] * 0.8 + q[1] * 0.2),
            (p[0] * 0.25 + q[0] * 0.75, p[1] * 0.25 + q[1] * 0.75),
        )
        sheet.line(s, e, width=dice.uniform(0.06, 0.12))
        sheet.disc(e, 0.07)
    if dice.random() < 0.5:
        sheet.write(str(int(dice.integers(1, 8))), (0.5, 0.56), 0.2, upright_face(dice))


def _green_dot(sheet: Sheet, dice: Dice) -> None:
    sheet.oval((0.5, 0.5), 0.45)
    for turn in (0, 180):
        sheet.oval((0.5, 0.5), 0.26, start=turn + 20, end=turn + 190, width=dice.uniform(0.12, 0.2))


def _ringed_letter(sheet: Sheet, dice: Dice) -> None:
    sheet.oval((0.5, 0.5), 0.47)
    sheet.write(str(dice.choice(list("iRCePUKMTH?!123458%&"))), (0.5, 0.5), dice.uniform(0.4, 0.6), upright_face(dice))


def _struck_other(sheet: Sheet, dice: Dice) -> None:
    kind = int(dice.integers(5))
    if kind == 0:
        sheet.write(str(dice.choice(list("135678049PRMX"))), (0.5, 0.5), dice.uniform(0.4, 0.6), upright_face(dice))
    elif kind == 1:
        sheet.disc((0.5, 0.3), 0.09)
        sheet.fill((0.38, 0.42), (0.62, 0.42), (0.58, 0.8), (0.42, 0.8))
    elif kind == 2:
        sheet.fill((0.2, 0.5), (0.7, 0.5), (0.7, 0.58), (0.2, 0.58))
        sheet.line((0.74, 0.46), (0.76, 0.3), (0.7, 0.24), width=0.04)
    elif kind == 3:
        points = dice.uniform(0.25, 0.75, (int(dice.integers(3, 7)), 2))
        sheet.fill(*[(float(a), float(b)) for a, b in points])
    strike(sheet, dice)


def _struck_only(sheet: Sheet, dice: Dice) -> None:
    strike(sheet, dice)


def _arrow_up(sheet: Sheet, dice: Dice) -> None:
    for x in (0.28, 0.72):
        sheet.line((x, 0.85), (x, 0.3), width=0.1)
        sheet.fill((x - 0.2, 0.35), (x + 0.2, 0.35), (x, 0.02))
    sheet.line((0.05, 0.97), (0.95, 0.97), width=0.05)


def _house(sheet: Sheet, dice: Dice) -> None:
    shape: list[XY] = [(0.1, 0.95), (0.1, 0.45), (0.5, 0.05), (0.9, 0.45), (0.9, 0.95)]
    if dice.random() < 0.5:
        sheet.fill(*shape)
        sheet.fill((0.4, 0.95), (0.4, 0.6), (0.6, 0.6), (0.6, 0.95), ink=0)
    else:
        sheet.line(*shape, closed=True)


def _triangle(sheet: Sheet, dice: Dice) -> None:
    kind = int(dice.integers(5))
    if kind == 0:
        sheet.line((0.5, 0.05), (0.98, 0.92), (0.02, 0.92), closed=True)
    elif kind == 1:
        sheet.fill((0.5, 0.05), (0.98, 0.92), (0.02, 0.92))
    elif kind == 2:
        sheet.line((0.5, 0.05), (0.98, 0.92), (0.02, 0.92), closed=True)
        sheet.fill((0.55, 0.35), (0.38, 0.65), (0.5, 0.62), (0.45, 0.86), (0.62, 0.56), (0.5, 0.58))
    elif kind == 3:
        warning_down(sheet, dice)
        sheet.write(str(dice.choice(["A", "12", "OK", "50", "V", "BIO"])), (0.5, 0.33), 0.25, upright_face(dice))
    else:
        warning_down(sheet, dice)


def _star(sheet: Sheet, dice: Dice) -> None:
    tips = int(dice.integers(4, 13))
    inner = dice.uniform(0.15, 0.35)
    points = [
        (
            0.5 + (0.48 if k % 2 == 0 else inner) * math.sin(math.pi * k / tips),
            0.5 - (0.48 if k % 2 == 0 else inner) * math.cos(math.pi * k / tips),
        )
        for k in range(2 * tips)
    ]
    sheet.fill(*points) if dice.random() < 0.5 else sheet.line(*points, closed=True)


def _sun_alone(sheet: Sheet, dice: Dice) -> None:
    r, rays = dice.uniform(0.15, 0.25), int(dice.integers(6, 17))
    sheet.disc((0.5, 0.5), r)
    for k in range(rays):
        a = 2 * math.pi * k / rays
        sheet.line(
            (0.5 + (r + 0.07) * math.cos(a), 0.5 + (r + 0.07) * math.sin(a)),
            (0.5 + 0.48 * math.cos(a), 0.5 + 0.48 * math.sin(a)),
        )


def _leaf(sheet: Sheet, dice: Dice) -> None:
    t = np.linspace(0, math.pi, 16)
    w = dice.uniform(0.15, 0.3)
    one = [(float(u / math.pi), float(0.5 - w * math.sin(u))) for u in t]
    two = [(float(u / math.pi), float(0.5 + w * math.sin(u))) for u in reversed(t)]
    sheet.fill(*one, *two) if dice.random() < 0.5 else sheet.line(*one, *two, closed=True)
    sheet.line((0, 0.5), (0.9, 0.5), width=0.03)


def _drop(sheet: Sheet, dice: Dice) -> None:
    sheet.fill((0.5, 0.02), (0.74, 0.5), (0.26, 0.5))
    sheet.disc((0.5, 0.66), 0.29)
    if dice.random() < 0.5:
        sheet.disc((0.5, 0.66), 0.2, ink=0)


def _heart(sheet: Sheet, dice: Dice) -> None:
    t = np.linspace(0, 2 * math.pi, 40)
    points = [
        (
            float(0.5 + 0.47 * math.sin(u) ** 3),
            float(0.45 - 0.03 * (13 * math.cos(u) - 5 * math.cos(2 * u) - 2 * math.cos(3 * u) - math.cos(4 * u))),
        )
        for u in t
    ]
    sheet.fill(*points) if dice.random() < 0.5 else sheet.line(*points, closed=True)


def _cross(sheet: Sheet, dice: Dice) -> None:
    w = dice.uniform(0.12, 0.2)
    sheet.fill(
        (0.5 - w, 0),
        (0.5 + w, 0),
        (0.5 + w, 0.5 - w),
        (1, 0.5 - w),
        (1, 0.5 + w),
        (0.5 + w, 0.5 + w),
        (0.5 + w, 1),
        (0.5 - w, 1),
        (0.5 - w, 0.5 + w),
        (0, 0.5 + w),
        (0, 0.5 - w),
        (0.5 - w, 0.5 - w),
    )


def _crossed(sheet: Sheet, dice: Dice) -> None:
    sheet.line((0.05, 0.05), (0.95, 0.95))
    sheet.line((0.95, 0.05), (0.05, 0.95))
    if dice.random() < 0.5:
        sheet.oval((0.5, 0.5), 0.3)


def _tick(sheet: Sheet, dice: Dice) -> None:
    sheet.line((0.1, 0.5), (0.4, 0.85), (0.95, 0.1), width=sheet.width * 2)
    if dice.random() < 0.5:
        sheet.line((0.02, 0.02), (0.98, 0.02), (0.98, 0.98), (0.02, 0.98), closed=True)


def _initials(sheet: Sheet, dice: Dice) -> None:
    letters = "".join(dice.choice(list("ABCDEFGHIJKLMNOPRSTUVWXYZ0123456789"), int(dice.integers(1, 4))))
    if dice.random() < 0.3:
        letters = str(dice.choice(["CE", "CF", "GE", "EC", "CO", "CC", "OE", "CL", "GS", "UK", "CA", "FC"]))
    sheet.write(letters, (0.5, 0.5), 0.7, upright_face(dice), stretch=0.8)
    kind = int(dice.integers(4))
    if kind == 0:
        sheet.oval((0.5, 0.5), 0.68, 0.5)
    elif kind == 1:
        sheet.line((-0.15, 0.05), (1.15, 0.05), (1.15, 0.95), (-0.15, 0.95), closed=True)


def _frame(sheet: Sheet, dice: Dice) -> None:
    w, h = dice.uniform(0.3, 0.5), dice.uniform(0.2, 0.5)
    sheet.line((0.5 - w, 0.5 - h), (0.5 + w, 0.5 - h), (0.5 + w, 0.5 + h), (0.5 - w, 0.5 + h), closed=True)
    if dice.random() < 0.4:
        sheet.line((0.5, 0.5 - h), (0.5, 0.5 + h))
    if dice.random() < 0.3:
        sheet.line((0.5 - w, 0.5), (0.5 + w, 0.5))


def _rings(sheet: Sheet, dice: Dice) -> None:
    for k in range(int(dice.integers(1, 4))):
        sheet.oval((0.5, 0.5), 0.48 - 0.12 * k, (0.48 - 0.12 * k) * dice.uniform(0.6, 1.0))


def _bottle(sheet: Sheet, dice: Dice) -> None:
    shape: list[XY] = [
        (0.42, 0.02),
        (0.58, 0.02),
        (0.58, 0.2),
        (0.72, 0.35),
        (0.72, 0.98),
        (0.28, 0.98),
        (0.28, 0.35),
        (0.42, 0.2),
    ]
    sheet.fill(*shape) if dice.random() < 0.4 else sheet.line(*shape, closed=True)
    if dice.random() < 0.5:
        sheet.line((0.28, 0.6), (0.72, 0.6))


def _squiggle(sheet: Sheet, dice: Dice) -> None:
    points = dice.uniform(0.05, 0.95, (int(dice.integers(4, 14)), 2))
    walk = [(float(a), float(b)) for a, b in points]
    sheet.line(*walk, closed=bool(dice.random() < 0.4)) if dice.random() < 0.6 else sheet.fill(*walk)


def _bars(sheet: Sheet, dice: Dice) -> None:
    x = 0.0
    while x < 1:
        w = dice.uniform(0.01, 0.05)
        sheet.fill((x, 0.1), (x + w, 0.1), (x + w, 0.9), (x, 0.9))
        x += w + dice.uniform(0.015, 0.05)


def _matrix(sheet: Sheet, dice: Dice) -> None:
    n = int(dice.integers(8, 16))
    for row, column in zip(*np.nonzero(dice.random((n, n)) < 0.5), strict=True):
        x, y = column / n, row / n
        sheet.fill((x, y), (x + 1 / n, y), (x + 1 / n, y + 1 / n), (x, y + 1 / n))
    sheet.line((0, 0), (0, 1), (1, 1), width=1 / n)


def _patchwork(sheet: Sheet, dice: Dice) -> None:
    """Draw one pictogram's half beside another's: what a careless look takes for a whole one."""
    names = sorted(PICTOGRAMS)
    PICTOGRAMS[names[int(dice.integers(len(names)))]](sheet, dice)
    if dice.random() < 0.5:
        cut = dice.uniform(0.35, 0.65)
        side = sheet.ink.shape[0]
        where = round(side * cut)
        if dice.random() < 0.5:
            sheet.ink[:where] = 0
        else:
            sheet.ink[:, :where] = 0
    else:
        sheet.ink[:] = sheet.ink[:, ::-1]
        sheet.ink[: sheet.ink.shape[0] // 2] = 0
    if sheet.ink.max() < 40:
        _star(sheet, dice)


LOOK_ALIKES: tuple[Draw, ...] = (
    _recycling,
    _green_dot,
    _ringed_letter,
    _struck_other,
    _struck_other,
    _struck_only,
    _arrow_up,
    _house,
    _triangle,
    _triangle,
    _star,
    _sun_alone,
    _leaf,
    _drop,
    _heart,
    _cross,
    _crossed,
    _tick,
    _initials,
    _initials,
    _frame,
    _rings,
    _bottle,
    _squiggle,
    _squiggle,
    _bars,
    _matrix,
    _patchwork,
)
"""How to draw each mark that must not be taken for a pictogram."""
