"""A passage joins lines and leads every character back to its place."""

from scanner.label.passage import Passage
from scanner.photo.model import PhotoRecord
from scanner.reading.model import Line, Reading, pasted


def photographed(*rows: str, photo: int = 0) -> Reading:
    """Make a reading whose characters are 10 pixels wide and whose lines are 20 pixels high."""
    lines = tuple(
        Line(
            row,
            "recorded",
            0.9 - 0.1 * number,
            photo,
            tuple(((10.0 * i, 30.0 * number), (10.0 * i, 30.0 * number + 20)) for i in range(len(row) + 1)),
        )
        for number, row in enumerate(rows)
    )
    return Reading(PhotoRecord("x.jpg", 400, 300, ""), lines)


def test_lines_are_joined_by_a_line_feed_and_readings_by_an_empty_line() -> None:
    passage = Passage.of([photographed("LOT 12", "STERILE"), photographed("Kiel", photo=1)])
    assert passage.text == "LOT 12\nSTERILE\n\nKiel"
    assert [passage.text[row.start : row.end] for row in passage.lines] == ["LOT 12", "STERILE", "Kiel"]


def test_a_reading_without_lines_leaves_no_gap() -> None:
    passage = Passage.of([Reading(None), photographed("A"), Reading(None), photographed("B")])
    assert passage.text == "A\n\nB"
    assert [passage.text[row.start : row.end] for row in passage.lines] == ["A", "B"]


def test_a_span_over_two_lines_has_one_place_a_line() -> None:
    passage = Passage.of([photographed("NON", "STERILE")])
    printed = passage.printed(0, len(passage.text))
    assert printed.text == "NON STERILE"
    assert [place.box[0] for place in printed.places] == [(0.0, 0.0), (0.0, 30.0)]
    assert printed.places[1].box[1] == (70.0, 30.0)
    assert printed.confidence == 0.8


def test_a_part_of_a_line_has_the_box_of_that_part() -> None:
    passage = Passage.of([photographed("LOT 12 EXP")])
    start = passage.text.index("12")
    (place,) = passage.printed(start, start + 2).places
    assert place.box == ((40.0, 0.0), (60.0, 0.0), (60.0, 20.0), (40.0, 20.0))


def test_pasted_text_has_words_but_no_places() -> None:
    printed = Passage.of([pasted("one\ntwo")]).printed(0, 7)
    assert (printed.text, printed.places, printed.reader, printed.confidence) == ("one two", (), "given", 1.0)


def test_an_empty_passage_has_nothing_to_show() -> None:
    passage = Passage.of([])
    assert (passage.text, passage.lines, passage.line_at(0)) == ("", (), None)
    assert passage.printed(0, 0).text == ""


def test_a_line_feed_belongs_to_no_line() -> None:
    passage = Passage.of([photographed("ab", "cd")])
    assert passage.line_at(2) is None
    assert passage.line_bounds(4) == (3, 5)
