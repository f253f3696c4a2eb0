"""Make what is generated from the tables, the index of names and the manifest.

Run as `python -m scanner.knowledge.build` after any change to a table.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.index import Entry, write_index
from scanner.knowledge.key import name_key
from scanner.knowledge.manifest import write_manifest
from scanner.knowledge.plants import PLANT_WORDS, PLANTS, plant_aliases, read_plant_words, read_plants
from scanner.knowledge.plants_abroad import PLANT_FORMS_ABROAD, PLANTS_ABROAD, abroad_aliases
from scanner.knowledge.tables import VOCABULARY_TABLES, read_table, split_cell

ALIASES = "aliases.csv"
LANGUAGES = "names_by_language.csv"
QUALIFIERS = "qualifiers.csv"
SYNONYMS = "synonyms.csv"
NAME_TABLES = (
    *VOCABULARY_TABLES,
    SYNONYMS,
    ALIASES,
    LANGUAGES,
    PLANTS,
    PLANT_WORDS,
    PLANTS_ABROAD,
    PLANT_FORMS_ABROAD,
    QUALIFIERS,
)


def build(folder: Path) -> None:
    """Write the index of names and the manifest of the database in a folder."""
    names = vocabulary(folder)
    canonical = {row["name"]: row["canonical"] for row in read_table(folder, SYNONYMS)}
    write_index(folder, entries(folder, names, canonical), canonical, qualifiers(folder), NAME_TABLES)
    write_manifest(folder)


def vocabulary(folder: Path) -> Sequence[str]:
    """Give every INCI name of the vocabulary tables, in their order."""
    return [row["name"] for table in VOCABULARY_TABLES for row in read_table(folder, table)]


def entries(folder: Path, names: Sequence[str], canonical: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what each key leads to: a name of the vocabulary, else the aliases with that key.

    A name of the vocabulary always wins over an alias, and a written alias over a generated one. Of two spellings
    with one key the canonical one is kept.
    """
    taken: dict[str, str] = {}
    for name in names:
        key = name_key(name)
        if key not in taken or canonical.get(taken[key]) == name:
            taken[key] = name
    for key, name in taken.items():
        yield Entry(key, name, name, alias=False, sure=True)
    plants, words = read_plants(folder), read_plant_words(folder)
    for source in (
        written_aliases(folder),
        plant_aliases(plants, words, names),
        abroad_aliases(folder, plants, words, names),
    ):
        rivals: dict[str, dict[str, Entry]] = {}
        for alias, name, sure in source:
            key = name_key(alias)
            if key and key not in taken:
                main = canonical.get(name, name)
                rivals.setdefault(key, {}).setdefault(main, Entry(key, alias, name, alias=True, sure=sure))
        for found in rivals.values():
            yield from found.values()
        taken.update(dict.fromkeys(rivals, ""))


def qualifiers(folder: Path) -> tuple[Sequence[str], Sequence[str]]:
    """Give the words that may stand before and after a name without changing it, folded, the longest first."""
    rows = [(row["text"].casefold(), row["place"]) for row in read_table(folder, QUALIFIERS)]
    before, after = (
        sorted({text for text, place in rows if place == wanted}, key=lambda text: (-len(text), text))
        for wanted in ("before", "after")
    )
    return before, after


def written_aliases(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield (alias, INCI name, sure) from the tables that people write: of aliases, and of names in other languages."""
    for row in read_table(folder, ALIASES):
        yield row["alias"], row["name"], row["sure"] == "yes"
    for row in read_table(folder, LANGUAGES):
        for column, cell in row.items():
            if column not in ("name", "source"):
                for alias in split_cell(cell):
                    yield alias, row["name"], True


def main() -> None:
    """Build the database that this package ships."""
    folder = Path(__file__).resolve().parents[2] / "allergen_db"
    if not (folder / VOCABULARY_TABLES[0]).exists():
        raise DatabaseError(f"There are no tables in {folder}.", "Run this from a checkout of the project.")
    build(folder)


if __name__ == "__main__":
    main()
