"""What a pack lies on in a picture: wood, stone, cloth, plain paper, a dark shelf; and other things lying about."""

import cv2
import numpy as np
from numpy.typing import NDArray

Channels = NDArray[np.float32]

_COLOURS = {
    "wood": (168, 128, 88),
    "stone": (206, 203, 198),
    "cloth": (176, 188, 192),
    "paper": (232, 230, 226),
    "dark": (58, 56, 60),
    "tile": (222, 226, 226),
}


def lay_ground(kind: str, width: int, height: int, clutter: int, seed: int) -> Channels:
    """Draw a ground, (height, width, 3), RGB from 0 to 255. Raises KeyError for an unknown kind."""
    chance = np.random.default_rng(seed + 101)
    ground = np.empty((height, width, 3), dtype=np.float32)
    ground[:] = _COLOURS[kind]
    grain = _cloud(chance, width, height, 5) * 8
    if kind == "wood":
        stretched = cv2.resize(chance.normal(size=(max(8, height // 9), 6)).astype(np.float32), (width, height))
        grain = grain + stretched * 9
        boards = (np.arange(height) // (height // 4 + 1)).astype(np.float32)
        grain = grain + (boards * 37 % 11 - 5)[:, None] * 1.6
    elif kind == "cloth":
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        step = width / 260
        grain = grain + 7 * np.sin(x / step * 2) * np.sin(y / step * 2)
    elif kind == "stone":
        veins = np.abs(_cloud(chance, width, height, 4))
        grain = grain - 34 * np.exp(-veins * 14)
    elif kind == "tile":
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        pitch = width / 2.7
        joint = np.minimum(np.abs(x % pitch - pitch / 2), np.abs((y + pitch / 3) % pitch - pitch / 2))
        grain = grain - 46 * np.exp(-((joint / (width / 260)) ** 2))
    ground += grain[..., None]
    for _ in range(clutter):
        _lay_thing(ground, chance)
    if clutter:
        ground = np.asarray(cv2.GaussianBlur(ground, (0, 0), width / 500), np.float32)
    return np.asarray(np.clip(ground, 0, 255), np.float32)


def _cloud(chance: np.random.Generator, width: int, height: int, octaves: int) -> Channels:
    """Sum smooth noise of several sizes, about -1 to 1."""
    total = np.zeros((height, width), dtype=np.float32)
    for octave in range(octaves):
        cells = 3 * 2**octave
        coarse = chance.normal(size=(cells, cells)).astype(np.float32)
        smooth = np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)
        total += smooth / 2**octave
    return np.asarray(total / 2, np.float32)


def _lay_thing(ground: Channels, chance: np.random.Generator) -> None:
    """Lay a box, a jar or a pencil somewhere towards the rim, without letters on it."""
    height, width = ground.shape[:2]
    angle = chance.uniform(0, 2 * np.pi)
    at = (width * (0.5 + 0.45 * np.cos(angle)), height * (0.5 + 0.45 * np.sin(angle)))
    colour = tuple(float(part) for part in chance.uniform(40, 235, 3))
    darker = tuple(part * 0.75 for part in colour)
    size = width * chance.uniform(0.08, 0.2)
    kind = chance.integers(3)
    turn = float(chance.uniform(0, 180))
    if kind == 0:
        centre = int(at[0]), int(at[1])
        cv2.circle(
            ground, (centre[0] + int(size * 0.06), centre[1] + int(size * 0.1)), int(size * 0.6), (60, 58, 56), -1
        )
        cv2.circle(ground, centre, int(size * 0.58), colour, -1, cv2.LINE_AA)
        cv2.circle(ground, centre, int(size * 0.46), darker, max(2, int(size * 0.05)), cv2.LINE_AA)
        return
    sides = (size * 1.3, size * 0.9) if kind == 1 else (size * 2.6, size * 0.14)
    corners = cv2.boxPoints((at, sides, turn))
    cv2.fillPoly(ground, [np.asarray(corners + size * 0.07, np.int32)], (60, 58, 56), cv2.LINE_AA)
    cv2.fillPoly(ground, [np.asarray(corners, np.int32)], colour, cv2.LINE_AA)
    cv2.line(
        ground, _corner(corners[0] * 0.7 + corners[1] * 0.3), _corner(corners[3] * 0.7 + corners[2] * 0.3), darker, 4
    )


def _corner(point: NDArray[np.float32]) -> tuple[int, int]:
    return int(point[0]), int(point[1])
