"""`Knowledge`: every table of the database as objects, each read when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.knowledge.amounts import read_amounts
from scanner.knowledge.free_from import FreeFrom, read_free_from
from scanner.knowledge.front_words import FrontWord, read_front_words
from scanner.knowledge.groups import AllergenGroup, read_groups
from scanner.knowledge.hazards import Hazards, read_hazards
from scanner.knowledge.model import Phrase, Rule, Source
from scanner.knowledge.names import Names, read_names
from scanner.knowledge.person import PersonalEntry, read_personal
from scanner.knowledge.ph_limits import PhLimit, read_ph_limits
from scanner.knowledge.phrases import read_phrases
from scanner.knowledge.rinse_off import read_rinse_off
from scanner.knowledge.rules import read_rules, read_sources
from scanner.knowledge.soaps import Soaps, read_soaps

if TYPE_CHECKING:
    from scanner.knowledge.nearest import Nearest


class Knowledge:
    """The database in one folder.

    Each table is read on first use and kept, so that a command pays only for what it needs. Raises
    `DatabaseError` where a table is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def names(self) -> Names:
        """The vocabulary and its aliases."""
        return read_names(self.folder)

    @cached_property
    def nearest(self) -> "Nearest":
        """The fuzzy search over the vocabulary."""
        # Imported here for numpy's sake: half the commands match no misread name.
        from scanner.knowledge.nearest import Nearest

        return Nearest(self.names)

    @cached_property
    def hazards(self) -> Hazards:
        """The hazards of each INCI name, the most severe first."""
        return read_hazards(self.folder)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by id."""
        return read_rules(self.folder)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return read_sources(self.folder)

    @cached_property
    def amounts(self) -> Mapping[str, float]:
        """The most that is used of an ingredient, in percent by weight, by INCI name."""
        return read_amounts(self.folder)

    @cached_property
    def free_from(self) -> Mapping[str, FreeFrom]:
        """What the words of "free from" statements cover, by word."""
        return read_free_from(self.folder)

    @cached_property
    def front_words(self) -> Mapping[str, tuple[FrontWord, ...]]:
        """The words of fronts by kind: active, statement, peel, not-meant, warning, title."""
        return read_front_words(self.folder)

    @cached_property
    def groups(self) -> Mapping[str, AllergenGroup]:
        """The groups of allergens by id."""
        return read_groups(self.folder)

    @cached_property
    def personal(self) -> Mapping[str, PersonalEntry]:
        """The conditions and medicines that a profile can name, by id."""
        return read_personal(self.folder)

    @cached_property
    def rinse_off(self) -> frozenset[str]:
        """The ids of the rules that weigh less on a product that is rinsed off."""
        return read_rinse_off(self.folder)

    @cached_property
    def ph_limits(self) -> Mapping[str, PhLimit]:
        """The limits of a printed pH, by the id of the rule."""
        return read_ph_limits(self.folder)

    @cached_property
    def soaps(self) -> Soaps:
        """The soaps by the fat they are made from."""
        return read_soaps(self.folder)

    @cached_property
    def phrases(self) -> Mapping[str, tuple[Phrase, ...]]:
        """Wordings by kind: heading, negation, sterility, reuse, storage, warning, mark, red-flag."""
        return read_phrases(self.folder)
