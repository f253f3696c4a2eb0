"""Which parts of a pack's text are lists of ingredients."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from scanner.knowledge.nearest import Nearest
from scanner.label.headings import Heading
from scanner.label.path import Step
from scanner.label.tokens import Gap, Token

_LOST = -0.25
"""What a word that is no name takes from the worth of a list."""
_UNHEADED_WORTH = 6.0
_UNHEADED_NAMES = 5
_HEADED_WORTH = 1.0
_DECLARING = ("begin", "begin-active", "begin-inactive")
_ROW = 3
"""Items from which words behind a heading are a list, though none is a known name."""
_MISREAD_ITEMS, _MISREAD_NAMES, _LONG_NAME = 6, 4, 7
"""Items in a row, and names or nearly names of so many letters among them, from which the row is a list that was
misread: shorter names are everyday words ("honey", "salt")."""
_BEHIND_LONG = 3
"""Names behind an item that is too long for one, from which it does not end the list."""
_TAIL_LETTERS = 6
"""Letters that the last name has at least of what is taken for the misread end of a list: "vegan" is near to one."""
_LETTERS_A_SIGN = 3
"""Letters that one sign of a name in an East Asian script is worth."""
_APART = (Gap.LINE, Gap.STOP)
_TAIL = 6
"""Words in the longest unknown name that may end a list."""


@dataclass(frozen=True, slots=True)
class Region:
    """A list at the tokens from `first` up to, not including, `last`, and its heading's meaning, "" without one."""

    first: int
    last: int
    meaning: str


def find_lists(tokens: Sequence[Token], steps: Sequence[Step], headings: Sequence[Heading]) -> list[Region]:
    """Find the lists among the steps of the path through all tokens.

    Behind a heading, a list runs as far as names outweigh other words. Without one, a stretch counts as a list only
    if it is rich in names that are set off from one another: prose holds names too.
    """
    regions: list[Region] = []
    begins = [heading for heading in headings if heading.begins]
    stops = sorted({heading.first for heading in headings} | {len(tokens)})
    for heading in begins:
        limit = next(stop for stop in stops if stop >= heading.last)
        inside = [step for step in steps if heading.last <= step.first and step.last <= limit]
        end, worth = _best_prefix(tokens, inside)
        # Behind words that may be no heading, such as "composition of the set", a list begins with a name.
        named = bool(inside) and inside[0].first == heading.last and inside[0].edge is not None
        set_off = heading.colon or (heading.plain and named and tokens[heading.last].before == Gap.LINE)
        declared = set_off and named and heading.meaning in _DECLARING and _fills_line(tokens, inside[0])
        if (worth >= _HEADED_WORTH or declared) and (heading.plain or heading.colon or named):
            regions.append(Region(heading.last, _with_tail(tokens, inside, end, limit), heading.meaning))
        elif heading.plain and heading.meaning in _DECLARING:
            row_end = _row_of_items(tokens, inside)
            if row_end is not None:
                regions.append(Region(heading.last, row_end, heading.meaning))
    covered = [(region.first, region.last) for region in regions]
    bounds = sorted({0, len(tokens), *stops, *(edge for pair in covered for edge in pair)})
    for first, last in pairwise(bounds):
        if any(start <= first and last <= end for start, end in covered):
            continue
        inside = [step for step in steps if first <= step.first and step.last <= last]
        regions += _unheaded(tokens, inside, last)
    if all(region.meaning == "begin-optional" for region in regions):
        # "May contain traces of nuts" stands on packs of all kinds: what may be in a product needs what is.
        regions = []
    return sorted(regions, key=lambda region: region.first)


def typed_list(text: str, tokens: Sequence[Token], steps: Sequence[Step]) -> Region | None:
    """Give the whole of a typed text as a list if two in three of its items are names, however few: "Water, Retinol".

    On a photo so few names may be the front of a pack; whoever types them asks about them.
    """
    parted = (*_APART, Gap.COMMA, Gap.END)
    starts = [
        step.first
        for step in steps
        if step.first == 0
        or tokens[step.first].before in parted
        or "\n" in text[tokens[step.first - 1].end : tokens[step.first].start]
    ]
    named = 0
    for first, last in pairwise([*starts, len(tokens)]):
        named += any(step.edge is not None and (step.first, step.last) == (first, last) for step in steps)
    return Region(0, len(tokens), "") if starts and 3 * named >= 2 * len(starts) else None


def misread_lists(
    tokens: Sequence[Token], steps: Sequence[Step], stretch: tuple[int, int], nearest: Nearest
) -> list[Region]:
    """Give the rows of items in a stretch of tokens of which a third are names or nearly so.

    So a list without a heading is found though most of it was misread: what it says must not pass in silence. Full
    stops, which readers take for commas, part the items as well where two thirds of them are names.
    """
    regions = []
    for row in _rows(tokens, *stretch):
        if len(row) < _MISREAD_ITEMS:
            continue
        named = [item for item in row if _is_named(tokens, item, steps, nearest)]
        long = [item for item in named if sum(len(tokens[at].key) for at in range(*item)) >= _LONG_NAME]
        commas = sum(tokens[first].before == Gap.COMMA for first, _ in row)
        least = len(row) / 3 if 2 * commas >= len(row) else 2 * len(row) / 3
        if len(named) >= least and len(long) >= _MISREAD_NAMES:
            regions.append(Region(row[0][0], row[-1][1], ""))
    return regions


def with_misread_tail(
    region: Region, tokens: Sequence[Token], steps: Sequence[Step], limit: int, nearest: Nearest
) -> Region:
    """Give a list with the items behind it, up to `limit`, of which a third at least are names or nearly so.

    A stretch that was misread does not end a list, nor does one long item: what stands behind must not pass in silence.
    """
    if region.last >= limit or tokens[region.last].before == Gap.END:
        return region
    rows = _rows(tokens, region.last, limit)
    end = _named_end(tokens, rows[0], steps, nearest)
    if end is None and len(rows) > 1 and all(tokens[at].before != Gap.END for at in range(region.last, limit)):
        end = _named_end(tokens, rows[1], steps, nearest, _BEHIND_LONG)
    return replace(region, last=end) if end is not None else region


def _named_end(
    tokens: Sequence[Token],
    items: Sequence[tuple[int, int]],
    steps: Sequence[Step],
    nearest: Nearest,
    least: int = 1,
) -> int | None:
    """Give the end of the longest start of a row that ends with a name and of which a third, `least` at all, are."""
    named, best = 0, None
    for number, (first, last) in enumerate(items, 1):
        ends = [last, *(at for at in range(last - 1, first, -1) if tokens[at].before == Gap.LINE)]
        end = next((end for end in ends if _is_named(tokens, (first, end), steps, nearest)), None)
        if end is not None and named + 1 >= max(least, number / 3):
            best = end if sum(len(tokens[at].key) for at in range(first, end)) >= _TAIL_LETTERS else best
        named += end == last
    return best


def _rows(tokens: Sequence[Token], start: int, end: int) -> list[list[tuple[int, int]]]:
    """Give the rows of short items, from one token up to another each, set off by commas or full stops."""
    parted = (Gap.COMMA, Gap.STOP, Gap.END)
    cuts = [at for at in range(start, end) if at == start or tokens[at].before in parted]
    rows: list[list[tuple[int, int]]] = [[]]
    for first, last in pairwise([*cuts, end]):
        if (first > start and tokens[first].before == Gap.END) or last - first > _TAIL:
            rows.append([])
        if last - first <= _TAIL:
            rows[-1].append((first, last))
    return rows


def _is_named(tokens: Sequence[Token], item: tuple[int, int], steps: Sequence[Step], nearest: Nearest) -> bool:
    """Tell whether an item is a name, or nearly."""
    first, last = item
    known = sum(
        min(step.last, last) - max(step.first, first)
        for step in steps
        if step.edge is not None and step.first < last and first < step.last
    )
    if 2 * known > last - first:
        return True
    keys = [token.key for token in tokens[first:last]]
    # A share may stand behind a name: "Octocrylene 80 mg/g".
    bare = keys[: next((at for at, key in enumerate(keys) if at and key.isdigit()), len(keys))]
    return any(nearest.near("".join(one)) for one in (keys, bare))


def _worth(tokens: Sequence[Token], step: Step) -> float:
    if step.edge is None:
        return _LOST * (step.last - step.first)
    after = tokens[step.last].before if step.last < len(tokens) else Gap.END
    apart = (tokens[step.first].before >= Gap.LINE) + (after >= Gap.LINE)
    letters = len(step.edge.key) * (1 if step.edge.key.isascii() else _LETTERS_A_SIGN)
    return min(2.0, 0.4 + letters / 8) * (0.3, 0.7, 1.0)[apart]


def _fills_line(tokens: Sequence[Token], step: Step) -> bool:
    """Tell whether a name is all that stands there, to the end of its line or sentence: "Ingredients: Talc"."""
    after = tokens[step.last].before if step.last < len(tokens) else Gap.END
    return after in (*_APART, Gap.END)


def _best_prefix(tokens: Sequence[Token], steps: Sequence[Step]) -> tuple[int, float]:
    """Give the token at which the worth of the steps so far is greatest, and that worth."""
    best, total, end = 0.0, 0.0, steps[0].first if steps else 0
    for step in steps:
        total += _worth(tokens, step)
        if total > best:
            best, end = total, step.last
        if total < best - 8:
            break
    return end, best


def _row_of_items(tokens: Sequence[Token], steps: Sequence[Step]) -> int | None:
    """Give the end of a row of short items set off by commas behind a heading, None where there is none.

    So a list is found though hardly a name in it was read well, or none is in a language that the vocabulary knows.
    """
    items, names, end = 0, 0, None
    for step in steps:
        if items and tokens[step.first].before in (Gap.LINE, Gap.STOP, Gap.END) and not _goes_on(tokens, step):
            break
        if step.edge is None and step.last - step.first > _TAIL:
            break
        items += items == 0 or tokens[step.first].before == Gap.COMMA
        names += step.edge is not None
        end = step.last
    return end if items >= _ROW or (items > 1 and names) else None


def _goes_on(tokens: Sequence[Token], step: Step) -> bool:
    """Tell whether a row goes on behind a step, with a comma."""
    return step.last < len(tokens) and tokens[step.last].before == Gap.COMMA


def _with_tail(tokens: Sequence[Token], steps: Sequence[Step], end: int, limit: int) -> int:
    """Take in the unknown names that close a list: short, and set off by a comma or begun on the same line."""
    for step in steps:
        if step.first < end:
            continue
        short = step.edge is None and step.last - step.first <= _TAIL
        if (
            step.last > limit
            or not short
            or tokens[step.first].before not in (Gap.COMMA, Gap.SPACE, Gap.GLUE, Gap.JOIN)
        ):
            break
        end = step.last
    return end


def _set_off(tokens: Sequence[Token], step: Step) -> bool:
    """Tell whether a name stands behind a comma, or is all that stands on a line or between two full stops."""
    before = tokens[step.first].before
    after = tokens[step.last].before if step.last < len(tokens) else Gap.END
    return before >= Gap.COMMA or (before in _APART and after in (*_APART, Gap.COMMA, Gap.END))


def _unheaded(tokens: Sequence[Token], steps: Sequence[Step], limit: int) -> list[Region]:
    """Find the stretch of greatest worth (Kadane), again and again, while it is rich enough."""
    best, start, total, names = (0.0, 0, 0, 0), 0, 0.0, 0
    for index, step in enumerate(steps):
        if total <= 0:
            total, start, names = 0.0, index, 0
        total += _worth(tokens, step)
        names += step.edge is not None and _set_off(tokens, step)
        if total > best[0]:
            best = (total, start, index + 1, names)
    worth, first, last, count = best
    if worth < _UNHEADED_WORTH or count < _UNHEADED_NAMES:
        return []
    region = Region(steps[first].first, _with_tail(tokens, steps, steps[last - 1].last, limit), "")
    before, after = steps[:first], [step for step in steps if step.first >= region.last]
    return [*_unheaded(tokens, before, region.first), region, *_unheaded(tokens, after, limit)]
