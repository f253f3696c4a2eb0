"""Rules about dates, lots and codes."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from rapidfuzz.distance import Levenshtein

from scanner.assess.model import Certainty
from scanner.assess.pack_case import PackCase, PackConcern, absent, found, quoted
from scanner.assess.pack_identity import ce_number_unread
from scanner.knowledge.model import Severity
from scanner.label.folding import fold_key
from scanner.label.model import Mark, PrintedDate
from scanner.label.udi import identifier_elements

_LONGEST_LIFE_YEARS = 10
_SURE_READING = 0.9


def expired(case: PackCase) -> Iterable[PackConcern]:
    """Report a use-by date that is past; "may be" where day and month can be read both ways."""
    if case.today is None:
        return
    today = case.today.isoformat()
    dates = [each for each in _credible(case, "use-by") if each.last]
    past = [each for each in dates if (each.last or "") < today]
    if past:
        worst = min(past, key=lambda each: each.last or "")
        said = f"The last day of use was {worst.last} ({quoted(worst.printed)}); today is {today}."
        weaker = None if case.device else Severity.CAUTION
        yield found("expired", "use-by", said, *(each.printed for each in past), weaker=weaker)
        return
    for each in dates:
        if any(reading < today for reading in each.readings):
            said = f"{quoted(each.printed)} can be read as {' or as '.join(each.readings)}; one of them is past."
            yield PackConcern("expired", "use-by", said, (each.printed,), Certainty.POSSIBLE, Severity.CAUTION)
            return
    undated = [each for each in case.dates("unknown") if each.last and each.last < today]
    if undated and case.needling and not dates and not case.dates("made", "shelf-life"):
        said = f"{quoted(undated[0].printed)} is past, but nothing beside it says what date it is."
        yield PackConcern("expired", "date", said, (undated[0].printed,), Certainty.POSSIBLE, Severity.NOTE)


def expires_soon(case: PackCase) -> Iterable[PackConcern]:
    """Note a use-by date that falls in the present month."""
    if case.today is None:
        return
    month = case.today.isoformat()[:7]
    for each in case.dates("use-by"):
        if each.last and each.last[:7] == month and each.last >= case.today.isoformat():
            yield found("expires-soon", "use-by", f"The last day of use is {each.last}.", each.printed)
            return


def no_expiry(case: PackCase) -> Iterable[PackConcern]:
    """Report needles without a use-by date; a note where they are meant to last, or where the pack points elsewhere."""
    if not case.needling or case.dates("use-by"):
        return []
    lasting = case.claims("reusable", "limited-reuse", "clean-after-use")
    pointed = [mark for mark in case.marks("pointer") if mark.value == "use-by"]
    weaker = Severity.NOTE if lasting or pointed or case.dates("shelf-life") or case.undated() else None
    return absent(case, "no-expiry", "use-by", "A use-by date", weaker=weaker)


def no_lot(case: PackCase) -> Iterable[PackConcern]:
    """Report needles without a lot; a note where the pack says that it stands elsewhere."""
    if not case.needling or case.label.lot is not None or case.marks("serial"):
        return []
    pointed = [mark for mark in case.marks("pointer") if mark.value == "lot"]
    return absent(case, "no-lot", "lot", "A lot number", weaker=Severity.NOTE if pointed else None)


def dates_inconsistent(case: PackCase) -> Iterable[PackConcern]:
    """Report a use-by date before the date of manufacture, and a date of manufacture in the future."""
    made = [each for each in _credible(case, "made") if each.first and each.last]
    for start in made:
        for end in _credible(case, "use-by"):
            if end.last and end.last < (start.first or "") and not end.months:
                said = f"Made {quoted(start.printed)}, to be used by {quoted(end.printed)}."
                yield found("dates-inconsistent", "use-by", said, start.printed, end.printed)
                return
        if case.today is not None and (start.first or "") > case.today.isoformat() and not start.readings:
            said = f"The date of manufacture {quoted(start.printed)} is still to come."
            yield found("dates-inconsistent", "made", said, start.printed)
            return


def relabelled(case: PackCase) -> Iterable[PackConcern]:
    """Report two lots or two use-by dates on one pack, or a code that differs from the print in both."""
    lots = {fold_key(mark.value): mark for mark in case.marks("lot")}
    if len(lots) > 1 and not _one_misread(case, list(lots)):
        first, second = list(lots.values())[:2]
        said = f"Two lots are printed: {quoted(first.printed)} and {quoted(second.printed)}."
        yield found("relabelled", "lot", said, first.printed, second.printed)
        return
    printed = [each for each in _credible(case, "use-by") if not _coded(each) and each.first and each.last]
    for early in printed:
        for late in printed:
            if (early.last or "") < (late.first or "") and not early.readings and not late.readings:
                said = f"Two use-by dates are printed: {quoted(early.printed)} and {quoted(late.printed)}."
                yield found("relabelled", "use-by", said, early.printed, late.printed)
                return
    conflicts = list(udi_conflict(case))
    if len(conflicts) > 1:
        evidence = tuple(printed for conflict in conflicts for printed in conflict.evidence)
        said = "Both the lot and the use-by date of the code differ from the print."
        yield found("relabelled", "udi", said, *evidence)


def udi_conflict(case: PackCase) -> Iterable[PackConcern]:
    """Report a lot or use-by date in the device identifier that differs from the print."""
    udi = case.label.udi
    if udi is None:
        return
    coded_lot = next((each.value for each in identifier_elements(udi, case.knowledge) if each.says == "lot"), "")
    lot = case.label.lot
    if lot is not None and coded_lot and fold_key(coded_lot) != fold_key(lot.value):
        said = f"The code gives the lot {coded_lot}, the print {quoted(lot.printed)}."
        if not _one_misread(case, [fold_key(coded_lot), fold_key(lot.value)]):
            yield found("udi-conflict", "lot", said, udi.printed, lot.printed)
    coded = [each for each in case.dates("use-by") if _coded(each)]
    printed = [each for each in case.dates("use-by") if not _coded(each) and not each.months]
    for code in coded:
        if printed and not any(_overlap(code, each) for each in printed):
            said = f"The code gives the use-by date {code.last}, the print {quoted(printed[0].printed)}."
            yield found("udi-conflict", "use-by", said, udi.printed, printed[0].printed)
            return


def udi_missing(case: PackCase) -> Iterable[PackConcern]:
    """Note a medical device without a device identifier."""
    medical = case.marks("md", "eu-representative")
    if not medical or not case.device or case.label.udi is not None or case.marks("udi-sign"):
        return []
    return absent(case, "udi-missing", "udi", "A unique device identifier (UDI)")


def read_again(case: PackCase) -> Iterable[PackConcern]:
    """Note numbers that do not check out: a wrong check digit, a code that is unlike any, a far too long life."""
    udi = case.label.udi
    if udi is not None:
        yield from _identifier_problems(udi, case)
    yield from ce_number_unread(case)
    for made in _credible(case, "made"):
        for end in _credible(case, "use-by"):
            if made.first and end.first and _years(made.first, end.first) > _LONGEST_LIFE_YEARS:
                apart = f"are more than {_LONGEST_LIFE_YEARS} years apart"
                said = f"{quoted(made.printed)} and {quoted(end.printed)} {apart}."
                yield found("read-again", "use-by", said, made.printed, end.printed)
                return


def _identifier_problems(udi: Mark, case: PackCase) -> Iterable[PackConcern]:
    if udi.id == "udi-iccbba":
        said = "The code is an ISBT 128 code, which this program does not take apart."
        yield found("read-again", "udi", said, udi.printed)
    elements = identifier_elements(udi, case.knowledge)
    if udi.id == "udi-hibc" and any(element.problem == "check-digit" for element in elements):
        said = f"The check character of the HIBC code {quoted(udi.printed)} does not fit."
        yield found("read-again", "udi", said, udi.printed)
    for element in elements:
        if udi.id == "udi" and element.says == "gtin" and element.problem:
            yield found("read-again", "gtin", f"The check digit of {element.value} does not fit.", udi.printed)
        elif element.problem == "date" or (element.says.startswith("date:") and element.problem):
            if element.problem != "check-digit":
                said = f"({element.identifier}){element.value} holds no real date."
                yield found("read-again", "udi", said, udi.printed)
        elif element.problem == "characters":
            said = f"A part of the code could not be taken apart: {element.value}."
            yield found("read-again", "udi", said, udi.printed)


def _credible(case: PackCase, kind: str) -> list[PrintedDate]:
    """Give the dates of a kind without those that are one letter off a print read more often on the photos."""
    dates = case.dates(kind)
    if case.pasted:
        return dates
    counts = Counter(fold_key(each.printed.text) for each in dates)
    return [
        each
        for each in dates
        if not any(
            counts[other] > counts[fold_key(each.printed.text)]
            and Levenshtein.distance(other, fold_key(each.printed.text)) == 1
            for other in counts
        )
    ]


def _coded(each: PrintedDate) -> bool:
    """Tell whether a date comes from a code: the print begins with a GS1 identifier or a stroke of HIBC."""
    return each.printed.text.startswith(("(15)", "(17)", "(7003)", "/"))


def _overlap(first: PrintedDate, second: PrintedDate) -> bool:
    return (first.first or "") <= (second.last or "") and (second.first or "") <= (first.last or "")


def _one_misread(case: PackCase, values: list[str]) -> bool:
    """Tell whether values read off photos differ by what may be one misread letter."""
    if case.pasted:
        return False
    sure = min((mark.printed.confidence for mark in case.marks("lot")), default=1.0) >= _SURE_READING
    return not sure and all(Levenshtein.distance(values[0], other) <= 1 for other in values[1:])


def _years(first: str, second: str) -> float:
    return (date.fromisoformat(second) - date.fromisoformat(first)).days / 365.25
