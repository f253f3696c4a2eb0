"""Which texts hold a list of ingredients, where it ends, and whether it runs off the picture."""

import re

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.label.cut_off import list_cut_off
from scanner.label.ingredients import read_ingredients
from scanner.label.label import build_label
from scanner.label.model import Status
from scanner.label.passage import Passage
from scanner.photo.model import Place, Quad
from scanner.reading.model import Line, Reading, Unread, pasted

# Texts with names of substances in them, none of them a list of what is in a product for the skin.
NO_LIST = [
    "Take one tablet daily. Do not take ibuprofen, aspirin or warfarin together with this medicine.",
    "What is in this leaflet: 1. What the cream is and what it is used for 2. Before you use it 3. How to use it",
    "If you are allergic to lanolin, nickel or latex, do not use this product.",
    "Do not use if you are taking isotretinoin, blood thinners or steroids.",
    "Clean the roller with 70 % alcohol or hydrogen peroxide before and after use.",
    "Soak in isopropyl alcohol for ten minutes. Rinse with water. Dry in air.",
    "Body: ABS plastic. Needles: 316L stainless steel. Case: polypropylene.",
    "540 titanium needles\n0.5 mm\nSterile EO\nLOT 2024-05",
    "Contents: 1 roller, 1 case, 1 brush, 1 manual",
    "Contains: 1 pen, 12 cartridges, 1 charger",
    "Distributed by Glycerin Trading Ltd, 12 Honey Lane, Water Orton, B46 1AA",
    "Nutrition facts per 100 g: energy 1200 kJ, fat 12 g, sugars 5 g, protein 8 g, salt 0.3 g",
    "Allergens: milk, egg, soy, peanuts",
    "For best results, follow with our hyaluronic acid serum and vitamin C cream, and use SPF 50.",
    "With aloe vera and green tea. Dermatologically tested. Suitable for all skin types.",
    "Paraben free, silicone free, sulphate free, alcohol free, fragrance free",
    "Directions: dissolve in water. Add glycerin and honey. Mix with lemon juice.",
    "Questions? Write to hello@water-and-honey.example, or call 0800 123456",
    "Composition of the set: cream, serum and mask for the face",
    "Retinol Serum 30 ml",
    "Made with love, water, and salt from the sea",
]

# Rows of words set off by commas that are no lists, some of them misread, most as they stand on packs.
ROWS = [
    "Suitable for face, neck, hands, arms, legs, back and chest",
    "Made in China, France, Italy, Spain, Poland, India or Korea",
    "May cause redness, swelling, itching, dryness, peeling, burning, flaking",
    "Free of parabens, sulphates, silicones, mineral oil, alcohol, perfume, colourants",
    "Sizes: 0.2 mm, 0.25 mm, 0.3 mm, 0.5 mm, 0.75 mm, 1.0 mm, 1.5 mm, 2.0 mm",
    "EN, DE, FR, IT, ES, PT, NL, PL, CZ, HU, RO, SE, FI",
    "Do not use on acne, eczema, psoriasis, herpes, warts, moles, wounds, sunburn or rosacea",
    "Do net use en aone, eczerna, psoriasls, herpes, wams, moles, wourds, sunburm or rosacea",
    "Not for use with blood thinners, steroids, isotretinoin, antibiotics, chemotherapy, alcohol, aspirin",
    "Street 5, Floor 3, Unit 12, Industrial Park, Shenzhen, Guangdong, China, 518000",
    "Contains pen, cartridges, charger, cable, manual, case, brush, towel",
    "wash, rinse, dry, disinfect, roll, apply, wait, store",
    "rose, lavender, mint, vanilla",
    "Shades: Coral, Amber, Honey, Ivory, Sand, Cocoa, Caramel, Mocha",
    "Honey, Caramel, Almond, Cocoa, Vanilla, Ivory",
    "Remove stains of oil, ink, wine, coffee, tea, wax, blood with water",
    "Energy, fat, carbohydrate, sugar, protein, salt, calcium, magnesium",
    "Contains proteins, vitamins, minerals, calcium, zinc, iron, magnesium",
]
MISREAD_ROWS = [
    # What readers make of blurred lists without a heading, and how many names at least are known for sure or perhaps.
    (
        "INC: AQUA. SUCROSE, SORBIDL, SODHUM STEARAIE, ALOO\nSODIUM PALMITATE, METHMSILANOL PES-7 GLYCERY, COCO\n"
        "LAURETH SULPHATE, SODIUM MYRISTATE DIHYDROXACETONE\nLAURATE PARFUIM, ALGE BARBADENSIS LEAF JUICE BENZY\n"
        "CITRAL, GERANKOL",
        6,
    ),
    ("Woter, Glycenn, Butylene Glyool, Niacinarnide, Panthenoi, Phenoxyethano, Carborner", 6),
    ("Woter. Glycenn, Butylene Glyool. Niacinarnide. Panthenoi. Phenoxyethano, Carborner", 5),
    ("Woter, Glycenn, Butylene Glyool, Niacinarnide, Panthenoi, Phenoxyethano, Carborner.\nEN, DE, FR, IT, ES, PT", 6),
    ("Agua, Xqwrt, Glycenn, Zzplk Bnmq, Retinoi, Parfurn, Wqvbn, Linalooi, Geranioi, Qwzxc", 4),
]

LISTS = [
    # Each with the number of items.
    ("Aqua, Glycerin, Niacinamide, Panthenol, Phenoxyethanol, Carbomer, Citric Acid, Allantoin", 8),
    ("Ingredients: Aqua, Glycerin", 2),
    ("Zutaten (INCI): Aqua, Glycerin, Panthenol", 3),
    ("Ingredients\nAqua\nGlycerin\nPanthenol\nTalc", 4),
    # Read so badly that no name is known as it stands.
    ("Ingredients: Xqxa, Gxycxrxn, Nxacxnamxde, Pxnthxnql", 4),
]

FOREIGN = [
    "ส่วนประกอบ: กกกกก, ขขขขข, คคคคค, งงงงง",
    "المكونات: ااااا, ببببب, ججججج, ددددد",
    "Состав: Ффффф, Ггггг, Ддддд, Жжжжж",
    "Συστατικά: Φφφφφ, Γγγγγ, Δδδδδ, Ξξξξξ",
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


@pytest.mark.parametrize("text", NO_LIST)
def test_no_list_is_found_where_none_is(text: str, knowledge: Knowledge) -> None:
    label = build_label([pasted(text)], knowledge)
    assert not label.list_found
    assert [item for item in label.ingredients if item.listed != "front"] == []


@pytest.mark.parametrize("text", ROWS)
def test_a_row_of_other_words_is_no_list(text: str, knowledge: Knowledge) -> None:
    for rows in (text.split("\n"), text.replace(", ", ",\n", 2).split("\n")):
        label = build_label([_photo(rows, 0)], knowledge)
        assert [item.printed for item in label.ingredients if item.listed != "front"] == []


@pytest.mark.parametrize(("text", "least"), MISREAD_ROWS)
def test_a_list_that_was_misread_does_not_pass_in_silence(text: str, least: int, knowledge: Knowledge) -> None:
    label = build_label([_photo(text.split("\n"), 0)], knowledge)
    assert label.list_found
    assert sum(item.status is not Status.UNRECOGNISED for item in label.ingredients) >= least
    told = " ".join(item.printed.text for item in label.ingredients)
    assert all(word in told for word in re.findall(r"[\w-]{5,}", text))


LIST = "Ingredients: Aqua, Glycerin, Butylene Glycol, Niacinamide, Panthenol, Phenoxyethanol"
LOST = "Wqxzv Plmnk"
TAILS = [
    # What stands behind a list, misread, and words of it that must be told.
    (
        f", {LOST}, Trgtycendes Kwqx, Hydrogenated Polyisobutene, Ethylhexyglycenn, Emwnecy Pamnate. Linalooi",
        "Linalooi",
    ),
    (".\nSodium benzcate", "benzcate"),
    (".\nSodium benzcate\nMade in France", "benzcate"),
    (", Kq Wx Zv Pl Mn Rt Yb Dc, Glycenn, Parfurn, Linalooi, Limonene, Citral", "Citral"),
]
NO_TAILS = [
    ".\nDirections: apply a thin layer in the morning, at noon, and in the evening.",
    ".\nStore in a cool, dry place. Keep out of reach of children.",
    ".\nMade in Italy by Bella Cosmetics S.p.A., Via Roma 12, 20121 Milano",
    ".\nDermatologically tested, not tested on animals, recyclable",
    "\n30 ml, 1.0 fl. oz., Lot 2291, EXP 05/2027",
    ".\nPour peaux sensibles, sans parfum, fabriqué en France, à conserver au frais",
    ".\nFür empfindliche Haut, ohne Farbstoffe, kühl lagern, nicht schlucken",
    ".\nwww.bella.example, hello@bella.example, Tel. 0800 123456",
]


@pytest.mark.parametrize(("tail", "word"), TAILS)
def test_the_misread_end_of_a_list_is_told(tail: str, word: str, knowledge: Knowledge) -> None:
    label = build_label([_photo((LIST + tail).split("\n"), 0)], knowledge)
    assert word in " ".join(item.printed.text for item in label.ingredients)


@pytest.mark.parametrize("tail", NO_TAILS)
def test_other_words_behind_a_list_are_no_part_of_it(tail: str, knowledge: Knowledge) -> None:
    label = build_label([_photo((LIST + tail).split("\n"), 0)], knowledge)
    assert [item.printed.text for item in label.ingredients if item.listed != "front"] == LIST[13:].split(", ")


def test_a_misread_list_on_another_photo_is_told(knowledge: Knowledge) -> None:
    other = "Woter, Glycenn, Butylene Glyool, Parfurn, Limonenne, Linalooi, Citronelloi, Geranioi"
    label = build_label([_photo([LIST], 0), _photo([other], 1)], knowledge)
    told = " ".join(item.printed.text for item in label.ingredients)
    assert "Niacinamide" in told and "Limonenne" in told and "Citronelloi" in told


@pytest.mark.parametrize(("text", "count"), LISTS)
def test_a_list_is_found(text: str, count: int, knowledge: Knowledge) -> None:
    label = build_label([pasted(text)], knowledge)
    assert label.list_found
    assert len(label.ingredients) == count


@pytest.mark.parametrize("text", FOREIGN)
def test_a_list_of_unknown_names_counts_as_found_and_names_nothing(text: str, knowledge: Knowledge) -> None:
    label = build_label([pasted(text)], knowledge)
    assert label.list_found
    assert [item.status for item in label.ingredients] == [Status.UNRECOGNISED] * 4


@pytest.mark.parametrize(
    ("after", "kept"),
    [
        ("\nDirections: apply retinol at night", 2),
        (". Made in France by Water Works, Paris", 2),
        ("\nwww.honey.example", 2),
        ("\nLOT 12345 EXP 2027-05", 2),
        ("\nWarnings: keep away from alcohol, water and fire", 2),
        (", Organic Aloe, Panthenol", 4),
        (", Application Glycol, Panthenol", 4),
        (", Xonalaxol", 3),
        (".\nThis is our promise to you and to your skin, every day", 2),
    ],
)
def test_a_list_ends_where_it_ends(after: str, kept: int, knowledge: Knowledge) -> None:
    found = read_ingredients(Passage.of([pasted("Ingredients: Aqua, Glycerin" + after)]), knowledge)
    assert len(found.ingredients) == kept


def test_a_list_does_not_go_on_from_one_photo_to_the_next(knowledge: Knowledge) -> None:
    first, second = _photo(["Ingredients: Aqua, Sodium"], 0), _photo(["Chloride Ltd, Alcohol Street"], 1)
    found = read_ingredients(Passage.of([first, second]), knowledge)
    assert "ALCOHOL" not in {item.name for item in found.ingredients}
    assert "SODIUM CHLORIDE" not in {item.name for item in found.ingredients}


@pytest.mark.parametrize(
    ("rows", "unread", "expected"),
    [
        (["Ingredients: Aqua, Glycerin", "Panthenol, Talc."], None, False),
        (["Ingredients: Aqua, Glycerin,", "Panthenol, Talc,"], None, True),
        (["Ingredients: Aqua, Glycerin,", "Panthenol, Phenoxy-"], None, True),
        (["Ingredients: Aqua, Glycerin,", "Panthenol, Talc,", "Made in Italy"], None, False),
        (["Ingredients: Aqua, Glycerin", "Panthenol, Talc"], ("cut-off", 270, 10), True),
        (["Ingredients: Aqua, Glycerin", "Panthenol, Talc"], ("glare", 400, 10), False),
        (["Ingredients: Aqua, Glycerin", "Panthenol, Talc"], ("cut-off", 400, 900), False),
        (["Serum for the face, 30 ml,"], None, False),
    ],
)
def test_a_list_that_runs_off_the_picture_is_said_to(
    rows: list[str], unread: tuple[str, int, int] | None, expected: bool, knowledge: Knowledge
) -> None:
    places = () if unread is None else (Unread(Place(0, _box(unread[1], unread[2], 30)), unread[0], "Step back."),)
    reading = _photo(rows, 0, places)
    passage = Passage.of([reading])
    bounds = read_ingredients(passage, knowledge).bounds
    assert list_cut_off([reading], passage, bounds) is expected
    assert build_label([reading], knowledge).list_cut_off is expected


def _photo(rows: list[str], photo: int, unread: tuple[Unread, ...] = ()) -> Reading:
    lines = []
    for index, row in enumerate(rows):
        top = 20.0 * index
        rungs = tuple(((10.0 * x, top), (10.0 * x, top + 16)) for x in range(len(row) + 1))
        lines.append(Line(row, "test", 1.0, photo, rungs))
    return Reading(None, tuple(lines), unread)


def _box(x: float, y: float, size: float) -> Quad:
    return (x, y), (x + size, y), (x + size, y + size), (x, y + size)


@pytest.mark.parametrize(
    "text",
    [
        # Near misses: names in sentences, on a front, or too few.
        "Retinol. Use at night. Glycerin. Keep cool. Panthenol. Store dry. Niacinamide. Allantoin. Shake well.",
        "PURE GLOW\nSerum\nNiacinamide\nPanthenol\n30 ml\nMade in France",
    ],
)
def test_a_few_names_between_stops_or_on_lines_are_no_list(text: str, knowledge: Knowledge) -> None:
    assert found_in(text, knowledge) == []


@pytest.mark.parametrize("joint", [". ", ".\n", "\n"])
def test_a_list_without_a_heading_may_part_its_names_by_stops_or_lines(joint: str, knowledge: Knowledge) -> None:
    names = ["Aqua", "1,2-Hexanediol", "Butylene Glycol", "Retinol", "Carbomer", "Limonene"]
    assert found_in(joint.join(names), knowledge) == [name.upper() for name in names]


def found_in(text: str, knowledge: Knowledge) -> list[str | None]:
    """Give the names of the ingredients in the lists of a pasted text."""
    lists = read_ingredients(Passage.of([pasted(text)]), knowledge)
    return [item.name for item in lists.ingredients]


TYPED = [
    # Each with the names that are recognised, and how many items there are.
    ("Retinol", ["RETINOL"], 1),
    ("Water, Glycerin, Retinol", ["GLYCERIN", "RETINOL"], 3),
    ("Water; Glycerin; Retinol; Lavender Oil", ["GLYCERIN", "RETINOL"], 4),
    ("- Aqua\n- Retinol 0.3%\n- Tocopherol\n- Tea Tree Oil\n", ["AQUA", "RETINOL", "TOCOPHEROL"], 4),
    ("* Aqua\n* Retinol\n* Limonene", ["AQUA", "RETINOL", "LIMONENE"], 3),
    ("Aqua. Glycerin. Panthenol.", ["AQUA", "GLYCERIN", "PANTHENOL"], 3),
    ("Aqua\nGlycerin\nXyzzol", ["AQUA", "GLYCERIN"], 3),
    ("Talc", ["TALC"], 1),
]


@pytest.mark.parametrize(("text", "names", "count"), TYPED)
def test_a_typed_text_of_names_alone_is_a_list_however_short(
    text: str, names: list[str], count: int, knowledge: Knowledge
) -> None:
    lists = read_ingredients(Passage.of([pasted(text)]), knowledge)
    assert len(lists.ingredients) == count
    assert set(names) <= {item.name for item in lists.ingredients}


@pytest.mark.parametrize(("text", "names", "count"), TYPED)
def test_the_same_few_names_on_a_photo_may_be_the_front_of_a_pack(
    text: str, names: list[str], count: int, knowledge: Knowledge
) -> None:
    assert not read_ingredients(Passage.of([_photo(text.splitlines(), 0)]), knowledge).bounds


@pytest.mark.parametrize(
    "text",
    [
        "Gold roller",
        "Water proof",
        "Retinol night cream",
        "Alcohol wipes, 70 %",
        "titanium needles 0.5 mm",
        "with aloe vera and green tea for dry skin",
        "Is retinol fine after needling?",
        "",
    ],
)
def test_a_typed_text_with_a_name_among_other_words_is_no_list(text: str, knowledge: Knowledge) -> None:
    assert not read_ingredients(Passage.of([pasted(text)]), knowledge).bounds
