"""The items of a list: steps of the path through its words, with what belongs together put together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scanner.knowledge.key import name_key
from scanner.knowledge.names import Hit, Names
from scanner.label.cut_names import cut_hits
from scanner.label.misread import Guess
from scanner.label.path import FUZZY, Edge, Step
from scanner.label.tokens import Gap, Share, Token

_GLOSS = 4
"""Words in the longest bracketed translation."""
_REST = 3
"""Words without a name that may belong to the name beside them."""
_ESSENTIAL = ("essentialoil", "essentialoils", "essentialoilblend", "essentialoilsblend")
_PLANT = 3
"""Words in the shortest name of a plant's part: two of Latin, and what of it."""
_MEASURE = re.compile(r"e?\d{1,4}(?:ml|m|g|kg|mg|l|oz|floz)")
_HEADS = re.compile(r"\s*[:：]")
_LINE_END = re.compile(r"[ .…]*(?:\n|$)")
_COLOUR = re.compile(r"CI \d{5}")
_AND = re.compile(r"[&+,;]|\b(?:and|et|und|y|e|ve|og|och|with)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list at `start` up to, not including, `end` of the text.

    `key` holds its letters, `words` how many tokens, `before` and `depth` as for its first token. `edge` is the name
    found, None without one; `guess` what a fuzzy match rests on. `doubtful` tells why the name may not be all that is
    printed there: "" where it is, else "part" or "cut".
    """

    start: int
    end: int
    key: str
    words: int
    before: Gap
    depth: int
    edge: Edge | None = None
    guess: Guess | None = None
    doubtful: str = ""


def items_of(
    words: Sequence[Token],
    steps: Sequence[Step],
    guesses: Mapping[str, Guess],
    text: str,
    names: Names,
    columns: Sequence[Share] = (),
) -> list[Item]:
    """Turn the steps of a list into its items.

    Words without a name right behind one of the shares `columns` are left out: the purposes of drug facts.
    """
    items = [
        item
        for item in (_item(words, step, guesses) for step in steps)
        if not _is_no_name(item, text) and not _is_purpose(item, text, columns)
    ]
    items = _of_essential_oils(items, names)
    items = _qualified(items, text, names)
    items = _without_glosses(items, text, names)
    items = _with_rest(items, text, names)
    items = _parts(items, text, names)
    return [_cut(item, text, names) for item in items]


def _item(words: Sequence[Token], step: Step, guesses: Mapping[str, Guess]) -> Item:
    first, last = words[step.first], words[step.last - 1]
    edge = step.edge
    guess = guesses.get(edge.key) if edge is not None and edge.extra >= FUZZY else None
    key = "".join(word.key for word in words[step.first : step.last])
    return Item(first.start, last.end, key, step.last - step.first, first.before, first.depth, edge, guess)


def _is_no_name(item: Item, text: str) -> bool:
    """Tell whether words without a name are none: a bullet, a volume, or what heads a part of the list ("Gel 1:")."""
    if item.edge is not None:
        return False
    bullet = len(item.key) < 2 and item.key.isascii()
    return bullet or _MEASURE.fullmatch(item.key) is not None or _HEADS.match(text, item.end) is not None


def _is_purpose(item: Item, text: str, columns: Sequence[Share]) -> bool:
    return item.edge is None and any(
        share.end <= item.start and not text[share.end : item.start].strip(" .") for share in columns
    )


def _cut(item: Item, text: str, names: Names) -> Item:
    """Find what an item may be of which only a part is there, at the start or the end of a line."""
    line = text.rfind("\n", 0, item.start) + 1
    at_start = not text[line : item.start].strip(" .…-")
    at_end = _LINE_END.match(text, item.end) is not None
    if not at_start and not at_end:
        return item
    if item.edge is None and item.words <= _REST:
        hits = cut_hits(item.key, names, start=at_start, end=at_end)
        return replace(item, edge=Edge(0, 0, item.key, hits), doubtful="cut") if hits else item
    if item.guess is not None:
        found = name_key(item.guess.near[0].hit.found)
        whole = len(found) <= len(item.key)
        cut = (at_end and found.startswith(item.key)) or (at_start and found.endswith(item.key))
        return item if whole or not cut else replace(item, doubtful="cut")
    return item


def _joined(first: Item, last: Item, **changes: object) -> Item:
    """Give one item in place of two neighbours, with the name of the one that has one."""
    named = first if first.edge is not None else last
    whole = replace(
        first,
        end=last.end,
        key=first.key + last.key,
        words=first.words + last.words,
        edge=named.edge,
        guess=named.guess,
        doubtful=first.doubtful or last.doubtful,
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def _of_essential_oils(items: Sequence[Item], names: Names) -> list[Item]:
    """Take the plants in the bracket behind "essential oils" for their oils: "Essential Oils (Lavender, Lemon)"."""
    kept: list[Item] = []
    head: Item | None = None
    for item in items:
        if head is not None and item.depth <= head.depth:
            head = None
        if head is not None and not item.key.endswith("oil"):
            hits = names.by_key(f"{item.key}{_ESSENTIAL[0]}")
            item = replace(item, edge=Edge(0, 0, item.key, hits), guess=None) if hits else item
        if item.key.endswith(_ESSENTIAL):
            head = item
        kept.append(item)
    return kept


def _qualified(items: Sequence[Item], text: str, names: Names) -> list[Item]:
    """Join a name and the words around it that do not change it: "Organic Shea Butter", "Panthenol USP"."""
    kept: list[Item] = []
    for item in items:
        last = kept[-1] if kept else None
        if last is not None and (last.edge is None) != (item.edge is None) and item.before < Gap.STOP:
            hits = names.exact(" ".join(text[last.start : item.end].split()))
            if hits:
                key = last.key + item.key
                kept[-1] = _joined(last, item, edge=Edge(0, 0, key, hits), guess=None)
                continue
        kept.append(item)
    return kept


def _without_glosses(items: Sequence[Item], text: str, names: Names) -> list[Item]:
    """Join a name and its translation: "Aqua / Water", "Sucrose (Pure Cane Sugar)".

    Words without a name are a translation only where they fill their bracket: the first of a row in a bracket is a
    misread ingredient.
    """
    kept: list[Item] = []
    for index, item in enumerate(items):
        if kept and item.before == Gap.SPACE and _substances(item, names) & _substances(kept[-1], names):
            surer = min(kept[-1], item, key=_doubt)
            kept[-1] = replace(_joined(kept[-1], item), edge=surer.edge, guess=surer.guess)
            continue
        if kept and kept[-1].edge is None and _ends_outside(item, text):
            # Of an unknown plant the common name may be another plant's: "Ulmus Campestris (Elm) Extract".
            kept[-1] = _joined(kept[-1], item, doubtful="part")
            continue
        if kept and item.before == Gap.JOIN and kept[-1].edge is not None:
            name = kept[-1]
            if _is_latin_of(name, item):
                kept[-1] = _joined(name, item, edge=item.edge, guess=item.guess)
                continue
            if _is_latin_of(item, name):
                kept[-1] = replace(name, end=item.end)
                continue
            after = items[index + 1] if index + 1 < len(items) else None
            in_row = after is not None and after.depth >= item.depth and after.before == Gap.COMMA
            same = item.edge is not None and bool(_substances(item, names) & _substances(name, names))
            gloss = item.edge is None and item.depth > name.depth and item.words <= _GLOSS and not in_row
            if same or gloss:
                kept[-1] = replace(name, end=item.end)
                continue
        kept.append(item)
    return kept


def _ends_outside(item: Item, text: str) -> bool:
    """Tell whether a name begins in a bracket and ends behind it."""
    printed = text[item.start : item.end]
    return item.edge is not None and item.before == Gap.JOIN and printed.count(")") > printed.count("(")


def _doubt(item: Item) -> tuple[bool, int]:
    """Give how much an item's name is in doubt, for an order."""
    hits: Sequence[Hit] = item.edge.hits if item.edge else ()
    return (item.guess is not None or not all(hit.sure for hit in hits), len(hits))


def _is_latin_of(bare: Item, full: Item) -> bool:
    """Tell whether an item is no more than the Latin name of the plant that another is of.

    "Butyrospermum Parkii (Shea Butter)" and "Shea Butter (Butyrospermum Parkii)" each say one thing in two halves.
    """
    if bare.edge is None or full.edge is None or bare.guess is not None or bare.edge.hits[0].sure:
        return False
    latin = f"{bare.edge.hits[0].found.upper()} "
    own = all(hit.name.startswith(latin) for hit in bare.edge.hits)
    return own and all(hit.name.startswith(latin) for hit in full.edge.hits)


def _with_rest(items: Sequence[Item], text: str, names: Names) -> list[Item]:
    """Join a name and a few words that nothing parts from it: the name may be a part of a longer one.

    A new line parts nothing where one name stands between two commas, but lists without commas have one a line.
    """
    return [
        item
        for group in _groups(items, text, Gap.LINE)
        for item in (
            _whole(group, names)
            or [each for part in _groups(group, text, Gap.DIGITS) for each in _whole(part, names) or part]
        )
    ]


def _groups(items: Sequence[Item], text: str, widest: Gap) -> list[list[Item]]:
    """Part items where a gap is wider than `widest`, or a share stands between two."""
    groups: list[list[Item]] = []
    for item in items:
        if groups and item.before <= widest and not text[groups[-1][-1].end : item.start].strip():
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _whole(group: Sequence[Item], names: Names) -> list[Item]:
    """Give the one item that a group is, if it holds one name and few words more; else nothing."""
    named = sum(item.edge is not None for item in group)
    rest = sum(item.words for item in group if item.edge is None)
    if named != 1 or not 0 < rest <= _REST:
        return []
    whole = group[0]
    for item in group[1:]:
        whole = _joined(whole, item)
    return [whole if _says_twice(group, names) else replace(whole, doubtful="part")]


def _says_twice(group: Sequence[Item], names: Names) -> bool:
    """Tell whether the words beside a plant's name are its common name: "Nettle Urtica Dioica Leaf Extract"."""
    rest = "".join(item.key for item in group if item.edge is None)
    hits: Sequence[Hit] = next(item.edge.hits for item in group if item.edge is not None)
    words = hits[0].name.split()
    if len(hits) > 1 or len(words) < _PLANT or not hits[0].sure:
        return False
    main = names.canonical(hits[0].name)
    commons = (names.by_key(rest + name_key(" ".join(words[count:]))) for count in (2, 3))
    return any([names.canonical(hit.name) for hit in found] == [main] for found in commons)


def _parts(items: Sequence[Item], text: str, names: Names) -> list[Item]:
    """Doubt a second name behind a slash or alone in a bracket that is another substance than the first.

    "CI 77288 / Chromium" holds no chromium by itself. Three or more in a row are a list, and "and" joins two.
    """
    kept = list(items)
    for index in range(1, len(items)):
        head, item = items[index - 1], items[index]
        if item.before != Gap.JOIN or item.edge is None or head.edge is None:
            continue
        in_row = (head.before == Gap.JOIN and head.depth == item.depth) or (
            index + 1 < len(items) and items[index + 1].before >= Gap.JOIN and items[index + 1].depth == item.depth > 0
        )
        in_row = in_row or (
            index + 1 < len(items) and items[index + 1].before == Gap.JOIN and items[index + 1].depth == item.depth
        )
        colour = _COLOUR.fullmatch(item.edge.hits[0].name) is not None
        between = text[head.end : item.start]
        if not in_row and not colour and not _AND.search(between) and re.search(r"[/(（\[]", between):
            kept[index] = replace(item, doubtful="part")
    return kept


def _substances(item: Item, names: Names) -> set[str]:
    hits: Sequence[Hit] = item.edge.hits if item.edge else ()
    return {names.canonical(hit.name) for hit in hits}
