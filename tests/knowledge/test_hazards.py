"""The tables of hazards, rules and sources: whole, consistent, and in words that a report may use."""

import csv
import re
from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.hazards import BASES, read_hazards
from scanner.knowledge.load import load
from scanner.knowledge.model import Hazard, Severity
from scanner.knowledge.rules import read_rules, read_sources

MECHANISMS = {
    "sensitiser", "irritant", "photosensitiser", "absorption", "granuloma", "regulatory", "osmotic", "unknown",
}  # fmt: skip


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture(scope="module")
def reviewed(knowledge: Knowledge) -> list[Hazard]:
    hazards = knowledge.hazards
    return [hazard for name in hazards if hazards.reviewed(name) for hazard in hazards[name]]


def test_every_hazard_has_a_rule_a_mechanism_and_known_sources(knowledge: Knowledge, reviewed: list[Hazard]) -> None:
    wrong = [
        hazard.name
        for hazard in reviewed
        if hazard.rule not in knowledge.rules
        or not set(hazard.mechanism.split("; ")) <= MECHANISMS
        or not set(hazard.sources) <= set(knowledge.sources)
        or hazard.basis not in BASES[:2]
    ]
    assert wrong == []


def test_every_rule_and_family_names_known_things(knowledge: Knowledge) -> None:
    assert [rule.id for rule in knowledge.rules.values() if not set(rule.sources) <= set(knowledge.sources)] == []
    families = [name for name in knowledge.hazards if not knowledge.hazards.reviewed(name)]
    assert {hazard.rule for name in families for hazard in knowledge.hazards[name]} <= set(knowledge.rules)


def test_an_established_hazard_names_a_source(reviewed: list[Hazard]) -> None:
    unsourced = [item.name for item in reviewed if item.basis == "established" and item.sources == ("unsourced",)]
    assert unsourced == []


def test_a_trace_never_weighs_more_than_the_whole(reviewed: list[Hazard]) -> None:
    assert [item.name for item in reviewed if item.trace is not None and item.trace.rank <= item.severity.rank] == []


def test_families_by_pattern_never_give_more_than_a_note(knowledge: Knowledge) -> None:
    hazards = knowledge.hazards
    loud = [
        name
        for name in hazards
        if not hazards.reviewed(name) and any(item.severity is not Severity.NOTE for item in hazards[name])
    ]
    assert loud == []


def test_no_hazard_stands_twice_under_one_rule(reviewed: list[Hazard]) -> None:
    pairs = [(hazard.name, hazard.rule) for hazard in reviewed]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    "name",
    [
        "AQUA", "GLYCERIN", "SODIUM HYALURONATE", "HYALURONIC ACID", "PANTHENOL", "ALLANTOIN", "BETAINE", "TREHALOSE",
        "XANTHAN GUM", "CETEARYL ALCOHOL", "CETYL ALCOHOL", "STEARYL ALCOHOL", "BEHENYL ALCOHOL", "TRIETHYL CITRATE",
        "SODIUM CHLORIDE", "DISODIUM EDTA", "SODIUM HYDROXIDE", "ADENOSINE", "MADECASSOSIDE", "HYDROXYETHYLCELLULOSE",
    ],
)  # fmt: skip
def test_what_is_harmless_has_no_hazard(name: str, knowledge: Knowledge) -> None:
    assert all(knowledge.hazards.get(other) is None for other in (name, *knowledge.names.same_as(name)))


def test_rules_are_documents_in_plain_words(knowledge: Knowledge) -> None:
    for rule in knowledge.rules.values():
        texts = (rule.title, rule.looks_for, rule.why, rule.advice)
        assert all(text == text.strip() and text for text in texts), rule.id
        assert rule.why.endswith(".") and rule.advice.endswith("."), rule.id
        assert "safe" not in " ".join(texts).casefold(), rule.id


def test_no_reason_or_citation_uses_the_word_safe(knowledge: Knowledge, reviewed: list[Hazard]) -> None:
    texts = [item.why for item in reviewed] + [source.citation for source in knowledge.sources.values()]
    assert [text for text in texts if re.search(r"\bsafe(?:r|st|ly)?\b", text.casefold())] == []


def test_no_source_is_idle_and_a_seen_one_says_what_was_seen(knowledge: Knowledge) -> None:
    path = Path(knowledge.folder) / "sources.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows if row["verification"] == "seen" and not row["seen"]] == []
    assert [row["id"] for row in rows if row["verification"] == "unverified" and row["seen"]] == []
    named: set[str] = set()
    for table in Path(knowledge.folder).glob("*.csv"):
        with table.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                named.update(re.split(r";\s*", row.get("sources") or row.get("source") or ""))
    assert sorted({row["id"] for row in rows} - named) == []


def copy(folder: Path, source: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes((source / name).read_bytes())


def test_a_missing_table_says_which(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match=r"hazards\.csv"):
        read_hazards(tmp_path)
    with pytest.raises(DatabaseError, match=r"rules\.csv"):
        read_rules(tmp_path)
    with pytest.raises(DatabaseError, match=r"sources\.csv"):
        read_sources(tmp_path)


@pytest.mark.parametrize(
    ("table", "found", "damage"),
    [
        ("hazards.csv", "name,rule", "name,rules"),
        ("hazards.csv", "RETINOL,retinoid", "RETINOL retinoid"),
        ("hazards.csv", "RETINOL,retinoid,irritant,avoid", "RETINOL,retinoid,irritant,terrible"),
        ("rules.csv", "avoid,avoid,", "avoid,dreadful,"),
        ("sources.csv", ",unverified,", ",hearsay,"),
    ],
)
def test_a_damaged_table_is_an_error(table: str, found: str, damage: str, tmp_path: Path, knowledge: Knowledge) -> None:
    copy(tmp_path, Path(knowledge.folder), "hazards.csv", "hazards_families.csv", "rules.csv", "sources.csv")
    text = (tmp_path / table).read_text(encoding="utf-8")
    assert found in text
    (tmp_path / table).write_text(text.replace(found, damage, 1), encoding="utf-8")
    with pytest.raises(DatabaseError, match=re.escape(table)):
        read_all(tmp_path)


def read_all(folder: Path) -> None:
    read_rules(folder)
    read_sources(folder)
    assert read_hazards(folder)["RETINOL"]


def test_what_is_prohibited_has_its_entry_as_the_inventory_has_it(knowledge: Knowledge, reviewed: list[Hazard]) -> None:
    prohibited = [item for item in reviewed if item.rule == "eu-prohibited" and item.annex.startswith("II/")]
    assert len(prohibited) > 60
    for item in prohibited:
        substance = knowledge.names.substance(item.name)
        assert substance is not None
        named = {
            entry
            for other in knowledge.names.same_as(item.name)
            if (own := knowledge.names.substance(other))
            for entry in own.annex
        }
        if any(entry.startswith("II/") for entry in named):
            assert set(item.annex.split("; ")) <= named, item.name


@pytest.mark.parametrize(
    "name",
    [
        "DIETHYL PHTHALATE",
        "POLYVINYL ALCOHOL",
        "ZIRCONIUM DIOXIDE",
        "CHOLESTEROL",
        "CHOLETH-24",
        "STYRAX BENZOIN GUM",
        "CITRUS LIMON JUICE",
        "HYDROLYZED MILK PROTEIN",
    ],
)
def test_neighbours_of_prohibited_substances_are_not_prohibited(name: str, knowledge: Knowledge) -> None:
    assert "eu-prohibited" not in {hazard.rule for hazard in knowledge.hazards.get(name, ())}


@pytest.mark.parametrize(
    "name",
    [
        "DIBUTYL PHTHALATE",
        "TRIMETHYLBENZOYL DIPHENYLPHOSPHINE OXIDE",
        "HYDROCORTISONE ACETATE",
        "CHOLECALCIFEROL",
        "PROGESTERONE",
        "MERCURIC OXIDE",
    ],
)
def test_prohibited_substances_are_to_be_avoided(name: str, knowledge: Knowledge) -> None:
    (found,) = [hazard for hazard in knowledge.hazards[name] if hazard.rule == "eu-prohibited"]
    assert (found.severity, found.basis) == (Severity.AVOID, "established")


def test_most_reasons_to_avoid_have_a_source(reviewed: list[Hazard]) -> None:
    avoid = [item for item in reviewed if item.severity is Severity.AVOID]
    unsourced = [item for item in avoid if item.sources == ("unsourced",)]
    assert len(unsourced) <= 0.08 * len(avoid)
