"""Concerns of the ingredients: what each printed name means for a state of the skin."""

from collections.abc import Iterator, Sequence

from scanner.assess.amount import Amount
from scanner.assess.concern import Concern, fade, hazards_of, sources_of
from scanner.assess.model import Finding
from scanner.assess.substances import FRONT, Print, printed_substances, sure_prints
from scanner.knowledge.base import Knowledge
from scanner.knowledge.hazards import BASES
from scanner.knowledge.model import Hazard, Severity, Skin
from scanner.label.model import Candidate, Label, Printed

REGULATORY = "regulatory"


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
        also=tuple(hazard.rule for hazard in others),
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
