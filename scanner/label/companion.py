"""Products that a pack only names because it is used with them: "use after your derma roller"."""

from scanner.knowledge.base import Knowledge
from scanner.label.passage import Passage
from scanner.label.wording import Hit, sentence_bounds, wordings

_REACH, _REACH_BEHIND = 34, 8


class Companions:
    """Tells which spans of a passage name another product.

    A word such as "after" or "for" stands shortly before such a span, or behind it in East Asian languages; a bare
    "with" counts only in a sentence with a verb of use, since "serum with roller" is a kit.
    """

    def __init__(self, passage: Passage, knowledge: Knowledge) -> None:
        self._text = passage.text
        self._cues = wordings(knowledge, "companion-cue").find(passage.text)

    def names(self, start: int, end: int) -> bool:
        """Tell whether the span names another product."""
        first, last = sentence_bounds(self._text, start, end)
        cues = [cue for cue in self._cues if first <= cue.start and cue.end <= last]
        used = any(cue.phrase.meaning == "use" for cue in cues)
        return any(self._governs(cue, start, end, used) for cue in cues)

    def always(self, words: str) -> bool:
        """Tell whether every place where words stand names another product; no for words that do not stand there."""
        at, found = self._text.find(words), False
        while at >= 0:
            if not self.names(at, at + len(words)):
                return False
            at, found = self._text.find(words, at + 1), True
        return found

    def _governs(self, cue: Hit, start: int, end: int, used: bool) -> bool:
        meaning = cue.phrase.meaning
        if meaning == "use" or (meaning == "with" and not used):
            return False
        if cue.phrase.scope == "behind":
            return 0 <= cue.start - end <= _REACH_BEHIND
        return 0 <= start - cue.end <= _REACH
