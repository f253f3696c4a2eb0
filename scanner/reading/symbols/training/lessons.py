"""Lessons for the networks: crops cut from drawn pages by the very search that reads photos, with their names."""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.reading.symbols.crops import Lifted, lift, upright, uprights
from scanner.reading.symbols.features import features
from scanner.reading.symbols.groups import Group, Grouping, group, standing_clear
from scanner.reading.symbols.ink import inks, levels, parts_of
from scanner.reading.symbols.network import Pictograms
from scanner.reading.symbols.spacing import spaced
from scanner.reading.symbols.training.pages import Camera, Drawn, Page, draw_page
from scanner.reading.symbols.training.strokes import Dice

SAME, OTHER = 0.8, 0.6
"""A group is a pictogram if their boxes overlap by SAME or more (intersection over union), none below OTHER."""

_JITTER = 14.0
_HALF_TURN_ALIKE = frozenset({"use_by", "non_pyrogenic", "do_not_reuse", "package_damaged", "humidity_limit"})
_ANY_TURN_ALIKE = frozenset({"biological_risks"})


@dataclass(frozen=True, slots=True)
class Lesson:
    """One crop; `name` is what it shows upright, "" if none; `mark` whether it is a pictogram at whatever turn."""

    crop: NDArray[np.float16]
    name: str
    mark: bool | None


def overlap(lifted: Lifted, one: Drawn) -> float:
    """Give the intersection over union of a group and a drawn pictogram, in the pictogram's own square."""
    square = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    matrix = cv2.getPerspectiveTransform(one.corners.astype(np.float32), square)
    hull = (lifted.hull + np.asarray(lifted.origin, np.float32)) / np.float32(lifted.scale)
    inside = np.asarray(cv2.perspectiveTransform(hull[None].astype(np.float32), matrix))[0]
    low, high = inside.min(axis=0), inside.max(axis=0)
    common = float(np.prod(np.clip(np.minimum(high, 1) - np.maximum(low, 0), 0, None)))
    return common / (float(np.prod(high - low)) + 1 - common)


def same_turn(one: Drawn, turn: float, within: float = 25.0) -> bool:
    """Tell whether a pictogram shows as it should when turned back by `turn` degrees."""
    away = abs((turn - one.turn + 180) % 360 - 180)
    return away <= within or one.name in _ANY_TURN_ALIKE or (one.name in _HALF_TURN_ALIKE and away >= 180 - within)


def _near(one: Group, scale: float, truth: tuple[Drawn, ...]) -> Drawn | None:
    """Give the drawn pictogram that a group may be, by its middle and size."""
    x0, y0, x1, y1 = (value / scale for value in one.box)
    for other in truth:
        low, high = other.corners.min(axis=0), other.corners.max(axis=0)
        middle = (low + high) / 2
        reach = float((high - low).max())
        if (
            abs((x0 + x1) / 2 - middle[0]) < reach * 0.4
            and abs((y0 + y1) / 2 - middle[1]) < reach * 0.4
            and max(x1 - x0, y1 - y0) > 0.3 * reach
        ):
            return other
    return None


def page_lessons(dice: Dice, page: Page, *, others: int = 60) -> Iterator[Lesson]:
    """Yield lessons from one page: each pictogram found a few times over, and up to `others` groups that are none."""
    spare: list[tuple[Grouping, Group]] = []
    for level in levels(page.pixels):
        for ink in inks(level):
            grouping = group(spaced(parts_of(ink)))
            for one in grouping.groups:
                near = _near(one, level.scale, page.drawn)
                if near is None or ink.light != page.light:
                    spare.append((grouping, one))
                    continue
                lifted = lift(grouping, one)
                if lifted is None:
                    continue
                share = overlap(lifted, near)
                if share >= SAME:
                    yield from _positive(dice, lifted, near)
                elif share < OTHER and dice.random() < 0.4:
                    yield _negative(dice, lifted)
    for k in dice.permutation(len(spare))[:others]:
        lifted = lift(*spare[k])
        if lifted is not None:
            yield _negative(dice, lifted)


def hard_lessons(dice: Dice, page: Page, known: Pictograms) -> Iterator[Lesson]:
    """Yield the lessons of one page that networks taught so far get wrong: what they take for a pictogram, or miss."""
    for level in levels(page.pixels):
        for ink in inks(level):
            grouping = group(spaced(parts_of(ink)))
            held = [one for one in (lift(grouping, each) for each in standing_clear(grouping)) if one is not None]
            if not held:
                continue
            looks = [dice.uniform(0, 360) for _ in held]
            chances = known.found(
                features(np.stack([upright(one, turn) for one, turn in zip(held, looks, strict=True)]))
            )
            for one, look, chance in zip(held, looks, chances.tolist(), strict=True):
                near = _near(one.group, level.scale, page.drawn)
                share = overlap(one, near) if near is not None else 0.0
                if near is not None and share >= OTHER:
                    if share >= SAME and ink.light == page.light:
                        yield from _hard_positive(dice, one, near, known)
                elif chance > 0.1:
                    yield _lesson(one, look, "?", False)
                    named = known.named(features(uprights(one, range(0, 360, 20))))
                    turn = int(named[:, 0].argmin()) * 20
                    if named[:, 0].min() < 0.7:
                        yield _lesson(one, turn + dice.uniform(-6, 6), "", None)


def _hard_positive(dice: Dice, lifted: Lifted, one: Drawn, known: Pictograms) -> Iterator[Lesson]:
    turn = one.turn + dice.uniform(-_JITTER, _JITTER)
    chances = known.named(features(upright(lifted, turn)[None]))[0]
    if chances[known.names.index(one.name)] < 0.8:
        yield _lesson(lifted, turn, one.name, None)
    look = dice.uniform(0, 360)
    if known.found(features(upright(lifted, look)[None]))[0] < 0.6:
        yield _lesson(lifted, look, None, True)


def _positive(dice: Dice, lifted: Lifted, one: Drawn) -> Iterator[Lesson]:
    for _ in range(2):
        yield _lesson(lifted, one.turn + dice.uniform(-_JITTER, _JITTER), one.name, None)
    yield _lesson(lifted, dice.uniform(0, 360), None, True)
    away = dice.uniform(45, 315)
    if not same_turn(one, one.turn + away, within=40.0):
        yield _lesson(lifted, one.turn + away, "", None)


def _negative(dice: Dice, lifted: Lifted) -> Lesson:
    return _lesson(lifted, dice.uniform(0, 360), "", False)


def _lesson(lifted: Lifted, turn: float, name: str | None, mark: bool | None) -> Lesson:
    return Lesson(upright(lifted, turn).astype(np.float16), "?" if name is None else name, mark)


def lessons(seed: int, pages: int, known: Pictograms | None = None) -> list[Lesson]:
    """Draw pages and take their lessons, only the hard ones where networks are `known` already.

    Some pages are easy, some hard for the camera, some hold no pictogram at all.
    """
    dice = np.random.default_rng(seed)
    held: list[Lesson] = []
    for _ in range(pages):
        hard = dice.random()
        camera = Camera(
            blur=(0.3, 0.7 + 1.3 * hard),
            noise=3 + 9 * hard,
            tilt=0.05 + 0.3 * hard,
            quality=(90 - int(55 * hard), 96),
            sizes=(12, 60) if dice.random() < 0.6 else (25, 160),
        )
        bare = dice.random() < (0.15 if known is None else 0.4)
        page = draw_page(
            dice, count=0 if bare else 22, others=20 if bare else 8, clutter=30 if bare else 10, camera=camera
        )
        if known is not None:
            held.extend(hard_lessons(dice, page, known))
            continue
        held.extend(page_lessons(dice, page, others=150 if bare else 60))
    return held
