"""Concerns of the ingredients: what each printed name means for a state of the skin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.assess.amount import Amount
from scanner.assess.concern import Concern, fade, hazards_of, sources_of
from scanner.assess.model import Alternative, Finding
from scanner.assess.substances import ALTERNATIVES, FRONT, Named, printed_substances
from scanner.knowledge.base import Knowledge
from scanner.knowledge.hazards import BASES
from scanner.knowledge.model import Hazard, Severity, Skin
from scanner.label.model import Label, Printed

REGULATORY = "regulatory"


@dataclass(frozen=True, slots=True)
class _Judged:
    """What one name means: the severity of its strongest hazard, that hazard, and those under other rules."""

    name: str
    severity: Severity
    main: Hazard
    others: tuple[Hazard, ...]

    @property
    def rules(self) -> frozenset[str]:
        return frozenset(hazard.rule for hazard in (self.main, *self.others))


def ingredient_concerns(label: Label, knowledge: Knowledge, skin: Skin, rinsed: Printed | None = None) -> list[Concern]:
    """Give one concern for each substance of the list that has a hazard on such skin, in the order of the list.

    `rinsed` holds the words that say that the product is rinsed off: what then weighs less is one step down, never
    below a note.

    A substance printed twice is one concern with two pieces of evidence. Of several hazards the strongest becomes the
    finding and its `why` names the others. A print that can stand for several names is one "possible" concern for
    each rule that these fall under, with the strongest severity; its `why` names them all and its `alternatives` say
    what each would mean.
    """
    return [
        concern
        for named in printed_substances(label, knowledge)
        for concern in _concerns(named, knowledge, skin, rinsed)
    ]


def _concerns(named: Named, knowledge: Knowledge, skin: Skin, rinsed: Printed | None) -> Iterator[Concern]:
    judged = {name: _judged(name, named.lead.amount, knowledge, skin, rinsed) for name in named.names}
    families: dict[str, list[_Judged]] = {}
    for name in named.open:
        found = judged[name]
        if found is not None:
            families.setdefault(found.main.rule, []).append(found)
    several = len(named.names) > 1
    alternatives = tuple(_alternative(name, judged[name], knowledge) for name in named.names) if several else ()
    for family in families.values():
        yield _concern(named, family, alternatives, knowledge, rinsed)


def _judged(name: str, amount: Amount, knowledge: Knowledge, skin: Skin, rinsed: Printed | None) -> _Judged | None:
    hazards = [
        (severity, hazard)
        for hazard in hazards_of(name, knowledge)
        if (severity := _severity(hazard, amount, knowledge, skin, rinsed)) is not None
    ]
    if not hazards:
        return None
    severity, main = min(hazards, key=_leads)
    return _Judged(name, severity, main, tuple(hazard for _, hazard in hazards if hazard.rule != main.rule))


def _concern(
    named: Named,
    family: Sequence[_Judged],
    alternatives: tuple[Alternative, ...],
    knowledge: Knowledge,
    rinsed: Printed | None,
) -> Concern:
    lead = named.lead
    strongest = min(family, key=lambda item: _leads((item.severity, item.main)))
    rule = knowledge.rules[strongest.main.rule]
    names = tuple(item.name for item in family)
    if len(named.names) == 1 and lead.ingredient.name:
        names = (lead.ingredient.name,)
    # What holds for one name only is said with that name, among the alternatives.
    shared = [hazard for hazard in strongest.others if all(hazard.rule in item.rules for item in family)]
    sources = dict.fromkeys(s for item in family for hazard in (item.main, *item.others) for s in hazard.sources)
    finding = Finding(
        rule=rule.id,
        severity=strongest.severity,
        about=ALTERNATIVES.join(names),
        title=rule.title,
        why=" ".join(
            _why(
                named,
                strongest,
                shared,
                same=len({item.main.why for item in family}) == 1,
                knowledge=knowledge,
                rinsed=rinsed,
            )
        ),
        advice=rule.advice,
        certainty=lead.certainty,
        evidence=tuple(seen.ingredient.printed for seen in named.prints),
        match=lead.ingredient.match,
        sources=sources_of(sources, knowledge),
        basis=strongest.main.basis,
        also=tuple(dict.fromkeys(hazard.rule for item in family for hazard in item.others)),
        names=names,
        alternatives=alternatives,
    )
    return Concern(finding, lead.amount, lead.ingredient.position)


def _alternative(name: str, judged: _Judged | None, knowledge: Knowledge) -> Alternative:
    if judged is None:
        return Alternative(name)
    rule = knowledge.rules[judged.main.rule]
    said = [rule.why, judged.main.why, *_also(judged.others, knowledge)]
    return Alternative(name, rule.id, judged.severity, rule.title, " ".join(piece for piece in said if piece))


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
    named: Named,
    judged: _Judged,
    others: Sequence[Hazard],
    *,
    same: bool,
    knowledge: Knowledge,
    rinsed: Printed | None,
) -> Iterator[str]:
    lead, main = named.lead, judged.main
    if len(named.names) > 1:
        yield f"The print can stand for more than one name: {', '.join(named.names)}."
    yield knowledge.rules[main.rule].why
    if main.why and same:
        yield main.why
    if lead.amount.percent is not None and not lead.amount.is_trace(main.trace_percent):
        yield f"The pack prints {lead.amount.percent:g} %."
    if main.trace is not None and judged.severity is not main.severity and lead.amount.is_trace(main.trace_percent):
        yield _small(lead.amount)
    if rinsed is not None and main.rule in knowledge.rinse_off:
        yield f"The pack says “{rinsed.text}”: a product that is rinsed off is on the skin for a short time only."
    yield from _also(others, knowledge)
    if lead.ingredient.listed == FRONT:
        yield "The name stands on the pack outside a list; no list of ingredients was read."
    if lead.ingredient.optional:
        yield "The pack lists it as something the product may contain."


def _also(others: Sequence[Hazard], knowledge: Knowledge) -> Iterator[str]:
    if others:
        yield f"It also counts as: {'; '.join(knowledge.rules[hazard.rule].title for hazard in others)}."


def _small(amount: Amount) -> str:
    if amount.percent is not None:
        return f"The pack prints {amount.percent:g} %, which is little."
    if amount.at_most is None:
        return "The pack says that it is there to set the pH, and it stands far down the list."
    return "It stands in the part of the list where every ingredient is at one percent or less."
