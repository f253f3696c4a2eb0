"""Findings of one rule told together: they share their reason and advice, and are one thing to know, not nine."""

from collections.abc import Mapping, Sequence
from typing import Any

from scanner.report import sentences
from scanner.report.printable import printable
from scanner.report.translate import sentences_of
from scanner.report.wording import Wording

Made = Mapping[str, Any]


def group_heading(group: Sequence[Made], words: Wording, at_most: int = 4) -> str:
    """Name findings of one rule together: its title and what they are about, the first few by name."""
    if len(group) == 1:
        return sentences.heading(group[0], words)
    title = printable(group[0]["title"], sentences.LONGEST_NAME)
    names = _abouts(group)
    if not names:
        return title
    said = ", ".join(names[:at_most])
    if len(names) > at_most:
        said = words.say("group.more", names=said, count=len(names) - at_most)
    return words.say("report.pair", name=title, value=said)


def group_why(group: Sequence[Made]) -> str:
    """Give the reason that findings of one rule share: the sentences that stand in each, in the first one's order."""
    each = [sentences_of(printable(finding["why"])) for finding in group]
    shared = [piece for piece in each[0] if all(piece in other for other in each[1:])]
    return " ".join(shared or each[0])


def group_more(group: Sequence[Made], words: Wording) -> list[str]:
    """Give what is said of single findings of one rule beyond the reason they share, each with what it is about."""
    shared = set(sentences_of(group_why(group)))
    told: dict[str, list[str]] = {}
    for finding in group:
        own = " ".join(piece for piece in sentences_of(printable(finding["why"])) if piece not in shared)
        if own:
            told.setdefault(own, []).append(sentences.about_of(finding, 80))
    return [words.say("report.pair", name=", ".join(dict.fromkeys(names)), value=own) for own, names in told.items()]


def alternatives(finding: Made, words: Wording) -> list[str]:
    """Say of each name that the print can stand for what it would mean; empty where the name is clear.

    What the finding's own reason says already is not said again.
    """
    known = set(sentences_of(printable(finding["why"])))
    said = []
    for other in finding.get("alternatives", ()):
        name = printable(other["name"], sentences.LONGEST_NAME)
        if other["severity"] is None:
            said.append(words.say("finding.alternative_none", name=name))
            continue
        more = [piece for piece in sentences_of(printable(other["why"])) if piece not in known]
        severity, title = words.term("severity", other["severity"]), printable(other["title"], sentences.LONGEST_NAME)
        line = words.say("finding.alternative", name=name, severity=severity, title=title)
        said.append(" ".join([line, *more]))
    return said


def group_alternatives(group: Sequence[Made], words: Wording) -> list[str]:
    """Say of findings of one rule what each name would mean that their prints can stand for, each once.

    Among several findings each line begins with the print that it is about.
    """
    said: dict[str, None] = {}
    for finding in group:
        for line in alternatives(finding, words):
            about = sentences.about_of(finding, 80)
            said[line if len(group) == 1 else words.say("report.pair", name=about, value=line)] = None
    return list(said)


def group_advice(group: Sequence[Made]) -> str:
    """Give the advice of findings of one rule, each once."""
    return " ".join(dict.fromkeys(printable(finding["advice"]) for finding in group))


def group_sources(group: Sequence[Made], words: Wording) -> list[str]:
    """Give the sources of findings of one rule, each once."""
    return sentences.cited({"sources": [source for finding in group for source in finding["sources"]]}, words)


def group_matched(group: Sequence[Made], words: Wording) -> list[str]:
    """Say how names were found that were not printed letter by letter."""
    found = [finding for finding in group if finding["match"] and finding["match"]["kind"] != "exact"]
    return list(dict.fromkeys(sentences.matched(finding["match"], words, finding["about"]) for finding in found))


def group_evidence(group: Sequence[Made], product: Made, words: Wording) -> list[str]:
    """Quote the words as printed of findings of one rule, each once."""
    return list(dict.fromkeys(quote for finding in group for quote in sentences.evidence(finding, product, words)))


def group_doubt(group: Sequence[Made], words: Wording) -> str:
    """Say which findings of a group are not certain, and of a single one how it was read; empty where all are."""
    doubt = group_sure(group, words)
    if len(group) == 1 and doubt:
        return ". ".join(
            part for part in (doubt, sentences.matched(group[0]["match"], words, group[0]["about"])) if part
        )
    return doubt


def group_sure(group: Sequence[Made], words: Wording) -> str:
    """Say which findings of a group are not certain; empty where all are."""
    if len(group) == 1:
        return sentences.sure(group[0], words)
    said: dict[str, list[Made]] = {}
    for finding in group:
        if finding["certainty"] != "certain":
            said.setdefault(sentences.sure(finding, words), []).append(finding)
    named = ((certainty, _abouts(findings)) for certainty, findings in said.items())
    return ". ".join(
        words.say("group.sure", certainty=certainty, names=", ".join(names)) if names else certainty
        for certainty, names in named
    )


def _abouts(group: Sequence[Made]) -> list[str]:
    names = [sentences.about_of(finding, 80) for finding in group if finding["match"] is not None]
    title = printable(group[0]["title"]).casefold()
    return [name for name in dict.fromkeys(names) if name.casefold() not in title]


def together(findings: Sequence[Made]) -> dict[tuple[str, str], list[Made]]:
    """Group findings by severity and title, in the order in which each group first comes."""
    groups: dict[tuple[str, str], list[Made]] = {}
    for finding in findings:
        groups.setdefault((finding["severity"], printable(finding["title"], sentences.LONGEST_NAME)), []).append(
            finding
        )
    return groups
