"""What changed between two scans of a product: findings, the list, and what stands on the pack."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from scanner.report import sentences
from scanner.report.columns import wrap
from scanner.report.packed import packed
from scanner.report.printable import printable
from scanner.report.translate import in_language
from scanner.report.wording import Wording, wording

Made = Mapping[str, Any]
Change = dict[str, Any]


def diff_reports(old: Made, new: Made, *, lang: str = "en") -> dict[str, Any]:
    """Compare two report documents, the later one second.

    The result holds `basis`, what differs in how the two were made (scanner, database, skin, today), and `products`,
    each with `name`, `old_name`, `state` (both, only-old, only-new), `complete` (whether both scans read everything
    they saw) and `changes`. A change has a `kind`; a finding or ingredient that is missing from a scan which left
    something unread or unrecognised is "perhaps" gone, not gone. Products are paired by name, then by the codes on
    them, then, where one is left over on each side, with each other. `lang` is the language of the facts on the pack.
    """
    basis = {
        key: {"old": before, "new": after}
        for key, before, after in (
            ("scanner", old["scanner"]["version"], new["scanner"]["version"]),
            ("database", old["database"].get("version"), new["database"].get("version")),
            ("skin", old["skin"], new["skin"]),
            ("today", old["today"], new["today"]),
        )
        if before != after
    }
    products: list[dict[str, Any]] = []
    for before, after in _pairs(old["products"], new["products"]):
        if before is None or after is None:
            state, either = ("only-new", after) if before is None else ("only-old", before)
            name = either["name"] if either else ""
            products.append({"name": name, "old_name": name, "state": state, "complete": True, "changes": []})
            continue
        changes = [
            *_outcome(before, after),
            *_findings(before, after),
            *_list(before, after),
            *_facts(before, after, wording(lang)),
        ]
        complete = _whole(before) and _whole(after)
        products.append(
            {
                "name": after["name"],
                "old_name": before["name"],
                "state": "both",
                "complete": complete,
                "changes": changes,
            }
        )
    return {"schema_version": "1", "basis": basis, "products": products}


def diff_text(diff: Made, *, width: int = 80, lang: str = "en") -> str:
    """Write a comparison as text of at most `width` columns, ending in a newline."""
    words = wording(lang)
    rows = wrap(words.say("diff.title"), width)
    for key, values in diff["basis"].items():
        old, new = (
            words.term("skin", value) if key == "skin" else printable(str(value or words.say("diff.no_day")))
            for value in (values["old"], values["new"])
        )
        rows += wrap(words.say(f"diff.{key}", old=old, new=new), width)
    for product in diff["products"]:
        name, old = (printable(product[key], sentences.LONGEST_NAME) for key in ("name", "old_name"))
        rows += ["", *wrap(name if name == old else words.say("diff.renamed", name=name, old=old), width)]
        if product["state"] != "both":
            rows += wrap(words.say(f"diff.{product['state'].replace('-', '_')}"), width, "  - ")
        elif not product["changes"]:
            rows += wrap(words.say("diff.same" if product["complete"] else "diff.same_partly"), width, "  - ")
        for change in product["changes"]:
            rows += wrap(_sentence(change, words), width, "  - ")
    return "\n".join(rows) + "\n"


def _sentence(change: Made, words: Wording) -> str:
    values = {key: printable(str(value), sentences.LONGEST_QUOTE) for key, value in change.items() if key != "kind"}
    kind = change["kind"].replace("-", "_")
    if "title" in values:
        title, _ = in_language(values["title"], words.language)
        values["finding"] = values["finding"].removesuffix(values["title"]) + title
    if kind == "changed":
        values |= {side: ", ".join(_state_words(change[side], words)) for side in ("old", "new")}
    if kind == "outcome":
        values |= {side: words.term("outcome_name", change[side]) for side in ("old", "new")}
    return words.say(f"diff.{kind}", **values)


def _state_words(state: Made, words: Wording) -> Iterator[str]:
    yield words.term("severity", state["severity"])
    if state["certainty"] != "certain":
        yield words.term("certainty", state["certainty"])
    if state["hidden"]:
        yield words.say("diff.hidden")


def _pairs(old: Sequence[Made], new: Sequence[Made]) -> Iterator[tuple[Made | None, Made | None]]:
    left, pairs = list(old), list[tuple[Made | None, Made]]()
    for key in (lambda product: product["name"], _codes):
        taken = {id(after) for _, after in pairs}
        for after in new:
            match = next((before for before in left if key(before) and key(before) == key(after)), None)
            if match is not None and id(after) not in taken:
                left.remove(match)
                pairs.append((match, after))
    taken = {id(after) for _, after in pairs}
    rest = [after for after in new if id(after) not in taken]
    if len(left) == len(rest) == 1:
        pairs.append((left.pop(), rest.pop()))
    by_new = {id(after): before for before, after in pairs}
    yield from ((by_new.get(id(after)), after) for after in new)
    yield from ((before, None) for before in left)


def _codes(product: Made) -> frozenset[str]:
    return frozenset(code["content"] for code in product["barcodes"])


def _whole(product: Made) -> bool:
    """Tell whether a scan read and recognised all that it saw."""
    summary = product["summary"]
    left = summary["unread"] + summary["possible"] + summary["unrecognised"]
    return product["outcome"] != "unreadable" and not left and not product["list"]["cut_off"]


def _outcome(old: Made, new: Made) -> list[Change]:
    if old["outcome"] == new["outcome"]:
        return []
    return [{"kind": "outcome", "old": old["outcome"], "new": new["outcome"]}]


def _findings(old: Made, new: Made) -> Iterator[Change]:
    before, after = ({item["id"]: item for item in product["findings"]} for product in (old, new))
    judged = {item["rule"] for item in new["checked"] if item["state"] == "checked"}
    known = {item["rule"] for item in new["checked"]}
    for identity, item in after.items():
        if identity not in before:
            kind = "appeared" if _whole(old) else "appeared-perhaps"
            yield {"kind": kind, "id": identity, "severity": item["severity"], **_named_finding(item)}
        elif _state(before[identity]) != _state(item):
            states = {"old": _state(before[identity]), "new": _state(item)}
            yield {"kind": "changed", "id": identity, **_named_finding(item), **states}
    for identity, item in before.items():
        if identity in after:
            continue
        if new["outcome"] == "unreadable" or (item["rule"] in known and item["rule"] not in judged):
            kind = "not-judged"
        else:
            kind = "gone" if _whole(new) else "gone-perhaps"
        yield {"kind": kind, "id": identity, "severity": item["severity"], **_named_finding(item)}


def _named_finding(finding: Made) -> dict[str, str]:
    return {
        "finding": sentences.heading(finding, wording("en")),
        "title": printable(finding["title"], sentences.LONGEST_NAME),
    }


def _state(finding: Made) -> dict[str, Any]:
    hidden = finding["suppressed"] is not None
    return {"severity": finding["severity"], "certainty": finding["certainty"], "hidden": hidden}


def _list(old: Made, new: Made) -> Iterator[Change]:
    before, after = _named(old), _named(new)
    for name in after:
        if name not in before:
            yield {"kind": "ingredient-added" if _whole(old) else "ingredient-added-perhaps", "name": name}
    for name in before:
        if name not in after:
            yield {"kind": "ingredient-removed" if _whole(new) else "ingredient-removed-perhaps", "name": name}
    both = [name for name in after if name in before]
    stayed = _rising([before[name]["position"] for name in both])
    for at, name in enumerate(both):
        one, other = before[name], after[name]
        if at not in stayed:
            places = {"old": one["position"], "new": other["position"]}
            yield {"kind": "ingredient-moved", "name": name, **places}
        if one["percent"] != other["percent"] and None not in (one["percent"], other["percent"]):
            shares = {"old": f"{one['percent']:g}", "new": f"{other['percent']:g}"}
            yield {"kind": "ingredient-percent", "name": name, **shares}


def _named(product: Made) -> dict[str, Made]:
    named: dict[str, Made] = {}
    for item in product["ingredients"]:
        if item["name"]:
            named.setdefault(item["name"], item)
    return named


def _rising(positions: Sequence[int]) -> set[int]:
    """Give the indices of a longest rising run, so that as few names as possible are said to have moved."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for at, position in enumerate(positions):
        slot = bisect_left(tails, position)
        back.append(ends[slot - 1] if slot else -1)
        if slot == len(tails):
            tails.append(position)
            ends.append(at)
        else:
            tails[slot], ends[slot] = position, at
    run, at = set[int](), ends[-1] if ends else -1
    while at >= 0:
        run.add(at)
        at = back[at]
    return run


def _facts(old: Made, new: Made, words: Wording) -> Iterator[Change]:
    """Compare what stands on the pack besides the list, by its meaning and not by its letters."""
    before, after = _meant(old, words), _meant(new, words)
    yield from ({"kind": "fact-added", "fact": fact} for fact in after if fact not in before)
    yield from ({"kind": "fact-removed", "fact": fact} for fact in before if fact not in after)


def _meant(product: Made, words: Wording) -> list[str]:
    plain = {key: [item | {"printed": ""} for item in product[key]] for key in ("claims", "dates", "needles", "marks")}
    numbers = {key: product[key] and product[key] | {"printed": ""} for key in ("lot", "udi")}
    rows = packed({**product, **plain, **numbers, "barcodes": []}, words)
    return list(dict.fromkeys(words.say("report.pair", name=row["what"], value=row["says"]) for row in rows))
