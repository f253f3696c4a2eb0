"""`read_symbols`: pictograms and boxed words of one photo, each place told once."""

from collections.abc import Iterable, Sequence

from scanner.photo.model import Pixels, Quad
from scanner.reading.model import Line, Symbol
from scanner.reading.symbols.boxed import symbols_from_lines
from scanner.reading.symbols.detect import detect_symbols
from scanner.reading.symbols.spacing import Spacing
from scanner.reading.symbols.written import bounds


def read_symbols(
    pixels: Pixels,
    lines: Sequence[Line] = (),
    *,
    text_boxes: Sequence[Quad] = (),
    photo: int = 0,
    spaced: Iterable[Spacing] | None = None,
) -> tuple[Symbol, ...]:
    """Find all symbols of one upright photo: those written in `lines`, then those drawn, without doubles.

    `pixels` is (height, width, 3), uint8, BGR; `photo` the photo's index within its product;
    `spaced` what `spacings` gives of `pixels`, where that is known already.
    """
    written = symbols_from_lines(pixels, lines, photo=photo)
    drawn = detect_symbols(pixels, text_boxes=text_boxes, lines=lines, beside=written, photo=photo, spaced=spaced)
    return together(written, drawn)


def together(symbols: Sequence[Symbol], others: Sequence[Symbol]) -> tuple[Symbol, ...]:
    """Give symbols, and others that stand where none of them does."""
    return (*symbols, *(one for one in others if not any(_one_mark(one, other) for other in symbols)))


def _one_mark(drawn: Symbol, written: Symbol) -> bool:
    """Tell whether a drawn symbol is the written one seen again: they overlap."""
    if drawn.place is None or written.place is None:
        return False
    a, b = bounds(drawn.place.box), bounds(written.place.box)
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or high <= 0:
        return False
    smaller = min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    if drawn.name.endswith("_sbs") or drawn.name.startswith("sbs_"):
        return False  # an oval holds the STERILE box
    return wide * high > 0.3 * smaller
