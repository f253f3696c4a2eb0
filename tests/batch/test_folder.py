"""Which photos of a folder are one product."""

import os
from pathlib import Path

import pytest

from scanner.batch.folder import FolderProduct, folder_products


def lay(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(root: Path, **options: Path) -> list[str]:
    return [product.name for product in folder_products(root, **options)]


def test_photos_and_folders_are_products(tmp_path: Path) -> None:
    lay(tmp_path, "b.jpg", "a.PNG", "serum/2.jpg", "serum/1.jpg", "brand/roller/front.heic", "brand/roller/back.webp")
    assert list(folder_products(tmp_path)) == [
        FolderProduct("a.PNG", (tmp_path / "a.PNG",)),
        FolderProduct("b.jpg", (tmp_path / "b.jpg",)),
        FolderProduct("brand/roller", (tmp_path / "brand/roller/back.webp", tmp_path / "brand/roller/front.heic")),
        FolderProduct("serum", (tmp_path / "serum/1.jpg", tmp_path / "serum/2.jpg")),
    ]


def test_folders_within_a_product_are_products_of_their_own(tmp_path: Path) -> None:
    lay(tmp_path, "a/1.jpg", "a/b/1.jpg", "c/1.jpg")
    assert names(tmp_path) == ["a", "a/b", "c"]


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.jpg",
        "._a.jpg",
        "notes.txt",
        "a.jpg.part",
        "index.json",
        ".thumbnails/a.jpg",
        "__MACOSX/._a.jpg",
        "jpg",
        "folder.jpg/readme.md",
    ],
)
def test_what_is_no_product(tmp_path: Path, name: str) -> None:
    lay(tmp_path, name)
    assert names(tmp_path) == []


def test_an_empty_folder_has_no_products(tmp_path: Path) -> None:
    assert names(tmp_path) == []


def test_a_folder_named_like_a_photo_is_a_folder(tmp_path: Path) -> None:
    lay(tmp_path, "a.jpg/1.jpg")
    assert names(tmp_path) == ["a.jpg"]


def test_the_folder_of_reports_is_left_out(tmp_path: Path) -> None:
    lay(tmp_path, "a.jpg", "out/picture.png")
    assert names(tmp_path, skip=tmp_path / "out") == ["a.jpg"]
    assert names(tmp_path, skip=tmp_path / "not there") == ["a.jpg", "out"]


def test_links_to_folders_are_followed_once(tmp_path: Path) -> None:
    lay(tmp_path, "shop/real/1.jpg", "elsewhere/2.jpg")
    root = tmp_path / "shop"
    (root / "loop").symlink_to(root)
    (root / "real/up").symlink_to(root)
    (root / "twin").symlink_to(root / "real")
    (root / "other").symlink_to(tmp_path / "elsewhere")
    (root / "broken").symlink_to(tmp_path / "nothing")
    (root / "linked.jpg").symlink_to(tmp_path / "elsewhere/2.jpg")
    assert names(root) == ["linked.jpg", "other", "real"]


def test_a_linked_folder_can_be_the_root(tmp_path: Path) -> None:
    lay(tmp_path, "real/1.jpg")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(tmp_path / "link") == ["1.jpg"]


def test_a_folder_that_cannot_be_listed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(tmp_path, "a/1.jpg", "b/1.jpg")
    real = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    first, second = folder_products(tmp_path)
    assert (first.name, first.photos) == ("a", ())
    assert "Permission denied" in first.problem
    assert second.name == "b"


def test_a_root_that_cannot_be_listed_raises(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nothing"):
        list(folder_products(tmp_path / "nothing"))
