"""Symbols that are words: the wording as readers give it, boxes around it, strikes and negations."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from scanner.reading.model import Line, Symbol
from scanner.reading.symbols import symbols_from_lines

_PAPER, _INK = 238, 30


def _line(text: str, x: float, y: float, wide: float, high: float, confidence: float = 0.95) -> Line:
    step = wide / max(1, len(text))
    rungs = tuple(((x + step * k, y), (x + step * k, y + high)) for k in range(len(text) + 1))
    return Line(text, "test", confidence, 0, rungs)


class Pack:
    """A page on which words are written, some of them boxed, together with the lines a reader would give."""

    def __init__(self, *, light: bool = False) -> None:
        self.picture = Image.new("L", (900, 500), _INK if light else _PAPER)
        self.pen = ImageDraw.Draw(self.picture)
        self.ink = _PAPER if light else _INK
        self.lines: list[Line] = []

    def write(
        self, text: str, x: int, y: int, *, size: int = 30, read: str | None = None, boxed: bool = False
    ) -> "Pack":
        font = ImageFont.load_default(size)
        left, top, right, bottom = self.pen.textbbox((x, y), text, font=font)
        self.pen.text((x, y), text, fill=self.ink, font=font)
        if boxed:
            self.pen.rectangle((left - 9, top - 8, right + 9, bottom + 8), outline=self.ink, width=3)
        self.lines.append(_line(read or text, left, top, right - left, bottom - top))
        return self

    def box(self, x0: int, y0: int, x1: int, y1: int) -> "Pack":
        self.pen.rectangle((x0, y0, x1, y1), outline=self.ink, width=3)
        return self

    def strike(self, x0: int, y0: int, x1: int, y1: int) -> "Pack":
        self.pen.line((x0, y0, x1, y1), fill=self.ink, width=4)
        return self

    @property
    def pixels(self) -> NDArray[np.uint8]:
        return np.asarray(self.picture.convert("RGB"), np.uint8)

    def read(self) -> tuple[Symbol, ...]:
        return symbols_from_lines(self.pixels, self.lines)

    def names(self) -> list[str]:
        return [one.name for one in self.read()]


# What the print says, as a reader gives it, without any box: the word alone must do.
BARE = [
    ("STERILE EO", ["sterile_eo"]),
    ("STERILEEO", ["sterile_eo"]),
    ("STERILE|EO", ["sterile_eo"]),
    ("STERILE E0", ["sterile_eo"]),
    ("STERlLE EO", ["sterile_eo"]),
    ("STERILE VH2O2", ["sterile_vh2o2"]),
    ("STERILE R", ["sterile_r"]),
    ("STERILE | A", ["sterile_a"]),
    ("LOT Q7741", ["lot"]),
    ("[LOT] Q7741", ["lot"]),
    ("L0T 7741", ["lot"]),
    ("REF: AQ-36P", ["ref"]),
    ("SN 0001", ["sn"]),
    ("UDI", ["udi"]),
    ("IVD", ["ivd"]),
    ("EC REP Meridian B.V.", ["ec_rep"]),
    ("ECREP", ["ec_rep"]),
    ("EC|REP", ["ec_rep"]),
    ("CH REP", ["ch_rep"]),
    ("EU REP", ["eu_rep"]),
    ("UKCA", ["ukca"]),
    ("Rx only", ["rx_only"]),
    ("RxOnly", ["rx_only"]),
    ("CE", ["ce"]),
    ("C€", ["ce"]),
    ("CE 0123", ["ce_nb"]),
    ("CE0344", ["ce_nb"]),
    ("C€ 0123", ["ce_nb"]),
    ("EN ISO 13485 & CE", ["ce"]),
    ("Dispositivo medico classe II CE", ["ce"]),
    ("CE IVD", ["ce"]),
    ("[REE]: IC/PM", ["ref"]),
]

# Words that look like symbols and are none: more than there are hits.
NEAR_MISSES = [
    "Sterile",
    "STERILE",
    "sterile r",
    "STERILE READY TO USE",
    "STERILE ROLLER",
    "STERILE A NEW",
    "NON STERILE EO",
    "NON-STERILE EO",
    "NONSTERILE R",
    "Not STERILE EO",
    "non sterile",
    "STERILIZE",
    "STERILITY R",
    "UNSTERILE R",
    "A LOT OF CARE",
    "LOTION",
    "LOTUS FLOWER",
    "BALLOT 12",
    "REFILL",
    "REFRESH 12",
    "Please refer",
    "REFERENCE 12",
    "SNAIL MUCIN",
    "SNOW",
    "UDINE",
    "MD",
    "Dr. A. Smith MD",
    "MDF 12",
    "IVDERM",
    "FIVD",
    "EC 200-123-4",
    "REP",
    "EC REPORT",
    "PRICE",
    "NIECE",
    "CERAMIDE NP",
    "ce produit",
    "CE PRODUIT EST",
    "POURQUOI CE",
    "REE",
    "TREE",
    "PRICE 0123",
    "CENTELLA 0123",
    "CEO 0123",
    "ACE 0123",
    "CE 01234",
    "UK CARE",
    "UK",
    "RX 100",
    "PHTHALATE FREE",
    "PHTX",
    "",
]


@pytest.mark.parametrize(("text", "names"), BARE)
def test_words_without_a_box(text: str, names: list[str]) -> None:
    blank = np.full((300, 600, 3), _PAPER, np.uint8)
    symbols = symbols_from_lines(blank, [_line(text, 50, 60, 20 * len(text), 30)])
    assert [one.name for one in symbols] == names
    assert all(0 < one.confidence < 0.95 for one in symbols)


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_misses(text: str) -> None:
    blank = np.full((300, 600, 3), _PAPER, np.uint8)
    assert symbols_from_lines(blank, [_line(text, 50, 60, 20 * len(text) + 1, 30)]) == ()


def test_more_near_misses_than_hits() -> None:
    assert len(NEAR_MISSES) > len(BARE)


@pytest.mark.parametrize("light", [False, True])
@pytest.mark.parametrize("size", [16, 30, 60])
@pytest.mark.parametrize(
    ("word", "name"),
    [("STERILE", "sterile"), ("MD", "md"), ("LOT", "lot"), ("REF", "ref"), ("STERILE EO", "sterile_eo")],
)
def test_a_box_makes_a_word_surer(word: str, name: str, size: int, light: bool) -> None:
    (symbol,) = Pack(light=light).write(word, 120, 120, size=size, boxed=True).read()
    assert (symbol.name, symbol.confidence) == (name, 0.95)


@pytest.mark.parametrize("word", ["STERILE", "MD"])
def test_common_words_need_a_box(word: str) -> None:
    assert Pack().write(word, 120, 120).read() == ()
    assert Pack().write(word, 120, 120).box(20, 30, 800, 400).read() == ()


def test_the_place_is_that_of_the_word() -> None:
    pack = Pack().write("LOT", 120, 120, boxed=True)
    symbol = symbols_from_lines(pack.pixels, [*pack.lines], photo=3)[0]
    assert symbol.place is not None
    assert symbol.place.photo == 3
    assert symbol.place.box[0] == pack.lines[0].rungs[0][0]


def test_cells_read_apart_are_one_symbol() -> None:
    pack = Pack().write("STERILE", 120, 120, boxed=True).write("EO", 262, 120, boxed=True)
    assert pack.names() == ["sterile_eo"]
    assert Pack().write("EC", 120, 120).write("REP", 170, 120).names() == ["ec_rep"]
    assert Pack().write("CE", 120, 120).write("0123", 172, 120).names() == ["ce_nb"]


def test_cells_far_apart_are_not_one_symbol() -> None:
    assert Pack().write("STERILE", 120, 120).write("EO", 600, 120).names() == []
    assert Pack().write("STERILE", 120, 120).write("EO", 262, 320).names() == []


def test_struck_through_is_not_sterile() -> None:
    pack = Pack().write("STERILE", 120, 120, size=40, boxed=True)
    (left, top), (right, bottom) = pack.lines[0].rungs[0][0], pack.lines[0].rungs[-1][1]
    pack.strike(int(left) - 8, int(top) - 8, int(right) + 8, int(bottom) + 8)
    assert pack.names() == ["non_sterile"]


def test_struck_the_other_way_is_not_sterile_either() -> None:
    pack = Pack().write("STERILE EO", 120, 120, size=40, boxed=True)
    (left, top), (right, bottom) = pack.lines[0].rungs[0][0], pack.lines[0].rungs[-1][1]
    pack.strike(int(left) - 8, int(bottom) + 8, int(right) + 8, int(top) - 8)
    assert pack.names() == ["non_sterile"]


def test_non_above_or_beside_is_not_sterile() -> None:
    above = Pack().write("NON", 130, 84).write("STERILE", 120, 124).box(100, 70, 290, 170)
    assert "sterile" not in above.names()
    beside = Pack().write("NON", 50, 120).write("STERILE R", 120, 120)
    assert beside.names() == []
    assert Pack().write("NON-STERILE", 120, 120, boxed=True).names() == ["non_sterile"]


def test_turned_words_are_boxed_too() -> None:
    pack = Pack().write("STERILE", 380, 200, boxed=True)
    turned = np.ascontiguousarray(np.rot90(pack.pixels, -1))
    height = pack.pixels.shape[0]
    (line,) = pack.lines
    rungs = tuple(((height - a[1], a[0]), (height - b[1], b[0])) for a, b in line.rungs)
    (symbol,) = symbols_from_lines(turned, [Line(line.text, "test", 0.9, 0, rungs)])
    assert symbol.name == "sterile"


def test_pasted_text_has_no_symbols() -> None:
    assert symbols_from_lines(np.full((50, 50, 3), 255, np.uint8), [Line("STERILE EO", "given", 1.0)]) == ()


def test_boxes_survive_blur_and_noise() -> None:
    pack = Pack().write("STERILE", 120, 120, boxed=True)
    dice = np.random.default_rng(5)
    blurred = cv2.GaussianBlur(pack.pixels, (0, 0), 1.5).astype(np.float32) + dice.normal(0, 8, pack.pixels.shape)
    seen = np.clip(blurred, 0, 255).astype(np.uint8)
    assert [one.name for one in symbols_from_lines(seen, pack.lines)] == ["sterile"]
