"""A concern: a finding with its weight, and the hazards and sources that it is made of."""

from collections.abc import Iterable
from dataclasses import dataclass

from scanner.assess.amount import UNKNOWN, Amount
from scanner.assess.model import Finding
from scanner.knowledge.base import Knowledge
from scanner.knowledge.hazards import BASES
from scanner.knowledge.model import Hazard, Rule, Severity, Skin, Source

UNSOURCED = "unsourced"


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


def sources_of(ids: Iterable[str], knowledge: Knowledge) -> tuple[Source, ...]:
    """Give the sources with these ids, each once; "unsourced" only where there is no other."""
    wanted = dict.fromkeys(ids)
    if len(wanted) > 1:
        wanted.pop(UNSOURCED, None)
    return tuple(knowledge.sources[identity] for identity in wanted if identity in knowledge.sources)
