"""The report's schema, and the check of a document against it."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def schema_text() -> str:
    """Give the JSON Schema (draft 2020-12) of the report."""
    return resources.files("scanner.report").joinpath("schema.json").read_text(encoding="utf-8")


def first_fault(document: Any) -> str | None:
    """Say where a document first departs from the schema, such as "products[0].name: is missing"; None if nowhere.

    Knows the keywords that the schema uses and no others; the tests hold it against a full validator.
    """
    return next(_faults(document, _schema(), ""), None)


@cache
def _schema() -> Mapping[str, Any]:
    schema: Mapping[str, Any] = json.loads(schema_text())
    return schema


def _faults(value: Any, schema: Mapping[str, Any], at: str) -> Iterator[str]:
    if "$ref" in schema:
        yield from _faults(value, _schema()["$defs"][schema["$ref"].rsplit("/", 1)[-1]], at)
    if "anyOf" in schema:
        each = [next(_faults(value, option, at), None) for option in schema["anyOf"]]
        if all(each):
            # Of "a place or null" the first says more than "is not null".
            yield each[0] or ""
    wanted = schema.get("type")
    if wanted is not None and not _is(value, wanted):
        yield f"{at or 'the report'}: is not of type {wanted}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{at}: is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: is none of {', '.join(schema['enum'])}"
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{at}: has not the form it should have"
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{at}: is out of range"
    if isinstance(value, dict):
        yield from _fields(value, schema, at)
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{at}: has {len(value)} entries"
        for place, item in enumerate(value):
            yield from _faults(item, schema.get("items", {}), f"{at}[{place}]")


def _fields(value: Mapping[str, Any], schema: Mapping[str, Any], at: str) -> Iterator[str]:
    known = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in value:
            yield f"{at}.{key}".lstrip(".") + ": is missing"
    for key, item in value.items():
        rule = known.get(key, schema.get("additionalProperties"))
        if isinstance(rule, dict):
            yield from _faults(item, rule, f"{at}.{key}".lstrip("."))


def _is(value: Any, wanted: str) -> bool:
    if isinstance(value, bool):
        return wanted == "boolean"
    if wanted == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, _TYPES[wanted])
