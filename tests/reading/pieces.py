"""Pieces for tests: print at a place, with a text and a confidence, read by nobody."""

import numpy as np

from scanner.photo.model import Pixels
from scanner.photo.ribbon import Ribbon, Strip
from scanner.reading.engine import StripText
from scanner.reading.piece import Piece, make_piece

LETTER = 10.0
"""Width in pixels that a letter of a piece takes, along its direction."""


def piece(
    text: str,
    x: float,
    y: float,
    *,
    height: float = 20.0,
    degrees: float = 0.0,
    confidence: float = 0.99,
    score: float = 0.9,
    length: float | None = None,
) -> Piece:
    """Make a piece whose left end is at (x, y), running in a direction given in degrees, y downwards."""
    half = (length if length is not None else LETTER * len(text)) / 2
    angle = np.deg2rad(degrees)
    along = (float(np.cos(angle)), float(np.sin(angle)))
    origin = (x + along[0] * half, y + along[1] * half)
    ribbon = Ribbon(origin, along, -half, half, half, (0.0,), (height,))
    pixels: Pixels = np.zeros((48, max(8, round(96 * half / height)), 3), np.uint8)
    step = pixels.shape[1] / max(1, len(text))
    columns = tuple(step * (index + 0.5) for index in range(len(text)))
    seen = StripText(text, columns, (confidence,) * len(text))
    return make_piece(Strip(pixels, ribbon), seen, score, "recorded")


def turned(pieces: list[Piece], degrees: float) -> list[Piece]:
    """Turn pieces about the photo's origin."""
    angle = np.deg2rad(degrees)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    made = []
    for old in pieces:
        x, y = old.first
        was = float(np.rad2deg(old.angle))
        made.append(
            piece(
                old.seen.text,
                x * cos - y * sin,
                x * sin + y * cos,
                height=old.height,
                degrees=was + degrees,
                confidence=old.seen.confidence,
            )
        )
    return made
