"""What the pictograms about storing, keeping and throwing away look like."""

import math

import numpy as np

from scanner.reading.symbols.training.sheet import XY, Sheet
from scanner.reading.symbols.training.strokes import Dice, upright_face


def keep_dry(sheet: Sheet, dice: Dice) -> None:
    """Draw an umbrella in the rain."""
    top, r = dice.uniform(0.22, 0.32), dice.uniform(0.42, 0.5)
    y = top + r * dice.uniform(0.7, 0.95)
    angle = np.radians(np.linspace(180, 360, 30))
    dome: list[XY] = [(float(0.5 + r * np.cos(a)), float(y + (y - top) * np.sin(a))) for a in angle]
    scallops = int(dice.integers(3, 6))
    for k in range(scallops):
        x1 = 0.5 + r - 2 * r * k / scallops
        for t in np.linspace(0, 1, 7):
            dome.append((float(x1 - 2 * r / scallops * t), float(y - np.sin(t * math.pi) * 0.045)))
    solid = dice.random() < 0.75
    if solid:
        sheet.fill(*dome)
    sheet.line(*dome, closed=True, width=0.025 if solid else sheet.width * 0.7)
    stick = sheet.width * dice.uniform(0.6, 0.9)
    hook = dice.uniform(0.05, 0.09)
    sheet.line((0.5, y - 0.05), (0.5, 0.95 - hook), width=stick)
    side = -1 if dice.random() < 0.7 else 1
    sheet.oval((0.5 + side * hook, 0.95 - hook), hook, start=0, end=180, width=stick)
    sheet.line((0.5, top), (0.5, top - 0.06), width=stick)
    rows = int(dice.integers(1, 3))
    for row in range(rows):
        for k in range(int(dice.integers(2, 5))):
            x = (0.35 if dice.random() < 0.7 else 0.15) + 0.17 * k + 0.08 * row
            y0 = 0.02 + 0.1 * row + max(0.0, x - 0.6) * 0.3
            sheet.line((x, y0), (x + 0.03, y0 + 0.07), width=sheet.width * dice.uniform(0.4, 0.7))


def keep_from_sunlight(sheet: Sheet, dice: Dice) -> None:
    """Draw a sun over a roof with a small square beneath it."""
    c = (0.5 + dice.uniform(0, 0.12), dice.uniform(0.26, 0.34))
    r = dice.uniform(0.08, 0.13)
    sheet.disc(c, r) if dice.random() < 0.7 else sheet.oval(c, r, width=sheet.width * 0.7)
    rays, near, far = int(dice.integers(8, 17)), r + dice.uniform(0.025, 0.06), dice.uniform(0.24, 0.34)
    thin = sheet.width * dice.uniform(0.4, 0.8)
    start = dice.uniform(0, 360)
    for k in range(rays):
        a = math.radians(start + 360 * k / rays)
        reach = far * (dice.uniform(1.2, 1.8) if math.sin(a) > 0.5 and math.cos(a) > 0 and dice.random() < 0.4 else 1)
        sheet.line(
            (c[0] + near * math.cos(a), c[1] + near * math.sin(a)),
            (c[0] + reach * math.cos(a), c[1] + reach * math.sin(a)),
            width=thin,
        )
    x, y, arm = dice.uniform(0.25, 0.45), dice.uniform(0.58, 0.7), dice.uniform(0.2, 0.3)
    drop = arm * dice.uniform(0.5, 0.75)
    sheet.line((x - arm, y + drop), (x, y), (x + arm, y + drop), width=sheet.width * dice.uniform(0.8, 1.4))
    q = dice.uniform(0.06, 0.1)
    qy = min(0.98 - q, y + drop * 0.75 + q)
    sheet.fill((x - q, qy - q), (x + q, qy - q), (x + q, qy + q), (x - q, qy + q))


def _thermometer(sheet: Sheet, dice: Dice, low: bool, high: bool) -> None:
    w, bulb = dice.uniform(0.035, 0.07), dice.uniform(0.07, 0.11)
    thin = sheet.width * dice.uniform(0.5, 0.9)
    y = 1 - bulb
    joint = y - math.sqrt(max(0.0, bulb * bulb - w * w))
    sheet.line((0.5 - w, joint), (0.5 - w, w), width=thin)
    sheet.line((0.5 + w, joint), (0.5 + w, w), width=thin)
    sheet.oval((0.5, w), w, start=180, end=360, width=thin)
    sheet.disc((0.5, y), bulb)
    if dice.random() < 0.6:
        sheet.line((0.5, y), (0.5, dice.uniform(0.3, 0.7)), width=w * 1.2)
    span, rise = dice.uniform(0.16, 0.3), dice.uniform(0.12, 0.3)
    middle = dice.uniform(0.42, 0.58)
    bar = dice.uniform(0.08, 0.2)
    sheet.line((0.5 - span, middle + rise), (0.5 + span, middle - rise), width=thin)
    if low:
        sheet.line((0.5 - span, middle + rise), (0.5 - span - bar, middle + rise), width=thin)
    if high:
        sheet.line((0.5 + span, middle - rise), (0.5 + span + bar, middle - rise), width=thin)


def temp_limit(sheet: Sheet, dice: Dice) -> None:
    """Draw a thermometer with a bar at both ends of its slanting line."""
    _thermometer(sheet, dice, True, True)


def temp_upper(sheet: Sheet, dice: Dice) -> None:
    """Draw a thermometer with a bar at the upper right."""
    _thermometer(sheet, dice, False, True)


def temp_lower(sheet: Sheet, dice: Dice) -> None:
    """Draw a thermometer with a bar at the lower left."""
    _thermometer(sheet, dice, True, False)


def fragile(sheet: Sheet, dice: Dice) -> None:
    """Draw a wine glass."""
    w, bowl = dice.uniform(0.22, 0.28), dice.uniform(0.42, 0.55)
    cup: list[XY] = [
        (0.5 - w, 0),
        (0.5 + w, 0),
        (0.5 + w * 0.95, bowl * 0.5),
        (0.5 + w * 0.4, bowl),
        (0.5 - w * 0.4, bowl),
        (0.5 - w * 0.95, bowl * 0.5),
    ]
    if dice.random() < 0.6:
        sheet.fill(*cup)
        sheet.line((0.52, 0), (0.45, 0.1), (0.54, 0.18), (0.48, 0.28), width=0.025, ink=0)
    else:
        sheet.line(*cup, closed=True)
        sheet.fill(cup[2], cup[3], cup[4], cup[5])
    sheet.line((0.5, bowl), (0.5, 0.94), width=sheet.width)
    sheet.line((0.5 - w, 0.96), (0.5 + w, 0.96), width=sheet.width * 1.2)


def humidity_limit(sheet: Sheet, dice: Dice) -> None:
    """Draw a percent sign over water in a ring, limits at its sides."""
    thin, r = sheet.width * 0.7, dice.uniform(0.3, 0.36)
    sheet.oval((0.5, 0.5), r, width=thin)
    sheet.write("%", (0.5, 0.43), dice.uniform(0.2, 0.28), upright_face(dice))
    wave = [(0.5 + r * 0.8 * (u * 2 - 1), 0.64 + 0.025 * math.sin(u * 12)) for u in np.linspace(0, 1, 16)]
    sheet.line(*[(float(a), float(b)) for a, b in wave], width=thin)
    d = r * 0.72
    sheet.line((0.5 - d, 0.5 + d), (0.5 - d - 0.1, 0.5 + d + 0.08), (0.02, 0.5 + d + 0.08), width=thin)
    sheet.line((0.5 + d, 0.5 - d), (0.5 + d + 0.1, 0.5 - d - 0.08), (0.98, 0.5 - d - 0.08), width=thin)


def pao(sheet: Sheet, dice: Dice) -> None:
    """Draw an open jar with a number of months."""
    thin = sheet.width * dice.uniform(0.5, 0.9)
    top, tilt, x = dice.uniform(0.38, 0.45), dice.uniform(0.0, 0.14), dice.uniform(0.36, 0.44)
    sheet.line((0.5 - x, top), (0.5 - x, 0.98), (0.5 + x, 0.98), (0.5 + x, top), closed=True, width=thin)
    if dice.random() < 0.6:
        sheet.line(
            (0.5 - x * 0.9, top),
            (0.5 - x * 0.9, top - 0.06),
            (0.5 + x * 0.9, top - 0.06),
            (0.5 + x * 0.9, top),
            width=thin,
        )
    lid: list[XY] = [
        (0.5 - x, top - 0.16),
        (0.5 - x - 0.02, top - 0.3),
        (0.5 + x - 0.05, top - 0.3 - tilt),
        (0.5 + x, top - 0.16 - tilt),
    ]
    if dice.random() < 0.5:
        sheet.line(*lid, closed=True, width=thin)
    else:
        sheet.oval((0.5, top - 0.2), x, 0.09, turn=-math.degrees(tilt), width=thin)
    months = str(int(dice.choice([3, 6, 9, 12, 18, 24, 36]))) + dice.choice(["M", " M", "m", "M"])
    sheet.write(months, (0.5, 0.72), dice.uniform(0.18, 0.28), upright_face(dice), stretch=0.85)


def weee(sheet: Sheet, dice: Dice) -> None:
    """Draw a struck wheeled bin, sometimes over a bar."""
    thin = sheet.width * dice.uniform(0.6, 0.9)
    sheet.line((0.24, 0.2), (0.32, 0.72), (0.66, 0.72), (0.76, 0.2), closed=True, width=thin)
    sheet.line((0.2, 0.14), (0.8, 0.14), width=thin * 1.3)
    sheet.line((0.38, 0.14), (0.38, 0.07), (0.62, 0.07), (0.62, 0.14), width=thin)
    sheet.oval((0.66, 0.76), 0.06, width=thin)
    sheet.line((0.08, 0.02), (0.92, 0.84), width=thin * 1.2)
    sheet.line((0.92, 0.02), (0.08, 0.84), width=thin * 1.2)
    if dice.random() < 0.6:
        sheet.fill((0.2, 0.9), (0.8, 0.9), (0.8, 1.0), (0.2, 1.0))
