"""The record of a batch: a line of JSON a product, so that an interrupted batch can go on where it stopped."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from scanner.batch.product import PhotoProblem

RECORD_FILE = "record.jsonl"


@dataclass(frozen=True, slots=True)
class SeenFile:
    """What a photo's file was when it was scanned; `sha256` is empty where it could not be opened."""

    path: str
    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class ProductRow:
    """What a batch tells of one product.

    `state` is done or failed; `avoid`, `caution` and `note` count the findings that are not suppressed; `matters` is
    the title of the one that matters most. `reports` are the paths of its reports within the output folder.
    """

    product: str
    state: str
    kind: str = ""
    outcome: str = ""
    avoid: int = 0
    caution: int = 0
    note: int = 0
    ingredients: int = 0
    recognised: int = 0
    unread: int = 0
    matters: str = ""
    reports: tuple[str, ...] = ()
    problems: tuple[PhotoProblem, ...] = ()
    seen: tuple[SeenFile, ...] = ()
    under: str = ""


@dataclass(slots=True)
class Record:
    """The lines of a record file, read one at a time; only where each product's last line begins is kept.

    `head` tells under which conditions the batch was begun.
    """

    path: Path
    head: Mapping[str, Any] = field(default_factory=dict)
    _starts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def begin(cls, path: Path, head: Mapping[str, Any]) -> "Record":
        """Begin an empty record in place of any that is there."""
        path.write_text(json.dumps({"batch": head}, ensure_ascii=False) + "\n", encoding="utf-8")
        return cls(path, head)

    @classmethod
    def read(cls, path: Path) -> "Record":
        """Read a record that is there. Lines that are damaged, as the last one after a crash may be, do not count."""
        record = cls(path)
        with path.open("rb") as file:
            start = 0
            for line in file:
                stored = _parsed(line)
                if "batch" in stored:
                    record.head = stored["batch"]
                elif "product" in stored:
                    record._starts[stored["product"]] = start
                start += len(line)
        return record

    def __contains__(self, product: str) -> bool:
        return product in self._starts

    def row(self, product: str) -> ProductRow:
        """Give the last row written of a product."""
        with self.path.open("rb") as file:
            file.seek(self._starts[product])
            stored = _parsed(file.readline())
        stored["problems"] = tuple(PhotoProblem(**item) for item in stored.get("problems", ()))
        stored["reports"] = tuple(stored.get("reports", ()))
        stored["seen"] = tuple(SeenFile(**item) for item in stored.get("seen", ()))
        return ProductRow(**stored)

    def rows(self) -> Iterator[ProductRow]:
        """Yield the last row of every product, in the order of their names."""
        for product in sorted(self._starts):
            yield self.row(product)

    def add(self, row: ProductRow) -> None:
        """Add a row, on the disk when this returns."""
        with self.path.open("ab") as file:
            start = file.tell()
            if start and not _ends_line(self.path):
                file.write(b"\n")
                start += 1
            file.write(json.dumps(asdict(row), ensure_ascii=False).encode("utf-8", "surrogateescape") + b"\n")
        self._starts[row.product] = start

    def forget(self, products: set[str]) -> None:
        """Leave out of `rows` all products but these; their lines stay in the file."""
        for gone in self._starts.keys() - products:
            del self._starts[gone]


def _ends_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) == b"\n"


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        stored = json.loads(line.decode("utf-8", "surrogateescape"))
    except ValueError:
        return {}
    return stored if isinstance(stored, dict) else {}
