"""The wheel: everything in it that the scanner needs, and nothing that it does not."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it, which is all that installing a pure wheel does to its packages."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_all_files_of_the_packages_are_in(unpacked: Path) -> None:
    for package in ("scanner", "allergen_db"):
        here = {path.relative_to(ROOT) for path in (ROOT / package).rglob("*") if path.is_file()}
        here = {path for path in here if "__pycache__" not in path.parts and not path.name.startswith(".")}
        there = {path.relative_to(unpacked) for path in (unpacked / package).rglob("*") if path.is_file()}
        assert here == there


def test_nothing_else_is_in(unpacked: Path) -> None:
    names = {path.name for path in unpacked.iterdir()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"scanner", "allergen_db"}


def test_the_command_is_declared(unpacked: Path) -> None:
    (points,) = unpacked.glob("*.dist-info/entry_points.txt")
    assert "scanner = scanner.cli.main:run" in points.read_text(encoding="utf-8")


def test_it_runs_from_there(unpacked: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    run = subprocess.run(
        [sys.executable, "-m", "scanner", "text", "-"],
        input="Ingredients: Aqua, Glycerin, Panthenol, Limonene.",
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 1, run.stderr
    assert "LIMONENE" in run.stdout
    where = subprocess.run(
        [sys.executable, "-m", "scanner", "db", "info"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert str(unpacked) in where.stdout
