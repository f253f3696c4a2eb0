"""Teach the second opinion from what the first one names on drawn pages, rightly and wrongly, and write its weights.

`python -m scanner.reading.symbols.training.doubts PAGES SEED` does it; 700 pages need some eight minutes of one
core; the weights in the package are those of `700 31`.
The weights of the first opinion are taken as they are; the pages must not be those it was taught from.
"""

import logging
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.reading.symbols.crops import upright
from scanner.reading.symbols.detect import Sighting, first_sightings
from scanner.reading.symbols.features import FINE_FEATURES, fine_features
from scanner.reading.symbols.network import DOUBTS
from scanner.reading.symbols.training.artwork import PICTOGRAMS
from scanner.reading.symbols.training.learn import trained
from scanner.reading.symbols.training.lessons import OTHER, SAME, overlap, same_turn
from scanner.reading.symbols.training.look_alikes import LOOK_ALIKES
from scanner.reading.symbols.training.more_look_alikes import MORE_LOOK_ALIKES
from scanner.reading.symbols.training.pages import Camera, Drawn, Page, draw_page
from scanner.reading.symbols.training.strokes import Dice

_LOG = logging.getLogger(__name__)

_LEAST = 0.2
_LEANS = 12.0
_TIMES = 3
_PAGES_A_JOB = 10
_EPOCHS = 30
_HIDDEN = (144, 64)

Taught = tuple[NDArray[np.float32], str]


def doubts(dice: Dice, page: Page, sightings: list[Sighting]) -> Iterator[Taught]:
    """Yield crops of what was named on a page, (SIDE, SIDE), with what each shows upright; "" if no pictogram."""
    for one in sightings:
        if one.lifted is None:
            continue
        shares = [(overlap(one.lifted, each), k) for k, each in enumerate(page.drawn)]
        share, which = max(shares, default=(0.0, -1))
        if OTHER <= share < SAME:
            continue
        name = _shown(one, page.drawn[which]) if share >= SAME else ""
        for _ in range(_TIMES):
            crop = upright(one.lifted, one.turn + dice.uniform(-_LEANS, _LEANS))
            yield _bent(dice, crop), name


def _shown(one: Sighting, drawn: Drawn) -> str:
    return drawn.name if same_turn(drawn, one.turn) else ""


def _bent(dice: Dice, crop: NDArray[np.float32]) -> NDArray[np.float32]:
    """Shift, shear, stretch and soften a crop a little, as other makers' drawings and other lenses would."""
    side = crop.shape[0]
    corners = np.array([[0, 0], [side, 0], [side, side], [0, side]], np.float32)
    moved = corners + dice.normal(0, 1.3, (4, 2)).astype(np.float32)
    bent = cv2.warpPerspective(crop, cv2.getPerspectiveTransform(corners, moved), (side, side))
    kind = dice.random()
    if kind < 0.2:
        bent = cv2.GaussianBlur(bent, (0, 0), float(dice.uniform(0.5, 1.2)))
    elif kind < 0.3:
        bent = cv2.dilate(bent, np.ones((2, 2), np.uint8))
    elif kind < 0.4:
        bent = cv2.erode(bent, np.ones((2, 2), np.uint8))
    return np.asarray(bent, np.float32)


def _pages(dice: Dice, count: int) -> Iterator[Page]:
    for _ in range(count):
        hard, bare = dice.random(), dice.random() < 0.5
        camera = Camera(
            blur=(0.3, 0.7 + 0.9 * hard),
            noise=3 + 6 * hard,
            tilt=0.05 + 0.2 * hard,
            quality=(90 - int(45 * hard), 96),
            sizes=(14, 60) if dice.random() < 0.4 else (24, 160),
        )
        yield draw_page(
            dice,
            count=0 if bare else 20,
            others=26 if bare else 8,
            clutter=20 if bare else 10,
            camera=camera,
            look_alikes=(*LOOK_ALIKES, *MORE_LOOK_ALIKES),
        )


def _collected(seed: int, job: int) -> tuple[NDArray[np.float16], list[str]]:
    """Draw a few pages and describe what was named on them, with what each crop shows."""
    dice = np.random.default_rng([seed, job, 7])
    crops: list[NDArray[np.float32]] = []
    names: list[str] = []
    for page in _pages(dice, _PAGES_A_JOB):
        lines = page.lines if dice.random() < 0.5 else ()
        for crop, name in doubts(dice, page, first_sightings(page.pixels, lines, least=_LEAST)):
            crops.append(crop)
            names.append(name)
    if not crops:
        return np.zeros((0, FINE_FEATURES), np.float16), []
    return fine_features(np.stack(crops)).astype(np.float16), names


def teach(pages: int, target: Path, *, seed: int, workers: int = 2) -> None:
    """Draw `pages` pages, half of them without a pictogram, teach the second opinion and write it to `target`."""
    jobs = range(pages // _PAGES_A_JOB)
    with ProcessPoolExecutor(workers, initializer=cv2.setNumThreads, initargs=(1,)) as pool:
        held = list(pool.map(_collected, [seed] * len(jobs), jobs))
    names = ("", *sorted(PICTOGRAMS))
    number = {name: k for k, name in enumerate(names)}
    labels = np.array([number[name] for _, shown in held for name in shown], np.int64)
    whole = np.concatenate([described for described, _ in held])
    _LOG.info("%d crops, %d of them none", len(labels), int((labels == 0).sum()))
    layers = trained(whole.astype(np.float32), labels, len(names), _HIDDEN, epochs=_EPOCHS, seed=seed)
    packed: dict[str, NDArray[np.generic]] = {"names": np.array(names)}
    for k, (weight, bias) in enumerate(layers):
        packed[f"judge_weight_{k}"] = weight.astype(np.float16)
        packed[f"judge_bias_{k}"] = bias.astype(np.float16)
    with target.open("wb") as file:
        np.savez_compressed(file, **packed)  # type: ignore[arg-type]
    _LOG.info("%s: %d kB", target, target.stat().st_size // 1024)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    teach(int(sys.argv[1]), Path(__file__).parent.parent / DOUBTS, seed=int(sys.argv[2]))
