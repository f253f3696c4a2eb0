"""What a reader who knows the field expects of a drawn sample, checked against a report of one product."""

from collections.abc import Iterator, Mapping
from typing import Any

from tests.quality.names import NameBook

QUIET_CAUTIONS = 2
"""The most cautions that still make a quiet report."""


def check(expected: Mapping[str, Any], product: Mapping[str, Any], book: NameBook) -> Iterator[tuple[str, bool]]:
    """Yield each expectation in words and whether a product of a report meets it.

    `avoid` wants a finding of avoid or caution about a substance, since the two are a reviewer's judgement;
    `caution` one of any severity; `findings` one by its rule; `absent` none by its rule at avoid or caution. `quiet`
    wants no avoid and at most a few cautions.
    """
    findings = [finding for finding in product["findings"] if not finding.get("suppressed")]
    loud = [finding for finding in findings if finding["severity"] in ("avoid", "caution")]
    outcome = expected.get("outcome")
    if outcome:
        said = product["outcome"]
        yield f"outcome {outcome}", said == outcome or (outcome == "concerns-or-none" and said != "unreadable")
    for key, among in (("avoid", loud), ("caution", findings)):
        for name in expected.get(key, ()):
            forms = book.forms(name)
            yield f"{key} {name}", any(book.same(forms, book.forms(finding["about"])) for finding in among)
    for rule in expected.get("findings", ()):
        yield f"finding {rule}", any(finding["rule"] == rule for finding in findings)
    for rule in expected.get("absent", ()):
        yield f"no {rule}", all(finding["rule"] != rule for finding in loud)
    if expected.get("quiet"):
        avoided = [finding for finding in findings if finding["severity"] == "avoid"]
        yield "quiet", not avoided and len(loud) <= QUIET_CAUTIONS
    if expected.get("unread"):
        yield "an unread place", bool(product["unread"])
    if "ingredients" in expected:
        yield "no invented list", len(product["ingredients"]) <= expected["ingredients"]
    yield from _pack(expected, product)


def _pack(expected: Mapping[str, Any], product: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    sterile = [claim for claim in product["claims"] if "steril" in claim["id"]]
    if "sterility" in expected:
        wanted = expected["sterility"]
        yield f"sterility {wanted}", any(claim["polarity"] == wanted for claim in sterile)
    if "method" in expected:
        wanted = expected["method"]
        yield f"sterilised by {wanted}", any(claim["method"].upper() == wanted for claim in sterile)
    if "lot" in expected:
        yield f"lot {expected['lot']}", bool(product["lot"]) and product["lot"]["value"] == expected["lot"]
    if "use_by" in expected:
        wanted = expected["use_by"]
        yield f"use by {wanted}", any(d["kind"] == "use-by" and d["last"] == wanted for d in product["dates"])
    if "udi" in expected:
        yield f"UDI {expected['udi']}", bool(product["udi"]) and expected["udi"] in product["udi"]["value"]
    for length in expected.get("needles_mm", ()):
        yield f"needle {length} mm", any(abs(n["length_mm"] - length) < 1e-6 for n in product["needles"])
