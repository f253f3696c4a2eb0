"""Plant names in other languages made into aliases: "Lavendelöl", "extracto de manzanilla", "huile d'argan"."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from scanner.knowledge.plants import Plant, PlantWords, parts_in_vocabulary, usual_names
from scanner.knowledge.tables import read_table, split_cell

PLANTS_ABROAD = "plants_by_language.csv"
PLANT_FORMS_ABROAD = "plant_forms_by_language.csv"
_ESSENTIAL = "essential"
_BEFORE_VOWELS = {"fr": ("de {}", "d'{}"), "it": ("di {}", "d'{}")}
_VOWELS = "aeiouâàéèêîôûh"


def abroad_aliases(
    folder: Path, plants: Iterable[Plant], words: PlantWords, vocabulary: Iterable[str]
) -> Iterator[tuple[str, str, bool]]:
    """Yield (alias, INCI name, sure) for each plant and form, in each language of the tables of a folder.

    As in English, a form without a part is sure where the table of plants says what the trade means by it. Languages
    whose prints are alike must agree: an alias that is sure for one plant and stands for another too is not sure.
    """
    by_latin = {plant.latin: plant for plant in plants}
    rests = parts_in_vocabulary(by_latin, words, vocabulary)
    forms = [(row["lang"], row["form"], split_cell(row["prints"])) for row in read_table(folder, PLANT_FORMS_ABROAD)]
    found: dict[str, dict[str, bool]] = {}
    for row in read_table(folder, PLANTS_ABROAD):
        plant = by_latin[row["latin"]]
        for lang, form, prints in forms:
            if form == _ESSENTIAL and not plant.essential:
                continue
            names, sure = usual_names(plant, "OIL" if form == _ESSENTIAL else form.upper(), rests[plant.latin])
            for word in split_cell(row[lang]):
                for pattern in prints:
                    for alias in _prints(pattern, word, lang):
                        found.setdefault(alias.casefold(), {}).update(dict.fromkeys(names, sure))
    for alias, named in found.items():
        for name, sure in named.items():
            yield alias, name, sure and len(named) == 1


def _prints(pattern: str, word: str, lang: str) -> Iterator[str]:
    yield pattern.format(word)
    full, elided = _BEFORE_VOWELS.get(lang, ("", ""))
    if full and full in pattern and word[0].casefold() in _VOWELS:
        yield pattern.replace(full, elided).format(word)
