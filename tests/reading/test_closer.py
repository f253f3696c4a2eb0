"""The closer look replaces what it reads better, and only that."""

from scanner.reading.closer import merged, small_print
from scanner.reading.look import Window
from tests.reading.pieces import piece

FIRST = Window(0, 0, 2000, 1000, 0.64)


def _texts(pieces: list) -> list[str]:
    return sorted(p.seen.text for p in pieces)


def test_a_surer_reading_of_the_same_line_takes_its_place() -> None:
    assert _texts(merged([piece("Glycerln", 100, 100, confidence=0.6)], [piece("Glycerin", 101, 100)])) == ["Glycerin"]


def test_a_worse_reading_of_the_same_line_is_dropped() -> None:
    assert _texts(merged([piece("Glycerin", 100, 100)], [piece("Gl", 110, 100, confidence=0.7)])) == ["Glycerin"]


def test_two_lines_found_where_one_was_take_its_place_together() -> None:
    grown_together = piece("Aguagiycern", 100, 110, height=52, confidence=0.5)
    apart = [piece("Aqua, Mica,", 100, 100), piece("Glycerin.", 100, 122)]
    assert _texts(merged([grown_together], apart)) == ["Aqua, Mica,", "Glycerin."]


def test_lines_elsewhere_stay_and_new_ones_are_added() -> None:
    assert _texts(merged([piece("Aqua", 100, 100)], [piece("Urea", 100, 400)])) == ["Aqua", "Urea"]
    assert _texts(merged([], [piece("Urea", 100, 400)])) == ["Urea"]
    assert _texts(merged([piece("Aqua", 100, 100)], [])) == ["Aqua"]


def test_small_print_asks_for_a_window_around_it() -> None:
    small = [piece("Aqua, Glycerin, Betaine", 1200, 500 + 16 * row, height=14) for row in range(4)]
    large = [piece("SERUM", 200, 200, height=90)]
    (window,) = small_print([*large, *small], FIRST)
    assert window.left < 1200 < window.left + window.width
    assert window.top < 500
    assert 564 > window.top + window.height - 120
    assert window.scale > 1.5 * FIRST.scale
    assert small_print(large, FIRST) == []
