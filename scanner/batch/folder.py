"""The products of a folder: which photos belong together."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scanner.photo.formats import is_photo_name


@dataclass(frozen=True, slots=True)
class FolderProduct:
    """One product of a folder: its name, relative to the folder and with slashes, and its photos, sorted.

    `problem` says why a subfolder could not be listed; there are no photos then.
    """

    name: str
    photos: tuple[Path, ...]
    problem: str = ""


def folder_products(folder: Path, *, skip: Path | None = None) -> Iterator[FolderProduct]:
    """Yield the products of a folder, in an order that depends on names only.

    Each photo directly in the folder is a product; each folder below it with photos is one, and its photos are its
    sides. Hidden files and folders are left out, and so is `skip`, where the reports go. A link to a folder is
    followed unless that folder was visited already, so that loops end. Raises OSError where `folder` itself cannot
    be listed.
    """
    visited = {_identity(place) for place in (folder, skip) if place is not None}
    photos, below = _listed(folder)
    for path in photos:
        yield FolderProduct(path.name, (path,))
    waiting = below[::-1]
    while waiting:
        place = waiting.pop()
        if (identity := _identity(place)) in visited:
            continue
        visited.add(identity)
        name = place.relative_to(folder).as_posix()
        try:
            photos, below = _listed(place)
        except OSError as error:
            yield FolderProduct(name, (), f"The folder cannot be listed: {error.strerror or error}.")
            continue
        if photos:
            yield FolderProduct(name, tuple(photos))
        waiting += below[::-1]


def _listed(folder: Path) -> tuple[list[Path], list[Path]]:
    """List the photos and the folders directly in a folder, each sorted by name."""
    photos, below = [], []
    with os.scandir(folder) as entries:
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                below.append(path)
            elif is_photo_name(path):
                photos.append(path)
    return sorted(photos, key=lambda path: path.name), sorted(below, key=lambda path: path.name)


def _identity(path: Path) -> tuple[int, int] | Path:
    """Tell folders apart by what they are, whatever links lead to them; by path where that cannot be known."""
    try:
        found = path.stat()
    except OSError:
        return path
    return found.st_dev, found.st_ino
