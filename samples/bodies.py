"""The things that labels are on: carton, bottle, tube, pouch, blister card with a roller."""

from math import pi

import numpy as np

from samples.panel import Colour, Print, blank
from samples.surface import Patch, Round


def carton(
    front: Print, depth: float = 0.35, side: Print | None = None, card: Colour = (226, 224, 218)
) -> tuple[Patch, ...]:
    """Fold a carton: its front, a right side (printed where `side` is given), and plain left side, top and bottom.

    `depth` is in widths of the front; a printed side sets its own depth by its shape.
    """
    face = Patch(front)
    if side is not None:
        depth = face.height * side.pixels.shape[1] / side.pixels.shape[0]
    plain = blank(60, max(2, round(60 * face.height / depth)), card)
    lid = blank(200, max(2, round(200 * depth)), card)
    half = face.height / 2
    return (
        face,
        Patch(side or plain, width=depth, turn=90, offset=(0.5, 0.0, -depth / 2)),
        Patch(plain, width=depth, turn=-90, offset=(-0.5, 0.0, -depth / 2)),
        Patch(lid, tip=90, offset=(0.0, -half, -depth / 2)),
        Patch(lid, tip=-90, offset=(0.0, half, -depth / 2)),
    )


def bottle(
    label: Print,
    radius: float = 0.45,
    glass: Colour = (236, 238, 236),
    cap: Colour = (40, 40, 42),
    dropper: bool = False,
) -> tuple[Patch, ...]:
    """Stick a label, one width wide along the glass, on a round bottle with a cap, or a dropper's collar and bulb."""
    height = Patch(label).height
    tall, inner = height + 0.16, radius * 0.995
    parts = [
        Patch(label, body=Round(radius)),
        _drum(inner, tall, glass, 0.0, radius),
        _lid(inner, glass, -tall / 2, radius),
    ]
    top = -tall / 2
    for width, length in ((0.62, 0.3), (0.4, 0.42)) if dropper else ((0.86, 0.38),):
        own = radius * width
        parts.append(_drum(own, length, cap, top - length / 2, radius))
        parts.append(_lid(own, cap, top - length, radius))
        top -= length
    return tuple(parts)


def tube(label: Print, radius: float = 0.5, depth: float = 0.5, plastic: Colour = (240, 238, 234)) -> tuple[Patch, ...]:
    """Print a squeezed tube: flattened round, its seam flat at the top, a cap at the foot.

    The label should reach round most of the front, about 2.2 radii.
    """
    height = Patch(label).height
    seam = blank(200, 24, _brighter(plastic, -22))
    body = Patch(label, body=Round(radius, depth))
    reach = 2 * radius
    cap = _drum(radius * 0.8, 0.28, (52, 52, 58), height / 2 + 0.14, radius * depth + radius * 0.3)
    return (body, Patch(seam, width=reach, offset=(0.0, -height / 2 - 0.05, -radius * depth)), cap)


def pouch(front: Print, crumple: float = 0.012, seed: int = 3) -> tuple[Patch, ...]:
    """Seal a flat soft pouch."""
    return (Patch(front, crumple=crumple, seed=seed),)


def blister(card: Print, at: tuple[float, float] = (0.27, 0.0), handle: Colour = (48, 46, 60)) -> tuple[Patch, ...]:
    """Lay a derma roller on a printed card, `at` card widths off its middle."""
    rows = np.full((120, 200, 3), (188, 190, 196), dtype=np.uint8)
    rows[8::14, :, :] = 110
    rows[:, 6::12, :] = np.minimum(rows[:, 6::12, :], 150)
    x, y = at
    return (
        Patch(card),
        Patch(blank(40, 92, handle), width=2 * pi * 0.05, body=Round(0.05), offset=(x, y + 0.12, 0.1)),
        Patch(blank(40, 60, (208, 206, 214)), width=0.1, body=Round(0.035), offset=(x, y - 0.31, 0.08)),
        Patch(Print(rows), width=0.34, body=Round(0.11), offset=(x, y - 0.46, 0.18)),
    )


def _drum(radius: float, length: float, colour: Colour, middle: float, front: float) -> Patch:
    around = 2 * pi * radius
    return Patch(
        blank(400, max(2, round(400 * length / around)), colour),
        around,
        Round(radius),
        offset=(0.0, middle, radius - front),
    )


def _lid(radius: float, colour: Colour, at: float, front: float) -> Patch:
    return Patch(blank(90, 90, _brighter(colour, 10)), 2 * radius, tip=90, offset=(0.0, at, -front), disc=True)


def _brighter(colour: Colour, by: int) -> Colour:
    red, green, blue = (min(255, max(0, part + by)) for part in colour)
    return red, green, blue
