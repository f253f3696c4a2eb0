"""The drawings the network learns from: each pictogram of ISO 15223-1, and marks that only look like one.

The geometry is drawn from the standard's descriptions; strokes, proportions and details vary from drawing to
drawing, as they do from one maker's pack to another's.
"""

import math
from collections.abc import Callable

import numpy as np

from scanner.reading.symbols.training.sheet import XY, Ink, Sheet, faces

Dice = np.random.Generator
Draw = Callable[[Sheet, Dice], None]

_FACES = faces()


def _face(dice: Dice) -> str:
    return _FACES[int(dice.integers(len(_FACES)))]


def _upright_face(dice: Dice) -> str:
    face = _face(dice)
    return "DejaVuSans" if "Light" in face or "Oblique" in face else face


def _strike(sheet: Sheet, dice: Dice, *, gap: float = 0.3) -> None:
    """Draw a ring with a bar from upper left to lower right; sometimes the bar stands clear of what it strikes."""
    r = 0.5 - sheet.width / 2
    d = r * math.cos(math.radians(45 + dice.uniform(-4, 4)))
    if dice.random() < gap:
        sheet.line((0.5 - d, 0.5 - d), (0.5 + d, 0.5 + d), width=sheet.width * dice.uniform(1.8, 2.6), ink=0)
    sheet.line((0.5 - d, 0.5 - d), (0.5 + d, 0.5 + d), width=sheet.width * dice.uniform(0.8, 1.1))
    sheet.oval((0.5, 0.5), r)


def do_not_reuse(sheet: Sheet, dice: Dice) -> None:
    """Draw a struck 2."""
    sheet.write("2", (0.5, 0.5), dice.uniform(0.46, 0.68), _upright_face(dice), stretch=dice.uniform(0.85, 1.15))
    _strike(sheet, dice)


def do_not_resterilize(sheet: Sheet, dice: Dice) -> None:
    """Draw a struck 2 over the word STERILIZE."""
    word = ("STERILIZE", "STERILISE", "STERILIZE", "STERILE")[int(dice.integers(4))]
    shift = dice.uniform(-0.04, 0.02)
    sheet.write("2", (0.5, 0.38 + shift), dice.uniform(0.36, 0.5), _upright_face(dice), stretch=dice.uniform(0.85, 1.1))
    face = ("DejaVuSansCondensed-Bold", "DejaVuSans-Bold", "", "DejaVuSansCondensed")[int(dice.integers(4))]
    sheet.write(word, (0.5, 0.72 + shift), dice.uniform(0.09, 0.13), face, stretch=dice.uniform(0.75, 1.0))
    _strike(sheet, dice)


def package_damaged(sheet: Sheet, dice: Dice) -> None:
    """Draw a struck carton with a cracked side."""
    h = dice.uniform(0.24, 0.3)
    x, top, mid, low = h * 0.95, 0.5 - h, 0.5 - h * dice.uniform(0.3, 0.45), 0.5 + h * dice.uniform(0.4, 0.6)
    thin = sheet.width * dice.uniform(0.5, 0.9)
    line = lambda *p: sheet.line(*p, width=thin)  # noqa: E731
    fold = mid + (mid - top) * dice.uniform(0.7, 1.0)
    line((0.5, top), (0.5 + x, mid), (0.5 + x, low), (0.5, low + (fold - mid)), (0.5 - x, low), (0.5 - x, mid), (0.5, top))
    line((0.5 - x, mid), (0.5, fold), (0.5 + x, mid))
    line((0.5, fold), (0.5, low + (fold - mid)))
    if dice.random() < 0.85:
        cx, y0, y1 = 0.5 - x * 0.5, (mid + fold) / 2, low + (fold - mid) / 2
        step = x * dice.uniform(0.15, 0.3)
        crack = [(cx + (step if k % 2 else -step), y0 + (y1 - y0) * k / 4) for k in range(int(dice.integers(3, 6)))]
        line(*crack)
    if dice.random() < 0.3:
        line((0.5 - x * 0.5, (top + mid) / 2), (0.5 + x * 0.5, (mid + fold) / 2))
    _strike(sheet, dice)


def use_by(sheet: Sheet, dice: Dice) -> None:
    """Draw an hourglass, its lower chamber filled."""
    half, shoulder, waist = dice.uniform(0.24, 0.36), dice.uniform(0.12, 0.28), dice.uniform(0.015, 0.06)
    left: list[XY] = [(0.5 - half, 0), (0.5 - half, shoulder), (0.5 - waist, 0.5), (0.5 - half, 1 - shoulder), (0.5 - half, 1)]
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
        outline += [(start + step * dice.uniform(0.35, 0.95), saw), (start + step, dip if k < teeth - 1 else dip - 0.05)]
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
    sheet.write("i", (0.75, 0.48 + dice.uniform(-0.04, 0.04)), dice.uniform(0.34, 0.5), _upright_face(dice), stretch=dice.uniform(0.9, 1.3))


def caution(sheet: Sheet, dice: Dice) -> None:
    """Draw a triangle with an exclamation mark."""
    h = dice.uniform(0.8, 0.95)
    m = sheet.width * 0.7
    sheet.line((0.5, 0.5 - h / 2), (1 - m, 0.5 + h / 2), (m, 0.5 + h / 2), closed=True, width=sheet.width * dice.uniform(0.9, 1.6))
    if dice.random() < 0.5:
        sheet.write("!", (0.5, 0.5 + h * 0.13), h * dice.uniform(0.38, 0.5), _upright_face(dice), stretch=dice.uniform(0.9, 1.4))
    else:
        b, w = 0.5 + h * 0.36, dice.uniform(0.03, 0.05)
        sheet.fill((0.5 - w, b - h * 0.48), (0.5 + w, b - h * 0.48), (0.5 + w * 0.6, b - h * 0.13), (0.5 - w * 0.6, b - h * 0.13))
        sheet.disc((0.5, b - h * 0.04), w)


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
        sheet.line((c[0] + near * math.cos(a), c[1] + near * math.sin(a)), (c[0] + reach * math.cos(a), c[1] + reach * math.sin(a)), width=thin)
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


def _warning_down(sheet: Sheet, dice: Dice) -> None:
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
            outline.append((
                (1 - u) ** 2 * before[0] + 2 * u * (1 - u) * b[0] + u * u * after[0],
                (1 - u) ** 2 * before[1] + 2 * u * (1 - u) * b[1] + u * u * after[1],
            ))
    sheet.line(*outline, closed=True)


def latex(sheet: Sheet, dice: Dice) -> None:
    """Draw the word LATEX in a triangle standing on its tip."""
    _warning_down(sheet, dice)
    sheet.write("LATEX", (0.5, 0.3 + dice.uniform(-0.04, 0.05)), dice.uniform(0.12, 0.17), _upright_face(dice), stretch=dice.uniform(0.75, 0.95))


def phthalates(sheet: Sheet, dice: Dice) -> None:
    """Draw the letters PHT in a triangle standing on its tip."""
    _warning_down(sheet, dice)
    sheet.write("PHT", (0.5, 0.34 + dice.uniform(-0.05, 0.05)), dice.uniform(0.15, 0.24), _upright_face(dice), stretch=dice.uniform(0.85, 1.0))


def contains_sufficient(sheet: Sheet, dice: Dice) -> None:
    """Draw a sum sign in a triangle standing on its tip."""
    h, top = dice.uniform(0.8, 0.95), 0.04
    sheet.line((0.03, top), (0.97, top), (0.5, top + h), closed=True, width=sheet.width * dice.uniform(0.7, 1.1))
    y, s, w = top + h * dice.uniform(0.3, 0.36), h * dice.uniform(0.17, 0.25), dice.uniform(0.09, 0.15)
    thin = sheet.width * dice.uniform(0.6, 1.0)
    sheet.line((0.5 + w, y - s + 0.05), (0.5 + w, y - s), (0.5 - w, y - s), (0.5 + w * 0.4, y), (0.5 - w, y + s), (0.5 + w, y + s), (0.5 + w, y + s - 0.05), width=thin)


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
        sheet.fill(tip, (0.5 + (r - wide) * math.cos(a - 0.05), 0.5 + (r - wide) * math.sin(a - 0.05)), (0.5 + (r + wide) * math.cos(a - 0.05), 0.5 + (r + wide) * math.sin(a - 0.05)))
    sheet.write("1", (0.34, 0.52), dice.uniform(0.3, 0.4), _upright_face(dice))
    x, top = dice.uniform(0.56, 0.64), dice.uniform(0.24, 0.3)
    sheet.disc((x, top), 0.065)
    sheet.fill((x - 0.1, top + 0.09), (x + 0.1, top + 0.09), (x + 0.08, top + 0.3), (x + 0.05, top + 0.5), (x - 0.05, top + 0.5), (x - 0.08, top + 0.3))


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


def fragile(sheet: Sheet, dice: Dice) -> None:
    """Draw a wine glass."""
    w, bowl = dice.uniform(0.22, 0.28), dice.uniform(0.42, 0.55)
    cup: list[XY] = [(0.5 - w, 0), (0.5 + w, 0), (0.5 + w * 0.95, bowl * 0.5), (0.5 + w * 0.4, bowl), (0.5 - w * 0.4, bowl), (0.5 - w * 0.95, bowl * 0.5)]
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
    sheet.write("%", (0.5, 0.43), dice.uniform(0.2, 0.28), _upright_face(dice))
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
        sheet.line((0.5 - x * 0.9, top), (0.5 - x * 0.9, top - 0.06), (0.5 + x * 0.9, top - 0.06), (0.5 + x * 0.9, top), width=thin)
    lid: list[XY] = [(0.5 - x, top - 0.16), (0.5 - x - 0.02, top - 0.3), (0.5 + x - 0.05, top - 0.3 - tilt), (0.5 + x, top - 0.16 - tilt)]
    if dice.random() < 0.5:
        sheet.line(*lid, closed=True, width=thin)
    else:
        sheet.oval((0.5, top - 0.2), x, 0.09, turn=-math.degrees(tilt), width=thin)
    months = str(int(dice.choice([3, 6, 9, 12, 18, 24, 36]))) + dice.choice(["M", " M", "m", "M"])
    sheet.write(months, (0.5, 0.72), dice.uniform(0.18, 0.28), _upright_face(dice), stretch=0.85)


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


PICTOGRAMS: dict[str, Draw] = {
    draw.__name__: draw
    for draw in (
        do_not_reuse, do_not_resterilize, package_damaged, use_by, manufacturer, date_of_manufacture, consult_ifu, caution, keep_dry,
        keep_from_sunlight, temp_limit, temp_upper, temp_lower, non_pyrogenic, latex, phthalates, contains_sufficient, biological_risks,
        single_patient_multiple_use, ce, fragile, humidity_limit, pao, weee,
    )
}
"""How to draw each pictogram, by the key that `Symbol.name` bears."""


def drawn(draw: Draw, dice: Dice, side: int = 200) -> Ink:
    """Draw one mark with a chance stroke, cut to its ink; 255 is ink."""
    sheet = Sheet(side, float(dice.uniform(0.03, 0.085)))
    draw(sheet, dice)
    return sheet.cut()
