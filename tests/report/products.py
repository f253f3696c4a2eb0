"""Hand-built assessed products for the tests of the reports."""

from dataclasses import replace
from typing import Any

from scanner.assess.model import AssessedProduct, Certainty, Checked, Finding, Outcome, Suppression
from scanner.knowledge.model import Rule, Severity, Skin, Source
from scanner.label.model import (
    Candidate,
    Claim,
    Ingredient,
    Kind,
    Label,
    Mark,
    Match,
    Needle,
    Polarity,
    Printed,
    PrintedDate,
    Status,
)
from scanner.photo.model import PhotoRecord, Place
from scanner.reading.model import Barcode, Line, Reading, Symbol, Unread, pasted
from scanner.report.document import report_document

DATABASE = {"version": "2026.11", "date": "2026-11-22", "counts": {"vocabulary": 3}}
SEEN = Source("r1", "A review of needling reactions, 2019", "seen")
MEMORY = Source("r2", "A textbook chapter", "unverified")
UNSOURCED = Source("unsourced", "", "unverified")

RULES = {
    name: Rule(name, title, "", "", "", Severity.CAUTION, None, None, ("unsourced",))
    for name, title in (("retinoid", "Retinoid"), ("fragrance-mixture", "Fragrance mixture"), ("no-lot", "No lot"))
}


def place(left: float, top: float, width: float = 80, height: float = 20, photo: int = 0) -> Place:
    """Give an upright rectangle on a photo."""
    right, bottom = left + width, top + height
    return Place(photo, ((left, top), (right, top), (right, bottom), (left, bottom)))


def printed(text: str, *places: Place, confidence: float = 0.98) -> Printed:
    return Printed(text, places, "rapidocr" if places else "given", confidence)


def line(text: str, left: float, top: float, photo: int = 0) -> Line:
    """Give a straight line of text, ten pixels a character and twenty high."""
    rungs = tuple(((left + 10 * at, top), (left + 10 * at, top + 20)) for at in range(len(text) + 1))
    return Line(text, "rapidocr", 0.97, photo, rungs)


def finding(
    about: str = "RETINOL", rule: str = "retinoid", severity: Severity = Severity.AVOID, **changes: Any
) -> Finding:
    """Give a finding about an ingredient, printed at the lower left."""
    made = Finding(
        rule=rule,
        severity=severity,
        about=about,
        title=RULES[rule].title if rule in RULES else rule.capitalize(),
        why="It irritates skin whose barrier is open.",
        advice="Leave it off until your skin has closed.",
        certainty=Certainty.CERTAIN,
        evidence=(printed(about.capitalize(), place(20, 500)),),
        match=Match("exact", about.capitalize(), about, 100.0),
        sources=(SEEN,),
    )
    return replace(made, **changes)


def ingredient(position: int, text: str, name: str | None = None, **changes: Any) -> Ingredient:
    """Give a recognised ingredient, one a row of the photo."""
    made = Ingredient(
        position,
        printed(text, place(20, 20 * position)),
        Status.RECOGNISED,
        name or text.upper(),
        match=Match("exact", text, name or text.upper(), 100.0),
    )
    return replace(made, **changes)


def product(**changes: Any) -> AssessedProduct:
    """Give a serum read from one photo of 800 by 600 pixels, with a finding of each kind and each kind of doubt."""
    record = PhotoRecord("shelf/serum.jpg", 800, 600, "0" * 64)
    lines = (line("Ingredients: Aqua, Retinol, Parfum", 20, 20), line("Tocopherol acetat, Xqzzy", 20, 60))
    reading = Reading(
        record,
        lines,
        unread=(Unread(place(600, 500), "glare", "Retake without the lamp."),),
        barcodes=(Barcode("DataMatrix", "]d2", b"0104012345678901\x1d10A1", place(700, 20)),),
        readers=("rapidocr",),
        notices=("Tesseract is not installed; one reader took part.",),
        seconds={"find": 0.31},
    )
    label = Label(
        kind=Kind.SERUM,
        ingredients=(
            ingredient(1, "Aqua"),
            ingredient(2, "Retinol", percent=0.3),
            ingredient(3, "Parfum"),
            ingredient(
                4,
                "Tocopherol acetat",
                status=Status.POSSIBLE,
                name=None,
                match=Match("fuzzy", "Tocopherol acetat", "TOCOPHERYL ACETATE", 94.1, Candidate("TOCOPHEROL", 90.2)),
                candidates=(Candidate("TOCOPHERYL ACETATE", 94.1), Candidate("TOCOPHEROL", 90.2)),
            ),
            ingredient(5, "Xqzzy", status=Status.UNRECOGNISED, name=None, match=None),
        ),
        claims=(Claim("sterile", Polarity.DENIED, printed("non-sterile", place(20, 200)), method=""),),
        dates=(PrintedDate("use-by", printed("2027-05", place(20, 240)), "2027-05-01", "2027-05-31", ("2027-05",)),),
        lot=Mark("lot", "A1", printed("LOT A1", place(20, 260))),
        needles=(Needle(0.25, printed("0.25 mm", place(20, 280))),),
        marks=(Mark("ce", "0123", printed("CE 0123", place(20, 300))),),
        symbols=(Symbol("do_not_reuse", place(300, 300), 0.93),),
        barcodes=reading.barcodes,
        list_found=True,
        languages=("en",),
    )
    made = AssessedProduct(
        name="Hyacinth Serum",
        readings=(reading,),
        label=label,
        outcome=Outcome.CONCERNS,
        findings=(
            finding(rank=1.0),
            finding("PARFUM", "fragrance-mixture", Severity.CAUTION, rank=2.0, sources=(MEMORY,)),
            finding("sterile", "no-lot", Severity.NOTE, rank=3.0, match=None, sources=(UNSOURCED,)),
            finding(
                "LIMONENE",
                "fragrance-mixture",
                Severity.CAUTION,
                rank=4.0,
                suppressed=Suppression("patch-tested in May", "2027-01-01"),
            ),
        ),
        checked=(
            Checked("retinoid", "checked"),
            Checked("fragrance-mixture", "checked"),
            Checked("no-lot", "not-checked", "only one side was photographed"),
        ),
        skin=Skin.NEEDLED,
        today="2026-11-22",
    )
    return replace(made, **changes)


def quiet_product(**changes: Any) -> AssessedProduct:
    """Give a fully read serum without any finding."""
    made = product()
    label = replace(made.label, ingredients=(ingredient(1, "Aqua"), ingredient(2, "Glycerin")), claims=())
    reading = replace(made.readings[0], unread=(), notices=())
    quiet = replace(made, name="Plain Serum", label=label, readings=(reading,), findings=(), outcome=Outcome.NONE_FOUND)
    return replace(quiet, **changes)


def unreadable_product() -> AssessedProduct:
    """Give a product of whose photo nothing could be read."""
    made = product()
    reading = replace(made.readings[0], lines=(), barcodes=())
    checked = tuple(replace(item, state="not-checked", why="nothing could be read") for item in made.checked)
    return replace(
        made, readings=(reading,), label=Label(Kind.UNKNOWN), outcome=Outcome.UNREADABLE, findings=(), checked=checked
    )


def pasted_product() -> AssessedProduct:
    """Give a product made from pasted text, without photos or places."""
    made = product()
    items = tuple(replace(item, printed=printed(item.printed.text)) for item in made.label.ingredients)
    found = finding(evidence=(printed("Retinol"),))
    label = Label(Kind.SERUM, ingredients=items, list_found=True)
    return replace(made, readings=(pasted("Aqua, Retinol"),), label=label, findings=(found,))


def document(*products: AssessedProduct, **options: Any) -> dict[str, Any]:
    """Make the report document of products, of `product()` where none are given."""
    options = {"rules": RULES, "symbol_titles": {"do_not_reuse": "Do not re-use"}} | options
    return report_document(products or (product(),), database=DATABASE, **options)
