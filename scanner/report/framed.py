"""A photo laid out for a page: its part with text enlarged and upright, with frames around the words."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from scanner.photo.model import Photo
from scanner.report import sentences
from scanner.report.marked import Marked
from scanner.report.pictures import data_uri, shrunk
from scanner.report.printable import printable
from scanner.report.where import bounds
from scanner.report.wording import Wording

Made = Mapping[str, Any]
Part = tuple[int, int, int, int]

_MARGIN = 0.03  # of the photo's longer side, around its text
_MUCH = 0.6  # a part of the photo larger than this is not worth enlarging
_AGREED = 0.6  # share of the text, by length, that must run one way before the picture is turned
_WHOLE_LONGEST = 480
_AROUND = 0.1


def framed(at: int, photo: Photo | str, marked: Sequence[Marked], product: Made, words: Wording) -> dict[str, Any]:
    """Lay out one photo of a product, or say why it is missing.

    Frames are in pixels of the part that is shown, from its upper left corner, tags in per cent of its sides. Where
    most text runs sideways or upside down the part is turned by quarters, frames and tags with it.
    """
    record = product["photos"][at]
    name = printable(record["path"].replace("\\", "/").rsplit("/", 1)[-1], sentences.LONGEST_NAME)
    if isinstance(photo, str):
        return {"uri": "", "missing": photo, "name": name, "turned": ""}
    part = _part_with_text(at, marked, product)
    left, top, right, bottom = part
    turns = quarter_turns(line["where"]["box"] for line in _lines(at, product))
    width, height = (right - left, bottom - top) if turns % 2 == 0 else (bottom - top, right - left)
    # Findings are drawn last, the strongest on top.
    frames = [
        {"kind": item.kind, "points": " ".join(f"{x:.0f},{y:.0f}" for x, y in _turned(widened(corners), part, turns))}
        for item in reversed(marked)
        for corners in item.on(at)
    ]
    tags = _tags(at, marked, part, turns, (width, height))
    said = [words.say("picture.places_drawn")] if tags else []
    said += [words.say("picture.turned")] if turns else []
    values = {"number": at + 1, "total": len(product["photos"]), "name": name, "places": " ".join(said)}
    shown = np.ascontiguousarray(np.rot90(photo.pixels[top:bottom, left:right], turns))
    whole = part == (0, 0, record["width"], record["height"])
    return {
        "uri": data_uri(shrunk(shown)),
        "name": name,
        "width": width,
        "height": height,
        "hatch": max(6, width // 80),
        "alt": words.say("picture.alt", **values).strip(),
        "turned": words.say("picture.turned") if turns else "",
        "frames": frames,
        "tags": tags,
        "whole": None if whole and not turns else _whole(photo, part, words),
    }


def widened(corners: Sequence[tuple[float, float]], share: float = _AROUND) -> list[tuple[float, float]]:
    """Give a place with a margin of a share of its height on every side, so that a frame cuts no letter."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    along = ((bx - ax + cx - dx) / 2, (by - ay + cy - dy) / 2)
    down = ((dx - ax + cx - bx) / 2, (dy - ay + cy - by) / 2)
    length, height = math.hypot(*along), math.hypot(*down)
    if not length or not height:
        return [*corners]
    margin = share * min(length, height)
    right = (along[0] / length * margin, along[1] / length * margin)
    low = (down[0] / height * margin, down[1] / height * margin)
    signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    return [
        (x + across * right[0] + under * low[0], y + across * right[1] + under * low[1])
        for (x, y), (across, under) in zip(corners, signs, strict=True)
    ]


def quarter_turns(boxes: Iterable[Any]) -> int:
    """Say by how many quarters, counter-clockwise, a photo must be turned for its text to run to the right: 0 to 3.

    Each box counts by its length along the text; 0 where no direction has a clear majority.
    """
    lengths = [0.0, 0.0, 0.0, 0.0]
    for (start_x, start_y), (end_x, end_y), *_ in boxes:
        along, down = end_x - start_x, end_y - start_y
        lengths[round(math.atan2(down, along) / (math.pi / 2)) % 4] += math.hypot(along, down)
    most = max(range(4), key=lengths.__getitem__)
    return most if sum(lengths) and lengths[most] >= _AGREED * sum(lengths) else 0


def _turned(corners: Iterable[tuple[float, float]], part: Part, turns: int) -> list[tuple[float, float]]:
    """Give points of the photo in the part as it is shown."""
    left, top, right, bottom = part
    made = [(x - left, y - top) for x, y in corners]
    width, height = right - left, bottom - top
    for _ in range(turns):
        made = [(y, width - x) for x, y in made]
        width, height = height, width
    return made


def _tags(at: int, marked: Sequence[Marked], part: Part, turns: int, size: tuple[int, int]) -> list[dict[str, Any]]:
    tags: dict[tuple[int, int], dict[str, Any]] = {}
    for item in marked:
        for corners in item.starting_on(at):
            (x, y), *_ = _turned(widened(corners), part, turns)  # where the words start
            across, down = x / size[0] * 100, y / size[1] * 100
            fresh = {"kind": item.kind, "label": "", "left": f"{across:.1f}", "top": f"{down:.1f}"}
            spot = tags.setdefault((round(across), round(down)), fresh)
            spot["label"] += ("·" if spot["label"] else "") + item.label
    return list(tags.values())


def _whole(photo: Photo, part: Part, words: Wording) -> dict[str, Any]:
    left, top, right, bottom = part
    small = shrunk(photo.pixels, _WHOLE_LONGEST)
    return {
        "uri": data_uri(small),
        "width": small.shape[1],
        "height": small.shape[0],
        "photo_width": photo.pixels.shape[1],
        "photo_height": photo.pixels.shape[0],
        "left": left,
        "top": top,
        "part_width": right - left,
        "part_height": bottom - top,
        "alt": words.say("picture.whole"),
    }


def _part_with_text(at: int, marked: Sequence[Marked], product: Made) -> Part:
    """Give the part of a photo in which all text and all marks stand, the whole photo where that is not much less."""
    width, height = max(1, product["photos"][at]["width"]), max(1, product["photos"][at]["height"])
    boxes = [bounds(corners) for item in marked for corners in item.on(at)]
    boxes += [bounds(line["where"]["box"]) for line in _lines(at, product)]
    if boxes:
        margin = max(width, height) * _MARGIN
        left = max(0, math.floor(min(box[0] for box in boxes) - margin))
        top = max(0, math.floor(min(box[1] for box in boxes) - margin))
        right = min(width, math.ceil(max(box[2] for box in boxes) + margin))
        bottom = min(height, math.ceil(max(box[3] for box in boxes) + margin))
        if left < right and top < bottom and (right - left) * (bottom - top) < _MUCH * width * height:
            return left, top, right, bottom
    return 0, 0, width, height


def _lines(at: int, product: Made) -> list[Made]:
    return [line for line in product["text"] if line["where"] and line["where"]["photo"] == at]
