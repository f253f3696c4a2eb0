"""What is true of a photo, from the JSON beside it or from one list for a folder."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

Box = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word as printed and its four corners in the photo's pixels, clockwise."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true of one photo.

    `photo` is its path. `kind` is a for an ingredient list, b for a pack, c for neither. `ingredients` stand in
    printed order, `claims` are printed strings, `symbols` names of pictograms; a "?" in one marks what was not sure
    to the eye. `words` and `expected` are there for drawn photos only.
    """

    photo: Path
    kind: str
    ingredients: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    words: tuple[PrintedWord, ...] = ()
    expected: Mapping[str, object] = field(default_factory=dict)

    @property
    def sure_ingredients(self) -> tuple[str, ...]:
        """The ingredients that were sure to the eye."""
        return tuple(name for name in self.ingredients if not name.endswith("?"))

    @property
    def latin_ingredients(self) -> tuple[str, ...]:
        """The sure ones with at least three Latin letters."""
        return tuple(name for name in self.sure_ingredients if has_latin(name))

    @property
    def strings(self) -> tuple[str, ...]:
        """The claims that were sure to the eye, without remarks in square brackets, of three letters and more."""
        plain = (re.sub(r"\[.*?\]", "", claim).strip() for claim in self.claims if "?" not in claim)
        return tuple(claim for claim in plain if len(squeezed(claim)) > 2)


def squeezed(text: str) -> str:
    """Give a text's letters and digits in small letters, without accents on Latin ones.

    The letters before a colour index number are one print whether read as CI, Cl or C1: the number names the colour.
    """
    bare = unicodedata.normalize("NFKD", text).casefold()
    bare = re.sub(r"\bc[il1]\W*(?=\d{5})", "ci", bare)
    return re.sub(r"[\W_]+", "", bare)


def has_latin(text: str) -> bool:
    """Tell whether a text has at least three Latin letters."""
    return len(re.findall("[A-Za-z]", text)) > 2


def read_truths(source: Path) -> tuple[Truth, ...]:
    """Read truths in the order of their paths.

    `source` is a JSON list of truths with the photos beside it, or a folder in which a photo's truth stands in a
    file of its name ending in .json. A folder's index.json, if it has one, is such a list. Raises ValueError where
    there is none at all.
    """
    if source.is_dir() and (source / "index.json").is_file():
        source = source / "index.json"
    truths = tuple(_beside(source)) if source.is_dir() else tuple(_listed(source))
    if not truths:
        raise ValueError(f"no truths in {source}")
    return truths


def _listed(source: Path) -> Iterator[Truth]:
    for facts in json.loads(source.read_text(encoding="utf-8")):
        yield _truth(source.parent / facts["file"], facts)


def _beside(folder: Path) -> Iterator[Truth]:
    for path in sorted(folder.rglob("*.json")):
        facts = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(facts, dict) and "file" in facts and "kind" in facts:
            yield _truth(path.parent / facts["file"], facts)


def _truth(photo: Path, facts: Mapping[str, object]) -> Truth:
    def texts(key: str) -> tuple[str, ...]:
        value = facts.get(key) or ()
        assert isinstance(value, list | tuple)
        return tuple(str(part) for part in value)

    words = facts.get("words") or ()
    expected = facts.get("expected") or {}
    assert isinstance(words, list | tuple)
    assert isinstance(expected, dict)
    return Truth(
        photo,
        str(facts["kind"]),
        texts("ingredients"),
        texts("claims"),
        texts("symbols"),
        tuple(PrintedWord(word["text"], tuple((x, y) for x, y in word["box"])) for word in words),
        expected,
    )
