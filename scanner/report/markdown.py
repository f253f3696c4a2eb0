"""The report as Markdown (CommonMark with tables), for notes and pull requests."""

import re
from collections.abc import Mapping
from typing import Any

from scanner.report import grouped, sentences
from scanner.report.marked import Marked, marked_findings
from scanner.report.packed import packed
from scanner.report.printable import printable
from scanner.report.translate import translated
from scanner.report.wording import Wording, wording

Made = Mapping[str, Any]

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&@$!{}])")
_LINK = re.compile(r"(?<=[a-z])(:)(?=//)|(?<=www)(\.)", re.IGNORECASE)
_LEAD = re.compile(r"^([-+=>]|\d+[.)])")


def markdown_report(document: Made, *, lang: str = "en") -> str:
    """Write the report as Markdown; words from the photo are escaped, so that they stay words."""
    words = wording(lang)
    document = translated(document, lang)
    rows = [f"# {words.say('report.title')}", "", escaped(sentences.judged(document, words))]
    note = sentences.language_note(document, words)
    rows += ["", note] if note else []
    if document["problems"]:
        rows += ["", f"## {words.say('section.problems')}", ""]
        rows += [_item(f"{item['path']}: {item['problem']} {item['advice']}") for item in document["problems"]]
    for product in document["products"]:
        rows += ["", *_product(product, words)]
    if not document["products"]:
        rows += ["", words.say("report.no_product")]
    rows += ["", escaped(sentences.made_by(document, words))]
    return "\n".join(rows) + "\n"


def escaped(text: str) -> str:
    """Give words as Markdown that shows just these words, on one line."""
    text = _SPECIAL.sub(r"\\\1", printable(text))
    text = _LINK.sub(lambda found: "\\" + found[0], text)
    return _LEAD.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", text)


def _product(product: Made, words: Wording) -> list[str]:
    rows = [f"## {escaped(sentences.name_of(product, words))}", "", escaped(sentences.photos(product, words)), ""]
    rows += [f"**{escaped(sentence)}**  " for sentence in sentences.answer(product, words)]
    found = marked_findings(product, words)
    if found:
        rows += ["", f"### {words.say('section.findings')}"]
    for item in found:
        rows += ["", *_finding(item, product, words)]
    hidden = [finding for finding in product["findings"] if finding["suppressed"] is not None]
    if hidden:
        rows += ["", f"### {words.say('section.hidden')}", ""]
        rows += [_item(line) for line in sentences.hidden(hidden, words)]
    unknown = [*sentences.unread(product, words), *sentences.doubtful(product, words)]
    rows += ["", f"### {words.say('section.not_known')}", ""]
    rows += [_item(line) for line in unknown or [sentences.all_known(product, words)]]
    rows += ["", *_tables(product, words)]
    rows += [f"### {words.say('section.looked_for')}", ""]
    rows += [_item(line) for line in [*sentences.checked(product, words), sentences.readers(product, words)]]
    rows += [_item(notice) for notice in product["notices"]]
    return rows


def _finding(item: Marked, product: Made, words: Wording) -> list[str]:
    found = item.entries
    rows = [f"#### {item.label}\\. {escaped(words.term('severity', item.kind))} {escaped(item.text)}", ""]
    fields = {
        "printed": "; ".join(grouped.group_evidence(found, product, words)),
        "matched": "; ".join(grouped.group_matched(found, words)),
        "sure": grouped.group_sure(found, words),
        "why": " ".join([grouped.group_why(found), *grouped.group_more(found, words)]),
        "alternatives": " · ".join(grouped.group_alternatives(found, words)),
        "advice": grouped.group_advice(found),
        "sources": "; ".join(grouped.group_sources(found, words)),
    }
    return rows + [f"- **{words.field(f'finding.{key}')}** {escaped(text)}" for key, text in fields.items() if text]


def _tables(product: Made, words: Wording) -> list[str]:
    rows = [f"### {words.say('section.ingredients')}", ""]
    if product["ingredients"]:
        heads = (words.say("section.ingredients"), "INCI", words.say("page.state"))
        rows += [_row(["", *heads]), _row(["---:", "---", "---", "---"])]
        for item in product["ingredients"]:
            named = item["name"] or words.say("ingredient.or").join(one["name"] for one in item["candidates"])
            printed = printable(item["printed"], sentences.LONGEST_QUOTE)
            cells = [printed, named, words.term("status", item["status"])]
            rows.append(_row([str(item["position"]), *(escaped(text) for text in cells)]))
    else:
        rows.append(words.say("page.no_list"))
    table = packed(product, words)
    if table:
        rows += ["", f"### {words.say('section.pack')}", ""]
        rows += [_row([words.say(f"page.{key}") for key in ("what", "says", "where")]), _row(["---"] * 3)]
        rows += [_row([escaped(row[key]) for key in ("what", "says", "where")]) for row in table]
    return [*rows, ""]


def _item(text: str) -> str:
    return f"- {escaped(text)}"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
