"""What a rule about packs is given, and what it gives back."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from scanner.assess.model import Certainty
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity
from scanner.label.model import Claim, Kind, Label, Mark, Polarity, Printed, PrintedDate
from scanner.label.pack import ELECTRICAL, NEEDLING
from scanner.label.wording import wordings
from scanner.reading.model import Reading

_SURE, _LIKELY = 0.85, 0.6
_ENOUGH_LINES, _ENOUGH_LETTERS = 2, 24
# The kinds of reasons that speak for a needling device.
_SPEAKING = {"needling", "needles", "device", "sign"}
# What stands on the side of a pack that carries its particulars; a front has none of it.
_PARTICULARS = (
    "lot",
    "ref",
    "serial",
    "manufacturer",
    "company",
    "importer",
    "distributor",
    "origin",
    "ce",
    "ce-nb",
    "ce-nb-unread",
)


@dataclass(frozen=True, slots=True)
class PackCase:
    """One pack to be judged. `today` is None where dates are not to be judged."""

    label: Label
    readings: Sequence[Reading]
    knowledge: Knowledge
    today: date | None

    @property
    def needling(self) -> bool:
        """Whether the pack holds needles for the skin; a serum that only names a roller does not."""
        return self.uncertain or (self.device and bool(self.marks(NEEDLING)))

    @property
    def device(self) -> bool:
        """Whether the pack holds a device of any kind, or may hold one."""
        return self.label.kind in (Kind.DEVICE, Kind.KIT) or self.uncertain

    @property
    def uncertain(self) -> bool:
        """Whether the pack may hold a needling device, but could not be told to: what it says is judged, no absence."""
        return bool(self.label.kind_reasons)

    @property
    def hardly(self) -> bool:
        """Whether one thing alone speaks for a needling device on a pack of uncertain kind, such as a length."""
        if not self.uncertain or any(claim.polarity is not Polarity.CLAIMED for claim in self.claims("sterile")):
            return False
        kinds = {reason.partition(":")[0] for reason in self.label.kind_reasons} & _SPEAKING
        return len(kinds) + bool(self.marks("material")) < 2

    @property
    def electrical(self) -> bool:
        """Whether the pack names electrical parts."""
        return bool(self.marks(ELECTRICAL))

    @property
    def pasted(self) -> bool:
        """Whether the words were given as text, not read off photos."""
        return not any(reading.photo is not None for reading in self.readings)

    def marks(self, *ids: str) -> list[Mark]:
        """Give the marks with one of the ids."""
        return [mark for mark in self.label.marks if mark.id in ids]

    def claims(self, *ids: str, polarity: Polarity | None = None) -> list[Claim]:
        """Give the claims with one of the ids, and of one polarity where it is given."""
        return [
            claim for claim in self.label.claims if claim.id in ids and (polarity is None or claim.polarity is polarity)
        ]

    def part_class(self, claim: Claim) -> str:
        """Give what a claim's scope belongs to: tip, handle, other; empty where the whole product is meant."""
        for phrase in self.knowledge.phrases.get("part", ()):
            if phrase.meaning == claim.scope:
                return phrase.scope
        return ""

    def sterile(self) -> list[Claim]:
        """Give the claims that the needles are sterile."""
        found = self.claims("sterile", polarity=Polarity.CLAIMED)
        return [claim for claim in found if self.part_class(claim) in ("", "tip") or not self.needling]

    def denied(self) -> list[Claim]:
        """Give the statements that the needles are not sterile."""
        found = self.claims("sterile", polarity=Polarity.DENIED)
        return [claim for claim in found if self.part_class(claim) in ("", "tip") or not self.needling]

    def dates(self, *kinds: str) -> list[PrintedDate]:
        """Give the dates of the kinds."""
        return [found for found in self.label.dates if found.kind in kinds]

    def undated(self) -> list[PrintedDate]:
        """Give the dates that nothing says what they are of, where one of them may be a use-by date."""
        return [found for found in self.dates("unknown") if found.last]

    def says_home(self) -> list[Claim]:
        """Give the statements that it is for use at home."""
        return self.claims("use:home", polarity=Polarity.CLAIMED)

    @property
    def hindrance(self) -> str:
        """Why the absence of something means nothing on what was read; empty where it does mean something."""
        if self.uncertain:
            return "It could not be told whether the pack holds a needling device."
        if self.pasted:
            return ""
        lines = [line for reading in self.readings for line in reading.lines]
        unread = sum(len(reading.unread) for reading in self.readings)
        if len(lines) < _ENOUGH_LINES or sum(len(line.text) for line in lines) < _ENOUGH_LETTERS:
            return "Too little of the pack was read."
        if unread > len(lines):
            return "More places on the photo could not be read than could."
        if self.other_script > len(lines):
            return "Most of the print is in a script that no reader here knows."
        return ""

    @property
    def other_script(self) -> int:
        """How many places hold print in a script that no reader here knows."""
        return sum(len(reading.other_script) for reading in self.readings)

    @property
    def particulars_seen(self) -> bool:
        """Whether the side with the particulars (lot, dates, maker) was seen, or more than one side."""
        if self.pasted or self.label.sides > 1 or self.label.lot is not None or self.label.udi is not None:
            return True
        return bool(self.marks(*_PARTICULARS)) or bool(self.label.dates)

    @property
    def where_looked(self) -> str:
        """Say in words how much was looked at: "not seen" is followed by this."""
        if self.pasted:
            return "in the text given"
        sides = self.label.sides
        return "on the one side photographed" if sides == 1 else f"on the {sides} sides photographed"


@dataclass(frozen=True, slots=True)
class PackConcern:
    """What a rule found: the rule's id, what it is about, the evidence, and a sentence of what was read.

    `weaker` lowers the severity of the rule's document to the one given, where only the weaker form is met.
    """

    rule: str
    about: str
    detail: str
    evidence: tuple[Printed, ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    weaker: Severity | None = None


PackRule = Callable[[PackCase], Iterable[PackConcern]]


def certainty_of(evidence: Iterable[Printed]) -> Certainty:
    """Give how sure a finding is that rests on words read: by the least sure of them."""
    lowest = min((printed.confidence for printed in evidence), default=1.0)
    return Certainty.CERTAIN if lowest >= _SURE else Certainty.PROBABLE if lowest >= _LIKELY else Certainty.POSSIBLE


def found(rule: str, about: str, detail: str, *evidence: Printed, weaker: Severity | None = None) -> PackConcern:
    """Make a concern that rests on words read."""
    return PackConcern(rule, about, detail, evidence, certainty_of(evidence), weaker)


def absent(case: PackCase, rule: str, about: str, what: str, *, weaker: Severity | None = None) -> list[PackConcern]:
    """Make the concern that something was not seen, where its absence means something.

    It is a note where only a front was photographed, since most packs carry such particulars on another side, and
    where some print is in a script that no reader here knows, since it may stand there.
    """
    if case.hindrance:
        return []
    if not case.particulars_seen or case.other_script:
        weaker = Severity.NOTE
    certainty = Certainty.PROBABLE if case.particulars_seen else Certainty.POSSIBLE
    if case.pasted:
        certainty = Certainty.CERTAIN
    return [PackConcern(rule, about, f"{what} was not seen {case.where_looked}.", (), certainty, weaker)]


def quoted(printed: Printed) -> str:
    """Give the words as printed in quotation marks, shortened where they are long."""
    text = printed.text if len(printed.text) <= 60 else printed.text[:57].rstrip() + "..."
    return f"“{text}”"


def has_wording(case: PackCase, kind: str, meaning: str, text: str) -> bool:
    """Tell whether a wording of one kind and meaning stands in a text."""
    return any(hit.phrase.meaning == meaning for hit in wordings(case.knowledge, kind).find(text))
