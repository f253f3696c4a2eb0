"""What could not be read is named with its reason; what was read, and what is no print, is not."""

import cv2
import numpy as np
import pytest

from scanner.photo.model import Pixels
from scanner.photo.ribbon import pyramid
from scanner.reading.piece import Piece
from scanner.reading.unread import unread_places
from tests.reading.pieces import piece

READ = [piece("Ingredients: Aqua, Glycerin,", 100, 100 + 30 * row) for row in range(4)]


def ground(level: int = 200) -> Pixels:
    return np.full((600, 800, 3), level, np.uint8)


def striped(picture: Pixels, step: int, blur: float = 0.0) -> Pixels:
    """Draw strokes like print where the doubtful piece of a test stands."""
    for x in range(105, 330, step):
        picture[293:307, x : x + max(1, step // 2)] = 20
    return picture if not blur else np.asarray(cv2.GaussianBlur(picture, (0, 0), blur), np.uint8)


def why(picture: Pixels, pieces: list[Piece]) -> list[str]:
    return [place.why for place in unread_places(pyramid(picture), pieces, 0)]


def test_read_lines_are_not_unread() -> None:
    assert why(ground(), READ) == []


@pytest.mark.parametrize(
    "doubtful",
    [
        piece("Gl", 100, 300, confidence=0.3, length=50),
        piece("Glyc?rn xx nnam", 100, 300, confidence=0.3, score=0.5),
        piece("Glyc?rn", 100, 300, confidence=0.3, height=80, length=300),
        piece("Glyc?rn", 100, 300, confidence=0.3, height=8, length=60),
        piece("Glyc?rn xx nnam", 101, 102, confidence=0.3, length=260),
    ],
    ids=["a speck", "hardly print", "far larger", "far smaller", "a second sight of a read line"],
)
def test_what_is_not_print_like_that_beside_it_is_not_named(doubtful: Piece) -> None:
    assert why(striped(ground(), 4), [*READ, doubtful]) == []


@pytest.mark.parametrize("height", [8, 60])
def test_doubted_letters_enough_for_print_are_named_whatever_their_height(height: float) -> None:
    doubtful = piece("Eanp ue or the rech od ddaen", 100, 300, confidence=0.5, height=height, length=300)
    assert len(why(striped(ground(), 4), [*READ, doubtful])) == 1


DOUBTFUL = piece("Gl?c nn lua nnam aul", 100, 300, confidence=0.4, length=230)


def test_blurred_print_is_named_blurred() -> None:
    assert why(striped(ground(), 12, 5.0), [*READ, DOUBTFUL]) == ["blur"]


def test_pale_print_is_named_so() -> None:
    picture = ground()
    picture[295:305, 105:320:6] = 190
    assert why(picture, [*READ, DOUBTFUL]) == ["low-contrast"]


def test_burnt_out_print_is_named_glare() -> None:
    picture = ground()
    picture[285:315, 100:330] = 255
    picture[293:307, 110:320:30] = 215
    assert why(picture, [*READ, DOUBTFUL]) == ["glare"]


def test_crisp_print_that_nobody_here_reads_is_of_another_script() -> None:
    assert why(striped(ground(), 4), [*READ, DOUBTFUL]) == ["script"]
    unsure = piece("Gl?c nn lua nnam aul", 100, 300, confidence=0.4, length=230, score=0.6)
    assert why(striped(ground(), 4), [*READ, unsure]) == ["unclear"]


def test_tiny_print_is_named_too_small() -> None:
    tiny = [piece("Aqua, Glycerin", 100, 100 + 14 * row, height=10) for row in range(3)]
    assert why(striped(ground(), 4), [*tiny, piece("q na l", 100, 300, confidence=0.2, height=10)]) == ["too-small"]


@pytest.mark.parametrize(("level", "named"), [(200, ["glare"]), (255, [])], ids=["grey card", "white card"])
def test_a_burnt_out_gap_within_a_line_is_named_but_a_white_gap_on_white_card_is_not(
    level: int, named: list[str]
) -> None:
    picture = ground(level)
    picture[80:120, 180:420] = 255
    pair = [piece("Sodium", 100, 100), piece("Panthenol", 400, 100)]
    assert why(picture, pair) == named


def test_a_line_that_runs_off_the_picture_is_cut_off() -> None:
    assert why(ground(), [piece("Sodium Hyaluronate, Pan", 574, 300)]) == ["cut-off"]
    assert why(ground(), [piece("Sodium Hyaluronate, Pan", 540, 300)]) == []


def test_a_place_has_the_box_and_advice() -> None:
    (place,) = unread_places(pyramid(striped(ground(), 12, 5.0)), [*READ, DOUBTFUL], 2)
    assert place.place.photo == 2
    assert place.place.box[0] == pytest.approx((100, 290))
    assert place.place.box[2] == pytest.approx((330, 310))
    assert place.advice
