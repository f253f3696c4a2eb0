"""The samples of needling devices and other packs. Every brand, company and number is invented."""

from samples.bodies import blister, carton, pouch
from samples.panel import Bar, Code, Columns, Gap, Mark, Marks, Panel, Text, Type, print_panel
from samples.sample import Sample, listed
from samples.take import Glare, Take


def roller_blister() -> Sample:
    """Draw a derma roller on its card: not sterile, no maker, no lot, no date."""
    card = Panel(
        1200,
        1500,
        (
            Bar(60, (216, 82, 128), 30),
            Text("DERMAYA", Type("condensed", 130), after=6),
            Text("Derma Roller 540", Type("humanist", 64), after=40),
            Text("0.5 mm", Type("grotesque", 84, True), after=10),
            Text("540 titanium needles", Type("humanist", 46), after=50),
            Text("Professional quality\nfor home use", Type("humanist", 46, True), after=50),
            Text("Non-sterile.\nDisinfect with alcohol\nbefore each use.", Type("grotesque", 46), after=50),
            Text("Reusable. Medical grade.", Type("humanist", 44), after=50),
            Marks((Mark("CE mark"),), 100, after=40),
            Text("Made in China", Type("humanist", 38)),
        ),
        ground=(252, 240, 244),
        ink=(70, 30, 52),
        margin=80,
    )
    return Sample(
        "roller-blister",
        "b",
        "derma roller on a card, not sterile, for home use, no maker",
        blister(print_panel(card), (0.3, 0.05)),
        Take(
            1300,
            1650,
            yaw=7,
            pitch=9,
            roll=-4,
            fill=0.82,
            distance=2.8,
            ground="paper",
            seed=111,
            glare=(Glare((0.72, 0.42), 0.05, 0.5, True, 70),),
        ),
        (),
        listed(
            "DERMAYA; Derma Roller 540; 0.5 mm; 540 titanium needles; for home use; Non-sterile; "
            "Disinfect with alcohol before each use; Reusable; Medical grade; Made in China"
        ),
        {
            "outcome": "concerns",
            "findings": ["non-sterile", "maker-missing", "no-lot", "no-expiry", "depth-home-high"],
            "absent": ["sterile-ok"],
            "sterility": "denied",
            "needles_mm": [0.5],
        },
    )


def sterile_cartridge() -> Sample:
    """Draw a cartridge pack with all that a sterile device's label carries."""
    lid = Panel(
        1400,
        1180,
        (
            Text("STICHWERK  Pen Cartridge 12 pin", Type("grotesque", 66, True), after=8),
            Text("Maximum penetration depth 0.5 mm", Type("grotesque", 46), after=34),
            Columns(
                (
                    Marks((Mark("REF", "SW-12-050"), Mark("LOT", "K2605C")), 84, Type("humanist", 44), 26),
                    Marks(
                        (Mark("date of manufacture", "2026-05-04"), Mark("use-by date", "2029-04-30")),
                        84,
                        Type("humanist", 44),
                        26,
                    ),
                    Marks((Mark("STERILE EO"), Mark("single sterile barrier system"), Mark("MD")), 84, after=26),
                    Marks(
                        (
                            Mark("do not re-use"),
                            Mark("do not resterilize"),
                            Mark("do not use if package is damaged"),
                            Mark("consult instructions for use"),
                            Mark("keep dry"),
                        ),
                        100,
                        after=26,
                    ),
                ),
                (Code("(01)04099887700123(17)290430(10)K2605C", size=260), Marks((Mark("UDI"),), 60)),
                0.78,
            ),
            Marks(
                (Mark("manufacturer", "Stichwerk Medizintechnik GmbH, Am Lerchenberg 9, 78532 Tuttlingen, Germany"),),
                74,
                Type("humanist", 30),
            ),
            Marks((Mark("CE mark", "0999"),), 84, Type("grotesque", 60)),
            Text(
                "Single use. Use at once after opening. For trained users. Do not use on infected or inflamed skin.",
                Type("humanist", 36),
            ),
        ),
        ground=(247, 249, 250),
        ink=(20, 34, 58),
    )
    return Sample(
        "sterile-cartridge",
        "b",
        "lid of a needle cartridge's blister, everything there that a sterile device carries",
        pouch(print_panel(lid), 0.002, 13),
        Take(1700, 1500, yaw=-6, pitch=8, roll=2, fill=0.86, distance=2.8, ground="cloth", seed=121, noise=2.2),
        (),
        listed(
            "STICHWERK; Pen Cartridge 12 pin; Maximum penetration depth 0.5 mm; SW-12-050; K2605C; 2026-05-04; "
            "2029-04-30; Stichwerk Medizintechnik GmbH; CE 0999; Single use"
        ),
        {
            "outcome": "concerns-or-none",
            "avoid": [],
            "caution": [],
            "absent": [
                "non-sterile",
                "expired",
                "no-lot",
                "no-expiry",
                "maker-missing",
                "sterile-incomplete",
                "depth-home-high",
            ],
            "sterility": "claimed",
            "method": "EO",
            "lot": "K2605C",
            "use_by": "2029-04-30",
            "udi": "04099887700123",
            "needles_mm": [0.5],
            "quiet": True,
        },
    )


def expired_stamp() -> Sample:
    """Draw a stamp's carton, sterile once, past its date, deep, sold for home use; turned upside down."""
    face = Panel(
        1250,
        1080,
        (
            Text("BRAELINE  Micro Stamp", Type("condensed", 92), after=10),
            Text("1.5 mm · 35 needles · surgical steel", Type("humanist", 50), after=30),
            Text("For home use. Visibly reduces acne scars in four weeks!", Type("humanist", 46, True), after=40),
            Marks((Mark("STERILE R"), Mark("do not re-use")), 100, after=34),
            Marks((Mark("LOT", "BR23-0417"), Mark("use-by date", "2025-03")), 90, Type("grotesque", 50), 34),
            Text("1. Clean the skin.  2. Press the stamp gently.  3. Use once a week.", Type("humanist", 40), after=26),
            Text("Braeline Ltd, Unit 6, Foss Islands Road, York YO31 7UP, UK", Type("humanist", 38)),
        ),
        ground=(28, 34, 70),
        ink=(240, 240, 250),
    )
    return Sample(
        "expired-stamp-carton",
        "b",
        "carton of a needle stamp, light on dark, upside down, past its date",
        carton(print_panel(face), 0.3, card=(34, 42, 84)),
        Take(1500, 1500, yaw=-10, pitch=7, roll=177, fill=0.8, distance=2.6, ground="tile", seed=131, shadow=0.35),
        (),
        listed(
            "BRAELINE; Micro Stamp; 1.5 mm; 35 needles; surgical steel; For home use; "
            "Visibly reduces acne scars in four weeks; BR23-0417; 2025-03; Braeline Ltd"
        ),
        {
            "outcome": "concerns",
            "findings": ["expired", "depth-home-high", "claim-disease"],
            "absent": ["non-sterile", "no-lot", "maker-missing"],
            "sterility": "claimed",
            "method": "R",
            "lot": "BR23-0417",
            "needles_mm": [1.5],
        },
    )


def kit_front() -> Sample:
    """Draw the front of a kit that is shown from three sides."""
    face = Panel(
        1300,
        1000,
        (
            Gap(40),
            Text("FELLWIND", Type("serif", 130, True), "centre", 10),
            Text("Needling Kit for the Face", Type("serif", 66), "centre", 50),
            Text("roller 0.25 mm + calming ampoule 10 ml", Type("humanist", 52), "centre", 50),
            Text("paraben free · vegan", Type("humanist", 44), "centre", 40),
            Text("sterile roller", Type("grotesque", 52, True), "centre"),
        ),
        ground=(206, 222, 214),
        ink=(30, 52, 48),
    )
    return Sample(
        "needling-kit/front",
        "b",
        "front of a kit's carton",
        carton(print_panel(face), 0.3, card=(196, 212, 204)),
        Take(1300, 1100, yaw=14, pitch=8, roll=-3, fill=0.8, distance=2.6, ground="wood", seed=141, clutter=2),
        (),
        listed("FELLWIND; Needling Kit for the Face; roller 0.25 mm; paraben free; vegan; sterile roller"),
        {"sterility": "claimed", "needles_mm": [0.25]},
    )


_AMPOULE = listed(
    "Aqua; Glycerin; Panthenol; Propylene Glycol; Centella Asiatica Extract; Sodium Hyaluronate; "
    "Lavandula Angustifolia Oil; Propylparaben; Citric Acid; Linalool; Limonene"
)


def kit_back() -> Sample:
    """Draw its back: how to use it, and the ampoule's list, with a paraben in it that the front denies."""
    face = Panel(
        1300,
        1060,
        (
            Text("How to use", Type("serif", 50, True), after=4),
            Text(
                "1. Wash face and hands.  2. Roll four times each way without pressing.  3. Apply the ampoule. "
                "4. Stay out of the sun for two days.",
                Type("humanist", 40),
                after=26,
            ),
            Text(
                "Do not use on open, infected or inflamed skin, in pregnancy, or if you form keloids.",
                Type("humanist", 40, True),
            ),
            Text("Do not share. For one person only.", Type("humanist", 40, True), after=30),
            Text("Ampoule – Ingredients: " + ", ".join(_AMPOULE) + ".", Type("grotesque", 42), after=30),
            Text("Fellwind SAS, 14 rue du Moulin, 38000 Grenoble, France", Type("humanist", 36)),
        ),
        ground=(206, 222, 214),
        ink=(30, 52, 48),
    )
    return Sample(
        "needling-kit/back",
        "a",
        "back of a kit's carton: directions, warnings, the ampoule's list",
        carton(print_panel(face), 0.3, card=(196, 212, 204)),
        Take(1500, 1250, yaw=-12, pitch=-9, roll=5, fill=0.8, distance=2.5, ground="wood", seed=142, shadow=0.3),
        _AMPOULE,
        ("How to use", "Do not share", "Fellwind SAS"),
        {
            "outcome": "concerns",
            "avoid": ["LAVANDULA ANGUSTIFOLIA OIL", "LINALOOL", "LIMONENE"],
            "caution": ["PROPYLPARABEN", "PROPYLENE GLYCOL"],
        },
    )


def kit_bottom() -> Sample:
    """Draw its bottom: symbols, lot and dates, photographed across."""
    face = Panel(
        1300,
        470,
        (
            Marks(
                (
                    Mark("STERILE R"),
                    Mark("do not re-use"),
                    Mark("do not use if package is damaged"),
                    Mark("consult instructions for use"),
                ),
                96,
                after=30,
            ),
            Marks(
                (Mark("LOT", "FW2601"), Mark("use-by date", "2028-01-31"), Mark("CE mark", "0999")),
                90,
                Type("grotesque", 48),
                30,
            ),
            Marks((Mark("manufacturer", "Fellwind SAS, 14 rue du Moulin, 38000 Grenoble"),), 80, Type("humanist", 36)),
        ),
        ground=(206, 222, 214),
        ink=(30, 52, 48),
    )
    return Sample(
        "needling-kit/bottom",
        "b",
        "bottom of a kit's carton, photographed across",
        carton(print_panel(face), 0.5, card=(196, 212, 204)),
        Take(1000, 1400, yaw=5, pitch=-6, roll=88, fill=1.2, distance=3.2, ground="wood", seed=143),
        (),
        ("FW2601", "2028-01-31", "Fellwind SAS"),
        {"sterility": "claimed", "method": "R", "lot": "FW2601", "use_by": "2028-01-31"},
    )


def parcel() -> Sample:
    """Draw what is no skin product at all."""
    label = Panel(
        1200,
        800,
        (
            Text("Quayline Parcels", Type("condensed", 80), after=20),
            Text("To: A. Person, 27 Elm Gardens, Leeds LS7 4QQ", Type("plain", 48), after=20),
            Text("From: Northgate Lamps, Unit 2, Halifax", Type("plain", 42), after=30),
            Text("Contents: desk lamp, 1 piece, glass. Fragile, this way up.", Type("plain", 42), after=30),
            Code("QLP0042199870", "Code128", 700),
            Text("QLP 0042 1998 70   2.4 kg", Type("plain", 44)),
        ),
    )
    return Sample(
        "parcel-label",
        "c",
        "address label of a parcel: no product for skin",
        pouch(print_panel(label), 0.003, 17),
        Take(1300, 1000, yaw=-9, pitch=12, roll=-7, fill=0.8, distance=2.6, ground="dark", seed=151),
        (),
        ("Quayline Parcels",),
        {"ingredients": 0, "avoid": [], "caution": [], "quiet": True, "absent": ["non-sterile", "sterile-ok"]},
    )


PRODUCTS: dict[str, dict[str, object]] = {
    "needling-kit": {
        "what": "a kit of roller and ampoule, photographed from three sides; its front denies a paraben its list holds",
        "photos": ["front.jpg", "back.jpg", "bottom.jpg"],
        "expected": {
            "outcome": "concerns",
            "avoid": ["LAVANDULA ANGUSTIFOLIA OIL", "LINALOOL", "LIMONENE"],
            "caution": ["PROPYLPARABEN", "PROPYLENE GLYCOL"],
            "absent": ["non-sterile", "no-lot", "no-expiry", "expired", "maker-missing"],
            "sterility": "claimed",
            "method": "R",
            "lot": "FW2601",
            "use_by": "2028-01-31",
            "needles_mm": [0.25],
        },
    }
}
"""What is true of a product shown on several pictures, by its folder."""

DEVICES = (roller_blister, sterile_cartridge, expired_stamp, kit_front, kit_back, kit_bottom, parcel)
