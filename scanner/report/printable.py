"""Words from a photo made harmless to show: no control characters, no hidden turns of direction, no floods."""

import re
import unicodedata

_ANSI = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # a control sequence: colours, cursor moves
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"  # a string: window titles, links
    r"|\x1b[ -/]*[0-~]?"
    r"|\x9b[0-?]*[ -/]*[@-~]"
)
# For a character class: what steers a terminal (C0, DEL, C1), turns direction (bidi marks, embeddings, isolates),
# is invisible (zero-width space, word joiner, byte order mark, tags) or no character at all (surrogates,
# non-characters). Zero-width joiners stay: some scripts are spelled with them.
UNPRINTABLE = (
    "\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f"
)
_HIDDEN = re.compile("[\x00-\x08\x0e-\x1f" + UNPRINTABLE + "]")
_SPACE = re.compile(r"[^\S\xa0\u202f]+")
_MARKS_AT_MOST = 4


def printable(text: str, longest: int | None = None) -> str:
    """Give the text on one line, fit to be shown to a person.

    Escape sequences go whole, other control and direction characters singly; runs of white space become one space,
    no-break spaces stay; of stacked combining marks the first four stay. With `longest`, a longer text is cut to
    that many characters, the last one an ellipsis.
    """
    text = _SPACE.sub(" ", _HIDDEN.sub("", _ANSI.sub("", text))).strip()
    if not text.isascii():
        text = _thin_marks(text)
    if longest is not None and len(text) > longest:
        text = text[: max(0, longest - 1)].rstrip() + "…"
    return text


def _thin_marks(text: str) -> str:
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MARKS_AT_MOST:
            kept.append(char)
    return "".join(kept)
