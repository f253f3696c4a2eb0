"""The whole way over the samples: every figure at least as good as its floor."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scanner.batch.product import ProductScanner, ScanSettings
from tests.quality.expected import check
from tests.quality.letters import word_overlaps
from tests.quality.names import NameBook
from tests.quality.score import Score, score_photo
from tests.quality.truths import Truth, read_truths

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
TODAY = "2026-11-22"


@dataclass(frozen=True)
class Scanned:
    """A sample with its report and how far the boxes of its words overlap the printed ones."""

    truth: Truth
    document: Mapping[str, Any]
    overlaps: list[float]


@pytest.fixture(scope="module")
def scanner() -> ProductScanner:
    return ProductScanner(ScanSettings(today=TODAY))


@pytest.fixture(scope="module")
def book(scanner: ProductScanner) -> NameBook:
    return NameBook(scanner.knowledge)


@pytest.fixture(scope="module")
def scans(scanner: ProductScanner) -> list[Scanned]:
    found = []
    for truth in read_truths(SAMPLES):
        scanned = scanner.product([truth.photo])
        lines = [line for reading in scanned.assessed.readings for line in reading.lines]
        found.append(Scanned(truth, scanner.document(scanned), word_overlaps(lines, truth.words)))
    return found


@pytest.fixture(scope="module")
def figures(scans: list[Scanned], book: NameBook) -> dict[str, float]:
    score = Score()
    for scan in scans:
        score_photo(score, scan.truth, scan.document, book)
    made = {figure: share for figure in score.of if (share := score.share(figure)) is not None}
    overlaps = [part for scan in scans for part in scan.overlaps]
    made["box_overlap"] = sum(overlaps) / len(overlaps)
    made["boxes_on_words"] = sum(part >= 0.5 for part in overlaps) / len(overlaps)
    checks = [met for scan in scans for _, met in check(scan.truth.expected, scan.document["products"][0], book)]
    made["expected"] = sum(checks) / len(checks)
    print(json.dumps({figure: round(share, 4) for figure, share in sorted(made.items())}, indent=1))
    return made


@pytest.mark.parametrize("figure", FLOORS["least"])
def test_figure_stays_up(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] >= FLOORS["least"][figure]


@pytest.mark.parametrize("figure", FLOORS["most"])
def test_figure_stays_down(figure: str, figures: dict[str, float]) -> None:
    assert figures[figure] <= FLOORS["most"][figure]


def test_every_figure_of_the_score_has_a_floor(figures: dict[str, float]) -> None:
    assert set(figures) == set(FLOORS["least"]) | set(FLOORS["most"])


def test_plain_serum_is_quiet(scans: list[Scanned], book: NameBook) -> None:
    (scan,) = [scan for scan in scans if scan.truth.photo.stem == "hydrating-serum-bottle"]
    assert [what for what, met in check(scan.truth.expected, scan.document["products"][0], book) if not met] == []


def test_blurred_photo_is_called_unreadable(scans: list[Scanned]) -> None:
    (scan,) = [scan for scan in scans if scan.truth.photo.stem == "blurred-carton"]
    (product,) = scan.document["products"]
    assert product["outcome"] == "unreadable"
    assert not product["ingredients"]


def test_parcel_is_no_product(scans: list[Scanned]) -> None:
    (scan,) = [scan for scan in scans if scan.truth.photo.stem == "parcel-label"]
    (product,) = scan.document["products"]
    assert not product["ingredients"]
    assert not [finding for finding in product["findings"] if finding["severity"] != "note"]


def test_three_sides_are_one_product(scanner: ProductScanner, book: NameBook) -> None:
    facts = json.loads((SAMPLES / "needling-kit" / "product.json").read_text(encoding="utf-8"))
    paths = [SAMPLES / "needling-kit" / name for name in facts["photos"]]
    (product,) = scanner.document(scanner.product(paths))["products"]
    assert len(product["photos"]) == 3
    results = list(check(facts["expected"], product, book))
    unmet = [what for what, met in results if not met]
    assert len(unmet) <= FLOORS["kit_unmet"], unmet
