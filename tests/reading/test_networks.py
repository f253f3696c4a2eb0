"""The rewritten networks tell what the ones they were made from do, at the precision that this machine reads with."""

import cv2
import numpy as np
import openvino
import pytest
from numpy.typing import NDArray
from openvino import Model, Type, opset13
from PIL import Image, ImageDraw
from rapidocr import EngineType, RapidOCR

from samples.faces import open_face
from scanner.photo.model import Pixels
from scanner.reading.engine import STRIP_HEIGHT
from scanner.reading.networks import openvino_run
from scanner.reading.networks.graphs import best_alone, in_quarters, in_two
from scanner.reading.rapid import RapidReader

LINES = (
    "Aqua, Glycerin, Niacinamide, Sodium Hyaluronate",
    "Hexyl Cinnamal, d-Limonene, (R)-Linalool 0,3 %",
    "Größe: 0,25 mm ± 0,02 mm, stérile, jałowe, døgn",
    "LOT 4C0917 REF AB-12/7 EXP 2027-06-30",
    "Zawartość sterylna, jednorazowego użytku",
    "x",
)
STROKES = {
    "田": ((0, 0, 1, 0), (0, 1, 1, 1), (0, 0, 0, 1), (1, 0, 1, 1), (0.5, 0, 0.5, 1), (0, 0.5, 1, 0.5)),
    "中": (
        (0.1, 0.25, 0.9, 0.25),
        (0.1, 0.65, 0.9, 0.65),
        (0.1, 0.25, 0.1, 0.65),
        (0.9, 0.25, 0.9, 0.65),
        (0.5, 0, 0.5, 1),
    ),
    "王": ((0, 0.05, 1, 0.05), (0.1, 0.5, 0.9, 0.5), (0, 1, 1, 1), (0.5, 0.05, 0.5, 1)),
    "日": ((0.2, 0, 0.8, 0), (0.2, 1, 0.8, 1), (0.2, 0, 0.2, 1), (0.8, 0, 0.8, 1), (0.2, 0.5, 0.8, 0.5)),
}


def printed(line: str, face: str = "humanist", blur: float = 0.6) -> Pixels:
    font = open_face(face, 34)
    page = Image.new("RGB", (int(font.getlength(line)) + 16, STRIP_HEIGHT), (236, 234, 228))
    ImageDraw.Draw(page).text((8, 2), line, (40, 38, 44), font)
    return cv2.GaussianBlur(np.asarray(page), (0, 0), blur)


def brushed(characters: str) -> Pixels:
    strip = np.full((STRIP_HEIGHT, 42 * len(characters) + 10, 3), 240, np.uint8)
    for number, character in enumerate(characters):
        for x0, y0, x1, y1 in STROKES[character]:
            ends = [(round(10 + 42 * number + 32 * x), round(8 + 32 * y)) for x, y in ((x0, y0), (x1, y1))]
            cv2.line(strip, ends[0], ends[1], (30, 30, 30), 3, cv2.LINE_AA)
    return strip


def as_it_was(model: Model) -> Model:
    whole = model.clone()
    told = whole.get_results()[0].input_value(0)
    best = opset13.topk(told, np.int64(1), 2, "max", "none", index_element_type="i32")
    return Model([best.output(0), best.output(1)], whole.get_parameters())


def leave_alone(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(openvino_run, "in_two", lambda *_: None)
    patch.setattr(openvino_run, "in_quarters", lambda *_: None)
    patch.setattr(openvino_run, "best_alone", as_it_was)


@pytest.fixture(scope="module")
def both() -> tuple[RapidReader, RapidReader]:
    with pytest.MonkeyPatch.context() as patch:
        leave_alone(patch)
        plain = RapidReader()
    return plain, RapidReader()


def test_print_in_alphabets_is_read_the_same(both: tuple[RapidReader, RapidReader]) -> None:
    strips = [printed(line, face) for line in LINES for face in ("humanist", "serif", "light")]
    expected, told = (reader.read_strips(strips) for reader in both)
    assert [seen.text for seen in told] == [seen.text for seen in expected]
    for one, other in zip(told, expected, strict=True):
        assert one.columns == pytest.approx(other.columns, abs=8)
        assert one.confidence == pytest.approx(other.confidence, abs=0.03)
    assert sum(line in seen.text for line, seen in zip(LINES[:2], told[::3][:2], strict=True)) == 2


def test_east_asian_characters_are_asked_for_behind_alphabets(both: tuple[RapidReader, RapidReader]) -> None:
    strips = [brushed("田中"), brushed("王日田"), np.hstack([printed("Glycerin"), brushed("中日")])]
    expected, told = (reader.read_strips(strips) for reader in both)
    assert [seen.text for seen in expected] == ["田中", "王日田", "Glycerin中日"]
    assert [seen.text for seen in told] == [seen.text for seen in expected]


def test_what_is_no_print_is_doubted_as_much(both: tuple[RapidReader, RapidReader]) -> None:
    chance = np.random.default_rng(4)
    noise = [np.asarray(chance.integers(0, 256, (STRIP_HEIGHT, wide, 3)), np.uint8) for wide in (70, 200, 640)]
    soft = [cv2.GaussianBlur(strip, (0, 0), 3.0) for strip in noise]
    empty = [np.full((STRIP_HEIGHT, 300, 3), 200, np.uint8)]
    expected, told = (reader.read_strips([*noise, *soft, *empty]) for reader in both)
    for one, other in zip(told, expected, strict=True):
        assert one.confidence < max(0.6, other.confidence + 0.1)
    assert told[-1].text == ""


def test_more_unclear_steps_than_are_asked_about_at_once(both: tuple[RapidReader, RapidReader]) -> None:
    strips = [brushed("王日田中" * 12)] * 6
    expected, told = (reader.read_strips(strips) for reader in both)
    assert {seen.text for seen in told} == {seen.text for seen in expected}
    assert told[0].text.count("田") == 12


@pytest.mark.parametrize("shape", [(96, 320), (320, 96), (416, 608)])
def test_the_finder_tells_the_same_map(both: tuple[RapidReader, RapidReader], shape: tuple[int, int]) -> None:
    picture = np.full((*shape, 3), 225, np.uint8)
    part = printed("Panthenol")[:, :90]
    picture[20 : 20 + part.shape[0], 3 : 3 + part.shape[1]] = part
    expected, told = (reader.text_map(picture) for reader in both)
    assert told.shape == expected.shape == shape
    assert np.abs(told - expected).max() < 0.05
    assert np.abs(told - expected).mean() < 0.0003
    assert (told > 0.3).any()


def some_scores(outputs: int) -> Model:
    given = opset13.parameter([1, -1, 8], Type.f32)
    weights = np.random.default_rng(1).normal(0, 3, (8, outputs)).astype(np.float32)
    score = opset13.add(opset13.matmul(given, opset13.constant(weights), False, False), np.ones(outputs, np.float32))
    return Model([opset13.softmax(score, 2).output(0)], [given])


def run(model: Model, values: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    compiled = openvino.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "f32"})
    return [np.array(told) for told in compiled([values]).values()]


@pytest.mark.parametrize("characters", [3, 127, 128, 129, 1000])
def test_the_best_of_any_number_of_characters(characters: int) -> None:
    values = np.random.default_rng(2).normal(size=(1, 50, 8)).astype(np.float32)
    (every,) = run(some_scores(characters), values)
    certainty, best = run(best_alone(some_scores(characters)), values)
    assert (best[0, :, 0] == every[0].argmax(axis=1)).all()
    assert certainty[0, :, 0] == pytest.approx(every[0].max(axis=1), abs=1e-5)


def test_a_few_characters_first() -> None:
    few = np.array([0, 3, 4, 250])
    values = np.random.default_rng(3).normal(size=(1, 40, 8)).astype(np.float32)
    (every,) = run(some_scores(300), values)
    parts = in_two(some_scores(300), few)
    assert parts is not None
    certainty, best, _, passed_on = run(parts[0], values)
    among = every[0][:, few] / every[0][:, few].sum(axis=1, keepdims=True)
    assert (best[0, :, 0] == among.argmax(axis=1)).all()
    assert certainty[0, :, 0] == pytest.approx(among.max(axis=1), abs=1e-4)
    assert (passed_on == values).all()
    assert (run(parts[1], passed_on)[1][0, :, 0] == every[0].argmax(axis=1)).all()


def test_networks_of_another_design_are_left_as_they_are() -> None:
    given = opset13.parameter([1, -1, 8], Type.f32)
    plain = Model([opset13.relu(given).output(0)], [given])
    assert in_two(plain, np.array([0])) is None
    assert in_quarters(plain) is None
    values = np.random.default_rng(2).normal(size=(1, 5, 8)).astype(np.float32)
    highest, best = run(best_alone(plain), values)
    assert (best[0, :, 0] == np.maximum(values[0], 0).argmax(axis=1)).all()
    assert (highest[0, :, 0] == np.maximum(values[0], 0).max(axis=1)).all()


def test_the_installed_networks_are_of_the_known_design() -> None:
    params = {f"{stage}.engine_type": EngineType.OPENVINO for stage in ("Det", "Cls", "Rec")}
    engine = RapidOCR(params={"Global.log_level": "error", **params})
    assert in_quarters(engine._load_det_model().session.model) is not None
    assert in_two(engine._load_rec_model().session.model, np.array([0, 1])) is not None


def test_networks_of_another_design_are_read_with(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openvino_run, "in_two", lambda *_: None)
    monkeypatch.setattr(openvino_run, "in_quarters", lambda *_: None)
    reader = RapidReader()
    assert [seen.text for seen in reader.read_strips([printed("Glycerin"), brushed("田中")])] == ["Glycerin", "田中"]
    assert reader.text_map(np.full((64, 96, 3), 128, np.uint8)).shape == (64, 96)


def test_a_failure_while_reading_is_told_and_leaves_the_reader_whole(
    both: tuple[RapidReader, RapidReader], monkeypatch: pytest.MonkeyPatch
) -> None:
    strips = [printed("Glycerin"), printed("Panthenol")]
    for name in ("_taken", "_clear_up"):
        with monkeypatch.context() as patch:
            patch.setattr(openvino_run.OpenVinoNetworks, name, _fail)
            with pytest.raises(MemoryError):
                both[1].read_strips(strips)
        assert [seen.text for seen in both[1].read_strips(strips)] == ["Glycerin", "Panthenol"]


def _fail(*_: object) -> None:
    raise MemoryError


@pytest.mark.parametrize("flaw", ["transposed", "one bias"])
def test_a_last_layer_of_another_form_is_not_parted(flaw: str) -> None:
    given = opset13.parameter([1, -1, 8], Type.f32)
    weights = opset13.constant(np.ones((8, 8), np.float32))
    product = opset13.matmul(given, weights, False, flaw == "transposed")
    score = opset13.add(product, np.ones(1 if flaw == "one bias" else 8, np.float32))
    assert in_two(Model([opset13.softmax(score, 2).output(0)], [given]), np.array([0, 1])) is None
