"""The table says what the tallies hold."""

from pathlib import Path

import pytest

from tests.benchmarks.compare import Tally, table
from tests.benchmarks.readers import machine
from tests.quality.truths import read_truths


def test_table_gives_shares_medians_and_ratios() -> None:
    tallies = {
        "rapidocr": Tally([(1, 2), (3, 8)], [], [1.0, 2.0, 4.0], 900.4),
        "scanner": Tally([(2, 2), (8, 8)], [(1, 4)], [1.5, 2.0, 2.0], 700.6),
    }
    rows = table(tallies, 3).split("\n")
    assert rows[2] == "| rapidocr | 0.400 (4/10) | - | 2.00 | 1.00 | 4.00 | 900 |"
    # the ratios are 1.5, 1.0 and 0.5, photo by photo
    assert rows[3] == "| scanner | 1.000 (10/10) | 0.250 (1/4) | 2.00 | 1.00 | 2.00 | 701 |"
    assert rows[-1].startswith("3 photos; ")


def test_table_without_the_base_gives_no_ratio() -> None:
    rows = table({"tesseract": Tally([(1, 1)], [], [1.0], 10.0)}, 1).split("\n")
    assert "| - | 1.00 | - |" in rows[2]


def test_machine_names_cores_python_and_engines() -> None:
    said = machine()
    for part in ("cores", "Python 3.", "rapidocr"):
        assert part in said


def test_truths_come_from_a_list_or_from_beside_the_photos(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"file": "a.jpg", "kind": "a", "ingredients": ["Aqua", "Retinol?"]}')
    (tmp_path / "notes.json").write_text('{"product": "kit"}')
    (truth,) = read_truths(tmp_path)
    assert truth.photo == tmp_path / "a.jpg"
    assert truth.sure_ingredients == ("Aqua",)
    (tmp_path / "index.json").write_text(
        '[{"file": "b.jpg", "kind": "b", "claims": ["LOT 1? ", "CE", "[side] STERILE"]}]'
    )
    (listed,) = read_truths(tmp_path)
    assert listed.strings == ("STERILE",)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match="no truths"):
        read_truths(tmp_path / "empty")
