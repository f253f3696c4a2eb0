"""The nouns of the label room: what a pack says, each with the words as printed and their places."""

from dataclasses import dataclass
from enum import StrEnum

from scanner.photo.model import Place
from scanner.reading.model import Barcode, Symbol


class Kind(StrEnum):
    """What kind of product a pack holds."""

    SERUM = "serum"
    DEVICE = "device"
    KIT = "kit"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Whether a printed ingredient has a name: surely, perhaps one of a few, or not."""

    RECOGNISED = "recognised"
    POSSIBLE = "possible"
    UNRECOGNISED = "unrecognised"


class Polarity(StrEnum):
    """Whether a pack claims something, denies it, or requires it of the user."""

    CLAIMED = "claimed"
    DENIED = "denied"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True)
class Printed:
    """Words as printed: their text, the places they stand in (one a line), who read them and how surely (0 to 1)."""

    text: str
    places: tuple[Place, ...]
    reader: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a printed word may stand for, with its score from 0 to 100."""

    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """How a name was found.

    `kind` is exact, alias or fuzzy; `searched` the text looked for, `found` the entry of the vocabulary or alias
    table that answered; `score` 0 to 100; `runner_up` the next best name.
    """

    kind: str
    searched: str
    found: str
    score: float
    runner_up: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Ingredient:
    """One printed ingredient.

    `name` is an INCI name, None unless recognised. `candidates` are the names that stay possible, best first.
    `percent` is the printed share in percent by weight, None where none is printed. `optional` marks the
    may-contain block; `nano` the printed nano mark. `listed` tells which list it is from: "inci", "active",
    "inactive", or "front" for a name on the pack outside any list.
    """

    position: int
    printed: Printed
    status: Status
    name: str | None
    candidates: tuple[Candidate, ...] = ()
    match: Match | None = None
    percent: float | None = None
    optional: bool = False
    nano: bool = False
    listed: str = "inci"


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement on the pack, such as "sterile" or "fragrance-free".

    `id` is a kebab-case key; `method` how (for sterility: EO, R, steam, aseptic, VH2O2, UV, heat), empty if not said;
    `scope` what it is said of, empty if all.
    """

    id: str
    polarity: Polarity
    printed: Printed
    method: str = ""
    scope: str = ""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date or period on the pack.

    `kind` is use-by, made, opened-period, shelf-life or unknown. `first` and `last` are the first and last day, in
    ISO form, that the print can mean: equal for a full date, the ends of the month for a month. `readings` holds
    every ISO date it may stand for where day and month can be read both ways. `months` is set for periods.
    """

    kind: str
    printed: Printed
    first: str | None = None
    last: str | None = None
    readings: tuple[str, ...] = ()
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Needle:
    """A needle length on the pack, in millimetres; `minimum_mm` is set for a range or dial."""

    length_mm: float
    printed: Printed
    minimum_mm: float | None = None
    adjustable: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark, number or named fact on the pack: a CE mark, a REF, a maker's address, a material, a needle count."""

    id: str
    value: str
    printed: Printed


@dataclass(frozen=True, slots=True)
class Label:
    """What one product's pack says, put together from all its photos.

    `kind_reasons` is empty where the kind is sure; else it holds the words, lengths and signs of a needling device on a
    pack that could not be told to hold one. `list_found` tells whether an ingredient list was seen at all;
    `list_cut_off` that it runs off the picture. `lot` and `udi` are as printed or read from a code; `languages` ISO
    639-1 codes seen in pack wording.
    """

    kind: Kind
    ingredients: tuple[Ingredient, ...] = ()
    claims: tuple[Claim, ...] = ()
    dates: tuple[PrintedDate, ...] = ()
    lot: Mark | None = None
    udi: Mark | None = None
    needles: tuple[Needle, ...] = ()
    marks: tuple[Mark, ...] = ()
    symbols: tuple[Symbol, ...] = ()
    barcodes: tuple[Barcode, ...] = ()
    list_found: bool = False
    list_cut_off: bool = False
    sides: int = 1
    languages: tuple[str, ...] = ()
    kind_reasons: tuple[str, ...] = ()
