"""Where lists of ingredients begin and end, by the headings and panel words of the database."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key
from scanner.knowledge.nearest import skeleton
from scanner.label.tokens import Gap, Token

_LONGEST = 9
_BEGINS = ("begin", "begin-active", "begin-inactive", "begin-optional", "continue", "highlights")


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading words at the tokens from `first` up to, not including, `last`; `meaning` as in the table of headings."""

    first: int
    last: int
    meaning: str

    @property
    def begins(self) -> bool:
        """Whether a list may begin behind it."""
        return self.meaning in _BEGINS


def find_headings(tokens: Sequence[Token], text: str, knowledge: Knowledge) -> list[Heading]:
    """Find headings, longest first at each token; a misread one counts if only one or two letters are wrong.

    Words that end a list count at the start of a line, or before a colon, or where the table says "anywhere".
    """
    table = _table(knowledge)
    found: list[Heading] = []
    at = 0
    while at < len(tokens):
        heading = _at(tokens, at, text, table)
        if heading is None:
            at += 1
            continue
        found.append(heading)
        at = heading.last
    return found


_Table = dict[str, tuple[str, str]]


def _table(knowledge: Knowledge) -> _Table:
    """Give (meaning, scope) by key; where a key has several, a heading that begins a list wins."""
    table: _Table = {}
    for phrase in knowledge.phrases.get("heading", ()):
        key = name_key(phrase.text)
        if key and (key not in table or (phrase.meaning.startswith("begin") and not table[key][0].startswith("begin"))):
            table[key] = (phrase.meaning, phrase.scope)
    return table


def _at(tokens: Sequence[Token], first: int, text: str, table: _Table) -> Heading | None:
    joined = ""
    best: Heading | None = None
    starts = tokens[first].before >= Gap.LINE
    for last in range(first + 1, min(len(tokens), first + _LONGEST) + 1):
        if last - 1 > first and tokens[last - 1].before == Gap.END:
            break
        joined += tokens[last - 1].key
        entry = table.get(joined) or (_misread(joined, table) if starts or len(joined) >= 10 else None)
        if entry is None:
            continue
        meaning, scope = entry
        colon = text[tokens[last - 1].end : tokens[last - 1].end + 3].lstrip().startswith((":", "："))
        if starts or colon or scope == "anywhere":
            best = Heading(first, last, meaning)
    return best


def _misread(key: str, table: _Table) -> tuple[str, str] | None:
    """Find the heading that a key of eight letters or more stands for with one wrong letter in eight, two at most."""
    if not 8 <= len(key) <= 30:
        return None
    folded = skeleton(key)
    for other, entry in table.items():
        if len(other) >= 8 and abs(len(other) - len(key)) <= 2:
            allowed = 1 if len(other) < 16 else 2
            if Levenshtein.distance(folded, skeleton(other), score_cutoff=allowed) <= allowed:
                return entry
    return None
