"""What kind of product a pack holds, from the words, numbers and signs on it, with the reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scanner.knowledge.base import Knowledge
from scanner.label.companion import Companions
from scanner.label.model import Claim, Kind, Mark, Needle, Polarity
from scanner.label.passage import Passage
from scanner.label.wording import wordings
from scanner.reading.model import Symbol

_ENOUGH = 6
_DEVICE_ENOUGH = 4
_SERUM_ENOUGH = 3
_DRESSING = "dressing"
_FOR_NEEDLING = ("needling", "needles", "device", "sign", "sterility")
# Signs that stand on medical devices and on nothing else.
_DEVICE_MARKS = (
    "ce-nb",
    "ce-nb-unread",
    "md",
    "udi-sign",
    "eu-representative",
    "sterile-barrier",
    "fda-number",
    "ukca",
    "ukca-nb",
)
_DEVICE_SYMBOLS = ("do_not_reuse", "package_damaged", "non_sterile", "sterile", "md", "udi", "do_not_resterilize")


@dataclass(frozen=True, slots=True)
class KindEvidence:
    """How much on a pack speaks for each kind, and why.

    `scores` holds points for needling, device, serum, kit, food, medicine, dressing and other-device, and for what of
    the needles is the pack's own; `reasons` the words that gave them. `needling` tells that the pack holds needles for
    the skin, or a device with them.
    """

    scores: Mapping[str, int] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()
    needling: bool = False

    def kind(self, *, list_found: bool) -> Kind:
        """Give the kind of product; an ingredient list makes it a serum, or a kit where it holds needles too."""
        score = self.scores.get
        if self._other and not self.needling:
            return Kind.SERUM if list_found and score("food", 0) < _ENOUGH else Kind.UNKNOWN
        serum = score("serum", 0) >= _SERUM_ENOUGH
        if self.needling:
            # A serum that names the roller it is used with is no device: needles of its own are printed with a
            # length, a count or a word about sterility, and not behind "use with".
            if (list_found or serum) and not self._own_needles:
                return Kind.SERUM
            return Kind.KIT if list_found or (serum and score("kit", 0) > 0) else Kind.DEVICE
        if list_found:
            return Kind.SERUM
        other = score("other-device", 0) or score("dressing", 0)
        if score("device", 0) >= _DEVICE_ENOUGH or (other and score("device", 0) >= 2):
            return Kind.DEVICE
        if score("dressing", 0) and score("sterility-said", 0):
            return Kind.DEVICE
        serum_like = serum and score("serum", 0) > score("food", 0)
        return Kind.SERUM if serum_like else Kind.UNKNOWN

    def uncertain(self, *, list_found: bool) -> bool:
        """Tell whether a pack that is not taken for a device may be one: it has words, lengths or signs of one."""
        score, kind = self.scores.get, self.kind(list_found=list_found)
        if kind in (Kind.DEVICE, Kind.KIT) or self._other:
            return False
        if score("sterility-doubted", 0) > 0:
            # A serum can be said not to be sterile; nobody is told to sterilise one.
            return score("sterility-required", 0) > 0 or not self._plain_serum(list_found=list_found)
        if score("needles-own", 0) > 0 and (not list_found or score("needling-own", 0) > 0):
            return True
        if kind is Kind.SERUM:
            return not list_found and score("device", 0) >= _DEVICE_ENOUGH
        return score("device", 0) >= 2 or score("needling-own", 0) >= _SERUM_ENOUGH

    @property
    def for_needling(self) -> tuple[str, ...]:
        """Give the reasons that speak for a needling device."""
        return tuple(reason for reason in self.reasons if reason.partition(":")[0] in _FOR_NEEDLING)

    @property
    def dressing(self) -> bool:
        """Whether the pack holds gauze, a plaster or the like, and no needles."""
        return self.scores.get("dressing", 0) >= _ENOUGH and not self.needling

    def _plain_serum(self, *, list_found: bool) -> bool:
        """Tell whether a pack is a serum's with nothing of needles or devices: it then speaks of itself."""
        score = self.scores.get
        sure = list_found or score("serum", 0) >= _ENOUGH
        return sure and not (score("needling", 0) or score("needles-own", 0) or score("signs", 0))

    @property
    def _other(self) -> bool:
        return max(self.scores.get("food", 0), self.scores.get("medicine", 0)) >= _ENOUGH

    @property
    def _own_needles(self) -> bool:
        score = self.scores.get
        named = score("needling-own", 0) >= _SERUM_ENOUGH
        said = score("sterility-doubted", 0) > 0 or (named and score("sterility-said", 0) > 0)
        return score("needles-own", 0) > 0 or said or (named and score("device", 0) >= _DEVICE_ENOUGH)


def kind_evidence(
    passage: Passage,
    symbols: Sequence[Symbol],
    needles: Sequence[Needle],
    marks: Sequence[Mark],
    claims: Sequence[Claim],
    knowledge: Knowledge,
) -> KindEvidence:
    """Weigh what on a pack tells its kind: words by the weights of the table, needle lengths and counts, signs."""
    words: dict[str, dict[str, int]] = {}
    own: dict[str, int] = {}
    companions = Companions(passage, knowledge)
    for hit in wordings(knowledge, "kind-word").find(passage.text):
        # "Cover with a plaster" is advice.
        if hit.phrase.meaning == _DRESSING and companions.names(hit.start, hit.end):
            continue
        weights = words.setdefault(hit.phrase.meaning, {})
        # The table's column for the method holds the weight of a word.
        weights[hit.phrase.text.casefold()] = int(hit.phrase.method)
        if hit.phrase.meaning == "needling" and not companions.names(hit.start, hit.end):
            own[hit.phrase.text.casefold()] = int(hit.phrase.method)
    scores = {meaning: min(12, sum(weights.values())) for meaning, weights in words.items()}
    reasons = [f"{meaning}: {word}" for meaning, weights in words.items() for word in weights]
    counts = [mark for mark in marks if mark.id == "needle-count"]
    printed = [f"{needle.length_mm:g} mm" for needle in needles] + [f"{mark.value} needles" for mark in counts]
    words_of = [needle.printed.text for needle in needles] + [mark.printed.text for mark in counts]
    theirs = [text for text in words_of if not companions.always(text)]
    signs = {mark.id for mark in marks if mark.id in _DEVICE_MARKS}
    signs |= {symbol.name for symbol in symbols if symbol.name in _DEVICE_SYMBOLS or symbol.name.startswith("sterile")}
    said = {claim.polarity for claim in claims if claim.id == "sterile"}
    sterile = bool(said - {Polarity.REQUIRED})
    scores["device"], scores["signs"] = scores.get("device", 0) + 2 * len(signs), len(signs)
    scores["needles-own"], scores["needling-own"] = 3 * len(theirs), min(12, sum(own.values()))
    scores["sterility-said"] = 3 * bool(said)
    scores["sterility-doubted"] = 3 * bool(said - {Polarity.CLAIMED})
    scores["sterility-required"] = 3 * (Polarity.REQUIRED in said)
    # A dressing "for use after microneedling" holds no needles; one beside a roller of the pack's own does.
    named = scores["needling-own"] if scores.get(_DRESSING) and not theirs else scores.get("needling", 0)
    needling = named + min(6, 3 * len(printed)) + (3 if printed and (sterile or signs) else 0)
    others = max(scores.get(other, 0) for other in ("food", "medicine", "other-device"))
    reasons += [f"needles: {text}" for text in printed] + [f"sign: {sign}" for sign in sorted(signs)]
    doubted = [claim for claim in claims if claim.id == "sterile" and claim.polarity is not Polarity.CLAIMED]
    reasons += [f"sterility: {claim.printed.text}" for claim in doubted]
    found = needling >= _ENOUGH and needling > others and needling >= scores.get(_DRESSING, 0)
    return KindEvidence(scores, tuple(reasons), found)
