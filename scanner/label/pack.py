"""Everything that a pack says apart from its ingredients, read from the text, the symbols and the codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from scanner.knowledge.base import Knowledge
from scanner.label.dates import printed_dates
from scanner.label.folding import fold_key
from scanner.label.lot import lot, numbers
from scanner.label.maker import maker_marks
from scanner.label.marks import marks
from scanner.label.model import Claim, Mark, Needle, PrintedDate
from scanner.label.needles import materials, needle_counts, needles, size_list
from scanner.label.pack_claims import (
    red_flags,
    reuse_claims,
    storage_claims,
    treatment_claims,
    use_claims,
    warnings_present,
)
from scanner.label.passage import Passage
from scanner.label.product_kind import KindEvidence, kind_evidence
from scanner.label.sterility import sign_spans, sterility_claims
from scanner.label.temperature import temperature_limits
from scanner.label.udi import code_elements, device_identifier, identifier_marks, line_elements
from scanner.label.wording import SYMBOL, wordings
from scanner.reading.model import Barcode, Symbol

NEEDLING = "needling-device"
ELECTRICAL = "electrical"
DRESSING = "dressing"
OUTSIDE = "outside-skin"
_LANGUAGE_KINDS = ("sterility", "reuse", "date", "warning", "storage", "intended-use", "condition", "maker", "lot")
_SURE_OF_LANGUAGE = 6
_SAME_SCRIPT = ("zh", "ja")


@dataclass(frozen=True, slots=True)
class PackFacts:
    """What a pack says apart from its ingredients.

    `marks` holds, besides the marks proper, the numbers, materials, needle counts and makers; a mark with the id
    needling-device stands for a pack that holds needles for the skin, dressing and outside-skin for one that holds a
    dressing or gloves. `kind` is the evidence for the kind of product.
    """

    claims: tuple[Claim, ...]
    dates: tuple[PrintedDate, ...]
    lot: Mark | None
    udi: Mark | None
    needles: tuple[Needle, ...]
    marks: tuple[Mark, ...]
    kind: KindEvidence
    languages: tuple[str, ...]


def read_pack(
    passage: Passage, symbols: Sequence[Symbol], barcodes: Sequence[Barcode], knowledge: Knowledge
) -> PackFacts:
    """Read a pack. An empty passage without symbols and codes gives empty facts."""
    elements = [*code_elements(barcodes, knowledge), *line_elements(passage, knowledge)]
    claims = [
        *sterility_claims(passage, symbols, knowledge),
        *reuse_claims(passage, symbols, knowledge),
        *storage_claims(passage, symbols, knowledge),
        *use_claims(passage, symbols, knowledge),
        *warnings_present(passage, knowledge),
        *treatment_claims(passage, knowledge),
        *red_flags(passage, knowledge),
    ]
    lengths = needles(passage, knowledge)
    found = [*marks(passage, symbols, knowledge), *numbers(passage, knowledge), *needle_counts(passage)]
    found += [*materials(passage, knowledge), *maker_marks(passage, symbols, knowledge)]
    found += identifier_marks(elements)
    found += temperature_limits(passage, symbols, knowledge)
    sizes = size_list(passage)
    if sizes is not None:
        found.append(sizes)
    evidence = kind_evidence(passage, symbols, lengths, found, claims, knowledge)
    if evidence.needling:
        found.append(Mark(NEEDLING, "; ".join(evidence.reasons), passage.printed(0, 0)))
    found.extend(_products(passage, evidence, knowledge))
    return PackFacts(
        tuple(claims),
        tuple(printed_dates(passage, symbols, barcodes, knowledge)),
        lot(passage, elements, knowledge),
        device_identifier(elements, passage, barcodes, knowledge),
        tuple(lengths),
        tuple(found),
        evidence,
        languages(passage, knowledge),
    )


def _products(passage: Passage, evidence: KindEvidence, knowledge: Knowledge) -> list[Mark]:
    """Give the marks that tell what a pack holds besides needles: electrical parts, a dressing, or gloves."""
    found: dict[str, Mark] = {}
    for hit in wordings(knowledge, "kind-word").find(passage.text):
        words = passage.text[hit.start : hit.end]
        mark = ""
        if hit.phrase.meaning == ELECTRICAL:
            mark = ELECTRICAL
        elif hit.phrase.meaning == DRESSING and evidence.dressing:
            mark = DRESSING
        elif hit.phrase.scope == "outside" and not evidence.needling:
            mark = OUTSIDE
        if mark:
            found.setdefault(mark, Mark(mark, words, passage.printed(hit.start, hit.end)))
    return list(found.values())


def languages(passage: Passage, knowledge: Knowledge) -> tuple[str, ...]:
    """Give the languages of the wordings found on a pack, as ISO 639-1 codes in alphabetical order.

    A short word such as LOT or EXP, and one that is spelt alike in several languages, tells none. Chinese and
    Japanese share signs: kana on the pack make it Japanese.
    """
    kana = any("\u3040" <= char <= "\u30ff" for char in passage.text)
    spelt = _spellings(knowledge)
    found: set[str] = set()
    for hit in wordings(knowledge, *_LANGUAGE_KINDS).find(passage.text, taken=sign_spans(passage.text)):
        lang = hit.phrase.lang
        if lang in (SYMBOL, "any"):
            continue
        if lang in _SAME_SCRIPT:
            found.add("ja" if kana else "zh")
        elif lang == "ko" or (len(key := fold_key(hit.phrase.text)) >= _SURE_OF_LANGUAGE and len(spelt[key]) == 1):
            found.add(lang)
    return tuple(sorted(found))


@lru_cache(maxsize=4)
def _spellings(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Give the languages of each folded wording."""
    spelt: dict[str, set[str]] = {}
    for kind in _LANGUAGE_KINDS:
        for phrase in knowledge.phrases.get(kind, ()):
            spelt.setdefault(fold_key(phrase.text), set()).add(phrase.lang)
    return {key: frozenset(langs) for key, langs in spelt.items()}
