"""Places as words and as boxes."""

from collections.abc import Iterable, Mapping
from typing import Any

Box = tuple[float, float, float, float]


def bounds(quad: Iterable[Iterable[float]]) -> Box:
    """Give (left, top, right, bottom) of a quadrilateral, in the units of its corners."""
    corners = [tuple(corner) for corner in quad]
    across, down = [corner[0] for corner in corners], [corner[1] for corner in corners]
    return min(across), min(down), max(across), max(down)


def region(where: Mapping[str, Any], photo: Mapping[str, Any]) -> str:
    """Name the part of the photo in which a place's middle lies.

    One of upper-left, top, upper-right, left, middle, right, lower-left, bottom, lower-right; each a ninth.
    """
    left, top, right, bottom = bounds(where["box"])
    across = (left + right) / 2 / max(1, photo["width"])
    down = (top + bottom) / 2 / max(1, photo["height"])
    column = "left" if across < 1 / 3 else "right" if across >= 2 / 3 else ""
    row = "upper" if down < 1 / 3 else "lower" if down >= 2 / 3 else ""
    if row and column:
        return f"{row}-{column}"
    return {"upper": "top", "lower": "bottom"}.get(row, column or "middle")
