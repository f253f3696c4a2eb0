"""The photos of a report, opened again, as embedded pictures and as crops of the words."""

import base64
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.photo.model import Photo, PhotoError, Pixels
from scanner.photo.open import open_photo
from scanner.report.printable import printable
from scanner.report.wording import Wording

LONGEST_SIDE = 1600
_QUALITY = 82
_CROP_HEIGHTS = (40, 72)
_CROP_WIDEST = 900


def open_pictures(product: Mapping[str, Any], words: Wording, folder: Path | None = None) -> list[Photo | str]:
    """Open the photos of a product again, each as a `Photo`, or a sentence that says why it cannot be shown.

    A relative path is looked for from the working folder, then from `folder`, where the report lies. A file whose
    SHA-256 is no longer that of the photo that was read is not shown.
    """
    return [_open(record, words, folder) for record in product["photos"]]


def _open(record: Mapping[str, Any], words: Wording, folder: Path | None) -> Photo | str:
    given = Path(record["path"])
    name = printable(record["path"], 200)
    paths = [given] if folder is None or given.is_absolute() else [given, folder / given]
    for path in paths:
        if not path.exists():
            continue
        try:
            photo = open_photo(path)
        except PhotoError:
            return words.say("picture.unopened", path=name)
        if photo.record.sha256 != record["sha256"]:
            return words.say("picture.changed", path=name)
        return photo
    return words.say("picture.missing", path=name)


def shrunk(pixels: Pixels, longest: int = LONGEST_SIDE) -> Pixels:
    """Give a picture with its longer side at most `longest` pixels, never enlarged."""
    height, width = pixels.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)


def jpeg(pixels: Pixels, quality: int = _QUALITY) -> bytes:
    """Encode a BGR picture as JPEG."""
    done, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError("the picture could not be encoded as JPEG")
    return data.tobytes()


def data_uri(pixels: Pixels) -> str:
    """Give a BGR picture as a data URI that a page can hold in itself."""
    return "data:image/jpeg;base64," + base64.b64encode(jpeg(pixels)).decode("ascii")


def crop(pixels: Pixels, corners: Sequence[tuple[float, float]]) -> Pixels | None:
    """Cut the words out of a photo, turned upright, with a margin of a fifth of their height.

    `corners` run clockwise from the start of the text's upper edge, in pixels. The result is 40 to 72 pixels high
    and at most 900 wide. None for a place without extent or off the photo.
    """
    quad = np.asarray(corners, dtype=np.float64)
    if quad.shape != (4, 2) or not np.isfinite(quad).all():
        return None
    along = (quad[1] - quad[0] + quad[2] - quad[3]) / 2
    down = (quad[3] - quad[0] + quad[2] - quad[1]) / 2
    width, height = math.hypot(*along), math.hypot(*down)
    photo_height, photo_width = pixels.shape[:2]
    inside = (quad[:, 0].min() < photo_width and quad[:, 1].min() < photo_height) and quad.max(axis=0).min() > 0
    if width < 1 or height < 1 or not inside:
        return None
    margin = height / 5
    step, drop = along / width * margin, down / height * margin
    quad = quad + np.array([-step - drop, step - drop, step + drop, -step + drop])
    width, height = width + 2 * margin, height + 2 * margin
    scale = min(max(_CROP_HEIGHTS[0] / height, min(1.0, _CROP_HEIGHTS[1] / height)), _CROP_WIDEST / width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    region, quad = _cut(pixels, quad, scale)
    target = np.array([[0, 0], [size[0], 0], [size[0], size[1]], [0, size[1]]], dtype=np.float32)
    transform = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    warped = cv2.warpPerspective(region, transform, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(warped, dtype=np.uint8)


def _cut(pixels: Pixels, quad: NDArray[np.float64], scale: float) -> tuple[Pixels, NDArray[np.float64]]:
    """Cut the rectangle around a quadrilateral, and shrink it by `scale` if that is below 1.

    A warp takes single pixels, so that large print warped small would be ragged; averaging comes before it.
    """
    height, width = pixels.shape[:2]
    left, top = np.clip(np.floor(quad.min(axis=0)), 0, [width - 1, height - 1]).astype(int)
    right, bottom = np.clip(np.ceil(quad.max(axis=0)), [left + 1, top + 1], [width, height]).astype(int)
    region, quad = pixels[top:bottom, left:right], quad - [left, top]
    if scale < 1:
        size = (max(1, round((right - left) * scale)), max(1, round((bottom - top) * scale)))
        quad = quad * [size[0] / (right - left), size[1] / (bottom - top)]
        region = np.asarray(cv2.resize(region, size, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return region, quad
