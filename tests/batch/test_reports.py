"""Where reports go, and that they are written whole."""

import os
from itertools import combinations
from pathlib import Path, PurePosixPath

import pytest

from scanner.batch.reports import report_path, write_atomically


@pytest.mark.parametrize(
    ("product", "path"),
    [
        ("a.jpg", "a.jpg.json"),
        ("serum", "serum.json"),
        ("brand/serum", "brand/serum.json"),
        ("brand.json/serum", "brand.json_/serum.json"),
        ("brand.JSON_/serum", "brand.JSON__/serum.json"),
        ("a b/ü.jpg", "a b/ü.jpg.json"),
        ("", "product.json"),
    ],
)
def test_paths(product: str, path: str) -> None:
    assert report_path(product, ".json") == PurePosixPath(path)


def test_no_two_products_share_a_path_and_no_report_is_a_folder() -> None:
    long = "x" * 240
    products = [
        "a",
        "a.json",
        "a.json/b",
        "a.json_/b",
        "a.json__/b",
        "a.json/b.json",
        "a.json/b.json/c",
        "a.jpg",
        "a.jpg.json",
        "a.jpg.json/c",
        "a/b",
        "a/b.json",
        long + "1",
        long + "2",
        f"{long}/1",
        f"{long}2/1",
    ]
    paths = [report_path(product, ".json") for product in products]
    for one, two in combinations(paths, 2):
        assert one != two
        assert one not in two.parents
        assert two not in one.parents
    assert all(len(os.fsencode(part)) <= 255 for path in paths for part in path.parts)


def test_long_names_in_other_scripts_are_cut_between_characters() -> None:
    path = report_path("精" * 84, ".json")
    assert len(os.fsencode(path.name)) <= 255
    assert path.name.startswith("精精")


def test_writing_replaces_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "deep/er/a.json"
    write_atomically(path, "one\n")
    write_atomically(path, "zwei: ü\n")
    assert path.read_bytes() == "zwei: ü\n".encode()
    assert [entry.name for entry in path.parent.iterdir()] == ["a.json"]


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, "old")

    def refuse(one: object, two: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1
