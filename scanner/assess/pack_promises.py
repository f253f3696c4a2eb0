"""Rules about what a pack promises, what it warns of, and words that call for a second look."""

from collections.abc import Iterable

from scanner.assess.model import Certainty
from scanner.assess.pack_case import PackCase, PackConcern, absent, found, has_wording, quoted
from scanner.knowledge.model import Severity
from scanner.label.model import Kind

_EAST_ASIAN = ("ko", "ja", "zh")
_INSTRUCTIONS = ("warning:disinfect-skin", "warning:frequency", "warning:disposal")
_NO_WARNING = ("warning:pack-damaged", "warning:children", "warning:replace-after", "warning:disinfect-device")
_FLAGS = {
    "flag:numbing": "numbing",
    "flag:bleeding": "bleeding",
    "flag:teenagers": "for-minors",
    "flag:used-goods": "used-goods",
    "flag:all-skin": "all-skin",
    "flag:bulk-pack": "bulk-pack",
    "flag:price-words": "quality-words",
    "flag:export-only": "quality-words",
}
_LANGUAGES = {"ko": "Korean", "ja": "Japanese", "zh": "Chinese"}


def claim_disease(case: PackCase) -> Iterable[PackConcern]:
    """Report a promise to treat a condition; a note on a product without needles."""
    claims = case.claims("treatment:disease")
    if claims:
        weaker = None if case.needling else Severity.NOTE
        said = f"The pack says {quoted(claims[0].printed)}."
        yield found("claim-disease", claims[0].id, said, *(claim.printed for claim in claims), weaker=weaker)


def claim_active_acne(case: PackCase) -> Iterable[PackConcern]:
    """Report needling offered for active acne."""
    claims = case.claims("treatment:acne")
    if claims and case.needling:
        yield found("claim-active-acne", claims[0].id, f"The pack says {quoted(claims[0].printed)}.", claims[0].printed)


def claim_collagen(case: PackCase) -> Iterable[PackConcern]:
    """Note a promise about the inside of the skin."""
    claims = case.claims("treatment:collagen")
    if claims and case.needling:
        yield found("claim-collagen", claims[0].id, f"The pack says {quoted(claims[0].printed)}.", claims[0].printed)


def serum_on_needled_skin(case: PackCase) -> Iterable[PackConcern]:
    """Report needles offered with a serum, in a kit or by a word such as "apply"; a note where one is only named."""
    claims = case.claims("flag:serum")
    if not case.needling or case.uncertain or not claims:
        return
    lines = [line.text for reading in case.readings for line in reading.lines]
    kit = case.label.kind is Kind.KIT or has_wording(case, "kind-word", "kit", "\n".join(lines))
    words = {claim.printed.text for claim in claims}
    offered = any(has_wording(case, "serum-cue", "offered", line) for line in lines if any(w in line for w in words))
    said = f"The pack holds needles and names {quoted(claims[0].printed)}."
    weaker = None if kit or offered else Severity.NOTE
    yield found("serum-on-needled-skin", "serum", said, *(claim.printed for claim in claims[:3]), weaker=weaker)


def no_warnings(case: PackCase) -> Iterable[PackConcern]:
    """Note needles without any of the warnings looked for."""
    if not case.needling:
        return []
    given = [claim for claim in case.label.claims if claim.id.startswith("warning:") and claim.id not in _NO_WARNING]
    return [] if given else absent(case, "no-warnings", "warnings", "Any of the warnings looked for")


def no_ifu(case: PackCase) -> Iterable[PackConcern]:
    """Note needles without instructions or a sign for them."""
    if not case.needling or case.marks("ifu") or case.claims(*_INSTRUCTIONS):
        return []
    return absent(case, "no-ifu", "instructions", "Instructions, or a sign for them,")


def latex(case: PackCase) -> Iterable[PackConcern]:
    """Report natural rubber latex in the pack or its parts; the document speaks of latex put on the skin."""
    marks = case.marks("latex")
    if marks and case.device:
        said = f"The pack says {quoted(marks[0].printed)}."
        yield found("latex", "latex", said, marks[0].printed, weaker=Severity.CAUTION)


def language_only(case: PackCase) -> Iterable[PackConcern]:
    """Note a pack whose statements are in one East Asian language only."""
    languages = case.label.languages
    if case.device and len(languages) == 1 and languages[0] in _EAST_ASIAN:
        said = f"All statements that were recognised are in {_LANGUAGES[languages[0]]}."
        certainty = Certainty.CERTAIN if case.pasted else Certainty.PROBABLE
        yield PackConcern("language-only", languages[0], said, (), certainty)


def flags(case: PackCase) -> Iterable[PackConcern]:
    """Report wordings that call for a second look."""
    if not case.needling:
        return
    told = set()
    for claim in case.label.claims:
        rule = _FLAGS.get(claim.id)
        if rule is not None and rule not in told:
            told.add(rule)
            yield found(rule, claim.id, f"The pack says {quoted(claim.printed)}.", claim.printed)
