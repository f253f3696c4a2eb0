"""What was looked for: every rule, and whether it could be judged."""

from collections.abc import Iterable, Sequence

from scanner.assess.model import Checked
from scanner.assess.ph import printed_ph
from scanner.assess.substances import FRONT
from scanner.knowledge.base import Knowledge
from scanner.label.front_names import SOLD_AS_PEEL
from scanner.label.model import Label, Status
from scanner.reading.model import Reading

CHECKED = "checked"
NOT_CHECKED = "not-checked"


def ingredient_rules(knowledge: Knowledge) -> tuple[str, ...]:
    """Give the ids of the rules that judge ingredients, sorted."""
    return tuple(sorted(knowledge.hazards.rules))


def ingredients_checked(label: Label, readings: Iterable[Reading], knowledge: Knowledge) -> list[Checked]:
    """Say for each rule about ingredients whether the label could be judged by it, and why not.

    Without a list, or with a list that runs off the picture, no rule is checked. A list of which some names were not
    recognised was looked through as far as it was: the rules are checked, and `why` says how far.
    """
    hindrance = _hindrance(label, tuple(readings))
    state, why = (NOT_CHECKED, hindrance) if hindrance else (CHECKED, _extent(label))
    return [Checked(rule, state, why) for rule in ingredient_rules(knowledge)]


def statements_checked(label: Label, readings: Sequence[Reading], knowledge: Knowledge) -> list[Checked]:
    """Say for each rule about what is printed beside the list whether it could be judged, and why not."""
    listed = any(item.listed != FRONT for item in label.ingredients)
    text = any(reading.lines for reading in readings)
    why = "" if text else "No text was read."
    found = [Checked(rule, CHECKED if text else NOT_CHECKED, why) for rule in ("claim-vague", SOLD_AS_PEEL)]
    for rule in ("claim-contradicted", "front-ingredient"):
        missing = why or ("" if listed else "No ingredient list was found.")
        found.append(Checked(rule, NOT_CHECKED if missing else CHECKED, missing))
    printed = bool(printed_ph(readings))
    for rule in knowledge.ph_limits:
        found.append(Checked(rule, CHECKED if printed else NOT_CHECKED, "" if printed else "No pH is printed."))
    return found


def merged(checked: Iterable[Checked]) -> tuple[Checked, ...]:
    """Give each rule once; a rule that is judged in two ways is checked where either way was open."""
    found: dict[str, Checked] = {}
    for item in checked:
        if item.rule not in found or (found[item.rule].state == NOT_CHECKED and item.state == CHECKED):
            found[item.rule] = item
    return tuple(found.values())


def nothing_checked(checked: Iterable[Checked]) -> tuple[Checked, ...]:
    """Give the rules of a product of which nothing was read: none is checked."""
    why = "Nothing was read that the rule could judge."
    return tuple(Checked(item.rule, NOT_CHECKED, item.why or why) for item in checked)


def _hindrance(label: Label, readings: tuple[Reading, ...]) -> str:
    listed = [item for item in label.ingredients if item.listed != FRONT]
    named = [item for item in listed if item.status is Status.RECOGNISED]
    if not listed:
        if any(reading.unread for reading in readings):
            return "No ingredient list was read, and some places on the photo could not be read."
        return "No ingredient list was found."
    foreign = sum(_foreign(item.printed.text) and item.status is not Status.RECOGNISED for item in listed)
    if foreign > len(listed) / 2:
        return "Most of the list is in a script in which the database knows few names."
    if not named:
        return "No ingredient of the list was recognised."
    if label.list_cut_off:
        return "The ingredient list runs off the picture; what is outside was not seen."
    return ""


def _foreign(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return bool(letters) and sum(char > "\u024f" for char in letters) > len(letters) / 2


def _extent(label: Label) -> str:
    listed = [item for item in label.ingredients if item.listed != FRONT]
    named = sum(item.status is Status.RECOGNISED for item in listed)
    return "" if named == len(listed) else f"In the {named} of {len(listed)} ingredients that were recognised."
