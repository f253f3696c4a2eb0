"""Opening photos: every format, depth and turn people have, and every file that is no photo."""

import io
import os
import stat
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from scanner.photo.decode import MAX_PIXELS
from scanner.photo.formats import is_photo_name
from scanner.photo.model import PhotoError
from scanner.photo.open import open_photo

ROOT = os.geteuid() == 0 if hasattr(os, "geteuid") else False


def picture(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Draw a picture whose four corners differ: red upper left, green upper right, blue lower left, white else."""
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    width, height = size
    draw.rectangle((0, 0, width // 3, height // 3), fill=(220, 20, 20))
    draw.rectangle((width * 2 // 3, 0, width, height // 3), fill=(20, 200, 20))
    draw.rectangle((0, height * 2 // 3, width // 3, height), fill=(20, 20, 220))
    return image.convert(mode)


def corners(path: Path) -> list[str]:
    """Name the colours of the corners: upper left, upper right, lower left, lower right."""
    pixels = open_photo(path).pixels.astype(int)
    names = []
    for y, x in ((3, 3), (3, -4), (-4, 3), (-4, -4)):
        blue, green, red = pixels[y, x]
        if min(blue, green, red) > 200:
            names.append("white")
        else:
            names.append(("blue", "green", "red")[int(np.argmax((blue, green, red)))])
    return names


UPRIGHT = ["red", "green", "blue", "white"]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.jpg", {"quality": 90}),
        ("a.jpg", {"quality": 90, "progressive": True}),
        ("a.jpg", {"quality": 90, "subsampling": 0}),
        ("a.png", {}),
        ("a.webp", {"quality": 90}),
        ("a.webp", {"lossless": True}),
        ("a.tif", {}),
        ("a.tif", {"compression": "tiff_lzw"}),
        ("a.tif", {"compression": "jpeg"}),
        ("a.bmp", {}),
        ("a.gif", {}),
        ("a.heic", {"quality": 90}),
        ("a.avif", {"quality": 90}),
    ],
)
def test_formats(tmp_path: Path, name: str, options: dict[str, object]) -> None:
    path = tmp_path / name
    picture().save(path, **options)
    photo = open_photo(path)
    assert photo.pixels.shape == (40, 60, 3)
    assert photo.pixels.dtype == np.uint8
    assert photo.pixels.flags["C_CONTIGUOUS"]
    assert (photo.record.width, photo.record.height) == (60, 40)
    assert corners(path) == UPRIGHT


def test_the_name_does_not_decide(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    picture().save(path, format="PNG")
    assert corners(path) == UPRIGHT


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "YCbCr", "LAB", "I;16", "I", "F"])
def test_modes(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tif"
    grey = picture("L")
    if mode == "I;16":
        Image.fromarray(np.asarray(grey).astype(np.uint16) * 257).save(path)
    elif mode == "I":
        Image.fromarray(np.asarray(grey).astype(np.int32) * 257).save(path)
    elif mode == "F":
        Image.fromarray(np.asarray(grey).astype(np.float32) / 255).save(path)
    else:
        picture(mode).save(path)
    opened = open_photo(path).pixels.astype(int)
    same_colours = {"1": "1", "P": "P", "LA": "L", "L": "L", "I;16": "L", "I": "L", "F": "L"}.get(mode, "RGB")
    wanted = np.asarray(picture(same_colours).convert("RGB")).astype(int)[..., ::-1]
    assert np.abs(opened - wanted).max() <= 6


def test_cmyk_jpeg(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    picture("CMYK").save(path, quality=95)
    assert corners(path) == UPRIGHT


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_sixteen_bit_png(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.png"
    deep = np.asarray(picture(mode)).astype(np.uint16) * 257
    cv2.imwrite(str(path), deep[..., ::-1] if mode == "RGB" else deep)
    opened = open_photo(path).pixels
    assert np.array_equal(opened, np.asarray(picture(mode).convert("RGB"))[..., ::-1])


def test_floats_of_any_range_and_with_holes(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    values = np.linspace(-5, 5, 2400, dtype=np.float32).reshape(40, 60)
    values[0, 0] = np.nan
    Image.fromarray(values).save(path)
    pixels = open_photo(path).pixels
    assert pixels[0, 1, 0] == 0
    assert pixels[-1, -1, 0] == 255


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_alpha_is_laid_on_white(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.png"
    if mode == "P":
        image = Image.new("P", (60, 40), 0)
        image.putpalette([0, 0, 0, 200, 0, 0])
        image.paste(1, (0, 0, 30, 40))
        image.save(path, transparency=0)
    else:
        image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
        image.paste((0, 0, 0, 255), (0, 0, 30, 40))
        image.convert(mode).save(path)
    pixels = open_photo(path).pixels
    assert pixels[20, 10].max() <= 200
    assert pixels[20, 10].min() == 0
    assert pixels[20, 50].tolist() == [255, 255, 255]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp", "a.heic", "a.avif"])
def test_exif_orientation(tmp_path: Path, name: str, orientation: int) -> None:
    # The stored pixels are the upright picture, turned the other way.
    stored = {
        1: lambda i: i,
        2: lambda i: i.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        3: lambda i: i.transpose(Image.Transpose.ROTATE_180),
        4: lambda i: i.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
        5: lambda i: i.transpose(Image.Transpose.TRANSPOSE),
        6: lambda i: i.transpose(Image.Transpose.ROTATE_90),
        7: lambda i: i.transpose(Image.Transpose.TRANSVERSE),
        8: lambda i: i.transpose(Image.Transpose.ROTATE_270),
    }[orientation](picture())
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / name
    # As bytes: from them the HEIF encoder writes the turn as HEIF has it, which is the one that counts there.
    stored.save(path, exif=exif.tobytes())
    photo = open_photo(path)
    assert (photo.record.width, photo.record.height) == (60, 40)
    assert photo.pixels.shape == (40, 60, 3)
    assert corners(path) == UPRIGHT


@pytest.mark.parametrize("exif", [b"Exif\x00\x00garbage", b"Exif\x00\x00II*\x00\xff\xff\xff\xff", b""])
def test_damaged_exif_is_no_reason_to_refuse(tmp_path: Path, exif: bytes) -> None:
    path = tmp_path / "a.jpg"
    picture().save(path, exif=exif)
    assert corners(path) == UPRIGHT


def test_a_strange_orientation_is_none(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 9
    path = tmp_path / "a.jpg"
    picture().save(path, exif=exif)
    assert corners(path) == UPRIGHT


@pytest.mark.parametrize("name", ["a.gif", "a.webp", "a.tif", "a.png"])
def test_the_first_frame_counts(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    picture().save(path, save_all=True, append_images=[Image.new("RGB", (60, 40), "black")])
    assert corners(path) == UPRIGHT


def test_the_same_file_gives_the_same_photo(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    noise = np.random.default_rng(1).integers(0, 255, (300, 200, 3), np.uint8)
    Image.fromarray(noise).save(path, quality=80)
    one, two = open_photo(path), open_photo(path)
    assert one.record == two.record
    assert len(one.record.sha256) == 64
    assert np.array_equal(one.pixels, two.pixels)


@pytest.mark.parametrize("mode", ["RGB", "L"])
@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}, {"restart_marker_rows": 1}])
def test_the_quick_way_gives_the_pixels_of_the_slow_one(tmp_path: Path, mode: str, options: dict[str, object]) -> None:
    path = tmp_path / "a.jpg"
    noise = np.random.default_rng(2).integers(0, 255, (133, 217, 3), np.uint8)
    image = Image.fromarray(cv2.GaussianBlur(noise, (9, 9), 2)).convert(mode)
    image.save(path, quality=85, **options)
    with Image.open(path) as again:
        slow = np.asarray(again.convert("RGB"))[..., ::-1]
    assert np.array_equal(open_photo(path).pixels, slow)


def jpeg(**options: object) -> bytes:
    noise = np.random.default_rng(3).integers(0, 255, (120, 160, 3), np.uint8)
    stream = io.BytesIO()
    thumbnail = io.BytesIO()
    picture().save(thumbnail, "JPEG")
    exif = b"Exif\x00\x00" + b"II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00" + thumbnail.getvalue()
    Image.fromarray(noise).save(stream, "JPEG", exif=exif, **options)
    return stream.getvalue()


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99, -1, -2])
@pytest.mark.parametrize("options", [{}, {"progressive": True}])
def test_a_jpeg_that_is_cut_short_is_refused(tmp_path: Path, share: float, options: dict[str, object]) -> None:
    """Even where part of it could be shown, and although its thumbnail has an end marker of its own."""
    data = jpeg(**options)
    path = tmp_path / "a.jpg"
    path.write_bytes(data[: int(share * len(data)) if share > 0 else int(share)])
    with pytest.raises(PhotoError, match="cut short"):
        open_photo(path)


def test_bytes_after_the_end_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(jpeg() + b"SEFT trailer of a phone")
    assert open_photo(path).record.width == 160


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.tif", "a.bmp", "a.gif", "a.heic", "a.avif"])
@pytest.mark.parametrize("share", [0.05, 0.5, 0.9])
def test_other_formats_cut_short_are_refused(tmp_path: Path, name: str, share: float) -> None:
    noise = np.random.default_rng(4).integers(0, 255, (120, 160, 3), np.uint8)
    path = tmp_path / name
    Image.fromarray(noise).save(path)
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(PhotoError):
        open_photo(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "archive"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG"),
        (b"Aqua, Glycerin, Parfum", "text file"),
        (b"\x00\x00\x00\x18ftypmp42....", "video"),
        (b"\x00\x01\x02\x03\x04\x05", "known format"),
        (b"\xff\xd8\xff", "beginning is damaged"),
        (b"\x89PNG\r\n\x1a\n", "beginning is damaged"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "text file"),
    ],
)
def test_not_a_photo(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    with pytest.raises(PhotoError, match=words) as caught:
        open_photo(path)
    assert caught.value.path == str(path)
    assert "\n" not in caught.value.problem + caught.value.advice
    assert caught.value.advice.endswith(".")


def test_a_pixel_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    picture().save(path)
    data = bytearray(path.read_bytes())
    data[16:24] = struct.pack(">II", 40_000, 40_000)  # the header's width and height
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    path.write_bytes(data)
    assert MAX_PIXELS < 40_000**2
    with pytest.raises(PhotoError, match="too large: 40000 × 40000"):
        open_photo(path)


def test_a_picture_too_small_for_print_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (400, 8)).save(path)
    with pytest.raises(PhotoError, match="too small"):
        open_photo(path)


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path, "no such file"),
        (lambda path: path / "below", "no such file"),
        (lambda path: path.parent / ("x" * 300), "cannot be read"),
        (lambda path: path.parent / "nul\0", "cannot be read"),
        (_folder, "folder"),
        (_pipe, "device or a pipe"),
        (lambda path: Path("/dev/zero"), "device or a pipe"),
        (_loop, "cannot be read"),
    ],
)
def test_no_file_to_read(tmp_path: Path, make: Callable[[Path], Path], words: str) -> None:
    with pytest.raises(PhotoError, match=words):
        open_photo(make(tmp_path / "a.jpg"))


@pytest.mark.skipif(ROOT, reason="permissions do not bind this user")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    picture().save(path)
    path.chmod(0)
    try:
        with pytest.raises(PhotoError, match="not permitted"):
            open_photo(path)
    finally:
        path.chmod(stat.S_IRUSR | stat.S_IWUSR)


def test_no_permission_said_by_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jpg"
    picture().save(path)

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(PhotoError, match="not permitted"):
        open_photo(path)


@pytest.mark.parametrize(
    ("name", "is_photo"),
    [
        ("a.jpg", True),
        ("A.JPG", True),
        ("a.HEIC", True),
        ("a b.jpeg", True),
        ("a.tiff", True),
        ("a.avif", True),
        (".a.jpg", False),
        ("._a.jpg", False),
        ("a.jpg.part", False),
        ("a.json", False),
        ("jpg", False),
        (".jpg", False),
        ("Thumbs.db", False),
        ("a.pdf", False),
        ("a.svg", False),
    ],
)
def test_photo_names(name: str, is_photo: bool) -> None:
    assert is_photo_name(Path(name)) is is_photo
