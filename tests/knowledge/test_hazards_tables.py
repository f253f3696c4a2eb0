"""The small tables that assessing uses: every name and rule in them is one that the database knows."""

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scanner.knowledge.amounts import read_amounts
from scanner.knowledge.base import Knowledge
from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.free_from import read_free_from
from scanner.knowledge.groups import read_groups
from scanner.knowledge.key import name_key
from scanner.knowledge.load import load
from scanner.knowledge.model import Severity
from scanner.knowledge.person import read_personal
from scanner.knowledge.plants import read_plant_words, read_plants
from scanner.knowledge.rinse_off import read_rinse_off


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def unknown(entries: list[str], knowledge: Knowledge) -> list[str]:
    """Give the entries that are neither the id of a rule, nor a pattern that stands for something, nor a name."""
    vocabulary = set(knowledge.names.vocabulary)
    strange = []
    for entry in entries:
        if entry.startswith("rule:"):
            known = entry[5:] in knowledge.rules
        elif "*" in entry:
            known = any(part and part in name for part in [max(entry.split("*"), key=len)] for name in vocabulary)
        else:
            known = entry in vocabulary
        if not known:
            strange.append(entry)
    return strange


def test_every_hazard_stands_under_a_name_of_the_vocabulary(knowledge: Knowledge) -> None:
    vocabulary = set(knowledge.names.vocabulary)
    assert [name for name in knowledge.hazards if name not in vocabulary] == []


def test_groups_name_known_members_and_sources(knowledge: Knowledge) -> None:
    for group in knowledge.groups.values():
        assert group.members, group.id
        assert unknown([*group.members, *group.cross_reactors], knowledge) == [], group.id
        assert set(group.sources) <= set(knowledge.sources), group.id
        assert not set(group.members) & set(group.cross_reactors), group.id


def test_a_word_for_a_group_leads_to_one_group_only(knowledge: Knowledge) -> None:
    seen: dict[str, str] = {}
    for group in knowledge.groups.values():
        for word in {name_key(word) for word in (group.id, group.title, *group.also)}:
            assert seen.setdefault(word, group.id) == group.id, word


def test_profile_entries_name_known_things(knowledge: Knowledge) -> None:
    seen: dict[str, str] = {}
    for entry in knowledge.personal.values():
        assert unknown([matter.member for matter in entry.matters], knowledge) == [], entry.id
        assert (entry.needling is None) == (not entry.why), entry.id
        assert entry.needling is not None or entry.matters, entry.id
        for word in {name_key(word) for word in (entry.id, entry.title, *entry.also)}:
            assert seen.setdefault(word, entry.id) == entry.id, word


def test_free_from_words_name_known_things_and_stand_for_every_word_of_the_negations(knowledge: Knowledge) -> None:
    for item in knowledge.free_from.values():
        assert unknown([*item.covers, *item.near, *item.not_meant], knowledge) == [], item.word
    denied = {
        word
        for phrase in knowledge.phrases["negation"]
        if phrase.method in ("absence", "narrowed")
        for word in phrase.meaning.split(";")
    }
    # What no list of ingredients can contradict: a way of use, a form, or a class without members on lists.
    uncheckable = {"", "hormone", "irritant", "nano", "nickel", "oil", "phthalate", "rinse", "soap", "surfactant"}
    assert sorted(denied - set(knowledge.free_from) - uncheckable) == []


def test_amounts_name_known_ingredients_in_their_canonical_form(knowledge: Knowledge) -> None:
    assert unknown(list(knowledge.amounts), knowledge) == []
    assert [name for name in knowledge.amounts if knowledge.names.canonical(name) != name] == []
    assert all(0 < share <= 1 for share in knowledge.amounts.values())


def test_what_weighs_less_rinsed_off_is_a_rule_about_ingredients(knowledge: Knowledge) -> None:
    assert knowledge.rinse_off <= knowledge.hazards.rules


READERS = [
    (read_amounts, "amounts.csv", "at_most_percent"),
    (read_free_from, "free_from.csv", "covers"),
    (read_groups, "allergen_groups.csv", "also"),
    (read_personal, "profile_entries.csv", "needling"),
    (read_rinse_off, "rinse_off.csv", "rule"),
]


@pytest.mark.parametrize(("read", "table", "column"), READERS)
def test_a_table_without_a_column_or_missing_is_an_error(
    read: Callable[[Path], object], table: str, column: str, tmp_path: Path, knowledge: Knowledge
) -> None:
    for path in Path(knowledge.folder).glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    rows = list(csv.reader((tmp_path / table).open(encoding="utf-8", newline="")))
    rows[0][rows[0].index(column)] = "something"
    with (tmp_path / table).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    with pytest.raises(DatabaseError):
        read(tmp_path)
    (tmp_path / table).unlink()
    with pytest.raises(DatabaseError):
        read(tmp_path)


def test_every_distilled_oil_of_a_scented_plant_is_judged_by_itself(knowledge: Knowledge) -> None:
    words = read_plant_words(knowledge.folder)
    scented = [plant.latin for plant in read_plants(knowledge.folder) if plant.essential]
    # Oils pressed from seeds and from the fruit of the mastic tree are fats.
    pressed = re.compile(r"(SEED|KERNEL) OIL$|^PISTACIA LENTISCUS FRUIT OIL$")
    left_out = [
        name
        for latin in scented
        for name in knowledge.names.vocabulary
        if name.startswith(f"{latin} ")
        and name.endswith(("OIL", "ABSOLUTE"))
        and words.simple(name.removeprefix(f"{latin} "))
        and not pressed.search(name)
        and not any(knowledge.hazards.reviewed(each) for each in knowledge.names.same_as(name))
    ]
    assert left_out == []


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("SIGESBECKIA ORIENTALIS EXTRACT", "compositae"),
        ("OCIMUM BASILICUM FLOWER/LEAF EXTRACT", "aromatic-extract"),
        ("HELIANTHUS ANNUUS SEED OIL", None),
        ("CARTHAMUS TINCTORIUS OLEOSOMES", None),
        ("CAMELLIA SINENSIS LEAF EXTRACT", None),
        ("ROSA DAMASCENA LEAF CELL EXTRACT", None),
    ],
)
def test_families_of_plants_take_in_extracts_and_leave_out_fats_and_cells(
    name: str, rule: str | None, knowledge: Knowledge
) -> None:
    found = knowledge.hazards.get(name, ())
    assert [(hazard.rule, hazard.severity) for hazard in found] == ([(rule, Severity.NOTE)] if rule else [])
