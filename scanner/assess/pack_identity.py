"""Rules about marks, authorities and the maker."""

import math
from collections.abc import Iterable, Sequence

from scanner.assess.model import Certainty
from scanner.assess.pack_case import PackCase, PackConcern, absent, found, quoted
from scanner.knowledge.model import Severity
from scanner.knowledge.packaging import packaging
from scanner.label.maker import Address, address_of
from scanner.label.model import Polarity
from scanner.photo.model import Place

_MAKERS = ("manufacturer", "company")
_SELLERS = ("importer", "distributor")
_AUTHORITIES = ("mhra-approved", "tga-approved", "kfda")
_EUROPEAN_MARKS = ("ce", "ce-nb", "ce-nb-unread")
# How far beside or below a mark its digits stand, in heights of the mark.
_BESIDE, _BELOW = 4.0, 2.0
# The digits are often printed at half the mark's height or less: below this height in pixels they cannot be read.
_READABLE = 16.0


def kind_uncertain(case: PackCase) -> Iterable[PackConcern]:
    """Report a pack that may hold needles but could not be told to; a note where only a word or sign speaks for it."""
    if not case.uncertain:
        return
    sterility = [claim.printed for claim in case.claims("sterile") if claim.polarity is not Polarity.CLAIMED]
    evidence = (*(needle.printed for needle in case.label.needles), *sterility)
    said = f"These speak for a needling device: {', '.join(case.label.kind_reasons[:6])}."
    weaker = Severity.NOTE if case.hardly or not evidence else None
    yield PackConcern("kind-uncertain", "kind", said, evidence, Certainty.POSSIBLE, weaker)


def ce_no_nb(case: PackCase) -> Iterable[PackConcern]:
    """Report a CE mark without a number on a device that claims to be sterile or medical."""
    plain = case.marks("ce") or case.marks("ukca")
    if not plain or case.marks("ce-nb", "ce-nb-unread") or not case.device:
        return
    places = [place for mark in plain for place in mark.printed.places]
    if any(_digits_may_be_unread(case, place) for place in places) or (places and all(map(_too_small, places))):
        return
    british = plain[0].id == "ukca"
    sterile = case.sterile() or case.claims("hygiene:unlisted-method")
    medical = case.marks("md")
    if sterile or medical:
        beside = sterile[0].printed if sterile else medical[0].printed
        said = f"The {'UKCA' if british else 'CE'} mark has no four digits beside {quoted(beside)}."
        weaker = Severity.NOTE if british else None
        yield found("ce-no-nb", "UKCA" if british else "CE", said, plain[0].printed, beside, weaker=weaker)
    elif case.needling and not british:
        said = "The CE mark has no four digits, and the pack claims neither sterility nor to be a medical device."
        yield found("ce-basis", "CE", said, plain[0].printed)


def ce_number_unread(case: PackCase) -> Iterable[PackConcern]:
    """Note digits beside a CE mark that were not readable: they are not missing."""
    if not case.device or case.marks("ce-nb"):
        return
    for mark in case.marks("ce-nb-unread"):
        said = f"Digits stand beside the CE mark, but they were read only in part: {quoted(mark.printed)}."
        yield found("read-again", "CE", said, mark.printed)
        return
    for mark in case.marks("ce"):
        if any(_digits_may_be_unread(case, place) for place in mark.printed.places):
            said = "Something stands beside the CE mark that could not be read: it may be the four digits."
            yield found("read-again", "CE", said, mark.printed)
            return
        if mark.printed.places and all(map(_too_small, mark.printed.places)):
            said = "The CE mark is too small on the photo to tell whether four digits stand beside it."
            yield found("read-again", "CE", said, mark.printed)
            return


def _too_small(mark: Place) -> bool:
    return math.dist(mark.box[0], mark.box[3]) < _READABLE


def _digits_may_be_unread(case: PackCase, mark: Place) -> bool:
    """Tell whether a place that could not be read stands right beside or below a mark on the same photo."""
    along, down = _direction(mark)
    height = max(1.0, math.dist(mark.box[0], mark.box[3]))
    width = math.dist(mark.box[0], mark.box[1])
    for reading in case.readings:
        for unread in reading.unread:
            if unread.place.photo != mark.photo:
                continue
            offsets = [(x - mark.box[0][0], y - mark.box[0][1]) for x, y in unread.place.box]
            across = [x * along[0] + y * along[1] for x, y in offsets]
            below = [x * down[0] + y * down[1] for x, y in offsets]
            right = min(across) < width + _BESIDE * height and max(across) > width and _meets(below, 0, height)
            under = _meets(across, 0, width) and height / 2 < max(below) and min(below) < height * (1 + _BELOW)
            if right or under:
                return True
    return False


def _meets(values: Sequence[float], first: float, last: float) -> bool:
    return min(values) < last and max(values) > first


def _direction(place: Place) -> tuple[tuple[float, float], tuple[float, float]]:
    """Give the unit vectors along the print of a place and down from it, in pixels of the photo."""
    (x, y), (x2, y2) = place.box[0], place.box[1]
    length = max(1.0, math.hypot(x2 - x, y2 - y))
    along = ((x2 - x) / length, (y2 - y) / length)
    return along, (-along[1], along[0])


def ce_nb_odd(case: PackCase) -> Iterable[PackConcern]:
    """Report a placeholder for a notified body's number; note one of a former body or one not in the list."""
    bodies = packaging(case.knowledge.folder).notified_bodies
    for mark in case.marks("ce-nb") if case.device else ():
        body = bodies.get(mark.value)
        if not mark.value or (body is not None and body.status == "listed"):
            continue
        if len(mark.value) != 4:
            said = f"{mark.value} has not the four digits of a notified body."
        elif body is None:
            said = f"{mark.value} is not in the stored list of notified bodies, which is not complete."
        elif body.status == "former":
            said = f"{mark.value} was the number of {body.name}, which is no longer listed in the EU."
        else:
            said = f"{mark.value} looks like a placeholder."
        wrong = len(mark.value) != 4 or (body is not None and body.status == "placeholder")
        cut_off = len(mark.value) != 4 and not case.pasted
        weaker = None if wrong and not cut_off else Severity.NOTE
        yield found("ce-nb-odd", f"CE {mark.value}", said, mark.printed, weaker=weaker)


def ce_irrelevant(case: PackCase) -> Iterable[PackConcern]:
    """Note marks for electrical equipment on a hand tool."""
    odd = case.marks("rohs", "fcc", "weee")
    if case.needling and odd and not case.electrical:
        said = f"The pack carries {quoted(odd[0].printed)} and names no electrical part."
        yield found("ce-irrelevant", odd[0].id, said, *(mark.printed for mark in odd))


def fda_misleading(case: PackCase) -> Iterable[PackConcern]:
    """Report words that present a registration as an examination."""
    words = case.marks("fda-approved", "fda-registered")
    if words and case.device:
        said = f"The pack says {quoted(words[0].printed)}."
        yield found("fda-misleading", words[0].id, said, *(mark.printed for mark in words))


def authority_misleading(case: PackCase) -> Iterable[PackConcern]:
    """Report words about other authorities that they do not use."""
    words = case.marks(*_AUTHORITIES)
    if words and case.device:
        weaker = Severity.NOTE if words[0].id == "kfda" else None
        said = f"The pack says {quoted(words[0].printed)}."
        yield found("authority-misleading", words[0].id, said, words[0].printed, weaker=weaker)


def fda_number(case: PackCase) -> Iterable[PackConcern]:
    """Note a clearance and its number."""
    words = case.marks("fda-number") or case.marks("fda-cleared")
    if words and case.device:
        yield found("fda-number", words[0].value, f"The pack says {quoted(words[0].printed)}.", words[0].printed)


def prescription(case: PackCase) -> Iterable[PackConcern]:
    """Note a device sold on prescription."""
    words = case.claims("use:prescription", polarity=Polarity.CLAIMED)
    if words and case.device:
        yield found("prescription", "use:prescription", f"The pack says {quoted(words[0].printed)}.", words[0].printed)


def maker_missing(case: PackCase) -> Iterable[PackConcern]:
    """Report needles without a maker one could write to; an importer with a street is a note."""
    if not case.needling:
        return []
    makers = [(mark, address_of(mark.value, case.knowledge)) for mark in case.marks(*_MAKERS)]
    if any(address.traceable for _, address in makers):
        return []
    sellers = [(mark, address_of(mark.value, case.knowledge)) for mark in case.marks(*_SELLERS)]
    weaker = Severity.NOTE if any(address.street for _, address in sellers) else None
    concerns = absent(case, "maker-missing", "manufacturer", "The maker's name and address", weaker=weaker)
    seen = [*makers, *sellers, *((mark, Address(False, False, False, "", False)) for mark in case.marks("origin"))]
    if not concerns or not seen:
        return concerns
    mark = seen[0][0]
    said = f"Only {quoted(mark.printed)} was read, which is not a maker's full name and address."
    return [found("maker-missing", "manufacturer", said, mark.printed, weaker=concerns[0].weaker)]


def eu_rep_missing(case: PackCase) -> Iterable[PackConcern]:
    """Note a CE mark of a maker outside the EU without a representative."""
    if not case.marks(*_EUROPEAN_MARKS) or not case.device or case.marks("eu-representative", "importer"):
        return []
    for mark in case.marks(*_MAKERS):
        address = address_of(mark.value, case.knowledge)
        if not address.country:
            origins = [address_of(origin.value, case.knowledge) for origin in case.marks("origin")]
            address = next((origin for origin in origins if origin.country), address)
        if address.country and not address.in_eu:
            return absent(case, "eu-rep-missing", "eu-representative", "A representative in the EU (EC REP)")
    return []


def ce_form(case: PackCase) -> Iterable[PackConcern]:
    """Note a CE mark whose letters a look at the pixels found badly drawn."""
    for symbol in case.label.symbols:
        if symbol.name == "china_export_myth":
            yield PackConcern("ce-form", "CE", "The letters of the CE mark stand too close together.")
            return
