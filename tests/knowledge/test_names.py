"""Names looked up exactly: what must be found, and what looks like a name and must not be."""

import subprocess
import sys

import pytest

from scanner.knowledge.key import name_key
from scanner.knowledge.load import database_folder, load
from scanner.knowledge.names import Hit, Names
from scanner.knowledge.tables import VOCABULARY_TABLES, read_table, split_cell


@pytest.fixture(scope="module")
def names() -> Names:
    return load().names


# Not names: words of packs, claims, fragments, plausible inventions, other substances' neighbours.
NOT_NAMES = """
Ingredients; INCI; Directions; Warnings; Made in Korea; Best before; Net wt 30 ml; Lot; EXP; www.example.com; 12M
organic; pure; natural; certified organic; extra virgin; USP; raw organic; vegan; fresh; nano; free; from; sans; ohne
paraben; parabens; fragrance free; fragrance-free; paraben free; sulfate free; alcohol-free; oil free; sans parfum
unscented; hypoallergenic; without alcohol; no retinol; retinol alternative; non-comedogenic; parfumfrei; bez perfum
oil; wax; powder; water extract; leaf; root; seed; peel; flower extract; fruit oil; extract; leaf oil; kernel
Alkyl; Copolymer; Acrylate; Laureth; Ceteareth; PEG; PPG; Quaternium; Polyquaternium; CI; C.I.
CI 7749; CI 774911; CI 99999; 7749; 1,2; 1,2-; 1-2; 50%; pH 5.5; 10 ml; 0.25 mm; e; 540
e 100 ml; e 100; e 200; e 300; e 500; E150; talk
Methylparabn; Retinl; Glycern; Sodium Hyaluronat; Phenoxyethanl; Benzyl Alcohl; Limonen3; Propylenne Glycol; Parfuum
Retinyl; Retino; Salicyl; Glycolic; Lactic; Hyaluronic; Citric; Sodium; Potassium; Disodium; Cetearyl; Caprylic
PEG-8 PEG-9; Benzophenone-33; Quaternium-155; Laureth-777; CI 77491 CI 77492 Mica; Ceramide XQ
Methylchloroparaben; Sodium Glycerin; Benzyl Retinol; Tea Tree Butter; Coconut; Almond; Shea Oil Extract Water
Rose; Orange; Lemon; Lime; Cherry; Date; Pear; Bay; Mint; Sage; Rue; Iris; Violet; Lily; Pepper; Oak; Pine
水光; 油; 酸; 钠; 精华; 추출물; 오일; 산; エキス; 油脂; 酸化; 成分; 全成分; ส่วนผสม; 전성분; 乳液; 化粧水
Vitamin; Provitamin; Peptide Complex; Proprietary Blend; Botanical Blend; Active Complex; Trade Secret
"""


@pytest.mark.parametrize("text", [text.strip() for text in NOT_NAMES.replace("\n", ";").split(";") if text.strip()])
def test_what_is_no_name_has_no_hit(names: Names, text: str) -> None:
    assert names.exact(text) == ()


@pytest.mark.parametrize("text", ["", " ", "-", "()", "/", ",", "*", "\n", "\x00", "☃", "a" * 5000])
def test_odd_text_has_no_hit(names: Names, text: str) -> None:
    assert names.exact(text) == ()
    assert names.by_cas(text) == ()


SURE = """
Hydrolyzed Silk Protein = HYDROLYZED SILK; Sodium C14-16 Alpha Olefin Sulfonate = SODIUM C14-16 OLEFIN SULFONATE
Clove Bud Essential Oil = EUGENIA CARYOPHYLLUS BUD OIL; Carrot Seed Essential Oil = DAUCUS CAROTA SATIVA SEED OIL
Lavender EO = LAVANDULA ANGUSTIFOLIA OIL; Oil of Cloves = EUGENIA CARYOPHYLLUS BUD OIL
Germall 115 = IMIDAZOLIDINYL UREA
라벤더꽃추출물 = LAVANDULA ANGUSTIFOLIA FLOWER EXTRACT; 신남알 = CINNAMAL
로즈마리추출물 = ROSMARINUS OFFICINALIS EXTRACT
ニオイテンジクアオイ油 = PELARGONIUM GRAVEOLENS OIL; 苧烯 = LIMONENE; 肉桂醛 = CINNAMAL
Glycerin = GLYCERIN; GLYCERINE = GLYCERIN; Vegetable Glycerin = GLYCERIN; glycerol = GLYCERIN; Glycerin USP = GLYCERIN
1,2-Hexanediol = 1,2-HEXANEDIOL; 1, 2-Hexanediol = 1,2-HEXANEDIOL; Aluminium Sulphate = ALUMINUM SULFATE
Sodium Laureth Sulphate = SODIUM LAURETH SULFATE; SLES = SODIUM LAURETH SULFATE
a-Isomethyl Ionone = ALPHA-ISOMETHYL IONONE
Fragrance = PARFUM; Perfume = PARFUM; Natural Fragrance = PARFUM; Parfum = PARFUM; Parfüm = PARFUM
Petrolatum = PETROLATUM; White Petrolatum = PETROLATUM; Vaseline = PETROLATUM; Liquid Paraffin = PARAFFINUM LIQUIDUM
Avobenzone = BUTYL METHOXYDIBENZOYLMETHANE; Octinoxate = ETHYLHEXYL METHOXYCINNAMATE; Oxybenzone = BENZOPHENONE-3
Octisalate = ETHYLHEXYL SALICYLATE; Ensulizole = PHENYLBENZIMIDAZOLE SULFONIC ACID; Tretinoin = RETINOIC ACID
Vitamin E = TOCOPHEROL; Vitamin E Acetate = TOCOPHERYL ACETATE; Vitamin C = ASCORBIC ACID; Vitamin B3 = NIACINAMIDE
BHA = BHA; Butylated Hydroxyanisole = BHA; Bronopol = 2-BROMO-2-NITROPROPANE-1,3-DIOL
Yellow 5 = CI 19140; FD&C Yellow No. 5 = CI 19140; FD & C Yellow 5 = CI 19140; Yellow 5 Lake = CI 19140
Red 40 = CI 16035; Red No. 40 = CI 16035; FD&C Red No. 40 Aluminum Lake = CI 16035; Blue 1 Lake = CI 42090
D&C Red No. 33 = CI 17200; Red 7 Lake = CI 15850; Ext. Violet 2 = CI 60730; Violet 2 = CI 60725; Orange 4 = CI 15510
Cl 77491 = CI 77491; C.I. 77491 = CI 77491; CI77491 = CI 77491; Ci. no. 77891 = CI 77891; CI 77019 = MICA
Tea Tree Oil = MELALEUCA ALTERNIFOLIA LEAF OIL; Tea Tree Leaf Oil = MELALEUCA ALTERNIFOLIA LEAF OIL
Tea Tree Essential Oil = MELALEUCA ALTERNIFOLIA LEAF OIL; Bergamot Orange Peel Oil = CITRUS AURANTIUM BERGAMIA PEEL OIL
Witch Hazel Leaf Extract = HAMAMELIS VIRGINIANA LEAF EXTRACT; Coconut Oil = COCOS NUCIFERA OIL
Cocos Nucifera (Coconut) Oil = COCOS NUCIFERA OIL; Walnut Shell Powder = JUGLANS REGIA SHELL POWDER
Walnut Beads = JUGLANS REGIA SHELL POWDER; Liquorice Extract = GLYCYRRHIZA GLABRA ROOT EXTRACT
Licorice Root Extract = GLYCYRRHIZA GLABRA ROOT EXTRACT; Ylang Ylang Oil = CANANGA ODORATA FLOWER OIL
Patchouli Oil = POGOSTEMON CABLIN OIL; Carrot Seed Oil = DAUCUS CAROTA SATIVA SEED OIL
Sunflower Seed Oil = HELIANTHUS ANNUUS SEED OIL; Sunflower Oil = HELIANTHUS ANNUUS SEED OIL
Shea Butter = BUTYROSPERMUM PARKII BUTTER; Organic Shea Butter = BUTYROSPERMUM PARKII BUTTER
Butyrospermum Parkii (Shea) Butter = BUTYROSPERMUM PARKII BUTTER
Vitellaria Paradoxa Butter = BUTYROSPERMUM PARKII BUTTER
Prunus Amygdalus Dulcis (Sweet Almond) Oil = PRUNUS AMYGDALUS DULCIS OIL; Almond Oil = PRUNUS AMYGDALUS DULCIS OIL
Orange Oil = CITRUS AURANTIUM DULCIS PEEL OIL; Saffron Extract = CROCUS SATIVUS FLOWER EXTRACT
Turmeric Powder = CURCUMA LONGA ROOT POWDER; Aloe Vera Juice = ALOE BARBADENSIS LEAF JUICE
Aloe Vera Gel = ALOE BARBADENSIS LEAF JUICE; Chamomile Extract = CHAMOMILLA RECUTITA FLOWER EXTRACT
Green Tea Extract = CAMELLIA SINENSIS LEAF EXTRACT; Peppermint Oil = MENTHA PIPERITA OIL
Olea Europaea Oil = OLEA EUROPAEA FRUIT OIL; Lavandula Officinalis Oil = LAVANDULA ANGUSTIFOLIA OIL
Syzygium Aromaticum Bud Oil = EUGENIA CARYOPHYLLUS BUD OIL; Cinnamomum Verum Bark Oil = CINNAMOMUM ZEYLANICUM BARK OIL
Salvia Rosmarinus Leaf Oil = ROSMARINUS OFFICINALIS LEAF OIL; Citrus Sinensis Peel Oil = CITRUS SINENSIS PEEL OIL
Matricaria Chamomilla Flower Extract = CHAMOMILLA RECUTITA FLOWER EXTRACT
Neroli Oil = CITRUS AURANTIUM AMARA FLOWER OIL
Frankincense Oil = BOSWELLIA CARTERII OIL; Rosewater = ROSA DAMASCENA FLOWER WATER; Rosehip Oil = ROSA CANINA FRUIT OIL
Lavandula Oil/Extract = LAVANDULA OIL/EXTRACT; Rose Ketones = ROSE KETONES; Pinene = PINENE
Lemongrass Oil = LEMONGRASS OIL; Iron Oxides = IRON OXIDES; Hydrocortisone = HYDROCORTISONE
甘油 = GLYCERIN; 香精 = PARFUM; 山梨(糖)醇 = SORBITOL; 苯氧乙醇 = PHENOXYETHANOL; 甲基异噻唑啉酮 = METHYLISOTHIAZOLINONE
글리세린 = GLYCERIN; 향료 = PARFUM; 나이아신아마이드 = NIACINAMIDE
페녹시에탄올 = PHENOXYETHANOL; 티트리잎오일 = MELALEUCA ALTERNIFOLIA LEAF OIL
グリセリン = GLYCERIN; 香料 = PARFUM; 水添レシチン = HYDROGENATED LECITHIN; エタノール = ALCOHOL; レチノール = RETINOL
กลีเซอรีน = GLYCERIN; น้ำหอม = PARFUM; huile d'olive = OLEA EUROPAEA FRUIT OIL; Teebaumöl = MELALEUCA ALTERNIFOLIA LEAF OIL
ácido salicílico = SALICYLIC ACID; kwas mlekowy = LACTIC ACID; глицерин = GLYCERIN; Wollwachsalkohole = LANOLIN ALCOHOL
"""


def pairs(table: str) -> list[tuple[str, str]]:
    rows = [row.split(" = ") for row in table.replace("\n", ";").split(";") if row.strip()]
    return [(printed.strip(), name.strip()) for printed, name in rows]


@pytest.mark.parametrize(("printed", "name"), pairs(SURE))
def test_printed_name_is_that_name(names: Names, printed: str, name: str) -> None:
    (hit,) = names.exact(printed)
    assert (hit.name, hit.sure) == (name, True)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Bergamot Oil", {"CITRUS AURANTIUM BERGAMIA PEEL OIL", "CITRUS AURANTIUM BERGAMIA FRUIT OIL"}),
        ("Willow Bark Extract", {"SALIX ALBA BARK EXTRACT", "SALIX NIGRA BARK EXTRACT"}),
        ("Grape Fruit Extract", {"VITIS VINIFERA FRUIT EXTRACT", "CITRUS PARADISI FRUIT EXTRACT"}),
        ("TEA", {"TRIETHANOLAMINE", "CAMELLIA SINENSIS LEAF EXTRACT"}),
        ("White Willow Bark", {"SALIX ALBA BARK EXTRACT", "SALIX ALBA BARK POWDER"}),
        ("Germall Plus", {"DIAZOLIDINYL UREA", "IODOPROPYNYL BUTYLCARBAMATE"}),
        ("Kathon CG", {"METHYLCHLOROISOTHIAZOLINONE", "METHYLISOTHIAZOLINONE"}),
        ("Camphor Oil", {"CAMPHOR", "CINNAMOMUM CAMPHORA BARK OIL"}),
        ("Vitamin A", {"RETINOL", "RETINYL PALMITATE"}),
        ("MI", {"METHYLISOTHIAZOLINONE"}),
        ("mit", {"METHYLISOTHIAZOLINONE"}),
        ("Centella Asiatica", {"CENTELLA ASIATICA EXTRACT"}),
        ("Lavender", {"LAVANDULA ANGUSTIFOLIA OIL", "LAVANDULA ANGUSTIFOLIA EXTRACT"}),
    ],
)
def test_ambiguous_name_gives_candidates_that_are_not_sure(names: Names, printed: str, expected: set[str]) -> None:
    hits = names.exact(printed)
    assert {hit.name for hit in hits} == expected
    assert not any(hit.sure for hit in hits)


def test_several_substances_are_never_sure(names: Names) -> None:
    """No key leads surely to two substances: one of them would be wrong."""
    wrong = [
        (names.keys[place], [hit.name for hit in hits])
        for place in range(len(names.keys))
        if len(hits := names.hits_at(place)) > 1
        and (any(hit.sure for hit in hits) or len({names.canonical(hit.name) for hit in hits}) == 1)
    ]
    assert wrong == []


def test_name_of_the_vocabulary_always_wins_over_an_alias(names: Names) -> None:
    wrong = [
        (hit.found, hit.name)
        for table in VOCABULARY_TABLES
        for row in read_table(database_folder(), table)
        for hit in names.exact(row["name"])
        if hit.kind != "exact" or names.canonical(hit.name) != names.canonical(row["name"])
    ]
    assert wrong == []


def test_no_written_alias_is_the_name_of_another_substance() -> None:
    """An alias that is a name of the vocabulary would never be found, or would turn one substance into another."""
    folder = database_folder()
    keys = {name_key(row["name"]): row["name"] for table in VOCABULARY_TABLES for row in read_table(folder, table)}
    rows = [(row["alias"], row["name"]) for row in read_table(folder, "aliases.csv")]
    for row in read_table(folder, "names_by_language.csv"):
        rows += [(a, row["name"]) for c, cell in row.items() if c not in ("name", "source") for a in split_cell(cell)]
    conflicts = [(alias, name, keys[name_key(alias)]) for alias, name in rows if name_key(alias) in keys]
    assert conflicts == []


def test_exact_and_alias_are_told_apart(names: Names) -> None:
    assert names.exact("glycerin") == (Hit("GLYCERIN", "exact", "GLYCERIN", True),)
    assert names.exact("glycerine") == (Hit("GLYCERIN", "alias", "glycerine", True),)
    assert names.exact("Organic Glycerin") == (Hit("GLYCERIN", "alias", "GLYCERIN", True),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("WATER", "AQUA"),
        ("TITANIUM DIOXIDE", "CI 77891"),
        ("BEESWAX", "CERA ALBA"),
        ("SD ALCOHOL 40-B", "ALCOHOL DENAT."),
        ("CITRUS SINENSIS PEEL OIL", "CITRUS AURANTIUM DULCIS PEEL OIL"),
        ("ACETYLCEDRENE", "ACETYL CEDRENE"),
    ],
)
def test_names_of_one_substance_have_one_canonical_name(names: Names, one: str, other: str) -> None:
    assert names.canonical(one) == names.canonical(other)
    assert set(names.same_as(one)) >= {one, other}
    assert names.same_as(one) == names.same_as(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GERANIAL", "NERAL"),
        ("RETINOL", "RETINAL"),
        ("CETEARYL ALCOHOL", "ALCOHOL"),
        ("TALC", "MAGNESIUM SILICATE"),
        ("BUTYLENE GLYCOL", "PROPANEDIOL"),
        ("CI 77491", "CI 77492"),
        ("IRON OXIDES", "CI 77499"),
        ("HYALURONIC ACID", "SODIUM HYALURONATE"),
        ("BHA", "SALICYLIC ACID"),
        ("ALCOHOL", "ALCOHOL DENAT."),
    ],
)
def test_different_substances_keep_different_names(names: Names, one: str, other: str) -> None:
    assert names.canonical(one) != names.canonical(other)


def test_unknown_name_is_its_own(names: Names) -> None:
    assert names.canonical("NO SUCH NAME") == "NO SUCH NAME"
    assert names.same_as("NO SUCH NAME") == ("NO SUCH NAME",)
    assert names.substance("NO SUCH NAME") is None
    assert names.aliases_of("NO SUCH NAME") == ()


def test_substance_has_its_numbers_and_functions(names: Names) -> None:
    substance = names.substance("PHENOXYETHANOL")
    assert substance is not None
    assert substance.cas == ("122-99-6",)
    assert "preservative" in substance.functions
    assert substance.annex == ("V/29",)


@pytest.mark.parametrize("text", ["122-99-6", "CAS 122-99-6", "CAS No. 122-99-6, 99 %"])
def test_cas_number_gives_its_names(names: Names, text: str) -> None:
    assert "PHENOXYETHANOL" in names.by_cas(text)


@pytest.mark.parametrize(
    "text", ["122-99-5", "1122-99-6x", "2026-12-31", "05-12-2026", "122 99 6", "+82-2-555-1234", "12-34"]
)
def test_other_numbers_give_none(names: Names, text: str) -> None:
    assert names.by_cas(text) == ()


def test_aliases_of_a_name(names: Names) -> None:
    assert {"Tea Tree Leaf Oil", "TTO", "Teebaumöl"} <= set(names.aliases_of("MELALEUCA ALTERNIFOLIA LEAF OIL"))


def test_keys_stand_once_and_each_leads_somewhere(names: Names) -> None:
    assert len(names.keys) == len(set(names.keys))
    assert all(names.by_key(names.keys[place]) for place in range(0, len(names.keys), 97))
    assert names.place("glycerin") is not None
    assert names.place("no such key") is None
    assert not names.knows("no such key")


def test_coverage_of_plants_and_languages() -> None:
    folder = database_folder()
    assert len(list(read_table(folder, "plants.csv"))) >= 300
    rows = list(read_table(folder, "names_by_language.csv"))
    found = {lang: sum(bool(row[lang]) for row in rows) for lang in ("zh", "ko", "ja", "th")}
    assert min(found["zh"], found["ko"], found["ja"]) >= 250
    assert found["th"] >= 60


def test_look_up_of_names_reads_no_table() -> None:
    """A cold look-up must not parse the CSV tables; only the index is read and their hashes compared."""
    code = (
        "import csv; csv.reader = None\n"
        "from scanner.knowledge.load import load\n"
        "assert load().names.exact('Tea Tree Oil')[0].name == 'MELALEUCA ALTERNIFOLIA LEAF OIL'\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
