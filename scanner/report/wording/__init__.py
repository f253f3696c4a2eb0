"""The words of the reports, one catalogue a language, kept apart from the code."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

LANGUAGES = ("en", "de", "fr")


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts of one language by key, such as "outcome.unreadable"."""

    language: str
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Give the text of a key with its values filled in.

        A value named `count` chooses between the keys `KEY.one` and `KEY.other` where the catalogue has them.
        Raises KeyError for a key that the catalogue lacks.
        """
        if "count" in values:
            plural = f"{key}.one" if values["count"] == 1 else f"{key}.other"
            key = plural if plural in self.texts else key
        return self.texts[key].format_map(values)

    def field(self, key: str) -> str:
        """Give the text of a key as the name of a field, with the language's colon."""
        return self.say("report.field", name=self.say(key))

    def term(self, group: str, key: str) -> str:
        """Give the word for a key of a group, such as ("kind", "serum"); the key itself where there is none."""
        return self.texts.get(f"{group}.{key}", key)

    def number(self, value: float) -> str:
        """Write a number with the language's decimal mark, without needless noughts."""
        return f"{value:g}".replace(".", self.texts["report.decimal"])

    def symbol(self, title: str) -> str:
        """Give the title of a symbol in the language, from its English one; the same where there is no other."""
        key = _symbols().get(title)
        return title if key is None or self.language == "en" else self.texts.get(f"symbol.{key}", title)

    def known(self, group: str, key: str) -> str | None:
        """Give the word for a key of a group; None where there is none."""
        return self.texts.get(f"{group}.{key}")

    def glossary(self) -> list[tuple[str, str]]:
        """Give the terms that need explaining, each with its explanation, in the catalogue's order."""
        names = [key.split(".")[1] for key in self.texts if key.startswith("glossary.") and key.endswith(".term")]
        return [(self.texts[f"glossary.{name}.term"], self.texts[f"glossary.{name}.means"]) for name in names]


@cache
def _symbols() -> Mapping[str, str]:
    """Give the keys of symbols by their English titles."""
    texts = wording("en").texts
    return {text: key.partition(".")[2] for key, text in texts.items() if key.startswith("symbol.")}


@cache
def wording(language: str = "en") -> Wording:
    """Read the catalogue of a language. Raises ValueError for a language without one."""
    if language not in LANGUAGES:
        raise ValueError(f"no report texts in {language!r}; there are {', '.join(LANGUAGES)}")
    texts = dict(_flat(tomllib.loads(_part(f"{language}.toml"))))
    texts |= {row["key"]: row[language] for row in csv.DictReader(_part("pack.csv").splitlines())}
    return Wording(language, texts)


def _part(name: str) -> str:
    return resources.files("scanner.report.wording").joinpath(name).read_text(encoding="utf-8")


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        found += _flat(value, f"{prefix}{key}.") if isinstance(value, Mapping) else [(f"{prefix}{key}", value)]
    return found
