"""The rooms: who may import whom, who may print, and what is declared."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "scanner").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _nodes(path: Path) -> Iterator[ast.AST]:
    """Walk a module, but for functions called main: those are commands of their own, run with `python -m`."""
    waiting: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef) and node.name == "main":
            continue
        yield node
        waiting.extend(ast.iter_child_nodes(node))


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_rooms_import_one_way_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None) == 0


@pytest.mark.parametrize("path", [p for p in MODULES if "cli" not in p.parts], ids=_name)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    for node in _nodes(path):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in {"print", "exit", "quit", "sys.exit", "os._exit", "sys.stdout.write"}, node.lineno
        if isinstance(node, ast.Raise) and node.exc is not None:
            assert "SystemExit" not in ast.unparse(node.exc), node.lineno


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_modules_are_short_and_named_after_what_they_hold(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}


def _distributions(lines: list[str]) -> set[str]:
    return {found[0].lower().replace("_", "-") for line in lines if (found := re.match(r"[\w-]+", line))}


def _undeclared(paths: list[Path], declared: set[str]) -> list[str]:
    """Name the imports of modules that no declared distribution brings."""
    distributions = packages_distributions()
    ours = {"scanner", "allergen_db", "samples", "tests", *sys.stdlib_module_names}
    return [
        f"{_name(path)} imports {module}"
        for path in paths
        for module in sorted(_imports(path) - ours)
        # What is not installed, as what only teaching needs, goes by its own name.
        if not declared & {name.lower().replace("_", "-") for name in distributions.get(module, [module])}
    ]


def test_every_import_is_a_declared_dependency() -> None:
    teaching = [path for path in MODULES if path.parent.name == "training"]
    running = [path for path in MODULES if path not in teaching]
    declared = _distributions(PROJECT["dependencies"])
    assert _undeclared(running, declared) == []
    assert _undeclared(teaching, declared | _distributions(PROJECT["optional-dependencies"]["train"])) == []


def test_every_import_of_the_tests_is_declared_for_them() -> None:
    paths = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "samples").rglob("*.py")]
    lines = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
    assert _undeclared(paths, _distributions(lines)) == []


def test_every_dependency_is_used() -> None:
    """RapidOCR picks its back end by itself, so the two back ends need no import here."""
    imported = set().union(*map(_imports, MODULES))
    used = {name.lower().replace("_", "-") for module in imported for name in packages_distributions().get(module, [])}
    assert _distributions(PROJECT["dependencies"]) - used <= {"onnxruntime", "openvino"}


def test_one_copy_of_opencv() -> None:
    assert not any(re.match(r"opencv-(contrib-)?python\b(?!-headless)", line) for line in PROJECT["dependencies"])


def test_the_word_is_never_written() -> None:
    """No text of the scanner calls a product safe; comments and names for programmers may speak of thread safety."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                assert not re.search(r"\b(un)?safe(ly)?\b", node.value, re.IGNORECASE), f"{_name(path)}:{node.lineno}"
