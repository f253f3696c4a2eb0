"""Symbols on packs: pictograms from pixels, boxed words from the text that was read, and whether they could be seen."""

from scanner.reading.symbols.boxed import symbols_from_lines
from scanner.reading.symbols.detect import detect_symbols
from scanner.reading.symbols.sight import symbols_seen_well
from scanner.reading.symbols.spacing import Spacing, spacings
from scanner.reading.symbols.together import read_symbols, together

__all__ = [
    "Spacing",
    "detect_symbols",
    "read_symbols",
    "spacings",
    "symbols_from_lines",
    "symbols_seen_well",
    "together",
]
