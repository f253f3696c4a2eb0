"""What a pack says about being sterile: claims, denials, what the user must do, and words that only sound like it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scanner.knowledge.base import Knowledge
from scanner.knowledge.packaging import packaging
from scanner.label.folding import fold, fold_key, is_latin
from scanner.label.model import Claim, Polarity, Printed
from scanner.label.negation import denied_before
from scanner.label.passage import Passage
from scanner.label.wording import Hit, Wordings, near_word, wordings
from scanner.reading.model import Symbol

_DENIED, _REQUIRED, _CLAIMED, _PROCESS = "non-sterile", "sterilise-before-use", "sterile", "process"
_SYMBOL_POLARITY = {"sterility:sterile": Polarity.CLAIMED, "sterility:non-sterile": Polarity.DENIED}
_SURE_SYMBOL = 0.8
_SILENT = ("neutral", "care")
# The two cells of the sign: STERILE and the method, which readers join or part by a bar.
_CELLS = re.compile(
    r"\[?(?<![A-Z])"
    r"(?:STERIL[EF]|(?<![a-zà-ÿ])"
    r"(?i:st[ée]riles?|est[ée]ril(?:es)?|steriele?|steril[ei]?|steryln[yea]|jałow[yea])(?=[ |(]))"
    r"(?P<gap>\s?[\]|I]?[\s|:/\[\](-]{0,5})"
    r"(?:(?P<EO>[EF][O0D]|ET[O0])|(?P<R>R)|(?P<aseptic>A(?=\s*(?:[\])|]|$|\n)))|(?P<VH2O2>VH[2Z][O0][2Z])|"
    r"(?P<steam>thermometer))(?=[\s|\]\[,.;()]|$|(?<=O)(?:[a-z]|LOT|EXP|REF))[\])]?"
)
# Where readers join the cells, "STERILER" could be a German word in capitals: no such word may follow it then.
_JOINED_END = re.compile(r"\s*(?:$|\n|\d|(?:LOT|REF|EXP|CE|MD)\b)| +(?![A-ZÀ-Ž]{2})")
_METHOD_AFTER, _METHOD_BEFORE = 45, 22
_UNLISTED = ("UV", "other")
_TOLD_ANYWHERE = ("EO", "R", "VH2O2")
_ANSWER = re.compile(r"\s*[:=]\s*(\w+)")
# In a list of contents brackets or a colon join a statement to its part: "1 pen (non-sterile)", "Case: not sterile".
_ENUMERATED = re.compile(r"(?P<noun>[^():.;\n]{2,40})(?P<joint>\(|:\s)[^():.;,\n]{0,12}$")
_NEGATOR_LAST = re.compile(r"\b(?:n[o0]n|not|nicht|pas|no|não|niet|nie)[\s-]*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[.;,!?\n•|/。、，；]|\s[-–—]\s")


def sterility_claims(passage: Passage, symbols: Sequence[Symbol], knowledge: Knowledge) -> list[Claim]:
    """Give what the pack says about sterility, in the order of the text, then what its symbols add.

    A claim with the id "sterile" is claimed, denied or required (to be sterilised before use); `method` and `scope`
    are set where they are printed. Words that are no claim of sterility have ids of their own: "hygiene:" followed
    by disinfected, grade, unlisted-method, accessory, capability or marketing.
    """
    text = passage.text
    claims = list(_from_cells(passage, knowledge))
    taken = [(start, end) for start, end, _ in claims]
    finder = wordings(knowledge, "sterility")
    hits = finder.find(text, taken=taken)
    for hit in hits:
        claim = _from_hit(hit, passage, knowledge)
        if claim is not None:
            claims.append((hit.start, hit.end, claim))
    covered = [*taken, *((hit.start, hit.end) for hit in hits)]
    claims.extend(_misread(passage, covered, knowledge))
    claims.sort(key=lambda each: each[0])
    claims = [(start, end, _enumerated(start, claim, claims, text, knowledge)) for start, end, claim in claims]
    worded = _with_method_elsewhere([claim for _, _, claim in claims], passage.text, knowledge)
    return worded + list(_from_symbols(symbols, worded, knowledge))


def _with_method_elsewhere(claims: list[Claim], text: str, knowledge: Knowledge) -> list[Claim]:
    """Give the first claim the method that stands elsewhere on the pack, where no claim has one beside it."""
    claimed = [claim for claim in claims if claim.id == "sterile" and claim.polarity is Polarity.CLAIMED]
    if not claimed or any(claim.method for claim in claimed):
        return claims
    for hit in wordings(knowledge, "sterility-method").find(text):
        if hit.phrase.meaning in _TOLD_ANYWHERE and len(fold_key(hit.phrase.text)) >= 4:
            first = claims.index(claimed[0])
            return [*claims[:first], replace(claimed[0], method=hit.phrase.meaning), *claims[first + 1 :]]
    return claims


def sign_spans(text: str) -> list[tuple[int, int]]:
    """Give the spans of the signs of STERILE and a method, with or without their boxes."""
    return [match.span() for match in _CELLS.finditer(text)]


def _from_cells(passage: Passage, knowledge: Knowledge) -> Iterator[tuple[int, int, Claim]]:
    for match in _CELLS.finditer(passage.text):
        if match["R"] and not match["gap"] and not _JOINED_END.match(passage.text, match.end()):
            continue
        method = next(name for name, value in match.groupdict().items() if value and name != "gap")
        denied = denied_before(passage.text, match.start(), knowledge) or _attached_denial(passage.text, match.start())
        yield (
            match.start(),
            match.end(),
            Claim(
                "sterile",
                Polarity.DENIED if denied else Polarity.CLAIMED,
                passage.printed(match.start(), match.end()),
                "" if denied else method,
                _scope(passage.text, match.start(), match.end(), knowledge),
            ),
        )


def _attached_denial(text: str, start: int) -> bool:
    """Tell whether a denying syllable hangs on a word: "nonSTERILE"."""
    return bool(re.search(r"(?i)(?:non|un|not|nicht|niet|nie)$", text[max(0, start - 5) : start]))


def _from_hit(hit: Hit, passage: Passage, knowledge: Knowledge) -> Claim | None:
    meaning = hit.phrase.meaning
    if meaning in _SILENT:
        return None
    printed = passage.printed(hit.start, hit.end)
    scope = _scope(passage.text, hit.start, hit.end, knowledge)
    if meaning == _DENIED:
        # "Not sterile if the package is open" says that it is sterile until then, and is no denial.
        conditional = _conditional(passage.text, hit.end, knowledge)
        return None if conditional else Claim("sterile", Polarity.DENIED, printed, scope=scope)
    if meaning == _REQUIRED:
        # "Disinfect the skin before use" asks nothing of the needles.
        skin = wordings(knowledge, "skin-word").find(passage.text[hit.start : hit.end])
        return None if skin else Claim("sterile", Polarity.REQUIRED, printed)
    if meaning not in (_CLAIMED, _PROCESS):
        return Claim(f"hygiene:{meaning}", Polarity.CLAIMED, printed, hit.phrase.method)
    if denied_before(passage.text, hit.start, knowledge) or _answered_no(passage.text, hit.end, knowledge):
        return Claim("sterile", Polarity.DENIED, printed, scope=scope)
    method = hit.phrase.method or _method_nearby(passage.text, hit.start, hit.end, knowledge)
    if meaning == _PROCESS and not method:
        return None
    if method in _UNLISTED:
        return Claim("hygiene:unlisted-method", Polarity.CLAIMED, printed, method)
    return Claim("sterile", Polarity.CLAIMED, printed, method, scope)


def _answered_no(text: str, end: int, knowledge: Knowledge) -> bool:
    """Tell whether a field is filled in with no: "Sterile: No"."""
    answer = _ANSWER.match(text, end)
    words = {fold_key(phrase.text) for phrase in knowledge.phrases.get("negator", ()) if phrase.meaning == "answer"}
    return answer is not None and fold_key(answer[1]) in words


def _conditional(text: str, end: int, knowledge: Knowledge) -> bool:
    """Tell whether a denial only holds for a package that is open or damaged, as the words after it say."""
    clause = re.split(r"[.;!?。]", text[end : end + 60])[0]
    meanings = [hit.phrase.meaning for hit in wordings(knowledge, "negator").find(clause)]
    return meanings[:1] == ["condition"] and "damage" in meanings


def _method_nearby(text: str, start: int, end: int, knowledge: Knowledge) -> str:
    """Give the method named in the same clause, first after the claim, then before it; empty where none is.

    A method in brackets or after a colon counts too: "sterile (EO)", "Sterilisation: gamma".
    """
    stop = re.compile(r"[.;!?。；](?:\s|$)|\n").search(text, end)
    after = text[end : min(end + _METHOD_AFTER, stop.start() if stop else len(text))]
    line = text.rfind("\n", 0, start) + 1
    before = _CLAUSE.split(text[max(line, start - _METHOD_BEFORE) : start])[-1]
    finder: Wordings = wordings(knowledge, "sterility-method")
    for hit in finder.find(after):
        if hit.phrase.meaning not in _UNLISTED or hit.start <= 16:
            return hit.phrase.meaning
    found = finder.find(before)
    return found[-1].phrase.meaning if found else ""


def _enumerated(
    start: int, claim: Claim, claims: Sequence[tuple[int, int, Claim]], text: str, knowledge: Knowledge
) -> Claim:
    """Give a denial the part that a list of contents makes it of, where the pack calls something else sterile.

    Without such a contrast "Device (non-sterile)" speaks of the whole product.
    """
    joined = _ENUMERATED.search(text[max(0, start - 44) : start])
    contrast = any(other.id == "sterile" and other.polarity is Polarity.CLAIMED for _, _, other in claims)
    if claim.id != "sterile" or claim.polarity is not Polarity.DENIED or joined is None or not contrast:
        return claim
    noun = _CLAUSE.split(joined["noun"])[-1]
    named = wordings(knowledge, "part", "part-bracketed").find(noun)
    if not named or (joined["joint"] != "(" and named[-1].phrase.kind == "part-bracketed" and not _is_other(named[-1])):
        return claim
    return replace(claim, scope=named[-1].phrase.meaning)


def _is_other(hit: Hit) -> bool:
    return hit.phrase.meaning == "accessory"


def _scope(text: str, start: int, end: int, knowledge: Knowledge) -> str:
    """Give the part of the product that a claim speaks of: the part named right after it, or else right before."""
    finder = wordings(knowledge, "part")
    # Chinese and Japanese have no spaces within a statement: what stands behind one is another.
    apart = not is_latin(fold_key(text[end - 1])[:1] or "a") and text[end : end + 1].isspace()
    after = "" if apart else _CLAUSE.split(text[end : end + 40].replace("]", " "))[0]
    hits = finder.find(after)
    if hits and len(_WORD.findall(after[: hits[0].start])) <= 1:
        return hits[0].phrase.meaning
    before = _NEGATOR_LAST.sub("", _CLAUSE.split(text[max(0, start - 30) : start])[-1])
    hits = finder.find(before)
    if hits and not _WORD.findall(before[hits[-1].end :]):
        return hits[-1].phrase.meaning
    return ""


def _misread(
    passage: Passage, covered: Sequence[tuple[int, int]], knowledge: Knowledge
) -> Iterator[tuple[int, int, Claim]]:
    """Find single words such as "sterile" with one wrong letter, where no look-alike is known."""
    phrases = [p for p in knowledge.phrases.get("sterility", ()) if p.lang != "symbol" and " " not in p.text]
    by_meaning = {
        meaning: tuple({fold_key(p.text) for p in phrases if p.meaning == meaning}) for meaning in (_DENIED, _CLAIMED)
    }
    for match in _WORD.finditer(passage.text):
        start, end = match.span()
        if len(match.group()) < 6 or any(start < last and end > first for first, last in covered):
            continue
        token = fold(match.group()).text
        for meaning, words in by_meaning.items():
            if near_word(token, words):
                denied = meaning == _DENIED or denied_before(passage.text, start, knowledge)
                polarity = Polarity.DENIED if denied else Polarity.CLAIMED
                method = "" if denied else _method_nearby(passage.text, start, end, knowledge)
                if method in _UNLISTED:
                    yield start, end, Claim("hygiene:unlisted-method", polarity, passage.printed(start, end), method)
                else:
                    scope = _scope(passage.text, start, end, knowledge)
                    yield start, end, Claim("sterile", polarity, passage.printed(start, end), method, scope)
                break


def _from_symbols(symbols: Sequence[Symbol], worded: Sequence[Claim], knowledge: Knowledge) -> Iterator[Claim]:
    """Give the claims that symbols make and the words have not made already."""
    told = {(claim.polarity, claim.method) for claim in worded if claim.id == "sterile"}
    claimed = any(polarity is Polarity.CLAIMED for polarity, _ in told)
    for symbol in symbols:
        row = packaging(knowledge.folder).symbols.get(symbol.name)
        polarity = None if row is None else _SYMBOL_POLARITY.get(row.says)
        if row is None or polarity is None or symbol.confidence < _SURE_SYMBOL:
            continue
        if polarity is Polarity.DENIED and claimed:
            # The sign holds the word STERILE: words that were read as a claim weigh more than a shape around them.
            continue
        if (polarity, row.method) in told or (not row.method and any(kind is polarity for kind, _ in told)):
            continue
        told.add((polarity, row.method))
        yield Claim("sterile", polarity, symbol_printed(symbol, row.title), row.method)


def symbol_printed(symbol: Symbol, title: str) -> Printed:
    """Give a symbol as printed evidence: its title in brackets and its place."""
    places = () if symbol.place is None else (symbol.place,)
    return Printed(f"[{title}]", places, "symbol", symbol.confidence)
