"""`read_codes`: the one- and two-dimensional codes on a photo, byte for byte."""

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from scanner.photo.model import Pixels, Place, Quad
from scanner.reading.model import Barcode

_FORMATS = zxingcpp.barcode_formats_from_str(
    "DataMatrix,QRCode,MicroQRCode,RMQRCode,Aztec,PDF417,EAN-13,EAN-8,UPC-A,UPC-E,Code128,Code39Std,ITF,DataBar,DataBarExpanded"
)
"""What is printed on packs. Formats without a check, such as Codabar or Telepen, are read into textures too easily.
Code 39 stays without its extension to small letters, which turns the "+A" that begins a HIBC code into "a"."""

_COARSE = 1600
_PATCH = 800
_ROUGH = 60.0
_MOST_PATCHES = 3


def read_codes(pixels: Pixels, *, photo: int = 0) -> tuple[Barcode, ...]:
    """Read every code on an upright photo, (height, width, 3), uint8, BGR.

    DataMatrix, QR, Aztec, PDF417 and linear codes at any turn, dark on light or light on dark. `content` is what the
    code holds byte for byte: a GS1 message keeps its separators (0x1D), which a leading FNC1 is not; `identifier` is
    the AIM identifier that tells a GS1 message from another. The photo is looked at small first; only if nothing is
    found, the few patches that look like a code are looked at from the full-size pixels, smoothed and sharpened.
    Codes stand from top to bottom, then left to right.
    """
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    scale = min(1.0, _COARSE / max(grey.shape))
    found = _read(_scaled(grey, scale), scale, (0, 0), photo)
    if not found:
        for left, top, right, bottom in _patches(grey):
            found = _read_patch(grey[top:bottom, left:right], (left, top), photo)
            if found:
                break
    return tuple(sorted(found.values(), key=_from_the_top))


def _read_patch(patch: NDArray[np.uint8], origin: tuple[int, int], photo: int) -> "dict[tuple[str, bytes], Barcode]":
    """Read one patch: as it is, with gaps between printed dots closed, with edges brought out."""
    scale = min(2.0, max(_PATCH / max(patch.shape), 0.1))
    plain = _scaled(patch, scale)
    soft = cv2.GaussianBlur(plain, (0, 0), 2.5)
    closed = cv2.GaussianBlur(cv2.erode(plain, np.ones((3, 3), np.uint8)), (0, 0), 1.0)
    for view in (plain, cv2.addWeighted(plain, 2.5, soft, -1.5, 0), closed, soft):
        found = _read(np.asarray(view, np.uint8), scale, origin, photo)
        if found:
            return found
    return {}


def _patches(grey: NDArray[np.uint8]) -> list[tuple[int, int, int, int]]:
    """Find the places as rough as a code is, the roughest first, in pixels of the photo."""
    scale = min(1.0, _PATCH / max(grey.shape))
    small = cv2.GaussianBlur(_scaled(grey, scale), (0, 0), 0.8)
    across = np.abs(cv2.Sobel(small, cv2.CV_32F, 1, 0))
    down = np.abs(cv2.Sobel(small, cv2.CV_32F, 0, 1))
    rough = cv2.boxFilter(across + down, -1, (17, 17))
    level = max(_ROUGH, 0.5 * float(rough.max()))
    count, _, stats, _ = cv2.connectedComponentsWithStats((rough > level).astype(np.uint8))
    held = []
    for x, y, w, h, area in stats[1:count].tolist():
        if min(w, h) >= 8 and max(w, h) <= 8 * min(w, h) and area >= 0.4 * w * h:
            held.append((-float(rough[y : y + h, x : x + w].mean()) * area**0.25, x, y, w, h))
    places = []
    for _, x, y, w, h in sorted(held)[:_MOST_PATCHES]:
        room = 12 + 0.15 * max(w, h)
        left, top = max(0, int((x - room) / scale)), max(0, int((y - room) / scale))
        places.append((left, top, int((x + w + room) / scale) + 1, int((y + h + room) / scale) + 1))
    return places


def _scaled(grey: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    if scale == 1.0:
        return grey
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how), np.uint8)


def _read(
    grey: NDArray[np.uint8], scale: float, origin: tuple[int, int], photo: int
) -> "dict[tuple[str, bytes], Barcode]":
    found: dict[tuple[str, bytes], Barcode] = {}
    for code in zxingcpp.read_barcodes(grey, formats=_FORMATS, try_downscale=max(grey.shape) <= _PATCH):
        points = (
            code.position.top_left,
            code.position.top_right,
            code.position.bottom_right,
            code.position.bottom_left,
        )
        a, b, c, d = ((point.x / scale + origin[0], point.y / scale + origin[1]) for point in points)
        quad: Quad = (a, b, c, d)
        name = str(code.format).replace(" ", "") if "Matrix" in str(code.format) else str(code.format)
        barcode = Barcode(name, str(code.symbology_identifier), bytes(code.bytes), Place(photo, quad))
        found.setdefault((barcode.format, barcode.content), barcode)
    return found


def _from_the_top(code: Barcode) -> tuple[float, float, bytes]:
    if code.place is None:
        return (0.0, 0.0, code.content)
    return (min(y for _, y in code.place.box), min(x for x, _ in code.place.box), code.content)
