"""Single rules about packs: dates against today, what was not seen on photos, severity, evidence."""

from dataclasses import replace
from pathlib import Path

import pytest

from scanner.assess.model import Certainty, Checked, Finding
from scanner.assess.pack import RULES, pack_findings
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin
from scanner.knowledge.packaging import packaging
from scanner.label.label import build_label
from scanner.label.model import Label
from scanner.label.pack import read_pack
from scanner.label.passage import Passage
from scanner.photo.model import PhotoRecord, Place
from scanner.reading.model import Barcode, Line, Reading, Symbol, Unread, pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")
BOX = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))


def photo(text: str, *, confidence: float = 0.95, unread: int = 0, symbols: tuple[Symbol, ...] = ()) -> Reading:
    lines = []
    for number, row in enumerate(text.splitlines()):
        rungs = tuple(((10.0 * i, 30.0 * number), (10.0 * i, 30.0 * number + 20)) for i in range(len(row) + 1))
        lines.append(Line(row, "recorded", confidence, 0, rungs))
    places = tuple(Unread(Place(0, BOX), "glare", "Tilt it.") for _ in range(unread))
    record = PhotoRecord("x.jpg", 640, 480, "")
    return Reading(record, lines=tuple(lines), unread=places, symbols=symbols)


def judge(
    *readings: Reading, today: str | None = "2026-11-22", barcodes: tuple[Barcode, ...] = ()
) -> tuple[list[Finding], list[Checked]]:
    symbols = tuple(symbol for reading in readings for symbol in reading.symbols)
    facts = read_pack(Passage.of(readings), symbols, barcodes, KNOWLEDGE)
    label = Label(
        kind=facts.kind.kind(list_found=False),
        claims=facts.claims,
        dates=facts.dates,
        lot=facts.lot,
        udi=facts.udi,
        needles=facts.needles,
        marks=facts.marks,
        symbols=symbols,
        languages=facts.languages,
        sides=max(1, len(readings)),
    )
    return pack_findings(label, readings, KNOWLEDGE, Skin.NEEDLED, today)


def severities(findings: list[Finding]) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in findings}


ROLLER = "Testo dermaroller 0.2 mm STERILE EO single use LOT T1\nTesto Ltd, 5 Low Road, Hull HU1 1AA, UK\n"


@pytest.mark.parametrize(
    ("printed", "today", "severity"),
    [
        ("EXP 2026-11", "2026-11-30", None),
        ("EXP 2026-11", "2026-12-01", Severity.AVOID),
        ("EXP 2026-11-22", "2026-11-22", None),
        ("EXP 2026-11-22", "2026-11-23", Severity.AVOID),
        ("EXP 2031-01", "2026-11-22", None),
        ("EXP 08/12/2026", "2026-11-22", Severity.CAUTION),
        ("EXP 08/12/2026", "2026-12-09", Severity.AVOID),
        ("EXP 08/12/2026", "2026-08-01", None),
        ("MFG 2020-01-01 EXP 2029-01-01", "2026-11-22", None),
        ("EXP 2020-01", None, None),
    ],
)
def test_a_date_is_past_only_after_its_last_day(printed: str, today: str | None, severity: Severity | None) -> None:
    findings, _ = judge(pasted(ROLLER + printed), today=today)
    assert severities(findings).get("expired") is severity


def test_without_a_today_dates_are_not_checked() -> None:
    _, checked = judge(pasted(ROLLER + "EXP 2020-01"), today=None)
    state = {each.rule: (each.state, each.why) for each in checked}
    assert state["expired"] == ("not-checked", "No date of today was given.")
    assert state["share"] == ("checked", "")


def test_what_is_not_on_a_front_is_a_note_and_says_where_was_looked() -> None:
    findings, _ = judge(photo("AURALIS\nDermaroller 540\nNew formula of beauty"))
    found = {finding.rule: finding for finding in findings}
    for rule in ("no-lot", "no-expiry", "maker-missing", "no-sterile-claim"):
        assert found[rule].severity is Severity.NOTE
        assert found[rule].certainty is Certainty.POSSIBLE
        assert "not seen on the one side photographed" in found[rule].why


def test_two_sides_or_a_side_with_particulars_make_absence_count() -> None:
    front, back = photo("AURALIS\nDermaroller 540\nBeauty"), photo("Auralis dermaroller\nfor the face\nWash your face")
    findings, _ = judge(front, back)
    assert severities(findings)["no-lot"] is Severity.CAUTION
    assert any("on the 2 sides photographed" in finding.why for finding in findings)
    findings, _ = judge(photo("AURALIS Dermaroller 540\nMade in China\nEXP 2029-01"))
    assert severities(findings)["no-lot"] is Severity.CAUTION


@pytest.mark.parametrize("reading", [photo("Dermaroller"), photo("Dermaroller 540\nfor the face", unread=9)])
def test_a_pack_hardly_read_lacks_nothing(reading: Reading) -> None:
    findings, checked = judge(reading)
    assert not {"no-lot", "no-expiry", "maker-missing", "no-sterile-claim"} & set(severities(findings))
    assert {each.rule: each.state for each in checked}["no-lot"] == "not-checked"


def test_what_may_stand_in_an_unknown_script_is_a_note() -> None:
    reading = photo("Derma roller 0.2 mm\nLOT 771\nEXP 2029-01")
    place = Unread(Place(0, BOX), "unclear", "")
    findings, _ = judge(replace(reading, other_script=(place,)))
    assert severities(findings)["maker-missing"] is Severity.NOTE
    findings, checked = judge(replace(reading, other_script=(place,) * 9))
    assert "maker-missing" not in severities(findings)
    assert {each.rule: each.state for each in checked}["maker-missing"] == "not-checked"


def test_a_pack_that_points_elsewhere_gets_a_note() -> None:
    findings, _ = judge(pasted(ROLLER.replace("LOT T1", "LOT: see bottom") + "EXP 2029-01"))
    assert severities(findings)["no-lot"] is Severity.NOTE


def test_no_rule_about_devices_speaks_of_a_cream_or_food() -> None:
    findings, checked = judge(pasted("Biscuits. Nutrition facts. Sugar 5 g. Best before 2020-01"))
    assert set(severities(findings)) == {"expired"}
    assert severities(findings)["expired"] is Severity.CAUTION
    assert {each.rule: each.state for each in checked}["no-lot"] == "not-checked"
    findings, _ = judge(pasted("Rich night cream, sterile-like feeling, CE"))
    assert findings == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("dermaroller 0.25 mm for home use", None),
        ("dermaroller 0.3 mm for home use", Severity.NOTE),
        ("dermaroller 0.5 mm for home use", Severity.CAUTION),
        ("dermaroller 0,5 mm, not for home use", None),
        ("dermaroller 1.0 mm for home use", Severity.AVOID),
        ("derma pen 0.25-3.0 mm, use at home", Severity.AVOID),
        ("dermaroller 1.5 mm", None),
        ("MTS 롤러 0.25mm 가정용", None),
        ("MTS 롤러 0.3mm 가정용", Severity.CAUTION),
        ("MTS 롤러 0.5mm 병원용", Severity.NOTE),
    ],
)
def test_depth_is_judged_against_its_use(text: str, severity: Severity | None) -> None:
    findings, _ = judge(pasted(text))
    assert severities(findings).get("depth-home-high") is severity


def test_the_code_is_compared_with_the_print() -> None:
    text = ROLLER + "EXP 2028-12"
    same = Barcode("DataMatrix", "]d2", b"0104012345678901" + b"17281231" + b"10T1", None)
    other = Barcode("DataMatrix", "]d2", b"0104012345678901" + b"17281231" + b"10T2", None)
    wrong = Barcode("DataMatrix", "]d2", b"0104012345678902" + b"17281231" + b"10T1", None)
    assert not {"udi-conflict", "read-again"} & set(severities(judge(pasted(text), barcodes=(same,))[0]))
    assert "udi-conflict" in severities(judge(pasted(text), barcodes=(other,))[0])
    assert "read-again" in severities(judge(pasted(text), barcodes=(wrong,))[0])


def test_one_letter_read_unsurely_off_a_photo_is_no_conflict() -> None:
    code = (Barcode("DataMatrix", "]d2", b"0104012345678901" + b"10T2", None),)
    assert "udi-conflict" not in severities(judge(photo(ROLLER, confidence=0.7), barcodes=code)[0])
    assert "udi-conflict" in severities(judge(photo(ROLLER, confidence=0.99), barcodes=code)[0])


def test_findings_carry_their_places_and_how_sure_they_are() -> None:
    findings, _ = judge(photo("Dermaroller 0.2 mm\nNON-STERILE\nLOT 77", confidence=0.7))
    (finding,) = [finding for finding in findings if finding.rule == "non-sterile"]
    assert finding.certainty is Certainty.PROBABLE
    assert finding.evidence[0].text == "NON-STERILE"
    assert finding.evidence[0].places[0].box[0] == (0.0, 30.0)
    assert finding.why.startswith("The pack says “NON-STERILE”.")


def test_symbols_alone_complete_a_claim() -> None:
    symbols = tuple(Symbol(name, Place(0, BOX), 0.9) for name in ("sterile_eo", "do_not_reuse", "package_damaged"))
    findings, _ = judge(photo("Derma stamp 0.2 mm\nLOT 5A\nEXP 2029-01", symbols=symbols))
    assert "sterile-ok" in severities(findings)
    assert "sterile-incomplete" not in severities(findings)


def test_every_document_has_a_rule_and_every_rule_a_document() -> None:
    table = Path(KNOWLEDGE.folder / "rules_packaging.csv").read_text(encoding="utf-8").splitlines()[1:]
    documents = {row.split(",", 1)[0] for row in table}
    ids = {rule_id for group, _ in RULES for rule_id in group}
    assert ids - documents == {"latex"}
    assert documents <= ids
    assert ids <= set(KNOWLEDGE.rules)


def test_no_document_reassures_or_names_an_unknown_source() -> None:
    for group, _ in RULES:
        for rule_id in group:
            rule = KNOWLEDGE.rules[rule_id]
            text = f"{rule.title} {rule.looks_for} {rule.why} {rule.advice}".casefold()
            assert "safe" not in text
            assert set(rule.sources) <= set(KNOWLEDGE.sources), rule_id


def test_symbol_keys_say_what_the_rules_read() -> None:
    symbols = packaging(KNOWLEDGE.folder).symbols
    assert symbols["sterile_eo"].method == "EO"
    assert {row.says.partition(":")[0] for row in symbols.values()} <= {
        "sterility",
        "reuse",
        "storage",
        "date",
        "lot",
        "maker",
        "mark",
        "use",
        "handling",
    }


def _beside_ce(unread: tuple[float, float, float, float], height: float = 20) -> list[str]:
    """Give the rules that report on a sterile pack with "CE" at (100, 100) to (140, 120) and one place unread."""

    def place(left: float, top: float, right: float, bottom: float) -> Place:
        return Place(0, ((left, top), (right, top), (right, bottom), (left, bottom)))

    rows = ["Derma stamp 0.25 mm STERILE EO", "LOT A7 EXP 2029-05 single use", "CE"]
    lines = []
    for number, row in enumerate(rows):
        top = 20.0 + 40 * number
        rungs = tuple(((100 + 20.0 * i, top), (100 + 20.0 * i, top + height)) for i in range(len(row) + 1))
        lines.append(Line(row, "recorded", 0.95, 0, rungs))
    hidden = (Unread(place(*unread), "blur", "Retake it."),)
    reading = Reading(PhotoRecord("x.jpg", 800, 600, ""), lines=tuple(lines), unread=hidden)
    return [finding.rule for finding in judge(reading)[0]]


@pytest.mark.parametrize("unread", [(150, 100, 200, 120), (190, 102, 240, 118), (100, 124, 140, 140)])
def test_a_place_unread_beside_the_ce_mark_may_hold_its_digits(unread: tuple[float, float, float, float]) -> None:
    rules = _beside_ce(unread)
    assert "ce-no-nb" not in rules and "read-again" in rules


@pytest.mark.parametrize(
    "unread", [(400, 100, 450, 120), (20, 100, 60, 120), (150, 300, 200, 320), (100, 400, 140, 420), (150, 10, 200, 18)]
)
def test_a_place_unread_elsewhere_leaves_the_ce_mark_without_digits(unread: tuple[float, float, float, float]) -> None:
    rules = _beside_ce(unread)
    assert "ce-no-nb" in rules and "read-again" not in rules


def test_a_ce_mark_too_small_to_read_digits_beside_it_is_not_said_to_lack_them() -> None:
    rules = _beside_ce((400, 400, 450, 420), height=9)
    assert "ce-no-nb" not in rules and "read-again" in rules


@pytest.mark.parametrize("digits", ["0999", "01?3", "9S9Z", "O123", "0 1 2 3"])
def test_digits_beside_the_ce_mark_are_never_said_to_be_missing(digits: str) -> None:
    rules = {finding.rule for finding in judge(pasted(f"Derma stamp 0.25 mm STERILE EO LOT A7\nCE {digits}"))[0]}
    assert "ce-no-nb" not in rules
    assert ("read-again" in rules) == (digits in ("01?3", "9S9Z"))


def _whole(text: str) -> dict[str, Finding]:
    reading = pasted(text)
    findings, _ = pack_findings(build_label([reading], KNOWLEDGE), [reading], KNOWLEDGE, Skin.NEEDLED, "2026-11-22")
    return {finding.rule: finding for finding in findings}


def test_a_pack_of_uncertain_kind_is_judged_by_what_it_says_and_by_nothing_it_lacks() -> None:
    found = _whole("NON STERILE\nREF 1234 LOT 77\nshare it with your friends")
    assert set(found) == {"kind-uncertain", "non-sterile", "share"}
    assert {finding.severity for finding in found.values()} == {Severity.CAUTION}
    assert {finding.certainty for finding in found.values()} == {Certainty.POSSIBLE}


@pytest.mark.parametrize(
    "text",
    [
        "Please sterilize the roller with alcohol.\nApply lotion or cream on the skin.\nApply mask products.",
        "2.Ploaso storilizo tho rollor and tho nursing part\n3.Apply nutritional lotion/cream\n5.Apply mask products",
        "Disinfect the device before and after each use.\nApply serum to the face.\nNourishing cream, massage gently.",
    ],
)
def test_words_of_creams_do_not_silence_that_a_roller_must_be_sterilised(text: str) -> None:
    found = _whole(text)
    assert "sterilise-first" in found
    assert found["sterilise-first"].severity is Severity.CAUTION


@pytest.mark.parametrize(
    "text",
    [
        "Disinfect your hands before use.\nApply serum to the face.\nNourishing cream, massage gently.",
        "Nourishing roll-on cream. Apply to the skin, rolling back and forth.",
    ],
)
def test_a_cream_that_tells_to_clean_hands_or_to_roll_is_no_device(text: str) -> None:
    assert not {"sterilise-first", "kind-uncertain"} & set(_whole(text))


@pytest.mark.parametrize(
    "text", ["Jade roller for the face", "Toothbrush, replace every 3 months, 0.15 mm bristles", "Sterile eye drops"]
)
def test_one_thing_alone_that_may_speak_of_needles_brings_notes_only(text: str) -> None:
    found = _whole(text)
    assert "kind-uncertain" in found
    assert {finding.severity for finding in found.values()} == {Severity.NOTE}


@pytest.mark.parametrize("text", ["0.25 mm titanium", "ROLLER 0.5 mm hair", "Tweezers. Sterilise before use"])
def test_two_things_that_may_speak_of_needles_bring_a_caution(text: str) -> None:
    assert Severity.CAUTION in {finding.severity for finding in _whole(text).values()}


@pytest.mark.parametrize(
    "text",
    [
        "Hyaluronic serum 30 ml. Use with a 0.25 mm derma roller.\nIngredients: Aqua, Glycerin, Panthenol",
        "Soothing cream 50 ml 12M\nIngredients: Aqua, Glycerin",
        "Shower gel 250 ml",
    ],
)
def test_a_serum_brings_no_rule_about_packs_of_needles(text: str) -> None:
    assert not _whole(text)
