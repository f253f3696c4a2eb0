"""A blurred photo is read with its blur undone, says so, and keeps its places; a sharp one is left alone."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image

from samples.pictograms import draw_code, draw_mark
from samples.take import Take
from scanner.photo.blur import Defocus, Motion, undone
from scanner.photo.model import Photo, PhotoRecord, Pixels
from scanner.photo.ribbon import Ribbon, flatten, pyramid
from scanner.reading import blurred, unread
from scanner.reading.blurred import BLURRED, View, cleared
from scanner.reading.codes import read_codes
from scanner.reading.engine import Engines, StripText
from scanner.reading.look import Sight, look, whole
from scanner.reading.model import Reading
from scanner.reading.piece import Piece, make_piece
from scanner.reading.rapid import RapidReader
from scanner.reading.read import FlatReader
from scanner.reading.unread import blurred_place
from tests.quality.blurred_photos import hand, lens, taken
from tests.quality.labels import DrawnLabel, LabelSetting, draw_label
from tests.quality.letters import letters_read
from tests.quality.no_print import KINDS, pattern

TAKE = Take(1000, 1100, fill=0.86, distance=2.8, seed=812)


@pytest.fixture(scope="module")
def rapid() -> RapidReader:
    return RapidReader()


@pytest.fixture(scope="module")
def reader(rapid: RapidReader) -> FlatReader:
    return FlatReader(Engines(rapid, rapid, rapid))


def label(**change: float) -> DrawnLabel:
    return draw_label(LabelSetting(seed=812, take=replace(TAKE, **change)))  # type: ignore[arg-type]


def share(drawn: DrawnLabel, reading: Reading) -> float:
    got, of = letters_read(drawn.truth, "\n".join(line.text for line in reading.lines))
    return got / of


@pytest.mark.parametrize(
    "change",
    [{"motion": 14.0, "motion_angle": 25.0}, {"motion": 20.0, "motion_angle": 95.0}, {"defocus": 7.0}],
    ids=["motion", "up-and-down", "defocus"],
)
def test_a_blurred_label_is_read_and_says_so(reader: FlatReader, change: dict[str, float]) -> None:
    drawn = label(**change)
    reading = reader.read(drawn.photo, 0)
    assert share(drawn, reading) >= 0.93
    assert reading.notices == (BLURRED,)
    assert sum(line.reader == "rapidocr-deblurred" for line in reading.lines) >= 0.8 * len(reading.lines)
    assert reading.seconds["undo blur"] > 0


def test_it_would_not_be_read_otherwise(reader: FlatReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blurred, "find_blurs", lambda grey, at: [])
    drawn = label(defocus=7.0)
    reading = reader.read(drawn.photo, 0)
    assert share(drawn, reading) <= 0.3
    assert reading.notices == ()


def test_boxes_stay_on_the_words_of_the_photo(reader: FlatReader) -> None:
    sharp, hidden = label(), label(motion=14.0, motion_angle=25.0)
    before = {line.text: line.place() for line in reader.read(sharp.photo, 0).lines}
    compared = 0
    for line in reader.read(hidden.photo, 0).lines:
        one, other = before.get(line.text), line.place()
        if one is not None and other is not None and len(line.text) > 8:
            a, b = np.mean(one.box, axis=0), np.mean(other.box, axis=0)
            height = abs(one.box[3][1] - one.box[0][1])
            assert np.hypot(*(a - b)) < 0.5 * height
            compared += 1
    assert compared >= 4


@pytest.mark.parametrize("change", [{}, {"defocus": 2.0}, {"motion": 4.0}, {"noise": 16.0}, {"exposure": 0.4}])
def test_what_can_be_read_is_left_alone(reader: FlatReader, change: dict[str, float]) -> None:
    drawn = label(**change)
    reading = reader.read(drawn.photo, 0)
    assert share(drawn, reading) >= 0.93
    assert reading.notices == ()
    assert not any(line.reader.endswith("deblurred") for line in reading.lines)


@pytest.mark.parametrize("change", [{"defocus": 5.0}, {"motion": 9.0}], ids=["lens", "hand"])
def test_letters_mistaken_for_a_slight_blur_are_put_right(
    reader: FlatReader, monkeypatch: pytest.MonkeyPatch, change: dict[str, float]
) -> None:
    drawn = label(**change)

    def names_read_to_the_letter() -> int:
        text = " ".join(line.text for line in reader.read(drawn.photo, 0).lines)
        return sum(name in text for name in drawn.truth.latin_ingredients)

    put_right = names_read_to_the_letter()
    monkeypatch.setattr(blurred, "find_blurs", lambda grey, at: [])
    assert put_right >= names_read_to_the_letter() + 2


@pytest.mark.parametrize("pixels", [16.0, 18.0])
def test_small_print_is_read_where_only_a_sure_title_was_found(
    reader: FlatReader, rapid: RapidReader, pixels: float
) -> None:
    drawn = draw_label(
        LabelSetting(seed=301, take=replace(Take(1000, 1100, fill=0.86, distance=2.8, seed=301), motion=pixels))
    )
    levels = pyramid(drawn.photo.pixels)
    pieces = look(levels, whole(levels[0]), Engines(rapid, rapid, rapid)).pieces
    assert all(piece.seen.confidence > 0.95 for piece in pieces if piece.ribbon.length > piece.height)
    reading = reader.read(drawn.photo, 0)
    assert BLURRED in reading.notices
    assert share(drawn, reading) == 1.0


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_without_print_do_not_become_words(reader: FlatReader, kind: str) -> None:
    grey = pattern(kind, 500, 700)
    for picture in (grey, cv2.filter2D(grey, -1, Motion(13.0, 0.4).kernel())):
        pixels = np.repeat(np.asarray(picture, np.uint8)[:, :, None], 3, axis=2)
        reading = reader.read(Photo(PhotoRecord("drawn", 700, 500, ""), pixels), 0)
        assert sum(char.isalpha() for line in reading.lines for char in line.text) <= 6


@pytest.mark.parametrize("kind", ["lens", "hand"])
def test_what_no_plain_disc_or_line_blurred_is_read_more(reader: FlatReader, rapid: RapidReader, kind: str) -> None:
    drawn = label()
    kernel = lens(6.5) if kind == "lens" else hand(15.0, 0.5, 0.25)
    hidden = taken(drawn.photo.pixels, kernel, np.random.default_rng(4))
    levels = pyramid(hidden)
    sight = look(levels, whole(hidden), Engines(rapid, rapid, rapid))
    before, _ = letters_read(drawn.truth, "\n".join(piece.seen.text for piece in sight.pieces))
    after = share(drawn, reader.read(Photo(drawn.photo.record, hidden), 0)) * len(drawn.truth.ingredients)
    assert after >= before + 0.4 * len(drawn.truth.ingredients)


def test_a_blur_that_helps_nothing_is_not_believed(rapid: RapidReader, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[Pixels] = []

    def wrong(pixels: Pixels, blur: Motion) -> Pixels:
        tried.append(pixels)
        return undone(pixels, Motion(31.0, 1.4))

    monkeypatch.setattr(blurred, "undone", wrong)
    drawn = label(motion=14.0, motion_angle=25.0)
    levels, engines = pyramid(drawn.photo.pixels), Engines(rapid, rapid, rapid)
    window = whole(levels[0])
    assert cleared(View(levels, look(levels, window, engines), engines), window) is None
    assert 1 <= len(tried) <= blurred._MOST_TRIES


def test_a_photo_without_any_print_is_looked_at_once(rapid: RapidReader) -> None:
    levels = pyramid(np.full((600, 800, 3), 230, np.uint8))
    empty = Sight([], np.zeros((608, 800), np.float32))
    assert cleared(View(levels, empty, Engines(rapid, rapid, rapid)), whole(levels[0])) is None


def _piece(top: float, text: str, confidence: float) -> Piece:
    ribbon = Ribbon((100.0, top), (1.0, 0.0), 0.0, 200.0, 100.0, (0.0,), (20.0,))
    strip = flatten([np.full((600, 800, 3), 230, np.uint8)], ribbon, 48)
    columns = tuple(10.0 + 20 * place for place in range(len(text)))
    return make_piece(strip, StripText(text, columns, (confidence,) * len(text)), 0.9, "test-deblurred")


@pytest.mark.parametrize(
    ("pieces", "rows"),
    [
        # Tops of lines, what they say and how surely; the rows of the photo that the one place told covers.
        ([(100.0, "Retinol", 0.8), (300.0, "Parfum", 0.7), (500.0, "Aqua", 0.99)], (90.0, 310.0)),
        ([(100.0, "Retinol", 0.99), (300.0, "Parfum", 0.95)], None),
        ([(100.0, "Retinol", 0.3), (300.0, "...", 0.7)], None),
        ([], None),
    ],
)
def test_what_stays_unsure_is_told_as_one_place(
    pieces: list[tuple[float, str, float]], rows: tuple[float, float] | None
) -> None:
    told = blurred_place([_piece(*each) for each in pieces], 3)
    boxes = [(place.why, place.place.photo, place.place.box[0], place.place.box[2]) for place in told]
    assert boxes == ([("blur", 3, (100.0, rows[0]), (300.0, rows[1]))] if rows else [])


def _beside(drawn: DrawnLabel) -> tuple[Pixels, Pixels]:
    """Give a label, and white paper beside it with a code above and two rows of pictograms below."""
    paper = Image.new("RGB", (700, 1100), (255, 255, 255))
    paper.paste(draw_code("LOT 4711-0815", "QRCode", 180).convert("RGB"), (150, 80))
    for row, names in enumerate(
        (("do not re-use", "keep dry", "caution"), ("use-by date", "manufacturer", "keep dry"))
    ):
        for column, name in enumerate(names):
            draw_mark(paper, name, (90 + 190 * column, 600 + 200 * row), 110, (0, 0, 0))
    return drawn.photo.pixels, np.asarray(paper)[:, :, ::-1].copy()


def _seen(pixels: Pixels) -> Photo:
    noisy = pixels + np.random.default_rng(2).normal(0, 2, pixels.shape)
    high, wide = pixels.shape[:2]
    return Photo(PhotoRecord("drawn", wide, high, ""), np.clip(noisy, 0, 255).astype(np.uint8))


def test_a_code_is_read_with_the_blur_undone(reader: FlatReader) -> None:
    hidden = cv2.filter2D(np.hstack(_beside(label())), -1, Defocus(7.0).kernel())
    photo = _seen(np.asarray(hidden, np.uint8))
    assert read_codes(photo.pixels) == ()
    assert [code.content for code in reader.read(photo, 0).barcodes] == [b"LOT 4711-0815"]


def test_what_is_sharp_on_a_photo_that_is_blurred_elsewhere_stays(reader: FlatReader) -> None:
    print_, beside = _beside(label())
    photo = _seen(np.hstack([np.asarray(cv2.filter2D(print_, -1, Defocus(8.0).kernel()), np.uint8), beside]))
    reading = reader.read(photo, 0)
    assert reading.notices == (BLURRED,)
    assert {"do_not_reuse", "keep_dry", "caution"} <= {symbol.name for symbol in reading.symbols}
    assert [code.content for code in reading.barcodes] == [b"LOT 4711-0815"]


@pytest.mark.parametrize(
    "change", [{"defocus": 7.0}, {"motion": 14.0}, {"motion": 9.0}], ids=["lens", "hand", "slight"]
)
@pytest.mark.parametrize("small", [0.6, 0.25])
def test_a_part_that_is_blurred_is_read_and_what_is_sharp_stays(
    reader: FlatReader, change: dict[str, float], small: float
) -> None:
    hidden, sharp = label(**change), draw_label(LabelSetting(seed=813, take=replace(TAKE, seed=813)))
    below = np.asarray(cv2.resize(sharp.photo.pixels, None, fx=small, fy=small, interpolation=cv2.INTER_AREA), np.uint8)
    wide = hidden.photo.pixels.shape[1]
    below = np.pad(below, ((0, 0), (0, wide - below.shape[1]), (0, 0)), mode="edge")
    pixels = np.vstack([hidden.photo.pixels, below])
    reading = reader.read(Photo(PhotoRecord("drawn", wide, len(pixels), ""), pixels), 0)
    assert reading.notices == (BLURRED,)
    assert share(hidden, reading) >= 0.93
    assert share(sharp, reading) >= 0.93


def test_unsure_letters_of_a_blurred_photo_are_told_by_the_reading(
    reader: FlatReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unread, "_SURE_THOUGH_BLURRED", 1.01)
    assert [place.why for place in reader.read(label(defocus=7.0).photo, 0).unread] == ["blur"]
    assert reader.read(label().photo, 0).unread == ()
