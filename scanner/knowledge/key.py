"""Keys: the form of a name in which case, accents, spaces and punctuation do not matter."""

import re
import unicodedata

_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ω": "omega"}
_SPELLINGS = (("sulph", "sulf"), ("aluminium", "aluminum"), ("hydrolysed", "hydrolyzed"), ("colour", "color"))
_COLOUR_INDEX = re.compile(r"^c\W*[il1|!]\W*(?:n[o0]\W*)?(?=\d{5})")
_NOT_LETTER = re.compile(r"[\W_]+")


def name_key(text: str) -> str:
    """Give the key of a name: letters and digits only, folded.

    Two prints of one name have one key: "Aluminium Sulphate" and "ALUMINUM SULFATE", "α-Pinene" and "alpha-pinene",
    "Cl 77491" and "CI77491". Spaces go too, since a reader loses them. Accents go from Latin letters only: in other
    scripts a mark can be a letter of its own.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        folded = "".join(_GREEK.get(char, char) for char in folded)
        folded = "".join(_without_accent(char) for char in folded)
    folded = _COLOUR_INDEX.sub("ci", folded.strip())
    folded = _NOT_LETTER.sub("", folded)
    for written, kept in _SPELLINGS:
        if written in folded:
            folded = folded.replace(written, kept)
    return folded


def _without_accent(char: str) -> str:
    parts = unicodedata.normalize("NFKD", char)
    return parts[0] if len(parts) > 1 and parts[0].isascii() and parts[0].isalpha() else char
