"""The commands in one process, with a reader that needs no OCR."""

import io
import json
import sys
from pathlib import Path

import pytest
from PIL import Image

from scanner.cli.exit import ExitCode
from scanner.cli.main import exit_with
from tests.batch import stand_ins

HAZARDS = "Ingredients: Aqua, Glycerin, Limonene."
NO_HAZARDS = "Ingredients: Aqua, Glycerin, Panthenol."
TODAY = ("--today", "2026-11-22")


@pytest.fixture(autouse=True)
def recorded_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    from scanner.batch import product, run

    monkeypatch.setattr(product, "_installed_reader", stand_ins.tell_tale)
    monkeypatch.setattr(run, "run_batch", stand_ins.run_batch_with(stand_ins.tell_tale))


def photo(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (640, 120), "white").save(path)
    return str(path)


def run(*arguments: object) -> ExitCode:
    return exit_with([str(argument) for argument in arguments])


def test_scan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("scan", photo(tmp_path / "aqua_limonene.png"), *TODAY) == ExitCode.FINDINGS
    out, err = capsys.readouterr()
    assert "LIMONENE" in out
    assert err.startswith("aqua_limonene.png: 1 reason to avoid it; ")
    assert err.count("\n") == 1


def test_scan_to_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sides = [photo(tmp_path / "kit/aqua.png"), photo(tmp_path / "kit/glycerin.png")]
    assert run("scan", *sides, "--format", "json", "--skin", "healing", *TODAY) == ExitCode.NOTHING
    report = json.loads(capsys.readouterr().out)
    assert (report["schema_version"], report["skin"], report["today"]) == ("1", "healing", "2026-11-22")
    assert report["products"][0]["name"] == "kit"
    assert [item["path"] for item in report["products"][0]["photos"]] == sides


def test_the_name_can_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("scan", photo(tmp_path / "aqua.png"), "--name", "Night serum", "--format", "json")
    assert json.loads(capsys.readouterr().out)["products"][0]["name"] == "Night serum"


def test_today_is_the_clock_s_unless_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("scan", photo(tmp_path / "aqua.png"), "--format", "json")
    assert len(json.loads(capsys.readouterr().out)["today"]) == 10


@pytest.mark.parametrize(("threshold", "code"), [("avoid", 1), ("caution", 1), ("note", 1), ("never", 0)])
def test_fail_on(tmp_path: Path, threshold: str, code: int) -> None:
    assert run("scan", photo(tmp_path / "aqua_parfum.png"), "--fail-on", threshold) == code


@pytest.mark.parametrize("name", ["empty.png", "missing.jpg", "text.jpg", "."])
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_gives_nothing_exits_3_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, form: str
) -> None:
    photo(tmp_path / "empty.png")
    (tmp_path / "text.jpg").write_text("Aqua, Glycerin")
    assert run("scan", tmp_path / name, "--fail-on", "never", "--format", form) == ExitCode.UNREADABLE
    out, err = capsys.readouterr()
    assert str(tmp_path / name) in err
    assert "Traceback" not in err
    if form == "json":
        assert json.loads(out)["products"][0]["outcome"] == "unreadable"
        assert json.loads(out)["problems"][0]["path"] == str(tmp_path / name)


def test_one_bad_photo_of_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = photo(tmp_path / "aqua.png"), tmp_path / "missing.png"
    assert run("scan", bad, good) == ExitCode.UNREADABLE
    assert "There is no such file" in capsys.readouterr().err
    assert run("scan", bad, photo(tmp_path / "aqua_parfum.png")) == ExitCode.FINDINGS


def test_output_to_a_file_and_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = photo(tmp_path / "aqua.png")
    assert run("scan", path, "--format", "json", "--output", tmp_path / "new/a.json") == ExitCode.NOTHING
    out, err = capsys.readouterr()
    assert out == ""
    assert f"Report: {tmp_path / 'new/a.json'}" in err
    assert json.loads((tmp_path / "new/a.json").read_text(encoding="utf-8"))["products"]
    assert run("scan", path, "--format", "json", "--format", "text", "--output", tmp_path / "both") == ExitCode.NOTHING
    assert sorted(item.name for item in (tmp_path / "both").iterdir()) == ["aqua.png.json", "aqua.png.txt"]
    assert run("scan", path, "--output", f"{tmp_path}/slash/") == ExitCode.NOTHING
    assert [item.name for item in (tmp_path / "slash").iterdir()] == ["aqua.png.txt"]


def test_output_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = photo(tmp_path / "aqua.png")
    (tmp_path / "file").write_text("")
    assert run("scan", path, "--output", tmp_path / "file/below.txt") == ExitCode.USAGE
    assert "Choose another place" in capsys.readouterr().err


def test_timings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("scan", photo(tmp_path / "aqua.png"), "--timings", "--format", "json")
    out, err = capsys.readouterr()
    assert "Seconds: open " in err
    assert set(json.loads(out)["timings"]) >= {"open", "read", "label", "assess"}


def test_text_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "list.txt"
    file.write_text(HAZARDS)
    assert run("text", file) == ExitCode.FINDINGS
    out, err = capsys.readouterr()
    assert "LIMONENE" in out
    assert err.startswith("list.txt: 1 reason to avoid it; 3 of 3 ingredients recognised")
    file.write_text(NO_HAZARDS)
    assert run("text", file) == ExitCode.NOTHING


@pytest.mark.parametrize(
    "encoded",
    [
        HAZARDS.encode(),
        HAZARDS.encode("utf-8-sig"),
        HAZARDS.encode("utf-16"),
        b"\xfe\xff" + HAZARDS.encode("utf-16-be"),
        ("Ingrédients : " + HAZARDS).encode("cp1252"),
        HAZARDS.replace(" ", "\r\n").encode(),
    ],
)
def test_text_from_standard_input_in_any_encoding(
    encoded: bytes, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(encoded)))
    assert run("text", "-") == ExitCode.FINDINGS
    assert "LIMONENE" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no text"),
        (b" \n\t\n", "no text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "scanner scan"),
        (b"a" * 5_000_001, "longer"),
    ],
)
def test_text_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes, words: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(content)
    assert run("text", file) == ExitCode.UNREADABLE
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err


@pytest.mark.parametrize("words", ["Hello world, how are you", "1234", "Sale! Buy now"])
def test_text_without_anything_to_check_never_exits_0(tmp_path: Path, words: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(words)
    assert run("text", file, "--fail-on", "never") == ExitCode.UNREADABLE


def test_no_such_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("text", tmp_path / "none.txt") == ExitCode.UNREADABLE
    assert "no such file" in capsys.readouterr().err
    assert run("text", tmp_path) == ExitCode.UNREADABLE
    assert "folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["scan"],
        ["text"],
        ["batch"],
        ["scam", "a.jpg"],
        ["scan", "a.jpg", "--skin", "dry"],
        ["scan", "a.jpg", "--today", "tomorrow"],
        ["scan", "a.jpg", "--today", "2026-02-30"],
        ["scan", "a.jpg", "--today", "20261122"],
        ["scan", "a.jpg", "--today", "22.11.2026"],
        ["scan", "a.jpg", "--engine", "easyocr"],
        ["scan", "a.jpg", "--fail-on", "always"],
        ["scan", "a.jpg", "--format", "pdf"],
        ["scan", "a.jpg", "--format", "text", "--format", "json"],
        ["text", "a.txt", "--engine", "auto"],
        ["batch", "no such folder"],
        ["batch", ".", "--resume", "--anew"],
        ["batch", ".", "--workers", "0"],
        ["--frobnicate"],
    ],
)
def test_wrong_calls_exit_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(HAZARDS)
    assert run(*arguments) == ExitCode.USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert "Usage" in err
    assert "Traceback" not in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_a_missing_engine_exits_4(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from scanner.batch import product

    monkeypatch.setattr(product, "_installed_reader", stand_ins.missing_engine)
    assert run("scan", photo(tmp_path / "a.png"), "--engine", "tesseract") == ExitCode.MISSING_DEPENDENCY
    assert capsys.readouterr().err == "Error: Tesseract is not installed. Install it.\n"


def test_a_missing_database_exits_5(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(HAZARDS)
    assert run("text", file, "--database", tmp_path / "none") == ExitCode.DATABASE
    assert capsys.readouterr().err.startswith("Error: ")


def test_a_fault_of_the_scanner_exits_70_and_says_how_to_see_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SCANNER_DEBUG", raising=False)
    path = photo(tmp_path / "boom.png")
    assert run("scan", path) == ExitCode.INTERNAL
    err = capsys.readouterr().err
    assert "the reader is confused" in err
    assert "SCANNER_DEBUG=1" in err
    monkeypatch.setenv("SCANNER_DEBUG", "1")
    with pytest.raises(RuntimeError, match="confused"):
        run("scan", path)


def test_an_interrupt_exits_130(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from scanner.batch import product

    def interrupted(settings: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(product, "_installed_reader", interrupted)
    assert run("scan", photo(tmp_path / "a.png")) == ExitCode.INTERRUPTED
    assert "Interrupted" in capsys.readouterr().err


def test_batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("aqua_glycerin", "aqua_limonene", "kit/parfum"):
        photo(tmp_path / f"in/{name}.png")
    out = tmp_path / "out"
    assert run("batch", tmp_path / "in", "--output", out, "--workers", 1, *TODAY) == ExitCode.FINDINGS
    table, err = capsys.readouterr()
    assert table.splitlines()[0].split()[:2] == ["product", "outcome"]
    assert {line.split()[0] for line in table.splitlines()[1:]} == {"aqua_glycerin.png", "aqua_limonene.png", "kit"}
    assert "3 products: 2 with concerns, 1 with none of the listed concerns found, 0 unreadable." in err
    assert str(out) in err

    assert run("batch", tmp_path / "in", "--output", out) == ExitCode.USAGE
    assert "--resume" in capsys.readouterr().err

    photo(tmp_path / "in/empty.png")
    code = run("batch", tmp_path / "in", "--output", out, "--resume", "--workers", 1, "--fail-on", "never")
    assert code == ExitCode.UNREADABLE
    err = capsys.readouterr().err
    assert "3 unchanged since the last run" in err
    assert "empty.png: Nothing could be read" in err


def test_a_batch_of_nothing_exits_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    assert run("batch", tmp_path / "in", "--output", tmp_path / "out") == ExitCode.UNREADABLE
    assert "no photos" in capsys.readouterr().err


def test_a_batch_whose_output_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    photo(tmp_path / "in/aqua.png")
    (tmp_path / "file").write_text("")
    assert run("batch", tmp_path / "in", "--output", tmp_path / "file") == ExitCode.UNREADABLE
    assert "Check the folder and the disk." in capsys.readouterr().err
