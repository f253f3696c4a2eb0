"""Products side by side, in words and as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from scanner.assess.compare import Comparison, Standing
from scanner.assess.model import Finding
from scanner.report.columns import wrap
from scanner.report.printable import printable
from scanner.report.sentences import LONGEST_NAME
from scanner.report.translate import in_language
from scanner.report.wording import Wording, wording


def comparison_text(comparison: Comparison, *, width: int = 80, lang: str = "en") -> str:
    """Write a comparison as text of at most `width` columns, ending in a newline."""
    words = wording(lang)
    rows = wrap(answer(comparison, words), width)
    for standing in comparison.standings:
        rows += ["", *_standing(standing, words, width)]
    if comparison.shared:
        titles = ", ".join(_shared_titles(comparison, lang))
        rows += ["", *wrap(words.say("compare.shared", titles=titles), width)]
    return "\n".join(rows) + "\n"


def comparison_json(comparison: Comparison) -> str:
    """Write a comparison as JSON, in English, ending in a newline."""
    words = wording("en")
    made = {
        "schema_version": "1",
        "answer": answer(comparison, words),
        "shared": list(comparison.shared),
        "products": [_made(standing, words) for standing in comparison.standings],
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def answer(comparison: Comparison, words: Wording) -> str:
    """Say which product has the fewest and weakest kinds of concern, and how much of it was not recognised."""
    ranked = [standing for standing in comparison.standings if standing.place is not None]
    if not ranked:
        return words.say("compare.none_read")
    first = [standing for standing in ranked if standing.place == 1]
    if len(ranked) == 1:
        return words.say("compare.only_one", name=_name(first[0]))
    if len(first) == len(ranked):
        return words.say("compare.same")
    names = words.say("compare.and").join(map(_name, first))
    said = words.say("compare.fewest", count=len(first), names=names)
    unknown = sum(standing.doubts for standing in first)
    return f"{said} {words.say('compare.answer_doubts', count=unknown)}" if unknown else said


def why(standing: Standing, words: Wording) -> str:
    """Say what puts a product in its place."""
    if standing.place is None:
        return words.say("compare.unread")
    if standing.behind is not None:
        counted = words.say(f"compare.count_{standing.behind.count}", count=standing.behind.own)
        return words.say("compare.behind", counted=counted, before=standing.behind.before)
    return words.say("compare.first" if standing.place == 1 else "compare.tied")


def _standing(standing: Standing, words: Wording, width: int) -> Iterator[str]:
    place = "-" if standing.place is None else f"{standing.place}."
    tally = standing.tally
    counts = (("personal", tally.personal), ("avoid", tally.avoid), ("caution", tally.caution), ("note", tally.note))
    kinds = ", ".join(words.say(f"compare.count_{key}", count=count) for key, count in counts if count)
    head = words.say("compare.kinds", name=_name(standing), kinds=kinds or words.say("compare.no_kinds"))
    yield from wrap(head if standing.place is not None else _name(standing), width, f"{place} ", "   ")
    yield from wrap(why(standing, words), width, "   ")
    if standing.only:
        only = "; ".join(_heading(finding, words) for finding in standing.only)
        yield from wrap(only, width, f"   {words.field('compare.only')} ", "     ")
    if standing.doubts:
        yield from wrap(words.say("compare.doubts", count=standing.doubts), width, "   ")


def _name(standing: Standing) -> str:
    return printable(standing.product.name, LONGEST_NAME)


def _heading(finding: Finding, words: Wording) -> str:
    title, about = printable(in_language(finding.title, words.language)[0]), printable(finding.about, LONGEST_NAME)
    severity = words.term("severity", finding.severity.value)
    named = finding.match is not None and about.casefold() not in title.casefold()
    return f"{severity} {words.say('report.pair', name=about, value=title)}" if named else f"{severity} {title}"


def _shared_titles(comparison: Comparison, lang: str) -> list[str]:
    titles = {finding.rule: finding.title for item in comparison.standings for finding in item.product.findings}
    return [printable(in_language(titles[rule], lang)[0]) for rule in comparison.shared]


def _made(standing: Standing, words: Wording) -> dict[str, Any]:
    only = [
        {"rule": item.rule, "severity": item.severity.value, "about": item.about, "title": item.title}
        for item in standing.only
    ]
    return {
        "name": standing.product.name,
        "outcome": standing.product.outcome.value,
        "place": standing.place,
        "kinds": asdict(standing.tally),
        "only": only,
        "doubts": standing.doubts,
        "why": why(standing, words),
    }
