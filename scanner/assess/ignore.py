"""Suppressions: findings that a person hides, with a reason and an end, read from a TOML file."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from scanner.assess.model import Finding, Suppression
from scanner.assess.profile import ProfileError, suggestion
from scanner.knowledge.base import Knowledge
from scanner.knowledge.key import name_key

_KEYS = ("rule", "ingredient", "reason", "until")


class IgnoreError(ProfileError):
    """A list of suppressions that cannot be used: `problem` says what is wrong with it, `advice` what to do."""


@dataclass(frozen=True, slots=True)
class Ignored:
    """One suppression: a rule or an ingredient or both, why, and until when (ISO date, its last day)."""

    reason: str
    rule: str | None = None
    ingredient: str | None = None
    until: str | None = None


def read_ignored(path: Path, knowledge: Knowledge) -> tuple[Ignored, ...]:
    """Read the suppressions of a TOML file: tables `[[ignore]]` with rule, ingredient, reason and until.

    Raises `IgnoreError` where it cannot be read, a table has no reason, names neither rule nor ingredient, names one
    that is not in the database, or has an `until` that is no date.
    """
    try:
        made = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise IgnoreError(f"{path}: cannot be read ({error.strerror}).", "Check the path.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise IgnoreError(f"{path}: is not valid TOML ({error}).", "Mend the line.") from error
    for key in made:
        if key != "ignore":
            raise IgnoreError(f"{path}: {key!r} is not known.", suggestion(key, ("ignore",)))
    tables = made.get("ignore", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise IgnoreError(f"{path}: ignore is not a list of tables.", "Begin each with [[ignore]].")
    try:
        return tuple(_ignored(table, knowledge) for table in tables)
    except IgnoreError as error:
        raise IgnoreError(f"{path}: {error.problem}", error.advice) from error


def suppress(
    findings: Iterable[Finding], ignored: Sequence[Ignored], knowledge: Knowledge, today: str | None
) -> tuple[Finding, ...]:
    """Mark the findings that are hidden on a day; without a day, an end date hides nothing any more."""
    return tuple(_marked(finding, ignored, knowledge, today) for finding in findings)


def _marked(finding: Finding, ignored: Sequence[Ignored], knowledge: Knowledge, today: str | None) -> Finding:
    for item in ignored:
        if item.until is not None and (today is None or today > item.until):
            continue
        if item.rule is not None and not fnmatchcase(finding.rule, item.rule):
            continue
        about = finding.names or (finding.about,)
        # A print that can be another substance as well stays shown: that one was not set aside.
        if item.ingredient is not None and not all(_same(item.ingredient, name, knowledge) for name in about):
            continue
        return replace(finding, suppressed=Suppression(item.reason, item.until))
    return finding


def _same(written: str, about: str, knowledge: Knowledge) -> bool:
    names = {knowledge.names.canonical(hit.name) for hit in knowledge.names.exact(written)}
    return knowledge.names.canonical(about) in names or name_key(written) == name_key(about)


def _ignored(table: Mapping[str, object], knowledge: Knowledge) -> Ignored:
    for key in table:
        if key not in _KEYS:
            raise IgnoreError(f"{key!r} is no part of a suppression.", suggestion(key, _KEYS))
    rule, ingredient = _text(table, "rule"), _text(table, "ingredient")
    reason = _text(table, "reason")
    if rule is None and ingredient is None:
        raise IgnoreError("A suppression names neither a rule nor an ingredient.", "Add rule = or ingredient =.")
    if reason is None:
        raise IgnoreError(f"The suppression of {ingredient or rule} has no reason.", 'Add reason = "...".')
    if rule is not None and not any(fnmatchcase(known, rule) for known in knowledge.rules):
        raise IgnoreError(f"There is no rule {rule!r}.", suggestion(rule, sorted(knowledge.rules)))
    if ingredient is not None and not knowledge.names.exact(ingredient):
        raise IgnoreError(f"There is no ingredient {ingredient!r} in the database.", "Write it as packs print it.")
    return Ignored(reason, rule, ingredient, _until(table.get("until")))


def _text(table: Mapping[str, object], key: str) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise IgnoreError(f"{key} = {value!r} is no text.", f'Write it as {key} = "...".')
    return value.strip()


def _until(value: object) -> str | None:
    if value is None:
        return None
    try:
        return (value if isinstance(value, date) else date.fromisoformat(str(value))).isoformat()[:10]
    except ValueError as error:
        raise IgnoreError(f"until = {value!r} is no date.", "Write it as until = 2027-01-31.") from error
