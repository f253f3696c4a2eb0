"""One product from photos and from text, with a reader that needs no OCR."""

from pathlib import Path

import pytest
from PIL import Image

from scanner.assess.model import Outcome
from scanner.batch.product import ProductScanner, ScanSettings, product_name, scan_text
from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.model import Skin
from scanner.reading.engine import EngineMissing
from tests.batch import stand_ins

SETTINGS = ScanSettings(today="2026-11-22")


def photo(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (640, 120), "white").save(path)
    return path


def test_a_product_of_two_sides(tmp_path: Path) -> None:
    paths = [photo(tmp_path / "serum/aqua_glycerin.png"), photo(tmp_path / "serum/limonene.png")]
    scanned = ProductScanner(SETTINGS, stand_ins.tell_tale).product(paths)
    assert scanned.assessed.name == "serum"
    assert scanned.problems == ()
    assert [reading.photo.path for reading in scanned.assessed.readings if reading.photo] == [str(p) for p in paths]
    assert any(finding.about == "LIMONENE" for finding in scanned.assessed.findings)
    assert set(scanned.seconds) == {"open", "load reader", "read", "label", "assess"}


def test_a_photo_that_cannot_be_opened_stops_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"")
    good = photo(tmp_path / "aqua_limonene.png")
    scanned = ProductScanner(SETTINGS, stand_ins.tell_tale).product([bad, tmp_path / "missing.jpg", good])
    assert [(item.path, item.problem) for item in scanned.problems] == [
        (str(bad), "The file is empty."),
        (str(tmp_path / "missing.jpg"), "There is no such file."),
    ]
    assert scanned.assessed.outcome is Outcome.CONCERNS
    places = [p for f in scanned.assessed.findings for e in f.evidence for p in e.places]
    assert {place.photo for place in places} == {0}


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("empty.png", "Nothing could be read on this photo."),
        ("script.png", "The print on this photo is in a script that is not read."),
    ],
)
def test_a_photo_without_a_word_is_a_problem(tmp_path: Path, name: str, problem: str) -> None:
    scanned = ProductScanner(SETTINGS, stand_ins.tell_tale).product([photo(tmp_path / name)])
    assert scanned.assessed.outcome is Outcome.UNREADABLE
    assert [item.problem for item in scanned.problems] == [problem]


def test_no_photo_opened_is_unreadable_and_needs_no_reader(tmp_path: Path) -> None:
    def never(settings: ScanSettings) -> stand_ins.TellTale:
        raise AssertionError

    scanner = ProductScanner(SETTINGS, never)
    scanned = scanner.product([tmp_path / "missing.jpg"])
    assert scanned.assessed.outcome is Outcome.UNREADABLE
    document = scanner.document(scanned)
    assert document["products"][0]["outcome"] == "unreadable"
    assert document["problems"][0]["path"].endswith("missing.jpg")


def test_the_document_is_the_same_each_time(tmp_path: Path) -> None:
    path = photo(tmp_path / "aqua_parfum.png")
    one, two = (
        scanner.document(scanner.product([path]))
        for scanner in (ProductScanner(SETTINGS, stand_ins.tell_tale), ProductScanner(SETTINGS, stand_ins.tell_tale))
    )
    assert one == two
    assert "timings" not in one
    assert (one["skin"], one["today"]) == ("needled", "2026-11-22")
    assert set(one["database"]) >= {"version", "date"}


def test_timings_are_told_when_asked(tmp_path: Path) -> None:
    scanner = ProductScanner(SETTINGS, stand_ins.tell_tale)
    scanned = scanner.product([photo(tmp_path / "aqua.png")])
    assert set(scanner.document(scanned, timed=True)["timings"]) == set(scanned.seconds)


def test_a_missing_engine_is_raised(tmp_path: Path) -> None:
    scanner = ProductScanner(SETTINGS, stand_ins.missing_engine)
    with pytest.raises(EngineMissing, match="Tesseract"):
        scanner.product([photo(tmp_path / "a.png")])
    with pytest.raises(EngineMissing, match="Tesseract"):
        scanner.prepare()


def test_a_missing_database_is_raised(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        scan_text("Ingredients: Aqua, Limonene", settings=ScanSettings(database=tmp_path / "none"))


def test_text() -> None:
    scanned = scan_text("Ingredients: Aqua, Glycerin, Limonene.", settings=SETTINGS, name="pasted")
    assert scanned.assessed.name == "pasted"
    assert scanned.assessed.outcome is Outcome.CONCERNS
    assert any(finding.about == "LIMONENE" for finding in scanned.assessed.findings)


def test_skin_states_are_passed_on() -> None:
    text = "Ingredients: Aqua, Limonene."
    judged = {skin: scan_text(text, settings=ScanSettings(skin=skin)).assessed for skin in Skin}
    assert all(product.skin is skin for skin, product in judged.items())
    strongest = [min((f.severity.rank for f in judged[skin].findings), default=9) for skin in Skin]
    assert strongest[0] <= strongest[2]


@pytest.mark.parametrize(
    ("paths", "name"),
    [
        (["a/b.jpg"], "b.jpg"),
        (["serum/1.jpg", "serum/2.jpg"], "serum"),
        (["one/1.jpg", "two/2.jpg"], "1.jpg"),
        (["/1.jpg", "/2.jpg"], "1.jpg"),
        ([], ""),
    ],
)
def test_names(paths: list[str], name: str) -> None:
    assert product_name([Path(path) for path in paths]) == name
