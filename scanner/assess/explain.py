"""Explanations: what a rule, an ingredient or a group of allergens is, and why it matters on open skin."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from scanner.assess.concern import fade, hazards_of, sources_of
from scanner.assess.personal import relation
from scanner.assess.profile import Allergy
from scanner.knowledge.base import Knowledge
from scanner.knowledge.groups import AllergenGroup
from scanner.knowledge.key import name_key
from scanner.knowledge.model import Hazard, Rule, Severity, Skin, Source, Substance

_NEAR = 5
_LIKE_ENOUGH = 70.0


@dataclass(frozen=True, slots=True)
class Reason:
    """One hazard of an ingredient: its rule's document, its severity for each state of the skin, what it rests on."""

    rule: Rule
    hazard: Hazard
    severity: tuple[tuple[Skin, Severity | None], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A group of allergens that an ingredient belongs to, and how: "member" or "cross-reactor"."""

    group: AllergenGroup
    relation: str


@dataclass(frozen=True, slots=True)
class IngredientExplained:
    """All that the database holds of one ingredient. No `reasons` means that nothing is listed, not that nothing is."""

    name: str
    substance: Substance | None
    other_names: tuple[str, ...]
    aliases: tuple[str, ...]
    reasons: tuple[Reason, ...]
    groups: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class RuleExplained:
    """A rule's document with its sources and the reviewed ingredients under it; empty for rules about packs."""

    rule: Rule
    sources: tuple[Source, ...]
    ingredients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupExplained:
    """A group of allergens with its sources and all ingredients under its rules and names."""

    group: AllergenGroup
    sources: tuple[Source, ...]
    members: tuple[str, ...]
    cross_reactors: tuple[str, ...]


Explained = IngredientExplained | RuleExplained | GroupExplained


class NothingToExplain(Exception):
    """A word that is no rule, ingredient or group; `near` holds the nearest that are, best first."""

    def __init__(self, subject: str, near: tuple[str, ...]) -> None:
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        super().__init__(f"There is no rule, ingredient or group {subject!r} in the database.{hint}")
        self.subject = subject
        self.near = near


def explain(subject: str, knowledge: Knowledge) -> tuple[Explained, ...]:
    """Explain a rule by its id, an ingredient by any of its names, or a group of allergens.

    A word that stands for several things gives one explanation each, rules first. Raises `NothingToExplain`.
    """
    found: list[Explained] = []
    rule = knowledge.rules.get(subject.strip().casefold().replace(" ", "-"))
    if rule is not None:
        found.append(explain_rule(rule, knowledge))
    names = dict.fromkeys(knowledge.names.canonical(hit.name) for hit in knowledge.names.exact(subject))
    if not names and subject.upper() in knowledge.hazards:
        names = {subject.upper(): None}
    found += [explain_ingredient(name, knowledge) for name in names]
    key = name_key(subject)
    for group in knowledge.groups.values():
        if key in map(name_key, (group.id, group.title, *group.also)):
            found.append(explain_group(group, knowledge))
    if not found:
        raise NothingToExplain(subject, _near(subject, knowledge))
    return tuple(found)


def explain_rule(rule: Rule, knowledge: Knowledge) -> RuleExplained:
    """Gather a rule's document, its sources and the reviewed ingredients under it."""
    return RuleExplained(rule, sources_of(rule.sources, knowledge), _under(rule.id, knowledge))


def explain_ingredient(name: str, knowledge: Knowledge) -> IngredientExplained:
    """Gather what the database holds of the substance with an INCI name."""
    names = dict.fromkeys((name, *knowledge.names.same_as(name)))
    hazards = hazards_of(name, knowledge)
    aliases = dict.fromkeys(alias for other in names for alias in knowledge.names.aliases_of(other))
    rules = frozenset(hazard.rule for hazard in hazards)
    return IngredientExplained(
        name=name,
        substance=knowledge.names.substance(name),
        other_names=tuple(other for other in names if other != name),
        aliases=tuple(aliases),
        reasons=tuple(_reason(hazard, knowledge) for hazard in hazards),
        groups=tuple(
            Related(group, relation)
            for group in knowledge.groups.values()
            if (relation := _relation(group, tuple(names), rules)) is not None
        ),
    )


def explain_group(group: AllergenGroup, knowledge: Knowledge) -> GroupExplained:
    """Gather a group of allergens, with its rules replaced by the reviewed ingredients under them."""
    return GroupExplained(
        group,
        sources_of(group.sources, knowledge),
        _expanded(group.members, knowledge),
        _expanded(group.cross_reactors, knowledge),
    )


def _reason(hazard: Hazard, knowledge: Knowledge) -> Reason:
    rule = knowledge.rules[hazard.rule]
    severity = tuple((skin, fade(hazard.severity, rule, skin)) for skin in Skin)
    return Reason(rule, hazard, severity, sources_of((*hazard.sources, *rule.sources), knowledge))


def _relation(group: AllergenGroup, names: tuple[str, ...], rules: frozenset[str]) -> str | None:
    found = {relation(Allergy(group.title, group), name, rules) for name in names}
    return "member" if "member" in found else "cross-reactor" if "cross-reactor" in found else None


def _under(rule: str, knowledge: Knowledge) -> tuple[str, ...]:
    hazards = knowledge.hazards
    return tuple(
        name for name in hazards if hazards.reviewed(name) and any(item.rule == rule for item in hazards[name])
    )


def _expanded(entries: tuple[str, ...], knowledge: Knowledge) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for entry in entries:
        names.update(dict.fromkeys(_under(entry[5:], knowledge) if entry.startswith("rule:") else (entry,)))
    return tuple(names)


def _near(subject: str, knowledge: Knowledge) -> tuple[str, ...]:
    rules = process.extract(subject, list(knowledge.rules), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=2)
    keys = knowledge.names.keys
    near = process.extract(name_key(subject), keys, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=_NEAR)
    words = [rule for rule, _, _ in rules]
    words += [knowledge.names.hits_at(place)[0].found for _, _, place in near]
    return tuple(dict.fromkeys(words))[:_NEAR]
