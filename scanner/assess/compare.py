"""Products side by side: which has fewer and weaker concerns, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from scanner.assess.model import AssessedProduct, Finding, Outcome
from scanner.assess.ranking import PERSONAL
from scanner.knowledge.model import Severity
from scanner.label.model import Status


@dataclass(frozen=True, slots=True)
class Tally:
    """How many kinds of concern a product has at each severity; ten fragrance allergens are one kind.

    `personal` counts what a profile asked for, `established` the kinds at avoid that are well founded.
    """

    personal: int
    established: int
    avoid: int
    caution: int
    note: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One product in a comparison.

    `place` counts from 1; products that cannot be told apart share one. It is None where too little was read to
    place the product. `only` holds what this product has and the others have not, the weightiest first. `doubts`
    counts the ingredients that were not recognised for sure. `why` says what puts it behind the product before it,
    or what speaks for the first.
    """

    product: AssessedProduct
    place: int | None
    tally: Tally
    only: tuple[Finding, ...]
    doubts: int
    why: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Products in order, the one with the fewest and weakest concerns first; those too little read come last.

    `shared` holds the ids of the rules that all of them meet. `answer` is a sentence for the person.
    """

    standings: tuple[Standing, ...]
    shared: tuple[str, ...]
    answer: str


def compare(products: Sequence[AssessedProduct]) -> Comparison:
    """Put products side by side.

    Kinds of concern are counted, not ingredients: first what a profile asked for, then well-founded reasons to avoid,
    all reasons to avoid, cautions, notes. Suppressed findings do not count. Raises ValueError for fewer than two.
    """
    if len(products) < 2:
        raise ValueError("A comparison needs at least two products.")
    readable = [product for product in products if product.outcome is not Outcome.UNREADABLE]
    ordered = sorted(readable, key=lambda product: _key(tally(product)))
    placed: list[Standing] = []
    for product in ordered:
        before = placed[-1] if placed else None
        own = tally(product)
        tied = before is not None and _key(before.tally) == _key(own)
        place = before.place if tied and before is not None else len(placed) + 1
        others = [other for other in readable if other is not product]
        why = _why(own, before.tally if before is not None else None)
        placed.append(Standing(product, place, own, _only(product, others), doubts(product), why))
    placed += [
        Standing(product, None, tally(product), (), doubts(product), "Too little of it could be read to compare it.")
        for product in products
        if product.outcome is Outcome.UNREADABLE
    ]
    shared = sorted(set.intersection(*({item.rule for item in _shown(product)} for product in readable or products)))
    return Comparison(tuple(placed), tuple(shared), _answer(placed))


def tally(product: AssessedProduct) -> Tally:
    """Count the kinds of concern of a product, each at its strongest severity."""
    strongest: dict[str, Severity] = {}
    founded: set[str] = set()
    for finding in _shown(product):
        if finding.rule not in strongest or finding.severity.rank < strongest[finding.rule].rank:
            strongest[finding.rule] = finding.severity
        if finding.severity is Severity.AVOID and finding.basis == "established":
            founded.add(finding.rule)
    counts = {severity: sum(found is severity for found in strongest.values()) for severity in Severity}
    personal = sum(rule.startswith(PERSONAL) for rule in strongest)
    return Tally(personal, len(founded), counts[Severity.AVOID], counts[Severity.CAUTION], counts[Severity.NOTE])


def doubts(product: AssessedProduct) -> int:
    """Count the printed ingredients that were not recognised for sure."""
    return sum(item.status is not Status.RECOGNISED for item in product.label.ingredients)


def _shown(product: AssessedProduct) -> list[Finding]:
    return [finding for finding in product.findings if finding.suppressed is None]


def _key(counted: Tally) -> tuple[int, ...]:
    return counted.personal, counted.established, counted.avoid, counted.caution, counted.note


def _only(product: AssessedProduct, others: Sequence[AssessedProduct]) -> tuple[Finding, ...]:
    elsewhere = {finding.rule for other in others for finding in _shown(other)}
    first: dict[str, Finding] = {}
    for finding in _shown(product):
        if finding.rule not in elsewhere:
            first.setdefault(finding.rule, finding)
    return tuple(sorted(first.values(), key=lambda finding: finding.rank))


_COUNTED = (
    ("kind of concern that your profile names", "kinds of concern that your profile names"),
    ("well-founded reason to avoid it", "well-founded reasons to avoid it"),
    ("reason to avoid it", "reasons to avoid it"),
    ("caution", "cautions"),
    ("note", "notes"),
)


def _why(own: Tally, before: Tally | None) -> str:
    if before is None:
        return "It has the fewest and weakest kinds of concern among what was read."
    for mine, theirs, (one, many) in zip(_key(own), _key(before), _COUNTED, strict=True):
        if mine != theirs:
            return f"It has {mine} {one if mine == 1 else many}, the product before it {theirs}."
    return "It has as many and as strong kinds of concern as the product before it."


def _answer(placed: Sequence[Standing]) -> str:
    ranked = [standing for standing in placed if standing.place is not None]
    if not ranked:
        return "Too little was read of these products to compare them."
    first = [standing for standing in ranked if standing.place == 1]
    if len(ranked) == 1:
        return f"Only {first[0].product.name} was read well enough to judge."
    if len(first) == len(ranked):
        return "These products have as many and as strong kinds of concern."
    names = " and ".join(standing.product.name for standing in first)
    said = f"{names} {'has' if len(first) == 1 else 'have'} the fewest and weakest kinds of concern."
    unknown = sum(standing.doubts for standing in first)
    if unknown:
        said += f" {unknown} of the ingredients there {'was' if unknown == 1 else 'were'} not recognised for sure."
    return said
