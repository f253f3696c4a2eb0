"""The sentences that all formats for people share, so that the same finding reads the same everywhere."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from scanner.report.printable import printable
from scanner.report.where import region
from scanner.report.wording import Wording

Made = Mapping[str, Any]

LONGEST_NAME = 120
LONGEST_QUOTE = 160


def shown(product: Made, *severities: str) -> list[Made]:
    """Give the findings that are not suppressed, in order; with `severities`, only those."""
    return [
        finding
        for finding in product["findings"]
        if finding["suppressed"] is None and (not severities or finding["severity"] in severities)
    ]


def name_of(product: Made, words: Wording) -> str:
    """Give the product's name and kind."""
    return f"{printable(product['name'], LONGEST_NAME)} ({words.term('kind', product['kind'])})"


def photos(product: Made, words: Wording) -> str:
    """Say which photos a product was read from."""
    if unopened(product):
        return words.say("photos.unopened")
    names = [
        printable(photo["path"].replace("\\", "/").rsplit("/", 1)[-1], LONGEST_NAME) for photo in product["photos"]
    ]
    return words.say("photos.list", count=len(names), names=", ".join(names)) if names else words.say("photos.none")


def unopened(product: Made) -> bool:
    """Tell whether none of a product's photos could be opened, so that nothing at all was looked at."""
    return not product["photos"] and product["readers"] != ["given"]


def judged(document: Made, words: Wording) -> str:
    """Say for which skin and against which day the products were judged."""
    skin, today = words.term("skin", document["skin"]), document["today"]
    return words.say("report.skin_on", skin=skin, today=today) if today else words.say("report.skin_no_day", skin=skin)


def language_note(document: Made, words: Wording) -> str:
    """Say that some sentences stand in English, where that is so in a report in another language."""
    english = any(finding.get("english") for product in document["products"] for finding in product["findings"])
    return words.texts["report.language_note"] if english else ""


def made_by(document: Made, words: Wording) -> str:
    """Name the versions of program and database."""
    version, database = document["scanner"]["version"], printable(str(document["database"].get("version", "?")), 60)
    return words.say("report.made_by", version=version, database=database)


def tally(product: Made, words: Wording) -> str:
    """Count the findings: "2 to avoid, 1 caution, 5 notes."; empty if there are none at all."""
    summary = product["summary"]
    parts = [
        words.say(f"tally.{key}", count=summary[key])
        for key in ("avoid", "caution", "note", "suppressed")
        if summary[key]
    ]
    return words.say("tally.end", tally=words.say("tally.join").join(parts)) if parts else ""


def summary_line(product: Made, words: Wording) -> str:
    """Say in one line what came out for a product."""
    summary = product["summary"]
    if unopened(product):
        parts = [words.say("summary.unopened")]
    elif product["outcome"] == "unreadable":
        parts = [words.say("summary.unreadable")]
    else:
        found = tally(product, words).rstrip(".")
        parts = [found or words.say("summary.none_found")]
        known = {"recognised": summary["recognised"], "ingredients": summary["ingredients"]}
        parts.append(words.say("summary.recognised" if summary["ingredients"] else "summary.no_list", **known))
    parts += [words.say("summary.unread", count=summary["unread"])] if summary["unread"] else []
    name = printable(product["name"], LONGEST_NAME)
    return words.say("summary.line", name=name, parts=words.say("summary.join").join(parts))


def answer(product: Made, words: Wording) -> list[str]:
    """Say what was found and of how much: never empty, never without what it covers."""
    summary = product["summary"]
    if unopened(product):
        return [words.say("outcome.unopened")]
    if product["outcome"] == "unreadable":
        said = [words.say("outcome.unreadable")]
    else:
        counted = {
            "rules": summary["checked"],
            "recognised": summary["recognised"],
            "ingredients": summary["ingredients"],
        }
        said = [tally(product, words)]
        if product["outcome"] == "none-found":
            said.append(words.say(f"outcome.{_nothing_found(summary)}", **counted))
        elif not summary["avoid"] and not summary["caution"]:
            said.append(
                words.say(f"outcome.{'nothing_stronger' if summary['ingredients'] else 'no_list_notes'}", **counted)
            )
        missing = summary["ingredients"] - summary["recognised"]
        if missing:
            said.append(words.say("outcome.partly", missing=missing, ingredients=summary["ingredients"]))
    if product["list"]["cut_off"]:
        said.append(words.say("outcome.list_cut_off"))
    if summary["unread"]:
        said.append(words.say("outcome.unread_places", count=summary["unread"]))
    return [sentence for sentence in said if sentence]


def _nothing_found(summary: Made) -> str:
    """Give the key of what "none found" means here; it must never sound like more than was looked at."""
    if not summary["checked"]:
        return "nothing_judged"
    if summary["suppressed"]:
        return "only_hidden"
    return "none_found" if summary["ingredients"] else "nothing_recognised"


def place(where: Made | None, product: Made, words: Wording) -> str:
    """Name a place: "lower left of photo 2"."""
    if where is None or not 0 <= where["photo"] < len(product["photos"]):
        return words.say("place.given")
    part = words.term("place", region(where, product["photos"][where["photo"]]))
    number = where["photo"] + 1
    return words.say("place.one" if len(product["photos"]) == 1 else "place.many", part=part, number=number)


def heading(finding: Made, words: Wording) -> str:
    """Name a finding: what it is about, where that is an ingredient's name, and the title of its rule."""
    title, about = printable(finding["title"], LONGEST_NAME), about_of(finding, LONGEST_NAME)
    if finding["match"] is None or about.casefold() in title.casefold():
        return title
    return words.say("report.pair", name=about, value=title)


def quote(item: Made, words: Wording) -> str:
    """Quote one print as evidence; a symbol is named, in the language of the report."""
    printed = printable(item["printed"], LONGEST_QUOTE)
    if item.get("reader") == "symbol":
        title = printed.removeprefix("[").removesuffix("]")
        return words.say("finding.symbol", name=words.symbol(title))
    return words.say("finding.quote", words=printed)


def sure(finding: Made, words: Wording) -> str:
    """Say how sure a finding is; empty where it is certain."""
    if finding["certainty"] == "certain":
        return ""
    group = "certainty" if finding["match"] else "certainty_words" if finding["evidence"] else "certainty_absent"
    return words.term(group, finding["certainty"])


def about_of(finding: Made, longest: int) -> str:
    """Give what a finding is about: its name, or the words as printed where these can stand for several names."""
    if len(finding.get("names", ())) > 1 and finding["evidence"]:
        return printable(finding["evidence"][0]["printed"], longest)
    return printable(finding["about"], longest)


def evidence(finding: Made, product: Made, words: Wording) -> list[str]:
    """Quote the words as printed, each with its place."""
    quotes = []
    for item in finding["evidence"]:
        where = place(item["where"], product, words)
        quotes.append(words.say("finding.at", quote=quote(item, words), place=where))
    return list(dict.fromkeys(quotes))


def matched(match: Made | None, words: Wording, about: str = "") -> str:
    """Say how a name was found; empty where nothing was matched. `about` is the INCI name that an alias stands for."""
    if match is None:
        return ""
    values = {
        "searched": printable(match["searched"], LONGEST_QUOTE),
        "found": printable(match["found"], LONGEST_NAME),
        "score": round(match["score"]),
    }
    if match["kind"] in ("exact", "alias"):
        named = {"found": printable(about, LONGEST_NAME)} if about else {}
        return words.say(f"finding.match_{match['kind']}", **values | named)
    if match["runner_up"] is None:
        return words.say("finding.match_fuzzy", **values)
    second = {
        "other": printable(match["runner_up"]["name"], LONGEST_NAME),
        "other_score": round(match["runner_up"]["score"]),
    }
    return words.say("finding.match_fuzzy_second", **values, **second)


def cited(finding: Made, words: Wording) -> list[str]:
    """Give a finding's sources; one that was not looked up says so, and a lack of sources is said too."""
    found = []
    for source in finding["sources"]:
        citation = printable(source["citation"] or source["id"], 400)
        if source["id"] == "unsourced":
            found.append(words.say("finding.unsourced"))
        elif source["verification"] == "seen":
            found.append(citation)
        else:
            found.append(words.say("finding.unverified", citation=citation))
    unsourced = words.say("finding.unsourced")
    named = [citation for citation in dict.fromkeys(found) if citation != unsourced]
    if named and unsourced in found:
        named.append(words.say("finding.partly_unsourced"))
    return named or [unsourced]


def unread(product: Made, words: Wording) -> list[str]:
    """Say where something was left unread, why, and what to do; like places of one part of a photo once."""
    said = Counter(unread_line(item, product, words) for item in not_read(product))
    lines = [line if times == 1 else f"{line} (×{times})" for line, times in said.items()]
    return [words.say("unread.cut_off_list"), *lines] if product["list"]["cut_off"] else lines


def not_read(product: Made) -> list[Made]:
    """Give the places left unread: those that a better photo may show, then those in a script that no reader knows."""
    return [*product["unread"], *product.get("other_script", ())]


def unread_line(item: Made, product: Made, words: Wording) -> str:
    """Say of one place where it is, why it was left unread, and what to do."""
    why, advice = words.term("why_unread", item["why"]), unread_advice(item, words)
    where = place(item["where"], product, words)
    return words.say("unread.line", place=where[:1].upper() + where[1:], why=why, advice=advice)


def unread_advice(item: Made, words: Wording) -> str:
    """Give what to do about an unread place: in English as the reader of the photo says it, else by its reason."""
    if words.language == "en" and item["advice"]:
        return printable(item["advice"], 200)
    return words.term("unread_advice", item["why"])


def doubtful(product: Made, words: Wording) -> list[str]:
    """Name the printed ingredients that were not surely recognised, with their places and the names in question."""
    return [doubtful_line(item, product, words) for item in product["ingredients"] if item["status"] != "recognised"]


def doubtful_line(item: Made, product: Made, words: Wording) -> str:
    """Say of one printed ingredient that it was not recognised, or which names it can stand for."""
    names = words.say("ingredient.or").join(printable(one["name"], 80) for one in item["candidates"])
    key = "possible" if item["status"] == "possible" and names else "unrecognised"
    key += "_pasted" if item["where"] is None else ""
    quoted, where = printable(item["printed"], 80), place(item["where"], product, words)
    return words.say(f"ingredient.{key}", words=quoted, names=names, place=where)


def checked(product: Made, words: Wording) -> list[str]:
    """Say how many concerns were looked for, and which could not be judged for what reason."""
    summary = product["summary"]
    judged = {item["rule"] for item in product["checked"] if item["state"] == "checked"}
    found = len(judged & {rule for finding in product["findings"] for rule in _rules_of(finding)})
    said = [words.say("checked.line", count=summary["checked"], found=found, missing=len(judged) - found)]
    if summary["not_checked"]:
        reasons = dict.fromkeys(
            printable(item["why"], 200).rstrip(".") for item in product["checked"] if item["state"] != "checked"
        )
        given = ". ".join(reason for reason in reasons if reason) or words.say("checked.no_reason")
        if unopened(product):
            return [words.say("checked.nothing_opened", count=summary["not_checked"])]
        if not summary["checked"]:
            return [words.say("checked.none_judged", count=summary["not_checked"], reasons=given)]
        said.append(words.say("checked.not_checked", count=summary["not_checked"], reasons=given))
    return said


def _rules_of(finding: Made) -> tuple[str, ...]:
    """Give the rules that a finding stands for: its own, and those that only it speaks of."""
    return finding["rule"], *finding.get("also", ())


def looked_for(product: Made, words: Wording) -> list[tuple[str, str]]:
    """List every rule with what became of it: found, not found, or not judged and why."""
    met = {rule for finding in shown(product) for rule in _rules_of(finding)}
    hidden_ones = {rule for finding in product["findings"] for rule in _rules_of(finding)} - met
    rows = []
    for item in product["checked"]:
        title = printable(item["title"] or item["rule"], LONGEST_NAME)
        if item["state"] != "checked":
            state = words.say("checked.not_judged") + (f": {printable(item['why'], 200)}" if item["why"] else "")
        else:
            key = "found" if item["rule"] in met else "hidden" if item["rule"] in hidden_ones else "not_found"
            state = words.say(f"checked.{key}")
        rows.append((title, state))
    return rows


def hidden(findings: Iterable[Made], words: Wording) -> list[str]:
    """Name the suppressed findings, each with the reason and the end date that hid it."""
    said = []
    for finding in findings:
        reason, until = finding["suppressed"]["reason"], finding["suppressed"]["until"]
        values = {"finding": heading(finding, words), "reason": printable(reason, 200), "until": until}
        said.append(words.say("hidden.line_until" if until else "hidden.line", **values))
    return said


def all_known(product: Made, words: Wording) -> str:
    """Say that nothing was left unread or unrecognised; of an unreadable product, that nothing known was read."""
    if unopened(product):
        return words.say("unread.unopened")
    if product["outcome"] == "unreadable":
        lines = len(product["text"])
        return words.say("unread.nothing_known", count=lines) if lines else words.say("unread.nothing_read")
    return words.say("unread.none" if product["ingredients"] else "unread.none_no_list")


def readers(product: Made, words: Wording) -> str:
    """Name the readers that took part."""
    if product["readers"] == ["given"]:
        return words.say("about.given")
    names = ", ".join(printable(words.term("reader", name), 40) for name in product["readers"])
    return words.say("about.readers", readers=names) if names else words.say("about.no_reader")


def counted(findings: Iterable[Made], words: Wording) -> str:
    """Count findings by their rule's title: "fragrance allergen (3), pigment (1)"."""
    kinds = Counter(printable(finding["title"], LONGEST_NAME) for finding in findings)
    return ", ".join(words.say("notes.kind", title=title, count=times) for title, times in kinds.items())
