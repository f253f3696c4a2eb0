"""A second drawing of every pictogram, for tests alone: other geometry, strokes, corners and letters than the first.

Nothing here is shared with the drawings the networks learn from. Points are in a square of 400 pixels.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from scanner.reading.symbols.training.sheet import Sheet
from scanner.reading.symbols.training.strokes import Dice, Draw

_SIDE = 400


class Plate:
    """A plate of 400 by 400 pixels to draw on with square-ended strokes of one weight."""

    def __init__(self, weight: int) -> None:
        self.weight = weight
        self.picture = Image.new("L", (_SIDE, _SIDE), 0)
        self.pen = ImageDraw.Draw(self.picture)

    def path(self, *points: tuple[float, float], weight: float = 1.0, closed: bool = False) -> None:
        run = [*points, points[0]] if closed else list(points)
        thick = max(2, round(self.weight * weight))
        self.pen.line(run, fill=255, width=thick, joint="curve")
        if closed:
            self.pen.line([run[0], run[1]], fill=255, width=thick)

    def shape(self, *points: tuple[float, float], tone: int = 255) -> None:
        self.pen.polygon(list(points), fill=tone)

    def ring(self, box: Sequence[float], weight: float = 1.0) -> None:
        self.pen.ellipse(list(box), outline=255, width=max(2, round(self.weight * weight)))

    def blob(self, box: Sequence[float], tone: int = 255) -> None:
        self.pen.ellipse(list(box), fill=tone)

    def arc(self, box: Sequence[float], start: float, end: float, weight: float = 1.0) -> None:
        self.pen.arc(list(box), start, end, fill=255, width=max(2, round(self.weight * weight)))

    def word(self, text: str, x: float, y: float, size: int) -> None:
        self.pen.text((x, y), text, fill=255, font=ImageFont.load_default(size), anchor="mm")


def _two(p: Plate, x: float, y: float, h: float, weight: float) -> None:
    r = h * 0.3
    p.arc((x - r, y - h / 2, x + r, y - h / 2 + 2 * r), 190, 405, weight)
    a = math.radians(45)
    start = (x + r * math.cos(a) * 0.85, y - h / 2 + r + r * math.sin(a) * 0.85)
    p.path(start, (x - r, y + h / 2 - 8), weight=weight)
    p.path((x - r, y + h / 2 - 8), (x + r, y + h / 2 - 8), weight=weight)


def _ban(p: Plate) -> None:
    p.ring((20, 20, 380, 380), 1.1)
    p.path((76, 76), (324, 324), weight=1.0)


def do_not_reuse(p: Plate, d: Dice) -> None:
    _two(p, 200, 200, d.uniform(190, 250), d.uniform(1.0, 1.7))
    _ban(p)


def do_not_resterilize(p: Plate, d: Dice) -> None:
    _two(p, 200, 150, d.uniform(150, 175), d.uniform(0.9, 1.3))
    p.word("STERILIZE", 200, 285, 52)
    _ban(p)


def package_damaged(p: Plate, d: Dice) -> None:
    w = 0.6
    p.path((110, 160), (210, 205), (300, 150), (200, 112), weight=w, closed=True)
    p.path((110, 160), (110, 265), (210, 315), (300, 255), (300, 150), weight=w)
    p.path((210, 205), (210, 315), weight=w)
    p.path((160, 182), (140, 212), (172, 232), (150, 256), (168, 296), weight=w * 0.9)
    _ban(p)


def use_by(p: Plate, d: Dice) -> None:
    half = d.uniform(95, 130)
    a, b = 200 - half, 200 + half
    p.path(
        (a, 20),
        (b, 20),
        (b, 95),
        (212, 200),
        (b, 305),
        (b, 380),
        (a, 380),
        (a, 305),
        (188, 200),
        (a, 95),
        closed=True,
        weight=0.9,
    )
    level = d.uniform(272, 300)
    p.shape(
        (200 - half * (level - 200) / 105, level),
        (200 + half * (level - 200) / 105, level),
        (b, 305),
        (b, 380),
        (a, 380),
        (a, 305),
    )


_WORKS = (
    (15, 360),
    (15, 232),
    (75, 150),
    (104, 232),
    (168, 150),
    (196, 232),
    (258, 150),
    (286, 222),
    (296, 30),
    (368, 30),
    (385, 360),
)


def manufacturer(p: Plate, d: Dice) -> None:
    p.shape(*_WORKS)


def date_of_manufacture(p: Plate, d: Dice) -> None:
    p.path(*_WORKS, closed=True, weight=0.9)


def consult_ifu(p: Plate, d: Dice) -> None:
    for side in (-1, 1):
        edge = [(200 + side * 185 * t, 92 - 34 * math.sin(math.pi * t) ** 0.8 + 12 * t) for t in np.linspace(0, 1, 14)]
        p.path(*edge, weight=0.8)
        p.path(*[(x, y + 220) for x, y in edge], weight=0.8)
        p.path(edge[-1], (edge[-1][0], edge[-1][1] + 220), weight=0.8)
    p.path((200, 92), (200, 312), weight=0.8)
    x = 292
    p.blob((x - 20, 108, x + 20, 148))
    p.shape(
        (x - 34, 168),
        (x + 18, 168),
        (x + 18, 252),
        (x + 36, 252),
        (x + 36, 272),
        (x - 36, 272),
        (x - 36, 252),
        (x - 18, 252),
        (x - 18, 188),
        (x - 34, 188),
    )


def caution(p: Plate, d: Dice) -> None:
    p.path((200, 30), (385, 352), (15, 352), closed=True, weight=d.uniform(0.8, 1.5))
    p.shape((182, 140), (218, 140), (212, 258), (188, 258))
    p.blob((180, 278, 220, 318))


def keep_dry(p: Plate, d: Dice) -> None:
    p.pen.pieslice([30, 90, 350, 390], 180, 360, fill=255)
    for k in range(4):
        p.blob((30 + 80 * k, 218, 110 + 80 * k, 262), tone=0)
    p.path((190, 70), (190, 345), weight=0.7)
    p.arc((130, 318, 194, 382), 0, 185, 0.7)
    for x, y in ((230, 22), (285, 40), (335, 62), (272, 84), (325, 108)):
        p.path((x, y), (x + 14, y + 30), weight=0.5)


def keep_from_sunlight(p: Plate, d: Dice) -> None:
    x, y = 225, 120
    p.blob((x - 40, y - 40, x + 40, y + 40))
    for k in range(12):
        a = math.radians(30 * k + 8)
        r = 160 if k in (1, 2, 3) else 112
        p.path((x + 56 * math.cos(a), y + 56 * math.sin(a)), (x + r * math.cos(a), y + r * math.sin(a)), weight=0.5)
    p.path((30, 340), (130, 248), (230, 340), weight=0.9)
    p.shape((100, 322), (160, 322), (160, 382), (100, 382))


def _glass(p: Plate, low: bool, high: bool) -> None:
    p.pen.rounded_rectangle([182, 12, 218, 330], radius=18, outline=255, width=max(2, round(p.weight * 0.6)))
    p.blob((160, 308, 240, 388))
    p.shape((192, 170), (208, 170), (208, 330), (192, 330))
    p.path((105, 262), (295, 128), weight=0.6)
    if low:
        p.path((40, 262), (108, 262), weight=0.6)
    if high:
        p.path((292, 128), (360, 128), weight=0.6)


def temp_limit(p: Plate, d: Dice) -> None:
    _glass(p, True, True)


def temp_upper(p: Plate, d: Dice) -> None:
    _glass(p, False, True)


def temp_lower(p: Plate, d: Dice) -> None:
    _glass(p, True, False)


def non_pyrogenic(p: Plate, d: Dice) -> None:
    for x in (110, 200, 290):
        for k in range(2):
            y = 70 + 130 * k
            p.arc((x - 40, y, x + 40, y + 130), *((270, 450) if k == 0 else (90, 270)), 0.9)
    p.path((40, 40), (360, 360))
    p.path((360, 40), (40, 360))


def _tipped(p: Plate) -> None:
    p.path((50, 40), (350, 40), weight=0.9)
    p.arc((325, 40, 385, 100), 270, 390, 0.9)
    p.path((381, 85), (226, 345), weight=0.9)
    p.arc((170, 300, 230, 362), 30, 150, 0.9)
    p.path((174, 345), (19, 85), weight=0.9)
    p.arc((15, 40, 75, 100), 150, 270, 0.9)


def latex(p: Plate, d: Dice) -> None:
    _tipped(p)
    p.word("LATEX", 200, 118, 76)


def phthalates(p: Plate, d: Dice) -> None:
    _tipped(p)
    p.word("PHT", 200, 125, 105)


def contains_sufficient(p: Plate, d: Dice) -> None:
    p.path((15, 40), (385, 40), (200, 365), closed=True, weight=0.8)
    p.path((248, 95), (248, 75), (152, 75), (208, 140), (152, 205), (248, 205), (248, 185), weight=0.8)


def biological_risks(p: Plate, d: Dice) -> None:
    for k in range(3):
        a = math.radians(-90 + 120 * k)
        x, y = 200 + 92 * math.cos(a), 215 + 92 * math.sin(a)
        p.arc((x - 90, y - 90, x + 90, y + 90), -90 + 120 * k + 35, 270 + 120 * k - 35, 1.5)
    p.ring((120, 135, 280, 295), 0.7)
    p.blob((182, 197, 218, 233), tone=0)


def single_patient_multiple_use(p: Plate, d: Dice) -> None:
    for k in range(3):
        start = -80 + 120 * k
        p.arc((25, 25, 375, 375), start, start + 88, 0.8)
        a = math.radians(start + 88)
        x, y = 200 + 170 * math.cos(a), 200 + 170 * math.sin(a)
        t, n = (-math.sin(a), math.cos(a)), (math.cos(a), math.sin(a))
        p.shape((x + 38 * t[0], y + 38 * t[1]), (x + 26 * n[0], y + 26 * n[1]), (x - 26 * n[0], y - 26 * n[1]))
    p.path((110, 165), (142, 135), (142, 275), weight=1.3)
    p.blob((210, 95, 266, 151))
    p.pen.rounded_rectangle([196, 160, 280, 230], radius=20, fill=255)
    p.shape((210, 225), (266, 225), (260, 310), (216, 310))


def ce(p: Plate, d: Dice) -> None:
    w = d.uniform(1.3, 2.4)
    p.arc((10, 90, 230, 310), 92, 268, w)
    p.arc((185, 90, 405, 310), 92, 268, w)
    p.path((190, 200), (285, 200), weight=w)


def fragile(p: Plate, d: Dice) -> None:
    p.shape((100, 20), (300, 20), (285, 130), (235, 200), (165, 200), (115, 130))
    p.shape((205, 18), (180, 60), (212, 80), (188, 125), (225, 72), (200, 52), (222, 18), tone=0)
    p.path((200, 195), (200, 360))
    p.path((110, 370), (290, 370), weight=1.4)


def humidity_limit(p: Plate, d: Dice) -> None:
    p.ring((70, 70, 330, 330), 0.7)
    p.word("%", 200, 170, 110)
    p.path(*[(90 + 220 * t, 255 + 8 * math.sin(20 * t)) for t in np.linspace(0, 1, 30)], weight=0.6)
    p.path((105, 295), (60, 335), (10, 335), weight=0.7)
    p.path((295, 105), (340, 65), (390, 65), weight=0.7)


def pao(p: Plate, d: Dice) -> None:
    p.pen.rounded_rectangle([50, 170, 350, 385], radius=18, outline=255, width=max(2, round(p.weight * 0.7)))
    p.path((70, 170), (70, 145), (330, 145), (330, 170), weight=0.7)
    p.path((45, 105), (35, 60), (320, 15), (345, 65), weight=0.7, closed=True)
    p.word(("6M", "12M", "24M")[int(d.integers(3))], 200, 280, 110)


def weee(p: Plate, d: Dice) -> None:
    p.path((105, 90), (300, 90), (270, 285), (135, 285), weight=0.7, closed=True)
    p.path((90, 68), (315, 68), weight=0.9)
    p.ring((245, 275, 300, 330), 0.7)
    p.path((50, 20), (355, 330), weight=0.9)
    p.path((355, 20), (50, 330), weight=0.9)
    p.shape((95, 352), (305, 352), (305, 392), (95, 392))


def _on_sheet(draw: Callable[[Plate, Dice], None]) -> Draw:
    def onto(sheet: Sheet, dice: Dice) -> None:
        plate = Plate(int(dice.integers(13, 27)))
        draw(plate, dice)
        side = sheet.ink.shape[0]
        sheet.ink[:] = np.asarray(plate.picture.resize((side, side), Image.Resampling.LANCZOS), np.uint8)

    return onto


def plate(name: str, weight: int = 18, seed: int = 0) -> NDArray[np.uint8]:
    """Draw one pictogram by itself: (400, 400), 255 is ink."""
    held = Plate(weight)
    _ALL[name](held, np.random.default_rng(seed))
    return np.asarray(held.picture, np.uint8)


_ALL: dict[str, Callable[[Plate, Dice], None]] = {
    draw.__name__: draw
    for draw in (
        do_not_reuse,
        do_not_resterilize,
        package_damaged,
        use_by,
        manufacturer,
        date_of_manufacture,
        consult_ifu,
        caution,
        keep_dry,
        keep_from_sunlight,
        temp_limit,
        temp_upper,
        temp_lower,
        non_pyrogenic,
        latex,
        phthalates,
        contains_sufficient,
        biological_risks,
        single_patient_multiple_use,
        ce,
        fragile,
        humidity_limit,
        pao,
        weee,
    )
}

SECOND_STYLE: dict[str, Draw] = {name: _on_sheet(draw) for name, draw in _ALL.items()}
"""The same keys as the first style, drawn anew."""
