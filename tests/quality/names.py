"""Which printed and reported names stand for the same substance, by the scanner's own database."""

import re
from functools import cached_property

from rapidfuzz import fuzz

from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key
from scanner.knowledge.model import Severity

_AMOUNT = re.compile(r"\d+([.,]\d+)?\s*(%|mg/g|mg/ml|ppm|iu)|\[?\bnano\b\]?|[*°†]+|\?$", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[{](.*?)[)\]}]")


class NameBook:
    """Names compared through the database: a name's forms are the canonical INCI names it can stand for."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._names = knowledge.names

    def forms(self, text: str | None) -> frozenset[str]:
        """Give every substance that a name can stand for: whole, without its brackets, in them, between slashes.

        What the database does not know stands for itself, by its key.
        """
        bare = _AMOUNT.sub(" ", text or "")
        parts = {bare, _BRACKET.sub(" ", bare), *_BRACKET.findall(bare)}
        parts |= {piece for part in tuple(parts) for piece in part.split("/")}
        found: set[str] = set()
        for part in parts:
            key = name_key(part)
            if len(key) < 3 and key.isascii():
                continue
            hits = self._names.by_key(key)
            found.update(name_key(self._names.canonical(hit.name)) for hit in hits)
            if not hits:
                found.add(key)
        return frozenset(found)

    def knows(self, text: str) -> bool:
        """Tell whether any form of a name is in the database."""
        return bool(self.forms(text) & self._known)

    def same(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Tell whether two names share a form, or nearly so where at most one of the two is known: a misprint."""
        if one & other:
            return True
        return any(
            min(len(a), len(b)) > 6 and not (a in self._known and b in self._known) and fuzz.ratio(a, b) >= 92
            for a in one
            for b in other
        )

    def is_hazard(self, forms: frozenset[str]) -> bool:
        """Tell whether a form is one that the database would have avoided or used with caution on needled skin."""
        return bool(forms & self.hazards)

    @cached_property
    def hazards(self) -> frozenset[str]:
        """The forms of all reviewed avoid and caution hazards."""
        loud = (Severity.AVOID, Severity.CAUTION)
        return frozenset(
            name_key(self._names.canonical(name))
            for name, hazards in self._knowledge.hazards.items()
            if any(hazard.severity in loud for hazard in hazards)
        )

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(name_key(self._names.canonical(name)) for name in self._names.vocabulary)
