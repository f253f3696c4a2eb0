"""A batch over processes: what is written, what a crash costs, what is done again."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from scanner.batch.product import ScanSettings
from scanner.batch.record import RECORD_FILE, ProductRow, Record
from scanner.batch.run import BatchPlan, begin_record, run_batch
from scanner.batch.workers import CannotStart
from tests.batch import stand_ins


def photo(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (640, 120), "white").save(path)
    return path


@pytest.fixture
def plan(tmp_path: Path) -> BatchPlan:
    folder = tmp_path / "listings"
    for name in ("aqua_glycerin.png", "aqua_limonene.png", "crash.png", "empty.png", "kit/aqua.png", "kit/parfum.png"):
        photo(folder / name)
    (folder / "bad.jpg").write_bytes(b"not a photo")
    settings = ScanSettings(today="2026-11-22")
    return BatchPlan(folder, tmp_path / "out", settings, workers=2, cores=2, make_reader=stand_ins.tell_tale)


def run(plan: BatchPlan, record: Record | None = None) -> dict[str, tuple[ProductRow, bool]]:
    rows = list(run_batch(plan, record or begin_record(plan)))
    assert len(rows) == len({row.product for row, _ in rows})
    return {row.product: (row, new) for row, new in rows}


def test_a_batch_with_a_crash_resumed_changed_and_interrupted(plan: BatchPlan) -> None:
    """One long story, since processes are slow to start."""
    rows = run(plan)
    assert set(rows) == {"aqua_glycerin.png", "aqua_limonene.png", "bad.jpg", "crash.png", "empty.png", "kit"}
    assert all(new for _, new in rows.values())
    assert {name: row.state for name, (row, _) in rows.items() if row.state != "done"} == {"crash.png": "failed"}
    assert "ended (exit code 11)" in rows["crash.png"][0].problems[0].problem
    assert rows["bad.jpg"][0].outcome == rows["empty.png"][0].outcome == "unreadable"
    assert rows["aqua_limonene.png"][0].outcome == rows["kit"][0].outcome == "concerns"
    assert "LIMONENE" in rows["aqua_limonene.png"][0].matters

    # Each product has a report; the kit's has both its sides.
    reports = sorted(path.relative_to(plan.output).as_posix() for path in plan.output.rglob("*.json"))
    assert reports == sorted(report for row, _ in rows.values() for report in row.reports)
    kit = json.loads((plan.output / "reports/kit.json").read_text(encoding="utf-8"))
    assert [Path(item["path"]).name for item in kit["products"][0]["photos"]] == ["aqua.png", "parfum.png"]
    assert not list(plan.output.rglob("*.part"))
    summary = (plan.output / "summary.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in summary[1:]] == sorted(rows)

    # Again: only what failed is tried again, though one photo was copied and so has a new time.
    copied = plan.folder / "aqua_limonene.png"
    os.utime(copied, ns=(1, 1))
    again = run(plan, Record.read(plan.output / RECORD_FILE))
    assert {name for name, (_, new) in again.items() if new} == {"crash.png"}
    assert {name: row for name, (row, _) in again.items()} == {name: row for name, (row, _) in rows.items()}

    # What changed, came, went or lost its report is found.
    photo(plan.folder / "parfum.png")
    Image.new("RGB", (640, 130), "white").save(plan.folder / "aqua_glycerin.png")
    (plan.folder / "crash.png").unlink()
    (plan.output / "reports/kit.json").unlink()
    third = run(plan, Record.read(plan.output / RECORD_FILE))
    assert {name for name, (_, new) in third.items() if new} == {"parfum.png", "aqua_glycerin.png", "kit"}
    summary = (plan.output / "summary.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in summary[1:]] == sorted(third)

    # Leaving early keeps what is done; other settings do all of it again.
    other = replace(plan, settings=ScanSettings(today="2030-01-01"))
    record = Record.read(plan.output / RECORD_FILE)
    rest = run_batch(other, record)
    first, new = next(rest)
    rest.close()  # type: ignore[attr-defined]
    assert new
    assert (plan.output / first.reports[0]).is_file()
    assert first.product in (plan.output / "summary.csv").read_text(encoding="utf-8")
    fourth = run(other, Record.read(plan.output / RECORD_FILE))
    assert sum(not new for _, new in fourth.values()) >= 1

    # Anew: the old reports go, others' files stay.
    (plan.output / "reports/mine.txt").write_text("mine")
    shutil.rmtree(plan.folder)
    photo(plan.folder / "aqua.png")
    assert set(run(plan)) == {"aqua.png"}
    assert sorted(path.name for path in (plan.output / "reports").iterdir()) == ["aqua.png.json", "mine.txt"]


def test_an_engine_that_is_missing_ends_the_batch_with_its_advice(plan: BatchPlan) -> None:
    with pytest.raises(CannotStart) as caught:
        run(replace(plan, make_reader=stand_ins.missing_engine))
    assert caught.value.kind == "engine"
    assert (caught.value.problem, caught.value.advice) == ("Tesseract is not installed.", "Install it.")


def test_an_empty_folder_is_a_batch_of_nothing(plan: BatchPlan, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert run(replace(plan, folder=empty)) == {}
    assert len((plan.output / "summary.csv").read_text().splitlines()) == 1
