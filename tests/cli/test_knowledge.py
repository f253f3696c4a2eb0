"""Commands on the database, the profile and comparisons."""

import json
from pathlib import Path

import pytest
from PIL import Image

from scanner.cli.exit import ExitCode
from scanner.cli.main import exit_with
from tests.batch import stand_ins


def run(*arguments: object) -> ExitCode:
    return exit_with([str(argument) for argument in arguments])


@pytest.fixture(autouse=True)
def recorded_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.batch.product._installed_reader", stand_ins.tell_tale)


@pytest.mark.parametrize(
    ("subject", "words"),
    [
        (["limonene"], ["LIMONENE", "CAS: ", "Why: ", "Source: "]),
        (["D-Limonene"], ["LIMONENE"]),
        (["retinoid"], ["rule retinoid", "Looks for: ", "RETINOL"]),
        (["fragrance", "mix", "I"], ["Members: ", "EUGENOL"]),
        (["glycerin"], ["GLYCERIN", "lists none. That is not the same"]),
    ],
)
def test_explain(capsys: pytest.CaptureFixture[str], subject: list[str], words: list[str]) -> None:
    assert run("explain", *subject) == ExitCode.NOTHING
    out = capsys.readouterr().out
    assert [word for word in words if word not in out] == []
    assert max(map(len, out.splitlines())) <= 100


def test_explain_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "limonene", "--format", "json") == ExitCode.NOTHING
    made = json.loads(capsys.readouterr().out)
    assert {item["kind"] for item in made} <= {"rule", "ingredient", "group"}
    assert any(item.get("name") == "LIMONENE" for item in made)


def test_explain_something_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "retinoidd") == ExitCode.USAGE
    assert "Did you mean" in capsys.readouterr().err


def test_db_info(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("db", "info") == ExitCode.NOTHING
    out = capsys.readouterr().out
    assert out.startswith("version ")
    assert "vocabulary.csv" in out


@pytest.mark.parametrize(
    ("words", "name"), [(["limonene"], "LIMONENE"), (["138-86-3"], "LIMONENE"), (["tea", "tree", "oil"], "MELALEUCA")]
)
def test_db_search(capsys: pytest.CaptureFixture[str], words: list[str], name: str) -> None:
    assert run("db", "search", *words) == ExitCode.NOTHING
    assert name in capsys.readouterr().out


def test_db_search_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("db", "search", "xyzzyx") == ExitCode.FINDINGS
    assert "Nothing" in capsys.readouterr().err
    assert run("db", "search", "--", "--") == ExitCode.USAGE


def test_db_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("db", "check") == ExitCode.NOTHING
    assert "complete and unchanged" in capsys.readouterr().err
    assert run("db", "check", "--database", tmp_path) == ExitCode.DATABASE


def test_profile_init_and_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("profile", "init") == ExitCode.NOTHING
    written = (tmp_path / "profile.toml").read_text(encoding="utf-8")
    assert run("profile", "init") == ExitCode.USAGE
    assert (tmp_path / "profile.toml").read_text(encoding="utf-8") == written
    capsys.readouterr()
    assert run("profile", "check") == ExitCode.NOTHING
    assert "Nothing is filled in." in capsys.readouterr().out
    assert run("profile", "init", "-") == ExitCode.NOTHING
    assert capsys.readouterr().out == written


def test_a_profile_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "me.toml"
    mine.write_text('allergies = ["panthenol"]\n')
    text = tmp_path / "list.txt"
    text.write_text("Ingredients: Aqua, Glycerin, Panthenol, Limonene.")
    assert run("text", text, "--profile", mine, "--format", "json") == ExitCode.FINDINGS
    first = json.loads(capsys.readouterr().out)["products"][0]["findings"][0]
    assert first["about"] == "PANTHENOL"


def test_a_profile_with_something_unknown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = tmp_path / "me.toml"
    mine.write_text('conditions = ["eczemma"]\n')
    text = tmp_path / "list.txt"
    text.write_text("Ingredients: Aqua, Glycerin, Panthenol.")
    for command in (("text", text), ("compare", text, text)):
        assert run(*command, "--profile", mine) == ExitCode.USAGE
        assert "Did you mean 'eczema'" in capsys.readouterr().err
    assert run("text", text, "--profile", tmp_path / "none.toml") == ExitCode.USAGE
    assert run("profile", "check", mine) == ExitCode.USAGE


def test_a_hidden_finding_does_not_count(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hide = tmp_path / "ignore.toml"
    hide.write_text('[[ignore]]\ningredient = "limonene"\nreason = "patch tested"\n')
    text = tmp_path / "list.txt"
    text.write_text("Ingredients: Aqua, Glycerin, Panthenol, Limonene.")
    assert run("text", text, "--fail-on", "note") == ExitCode.FINDINGS
    capsys.readouterr()
    assert run("text", text, "--fail-on", "note", "--ignore", hide, "--format", "json") == ExitCode.NOTHING
    (finding,) = json.loads(capsys.readouterr().out)["products"][0]["findings"]
    assert finding["suppressed"]["reason"] == "patch tested"


def test_compare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "kit"
    folder.mkdir()
    for path in (tmp_path / "limonene.png", folder / "retinol.png", folder / "parfum.png"):
        Image.new("RGB", (640, 120), "white").save(path)
    text = tmp_path / "plain.txt"
    text.write_text("Ingredients: Aqua, Glycerin, Panthenol.")
    products = (tmp_path / "limonene.png", folder, text)
    assert run("compare", *products) == ExitCode.FINDINGS
    out = capsys.readouterr().out
    assert out.startswith("plain.txt has the fewest")
    assert run("compare", *products, "--fail-on", "never", "--format", "json") == ExitCode.NOTHING
    made = json.loads(capsys.readouterr().out)
    assert [item["name"] for item in made["products"]] == ["plain.txt", "limonene.png", "kit"]
    assert made["products"][2]["only"]


def test_compare_with_a_product_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "plain.txt"
    text.write_text("Ingredients: Aqua, Glycerin, Panthenol.")
    assert run("compare", text, tmp_path / "missing.jpg") == ExitCode.UNREADABLE
    out, err = capsys.readouterr()
    assert "no such file" in err
    assert "Too little of it could be read" in out
    assert run("compare", text) == ExitCode.USAGE
