"""The samples are what the script draws, and the words stand where their truth says."""

import json
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from samples.draw import jpeg, samples
from samples.faces import FACES
from samples.panel import Panel, Stamp, Text, Type, print_panel
from samples.sample import truth
from samples.surface import Patch, Round
from samples.take import Take, photograph
from tests.quality.letters import overlap

pytestmark = pytest.mark.skipif(
    any(find_spec(face.package) is None for face in FACES.values()),
    reason="the faces of the samples are not installed",
)

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.mark.parametrize("name", ["hydrating-serum-bottle", "needling-kit/front"])
def test_sample_is_drawn_again_alike(name: str) -> None:
    (sample,) = [sample for sample in samples() if sample.name == name]
    picture = photograph(sample.patches, sample.take)
    kept = np.asarray(Image.open(SAMPLES / f"{name}.jpg").convert("RGB"), dtype=np.int16)
    drawn = np.asarray(Image.open(BytesIO(jpeg(picture, sample.take.quality))), dtype=np.int16)
    assert kept.shape == drawn.shape
    assert np.abs(kept - drawn).mean() < 1.0
    facts = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    again = json.loads(json.dumps(truth(sample, picture)))
    assert {key: value for key, value in again.items() if key not in ("words", "marks")} == {
        key: value for key, value in facts.items() if key not in ("words", "marks")
    }
    assert [word["text"] for word in again["words"]] == [word["text"] for word in facts["words"]]
    assert min(overlap(a["box"], b["box"]) for a, b in zip(again["words"], facts["words"], strict=True)) > 0.9


def test_every_sample_is_kept_with_its_truth() -> None:
    names = {sample.name for sample in samples()}
    assert {str(path.relative_to(SAMPLES).with_suffix("")) for path in SAMPLES.rglob("*.jpg")} == names
    for name in names:
        facts = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
        assert (SAMPLES / f"{name}.jpg").stat().st_size < 400_000
        assert {"file", "kind", "what", "ingredients", "claims", "symbols", "words", "expected"} <= set(facts)


@pytest.mark.parametrize(
    ("body", "take"),
    [
        (None, Take(700, 700, noise=0, yaw=20, pitch=-15, roll=12)),
        (None, Take(700, 700, noise=0, roll=90)),
        (Round(0.45), Take(700, 700, noise=0, yaw=10, pitch=14, roll=-8)),
        (Round(0.5, 0.5), Take(700, 700, noise=0, pitch=-14, roll=185)),
    ],
)
def test_ink_lies_in_the_boxes(body: Round | None, take: Take) -> None:
    panel = Panel(
        900,
        700,
        (Text("Glycerin Panthenol\nAllantoin Betaine", Type("plain", 70), after=40),),
        (255, 255, 255),
        (0, 0, 0),
        stamps=(Stamp("Trehalose", (0.3, 0.6), -20, Type("plain", 60)),),
    )
    picture = photograph((Patch(print_panel(panel), body=body),), take)
    assert [word.text for word in picture.words] == ["Glycerin", "Panthenol", "Allantoin", "Betaine", "Trehalose"]
    whole = photograph((Patch(print_panel(Panel(900, 700, (), (255, 255, 255))), body=body),), take)
    ink = np.abs(picture.pixels.astype(int) - whole.pixels).sum(axis=2) > 120
    inside = np.zeros(ink.shape, dtype=bool)
    y, x = np.mgrid[0 : ink.shape[0], 0 : ink.shape[1]]
    for word in picture.words:
        within = np.ones(ink.shape, dtype=bool)
        for (ax, ay), (bx, by) in zip(word.corners, np.roll(word.corners, -1, axis=0), strict=True):
            length = np.hypot(bx - ax, by - ay)
            within &= ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length > -3
        assert ink[within].mean() > 0.12
        inside |= within
    assert ink[inside].sum() > 0.97 * ink.sum()


def test_the_way_to_the_surface_and_back() -> None:
    panel = print_panel(Panel(500, 300, ()))
    spots = np.array([(40.0, 30.0), (250.0, 150.0), (430.0, 280.0)])
    for patch in (
        Patch(panel),
        Patch(panel, turn=30, offset=(0.2, 0.1, -0.3), crumple=0.004),
        Patch(panel, body=Round(0.4)),
        Patch(panel, body=Round(0.5, 0.4), offset=(0.1, 0.0, 0.0)),
    ):
        eye = np.array([0.1, -0.2, 3.0])
        points, normals = patch.points(spots)
        far, u, v, met = patch.hits(eye, points - eye)
        assert np.allclose(far, 1.0, atol=1e-6)
        assert np.allclose(np.column_stack([u, v]), spots, atol=0.5)
        assert np.allclose(met, normals, atol=1e-4)
