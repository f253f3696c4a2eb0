"""Whole packs, as text: every expected concern comes out, and none besides at avoid or caution."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from scanner.assess.model import Finding
from scanner.assess.pack import pack_findings
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin
from scanner.label.label import build_label
from scanner.reading.model import pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")
TODAY = "2026-11-22"


@dataclass(frozen=True)
class Pack:
    name: str
    text: str
    strong: frozenset[str]
    notes: frozenset[str]


def packs() -> list[Pack]:
    found = []
    files = [Path(__file__).parent / name for name in ("packs.txt", "packs_unseen.txt", "packs_unseen_again.txt")]
    for block in (block for file in files for block in file.read_text(encoding="utf-8").split("\n== ")[1:]):
        name, rest = block.split("\n", 1)
        text, expected = rest.removeprefix("text:\n").split("\nstrong:", 1)
        strong, _, notes = expected.partition("\nnotes:")
        found.append(Pack(name, text, frozenset(strong.split()), frozenset(notes.split())))
    return found


def judge(text: str) -> list[Finding]:
    reading = pasted(text)
    return pack_findings(build_label([reading], KNOWLEDGE), [reading], KNOWLEDGE, Skin.NEEDLED, TODAY)[0]


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.name)
def test_each_pack_brings_its_concerns_and_no_others(pack: Pack) -> None:
    findings = judge(pack.text)
    strong = {finding.rule for finding in findings if finding.severity is not Severity.NOTE}
    notes = {finding.rule for finding in findings if finding.severity is Severity.NOTE}
    assert strong == pack.strong
    assert pack.notes <= notes
