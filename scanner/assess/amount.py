"""How much of an ingredient is in a product, as far as its list tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scanner.label.model import Ingredient

_UNORDERED = ("inactive", "active", "front")
_ENOUGH_TO_JUDGE = 8
_ADJUSTER = 1.0
"""The most that is taken of what only sets the pH, in percent by weight."""
_FAR_DOWN = 0.5
"""The place in a list, from 0 to 1, from which an acid said to set the pH is believed to do no more."""


@dataclass(frozen=True, slots=True)
class Amount:
    """What the list says about one ingredient's share.

    `percent` is the printed share, None where none is printed. `at_most` is the most it can be by its place in the
    list, None where the place tells nothing. `depth` is the place in the list from 0 (first) to 1 (last). `sets_ph`
    tells that the pack itself says, far down its list, that the ingredient is there to set the pH.
    """

    percent: float | None
    at_most: float | None
    depth: float
    sets_ph: bool = False

    def is_trace(self, percent: float) -> bool:
        """Tell whether no more than `percent` percent by weight is in the product, as printed or by the place."""
        known = self.percent if self.percent is not None else self.at_most
        if known is None and self.sets_ph:
            known = _ADJUSTER
        return known is not None and known <= percent


UNKNOWN = Amount(None, None, 0.0)


def amounts(ingredients: Sequence[Ingredient], limits: Mapping[str, float]) -> tuple[Amount, ...]:
    """Give the amount of each ingredient, in the order of `ingredients`.

    A list runs from most to least down to one percent; below that any order is allowed (Regulation (EC) 1223/2009,
    article 19). So whatever stands after an ingredient that is never used above one percent is at one percent or
    less itself. `limits` holds such ingredients with the most that is used, in percent by weight. Lists of US drugs
    ("active", "inactive") and lists in alphabetical order tell nothing by their order.
    """
    ordered = [item for item in ingredients if item.listed not in _UNORDERED and not item.optional]
    line = None if _alphabetical(ordered) else one_percent_line(ordered, limits)
    length = max(1, len(ordered) - 1)
    places = {id(item): place for place, item in enumerate(ordered)}
    found = []
    for item in ingredients:
        place = places.get(id(item))
        below = place is not None and line is not None and place > line
        found.append(Amount(item.percent, 1.0 if below else None, 1.0 if place is None else place / length))
    return tuple(found)


def adjusting(amount: Amount, *, said: bool) -> Amount:
    """Give an amount with what the pack says of the pH, which counts from the middle of the list on."""
    return replace(amount, sets_ph=said and amount.depth >= _FAR_DOWN)


def one_percent_line(ingredients: Sequence[Ingredient], limits: Mapping[str, float]) -> int | None:
    """Give the place of the first ingredient that is never used above one percent; None where there is none."""
    for place, item in enumerate(ingredients):
        if item.name is not None and limits.get(item.name, 100.0) <= 1.0 and not (item.percent or 0.0) > 1.0:
            return place
    return None


def _alphabetical(ingredients: Sequence[Ingredient]) -> bool:
    names = [item.printed.text.casefold() for item in ingredients]
    return len(names) >= _ENOUGH_TO_JUDGE and names == sorted(names)
