"""Names of which the picture's edge, a fold or glare left only the beginning or the end."""

from collections.abc import Iterator
from functools import lru_cache

from scanner.knowledge.names import Hit, Names

_LEAST = 6
_MOST = 4
"""Substances that a piece may stand for: with more, it tells nothing."""
_SHARE = 0.6
"""The least share of a name's letters that most of them are."""


def cut_hits(key: str, names: Names, *, start: bool, end: bool) -> tuple[Hit, ...]:
    """Give the names that a key of six letters or more is the end of, where it stands at the `start` of a line, or
    the beginning of, where it stands at the `end`.

    One hit a substance, the shortest name first. Where there are more than four, only those of whose letters most are
    there; empty where these are more than four too, since they are guesses.
    """
    if len(key) < _LEAST or not key.isascii() or not key.isalnum():
        return ()
    pieces = [f"{key}\n"] * start + [f"\n{key}"] * end
    whole = sorted(
        {other for piece in pieces for other in _keys_with(piece, names)}, key=lambda name: (len(name), name)
    )
    for least in (0.0, _SHARE):
        found: dict[str, Hit] = {}
        for other in whole:
            if len(key) >= least * len(other) and len(found) <= _MOST:
                for hit in names.by_key(other):
                    found.setdefault(names.canonical(hit.name), hit)
        if len(found) <= _MOST:
            return tuple(found.values())
    return ()


def _keys_with(piece: str, names: Names) -> Iterator[str]:
    text = _joined(names)
    at = text.find(piece)
    while at >= 0:
        first = text.rfind("\n", 0, at + 1) + 1 if piece[0] != "\n" else at + 1
        last = text.index("\n", at + 1)
        yield text[first:last]
        at = text.find(piece, at + 1)


@lru_cache(maxsize=2)
def _joined(names: Names) -> str:
    """Give all keys, each between line feeds: finding a piece in one text is fast, and needs no index."""
    return "\n" + "\n".join(key for key in names.keys if key.isascii()) + "\n"
