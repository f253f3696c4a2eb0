"""The shapes that panels are wrapped on, in space: flat, round and flattened round, smooth or crumpled.

Lengths are in widths of the object's main panel. An object's own axes: x to the right, y down, z towards the viewer;
the middle of the main panel is the origin.
"""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.panel import Print

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Round:
    """A body round about the vertical axis: `radius` at its sides; `depth` towards the viewer as a part of it."""

    radius: float
    depth: float = 1.0


@dataclass(frozen=True)
class Patch:
    """A printed panel in space.

    `width` is its extent along the surface, its height follows from the print. `body` is None for a flat one, whose
    middle lies at `offset` and which is turned by `turn` degrees about the vertical; a round one has its foremost
    line through `offset`. `crumple` is how far the print wanders on the surface, as in a soft pouch. `disc` trims a
    flat one to the ellipse inside it.
    """

    print: Print
    width: float = 1.0
    body: Round | None = None
    turn: float = 0.0
    tip: float = 0.0
    offset: tuple[float, float, float] = (0.0, 0.0, 0.0)
    crumple: float = 0.0
    disc: bool = False
    seed: int = 0

    @property
    def height(self) -> float:
        """Its extent along y."""
        return float(self.width * self.print.pixels.shape[0] / self.print.pixels.shape[1])

    @cached_property
    def frame(self) -> Floats:
        """The rotation from the patch's own axes to the object's: tipped about x, then turned about y."""
        return _about_y(self.turn) @ _about_x(self.tip)

    def points(self, print_xy: Floats) -> tuple[Floats, Floats]:
        """Carry points of the print, (n, 2) in its pixels, into the object: positions and outward normals, (n, 3)."""
        scale = self.width / self.print.pixels.shape[1]
        flat = (print_xy - np.array(self.print.pixels.shape[1::-1]) / 2) * scale
        along = flat.copy()
        if self.crumple:
            for _ in range(6):
                along = flat - self.wander(along)
        if self.body is None:
            own = np.column_stack([along, np.zeros(len(along))])
            normal = np.tile([0.0, 0.0, 1.0], (len(along), 1))
        else:
            angle = np.interp(along[:, 0], self._arc, self._angles)
            r, b = self.body.radius, self.body.radius * self.body.depth
            own = np.column_stack([r * np.sin(angle), along[:, 1], b * (np.cos(angle) - 1)])
            normal = np.column_stack([b * np.sin(angle), np.zeros(len(angle)), r * np.cos(angle)])
            normal /= np.linalg.norm(normal, axis=1, keepdims=True)
        return own @ self.frame.T + np.array(self.offset), normal @ self.frame.T

    def hits(self, eye: Floats, rays: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Meet rays with the patch.

        `eye` is (3,), `rays` (n, 3), both in the object's axes. Gives the distance along each ray, infinite where it
        misses or meets the back; x and y on the print, in its pixels; and the outward normals in the object's axes.
        """
        start = (eye - np.array(self.offset)) @ self.frame
        ways = rays @ self.frame
        with np.errstate(divide="ignore", invalid="ignore"):
            if self.body is None:
                far = -start[2] / ways[:, 2]
                spot = start + far[:, None] * ways
                along, normal = spot[:, :2], np.tile([0.0, 0.0, 1.0], (len(ways), 1))
                front = ways[:, 2] < 0
            else:
                r, b = self.body.radius, self.body.radius * self.body.depth
                sx, sz, wx, wz = start[0] / r, (start[2] + b) / b, ways[:, 0] / r, ways[:, 2] / b
                square, half, rest = wx**2 + wz**2, wx * sx + wz * sz, sx**2 + sz**2 - 1
                root = half**2 - square * rest
                far = (-half - np.sqrt(np.where(root < 0, np.nan, root))) / square
                spot = start + far[:, None] * ways
                angle = np.arctan2(spot[:, 0] / r, (spot[:, 2] + b) / b)
                along = np.column_stack([np.interp(angle, self._angles, self._arc), spot[:, 1]])
                normal = np.column_stack([b * np.sin(angle), np.zeros(len(angle)), r * np.cos(angle)])
                normal /= np.linalg.norm(normal, axis=1, keepdims=True)
                front = root >= 0
        if self.crumple:
            along = along + self.wander(along)
        scale = self.print.pixels.shape[1] / self.width
        xy = along * scale + np.array(self.print.pixels.shape[1::-1]) / 2
        on = front & (far > 0) & (np.abs(along[:, 0]) <= self.width / 2) & (np.abs(along[:, 1]) <= self.height / 2)
        if self.disc:
            on &= (along[:, 0] / self.width) ** 2 + (along[:, 1] / self.height) ** 2 <= 0.25
        return np.where(on, far, np.inf), xy[:, 0], xy[:, 1], normal @ self.frame.T

    @cached_property
    def _angles(self) -> Floats:
        return np.linspace(-np.pi, np.pi, 2001)

    @cached_property
    def _arc(self) -> Floats:
        """Length along the surface from the foremost line, for each of the angles."""
        assert self.body is not None
        r, b = self.body.radius, self.body.radius * self.body.depth
        pace = np.hypot(r * np.cos(self._angles), b * np.sin(self._angles))
        arc = np.concatenate([[0.0], np.cumsum((pace[1:] + pace[:-1]) / 2 * np.diff(self._angles))])
        return np.asarray(arc - arc[1000])

    def wander(self, along: Floats) -> Floats:
        """Give how far the print lies off its flat place at points of the surface, (n, 2), in panel widths."""
        chance = np.random.default_rng(self.seed)
        coarse = chance.normal(size=(9, 9, 2)).astype(np.float32)
        field = np.asarray(cv2.resize(coarse, (160, 160), interpolation=cv2.INTER_CUBIC), np.float32)
        at = (along / np.array([self.width, self.height]) + 0.5) * 159
        x, y = at[:, 0].astype(np.float32), at[:, 1].astype(np.float32)
        return np.asarray(_sampled(field, x, y), dtype=np.float64) * self.crumple


def _sampled(field: NDArray[np.float32], x: NDArray[np.float32], y: NDArray[np.float32]) -> NDArray[np.float32]:
    # remap takes no picture wider than 32767, so the points are laid out in rows
    rows = -(-len(x) // 16384)
    pad = rows * 16384 - len(x)
    shape = (rows, 16384)
    grid = [np.pad(part, (0, pad)).reshape(shape) for part in (x, y)]
    out = cv2.remap(field, grid[0], grid[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(out, np.float32).reshape(-1, field.shape[2])[: len(x)]


def _about_x(degrees: float) -> Floats:
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]], dtype=np.float64)


def _about_y(degrees: float) -> Floats:
    c, s = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]], dtype=np.float64)


def turned(yaw: float, pitch: float, roll: float) -> Floats:
    """Give the rotation of an object: about its vertical, then tipped backwards, then in the picture, in degrees."""
    c, s = np.cos(np.deg2rad(roll)), np.sin(np.deg2rad(roll))
    in_picture = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]], dtype=np.float64)
    return np.asarray(in_picture @ _about_x(pitch) @ _about_y(yaw), dtype=np.float64)
