"""The schema of the tables, `schema.json` beside them: which columns each has, and what may stand in them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from scanner.knowledge.errors import DatabaseError
from scanner.knowledge.names import cas_checks
from scanner.knowledge.tables import read_table, split_cell

SCHEMA = "schema.json"
_CAS = re.compile(r"\d{2,7}-\d{2}-\d")
_EC = re.compile(r"\d{3}-\d{3}-\d")

Row = Mapping[str, str]


def violations(folder: Path) -> Sequence[str]:
    """Compare every table of a folder with the schema; give one sentence for each place that breaks it."""
    schemas = read_schema(folder)
    found = {path.name: list(read_table(folder, path.name)) for path in sorted(folder.glob("*.csv"))}
    problems = [f"{wanted} is missing." for wanted in schemas if not any(fnmatch(name, wanted) for name in found)]
    for name, rows in found.items():
        schema = schemas.get(name) or next((schemas[wanted] for wanted in schemas if fnmatch(name, wanted)), None)
        problems += (
            _of_table(name, schema, rows, found) if schema else [f"{name} is not in {SCHEMA}: describe it there."]
        )
    return problems


def read_schema(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the schema of a folder: for each table `what` it holds, its `columns` and which are `unique` together.

    A table may be named by a pattern such as `wording_*.csv`, which then goes for every table of that kind.

    A column may be `required`, `unique`, hold `many` values parted by `;`, allow `values` only, follow a `pattern`,
    pass a `check` (cas, ec), or `refers` to columns of tables, besides the values it may `allow`.
    """
    try:
        tables: dict[str, dict[str, Any]] = json.loads((folder / SCHEMA).read_text(encoding="utf-8"))["tables"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatabaseError(f"The schema cannot be read: {folder / SCHEMA}.", "Restore the file.") from error
    return tables


def _of_table(
    name: str, schema: Mapping[str, Any], rows: Sequence[Row], found: Mapping[str, Sequence[Row]]
) -> Iterator[str]:
    columns = schema["columns"]
    if rows and list(rows[0]) != list(columns):
        yield f"{name} has the columns {', '.join(rows[0])} instead of {', '.join(columns)}."
        return
    for column, rule in columns.items():
        targets = {row[rest] for table, rest in _targets(rule, found) for row in found[table]} | set(
            rule.get("allow", ())
        )
        for line, row in enumerate(rows, 2):
            for problem in _of_cell(row[column], rule, targets):
                yield f"{name}, row {line}, {column}: {problem}"
    single = [[column] for column, rule in columns.items() if rule.get("unique")]
    for together in single + schema.get("unique", []):
        yield from _repeated(name, rows, together)


def _targets(rule: Mapping[str, Any], found: Iterable[str]) -> Iterator[tuple[str, str]]:
    for reference in rule.get("refers", ()):
        pattern, _, column = reference.partition(":")
        yield from ((table, column) for table in found if fnmatch(table, pattern))


def _of_cell(cell: str, rule: Mapping[str, Any], targets: set[str]) -> Iterator[str]:
    if cell != cell.strip() or "\n" in cell:
        yield f"has white space around it or a line break: {cell!r}."
    values = split_cell(cell) if rule.get("many") else (cell,) if cell else ()
    if rule.get("required") and not values:
        yield "is empty."
    for value in values:
        if "values" in rule and value not in rule["values"]:
            yield f"{value!r} is none of {', '.join(rule['values'])}."
        if "pattern" in rule and not re.fullmatch(rule["pattern"], value):
            yield f"{value!r} has not the form {rule['pattern']}."
        if "refers" in rule and value not in targets:
            yield f"{value!r} is not in {', '.join(rule['refers'])}."
        if rule.get("check") == "cas" and not (_CAS.fullmatch(value) and cas_checks(value)):
            yield f"{value!r} is not a CAS number."
        if rule.get("check") == "ec" and not _ec_checks(value):
            yield f"{value!r} is not an EC number."


def _repeated(name: str, rows: Sequence[Row], together: Sequence[str]) -> Iterator[str]:
    seen: set[tuple[str, ...]] = set()
    for line, row in enumerate(rows, 2):
        values = tuple(row[column] for column in together)
        if values in seen:
            yield f"{name}, row {line}: {' and '.join(together)} stand there twice: {', '.join(values)}."
        seen.add(values)


def _ec_checks(ec: str) -> bool:
    """Tell whether the check digit of an EC number is right: the sum of digits times place from the left, mod 11."""
    digits = ec.replace("-", "")
    return bool(_EC.fullmatch(ec)) and sum(i * int(d) for i, d in enumerate(digits[:6], 1)) % 11 == int(digits[6])
