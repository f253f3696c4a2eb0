"""Curved, tilted and turned labels are read, and the boxes still fall on the words of the photo as it was."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from samples.faces import FACES
from scanner.reading.read import PhotoReader, make_reader
from tests.quality.hard_set import SEEDS, hard_label
from tests.quality.labels import draw_label
from tests.quality.letters import letters_read, word_overlaps

pytestmark = pytest.mark.skipif(
    any(find_spec(face.package) is None for face in FACES.values()),
    reason="the faces of the labels are not installed",
)

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reader() -> PhotoReader:
    return make_reader("auto")


def measured(reader: PhotoReader, seeds: range) -> tuple[float, float]:
    """Give the share of ingredients whose letters were read, and of words whose boxes overlap the print by half."""
    read = printed = 0
    overlaps: list[float] = []
    for seed in seeds:
        label = draw_label(hard_label(seed))
        lines = reader.read(label.photo, 0).lines
        got, of = letters_read(label.truth, " ".join(line.text for line in lines))
        read, printed = read + got, printed + of
        overlaps += word_overlaps(lines, label.truth.words)
    return read / printed, sum(part >= 0.5 for part in overlaps) / len(overlaps)


def test_a_few_hard_labels(reader: PhotoReader) -> None:
    letters, on_words = measured(reader, SEEDS["tune"][:4])
    assert letters >= FLOORS["hard_few"]["letters"]
    assert on_words >= FLOORS["hard_few"]["boxes_on_words"]


@pytest.mark.slow
@pytest.mark.parametrize("name", list(SEEDS))
def test_hard_set(name: str, reader: PhotoReader) -> None:
    letters, on_words = measured(reader, SEEDS[name])
    assert letters >= FLOORS["hard"][name]["letters"]
    assert on_words >= FLOORS["hard"][name]["boxes_on_words"]


def test_labels_are_drawn_from_their_seed_alone() -> None:
    assert hard_label(1003) == hard_label(1003)
    assert hard_label(1003) != hard_label(1004)
    label = draw_label(hard_label(1003))
    assert label.packed == draw_label(hard_label(1003)).packed
    assert len(label.truth.ingredients) >= 10
    assert len(label.truth.words) >= 20
