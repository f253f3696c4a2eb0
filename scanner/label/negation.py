"""Whether a wording is denied by the words before it: "is not supplied sterile", "do not share with friends"."""

import re
from functools import lru_cache

from scanner.knowledge.base import Knowledge
from scanner.label.folding import fold_key

_WORDS_BEFORE = 4
_LIKE_NON = frozenset({"nom", "hon", "mon"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_CLAUSE_END = re.compile(r"[.;:,!?()\[\]/•|。、，；：\n]")


@lru_cache(maxsize=8)
def _negators(knowledge: Knowledge) -> tuple[frozenset[str], frozenset[str]]:
    words = knowledge.phrases.get("negator", ())
    state = frozenset(fold_key(phrase.text) for phrase in words if phrase.meaning == "state")
    condition = frozenset(fold_key(phrase.text) for phrase in words if phrase.meaning == "condition")
    return state, condition


def negated_sentence(text: str, first: int, start: int, knowledge: Knowledge) -> bool:
    """Tell whether any negating word stands between the beginning of a sentence and what it says at `start`.

    It keeps a warning whose verb was misread ("Nie stosowae na trądzik") from being taken for a promise.
    """
    state, _ = _negators(knowledge)
    before = text[first:start]
    return any(fold_key(word.group()) in state and before[word.end() :][:1] != "." for word in _WORD.finditer(before))


def denied_before(text: str, start: int, knowledge: Knowledge) -> bool:
    """Tell whether the words before `start` deny what stands there.

    A negating word may stand up to four words before it in the same clause of the same line, or close the line
    before. A condition between the two ("do not use if the sterile pouch is open") undoes it. Directly before, one
    wrong letter in "non" is forgiven, since a lost negation is the worst error to make here.
    """
    state, condition = _negators(knowledge)
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    clause = _CLAUSE_END.split(before)[-1]
    words = [fold_key(match.group()) for match in _WORD.finditer(clause)]
    if not words and not before.strip(" \t-–—[("):
        above = text[:line_start].rstrip("\n").rsplit("\n", 1)[-1]
        last = _WORD.findall(above)
        return bool(last) and above.rstrip(" -–—").endswith(last[-1]) and fold_key(last[-1]) in state
    if words and clause.rstrip(" -–—").endswith(_WORD.findall(clause)[-1]) and words[-1] in _LIKE_NON:
        return True
    # Chinese hangs the negating word on what it denies, without a space.
    if words and any(not word.isascii() and words[-1].endswith(word) for word in state):
        return True
    for word in reversed(words[-_WORDS_BEFORE:]):
        if word in condition:
            return False
        if word in state:
            return True
    return False
