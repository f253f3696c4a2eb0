"""Score the scanner's JSON reports against what is true of the photos.

    python -m tests.quality.score REPORTS TRUTHS [--each]

REPORTS is a folder of reports, one a photo, each named as the photo with .json added (carton.jpg.json); TRUTHS a
folder of photos with a truth beside each, or a JSON list of truths. One figure a line.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from scanner.knowledge.load import load
from tests.quality.letters import is_read, letters_read, strings_read
from tests.quality.names import NameBook
from tests.quality.truths import Truth, has_latin, read_truths, squeezed

Report = Mapping[str, Any]

FIGURES = {
    "letters": "printed ingredients whose letters are in the text read / printed",
    "named": "printed ingredients given a name, surely or as one of a few / printed",
    "named_sure": "printed ingredients recognised / printed",
    "other_script": "ingredients printed without Latin letters that are given a name / such",
    "wrong": "recognised names that stand for nothing printed / recognised names",
    "hazards": "printed hazards with a finding about them / printed hazards",
    "silent_miss": "printed hazards without a finding, a doubtful name or an unread place / printed hazards",
    "false_alarm": "avoid or caution findings about a hazard that is not printed / photos",
    "over_warned": "photos of which every ingredient is named and something is called unread / photos so named",
    "invented": "ingredients recognised that are not printed, on photos of other things / such photos",
    "text": "printed strings of packs in the text read / strings",
    "symbols": "symbols of packs that are reported / symbols",
    "false_symbols": "symbols reported that are not drawn / drawn photos",
}


@dataclass(slots=True)
class Score:
    """Sums of each figure's numerator and denominator, and remarks about single photos."""

    got: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def add(self, figure: str, got: int, of: int) -> None:
        """Count a photo's part of a figure."""
        self.got[figure] += got
        self.of[figure] += of

    def share(self, figure: str) -> float | None:
        """Give a figure, None where there was nothing to count."""
        return self.got[figure] / self.of[figure] if self.of[figure] else None

    def rows(self) -> Iterator[str]:
        """Yield one line a figure: its name, its value, what it was counted from."""
        for figure in FIGURES:
            share = self.share(figure)
            if share is not None:
                yield f"{figure} {share:.3f} ({self.got[figure]}/{self.of[figure]})"


def score_photo(score: Score, truth: Truth, report: Report, book: NameBook) -> None:
    """Add one photo's report, of all its products, to a score."""
    text = " ".join(line["text"] for line in _all(report, "text"))
    if truth.kind == "a" and truth.ingredients:
        score.add("letters", *letters_read(truth, text))
        _score_list(score, truth, report, book)
    else:
        print_there = squeezed(" ".join((*truth.ingredients, *truth.claims)))
        sure = [row for row in _all(report, "ingredients") if row["status"] == "recognised"]
        invented = [row["name"] for row in sure if not is_read(row.get("printed") or "", print_there)]
        score.add("invented", len(invented), 1)
        score.remarks.append(f"{truth.photo.name}: invented {invented}")
    if truth.words:
        _score_false_symbols(score, truth, report)
    if truth.kind == "b":
        score.add("text", *strings_read(truth, text))
        wanted = {name.split("(")[0].strip() for name in truth.symbols if "?" not in name}
        seen = [str(symbol["name"]) for symbol in _all(report, "symbols")]
        found = sum(any(_is_symbol(name, wanted_name) for name in seen) for wanted_name in wanted)
        score.add("symbols", found, len(wanted))


def _is_symbol(reported: str, printed: str) -> bool:
    """Tell whether a reported title stands for a printed symbol: it holds its name, or is nearly so spelt.

    A partial likeness will not do: "do not resterilise" and "do not re-use" are alike in most letters.
    """
    title, name = squeezed(reported), squeezed(printed)
    return name in title or fuzz.ratio(title, name) >= 85


def _score_false_symbols(score: Score, truth: Truth, report: Report) -> None:
    """Count false symbols; only for drawn photos, whose truth names every symbol and whose boxed words are symbols."""
    seen = [str(symbol["name"]) for symbol in _all(report, "symbols")]
    false = [name for name in seen if not any(_is_symbol(name, drawn) for drawn in truth.symbols)]
    score.add("false_symbols", len(false), 1)
    if false:
        score.remarks.append(f"{truth.photo.name}: symbols that are not there {false}")


def _score_list(score: Score, truth: Truth, report: Report, book: NameBook) -> None:
    rows = list(_all(report, "ingredients"))
    findings = list(_all(report, "findings"))
    unread = bool(list(_all(report, "unread")))
    foreign = {squeezed(name) for name in truth.sure_ingredients if not has_latin(name)}
    named_foreign = {squeezed(row.get("printed") or "") for row in rows if row.get("name")}
    score.add("other_script", len(foreign & named_foreign), len(foreign))

    printed = {name: book.forms(name) for name in truth.latin_ingredients}
    uncertain = [book.forms(name) for name in truth.ingredients if name.endswith("?")]
    latin = [row for row in rows if squeezed(row.get("printed") or "") not in foreign]
    sure = [row for row in latin if row["status"] == "recognised"]
    likely = [row for row in latin if row["status"] == "possible"]

    def stands(row: Report, name: str) -> bool:
        """By the name given; by the letters read only where the database has no name for what is printed."""
        if book.same(book.forms(row.get("name")), printed[name]):
            return True
        return not book.knows(name) and book.same(book.forms(row.get("printed")), printed[name])

    def offered(row: Report, name: str) -> bool:
        return any(book.same(book.forms(candidate["name"]), printed[name]) for candidate in row.get("candidates", ()))

    certain = {name for name in printed if any(stands(row, name) for row in sure)}
    named = {
        name for name in printed if name in certain or any(stands(row, name) or offered(row, name) for row in likely)
    }
    score.add("named_sure", len(certain), len(printed))
    score.add("named", len(named), len(printed))
    wrong = [
        row["name"]
        for row in sure
        if not any(stands(row, name) for name in printed)
        and not any(book.same(book.forms(row["name"]), forms) for forms in uncertain)
    ]
    score.add("wrong", len(wrong), len(sure))

    about = [book.forms(finding.get("about")) for finding in findings]
    hazards = [name for name, forms in printed.items() if book.is_hazard(forms)]
    missed = [name for name in hazards if not any(book.same(printed[name], forms) for forms in about)]
    doubtful = [row.get("printed") or "" for row in rows if row["status"] != "recognised"]
    silent = [name for name in missed if not unread and not any(_holds(text, name) for text in doubtful)]
    score.add("hazards", len(hazards) - len(missed), len(hazards))
    score.add("silent_miss", len(silent), len(hazards))

    loud = {finding["about"] for finding in findings if finding["severity"] in ("avoid", "caution")}
    everything = [book.forms(name) for name in truth.ingredients]
    alarms = [
        name
        for name in sorted(loud)
        if book.is_hazard(book.forms(name)) and not any(book.same(book.forms(name), forms) for forms in everything)
    ]
    score.add("false_alarm", len(alarms), 1)
    # a name that was not sure to the eye is rightly called unread
    if len(named) == len(printed) and not uncertain:
        score.add("over_warned", int(unread), 1)
    score.remarks.append(
        f"{truth.photo.name}: named {len(named)}/{len(printed)}"
        f", not {sorted(set(printed) - named)}, wrong {wrong}, missed {missed}, silent {silent}, alarms {alarms}"
    )


def _holds(doubtful: str, printed: str) -> bool:
    """Tell whether a doubtful piece covers a printed name: most of its letters, and not a whole paragraph."""
    piece, name = squeezed(doubtful), squeezed(printed)
    return len(piece) <= 4 * len(name) and fuzz.partial_ratio(name, piece) >= 70


def _all(report: Report, key: str) -> Iterator[Report]:
    for product in report.get("products", ()):
        yield from product.get(key, ())


def main() -> None:
    """Score a folder of reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("truths", type=Path)
    parser.add_argument("--each", action="store_true", help="say for each photo what was missed and what was wrong")
    args = parser.parse_args()
    score, book = Score(), NameBook(load())
    absent = []
    for truth in read_truths(args.truths):
        path = args.reports / f"{truth.photo.name}.json"
        if path.is_file():
            score_photo(score, truth, json.loads(path.read_text(encoding="utf-8")), book)
        else:
            absent.append(truth.photo.name)
            score_photo(score, truth, {"products": []}, book)
    print("\n".join([*(score.remarks if args.each else ()), *score.rows()]))
    if absent:
        print(f"no report for {len(absent)}: {' '.join(absent)}")


if __name__ == "__main__":
    main()
