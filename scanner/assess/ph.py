"""The pH printed on a pack."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.assess.concern import Concern, sources_of
from scanner.assess.model import Certainty, Finding
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Skin
from scanner.label.model import Printed
from scanner.label.passage import Passage
from scanner.reading.model import Reading

_NUMBER = r"(\d{1,2}(?:[.,]\d{1,2})?)"
# "pH 3.5", "pH: 3,2 - 3,8", "pH ~ 4", "pH value of 5.5"; not "pH-balanced", "PH 1234", "ph. 020 7946 0001".
_PRINTED = re.compile(
    rf"(?<![^\W_])[pP][Hh](?:[ -]?(?i:value|wert|level))?\s*(?:of\s*)?[:=~≈]?\s*(?:approx\.?\s*|ca\.?\s*|about\s*)?"
    rf"{_NUMBER}(?:\s*(?:-|–|—|~|to|bis)\s*{_NUMBER})?(?![\d.,]*\d|\s?(?:mm|ml|g|%)\b)"
)
_HIGHEST = 14.0


@dataclass(frozen=True, slots=True)
class PrintedPh:
    """A pH as printed; `lowest` and `highest` are equal unless a range is printed."""

    lowest: float
    highest: float
    printed: Printed


def printed_ph(readings: Sequence[Reading]) -> list[PrintedPh]:
    """Find the pH values printed on a pack, in the order of the text; numbers above 14 are none."""
    passage = Passage.of(readings)
    found = []
    for match in _PRINTED.finditer(passage.text):
        first = float(match[1].replace(",", "."))
        second = float(match[2].replace(",", ".")) if match[2] else first
        if max(first, second) <= _HIGHEST and first <= second:
            found.append(PrintedPh(first, second, passage.printed(match.start(), match.end())))
    return found


def ph_concerns(readings: Sequence[Reading], knowledge: Knowledge, skin: Skin) -> Iterator[Concern]:
    """Give the concerns of the pH printed: one a rule, where the whole range lies beyond its limit."""
    values = printed_ph(readings)
    for rule_id, limit in knowledge.ph_limits.items():
        beyond = [value for value in values if limit.passed(value.lowest, value.highest)]
        rule = knowledge.rules[rule_id]
        severity = rule.severity(skin)
        if not beyond or severity is None:
            continue
        yield Concern(
            Finding(
                rule=rule.id,
                severity=severity,
                about="pH",
                title=rule.title,
                why=f"The pack says “{beyond[0].printed.text}”. {rule.why}",
                advice=rule.advice,
                certainty=Certainty.CERTAIN,
                evidence=tuple(value.printed for value in beyond),
                sources=sources_of(rule.sources, knowledge),
                basis="reasoned",
            )
        )
