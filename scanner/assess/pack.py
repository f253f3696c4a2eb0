"""Judge a pack: every rule of the table of packaging rules, each by one small function."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from scanner.assess import pack_dates, pack_depth, pack_identity, pack_promises, pack_sterility
from scanner.assess.model import Certainty, Checked, Finding
from scanner.assess.pack_case import PackCase, PackConcern, PackRule
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Severity, Skin
from scanner.label.model import Label
from scanner.reading.model import Reading

CHECKED, NOT_CHECKED = "checked", "not-checked"

# The ids of the documents that each function can report, in the order of a report within one severity.
RULES: tuple[tuple[tuple[str, ...], PackRule], ...] = (
    (("kind-uncertain",), pack_identity.kind_uncertain),
    (
        ("non-sterile", "non-sterile-dressing", "non-sterile-serum", "non-sterile-part"),
        pack_sterility.non_sterile,
    ),
    (("expired",), pack_dates.expired),
    (("share",), pack_sterility.share),
    (("depth-home-high",), pack_depth.depth_home_high),
    (("claim-active-acne",), pack_promises.claim_active_acne),
    (("contradiction",), pack_sterility.contradiction),
    (("sterile-misleading",), pack_sterility.sterile_misleading),
    (("no-sterile-claim",), pack_sterility.no_sterile_claim),
    (("sterilise-first",), pack_sterility.sterilise_first),
    (("sterile-incomplete",), pack_sterility.sterile_incomplete),
    (("udi-conflict",), pack_dates.udi_conflict),
    (("relabelled",), pack_dates.relabelled),
    (("dates-inconsistent",), pack_dates.dates_inconsistent),
    (("template-unfilled",), pack_depth.template_unfilled),
    (("reuse",), pack_sterility.reuse),
    (("serum-on-needled-skin",), pack_promises.serum_on_needled_skin),
    (("latex",), pack_promises.latex),
    (("maker-missing",), pack_identity.maker_missing),
    (("no-lot",), pack_dates.no_lot),
    (("no-expiry",), pack_dates.no_expiry),
    (("ce-no-nb", "ce-basis"), pack_identity.ce_no_nb),
    (("ce-nb-odd",), pack_identity.ce_nb_odd),
    (("fda-misleading",), pack_identity.fda_misleading),
    (("authority-misleading",), pack_identity.authority_misleading),
    (("claim-disease",), pack_promises.claim_disease),
    (
        ("numbing", "bleeding", "for-minors", "used-goods", "all-skin", "bulk-pack", "quality-words"),
        pack_promises.flags,
    ),
    (("depth-info",), pack_depth.depth_info),
    (("depth-unknown",), pack_depth.depth_unknown),
    (("sterile-ok",), pack_sterility.sterile_ok),
    (("expires-soon",), pack_dates.expires_soon),
    (("read-again",), pack_dates.read_again),
    (("hygiene-words",), pack_sterility.hygiene_words),
    (("no-warnings",), pack_promises.no_warnings),
    (("no-ifu",), pack_promises.no_ifu),
    (("nickel",), pack_depth.nickel),
    (("udi-missing",), pack_dates.udi_missing),
    (("eu-rep-missing",), pack_identity.eu_rep_missing),
    (("ce-form",), pack_identity.ce_form),
    (("ce-irrelevant",), pack_identity.ce_irrelevant),
    (("fda-number",), pack_identity.fda_number),
    (("prescription",), pack_identity.prescription),
    (("claim-collagen",), pack_promises.claim_collagen),
    (("disc-needles",), pack_depth.disc_needles),
    (("language-only",), pack_promises.language_only),
)
_DATED = ("expired", "expires-soon")
# These hold for every product; all others speak of devices.
_FOR_ALL = (
    "kind-uncertain",
    "non-sterile-serum",
    "expired",
    "expires-soon",
    "dates-inconsistent",
    "relabelled",
    "claim-disease",
)


def pack_findings(
    label: Label, readings: Sequence[Reading], knowledge: Knowledge, skin: Skin, today: str | None
) -> tuple[list[Finding], list[Checked]]:
    """Give the findings about a pack, the most severe first, and which rules could be judged.

    `today` is an ISO date; without it dates are not judged. Each finding takes its words and severity from its rule's
    document; a rule that is silent for the state of the skin gives none.
    """
    case = PackCase(label, readings, knowledge, None if today is None else date.fromisoformat(today))
    findings: list[Finding] = []
    checked: list[Checked] = []
    for ids, rule in RULES:
        hindrances = {rule_id: _hindrance(rule_id, case) for rule_id in ids}
        for rule_id, hindrance in hindrances.items():
            checked.append(Checked(rule_id, NOT_CHECKED if hindrance else CHECKED, hindrance))
        if all(hindrances.values()):
            continue
        for concern in rule(case):
            if hindrances.get(concern.rule):
                continue
            finding = _finding(_doubted(concern, case) if case.uncertain else concern, len(findings), knowledge, skin)
            if finding is not None:
                findings.append(finding)
    findings.sort(key=lambda finding: (finding.severity.rank, finding.rank))
    return findings, checked


def _hindrance(rule_id: str, case: PackCase) -> str:
    if rule_id in _DATED and case.today is None:
        return "No date of today was given."
    if rule_id not in _FOR_ALL and not case.device:
        return "The product was not recognised as a device."
    if rule_id == "ce-form" and case.pasted:
        return "The shape of a mark cannot be judged from text."
    if rule_id.startswith("no-") or rule_id.endswith(("-missing", "-unknown", "-incomplete")):
        return case.hindrance
    return ""


def _doubted(concern: PackConcern, case: PackCase) -> PackConcern:
    """Give a concern about a pack that may hold no needles: possible only, and a caution at most.

    Where one thing alone speaks for needles, it is a note.
    """
    weaker = Severity.NOTE if case.hardly or concern.weaker is Severity.NOTE else Severity.CAUTION
    if concern.rule in _FOR_ALL and concern.rule != "kind-uncertain":
        weaker = concern.weaker or Severity.CAUTION
    return replace(concern, certainty=Certainty.POSSIBLE, weaker=weaker)


def _finding(concern: PackConcern, order: int, knowledge: Knowledge, skin: Skin) -> Finding | None:
    document = knowledge.rules[concern.rule]
    severity = document.severity(skin)
    if severity is None:
        return None
    if concern.weaker is not None:
        severity = max(severity, concern.weaker, key=lambda each: Severity(each).rank)
    sources = tuple(knowledge.sources[key] for key in document.sources if key in knowledge.sources)
    return Finding(
        rule=concern.rule,
        severity=severity,
        about=concern.about,
        title=document.title,
        why=f"{concern.detail} {document.why}".strip(),
        advice=document.advice,
        certainty=concern.certainty,
        evidence=concern.evidence,
        sources=sources,
        rank=float(order),
    )
