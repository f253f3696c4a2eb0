"""Time the matching of one list of forty names, a third of them misread. Run as `python tests/benchmarks/matching.py`.

Prints the median and the longest time over lists that were not seen before, each with other errors, and with
`--profile` where the time goes.
"""

import argparse
import cProfile
import pstats
import random
import statistics
import time

from scanner.knowledge.load import load
from scanner.label.ingredients import read_ingredients
from scanner.label.passage import Passage
from scanner.reading.model import pasted

LIST = (
    "Aqua, Glycerin, Niacinamide, Butylene Glycol, Propanediol, Pentylene Glycol, Sodium Hyaluronate, Panthenol, "
    "Caprylic/Capric Triglyceride, Butyrospermum Parkii (Shea) Butter, Cetearyl Alcohol, Glyceryl Stearate, "
    "PEG-100 Stearate, Dimethicone, Phenoxyethanol, Ethylhexylglycerin, Carbomer, Xanthan Gum, Tocopheryl Acetate, "
    "Allantoin, Disodium EDTA, Sodium Hydroxide, Citric Acid, Retinyl Palmitate, Ascorbyl Glucoside, "
    "Centella Asiatica Extract, Camellia Sinensis Leaf Extract, Salicylic Acid, Polysorbate 20, Potassium Sorbate, "
    "Sodium Benzoate, Helianthus Annuus Seed Oil, Squalane, Adenosine, Ceramide NP, Parfum, Linalool, Limonene, "
    "Citronellol, CI 77491"
)
NAMES = LIST.split(", ")
LISTS = 30


def main() -> None:
    """Time and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", action="store_true", help="show the functions that take the most time")
    profiled = parser.parse_args().profile
    knowledge = load()
    began = time.perf_counter()
    _ = knowledge.names
    named = time.perf_counter()
    _ = knowledge.nearest
    print(f"names {1000 * (named - began):.0f} ms, nearest {1000 * (time.perf_counter() - named):.0f} ms")
    chosen = random.Random(3)
    passages = [Passage.of([pasted(misread_list(chosen))]) for _ in range(LISTS + 1)]
    read_ingredients(passages[0], knowledge)
    profile = cProfile.Profile()
    taken = []
    for passage in passages[1:]:
        if profiled:
            profile.enable()
        start = time.perf_counter()
        read_ingredients(passage, knowledge)
        taken.append(1000 * (time.perf_counter() - start))
        profile.disable()
    print(f"{len(NAMES)} names: median {statistics.median(taken):.1f} ms, longest {max(taken):.1f} ms")
    if profiled:
        pstats.Stats(profile).sort_stats("tottime").print_stats(15)


def misread_list(chosen: random.Random) -> str:
    """Give the list over ten lines, one letter of each third name lost, doubled or another."""
    names = [misread(name, chosen) if index % 3 == 0 else name for index, name in enumerate(NAMES)]
    return "Ingredients: " + "\n".join(", ".join(names[at : at + 4]) + "," for at in range(0, len(names), 4))


def misread(name: str, chosen: random.Random) -> str:
    """Give a name with one letter lost, doubled or another."""
    at = chosen.randrange(len(name))
    letter = chosen.choice("abcdefghijklmnopqrstuvwxyz")
    return name[:at] + chosen.choice(["", 2 * name[at], letter]) + name[at + 1 :]


if __name__ == "__main__":
    main()
