"""The nouns of the knowledge room."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters for a skin state, strongest first."""

    AVOID = "avoid"
    CAUTION = "caution"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for avoid, 1 for caution, 2 for note."""
        return list(Severity).index(self)


class Skin(StrEnum):
    """The state of the skin: the first 24 hours after needling, up to day 7, or not needled."""

    NEEDLED = "needled"
    HEALING = "healing"
    INTACT = "intact"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from. `verification` is "seen" or "unverified" (cited from memory, not looked up)."""

    id: str
    citation: str
    verification: str


@dataclass(frozen=True, slots=True)
class Substance:
    """An entry of the INCI vocabulary. `name` is the INCI name in capitals, as the inventory prints it."""

    name: str
    cas: tuple[str, ...] = ()
    ec: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    annex: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as a document: what it looks for, why it matters, what to do.

    `severity` holds one value a skin state; None where the rule is silent for that state.
    `sources` are ids of `Source`s; ("unsourced",) where there is none.
    """

    id: str
    title: str
    looks_for: str
    why: str
    advice: str
    needled: Severity | None
    healing: Severity | None
    intact: Severity | None
    sources: tuple[str, ...]

    def severity(self, skin: Skin) -> Severity | None:
        """Give the rule's severity for a skin state."""
        return {Skin.NEEDLED: self.needled, Skin.HEALING: self.healing, Skin.INTACT: self.intact}[skin]


@dataclass(frozen=True, slots=True)
class Hazard:
    """One reason why one substance is a concern on open skin.

    `rule` is the id of the family's `Rule`, such as "retinoid"; the hazard's own `why` and `sources` add to it.
    `basis` is "established" (law, a baseline series, a published report) or "reasoned" (from what it does on intact
    skin or from its chemistry) or "pattern" (a member of a family by its name, not reviewed one by one).
    `severity` is for needled skin; the rule tells how it fades for other skin states. `trace` is the severity where
    no more than `trace_percent` percent by weight is in the product, None where the amount makes no difference.
    `series` names the baseline series that test it, `annex` its entry in the EU cosmetics regulation.
    """

    name: str
    rule: str
    mechanism: str
    severity: Severity
    basis: str
    why: str
    sources: tuple[str, ...]
    cross_reactors: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    trace: Severity | None = None
    trace_percent: float = 1.0
    annex: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A wording found on packs.

    `kind` says what table it is from, `meaning` its key there, `lang` an ISO 639-1 code.
    """

    text: str
    lang: str
    kind: str
    meaning: str
    priority: int = 0
    method: str = ""
    scope: str = ""
