"""Hard labels: strongly curved, tilted, turned, somewhat blurred; one set to tune on and one kept apart.

    python -m tests.quality.hard_set tune|held-out [--folder FOLDER]

Prints the share of printed ingredients that each reader gets, and the same of the pictures of which plain RapidOCR
gets half at most. With --folder the pictures are kept, for the comparison of readers to run over. The held-out set is
for measuring only: look at its totals, not at its pictures.
"""

import argparse
from pathlib import Path

import numpy as np

from samples.panel import Colour
from samples.take import Glare, Take
from tests.benchmarks.readers import READERS
from tests.quality.labels import LabelSetting, draw_label, keep
from tests.quality.letters import letters_read

SEEDS = {"tune": range(1000, 1016), "held-out": range(5000, 5016)}

_COLOURS: tuple[tuple[Colour, Colour], ...] = (
    ((30, 30, 34), (246, 245, 240)),
    ((70, 40, 30), (238, 224, 204)),
    ((238, 238, 232), (26, 30, 40)),
    ((240, 236, 226), (70, 28, 52)),
    ((96, 100, 100), (226, 230, 228)),
    ((20, 70, 60), (214, 232, 222)),
)
_FACES = ("humanist", "light", "grotesque", "serif", "condensed", "plain")


def hard_label(seed: int) -> LabelSetting:
    """Give the hard label of a seed."""
    chance = np.random.default_rng(seed)

    def between(low: float, high: float) -> float:
        return float(chance.uniform(low, high))

    ink, ground = _COLOURS[chance.integers(len(_COLOURS))]
    face = _FACES[chance.integers(len(_FACES))]
    tipped = between(9, 22) * float(chance.choice([-1, 1]))
    turn = float(chance.choice([0, 0, 0, 0, 90, 180, 270]))
    glare = (Glare((between(0.2, 0.8), 0.5), between(0.02, 0.05), between(0.3, 0.6), True, between(75, 105)),)
    width = int(between(1200, 1800))
    take = Take(
        width,
        round(width * between(1.0, 1.25)),
        yaw=between(-14, 14),
        pitch=tipped,
        roll=turn + between(-16, 16),
        fill=between(0.72, 0.9) * (0.85 if turn in (90, 270) else 1.0),
        distance=between(2.0, 3.2),
        defocus=between(0, 1.0),
        motion=between(0, 2.5),
        motion_angle=between(0, 180),
        noise=between(2, 7),
        shadow=between(0, 0.45),
        shadow_angle=between(0, 180),
        exposure=between(0.75, 1.1),
        glare=glare if chance.random() < 0.5 else (),
        ground=str(chance.choice(["wood", "stone", "cloth", "paper", "dark", "tile"])),
        clutter=int(chance.integers(0, 4)),
        quality=int(between(70, 92)),
        seed=seed,
    )
    return LabelSetting(
        seed=seed,
        names=int(chance.integers(12, 24)),
        face=face,
        size=between(31, 42),
        squeeze=0.85 if chance.random() < 0.25 and face != "condensed" else 1.0,
        ink=ink,
        ground=ground,
        radius=between(0.36, 0.52),
        depth=1.0 if chance.random() < 0.8 else between(0.5, 0.9),
        take=take,
    )


def main() -> None:
    """Measure one of the sets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=SEEDS)
    parser.add_argument("--folder", type=Path, help="keep the pictures and their truths there")
    parser.add_argument("--readers", default=",".join(READERS), help="those to measure; empty to draw only")
    args = parser.parse_args()
    readers = {name: READERS[name]() for name in args.readers.split(",") if name}
    counts: dict[str, list[tuple[int, int]]] = {name: [] for name in readers}
    for seed in SEEDS[args.set]:
        label = draw_label(hard_label(seed))
        if args.folder:
            keep(label, args.folder)
        for name, reader in readers.items():
            counts[name].append(letters_read(label.truth, reader.text(label.photo)))
        if args.set == "tune" and readers:
            print(seed, *(f"{name} {rows[-1][0]}/{rows[-1][1]}" for name, rows in counts.items()), flush=True)
    plain = counts.get("rapidocr", [])
    hardest = [place for place, (got, of) in enumerate(plain) if got <= 0.5 * of]
    for name, rows in counts.items():
        print(f"{name}: {_share(rows)}; on {len(hardest)} hardest {_share([rows[place] for place in hardest])}")


def _share(rows: list[tuple[int, int]]) -> str:
    got, of = sum(part for part, _ in rows), sum(whole for _, whole in rows)
    return f"{got / of:.3f} ({got}/{of})" if of else "-"


if __name__ == "__main__":
    main()
