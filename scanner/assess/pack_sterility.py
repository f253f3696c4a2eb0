"""Rules about sterility and re-use."""

from collections.abc import Iterable

from scanner.assess.pack_case import PackCase, PackConcern, absent, found, quoted
from scanner.knowledge.model import Severity
from scanner.knowledge.packaging import packaging
from scanner.label.model import Claim, Kind, Mark, Polarity, Printed
from scanner.label.pack import DRESSING, OUTSIDE

_AGAIN = ("reusable", "limited-reuse", "clean-after-use")
_SOUNDS_STERILE = ("hygiene:unlisted-method", "hygiene:marketing", "hygiene:accessory")
_HYGIENE = ("hygiene:disinfected", "hygiene:grade")
_NEEDLES, _HANDLE = "non-sterile", "handle"
# The rule that a denial of sterility falls under, by the class of the part it speaks of.
_BY_PART = {
    "dressing": "non-sterile-dressing",
    "serum": "non-sterile-serum",
    "other": "non-sterile-part",
}


def non_sterile(case: PackCase) -> Iterable[PackConcern]:
    """Report what is said not to be sterile, each by the rule of what it is: needles, a dressing, a serum, a part.

    Where needles are, they alone are reported; what could not be told is taken for needles. A handpiece stands in the
    needles' rule, as a note.
    """
    found_of: dict[str, list[Claim]] = {}
    for claim in _denials(case):
        if case.part_class(claim) != _HANDLE:
            found_of.setdefault(_unsterile(claim, case), []).append(claim)
    if _NEEDLES in found_of:
        found_of = {_NEEDLES: found_of[_NEEDLES]}
    for rule, claims in found_of.items():
        scope = claims[0].scope
        of_part = scope and rule != _NEEDLES
        said = f"The pack says {quoted(claims[0].printed)}{f' of the {scope}' if of_part else ''}."
        yield found(rule, f"sterile:{scope}" if of_part else "sterile", said, *_printed(claims))
    handles = [claim for claim in _denials(case) if case.part_class(claim) == _HANDLE]
    if handles and _NEEDLES not in found_of:
        said = f"The pack says {quoted(handles[0].printed)} of the {handles[0].scope}."
        yield found(_NEEDLES, f"sterile:{handles[0].scope}", said, *_printed(handles), weaker=Severity.NOTE)


def _denials(case: PackCase) -> list[Claim]:
    return list(case.claims("sterile", polarity=Polarity.DENIED))


def _unsterile(claim: Claim, case: PackCase) -> str:
    """Give the rule that a denial of sterility falls under, by the part it speaks of or else by the product."""
    part = case.part_class(claim)
    if part in _BY_PART:
        return _BY_PART[part]
    if part == "" and not case.needling:
        if case.marks(DRESSING):
            return _BY_PART["dressing"]
        if case.label.kind is Kind.SERUM:
            return _BY_PART["serum"]
        if case.marks(OUTSIDE):
            return _BY_PART["other"]
    return _NEEDLES


def sterilise_first(case: PackCase) -> Iterable[PackConcern]:
    """Report that the user must sterilise or disinfect; a note where the pack is called non-sterile anyway."""
    required = case.claims("sterile", polarity=Polarity.REQUIRED)
    if required and case.device:
        weaker = Severity.NOTE if case.denied() or case.sterile() else None
        said = f"The pack says {quoted(required[0].printed)}."
        yield found("sterilise-first", "sterile", said, *_printed(required), weaker=weaker)


def no_sterile_claim(case: PackCase) -> Iterable[PackConcern]:
    """Report needles without any statement on sterility."""
    if not case.needling or case.sterile() or case.denied() or case.claims("sterile", polarity=Polarity.REQUIRED):
        return []
    weaker = Severity.NOTE if case.claims("hygiene:unlisted-method") else None
    return absent(case, "no-sterile-claim", "sterile", "A claim of sterility", weaker=weaker)


def sterile_misleading(case: PackCase) -> Iterable[PackConcern]:
    """Report words that sound like sterility; a box beside truly sterile needles is left alone."""
    if not case.device:
        return
    for claim_id in _SOUNDS_STERILE:
        claims = case.claims(claim_id)
        if claims and not (case.sterile() and not case.denied() and claim_id != "hygiene:unlisted-method"):
            said = f"The pack says {quoted(claims[0].printed)}."
            yield found("sterile-misleading", claim_id, said, *_printed(claims))


def hygiene_words(case: PackCase) -> Iterable[PackConcern]:
    """Note words about hygiene that promise nothing exact."""
    claims = case.claims(*_HYGIENE)
    if case.needling and claims:
        said = f"The pack says {quoted(claims[0].printed)}."
        yield found("hygiene-words", claims[0].id, said, *_printed(claims))


def missing_of_claim(case: PackCase) -> tuple[list[str], list[str]]:
    """Give what a claim of sterility lacks: what it cannot do without, and what belongs to it besides."""
    needed: list[str] = []
    besides: list[str] = []
    if not any(claim.method for claim in case.sterile()):
        needed.append("method")
    if case.label.lot is None and not case.marks("serial"):
        needed.append("lot")
    if not case.dates("use-by"):
        (besides if case.undated() else needed).append("use-by date")
    if not case.claims("single-use", "single-person", *_AGAIN):
        besides.append("word on single use")
    if not case.claims("package-damaged") and not case.marks("sterile-barrier"):
        besides.append("word on damaged packs")
    return needed, besides


def sterile_incomplete(case: PackCase) -> Iterable[PackConcern]:
    """Report what a claim of sterility lacks; a note where only a word on re-use or damaged packs is missing."""
    claims = case.sterile()
    if not claims or case.denied() or case.hindrance:
        return
    needed, besides = missing_of_claim(case)
    if needed or len(besides) > 1:
        said = f"Beside {quoted(claims[0].printed)}, not seen {case.where_looked}: {', '.join(needed + besides)}."
        strong = bool(needed) and case.particulars_seen
        yield found("sterile-incomplete", "sterile", said, *_printed(claims), weaker=None if strong else Severity.NOTE)


def sterile_ok(case: PackCase) -> Iterable[PackConcern]:
    """Note a claim of sterility with its method, lot and use-by date, not past and not contradicted."""
    claims = case.sterile()
    last_days = [printed.last or "" for printed in case.dates("use-by")]
    if not claims or not last_days or case.denied() or case.claims(*_AGAIN) or missing_of_claim(case)[0]:
        return
    if case.today is not None and min(last_days) < case.today.isoformat():
        return
    method = next(claim.method for claim in claims if claim.method)
    said = f"The pack says {quoted(claims[0].printed)}, method {method}, with a lot and a use-by date."
    yield found("sterile-ok", "sterile", said, *_printed(claims))


def reuse(case: PackCase) -> Iterable[PackConcern]:
    """Report needles that are meant to be used again."""
    claims = case.claims(*_AGAIN)
    if case.needling and claims:
        limits = [claim for claim in claims if claim.id == "limited-reuse"] or claims
        yield found("reuse", claims[0].id, f"The pack says {quoted(limits[0].printed)}.", *_printed(claims))


def share(case: PackCase) -> Iterable[PackConcern]:
    """Report needles offered for several people."""
    claims = case.claims("shared")
    if case.needling and claims:
        yield found("share", "shared", f"The pack says {quoted(claims[0].printed)}.", *_printed(claims))


def contradiction(case: PackCase) -> Iterable[PackConcern]:
    """Report statements that exclude each other."""
    if not case.device:
        return
    lasting = case.claims("reusable", "limited-reuse")
    unlisted = case.claims("hygiene:unlisted-method")
    pairs = (
        ("sterile and not sterile", case.sterile(), case.denied()),
        ("sterilised and not sterile", unlisted, case.denied()),
        ("sterile and reusable", case.sterile(), lasting),
        ("single use and reusable", case.claims("single-use"), lasting),
        ("prescription and home use", case.claims("use:prescription", polarity=Polarity.CLAIMED), case.says_home()),
        ("professional and home use", case.claims("use:professional", polarity=Polarity.CLAIMED), case.says_home()),
    )
    for about, first, second in pairs:
        if first and second:
            said = f"The pack says {quoted(first[0].printed)} and also {quoted(second[0].printed)}."
            yield found("contradiction", about, said, first[0].printed, second[0].printed)
    free, steel = case.marks("nickel-free"), nickel_steel(case)
    if free and steel:
        said = f"The pack says {quoted(free[0].printed)} and names {quoted(steel[0].printed)}, which contains nickel."
        yield found("contradiction", "nickel", said, free[0].printed, steel[0].printed)


def nickel_steel(case: PackCase) -> list[Mark]:
    """Give the materials printed that are known to contain nickel."""
    rows = {row.key for row in packaging(case.knowledge.folder).materials if row.nickel == "yes"}
    return [mark for mark in case.marks("material") if mark.value in rows]


def _printed(claims: Iterable[Claim]) -> list[Printed]:
    return [claim.printed for claim in claims]
