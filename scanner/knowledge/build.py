"""Make what is generated from the tables, the index of names and the manifest.

Run as `python -m scanner.knowledge.build` after any change to a table.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.index import Entry, write_index
from scanner.knowledge.key import name_key
from scanner.knowledge.manifest import write_manifest
from scanner.knowledge.tables import VOCABULARY_TABLES, read_table

ALIAS_TABLES = ("aliases.csv",)
SYNONYMS = "synonyms.csv"
NAME_TABLES = (*VOCABULARY_TABLES, SYNONYMS, *ALIAS_TABLES)


def build(folder: Path) -> None:
    """Write the index of names and the manifest of the database in a folder."""
    names = vocabulary(folder)
    canonical = {row["name"]: row["canonical"] for row in read_table(folder, SYNONYMS)}
    write_index(folder, names, entries(folder, names, canonical), canonical, NAME_TABLES)
    write_manifest(folder)


def vocabulary(folder: Path) -> Sequence[str]:
    """Give every INCI name of the vocabulary tables, in their order."""
    return [row["name"] for table in VOCABULARY_TABLES for row in read_table(folder, table)]


def entries(folder: Path, names: Sequence[str], canonical: Mapping[str, str]) -> Iterator[Entry]:
    """Yield what each key leads to: a name of the vocabulary, else the aliases with that key.

    A name of the vocabulary always wins over an alias. Of two spellings with one key the canonical one is kept.
    """
    taken: dict[str, str] = {}
    for name in names:
        key = name_key(name)
        if key not in taken or canonical.get(taken[key]) == name:
            taken[key] = name
    for key, name in taken.items():
        yield Entry(key, name, name, alias=False, sure=True)
    seen: set[tuple[str, str]] = set()
    for alias, name, sure in aliases(folder):
        key = name_key(alias)
        if key and key not in taken and (key, name) not in seen:
            seen.add((key, name))
            yield Entry(key, alias, name, alias=True, sure=sure)


def aliases(folder: Path) -> Iterator[tuple[str, str, bool]]:
    """Yield (alias, INCI name, sure) from every table that holds or generates aliases, written ones first."""
    for table in ALIAS_TABLES:
        for row in read_table(folder, table):
            yield row["alias"], row["name"], row["sure"] == "yes"


def main() -> None:
    """Build the database that this package ships."""
    folder = Path(__file__).resolve().parents[2] / "allergen_db"
    if not (folder / VOCABULARY_TABLES[0]).exists():
        raise DatabaseError(f"There are no tables in {folder}.", "Run this from a checkout of the project.")
    build(folder)


if __name__ == "__main__":
    main()
