"""The path through a list, what belongs to an item, and how surely it is named."""

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.label.cut_names import cut_hits
from scanner.label.ingredients import read_ingredients
from scanner.label.model import Ingredient, Status
from scanner.label.passage import Passage
from scanner.label.path import cheapest_path, exact_edges, unglued
from scanner.label.tokens import tokens
from scanner.reading.model import pasted


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def read(item: str, knowledge: Knowledge) -> list[Ingredient]:
    text = f"Ingredients: Aqua, Glycerin, {item}, Allantoin, Carbomer"
    return list(read_ingredients(Passage.of([pasted(text)]), knowledge).ingredients[2:-2])


def test_the_cheapest_path_prefers_long_names_and_few_leftovers(knowledge: Knowledge) -> None:
    words = tokens("Sodium Laureth Sulfate Glycerin")
    steps = cheapest_path(words, exact_edges(words, knowledge.names))
    assert [(step.first, step.last) for step in steps] == [(0, 3), (3, 4)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("GLYCERINPANTHENOL", ["glycerin", "panthenol"]),
        ("PANTHENOL", ["panthenol"]),
        ("PANTHENOLXQZZV", ["panthenolxqzzv"]),
        ("XYGLYCERIN", ["xyglycerin"]),
    ],
)
def test_a_glued_word_is_cut_only_where_names_fill_it(text: str, parts: list[str], knowledge: Knowledge) -> None:
    words = tokens(text)
    assert [token.key for token in unglued(words, 0, knowledge.names)] == parts


@pytest.mark.parametrize(
    ("text", "status", "name"),
    [
        # A word of a name that no table knows leaves its head possible at most.
        ("Blown Castor Oil", Status.POSSIBLE, "RICINUS COMMUNIS SEED OIL"),
        ("Bleached Kaolin", Status.POSSIBLE, "KAOLIN"),
        ("Kaolin Blend", Status.POSSIBLE, "KAOLIN"),
        ("Organic Kaolin", Status.RECOGNISED, "KAOLIN"),
        ("Kaolin USP", Status.RECOGNISED, "KAOLIN"),
        ("Kaolin", Status.RECOGNISED, "KAOLIN"),
        ("Ka0lin", Status.RECOGNISED, "KAOLIN"),
    ],
)
def test_words_beside_a_name(text: str, status: Status, name: str, knowledge: Knowledge) -> None:
    (item,) = read(text, knowledge)
    assert (item.status, item.candidates[0].name) == (status, name)
    assert item.printed.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Purple Unicorn Dust",
        "Xonalaxol",
        "Mlk",
        "Tac",
        "PEG-8 Xonalate",
        "Brand Complex No 7",
        "abcdefgh",
        "Zzyzx Extract",
        "Oxonalate-13",
    ],
)
def test_no_name_is_invented(text: str, knowledge: Knowledge) -> None:
    assert all(item.status is not Status.RECOGNISED or item.name == "PEG-8" for item in read(text, knowledge))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("PEG-8 Stearat", "PEG-9 STEARATE"),
        ("Polysorbate 2O", "POLYSORBATE 60"),
        ("Benzophenone-", "BENZOPHENONE-3"),
        ("Laureth-", "LAURETH-4"),
        ("Quatemium-15", "QUATERNIUM-18"),
        ("CI 7749", "CI 77491"),
    ],
)
def test_a_number_is_never_guessed_for_sure(text: str, wrong: str, knowledge: Knowledge) -> None:
    assert wrong not in [item.name for item in read(text, knowledge)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Parfum (Limonene, Linalool)", ["PARFUM", "LIMONENE", "LINALOOL"]),
        ("Titanium Dioxide / Mica / Tin Oxide", ["TITANIUM DIOXIDE", "MICA", "TIN OXIDE"]),
        ("Stearic Acid & Palmitic Acid", ["STEARIC ACID", "PALMITIC ACID"]),
        ("Kaolin / Talc", ["KAOLIN", None]),
        ("Kaolin (Talc)", ["KAOLIN", None]),
        ("Parfum (Fragrance)", ["PARFUM"]),
        ("Sucrose (Pure Cane Sugar)", ["SUCROSE"]),
    ],
)
def test_parts_in_brackets_and_behind_slashes(text: str, names: list[str | None], knowledge: Knowledge) -> None:
    items = read(text, knowledge)
    assert [item.name for item in items] == names
    assert all(item.status is Status.POSSIBLE for item in items if item.name is None)


@pytest.mark.parametrize(
    ("key", "start", "end", "expected"),
    [
        ("noxyethanol", True, False, {"PHENOXYETHANOL"}),
        ("hexylcinn", False, True, {"HEXYL CINNAMAL"}),
        ("hexylcinn", True, False, set()),
        ("noxyethanol", False, True, set()),
        ("sodium", False, True, set()),
        ("paraben", True, False, set()),
        ("xqzxqz", True, True, set()),
        ("gera", False, True, set()),
    ],
)
def test_pieces_of_names(key: str, start: bool, end: bool, expected: set[str], knowledge: Knowledge) -> None:
    found = {hit.name for hit in cut_hits(key, knowledge.names, start=start, end=end)}
    assert found >= expected
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("10% Niacinamide", [10.0]),
        ("Niacinamide 10%", [10.0]),
        ("Niacinamide (10%)", [10.0]),
        ("Niacinamide 10%, Talc", [10.0, None]),
        ("Niacinamide, 10% Talc", [None, 10.0]),
        ("Niacinamide 0,5 %, Talc", [0.5, None]),
        ("Niacinamide", [None]),
    ],
)
def test_a_share_belongs_to_the_name_beside_it(text: str, percent: list[float | None], knowledge: Knowledge) -> None:
    assert [item.percent for item in read(text, knowledge)] == percent


def test_a_match_says_what_was_searched_and_found(knowledge: Knowledge) -> None:
    exact, fuzzy = read("Kaolin, Phenoxyethano1", knowledge)
    assert exact.match is not None and fuzzy.match is not None
    assert (exact.match.kind, exact.match.searched, exact.match.score) == ("exact", "Kaolin", 100.0)
    assert (fuzzy.match.kind, fuzzy.match.found) == ("fuzzy", "PHENOXYETHANOL")
    assert 87 <= fuzzy.match.score < 100


@pytest.mark.parametrize(
    ("text", "status", "names"),
    [
        # A printed word that is a word of the vocabulary is not another one misread.
        ("Hydrolyzed Bean Protein", Status.POSSIBLE, None),
        ("Hydrolyzed Silk Protein", Status.RECOGNISED, ["HYDROLYZED SILK"]),
        ("Hydrolyzed Mi1k Protein", Status.RECOGNISED, ["HYDROLYZED MILK PROTEIN"]),
        ("Hydrolyzed Mlik Protein", Status.RECOGNISED, ["HYDROLYZED MILK PROTEIN"]),
    ],
)
def test_a_reader_makes_no_words(text: str, status: Status, names: list[str] | None, knowledge: Knowledge) -> None:
    (item,) = read(text, knowledge)
    assert item.status == status
    assert names is None or [candidate.name for candidate in item.candidates[: len(names)]] == names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Another plant's oil behind a Latin name is its own ingredient, and both stay in doubt.
        ("Lavandula Angustifolia (Tea Tree Oil)", [None, None]),
        ("Butyrospermum Parkii (Shea Butter)", ["BUTYROSPERMUM PARKII BUTTER"]),
        ("Butyrospermum Parkii (Organic Shea Butter)", ["BUTYROSPERMUM PARKII BUTTER"]),
        ("Shea Butter (Butyrospermum Parkii)", ["BUTYROSPERMUM PARKII BUTTER"]),
        ("Rosa Canina (Rosehip Oil)", ["ROSA CANINA FRUIT OIL"]),
        # The common name of an unknown plant may be another's.
        ("Ulmus Incognita (Elm) Extract", [None]),
        ("Camellia Sinensis (Green Tea) Leaf Extract", ["CAMELLIA SINENSIS LEAF EXTRACT"]),
        # The common name of the same plant takes nothing from the Latin one; any other word does.
        ("Nettle Urtica Dioica Leaf Extract", ["URTICA DIOICA LEAF EXTRACT"]),
        ("Ocimum Sanctum Leaf Extract Tulsi", ["OCIMUM SANCTUM LEAF EXTRACT"]),
        ("Gilded Urtica Dioica Leaf Extract", [None]),
        ("Retinol Urtica Dioica Leaf Extract", ["RETINOL", "URTICA DIOICA LEAF EXTRACT"]),
        # A colour index number names its colour, alone in a bracket too; a plain word there may be a part of it.
        ("Iron Oxides (CI 77492)", ["IRON OXIDES", "CI 77492"]),
        ("CI 77288 / Chromium", ["CI 77288", None]),
    ],
)
def test_two_names_of_one_plant_or_colour(text: str, found: list[str | None], knowledge: Knowledge) -> None:
    assert [item.name for item in read(text, knowledge)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Without "essential oils" before the bracket, the words are not oils.
        ("Botanical Blend (Lemon, Basil)", [None, None, None]),
        ("Essential Oils (Lemon, Basil)", [None, "CITRUS LIMON PEEL OIL", "OCIMUM BASILICUM OIL"]),
        (
            "Essential Oils (Lemon, Basil), Panthenol",
            [None, "CITRUS LIMON PEEL OIL", "OCIMUM BASILICUM OIL", "PANTHENOL"],
        ),
        ("Essential Oils, Lemon", [None, None]),
    ],
)
def test_plants_in_the_bracket_of_essential_oils(text: str, found: list[str | None], knowledge: Knowledge) -> None:
    assert [item.name for item in read(text, knowledge)] == found


def test_organic_names_make_a_list_without_a_heading(knowledge: Knowledge) -> None:
    text = "Organic Olive Oil, Organic Coconut Oil, Cold Pressed Rosehip Oil, Raw Honey, Organic Lavender Essential Oil"
    found = read_ingredients(Passage.of([pasted(text)]), knowledge).ingredients
    assert [item.name for item in found] == [
        "OLEA EUROPAEA FRUIT OIL",
        "COCOS NUCIFERA OIL",
        "ROSA CANINA FRUIT OIL",
        "MEL",
        "LAVANDULA ANGUSTIFOLIA OIL",
    ]
