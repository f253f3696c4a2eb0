"""The drawings the networks learn from, by the key of each pictogram."""

from scanner.reading.symbols.training import device_marks, storage_marks
from scanner.reading.symbols.training.sheet import Ink, Sheet
from scanner.reading.symbols.training.strokes import Dice, Draw

_DEVICE = (
    device_marks.do_not_reuse,
    device_marks.do_not_resterilize,
    device_marks.package_damaged,
    device_marks.use_by,
    device_marks.manufacturer,
    device_marks.date_of_manufacture,
    device_marks.consult_ifu,
    device_marks.caution,
    device_marks.non_pyrogenic,
    device_marks.latex,
    device_marks.phthalates,
    device_marks.contains_sufficient,
    device_marks.biological_risks,
    device_marks.single_patient_multiple_use,
    device_marks.ce,
)
_STORAGE = (
    storage_marks.keep_dry,
    storage_marks.keep_from_sunlight,
    storage_marks.temp_limit,
    storage_marks.temp_upper,
    storage_marks.temp_lower,
    storage_marks.fragile,
    storage_marks.humidity_limit,
    storage_marks.pao,
    storage_marks.weee,
)

PICTOGRAMS: dict[str, Draw] = {draw.__name__: draw for draw in (*_DEVICE, *_STORAGE)}
"""How to draw each pictogram, by the key that `Symbol.name` bears."""


def drawn(draw: Draw, dice: Dice, side: int = 200) -> Ink:
    """Draw one mark with a chance stroke, cut to its ink; 255 is ink."""
    sheet = Sheet(side, float(dice.uniform(0.03, 0.085)))
    draw(sheet, dice)
    return sheet.cut()
