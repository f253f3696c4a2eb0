"""Codes drawn by other libraries, then turned, blurred and damaged, come back byte for byte."""

import time

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from scanner.reading.codes import read_codes

DataMatrix = pytest.importorskip("ppf.datamatrix").DataMatrix
segno = pytest.importorskip("segno")

_UDI = "0104012345678901" + "17290531" + "10N2607A" + "\x1d" + "21XZ-9"


def _data_matrix(text: str, module: int = 8) -> NDArray[np.uint8]:
    cells = np.pad(1 - np.array(DataMatrix(text).matrix, np.uint8), 3, constant_values=1)
    return np.kron(cells, np.ones((module, module), np.uint8)) * np.uint8(255)


def _on_photo(
    code: NDArray[np.uint8], shape: tuple[int, int] = (900, 1200), at: tuple[int, int] = (300, 250)
) -> NDArray[np.uint8]:
    photo = np.full((*shape, 3), 225, np.uint8)
    for k in range(12):
        cv2.line(photo, (40, 40 + 17 * k), (40 + 90 * (k % 5 + 1), 40 + 17 * k), (60, 60, 60), 3)
    x, y = at
    photo[y : y + code.shape[0], x : x + code.shape[1]] = code[..., None]
    return photo


def _turned(photo: NDArray[np.uint8], degrees: float) -> NDArray[np.uint8]:
    height, width = photo.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(photo, matrix, (width, height), borderValue=(225, 225, 225)), np.uint8)


def test_a_data_matrix_keeps_its_separators() -> None:
    (code,) = read_codes(_on_photo(_data_matrix(_UDI)))
    assert code.content == _UDI.encode()
    assert b"\x1d" in code.content
    assert (code.format, code.identifier) == ("DataMatrix", "]d1")


def test_the_place_is_on_the_code() -> None:
    (code,) = read_codes(_on_photo(_data_matrix(_UDI), at=(500, 400)), photo=2)
    assert code.place is not None and code.place.photo == 2
    xs, ys = [x for x, _ in code.place.box], [y for _, y in code.place.box]
    side = _data_matrix(_UDI).shape[0]
    assert 500 <= min(xs) < max(xs) <= 500 + side and 400 <= min(ys) < max(ys) <= 400 + side
    assert max(xs) - min(xs) > 0.75 * side


@pytest.mark.parametrize("degrees", [7, 33, 45, 90, 123, 180, 201, 270, 312])
def test_any_turn(degrees: float) -> None:
    codes = read_codes(_turned(_on_photo(_data_matrix(_UDI)), degrees))
    assert [code.content for code in codes] == [_UDI.encode()]


@pytest.mark.parametrize("sigma", [1.0, 2.0, 3.0])
def test_blurred(sigma: float) -> None:
    photo = cv2.GaussianBlur(_on_photo(_data_matrix(_UDI)), (0, 0), sigma)
    assert [code.content for code in read_codes(np.asarray(photo))] == [_UDI.encode()]


def test_damaged() -> None:
    photo = _on_photo(_data_matrix(_UDI))
    cv2.line(photo, (330, 300), (440, 360), (225, 225, 225), 9)
    cv2.circle(photo, (420, 300), 9, (40, 40, 40), -1)
    assert [code.content for code in read_codes(photo)] == [_UDI.encode()]


def test_destroyed_is_not_guessed() -> None:
    photo = _on_photo(_data_matrix(_UDI))
    cv2.rectangle(photo, (340, 280), (560, 420), (225, 225, 225), -1)
    assert read_codes(photo) == ()


def test_noise_and_uneven_light() -> None:
    dice = np.random.default_rng(4)
    photo = _on_photo(_data_matrix(_UDI, 6)).astype(np.float32)
    photo *= np.linspace(0.35, 1.0, photo.shape[1])[None, :, None]
    photo += dice.normal(0, 12, photo.shape)
    assert [code.content for code in read_codes(np.clip(photo, 0, 255).astype(np.uint8))] == [_UDI.encode()]


def test_light_on_dark() -> None:
    photo = 255 - _on_photo(_data_matrix(_UDI))
    assert [code.content for code in read_codes(photo)] == [_UDI.encode()]


def test_small_on_a_large_photo() -> None:
    photo = _on_photo(_data_matrix(_UDI, 4), shape=(3000, 4000), at=(2600, 2100))
    assert [code.content for code in read_codes(photo)] == [_UDI.encode()]


def test_tilted_in_perspective() -> None:
    photo = _on_photo(_data_matrix(_UDI, 10), at=(400, 300))
    height, width = photo.shape[:2]
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    target = source + np.array([[90, 60], [-40, 10], [-120, -30], [20, -70]], np.float32)
    matrix = cv2.getPerspectiveTransform(source, target)
    seen = cv2.warpPerspective(photo, matrix, (width, height), borderValue=(225, 225, 225))
    assert [code.content for code in read_codes(np.asarray(seen, np.uint8))] == [_UDI.encode()]


@pytest.mark.parametrize("content", [b"https://example.org/leaflet", "Größe 0,5 mm".encode(), b"A" * 120])
def test_qr(content: bytes) -> None:
    rows = np.array([list(row) for row in segno.make(content, micro=False).matrix], np.uint8)
    code = np.kron(np.pad(1 - rows, 4, constant_values=1), np.ones((5, 5), np.uint8)) * np.uint8(255)
    (read,) = read_codes(_on_photo(code))
    assert read.content == content
    assert read.format.startswith("QR")


def test_two_codes_stand_from_the_top() -> None:
    photo = _on_photo(_data_matrix("LOWER-1"), at=(200, 600))
    upper = _data_matrix("UPPER-1")
    photo[100 : 100 + upper.shape[0], 700 : 700 + upper.shape[1]] = upper[..., None]
    assert [code.content for code in read_codes(photo)] == [b"UPPER-1", b"LOWER-1"]


def test_texture_holds_no_code() -> None:
    dice = np.random.default_rng(11)
    for _ in range(4):
        photo = dice.integers(0, 256, (500, 700, 1), dtype=np.uint8).repeat(3, axis=2)
        assert read_codes(photo) == ()
        stripes = np.asarray(cv2.GaussianBlur(photo, (0, 0), sigmaX=0.5, sigmaY=40), np.uint8)
        strong = np.clip((stripes.astype(np.float32) - stripes.mean()) * 8 + 128, 0, 255).astype(np.uint8)
        assert read_codes(strong) == ()


def test_an_empty_photo_of_twelve_megapixels_is_quick() -> None:
    photo = np.full((3000, 4000, 3), 200, np.uint8)
    start = time.perf_counter()
    assert read_codes(photo) == ()
    assert time.perf_counter() - start < 1.0


@pytest.mark.parametrize("kind", ["Code128", "Code39", "QRCode", "Aztec"])
def test_a_hibc_code_comes_back_whole(kind: str) -> None:
    zxing = pytest.importorskip("zxingcpp")
    drawn = zxing.create_barcode("+A123BJC5D6E71G", getattr(zxing.BarcodeFormat, kind))
    code = np.pad(np.array(zxing.write_barcode_to_image(drawn, scale=3)), 30, constant_values=255)
    (read,) = read_codes(_on_photo(code))
    assert read.content == b"+A123BJC5D6E71G"
