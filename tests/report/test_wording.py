"""The catalogues: the same keys and the same values to fill in, in every language."""

import re
import string

import pytest

from scanner.report.wording import LANGUAGES, wording


def holes(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def base(key: str) -> str:
    return re.sub(r"\.(one|other)$", "", key)


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name != "en"])
def test_every_language_has_the_keys_and_values_of_english(language: str) -> None:
    english, other = wording("en").texts, wording(language).texts
    assert {base(key) for key in english} == {base(key) for key in other}
    for key, text in other.items():
        like = [english[name] for name in english if base(name) == base(key)]
        assert holes(text) - {"count"} == holes(like[0]) - {"count"}, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_numbers_or_none(language: str) -> None:
    texts = wording(language).texts
    for key in texts:
        if key.endswith((".one", ".other")) and not key.startswith(("place.", "method.", "scope.")):
            assert {f"{base(key)}.one", f"{base(key)}.other"} <= set(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_reassures(language: str) -> None:
    for key, text in wording(language).texts.items():
        assert not re.search(
            r"\bsafe|\bsicher|unbedenklich|harmlos|sans danger|sans risque|inoffensi|\bsûr", text, re.I
        ), key


def test_numbers_choose_the_form() -> None:
    words = wording("en")
    assert words.say("tally.note", count=1) == "1 note"
    assert words.say("tally.note", count=0) == "0 notes"
    assert wording("fr").say("tally.avoid", count=2) == "2 raisons de l’éviter"


def test_a_word_without_an_entry_stands_for_itself() -> None:
    assert wording("en").term("kind", "wand") == "wand"
    with pytest.raises(KeyError):
        wording("en").say("kind.wand")


def test_an_unknown_language_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="en, de, fr"):
        wording("xx")


def test_the_glossary_explains_the_terms_of_the_field() -> None:
    terms = dict(wording("en").glossary())
    assert {"Sterile barrier", "Leave-on", "Sensitiser"} <= set(terms)
    assert all(len(text) > 30 for text in terms.values())
