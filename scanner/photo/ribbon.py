"""Bent bands of a photo, and flat strips sampled along them with the way back to the photo's own pixels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Pixels, Point

Points = NDArray[np.float64]

_INK = 0.34
"""Share of a strip's height, from its middle, within which the letters stand, capitals' top to descenders' foot."""
_EDGE = 1.1
"""How far past its own ends, in half lengths, a bend may be followed: a polynomial runs wild beyond."""


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A bent band: the course of one line of print over a photo.

    Seen along the unit vector `along` from `origin` (pixels of the upright photo), the centre line runs from
    `start` to `end` and is off the axis by the polynomial `bend`; the band is as high as the polynomial `height`
    tells. Both polynomials (highest power first) take the distance from the origin divided by `half`.
    """

    origin: Point
    along: Point
    start: float
    end: float
    half: float
    bend: tuple[float, ...]
    height: tuple[float, ...]

    @property
    def length(self) -> float:
        """Length along the axis, in pixels."""
        return self.end - self.start

    @property
    def mean_height(self) -> float:
        """Height in the middle, in pixels."""
        return float(np.polyval(self.height, (self.start + self.end) / 2 / self.half))

    def points(self, distance: Points, across: Points) -> Points:
        """Give (..., 2) points of the photo for distances along the axis and shares of the height across.

        The two are broadcast against each other. `across` runs from -0.5, the upper edge, to 0.5, the lower.
        """
        share = np.clip(distance / self.half, -_EDGE, _EDGE)
        offset = np.polyval(self.bend, share) + across * np.polyval(self.height, share)
        dx, dy = self.along
        x = self.origin[0] + distance * dx - offset * dy
        y = self.origin[1] + distance * dy + offset * dx
        return np.stack([x, y], axis=-1)

    def point(self, distance: float, across: float) -> Point:
        """Give one point, as `points` does."""
        x, y = self.points(np.asarray(distance), np.asarray(across))
        return float(x), float(y)

    def holds(self, points: Points, reach: float) -> NDArray[np.bool_]:
        """Tell for each point, (..., 2) in pixels of the photo, whether it lies on the band.

        `reach` is how far from the centre line it may lie, as a share of the mean height.
        """
        along = np.asarray(self.along)
        offsets = points - np.asarray(self.origin)
        distance = offsets @ along
        across = offsets @ np.array([-along[1], along[0]])
        middle = np.polyval(self.bend, np.clip(distance / self.half, -_EDGE, _EDGE))
        inside = (distance >= self.start) & (distance <= self.end)
        return np.asarray(inside & (np.abs(across - middle) < reach * self.mean_height))

    def turned(self) -> "Ribbon":
        """Give the same band read the other way round, upside down."""
        odd = [(-1.0) ** (len(self.bend) - 1 - power) for power in range(len(self.bend))]
        even = [(-1.0) ** (len(self.height) - 1 - power) for power in range(len(self.height))]
        return replace(
            self,
            along=(-self.along[0], -self.along[1]),
            start=-self.end,
            end=-self.start,
            bend=tuple(-factor * sign for factor, sign in zip(self.bend, odd, strict=True)),
            height=tuple(factor * sign for factor, sign in zip(self.height, even, strict=True)),
        )

    def widened(self, ends: float, height: float = 1.0) -> "Ribbon":
        """Give the band longer by `ends` pixels at each end and `height` times as high."""
        return replace(
            self,
            start=self.start - ends,
            end=self.end + ends,
            height=tuple(factor * height for factor in self.height),
        )


@dataclass(frozen=True, slots=True)
class WayBack:
    """From a picture of a part of a photo, turned level and drawn to a scale, to the photo.

    The picture's corner is at `corner` in the photo's pixels turned about the photo's origin, its rows run along the
    unit vector `along` of the photo, and a pixel of it is `step` pixels of the photo wide and high. Across its rows it
    is `drawn` times more enlarged than along them.
    """

    corner: Point
    step: Point
    along: Point = (1.0, 0.0)
    drawn: float = 1.0

    @property
    def unit(self) -> Point:
        """Width and height of a pixel where bands are measured: in pixels of the photo, but as much drawn apart."""
        return self.step[0], self.step[1] * self.drawn

    def matrix(self) -> Points:
        """Give the (2, 3) matrix from points of the picture to points of the photo."""
        cos, sin = self.along
        turning = np.array([[cos, -sin], [sin, cos]])
        return np.column_stack([turning * self.step, turning @ self.corner])

    def ribbon(self, ribbon: Ribbon) -> Ribbon:
        """Give a band, told in units of the picture, as a band of the photo.

        Where the picture is drawn apart, a band that slants in it also leans over its axis on the photo, which a ribbon
        cannot tell: its edges stay true, the letters between them lean.
        """
        matrix = self.matrix() / (*self.unit, 1.0)
        along = matrix[:, :2] @ ribbon.along
        longer = float(np.hypot(*along))
        unit = along / longer
        higher = abs(float(np.linalg.det(matrix[:, :2]))) / longer
        x, y = matrix[:, :2] @ ribbon.origin + matrix[:, 2]
        return Ribbon(
            (float(x), float(y)),
            (float(unit[0]), float(unit[1])),
            ribbon.start * longer,
            ribbon.end * longer,
            ribbon.half * longer,
            tuple(factor * higher for factor in ribbon.bend),
            tuple(factor * higher for factor in ribbon.height),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A ribbon laid flat: `pixels` is (height, width, 3) uint8 BGR; `ribbon` leads back to the photo."""

    pixels: Pixels
    ribbon: Ribbon

    def rungs(self, columns: Sequence[float]) -> tuple[tuple[Point, Point], ...]:
        """Give the (upper, lower) points of the photo at columns of the strip, in pixels from its left edge.

        They bound the letters, not the whole strip, which holds some ground above and below.
        """
        ribbon = self.ribbon
        distance = ribbon.start + ribbon.length * np.asarray(columns, dtype=np.float64) / self.pixels.shape[1]
        upper, lower = (ribbon.points(distance, np.full_like(distance, across)).tolist() for across in (-_INK, _INK))
        return tuple(((a, b), (c, d)) for (a, b), (c, d) in zip(upper, lower, strict=True))


def pyramid(pixels: Pixels) -> list[Pixels]:
    """Halve a picture until it is small: level n is 2**n times smaller than the photo."""
    levels = [pixels]
    while min(levels[-1].shape[:2]) > 200 and len(levels) < 6:
        levels.append(cv2.resize(levels[-1], None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))  # type: ignore[arg-type]
    return levels


def flatten(levels: Sequence[Pixels], ribbon: Ribbon, height: int, stretch: float = 1.0) -> Strip:
    """Lay a ribbon flat at a height in pixels, from the level of the pyramid that is nearest to that height.

    `stretch` makes the strip so many times as long as its own proportions ask for.
    """
    level = 0
    while level + 1 < len(levels) and ribbon.mean_height / 2 ** (level + 1) >= height * 0.9:
        level += 1
    width = max(8, int(np.ceil(ribbon.length / max(ribbon.mean_height, 1.0) * height * stretch)))
    distance = ribbon.start + (np.arange(width) + 0.5) * ribbon.length / width
    across = (np.arange(height) + 0.5) / height - 0.5
    grid = ribbon.points(distance[None, :], across[:, None])
    grid = (grid + 0.5) / 2**level - 0.5
    pixels = cv2.remap(
        levels[level],
        grid[..., 0].astype(np.float32),
        grid[..., 1].astype(np.float32),
        cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return Strip(np.asarray(pixels, dtype=np.uint8), ribbon)
