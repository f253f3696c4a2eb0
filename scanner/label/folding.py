"""Folding: text in the form in which case, accents, spaces, punctuation and the readers' usual confusions vanish."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Readers confuse these with one another; wording is compared after both sides are folded alike.
_ALIKE = {"0": "o", "1": "i", "l": "i", "ı": "i", "ł": "i", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text: `origin` holds, for each of its characters, the index of that character in the text as read."""

    source: str
    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the text as read that the folded characters `start` up to `end` come from."""
        return self.origin[start], self.origin[end - 1] + 1

    def opens(self, start: int) -> bool:
        """Tell whether a word can begin at the folded character `start`."""
        return start == 0 or _parted(self.source, self.origin[start - 1], self.origin[start])

    def closes(self, end: int) -> bool:
        """Tell whether a word can end before the folded character `end`."""
        return end >= len(self.text) or _parted(self.source, self.origin[end - 1], self.origin[end])


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Fold a text, keeping the way back to each character. Kept, since many tables are looked up in one text."""
    folded: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        for part in _fold_char(char):
            folded.append(part)
            origin.append(index)
    return Folded(text, "".join(folded), tuple(origin))


def fold_key(text: str) -> str:
    """Give the folded form of a wording."""
    return "".join(part for char in text for part in _fold_char(char))


def is_latin(char: str) -> bool:
    """Tell whether a folded character is a Latin letter or a digit, which words part with spaces."""
    return char.isascii() and char.isalnum()


@lru_cache(maxsize=8192)
def _fold_char(char: str) -> str:
    if char.isascii():
        lower = char.lower()
        return _ALIKE.get(lower, lower) if lower.isalnum() else ""
    kept = []
    for part in unicodedata.normalize("NFKC", char).casefold():
        if not part.isascii():
            first = unicodedata.normalize("NFKD", part)[0]
            part = first if first.isascii() and first.isalpha() else part
        if part.isalnum():
            kept.append(_ALIKE.get(part, part))
    return "".join(kept)


def _parted(source: str, before: int, after: int) -> bool:
    """Tell whether a word boundary lies between two neighbouring folded characters.

    Anything between them parts them, and so does a change of script, from small letters to a capital ("useSterile"),
    from capitals to a capitalised word ("BRANDDerma") or between letters and digits: readers lose spaces there.
    """
    if after - before > 1:
        return True
    left, right = source[before], source[after]
    if before == after:
        return False
    if left.isascii() != right.isascii():
        return not (_is_accented_latin(left) or _is_accented_latin(right))
    if left.isupper() and right.isupper():
        return source[after + 1 : after + 2].islower()
    return (left.islower() and right.isupper()) or left.isdigit() != right.isdigit()


def _is_accented_latin(char: str) -> bool:
    return not char.isascii() and "LATIN" in unicodedata.name(char, "")
