"""README.md is true: its commands run, its help texts and exit codes are the program's own.

Run as a program it writes the help texts into README.md.
"""

import io
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"

_HELP = re.compile(r"<!-- help: scanner ?(?P<command>[a-z ]*) -->\n```text\n(?P<text>.*?)```\n", re.DOTALL)
_SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def blocks(path: Path) -> Iterator[str]:
    """Yield the commands in a document's blocks of shell, one a line, without comments."""
    for block in _SHELL.findall(path.read_text(encoding="utf-8")):
        for line in block.splitlines():
            command = line.split("  #")[0].strip()
            if command:
                yield command


def help_text(command: str) -> str:
    """Give the help text of a command in 80 columns."""
    from scanner.cli.main import exit_with

    os.environ["COLUMNS"] = "80"
    text = io.StringIO()
    with redirect_stdout(text):
        exit_with([*command.split(), "--help"])
    return text.getvalue()


def with_help(document: str) -> str:
    """Put the present help texts into a document."""

    def renewed(found: re.Match[str]) -> str:
        head = f"<!-- help: scanner {found['command']}".rstrip()
        return f"{head} -->\n```text\n{help_text(found['command'])}```\n"

    return _HELP.sub(renewed, document)


SCANNER = [command for command in blocks(README) if "scanner" in command.split()]


def test_help_texts_are_the_program_s(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    found = list(_HELP.finditer(README.read_text(encoding="utf-8")))
    assert len(found) >= 3
    for block in found:
        assert block["text"] == help_text(block["command"]), "run: python tests/test_readme.py"


def test_exit_codes_are_the_program_s() -> None:
    from scanner.cli.exit import ExitCode

    rows = re.findall(r"^\| (\d+) \| (.*?) \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [(str(int(code)), code.meaning) for code in ExitCode]


def test_formats_are_the_program_s() -> None:
    from scanner.report.formats import FORMATS

    text = README.read_text(encoding="utf-8").split("### Formats of reports")[1].split("###")[0]
    assert all(f"`{name}`" in text for name in FORMATS)


def test_there_are_commands_to_run() -> None:
    assert len(SCANNER) >= 15
    names = {word for command in SCANNER for word in command.split()}
    assert {"scan", "batch", "text", "compare", "explain", "db", "profile", "convert", "diff", "schema"} <= names


def test_the_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them, in their order and in one folder, since some use what others write. The models are loaded once."""
    from scanner.batch import product
    from tests.batch import stand_ins

    reader = lru_cache(maxsize=None)(product._installed_reader)
    monkeypatch.setattr(product, "_installed_reader", reader)
    # The processes of a batch would each load the models; what they do with real ones is tested elsewhere.
    monkeypatch.setattr("scanner.batch.run.run_batch", stand_ins.run_batch_with(stand_ins.tell_tale))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    for command in SCANNER:
        code = _run(command, monkeypatch)
        out, err = capsys.readouterr()
        assert code in ((0, 1, 3) if "batch" in command else (0, 1)), f"{command}\n{err}"
        assert "Traceback" not in err
        assert out or err, command


def _run(command: str, monkeypatch: pytest.MonkeyPatch) -> int:
    from scanner.cli.main import exit_with

    before, _, last = command.rpartition(" | ")
    if before:
        _, words = shlex.split(before)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
    program, *arguments = shlex.split(last)
    assert program == "scanner"
    return int(exit_with(arguments))


@pytest.mark.skipif(os.name == "nt", reason="make is of POSIX")
@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md"])
def test_the_targets_of_make_exist(document: str) -> None:
    targets = [command.split()[1] for command in blocks(ROOT / document) if command.startswith("make ")]
    assert targets
    for target in targets:
        run = subprocess.run(["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr


def test_ci_runs_the_test_command_of_the_readme() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "make test" in blocks(README)
    assert script.strip().splitlines()[-1].startswith("make test")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    README.write_text(with_help(README.read_text(encoding="utf-8")), encoding="utf-8")
