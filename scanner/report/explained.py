"""Explanations of rules, ingredients and groups of allergens, in words and as JSON."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from scanner.assess.explain import Explained, GroupExplained, IngredientExplained, Reason, RuleExplained
from scanner.knowledge.model import Source
from scanner.report.columns import wrap
from scanner.report.sentences import cited
from scanner.report.translate import in_language
from scanner.report.wording import Wording, wording

_NAMES_AT_MOST = 24
_KINDS: Mapping[type, str] = {RuleExplained: "rule", IngredientExplained: "ingredient", GroupExplained: "group"}


def explanation_text(found: Sequence[Explained], *, width: int = 80, lang: str = "en", unfold: bool = False) -> str:
    """Write explanations as text of at most `width` columns, ending in a newline.

    `unfold` lists all names where else the first are. Sentences without a translation stay in English.
    """
    sheet = _Sheet(wording(lang), width, unfold)
    text = "\n".join("\n".join(sheet.rows(item)) + "\n" for item in found)
    if sheet.english:
        text += "\n" + "\n".join(wrap(sheet.words.texts["report.language_note"], width)) + "\n"
    return text


def explanation_json(found: Sequence[Explained]) -> str:
    """Write explanations as JSON, in English, ending in a newline."""
    made = [{"kind": _KINDS[type(item)], **asdict(item)} for item in found]
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


class _Sheet:
    def __init__(self, words: Wording, width: int, unfold: bool) -> None:
        self.words, self.width, self.unfold = words, width, unfold
        self.english = False
        """Whether a sentence had to stay in English."""

    def rows(self, item: Explained) -> Iterator[str]:
        if isinstance(item, IngredientExplained):
            yield from self._ingredient(item)
        elif isinstance(item, RuleExplained):
            yield from self._rule(item)
        else:
            yield from self._group(item)

    def _rule(self, item: RuleExplained) -> Iterator[str]:
        rule = item.rule
        yield from wrap(f"{self._said(rule.title)} ({self.words.say('explain.rule', id=rule.id)})", self.width)
        yield from self._field("explain.looks_for", self._said(rule.looks_for))
        yield from self._field("finding.why", self._said(rule.why))
        yield from self._field("finding.advice", self._said(rule.advice))
        found = {"needled": rule.needled, "healing": rule.healing, "intact": rule.intact}
        yield from self._field("explain.severity", self._severities(found.items()))
        yield from self._field("explain.ingredients", self._names(item.ingredients))
        yield from self._sources(item.sources)

    def _ingredient(self, item: IngredientExplained) -> Iterator[str]:
        yield from wrap(item.name, self.width)
        if item.substance is not None:
            yield from self._field("explain.cas", ", ".join(item.substance.cas))
            yield from self._field("explain.functions", ", ".join(item.substance.functions).lower())
        yield from self._field("explain.also", self._names((*item.other_names, *item.aliases)))
        if not item.reasons:
            yield from self._field("explain.concern", self.words.say("explain.no_concern"))
        for reason in item.reasons:
            yield from self._reason(reason)
        for related in item.groups:
            relation = self.words.term("relation", related.relation)
            yield from self._field("explain.group_of", f"{self._said(related.group.title)} ({relation})")

    def _reason(self, reason: Reason) -> Iterator[str]:
        rule, hazard = reason.rule, reason.hazard
        severity = self._severities((skin.value, found) for skin, found in reason.severity)
        basis = self.words.term("basis", hazard.basis)
        told = f"{self._said(rule.title)} ({self.words.say('explain.rule', id=rule.id)}). {severity}. {basis}."
        yield from self._field("explain.concern", told)
        yield from self._field("finding.why", self._said(" ".join(filter(None, (rule.why, hazard.why)))), "  ")
        yield from self._field("finding.advice", self._said(rule.advice), "  ")
        yield from self._field("explain.cross", self._names(hazard.cross_reactors), "  ")
        yield from self._field("explain.series", ", ".join(hazard.series), "  ")
        yield from self._sources(reason.sources, "  ")

    def _group(self, item: GroupExplained) -> Iterator[str]:
        yield from wrap(
            f"{self._said(item.group.title)} ({self.words.say('explain.group', id=item.group.id)})", self.width
        )
        yield from self._field("explain.also", ", ".join(item.group.also))
        yield from self._field("explain.series", ", ".join(item.group.series))
        yield from self._field("explain.members", self._names(item.members))
        yield from self._field("explain.cross", self._names(item.cross_reactors))
        yield from self._sources(item.sources)

    def _said(self, text: str) -> str:
        said, whole = in_language(text, self.words.language)
        self.english = self.english or not whole
        return said

    def _field(self, key: str, text: str, indent: str = "") -> Iterator[str]:
        """Set a named text in rows; nothing where there is no text."""
        if text:
            yield from wrap(text, self.width, f"  {indent}{self.words.field(key)} ", f"    {indent}")

    def _names(self, names: Iterable[str]) -> str:
        every = list(dict.fromkeys(names))
        shown = every if self.unfold else every[:_NAMES_AT_MOST]
        said, rest = ", ".join(shown), len(every) - len(shown)
        return self.words.say("explain.more", names=said, count=rest) if rest else said

    def _severities(self, found: Iterable[tuple[str, str | None]]) -> str:
        nothing = self.words.say("explain.nothing")
        said = (
            self.words.say(
                "report.pair",
                name=self.words.say(f"explain.skin_{skin}"),
                value=self.words.term("severity", severity) if severity else nothing,
            )
            for skin, severity in found
        )
        return ", ".join(said)

    def _sources(self, sources: Iterable[Source], indent: str = "") -> Iterator[str]:
        listed = [{"id": item.id, "citation": item.citation, "verification": item.verification} for item in sources]
        for citation in cited({"sources": listed}, self.words):
            yield from self._field("explain.source", citation, indent)
