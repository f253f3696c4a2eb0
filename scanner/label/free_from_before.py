"""Words denied by a cue behind them: "fragrance free", "paraben- and sulfate-free"."""

import re

from scanner.label.free_from_scope import (
    BESIDE_CUE,
    EAST_ASIAN,
    Reached,
    begins_item,
    follows_names,
    is_alone,
    modifier_at,
)
from scanner.label.free_from_text import Join, PackText, Word
from scanner.label.free_from_words import Kind

_MOST_WORDS = 60


def denied_before(pack: PackText, start: int, end: int, *, suffix: bool) -> Reached | None:
    """Find the words that the cue at the folded characters `start` up to `end` denies before it.

    `suffix` is for cues that make one word with what they deny, as in "parfümfrei".
    """
    gap = pack.gap(start)
    if start == 0 or pack.parted(start) or not BESIDE_CUE.fullmatch(gap):
        return None
    word = pack.word_before(start)
    if word is None or (suffix and " " in gap and word.denied.kind is not Kind.CLASS):
        return None
    stacked = is_alone(pack, word.start, word.end) and is_alone(pack, start, end)
    if "\n" in gap and "-" not in gap and word.denied.kind is not Kind.CLASS and not stacked:
        return None
    word = _with_leading(pack, word)
    words = [word, *_chained(pack, word.start, tight=bool(re.search(r"[-‐‑–]", gap)))]
    return Reached(words[-1].start, end, tuple(reversed(words)))


def _with_leading(pack: PackText, word: Word) -> Word:
    """Take in what narrows a word from before: "added fragrance free"."""
    if word.start > 0 and pack.join(word.start) is Join.SPACE:
        before = pack.preceding(word.start)
        end, narrow = modifier_at(pack, before)
        if narrow and end == word.start:
            return Word(before, word.end, word.denied, True)
    return word


def _chained(pack: PackText, start: int, *, tight: bool) -> list[Word]:
    """Find the words that share a cue with the word at `start`, nearest first: "paraben- and sulfate-free"."""
    found: list[Word] = []
    sure = 0
    at = start
    while len(found) < _MOST_WORDS and at > 0 and not pack.parted(at):
        join, last = _joined_before(pack, at)
        if join not in (Join.JOINT, Join.COMMA) or last <= 0:
            break
        word = pack.word_before(last)
        if word is None:
            break
        word = _with_leading(pack, word)
        if join is Join.COMMA and not begins_item(pack, word.start):
            # The last word of a longer name: "turmeric extract color, paraben free".
            break
        hanging = re.match(r"[-‐‑–](?=[\s,/])", pack.gap(word.end)) is not None
        found.append(word)
        at = word.start
        if word.denied.kind is Kind.CLASS or hanging:
            sure = len(found) if all(_may_share(each, tight) for each in found[sure:]) or hanging else sure
            if sure < len(found):
                break
        elif join is Join.COMMA and len(found) == 1 and not EAST_ASIAN.match(pack.source, pack.origin(start)):
            # "Retinol, fragrance free" may boast of the one and deny the other.
            return []
    if len(found) > sure and all(_may_share(word, tight) for word in found[sure:]) and _begins_plainly(pack, at):
        sure = len(found)
    return found[:sure]


def _may_share(word: Word, tight: bool) -> bool:
    return word.denied.kind is Kind.CLASS or (word.denied.kind is Kind.NAMED and not word.denied.active and not tight)


def _joined_before(pack: PackText, at: int) -> tuple[Join, int]:
    """Tell how the word at a folded character is joined to the one before it, and where that one ends."""
    join = pack.join(at)
    if re.search(r"[()\[\]（）]", pack.gap(at)):
        return Join.END, at
    if join <= Join.SPACE or join is Join.LINE:
        before = pack.preceding(at)
        for end, _ in pack.words.joints.at(pack.text, before):
            if end == at and pack.join(before) < Join.END:
                return Join.JOINT, before
    return join, at


def _begins_plainly(pack: PackText, at: int) -> bool:
    """Tell whether a statement begins at a folded character, and no list of ingredients runs into it."""
    if at == 0 or pack.parted(at):
        return True
    if pack.join(at) not in (Join.LINE, Join.END):
        return False
    return ":" not in pack.gap(at) and not follows_names(pack, at)
