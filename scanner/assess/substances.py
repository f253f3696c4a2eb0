"""The substances on a label: every print of each, and what the list says about its share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from scanner.assess.amount import Amount, adjusting, amounts
from scanner.assess.model import Certainty
from scanner.knowledge.base import Knowledge
from scanner.label.model import Ingredient, Label, Status
from scanner.label.wording import wordings

FRONT = "front"
ALTERNATIVES = " / "
"""What stands between the names that one print may stand for."""


@dataclass(frozen=True, slots=True)
class Print:
    """One printed ingredient, with its share and how sure it is that it stands for the substance."""

    ingredient: Ingredient
    amount: Amount
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Named:
    """What stands on a label under one name, or under a print that can be any one of several.

    `names` are INCI names: one for a substance, several for an ambiguous print, best first, of which `elsewhere` are
    those that the label surely names in another place. `prints` holds the surest first.
    """

    names: tuple[str, ...]
    prints: tuple[Print, ...]
    elsewhere: frozenset[str] = frozenset()

    @property
    def lead(self) -> Print:
        """The surest print."""
        return self.prints[0]

    @property
    def open(self) -> tuple[str, ...]:
        """The names that no other print settles."""
        return tuple(name for name in self.names if name not in self.elsewhere)


def printed_substances(label: Label, knowledge: Knowledge) -> list[Named]:
    """Gather the prints of each substance, and of each row of names that stay possible, in the order of the list.

    Where no list was read, the names on the front stand in for it, as possible ones. Where one was, a share that the
    front prints with a name of the list goes for it too.
    """
    canonical = knowledge.names.canonical
    gathered: dict[tuple[str, ...], tuple[tuple[str, ...], list[Print]]] = {}
    listed = [item for item in label.ingredients if item.listed != FRONT] or label.ingredients
    limits = {
        item.name: limit
        for item in listed
        if item.name and (limit := knowledge.amounts.get(canonical(item.name))) is not None
    }
    for item, amount in zip(listed, amounts(listed, limits), strict=True):
        names = {canonical(name): name for name in reversed(_names(item))}
        if names:
            key = tuple(sorted(names))
            _, prints = gathered.setdefault(key, (tuple(reversed(names.values())), []))
            said = bool(wordings(knowledge, "ph-adjuster").find(item.printed.text))
            prints.append(Print(item, adjusting(amount, said=said), _certainty(item)))
    if len(listed) < len(label.ingredients):
        for item in label.ingredients:
            if item.listed == FRONT:
                _add_share(item, gathered, knowledge)
    return list(_settled(gathered, knowledge))


def _add_share(
    item: Ingredient, gathered: dict[tuple[str, ...], tuple[tuple[str, ...], list[Print]]], knowledge: Knowledge
) -> None:
    """Give the share that stands beside a name on the front to the same name in the list, where it has none."""
    key = tuple(sorted({knowledge.names.canonical(name) for name in _names(item)}))
    if item.percent is None or len(key) != 1 or key not in gathered:
        return
    prints = gathered[key][1]
    if all(seen.amount.percent is None for seen in prints):
        prints[:] = [replace(seen, amount=replace(seen.amount, percent=item.percent)) for seen in prints]
    prints.append(Print(item, prints[0].amount, Certainty.POSSIBLE))


def _settled(
    gathered: dict[tuple[str, ...], tuple[tuple[str, ...], list[Print]]], knowledge: Knowledge
) -> Iterator[Named]:
    sure = {key[0] for key in gathered if len(key) == 1}
    for key, (names, prints) in gathered.items():
        named = Named(names, tuple(sorted(prints, key=lambda seen: list(Certainty).index(seen.certainty))))
        if len(key) == 1:
            yield named
            continue
        elsewhere = frozenset(name for name in names if knowledge.names.canonical(name) in sure)
        if len(elsewhere) < len(names):
            yield replace(named, elsewhere=elsewhere)


def _names(item: Ingredient) -> Sequence[str]:
    if item.status is Status.RECOGNISED and item.name is not None:
        return (item.name,)
    return [candidate.name for candidate in item.candidates] if item.status is Status.POSSIBLE else ()


def _certainty(item: Ingredient) -> Certainty:
    if item.status is not Status.RECOGNISED or item.optional or item.listed == FRONT:
        return Certainty.POSSIBLE
    exact = item.match is None or item.match.kind in ("exact", "alias")
    return Certainty.CERTAIN if exact else Certainty.PROBABLE
