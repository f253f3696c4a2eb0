"""scanner.toml, variables of the environment, and completion."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.cli.exit import ExitCode
from scanner.cli.main import exit_with

ROOT = Path(__file__).parent.parent.parent


def run(*arguments: object) -> ExitCode:
    return exit_with([str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("SCANNER_")]:
        monkeypatch.delenv(name)
    Path("list.txt").write_text("Ingredients: Aqua, Glycerin, Panthenol, Limonene.")


def report(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    made: dict[str, object] = json.loads(capsys.readouterr().out)
    return made


def test_the_file_in_the_folder_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    Path("scanner.toml").write_text('skin = "healing"\nformat = "json"\nfail-on = "never"\n')
    assert run("text", "list.txt") == ExitCode.NOTHING
    assert report(capsys)["skin"] == "healing"


def test_options_win_over_variables_and_these_over_the_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("scanner.toml").write_text('skin = "healing"\nformat = ["json"]\n')
    monkeypatch.setenv("SCANNER_SKIN", "intact")
    run("text", "list.txt")
    assert report(capsys)["skin"] == "intact"
    run("text", "list.txt", "--skin", "needled")
    assert report(capsys)["skin"] == "needled"


def test_another_file_can_be_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("scanner.toml").write_text("nonsense")
    Path("other").mkdir()
    Path("other/mine.toml").write_text('format = "json"\nprofile = "me.toml"\n')
    Path("other/me.toml").write_text('allergies = ["panthenol"]\n')
    run("--config", "other/mine.toml", "text", "list.txt")
    (product,) = report(capsys)["products"]  # type: ignore[misc]
    assert product["findings"][0]["about"] == "PANTHENOL"
    monkeypatch.setenv("SCANNER_CONFIG", "other/mine.toml")
    run("text", "list.txt")
    assert report(capsys)["products"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('sking = "healing"', "Did you mean 'skin'?"),
        ('fail_on = "never"', "Did you mean 'fail-on'?"),
        ("zzz = 1", "Known are: all, database"),
        ("[scan]\nskin = 1", "'scan' is not known"),
        ('skin = "dry"', "'dry' is not one of"),
        ("skin = 3", "Invalid value"),
        ('format = "pdf"', "'pdf' is not one of"),
        ("skin", "not valid TOML"),
    ],
)
def test_what_is_wrong_in_it_is_said(capsys: pytest.CaptureFixture[str], content: str, words: str) -> None:
    Path("scanner.toml").write_text(content)
    assert run("text", "list.txt") == ExitCode.USAGE
    assert words in capsys.readouterr().err


def test_a_file_that_is_named_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--config", "none.toml", "text", "list.txt") == ExitCode.USAGE
    assert "none.toml" in capsys.readouterr().err


def test_it_does_not_disturb_commands_without_such_options() -> None:
    Path("scanner.toml").write_text(
        'skin = "healing"\nformat = ["json", "html"]\nworkers = 3\nlang = "de"\nall = true\n'
    )
    assert run("schema") == ExitCode.NOTHING
    assert run("explain", "limonene") == ExitCode.NOTHING
    assert run("db", "info") == ExitCode.NOTHING
    Path("empty").mkdir()
    assert run("batch", "empty") == ExitCode.UNREADABLE


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("completion", shell) == ExitCode.NOTHING
    assert "_SCANNER_COMPLETE" in capsys.readouterr().out


def test_completion_completes() -> None:
    environment = {
        **os.environ,
        "_SCANNER_COMPLETE": "bash_complete",
        "COMP_WORDS": "scanner scan --skin he",
        "COMP_CWORD": "3",
    }
    done = subprocess.run(
        [sys.executable, "-m", "scanner"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert "healing" in done.stdout
