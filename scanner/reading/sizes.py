"""The few sizes of the pictures and strips that engines are given: for each size not met before they compile."""

import math

_STEP = 64
_LEAST_WIDTH, _STEPS = 128, 10
"""Strips are read each by itself, at few widths: in batches of up to 2400 pixels the same strips took a quarter longer,
and compiling for a width that has not been met takes as long as reading 1000 pixels. Stretched to those widths instead
of padded, they were read a little worse (pack strings on real photos 100 instead of 103)."""
_SIDES = (128, 192, 256, 512, 768, 1024, 1440, 1792, 2304)
"""OpenVINO keeps some 5 MB for each size of picture that it has met and takes up to 0.06 s for a new one, as long as
for looking through a megapixel. Made up to such sizes by grey at their ends instead of stretched, pictures gave less
print: 104 to 108 of 150 strings on packs, instead of 111 to 114."""
_LEAST_ENCLOSING = 256
_MOST_STRETCHED = 1.25


def usual_width(width: float) -> int:
    """Give the next larger of few widths, in pixels, for a strip: 64 apart up to 640, then twice as far, and so on."""
    step = _STEP
    while width > _STEPS * step:
        step *= 2
    return max(_LEAST_WIDTH, math.ceil(width / step) * step)


def usual_side(side: float) -> int:
    """Give the nearest of few sides, in pixels, for a picture in which print is looked for.

    A side that would be stretched or pressed by more than a quarter becomes the nearest multiple of 64, at least 64.
    """
    nearest = min(_SIDES, key=lambda one: abs(math.log(one / max(1.0, side))))
    if 1 / _MOST_STRETCHED <= nearest / max(1.0, side) <= _MOST_STRETCHED:
        return nearest
    return max(_STEP, round(side / _STEP) * _STEP)


def enclosing_side(side: float) -> int:
    """Give the next larger of few sides, in pixels, from 256 on, beyond the largest the next multiple of 64."""
    enough = (one for one in _SIDES if one >= max(side, _LEAST_ENCLOSING))
    return next(enough, math.ceil(side / _STEP) * _STEP)
