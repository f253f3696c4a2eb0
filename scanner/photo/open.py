"""Opening photos: from a path to a `Photo`, or one line that says what is wrong and what to do."""

import hashlib
import os
import stat
from pathlib import Path

from PIL import UnidentifiedImageError

from scanner.photo.decode import MAX_PIXELS, MIN_SIDE, TooLarge, TooSmall, decode
from scanner.photo.formats import TEXT_FILE, is_photo_name, seems
from scanner.photo.model import Photo, PhotoError, PhotoRecord

__all__ = ["MAX_BYTES", "is_photo_name", "open_photo", "read_photo_file"]

MAX_BYTES = 300_000_000
"""The largest file that is read."""


def open_photo(path: Path) -> Photo:
    """Open a photo.

    JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC/HEIF and AVIF, of any depth and colour model; of several frames the first.
    The same file gives the same pixels. Raises `PhotoError` for whatever cannot be opened whole: a photo that is cut
    short is refused, since what stood on the missing part could not be told from what was not printed.
    """
    data = read_photo_file(path)
    try:
        pixels = decode(data)
    except TooLarge as error:
        limit = MAX_PIXELS // 1_000_000
        raise _error(
            path,
            f"The picture is too large: {error} pixels, more than {limit} million.",
            "Save it smaller, or crop it to the label.",
        ) from error
    except TooSmall as error:
        raise _error(
            path,
            f"The picture is too small to hold text: {error} pixels, under {MIN_SIDE} on a side.",
            "Use the original photo in place of its thumbnail.",
        ) from error
    except UnidentifiedImageError as error:
        raise _not_a_photo(path, data) from error
    except MemoryError as error:
        raise _error(
            path, "There is not enough memory to open the picture.", "Save it smaller, or crop it to the label."
        ) from error
    except Exception as error:  # decoders raise OSError, SyntaxError, ValueError, struct.error, EOFError and more
        raise _error(
            path,
            "The picture is damaged or cut short.",
            "Copy or download it again, or take the photo again.",
        ) from error
    height, width = pixels.shape[:2]
    record = PhotoRecord(os.fspath(path), width, height, hashlib.sha256(data).hexdigest())
    return Photo(record, pixels)


def read_photo_file(path: Path) -> bytes:
    """Read a file's bytes, or raise `PhotoError` where there is no plain file that could hold a photo."""
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise _error(
                path,
                "This is a folder, not a photo.",
                "Name the photos in it, or use 'scanner batch' for a folder of products.",
            )
        if not stat.S_ISREG(found.st_mode):
            raise _error(path, "This is a device or a pipe, not a photo.", "Save the photo to a file first.")
        if found.st_size == 0:
            raise _error(path, "The file is empty.", "Copy or download it again, or take the photo again.")
        if found.st_size > MAX_BYTES:
            raise _error(
                path,
                f"The file is too large: more than {MAX_BYTES // 1_000_000} MB.",
                "Save the photo as a JPEG, or crop it to the label.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _error(path, "There is no such file.", "Check the name and the folder.") from error
    except NotADirectoryError as error:
        raise _error(path, "There is no such file.", "Check the name and the folder.") from error
    except PermissionError as error:
        raise _error(path, "Reading this file is not permitted.", "Change its permissions, or copy it.") from error
    except (OSError, ValueError) as error:
        # A loop of links, a name too long, a null character in the name, a disk that fails.
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _error(path, f"The file cannot be read: {reason}.", "Check the name and the disk.") from error


def _not_a_photo(path: Path, data: bytes) -> PhotoError:
    what = seems(data[:1024])
    if what is None:
        problem = "This is not a photo in a known format, or its beginning is damaged."
    else:
        problem = f"This is {what}, not a photo."
    advice = "Save it as a JPEG or PNG picture, or take the photo again."
    if what == TEXT_FILE:
        advice = "Take a photo of the label, or use 'scanner text' for a list of ingredients."
    return _error(path, problem, advice)


def _error(path: Path, problem: str, advice: str) -> PhotoError:
    return PhotoError(os.fspath(path), problem, advice)
