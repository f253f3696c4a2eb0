"""Pages of drawn packs: pictograms, look-alikes, text, bars and textures, as a phone's camera sees them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.reading.model import Line
from scanner.reading.symbols.training.artwork import PICTOGRAMS, drawn
from scanner.reading.symbols.training.look_alikes import LOOK_ALIKES
from scanner.reading.symbols.training.sheet import Ink, faces, lettering
from scanner.reading.symbols.training.strokes import Dice, Draw

_TEXT = """
AQUA GLYCERIN PANTHENOL SODIUM HYALURONATE PHENOXYETHANOL CITRIC ACID microneedle roller cartridge needles STERILE LOT
REF EXP 2028-04 0.25 mm single use only keep out of reach of children made in the cosmetics Parfum Limonene 50 ml e
1.7 fl.oz manufacturer address 12 rue du Lac GmbH Ltd NON price 24.99 CE 0123 Dispositif use by before opening apply
gently twice UDI (01)04012345678901 (17)290531 tel +49 431 www care skin serum vitamin C 10% pH 5.5 STORE BELOW 25 °C
N°50 100 pcs
"""
_WORDS = _TEXT.split()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A pictogram on a page: its key, the corners of its ink (clockwise from its own upper left) and its turn.

    `turn` is the angle in degrees, clockwise, by which the pictogram's own left-to-right direction is turned.
    """

    name: str
    corners: NDArray[np.float64]

    @property
    def turn(self) -> float:
        """The turn of the upper edge."""
        (x0, y0), (x1, y1) = self.corners[0], self.corners[1]
        return float(np.degrees(np.arctan2(y1 - y0, x1 - x0)))


@dataclass(frozen=True, slots=True)
class Page:
    """A drawn photo with the pictograms on it; `light` if the print is lighter than the paper.

    `lines` are the lines of text as a reader would give them, `cut` the pictograms of which the edge takes a part.
    """

    pixels: Pixels
    drawn: tuple[Drawn, ...]
    light: bool
    lines: tuple[Line, ...] = ()
    cut: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Camera:
    """How hard the camera makes it: blur in pixels, noise in grey levels, perspective as a share of the page."""

    blur: tuple[float, float] = (0.3, 1.1)
    noise: float = 6.0
    tilt: float = 0.12
    quality: tuple[int, int] = (45, 95)
    sizes: tuple[float, float] = (16, 110)
    turned: bool = True


def _put(layer: Ink, mark: Ink, x: int, y: int) -> None:
    h, w = mark.shape
    np.maximum(layer[y : y + h, x : x + w], mark, out=layer[y : y + h, x : x + w])


def _turned(mark: Ink, degrees: float) -> tuple[Ink, NDArray[np.float64]]:
    """Turn a mark clockwise; give it and where its four corners went."""
    h, w = mark.shape
    matrix = cv2.getRotationMatrix2D((w / 2, h / 2), -degrees, 1.0)
    corners = np.array([[0, 0, 1], [w, 0, 1], [w, h, 1], [0, h, 1]], float) @ matrix.T
    low = np.floor(corners.min(axis=0)) - 1
    size = np.ceil(corners.max(axis=0)) + 1 - low
    matrix[:, 2] -= low
    turned = cv2.warpAffine(mark, matrix, (int(size[0]), int(size[1])), flags=cv2.INTER_LINEAR)
    return np.asarray(turned, np.uint8), corners - low


class _Layout:
    """Free places on a page, found by trying."""

    def __init__(self, height: int, width: int) -> None:
        self.taken = np.zeros((height, width), np.uint8)

    def place(self, dice: Dice, w: int, h: int, gap: int, tries: int = 25) -> tuple[int, int] | None:
        height, width = self.taken.shape
        for _ in range(tries):
            if w + 2 * gap >= width or h + 2 * gap >= height:
                return None
            x, y = int(dice.integers(gap, width - w - gap)), int(dice.integers(gap, height - h - gap))
            if not self.taken[y - gap : y + h + gap, x - gap : x + w + gap].any():
                self.taken[y : y + h, x : x + w] = 1
                return x, y
        return None


def _paper(dice: Dice, height: int, width: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Give the colours of paper and print, (height, width, 3) and (3,): enough apart, either the darker."""
    while True:
        paper, ink = dice.uniform(0, 255, 3), dice.uniform(0, 255, 3)
        if dice.random() < 0.5:
            paper = np.full(3, dice.uniform(190, 255)) + dice.uniform(-12, 12, 3)
            ink = dice.uniform(0, 120, 3) if dice.random() < 0.5 else np.full(3, dice.uniform(0, 90))
        if dice.random() < 0.35:
            paper, ink = ink, paper
        paper, ink = np.clip(paper, 0, 255), np.clip(ink, 0, 255)
        if abs(_brightness(paper) - _brightness(ink)) > 55:
            break
    sheet = np.empty((height, width, 3), np.float32)
    sheet[:] = paper.astype(np.float32)
    return sheet, ink.astype(np.float32)


def _brightness(colour: NDArray[np.floating]) -> float:
    return 0.5 * float(np.dot(colour, (0.114, 0.587, 0.299))) + 0.5 * float(colour.min())


def _cloud(dice: Dice, height: int, width: int, grain: float) -> NDArray[np.float32]:
    small = dice.normal(0, 1, (max(2, int(height / grain)), max(2, int(width / grain)))).astype(np.float32)
    return np.asarray(cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)


def _write_clutter(
    dice: Dice, layer: Ink, layout: _Layout, turn: float, amount: int
) -> list[tuple[str, NDArray[np.float64]]]:
    """Write lines of text; give each with its corners."""
    at_hand = faces()
    written: list[tuple[str, NDArray[np.float64]]] = []
    for _ in range(amount):
        count = int(dice.integers(1, 8))
        text = " ".join(dice.choice(_WORDS, count))
        mark = lettering(text, float(dice.uniform(8, 30)), at_hand[int(dice.integers(len(at_hand)))])
        if dice.random() < 0.15:
            mark = np.pad(mark, int(dice.integers(3, 8)))
            cv2.rectangle(mark, (0, 0), (mark.shape[1] - 1, mark.shape[0] - 1), 255, int(dice.integers(1, 4)))
        mark, corners = _turned(mark, turn)
        where = layout.place(dice, mark.shape[1], mark.shape[0], 3)
        if where:
            _put(layer, mark, *where)
            written.append((text, corners + where))
    return written


def _as_read(text: str, corners: NDArray[np.float64]) -> Line:
    """Give a line of text as a reader would, its letters all as wide."""
    share = np.linspace(0, 1, len(text) + 1)[:, None]
    upper, lower = corners[0] + (corners[1] - corners[0]) * share, corners[3] + (corners[2] - corners[3]) * share
    rungs = tuple(((float(a), float(b)), (float(c), float(d))) for (a, b), (c, d) in zip(upper, lower, strict=True))
    return Line(text, "drawn", 0.95, 0, rungs)


def _texture(dice: Dice, sheet: NDArray[np.float32]) -> None:
    """Lay a texture over a part of the page: weave, stripes, blotches, tiles, or a shaded thing with an outline."""
    h, w = sheet.shape[:2]
    y0, x0 = int(dice.integers(0, h * 2 // 3)), int(dice.integers(0, w * 2 // 3))
    part = sheet[y0 : y0 + int(dice.integers(60, h // 2)), x0 : x0 + int(dice.integers(60, w // 2))]
    height, width = part.shape[:2]
    kind = int(dice.integers(5))
    yy, xx = np.mgrid[0:height, 0:width].astype(np.float32)
    a, step = dice.uniform(0, np.pi), dice.uniform(5, 30)
    if kind == 0:
        field = np.sin((xx * np.cos(a) + yy * np.sin(a)) * 2 * np.pi / step) * np.sin(
            (yy * np.cos(a) - xx * np.sin(a)) * 2 * np.pi / step
        )
    elif kind == 1:
        field = np.sign(np.sin((xx * np.cos(a) + yy * np.sin(a)) * 2 * np.pi / step))
    elif kind == 2:
        field = _cloud(dice, height, width, float(dice.uniform(4, 30)))
    elif kind == 3:
        field = np.sign(_cloud(dice, height, width, float(dice.uniform(8, 40))) - 0.3)
    else:
        thing = np.zeros((height, width), np.uint8)
        corners = (dice.uniform(0.05, 0.95, (int(dice.integers(3, 12)), 2)) * (width, height)).astype(np.int32)
        cv2.fillPoly(thing, [cv2.convexHull(corners)[:, 0] if dice.random() < 0.6 else corners], 255, cv2.LINE_AA)
        shade = np.cos((xx * np.cos(a) + yy * np.sin(a)) / max(height, width) * dice.uniform(1, 9))
        field = thing.astype(np.float32) / 255 * (0.5 + shade)
    part += (field * dice.uniform(10, 60))[..., None] * dice.uniform(0.5, 1.0, 3).astype(np.float32)


def _photographed(dice: Dice, sheet: NDArray[np.float32], camera: Camera) -> tuple[Pixels, NDArray[np.float64]]:
    """Give the page as a phone sees it, and the homography from page to photo."""
    h, w = sheet.shape[:2]
    shift = camera.tilt * min(h, w) * 0.5
    source = np.array([[0, 0], [w, 0], [w, h], [0, h]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, (source + dice.uniform(-shift, shift, (4, 2))).astype(np.float32))
    border = tuple(float(v) for v in sheet[0, 0])
    sheet = np.asarray(
        cv2.warpPerspective(sheet, matrix, (w, h), flags=cv2.INTER_LINEAR, borderValue=border), np.float32
    )
    sheet *= 1 + 0.12 * _cloud(dice, h, w, min(h, w) / 3)[..., None]
    if dice.random() < 0.3:
        yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
        cx, cy, r = dice.uniform(0, w), dice.uniform(0, h), dice.uniform(0.1, 0.4) * min(h, w)
        sheet += (dice.uniform(20, 110) * np.exp(-((xx - cx) ** 2 + (yy - cy) ** 2) / (2 * r * r)))[..., None].astype(
            np.float32
        )
    sheet = np.asarray(cv2.GaussianBlur(sheet, (0, 0), float(dice.uniform(*camera.blur))), np.float32)
    if dice.random() < 0.2:
        n = int(dice.integers(3, 6))
        kernel = np.zeros((n, n), np.float32)
        a = dice.uniform(0, np.pi)
        end = (round(n / 2 + n / 2 * np.cos(a)), round(n / 2 + n / 2 * np.sin(a)))
        cv2.line(kernel, (n - 1 - end[0], n - 1 - end[1]), end, 1.0)
        sheet = np.asarray(cv2.filter2D(sheet, -1, kernel / max(1.0, float(kernel.sum()))), np.float32)
    sheet += dice.normal(0, dice.uniform(0.5, camera.noise), sheet.shape).astype(np.float32)
    pixels = np.clip(sheet, 0, 255).astype(np.uint8)
    _, packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, int(dice.integers(*camera.quality))])
    photo = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    if photo is None:
        raise RuntimeError("OpenCV could not read its own JPEG")
    return np.asarray(photo, np.uint8), np.asarray(matrix, np.float64)


def draw_page(
    dice: Dice,
    *,
    count: int = 14,
    clutter: int = 14,
    others: int = 6,
    shape: tuple[int, int] = (760, 980),
    camera: Camera | None = None,
    pictograms: Mapping[str, Draw] = PICTOGRAMS,
    look_alikes: Sequence[Draw] = LOOK_ALIKES,
) -> Page:
    """Draw a page with `count` pictograms, `others` look-alikes and `clutter` lines of text, as a camera sees it.

    All of it bears one turn, as print on a pack does; a few pictograms stand at a turn of their own.
    """
    camera = camera or Camera()
    height, width = shape
    sheet, colour = _paper(dice, height, width)
    for _ in range(int(dice.integers(0, 3 if count else 7))):
        _texture(dice, sheet)
    layer, layout = np.zeros((height, width), np.uint8), _Layout(height, width)
    turn = float(dice.uniform(0, 360)) if camera.turned and dice.random() < 0.7 else 0.0
    placed: list[Drawn] = []
    names = sorted(pictograms)
    jobs: list[tuple[str, Draw]] = []
    for _ in range(count):
        name = names[int(dice.integers(len(names)))]
        jobs.append((name, pictograms[name]))
    jobs += [("", look_alikes[int(dice.integers(len(look_alikes)))]) for _ in range(others)]
    for k in dice.permutation(len(jobs)):
        name, draw = jobs[k]
        own = turn + (float(dice.choice([90, 180, 270])) if camera.turned and dice.random() < 0.1 else 0.0)
        size = float(np.exp(dice.uniform(*np.log(camera.sizes))))
        mark = drawn(draw, dice, side=max(24, round(size * 2)))
        scale = size / max(mark.shape)
        mark = np.asarray(
            cv2.resize(mark, None, fx=scale * float(dice.uniform(0.88, 1.12)), fy=scale, interpolation=cv2.INTER_AREA),
            np.uint8,
        )
        mark, corners = _turned(mark, own)
        where = layout.place(dice, mark.shape[1], mark.shape[0], max(4, round(size * dice.uniform(0.16, 0.5))))
        if where is None:
            continue
        _put(layer, mark, *where)
        if name:
            placed.append(Drawn(name, corners + where))
    written = _write_clutter(dice, layer, layout, turn, clutter)
    if dice.random() < 0.3:
        spread = np.ones((2, 2), np.uint8)
        layer = np.asarray(
            cv2.dilate(layer, spread) if dice.random() < 0.5 else cv2.GaussianBlur(layer, (0, 0), 0.7), np.uint8
        )
    light = _brightness(colour) > _brightness(sheet[0, 0])
    alpha = (layer.astype(np.float32) / 255)[..., None] * float(dice.uniform(0.75, 1.0))
    sheet = np.asarray(sheet * (1 - alpha) + colour * alpha, np.float32)
    pixels, matrix = _photographed(dice, sheet, camera)
    moved: list[Drawn] = []
    cut: list[Drawn] = []
    for one in placed:
        corners = np.asarray(cv2.perspectiveTransform(one.corners[None].astype(np.float64), matrix), np.float64)[0]
        inside = (corners > -3).all() and (corners[:, 0] < width + 3).all() and (corners[:, 1] < height + 3).all()
        (moved if inside else cut).append(Drawn(one.name, corners))
    lines = tuple(
        _as_read(text, np.asarray(cv2.perspectiveTransform(corners[None].astype(np.float64), matrix), np.float64)[0])
        for text, corners in written
    )
    return Page(pixels, tuple(moved), light, lines, tuple(cut))
