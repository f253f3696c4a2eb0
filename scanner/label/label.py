"""From readings to the label of one product."""

from collections.abc import Sequence

from scanner.knowledge.base import Knowledge
from scanner.label.ingredients import read_ingredients
from scanner.label.model import Kind, Label
from scanner.label.passage import Passage
from scanner.reading.model import Reading


def build_label(readings: Sequence[Reading], knowledge: Knowledge) -> Label:
    """Put together what the photos of one product say."""
    passage = Passage.of(readings)
    lists = read_ingredients(passage, knowledge)
    return Label(
        kind=Kind.SERUM if lists.ingredients else Kind.UNKNOWN,
        ingredients=lists.ingredients,
        symbols=tuple(symbol for reading in readings for symbol in reading.symbols),
        barcodes=tuple(code for reading in readings for code in reading.barcodes),
        list_found=bool(lists.bounds),
        sides=max(1, len(readings)),
    )
