"""Words, the gaps between them, and printed shares."""

import pytest

from scanner.label.tokens import Gap, shares, tokens

C, J, S, L, G, D, P, E = (
    Gap.COMMA,
    Gap.JOIN,
    Gap.SPACE,
    Gap.LINE,
    Gap.GLUE,
    Gap.DIGITS,
    Gap.STOP,
    Gap.END,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aqua, Talc", [("aqua", E), ("talc", C)]),
        ("1,2-Hexanediol", [("1", E), ("2hexanediol", D)]),
        ("1\u201a2-Hexanediol", [("1", E), ("2hexanediol", D)]),
        ("77491,77492", [("77491", E), ("77492", C)]),
        ("Talc,Aqua", [("talc", E), ("aqua", C)]),
        ("Phenoxy-\nethanol", [("phenoxy", E), ("ethanol", G)]),
        ("Phenoxy\u00ad\nethanol", [("phenoxy", E), ("ethanol", G)]),
        ("Butylene\nGlycol", [("butylene", E), ("glycol", L)]),
        ("PEG - 100", [("peg", E), ("100", J)]),
        ("Aqua (Water)\nTalc", [("aqua", E), ("water", J), ("talc", L)]),
        ("Aqua/Water", [("aqua", E), ("water", J)]),
        ("Alcohol Denat., Aqua", [("alcohol", E), ("denat", S), ("aqua", C)]),
        ("Aqua. Talc", [("aqua", E), ("talc", P)]),
        ("Aqua and Talc", [("aqua", E), ("talc", J)]),
        ("Vitamin E", [("vitamin", E), ("e", S)]),
        ("水、甘油。丁二醇", [("水", E), ("甘油", C), ("丁二醇", P)]),
        ("Limonene*, Citral (1), Geraniol\u00b2", [("limonene", E), ("citral", C), ("geraniol", C)]),
        ("Zinc Oxide (nano), Talc", [("zinc", E), ("oxide", S), ("talc", C)]),
        ("FD&amp;C", [("fd", E), ("c", J)]),
        ("10% Niacinamide", [("niacinamide", E)]),
        ("", []),
        (" ,;. ()", []),
    ],
)
def test_gaps(text: str, expected: list[tuple[str, Gap]]) -> None:
    assert [(token.key, token.before) for token in tokens(text)] == expected


def test_places_are_those_of_the_text() -> None:
    text = "Aqua (Water/Eau), 10% Niacin-\namide, FD&amp;C Red"
    assert all(text[token.start : token.end] == token.text for token in tokens(text))


def test_ignored_words_are_left_out_and_part_the_words_around_them() -> None:
    text = "Citric Acid NO FRAGRANCE Talc"
    found = tokens(text, ignored=[(12, 24)])
    assert [(token.text, token.before) for token in found] == [("Citric", E), ("Acid", S), ("Talc", P)]


def test_a_new_panel_closes_brackets() -> None:
    found = tokens("Aqua (Water\n\nTalc", ends=[13])
    assert [(token.text, token.before, token.depth) for token in found] == [
        ("Aqua", E, 0),
        ("Water", J, 1),
        ("Talc", E, 0),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salicylic Acid 0,5 %", [0.5]),
        ("(15%) Ascorbic Acid", [15]),
        ("<1% Phenoxyethanol", [1]),
        ("60 mg/g, 5 mg / ml", [6, 0.5]),
        ("1450 ppm", [0.145]),
        ("0.5% w/w", [0.5]),
        ("1,2-Hexanediol", []),
        ("PEG-40, CI 77491, 30 ml, SPF 50", []),
        ("250 % more", []),
        ("12 mg", []),
    ],
)
def test_shares(text: str, expected: list[float]) -> None:
    assert [share.percent for share in shares(text)] == pytest.approx(expected)


def test_a_share_in_ignored_words_is_none() -> None:
    assert shares("0% parabens, 10% urea", ignored=[(0, 11)])[0].percent == 10


@pytest.mark.parametrize(
    ("text", "gap"),
    [("Red 53:1", Gap.DIGITS), ("Red 53: 1", Gap.COMMA), ("Part A:1", Gap.COMMA), ("Ingredients:Aqua", Gap.COMMA)],
)
def test_a_colon_between_digits_is_a_ratio(text: str, gap: Gap) -> None:
    assert tokens(text)[-1].before == gap
