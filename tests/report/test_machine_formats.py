"""SARIF and JUnit: what the standards ask for, and that nothing unread goes missing in them."""

import json
import re
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from scanner.photo.model import PhotoError
from scanner.report.formats import FORMATS, Options, render
from scanner.report.junit import junit_report
from scanner.report.sarif import sarif_report, uri
from tests.report.products import document, finding, pasted_product, product, quiet_product, unreadable_product

PROBLEM = PhotoError("broken\x1b[1m.jpg", "The file ends\x00 too early.", "Copy it again.")


def run_of(made: dict[str, Any]) -> dict[str, Any]:
    log = json.loads(sarif_report(made))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def check_sarif(run: dict[str, Any]) -> None:
    """Check what SARIF 2.1.0 (OASIS, 2020) requires of the parts that are used."""
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert result["message"]["text"]
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["kind"] in ("pass", "open", "informational", "notApplicable", "review", "fail")
        assert result["level"] in ("none", "note", "warning", "error")
        assert (result["level"] == "none") == (result["kind"] != "fail")
        assert -1 <= result.get("rank", -1) <= 100
        for location in result.get("locations", []):
            artifact = location["physicalLocation"]["artifactLocation"]
            assert run["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]
        for suppression in result.get("suppressions", []):
            assert suppression["kind"] in ("inSource", "external")
            assert suppression["status"] in ("accepted", "underReview", "rejected")
    unique = {json.dumps(artifact) for artifact in run["artifacts"]}
    assert len(unique) == len(run["artifacts"])
    for artifact in run["artifacts"]:
        assert re.fullmatch(r"[0-9a-f]{64}", artifact["hashes"]["sha-256"])
    assert isinstance(run["invocations"][0]["executionSuccessful"], bool)


@pytest.mark.parametrize("made", [product(), quiet_product(), unreadable_product(), pasted_product()])
def test_sarif_is_as_the_standard_asks(made: Any) -> None:
    check_sarif(run_of(document(made, problems=[PROBLEM])))
    check_sarif(run_of(document(made, product(), quiet_product())))


def test_sarif_keeps_findings_apart_from_what_stays_open() -> None:
    results = run_of(document())["results"]
    failed = [
        (item["ruleId"], item["level"], bool(item.get("suppressions"))) for item in results if item["kind"] == "fail"
    ]
    assert failed == [
        ("retinoid", "error", False),
        ("fragrance-mixture", "warning", False),
        ("no-lot", "note", False),
        ("fragrance-mixture", "warning", True),
    ]
    opened = [item["ruleId"] for item in results if item["kind"] == "open"]
    assert opened == ["not-read", "not-recognised", "not-recognised", "no-lot"]


def test_sarif_fingerprints_tell_results_apart_and_last() -> None:
    def prints(made: dict[str, Any]) -> list[str]:
        return [item["partialFingerprints"]["finding/v1"] for item in run_of(made)["results"]]

    first = prints(document())
    assert len(set(first)) == len(first)
    assert prints(document(product(findings=product().findings[::-1])))[0] == first[0]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.jpg", "a.jpg"),
        ("shelf/my serum#1?.jpg", "shelf/my%20serum%231%3F.jpg"),
        ("/home/x/ü.jpg", "file:///home/x/%C3%BC.jpg"),
        ("C:\\photos\\a b.jpg", "file:///C:/photos/a%20b.jpg"),
        ("shelf\\a.jpg", "shelf/a.jpg"),
        ("", "."),
    ],
)
def test_paths_become_uris(path: str, expected: str) -> None:
    assert uri(path) == expected


def test_junit_counts_what_a_build_server_counts() -> None:
    root = Xml.fromstring(junit_report(document(product(), problems=[PROBLEM])))
    cases = {case.get("name"): case for case in root.iter("testcase")}
    assert cases["retinoid"].find("failure") is not None
    assert cases["fragrance-mixture"].find("failure") is not None
    assert cases["no-lot"].find("system-out") is not None
    assert cases["no-lot"].find("failure") is None
    skipped = cases["reading"].find("skipped")
    assert skipped is not None
    assert "Xqzzy" in (skipped.get("message") or "")
    assert "light reflects" in (skipped.get("message") or "")
    assert (root.get("tests"), root.get("failures"), root.get("errors"), root.get("skipped")) == ("5", "2", "1", "1")


def test_junit_makes_an_unreadable_product_an_error_and_a_quiet_one_none() -> None:
    assert Xml.fromstring(junit_report(document(unreadable_product()))).get("errors") == "1"
    root = Xml.fromstring(junit_report(document(quiet_product())))
    assert (root.get("failures"), root.get("errors")) == ("0", "0")
    assert "None of the 2 listed concerns" in "".join(root.itertext())


def test_junit_skips_rules_that_could_not_be_judged_and_hidden_findings() -> None:
    root = Xml.fromstring(junit_report(document(quiet_product(findings=product().findings[3:]))))
    skipped = {case.get("name"): case.find("skipped") for case in root.iter("testcase")}
    assert "patch-tested" in (skipped["fragrance-mixture"].get("message") or "")  # type: ignore[union-attr]
    assert "one side" in (skipped["no-lot"].get("message") or "")  # type: ignore[union-attr]


NASTY = [
    "]]>",
    "<script>&amp;</script>",
    "a\x00\x01\x0b\x1b[31m\ufffe\uffff\ud800\u202eb",
    "=cmd()",
    "x" * 10_000,
    "'\"`",
]


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("name", FORMATS)
def test_no_format_is_harmed_by_what_a_photo_says(name: str, nasty: str) -> None:
    found = finding(nasty, "retinoid", title=nasty, why=nasty, advice=nasty)
    text = render(document(product(name=nasty, findings=(found,)), problems=[PROBLEM]), name, Options())
    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", text)
    if name in ("json", "sarif"):
        json.loads(text)
    if name == "junit":
        Xml.fromstring(text)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", ["en", "de", "fr"])
def test_every_format_shows_what_was_not_read(name: str, lang: str) -> None:
    text = render(document(), name, Options(lang=lang))
    assert "Xqzzy" in text
    assert {"en": "light reflects here", "de": "spiegelt Licht", "fr": "reflet de lumière"}[
        lang
    ] in text or name == "json"
    assert '"why": "glare"' in text or name != "json"


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_made_from_json_alone_and_the_same_twice(name: str) -> None:
    made = document(product(), quiet_product())
    again = json.loads(json.dumps(made))
    assert render(made, name) == render(again, name)


def test_an_unknown_format_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="text, json, html"):
        render(document(), "pdf")
