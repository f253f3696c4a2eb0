"""`detect_symbols`: the pictograms on a photo, at any turn and in either polarity."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from scanner.photo.model import Pixels, Place, Quad
from scanner.reading.model import Line, Symbol
from scanner.reading.symbols.barrier import Oval, ovals
from scanner.reading.symbols.crops import Lifted, lift, upright
from scanner.reading.symbols.features import features, fine_features
from scanner.reading.symbols.groups import group, standing_clear
from scanner.reading.symbols.network import Doubter, Pictograms, doubter, pictograms
from scanner.reading.symbols.spacing import Spacing, spacings
from scanner.reading.symbols.written import Written, bounds

_T = TypeVar("_T")

FOUND, NAMED = 0.001, 0.7
"""The least chance for a group to be looked at in every turn, and for a name to be given by both opinions together."""

_TURNS = tuple(range(0, 360, 24))
_LEAN = 10.0
_PROMISING = 0.15
_MOST_LOOKED_AT = 220
_SAME_PLACE = 0.35
_FIRST = 30
_CLEAR = 0.97
"""The chance, by the first opinion alone, from which a mark tells how others are turned."""
_SURE = 0.85
_SURE_ALONE = 0.9
"""The chances, by both opinions together, from which a mark is believed near another, and by itself."""
_ROW = 20.0
_ROW_GAP, _OFF_ROW, _SHORTER = 6.0, 0.3, 0.5
_SILHOUETTES = frozenset({"manufacturer", "fragile"})
"""Drawings without an inner line: blocks of codes and corners of pictures look like them, so they need company."""
_BATCH = 64
_VIEWS = (-5.0, 0.0, 5.0)
"""How the second opinion leans a mark, in degrees, for the views that it takes the mean of."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mark that was named: how surely, where on the photo, how turned, and the group it was named from."""

    name: str
    chance: float
    quad: Quad
    box: tuple[float, float, float, float]
    turn: float = 0.0
    lifted: Lifted | None = None

    @property
    def high(self) -> float:
        """How high it stands, whatever its turn."""
        (ax, ay), _, _, (dx, dy) = self.quad
        return math.hypot(ax - dx, ay - dy)


def detect_symbols(
    pixels: Pixels,
    *,
    text_boxes: Sequence[Quad] = (),
    lines: Sequence[Line] = (),
    beside: Sequence[Symbol] = (),
    photo: int = 0,
    spaced: Iterable[Spacing] | None = None,
) -> tuple[Symbol, ...]:
    """Find the pictograms of ISO 15223-1 and of cosmetic packs on an upright photo.

    `pixels` is (height, width, 3), uint8, BGR. `lines` are the lines already read on it, `text_boxes` further places
    known to hold running text: groups of letters there are passed over. `beside` are symbols found otherwise, near
    which a doubtful pictogram is believed; one that stands alone must be sure. Symbols are ordered from top to bottom,
    then left to right; their names are keys of the table of symbols, their places in pixels of the photo. Marks from
    about 14 to 300 pixels high are looked for. An empty result says nothing where `symbols_seen_well` is false.
    `spaced` is what `spacings` gives of `pixels`, where that is known already.
    """
    written = Written(lines, text_boxes)
    candidates, rings = _searched(spacings(pixels) if spaced is None else spaced, written)
    barriers = _distinct([Sighting(one.name, one.chance, one.quad, bounds(one.quad)) for one in rings])
    named = _doubted(doubter(), _first_named(candidates, written, NAMED))
    company = [
        Sighting(one.name, one.confidence, one.place.box, bounds(one.place.box))
        for one in beside
        if one.place is not None
    ]
    marks = _likely(_distinct(named), company, written)
    marks = [one for one in marks if all(_shared(one.box, other.box) < _SAME_PLACE for other in barriers)]
    return tuple(
        Symbol(one.name, Place(photo, one.quad), round(one.chance, 3))
        for one in sorted([*barriers, *marks], key=lambda one: (one.box[1], one.box[0], one.name))
    )


def first_sightings(pixels: Pixels, lines: Sequence[Line], *, least: float = NAMED) -> list[Sighting]:
    """Give what the first opinion alone names with the least chance or more, also where sightings overlap."""
    written = Written(lines)
    return _first_named(_searched(spacings(pixels), written)[0], written, least)


def _searched(spaced: Iterable[Spacing], written: Written) -> tuple[list[Lifted], list[Oval]]:
    searched = [_candidates(each, written) for each in spaced]
    return [one for groups, _ in searched for one in groups], [one for _, rings in searched for one in rings]


def _first_named(candidates: Sequence[Lifted], written: Written, least: float) -> list[Sighting]:
    known = pictograms()
    return [one for one in _named(known, _found(known, candidates, written), written, least) if one.chance >= least]


def _doubted(second: Doubter, sightings: Sequence[Sighting]) -> list[Sighting]:
    """Ask for a second opinion on each sighting, from views leant a little; keep what both name.

    The chance left is the geometric mean of the two opinions'.
    """
    views = [(one, lean) for one in sightings if one.lifted is not None for lean in _VIEWS]
    if not views:
        return []
    crops = np.stack([upright(one.lifted, one.turn + lean) for one, lean in views if one.lifted is not None])
    chances = second.judged(fine_features(crops)).reshape(-1, len(_VIEWS), len(second.names)).mean(axis=1)
    held = []
    for one, row in zip(views[:: len(_VIEWS)], chances, strict=True):
        chance = math.sqrt(one[0].chance * float(row[second.names.index(one[0].name)]))
        if chance >= NAMED:
            held.append(replace(one[0], chance=chance))
    return held


def _candidates(spacing: Spacing, written: Written) -> tuple[list[Lifted], list[Oval]]:
    """Give the groups of an ink that are not letters of words already read, and the ovals among them."""
    ink = spacing.parts.ink
    grouping = group(spacing, written.mask(ink.mask.shape, ink.level.scale))
    clear = list(standing_clear(grouping))
    covered = written.covers(np.array([one.box for one in clear]).reshape(-1, 4) / ink.level.scale)
    lifted = [lift(grouping, one) for one, is_text in zip(clear, covered, strict=True) if not is_text]
    rings = [ring for ring in ovals(spacing.parts) if _is_barrier(ring, written)]
    return [one for one in lifted if one is not None], rings


def _is_barrier(one: Oval, written: Written) -> bool:
    """Tell whether an oval stands for a barrier: it lies along the text, and holds nothing or the word STERILE."""
    if not one.empty and not written.says_sterile(bounds(one.quad)):
        return False
    x0, y0, x1, y1 = bounds(one.quad)
    turn = written.turn_at((x0 + x1) / 2, (y0 + y1) / 2)
    if turn is None:
        return one.name != "single_sbs" or one.apart
    (ax, ay), (bx, by) = one.quad[0], one.quad[1]
    lean = (math.degrees(math.atan2(by - ay, bx - ax)) - turn) % 180
    return min(lean, 180 - lean) < 20


def _middle(lifted: Lifted) -> tuple[float, float]:
    x0, y0, x1, y1 = lifted.group.box
    return (x0 + x1) / 2 / lifted.scale, (y0 + y1) / 2 / lifted.scale


def _found(known: Pictograms, candidates: Sequence[Lifted], written: Written) -> list[Lifted]:
    """Keep the groups that may be a pictogram, the likeliest first."""
    described = [
        features(np.stack([upright(one, written.turn_at(*_middle(one)) or 0.0) for one in part]))
        for part in _batches(candidates)
    ]
    chances = known.found(np.concatenate(described)).tolist() if described else []
    order = sorted(range(len(candidates)), key=lambda k: -chances[k])
    return [candidates[k] for k in order[:_MOST_LOOKED_AT] if chances[k] >= FOUND]


def _named(known: Pictograms, candidates: Sequence[Lifted], written: Written, least: float) -> list[Sighting]:
    """Name the groups, from the turns in which text or other pictograms stand, else from all round."""
    if written.turned:
        return _looked_at(known, candidates, [_across(written.turn_at(*_middle(one))) for one in candidates], least)
    first, rest = candidates[:_FIRST], candidates[_FIRST:]
    sightings = _looked_at(known, first, [_TURNS] * len(first), least)
    return sightings + _looked_at(known, rest, [_across(_shared_turn(sightings))] * len(rest), least)


def _across(turn: float | None) -> Sequence[float]:
    """Give the turns along and across print that stands at a turn."""
    return _TURNS if turn is None else [turn + quarter for quarter in (0, 90, 180, 270)]


def _shared_turn(sightings: Sequence[Sighting]) -> float | None:
    """Give the turn, within a quarter, that most of the pictograms named so far share; None for fewer than three."""
    best, most = None, 2
    for one in sightings:
        if one.chance < _CLEAR:
            continue
        away = [(other.turn - one.turn + 45) % 90 - 45 for other in sightings if other.chance >= _CLEAR]
        alike = [lean for lean in away if abs(lean) <= 15]
        if len(alike) > most:
            best, most = one.turn + sum(alike) / len(alike), len(alike)
    return best


def _batches(many: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(many), _BATCH):
        yield many[start : start + _BATCH]


def _looked_at(
    known: Pictograms, groups: Sequence[Lifted], turns: Sequence[Sequence[float]], least: float
) -> list[Sighting]:
    """Name each group from the best of its turns, leaning it a little either way; those none names surely are left."""
    coarse = _best_views(known, [(one, turn) for one, all_ in zip(groups, turns, strict=True) for turn in all_])
    near = [(one, turn) for one, turn, chance, _ in coarse.values() if chance >= _PROMISING]
    fine = _best_views(known, [(one, turn + lean) for one, turn in near for lean in (-_LEAN, _LEAN)])
    sightings = []
    for key, view in coarse.items():
        one, turn, chance, name = max(view, fine.get(key, view), key=lambda each: each[2])
        if chance >= least:
            quad = one.quad(turn)
            sightings.append(Sighting(name, chance, quad, bounds(quad), turn, one))
    return sightings


def _best_views(
    known: Pictograms, views: Sequence[tuple[Lifted, float]]
) -> dict[int, tuple[Lifted, float, float, str]]:
    """Give for each group the turn in which a name is likeliest, the chance, and the name."""
    described = [features(np.stack([upright(one, turn) for one, turn in part])) for part in _batches(views)]
    if not described:
        return {}
    chances = known.named(np.concatenate(described))
    names = chances[:, 1:].argmax(axis=1) + 1
    best: dict[int, tuple[Lifted, float, float, str]] = {}
    for (one, turn), k, row in zip(views, names.tolist(), chances, strict=True):
        chance = float(row[k])
        if id(one) not in best or chance > best[id(one)][2]:
            best[id(one)] = (one, turn, chance, known.names[k])
    return best


def _distinct(sightings: Sequence[Sighting]) -> list[Sighting]:
    """Keep the surest of sightings that lie over each other."""
    kept: list[Sighting] = []
    for one in sorted(sightings, key=lambda one: (-one.chance, one.box)):
        if all(_shared(one.box, other.box) < _SAME_PLACE for other in kept):
            kept.append(one)
    return kept


def _likely(sightings: Sequence[Sighting], beside: Sequence[Sighting], written: Written) -> list[Sighting]:
    """Keep what is sure by itself, what is nearly so near another mark, and what stands in a row with such marks.

    Pictograms come in rows, look-alikes alone.
    """
    sure = [one for one in sightings if one.chance >= _SURE]
    company = [*beside, *sure]
    sure = [one for one in sure if _is_sure_alone(one) or any(_in_company(one, two) for two in company)]
    rows = [*beside, *sure]
    return [one for one in sightings if one in sure or any(_in_row(one, two, written) for two in rows)]


def _is_sure_alone(one: Sighting) -> bool:
    return one.chance >= _SURE_ALONE and one.name not in _SILHOUETTES


def _in_company(one: Sighting, other: Sighting) -> bool:
    """Tell whether another mark of another name is about as high and not far off."""
    (ax, ay, bx, by), (cx, cy, dx, dy) = one.box, other.box
    away = math.hypot((ax + bx - cx - dx) / 2, (ay + by - cy - dy) / 2)
    alike = 0.3 < one.high / max(1.0, other.high) < 3.0
    return other.name != one.name and alike and away < _ROW * one.high


def _in_row(one: Sighting, other: Sighting, written: Written) -> bool:
    """Tell whether another mark of another name is about as high, close by, and on a line with it.

    Rows run along or across the print around them; where there is none, along or across the other mark.
    """
    if other.name == one.name or not _SHORTER < one.high / max(1.0, other.high) < 1 / _SHORTER:
        return False
    (x, y), (u, v) = np.mean(one.quad, axis=0).tolist(), np.mean(other.quad, axis=0).tolist()
    high = max(one.high, other.high)
    if math.hypot(x - u, y - v) > _ROW_GAP * high:
        return False
    (ax, ay), (bx, by) = other.quad[0], other.quad[1]
    turn = written.turn_at(x, y)
    angle = math.atan2(by - ay, bx - ax) if turn is None else math.radians(turn)
    along, across = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]]) @ (x - u, y - v)
    return min(abs(float(along)), abs(float(across))) < _OFF_ROW * high


def _shared(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> float:
    """Give the common area as a share of the smaller box."""
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or high <= 0:
        return 0.0
    return wide * high / max(1e-6, min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1])))
