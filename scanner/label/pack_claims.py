"""What a pack says of use: single or repeated, storage, warnings, who it is for, what it promises."""

import re
from collections.abc import Iterator, Sequence

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import packaging
from scanner.label.folding import fold_key
from scanner.label.model import Claim, Polarity, Printed
from scanner.label.negation import denied_before, negated_sentence
from scanner.label.passage import Passage
from scanner.label.periods import SHELF_LIFE, Period, worded_periods
from scanner.label.sterility import symbol_printed
from scanner.label.wording import Hit, sentence_bounds, wordings
from scanner.reading.model import Symbol

_CUE_REACH = 160
_HEADING_REACH = 420
_BENEFIT_REACH = 48
_DAMAGED = "package-damaged"
# A negating word before these makes them void: "do not share with friends".
_DENIABLE = ("shared", "reusable", "limited-reuse")
_CLEANED = ("clean-after-use", "reusable")


def reuse_claims(passage: Passage, symbols: Sequence[Symbol], knowledge: Knowledge) -> list[Claim]:
    """Give what the pack says of using it again.

    The ids are single-use, single-person, limited-reuse, reusable, clean-after-use and shared.
    """
    claims = []
    unused = [period for period in worded_periods(passage.text, knowledge) if period.kind == SHELF_LIFE]
    for hit in wordings(knowledge, "reuse").find(passage.text):
        meaning = hit.phrase.meaning
        if meaning in _DENIABLE and _denied(hit, passage.text, knowledge):
            continue
        # "Clean the skin after use" speaks of the skin, not of the needles.
        if meaning in _CLEANED and wordings(knowledge, "skin-word").find(passage.text[hit.start : hit.end]):
            continue
        if meaning == "limited-reuse" and _how_often(passage.text[hit.end : hit.end + 16], knowledge):
            continue
        if meaning == "limited-reuse" and any(_told_of_keeping(hit, period) for period in unused):
            continue
        claims.append(_claim(meaning, hit, passage))
    return claims + list(_from_symbols(symbols, claims, "reuse", knowledge))


def _told_of_keeping(hit: Hit, period: Period) -> bool:
    """Tell whether words beside it say that a time is how long the pack keeps: "lasts 12 months unopened"."""
    first, last = period.duration
    return hit.start < last and hit.end > first and not (hit.start < period.cue[1] and hit.end > period.cue[0])


def storage_claims(passage: Passage, symbols: Sequence[Symbol], knowledge: Knowledge) -> list[Claim]:
    """Give what the pack says of its package and storage: package-damaged, keep-dry and others."""
    claims = [_claim(hit.phrase.meaning, hit, passage) for hit in wordings(knowledge, "storage").find(passage.text)]
    return claims + list(_from_symbols(symbols, claims, "storage", knowledge))


def use_claims(passage: Passage, symbols: Sequence[Symbol], knowledge: Knowledge) -> list[Claim]:
    """Give who the pack is for: use:home, use:professional, use:prescription, use:not-a-device."""
    claims = []
    for hit in wordings(knowledge, "intended-use").find(passage.text):
        denied = denied_before(passage.text, hit.start, knowledge) or _cautioned(hit, passage, knowledge)
        polarity = Polarity.DENIED if denied else Polarity.CLAIMED
        claims.append(Claim(f"use:{hit.phrase.meaning}", polarity, passage.printed(hit.start, hit.end)))
    drawn = _from_symbols(symbols, [], "use", knowledge)
    return claims + [Claim(f"use:{claim.id}", claim.polarity, claim.printed) for claim in drawn]


def warnings_present(passage: Passage, knowledge: Knowledge) -> list[Claim]:
    """Give the warnings and instructions that a responsible pack carries, as claims "warning:" and their topic.

    A topic such as eczema counts where a word of caution stands in the same sentence or under a heading of warnings;
    each topic is given once.
    """
    text = passage.text
    found: dict[str, Claim] = {}
    for hit in wordings(knowledge, "warning").find(text):
        found.setdefault(hit.phrase.meaning, _warning(hit, passage))
    for hit in wordings(knowledge, "storage").find(text):
        if hit.phrase.meaning == _DAMAGED:
            found.setdefault("pack-damaged", Claim("warning:pack-damaged", Polarity.REQUIRED, _printed(hit, passage)))
    cues = wordings(knowledge, "caution-cue").find(text)
    for hit in wordings(knowledge, "warning-topic").find(text):
        if hit.phrase.meaning not in found and _under_caution(hit, cues, text):
            found[hit.phrase.meaning] = _warning(hit, passage)
    return list(found.values())


def treatment_claims(passage: Passage, knowledge: Knowledge) -> list[Claim]:
    """Give what the pack promises to treat: treatment:disease, treatment:acne (active), treatment:collagen.

    A condition counts where a word of benefit stands by it and no word of caution governs the sentence. "Acne scars"
    is a scar, not acne.
    """
    text = passage.text
    claims = []
    cues = wordings(knowledge, "caution-cue").find(text)
    for hit in wordings(knowledge, "treatment").find(text):
        if not _under_caution(hit, cues, text) and not denied_before(text, hit.start, knowledge):
            claims.append(_treatment(hit.phrase.meaning, hit.start, hit.end, passage))
    benefits = wordings(knowledge, "benefit").find(text)
    for hit in wordings(knowledge, "condition").find(text):
        first, _ = sentence_bounds(text, hit.start, hit.end)
        benefit = _benefit_near(hit, benefits, text, knowledge)
        first = first if benefit is None else _statement(text, min(benefit.start, hit.start), first)
        if _under_caution(hit, cues, text, first) or negated_sentence(text, first, hit.start, knowledge):
            continue
        if benefit is not None:
            start, end = min(hit.start, benefit.start), max(hit.end, benefit.end)
            if not any(claim.id == f"treatment:{hit.phrase.meaning}" for claim in claims):
                claims.append(_treatment(hit.phrase.meaning, start, end, passage))
    return claims


def red_flags(passage: Passage, knowledge: Knowledge) -> list[Claim]:
    """Give the wordings that call for a second look, as claims "flag:" and their kind."""
    claims = []
    cues = wordings(knowledge, "caution-cue").find(passage.text)
    for hit in wordings(knowledge, "red-flag").find(passage.text):
        if not _under_caution(hit, cues, passage.text) and not denied_before(passage.text, hit.start, knowledge):
            claims.append(_claim(f"flag:{hit.phrase.meaning}", hit, passage))
    return claims


def _how_often(after: str, knowledge: Knowledge) -> bool:
    """Tell whether a number of uses is one per week or day: it says nothing of how long the needles last."""
    hits = wordings(knowledge, "frequency-word").find(after)
    return bool(hits) and not after[: hits[0].start].strip()


def _denied(hit: Hit, text: str, knowledge: Knowledge) -> bool:
    """Tell whether a negating word stands before a wording, or within one that has a gap: "deel niet met anderen"."""
    return denied_before(text, hit.start, knowledge) or negated_sentence(text, hit.start, hit.end, knowledge)


def _statement(text: str, start: int, first: int) -> int:
    """Give where the statement begins that a word opens: with it where it opens a line as a capitalised word.

    Packs print statements without a full stop under one another. In capitals, or where the word goes on in small
    letters, the line may go on from the one above, and the statement begins where its sentence does.
    """
    line = text.rfind("\n", 0, start) + 1
    opens = not text[line:start].strip(" \t•*·✓✔–-") and line > first
    return start if opens and text[start].isupper() and text[start + 1 : start + 2].islower() else first


def _printed(hit: Hit, passage: Passage) -> Printed:
    return passage.printed(hit.start, hit.end)


def _claim(claim_id: str, hit: Hit, passage: Passage) -> Claim:
    return Claim(claim_id, Polarity.CLAIMED, _printed(hit, passage))


def _warning(hit: Hit, passage: Passage) -> Claim:
    return Claim(f"warning:{hit.phrase.meaning}", Polarity.REQUIRED, _printed(hit, passage))


def _treatment(meaning: str, start: int, end: int, passage: Passage) -> Claim:
    return Claim(f"treatment:{meaning}", Polarity.CLAIMED, passage.printed(start, end))


def _from_symbols(
    symbols: Sequence[Symbol], told: Sequence[Claim], table: str, knowledge: Knowledge
) -> Iterator[Claim]:
    ids = {claim.id for claim in told}
    for symbol in symbols:
        row = packaging(knowledge.folder).symbols.get(symbol.name)
        if row is None or not row.says.startswith(f"{table}:"):
            continue
        meaning = row.says.partition(":")[2]
        if meaning not in ids:
            ids.add(meaning)
            yield Claim(meaning, Polarity.CLAIMED, symbol_printed(symbol, row.title))


def _under_caution(hit: Hit, cues: Sequence[Hit], text: str, since: int | None = None) -> bool:
    """Tell whether a word of caution governs a hit: in its sentence, or as the heading of the list it stands in.

    `since` is where the statement begins, where that is later than its sentence.
    """
    first, last = sentence_bounds(text, hit.start, hit.end)
    first = _statement(text, hit.start, first) if since is None else since
    for cue in cues:
        if cue.start < hit.end and cue.end > hit.start:
            continue
        if cue.phrase.meaning == "heading" and 0 <= hit.start - cue.end <= _HEADING_REACH:
            if "\n\n" not in text[cue.end : hit.start]:
                return True
        elif first <= cue.start < last and abs(cue.start - hit.start) <= _CUE_REACH:
            # Chinese and Japanese hang the caution on what it governs; behind a gap it is another statement's.
            behind = cue.start >= hit.end and cue.phrase.lang in ("zh", "ja")
            if not (behind and re.search(r"\s", text[hit.end : cue.start])):
                return True
    return False


def _cautioned(hit: Hit, passage: Passage, knowledge: Knowledge) -> bool:
    before = passage.text[max(0, hit.start - 14) : hit.start]
    return bool(wordings(knowledge, "caution-cue").find(before.rsplit("\n", 1)[-1]))


def _benefit_near(hit: Hit, benefits: Sequence[Hit], text: str, knowledge: Knowledge) -> Hit | None:
    """Give the word of benefit nearest to a condition in its sentence.

    Words of European languages stand before it ("treats", "gegen"); "anti" directly before; those of East Asian
    languages stand on either side.
    """
    first, last = sentence_bounds(text, hit.start, hit.end)
    best: tuple[int, Hit] | None = None
    for benefit in benefits:
        if benefit.start < first or benefit.end > last:
            continue
        east_asian = not text[benefit.start].isascii() and not re.match(r"[À-ɏ]", text[benefit.start])
        gap = hit.start - benefit.end
        if gap < 0:
            if not east_asian:
                continue
            gap = benefit.start - hit.end
        reach = 14 if east_asian else _BENEFIT_REACH
        short = len(benefit.phrase.text) <= 4 and not east_asian
        if not 0 <= gap <= (14 if short else reach):
            continue
        if best is None or gap < best[0]:
            best = (gap, benefit)
    if best is None and text[hit.start - 1 : hit.start].isalpha():
        return _benefit_joined(hit, text[first : hit.start], knowledge)
    return None if best is None else best[1]


def _benefit_joined(hit: Hit, before: str, knowledge: Knowledge) -> Hit | None:
    """Give the word of benefit that hangs on a condition where a reader lost the space: "Greatforstretchmarks"."""
    folded = fold_key(before)
    for phrase in knowledge.phrases.get("benefit", ()):
        key = fold_key(phrase.text)
        if len(key) >= 3 and folded.endswith(key):
            return Hit(phrase, hit.start - len(phrase.text), hit.start)
    return None
