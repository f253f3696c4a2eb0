"""How a photo is blurred, by the motion of the hand or by the lens out of focus, and the photo with that undone.

Either blur takes some frequencies of the picture away altogether, at even steps, which its cepstrum, the spectrum of
the logarithm of its spectrum, shows as a dip: at the length and in the direction of the motion (Bogert, Healy and
Tukey, 1963, for echoes; Cannon, 1976, for blur), or all around at nearly the diameter of a disc out of focus.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels, Point

Grey = NDArray[np.uint8]

_SIDE, _LEAST_SIDE = 192, 64
"""Sides of the squares of print whose spectra are averaged, and least sides where the picture is smaller than that."""
_MOST_TILES, _ENOUGH_TILES = 48, 16
"""How many squares are taken at most, and how many before squares without known print are."""
_NOISE = 0.7
"""Grey levels of noise below which a frequency counts as no weaker."""
_LEAST_LINE, _LEAST_RING, _MOST = 6, 5, 40
"""Between which distances, in pixels, a dip of motion, or of a disc, is looked for: pictures that were enlarged have
dips nearer, and a tile shows none farther well."""
_QUIET = (44, 60)
"""Between which distances the cepstrum tells how much it varies by chance."""
_LEAST_CHANCE = 1e-4
"""How much a cepstrum varies by chance at least, where there is something on the picture."""
_LINE, _LINE_OVER_RING = -8.0, 2.0
"""How deep, as a multiple of chance, a dip of motion is at least, and how many times deeper than all around."""
_RING, _EVEN = -3.0, 1.2
"""How deep a ring is at least, and how many times deeper than it varies along itself. On drawn discs and on real photos
blurred it is 1.3 to 5 times as deep, in sharp print, dots and clouds up to 1.1 times; in concentric rings 1.5 times,
which are so taken for a disc, as strokes 8 pixels thick are for motion: whether more is read must decide."""
_DISC = 1.9
"""How far out a disc's dip lies, in its radii: measured on drawn discs of 3 to 8 pixels, 1.86 to 1.93."""
_DAMPING, _FLAT = 0.006, 0.02
"""How much the noise is held down where undoing a blur would raise it: for edges, and for even areas beside them."""
_BORDER = 48


class Blur(Protocol):
    """A blur that is the same all over a photo."""

    def kernel(self) -> NDArray[np.float32]:
        """Give how a point is spread, (side, side) with an odd side, its sum 1."""
        ...


@dataclass(frozen=True, slots=True)
class Motion:
    """The blur of a camera that moved on a straight line: its length in pixels, its direction in radians."""

    length: float
    turn: float

    def kernel(self) -> NDArray[np.float32]:
        """Give how a point is spread, (side, side) with an odd side, its sum 1."""
        x, y = _square(self.length / 2)
        cos, sin = math.cos(self.turn), math.sin(self.turn)
        along, across = x * cos + y * sin, y * cos - x * sin
        return _whole(np.clip(self.length / 2 + 0.5 - np.abs(along), 0, 1) * np.clip(1 - np.abs(across), 0, 1))


@dataclass(frozen=True, slots=True)
class Defocus:
    """The blur of a lens out of focus, which makes of every point a disc: its radius in pixels."""

    radius: float

    def kernel(self) -> NDArray[np.float32]:
        """Give how a point is spread, (side, side) with an odd side, its sum 1."""
        return _whole(np.clip(self.radius + 0.5 - np.hypot(*_square(self.radius)), 0, 1))


def _square(reach: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    half = math.ceil(reach) + 1
    y, x = np.mgrid[-half : half + 1, -half : half + 1].astype(np.float32)
    return x, y


def _whole(kernel: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(kernel / kernel.sum(), np.float32)


def find_blurs(grey: Grey, print_at: Sequence[Point]) -> list[Blur]:
    """Give what may have blurred a grey picture, (height, width), the likelier first; nothing where none shows.

    It is looked for around the points (x, y), which are to lie along print, in pixels of the picture; where they are
    few, also where the picture has most edges.
    """
    cepstrum = _cepstrum(grey, print_at)
    if cepstrum is None:
        return []
    high, wide = cepstrum.shape
    y, x = np.mgrid[-high // 2 : high // 2, -wide // 2 : wide // 2]
    far = np.hypot(x, y)
    rings = [cepstrum[(far >= one - 0.5) & (far < one + 0.5)] for one in range(min(_QUIET[1], max(high, wide) // 2))]
    quiet = rings[_QUIET[0] :]
    chance = float(np.std(np.concatenate(quiet))) if quiet else 0.0
    if chance < _LEAST_CHANCE:
        return []
    around = np.array([ring.mean() / chance for ring in rings])
    soft = cv2.GaussianBlur(cepstrum, (0, 0), 0.7) / chance
    line = np.where((far >= _LEAST_LINE) & (far <= _MOST), soft, np.inf)
    row, column = (int(place) for place in np.unravel_index(line.argmin(), line.shape))
    found: list[tuple[float, Blur]] = []
    depth, length = float(line[row, column]), float(far[row, column])
    lowest = depth <= soft[row - 1 : row + 2, column - 1 : column + 2].min()
    if lowest and depth < min(_LINE, _LINE_OVER_RING * float(around[round(length)])):
        found.append((depth, Motion(length, math.atan2(y[row, column], x[row, column]))))
    dip = int(around[_LEAST_RING : _MOST + 1].argmin()) + _LEAST_RING
    varies = float(np.std(rings[dip])) / chance
    if around[dip] < min(_RING, -_EVEN * varies, around[dip - 1], around[dip + 1]):
        found.append((float(around[dip]), Defocus(_lowest(around, dip) / _DISC)))
    return [blur for _, blur in sorted(found, key=lambda one: one[0])]


def _lowest(values: NDArray[np.float64], at: int) -> float:
    """Give where the parabola through a least value and its neighbours is lowest."""
    before, here, after = (float(value) for value in values[at - 1 : at + 2])
    bend = before - 2 * here + after
    return at + (0.5 * (before - after) / bend if bend > 0 else 0.0)


def _cepstrum(grey: Grey, print_at: Sequence[Point]) -> NDArray[np.float32] | None:
    """Give the mean cepstrum of tiles of a picture, its origin in the middle; None where the picture is too small."""
    size = tuple(min(_SIDE, side // 2 * 2) for side in grey.shape)
    if min(size) < _LEAST_SIDE or max(size) <= 2 * _QUIET[0]:
        return None
    window = np.asarray(np.outer(*(np.hanning(side + 2)[1:-1] for side in size)), np.float32)
    floor = (_NOISE * float(np.sqrt((window**2).sum()))) ** 2
    spectra = []
    for top, left in _tiles(grey, size, print_at):
        tile = grey[top : top + size[0], left : left + size[1]].astype(np.float32)
        spectrum = np.abs(np.fft.rfft2((tile - tile.mean()) * window)) ** 2
        spectra.append(np.log(spectrum + floor))
    return np.asarray(np.fft.fftshift(np.fft.irfft2(np.mean(spectra, axis=0), s=size)), np.float32)


def _tiles(grey: Grey, size: Sequence[int], print_at: Sequence[Point]) -> list[tuple[int, int]]:
    """Give top and left of tiles half a tile apart: those around points, and full of edges where these are few."""
    chosen: dict[tuple[int, int], None] = {}
    for x, y in print_at:
        steps = [
            min(max(0, round(2 * middle / side - 1)), (whole - side) // (side // 2))
            for middle, side, whole in zip((y, x), size, grey.shape, strict=True)
        ]
        chosen[(steps[0], steps[1])] = None
    if len(chosen) < _ENOUGH_TILES:
        rough = np.asarray(cv2.convertScaleAbs(cv2.Laplacian(grey, cv2.CV_16S)), np.uint8)
        rows, columns = ((whole - side) // (side // 2) + 1 for whole, side in zip(grey.shape, size, strict=True))
        halves = cv2.resize(
            rough[: (rows + 1) * (size[0] // 2), : (columns + 1) * (size[1] // 2)],
            (columns + 1, rows + 1),
            interpolation=cv2.INTER_AREA,
        ).astype(np.float32)
        edges = halves[:-1, :-1] + halves[:-1, 1:] + halves[1:, :-1] + halves[1:, 1:]
        for place in np.argsort(-edges, axis=None).tolist():
            if len(chosen) >= _ENOUGH_TILES:
                break
            chosen[divmod(place, columns)] = None
    return [(row * (size[0] // 2), column * (size[1] // 2)) for row, column in [*chosen][:_MOST_TILES]]


def undone(pixels: Pixels, blur: Blur) -> Pixels:
    """Give a photo, (height, width, 3), uint8, as it would be without a blur, but for its noise.

    A Wiener filter, as Wiener (1949) has it, with edges as what is expected of a picture.
    """
    height, width = pixels.shape[:2]
    kernel = blur.kernel()
    size = [cv2.getOptimalDFTSize(side + 2 * _BORDER) for side in (height, width)]
    spread = _spectrum(kernel, size)
    edges = sum(abs(_spectrum(np.asarray(one, np.float32), size)) ** 2 for one in ([[-1, 1, 0]], [[-1], [1], [0]]))
    back = np.conj(spread) / (abs(spread) ** 2 + _DAMPING * (edges + _FLAT))
    below, beside = size[0] - height - _BORDER, size[1] - width - _BORDER
    clear = np.empty_like(pixels)
    for channel in range(3):
        wide = cv2.copyMakeBorder(pixels[..., channel], _BORDER, below, _BORDER, beside, cv2.BORDER_REFLECT)
        filtered = np.fft.irfft2(np.fft.rfft2(wide.astype(np.float32)) * back, s=size)
        part = filtered[_BORDER : _BORDER + height, _BORDER : _BORDER + width]
        clear[..., channel] = np.clip(np.rint(part), 0, 255)
    return clear


def _spectrum(kernel: NDArray[np.float32], size: Sequence[int]) -> NDArray[np.complex64]:
    """Give the spectrum of a kernel of odd sides about its middle, in a picture of a size."""
    laid = np.zeros(size, np.float32)
    laid[: kernel.shape[0], : kernel.shape[1]] = kernel
    middle = tuple(-(side // 2) for side in kernel.shape)
    return np.asarray(np.fft.rfft2(np.roll(laid, middle, (0, 1))), np.complex64)
