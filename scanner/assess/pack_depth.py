"""Rules about needle length and material."""

from collections.abc import Iterable

from scanner.assess.pack_case import PackCase, PackConcern, absent, found, quoted
from scanner.assess.pack_sterility import nickel_steel
from scanner.knowledge.model import Severity
from scanner.knowledge.packaging import packaging
from scanner.label.needles import longest

_MANY_NEEDLES = 300
_KOREAN = "ko"


def depth_info(case: PackCase) -> Iterable[PackConcern]:
    """Note the needle length and how deep it reaches."""
    needle = longest(case.label.needles)
    if not case.needling or case.uncertain or needle is None or case.marks("size-list"):
        return
    row = packaging(case.knowledge.folder).depth(needle.length_mm)
    said = f"The needles are up to {needle.length_mm:g} mm long"
    said += f", which reaches the {row.reach}; audience: {row.audience}." if row else "."
    yield found("depth-info", f"{needle.length_mm:g} mm", said, needle.printed)


def depth_home_high(case: PackCase) -> Iterable[PackConcern]:
    """Report needles for home use by the table of depths, and above a country's limit for personal use.

    A pack under a country's limit law that does not offer home use gets a note.
    """
    needle = longest(case.label.needles)
    if not case.needling or needle is None:
        return
    tables = packaging(case.knowledge.folder)
    home = case.says_home()
    if home:
        row = tables.depth(needle.length_mm)
        judged = row.home_use if row else "avoid"
        if judged != "ok":
            weaker = {"caution": Severity.CAUTION, "note": Severity.NOTE}.get(judged)
            limit = _over_limit(case, needle.length_mm)
            if weaker is Severity.NOTE and limit:
                weaker = Severity.CAUTION
            if case.marks("size-list") and weaker is None:
                weaker = Severity.CAUTION
            said = f"The pack says {quoted(home[0].printed)} and names {needle.length_mm:g} mm. {limit}".rstrip()
            about = f"{needle.length_mm:g} mm"
            yield found("depth-home-high", about, said, needle.printed, home[0].printed, weaker=weaker)
        return
    limit = _over_limit(case, needle.length_mm)
    if limit:
        said = f"{needle.length_mm:g} mm, not said to be for home use. {limit}"
        yield found("depth-home-high", f"{needle.length_mm:g} mm", said, needle.printed, weaker=Severity.NOTE)


def _over_limit(case: PackCase, length_mm: float) -> str:
    """Say which country's limit a length is over, where the pack is in that country's language; empty for none."""
    for limit in packaging(case.knowledge.folder).limits:
        most = limit.home_limit_mm * (1 + limit.tolerance_percent / 100)
        if limit.lang in case.label.languages and length_mm > most:
            return f"{limit.means} The limit there is {limit.home_limit_mm:g} mm."
    return ""


def depth_unknown(case: PackCase) -> Iterable[PackConcern]:
    """Note needles whose length was not seen."""
    if not case.needling:
        return []
    sizes = case.marks("size-list")
    if sizes:
        said = f"{quoted(sizes[0].printed)} names several lengths, and none is ticked."
        return [found("depth-unknown", "needle length", said, sizes[0].printed)]
    return [] if case.label.needles else absent(case, "depth-unknown", "needle length", "A needle length")


def nickel(case: PackCase) -> Iterable[PackConcern]:
    """Note steel that is known to contain nickel."""
    steel = nickel_steel(case)
    if case.needling and steel:
        yield found("nickel", steel[0].value, f"The pack names {quoted(steel[0].printed)}.", steel[0].printed)


def disc_needles(case: PackCase) -> Iterable[PackConcern]:
    """Note a hand roller with very many needles."""
    for mark in case.marks("needle-count"):
        if case.needling and int(mark.value) > _MANY_NEEDLES:
            yield found("disc-needles", f"{mark.value} needles", f"The pack says {quoted(mark.printed)}.", mark.printed)
            return


def template_unfilled(case: PackCase) -> Iterable[PackConcern]:
    """Report empty fields, placeholders and a list of sizes without a tick."""
    if not case.needling:
        return
    for mark in case.marks("unfilled", "size-list"):
        what = "sizes without a tick" if mark.id == "size-list" else f"{mark.value} field left empty"
        yield found("template-unfilled", mark.value, f"{what}: {quoted(mark.printed)}.".capitalize(), mark.printed)
        return
