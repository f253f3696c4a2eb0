"""Small print is redrawn before it is read: what is no print stays none, and what is printed is read more often."""

import itertools
from pathlib import Path

import cv2
import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from samples.faces import open_face
from scanner.photo.model import Pixels
from scanner.reading.engine import STRIP_HEIGHT, Engines, LineReader
from scanner.reading.rapid import RapidReader
from scanner.reading.read import FlatReader
from scanner.reading.small_print import SmallPrintReader
from scanner.reading.small_print.training.lessons import LONGEST, Lesson, lesson, nothing
from scanner.reading.small_print.training.words import Words, read_words
from tests.quality.small_prints import small_print
from tests.quality.truths import squeezed

WORDS = Words(("ALUMINIUM CHLORIDE", "CI 77891"), ("keep out of reach", "single use"), ("water", "needles", "sterile"))


@pytest.fixture(scope="module")
def rapid() -> RapidReader:
    return RapidReader()


@pytest.fixture(scope="module")
def small(rapid: RapidReader) -> SmallPrintReader:
    return SmallPrintReader(rapid)


def _face(name: str) -> Path:
    return Path(str(open_face(name, 20).path))


def _strip(kind: str, seed: int) -> Pixels:
    """Give a strip of what is no print."""
    dice = np.random.default_rng(seed)
    y, x = np.mgrid[:16, :90].astype(np.float32)
    patterns = {
        "paper": np.full_like(x, 200),
        "noise": dice.normal(150, 25, x.shape),
        "grid": np.where((x % 5 < 1) | (y % 5 < 1), 60, 220),
        "dots": np.where((x % 4 < 2) & (y % 4 < 2), 60, 220),
        "waves": 130 + 80 * np.sin(x / 1.5 + y),
        "bar": np.where(np.abs(y - 8) < 1.5, 30, 220),
        "shade": 40 + 2 * x,
        "ring": np.where(np.abs(np.hypot(x - 45, y - 8) - 6) < 1, 40, 210),
        "cloud": cv2.resize(dice.normal(150, 40, (4, 20)).astype(np.float32), (90, 16)),
    }
    grey = np.clip(patterns[kind] + dice.normal(0, 2, x.shape), 0, 255).astype(np.uint8)
    return np.repeat(cv2.resize(grey, (270, STRIP_HEIGHT), interpolation=cv2.INTER_CUBIC)[:, :, None], 3, axis=2)


@pytest.mark.parametrize("kind", ["paper", "noise", "grid", "dots", "waves", "bar", "shade", "ring", "cloud"])
def test_what_is_no_print_does_not_become_words(small: SmallPrintReader, kind: str) -> None:
    for seen in small.read_strips([_strip(kind, seed) for seed in range(6)]):
        letters = sum(letter.isalnum() for letter in seen.text)
        assert letters < 4 or seen.confidence < 0.5, seen.text


@pytest.mark.parametrize("width", [8, 47, 48, 129, 1001])
def test_a_redrawn_strip_has_the_shape_it_had(small: SmallPrintReader, width: int) -> None:
    strip = np.random.default_rng(1).integers(0, 256, (STRIP_HEIGHT, width, 3), dtype=np.uint8)
    redrawn = small.redrawn(strip)
    assert redrawn.shape == strip.shape and redrawn.dtype == np.uint8


def test_redrawing_the_same_strip_gives_the_same(small: SmallPrintReader) -> None:
    strip = _strip("cloud", 3)
    assert (small.redrawn(strip) == small.redrawn(strip)).all()


def test_soft_small_strips_are_read_better_than_without(rapid: RapidReader, small: SmallPrintReader) -> None:
    """Faces that the network was not taught on."""
    dice = np.random.default_rng(2000)
    drawn: list[Lesson] = []
    while len(drawn) < 150:
        one = lesson(dice, WORDS, [_face("humanist"), _face("serif")])
        drawn += [one] if one is not None else []

    def wrong(reader: LineReader) -> float:
        seen = reader.read_strips([one.strip for one in drawn])
        pairs = [(squeezed(text.text), squeezed(one.text)) for text, one in zip(seen, drawn, strict=True)]
        return sum(Levenshtein.distance(read, printed) for read, printed in pairs)

    assert wrong(small) < 0.95 * wrong(rapid)


def test_a_line_that_was_redrawn_says_so(rapid: RapidReader, small: SmallPrintReader) -> None:
    readers: set[str] = set()
    for seed, height in itertools.product(range(2000, 2006), (5.0, 6.0, 7.0)):
        reading = FlatReader(Engines(rapid, rapid, small)).read(small_print(seed, height).photo, 0)
        readers |= {line.reader for line in reading.lines}
    assert "rapidocr-redrawn" in readers


def test_print_that_is_not_small_is_left_alone(rapid: RapidReader) -> None:
    class Nobody:
        name = "nobody"

        def read_strips(self, strips: list[Pixels]) -> list[None]:
            assert not strips
            return []

    drawn = small_print(2010, 14.0)
    reading = FlatReader(Engines(rapid, rapid, Nobody())).read(drawn.photo, 0)  # type: ignore[arg-type]
    assert drawn.count_in("\n".join(line.text for line in reading.lines)) == len(drawn.lines)


def test_lessons_are_the_same_for_the_same_seed_and_never_too_long() -> None:
    faces = [_face("humanist")]
    once, again = ([lesson(np.random.default_rng(seed), WORDS, faces) for seed in range(30)] for _ in range(2))
    drawn = 0
    for one, other in zip(once, again, strict=True):
        if one is None or other is None:
            assert one is other
            continue
        drawn += 1
        assert one.text == other.text and one.text
        assert (one.strip == other.strip).all()
        assert one.strip.shape == (*one.sharp.shape, 3) and one.strip.shape[1] <= LONGEST
        assert one.sharp.std() > 2
    assert drawn > 10


def test_lessons_without_print_say_nothing() -> None:
    for seed in range(20):
        assert nothing(np.random.default_rng(seed)).text == ""


def test_words_are_cut_without_regard_to_language() -> None:
    dice = np.random.default_rng(5)
    lines = [WORDS.line(dice, 9) for _ in range(200)]
    assert all(0 < len(line) <= 10 for line in lines)
    assert any(line.isupper() for line in lines) and any(line.islower() for line in lines)


def test_words_are_the_first_column_in_latin_letters(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.csv").write_text("name,cas\nAQUA,1\nпрополис,2\n", encoding="utf-8")
    (tmp_path / "wording_use.csv").write_text('text,lang\n"single use, once",en\n单次使用,zh\n', encoding="utf-8")
    told = read_words(tmp_path)
    assert told == Words(("AQUA",), ("single use, once",), ("single", "use,", "once", "AQUA"))
