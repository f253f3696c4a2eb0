"""Taking the picture: a pinhole camera before an object on a table, its light, and what a phone does to pixels."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.ground import lay_ground
from samples.panel import Placed
from samples.surface import Floats, Patch, turned

Pixels = NDArray[np.uint8]
Channels = NDArray[np.float32]
Lengths = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Glare:
    """A lamp mirrored in the surface, at `at` in parts of the picture: a long band at `angle`, or a round spot.

    `size` is its half-width as a part of the picture's width, `strength` 1 where it burns out to white.
    """

    at: tuple[float, float]
    size: float
    strength: float = 0.9
    band: bool = False
    angle: float = 90.0


@dataclass(frozen=True, slots=True)
class Take:
    """How a picture was taken.

    Picture: `width`, `height` in pixels; `quality` of the JPEG. Pose of the object: `yaw` about its axis, `pitch`
    tipped away at the top, `roll` in the picture (clockwise), degrees; `fill` the part of the picture's width that a
    flat panel seen straight takes; `shift` of its middle off the picture's, in parts of width and height; `distance`
    of the camera in panel widths: the nearer, the stronger the perspective. Light: `lamp` direction in degrees to the
    right and up, `ambient` share, `exposure`, `tint` of the light (red, green, blue), `shadow` darkness of a hand's
    shadow across the picture from 0 to 1, its `shadow_angle`; `glare`. Pixels: `defocus` and `motion` in pixels of
    the picture (radius, length) with `motion_angle`; `noise` as the standard deviation in grey levels.
    `ground` is what the object lies on; `clutter` how many other things lie about. All chance is drawn from `seed`.
    """

    width: int = 1200
    height: int = 1600
    quality: int = 80
    yaw: float = 0.0
    pitch: float = 0.0
    roll: float = 0.0
    fill: float = 0.8
    shift: tuple[float, float] = (0.0, 0.0)
    distance: float = 3.0
    lamp: tuple[float, float] = (-25.0, 35.0)
    ambient: float = 0.62
    exposure: float = 1.0
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    shadow: float = 0.0
    shadow_angle: float = 60.0
    glare: tuple[Glare, ...] = ()
    defocus: float = 0.0
    motion: float = 0.0
    motion_angle: float = 0.0
    noise: float = 2.5
    ground: str = "wood"
    clutter: int = 0
    seed: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture taken: RGB pixels, and the words and marks that face the camera, with their corners in it."""

    pixels: Pixels
    words: tuple[Placed, ...]
    marks: tuple[Placed, ...]


def photograph(patches: tuple[Patch, ...], take: Take) -> Picture:
    """Photograph an object made of patches.

    Every pixel follows its ray to the surface and back into the print, so curvature, foreshortening and perspective
    are those of a real pinhole camera; words are carried the other way by the same geometry.
    """
    fine = 2 if take.width * take.height <= 3_000_000 else 1
    wide, high = take.width * fine, take.height * fine
    pose = turned(take.yaw, take.pitch, take.roll)
    focal = take.fill * wide * take.distance
    middle = np.array([(0.5 + take.shift[0]) * wide, (0.5 + take.shift[1]) * high])
    camera = _Camera(pose, _pivot(patches), focal, take.distance, middle)
    picture = lay_ground(take.ground, wide, high, take.clutter, take.seed)
    seen = _trace(picture, patches, take, camera)
    picture = _lit(picture, take, seen)
    picture = np.asarray(cv2.resize(picture, (take.width, take.height), interpolation=cv2.INTER_AREA), np.float32)
    pixels = _developed(picture, take)

    def shown(placed: tuple[Placed, ...], patch: Patch) -> list[Placed]:
        found = []
        for one in placed:
            corners, faces = _project(one.corners, patch, camera)
            inside = (corners >= 0).all() and (corners < [wide, high]).all()
            if inside and faces > 0.2 and _burn(take, corners.mean(axis=0) / (wide, high)) < 0.8:
                found.append(Placed(one.text, corners / fine))
        return found

    words = [one for patch in patches for one in shown(patch.print.words, patch)]
    marks = [one for patch in patches for one in shown(patch.print.marks, patch)]
    return Picture(pixels, tuple(words), tuple(marks))


def _burn(take: Take, spot: Floats) -> float:
    """Give how far glare has burnt out a spot, in parts of the picture's width and height; 1 is white."""
    tall = take.height / take.width
    return max((float(_shine(lamp, spot[:1], spot[1:] * tall, tall)[0]) for lamp in take.glare), default=0.0)


def _shine(lamp: Glare, x: Lengths, y: Lengths, tall: float) -> Lengths:
    """Give a lamp's mirrored light at points in picture widths."""
    dx, dy = x - lamp.at[0], y - lamp.at[1] * tall
    if lamp.band:
        angle = np.deg2rad(lamp.angle)
        off = np.abs(-np.sin(angle) * dx + np.cos(angle) * dy)
    else:
        off = np.hypot(dx, dy * 0.8)
    return np.asarray(lamp.strength * np.exp(-((off / lamp.size) ** 2)))


@dataclass(frozen=True, slots=True, eq=False)
class _Camera:
    """Where the camera stands towards the object, which is turned by `pose` about its axis at `pivot`."""

    pose: Floats
    pivot: Floats
    focal: float
    distance: float
    middle: Floats

    @property
    def eye(self) -> Floats:
        return np.asarray((np.array([0.0, 0.0, self.distance]) - self.pivot) @ self.pose + self.pivot)


def _pivot(patches: tuple[Patch, ...]) -> Floats:
    depths = [patch.body.radius * patch.body.depth for patch in patches if patch.body is not None]
    return np.array([0.0, 0.0, -max(depths, default=0.0)])


def _project(xy: Floats, patch: Patch, camera: _Camera) -> tuple[Floats, float]:
    """Give where points of a print fall in the picture, and the least cosine at which they face the camera."""
    spots, normals = patch.points(xy)
    away = (spots - camera.pivot) @ camera.pose.T + camera.pivot
    depth = camera.distance - away[:, 2]
    sight = camera.eye - spots
    faces = (normals * sight).sum(axis=1) / np.linalg.norm(sight, axis=1)
    return away[:, :2] * camera.focal / depth[:, None] + camera.middle, float(faces.min())


def _trace(picture: Channels, patches: tuple[Patch, ...], take: Take, camera: _Camera) -> NDArray[np.bool_]:
    """Paint the patches into the picture, strip by strip; give where the object is seen."""
    high, wide = picture.shape[:2]
    right, up = np.deg2rad(take.lamp)
    lamp = np.array([np.sin(right), -np.sin(up), np.cos(right) * np.cos(up)])
    lamp = (lamp / np.linalg.norm(lamp)) @ camera.pose
    straight = max(0.3, float(lamp @ camera.pose.T[:, 2]))
    nearest = np.full((high, wide), np.inf, dtype=np.float32)
    for patch in patches:
        pixels, shrink = _reduced(patch, camera.focal / camera.distance)
        left, top, end, foot = _bounds(patch, camera, wide, high)
        x = (np.arange(left, end) + 0.5 - camera.middle[0]) / camera.focal
        strip = max(1, 600_000 // max(1, end - left))
        for start in range(top, foot, strip):
            rows = min(strip, foot - start)
            y = (np.arange(start, start + rows) + 0.5 - camera.middle[1]) / camera.focal
            ray = np.stack([np.tile(x, rows), np.repeat(y, len(x)), np.full(rows * len(x), -1.0)], axis=1) @ camera.pose
            part = (slice(start, start + rows), slice(left, end))
            far, u, v, normal = patch.hits(camera.eye, ray)
            on = np.flatnonzero(far < nearest[part].ravel())
            if not len(on):
                continue
            paint = _sample(pixels, (u[on] * shrink).astype(np.float32), (v[on] * shrink).astype(np.float32))
            glow = np.clip(normal[on] @ lamp, 0, None) / straight
            if patch.crumple:
                glow = glow * _creases(patch, u[on], v[on])
            paint *= (take.ambient + (1 - take.ambient) * glow)[:, None]
            row, column = on // len(x) + start, on % len(x) + left
            nearest[row, column] = far[on]
            picture[row, column] = paint
    return np.asarray(np.isfinite(nearest))


def _bounds(patch: Patch, camera: _Camera, wide: int, high: int) -> tuple[int, int, int, int]:
    """Give left, top, right, bottom of the part of the picture in which a patch can be seen."""
    tall, across = patch.print.pixels.shape[:2]
    u, v = np.meshgrid(np.linspace(0, across, 41), np.linspace(0, tall, 9))
    spots, _ = _project(np.column_stack([u.ravel(), v.ravel()]), patch, camera)
    slack = 0.02 * wide + 2 * patch.crumple * camera.focal / camera.distance
    low, top = spots.min(axis=0) - slack, spots.max(axis=0) + slack
    left, end = (int(edge) for edge in np.clip([low[0], top[0]], 0, wide))
    head, foot = (int(edge) for edge in np.clip([low[1], top[1]], 0, high))
    return left, head, end, foot


def _reduced(patch: Patch, scale: float) -> tuple[Channels, float]:
    """Reduce a print to about the picture's own resolution, so that fine type is averaged, not picked apart."""
    pixels = patch.print.pixels.astype(np.float32)
    shrink = min(1.0, 1.3 * scale * patch.width / pixels.shape[1])
    if shrink < 0.9:
        size = max(2, round(pixels.shape[1] * shrink)), max(2, round(pixels.shape[0] * shrink))
        return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.float32), size[0] / pixels.shape[1]
    return pixels, 1.0


def _sample(pixels: Channels, u: NDArray[np.float32], v: NDArray[np.float32]) -> Channels:
    rows = -(-len(u) // 16384)
    pad = rows * 16384 - len(u)
    grid = [np.pad(part - 0.5, (0, pad)).reshape(rows, 16384) for part in (u, v)]
    out = cv2.remap(pixels, grid[0], grid[1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(out, np.float32).reshape(-1, 3)[: len(u)]


def _creases(patch: Patch, u: Floats, v: Floats) -> Floats:
    """Give the light and dark of a crumpled sheet, around 1."""
    scale = patch.width / patch.print.pixels.shape[1]
    along = (np.column_stack([u, v]) - np.array(patch.print.pixels.shape[1::-1]) / 2) * scale
    slope = patch.wander(along) - patch.wander(along + 0.02)
    return np.asarray(np.clip(1.0 + slope.sum(axis=1) * 22, 0.6, 1.5))


def _lit(picture: Channels, take: Take, seen: NDArray[np.bool_]) -> Channels:
    """Add the object's shadow on the ground, a hand's shadow, glare, exposure and tint."""
    high, wide = picture.shape[:2]
    small = cv2.resize(seen.astype(np.float32), (max(8, wide // 8), max(8, high // 8)), interpolation=cv2.INTER_AREA)
    reach = max(1.0, wide * 0.012 / 8)
    move = np.array([[1, 0, reach * 1.5], [0, 1, reach * 2]], dtype=np.float32)
    cast = cv2.warpAffine(cv2.GaussianBlur(small, (0, 0), reach), move, (small.shape[1], small.shape[0]))
    cast = cv2.resize(cast, (wide, high), interpolation=cv2.INTER_LINEAR)
    picture *= np.where(seen, 1.0, 1.0 - 0.55 * cast).astype(np.float32)[..., None]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    x, y = x / wide - 0.5, (y - high / 2) / wide
    if take.shadow:
        angle = np.deg2rad(take.shadow_angle)
        across = np.cos(angle) * x + np.sin(angle) * y + 0.03 * np.sin(9 * x - 5 * y)
        picture *= (1 - take.shadow / (1 + np.exp(-across * 16)))[..., None]
    for lamp in take.glare:
        burn = _shine(lamp, x + 0.5, y + high / wide / 2, high / wide) * seen
        picture += (255 - picture) * np.clip(burn, 0, 1)[..., None]
        picture += (burn * 30)[..., None]
    fall = 1 - 0.25 * (x**2 + y**2)
    picture *= (fall * take.exposure)[..., None] * np.array(take.tint, dtype=np.float32)
    return np.asarray(np.clip(picture, 0, 255), np.float32)


def _developed(picture: Channels, take: Take) -> Pixels:
    """Blur as lens and hand do, and add the sensor's noise, stronger in the dark parts' colours."""
    if take.defocus > 0:
        radius = int(np.ceil(take.defocus))
        y, x = np.mgrid[-radius : radius + 1, -radius : radius + 1]
        disc = np.clip(take.defocus + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
        picture = np.asarray(cv2.filter2D(picture, -1, disc / disc.sum()), np.float32)
    if take.motion > 0:
        half = int(np.ceil(take.motion / 2)) + 1
        angle = np.deg2rad(take.motion_angle)
        y, x = np.mgrid[-half : half + 1, -half : half + 1]
        along, across = np.cos(angle) * x + np.sin(angle) * y, -np.sin(angle) * x + np.cos(angle) * y
        line = np.clip(take.motion / 2 + 0.5 - np.abs(along), 0, 1) * np.clip(1 - np.abs(across), 0, 1)
        picture = np.asarray(cv2.filter2D(picture, -1, (line / line.sum()).astype(np.float32)), np.float32)
    chance = np.random.default_rng(take.seed + 7)
    grain = chance.normal(0, 1, picture.shape[:2]).astype(np.float32)[..., None]
    colour = cv2.GaussianBlur(chance.normal(0, 1, picture.shape).astype(np.float32), (0, 0), 1.0)
    speckle = np.float32(0.8) * grain + np.float32(1.2) * np.asarray(colour, np.float32)
    picture = np.asarray(picture + np.float32(take.noise) * speckle, np.float32)
    return np.asarray(np.clip(np.rint(picture), 0, 255), np.uint8)
