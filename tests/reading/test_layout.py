"""Lines come out in the order in which a person reads them: bent, turned, in columns, with guesses behind."""

import pytest

from scanner.reading.layout import arrange
from scanner.reading.piece import Piece
from tests.reading.pieces import piece, turned


def _texts(pieces: list[Piece]) -> list[str]:
    return [line.text for line in arrange(pieces, 0)]


PARAGRAPH = [
    piece("Ingredients: Aqua,", 100, 100),
    piece("Glycerin, Panthenol", 100, 126),
    piece("and Xanthan Gum.", 100, 152),
]
WORDS = [
    piece("Lactic", 180, 100),
    piece("Acid,", 250, 101),
    piece("Aqua,", 100, 100),
    piece("Glycerin", 100, 126),
]
COLUMNS = [
    piece("Fine Serum No. 7 for the Face", 100, 70),
    piece("Aqua, Glycerin,", 100, 100),
    piece("Apply at night", 262, 100),
    piece("Betaine, Urea,", 100, 126),
    piece("to clean skin.", 262, 126),
    piece("Squalane, Mica", 100, 152),
    piece("Keep it dry.", 262, 152),
    piece("Made by nobody", 100, 178),
]


@pytest.mark.parametrize("degrees", [0, 12, -12, 90, 180, 270])
def test_lines_below_one_another_keep_their_order(degrees: float) -> None:
    assert _texts(turned(PARAGRAPH[::-1], degrees)) == [p.seen.text for p in PARAGRAPH]


@pytest.mark.parametrize("degrees", [0, 12, -12, 90, 180, 270])
def test_pieces_of_one_line_are_joined_from_left_to_right(degrees: float) -> None:
    assert _texts(turned(WORDS, degrees)) == ["Aqua, Lactic Acid,", "Glycerin"]


@pytest.mark.parametrize("degrees", [0, 10, 90, 180])
def test_columns_are_read_one_after_the_other(degrees: float) -> None:
    assert _texts(turned(COLUMNS, degrees)) == [
        "Fine Serum No. 7 for the Face",
        "Aqua, Glycerin,",
        "Betaine, Urea,",
        "Squalane, Mica",
        "Made by nobody",
        "Apply at night",
        "to clean skin.",
        "Keep it dry.",
    ]


def test_wide_word_gaps_of_justified_print_are_no_columns() -> None:
    rows = [
        piece("Sodium", 100, 100),
        piece("Hydroxide,", 190, 100),
        piece("Glycerin,", 100, 126),
        piece("Aqua, Mica", 215, 126),
        piece("Titanium Dioxide, Ta", 100, 152),
        piece("lc", 325, 152),
    ]
    assert _texts(rows) == ["Sodium Hydroxide,", "Glycerin, Aqua, Mica", "Titanium Dioxide, Ta lc"]


CAPTIONS = [
    piece("REF", 100, 100),
    piece("AQ-36P", 144, 100),
    piece("LOT", 101, 140),
    piece("Q7741", 145, 140),
    piece("SN", 100, 180),
    piece("22041", 144, 180),
]


@pytest.mark.parametrize("degrees", [0, 12, 90, 180])
def test_a_column_of_captions_is_read_with_what_stands_beside_each(degrees: float) -> None:
    assert _texts(turned(CAPTIONS, degrees)) == ["REF AQ-36P", "LOT Q7741", "SN 22041"]


@pytest.mark.parametrize(
    "left",
    [
        pytest.param(["Aqua, Mica,", "Glycerin,ab", "Betaine, Ur"], id="lines of a column, not words"),
        pytest.param(["Aqua", "Urea", "Mica"], id="words far from what stands beside them"),
    ],
)
def test_a_column_beside_a_column_is_none_of_captions(left: list[str]) -> None:
    right = ["Apply thinly", "to the face,", "then rinse."]
    pieces = [piece(text, 100, 100 + 26 * row) for row, text in enumerate(left)]
    pieces += [piece(text, 226, 100 + 26 * row) for row, text in enumerate(right)]
    assert not [text for text in _texts(pieces) if text not in (*left, *right)]


def test_a_short_end_of_a_row_is_no_caption() -> None:
    rows = [
        [
            piece("Aqua, Glyce", 40, 100 + 26 * row),
            piece("rin", 152, 100 + 26 * row),
            piece("Apply.", 196, 100 + 26 * row),
        ]
        for row in range(3)
    ]
    assert _texts([each for row in rows for each in row]) == ["Aqua, Glyce rin"] * 3 + ["Apply."] * 3


def test_print_of_another_size_beside_a_line_is_not_of_that_line() -> None:
    assert _texts([piece("MRP. 80.00", 100, 100), piece("100", 230, 100, height=34)]) == ["MRP. 80.00", "100"]


def test_print_at_right_angles_is_a_panel_of_its_own() -> None:
    lines = arrange([*PARAGRAPH, piece("Batch 17", 340, 90, degrees=90)], 0)
    assert [line.text for line in lines] == [*(p.seen.text for p in PARAGRAPH), "Batch 17"]
    assert lines[-1].block != lines[0].block


def test_panels_side_by_side_are_read_from_the_left() -> None:
    right = [piece(text, 600, y) for text, y in (("How to use", 100), ("Apply daily", 126))]
    assert _texts([*right, *PARAGRAPH]) == [*(p.seen.text for p in PARAGRAPH), "How to use", "Apply daily"]


def test_a_line_knows_the_place_of_each_of_its_words() -> None:
    (line,) = arrange([piece("Aqua,", 100, 100), piece("Urea", 162, 100)], 3)
    assert line.text == "Aqua, Urea"
    assert len(line.rungs) == len(line.text) + 1
    assert len(line.confidences) == len(line.text)
    place = line.place(6, 10)
    assert place is not None
    assert place.photo == 3
    (left, top), (right, _), (_, bottom), _ = place.box
    assert (left, right) == pytest.approx((162, 202), abs=1.5)
    assert (top, bottom) == pytest.approx((93.2, 106.8), abs=0.5)  # the letters stand within 0.68 of the height


def test_nothing_found_is_no_lines() -> None:
    assert arrange([], 0) == []
