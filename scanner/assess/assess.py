"""From a label to what matters on it: every finding, in order, and what was looked for."""

from collections.abc import Sequence

from scanner.assess.checked import CHECKED, ingredients_checked
from scanner.assess.front import front_concerns
from scanner.assess.ignore import Ignored, suppress
from scanner.assess.ingredients import ingredient_concerns
from scanner.assess.model import AssessedProduct, Checked, Finding, Outcome
from scanner.assess.personal import with_profile
from scanner.assess.profile import Profile
from scanner.assess.ranking import ranked, strongest
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
    concerns = [*ingredient_concerns(label, knowledge, skin), *front_concerns(label, readings, knowledge, skin)]
    checked = ingredients_checked(label, readings, knowledge)
    if profile is not None:
        concerns = with_profile(concerns, profile, label, knowledge, skin)
    findings = suppress(ranked(concerns), ignore, knowledge, today)
    return AssessedProduct(
        name=name,
        readings=tuple(readings),
        label=label,
        outcome=outcome(label, findings, checked),
        findings=findings,
        checked=tuple(checked),
        skin=skin,
        today=today,
    )


def outcome(label: Label, findings: Sequence[Finding], checked: Sequence[Checked]) -> Outcome:
    """Give the answer: concerns, none found, or too little read to say.

    A product of which no ingredient was recognised, no statement was read and no rule could be checked is unreadable,
    unless something was found on it all the same.
    """
    if strongest(findings) is not None:
        return Outcome.CONCERNS
    recognised = any(item.status is Status.RECOGNISED for item in label.ingredients)
    facts = label.claims or label.dates or label.needles or label.marks or label.lot or label.udi or label.symbols
    if not recognised and not facts and not any(item.state == CHECKED for item in checked):
        return Outcome.UNREADABLE
    return Outcome.NONE_FOUND
