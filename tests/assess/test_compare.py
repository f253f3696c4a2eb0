"""Products side by side: order, ties, reasons, and products of which too little was read."""

from collections.abc import Callable

import pytest

from scanner.assess.assess import assess
from scanner.assess.compare import Behind, compare, tally
from scanner.assess.ignore import Ignored
from scanner.assess.model import AssessedProduct
from scanner.assess.profile import profile_of
from scanner.knowledge.base import Knowledge
from tests.assess.conftest import Lister

Maker = Callable[..., AssessedProduct]


@pytest.fixture
def product(knowledge: Knowledge, listed: Lister) -> Maker:
    def make(
        name: str, *names: str, allergies: tuple[str, ...] = (), ignore: tuple[Ignored, ...] = ()
    ) -> AssessedProduct:
        profile = profile_of({"allergies": list(allergies)}, knowledge) if allergies else None
        return assess(listed(*names), [], knowledge, profile=profile, ignore=ignore, name=name)

    return make


def order(*products: AssessedProduct) -> list[tuple[int | None, str]]:
    return [(standing.place, standing.product.name) for standing in compare(products).standings]


def test_fewer_and_weaker_concerns_come_first(product: Maker) -> None:
    made = (
        product("two to avoid", "Retinol", "Parfum"),
        product("a note", "Phenoxyethanol"),
        product("one to avoid", "Retinol"),
        product("a caution", "Lanolin"),
        product("nothing", "Aqua", "Glycerin"),
    )
    assert [name for _, name in order(*made)] == ["nothing", "a note", "a caution", "one to avoid", "two to avoid"]


def test_kinds_of_concern_count_and_not_ingredients(product: Maker) -> None:
    many = product("many of one kind", "Limonene", "Geraniol", "Citral", "Linalool")
    assert (tally(many).avoid, tally(many).established) == (1, 1)
    assert order(product("two kinds", "Retinol", "Mica"), many)[0] == (1, "many of one kind")


def test_products_that_cannot_be_told_apart_share_a_place(product: Maker) -> None:
    made = compare((product("a", "Retinol"), product("b", "Retinal"), product("c", "Retinol", "Parfum")))
    assert [standing.place for standing in made.standings] == [1, 1, 3]
    assert made.shared == ("retinoid",)
    assert [standing.behind for standing in made.standings][:2] == [None, None]


def test_a_reason_says_what_puts_a_product_behind(product: Maker) -> None:
    made = compare((product("scented", "Retinol", "Parfum"), product("plain", "Retinol")))
    assert made.standings[0].product.name == "plain"
    assert [standing.behind for standing in made.standings] == [None, Behind("established", 2, 1)]
    assert [finding.rule for finding in made.standings[1].only] == ["fragrance-mixture"]


def test_a_product_too_little_read_has_no_place_and_does_not_win(product: Maker) -> None:
    made = compare((product("unread"), product("read", "Retinol")))
    assert [(standing.place, standing.product.name) for standing in made.standings] == [(1, "read"), (None, "unread")]


def test_what_was_not_recognised_is_counted(product: Maker) -> None:
    made = compare((product("doubtful", "Aqua", "Qwertzuiopium"), product("other", "Retinol")))
    assert [standing.doubts for standing in made.standings] == [1, 0]


def test_the_profile_weighs_most_and_hidden_findings_not_at_all(product: Maker) -> None:
    mine = product("mine", "Lanolin", allergies=("lanolin",))
    other = product("other", "Retinol", "Parfum", allergies=("lanolin",))
    assert order(mine, other)[0] == (1, "other")
    hidden = product("hidden", "Retinol", ignore=(Ignored("patch test", "retinoid"),))
    assert order(product("note", "Phenoxyethanol"), hidden)[0] == (1, "hidden")


def test_one_product_is_no_comparison(product: Maker) -> None:
    with pytest.raises(ValueError, match="two"):
        compare((product("a", "Aqua"),))
