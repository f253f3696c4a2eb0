"""Commands on reports that are there, every format from the command line, and annotated photos."""

import io
import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from scanner.cli.exit import ExitCode
from scanner.cli.main import exit_with
from scanner.report.formats import FORMATS
from tests.batch import stand_ins


@pytest.fixture(autouse=True)
def recorded_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    from scanner.batch import product

    monkeypatch.setattr(product, "_installed_reader", stand_ins.tell_tale)


def photo(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (640, 120), "white").save(path)
    return str(path)


def run(*arguments: object) -> ExitCode:
    return exit_with([str(argument) for argument in arguments])


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "limonene.json"
    run("scan", photo(tmp_path / "limonene.png"), "--format", "json", "--output", path, "--today", "2026-11-22")
    return path


def test_every_format_at_once(tmp_path: Path) -> None:
    options = [word for name in FORMATS for word in ("--format", name)]
    assert run("scan", photo(tmp_path / "limonene.png"), *options, "--output", tmp_path / "out") == ExitCode.FINDINGS
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == sorted(f"limonene.png{form.ending}" for form in FORMATS.values())
    assert all(path.stat().st_size > 100 for path in (tmp_path / "out").iterdir())


@pytest.mark.parametrize("name", list(FORMATS))
def test_convert_makes_what_scan_makes(
    report: Path, capsys: pytest.CaptureFixture[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    capsys.readouterr()
    run("scan", report.with_suffix(".png"), "--format", name, "--today", "2026-11-22")
    scanned = capsys.readouterr().out
    assert run("convert", report, "--format", name) == ExitCode.NOTHING
    assert capsys.readouterr().out == scanned


def test_convert_from_standard_input(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    capsys.readouterr()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(report.read_bytes())))
    assert run("convert", "-", "--format", "markdown") == ExitCode.NOTHING
    assert "LIMONENE" in capsys.readouterr().out


@pytest.mark.parametrize(
    "content", ["", "not json", "[]", "{}", '{"products": []}', '{"schema_version": "2", "products": []}']
)
def test_what_is_no_report_exits_3(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str) -> None:
    file = tmp_path / "a.json"
    file.write_text(content)
    assert run("convert", file) == ExitCode.UNREADABLE
    out, err = capsys.readouterr()
    assert out == ""
    assert str(file) in err
    assert run("diff", file, file) == ExitCode.UNREADABLE


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema") == ExitCode.NOTHING
    assert "2020-12" in json.loads(capsys.readouterr().out)["$schema"]


def test_diff(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", report, report) == ExitCode.NOTHING
    capsys.readouterr()
    other = tmp_path / "other.json"
    run("scan", photo(tmp_path / "parfum.png"), "--name", "limonene.png", "--format", "json", "--output", other)
    assert run("diff", report, other) == ExitCode.FINDINGS
    assert "PARFUM" in capsys.readouterr().out
    assert run("diff", report, other, "--format", "json") == ExitCode.FINDINGS
    assert json.loads(capsys.readouterr().out)["products"][0]["changes"]


@pytest.mark.parametrize("lang", ["de", "fr"])
def test_languages(tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str) -> None:
    path = photo(tmp_path / "limonene.png")
    run("scan", path)
    english = capsys.readouterr().out
    assert run("scan", path, "--lang", lang) == ExitCode.FINDINGS
    assert capsys.readouterr().out != english


def test_annotated_photos(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sides = [photo(tmp_path / "one/limonene.png"), photo(tmp_path / "two/limonene.png")]
    assert run("scan", *sides, "--annotate", tmp_path / "drawn") == ExitCode.FINDINGS
    assert sorted(path.name for path in (tmp_path / "drawn").iterdir()) == [
        "_limonene.png.annotated.jpg",
        "limonene.png.annotated.jpg",
    ]
    with Image.open(tmp_path / "drawn/limonene.png.annotated.jpg") as drawn:
        assert drawn.width >= 640
    assert capsys.readouterr().err.count("Report: ") == 2


def test_batch_in_more_formats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.batch.run.run_batch", stand_ins.run_batch_with(stand_ins.tell_tale))
    photo(tmp_path / "in/limonene.png")
    out = tmp_path / "out"
    common = ("batch", tmp_path / "in", "--output", out, "--workers", 1)
    assert run(*common, "--format", "html", "--format", "markdown") == ExitCode.FINDINGS
    assert sorted(path.name for path in (out / "reports").iterdir()) == [
        "limonene.png.html",
        "limonene.png.json",
        "limonene.png.md",
    ]
    assert run(*common, "--anew") == ExitCode.FINDINGS
    assert [path.name for path in (out / "reports").iterdir()] == ["limonene.png.json"]
