"""Concerns of one person: what the label holds that their profile names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scanner.assess.concern import Concern, fade, hazards_of, sources_of
from scanner.assess.front import matches
from scanner.assess.model import Alternative, Certainty, Finding
from scanner.assess.profile import Allergy, Profile
from scanner.assess.substances import ALTERNATIVES, Named, printed_substances
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin
from scanner.knowledge.person import PersonalEntry
from scanner.label.model import Kind, Label

ALLERGY, CONDITION, MEDICINE, PREGNANCY, DEPTH = (
    "profile-allergy", "profile-condition", "profile-medicine", "profile-pregnancy", "profile-depth",
)  # fmt: skip
_RULES = {"condition": CONDITION, "medicine": MEDICINE, "pregnancy": PREGNANCY}
_DEPTH_TOLERANCE_MM = 0.005


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why a substance matters for the person: the rule, how much, under what title, in what words, from where."""

    rule: str
    severity: Severity
    title: str
    why: str
    sources: tuple[str, ...]


def with_profile(
    concerns: Sequence[Concern], profile: Profile, label: Label, knowledge: Knowledge, skin: Skin
) -> list[Concern]:
    """Put what a profile names into the concerns.

    A substance that the profile names gives one concern under the profile's rule, which says so, instead of its
    ordinary one; its ordinary reason follows in the words. Conditions and medicines that matter for needling itself,
    and the planned depth, are judged where the product needles.
    """
    canonical = knowledge.names.canonical
    ordinary: dict[str, Concern] = {}
    for concern in concerns:
        if concern.finding.rule in knowledge.hazards.rules:
            ordinary |= {canonical(name): concern for name in concern.finding.names or (concern.finding.about,)}
    personal: list[Concern] = []
    met: set[str] = set()
    for named in printed_substances(label, knowledge):
        reasons = {name: found for name in named.open if (found := tuple(_reasons(name, profile, knowledge)))}
        if not reasons:
            continue
        usual = list({id(item): item for name in reasons if (item := ordinary.get(canonical(name)))}.values())
        made = _personal(named, reasons, usual, knowledge, skin)
        if made is not None:
            personal.append(made)
            met |= {canonical(name) for name in made.finding.names}
    left = [
        _on_pack(item, profile, knowledge)
        for item in concerns
        if met.isdisjoint(canonical(name) for name in item.finding.names or (item.finding.about,))
    ]
    return [*personal, *_needling(profile, label, knowledge, skin), *_depth(profile, label, knowledge, skin), *left]


def _personal(
    named: Named,
    reasons: Mapping[str, Sequence[_Reason]],
    usual: Sequence[Concern],
    knowledge: Knowledge,
    skin: Skin,
) -> Concern | None:
    """Give the concern of a substance, or of a print that can be several, that takes up its `usual` ones."""
    given = sorted((reason for each in reasons.values() for reason in each), key=lambda reason: reason.severity.rank)
    main, rule = given[0], knowledge.rules[given[0].rule]
    ordinary = [concern.finding for concern in usual]
    severities = [finding.severity for finding in ordinary]
    faded = fade(main.severity, rule, skin)
    if faded is not None:
        severities.append(faded)
    if not severities:
        return None
    lead = named.lead
    names = tuple(dict.fromkeys((*reasons, *(name for finding in ordinary for name in finding.names))))
    if len(named.names) == 1 and lead.ingredient.name:
        names = (lead.ingredient.name,)
    why = dict.fromkeys((*(reason.why for reason in given), *(finding.why for finding in ordinary)))
    if len(named.names) > 1 and not ordinary:
        why = {f"The print can stand for more than one name: {', '.join(named.names)}.": None, **why}
    ids = [source.id for finding in ordinary for source in finding.sources]
    finding = Finding(
        rule=rule.id,
        severity=min(severities, key=lambda severity: severity.rank),
        about=ALTERNATIVES.join(names),
        title=main.title,
        why=" ".join(why),
        advice=rule.advice,
        certainty=lead.certainty,
        evidence=tuple(seen.ingredient.printed for seen in named.prints),
        match=lead.ingredient.match,
        sources=sources_of((*(s for reason in given for s in reason.sources), *ids), knowledge),
        also=tuple(dict.fromkeys(rule for finding in ordinary for rule in (finding.rule, *finding.also))),
        names=names,
        alternatives=next((finding.alternatives for finding in ordinary), ()) or _unjudged(named),
    )
    return Concern(finding, lead.amount, lead.ingredient.position)


def _unjudged(named: Named) -> tuple[Alternative, ...]:
    return tuple(Alternative(name) for name in named.names) if len(named.names) > 1 else ()


def relation(allergy: Allergy, name: str, rules: frozenset[str]) -> str | None:
    """Tell how a substance stands to an allergy: "member", "cross-reactor", or None."""
    if allergy.group is None:
        return "member" if name in allergy.names else None
    if any(matches(entry, name, rules) for entry in allergy.group.members):
        return "member"
    if any(matches(entry, name, rules) for entry in allergy.group.cross_reactors):
        return "cross-reactor"
    return None


def _reasons(name: str, profile: Profile, knowledge: Knowledge) -> Iterator[_Reason]:
    names = dict.fromkeys((name, *knowledge.names.same_as(name)))
    hazards = hazards_of(name, knowledge)
    rules = frozenset(hazard.rule for hazard in hazards)
    for allergy in profile.allergies:
        found = {relation(allergy, other, rules) for other in names}
        sources = allergy.group.sources if allergy.group is not None else ("unsourced",)
        if "member" in found:
            yield _Reason(ALLERGY, Severity.AVOID, _allergy_title(allergy), _named(allergy, name), sources)
        elif "cross-reactor" in found:
            why = f"Your profile names an allergy to {allergy.written}. People with it can react to {name} as well."
            yield _Reason(ALLERGY, Severity.CAUTION, _allergy_title(allergy), why, sources)
        elif allergy.group is None and (shared := _shared_group(allergy, names, rules, knowledge)):
            why = f"Your profile names an allergy to {allergy.written}. {name} is of the same group: {shared}."
            yield _Reason(ALLERGY, Severity.CAUTION, _allergy_title(allergy), why, sources)
    for entry in profile.entries:
        for matter in entry.matters:
            if any(matches(matter.member, other, rules) for other in names):
                why = f"Your profile names {entry.title.lower()}. {matter.why}"
                title = f"Matters with {entry.title.lower()}"
                yield _Reason(_RULES[entry.kind], matter.severity, title, why, matter.sources)
                break


def _allergy_title(allergy: Allergy) -> str:
    return f"Your allergy: {allergy.written}"


def _named(allergy: Allergy, name: str) -> str:
    said = f"Your profile names an allergy to {allergy.written}."
    return said if allergy.group is None else f"{said} {name} belongs to that group."


def _shared_group(allergy: Allergy, names: dict[str, None], rules: frozenset[str], knowledge: Knowledge) -> str:
    """Give the title of a narrow group that holds both the allergen of a profile and the substance; empty if none."""
    own = frozenset(hazard.rule for name in allergy.names for hazard in hazards_of(name, knowledge))
    for group in knowledge.groups.values():
        if group.id in _TOO_WIDE:
            continue
        whole = Allergy(group.title, group)
        if any(relation(whole, name, own) == "member" for name in allergy.names) and any(
            relation(whole, name, rules) for name in names
        ):
            return group.title
    return ""


# One scent substance says nothing about all scents; one oil or filter nothing about all others.
_TOO_WIDE = ("fragrance", "fragrance-mix-i", "fragrance-mix-ii", "essential-oils", "sunscreens", "balsam-of-peru")


def _on_pack(concern: Concern, profile: Profile, knowledge: Knowledge) -> Concern:
    """Turn a concern about the pack into the person's own where its rule is the group of an allergy: nickel, latex."""
    for allergy in profile.allergies:
        if concern.pack and allergy.group is not None and allergy.group.id == concern.finding.rule:
            why = f"Your profile names an allergy to {allergy.written}. {concern.finding.why}"
            finding = replace(
                concern.finding,
                rule=ALLERGY,
                severity=Severity.AVOID,
                title=_allergy_title(allergy),
                why=why,
                advice=knowledge.rules[ALLERGY].advice,
            )
            return replace(concern, finding=finding)
    return concern


def _needling(profile: Profile, label: Label, knowledge: Knowledge, skin: Skin) -> Iterator[Concern]:
    if label.kind not in (Kind.DEVICE, Kind.KIT):
        return
    for entry in profile.entries:
        if entry.needling is not None:
            yield _plain(entry, knowledge, skin)


def _plain(entry: PersonalEntry, knowledge: Knowledge, skin: Skin) -> Concern:
    rule = knowledge.rules[_RULES[entry.kind]]
    assert entry.needling is not None
    severity = fade(entry.needling, rule, skin) or Severity.NOTE
    finding = Finding(
        rule=rule.id,
        severity=severity,
        about=entry.id,
        title=f"Needling with {entry.title.lower()}",
        why=f"Your profile names {entry.title.lower()}. {entry.why}",
        advice=entry.advice,
        certainty=Certainty.CERTAIN,
        evidence=(),
        sources=sources_of(entry.sources, knowledge),
    )
    return Concern(finding)


def _depth(profile: Profile, label: Label, knowledge: Knowledge, skin: Skin) -> Iterator[Concern]:
    if profile.depth_mm is None or not label.needles:
        return
    shortest = min(needle.minimum_mm if needle.minimum_mm is not None else needle.length_mm for needle in label.needles)
    if shortest <= profile.depth_mm + _DEPTH_TOLERANCE_MM:
        return
    rule = knowledge.rules[DEPTH]
    severity = rule.severity(skin)
    if severity is None:
        return
    why = f"{rule.why} The shortest printed is {shortest:g} mm; you plan {profile.depth_mm:g} mm."
    prints = tuple(needle.printed for needle in label.needles)
    finding = Finding(
        rule.id, severity, "needle-length", rule.title, why, rule.advice, Certainty.CERTAIN, prints,
        sources=sources_of(rule.sources, knowledge),
    )  # fmt: skip
    yield Concern(finding)
