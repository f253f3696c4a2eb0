"""The samples of things to put on skin, in fair light. Every brand, company and product is invented."""

from samples.bodies import bottle, carton, tube
from samples.panel import Bar, Gap, Mark, Marks, Panel, Stamp, Text, Type, print_panel
from samples.sample import Sample, list_text, listed
from samples.take import Glare, Take

_RETINOL = listed(
    "Aqua; Caprylic/Capric Triglyceride; Propanediol; Glycerin; Cetearyl Alcohol; Squalane; "
    "Butyrospermum Parkii Butter; Niacinamide; Glyceryl Stearate; Retinol; Polysorbate 20; Dimethicone; "
    "Carbomer; Tocopherol; Phenoxyethanol; Ethylhexylglycerin; Parfum; Disodium EDTA; Sodium Hydroxide; "
    "Limonene; Linalool; Citronellol; Geraniol"
)

_VITAMIN_C = listed(
    "Water; Ascorbic Acid; Ethoxydiglycol; Propylene Glycol; Glycerin; Laureth-23; Phenoxyethanol; "
    "Tocopherol; Triethanolamine; Ferulic Acid; Panthenol; Sodium Hyaluronate; "
    "Citrus Aurantium Bergamia Fruit Oil; Limonene; Linalool; Citral"
)

_PLAIN = listed(
    "Aqua; Glycerin; Pentylene Glycol; Panthenol; Betaine; Sodium Hyaluronate; Allantoin; Trehalose; "
    "Xanthan Gum; Sodium PCA; Sodium Lactate; Hydrolyzed Hyaluronic Acid"
)

_HAND = listed(
    "Aqua; Glycerin; Paraffinum Liquidum; Stearic Acid; Lanolin; Cetyl Alcohol; Dimethicone; "
    "Glyceryl Stearate SE; Triethanolamine; Parfum; Methylparaben; Methylisothiazolinone; "
    "Benzyl Salicylate; Hexyl Cinnamal; Eugenol; Coumarin"
)

_PEEL = listed(
    "Aqua; Glycolic Acid; Rosa Damascena Flower Water; Aloe Barbadensis Leaf Juice; Propanediol; "
    "Lactic Acid; Triethanolamine; Salicylic Acid; Panax Ginseng Root Extract; Sodium Chloride; "
    "Hydroxyethylcellulose; Potassium Sorbate; Sodium Benzoate"
)


def retinol_carton() -> Sample:
    """Draw the plain case: the back of a carton, flat on a table."""
    back = Panel(
        1200,
        1340,
        (
            Text("TARNFELL", Type("condensed", 92), after=2),
            Text("Night Concentrate  Retinol 0.5 %", Type("humanist", 42), after=40),
            Text(
                "Directions: Smooth two drops over dry skin in the evening. Begin with two evenings a week. Wear a "
                "sunscreen by day. Keep away from the eyes.",
                Type("humanist", 38),
                after=30,
            ),
            Text(list_text(_RETINOL), Type("grotesque", 40), "justify", after=34),
            Text("Tarnfell Laboratories, 4 Quarry Row, Kendal LA9 7ZZ, United Kingdom", Type("humanist", 32), after=28),
            Marks((Mark("period after opening"),), 110),
        ),
        ground=(248, 246, 240),
        stamps=(Stamp("LOT 6F2210  EXP 06/2028", (0.4, 0.93), -1.5, Type("plain", 38)),),
    )
    return Sample(
        "retinol-carton",
        "a",
        "back of a flat carton, dark on light, even light",
        carton(print_panel(back), depth=0.3),
        Take(1200, 1600, pitch=5, roll=-1.5, yaw=3, fill=0.78, seed=11),
        _RETINOL,
        ("TARNFELL", "Night Concentrate Retinol 0.5 %", "LOT 6F2210 EXP 06/2028"),
        {
            "outcome": "concerns",
            "avoid": ["RETINOL", "PARFUM", "LIMONENE", "LINALOOL", "CITRONELLOL", "GERANIOL"],
            "caution": ["PHENOXYETHANOL"],
        },
    )


def vitamin_c_box() -> Sample:
    """Draw a box held at an angle: perspective, a printed side, a hand's shadow."""
    back = Panel(
        1100,
        1230,
        (
            Bar(120, (226, 120, 38)),
            Text("SOLVANE", Type("serif", 84, True), "centre", 0),
            Text("Bright Drops 15 % Vitamin C", Type("serif", 44), "centre", 50),
            Text("INGREDIENTS", Type("humanist", 36, True), after=8),
            Text(list_text(_VITAMIN_C, ""), Type("serif", 38, leading=1.34), after=40),
            Text("Avoid contact with eyes. If redness lasts, stop using it. For external use only.", Type("serif", 32)),
            Text("Solvane Cosmetics GmbH, Lindenufer 12, 13597 Berlin", Type("serif", 28)),
        ),
        ground=(253, 250, 243),
        ink=(62, 38, 22),
    )
    side = Panel(
        420,
        1230,
        (Gap(200), Text("15 %\nVitamin C\n\n30 ml e\n1.0 fl. oz", Type("serif", 52), "centre")),
        (226, 120, 38),
        (255, 250, 240),
        30,
    )
    return Sample(
        "vitamin-c-box",
        "a",
        "tilted box with a printed side, serif type, hand's shadow",
        carton(print_panel(back), side=print_panel(side), card=(226, 120, 38)),
        Take(
            1500,
            1700,
            yaw=-26,
            pitch=-14,
            roll=7,
            fill=0.68,
            shift=(-0.04, 0.0),
            distance=2.4,
            ground="stone",
            shadow=0.5,
            shadow_angle=35,
            clutter=2,
            noise=4,
            seed=21,
        ),
        _VITAMIN_C,
        ("SOLVANE", "Bright Drops 15 % Vitamin C", "For external use only"),
        {
            "outcome": "concerns",
            "avoid": ["ASCORBIC ACID", "LIMONENE", "LINALOOL", "CITRAL", "CITRUS AURANTIUM BERGAMIA FRUIT OIL"],
            "caution": ["PROPYLENE GLYCOL"],
        },
    )


def hydrating_bottle() -> Sample:
    """Draw the quiet one: a plain hydrating serum in a round bottle."""
    label = Panel(
        1250,
        900,
        (
            Text("mosswell", Type("light", 96, True), "centre", 4),
            Text("Plain Water Serum", Type("light", 52, True), "centre", 6),
            Text("fragrance free · 30 ml", Type("light", 40, True), "centre", 46),
            Text(list_text(_PLAIN, "INGREDIENTS: "), Type("grotesque", 37), "centre", 40),
            Text("Press one pump into clean hands, pat on face and neck.", Type("light", 34, True), "centre", 20),
            Text("Mosswell AB, Norra Kajen 3, 852 30 Sundsvall, Sweden", Type("light", 31, True), "centre", 20),
        ),
        ground=(236, 241, 236),
        ink=(38, 62, 54),
        margin=140,
    )
    return Sample(
        "hydrating-serum-bottle",
        "a",
        "curved bottle, dark on pale green, tilted back",
        bottle(print_panel(label), 0.5, (226, 232, 227), (210, 214, 210)),
        Take(1300, 1600, yaw=6, pitch=13, roll=4, fill=0.86, shift=(0.0, 0.06), distance=2.6, ground="cloth", seed=31),
        _PLAIN,
        ("mosswell", "Plain Water Serum", "fragrance free"),
        {"outcome": "concerns-or-none", "avoid": [], "quiet": True},
    )


def hand_cream_tube() -> Sample:
    """Draw a squeezed tube lying askew."""
    back = Panel(
        1200,
        1420,
        (
            Text("Orris & Dale", Type("serif", 90, True), "centre", 6),
            Text("Rich Hand Balm", Type("serif", 54), "centre", 60),
            Text(list_text(_HAND, "INGREDIENTS/INGRÉDIENTS: "), Type("humanist", 45), "left", 46),
            Text("Dermatologically tested. Massage into hands as often as needed.", Type("humanist", 36), after=40),
            Text("75 ml e 2.5 fl. oz", Type("humanist", 38), "centre", 30),
            Text("Orris & Dale Ltd, The Maltings, Bury St Edmunds, UK", Type("humanist", 32), "centre"),
        ),
        ground=(240, 226, 214),
        ink=(84, 42, 52),
        margin=130,
    )
    return Sample(
        "hand-cream-tube",
        "a",
        "flattened tube lying askew, dark red on cream",
        tube(print_panel(back), 0.45, 0.5, (240, 226, 214)),
        Take(
            1300, 1700, yaw=-5, pitch=-8, roll=-17, fill=0.6, distance=2.8, ground="tile", noise=4, seed=41, clutter=1
        ),
        _HAND,
        ("Orris & Dale", "Rich Hand Balm", "Dermatologically tested"),
        {
            "outcome": "concerns",
            "avoid": ["PARFUM", "METHYLISOTHIAZOLINONE", "BENZYL SALICYLATE", "HEXYL CINNAMAL", "EUGENOL", "COUMARIN"],
            "caution": ["LANOLIN"],
        },
    )


def peel_dropper() -> Sample:
    """Draw a black dropper bottle, small and strongly curved, with a bright band down the glass."""
    label = Panel(
        1250,
        860,
        (
            Text("HALVE & MEER", Type("condensed", 84), "centre", 2),
            Text("AHA BHA Overnight Peel 10 %", Type("grotesque", 46), "centre", 34),
            Text(list_text(_PEEL, "INGREDIENTS: "), Type("grotesque", 38), "centre", 34),
            Text("Sunburn alert: use a sunscreen for a week after. 30 ml", Type("grotesque", 34), "centre"),
        ),
        ground=(22, 22, 26),
        ink=(232, 230, 222),
        margin=170,
    )
    return Sample(
        "peel-dropper-bottle",
        "a",
        "black dropper bottle, strongly curved, light on dark, band of light down the glass",
        bottle(print_panel(label), 0.44, (26, 26, 30), (18, 18, 20), dropper=True),
        Take(
            1300,
            1700,
            yaw=-4,
            pitch=-9,
            roll=-6,
            fill=0.98,
            shift=(0.0, 0.14),
            distance=3.0,
            ground="stone",
            glare=(Glare((0.23, 0.6), 0.028, 0.75, True, 84),),
            noise=4,
            seed=61,
        ),
        _PEEL,
        ("HALVE & MEER", "AHA BHA Overnight Peel 10 %", "Sunburn alert"),
        {
            "outcome": "concerns",
            "avoid": ["GLYCOLIC ACID", "SALICYLIC ACID", "LACTIC ACID"],
            "caution": ["SODIUM BENZOATE"],
        },
    )


SERUMS = (retinol_carton, vitamin_c_box, hydrating_bottle, hand_cream_tube, peel_dropper)
