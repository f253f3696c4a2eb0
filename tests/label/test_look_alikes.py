"""Names that differ by a letter or two: a reader's error must not make a harmless name of a hazard, or the reverse.

The pairs are made from the hazards of the database, so that a new hazard brings its look-alikes with it, and a few
whose confusion matters most are written down with the reason.
"""

import random
from collections import Counter
from collections.abc import Iterator

import pytest
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key
from scanner.knowledge.load import load
from scanner.label.ingredients import read_ingredients
from scanner.label.model import Ingredient, Status
from scanner.label.passage import Passage
from scanner.reading.model import Line, Reading, pasted

# (hazard, other name, why their confusion matters)
PAIRS = [
    ("RETINOL", "RETINAL", "two retinoids of different strength"),
    ("METHYLPARABEN", "ETHYLPARABEN", "one lost letter at the start"),
    ("CITRAL", "CITROL", "a labelling allergen, and a name that no pack prints"),
    ("FARNESOL", "FARNESAL", "a labelling allergen, and a name that no pack prints"),
    ("GLYCOLIC ACID", "GLUCONIC ACID", "an exfoliating acid and a mild one"),
    ("MALIC ACID", "MALEIC ACID", "a fruit acid and an irritant"),
    ("LACTIC ACID", "LAURIC ACID", "an exfoliating acid and a fatty acid"),
    ("SALICYLIC ACID", "SALICIN", "an exfoliating acid and what it is made from"),
    ("ASCORBIC ACID", "SORBIC ACID", "an acid active and a preservative"),
    ("SODIUM GLYCOLATE", "SODIUM GLUCONATE", "an exfoliating salt and a chelator"),
    ("PROPYLENE GLYCOL", "DIPROPYLENE GLYCOL", "one name within the other"),
    ("DIMETHICONE", "SIMETHICONE", "two silicones"),
    ("QUATERNIUM-15", "QUATERNIUM-18", "a formaldehyde releaser and a conditioner"),
    ("BENZOPHENONE-3", "BENZOPHENONE-5", "two filters that differ by a digit"),
    ("LAURETH-4", "LAURETH-7", "two surfactants that differ by a digit"),
    ("DMDM HYDANTOIN", "DM HYDANTOIN", "a formaldehyde releaser and its harmless part"),
    ("HYDROXYCITRONELLOL", "HYDROXYCITRONELLAL", "the second is the labelling allergen"),
    ("TIN OXIDE", "ZINC OXIDE", "a polish and a filter"),
    ("CINNAMAL", "CINNAMYL ALCOHOL", "two labelling allergens"),
    ("CITRUS LIMON PEEL OIL", "CITRUS LIMON SEED OIL", "an essential oil and a fatty oil"),
]
# What readers take for something else, and what they take it for.
CONFUSED = (
    *(("l", "1"), ("I", "1"), ("l", "I"), ("i", "l"), ("O", "0"), ("o", "0"), ("s", "5"), ("S", "5"), ("B", "8")),
    *(("e", "c"), ("c", "e"), ("a", "o"), ("o", "a"), ("u", "v"), ("v", "u"), ("n", "u"), ("h", "b"), ("g", "q")),
    *(("i", "j"), ("rn", "m"), ("m", "rn"), ("cl", "d"), ("d", "cl"), ("ii", "u"), ("vv", "w")),
)
# Harmless names by the side of which a hazard could be lost; names of four letters and less are never guessed.
LEAST = 5


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="module")
def pairs(knowledge: Knowledge) -> list[tuple[str, str]]:
    """Give (hazard, other) of hazards and the names of the vocabulary within two letters of them, both printable."""
    names = knowledge.names
    printable = {
        name_key(name): name
        for name in names.vocabulary
        # The grades of "Alcohol Denat. SD Alcohol 1" are one substance to the database, and two names in a row.
        if LEAST <= len(name_key(name)) <= 40 and len(names.exact(name)) == 1 and ". " not in name
    }
    chosen = random.Random(5)
    hazards = sorted(name for name in printable.values() if knowledge.hazards.reviewed(name))
    found = [(hazard, other) for hazard, other, _ in PAIRS]
    for hazard in chosen.sample(hazards, 450):
        key = name_key(hazard)
        for other, distance, _ in extract(
            key, list(printable), scorer=Levenshtein.distance, processor=None, score_cutoff=2, limit=4
        ):
            if distance and names.canonical(printable[other]) != names.canonical(hazard):
                found.append((hazard, printable[other]))
    return found


def read(text: str, knowledge: Knowledge, doubted: frozenset[int] = frozenset()) -> tuple[Ingredient, ...]:
    """Read a name within a list; the reader was unsure of the letters at the indices `doubted`."""
    before, after = "Ingredients: Aqua, Glycerin, ", ", Panthenol, Allantoin, Xanthan Gum"
    line = before + text + after
    sure = [0.98] * len(line)
    for index in doubted:
        sure[len(before) + index] = 0.6
    reading = Reading(None, (Line(line, "test", 0.98, None, (), tuple(sure)),)) if doubted else pasted(line)
    return read_ingredients(Passage.of([reading]), knowledge).ingredients[2:-3]


def verdict(items: tuple[Ingredient, ...], name: str, knowledge: Knowledge) -> str:
    """Say what became of a name: right, possible, unrecognised, or wrong where another stands there alone."""
    canonical = knowledge.names.canonical
    wanted = canonical(name)
    if any(item.name and canonical(item.name) == wanted for item in items):
        return "right"
    if any(wanted == canonical(other.name) for item in items for other in item.candidates):
        return "possible"
    return "wrong" if any(item.status is Status.RECOGNISED for item in items) else "unrecognised"


def misreadings(name: str, chosen: random.Random, count: int) -> Iterator[tuple[str, frozenset[int]]]:
    """Yield misreadings of a printed name with the indices that a reader is unsure of: at and beside the error."""
    made: list[tuple[str, int, int]] = []
    for wrong in CONFUSED:
        at = name.find(wrong[0])
        while at >= 0:
            made.append((name[:at] + wrong[1] + name[at + len(wrong[0]) :], at, at + len(wrong[1])))
            at = name.find(wrong[0], at + 1)
    for at, letter in enumerate(name):
        if letter.isalpha():
            made.append((name[:at] + name[at + 1 :], max(0, at - 1), at + 1))
            made.append((name[:at] + letter + letter.lower() + name[at + 1 :], at, at + 2))
    for text, first, last in chosen.sample(made, min(count, len(made))):
        yield text, frozenset(range(first, min(last, len(text))))


def test_names_printed_exactly_are_themselves(pairs: list[tuple[str, str]], knowledge: Knowledge) -> None:
    printed = sorted({name for pair in pairs for name in pair})
    wrong = [name for name in printed if verdict(read(name.title(), knowledge), name, knowledge) != "right"]
    print(f"look-alikes printed exactly: {len(printed) - len(wrong)} of {len(printed)} right")
    assert len(printed) > 200
    assert wrong == []


def test_one_error_never_makes_another_name_of_a_look_alike(pairs: list[tuple[str, str]], knowledge: Knowledge) -> None:
    chosen = random.Random(11)
    counts: Counter[str] = Counter()
    wrong = []
    for name in sorted({name for pair in pairs for name in pair}):
        for text, doubted in misreadings(name.title(), chosen, 6):
            seen = verdict(read(text, knowledge, doubted), name, knowledge)
            counts[seen] += 1
            if seen == "wrong":
                wrong.append((name, text))
    print(f"look-alikes with one error, the reader unsure there: {dict(counts)}")
    assert sum(counts.values()) > 1000
    assert wrong == []
    assert (counts["right"] + counts["possible"]) / sum(counts.values()) >= 0.98


def test_an_error_that_the_reader_is_sure_of_is_wrong_only_where_it_spells_another_name(
    pairs: list[tuple[str, str]], knowledge: Knowledge
) -> None:
    chosen = random.Random(11)
    wrong, count = [], 0
    for name in sorted({name for pair in pairs for name in pair}):
        for text, _ in misreadings(name.title(), chosen, 6):
            count += 1
            if verdict(read(text, knowledge), name, knowledge) == "wrong" and not knowledge.names.exact(text):
                wrong.append((name, text))
    print(f"look-alikes with one error, the reader sure: {len(wrong)} of {count} wrong where no name is spelt")
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("Farnesal", 6, {"FARNESAL", "FARNESOL"}),
        ("Citrol", 4, {"CITROL", "CITRAL"}),
        ("ethylparaben", 0, {"ETHYLPARABEN", "METHYLPARABEN"}),
        # Unsure of a letter in which no other name differs.
        ("Farnesal", 0, {"FARNESAL"}),
        ("Phenoxyethanol", 3, {"PHENOXYETHANOL"}),
        ("Niacinamide", 2, {"NIACINAMIDE"}),
        ("Glycerin", 4, {"GLYCERIN"}),
    ],
)
def test_doubted_letters_keep_the_other_name_possible(
    text: str, at: int, expected: set[str], knowledge: Knowledge
) -> None:
    (item,) = read(text, knowledge, frozenset([at]))
    assert {candidate.name for candidate in item.candidates} >= expected
    assert (item.status is Status.RECOGNISED) == (len(expected) == 1)
