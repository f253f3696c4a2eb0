"""The report on a terminal: the answer first, nothing ambiguous, nothing harmful, at any width."""

import re
from dataclasses import replace

import pytest

from scanner.assess.model import Certainty, Checked, Finding, Suppression
from scanner.knowledge.model import Severity
from scanner.label.model import Candidate, Match
from scanner.photo.model import PhotoRecord
from scanner.report.columns import columns, wrap
from scanner.report.text import text_report
from tests.report.products import (
    RULES,
    SEEN,
    UNSOURCED,
    document,
    finding,
    ingredient,
    pasted_product,
    place,
    printed,
    product,
    quiet_product,
    unreadable_product,
)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_what_matters_most_comes_before_everything_else() -> None:
    text = text_report(document())
    order = [
        "Hyacinth Serum (skin product)",
        "serum.jpg",
        "1 reason to avoid it, 1 caution, 1 note",
        "RETINOL: Retinoid",
    ]
    order += ["PARFUM: Fragrance mixture", "1 note is folded", "Lower right of the photo", "Xqzzy", "2 concerns were"]
    assert sorted(order, key=text.index) == order
    assert len(text[: text.index("PARFUM")].splitlines()) < 20


def test_a_finding_says_why_what_to_do_and_quotes_the_print_with_its_place() -> None:
    text = flat(text_report(document()))
    assert "Why: It irritates skin whose barrier is open." in text
    assert "What to do: Leave it off until your skin has closed." in text
    assert "Printed: “Retinol” (lower left of the photo)" in text


def rules_of(count: int) -> tuple[Finding, ...]:
    """Give one finding for each of several rules."""
    return tuple(
        finding(f"SUBSTANCE {at}", f"rule-{at}", severity=Severity.CAUTION, rank=float(at)) for at in range(count)
    )


def test_only_three_things_are_told_in_full_and_the_rest_by_name() -> None:
    text = text_report(document(product(findings=rules_of(6))))
    assert text.count("Why:") == 3
    assert "CAUTION  SUBSTANCE 4: Rule-4" in text
    assert text_report(document(product(findings=rules_of(6))), unfold=True).count("Why:") == 6


def test_findings_of_one_rule_are_one_thing_to_know() -> None:
    many = tuple(
        finding(f"OIL {at}", severity=Severity.CAUTION, why=f"Oils sting. Number {at} is old.", rank=float(at))
        for at in range(6)
    )
    text = flat(text_report(document(product(findings=many))))
    assert "1. CAUTION Retinoid: OIL 0, OIL 1, OIL 2, OIL 3 and 2 more" in text
    assert text.count("Why: Oils sting.") == 1
    assert "Number 3" not in text
    assert "“Oil 0” (lower left of the photo); “Oil 1”" in text
    assert "Number 3 is old." in flat(text_report(document(product(findings=many)), unfold=True))


def test_a_group_says_which_of_it_is_not_certain() -> None:
    doubtful = finding("OIL 1", certainty=Certainty.POSSIBLE)
    text = flat(text_report(document(product(findings=(finding("OIL 0"), doubtful)))))
    assert "can also stand for something else: OIL 1" in text


def test_rules_of_another_severity_are_not_put_together() -> None:
    both = (finding("OIL 0"), finding("OIL 1", severity=Severity.CAUTION))
    text = flat(text_report(document(product(findings=both))))
    assert "1. AVOID OIL 0: Retinoid" in text
    assert "2. CAUTION OIL 1: Retinoid" in text


def test_sources_are_told_when_all_is_asked_for_and_a_lack_of_them_too() -> None:
    text = flat(text_report(document(), unfold=True))
    assert "Sources: A review of needling reactions, 2019" in text
    assert "Sources: A textbook chapter (cited from memory, not looked up)" in text
    assert "Sources: no source recorded" in text
    both = finding(sources=(SEEN, UNSOURCED))
    text = flat(text_report(document(product(findings=(both,))), unfold=True))
    assert "Sources: A review of needling reactions, 2019; no source recorded for a part of it" in text


def test_notes_are_counted_until_they_are_unfolded() -> None:
    notes = tuple(finding(f"OIL {at}", severity=Severity.NOTE) for at in range(7))
    folded = text_report(document(product(findings=notes)))
    assert "7 notes are folded away" in folded
    assert "OIL 3" not in folded
    assert "Nothing stronger than a note was found in the 3 of 5 ingredients" in flat(folded)
    assert "OIL 3" in text_report(document(product(findings=notes)), unfold=True)


def test_none_found_says_of_how_many_and_how_much_was_recognised() -> None:
    text = flat(text_report(document(quiet_product())))
    assert "None of the 2 listed concerns found in the 2 of 2 ingredients that were recognised." in text
    assert "No place was left unread, and every printed ingredient was recognised." in text


def test_none_found_in_a_list_half_recognised_says_so() -> None:
    made = quiet_product(label=product().label)
    text = flat(text_report(document(made)))
    assert "None of the 2 listed concerns found in the 3 of 5 ingredients that were recognised." in text
    assert "2 of the 5 printed ingredients were not recognised" in text


def test_none_found_without_a_list_does_not_speak_of_ingredients_recognised() -> None:
    made = quiet_product()
    text = flat(text_report(document(replace(made, label=replace(made.label, ingredients=(), list_found=False)))))
    assert "no ingredient list was read" in text
    assert "0 of 0" not in text


def test_none_found_without_anything_judged_is_no_answer() -> None:
    nothing = tuple(replace(item, state="not-checked") for item in product().checked)
    text = flat(text_report(document(quiet_product(checked=nothing))))
    assert "Nothing could be judged, so this is no answer about the product." in text
    assert "None of the 0" not in text


def test_findings_that_are_all_hidden_are_not_none_found() -> None:
    hidden = product().findings[3:]
    text = flat(text_report(document(quiet_product(findings=hidden))))
    assert "1 finding hidden by your ignore list" in text
    assert "patch-tested in May" in text
    assert "None of the" not in text


def test_unreadable_is_said_to_be_no_answer() -> None:
    text = flat(text_report(document(unreadable_product())))
    assert "Too little could be read to answer. This says nothing about the product itself." in text
    assert "None of the 3 listed concerns could be judged. nothing could be read" in text


def test_unreadable_without_unread_places_says_how_much_was_read_of_no_use() -> None:
    made = unreadable_product()
    nothing = replace(made, readings=(replace(made.readings[0], unread=()),))
    assert "No text was read at all." in flat(text_report(document(nothing)))
    prose = replace(made, readings=(replace(product().readings[0], unread=()),))
    text = flat(text_report(document(prose)))
    assert "2 lines of text were read, and nothing in them is an ingredient list" in text
    assert "No place was left unread" not in text


def test_pasted_text_is_not_placed_on_a_photo() -> None:
    text = text_report(document(pasted_product()))
    assert "pasted text, no photo" in text
    assert "of the photo" not in text


def test_a_cut_off_list_is_reported_even_if_all_of_it_was_recognised() -> None:
    made = quiet_product()
    text = text_report(document(replace(made, label=replace(made.label, list_cut_off=True))))
    assert text.count("runs off the picture") == 2
    assert "No place was left unread" not in text


def test_a_place_names_its_photo_where_there_are_several() -> None:
    base = product(findings=(finding(evidence=(printed("Retinol", place(700, 20, photo=1)),)),))
    second = replace(base.readings[0], photo=PhotoRecord("shelf/back.jpg", 800, 600, "1" * 64), lines=(), unread=())
    text = flat(text_report(document(replace(base, readings=(base.readings[0], second)))))
    assert "2 photos: serum.jpg, back.jpg" in text
    assert "“Retinol” (upper right of photo 2)" in text
    assert "Lower right of photo 1: light reflects here" in text


def test_several_products_and_unopened_photos_stand_in_one_report() -> None:
    class Broken:
        path, problem, advice = "broken.jpg", "The file ends too early.", "Copy it again."

    text = text_report(document(product(), quiet_product(), problems=[Broken()]))
    assert text.index("broken.jpg: The file ends too early.") < text.index("Hyacinth") < text.index("Plain Serum")


def test_uncertain_findings_say_how_unsure_and_what_else_it_can_be() -> None:
    doubtful = finding(
        certainty=Certainty.PROBABLE, match=Match("fuzzy", "Retlnol", "RETINOL", 93.0, Candidate("RETINAL", 86.0))
    )
    text = flat(text_report(document(product(findings=(doubtful,)))))
    assert "“Retlnol” is nearest to RETINOL (score 93 of 100); next is RETINAL (86)" in text


@pytest.mark.parametrize("made", [product(), quiet_product(), unreadable_product(), pasted_product()])
@pytest.mark.parametrize("width", [1, 20, 39, 80, 200])
@pytest.mark.parametrize("lang", ["en", "de", "fr"])
def test_no_row_is_wider_than_asked_and_none_says_safe(made: object, width: int, lang: str) -> None:
    text = text_report(document(made), width=width, unfold=True, lang=lang)  # type: ignore[arg-type]
    assert max(columns(row) for row in text.splitlines()) <= max(20, width)
    assert not re.search(r"\bsafe|\bsicher|sans danger|sans risque|\bsûr", text, re.I)
    assert "\x1b" not in text
    assert "{" not in text


def test_colour_adds_escapes_and_changes_no_words() -> None:
    coloured = text_report(document(), colour=True)
    assert "\x1b[1;31mAVOID\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text_report(document())


@pytest.mark.parametrize(
    "nasty",
    [
        "\x1b[2J\x1b[31mred",
        "\x1b]0;title\x07name",
        "\x9b31mred",
        "ab\u202ecd\u2066ef",
        "one\ntwo\rthree\x00four\x08",
        "x" * 10_000,
        "保湿" * 5_000,
        "a" + "\u0301" * 500,
        "\ud800\uffff",
        "\U000e0041\u200b",
    ],
)
def test_words_from_a_photo_cannot_harm_a_terminal(nasty: str) -> None:
    item = ingredient(1, nasty, status=product().label.ingredients[4].status, name=None)
    found = finding(nasty, evidence=(printed(nasty, place(10, 10)),), title=nasty, why=nasty)
    base = product(name=nasty, findings=(found,))
    made = replace(base, label=replace(base.label, ingredients=(item,)))
    text = text_report(document(made), unfold=True)
    text.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", text)
    assert max(columns(row) for row in text.splitlines()) <= 80


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("a bc def", 10, ["a bc def"]),
        ("aaaa bbbb cccc", 10, ["aaaa bbbb", "cccc"]),
        ("保湿成分一覧表", 8, ["保湿成分", "一覧表"]),
        ("x" * 20, 8, ["x" * 8, "x" * 8, "xxxx"]),
        ("", 10, [""]),
        ("กำลัง ดี", 20, ["กำลัง ดี"]),
    ],
)
def test_wrapping_counts_columns_not_characters(text: str, width: int, rows: list[str]) -> None:
    assert wrap(text, width) == rows


def test_a_wrapped_row_keeps_its_indent() -> None:
    assert wrap("aaaa bbbb cccc", 12, "  - ") == ["  - aaaa", "    bbbb", "    cccc"]


def test_a_rule_that_is_told_with_another_or_hidden_is_not_said_to_be_unmet() -> None:
    other = finding("PARFUM", "no-lot", also=("fragrance-mixture",), suppressed=None)
    hidden = finding(suppressed=Suppression("patch-tested"))
    made = document(product(findings=(other, hidden), checked=tuple(Checked(rule, "checked") for rule in RULES)))
    text = text_report(made, unfold=True)
    assert "3 concerns were looked for: 3 found, 0 not found." in text
    assert "Fragrance mixture: found\n" in text
    assert "Retinoid: found, hidden by your ignore list" in text


def test_what_was_not_seen_is_not_said_to_be_printed() -> None:
    unseen = finding("lot", "no-lot", certainty=Certainty.PROBABLE, evidence=(), match=None)
    text = " ".join(text_report(document(product(findings=(unseen,)))).split())
    assert "How sure: not seen on what was photographed" in text
    assert "printed" not in text.split("How sure:")[1].split(".")[0]


@pytest.mark.parametrize("lang", ["en", "de", "fr"])
def test_a_photo_that_did_not_open_is_no_pasted_text(lang: str) -> None:
    base = unreadable_product()
    shut = replace(base, readings=(), label=replace(base.label, sides=0))
    text = " ".join(text_report(document(shut), lang=lang).split())
    wanted = {"en": "No photo could be opened", "de": "Kein Foto ließ sich öffnen", "fr": "Aucune photo n’a pu"}
    assert wanted[lang] in text
    assert not re.search("pasted text|eingegebener Text|texte saisi|No text was read", text)
