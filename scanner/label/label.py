"""From readings to the label of one product."""

from collections.abc import Sequence

from scanner.knowledge.base import Knowledge
from scanner.label.article_numbers import article_numbers
from scanner.label.cut_off import list_cut_off
from scanner.label.free_from import free_from
from scanner.label.ingredients import read_ingredients
from scanner.label.model import Kind, Label
from scanner.label.pack import read_pack
from scanner.label.passage import Passage
from scanner.reading.model import Reading


def build_label(readings: Sequence[Reading], knowledge: Knowledge) -> Label:
    """Put together what the photos of one product say."""
    passage = Passage.of(readings)
    symbols = tuple(symbol for reading in readings for symbol in reading.symbols)
    barcodes = tuple(code for reading in readings for code in reading.barcodes)
    denied = free_from(passage, knowledge)
    ignored = [*denied.spans, *article_numbers(passage.text, knowledge)]
    lists = read_ingredients(passage, knowledge, ignored)
    pack = read_pack(passage, symbols, barcodes, knowledge)
    kind = pack.kind.kind(list_found=bool(lists.bounds))
    # Names on the front tell what a serum holds; on a pack of food or of wipes they tell of something else.
    # A medicine that prints the share of an active for skin is one for the skin.
    other = pack.kind.scores.get("food") or (pack.kind.scores.get("medicine") and not lists.front.skin)
    if kind is Kind.UNKNOWN and lists.front.skin and not other:
        kind = Kind.SERUM
    cosmetic = kind in (Kind.SERUM, Kind.KIT) and not other
    return Label(
        kind=kind,
        ingredients=(*lists.ingredients, *lists.front.names) if cosmetic else lists.ingredients,
        claims=(*pack.claims, *denied.claims, *(lists.front.peel if cosmetic else ())),
        dates=pack.dates,
        lot=pack.lot,
        udi=pack.udi,
        needles=pack.needles,
        marks=pack.marks,
        symbols=symbols,
        barcodes=barcodes,
        list_found=bool(lists.bounds),
        list_cut_off=list_cut_off(readings, passage, lists.bounds),
        sides=max(1, len(readings)),
        languages=pack.languages,
        kind_reasons=pack.kind.for_needling if pack.kind.uncertain(list_found=bool(lists.bounds)) else (),
    )
