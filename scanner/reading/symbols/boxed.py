"""`symbols_from_lines`: the symbols that are words in a box, from the text that was read and the pixels around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.photo.model import Pixels, Place
from scanner.reading.model import Line, Symbol
from scanner.reading.symbols.frames import Framing, framing

_BAR = r"[\s|/\\\[\](){}lI1:]*"
_STERILE = r"[S5][T7][E€F][R][I1l|!][L1I][E€F]"
_METHODS = (
    ("sterile_eo", r"E[O0Q]"),
    ("sterile_vh2o2", r"VH[2Z₂]?[O0][2Z₂]?"),
    ("sterile_r", r"R"),
    ("sterile_a", r"A"),
)
_LOOSE = {"sterile_r", "sterile_a", "sterile", "md", "model_number"}
"""Words so short or so common that only a box around them makes them a symbol."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A wording of a symbol: `start` ties it to the start of a line, `end` to its end; `bare` without any box."""

    name: str
    pattern: re.Pattern[str]
    bare: float


def _word(name: str, pattern: str, bare: float) -> _Word:
    return _Word(name, re.compile(pattern), bare)


_WORDS: tuple[_Word, ...] = (
    *(_word(name, rf"(?<![A-Za-z]){_STERILE}{_BAR}{cell}(?![A-Za-z0-9])", 0.7) for name, cell in _METHODS),
    _word("sterile", rf"(?<![A-Za-z]){_STERILE}(?![A-Za-z])", 0.0),
    _word("lot", r"^\W*L[O0Q][T7](?=\W|$|\d)", 0.55),
    _word("ref", r"^\W*R[E€]F(?=\W|$|\d)", 0.55),
    _word("ref", r"^\W*[\[(|]\s?R[E€]E\s?[\])|]", 0.5),
    _word("sn", r"^\W*SN(?=\W|$|\d)", 0.5),
    _word("udi", r"^\W*U[D0][I1l](?=\W|$)", 0.55),
    _word("ivd", r"^\W*[I1l|]V[D0](?=\W|$)", 0.6),
    _word("md", r"^\W*MD(?=\W*$|\W+[A-Z0-9])", 0.0),
    _word("ec_rep", rf"(?<![A-Za-z])EC{_BAR}R[E€]P(?![A-Za-z])", 0.75),
    _word("eu_rep", rf"(?<![A-Za-z])EU{_BAR}R[E€]P(?![A-Za-z])", 0.75),
    _word("ch_rep", rf"(?<![A-Za-z])CH{_BAR}R[E€]P(?![A-Za-z])", 0.75),
    _word("ukrp", rf"(?<![A-Za-z])UK{_BAR}R[E€]?P(?![A-Za-z])", 0.75),
    _word("ukca", r"(?<![A-Za-z])UK\s?CA(?![A-Za-z])", 0.75),
    _word("rx_only", r"(?<![A-Za-z])R[xX]\s?[oO][nN][lL1][yY](?![A-Za-z])", 0.75),
    _word("ce_nb", r"(?<![A-Za-z])[C(][E€ЄЕ]\W?\s?\d{4}(?!\d)", 0.85),
    _word("ce_nb", r"^\W*C [E€ЄЕ]\W?\s?\d{4}(?!\d)", 0.8),
    _word("ce", r"(?<![A-Za-z])C\s?[E€ЄЕ∈](?=\W*$)", 0.7),
    _word("ce", r"^\W*C[E€ЄЕ∈](?=\W+(?:IVD|MD|REF|LOT|UKCA|FDA|ISO|RoHS|WEEE)\b)", 0.7),
    _word("ce", r"(?<![A-Za-z])C€(?![A-Za-z])", 0.7),
    _word("phthalates", r"^\W*PHT\W*(?:DEHP)?\W*$", 0.6),
)
_NEGATED = re.compile(r"(?:^|[^a-z])(non|not|un|no)[\s\-–.]*$", re.IGNORECASE)
_NEGATION = re.compile(r"^\W*(?:non|not)\W*$", re.IGNORECASE)
_SHOUTED = re.compile(r"(?<![A-Z0-9])(?!I+\W*$)[A-Z]{2,}\W*$")
_BOXED = 0.95


def symbols_from_lines(pixels: Pixels, lines: Sequence[Line], *, photo: int = 0) -> tuple[Symbol, ...]:
    """Find the symbols that are words: STERILE with its method, LOT, REF, SN, UDI, MD, EC REP, CE, UKCA, IVD, Rx only.

    `pixels` is the upright photo the `lines` were read on, (height, width, 3), uint8, BGR. A box around the word makes
    it surer; words such as a plain STERILE, or MD, are symbols only in a box. STERILE struck through, or with NON
    beside it, gives non_sterile and nothing else. Order: that of the lines.
    """
    rows = [line for line in lines if line.place() is not None]
    held: list[Symbol] = []
    for line in (*_pairs(rows), *rows):  # a pair first, so that STERILE beside EO is not taken for a plain STERILE
        for word, start, end in _matches(line.text):
            place = line.place(start, end)
            if place is None or _taken(held, place):
                continue
            denied = _NEGATED.search(line.text[:start]) if word.name.startswith("sterile") else None
            wider = line.place(denied.start(1), end) if denied else None
            around = framing(pixels, (wider or place).box)
            symbol = _symbol(word, line, start, end, rows, around)
            if symbol is not None:
                held.append(Symbol(symbol.name, Place(photo, place.box), symbol.confidence))
    return tuple(held)


def _matches(text: str) -> Iterator[tuple[_Word, int, int]]:
    """Yield each wording in a text once, the longest reading of a place first."""
    taken: list[tuple[int, int]] = []
    for word in _WORDS:
        for match in word.pattern.finditer(text):
            start, end = match.span()
            while start < end and not text[start].isalnum():
                start += 1
            if not any(start < b and a < end for a, b in taken):
                taken.append((start, end))
                yield word, start, end


def _symbol(word: _Word, line: Line, start: int, end: int, lines: Sequence[Line], around: Framing) -> Symbol | None:
    if word.name.startswith("sterile") and (around.struck or _negated(line, start, lines)):
        return Symbol("non_sterile", None, 0.8) if around.struck or around.boxed else None
    if word.name == "ce" and not around.boxed and _SHOUTED.search(line.text[:start]):
        return None  # in a sentence all in capitals, CE is a French or Italian word
    alone = start <= 1 and len(line.text) - end <= 1
    if around.boxed:
        return Symbol(word.name, None, _BOXED)
    if word.name in _LOOSE and not (alone and word.bare):
        return None
    return Symbol(word.name, None, round(word.bare * min(1.0, line.confidence + 0.1), 3)) if word.bare else None


def _negated(line: Line, start: int, lines: Sequence[Line]) -> bool:
    """Tell whether NON stands before the word, in its line or in a line of its own beside or above it."""
    if _NEGATED.search(line.text[:start]):
        return True
    place = line.place(start)
    if place is None:
        return False
    (ax, ay), _, _, (dx, dy) = place.box
    high = max(abs(ay - dy), abs(ax - dx), 1.0)
    for other in lines:
        if other is line or not _NEGATION.match(other.text):
            continue
        near = other.place()
        if near is None:
            continue
        x = sum(point[0] for point in near.box) / 4
        y = sum(point[1] for point in near.box) / 4
        if min(abs(x - px) + abs(y - py) for px, py in place.box) < 4 * high:
            return True
    return False


def _pairs(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines made of two neighbours, as cells of one box may have been read apart: STERILE and EO, EC and REP."""
    first = re.compile(rf"^\W*(?:{_STERILE}|EC|EU|CH|UK|C[E€])\W*$")
    second = re.compile(r"^\W*(?:E[O0]|R|A|VH2?O2?|REP|RP|CA|\d{4})\W*$")
    for one in lines:
        if not first.match(one.text):
            continue
        for two in lines:
            if two is not one and second.match(two.text) and _follows(one, two):
                text = f"{one.text} {two.text}"
                yield Line(text, one.reader, min(one.confidence, two.confidence), one.photo, (*one.rungs, *two.rungs))


def _follows(one: Line, two: Line) -> bool:
    """Tell whether a line goes on where another ends: at its end, within a letter's height, about as high."""
    (ux, uy), (lx, ly) = one.rungs[-1]
    (vx, vy), (mx, my) = two.rungs[0]
    high = ((ux - lx) ** 2 + (uy - ly) ** 2) ** 0.5
    other = ((vx - mx) ** 2 + (vy - my) ** 2) ** 0.5
    away = (((ux + lx) - (vx + mx)) ** 2 + ((uy + ly) - (vy + my)) ** 2) ** 0.5 / 2
    return bool(high > 0 and 0.4 < other / high < 2.5 and away < 1.6 * high)


def _taken(held: Sequence[Symbol], place: Place) -> bool:
    x = sum(point[0] for point in place.box) / 4
    y = sum(point[1] for point in place.box) / 4
    for one in held:
        if one.place is None:
            continue
        xs, ys = [px for px, _ in one.place.box], [py for _, py in one.place.box]
        if min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys):
            return True
    return False
