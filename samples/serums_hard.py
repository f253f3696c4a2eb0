"""The samples of things to put on skin that are hard to read. Every brand, company and product is invented."""

from samples.bodies import carton, pouch
from samples.panel import Columns, Gap, Mark, Marks, Panel, Stamp, Text, Type, print_panel
from samples.sample import Sample, list_text, listed
from samples.take import Glare, Take

_MASK = listed(
    "Water; Butylene Glycol; Glycerin; Alcohol Denat.; Melaleuca Alternifolia Leaf Oil; Menthol; "
    "Centella Asiatica Extract; Hamamelis Virginiana Water; Carbomer; Arginine; Hydroxyacetophenone; "
    "1,2-Hexanediol; Mentha Piperita Oil"
)

_TONER = listed(
    "Aqua; Glycerin; Butylene Glycol; Saccharide Isomerate; Sodium Hyaluronate; Madecassoside; "
    "Panthenol; Citric Acid; Sodium Citrate; Chlorphenesin; Phenoxyethanol"
)

_GEL = listed(
    "Aqua; Aloe Barbadensis Leaf Juice; Glycerin; Carbomer; Sodium Hydroxide; Allantoin; DMDM Hydantoin; "
    "Polysorbate 20; Parfum; Benzyl Alcohol; CI 42090; CI 19140"
)


def mask_pouch() -> Sample:
    """Draw a crumpled sheet-mask pouch, light type on dark, with a lamp in it."""
    back = Panel(
        1150,
        1330,
        (
            Gap(60),
            Text("NOCTELLE", Type("condensed", 110), "centre", 4),
            Text("Cooling Tea Tree Sheet Mask", Type("humanist", 50), "centre", 50),
            Text(list_text(_MASK), Type("humanist", 42, True), after=40),
            Text(
                "How to use: Unfold the mask, leave on the face for 15 minutes, take off and pat in what is left. "
                "Single use.",
                Type("humanist", 36),
                after=30,
            ),
            Text("1 sheet 23 ml", Type("humanist", 40), "right"),
        ),
        ground=(24, 52, 58),
        ink=(228, 238, 226),
        margin=90,
        stamps=(Stamp("MFG 20260114 EXP 20290113", (0.12, 0.93), 0, Type("plain", 38)),),
    )
    return Sample(
        "sheet-mask-pouch",
        "a",
        "crumpled pouch, light on dark, lamp mirrored in it",
        pouch(print_panel(back), 0.008, 5),
        Take(
            1250,
            1600,
            yaw=-8,
            pitch=10,
            roll=3,
            fill=0.8,
            distance=2.6,
            ground="paper",
            seed=51,
            glare=(Glare((0.8, 0.2), 0.12, 0.55), Glare((0.62, 0.86), 0.07, 0.6, True, 20)),
        ),
        _MASK,
        ("NOCTELLE", "Cooling Tea Tree Sheet Mask", "Single use", "EXP 20290113"),
        {
            "outcome": "concerns",
            "avoid": ["ALCOHOL DENAT.", "MELALEUCA ALTERNIFOLIA LEAF OIL", "MENTHOL", "MENTHA PIPERITA OIL"],
            "caution": [],
        },
    )


def toner_sideways() -> Sample:
    """Draw a low-contrast carton in two columns, photographed lying on its side."""
    french = "Mode d'emploi : appliquer matin et soir sur le visage avec les mains. Éviter le contour des yeux."
    back = Panel(
        1700,
        800,
        (
            Text("éclaine  brume apaisante · calming toner", Type("light", 58, True), "left", 40),
            Columns(
                (
                    Text(list_text(_TONER, "INGREDIENTS / INGRÉDIENTS :\n"), Type("light", 40, True, 1.36)),
                    Text("sans parfum · sans alcool", Type("light", 40, True)),
                ),
                (
                    Text(french, Type("light", 38, True), after=24),
                    Text(
                        "Directions: apply to the face with your hands, morning and night.",
                        Type("light", 38, True),
                        after=24,
                    ),
                    Text("Laboratoire Éclaine, 8 quai des Tanneurs, 67000 Strasbourg, France", Type("light", 32, True)),
                    Marks((Mark("period after opening"),), 100),
                ),
                0.52,
            ),
        ),
        ground=(232, 228, 224),
        ink=(128, 124, 122),
        margin=80,
    )
    return Sample(
        "toner-carton-sideways",
        "a",
        "carton photographed on its side, pale grey type on grey, two columns in two languages",
        carton(print_panel(back), 0.25, card=(222, 218, 214)),
        Take(1200, 1600, roll=91.5, yaw=4, pitch=6, fill=1.02, distance=3.2, ground="dark", noise=3.5, seed=71),
        _TONER,
        ("éclaine", "sans parfum", "sans alcool"),
        {"outcome": "concerns", "avoid": [], "caution": ["CHLORPHENESIN", "PHENOXYETHANOL"]},
    )


def glare_gel() -> Sample:
    """Draw a list that a lamp burns a hole into: what is under it must be reported as unread."""
    back = Panel(
        1200,
        720,
        (
            Text("VERDA FJORD", Type("humanist", 76, True), "left", 4),
            Text("Cooling Aloe Gel 92 %", Type("humanist", 50), "left", 40),
            Text(list_text(_GEL), Type("humanist", 46, leading=1.4), "left", 40),
            Text("Verda Fjord AS, Bryggen 14, 5003 Bergen, Norway", Type("humanist", 34)),
        ),
        ground=(228, 240, 232),
        ink=(20, 60, 48),
    )
    return Sample(
        "aloe-gel-glare",
        "a",
        "jar label with a lamp burnt into the list",
        pouch(print_panel(back), 0.0015, 9),
        Take(
            1400,
            1300,
            yaw=9,
            pitch=12,
            roll=-5,
            fill=0.8,
            distance=2.4,
            ground="wood",
            clutter=3,
            seed=81,
            glare=(Glare((0.62, 0.52), 0.075, 1.4),),
            noise=4,
        ),
        listed(
            "Aqua; Aloe Barbadensis Leaf Juice?; Glycerin; Carbomer; Sodium Hydroxide?; Allantoin; "
            "DMDM Hydantoin; Polysorbate 20?; Parfum?; Benzyl Alcohol; CI 42090; CI 19140"
        ),
        ("VERDA FJORD", "Cooling Aloe Gel 92 %"),
        {"outcome": "concerns", "avoid": ["DMDM HYDANTOIN"], "unread": True},
    )


def blurred_carton() -> Sample:
    """Draw the one that nobody can read: out of focus, moved, dark."""
    back = Panel(
        1200,
        1000,
        (
            Text("KORVELLE", Type("humanist", 70), after=40),
            Text(list_text(_GEL), Type("light", 34, True), after=40),
            Text("Korvelle SARL, 3 rue des Ateliers, Lyon", Type("light", 30, True)),
        ),
    )
    return Sample(
        "blurred-carton",
        "a",
        "out of focus, moved and dark: not to be read by eye either",
        carton(print_panel(back)),
        Take(
            1000,
            1300,
            yaw=12,
            pitch=-10,
            roll=12,
            fill=0.55,
            distance=2.6,
            defocus=9,
            motion=22,
            motion_angle=40,
            noise=10,
            exposure=0.5,
            ground="wood",
            seed=91,
            quality=80,
        ),
        (),
        (),
        {"outcome": "unreadable"},
    )


HARD_SERUMS = (mask_pouch, toner_sideways, glare_gel, blurred_carton)
