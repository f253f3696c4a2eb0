"""Wordings: headings, negations and what they are made of, by kind and in the order to look for them."""

import re
from pathlib import Path

import pytest

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.load import database_folder, load
from scanner.knowledge.model import Phrase
from scanner.knowledge.phrases import COLUMNS, PHRASE_TABLES, read_phrases
from scanner.knowledge.tables import read_table

FOLDER = database_folder()


@pytest.fixture(scope="module")
def phrases() -> dict[str, tuple[Phrase, ...]]:
    return dict(load().phrases)


def with_text(phrases: dict[str, tuple[Phrase, ...]], kind: str, text: str) -> list[Phrase]:
    return [phrase for phrase in phrases[kind] if phrase.text.casefold() == text.casefold()]


@pytest.mark.parametrize(
    ("text", "lang", "meaning"),
    [
        ("Ingredients", "en", "begin"),
        ("Inhaltsstoffe", "de", "begin"),
        ("Ingrédients", "fr", "begin"),
        ("Składniki", "pl", "begin"),
        ("全成分", "ja", "begin"),
        ("成分", "zh", "begin"),
        ("전성분", "ko", "begin"),
        ("ส่วนประกอบ", "th", "begin"),
        ("Active ingredients", "en", "begin-active"),
        ("Inactive ingredients", "en", "begin-inactive"),
        ("May contain", "en", "begin-optional"),
        ("Peut contenir", "fr", "begin-optional"),
        ("其他微量成分", "zh", "continue"),
        ("Drug Facts", "en", "panel"),
        ("Key ingredients", "en", "highlights"),
        ("Directions", "en", "end"),
        ("Made in", "en", "end"),
        ("Anwendung", "de", "end"),
        ("사용법", "ko", "end"),
        ("使用方法", "zh", "end"),
        ("*from organic farming", "en", "footnote"),
    ],
)
def test_heading_has_its_meaning(phrases: dict[str, tuple[Phrase, ...]], text: str, lang: str, meaning: str) -> None:
    assert (lang, meaning) in {(phrase.lang, phrase.meaning) for phrase in with_text(phrases, "heading", text)}


@pytest.mark.parametrize("text", ["Usage", "Application", "Purpose", "Attention", "Uses", "LOT", "EXP", "Composition"])
def test_word_that_also_stands_in_sentences_must_start_a_line(
    phrases: dict[str, tuple[Phrase, ...]], text: str
) -> None:
    assert {phrase.scope for phrase in with_text(phrases, "heading", text)} == {"line"}


@pytest.mark.parametrize(
    "text", ["Water", "Aqua", "Parfum", "Glycerin", "Limonene", "Alcohol Denat.", "Mica", "CI 77491"]
)
def test_no_ingredient_is_a_heading(phrases: dict[str, tuple[Phrase, ...]], text: str) -> None:
    assert with_text(phrases, "heading", text) == []


def test_no_heading_is_the_name_of_an_ingredient(phrases: dict[str, tuple[Phrase, ...]]) -> None:
    """A heading that is also a name would cut a list in two, or begin one in the middle of another."""
    names = load().names
    both = {phrase.text for phrase in phrases["heading"] if any(hit.sure for hit in names.exact(phrase.text))}
    assert both == set()


@pytest.mark.parametrize(
    ("text", "meaning", "method"),
    [
        ("fragrance-free", "fragrance", "absence"),
        ("sans parfum", "fragrance", "absence"),
        ("alcohol-free", "alcohol", "narrowed"),
        ("unscented", "fragrance", "narrowed"),
        ("hypoallergenic", "allergen", "vague"),
        ("stress free", "", "trap"),
        ("free radicals", "", "trap"),
        ("without rinsing", "rinse", "trap"),
    ],
)
def test_denial_has_its_word_and_kind(
    phrases: dict[str, tuple[Phrase, ...]], text: str, meaning: str, method: str
) -> None:
    assert {(phrase.meaning, phrase.method) for phrase in with_text(phrases, "negation", text)} == {(meaning, method)}


@pytest.mark.parametrize("text", ["paraben", "fragrance", "parfum", "alcohol", "retinol", "contains parabens", "free"])
def test_bare_word_denies_nothing(phrases: dict[str, tuple[Phrase, ...]], text: str) -> None:
    assert with_text(phrases, "negation", text) == []


def test_traps_are_looked_for_first_and_longer_wordings_before_shorter(
    phrases: dict[str, tuple[Phrase, ...]],
) -> None:
    assert {phrase.priority for phrase in phrases["negation"] if phrase.method == "trap"} == {1}
    for rows in phrases.values():
        order = [(phrase.priority, -len(phrase.text)) for phrase in rows]
        assert order == sorted(order)


@pytest.mark.parametrize("lang", ["en", "fr", "de", "es", "it", "pt", "nl", "pl", "ko", "ja", "zh"])
def test_every_language_has_cues_and_words(phrases: dict[str, tuple[Phrase, ...]], lang: str) -> None:
    assert any(phrase.lang == lang for phrase in phrases["negation-cue"])
    words = {phrase.meaning for phrase in phrases["hazard-word"] if phrase.lang == lang}
    assert {"fragrance", "paraben", "alcohol", "retinol"} <= words


def test_wordings_of_packs_are_read_as_well(phrases: dict[str, tuple[Phrase, ...]]) -> None:
    kinds = {row["kind"] for path in FOLDER.glob("wording_*.csv") for row in read_table(FOLDER, path.name)}
    assert kinds <= set(phrases)


def test_no_wording_says_safe() -> None:
    """What a table holds may be shown as it stands."""
    texts = [row["text"] for name in PHRASE_TABLES for row in read_table(FOLDER, name)]
    assert [text for text in texts if re.search(r"\bsafe\b", text, re.IGNORECASE)] == []


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (",".join(COLUMNS), "Sterile,en,sterility,sterile,first,,,unsourced"),
        ("text,lang,kind", "Sterile,en,sterility"),
    ],
)
def test_wrong_table_is_an_error_that_names_it(tmp_path: Path, header: str, row: str) -> None:
    for name in PHRASE_TABLES:
        (tmp_path / name).write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    (tmp_path / "wording_x.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(DatabaseError, match=r"wording_x\.csv"):
        read_phrases(tmp_path)
