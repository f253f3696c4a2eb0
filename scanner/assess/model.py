"""The nouns of the assess room: findings with their evidence, and what was checked."""

from dataclasses import dataclass
from enum import StrEnum

from scanner.knowledge.model import Severity, Skin, Source
from scanner.label.model import Label, Match, Printed
from scanner.reading.model import Reading


class Certainty(StrEnum):
    """How sure it is that the label says what the finding says."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"


class Outcome(StrEnum):
    """The three answers: something was found, nothing of what was looked for, or too little could be read to say."""

    CONCERNS = "concerns"
    NONE_FOUND = "none-found"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why and until when (ISO date, or None) a finding is hidden."""

    reason: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """One INCI name that a print can stand for, and what it would mean.

    `rule`, `severity`, `title` and `why` are those of the name's strongest concern; None and empty where it has none.
    """

    name: str
    rule: str | None = None
    severity: Severity | None = None
    title: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One concern.

    `rule` is the id of the rule's document; `about` an INCI name or the id of a claim; `why` and `advice` are for
    the person; `evidence` the words as printed; `match` how an ingredient was recognised, None for pack rules;
    `rank` orders findings of one report, smallest first. `basis` is how well founded it is: "established", "reasoned"
    or "pattern". `also` holds the ids of the other rules that what it is about meets, which have no finding of their
    own. `names` holds the INCI names of a concern about an ingredient: several where the print stays ambiguous and each
    has this concern, `about` then being all of them. `alternatives` holds every name that such a print can stand for,
    also those with another concern or with none.
    """

    rule: str
    severity: Severity
    about: str
    title: str
    why: str
    advice: str
    certainty: Certainty
    evidence: tuple[Printed, ...]
    match: Match | None = None
    sources: tuple[Source, ...] = ()
    suppressed: Suppression | None = None
    rank: float = 0.0
    basis: str = "established"
    also: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """Whether a rule could be judged; `state` is checked or not-checked, `why` says why not."""

    rule: str
    state: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class AssessedProduct:
    """One product, read, understood and judged: what every report is made from."""

    name: str
    readings: tuple[Reading, ...]
    label: Label
    outcome: Outcome
    findings: tuple[Finding, ...]
    checked: tuple[Checked, ...]
    skin: Skin
    today: str | None
