"""The traps of printed ingredient lists: what must come out of each, and what must not.

Each row is a text and its items in printed order: an INCI name is recognised, "?NAME" is possible with that name among
its candidates, "!words" is unrecognised and printed so. A name is followed by its share ("@10"), "~" where it may
only be in the product, and "nano".
"""

import pytest

from scanner.knowledge.base import Knowledge
from scanner.knowledge.load import load
from scanner.label.label import build_label
from scanner.label.model import Ingredient, Label, Status
from scanner.reading.model import pasted

H = "Ingredients: "

TRAPS: list[tuple[int, str, list[str]]] = [
    # 1, 2: a slash between translations, and within a name
    (1, H + "Aqua/Water/Eau, Glycerin, Panthenol", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    (1, H + "Parfum / Fragrance, Glycerin, Panthenol", ["PARFUM", "GLYCERIN", "PANTHENOL"]),
    (2, H + "Caprylic/Capric Triglyceride, Aqua", ["CAPRYLIC/CAPRIC TRIGLYCERIDE", "AQUA"]),
    (
        2,
        H + "Acrylates/C10-30 Alkyl Acrylate Crosspolymer, Aqua",
        ["ACRYLATES/C10-30 ALKYL ACRYLATE CROSSPOLYMER", "AQUA"],
    ),
    # 3: a comma within a name
    (3, H + "1,2-Hexanediol, Aqua, Glycerin", ["1,2-HEXANEDIOL", "AQUA", "GLYCERIN"]),
    (3, H + "2-Bromo-2-Nitropropane-1,3-Diol, Aqua", ["2-BROMO-2-NITROPROPANE-1,3-DIOL", "AQUA"]),
    (3, H + "2-Trans, 6-Cis-Nonadienol, Aqua, Glycerin", ["2-TRANS, 6-CIS-NONADIENOL", "AQUA", "GLYCERIN"]),
    (3, H + "Aqua,1\u201a2-Hexanediol,Glycerin", ["AQUA", "1,2-HEXANEDIOL", "GLYCERIN"]),
    (3, H + "Polysorbate 20,1,2-Hexanediol,Aqua", ["POLYSORBATE 20", "1,2-HEXANEDIOL", "AQUA"]),
    # 4, 5: a comma lost, or read as a full stop
    (4, H + "Glycerin Butylene Glycol Phenoxyethanol", ["GLYCERIN", "BUTYLENE GLYCOL", "PHENOXYETHANOL"]),
    (4, H + "GLYCERINPANTHENOL, AQUA", ["GLYCERIN", "PANTHENOL", "AQUA"]),
    (5, H + "Aqua. Glycerin. Parfum", ["AQUA", "GLYCERIN", "PARFUM"]),
    (5, H + "Alcohol Denat., Aqua, Glycerin", ["ALCOHOL DENAT.", "AQUA", "GLYCERIN"]),
    (5, H + "Ext. Violet 2, Aqua, Glycerin", ["CI 60730", "AQUA", "GLYCERIN"]),
    # 6, 7: decimal commas and shares
    (6, H + "Salicylic Acid 0,5 %, Glycerin, Aqua", ["SALICYLIC ACID @0.5", "GLYCERIN", "AQUA"]),
    (7, H + "10% Niacinamide, Glycerin, Aqua", ["NIACINAMIDE @10", "GLYCERIN", "AQUA"]),
    (7, H + "Niacinamide 10 %, Glycerin, Aqua", ["NIACINAMIDE @10", "GLYCERIN", "AQUA"]),
    (7, H + "(15%) Ascorbic Acid, Glycerin, Aqua", ["ASCORBIC ACID @15", "GLYCERIN", "AQUA"]),
    (7, H + "Aqua, <1% Phenoxyethanol, Glycerin", ["AQUA", "PHENOXYETHANOL @1", "GLYCERIN"]),
    (7, H + "Aqua, Salicylic Acid 0.5% w/w, Glycerin", ["AQUA", "SALICYLIC ACID @0.5", "GLYCERIN"]),
    (7, H + "Sodium Fluoride 1450 ppm, Aqua, Glycerin", ["SODIUM FLUORIDE @0.145", "AQUA", "GLYCERIN"]),
    (7, H + "Zinc Oxide 60 mg/g, Aqua, Glycerin", ["ZINC OXIDE @6", "AQUA", "GLYCERIN"]),
    # 8 to 13: brackets
    (8, H + "Parfum (Fragrance), Aqua (Water), Glycerin", ["PARFUM", "AQUA", "GLYCERIN"]),
    (8, H + "Butyrospermum Parkii (Shea) Butter, Aqua", ["BUTYROSPERMUM PARKII BUTTER", "AQUA"]),
    (9, H + "PEG-75 (Chromium), Aqua, Glycerin", ["PEG-75", "?CHROMIUM", "AQUA", "GLYCERIN"]),
    (10, H + "Butyrospermum Parkii (Shea, Karite) Butter, Aqua", ["BUTYROSPERMUM PARKII BUTTER", "AQUA"]),
    (
        11,
        H + "Aqua, Parfum (Limonene, Linalool, Citral), Glycerin",
        ["AQUA", "PARFUM", "LIMONENE", "LINALOOL", "CITRAL", "GLYCERIN"],
    ),
    (11, H + "Aqua, Plant complex (Glycerin, Citral), Talc", ["AQUA", "!Plant complex", "GLYCERIN", "CITRAL", "TALC"]),
    (11, H + "Aqua, Parfum (Xonalaxol, Linalool), Talc", ["AQUA", "PARFUM", "!Xonalaxol", "LINALOOL", "TALC"]),
    (12, H + "Aqua, (CI 77491, CI 77492 Talc, Glycerin", ["AQUA", "CI 77491", "CI 77492", "TALC", "GLYCERIN"]),
    (13, H + "CI 77891 {Titanium Dioxide], Aqua, Glycerin", ["CI 77891", "AQUA", "GLYCERIN"]),
    # 14: nano
    (14, H + "Titanium Dioxide (nano), Aqua, Glycerin", ["TITANIUM DIOXIDE nano", "AQUA", "GLYCERIN"]),
    (14, H + "Zinc Oxide [nano], Aqua, Glycerin", ["ZINC OXIDE nano", "AQUA", "GLYCERIN"]),
    (14, H + "Zinc Oxide, nano, Aqua, Glycerin", ["ZINC OXIDE nano", "AQUA", "GLYCERIN"]),
    # 15 to 17: what may be in the product
    (15, H + "Talc, Aqua [+/- CI 77491, CI 77492]", ["TALC", "AQUA", "CI 77491 ~", "CI 77492 ~"]),
    (15, H + "Talc, Aqua, ± Mica, CI 77491", ["TALC", "AQUA", "MICA ~", "CI 77491 ~"]),
    (15, H + "Talc, Aqua. May contain: Mica, CI 77491", ["TALC", "AQUA", "MICA ~", "CI 77491 ~"]),
    (15, H + "Talc, Aqua (+/-): may contain Mica, CI 77491", ["TALC", "AQUA", "MICA ~", "CI 77491 ~"]),
    (15, H + "Talc, Aqua [+/- CI 77491, Mica], Glycerin", ["TALC", "AQUA", "CI 77491 ~", "MICA ~", "GLYCERIN"]),
    (15, H + "Talc, Aqua. Peut contenir: Mica, CI 77491", ["TALC", "AQUA", "MICA ~", "CI 77491 ~"]),
    (16, H + "Aqua, Glycerin +/- 0.5%, Panthenol", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    (17, H + "Aqua, Glycerin, Panthenol.\nMay contain traces of nuts", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    # 18, 19: colours, and American names
    (18, H + "Talc, CI77491, C.I. 77492, Cl 77499", ["TALC", "CI 77491", "CI 77492", "CI 77499"]),
    (18, H + "Talc, CI 42090/19140/17200", ["TALC", "CI 42090", "CI 19140", "CI 17200"]),
    (18, H + "Talc, CI 77491,77492,77499", ["TALC", "CI 77491", "CI 77492", "CI 77499"]),
    (18, H + "Talc, Ci. no. 77891, Aqua", ["TALC", "CI 77891", "AQUA"]),
    (18, H + "Talc, (CI 77891), Aqua", ["TALC", "CI 77891", "AQUA"]),
    (18, H + "Talc, Red 40/CI 16035, Aqua", ["TALC", "CI 16035", "AQUA"]),
    (19, H + "Water, Mineral Oil, Beeswax, Red 40 Lake", ["WATER", "=PARAFFINUM LIQUIDUM", "=CERA ALBA", "CI 16035"]),
    (20, H + "Water, FD&amp;C Yellow 5, Glycerin", ["WATER", "CI 19140", "GLYCERIN"]),
    (20, H + "Water, D & C Red No. 33, Glycerin", ["WATER", "CI 17200", "GLYCERIN"]),
    # 21: and
    (21, H + "Glyceryl Stearate (and) PEG-100 Stearate, Aqua", ["GLYCERYL STEARATE", "PEG-100 STEARATE", "AQUA"]),
    (21, H + "Stearic Acid & Palmitic Acid, Aqua", ["STEARIC ACID", "PALMITIC ACID", "AQUA"]),
    # 22, 23: footnotes
    (
        22,
        H + "Lavandula Angustifolia Oil*, Limonene***, Linalool (1), Citral\u00b9, Geraniol°",
        ["LAVANDULA ANGUSTIFOLIA OIL", "LIMONENE", "LINALOOL", "CITRAL", "GERANIOL"],
    ),
    (22, H + "Aqua, Glycerin*, Panthenol. *from organic farming", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    (23, H + "Aqua, Limonene*, Panthenol\n*component of essential oils", ["AQUA", "LIMONENE", "PANTHENOL"]),
    # 24 to 27: hyphens and lines
    (24, H + "Aqua, Phenoxy-\nethanol, Butylene-\nGlycol", ["AQUA", "PHENOXYETHANOL", "BUTYLENE GLYCOL"]),
    (
        24,
        H + "3-O-\nEthyl Ascorbic Acid, C12-\n15 Alkyl Benzoate",
        ["3-O-ETHYL ASCORBIC ACID", "C12-15 ALKYL BENZOATE"],
    ),
    (25, H + "PEG - 100 Stearate, Butyrosper - mum Parkii Butter", ["PEG-100 STEARATE", "BUTYROSPERMUM PARKII BUTTER"]),
    (26, H + "Sodium Laureth\nSulfate, Cocamido\npropyl Betaine", ["SODIUM LAURETH SULFATE", "COCAMIDOPROPYL BETAINE"]),
    (27, H + "Aqua, Parfum\nLimonene, Butylene\nGlycol", ["AQUA", "PARFUM", "LIMONENE", "BUTYLENE GLYCOL"]),
    # 29, 30: misread letters, and names that differ by one
    (29, H + "Lirnonene, Carborner, Aqua", ["LIMONENE", "CARBOMER", "AQUA"]),
    (29, H + "Ethy1paraben, GIycerin, S0dium Hydroxlde", ["ETHYLPARABEN", "GLYCERIN", "SODIUM HYDROXIDE"]),
    (30, H + "Methylparaben, Ethylparaben, Retinol, Retinal", ["METHYLPARABEN", "ETHYLPARABEN", "RETINOL", "RETINAL"]),
    (
        30,
        H + "Malic Acid, Maleic Acid, Sorbic Acid, Ascorbic Acid",
        ["MALIC ACID", "MALEIC ACID", "SORBIC ACID", "ASCORBIC ACID"],
    ),
    (30, H + "Dimethicone, Simethicone, DMDM Hydantoin", ["DIMETHICONE", "SIMETHICONE", "DMDM HYDANTOIN"]),
    # 31: a name within a name
    (
        31,
        H + "Cetearyl Alcohol, Lanolin Alcohol, Benzyl Alcohol",
        ["CETEARYL ALCOHOL", "LANOLIN ALCOHOL", "BENZYL ALCOHOL"],
    ),
    (31, H + "Diazolidinyl Urea, Glycolic Acid, Aqua", ["DIAZOLIDINYL UREA", "GLYCOLIC ACID", "AQUA"]),
    # 32, 33: denials
    (
        32,
        H + "Aqua, Glycerin, Panthenol. Free from parabens, retinol and fragrance.",
        ["AQUA", "GLYCERIN", "PANTHENOL"],
    ),
    (32, "NO FRAGRANCE\nSANS PARFUM\n" + H + "Aqua, Glycerin", ["AQUA", "GLYCERIN"]),
    (32, H + "Aqua, Citric Acid.\nNO FRAGRANCE\nSANS PARFUM", ["AQUA", "CITRIC ACID"]),
    (33, H + "Aqua, Glycerin, Xanthan Gum, Sans paraben", ["AQUA", "GLYCERIN", "XANTHAN GUM"]),
    # 36, 37: headings
    (36, "Ingredients (INCI): Aqua, Glycerin", ["AQUA", "GLYCERIN"]),
    (36, "Ingrédients/Ingredients/Inhaltsstoffe: Aqua, Glycerin", ["AQUA", "GLYCERIN"]),
    (36, "lngredients: Aqua, Glycerin", ["AQUA", "GLYCERIN"]),
    (36, "I NGREDIENTS Aqua, Glycerin", ["AQUA", "GLYCERIN"]),
    (36, "INGREDIENT S: Aqua, Glycerin", ["AQUA", "GLYCERIN"]),
    (36, "전성분: 정제수, 글리세린", ["AQUA", "GLYCERIN"]),
    (
        37,
        H + "Gel N°1: Aqua, Glycerin, Carbomer. Gel N°2: Aqua, Citral",
        ["AQUA", "GLYCERIN", "CARBOMER", "AQUA", "CITRAL"],
    ),
    (37, H + "Aqua, Glycerin\nIngrédients: Aqua, Glycerin", ["AQUA", "GLYCERIN", "AQUA", "GLYCERIN"]),
    # 38: American drug facts
    (
        38,
        "Drug Facts\nActive ingredient: Zinc Oxide 10%  Purpose: Sunscreen\n"
        "Inactive ingredients: Water, Glycerin, Panthenol\nDirections: apply",
        ["ZINC OXIDE @10", "WATER", "GLYCERIN", "PANTHENOL"],
    ),
    (
        38,
        "Active ingredients    Purpose\nAvobenzone 3%    Sunscreen\nOctinoxate 7.5%    Sunscreen\n"
        "Inactive ingredients Water, Glycerin",
        ["BUTYL METHOXYDIBENZOYLMETHANE @3", "ETHYLHEXYL METHOXYCINNAMATE @7.5", "WATER", "GLYCERIN"],
    ),
    # 39, 40: East Asian lists
    (39, "全成分：水、グリセリン、ＢＧ", ["AQUA", "GLYCERIN", "?BUTYLENE GLYCOL"]),
    (39, "전성분: 정제수, 글리세린, 1,2-헥산다이올", ["AQUA", "GLYCERIN", "1,2-HEXANEDIOL"]),
    (40, "成分：水、甘油、丁二醇。其他微量成分：苯氧乙醇", ["AQUA", "GLYCERIN", "BUTYLENE GLYCOL", "PHENOXYETHANOL"]),
    # 42, 43: the end of a list, and prose in it
    (42, H + "Aqua, Glycerin\nMade in Italy by Alcohol Trading", ["AQUA", "GLYCERIN"]),
    (42, H + "Aqua, Glycerin\nDirections: apply retinol at night", ["AQUA", "GLYCERIN"]),
    (42, H + "Aqua, Glycerin, Panthenol 12M e 30 ml", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    (
        43,
        H + "Aqua, Glycerin, Panthenol. Our serum is rich in antioxidants that you will love.",
        ["AQUA", "GLYCERIN", "PANTHENOL"],
    ),
    # 44: other separators
    (44, H + "Aqua • Glycerin • Panthenol", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    (44, H + "Aqua | Glycerin; Panthenol", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    (44, H + "Aqua - Glycerin - Panthenol", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    (44, H + "Aqua / Glycerin / Panthenol", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    (44, "Ingredients\nAqua\nGlycerin\nPanthenol", ["AQUA", "GLYCERIN", "PANTHENOL"]),
    (44, "Ingredients\no Aqua\no Glycerin\n+ Panthenol\n* Talc", ["AQUA", "GLYCERIN", "PANTHENOL", "TALC"]),
    # 46 to 49: spelling, chemical and old names, ferments
    (46, H + "parfüm, PARFUM, α-Isomethyl Ionone, Aqua", ["PARFUM", "PARFUM", "ALPHA-ISOMETHYL IONONE", "AQUA"]),
    (47, H + "L-Ascorbic Acid, Tocopherol (Vitamin E), Aqua", ["ASCORBIC ACID", "TOCOPHEROL", "AQUA"]),
    (47, H + "Vitamin C (Ascorbic Acid), Aqua, Glycerin", ["ASCORBIC ACID", "AQUA", "GLYCERIN"]),
    (48, H + "Octyl Methoxycinnamate, Aqua, Glycerin", ["ETHYLHEXYL METHOXYCINNAMATE", "AQUA", "GLYCERIN"]),
    (
        48,
        H + "Chamomilla Recutita (Matricaria) Flower Extract, Aqua",
        ["CHAMOMILLA RECUTITA FLOWER EXTRACT", "AQUA"],
    ),
    (
        49,
        H + "Lactobacillus/Punica Granatum Fruit Ferment Extract, Aqua",
        ["LACTOBACILLUS/PUNICA GRANATUM FRUIT FERMENT EXTRACT", "AQUA"],
    ),
    # 52, 53: slashes with spaces, and fragments
    (52, H + "Styrene / Acrylates Copolymer, Aqua", ["STYRENE/ACRYLATES COPOLYMER", "AQUA"]),
    (53, H + "CI 77288 / CHROMIUM, Aqua, Glycerin", ["CI 77288", "?CHROMIUM", "AQUA", "GLYCERIN"]),
    # 54: cut at the edge of the picture
    (54, H + "Aqua, Glycerin,\nnoxyethanol, Panthenol", ["AQUA", "GLYCERIN", "?PHENOXYETHANOL", "PANTHENOL"]),
    (54, H + "Aqua, Glycerin, Panthenol, Geranio", ["AQUA", "GLYCERIN", "PANTHENOL", "?GERANIOL"]),
    (54, H + "Aqua, Glycerin, Panthenol, Ethylhexylgl", ["AQUA", "GLYCERIN", "PANTHENOL", "?ETHYLHEXYLGLYCERIN"]),
    (54, H + "Aqua, Glycerin, Panthenol, Sodium", ["AQUA", "GLYCERIN", "PANTHENOL", "!Sodium"]),
    # 55, 56: short names and numbers
    (55, H + "Mica, Talc, Urea, BHT", ["MICA", "TALC", "UREA", "BHT"]),
    (55, H + "Aqua, Mico, Glycerin, Panthenol", ["AQUA", "!Mico", "GLYCERIN", "PANTHENOL"]),
    (56, H + "PEG-8, PEG-9, Benzophenone-3, Benzophenone-4", ["PEG-8", "PEG-9", "BENZOPHENONE-3", "BENZOPHENONE-4"]),
    (
        56,
        H + "Quaternium-15, Polyquaternium-10, Polysorbate 60",
        ["QUATERNIUM-15", "POLYQUATERNIUM-10", "POLYSORBATE 60"],
    ),
    # 61: acronyms are INCI within a list
    (61, H + "Aqua, BHA, Glycerin", ["AQUA", "BHA", "GLYCERIN"]),
    # 63 to 68
    (63, H + "Eugenia Caryophyllus Leaf Oil, Aqua", ["EUGENIA CARYOPHYLLUS LEAF OIL", "AQUA"]),
    (64, H + "Rose Ketones, Pinene, Aqua", ["ROSE KETONES", "PINENE", "AQUA"]),
    (
        65,
        H + "Lavandula Oil/Extract, Myroxylon Pereirae Oil/ Extract",
        ["LAVANDULA OIL/EXTRACT", "MYROXYLON PEREIRAE OIL/EXTRACT"],
    ),
    (66, H + "Hypericum Perforatum (St. John's Wort) Extract, Aqua", ["HYPERICUM PERFORATUM EXTRACT", "AQUA"]),
    (66, H + "FD&C Yellow No. 5, Aqua, Glycerin", ["CI 19140", "AQUA", "GLYCERIN"]),
    (67, H + "Citronnellol, Aqua, Glycerin", ["CITRONELLOL", "AQUA", "GLYCERIN"]),
    (
        68,
        H + "Avobenzone 3.0%, Octinoxate 7.5%, Water",
        ["BUTYL METHOXYDIBENZOYLMETHANE @3", "ETHYLHEXYL METHOXYCINNAMATE @7.5", "WATER"],
    ),
]

# A word before a name belongs to it; one that may be a name of its own is never left out.
QUALIFIED: list[tuple[str, list[str]]] = [
    (H + "Purified Water, Organic Aloe, Glycerin", ["AQUA", "?ALOE BARBADENSIS LEAF JUICE", "GLYCERIN"]),
    (H + "Aqua, Bleached Kaolin, Glycerin", ["AQUA", "?KAOLIN", "GLYCERIN"]),
    (H + "Aqua, Xonalaxol, Kaolin", ["AQUA", "!Xonalaxol", "KAOLIN"]),
    (H + "Aqua, Xonalaxol. Kaolin, Talc", ["AQUA", "!Xonalaxol", "KAOLIN", "TALC"]),
]

# No list of ingredients, whatever names are in it.
NONE = [
    "Directions: mix glycerin with water and apply. Do not use with retinol, salicylic acid or glycolic acid.",
    "Warning: contains alcohol. Keep away from fire.",
    "Contains AHA: use a sunscreen",
    "Glycerin Trading Company, Water Street 12, Silver Spring, Gold Coast",
    "Sterile single use needles, stainless steel, titanium, 0.25 mm",
    "Our serum is rich in antioxidants, with vitamin C and aloe vera to soothe, and retinol to renew.",
    "PEG-free, oil-free, urea-free",
    "May contain traces of nuts, milk, egg and soy",
    "Retinol alternative",
]


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load()


def _label(text: str, knowledge: Knowledge) -> Label:
    return build_label([pasted(text)], knowledge)


def _shown(item: Ingredient, expected: str, knowledge: Knowledge) -> str:
    """Show an item as the tables above write it."""
    if item.status is Status.UNRECOGNISED:
        return f"!{item.printed.text}"
    bare = expected.lstrip("?=").split(" @")[0].removesuffix(" nano").removesuffix(" ~")
    if item.status is Status.POSSIBLE:
        names = [candidate.name for candidate in item.candidates]
        return f"?{bare}" if bare in names else f"?{names}"
    assert item.name is not None
    same = knowledge.names.canonical(item.name) == knowledge.names.canonical(bare)
    shown = bare if same else item.name
    shown += " nano" if item.nano else ""
    shown += " ~" if item.optional else ""
    shown += f" @{item.percent:g}" if item.percent is not None else ""
    return f"={shown}" if expected.startswith("=") else shown


def _check(text: str, expected: list[str], knowledge: Knowledge) -> None:
    items = _label(text, knowledge).ingredients
    wanted = [*expected, *[""] * len(items)]
    assert [_shown(item, want, knowledge) for item, want in zip(items, wanted, strict=False)] == expected


@pytest.mark.parametrize(("trap", "text", "expected"), TRAPS, ids=lambda value: value if isinstance(value, int) else "")
def test_trap(trap: int, text: str, expected: list[str], knowledge: Knowledge) -> None:
    _check(text, expected, knowledge)


@pytest.mark.parametrize(("text", "expected"), QUALIFIED)
def test_words_before_a_name_belong_to_it(text: str, expected: list[str], knowledge: Knowledge) -> None:
    _check(text, expected, knowledge)


@pytest.mark.parametrize("text", NONE)
def test_no_list(text: str, knowledge: Knowledge) -> None:
    label = _label(text, knowledge)
    assert not label.list_found
    # "Contains AHA" is no list, yet it says what is in the product: a name outside of any list, possible at most.
    stated = [item for item in label.ingredients if item.listed == "front" and item.status is Status.POSSIBLE]
    assert label.ingredients == tuple(stated)
    assert bool(stated) == text.startswith("Contains AHA")
