"""The small networks: one finds what may be a pictogram at any turn, one names it upright, one doubts the name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

WEIGHTS, DOUBTS = "pictograms.npz", "doubts.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Layers of (inputs, outputs) weights and biases, with rectifiers between them."""

    layers: tuple[tuple[Floats, Floats], ...]

    def __call__(self, values: Floats) -> Floats:
        """Give the last layer's sums, (n, outputs), for (n, inputs)."""
        for weight, bias in self.layers[:-1]:
            values = np.maximum(values @ weight + bias, 0)
        weight, bias = self.layers[-1]
        return values @ weight + bias


@dataclass(frozen=True, slots=True, eq=False)
class Pictograms:
    """What was learnt: `finder` gives one sum, `namer` one a name; the first name, "", stands for everything else."""

    finder: Network
    namer: Network
    names: tuple[str, ...]

    def found(self, described: Floats) -> Floats:
        """Give the chance, (n,), that each crop shows a pictogram at any turn."""
        return np.asarray(1 / (1 + np.exp(-np.clip(self.finder(described)[:, 0], -30, 30))), np.float32)

    def named(self, described: Floats) -> Floats:
        """Give the chance, (n, names), of each name if the crop is upright."""
        return _chances(self.namer(described))


@dataclass(frozen=True, slots=True, eq=False)
class Doubter:
    """A second opinion on what was named, learnt from what the first opinion names rightly and wrongly."""

    judge: Network
    names: tuple[str, ...]

    def judged(self, described: Floats) -> Floats:
        """Give the chance, (n, names), of each name for upright crops described finely."""
        return _chances(self.judge(described))


def _chances(sums: Floats) -> Floats:
    power = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(power / power.sum(axis=1, keepdims=True), np.float32)


@cache
def pictograms() -> Pictograms:
    """Load the learnt weights that come with the package, once."""
    return unpacked(_packed(WEIGHTS))


@cache
def doubter() -> Doubter:
    """Load the second opinion that comes with the package, once."""
    held = _packed(DOUBTS)
    return Doubter(_network(held, "judge"), tuple(str(name) for name in held["names"]))


def _packed(name: str) -> dict[str, NDArray[np.generic]]:
    with files(__package__).joinpath(name).open("rb") as file, np.load(file) as held:
        return {key: held[key] for key in held.files}


def unpacked(held: Mapping[str, NDArray[np.generic]]) -> Pictograms:
    """Build the networks from their arrays."""
    return Pictograms(_network(held, "finder"), _network(held, "namer"), tuple(str(name) for name in held["names"]))


def _network(held: Mapping[str, NDArray[np.generic]], name: str) -> Network:
    layers = []
    k = 0
    while f"{name}_weight_{k}" in held:
        weight, bias = held[f"{name}_weight_{k}"], held[f"{name}_bias_{k}"]
        layers.append((weight.astype(np.float32), bias.astype(np.float32)))
        k += 1
    return Network(tuple(layers))
