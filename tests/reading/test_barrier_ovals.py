"""The ovals of sterile barrier systems: which rings, and what is only an oval."""

import math

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from scanner.reading.model import Line
from scanner.reading.symbols import detect_symbols

_BARRIERS = {"single_sbs", "double_sbs", "sbs_protective_inside", "sbs_protective_outside"}


def _ellipse(page: NDArray[np.uint8], rx: float, ry: float, *, dashed: bool, turn: float, thick: int) -> None:
    height, width = page.shape[:2]
    count = 18  # dashes of 14.5 and gaps of 8 where the oval is 180 wide, with the ends that a thick pen adds
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    spans = [(360 * k / count, 360 * (k + 0.42) / count) for k in range(count)] if dashed else [(0.0, 360.0)]
    for start, end in spans:
        angle = np.radians(np.linspace(start, end, max(6, int((end - start) / 2))))
        x, y = rx * np.cos(angle), ry * np.sin(angle)
        points = np.stack([width / 2 + x * c - y * s, height / 2 + x * s + y * c], axis=1)
        cv2.polylines(page, [np.round(points * 16).astype(np.int32)], False, (40, 40, 40), thick, cv2.LINE_AA, 4)


def _page(outer: str, inner: str, *, wide: float = 150, turn: float = 0.0, blur: float = 0.8) -> NDArray[np.uint8]:
    page = np.full((500, 640, 3), 232, np.uint8)
    thick = max(2, round(wide * 0.028))
    _ellipse(page, wide / 2, wide / 3.06, dashed=outer == "dashed", turn=turn, thick=thick)
    if inner:
        _ellipse(page, wide * 0.44, wide * 0.268, dashed=inner == "dashed", turn=turn, thick=thick)
    return np.asarray(cv2.GaussianBlur(page, (0, 0), blur), np.uint8)


def _names(page: NDArray[np.uint8], lines: tuple[Line, ...] = ()) -> list[str]:
    return [one.name for one in detect_symbols(page, lines=lines) if one.name in _BARRIERS]


def _line(text: str, x: float, y: float, step: float = 14, high: float = 20, turn: float = 0.0) -> Line:
    c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    rungs = tuple(
        ((x + step * k * c, y + step * k * s), (x + step * k * c - high * s, y + step * k * s + high * c))
        for k in range(len(text) + 1)
    )
    return Line(text, "test", 0.9, 0, rungs)


@pytest.mark.parametrize("wide", [145, 170, 260])
@pytest.mark.parametrize(
    ("outer", "inner", "name"),
    [
        ("solid", "", "single_sbs"),
        ("solid", "solid", "double_sbs"),
        ("solid", "dashed", "sbs_protective_inside"),
        ("dashed", "solid", "sbs_protective_outside"),
    ],
)
def test_each_barrier(outer: str, inner: str, name: str, wide: float) -> None:
    assert _names(_page(outer, inner, wide=wide)) == [name]


@pytest.mark.parametrize("turn", [15, 62, 90, 150])
def test_turned_with_its_text(turn: float) -> None:
    line = _line("Use by 2029-05", 40, 60, turn=turn)
    assert _names(_page("solid", "dashed", turn=turn), (line,)) == ["sbs_protective_inside"]


def test_an_oval_across_the_text_is_none() -> None:
    assert _names(_page("solid", "", turn=90), (_line("Use by 2029-05", 40, 60),)) == []


def test_an_oval_with_print_is_a_logo_unless_it_says_sterile() -> None:
    page = _page("solid", "", wide=260)
    cv2.rectangle(page, (270, 235), (370, 262), (40, 40, 40), 3)
    cv2.line(page, (285, 242), (285, 256), (40, 40, 40), 3)
    cv2.line(page, (300, 242), (340, 256), (40, 40, 40), 3)
    assert _names(page, (_line("CARE", 272, 238),)) == []
    assert _names(page, (_line("STERILE", 272, 238, step=13),)) == ["single_sbs"]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [("dashed", ""), ("dashed", "dashed")],
)
def test_dashes_alone_are_no_barrier(outer: str, inner: str) -> None:
    assert _names(_page(outer, inner)) == []


def test_circles_rectangles_discs_and_letters_are_no_barrier() -> None:
    page = np.full((700, 900, 3), 232, np.uint8)
    cv2.circle(page, (120, 120), 60, (40, 40, 40), 4)
    cv2.rectangle(page, (240, 80), (390, 170), (40, 40, 40), 4)
    cv2.ellipse(page, (550, 120), (80, 52), 0, 0, 360, (40, 40, 40), -1)
    cv2.ellipse(page, (120, 330), (80, 52), 0, 0, 300, (40, 40, 40), 4)
    cv2.ellipse(page, (330, 330), (80, 52), 0, 0, 360, (40, 40, 40), 22)
    cv2.ellipse(page, (560, 330), (80, 25), 0, 0, 360, (40, 40, 40), 4)
    cv2.ellipse(page, (120, 550), (30, 46), 0, 0, 360, (40, 40, 40), 9)
    for k in range(3):
        cv2.ellipse(page, (400 + 0 * k, 550), (100 - 30 * k, 64 - 20 * k), 0, 0, 360, (40, 40, 40), 5)
    assert _names(page) == []
