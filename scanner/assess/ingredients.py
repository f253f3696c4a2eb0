"""Concerns of the ingredients: what each printed name means for a state of the skin."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scanner.assess.amount import UNKNOWN, Amount, amounts
from scanner.assess.model import Certainty, Finding
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Hazard, Rule, Severity, Skin, Source
from scanner.label.model import Candidate, Ingredient, Label, Printed, Status

UNSOURCED = "unsourced"
FRONT = "front"
REGULATORY = "regulatory"
BASES = ("established", "reasoned", "pattern")


@dataclass(frozen=True, slots=True)
class Concern:
    """A finding with what its place in the report depends on.

    `amount` is what the list says about the share, `position` the place in the list, or among the rules about packs
    where the concern is a `pack`'s.
    """

    finding: Finding
    amount: Amount = UNKNOWN
    position: int = 0
    pack: bool = False


@dataclass(frozen=True, slots=True)
class Print:
    """One printed ingredient standing for one substance; `instead` holds what else the print can stand for."""

    ingredient: Ingredient
    amount: Amount
    certainty: Certainty
    instead: tuple[Candidate, ...] = ()


def ingredient_concerns(label: Label, knowledge: Knowledge, skin: Skin, rinsed: Printed | None = None) -> list[Concern]:
    """Give one concern for each substance of the list that has a hazard on such skin, in the order of the list.

    `rinsed` holds the words that say that the product is rinsed off: what then weighs less is one step down, never
    below a note.

    A substance printed twice is one concern with two pieces of evidence. Of several hazards the strongest becomes the
    finding and its `why` names the others. Where a print can stand for several names and only some are hazards, the
    finding is "possible" and its `why` names them all.
    """
    return [
        concern
        for name, prints in printed_substances(label, knowledge).items()
        if (concern := _concern(name, prints, knowledge, skin, rinsed)) is not None
    ]


def hazards_of(name: str, knowledge: Knowledge) -> tuple[Hazard, ...]:
    """Give the hazards of the substance with an INCI name, under whichever of its names they are listed."""
    found: dict[str, Hazard] = {}
    names = dict.fromkeys((name, *knowledge.names.same_as(name)))
    listed = [hazard for other in names for hazard in knowledge.hazards.get(other, ())]
    for hazard in sorted(listed, key=lambda item: (BASES.index(item.basis) > 1, item.severity.rank)):
        if found and hazard.basis == "pattern":
            continue
        found.setdefault(hazard.rule, hazard)
    return tuple(found.values())


def fade(severity: Severity, rule: Rule, skin: Skin) -> Severity | None:
    """Give a hazard's severity for a state of the skin.

    A hazard fades by as many steps as its rule does from needled skin to this one; None beyond a note, or where the
    rule is silent.
    """
    now, needled = rule.severity(skin), rule.needled
    if now is None or needled is None:
        return None
    steps = severity.rank + now.rank - needled.rank
    return tuple(Severity)[max(0, steps)] if steps < len(Severity) else None


def printed_substances(label: Label, knowledge: Knowledge) -> dict[str, list[Print]]:
    """Gather the prints of each substance, by the canonical INCI name, in the order of the list.

    Where no list was read, the names on the front stand in for it, as possible ones.
    """
    gathered: dict[str, list[Print]] = {}
    listed = [item for item in label.ingredients if item.listed != FRONT] or label.ingredients
    limits = {
        item.name: limit
        for item in listed
        if item.name and (limit := knowledge.amounts.get(knowledge.names.canonical(item.name))) is not None
    }
    for item, amount in zip(listed, amounts(listed, limits), strict=True):
        for name, seen in _readings(item, amount):
            gathered.setdefault(knowledge.names.canonical(name), []).append(seen)
    return gathered


def sure_prints(prints: Sequence[Print]) -> list[Print]:
    """Give the prints that stand for this substance and no other, all where there is none; the surest first."""
    sure = [seen for seen in prints if not seen.instead] or list(prints)
    return sorted(sure, key=lambda seen: list(Certainty).index(seen.certainty))


def sources_of(ids: Iterable[str], knowledge: Knowledge) -> tuple[Source, ...]:
    """Give the sources with these ids, each once; "unsourced" only where there is no other."""
    wanted = dict.fromkeys(ids)
    if len(wanted) > 1:
        wanted.pop(UNSOURCED, None)
    return tuple(knowledge.sources[identity] for identity in wanted if identity in knowledge.sources)


def _readings(item: Ingredient, amount: Amount) -> Iterator[tuple[str, Print]]:
    if item.status is Status.RECOGNISED and item.name is not None:
        exact = item.match is None or item.match.kind in ("exact", "alias")
        certainty = Certainty.CERTAIN if exact else Certainty.PROBABLE
        doubtful = item.optional or item.listed == FRONT
        yield item.name, Print(item, amount, Certainty.POSSIBLE if doubtful else certainty)
    elif item.status is Status.POSSIBLE:
        for candidate in item.candidates:
            others = tuple(other for other in item.candidates if other.name != candidate.name)
            yield candidate.name, Print(item, amount, Certainty.POSSIBLE, others)


def _concern(
    name: str, prints: Sequence[Print], knowledge: Knowledge, skin: Skin, rinsed: Printed | None
) -> Concern | None:
    sure = sure_prints(prints)
    lead = sure[0]
    judged = [
        (severity, hazard)
        for hazard in hazards_of(name, knowledge)
        if (severity := _severity(hazard, lead.amount, knowledge, skin, rinsed)) is not None
    ]
    if not judged:
        return None
    severity, main = min(judged, key=_leads)
    rule = knowledge.rules[main.rule]
    others = [hazard for _, hazard in judged if hazard.rule != main.rule]
    about = lead.ingredient.name or name
    finding = Finding(
        rule=rule.id,
        severity=severity,
        about=about,
        title=rule.title,
        why=" ".join(_why(main, others, lead, knowledge, severity, rinsed)),
        advice=rule.advice,
        certainty=lead.certainty,
        evidence=tuple(seen.ingredient.printed for seen in sure),
        match=lead.ingredient.match,
        sources=sources_of((s for hazard in (main, *others) for s in hazard.sources), knowledge),
        basis=main.basis,
    )
    return Concern(finding, lead.amount, lead.ingredient.position)


def _leads(judged: tuple[Severity, Hazard]) -> tuple[int, bool, int]:
    """Put what a substance does before what the law says of it."""
    severity, hazard = judged
    return severity.rank, hazard.mechanism == REGULATORY, BASES.index(hazard.basis)


def _severity(
    hazard: Hazard, amount: Amount, knowledge: Knowledge, skin: Skin, rinsed: Printed | None
) -> Severity | None:
    trace = hazard.trace is not None and amount.is_trace(hazard.trace_percent)
    severity = fade(
        hazard.trace if trace and hazard.trace is not None else hazard.severity, knowledge.rules[hazard.rule], skin
    )
    if severity is None or rinsed is None or hazard.rule not in knowledge.rinse_off:
        return severity
    return tuple(Severity)[min(severity.rank + 1, Severity.NOTE.rank)]


def _why(
    main: Hazard,
    others: Sequence[Hazard],
    lead: Print,
    knowledge: Knowledge,
    severity: Severity,
    rinsed: Printed | None,
) -> Iterator[str]:
    if lead.instead:
        names = ", ".join(candidate.name for candidate in (*_self(lead, main), *lead.instead))
        yield f"The print can stand for more than one name: {names}."
    yield knowledge.rules[main.rule].why
    if main.why:
        yield main.why
    if lead.amount.percent is not None and not lead.amount.is_trace(main.trace_percent):
        yield f"The pack prints {lead.amount.percent:g} %."
    if main.trace is not None and severity is not main.severity and lead.amount.is_trace(main.trace_percent):
        yield _small(lead.amount)
    if rinsed is not None and main.rule in knowledge.rinse_off:
        yield f"The pack says “{rinsed.text}”: a product that is rinsed off is on the skin for a short time only."
    if others:
        titles = "; ".join(knowledge.rules[hazard.rule].title for hazard in others)
        yield f"It also counts as: {titles}."
    if lead.ingredient.listed == FRONT:
        yield "The name stands on the pack outside a list; no list of ingredients was read."
    if lead.ingredient.optional:
        yield "The pack lists it as something the product may contain."


def _self(lead: Print, main: Hazard) -> tuple[Candidate, ...]:
    others = {candidate.name for candidate in lead.instead}
    return tuple(candidate for candidate in lead.ingredient.candidates if candidate.name not in others)


def _small(amount: Amount) -> str:
    if amount.percent is not None:
        return f"The pack prints {amount.percent:g} %, which is little."
    return "It stands in the part of the list where every ingredient is at one percent or less."
