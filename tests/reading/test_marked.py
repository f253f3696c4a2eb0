"""`marked` leaves out blank paper alone: nothing that differs from it, however faint, small or coloured."""

import numpy as np
import pytest

from scanner.photo.model import Pixels
from scanner.reading.marked import CELL, marked


def sheet(colour: tuple[int, int, int] = (250, 250, 250)) -> Pixels:
    picture = np.empty((30 * CELL, 40 * CELL, 3), np.uint8)
    picture[:] = colour
    return picture


def holds(part: tuple[slice, slice], rows: slice, columns: slice) -> bool:
    """Tell whether a part holds a place and paper around it."""
    inside = [one.start <= place.start - CELL for one, place in zip(part, (rows, columns), strict=True)]
    inside += [one.stop >= place.stop + CELL for one, place in zip(part, (rows, columns), strict=True)]
    return all(inside)


@pytest.mark.parametrize("colour", [(242, 250, 250), (250, 250, 242), (250, 242, 250), (240, 245, 255)])
@pytest.mark.parametrize("size", [3, 40])
def test_faint_print_of_any_colour_stays(colour: tuple[int, int, int], size: int) -> None:
    picture = sheet()
    rows, columns = slice(501, 501 + size), slice(333, 333 + size)
    picture[rows, columns] = colour
    part = marked(picture)
    assert holds(part, rows, columns)
    assert (part[0].stop - part[0].start) * (part[1].stop - part[1].start) < picture.shape[0] * picture.shape[1] / 4


@pytest.mark.parametrize("place", [(0, 0), (957, 1277), (0, 1277), (957, 0)])
def test_print_at_the_edge_stays(place: tuple[int, int]) -> None:
    picture = sheet((20, 20, 20))
    picture[place[0] : place[0] + 3, place[1] : place[1] + 3] = 200
    rows, columns = marked(picture)
    assert rows.start <= place[0] < rows.stop <= picture.shape[0]
    assert columns.start <= place[1] < columns.stop <= picture.shape[1]


def test_all_marks_stay_when_they_lie_apart() -> None:
    picture = sheet()
    picture[200:210, 100:400] = picture[700:720, 900:1000] = 0
    part = marked(picture)
    assert holds(part, slice(200, 210), slice(100, 400))
    assert holds(part, slice(700, 720), slice(900, 1000))


def test_even_light_and_noise_are_blank() -> None:
    ramp = np.linspace(180, 250, 40 * CELL)[None, :, None] + np.zeros((30 * CELL, 1, 3))
    picture = np.asarray(ramp + np.random.default_rng(1).uniform(-2, 2, ramp.shape), np.uint8)
    picture[400:420, 600:700] = 60
    rows, columns = marked(picture)
    assert (rows.stop - rows.start, columns.stop - columns.start) < (10 * CELL, 14 * CELL)


def test_a_blank_picture_is_given_whole() -> None:
    assert marked(sheet()) == (slice(0, 30 * CELL), slice(0, 40 * CELL))


def test_parts_are_whole_cells() -> None:
    picture = sheet()
    picture[333:340, 777:790] = 0
    assert all(edge % CELL == 0 for one in marked(picture) for edge in (one.start, one.stop))


def test_parts_have_few_lengths() -> None:
    lengths = set()
    for edge in range(60, 1200, 30):
        picture = sheet()
        picture[300:310, 50:edge] = 0
        rows, columns = marked(picture)
        lengths |= {rows.stop - rows.start, columns.stop - columns.start}
    assert lengths == {256, 512, 768, 1024, 40 * CELL}
