"""The annotated photo: frames on the words, names below, and a reason where there is no picture."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from scanner.knowledge.model import Severity
from scanner.report.annotate import annotated_photos
from scanner.report.pictures import crop, shrunk
from tests.report.pages import photographed
from tests.report.products import document, finding, place, printed


def pixels_of(data: bytes | None) -> np.ndarray:
    assert data is not None
    return np.asarray(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR))


def reddish(pixels: np.ndarray) -> np.ndarray:
    blue, green, red = (pixels[:, :, at].astype(int) for at in range(3))
    return (red > 110) & (green < 90) & (blue < 110)


def test_the_frame_of_a_finding_runs_around_its_words(tmp_path: Path) -> None:
    base = photographed(tmp_path / "a.png", findings=(finding(evidence=(printed("Retinol", place(300, 300)),)),))
    (made,) = annotated_photos(document(base))
    pixels = pixels_of(made.jpeg)
    assert pixels.shape[1] == 800
    assert pixels.shape[0] > 600
    rows, columns = np.nonzero(reddish(pixels[:600]))
    assert 270 <= columns.min() <= 300
    assert 378 <= columns.max() <= 384
    assert 280 <= rows.min() <= 300
    assert 318 <= rows.max() <= 324
    assert reddish(pixels[600:]).any()


@pytest.mark.parametrize("severity", list(Severity))
def test_kinds_differ_by_their_line_and_not_by_colour_alone(severity: Severity, tmp_path: Path) -> None:
    found = finding(severity=severity, evidence=(printed("Retinol", place(300, 300, 400, 60)),))
    base = photographed(tmp_path / "a.png", findings=(found,))
    (made,) = annotated_photos(document(base))
    upper_edge = pixels_of(made.jpeg)[294, 360:690].mean(axis=1) < 170
    share = upper_edge.mean()
    assert {Severity.AVOID: share > 0.95, Severity.CAUTION: 0.5 < share < 0.85, Severity.NOTE: share < 0.6}[severity]


def test_large_photos_are_shrunk_and_frames_with_them() -> None:
    assert shrunk(np.zeros((3000, 4000, 3), np.uint8), 2400).shape == (1800, 2400, 3)
    small = np.zeros((30, 40, 3), np.uint8)
    assert shrunk(small, 2400) is small


def test_a_photo_that_is_gone_gives_a_reason_and_the_next_goes_on(tmp_path: Path) -> None:
    one, two = photographed(tmp_path / "a.png"), photographed(tmp_path / "b.png")
    made = document(one, replace(two, name="Other"))
    (tmp_path / "a.png").unlink()
    first, second = annotated_photos(made)
    assert first.jpeg is None
    assert "is not there any more" in first.missing
    assert second.jpeg is not None


def test_a_crop_shows_the_words_upright() -> None:
    photo = np.full((400, 400, 3), 255, np.uint8)
    photo[100:300, 180:200] = 0  # words that run upwards: their upper edge is on the left
    photo[280:300, 180:200] = (0, 0, 255)  # and they start at the bottom
    cut = crop(photo, ((180, 300), (180, 100), (200, 100), (200, 300)))
    assert cut is not None
    height, width = cut.shape[:2]
    assert width > 5 * height
    red = cut[:, : width // 8].reshape(-1, 3)
    assert ((red[:, 2] > 150) & (red[:, 1] < 100)).sum() > 20


@pytest.mark.parametrize(
    "corners",
    [
        ((5, 5), (5, 5), (5, 5), (5, 5)),
        ((900, 5), (990, 5), (990, 25), (900, 25)),
        ((-90, -50), (-10, -50), (-10, -30), (-90, -30)),
        ((float("nan"), 5), (9, 5), (9, 9), (5, 9)),
        ((5, 5), (9, 5), (9, 9)),
    ],
)
def test_a_place_that_cannot_be_cut_out_gives_no_crop(corners: tuple[tuple[float, float], ...]) -> None:
    assert crop(np.zeros((100, 100, 3), np.uint8), corners) is None


def test_a_crop_that_runs_off_the_photo_is_filled() -> None:
    cut = crop(np.full((100, 100, 3), 90, np.uint8), ((60, 80), (140, 80), (140, 110), (60, 110)))
    assert cut is not None
    assert (cut == 90).all()
