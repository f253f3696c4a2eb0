"""How far a "free from" statement reaches: what every cue shares.

A hazard that is taken for denied is a silent miss, one that is not is a false alarm. So where a word can be an
ingredient as well, the scope goes on to it only if the print leaves little doubt.
"""

import re
from dataclasses import dataclass

from scanner.label.free_from_text import Join, PackText, Word

_CLOSING = re.compile(r"\s*[)\]）]\s*")
_WORDS_BACK = 18
_ITEMS_BACK = 3
BESIDE_CUE = re.compile(r"[ \t]*[-‐‑–:·]?[ \t]*\n?[ \t]*")
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True, slots=True)
class Reached:
    """What a cue denies: the words in order, and the folded characters from `start` up to, not including, `end`."""

    start: int
    end: int
    words: tuple[Word, ...]


def modifier_at(pack: PackText, at: int) -> tuple[int, bool]:
    """Give where the modifier at a folded character ends, and whether it narrows a denial."""
    for end, phrase in pack.words.modifiers.at(pack.text, at):
        if pack.closes(end) or (phrase.lang in ("zh", "ja", "ko") and pack.known_at(end) is not None):
            return end, phrase.method == "narrowed"
    return at, False


def is_alone(pack: PackText, start: int, end: int) -> bool:
    """Tell whether nothing else stands on the line of the folded characters `start` up to `end`."""
    source = pack.source
    first, last = pack.origin(start), pack.folded.origin[end - 1] + 1
    before = source[source.rfind("\n", 0, first) + 1 : first]
    line_end = source.find("\n", last)
    after = source[last : line_end if line_end >= 0 else len(source)]
    return not re.search(r"\w", before + after)


def begins_item(pack: PackText, at: int) -> bool:
    """Tell whether the word at a folded character is the first between two commas."""
    return at == 0 or (pack.join(at) > Join.SPACE and not _CLOSING.fullmatch(pack.gap(at)))


def follows_names(pack: PackText, at: int) -> bool:
    """Tell whether a name of the vocabulary is among the few items before a folded character.

    An item with a number counts if it begins with a name: "Octocrylene 80 mg/g".
    """
    end = start = at
    items = 0
    for _ in range(_WORDS_BACK):
        if start <= 0 or (start < at and (pack.parted(start) or pack.join(start) is Join.END)):
            return False
        start = pack.preceding(start)
        if begins_item(pack, start) and not pack.gap(start).endswith("("):
            number = re.search(r"\d", pack.source[pack.origin(start) : pack.origin(end)])
            if pack.knows(start, end) or (number and pack.begins_name(start)):
                return True
            items, end = items + 1, start
            if items == _ITEMS_BACK:
                return False
    return False


def taken_back(pack: PackText, start: int, end: int) -> bool:
    """Tell whether a word right before or behind a statement takes it back: "not fragrance free", "free until May"."""
    if 0 < start and pack.join(start) in (Join.SPACE, Join.LINE):
        before, _ = pack.words.undoing
        if any(pack.text.endswith(key, 0, start) and pack.opens(start - len(key)) for key in before):
            return True
    if end < len(pack.text) and pack.join(end) is Join.SPACE:
        _, behind = pack.words.undoing
        return any(pack.text.startswith(key, end) and pack.closes(end + len(key)) for key in behind)
    return False


def inside_list(pack: PackText, start: int, *, strong: bool) -> bool:
    """Tell whether a statement at a folded character is itself an item of a list of ingredients."""
    if start == 0 or pack.parted(start):
        return False
    join = pack.join(start)
    if join is Join.COMMA:
        return follows_names(pack, start)
    if join is Join.SPACE:
        # With its comma lost, a list may run into a statement.
        return pack.word_before(start) is not None or follows_names(pack, start)
    if join is Join.LINE and not strong:
        source = pack.source
        row_end = source.rfind("\n", 0, pack.origin(start))
        return "," in source[source.rfind("\n", 0, row_end) + 1 : row_end] and follows_names(pack, start)
    return False
