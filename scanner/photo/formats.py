"""Formats of files: which are photos, and what a file that is not one seems to be."""

from pathlib import Path

PHOTO_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "HEIF", "AVIF")
"""Pillow's names of the formats that are opened."""

PHOTO_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".heic", ".heif", ".avif"}
)

# The first bytes of files that people take for photos. Offset, bytes, name.
_OTHERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a PDF"),
    (0, b"PK\x03\x04", "a ZIP archive or an office document"),
    (0, b"Rar!", "a RAR archive"),
    (0, b"\x1f\x8b", "a gzip archive"),
    (0, b"8BPS", "a Photoshop file"),
    (0, b"II*\x00\x10\x00\x00\x00CR", "a raw camera file"),
    (0, b"FUJIFILM", "a raw camera file"),
    (4, b"ftypcrx", "a raw camera file"),
    (4, b"ftypqt", "a video"),
    (4, b"ftypmp4", "a video"),
    (4, b"ftypisom", "a video"),
    (4, b"ftypM4V", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (0, b"\xff\x4f\xff\x51", "a JPEG 2000 picture"),
    (4, b"jP  ", "a JPEG 2000 picture"),
    (0, b"\xff\x0a", "a JPEG XL picture"),
    (4, b"JXL ", "a JPEG XL picture"),
)


def is_photo_name(path: Path) -> bool:
    """Tell whether a file's name is that of a photo, for picking the photos out of a folder.

    Hidden files, and the `._` files that macOS leaves beside photos on other disks, are not.
    """
    return path.suffix.lower() in PHOTO_SUFFIXES and not path.name.startswith(".")


TEXT_FILE = "a text file"


def seems(head: bytes) -> str | None:
    """Name what a file that is not a photo seems to be, from its first bytes; None if that is not known."""
    for offset, magic, name in _OTHERS:
        if head[offset : offset + len(magic)] == magic:
            return name
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:256].lower()
    if b"<svg" in start:
        return "an SVG drawing"
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        return "a web page"
    return TEXT_FILE if len(head) > 3 and _is_text(head) else None


def _is_text(head: bytes) -> bool:
    """Tell whether bytes are plain text; the last character may be cut off."""
    try:
        head[:-3].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not any(byte < 9 or 13 < byte < 32 for byte in head)
