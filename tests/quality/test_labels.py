"""An easy drawn label keeps its truth: every name faces the camera, and plain settings stay what they say."""

from dataclasses import replace
from importlib.util import find_spec

import numpy as np
import pytest

from samples.faces import FACES
from samples.take import Glare, Take
from tests.quality.labels import LabelSetting, draw_label

pytestmark = pytest.mark.skipif(
    any(find_spec(face.package) is None for face in FACES.values()),
    reason="the faces of the labels are not installed",
)

SMALL = Take(500, 550, fill=0.86, distance=2.8)


def test_flat_label_shows_every_name() -> None:
    label = draw_label(LabelSetting(take=SMALL))
    assert len(label.truth.ingredients) == 16
    assert label.photo.pixels.shape == (550, 500, 3)


def test_strong_curve_hides_names_at_the_rim() -> None:
    hidden = draw_label(LabelSetting(radius=0.3, take=SMALL)).truth
    flat = draw_label(LabelSetting(take=SMALL)).truth
    assert 0 < len(hidden.ingredients) < len(flat.ingredients)
    assert set(hidden.ingredients) < set(flat.ingredients)


def test_names_cut_off_by_the_picture_are_not_printed_on_it() -> None:
    shifted = draw_label(LabelSetting(take=replace(SMALL, shift=(0.3, 0.0)))).truth
    assert 0 < len(shifted.ingredients) < 16


def test_words_under_burnt_out_glare_are_not_in_the_truth() -> None:
    lamp = Glare((0.5, 0.5), 0.2, 1.2)
    burnt = draw_label(LabelSetting(take=replace(SMALL, glare=(lamp,))))
    plain = draw_label(LabelSetting(take=SMALL))
    assert len(burnt.truth.words) < len(plain.truth.words)
    assert burnt.photo.pixels.mean() > plain.photo.pixels.mean()


@pytest.mark.parametrize("change", [{"defocus": 4.0}, {"motion": 12.0}], ids=["defocus", "motion"])
def test_blur_softens(change: dict[str, float]) -> None:
    def edges(take: Take) -> float:
        pixels = draw_label(LabelSetting(take=take)).photo.pixels.astype(float)
        return float(np.abs(np.diff(pixels, axis=1)).mean())

    still = replace(SMALL, noise=0.0)
    blurred = replace(still, defocus=change.get("defocus", 0.0), motion=change.get("motion", 0.0))
    assert edges(blurred) < 0.7 * edges(still)
