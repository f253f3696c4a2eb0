"""Words denied by a cue before them: "free from parabens, sulfates & fragrance"."""

import re
from enum import Enum

from scanner.label.free_from_scope import BESIDE_CUE, EAST_ASIAN, Reached, is_alone, modifier_at
from scanner.label.free_from_text import Join, PackText, Word
from scanner.label.free_from_words import Kind

_AFTER_CUE = re.compile(r"[\s%％:：\-–—*\"“”„‘’'«»•·●✓✔✗✘(（\[|]*")
_BULLETED = re.compile(r"[:：•·●✓✔✗✘]")
_MOST_WORDS = 60
_UNKNOWN_WORDS = 3


class Reach(Enum):
    """How a cue reaches for words."""

    WEAK = 1
    """A short word such as "no" or "sans": the first word after it must be known."""
    STRONG = 2
    """A phrase such as "free from": unknown words may come first."""
    PANEL = 3
    """A heading above a column of words."""
    LISTED = 4
    """A statement that is itself an item of a list of ingredients, and ends with the item."""
    MENTION = 5
    """An instruction that names substances: "do not use with"."""


def denied_after(pack: PackText, start: int, end: int, reach: Reach) -> Reached | None:
    """Find the words that the cue at the folded characters `start` up to `end` denies behind it."""
    gap = pack.gap(end)
    if end >= len(pack.text) or pack.parted(end) or not _AFTER_CUE.fullmatch(gap):
        return None
    stacked = "\n" in gap and reach not in (Reach.LISTED, Reach.MENTION) and is_alone(pack, start, end)
    if reach is Reach.STRONG and EAST_ASIAN.match(pack.source, pack.origin(start)):
        # "無添加" alone on its line is a statement of its own.
        stacked, reach = False, Reach.WEAK if "\n" in gap else reach
    elif reach is Reach.STRONG and (stacked or _BULLETED.search(gap)):
        reach = Reach.PANEL
    walk = _Walk(pack, reach, "(" in gap or "（" in gap)
    walk.run(end, Join.SPACE if "\n" not in gap else Join.COMMA if stacked else Join.LINE)
    return Reached(start, walk.sure_end, tuple(walk.words[: walk.sure])) if walk.sure else None


class _Walk:
    """A walk from word to word; `sure` counts the words that are surely denied, `sure_end` is where the last ends.

    `unknown` tells whether unknown words were passed since, `met` where the last word met begins.
    """

    def __init__(self, pack: PackText, reach: Reach, bracket: bool) -> None:
        self.pack = pack
        self.reach = reach
        self.bracket = bracket
        self.words: list[Word] = []
        self.sure = 0
        self.sure_end = 0
        self.unknown = False
        self.met = 0

    def run(self, at: int, join: Join) -> None:
        """Walk from a folded character on; `join` tells how the first word follows the cue."""
        first = True
        for _ in range(_MOST_WORDS):
            begun = at
            at, narrowed, joint = self._skip(at)
            if joint:
                join = Join.JOINT
            elif at > begun and self.pack.join(at) is Join.LINE:
                join = Join.LINE
            if at >= len(self.pack.text) or self._ends_at(at, first):
                break
            word, met = self.pack.word_at(at), at
            if word is None:
                past = self._past_unknown(at, first)
                if past is None:
                    break
                at, self.unknown = past, True
            elif _is_bound(self.pack, word.end):
                break
            else:
                word = Word(word.start, word.end, word.denied, narrowed)
                word = self._with_trailing(word)
                if not (self._takes_first(word, join) if first else self._takes(word, join)):
                    break
                at = word.end
            first = False
            self.met = met
            join = self.pack.join(at)
            if join is Join.END or self._closes_bracket(at):
                self._settle()
                return
        if at >= len(self.pack.text):
            self._settle()

    def _settle(self) -> None:
        """Take in the doubtful words at the end of a statement that holds nothing but words made to be denied."""
        rest = self.words[self.sure :]
        plain = all(not word.denied.active for word in rest)
        named = all(word.denied.kind is not Kind.NAME_ONLY for word in rest)
        if rest and plain and not self.unknown and (named or self.reach is Reach.PANEL):
            self._confirm()

    def _confirm(self) -> None:
        self.sure, self.sure_end, self.unknown = len(self.words), self.words[-1].end, False

    def _skip(self, at: int) -> tuple[int, bool, bool]:
        """Skip words such as "and" and "any": (where the next word begins, whether they narrow, whether they join)."""
        pack, narrowed, joint = self.pack, False, self.pack.join(at) is Join.JOINT
        for _ in range(5):
            denied = pack.known_at(at)
            if denied is not None and denied.denied.kind is not Kind.NAME_ONLY:
                break
            end = pack.found(pack.words.joints, at)
            if end > at and end < len(pack.text) and pack.join(end) <= Join.LINE:
                joint = True
            else:
                end, narrow = modifier_at(pack, at)
                narrowed |= narrow
            if end == at or end >= len(pack.text) or pack.join(end) is Join.END:
                break
            at = end
        return at, narrowed, joint

    def _ends_at(self, at: int, first: bool) -> bool:
        pack = self.pack
        if not first and pack.parted(at):
            return True
        for end in (pack.following(at), pack.following(pack.following(at))):
            if pack.text[at:end] in pack.words.headings and (":" in pack.gap(end) or "\n" in pack.gap(end)):
                return True
        return any(pack.closes(end) for end, _ in pack.words.forward.at(pack.text, at)) and not first

    def _closes_bracket(self, at: int) -> bool:
        pack = self.pack
        depth = 0
        for char in pack.source[pack.origin(self.met) : pack.origin(at)]:
            depth += (char in "([（") - (char in ")]）")
        if depth > 0:
            self.bracket = True
        if depth < 0:
            closed, self.bracket = self.bracket, False
            return not closed or self.pack.join(at) is Join.END
        return False

    def _with_trailing(self, word: Word) -> Word:
        """Take in what narrows a word from behind: "parfum ajouté"."""
        if self.pack.join(word.end) is Join.SPACE:
            end, narrow = modifier_at(self.pack, word.end)
            if narrow and self.pack.known_at(word.end) is None:
                return Word(word.start, end, word.denied, True)
        return word

    def _takes_first(self, word: Word, join: Join) -> bool:
        if word.denied.kind is not Kind.CLASS:
            next_line = join is Join.LINE and self.reach in (Reach.WEAK, Reach.MENTION, Reach.LISTED)
            if next_line or (join is Join.COMMA and not is_alone(self.pack, word.start, word.end)):
                return False
        if self.reach is Reach.WEAK and word.denied.active and self._runs_on(word.end):
            # "No retinol works like this one" denies nothing.
            return False
        self.words.append(word)
        self._confirm()
        return True

    def _runs_on(self, end: int) -> bool:
        """Tell whether a word that no statement holds follows on the same line."""
        pack, words = self.pack, self.pack.words
        if end >= len(pack.text) or pack.join(end) is not Join.SPACE or pack.known_at(end) is not None:
            return False
        following = (words.joints, words.modifiers, words.stops, words.forward)
        return all(pack.found(lexicon, end) == end for lexicon in following)

    def _takes(self, word: Word, join: Join) -> bool:
        kind, reach = word.denied.kind, self.reach
        if kind is Kind.CLASS:
            self.words.append(word)
            self._confirm()
            return True
        if join is Join.SPACE or join is Join.GLUED:
            return False
        if reach is Reach.LISTED and join is not Join.JOINT:
            return False
        if join is Join.LINE and reach is not Reach.PANEL:
            return False
        set_off = self.pack.join(word.end) > Join.SPACE or self.pack.found(self.pack.words.joints, word.end) > word.end
        if not set_off and not (join is Join.JOINT and kind is Kind.NAMED and not word.denied.active):
            return False
        self.words.append(word)
        closed = join is Join.JOINT
        plain = reach in (Reach.STRONG, Reach.PANEL, Reach.MENTION) and not self.unknown
        if closed or (plain and kind is Kind.NAMED):
            self._confirm()
        return set_off

    def _past_unknown(self, at: int, first: bool) -> int | None:
        """Give where the next word begins behind a few unknown ones, None where the statement ends with them."""
        pack = self.pack
        if self.reach in (Reach.LISTED, Reach.MENTION) or (first and self.reach is Reach.WEAK):
            return None
        if EAST_ASIAN.match(pack.source, pack.origin(at)):
            return None
        end = at
        for _ in range(_UNKNOWN_WORDS):
            ends = pack.found(pack.words.stops, end) > end or pack.found(pack.words.backward, end) > end
            if ends or pack.text[end].isdigit():
                return None
            if end > at and (pack.known_at(end) is not None or pack.knows(end, pack.following(end))):
                return None
            end = pack.following(end)
            if pack.knows(at, end) or end >= len(pack.text) or pack.join(end) is Join.END:
                return None
            if pack.join(end) > Join.SPACE or pack.found(pack.words.joints, end) > end:
                return end
        return None


def _is_bound(pack: PackText, end: int) -> bool:
    """Tell whether the word that ends before a folded character has a cue of its own behind it: "alcohol-free"."""
    if end >= len(pack.text) or pack.parted(end) or not BESIDE_CUE.fullmatch(pack.gap(end)):
        return False
    return pack.found(pack.words.backward, end) > end and pack.found(pack.words.forward, end) == end
