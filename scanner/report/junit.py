"""The report as JUnit XML: a suite a product, a case a rule, for build servers that count failures."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree as Xml

from scanner.report import grouped, sentences
from scanner.report.printable import printable
from scanner.report.translate import translated
from scanner.report.wording import Wording, wording

Made = Mapping[str, Any]

_FAILING = ("avoid", "caution")


def junit_report(document: Made, *, lang: str = "en") -> str:
    """Write the report as JUnit XML.

    A rule with a finding of avoid or caution is a failed case; one with notes only passes and says so. A rule that
    could not be judged, or whose findings are all hidden, is skipped. The case "reading" says what was not read or
    recognised: skipped if anything is, an error if too little could be read to answer. A photo that could not be
    opened is an error.
    """
    words = wording(lang)
    document = translated(document, lang)
    root = Xml.Element("testsuites", name="scanner")
    for product in document["products"]:
        _suite(root, product, words)
    if document["problems"]:
        suite = Xml.SubElement(root, "testsuite", name=words.say("section.problems"))
        for item in document["problems"]:
            case = Xml.SubElement(suite, "testcase", classname="photo", name=_text(item["path"]))
            _say(case, "error", "not-opened", item["problem"], f"{item['problem']} {item['advice']}")
        _count(suite)
    for key in ("tests", "failures", "errors", "skipped"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    Xml.indent(root)
    return "<?xml version='1.0' encoding='UTF-8'?>\n" + Xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: Xml.Element, product: Made, words: Wording) -> None:
    name = _text(product["name"])
    suite = Xml.SubElement(root, "testsuite", name=name)
    _reading(Xml.SubElement(suite, "testcase", classname=name, name="reading"), product, words)
    states = {item["rule"]: item for item in product["checked"]}
    for rule in dict.fromkeys([*(finding["rule"] for finding in product["findings"]), *states]):
        found = [finding for finding in product["findings"] if finding["rule"] == rule]
        case = Xml.SubElement(suite, "testcase", classname=name, name=_text(rule))
        open_ones = [finding for finding in found if finding["suppressed"] is None]
        failing = [finding for finding in open_ones if finding["severity"] in _FAILING]
        if failing:
            body = "\n\n".join(_told(finding, product, words) for finding in failing)
            heads = "; ".join(sentences.heading(finding, words) for finding in failing)
            _say(case, "failure", failing[0]["severity"], heads, body)
        elif open_ones:
            told = "\n\n".join(_told(finding, product, words) for finding in open_ones)
            Xml.SubElement(case, "system-out").text = _body(told)
        elif found:
            _say(case, "skipped", "", "; ".join(sentences.hidden(found, words)))
        elif others := [finding for finding in product["findings"] if rule in finding.get("also", ())]:
            heads = "; ".join(sentences.heading(finding, words) for finding in others)
            Xml.SubElement(case, "system-out").text = _body(heads)
        elif rule in states and states[rule]["state"] != "checked":
            _say(case, "skipped", "", states[rule]["why"] or words.say("checked.not_judged"))
    _count(suite)


def _reading(case: Xml.Element, product: Made, words: Wording) -> None:
    unknown = "\n".join([*sentences.unread(product, words), *sentences.doubtful(product, words)])
    answer = " ".join(sentences.answer(product, words))
    if product["outcome"] == "unreadable":
        _say(case, "error", "unreadable", answer, f"{answer}\n{unknown}")
    elif unknown:
        _say(case, "skipped", "", f"{words.field('section.not_known')} {unknown}")
    Xml.SubElement(case, "system-out").text = _body(answer)


def _told(finding: Made, product: Made, words: Wording) -> str:
    rows = [f"{words.term('severity', finding['severity'])} {sentences.heading(finding, words)}"]
    rows.append(f"{words.field('finding.why')} {printable(finding['why'])}")
    others = grouped.alternatives(finding, words)
    if others:
        rows.append(f"{words.field('finding.alternatives')} {' · '.join(others)}")
    rows.append(f"{words.field('finding.advice')} {printable(finding['advice'])}")
    quotes, doubt = sentences.evidence(finding, product, words), sentences.sure(finding, words)
    rows += [f"{words.field('finding.printed')} {'; '.join(quotes)}"] if quotes else []
    rows += [f"{words.field('finding.sure')} {doubt}"] if doubt else []
    rows.append(f"{words.field('finding.sources')} {'; '.join(sentences.cited(finding, words))}")
    return "\n".join(rows)


def _say(case: Xml.Element, tag: str, kind: str, message: str, body: str = "") -> None:
    element = Xml.SubElement(case, tag, {"message": _text(message)} | ({"type": kind} if kind else {}))
    element.text = _body(body) or None


def _count(suite: Xml.Element) -> None:
    for key, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(key, str(len(suite.findall(f".//{tag}"))))


def _text(text: str) -> str:
    return printable(text, 2000)


def _body(text: str) -> str:
    """Give rows of text without the characters that XML does not allow."""
    return "\n".join(printable(row) for row in text.split("\n"))
