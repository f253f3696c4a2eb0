"""Configuration: options that someone would otherwise repeat in every command, in a file scanner.toml."""

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

CONFIG_FILE = "scanner.toml"

# What may stand in the file, and the parameter of commands that each sets.
_KEYS = {
    "all": "unfold",
    "database": "database",
    "engine": "engine",
    "fail-on": "fail_on",
    "format": "formats",
    "ignore": "ignore",
    "lang": "lang",
    "profile": "profile",
    "skin": "skin",
    "workers": "workers",
}
_PATHS = ("database", "ignore", "profile")


def read_config(path: Path) -> Mapping[str, Any]:
    """Read a configuration file; give values by the names of parameters.

    Relative paths in it are from the folder it is in. Raises `click.UsageError` where it cannot be read or has a key
    that is not known; values are checked by the options they stand for.
    """
    try:
        made = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise click.UsageError(f"{path}: It cannot be read ({error.strerror}). Check the name.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise click.UsageError(f"{path}: It is not valid TOML ({error}). Mend the line.") from error
    values: dict[str, Any] = {}
    for key, value in made.items():
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1, 0.5)
            hint = f"Did you mean {near[0]!r}?" if near else f"Known are: {', '.join(_KEYS)}."
            raise click.UsageError(f"{path}: {key!r} is not known. {hint}")
        if key in _PATHS and isinstance(value, str):
            value = str(path.parent / value)
        if key == "format" and isinstance(value, str):
            value = [value]
        values[_KEYS[key]] = value
    return values


def defaults_for(group: click.Group, values: Mapping[str, Any]) -> dict[str, Any]:
    """Spread values over the commands of a group: each gets those that it has options for."""
    made: dict[str, Any] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            made[name] = defaults_for(command, values)
        else:
            options = {parameter.name: parameter for parameter in command.params}
            made[name] = {
                key: value for key, value in values.items() if key in options and _fits(options[key], key, value)
            }
    return made


def _fits(option: click.Parameter, key: str, value: Any) -> bool:
    """Tell whether a value is for this option: a batch writes JSON anyway, and has no such choice of format."""
    if key != "formats" or not isinstance(option.type, click.Choice) or not isinstance(value, list):
        return True
    return option.multiple and ("json" in option.type.choices or "json" not in value)
