"""Where lists of ingredients begin and end, by the headings and panel words of the database."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key
from scanner.knowledge.nearest import skeleton
from scanner.label.tokens import Gap, Token

_LONGEST = 9
_LEAST_MISREAD = 8
_MARKS = "*°†‡¹²³"
_PARTS = re.compile(r"[,;•·]")
_BEGINS = ("begin", "begin-active", "begin-inactive", "begin-optional", "continue", "highlights")


@dataclass(frozen=True, slots=True)
class Heading:
    """Heading words at the tokens from `first` up to, not including, `last`; `meaning` as in the table of headings."""

    first: int
    last: int
    meaning: str
    plain: bool = False
    """Whether the words are set off as a heading and can be nothing else: "Ingredients:", unlike "contains"."""
    colon: bool = False
    """Whether a colon stands behind."""

    @property
    def begins(self) -> bool:
        """Whether a list may begin behind it."""
        return self.meaning in _BEGINS


def find_headings(tokens: Sequence[Token], text: str, knowledge: Knowledge) -> list[Heading]:
    """Find headings, longest first at each token; a misread one counts if only one or two letters are wrong.

    Words that end a list count at the start of a line or sentence, or before a colon, or where the table says
    "anywhere".
    """
    table = _table(knowledge)
    found: list[Heading] = []
    at = 0
    while at < len(tokens):
        heading = _at(tokens, at, text, table)
        if heading is None or _begins_late(tokens, heading, text, table) or _amid(tokens, heading, text, knowledge):
            at += 1
            continue
        found.append(heading)
        at = heading.last
    return found


@dataclass(frozen=True, slots=True)
class _Table:
    """(meaning, scope) of each heading by key; `folded` holds (folded keys, keys) by length, for misread ones."""

    exact: Mapping[str, tuple[str, str]]
    folded: Mapping[int, tuple[Sequence[str], Sequence[str]]]
    longest: int


@lru_cache(maxsize=4)
def _table(knowledge: Knowledge) -> _Table:
    """Read the headings; where a key has several meanings, a heading that begins a list wins."""
    exact: dict[str, tuple[str, str]] = {}
    for phrase in knowledge.phrases.get("heading", ()):
        key = name_key(phrase.text)
        if key and (key not in exact or (phrase.meaning.startswith("begin") and not exact[key][0].startswith("begin"))):
            exact[key] = (phrase.meaning, phrase.scope)
    folded: dict[int, tuple[list[str], list[str]]] = {}
    for key in exact:
        if len(key) >= _LEAST_MISREAD:
            row = folded.setdefault(len(key), ([], []))
            row[0].append(skeleton(key))
            row[1].append(key)
    return _Table(exact, folded, max(map(len, exact), default=0))


def _at(tokens: Sequence[Token], first: int, text: str, table: _Table) -> Heading | None:
    joined = ""
    best: Heading | None = None
    starts = tokens[first].before >= Gap.LINE
    for last in range(first + 1, min(len(tokens), first + _LONGEST) + 1):
        if last - 1 > first and tokens[last - 1].before == Gap.END:
            break
        joined += tokens[last - 1].key
        if len(joined) > table.longest + 2:
            break
        entry = table.exact.get(joined)
        # Words behind a heading that was read well are no part of a longer one misread.
        if entry is None and best is None and (starts or len(joined) >= 10):
            entry = _misread(joined, table)
        if entry is None:
            continue
        meaning, scope = entry
        colon = text[tokens[last - 1].end : tokens[last - 1].end + 3].lstrip().startswith((":", "："))
        marked = meaning == "footnote" and _is_marked(tokens, first, text)
        if meaning == "footnote" and scope == "line" and not marked:
            continue
        # Behind a comma, a word of a panel such as "application" may begin a name.
        opens = starts and (meaning in _BEGINS or tokens[first].before not in (Gap.COMMA, Gap.JOIN))
        if opens or colon or marked or scope == "anywhere":
            best = Heading(first, last, meaning, scope == "anywhere" and (starts or colon), colon)
    return best


def _begins_late(tokens: Sequence[Token], heading: Heading, text: str, table: _Table) -> bool:
    """Tell whether a misread heading holds one read well behind its first word: "Vitamin E. May contain"."""
    if "".join(token.key for token in tokens[heading.first : heading.last]) in table.exact:
        return False
    for first in range(heading.first + 1, heading.last):
        inner = _at(tokens, first, text, table)
        if inner is not None and inner.last >= heading.last:
            return "".join(token.key for token in tokens[inner.first : inner.last]) in table.exact
    return False


def _amid(tokens: Sequence[Token], heading: Heading, text: str, knowledge: Knowledge) -> bool:
    """Tell whether a footnote stands amid a list: "*Organic Shea Butter, Parfum", "Glycerin *organic, Parfum".

    Then names follow on its line, or it stands right behind a comma, as the mark of the name to come.
    """
    if heading.meaning != "footnote":
        return False
    if tokens[heading.first].before == Gap.COMMA:
        return True
    start = tokens[heading.last - 1].end
    rest = text[start:].split("\n", 1)[0]
    parts = (part.strip(_MARKS + " .()[]") for part in _PARTS.split(rest))
    return any(part and knowledge.names.exact(part) for part in parts)


def _is_marked(tokens: Sequence[Token], first: int, text: str) -> bool:
    """Tell whether a footnote mark stands before a token: "*organic", but not the "organic" of a name."""
    return any(mark in text[tokens[first - 1].end if first else 0 : tokens[first].start] for mark in _MARKS)


def _misread(key: str, table: _Table) -> tuple[str, str] | None:
    """Find the heading that a key of eight letters or more stands for with one wrong letter in eight, two at most."""
    if not _LEAST_MISREAD <= len(key) <= 30:
        return None
    folded = skeleton(key)
    for length in range(len(key) - 2, len(key) + 3):
        if length in table.folded:
            keys, names = table.folded[length]
            found = extractOne(
                folded, keys, scorer=Levenshtein.distance, processor=None, score_cutoff=1 if length < 16 else 2
            )
            if found is not None:
                return table.exact[names[found[2]]]
    return None
