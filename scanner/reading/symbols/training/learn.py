"""Teach the pictogram networks from drawn pages and write their weights.

`python -m scanner.reading.symbols.training.learn PAGES SEED` does it; 600 pages need some ten minutes. Only numpy,
OpenCV and Pillow are needed; the same seed and library versions give the same weights. DejaVu typefaces are
used where the machine has them.
"""

import logging
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from scanner.reading.symbols.features import FEATURES, features
from scanner.reading.symbols.network import WEIGHTS, Pictograms, unpacked
from scanner.reading.symbols.training.artwork import PICTOGRAMS
from scanner.reading.symbols.training.lessons import Lesson, lessons

Floats = NDArray[np.float32]

_LOG = logging.getLogger(__name__)

_BATCH = 256
_RATE = 1.5e-3
_DECAY = 1e-4
_DROPPED = 0.25


def trained(
    described: Floats, target: NDArray[np.int64], outputs: int, hidden: Sequence[int], *, epochs: int, seed: int
) -> list[tuple[Floats, Floats]]:
    """Fit a network of rectified layers to classes by cross entropy with Adam (Kingma and Ba, 2014).

    Inputs and hidden values are dropped at random, so that no single one decides.
    """
    dice = np.random.default_rng(seed)
    sizes = [described.shape[1], *hidden, outputs]
    held = [
        (dice.normal(0, np.sqrt(2 / a), (a, b)).astype(np.float32), np.zeros(b, np.float32)) for a, b in pairwise(sizes)
    ]
    slow = [[np.zeros_like(part) for part in layer] for layer in held]
    fast = [[np.zeros_like(part) for part in layer] for layer in held]
    steps = epochs * (len(described) // _BATCH)
    step = 0
    for _ in range(epochs):
        for start in np.split(dice.permutation(len(described)), range(_BATCH, len(described), _BATCH)):
            if len(start) < _BATCH:
                continue
            step += 1
            rate = _RATE * 0.5 * (1 + np.cos(np.pi * min(1.0, step / steps)))
            values = described[start] * (dice.random((_BATCH, described.shape[1])) > _DROPPED / 2)
            seen = [values.astype(np.float32)]
            for k, (weight, bias) in enumerate(held):
                values = seen[-1] @ weight + bias
                if k < len(held) - 1:
                    kept = (dice.random(values.shape) > _DROPPED) / (1 - _DROPPED)
                    values = np.maximum(values, 0) * kept.astype(np.float32)
                seen.append(values)
            power = np.exp(values - values.max(axis=1, keepdims=True))
            back = power / power.sum(axis=1, keepdims=True)
            back[np.arange(_BATCH), target[start]] -= 1
            back = (back / _BATCH).astype(np.float32)
            for k in range(len(held) - 1, -1, -1):
                weight, bias = held[k]
                slopes = (seen[k].T @ back + _DECAY * weight, back.sum(axis=0))
                if k:
                    back = (back @ weight.T) * (seen[k] > 0) / np.float32(1 - _DROPPED)
                for part, slope, s, f in zip((weight, bias), slopes, slow[k], fast[k], strict=True):
                    s += 0.1 * (slope - s)
                    f += 0.001 * (slope * slope - f)
                    part -= (rate * (s / (1 - 0.9**step)) / (np.sqrt(f / (1 - 0.999**step)) + 1e-8)).astype(np.float32)
    return held


def _described(crops: Sequence[NDArray[np.float16]]) -> Floats:
    whole = np.empty((len(crops), FEATURES), np.float32)
    for start in range(0, len(crops), 1000):
        whole[start : start + 1000] = features(np.stack(crops[start : start + 1000]).astype(np.float32))
    return whole


def _collected(seed: int, pages: int, workers: int, known: Pictograms | None = None) -> list[Lesson]:
    jobs = [(seed * 1000 + k, 10, known) for k in range(pages // 10)]
    if workers == 1:
        return [one for job in jobs for one in lessons(*job)]
    with ProcessPoolExecutor(workers, initializer=cv2.setNumThreads, initargs=(1,)) as pool:
        return [one for held in pool.map(lessons, *zip(*jobs, strict=True)) for one in held]


def learn(pages: int, target: Path, *, seed: int, workers: int = 3, epochs: int = 30) -> None:
    """Draw `pages` pages, teach both networks, and write their weights to `target`.

    Half the pages teach everything. Where `target` holds weights already, the other half teach only what those get
    wrong: look-alikes taken for a pictogram, pictograms missed. So run it a few times, with another seed each.
    """
    held = _collected(seed, pages // 2, workers)
    if target.exists():
        with np.load(target) as before:
            known = unpacked({key: before[key] for key in before.files})
        held += _collected(seed + 500, pages // 2, workers, known)
    packed = _taught(held, seed, epochs)
    with target.open("wb") as file:
        np.savez_compressed(file, **packed)  # type: ignore[arg-type]
    _LOG.info("%s: %d kB", target, target.stat().st_size // 1024)


def _taught(held: Sequence[Lesson], seed: int, epochs: int) -> dict[str, NDArray[np.generic]]:
    names = ("", *sorted(PICTOGRAMS))
    number = {name: k for k, name in enumerate(names)}
    packed: dict[str, NDArray[np.generic]] = {"names": np.array(names)}
    for which, chosen, labels, outputs, hidden in (
        ("finder", *_of(held, [one.mark is not None for one in held], lambda one: int(bool(one.mark))), 2, (64, 24)),
        ("namer", *_of(held, [one.name != "?" for one in held], lambda one: number[one.name]), len(names), (144, 64)),
    ):
        _LOG.info("%s: %d crops, %d of them none", which, len(labels), int((labels == 0).sum()))
        layers = trained(_described(chosen), labels, outputs, hidden, epochs=epochs, seed=seed)
        if which == "finder":  # two sums become the one by which they differ
            weight, bias = layers[-1]
            layers[-1] = (weight[:, 1:] - weight[:, :1], bias[1:] - bias[:1])
        for k, (weight, bias) in enumerate(layers):
            packed[f"{which}_weight_{k}"] = weight.astype(np.float16)
            packed[f"{which}_bias_{k}"] = bias.astype(np.float16)
    return packed


def _of(
    held: Sequence[Lesson], chosen: Sequence[bool], label: Callable[[Lesson], int]
) -> tuple[list[NDArray[np.float16]], NDArray[np.int64]]:
    kept = [one for one, yes in zip(held, chosen, strict=True) if yes]
    return [one.crop for one in kept], np.array([label(one) for one in kept], np.int64)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    learn(int(sys.argv[1]), Path(__file__).parent.parent / WEIGHTS, seed=int(sys.argv[2]))
