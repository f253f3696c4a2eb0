"""The report for a terminal: first the answer, then what matters most, then the rest, then what stays unknown."""

from collections.abc import Mapping, Sequence
from typing import Any

from scanner.report import grouped, sentences
from scanner.report.columns import columns, wrap
from scanner.report.printable import printable
from scanner.report.translate import translated
from scanner.report.wording import Wording, wording

Made = Mapping[str, Any]

_TOP = 3
_QUOTES_AT_MOST = 4
_PLACES_AT_MOST = 6
_DOUBTS_AT_MOST = 8
_CODES = {"avoid": "1;31", "caution": "33", "note": "36", "heading": "1"}


def text_report(
    document: Made, *, width: int = 80, colour: bool = False, unfold: bool = False, lang: str = "en"
) -> str:
    """Write the report as text of at most `width` columns, ending in a newline.

    `colour` allows escape codes for colour; without it the text holds none. `unfold` lists notes, places and
    rules in full that are otherwise counted. Raises ValueError for a `lang` without a catalogue.
    """
    document = translated(document, lang)
    page = _Page(wording(lang), max(20, width), colour)
    if document["problems"]:
        page.section("section.problems")
        for item in document["problems"]:
            page.item(f"{printable(item['path'], 200)}: {printable(item['problem'])} {printable(item['advice'])}")
        page.blank()
    for product in document["products"]:
        _product(page, document, product, unfold)
    if not document["products"]:
        page.say(page.words.say("report.no_product"))
    page.say(sentences.made_by(document, page.words))
    return page.text()


def _product(page: "_Page", document: Made, product: Made, unfold: bool) -> None:
    words = page.words
    page.say(sentences.name_of(product, words), "heading")
    page.say(sentences.photos(product, words))
    page.say(sentences.judged(document, words))
    note = sentences.language_note(document, words)
    if note:
        page.say(note)
    page.blank()
    for sentence in sentences.answer(product, words):
        page.say(sentence)
    page.blank()
    strong, notes = sentences.shown(product, "avoid", "caution"), sentences.shown(product, "note")
    # Findings of one rule share their reason and advice: told together they are one thing to know, not nine.
    groups = list(grouped.together(strong).values())
    _findings(page, "section.matters", groups[:_TOP], product, 1, unfold)
    if unfold:
        _findings(page, "section.rest", groups[_TOP:], product, _TOP + 1, unfold)
        _findings(page, "section.notes", list(grouped.together(notes).values()), product, len(groups) + 1, unfold)
    else:
        _compact(page, groups[_TOP:])
        if notes:
            page.say(words.say("notes.folded", count=len(notes), kinds=sentences.counted(notes, words)))
            page.blank()
    _hidden(page, product)
    _not_known(page, product, unfold)
    _looked_for(page, product, unfold)


def _findings(
    page: "_Page", key: str, groups: Sequence[Sequence[Made]], product: Made, number: int, unfold: bool
) -> None:
    if not groups:
        return
    words = page.words
    page.section(key)
    for at, group in enumerate(groups, number):
        page.titled(f"{at:2}. ", group[0]["severity"], grouped.group_heading(group, words, len(group) if unfold else 4))
        quotes = grouped.group_evidence(group, product, words)
        page.field("finding.why", grouped.group_why(group))
        if unfold:
            for own in grouped.group_more(group, words):
                page.rows += wrap(own, page.width, "      - ")
        page.field("finding.advice", grouped.group_advice(group))
        if len(quotes) > _QUOTES_AT_MOST and not unfold:
            more = words.say("finding.more_evidence", count=len(quotes) - _QUOTES_AT_MOST)
            quotes = [*quotes[:_QUOTES_AT_MOST], more]
        page.field("finding.printed", "; ".join(quotes))
        page.field("finding.sure", grouped.group_doubt(group, words))
        if unfold:
            for number, line in enumerate(grouped.group_alternatives(group, words)):
                if number == 0:
                    page.field("finding.alternatives", line)
                else:
                    page.rows += wrap(line, page.width, "      ")
            page.field("finding.sources", "; ".join(grouped.group_sources(group, words)))
    page.blank()


def _compact(page: "_Page", groups: Sequence[Sequence[Made]]) -> None:
    """Give each group its severity, title and all that it is about."""
    if not groups:
        return
    page.section("section.rest")
    for group in groups:
        page.titled("  - ", group[0]["severity"], grouped.group_heading(group, page.words, len(group)))
    page.blank()


def _hidden(page: "_Page", product: Made) -> None:
    hidden = [finding for finding in product["findings"] if finding["suppressed"] is not None]
    if not hidden:
        return
    page.section("section.hidden")
    for line in sentences.hidden(hidden, page.words):
        page.item(line)
    page.blank()


def _not_known(page: "_Page", product: Made, unfold: bool) -> None:
    words = page.words
    page.section("section.not_known")
    places, doubts = sentences.unread(product, words), sentences.doubtful(product, words)
    page.items(places, len(places) if unfold else _PLACES_AT_MOST, "unread.more")
    page.items(doubts, len(doubts) if unfold else _DOUBTS_AT_MOST, "ingredient.more")
    if not places and not doubts:
        page.item(sentences.all_known(product, words))
    page.blank()


def _looked_for(page: "_Page", product: Made, unfold: bool) -> None:
    words = page.words
    page.section("section.looked_for")
    for line in sentences.checked(product, words):
        page.item(line)
    if unfold:
        for title, state in sentences.looked_for(product, words):
            page.item(f"{title}: {state}")
    page.item(sentences.readers(product, words))
    for notice in product["notices"]:
        page.item(printable(notice))
    page.blank()


class _Page:
    """Rows of text, set to a width."""

    def __init__(self, words: Wording, width: int, colour: bool) -> None:
        self.words, self.width, self.colour = words, width, colour
        self.rows: list[str] = []

    def say(self, text: str, style: str = "") -> None:
        self.rows += [self.styled(row, style) for row in wrap(text, self.width)]

    def section(self, key: str) -> None:
        self.say(self.words.say(key), "heading")

    def item(self, text: str) -> None:
        self.rows += wrap(text, self.width, "  - ")

    def items(self, lines: Sequence[str], at_most: int, more: str) -> None:
        for line in lines[:at_most]:
            self.item(line)
        if len(lines) > at_most:
            self.item(self.words.say(more, count=len(lines) - at_most))

    def titled(self, lead: str, severity: str, text: str) -> None:
        """Set a finding's first row: its number, the word for its severity, its name."""
        word = self.words.term("severity", severity)
        start = f"{lead}{word}  "
        if columns(start) + 12 <= self.width:
            rows = wrap(text, self.width, start, " " * (columns(lead) + 2))
        else:
            rows = wrap(f"{word} {text}", self.width, lead)
        rows[0] = rows[0].replace(word, self.styled(word, severity), 1)
        self.rows += rows

    def field(self, key: str, text: str) -> None:
        if text:
            self.rows += wrap(f"{self.words.field(key)} {text}", self.width, "    ", "      ")

    def blank(self) -> None:
        if self.rows and self.rows[-1]:
            self.rows.append("")

    def styled(self, text: str, style: str) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and style in _CODES else text

    def text(self) -> str:
        return "\n".join(self.rows) + "\n"
