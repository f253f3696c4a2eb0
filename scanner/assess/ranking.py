"""The order of the findings: what matters most comes first."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scanner.assess.concern import Concern
from scanner.assess.model import Certainty, Finding
from scanner.knowledge.hazards import BASES

PERSONAL = "profile-"


def ranked(concerns: Iterable[Concern]) -> tuple[Finding, ...]:
    """Order concerns and give each finding its `rank`, from 0.

    First what a profile asked for; then by severity. Within a severity the weightiest of each rule comes first and
    further members of the same rule after all of these, so that the first lines of a report name different things.
    Weight: what the pack itself says (sterility, dates, depth) before ingredients; established before reasoned before
    pattern; certain before possible; a printed percentage and a place high in the list before a trace. The order is
    the same for the same label.
    """
    by_weight = sorted(concerns, key=_weight)
    met: dict[tuple[str, str], int] = {}
    keyed = []
    for concern in by_weight:
        finding = concern.finding
        family = (finding.severity.value, finding.rule)
        met[family] = met.get(family, -1) + 1
        personal = not finding.rule.startswith(PERSONAL)
        keyed.append(((personal, finding.severity.rank, met[family] > 0, *_weight(concern)), finding))
    keyed.sort(key=lambda item: item[0])
    return tuple(replace(finding, rank=float(place)) for place, (_, finding) in enumerate(keyed))


def strongest(findings: Sequence[Finding]) -> Finding | None:
    """Give the first finding that is not suppressed; None where there is none."""
    return next((finding for finding in findings if finding.suppressed is None), None)


def _weight(concern: Concern) -> tuple[int, bool, int, int, float, bool, int, str, str]:
    finding, amount = concern.finding, concern.amount
    return (
        finding.severity.rank,
        not concern.pack,
        BASES.index(finding.basis),
        list(Certainty).index(finding.certainty),
        -(amount.percent or 0.0),
        amount.at_most is not None,
        concern.position,
        finding.rule,
        finding.about,
    )
