"""The report as SARIF 2.1.0 (OASIS), for programs that gather the findings of many tools."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from scanner.report import grouped, sentences
from scanner.report.json import plain_json
from scanner.report.printable import printable
from scanner.report.translate import translated
from scanner.report.where import bounds
from scanner.report.wording import Wording, wording

Made = Mapping[str, Any]

_LEVELS = {"avoid": "error", "caution": "warning", "note": "note"}
_TYPES = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "bmp": "image/bmp",
    "gif": "image/gif",
    "heic": "image/heic",
    "heif": "image/heif",
    "avif": "image/avif",
}
# Rules of the report itself: what was not read, recognised or judged is a result that stays open.
UNREAD, UNRECOGNISED = "not-read", "not-recognised"


def sarif_report(document: Made, *, lang: str = "en") -> str:
    """Write the report as a SARIF 2.1.0 log.

    Findings are results of kind "fail", places not read and ingredients not recognised results of kind "open", rules
    that could not be judged too. Boxes, in pixels of the upright photo, stand in the properties of each location,
    since SARIF has no regions of pictures.
    """
    words = wording(lang)
    document = translated(document, lang)
    log = _Log(words)
    for product in document["products"]:
        log.product(product)
    run = {
        "tool": {
            "driver": {
                "name": "scanner",
                "version": document["scanner"]["version"],
                "rules": log.rules,
                "properties": {"database": document["database"].get("version", "")},
            }
        },
        "invocations": [
            {
                "executionSuccessful": not document["problems"],
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": f"{printable(item['problem'])} {printable(item['advice'])}"},
                        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(item["path"])}}}],
                    }
                    for item in document["problems"]
                ],
            }
        ],
        "artifacts": log.artifacts,
        "results": log.results,
        "columnKind": "unicodeCodePoints",
        "properties": {"skin": document["skin"], "today": document["today"] or ""},
    }
    return plain_json({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def uri(path: str) -> str:
    """Give a path as a URI reference: relative as it is, absolute as file://."""
    windows = "\\" in path or path[1:2] == ":"
    pure: PurePath = PureWindowsPath(path) if windows else PurePosixPath(path)
    encoded = quote(pure.as_posix().encode("utf-8", "replace"), safe="/:" if windows else "/")
    if pure.is_absolute():
        return "file://" + ("" if encoded.startswith("/") else "/") + encoded
    return encoded or "."


class _Log:
    def __init__(self, words: Wording) -> None:
        self.words = words
        self.rules: list[dict[str, Any]] = []
        self.artifacts: list[dict[str, Any]] = []
        self.results: list[dict[str, Any]] = []
        self._indices: dict[str, int] = {}

    def product(self, product: Made) -> None:
        indices = [self._artifact(photo) for photo in product["photos"]]
        for finding in product["findings"]:
            self._finding(finding, product, indices)
        for item in sentences.not_read(product):
            text = sentences.unread_line(item, product, self.words)
            self._open(UNREAD, "section.not_known", text, [item["where"]], product, indices)
        if product["list"]["cut_off"]:
            self._open(UNREAD, "section.not_known", self.words.say("unread.cut_off_list"), [], product, indices)
        for item in product["ingredients"]:
            if item["status"] != "recognised":
                text = sentences.doubtful_line(item, product, self.words)
                self._open(UNRECOGNISED, "section.not_known", text, item["places"], product, indices)
        for item in product["checked"]:
            if item["state"] != "checked":
                title = printable(item["title"] or item["rule"])
                text = self.words.say("report.pair", name=title, value=self.words.say("checked.not_judged"))
                text = f"{text}. {printable(item['why'])}".strip()
                index = self._rule(item["rule"], title)
                self.results.append(self._result(item["rule"], index, "open", "none", text, product, item["rule"]))

    def _finding(self, finding: Made, product: Made, indices: list[int]) -> None:
        index = self._rule(finding["rule"], printable(finding["title"]))
        text = f"{sentences.heading(finding, self.words)}. {printable(finding['why'])} {printable(finding['advice'])}"
        level = _LEVELS[finding["severity"]]
        result = self._result(finding["rule"], index, "fail", level, text, product, finding["id"])
        result["locations"] = [
            _location(where, indices, product, item["printed"])
            for item in finding["evidence"]
            for where in item["places"]
        ]
        result["properties"] |= {"severity": finding["severity"], "certainty": finding["certainty"]}
        if finding.get("alternatives"):
            result["properties"]["alternatives"] = grouped.alternatives(finding, self.words)
        result["rank"] = {"avoid": 100.0, "caution": 60.0, "note": 20.0}[finding["severity"]]
        if finding["suppressed"]:
            reason = printable(finding["suppressed"]["reason"])
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
        self.results.append(result)

    def _open(self, rule: str, title: str, text: str, places: list[Any], product: Made, indices: list[int]) -> None:
        index = self._rule(rule, self.words.say(title))
        result = self._result(rule, index, "open", "none", text, product, f"{rule}:{text}")
        result["locations"] = [_location(where, indices, product) for where in places if where]
        self.results.append(result)

    def _artifact(self, photo: Made) -> int:
        """Give the index of a photo; one that belongs to several products is listed once, as SARIF asks."""
        made = _artifact(photo)
        if made not in self.artifacts:
            self.artifacts.append(made)
        return self.artifacts.index(made)

    def _rule(self, rule: str, title: str) -> int:
        if rule not in self._indices:
            self._indices[rule] = len(self.rules)
            self.rules.append({"id": rule, "shortDescription": {"text": title or rule}})
        return self._indices[rule]

    @staticmethod
    def _result(
        rule: str, index: int, kind: str, level: str, text: str, product: Made, identity: str
    ) -> dict[str, Any]:
        name = printable(product["name"])
        stable = hashlib.sha256(f"{product['name']}\n{identity}".encode("utf-8", "replace")).hexdigest()
        return {
            "ruleId": rule,
            "ruleIndex": index,
            "kind": kind,
            "level": level,
            "message": {"text": f"{name}: {text}"},
            "partialFingerprints": {"finding/v1": stable},
            "properties": {"product": name},
        }


def _artifact(photo: Made) -> dict[str, Any]:
    made: dict[str, Any] = {
        "location": {"uri": uri(photo["path"])},
        "hashes": {"sha-256": photo["sha256"]},
        "properties": {"width": photo["width"], "height": photo["height"]},
    }
    kind = _TYPES.get(photo["path"].rsplit(".", 1)[-1].lower())
    return made | ({"mimeType": kind} if kind else {})


def _location(where: Made, indices: list[int], product: Made, printed: str = "") -> dict[str, Any]:
    left, top, right, bottom = (round(side) for side in bounds(where["box"]))
    made: dict[str, Any] = {"properties": {"box": {"left": left, "top": top, "right": right, "bottom": bottom}}}
    if 0 <= where["photo"] < len(product["photos"]):
        photo = product["photos"][where["photo"]]
        made["physicalLocation"] = {"artifactLocation": {"uri": uri(photo["path"]), "index": indices[where["photo"]]}}
    if printed:
        made["message"] = {"text": printable(printed, sentences.LONGEST_QUOTE)}
    return made
