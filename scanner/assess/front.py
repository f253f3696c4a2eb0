"""Front against back: what the pack says it leaves out, and names it advertises, against the list of ingredients."""

from collections.abc import Sequence
from fnmatch import fnmatchcase

from scanner.assess.concern import Concern, hazards_of, sources_of
from scanner.assess.model import Certainty, Finding
from scanner.assess.substances import ALTERNATIVES, FRONT
from scanner.knowledge.base import Knowledge
from scanner.knowledge.free_from import FreeFrom
from scanner.knowledge.front_words import ACTIVE
from scanner.knowledge.model import Severity, Skin
from scanner.label.front_names import SOLD_AS_PEEL
from scanner.label.model import Claim, Ingredient, Label, Polarity, Printed, Status

FREE_FROM = "free-from"
VAGUE = "vague"
FRONT_INGREDIENT = "front-ingredient"


def front_concerns(label: Label, knowledge: Knowledge, skin: Skin) -> list[Concern]:
    """Give the concerns of what stands outside the list: denials that it contradicts, and statements without meaning.

    A denial is contradicted where the list surely names something that its word covers; where it names only what the
    word is often taken to mean, the concern is a note.
    """
    concerns = []
    for word, said in _by_word(label.claims, FREE_FROM).items():
        meaning = knowledge.free_from.get(word)
        if meaning is not None:
            concerns += _contradiction(meaning, said, label, knowledge, skin)
    vague = [claim.printed for claim in label.claims if claim.id == VAGUE]
    if vague:
        concerns += _plain("claim-vague", VAGUE, _distinct(vague), "", knowledge, skin)
    listed = any(item.listed != FRONT for item in label.ingredients)
    if listed:
        for item in label.ingredients:
            if item.listed == FRONT and (item.name is not None or item.percent is not None):
                concerns += _advertised(item, label, knowledge, skin)
    peel = [claim.printed for claim in label.claims if claim.id == SOLD_AS_PEEL]
    if peel and (not listed or label.list_cut_off):
        concerns += _plain(SOLD_AS_PEEL, SOLD_AS_PEEL, _distinct(peel), "", knowledge, skin)
    return concerns


def matches(entry: str, name: str, rules: frozenset[str]) -> bool:
    """Tell whether an entry of a table (INCI name, pattern with `*`, or `rule:` and an id) stands for a substance."""
    if entry.startswith("rule:"):
        return entry[5:] in rules
    return fnmatchcase(name, entry) if "*" in entry else entry == name


def _by_word(claims: Sequence[Claim], kind: str) -> dict[str, list[Printed]]:
    found: dict[str, list[Printed]] = {}
    for claim in claims:
        if claim.id == kind and claim.polarity is Polarity.DENIED:
            found.setdefault(claim.scope, []).append(claim.printed)
    return found


def _contradiction(
    meaning: FreeFrom, said: Sequence[Printed], label: Label, knowledge: Knowledge, skin: Skin
) -> list[Concern]:
    covered, near = [], []
    for item in label.ingredients:
        if item.name is None or item.status is not Status.RECOGNISED or item.listed == FRONT:
            continue
        if _stands_in(meaning.not_meant, item.name, knowledge):
            continue
        if _stands_in(meaning.covers, item.name, knowledge):
            covered.append(item)
        elif _stands_in(meaning.near, item.name, knowledge):
            near.append(item)
    against = covered or near
    if not against:
        return []
    names = ", ".join(dict.fromkeys(item.name or "" for item in against))
    why = f"The pack says “{said[0].text}”, and the list names {names}. {meaning.remark}".strip()
    prints = _distinct([*said, *(item.printed for item in against)])
    return _plain("claim-contradicted", f"{FREE_FROM} {meaning.word}", prints, why, knowledge, skin, note=not covered)


def _stands_in(entries: Sequence[str], name: str, knowledge: Knowledge) -> bool:
    """Tell whether a substance stands in a list of entries under any of its names or rules."""
    rules = frozenset(hazard.rule for hazard in hazards_of(name, knowledge))
    return any(matches(entry, other, rules) for other in knowledge.names.same_as(name) for entry in entries)


def _advertised(item: Ingredient, label: Label, knowledge: Knowledge, skin: Skin) -> list[Concern]:
    """Give the concern of a name on the front that no ingredient of the list answers to."""
    canonical = knowledge.names.canonical
    names = _possible(item)
    listed = {canonical(name) for other in label.ingredients if other.listed != FRONT for name in _possible(other)}
    if any(canonical(name) in listed for name in names) or not any(hazards_of(name, knowledge) for name in names):
        return []
    found = item.match.found if item.match is not None else ""
    entries = next((word.answered_by for word in knowledge.front_words[ACTIVE] if word.word == found), ())
    if item.name is None and any(_stands_in(entries, name, knowledge) for name in listed):
        return []
    said = f"The list of ingredients that was read does not name {ALTERNATIVES.join(names)}."
    if item.percent is not None:
        said = f"{said} The pack prints {item.percent:g} %."
    about = ALTERNATIVES.join(names)
    return _plain(FRONT_INGREDIENT, about, (item.printed,), said, knowledge, skin, names=tuple(names))


def _possible(item: Ingredient) -> list[str]:
    return [item.name] if item.name else [candidate.name for candidate in item.candidates]


def _plain(
    rule_id: str,
    about: str,
    prints: tuple[Printed, ...],
    why: str,
    knowledge: Knowledge,
    skin: Skin,
    *,
    note: bool = False,
    names: tuple[str, ...] = (),
) -> list[Concern]:
    rule = knowledge.rules[rule_id]
    severity = Severity.NOTE if note else rule.severity(skin)
    if severity is None:
        return []
    finding = Finding(
        rule=rule.id,
        severity=severity,
        about=about,
        title=rule.title,
        why=f"{why} {rule.why}".strip(),
        advice=rule.advice,
        certainty=Certainty.CERTAIN,
        evidence=prints,
        sources=sources_of(rule.sources, knowledge),
        names=names,
    )
    return [Concern(finding)]


def _distinct(prints: Sequence[Printed]) -> tuple[Printed, ...]:
    return tuple({(item.text, item.places): item for item in prints}.values())
