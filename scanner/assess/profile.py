"""A person's profile: allergies, conditions, medicines, pregnancy and planned depth, read from a TOML file."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from rapidfuzz import fuzz, process

from scanner.knowledge.base import Knowledge
from scanner.knowledge.groups import AllergenGroup
from scanner.knowledge.key import name_key
from scanner.knowledge.person import PersonalEntry

_KEYS = ("allergies", "conditions", "medicines", "pregnant", "depth_mm")
_LISTS = {"condition": "conditions", "medicine": "medicines"}
_DEEPEST_MM = 10.0
_LIKE_ENOUGH = 60.0


class ProfileError(Exception):
    """A profile that cannot be used: `problem` says what is wrong with it, `advice` what to do."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(f"{problem} {advice}")
        self.problem = problem
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Allergy:
    """An allergy as written, and what it stands for: a group of allergens, or the INCI names of a substance."""

    written: str
    group: AllergenGroup | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person told about themselves. `entries` are conditions and medicines; `depth_mm` the depth they plan."""

    allergies: tuple[Allergy, ...] = ()
    entries: tuple[PersonalEntry, ...] = ()
    depth_mm: float | None = None


def read_profile(path: Path, knowledge: Knowledge) -> Profile:
    """Read a profile from a TOML file.

    Raises `ProfileError` where it cannot be read, has an unknown key, or names something that is not in the database;
    the error suggests the nearest entry that is.
    """
    try:
        made = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read ({error.strerror}).", "Check the path.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProfileError(f"{path}: is not valid TOML ({error}).", "Mend the line.") from error
    try:
        return profile_of(made, knowledge)
    except ProfileError as error:
        raise ProfileError(f"{path}: {error.problem}", error.advice) from error


def profile_of(made: Mapping[str, object], knowledge: Knowledge) -> Profile:
    """Make a profile of the keys and values of a TOML document. Raises `ProfileError` as `read_profile` does."""
    for key in made:
        if key not in _KEYS:
            raise ProfileError(f"{key!r} is no part of a profile.", suggestion(key, _KEYS))
    entries = [
        *(_entry(text, "condition", knowledge) for text in _texts(made, "conditions")),
        *(_entry(text, "medicine", knowledge) for text in _texts(made, "medicines")),
    ]
    pregnant = made.get("pregnant", False)
    if not isinstance(pregnant, bool):
        raise ProfileError(f"pregnant = {pregnant!r} is neither true nor false.", "Write true or false.")
    if pregnant:
        entries += [entry for entry in knowledge.personal.values() if entry.kind == "pregnancy"]
    allergies = tuple(_allergy(text, knowledge) for text in _texts(made, "allergies"))
    return Profile(allergies, tuple(dict.fromkeys(entries)), _depth(made.get("depth_mm")))


def suggestion(written: str, known: Iterable[str], otherwise: str = "") -> str:
    """Say which known word is nearest to one that is not known; list all where none is near."""
    words = list(known)
    near = process.extractOne(written, words, scorer=fuzz.WRatio, processor=str.casefold, score_cutoff=_LIKE_ENOUGH)
    if near is not None:
        return f"Did you mean {near[0]!r}?"
    return otherwise or f"Known are: {', '.join(words)}."


def template(knowledge: Knowledge) -> str:
    """Write a commented profile to fill in."""
    conditions = ", ".join(entry.id for entry in knowledge.personal.values() if entry.kind == "condition")
    medicines = ", ".join(entry.id for entry in knowledge.personal.values() if entry.kind == "medicine")
    groups = ", ".join(knowledge.groups)
    return "\n".join(
        (
            "# Your profile. Take away the # in front of a line and fill in what applies to you.",
            "# It stays on your machine; the scanner only reads it.",
            "",
            "# What you are allergic to: a substance as packs print it, an entry of your allergy pass, or a group:",
            *_wrapped(groups),
            '# allergies = ["fragrance mix I", "Methylisothiazolinone", "lanolin"]',
            "",
            "# Conditions of your skin or health:",
            *_wrapped(conditions),
            '# conditions = ["eczema"]',
            "",
            "# Medicines that you take or put on your skin:",
            *_wrapped(medicines),
            '# medicines = ["isotretinoin"]',
            "",
            "# true if you are or may be pregnant, or breastfeed.",
            "# pregnant = false",
            "",
            "# The depth to which you plan to needle, in millimetres.",
            "# depth_mm = 0.25",
            "",
        )
    )


def _wrapped(text: str, width: int = 100) -> list[str]:
    rows, row = [], "#  "
    for word in text.split(" "):
        if len(row) + len(word) >= width:
            rows.append(row)
            row = "#  "
        row += f" {word}"
    return [*rows, row]


def _texts(made: Mapping[str, object], key: str) -> list[str]:
    value = made.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise ProfileError(f"{key} is not a list of words.", f'Write it as {key} = ["one", "another"].')
    return [str(item).strip() for item in value]


def _depth(value: object) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= _DEEPEST_MM:
        raise ProfileError(
            f"depth_mm = {value!r} is no depth.", f"Write millimetres, above 0 and up to {_DEEPEST_MM:g}."
        )
    return float(value)


def _entry(text: str, kind: str, knowledge: Knowledge) -> PersonalEntry:
    key = name_key(text)
    known = [item for item in knowledge.personal.values() if item.kind in _LISTS]
    found = [item for item in known if key in map(name_key, (item.id, item.title, *item.also))]
    for entry in found:
        if entry.kind == kind:
            return entry
    problem = f"There is no {kind} {text!r} in the database."
    if found:
        raise ProfileError(problem, f"It is a {found[0].kind}: write it under {_LISTS[found[0].kind]}.")
    words = [word for item in known if item.kind == kind for word in (item.id, *item.also)]
    ids = ", ".join(item.id for item in known if item.kind == kind)
    raise ProfileError(problem, suggestion(text, words, f"Known are: {ids}."))


def _allergy(text: str, knowledge: Knowledge) -> Allergy:
    key = name_key(text)
    for group in knowledge.groups.values():
        if key in map(name_key, (group.id, group.title, *group.also)):
            return Allergy(text, group)
    hits = knowledge.names.exact(text)
    if hits:
        return Allergy(text, names=tuple(dict.fromkeys(knowledge.names.canonical(hit.name) for hit in hits)))
    if text.upper() in knowledge.hazards:
        return Allergy(text, names=(text.upper(),))
    raise ProfileError(f"There is no allergen {text!r} in the database.", _nearest_allergen(text, key, knowledge))


def _nearest_allergen(text: str, key: str, knowledge: Knowledge) -> str:
    words = [word for group in knowledge.groups.values() for word in (group.title, *group.also)]
    near_group = process.extractOne(text, words, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LIKE_ENOUGH)
    near_name = process.extractOne(key, knowledge.names.keys, scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH)
    nearest = max((near for near in (near_group, near_name) if near is not None), key=itemgetter(1), default=None)
    if nearest is None:
        return "Write the name as packs print it, or the name of a group: " + ", ".join(knowledge.groups) + "."
    if nearest is near_name:
        return f"Did you mean {knowledge.names.hits_at(nearest[2])[0].found!r}?"
    return f"Did you mean {nearest[0]!r}?"
