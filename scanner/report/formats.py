"""Every format by its name, each made from the document alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

Made = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may take account of; each takes what concerns it.

    `folder` is where the report lies, from which relative paths of photos are looked for; `width`, `colour` and
    `unfold` are for text.
    """

    lang: str = "en"
    folder: Path | None = None
    width: int = 80
    colour: bool = False
    unfold: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the ending of its files, what it is for, and how it is written.

    The writer's module is imported when it is first used, since some need more than a start-up should cost.
    """

    name: str
    ending: str
    purpose: str
    write: Callable[[Made, Options], str]


def _writer(module: str, function: str, *taken: str) -> Callable[[Made, Options], str]:
    def write(document: Made, options: Options) -> str:
        writer = getattr(import_module(f"scanner.report.{module}"), function)
        return str(writer(document, **{name: getattr(options, name) for name in taken}))

    return write


FORMATS: Mapping[str, Format] = {
    made.name: made
    for made in (
        Format("text", ".txt", "for a terminal", _writer("text", "text_report", "width", "colour", "unfold", "lang")),
        Format("json", ".json", "for programs; every other format is made from it", _writer("json", "json_report")),
        Format(
            "html", ".html", "for people: one page with the photos", _writer("html", "html_report", "folder", "lang")
        ),
        Format("markdown", ".md", "for notes and pull requests", _writer("markdown", "markdown_report", "lang")),
        Format("csv", ".csv", "for a spreadsheet", _writer("csv", "csv_report", "lang")),
        Format("sarif", ".sarif", "for programs that gather findings", _writer("sarif", "sarif_report", "lang")),
        Format("junit", ".xml", "for build servers", _writer("junit", "junit_report", "lang")),
    )
}


def render(document: Made, name: str, options: Options | None = None) -> str:
    """Write a document in the format of a name. Raises ValueError for a name that is no format."""
    if name not in FORMATS:
        raise ValueError(f"no format {name!r}; there are {', '.join(FORMATS)}")
    return FORMATS[name].write(document, options or Options())
