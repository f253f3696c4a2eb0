"""Pack symbols in a drawing style of their own: thin strokes, square joins, drawn from what the standard describes.

The names are those that the truths use. ISO 15223-1 describes each symbol; the drawings here are ours.
"""

from math import cos, pi, sin

import zxingcpp
from PIL import Image, ImageDraw

from samples.faces import open_face

Colour = tuple[int, int, int]
Point = tuple[float, float]

BOXED: dict[str, tuple[str, ...]] = {
    "LOT": ("LOT",),
    "REF": ("REF",),
    "SN": ("SN",),
    "MD": ("MD",),
    "UDI": ("UDI",),
    "STERILE EO": ("STERILE", "EO"),
    "STERILE R": ("STERILE", "R"),
    "EC REP": ("EC", "REP"),
}
"""Boxed words by name, cell by cell."""

_FINE = 4  # drawn this many times larger, then reduced, for smooth edges


def mark_size(name: str, size: int) -> int:
    """Give a mark's width in pixels for its height."""
    if name in BOXED:
        cells = BOXED[name]
        font = open_face("grotesque", round(size * 0.62), True)
        return round(sum(font.getlength(cell) + size * 0.36 for cell in cells))
    return round(size * 1.25) if name in ("CE mark", "single sterile barrier system") else size


def draw_mark(sheet: Image.Image, name: str, at: tuple[int, int], size: int, ink: Colour) -> None:
    """Draw a mark in a square (or wider) cell of the given height. Raises KeyError for an unknown name."""
    wide = mark_size(name, size)
    mask = Image.new("L", (wide * _FINE, size * _FINE), 0)
    pen = ImageDraw.Draw(mask)
    if name in BOXED:
        _boxed(pen, BOXED[name], wide * _FINE, size * _FINE)
    else:
        _DRAWN[name](pen, size * _FINE)
    sheet.paste(ink, at, mask.resize((wide, size), Image.Resampling.LANCZOS))


def draw_code(content: str, code_format: str, size: int) -> Image.Image:
    """Draw a machine-readable code, black on white with its quiet zone, about `size` pixels wide."""
    options = "gs1,forceSquare" if content.startswith("(") else ""
    barcode = zxingcpp.create_barcode(content, getattr(zxingcpp.BarcodeFormat, code_format), options=options)
    picture = Image.fromarray(zxingcpp.write_barcode_to_image(barcode, scale=1, add_quiet_zones=True)).convert("RGB")
    times = max(1, size // picture.width)
    return picture.resize((picture.width * times, picture.height * times), Image.Resampling.NEAREST)


def _boxed(pen: ImageDraw.ImageDraw, cells: tuple[str, ...], wide: int, size: int) -> None:
    stroke = max(2, size // 22)
    font = open_face("grotesque", round(size * 0.62), True)
    top, bottom = size * 0.06, size * 0.94
    pen.rectangle((stroke, top, wide - stroke, bottom), outline=255, width=stroke)
    at = 0.0
    for number, cell in enumerate(cells):
        own = font.getlength(cell) + size * 0.36
        pen.text((at + own / 2, size / 2), cell, fill=255, font=font, anchor="mm")
        at += own
        if number < len(cells) - 1:
            pen.line((at, top, at, bottom), fill=255, width=stroke)


def _lines(pen: ImageDraw.ImageDraw, size: int, *points: Point, width: float = 0.05, closed: bool = False) -> None:
    path = [(x * size, y * size) for x, y in points]
    pen.line(path + path[:1] if closed else path, fill=255, width=max(2, round(size * width)), joint="curve")


def _ring(pen: ImageDraw.ImageDraw, size: int, box: tuple[float, float, float, float], width: float = 0.05) -> None:
    pen.ellipse(tuple(part * size for part in box), outline=255, width=max(2, round(size * width)))


def _letters(pen: ImageDraw.ImageDraw, size: int, text: str, at: Point, height: float) -> None:
    font = open_face("grotesque", max(4, round(size * height)), True)
    pen.text((at[0] * size, at[1] * size), text, fill=255, font=font, anchor="mm")


def _struck(pen: ImageDraw.ImageDraw, size: int) -> None:
    _ring(pen, size, (0.04, 0.04, 0.96, 0.96), 0.06)
    _lines(pen, size, (0.18, 0.18), (0.82, 0.82), width=0.06)


def _use_by(pen: ImageDraw.ImageDraw, size: int) -> None:
    _lines(pen, size, (0.22, 0.08), (0.78, 0.08), (0.22, 0.92), (0.78, 0.92), closed=True)
    _lines(pen, size, (0.16, 0.08), (0.84, 0.08))
    _lines(pen, size, (0.16, 0.92), (0.84, 0.92))


_FACTORY: tuple[Point, ...] = (
    (0.08, 0.9), (0.08, 0.45), (0.34, 0.62), (0.34, 0.45), (0.6, 0.62), (0.6, 0.1), (0.78, 0.1), (0.92, 0.6),
    (0.92, 0.9),
)  # fmt: skip


def _manufacturer(pen: ImageDraw.ImageDraw, size: int) -> None:
    pen.polygon([(x * size, y * size) for x, y in _FACTORY], fill=255)


def _made(pen: ImageDraw.ImageDraw, size: int) -> None:
    _lines(pen, size, *_FACTORY, closed=True)


def _no_reuse(pen: ImageDraw.ImageDraw, size: int) -> None:
    _letters(pen, size, "2", (0.5, 0.5), 0.68)
    _struck(pen, size)


def _no_resterilise(pen: ImageDraw.ImageDraw, size: int) -> None:
    _letters(pen, size, "2", (0.5, 0.32), 0.3)
    _lines(pen, size, (0.16, 0.48), (0.84, 0.48), (0.84, 0.7), (0.16, 0.7), width=0.03, closed=True)
    _letters(pen, size, "STERILE", (0.5, 0.59), 0.17)
    _struck(pen, size)


def _damaged(pen: ImageDraw.ImageDraw, size: int) -> None:
    _lines(pen, size, (0.27, 0.32), (0.73, 0.32), (0.73, 0.72), (0.27, 0.72), width=0.04, closed=True)
    _lines(pen, size, (0.62, 0.32), (0.5, 0.44), (0.62, 0.54), (0.4, 0.6), (0.42, 0.72), width=0.045)
    _struck(pen, size)


def _instructions(pen: ImageDraw.ImageDraw, size: int) -> None:
    _lines(pen, size, (0.5, 0.26), (0.3, 0.16), (0.06, 0.22), (0.06, 0.84), (0.3, 0.78), (0.5, 0.88), width=0.045)
    _lines(pen, size, (0.5, 0.88), (0.7, 0.78), (0.94, 0.84), (0.94, 0.22), (0.7, 0.16), (0.5, 0.26), width=0.045)
    _lines(pen, size, (0.5, 0.26), (0.5, 0.88), width=0.045)
    _letters(pen, size, "i", (0.72, 0.5), 0.46)


def _caution(pen: ImageDraw.ImageDraw, size: int) -> None:
    _lines(pen, size, (0.5, 0.08), (0.95, 0.9), (0.05, 0.9), width=0.06, closed=True)
    _letters(pen, size, "!", (0.5, 0.62), 0.5)


def _barrier(pen: ImageDraw.ImageDraw, size: int) -> None:
    pen.ellipse((size * 0.05, size * 0.14, size * 1.2, size * 0.86), outline=255, width=max(2, size // 18))


def _dry(pen: ImageDraw.ImageDraw, size: int) -> None:
    pen.pieslice((size * 0.1, size * 0.3, size * 0.9, size * 1.1), 180, 360, fill=255)
    _lines(pen, size, (0.5, 0.7), (0.5, 0.92), (0.6, 0.92))
    for x, y in ((0.25, 0.12), (0.5, 0.06), (0.75, 0.12)):
        _lines(pen, size, (x, y), (x - 0.03, y + 0.12), width=0.06)


def _sunlight(pen: ImageDraw.ImageDraw, size: int) -> None:
    for step in range(8):
        angle = step * pi / 4
        x, y = cos(angle), sin(angle)
        _lines(pen, size, (0.5 + 0.2 * x, 0.3 + 0.2 * y), (0.5 + 0.28 * x, 0.3 + 0.28 * y), width=0.04)
    _ring(pen, size, (0.37, 0.17, 0.63, 0.43), 0.045)
    _lines(pen, size, (0.12, 0.95), (0.5, 0.6), (0.88, 0.95), width=0.05)


def _temperature(pen: ImageDraw.ImageDraw, size: int) -> None:
    _lines(pen, size, (0.44, 0.72), (0.44, 0.1), (0.56, 0.1), (0.56, 0.72), width=0.04)
    pen.ellipse((size * 0.37, size * 0.68, size * 0.63, size * 0.94), fill=255)
    _lines(pen, size, (0.56, 0.25), (0.86, 0.25), width=0.04)
    _lines(pen, size, (0.14, 0.6), (0.44, 0.6), width=0.04)


def _ce(pen: ImageDraw.ImageDraw, size: int) -> None:
    width = max(2, round(size * 0.13))
    pen.arc((size * 0.04, size * 0.12, size * 0.8, size * 0.88), 90, 270, fill=255, width=width)
    pen.arc((size * 0.64, size * 0.12, size * 1.4, size * 0.88), 90, 270, fill=255, width=width)
    _lines(pen, size, (0.7, 0.5), (1.0, 0.5), width=0.12)


def _opened_jar(pen: ImageDraw.ImageDraw, size: int) -> None:
    _lines(pen, size, (0.14, 0.4), (0.14, 0.94), (0.86, 0.94), (0.86, 0.4), width=0.045)
    _lines(pen, size, (0.08, 0.4), (0.92, 0.4), width=0.06)
    _lines(pen, size, (0.16, 0.28), (0.8, 0.06), width=0.06)
    _letters(pen, size, "12M", (0.5, 0.68), 0.3)


_DRAWN = {
    "use-by date": _use_by,
    "manufacturer": _manufacturer,
    "date of manufacture": _made,
    "do not re-use": _no_reuse,
    "do not resterilize": _no_resterilise,
    "do not use if package is damaged": _damaged,
    "consult instructions for use": _instructions,
    "caution": _caution,
    "single sterile barrier system": _barrier,
    "keep dry": _dry,
    "keep away from sunlight": _sunlight,
    "temperature limit": _temperature,
    "CE mark": _ce,
    "period after opening": _opened_jar,
}
