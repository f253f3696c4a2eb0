"""Pictures in which print is looked for have few sizes, and are stretched by a quarter at most."""

import numpy as np
import pytest
from numpy.typing import NDArray

from scanner.photo.model import Pixels
from scanner.photo.ribbon import pyramid
from scanner.reading.engine import Engines, StripText
from scanner.reading.look import look, whole
from scanner.reading.sizes import enclosing_side, usual_side


@pytest.mark.parametrize(
    ("side", "usual"),
    [
        (0, 64),
        (14, 64),
        (70, 64),
        (150, 128),
        (170, 192),
        (256, 256),
        (300, 256),
        (363, 384),
        (960, 1024),
        (1376, 1440),
        (2500, 2304),
        (5600, 5632),
    ],
)
def test_the_usual_side_is_the_nearest(side: float, usual: int) -> None:
    assert usual_side(side) == usual


@pytest.mark.parametrize("side", [1, 96.5, 255, 257, 600, 1030.2, 1440, 2304, 2305.5, 4000])
def test_the_enclosing_side_is_not_smaller(side: float) -> None:
    assert side <= enclosing_side(side) < max(257, 2 * side)


class _Finder:
    """Finds nothing, and remembers the sizes of the pictures it was given."""

    name = "finder"

    def __init__(self) -> None:
        self.sizes: set[tuple[int, ...]] = set()

    def text_map(self, pixels: Pixels) -> NDArray[np.float32]:
        self.sizes.add(pixels.shape[:2])
        return np.zeros(pixels.shape[:2], np.float32)

    def give_memory_back(self) -> None:
        """Hold nothing."""

    def read_strips(self, strips: list[Pixels]) -> list[StripText]:
        return [StripText("", (), ())] * len(strips)


def test_photos_of_many_sizes_are_looked_at_in_few() -> None:
    dice = np.random.default_rng(3)
    finder = _Finder()
    for _ in range(40):
        photo = dice.integers(0, 255, (int(dice.integers(700, 1500)), int(dice.integers(700, 1500)), 3), np.uint8)
        look(pyramid(photo), whole(photo), Engines(finder, finder, finder))
    assert len(finder.sizes) <= 10
    assert all(side % 32 == 0 for size in finder.sizes for side in size)


@pytest.mark.parametrize(
    ("high", "wide"), [(300, 2000), (2000, 300), (90, 700), (700, 90), (150, 3000), (1200, 1200), (361, 363)]
)
def test_a_picture_is_stretched_by_little(high: int, wide: int) -> None:
    dice = np.random.default_rng(4)
    photo, finder = dice.integers(0, 255, (high, wide, 3), np.uint8), _Finder()
    look(pyramid(photo), whole(photo), Engines(finder, finder, finder))
    ((rows, columns),) = finder.sizes
    scale = whole(photo).scale
    assert 0.79 < rows / (high * scale) < 1.26 and 0.79 < columns / (wide * scale) < 1.26
