"""A flat panel of a pack: what stands on it, set in type, with the place of every word and mark."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from samples.faces import open_face
from samples.pictograms import draw_code, draw_mark, mark_size

Colour = tuple[int, int, int]
Corners = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: the face, its size in pixels, weight, the line's advance in sizes, and a sideways squeeze."""

    face: str = "humanist"
    size: int = 34
    bold: bool = False
    leading: float = 1.28
    squeeze: float = 1.0
    ink: Colour | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; "\\n" breaks a line. `align` is left, centre, right or justify; `after` is space below in pixels."""

    text: str
    type: Type = Type()
    align: str = "left"
    after: int = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A pictogram or boxed word by the name used in the truth, and the text printed right of it."""

    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """A row of marks, broken into more rows where the panel is too narrow."""

    marks: tuple[Mark, ...]
    size: int = 72
    type: Type = Type(size=30)
    after: int = 18


@dataclass(frozen=True, slots=True)
class Code:
    """A two-dimensional or linear code; `content` in GS1 bracket form for a GS1 DataMatrix."""

    content: str
    format: str = "DataMatrix"
    size: int = 150
    after: int = 16


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled band across the panel."""

    height: int
    colour: Colour
    after: int = 20


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height in pixels."""

    height: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Two columns side by side; `share` is the left one's part of the width."""

    left: tuple["Item", ...]
    right: tuple["Item", ...]
    share: float = 0.5
    gutter: int = 50


@dataclass(frozen=True, slots=True)
class Stamp:
    """Text put on after printing, at an angle: `at` is its start as parts of the panel's width and height."""

    text: str
    at: tuple[float, float]
    angle: float = 0.0
    type: Type = Type("plain", 34)


Item = Text | Marks | Code | Bar | Gap | Columns


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel to be printed: its size in pixels, its colours, what stands on it from top to bottom, and stamps."""

    width: int
    height: int
    items: tuple[Item, ...]
    ground: Colour = (250, 249, 245)
    ink: Colour = (35, 35, 40)
    margin: int = 60
    stamps: tuple[Stamp, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A word or mark with its four corners, (4, 2), clockwise from its upper left as the text runs."""

    text: str
    corners: Corners


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """A printed panel: RGB pixels and the places of its words and marks in them."""

    pixels: NDArray[np.uint8]
    words: tuple[Placed, ...] = ()
    marks: tuple[Placed, ...] = ()


def print_panel(panel: Panel) -> Print:
    """Set a panel in type. Raises ValueError where the items need more height than it has."""
    press = _Press(panel)
    used = press.lay(panel.items, panel.margin, panel.width - 2 * panel.margin, panel.margin)
    if used > panel.height:
        raise ValueError(f"the panel is {panel.height} high, its items need {used}")
    for stamp in panel.stamps:
        press.stamp(stamp)
    return Print(np.asarray(press.sheet, dtype=np.uint8), tuple(press.words), tuple(press.marks))


def blank(width: int, height: int, colour: Colour) -> Print:
    """Give a plain surface without words."""
    return Print(np.full((height, width, 3), colour, dtype=np.uint8))


def rectangle(left: float, top: float, right: float, bottom: float) -> Corners:
    """Give the corners of an upright rectangle."""
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=np.float64)


@dataclass(slots=True)
class _Press:
    panel: Panel
    sheet: Image.Image = field(init=False)
    words: list[Placed] = field(default_factory=list)
    marks: list[Placed] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sheet = Image.new("RGB", (self.panel.width, self.panel.height), self.panel.ground)

    def lay(self, items: tuple[Item, ...], left: int, width: int, top: int) -> int:
        for item in items:
            match item:
                case Text():
                    top = self._paragraph(item, left, width, top)
                case Marks():
                    top = self._row(item, left, width, top)
                case Code():
                    code = draw_code(item.content, item.format, item.size)
                    self.sheet.paste(code, (left, top))
                    top += code.height + item.after
                case Bar():
                    box = (0, top, self.panel.width, top + item.height)
                    ImageDraw.Draw(self.sheet).rectangle(box, fill=item.colour)
                    top += item.height + item.after
                case Gap():
                    top += item.height
                case Columns():
                    first = int((width - item.gutter) * item.share)
                    second = width - item.gutter - first
                    top = max(
                        self.lay(item.left, left, first, top),
                        self.lay(item.right, left + first + item.gutter, second, top),
                    )
        return top

    def _paragraph(self, item: Text, left: int, width: int, top: int) -> int:
        space = _advance(" ", item.type)
        for row in item.text.split("\n"):
            lines = _wrapped(row.split(), item.type, width)
            for number, words in enumerate(lines):
                natural = sum(_advance(word, item.type) for word in words) + space * (len(words) - 1)
                spare, between = width - natural, space
                start = float(left)
                if item.align == "centre":
                    start += spare / 2
                elif item.align == "right":
                    start += spare
                elif item.align == "justify" and number < len(lines) - 1 and len(words) > 1:
                    between += spare / (len(words) - 1)
                for word in words:
                    self._word(word, item.type, start, top)
                    start += _advance(word, item.type) + between
                top += round(item.type.size * item.type.leading)
        return top + item.after

    def _word(self, word: str, how: Type, left: float, top: float) -> None:
        mask, box = _inked(word, how)
        at = round(left), round(top)
        self.sheet.paste(how.ink or self.panel.ink, at, mask)
        self.words.append(Placed(word, box + np.array(at, dtype=np.float64)))

    def _row(self, item: Marks, left: int, width: int, top: int) -> int:
        at = left
        for mark in item.marks:
            wide = mark_size(mark.name, item.size)
            need = wide + (round(_advance(mark.value, item.type)) + 10 if mark.value else 0)
            if at > left and at + need > left + width:
                at, top = left, top + item.size + 22
            draw_mark(self.sheet, mark.name, (at, top), item.size, item.type.ink or self.panel.ink)
            self.marks.append(Placed(mark.name, rectangle(at, top, at + wide, top + item.size)))
            start, middle = at + wide + 10.0, top + (item.size - item.type.size * 1.2) / 2
            for word in mark.value.split():
                self._word(word, item.type, start, middle)
                start += _advance(word, item.type) + _advance(" ", item.type)
            at += need + 36
        return top + item.size + item.after

    def stamp(self, stamp: Stamp) -> None:
        """Lay stamped text at its angle, in degrees clockwise."""
        x, y = stamp.at[0] * self.panel.width, stamp.at[1] * self.panel.height
        angle = np.deg2rad(stamp.angle)
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        layer = Image.new("L", self.sheet.size, 0)
        along = 0.0
        for word in stamp.text.split():
            mask, box = _inked(word, stamp.type)
            start = np.array([along, 0.0])
            self.words.append(Placed(word, (box + start) @ turn + (x, y)))
            (a, b), (c, d) = turn.tolist()
            inverse = (a, b, -x * a - y * b - along, c, d, -x * c - y * d)
            turned = mask.transform(self.sheet.size, Image.Transform.AFFINE, inverse, Image.Resampling.BICUBIC)
            layer = Image.composite(turned, layer, turned)
            along += _advance(word, stamp.type) + _advance(" ", stamp.type)
        self.sheet.paste(stamp.type.ink or self.panel.ink, (0, 0), layer)


def _advance(text: str, how: Type) -> float:
    return open_face(how.face, how.size, how.bold).getlength(text) * how.squeeze


def _wrapped(words: list[str], how: Type, width: int) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    used, space = 0.0, _advance(" ", how)
    for word in words:
        wide = _advance(word, how)
        if lines[-1] and used + space + wide > width:
            lines.append([])
        used = used + space + wide if lines[-1] else wide
        lines[-1].append(word)
    return lines


def _inked(word: str, how: Type) -> tuple[Image.Image, Corners]:
    """Give a word's mask and its box: sideways the ink, upwards from the descenders' foot to the capitals' top."""
    font = open_face(how.face, how.size, how.bold)
    left, _, right, bottom = font.getbbox(word)
    mask = Image.new("L", (max(1, int(right) + 2), int(max(bottom, how.size * 1.4)) + 2), 0)
    ImageDraw.Draw(mask).text((0, 0), word, fill=255, font=font)
    if how.squeeze != 1.0:
        mask = mask.resize((max(1, round(mask.width * how.squeeze)), mask.height), Image.Resampling.LANCZOS)
    _, head, _, foot = font.getbbox("Hp")
    return mask, rectangle(left * how.squeeze, head, right * how.squeeze, foot)
