"""What is denied, what is not to be matched, and above all what must stay to be matched."""

import time

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.knowledge.model import Phrase
from scanner.label.free_from import FREE_FROM, VAGUE, free_from
from scanner.label.model import Polarity
from scanner.label.passage import Passage
from scanner.photo.model import PhotoRecord
from scanner.reading.model import Line, Reading, pasted

# Pack texts and words in them that must still be matched: nothing in these is denied.
KEPT = [
    ("Ingredients: Aqua, Glycerin, Parfum, Linalool", "Parfum"),
    ("Fights free radicals with Retinol", "Retinol"),
    ("Retinol free radical defence", "Retinol"),
    ("Anti-radicaux libres, Parfum", "Parfum"),
    ("gegen freie Radikale, Parfum", "Parfum"),
    ("Feel free to apply Retinol nightly", "Retinol"),
    ("Buy Retinol, free gift inside", "Retinol"),
    ("Retinol serum, free shipping", "Retinol"),
    ("Retinol\nFree shipping", "Retinol"),
    ("Retinol\nfree sample", "Retinol"),
    ("Alcohol denat. free delivery", "Alcohol"),
    ("Parfum. Free refill with every order", "Parfum"),
    ("buy 1 get 1 free Retinol", "Retinol"),
    ("Cruelty free, Parfum", "Parfum"),
    ("cruelty-free retinol serum", "retinol"),
    ("BPA free bottle, Methylparaben", "Methylparaben"),
    ("Risk free Retinol trial", "Retinol"),
    ("toll-free 0800 Alcohol", "Alcohol"),
    ("hands-free Alcohol spray", "Alcohol"),
    ("contains no less than 10% lactic acid", "lactic acid"),
    ("no more than 2% salicylic acid", "salicylic acid"),
    ("not only retinol but also peptides", "retinol"),
    ("sans oublier le rétinol", "rétinol"),
    ("sans rinçage, Parfum", "Parfum"),
    ("sans danger, Retinol", "Retinol"),
    ("sans ordonnance. Retinol", "Retinol"),
    ("ohne Ausspülen, Parfum", "Parfum"),
    ("ohne Rezept: Retinol", "Retinol"),
    ("sin aclarado, Parfum", "Parfum"),
    ("senza risciacquo, Profumo", "Profumo"),
    ("zonder uitspoelen, Parfum", "Parfum"),
    ("sem enxágue, Parfum", "Parfum"),
    ("without rinsing. Parfum", "Parfum"),
    ("without prescription, Retinol", "Retinol"),
    ("No. 5 Parfum", "Parfum"),
    ("No.1 Retinol", "Retinol"),
    ("No 7 Retinol", "Retinol"),
    ("LOT NO\nParfum", "Parfum"),
    ("Batch no: 2231\nAlcohol", "Alcohol"),
    ("No rinsing. Retinol", "Retinol"),
    ("leave-in, no rinse, Parfum", "Parfum"),
    ("10% Retinol", "Retinol"),
    ("10 % parabens", "parabens"),
    ("20% alcohol", "alcohol"),
    ("0.5% Retinol", "Retinol"),
    ("1.0% retinol", "retinol"),
    ("100% Lavandula Angustifolia Oil", "Lavandula"),
    ("may contain traces of nuts", "nuts"),
    ("with parabens", "parabens"),
    ("contains alcohol", "alcohol"),
    ("This product is not fragrance free", "fragrance"),
    ("not free from parabens", "parabens"),
    ("nicht frei von Duftstoffen", "Duftstoffen"),
    ("niet vrij van parfum", "parfum"),
    ("retinol-free until January: new formula with retinol", "retinol-free"),
    ("use a sunscreen: AHA may increase sun sensitivity", "AHA"),
    ("alcohol (denat.) free from methanol", "alcohol"),
    ("Freesia Refracta Extract, Parfum", "Freesia"),
    ("Nonoxynol-9, Alcohol", "Alcohol"),
    ("Sodium Lauryl Sulfate", "Sodium Lauryl Sulfate"),
    ("Sinapis Alba Seed Oil, Alcohol", "Alcohol"),
    ("弱酸性 レチノール", "レチノール"),
    ("医薬部外品 香料", "香料"),
    ("水、グリセリン、香料", "香料"),
    ("Free from: nothing. Contains alcohol", "alcohol"),
    ("Avoid contact with eyes. Contains Retinol.", "Retinol"),
    ("Avoid sun exposure, Retinol", "Retinol"),
    ("No need for Retinol", "Retinol"),
    ("No retinol works like this one", "retinol"),
    ("No other retinol is like it", "retinol"),
    ("When using retinol serum avoid the sun", "retinol"),
    ("Avoid\nRetinol serum", "Retinol"),
    ("Discontinue use if irritation occurs. Retinol", "Retinol"),
    ("Parabens, alcohol: none", "alcohol"),
    ("Fragrance-tree oil", "Fragrance"),
    ("Tea Tree Oil", "Tea Tree Oil"),
    ("Magnesium Sulfate, Tree Bark", "Magnesium Sulfate"),
    ("Methylparaben, Propylparaben free of contaminants", "Propylparaben"),
    ("Do not use if you are allergic to salicylic acid", "salicylic acid"),
    ("정제수, 글리세린, 향료", "향료"),
    ("水、甘油、香精", "香精"),
]

# A statement, what it denies, and words beside it that must still be matched.
SHORT = [
    ("bakuchiol, a natural retinol alternative", {"retinol"}, ["bakuchiol"]),
    ("Free from parabens. Ingredients: Aqua, Methylparaben", {"paraben"}, ["Aqua", "Methylparaben"]),
    ("Free from parabens\nIngredients: Aqua, Methylparaben", {"paraben"}, ["Aqua", "Methylparaben"]),
    ("Free from parabens\nINGREDIENTS\nAqua, Alcohol, Parfum", {"paraben"}, ["Alcohol", "Parfum"]),
    ("Sans paraben\nComposition : Aqua, Parfum", {"paraben"}, ["Aqua", "Parfum"]),
    ("Aqua, Glycerin, Xanthan Gum, Sans paraben", {"paraben"}, ["Xanthan Gum"]),
    ("Aqua, Xanthan Gum, Sans paraben, Phenoxyethanol, Parfum", {"paraben"}, ["Phenoxyethanol", "Parfum"]),
    ("Aqua, Xanthan Gum,\nSans paraben,\nPhenoxyethanol,\nParfum", {"paraben"}, ["Phenoxyethanol", "Parfum"]),
    ("Aqua • Xanthan Gum • Sans paraben • Parfum", {"paraben"}, ["Parfum"]),
    ("Aqua, Citric Acid\nSans paraben, Phenoxyethanol, Parfum", {"paraben"}, ["Phenoxyethanol", "Parfum"]),
    ("Aqua Xanthan Gum Sans paraben Phenoxyethanol", {"paraben"}, ["Xanthan Gum", "Phenoxyethanol"]),
    ("Aqua, Glycerin, free from parabens, Alcohol Denat., Parfum", {"paraben"}, ["Alcohol Denat.", "Parfum"]),
    ("Aqua, Glycerin, Parfum (sans phtalates), Limonene", {"phthalate"}, ["Parfum", "Limonene"]),
    ("Aqua, Parfum (free from allergens), Linalool", {"allergen"}, ["Parfum", "Linalool"]),
    ("Aqua, Alcohol (free from methanol), Parfum", {"methanol"}, ["Alcohol", "Parfum"]),
    ("Aqua, Phenoxyethanol, Parfum, Paraben Free", {"paraben"}, ["Phenoxyethanol", "Parfum"]),
    ("Aqua, Retinol, fragrance free", {"fragrance"}, ["Retinol"]),
    ("Retinol, fragrance free", {"fragrance"}, ["Retinol"]),
    ("Parfum, paraben free", {"paraben"}, ["Parfum"]),
    ("Lanolin, fragrance free", {"fragrance"}, ["Lanolin"]),
    ("Parfum (paraben free), Limonene", {"paraben"}, ["Parfum", "Limonene"]),
    ("Ingredients (free from parabens): Aqua, Parfum", {"paraben"}, ["Aqua", "Parfum"]),
    ("Niacinamide, Alcohol & Fragrance Free", {"fragrance"}, ["Niacinamide", "Alcohol"]),
    ("Not tested on animals, free from parabens, Retinol 1%", {"paraben"}, ["Retinol"]),
    ("Aqua, Alcohol Denat., Parfum. Free from parabens and silicone.", {"paraben", "silicone"}, ["Alcohol", "Parfum"]),
    ("Glycerin, Sans Sulfate, Sodium Laureth Sulfate", {"sulfate"}, ["Sodium Laureth Sulfate"]),
    ("Tocopherol, Alcohol-Free Hamamelis Virginiana Extract", {"alcohol"}, ["Hamamelis Virginiana Extract"]),
    ("PARABEN\nFREE\nALCOHOL\nFREE\nRETINOL\n0.3%", {"paraben", "alcohol"}, ["RETINOL"]),
    ("0% paraben, 10% glycolic acid, 2% salicylic acid", {"paraben"}, ["glycolic acid", "salicylic acid"]),
    ("Retinol libre de parabenos", {"paraben"}, ["Retinol"]),
    ("不含酒精、香精，含视黄醇", {"alcohol", "fragrance"}, ["视黄醇"]),
    ("Retinol + fragrance-free", {"fragrance"}, ["Retinol"]),
    ("Retinol & fragrance-free", {"fragrance"}, ["Retinol"]),
    ("with retinol and fragrance free", {"fragrance"}, ["retinol"]),
    ("With Vitamin C, Retinol, paraben free", {"paraben"}, ["Retinol"]),
    ("Paraben free Retinol serum", {"paraben"}, ["Retinol"]),
    ("Paraben free, Retinol 1%", {"paraben"}, ["Retinol"]),
    ("Paraben free\nParfum", {"paraben"}, ["Parfum"]),
    ("No parabens. Retinol 0.3%", {"paraben"}, ["Retinol"]),
    ("No parabens\nRetinol Serum", {"paraben"}, ["Retinol"]),
    ("No parabens\nAqua, Alcohol, Parfum", {"paraben"}, ["Alcohol", "Parfum"]),
    ("Free from parabens\nAlcohol Denat., Aqua", {"paraben"}, ["Alcohol Denat."]),
    ("Free from parabens, with Retinol", {"paraben"}, ["Retinol"]),
    ("Free from parabens and rich in Retinol", {"paraben"}, ["Retinol"]),
    ("Free from parabens but contains alcohol", {"paraben"}, ["alcohol"]),
    ("Free from parabens, contains Retinol, Parfum", {"paraben"}, ["Retinol", "Parfum"]),
    ("Free from parabens, Aqua, Glycerin, Parfum", {"paraben"}, ["Aqua", "Parfum"]),
    ("Free from nasties, Retinol 1% and peptides", set(), ["Retinol"]),
    ("Free from parabens, Retinol 0.5%, Parfum", {"paraben"}, ["Retinol 0.5%"]),
    ("Free from parabens: Retinol night cream", {"paraben"}, ["Retinol"]),
    ("FREE FROM:\nParabens\nSulfates\n\nAqua, Parfum", {"paraben", "sulfate"}, []),
    ("FREE FROM\nParabens\nSulfates\nAqua, Parfum, Alcohol", {"paraben", "sulfate"}, ["Parfum", "Alcohol"]),
    ("FREE FROM\nParabens\nSulfates\nMade with Retinol", {"paraben", "sulfate"}, ["Retinol"]),
    ("Chemical free, Parfum", set(), ["Parfum"]),
    ("Punica Granatum Seed Oil*, Paraben free, Orange Oil*", {"paraben"}, ["Seed Oil", "Orange Oil"]),
    ("turmeric extract color, alcohol free, cellulose gum", {"alcohol"}, ["turmeric extract color"]),
    ("Octocrylene 80 mg/g, Free from parabens, Phenoxyethanol", {"paraben"}, ["80 mg/g", "Phenoxyethanol"]),
    ("Aqua, Unreadabl Nome, Free from parabens,\nPhenoxyethanol,\nParfum", {"paraben"}, ["Phenoxyethanol", "Parfum"]),
    ("Phenoxyethanol, Fragrance Free, Bis-PEG-12 Dimethicone", {"fragrance"}, ["Phenoxyethanol", "Bis-PEG-12"]),
    ("g. Free from parabens", {"paraben"}, ["g"]),
    ("Allantoin. Sans parfum. Fragrance. Aqua", {"fragrance"}, ["Fragrance"]),
    ("PARFUM Fragrance Free ALOE", {"fragrance"}, ["PARFUM"]),
    ("Alcohol denat.\nAlcohol free", {"alcohol"}, ["Alcohol denat."]),
    ("Cocos nucifera (coconut) oil • Parabeenvrij • Panthenol", {"paraben"}, ["oil"]),
    ("Free from parabens, Disteardimonium Hectorite, Silica", {"paraben"}, ["Disteardimonium", "Silica"]),
    ("No parabens Bis-PEG-12 Dimethicone", {"paraben"}, ["Bis-PEG-12"]),
    ("無添加\n香料", set(), ["香料"]),
    ("SANS\nPARFUM\nAlcohol", {"fragrance"}, ["Alcohol"]),
    ("SANS\nParfum, Alcohol", set(), ["Parfum", "Alcohol"]),
    ("Free from\nParfum, Alcohol, Aqua", set(), ["Parfum", "Alcohol"]),
    ("no nasties, Retinol", set(), ["Retinol"]),
    ("Sulfate free shampoo with Sodium Lauryl Sulfate", {"sulfate"}, ["Sodium Lauryl Sulfate"]),
    ("salicylic acid, oil free", {"oil"}, ["salicylic acid"]),
    ("Mineral oil free, Lanolin", {"mineral oil"}, ["Lanolin"]),
    ("enthält keine Parabene, enthält Parfum", {"paraben"}, ["Parfum"]),
    ("ohne Parabene. Mit Retinol.", {"paraben"}, ["Retinol"]),
    ("Parfum, ohne Parabene", {"paraben"}, ["Parfum"]),
    ("Parfümfrei mit Retinol", {"fragrance"}, ["Retinol"]),
    ("sin parabenos, con retinol", {"paraben"}, ["retinol"]),
    ("senza parabeni con retinolo", {"paraben"}, ["retinolo"]),
    ("水、グリセリン、香料、パラベンフリー", {"paraben"}, ["香料"]),
    ("정제수, 글리세린, 향료, 파라벤 무첨가", {"paraben"}, ["향료"]),
    ("不含对羟基苯甲酸酯。水、酒精、香精", {"paraben"}, ["酒精", "香精"]),
]

# A statement, what it denies, and all of it that must not be matched.
LISTS = [
    ("Free from parabens, sulfates & fragrance", {"paraben", "sulfate", "fragrance"}),
    ("free from parabens,\nsulfates and\nfragrance", {"paraben", "sulfate", "fragrance"}),
    ("FREE FROM PARABENS, SLS/SLES", {"paraben", "sodium lauryl sulfate", "sodium laureth sulfate"}),
    ("Formulated without: parabens, GMOs, phthalates, fragrance", {"paraben", "phthalate", "fragrance"}),
    ("Formulated without alcohol, fragrance, lanolin or dyes", {"alcohol", "fragrance", "lanolin", "colorant"}),
    ("No parabens, alcohol or fragrance", {"paraben", "alcohol", "fragrance"}),
    ("No added colours, perfumes or parabens", {"colorant", "fragrance", "paraben"}),
    ("does not contain alcohol or perfume", {"alcohol", "fragrance"}),
    ("without any sulfates (SLS), parabens", {"sulfate", "sodium lauryl sulfate", "paraben"}),
    ("FREE FROM\nParabens\nFragrance\nAlcohol", {"paraben", "fragrance", "alcohol"}),
    ("WHAT'S NOT INSIDE:\n• Parabens\n• Fragrance\n• Mineral oil", {"paraben", "fragrance", "mineral oil"}),
    ("paraben & sulfate free", {"paraben", "sulfate"}),
    ("Paraben-, sulfate- and fragrance-free", {"paraben", "sulfate", "fragrance"}),
    ("alcohol- and fragrance-free", {"alcohol", "fragrance"}),
    ("Alcohol and fragrance free", {"alcohol", "fragrance"}),
    ("Fragrance, alcohol and dye free", {"fragrance", "alcohol", "colorant"}),
    ("SLS/SLES free", {"sodium lauryl sulfate", "sodium laureth sulfate"}),
    ("Fragrance\nFree", {"fragrance"}),
    ("SANS\nPARFUM", {"fragrance"}),
    ("0%\nPARABEN\n0%\nALCOHOL", {"paraben", "alcohol"}),
    ("FRAGRANCE-\nFREE", {"fragrance"}),
    ("PARABENFREE", {"paraben"}),
    ("PARABENFREESULFATEFREE", {"paraben", "sulfate"}),
    ("FREEFROMPARABENS,SULFATES&FRAGRANCE", {"paraben", "sulfate", "fragrance"}),
    ("NOPARABENS", {"paraben"}),
    ("SANSPARFUM", {"fragrance"}),
    ("OHNEPARABENE", {"paraben"}),
    ("FragranceFree", {"fragrance"}),
    ("0% Parabens, silicones, alcohol", {"paraben", "silicone", "alcohol"}),
    ("0 % alcool, 0 % parfum", {"alcohol", "fragrance"}),
    ("sans parfum, sans alcool ni parabènes", {"fragrance", "alcohol", "paraben"}),
    ("sans parabène, silicone ni alcool", {"paraben", "silicone", "alcohol"}),
    ("frei von Parabenen, Silikonen und Mineralöl", {"paraben", "silicone", "mineral oil"}),
    ("Paraben- und silikonfrei", {"paraben", "silicone"}),
    ("parfümfreie", {"fragrance"}),
    ("libre de parabenos, sulfatos y siliconas", {"paraben", "sulfate", "silicone"}),
    ("senza parabeni, siliconi e profumo", {"paraben", "silicone", "fragrance"}),
    ("sem parabenos, corantes e perfume", {"paraben", "colorant", "fragrance"}),
    ("bez parabenów, silikonów i alkoholu", {"paraben", "silicone", "alcohol"}),
    ("без парабенов и силиконов", {"paraben", "silicone"}),
    ("무향료 무알코올", {"fragrance", "alcohol"}),
    ("파라벤, 알코올, 향료 무첨가", {"paraben", "alcohol", "fragrance"}),
    ("無香料・無着色・無鉱物油", {"fragrance", "colorant", "mineral oil"}),
    ("パラベン・アルコール・香料不使用", {"paraben", "alcohol", "fragrance"}),
    ("不含香料、酒精、色素", {"fragrance", "alcohol", "colorant"}),
    ("phenoxyethanol free", {"phenoxyethanol"}),
    ("Free from triclosan and BHT", {"triclosan", "bht"}),
    ("sans parfum (fragrance), sans alcool", {"fragrance", "alcohol"}),
    ("ohne Alkohol (Ethanol), Parfum", {"alcohol", "fragrance"}),
    ("Parfum- en alcoholvrij", {"fragrance", "alcohol"}),
    ("無着色・アルコールフリー・パラベンフリー", {"colorant", "alcohol", "paraben"}),
    ("Free of: fragrance / alcohol / silicone", {"fragrance", "alcohol", "silicone"}),
    ("free from harsh chemicals (parabens, sulfates, alcohol)", {"paraben", "sulfate", "alcohol"}),
    ("FREE\nFROM\nPARABENS\nALCOHOL\nFRAGRANCE", {"paraben", "alcohol", "fragrance"}),
    (
        "Formulated without: Parabens, Sulfates SLS & SLES, Phthalates, Formaldehyde, Oxybenzone, Triclosan",
        {"paraben", "sulfate", "phthalate", "formaldehyde", "benzophenone-3", "triclosan"},
    ),
    ("Methylparaben free", {"methylparaben"}),
    # Read with a wrong letter.
    ("Free frorn parabens, alcohol", {"paraben", "alcohol"}),
    ("Wlthout parabens", {"paraben"}),
    ("Formulaled without fragrance", {"fragrance"}),
    ("Free from parabcns and phthaiates", {"paraben", "phthalate"}),
    ("Fr ee from parabens", {"paraben"}),
    ("Paraben fre", {"paraben"}),
    ("Sulfate Iree", {"sulfate"}),
]

# Words that are only mentioned, by which nothing is denied.
MENTIONED = [
    ("do not use with retinol", "retinol"),
    ("Do not use with retinol, AHAs or vitamin C.", "retinol, AHAs or vitamin C"),
    ("avoid combining with vitamin C or acids", "vitamin C or acids"),
    ("if you have used a retinoid, stop use before treatment", "retinoid"),
    ("Avoid products containing alcohol or fragrance for 48 hours", "alcohol or fragrance"),
    ("ne pas utiliser avec rétinol", "rétinol"),
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def read(text: str, knowledge: Knowledge) -> tuple[set[str], str]:
    """Give what a text denies, and the text with all that must not be matched blanked out."""
    passage = Passage.of([pasted(text)])
    found = free_from(passage, knowledge)
    left = passage.text
    for start, end in found.spans:
        left = left[:start] + "_" * (end - start) + left[end:]
    return {claim.scope for claim in found.claims if claim.id == FREE_FROM}, left


@pytest.mark.parametrize(("text", "word"), KEPT)
def test_nothing_is_denied_where_nothing_is_said_to_be_left_out(text: str, word: str, knowledge: Knowledge) -> None:
    denied, left = read(text, knowledge)
    assert denied == set()
    assert word in left


@pytest.mark.parametrize(("text", "expected", "kept"), SHORT)
def test_a_denial_ends_before_the_ingredients(
    text: str, expected: set[str], kept: list[str], knowledge: Knowledge
) -> None:
    denied, left = read(text, knowledge)
    assert denied == expected
    assert [word for word in kept if word not in left] == []


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_denial_covers_the_list_it_stands_for(text: str, expected: set[str], knowledge: Knowledge) -> None:
    denied, left = read(text, knowledge)
    assert denied == expected
    assert not any(char.isalpha() for char in left), left


@pytest.mark.parametrize(("text", "words"), MENTIONED)
def test_an_instruction_denies_nothing_and_its_words_are_not_matched(
    text: str, words: str, knowledge: Knowledge
) -> None:
    denied, left = read(text, knowledge)
    assert denied == set()
    assert not any(part in left.split() for part in words.replace(",", " ").split())


def rows(*methods: str) -> list[Phrase]:
    return [row for row in load().phrases["negation"] if row.method in methods]


@pytest.mark.parametrize("around", ["{}", "Glow Serum 30 ml\n{}\nMade in Italy.\nIngredients: Aqua, Parfum, Retinol."])
@pytest.mark.parametrize("row", rows("absence", "narrowed"), ids=lambda row: row.text)
def test_each_statement_of_the_table_denies_what_its_row_says(row: Phrase, around: str, knowledge: Knowledge) -> None:
    passage = Passage.of([pasted(around.format(row.text))])
    found = free_from(passage, knowledge)
    expected = {(scope.strip(), row.method) for scope in row.meaning.split(";")}
    assert {(claim.scope, claim.method) for claim in found.claims} == expected
    assert {(claim.id, claim.polarity) for claim in found.claims} == {(FREE_FROM, Polarity.DENIED)}
    ((start, end),) = found.spans
    first = around.index("{")
    assert first <= start < end <= first + len(row.text)


@pytest.mark.parametrize("around", ["{}", "Glow Serum 30 ml\n{}\nMade in Italy.\nIngredients: Aqua, Parfum, Retinol."])
@pytest.mark.parametrize("row", rows("trap"), ids=lambda row: row.text)
def test_each_trap_of_the_table_denies_nothing(row: Phrase, around: str, knowledge: Knowledge) -> None:
    passage = Passage.of([pasted(around.format(row.text))])
    found = free_from(passage, knowledge)
    assert found.claims == ()
    first = around.index("{")
    assert all(first <= start < end <= first + len(row.text) for start, end in found.spans)


@pytest.mark.parametrize("row", rows("vague"), ids=lambda row: row.text)
def test_each_vague_statement_of_the_table_is_named_as_such(row: Phrase, knowledge: Knowledge) -> None:
    passage = Passage.of([pasted(f"Glow Serum\n{row.text}\nParfum")])
    (claim,) = free_from(passage, knowledge).claims
    assert (claim.id, claim.polarity, claim.scope) == (VAGUE, Polarity.CLAIMED, row.meaning)
    assert claim.printed.text == row.text


def test_what_is_not_suitable_is_not_claimed(knowledge: Knowledge) -> None:
    passage = Passage.of([pasted("with vitamin C - not suitable for sensitive skin")])
    assert free_from(passage, knowledge).claims == ()


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("no parabens", "absence"),
        ("alcohol free", "narrowed"),
        ("no denatured alcohol", "absence"),
        ("fragrance free", "absence"),
        ("no synthetic fragrance", "narrowed"),
        ("sans parfum ajouté", "narrowed"),
        ("added fragrance free", "narrowed"),
        ("free from artificial dyes", "narrowed"),
    ],
)
def test_a_denial_of_a_part_is_narrowed(text: str, method: str, knowledge: Knowledge) -> None:
    claims = free_from(Passage.of([pasted(text)]), knowledge).claims
    assert [claim.method for claim in claims] == [method]


def panel(*blocks: str) -> Reading:
    """Make a reading with one panel a block, its lines under one another."""
    rows = [(row, number) for number, block in enumerate(blocks) for row in block.split("\n")]
    lines = tuple(Line(row, "recorded", 0.9, 0, block=number) for row, number in rows)
    return Reading(PhotoRecord("x.jpg", 400, 300, ""), lines)


@pytest.mark.parametrize(
    "readings",
    [
        [panel("FREE FROM:\nParabens", "Alcohol\nParfum")],
        [panel("FREE FROM:\nParabens"), panel("Alcohol\nParfum")],
        [panel("FREE FROM:\nParabens\nINGREDIENTS:\nAlcohol\nParfum")],
    ],
)
def test_a_denial_ends_with_its_panel_its_photo_or_at_a_heading(readings: list[Reading], knowledge: Knowledge) -> None:
    passage = Passage.of(readings)
    found = free_from(passage, knowledge)
    assert [claim.scope for claim in found.claims] == ["paraben"]
    assert [passage.text[start:end] for start, end in found.spans] == ["FREE FROM:\nParabens"]


def test_no_denial_spans_two_panels(knowledge: Knowledge) -> None:
    passage = Passage.of([panel("Contains Retinol", "Free refill"), panel("Free from"), panel("Parabens")])
    assert free_from(passage, knowledge).spans == ()


def test_a_list_of_the_vocabulary_denies_nothing(knowledge: Knowledge) -> None:
    names = knowledge.names.vocabulary[::7]
    for first in range(0, len(names), 60):
        for mark in (", ", "\n", " "):
            text = mark.join(names[first : first + 60])
            assert free_from(Passage.of([pasted(text)]), knowledge).spans == ()


def test_nothing_is_found_in_nothing(knowledge: Knowledge) -> None:
    for text in ("", " ", ".", "free", "FREE FROM", "no", "0%", "sans", "無", "フリー", "-free", "free-"):
        found = free_from(Passage.of([pasted(text)]), knowledge)
        assert (found.claims, found.spans) == ((), ())


def test_a_long_pack_is_read_in_a_moment(knowledge: Knowledge) -> None:
    text = (
        "Advanced Serum. Free from parabens, sulfates and fragrance. Hypoallergenic.\nIngredients: Aqua, Glycerin, "
        + "Phenoxyethanol, Sodium Hyaluronate, Niacinamide, Xanthan Gum, Citric Acid, Tocopherol, Panthenol, " * 18
    )
    passage = Passage.of([pasted(text[:2000])])
    free_from(passage, knowledge)
    times = []
    for _ in range(20):
        begun = time.process_time()
        free_from(passage, knowledge)
        times.append(time.process_time() - begun)
    assert min(times) < 0.006
