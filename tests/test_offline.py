"""A scan needs no network and never tries to reach one: not for models, not for telemetry."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parent.parent

# Any look-up of a name, and any connection, ends the process at once, wherever in Python it is tried and whatever
# catches exceptions there.
WATCHED = """
import os, sys
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"):
        os.write(2, f"network: {event} {args[1:]}".encode())
        os._exit(99)
sys.addaudithook(watch)
from scanner.cli.main import run
run()
"""


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("offline") / "serum.png"
    image = Image.new("RGB", (1000, 260), "white")
    words = "INGREDIENTS: Aqua, Glycerin, Panthenol,\nSodium Hyaluronate, Limonene,\nPhenoxyethanol, Parfum."
    ImageDraw.Draw(image).multiline_text((40, 40), words, fill="black", font=ImageFont.load_default(40), spacing=20)
    image.save(path)
    return path


def scan(photo: Path, *before: str, engine: str) -> subprocess.CompletedProcess[str]:
    # Settings for a proxy would only hide an attempt.
    environment = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    return subprocess.run(
        [*before, sys.executable, "-c", WATCHED, "scan", str(photo), "--engine", engine, "--format", "json"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


def test_the_watch_sees_an_attempt() -> None:
    code = WATCHED.split("from scanner")[0] + "import urllib.request as r; r.urlopen('http://127.0.0.1:9/')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.returncode == 99
    assert "network: " in run.stderr


@pytest.mark.parametrize("engine", ["rapidocr", "tesseract"])
def test_a_scan_tries_no_connection(photo: Path, engine: str) -> None:
    run = scan(photo, engine=engine)
    assert run.returncode == 1, run.stderr
    product = json.loads(run.stdout)["products"][0]
    assert engine in product["readers"]
    assert {"GLYCERIN", "LIMONENE"} <= {item["name"] for item in product["ingredients"]}


def test_a_scan_works_where_there_is_no_network(photo: Path) -> None:
    """In a network namespace of its own, which binds libraries that are not Python too."""
    apart = ("unshare", "--map-root-user", "--net")
    if not shutil.which("unshare") or subprocess.run([*apart, "true"], capture_output=True).returncode:
        pytest.skip("network namespaces cannot be made here")
    run = scan(photo, *apart, engine="auto")
    assert run.returncode == 1, run.stderr
    assert json.loads(run.stdout)["products"][0]["findings"]
