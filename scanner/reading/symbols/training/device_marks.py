"""What the pictograms about a device and its pack look like, drawn from the words of ISO 15223-1.

Strokes, proportions and details vary from drawing to drawing, as they do from one maker's pack to another's.
"""

import math

import numpy as np

from scanner.reading.symbols.training.sheet import XY, Sheet
from scanner.reading.symbols.training.strokes import Dice, strike, upright_face, warning_down


def do_not_reuse(sheet: Sheet, dice: Dice) -> None:
    """Draw a struck 2."""
    sheet.write("2", (0.5, 0.5), dice.uniform(0.46, 0.68), upright_face(dice), stretch=dice.uniform(0.85, 1.15))
    strike(sheet, dice)


def do_not_resterilize(sheet: Sheet, dice: Dice) -> None:
    """Draw a struck 2 over the word STERILIZE."""
    word = ("STERILIZE", "STERILISE", "STERILIZE", "STERILE")[int(dice.integers(4))]
    shift = dice.uniform(-0.04, 0.02)
    sheet.write("2", (0.5, 0.38 + shift), dice.uniform(0.36, 0.5), upright_face(dice), stretch=dice.uniform(0.85, 1.1))
    face = ("DejaVuSansCondensed-Bold", "DejaVuSans-Bold", "", "DejaVuSansCondensed")[int(dice.integers(4))]
    sheet.write(word, (0.5, 0.72 + shift), dice.uniform(0.09, 0.13), face, stretch=dice.uniform(0.75, 1.0))
    strike(sheet, dice)


def package_damaged(sheet: Sheet, dice: Dice) -> None:
    """Draw a struck carton with a cracked side."""
    h = dice.uniform(0.24, 0.3)
    x, top, mid, low = h * 0.95, 0.5 - h, 0.5 - h * dice.uniform(0.3, 0.45), 0.5 + h * dice.uniform(0.4, 0.6)
    thin = sheet.width * dice.uniform(0.5, 0.9)

    def line(*points: XY) -> None:
        sheet.line(*points, width=thin)

    fold = mid + (mid - top) * dice.uniform(0.7, 1.0)
    line(
        (0.5, top),
        (0.5 + x, mid),
        (0.5 + x, low),
        (0.5, low + (fold - mid)),
        (0.5 - x, low),
        (0.5 - x, mid),
        (0.5, top),
    )
    line((0.5 - x, mid), (0.5, fold), (0.5 + x, mid))
    line((0.5, fold), (0.5, low + (fold - mid)))
    if dice.random() < 0.85:
        cx, y0, y1 = 0.5 - x * 0.5, (mid + fold) / 2, low + (fold - mid) / 2
        step = x * dice.uniform(0.15, 0.3)
        crack = [(cx + (step if k % 2 else -step), y0 + (y1 - y0) * k / 4) for k in range(int(dice.integers(3, 6)))]
        line(*crack)
    if dice.random() < 0.3:
        line((0.5 - x * 0.5, (top + mid) / 2), (0.5 + x * 0.5, (mid + fold) / 2))
    strike(sheet, dice)


def use_by(sheet: Sheet, dice: Dice) -> None:
    """Draw an hourglass, its lower chamber filled."""
    half, shoulder, waist = dice.uniform(0.24, 0.36), dice.uniform(0.12, 0.28), dice.uniform(0.015, 0.06)
    left: list[XY] = [
        (0.5 - half, 0),
        (0.5 - half, shoulder),
        (0.5 - waist, 0.5),
        (0.5 - half, 1 - shoulder),
        (0.5 - half, 1),
    ]
    right = [(1 - x, y) for x, y in reversed(left)]
    sheet.line(*left, *right, closed=True)
    level = dice.uniform(0.64, 0.78)
    ends = waist + (half - waist) * min(1.0, (level - 0.5) / (0.5 - shoulder))
    low = 1 - shoulder
    body: list[XY] = [(0.5 - ends, level), (0.5 + ends, level)]
    if level < low:
        body += [(0.5 + half, low)]
    body += [(0.5 + half, 1), (0.5 - half, 1)]
    if level < low:
        body += [(0.5 - half, low)]
    sheet.fill(*body)
    if dice.random() < 0.25:
        sheet.line((0.5 - half * 1.2, 0), (0.5 + half * 1.2, 0))
        sheet.line((0.5 - half * 1.2, 1), (0.5 + half * 1.2, 1))


def _factory(dice: Dice) -> list[XY]:
    saw, dip = dice.uniform(0.3, 0.5), dice.uniform(0.52, 0.68)
    chimney, teeth = dice.uniform(0.72, 0.8), 3 if dice.random() < 0.8 else 2
    outline: list[XY] = [(0, 1), (0, dip)]
    for k in range(teeth):
        start = chimney * 0.92 * k / teeth
        step = chimney * 0.92 / teeth
        outline += [
            (start + step * dice.uniform(0.35, 0.95), saw),
            (start + step, dip if k < teeth - 1 else dip - 0.05),
        ]
    lean = dice.uniform(0, 0.05)
    return [*outline, (chimney + lean, 0), (1 - lean, 0), (1, 1)]


def manufacturer(sheet: Sheet, dice: Dice) -> None:
    """Draw a filled factory."""
    outline = _factory(dice)
    sheet.fill(*outline)
    sheet.line(*outline, closed=True, width=0.02)


def date_of_manufacture(sheet: Sheet, dice: Dice) -> None:
    """Draw a factory in outline."""
    sheet.width = min(sheet.width, 0.075)
    sheet.line(*_factory(dice), closed=True)


def consult_ifu(sheet: Sheet, dice: Dice) -> None:
    """Draw an open book with an i on its right page."""
    top, low, wave = dice.uniform(0.12, 0.2), dice.uniform(0.78, 0.88), dice.uniform(0.03, 0.09)
    bend = np.linspace(0, 1, 9)
    curve = np.sin(bend * math.pi) * wave
    rise = -1 if dice.random() < 0.3 else 1

    def page(x0: float, x1: float, y: float) -> list[XY]:
        slope = wave * rise * (1 if x1 > x0 else -1)
        return [(float(x0 + (x1 - x0) * t), float(y - c + slope * (t - 0.5))) for t, c in zip(bend, curve, strict=True)]

    upper = page(0, 0.5, top) + page(0.5, 1, top)
    lower = page(0, 0.5, low) + page(0.5, 1, low)
    sheet.line(*upper, *reversed(lower), closed=True)
    sheet.line(upper[8], lower[8])
    sheet.write(
        "i",
        (0.75, 0.48 + dice.uniform(-0.04, 0.04)),
        dice.uniform(0.34, 0.5),
        upright_face(dice),
        stretch=dice.uniform(0.9, 1.3),
    )


def caution(sheet: Sheet, dice: Dice) -> None:
    """Draw a triangle with an exclamation mark."""
    h = dice.uniform(0.8, 0.95)
    m = sheet.width * 0.7
    sheet.line(
        (0.5, 0.5 - h / 2),
        (1 - m, 0.5 + h / 2),
        (m, 0.5 + h / 2),
        closed=True,
        width=sheet.width * dice.uniform(0.9, 1.6),
    )
    if dice.random() < 0.5:
        sheet.write(
            "!", (0.5, 0.5 + h * 0.13), h * dice.uniform(0.38, 0.5), upright_face(dice), stretch=dice.uniform(0.9, 1.4)
        )
    else:
        b, w = 0.5 + h * 0.36, dice.uniform(0.03, 0.05)
        sheet.fill(
            (0.5 - w, b - h * 0.48),
            (0.5 + w, b - h * 0.48),
            (0.5 + w * 0.6, b - h * 0.13),
            (0.5 - w * 0.6, b - h * 0.13),
        )
        sheet.disc((0.5, b - h * 0.04), w)


def non_pyrogenic(sheet: Sheet, dice: Dice) -> None:
    """Draw wavy flames crossed out."""
    flames = 3 if dice.random() < 0.7 else 2
    t = np.linspace(0, 1, 14)
    swing = dice.uniform(0.04, 0.09)
    for k in range(flames):
        x = 0.5 + (k - (flames - 1) / 2) * dice.uniform(0.2, 0.28)
        wave = [(float(x + swing * math.sin(u * 2 * math.pi)), float(0.12 + 0.76 * u)) for u in t]
        sheet.line(*wave, width=sheet.width * dice.uniform(0.8, 1.4))
    sheet.line((0.08, 0.06), (0.92, 0.94), width=sheet.width * dice.uniform(0.8, 1.2))
    sheet.line((0.92, 0.06), (0.08, 0.94), width=sheet.width * dice.uniform(0.8, 1.2))


def latex(sheet: Sheet, dice: Dice) -> None:
    """Draw the word LATEX in a triangle standing on its tip."""
    warning_down(sheet, dice)
    sheet.write(
        "LATEX",
        (0.5, 0.3 + dice.uniform(-0.04, 0.05)),
        dice.uniform(0.12, 0.17),
        upright_face(dice),
        stretch=dice.uniform(0.75, 0.95),
    )


def phthalates(sheet: Sheet, dice: Dice) -> None:
    """Draw the letters PHT in a triangle standing on its tip."""
    warning_down(sheet, dice)
    sheet.write(
        "PHT",
        (0.5, 0.34 + dice.uniform(-0.05, 0.05)),
        dice.uniform(0.15, 0.24),
        upright_face(dice),
        stretch=dice.uniform(0.85, 1.0),
    )


def contains_sufficient(sheet: Sheet, dice: Dice) -> None:
    """Draw a sum sign in a triangle standing on its tip."""
    h, top = dice.uniform(0.8, 0.95), 0.04
    sheet.line((0.03, top), (0.97, top), (0.5, top + h), closed=True, width=sheet.width * dice.uniform(0.7, 1.1))
    y, s, w = top + h * dice.uniform(0.3, 0.36), h * dice.uniform(0.17, 0.25), dice.uniform(0.09, 0.15)
    thin = sheet.width * dice.uniform(0.6, 1.0)
    sheet.line(
        (0.5 + w, y - s + 0.05),
        (0.5 + w, y - s),
        (0.5 - w, y - s),
        (0.5 + w * 0.4, y),
        (0.5 - w, y + s),
        (0.5 + w, y + s),
        (0.5 + w, y + s - 0.05),
        width=thin,
    )


def biological_risks(sheet: Sheet, dice: Dice) -> None:
    """Draw three open rings around a smaller one."""
    reach, r = dice.uniform(0.2, 0.25), dice.uniform(0.2, 0.24)
    thick = max(sheet.width, 0.05) * dice.uniform(1.1, 1.6)
    for k in range(3):
        a = math.radians(-90 + 120 * k)
        c = (0.5 + reach * math.cos(a), 0.52 + reach * math.sin(a))
        gap = dice.uniform(25, 40)
        sheet.oval(c, r, start=-90 + 120 * k + gap, end=270 + 120 * k - gap, width=thick)
    sheet.oval((0.5, 0.52), dice.uniform(0.19, 0.24), width=thick * 0.5)
    sheet.disc((0.5, 0.52), 0.055, ink=0)


def single_patient_multiple_use(sheet: Sheet, dice: Dice) -> None:
    """Draw a person beside a 1, with arrows around them."""
    count = 3 if dice.random() < 0.7 else 2
    r, start = 0.5 - sheet.width / 2, dice.uniform(0, 360)
    for k in range(count):
        a0 = start + 360 * k / count
        a1 = a0 + 360 / count * dice.uniform(0.62, 0.8)
        sheet.oval((0.5, 0.5), r, start=a0, end=a1, width=sheet.width * 0.8)
        a = math.radians(a1)
        tip = (0.5 + r * math.cos(a + 0.16), 0.5 + r * math.sin(a + 0.16))
        wide = dice.uniform(0.06, 0.09)
        sheet.fill(
            tip,
            (0.5 + (r - wide) * math.cos(a - 0.05), 0.5 + (r - wide) * math.sin(a - 0.05)),
            (0.5 + (r + wide) * math.cos(a - 0.05), 0.5 + (r + wide) * math.sin(a - 0.05)),
        )
    sheet.write("1", (0.34, 0.52), dice.uniform(0.3, 0.4), upright_face(dice))
    x, top = dice.uniform(0.56, 0.64), dice.uniform(0.24, 0.3)
    sheet.disc((x, top), 0.065)
    sheet.fill(
        (x - 0.1, top + 0.09),
        (x + 0.1, top + 0.09),
        (x + 0.08, top + 0.3),
        (x + 0.05, top + 0.5),
        (x - 0.05, top + 0.5),
        (x - 0.08, top + 0.3),
    )


def ce(sheet: Sheet, dice: Dice) -> None:
    """Draw the letters C and E as parts of two circles."""
    r = dice.uniform(0.27, 0.32)
    thick = r * dice.uniform(0.16, 0.32)
    reach = dice.uniform(68, 92)
    gap = dice.uniform(1.0, 1.5) * r if dice.random() < 0.8 else dice.uniform(1.5, 2.0) * r
    x0 = 0.5 - gap * 0.5 - r * 0.2
    x1 = x0 + gap + r * 0.25
    for x in (x0, x1):
        sheet.oval((x, 0.5), r, start=180 - reach, end=180 + reach, width=thick)
    sheet.line((x1 - r, 0.5), (x1 - r * dice.uniform(0.1, 0.3), 0.5), width=thick)
