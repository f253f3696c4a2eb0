"""Findings in German and French: sentence by sentence, and openly in English where there is none."""

import csv
import re
from importlib import resources
from pathlib import Path

import pytest

import allergen_db
from scanner.reading.blurred import BLURRED
from scanner.report.formats import FORMATS, Options, render
from scanner.report.translate import in_language, sentences_of, translated
from tests.report.products import document, finding, product

FLOOR = 0.9
TABLES = ("rules.csv", "rules_packaging.csv")


def table() -> list[dict[str, str]]:
    text = resources.files("scanner.report.wording").joinpath("sentences.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def known() -> object:
    return finding(
        title="Perfume (contents not listed)",
        why="On open skin it stings and dries. An allergy can begin on broken skin and then stays.",
        advice="Do not use it.",
    )


def test_known_sentences_are_given_in_the_language() -> None:
    made = translated(document(product(findings=(known(),))), "de")["products"][0]["findings"][0]  # type: ignore[arg-type]
    assert made["title"] == "Parfüm (Inhalt nicht genannt)"
    assert made["why"].endswith("Eine Allergie kann auf verletzter Haut beginnen und bleibt dann.")
    assert made["advice"] == "Verwenden Sie es nicht."
    assert "english" not in made


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Your profile names an allergy to Nickel.", "Ihr Profil nennt eine Allergie gegen Nickel."),
        ("Your profile names eczema.", "Ihr Profil nennt Ekzem."),
        ("Also listed as: Medicine; Paraben.", "Auch geführt als: Arzneistoff; Paraben."),
        ("In the 3 of 20 ingredients that were recognised.", "In den 3 von 20 Inhaltsstoffen, die erkannt wurden."),
        ("The pack says “NON. Sterile”.", "Die Packung sagt „NON. Sterile“."),
        (
            "A lot number was not seen on the 2 sides photographed.",
            "Eine Chargennummer wurde auf den 2 fotografierten Seiten nicht gesehen.",
        ),
        (
            "Beside “Sterile, 0.5 mm”, not seen in the text given: lot, use-by date.",
            "Neben „Sterile, 0.5 mm“ im angegebenen Text nicht gesehen: Charge, Verfallsdatum.",
        ),
        (
            "LIMONENE is of the same group: Fragrance mix I; CAS 138-86-3.",
            "LIMONENE gehört zur selben Gruppe: Duftstoffmix I; CAS 138-86-3.",
        ),
        ("The pack says “lot”.", "Die Packung sagt „lot“."),
        (
            "The shortest printed is 0.5 mm; you plan 1.5 mm.",
            "Die kürzeste aufgedruckte Länge ist 0,5 mm; Sie planen 1,5 mm.",
        ),
        ("The pack prints 0.5 %, which is little.", "Die Packung nennt 0,5 %, was wenig ist."),
    ],
)
def test_a_sentence_with_a_hole_keeps_what_fills_it(english: str, german: str) -> None:
    assert in_language(english, "de") == (german, True)


@pytest.mark.parametrize("lang", ["de", "fr"])
def test_what_is_said_of_a_blurred_photo_is_translated(lang: str) -> None:
    text, whole = in_language(BLURRED, lang)
    assert whole and text != BLURRED


def test_an_unknown_sentence_stays_and_is_said_to_be_english() -> None:
    text, whole = in_language("Do not use it. Something new was said.", "fr")
    assert text == "Ne l’utilisez pas. Something new was said."
    assert not whole
    page = render(document(), "html", Options(lang="fr"))
    assert ' lang="en"' in page
    assert "figurent en anglais" in page


def test_a_report_that_is_all_translated_does_not_speak_of_english() -> None:
    made = document(product(findings=(known(),)))  # type: ignore[arg-type]
    for name in ("text", "html", "markdown"):
        assert "Englisch" not in render(made, name, Options(lang="de"))


def test_english_and_json_are_left_alone() -> None:
    made = document()
    assert translated(made, "en") is made
    assert render(made, "json", Options(lang="de")) == render(made, "json")


def test_identities_names_and_print_do_not_change() -> None:
    made = document(product(findings=(known(),)))  # type: ignore[arg-type]
    old, new = made["products"][0]["findings"][0], translated(made, "de")["products"][0]["findings"][0]
    for field in ("id", "rule", "severity", "about", "evidence", "match", "sources"):
        assert old[field] == new[field]
    assert made["products"][0]["findings"][0]["advice"] == "Do not use it."


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="en, de, fr"):
        translated(document(), "xx")


def test_the_table_holds_each_sentence_once_and_says_nothing_reassuring() -> None:
    rows = table()
    assert len({row["en"] for row in rows}) == len(rows)
    for row in rows:
        assert sentences_of(row["en"]) == [row["en"]]
        assert row["en"].count("{}") == row["de"].count("{}") == row["fr"].count("{}")
        for lang in ("en", "de", "fr"):
            assert row[lang] == row[lang].strip()
            assert not re.search(
                r"\bsafe|\bsicher|unbedenklich|sans danger|sans risque|\bsûr(e|s|es)?\b", row[lang], re.I
            )
        assert row["de"] != row["fr"] or row["en"] == row["de"]


def test_nearly_all_texts_of_rules_and_hazards_are_translated() -> None:
    folder = Path(str(resources.files(allergen_db)))
    rows = [row for name in TABLES for row in csv.DictReader((folder / name).read_text("utf-8").splitlines())]
    hazards = csv.DictReader((folder / "hazards.csv").read_text("utf-8").splitlines())
    wanted = {piece for row in hazards for piece in sentences_of(row["why"])}
    wanted |= {
        piece for row in rows for field in ("title", "looks_for", "why", "advice") for piece in sentences_of(row[field])
    }
    for lang in ("de", "fr"):
        there = {row["en"] for row in table() if row[lang]}
        missing = sorted(wanted - there)
        assert len(missing) <= (1 - FLOOR) * len(wanted), missing


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_the_language(name: str) -> None:
    made = document(product(findings=(known(),)))  # type: ignore[arg-type]
    text = render(made, name, Options(lang="de", unfold=True))
    assert ("Parfüm (Inhalt nicht genannt)" in text) == (name != "json")
