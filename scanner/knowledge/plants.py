"""Plant names on packs: common name, part and form, made into aliases of the INCI names that exist.

An INCI name of a plant is its Latin name, a part and a form: BUTYROSPERMUM PARKII BUTTER, ROSA CANINA FRUIT OIL. Packs
also print "Shea Butter", "Rosehip Oil", "Rosa Canina (Rosehip) Fruit Oil", or an older Latin name.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scanner.knowledge.key import name_key
from scanner.knowledge.tables import read_table, split_cell

PLANTS = "plants.csv"
PLANT_WORDS = "plant_words.csv"
_IN_BRACKETS = 2
_BARE_FORMS = ("POWDER", "EXTRACT")
_MOST_CANDIDATES = 4
_MOST_SLASHES = 2


@dataclass(frozen=True, slots=True)
class Plant:
    """A plant.

    `latin` is the Latin name as the vocabulary prints it, `synonyms` other Latin names, `english` common names with
    the usual one first. `usual` gives for a form the part and form that the trade means where a pack names no part.
    `essential` marks plants whose oil is an essential oil.
    """

    latin: str
    synonyms: tuple[str, ...]
    english: tuple[str, ...]
    usual: Mapping[str, str]
    essential: bool


@dataclass(frozen=True, slots=True)
class _Print:
    """One way to print an INCI name; of two plants that claim it the smaller `claim` has it."""

    alias: str
    name: str
    sure: bool
    claim: int


@dataclass(frozen=True, slots=True)
class PlantWords:
    """The words for parts and forms, each with what packs print instead."""

    parts: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, tuple[str, ...]]

    def simple(self, rest: str) -> bool:
        """Tell whether a text consists of parts and forms alone, four words at most."""
        words = rest.replace("/", " ").split()
        return 0 < len(words) <= 4 and all(word in self.parts or word in self.forms for word in words)


def read_plants(folder: Path) -> Sequence[Plant]:
    """Read the plants of the database in a folder."""
    return [
        Plant(
            row["latin"],
            split_cell(row["synonyms"]),
            split_cell(row["english"]),
            {form.upper(): rest for form, _, rest in (cell.partition("=") for cell in split_cell(row["usual"]))},
            row["essential"] == "yes",
        )
        for row in read_table(folder, PLANTS)
    ]


def read_plant_words(folder: Path) -> PlantWords:
    """Read the words for parts and forms of plants."""
    rows = list(read_table(folder, PLANT_WORDS))
    kinds = {
        kind: {row["word"]: split_cell(row["also"]) for row in rows if row["kind"] == kind} for kind in ("part", "form")
    }
    return PlantWords(kinds["part"], kinds["form"])


def plant_aliases(
    plants: Iterable[Plant], words: PlantWords, vocabulary: Iterable[str]
) -> Iterator[tuple[str, str, bool]]:
    """Yield (alias, INCI name, sure) for every plant and every INCI name of it.

    Where two plants share a common name, the one whose first name it is has it. An alias without a part is sure
    where the table says what the trade means, or where only one part exists in that form; otherwise each name that is
    possible is yielded, not sure. The same goes for an alias of two plants with an equal claim.
    """
    by_latin = {plant.latin: plant for plant in plants}
    rests = parts_in_vocabulary(by_latin, words, vocabulary)
    claims: dict[str, list[_Print]] = {}
    commons = {name_key(english): latin for latin, plant in by_latin.items() for english in plant.english}
    for latin, plant in by_latin.items():
        for found in (*_with_part(plant, rests[latin], words), *_without_part(plant, rests[latin], words)):
            key = name_key(found.alias)
            # "Grape Fruit" without a form is another plant's whole name.
            if commons.get(key, latin) == latin:
                claims.setdefault(key, []).append(found)
    for rivals in claims.values():
        best = min(found.claim for found in rivals)
        chosen = {found.name: found for found in reversed(rivals) if found.claim == best}
        for found in reversed(chosen.values()):
            yield found.alias, found.name, found.sure and len(chosen) == 1


def parts_in_vocabulary(
    latins: Iterable[str], words: PlantWords, vocabulary: Iterable[str]
) -> dict[str, dict[str, str]]:
    """Give for each Latin name the INCI names of that plant, by the part and form behind it: "LEAF OIL"."""
    rests: dict[str, dict[str, str]] = {latin: {} for latin in latins}
    for name in vocabulary:
        split = name.split(" ")
        for count in (3, 2):
            latin, rest = " ".join(split[:count]), " ".join(split[count:])
            if latin in rests:
                if words.simple(rest):
                    rests[latin][rest] = name
                break
    return rests


def _with_part(plant: Plant, rests: Mapping[str, str], words: PlantWords) -> Iterator[_Print]:
    for rest, name in rests.items():
        yield from _latin_prints(plant, rest, name, sure=True)
        if rest not in words.forms and rest.count("/") < _MOST_SLASHES:
            yield from _english_prints(plant, rest, name, sure=True)
        part, _, form = rest.partition(" ")
        for other in words.parts.get(part, ()):
            if f"{other.upper()} {form}".strip() not in rests:
                for english in plant.english:
                    alias = f"{english} {other.title()} {form.title()}".strip()
                    yield _Print(alias, name, sure=True, claim=2)
        if form == "OIL" and plant.essential:
            yield from _english_prints(plant, f"{part} essential oil", name, sure=True)
    yield from _bare_part(plant, rests, words)


def _bare_part(plant: Plant, rests: Mapping[str, str], words: PlantWords) -> Iterator[_Print]:
    """Yield the prints that name a part and no form, "White Willow Bark": its powder, or an extract of it."""
    for rest, name in rests.items():
        part, _, form = rest.partition(" ")
        if form in _BARE_FORMS and part in words.parts and part not in rests:
            for prints in (part, *(other.upper() for other in words.parts[part])):
                if prints not in rests:
                    for english in plant.english[:_IN_BRACKETS]:
                        yield _Print(f"{english} {prints.title()}", name, sure=False, claim=2)


def _without_part(plant: Plant, rests: Mapping[str, str], words: PlantWords) -> Iterator[_Print]:
    for form in dict.fromkeys((*plant.usual, *words.forms)):
        names, sure = usual_names(plant, form, rests)
        for name in names:
            if form not in rests:
                yield from _latin_prints(plant, form, name, sure)
            yield from _english_prints(plant, form, name, sure)
            for other in words.forms.get(form, ()):
                yield _Print(f"{plant.english[0]} {other.title()}", name, sure, claim=2)
            if form == "OIL" and plant.essential:
                for latin in (plant.latin, *plant.synonyms):
                    yield _Print(f"{latin.title()} Essential Oil", name, sure, claim=0)
                yield from _english_prints(plant, "essential oil", name, sure)
                yield _Print(f"{plant.english[0]} EO", name, sure, claim=2)
            if form == "EXTRACT" and plant.essential:
                yield from _english_prints(plant, "absolute", name, sure)
    names, _ = usual_names(plant, "EXTRACT", rests)
    for name in names:
        for latin in (plant.latin, *plant.synonyms):
            yield _Print(latin.title(), name, sure=False, claim=0)


def usual_names(plant: Plant, form: str, rests: Mapping[str, str]) -> tuple[Sequence[str], bool]:
    """Give the INCI names that a form of a plant stands for where no part is named, and whether that is sure."""
    if form in plant.usual and plant.usual[form] in rests:
        return [rests[plant.usual[form]]], True
    if form in rests:
        return [rests[form]], True
    names = [name for rest, name in rests.items() if rest.split(" ")[1:] == [form] and "/" not in rest]
    return names[:_MOST_CANDIDATES], len(names) == 1


def _latin_prints(plant: Plant, rest: str, name: str, sure: bool) -> Iterator[_Print]:
    for english in plant.english[:_IN_BRACKETS]:
        yield _Print(f"{plant.latin.title()} ({english}) {rest.title()}", name, sure, claim=0)
    for latin in (plant.latin, *plant.synonyms):
        yield _Print(f"{latin} {rest}".title(), name, sure, claim=0 if latin == plant.latin else 1)


def _english_prints(plant: Plant, rest: str, name: str, sure: bool) -> Iterator[_Print]:
    for place, english in enumerate(plant.english):
        yield _Print(f"{english} {rest.title()}", name, sure, claim=min(place, 1))
