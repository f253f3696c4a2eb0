"""How reading falls off as one thing gets harder: the share of letters read, one parameter varied at a time.

    python -m tests.quality.curves [AXIS...] [--output curves.csv] [--labels 2]

Everything but the one parameter stays as on an easy label: flat, upright, sharp, dark on light. Along the axes tilt
and turn of a round body the radius is 0.45 label widths.
"""

import argparse
import csv
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from samples.panel import Colour
from samples.take import Glare, Take
from tests.benchmarks.readers import READERS, TextReader, machine
from tests.quality.labels import LabelSetting, draw_label
from tests.quality.letters import letters_read

Setter = Callable[[LabelSetting, str], LabelSetting]


@dataclass(frozen=True, slots=True)
class Axis:
    """A parameter: what it is, its values from easy to hard, and how a value is set."""

    what: str
    values: tuple[str, ...]
    set: Setter


def _taken(parameter: str) -> Setter:
    return lambda label, value: replace(label, take=_with(label.take, parameter, float(value)))


def _with(take: Take, parameter: str, value: float) -> Take:
    changes: dict[str, Any] = {parameter: value}
    return replace(take, **changes)


def _round(parameter: str) -> Setter:
    return lambda label, value: replace(label, radius=0.45, take=_with(label.take, parameter, float(value)))


def _radius(label: LabelSetting, value: str) -> LabelSetting:
    flat = value == "flat"
    return replace(label, radius=None if flat else float(value), take=replace(label.take, pitch=14.0, distance=2.4))


def _glare(label: LabelSetting, value: str) -> LabelSetting:
    lamps = (Glare((0.55, 0.55), 0.12, float(value)),)
    return replace(label, take=replace(label.take, glare=lamps))


def _width(label: LabelSetting, value: str) -> LabelSetting:
    wide = int(value)
    return replace(label, take=replace(label.take, width=wide, height=round(wide * 1.1)))


def _share(label: LabelSetting, value: str) -> LabelSetting:
    take = replace(label.take, width=4000, height=3000, fill=float(value), clutter=6, shift=(0.1, -0.05), quality=80)
    return replace(label, take=take)


_PAIRS: dict[str, tuple[Colour, Colour]] = {
    "black on white": ((32, 32, 36), (246, 245, 240)),
    "brown on cream": ((96, 62, 40), (240, 226, 206)),
    "white on navy": ((240, 240, 244), (28, 34, 70)),
    "gold on black": ((196, 164, 96), (24, 24, 26)),
    "white on pink": ((255, 250, 250), (226, 150, 170)),
    "grey on light grey": ((150, 150, 150), (224, 224, 222)),
    "pale grey on grey": ((196, 196, 194), (226, 226, 224)),
}


def _colour(label: LabelSetting, value: str) -> LabelSetting:
    ink, ground = _PAIRS[value]
    return replace(label, ink=ink, ground=ground)


AXES: Mapping[str, Axis] = {
    "radius": Axis(
        "radius of the bottle in label widths, tipped by 14 degrees",
        ("flat", "1.0", "0.7", "0.55", "0.48", "0.42", "0.38", "0.35"),
        _radius,
    ),
    "pitch": Axis("tipping of a bottle, degrees", ("0", "5", "10", "15", "20", "30", "40"), _round("pitch")),
    "turn": Axis("turning of a bottle about its axis, degrees", ("0", "10", "20", "30", "40"), _round("yaw")),
    "tilt": Axis("tilt of a flat label, degrees", ("0", "15", "30", "40", "50", "60", "70"), _taken("yaw")),
    "roll": Axis(
        "turn in the picture, degrees",
        ("0", "3", "6", "12", "20", "30", "45", "60", "90", "135", "180", "270"),
        _taken("roll"),
    ),
    "crumple": Axis(
        "crumpling, in label widths",
        ("0", "0.004", "0.008", "0.012", "0.016"),
        lambda label, value: replace(label, crumple=float(value)),
    ),
    "glare": Axis("strength of a lamp's spot over the list", ("0", "0.4", "0.6", "0.8", "0.95"), _glare),
    "shadow": Axis("darkness of a shadow across", ("0", "0.3", "0.5", "0.7", "0.85"), _taken("shadow")),
    "exposure": Axis("exposure", ("1.0", "0.6", "0.4", "0.25", "0.15"), _taken("exposure")),
    "defocus": Axis("radius of defocus, pixels", ("0", "1", "2", "3", "4", "5", "6", "8"), _taken("defocus")),
    "motion": Axis("length of motion, pixels", ("0", "3", "6", "9", "12", "16", "24"), _taken("motion")),
    "noise": Axis("sensor noise, grey levels", ("2", "8", "16", "24", "36"), _taken("noise")),
    "quality": Axis("JPEG quality", ("90", "60", "40", "25", "12"), lambda label, value: _quality(label, int(value))),
    "width": Axis("width of the picture, pixels", ("2000", "1400", "1000", "800", "640", "500", "400", "300"), _width),
    "share": Axis(
        "part of a 12-megapixel picture's width that the label takes", ("0.6", "0.4", "0.25", "0.15", "0.1"), _share
    ),
    "size": Axis(
        "type size in thousandths of the label's width",
        ("44", "34", "26", "20", "16", "13"),
        lambda label, value: replace(label, size=float(value)),
    ),
    "face": Axis(
        "typeface",
        ("humanist", "grotesque", "plain", "serif", "light", "condensed"),
        lambda label, value: replace(label, face=value),
    ),
    "squeeze": Axis(
        "sideways squeeze of the type",
        ("1.0", "0.85", "0.7", "0.6", "0.5"),
        lambda label, value: replace(label, squeeze=float(value)),
    ),
    "colour": Axis("ink and ground", tuple(_PAIRS), _colour),
}


def _quality(label: LabelSetting, value: int) -> LabelSetting:
    return replace(label, take=replace(label.take, quality=value))


def measure(axes: Sequence[str], labels: int, readers: Mapping[str, TextReader]) -> list[dict[str, str]]:
    """Measure axes over a number of labels: one row a value, the share of letters each reader got."""
    rows = []
    for name in axes:
        axis = AXES[name]
        for value in axis.values:
            counts = {reader: [0, 0] for reader in readers}
            for seed in range(labels):
                base = LabelSetting(seed=300 + seed, take=Take(1000, 1100, fill=0.86, distance=2.8, seed=300 + seed))
                label = draw_label(axis.set(base, value))
                for reader, engine in readers.items():
                    got, of = letters_read(label.truth, engine.text(label.photo))
                    counts[reader][0] += got
                    counts[reader][1] += of
            shares = {reader: f"{got / of:.3f}" if of else "" for reader, (got, of) in counts.items()}
            printed = str(max((of for _, of in counts.values()), default=0))
            rows.append({"axis": name, "what": axis.what, "value": value, "printed": printed, **shares})
            print(name, value, printed, shares, file=sys.stderr, flush=True)
    return rows


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("axes", nargs="*", metavar="AXIS", help=f"of {', '.join(AXES)}; all if none is named")
    parser.add_argument("--output", type=Path, help="write the table there; rows of axes not measured are kept")
    parser.add_argument("--labels", type=int, default=2)
    parser.add_argument("--readers", default=",".join(READERS))
    args = parser.parse_args()
    readers = {name: READERS[name]() for name in args.readers.split(",")}
    rows = measure(args.axes or tuple(AXES), args.labels, readers)
    if args.output:
        old = list(csv.DictReader(args.output.open(encoding="utf-8"))) if args.output.is_file() else []
        measured = {row["axis"] for row in rows}
        rows += [row for row in old if row["axis"] not in measured]
        rows.sort(key=lambda row: list(AXES).index(row["axis"]))
        with args.output.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, ["axis", "what", "value", "printed", *READERS], lineterminator="\n")
            table.writeheader()
            table.writerows(rows)
    print(machine())


if __name__ == "__main__":
    main()
