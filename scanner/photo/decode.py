"""Pixels from a photo's bytes: every kind of Pillow picture as upright BGR."""

import io
import warnings

import cv2
import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import ExifTags, Image, ImageFile

from scanner.photo.formats import PHOTO_FORMATS
from scanner.photo.model import Pixels

MAX_PIXELS = 120_000_000
"""The largest picture that is opened: past it, a small file can ask for more memory than a machine has."""

MIN_SIDE = 16
"""The smallest side, in pixels, that could hold a line of print."""

# Quarter turns and mirrorings that bring the eight EXIF orientations upright.
_TURNS = {3: cv2.ROTATE_180, 5: cv2.ROTATE_90_CLOCKWISE, 6: cv2.ROTATE_90_CLOCKWISE}
_TURNS |= {7: cv2.ROTATE_90_COUNTERCLOCKWISE, 8: cv2.ROTATE_90_COUNTERCLOCKWISE}
_MIRRORS = {2: 1, 4: 0, 5: 1, 7: 1}

pillow_heif.register_heif_opener()
# The limit is ours, and judged before any pixel is decoded; Pillow's own would warn at a lower one.
Image.MAX_IMAGE_PIXELS = None


class TooLarge(ValueError):
    """A picture with more than `MAX_PIXELS` pixels."""


class TooSmall(ValueError):
    """A picture with a side under `MIN_SIDE` pixels."""


def decode(data: bytes) -> Pixels:
    """Decode a photo's bytes to (height, width, 3) uint8 BGR, turned as its EXIF orientation says.

    The first frame or page counts. Raises `TooLarge`, `TooSmall`, `PIL.UnidentifiedImageError` where the bytes are
    no photo, and other exceptions of many kinds where they are damaged.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=PHOTO_FORMATS) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise TooLarge(f"{width} × {height}")
            if min(width, height) < MIN_SIDE:
                raise TooSmall(f"{width} × {height}")
            pixels = _quick_jpeg(image, data)
            if pixels is None:
                image.load()
                pixels = _bgr(image)
            return _upright(pixels, _orientation(image))


def _quick_jpeg(image: ImageFile.ImageFile, data: bytes) -> Pixels | None:
    """Decode a plain JPEG in half of Pillow's time; None where OpenCV could give other pixels than Pillow.

    Both use libjpeg-turbo with the same settings, so the pixels are equal. OpenCV fills what is missing of a file
    that is cut short with grey and says nothing; so such a file goes to Pillow, which refuses it.
    """
    if image.format not in ("JPEG", "MPO") or image.mode not in ("RGB", "L") or not _has_end(data):
        return None
    flags = cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if pixels is None or pixels.shape[:2] != (image.size[1], image.size[0]):
        return None
    return _as_pixels(pixels)


def _has_end(data: bytes) -> bool:
    """Tell whether a JPEG's first picture has its end marker, walking over segments such as the EXIF thumbnail."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker == 0xD9:
            return True
        elif marker == 0xDA:
            at = _after_scan(data, at + 2 + int.from_bytes(data[at + 2 : at + 4], "big"))
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return data[at : at + 2] == b"\xff\xd9"


def _after_scan(data: bytes, at: int) -> int:
    """Give the offset of the first marker after entropy-coded data, where FF 00 and restart markers are data."""
    while (at := data.find(b"\xff", at)) >= 0:
        following = data[at + 1 : at + 2]
        if not following or (following != b"\x00" and not b"\xd0" <= following <= b"\xd7"):
            return at
        at += 2
    return len(data)


def _bgr(image: Image.Image) -> Pixels:
    """Bring any mode of picture to BGR: deep ones to 8 bits, transparent ones onto white."""
    if image.mode.startswith("I") or image.mode == "F":
        return _as_pixels(cv2.cvtColor(_eight_bits(np.asarray(image)), cv2.COLOR_GRAY2BGR))
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        white = Image.new("RGBA", clear.size, (255, 255, 255, 255))
        image = Image.alpha_composite(white, clear)
    return _as_pixels(cv2.cvtColor(np.asarray(image.convert("RGB")), cv2.COLOR_RGB2BGR))


def _eight_bits(deep: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Bring grey values of 16 bits, 32 bits or floating point to 0 to 255."""
    if np.issubdtype(deep.dtype, np.integer) and deep.min(initial=0) >= 0 and deep.max(initial=0) <= 0xFFFF:
        return (deep.astype(np.uint16) >> 8).astype(np.uint8)
    values = np.nan_to_num(deep.astype(np.float64), posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    if low >= 0.0 and high <= 1.0:
        low, high = 0.0, 1.0
    if high <= low:
        return np.zeros(values.shape, np.uint8)
    return np.rint((values - low) * (255.0 / (high - low))).astype(np.uint8)


def _orientation(image: Image.Image) -> int:
    """Read the EXIF orientation, 1 to 8; 1 where there is none or the EXIF data is damaged."""
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # damaged EXIF data raises anything from struct.error to SyntaxError
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _upright(pixels: Pixels, orientation: int) -> Pixels:
    if orientation in _TURNS:
        pixels = _as_pixels(cv2.rotate(pixels, _TURNS[orientation]))
    if orientation in _MIRRORS:
        pixels = _as_pixels(cv2.flip(pixels, _MIRRORS[orientation]))
    return pixels


def _as_pixels(array: NDArray[np.generic]) -> Pixels:
    return np.ascontiguousarray(array, dtype=np.uint8)
