"""From a label to what matters on it: every finding, in order, and what was looked for."""

from collections.abc import Sequence

from scanner.assess.checked import ingredients_checked, merged, nothing_checked, statements_checked
from scanner.assess.concern import Concern
from scanner.assess.front import front_concerns
from scanner.assess.ignore import Ignored, suppress
from scanner.assess.ingredients import ingredient_concerns
from scanner.assess.model import AssessedProduct, Finding, Outcome
from scanner.assess.pack import pack_findings
from scanner.assess.personal import with_profile
from scanner.assess.ph import ph_concerns
from scanner.assess.profile import Profile
from scanner.assess.ranking import ranked, strongest
from scanner.assess.use import rinsed_off
from scanner.knowledge.base import Knowledge
from scanner.knowledge.model import Skin
from scanner.label.model import Label, Status
from scanner.reading.model import Reading


def assess(
    label: Label,
    readings: Sequence[Reading],
    knowledge: Knowledge,
    *,
    skin: Skin = Skin.NEEDLED,
    today: str | None = None,
    profile: Profile | None = None,
    ignore: Sequence[Ignored] = (),
    name: str = "",
) -> AssessedProduct:
    """Judge one product for a state of the skin on a day.

    `today` is an ISO date, against which printed dates are judged; None leaves them unjudged. What `profile` names
    comes first. What `ignore` hides stays among the findings, marked with the reason. `name` is what the report calls
    the product.
    """
    on_pack, pack_checked = pack_findings(label, readings, knowledge, skin, today)
    concerns = [
        *(Concern(finding, position=int(finding.rank), pack=True) for finding in on_pack),
        *ingredient_concerns(label, knowledge, skin, rinsed_off(readings, knowledge)),
        *front_concerns(label, knowledge, skin),
        *ph_concerns(readings, knowledge, skin),
    ]
    if profile is not None:
        concerns = with_profile(concerns, profile, label, knowledge, skin)
    findings = suppress(ranked(concerns), ignore, knowledge, today)
    answer = outcome(label, findings)
    checked = merged(
        [
            *ingredients_checked(label, readings, knowledge),
            *statements_checked(label, readings, knowledge),
            *pack_checked,
        ]
    )
    return AssessedProduct(
        name=name,
        readings=tuple(readings),
        label=label,
        outcome=answer,
        findings=findings,
        checked=nothing_checked(checked) if answer is Outcome.UNREADABLE else checked,
        skin=skin,
        today=today,
    )


def outcome(label: Label, findings: Sequence[Finding]) -> Outcome:
    """Give the answer: concerns, none found, or too little read to say.

    A product on which no ingredient was recognised and no statement, date, length or mark was read is unreadable:
    rules that find nothing in nothing have not been checked.
    """
    if strongest(findings) is not None:
        return Outcome.CONCERNS
    recognised = any(item.status is Status.RECOGNISED for item in label.ingredients)
    facts = label.claims or label.dates or label.needles or label.marks or label.lot or label.udi or label.symbols
    return Outcome.NONE_FOUND if recognised or facts else Outcome.UNREADABLE
