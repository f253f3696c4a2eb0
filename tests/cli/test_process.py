"""The command as a process: its start, its pipes, its encodings, its signals."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parent.parent.parent
HEAVY = ("cv2", "numpy", "PIL", "rapidocr", "openvino", "onnxruntime", "pytesseract", "rapidfuzz", "zxingcpp")


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "scanner", *arguments]


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from scanner.cli.main import exit_with; code = exit_with(sys.argv[1:]);"
        "print([name for name in sys.modules if '.' not in name], file=sys.stderr)"
    )
    for arguments in (["--help"], ["scan", "--help"], ["batch", "--help"], ["--version"]):
        run = subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
        )
        loaded = run.stderr.splitlines()[-1]
        assert not [name for name in HEAVY if f"'{name}'" in loaded]


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="no measure of a process's own time")
def test_help_is_quick() -> None:
    """Processor time, since the wall clock measures the neighbours too; the least of five."""
    times = []
    for _ in range(5):
        process = subprocess.Popen(command("--help"), cwd=ROOT, stdout=subprocess.DEVNULL)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
        times.append(used.ru_utime + used.ru_stime)
    assert min(times) < 0.25


def test_the_exit_code_is_the_process_s(tmp_path: Path) -> None:
    for text, code in (
        ("Ingredients: Aqua, Glycerin, Parfum", 1),
        ("Ingredients: Aqua, Glycerin, Panthenol", 0),
        ("", 3),
    ):
        run = subprocess.run(command("text", "-"), cwd=ROOT, input=text, text=True, capture_output=True)
        assert run.returncode == code, run.stderr


def test_a_reader_that_leaves_early_changes_nothing() -> None:
    process = subprocess.Popen(
        command("text", "-", "--format", "json"),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin and process.stdout and process.stderr
    process.stdout.close()
    process.stdin.write(b"Ingredients: Aqua, Glycerin, Parfum")
    process.stdin.close()
    errors = process.stderr.read().decode()
    assert process.wait() == 1
    assert "Traceback" not in errors
    assert "BrokenPipe" not in errors
    process.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="closing streams is of POSIX shells")
def test_closed_streams_change_nothing() -> None:
    line = f"echo 'Ingredients: Aqua, Glycerin, Parfum' | '{sys.executable}' -m scanner text - >&- 2>&-"
    assert subprocess.run(["sh", "-c", line], cwd=ROOT).returncode == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_terminals_that_are_not_utf8(encoding: str, form: str) -> None:
    run = subprocess.run(
        command("text", "-", "--format", form),
        cwd=ROOT,
        input="Ingredients: Aqua, Glycerin, Parfum, 精华液, Crème d’été, 😀".encode(),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
    )
    assert run.returncode == 1, run.stderr.decode()
    assert b"Traceback" not in run.stderr
    text = run.stdout.decode("utf-8" if form == "json" else encoding)
    assert "PARFUM" in text
    assert form == "text" or "精华液" in text


def test_no_color_and_pipes_have_no_escapes() -> None:
    run = subprocess.run(
        command("text", "-"), cwd=ROOT, input=b"Ingredients: Aqua, Glycerin, Parfum", capture_output=True
    )
    assert b"\x1b" not in run.stdout + run.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are of POSIX")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_an_interrupted_batch_keeps_what_is_done(tmp_path: Path, name: str) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(40):
        Image.new("RGB", (640, 120), "white").save(folder / f"aqua_{number:02}.png")
    code = (
        "import signal, sys\n"
        # a shell has what it starts in the background ignore interrupts
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from scanner.batch import run\n"
        "from tests.batch import stand_ins\n"
        "run.run_batch = stand_ins.run_batch_with(stand_ins.slow_tell_tale)\n"
        "sys.argv = ['scanner', 'batch', *sys.argv[1:]]\n"
        "from scanner.cli import main\n"
        "main.run()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder), "--output", str(output), "--workers", "2"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    for _ in range(600):
        if len(list(output.glob("reports/*.json"))) >= 3:
            break
        time.sleep(0.1)
    if name == "SIGINT":
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all processes of the group
    else:
        process.terminate()
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors.decode()
    assert b"Interrupted." in errors
    assert b"--resume" in errors
    assert b"Traceback" not in errors
    done = len((output / "summary.csv").read_text().splitlines()) - 1
    assert 3 <= done < 40
    assert len(list(output.glob("reports/*.json"))) >= done
    assert _gone(process.pid)


def _gone(group: int) -> bool:
    """Wait for the last process of a group; Python's own tracker of resources takes a moment to notice the end."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False
