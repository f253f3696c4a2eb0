"""Products side by side: which has fewer and weaker concerns, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

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
class Behind:
    """The first count, in the order of a `Tally`, in which a product and the one before it differ."""

    count: str
    own: int
    before: int


@dataclass(frozen=True, slots=True)
class Standing:
    """One product in a comparison.

    `place` counts from 1; products that cannot be told apart share one. It is None where too little was read to
    place the product. `only` holds what this product has and the others have not, the weightiest first. `doubts`
    counts the ingredients that were not recognised for sure. `behind` says what puts it behind the product before it;
    None for the first, for one that shares its place, and for one without a place.
    """

    product: AssessedProduct
    place: int | None
    tally: Tally
    only: tuple[Finding, ...]
    doubts: int
    behind: Behind | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Products in order, the one with the fewest and weakest concerns first; those too little read come last.

    `shared` holds the ids of the rules that all of them meet.
    """

    standings: tuple[Standing, ...]
    shared: tuple[str, ...]


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
        behind = None if before is None else _behind(own, before.tally)
        placed.append(Standing(product, place, own, _only(product, others), doubts(product), behind))
    placed += [
        Standing(product, None, tally(product), (), doubts(product), None)
        for product in products
        if product.outcome is Outcome.UNREADABLE
    ]
    shared = sorted(set.intersection(*({item.rule for item in _shown(product)} for product in readable or products)))
    return Comparison(tuple(placed), tuple(shared))


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


def _behind(own: Tally, before: Tally) -> Behind | None:
    for field in fields(Tally):
        mine, theirs = getattr(own, field.name), getattr(before, field.name)
        if mine != theirs:
            return Behind(field.name, mine, theirs)
    return None
