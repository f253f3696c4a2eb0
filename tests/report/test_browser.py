"""The HTML page in a real browser: it fits its width, its frames fall on the words, and axe finds nothing wrong.

Needs Chromium on the machine (`apt-get install chromium`); the accessibility check also the package axe-core-python.
"""

import html
import importlib.util
import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from scanner.assess.model import AssessedProduct
from scanner.report.html import html_report
from tests.report.pages import photographed
from tests.report.products import document, finding, place, printed, quiet_product, unreadable_product

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
AXE = importlib.util.find_spec("axe_core_python")

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")

MEASURE = "({width: document.documentElement.scrollWidth, room: innerWidth, scripts: document.scripts.length})"
DARK, LIGHT = (f"--blink-settings=preferredColorScheme={scheme}" for scheme in (0, 1))
PAPER = "getComputedStyle(document.body).backgroundColor"
FOCUSABLE = "[...document.querySelectorAll('a[href]')].map(item => item.getAttribute('href'))"
TAB_INDICES = "[...document.querySelectorAll('[tabindex]')].map(item => item.tabIndex)"
TOPS = (
    "[...document.querySelectorAll('main a[href], main summary')]"
    ".map(item => item.closest('.list') ? null : Math.round(item.getBoundingClientRect().top))"
)
AXE_RUN = (
    "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']}).then(found =>"
    " found.violations.map(item => item.id + ': ' + item.nodes[0].html.slice(0, 200)))"
)


def run(page: Path, *options: str, width: int = 1280, height: int = 1000) -> str:
    command = [
        str(BROWSER),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--disable-dev-shm-usage",
    ]
    command += [f"--user-data-dir={page.parent / 'profile'}", f"--window-size={width},{height}", *options]
    done = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


def ask(text: str, script: str, folder: Path, *options: str, library: str = "", width: int = 1280) -> Any:
    """Give what a script finds on the page; for this alone the page's ban on scripts is lifted."""
    probe = (
        f"<script>{library}</script><script>addEventListener('load', async () => {{"
        "document.querySelectorAll('details').forEach(item => { item.open = true });"
        f"const made = await {script};"
        "document.documentElement.setAttribute('data-made', JSON.stringify(made)) })</script>"
    )
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    page = folder / "probed.html"
    page.write_text(text.replace("</head>", probe.replace("</head>", "") + "</head>"), encoding="utf-8")
    dump = run(page, "--virtual-time-budget=20000", "--dump-dom", *options, width=width)
    found = re.search(r'data-made="([^"]*)"', dump)
    assert found, "the script did not finish"
    return json.loads(html.unescape(found[1]))


def shot(text: str, folder: Path, width: int, height: int = 1400) -> np.ndarray:
    page, picture = folder / "page.html", folder / "page.png"
    page.write_text(text, encoding="utf-8")
    run(page, f"--screenshot={picture}", width=width, height=height)
    return np.asarray(cv2.imread(str(picture)))


@pytest.fixture
def product(tmp_path: Path) -> AssessedProduct:
    return photographed(tmp_path / "photo.png")


def test_the_page_fits_the_width_of_a_phone_and_of_a_desk(product: AssessedProduct, tmp_path: Path) -> None:
    long = finding("W" * 300, evidence=(printed("W" * 400, place(20, 500)),), title="Y" * 200)
    text = html_report(document(replace(product, findings=(*product.findings, long), name="Z" * 200)))
    inner = html.escape(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text))
    # Headless Chromium makes no window narrower than 500 pixels, so a phone's width is that of a frame in the page.
    frames = "".join(f'<iframe width="{width}" height="900" srcdoc="{inner}"></iframe>' for width in (390, 1280))
    script = (
        "[...document.querySelectorAll('iframe')].map(item => item.contentDocument.documentElement)"
        ".map(inside => [inside.scrollWidth, inside.clientWidth])"
    )
    page = f"<!DOCTYPE html><html><head></head><body>{frames}</body></html>"
    for (width, room), asked in zip(ask(page, script, tmp_path), (390, 1280), strict=True):
        assert asked - 30 < room <= asked
        assert width <= room


def test_frames_fall_on_the_words(product: AssessedProduct, tmp_path: Path) -> None:
    bare = replace(product, findings=(finding(),), label=replace(product.label, ingredients=()))
    bare = replace(bare, readings=(replace(bare.readings[0], unread=()),))
    picture = shot(html_report(document(bare)), tmp_path, 1280)
    blue, green, red = (picture[:, :, at].astype(int) for at in range(3))
    frame = (red > 130) & (green < 60) & (blue < 90)
    words = (red < 25) & (green < 25) & (blue < 25)
    # The builder's words are a black bar; find the largest black rectangle and look for the frame around it.
    count, _, boxes, _ = cv2.connectedComponentsWithStats(words.astype(np.uint8))
    bars = [
        boxes[at] for at in range(1, count) if boxes[at][2] > 60 and boxes[at][4] > 0.9 * boxes[at][2] * boxes[at][3]
    ]
    assert bars, "the words are not in the picture"
    around = 0
    for left, top, width, height, _ in bars:
        ring = np.zeros_like(frame)
        ring[max(0, top - 4) : top + height + 4, max(0, left - 4) : left + width + 4] = True
        ring[top + 2 : top + height - 2, left + 2 : left + width - 2] = False
        around = max(around, int((frame & ring).sum()))
    assert around > 2 * (60 + 10)


@pytest.mark.skipif(AXE is None, reason="axe-core-python is not installed")
@pytest.mark.parametrize("scheme", [DARK, LIGHT])
@pytest.mark.parametrize("lang", ["en", "de"])
def test_axe_finds_nothing_wrong(lang: str, scheme: str, product: AssessedProduct, tmp_path: Path) -> None:
    assert AXE is not None
    assert AXE.origin is not None
    library = (Path(AXE.origin).parent / "axe.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    text = html_report(document(product, quiet_product(), unreadable_product()), lang=lang)
    assert ask(text, PAPER, tmp_path, scheme) == {DARK: "rgb(22, 24, 26)", LIGHT: "rgb(255, 255, 255)"}[scheme]
    assert ask(text, AXE_RUN, tmp_path, scheme, library=library) == []


def test_keys_go_from_the_findings_to_what_was_read(product: AssessedProduct, tmp_path: Path) -> None:
    """The order of the page is the order of the keys: nothing sets one of its own."""
    text = html_report(document(product))
    order = ask(text, FOCUSABLE, tmp_path)
    assert order[0] == "#findings-1"
    assert all(index in (-1, 0) for index in ask(text, TAB_INDICES, tmp_path))
    tops = [top for top in ask(text, TOPS, tmp_path, width=600) if top is not None]
    assert tops == sorted(tops)


def test_a_page_in_print_keeps_its_notes_and_leaves_out_the_long_tables(
    product: AssessedProduct, tmp_path: Path
) -> None:
    text = html_report(document(product))
    page, paper = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(text, encoding="utf-8")
    run(page, "--no-pdf-header-footer", f"--print-to-pdf={paper}")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes())) <= 4


@pytest.mark.skipif(AXE is None, reason="axe-core-python is not installed")
def test_axe_would_find_something(product: AssessedProduct, tmp_path: Path) -> None:
    assert AXE is not None
    assert AXE.origin is not None
    library = (Path(AXE.origin).parent / "axe.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script")
    text = re.sub(r' alt="[^"]*"', "", html_report(document(product)))
    assert any("image-alt" in item for item in ask(text, AXE_RUN, tmp_path, library=library))


def test_no_script_runs_whatever_the_photo_says(product: AssessedProduct, tmp_path: Path) -> None:
    nasty = '"><img src=x onerror="document.body.innerHTML=\'gone\'"><script>document.body.innerHTML="gone"</script>'
    text = html_report(document(replace(product, name=nasty, findings=(finding(nasty, why=nasty, title=nasty),))))
    page = tmp_path / "page.html"
    page.write_text(text, encoding="utf-8")
    dump = run(page, "--dump-dom")
    assert "<body>gone" not in dump
    assert "Label report" in dump
    made = ask(text, MEASURE, tmp_path)
    assert made["scripts"] == 2  # the two that the question put there
