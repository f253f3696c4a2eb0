"""Storage temperatures: which limit a number is, among temperatures of processes and other numbers."""

from pathlib import Path

import pytest

from scanner.knowledge.base import Knowledge
from scanner.label.passage import Passage
from scanner.label.temperature import temperature_limits
from scanner.photo.model import PhotoRecord, Place
from scanner.reading.model import Line, Reading, Symbol, pasted

KNOWLEDGE = Knowledge(Path(__file__).parents[2] / "allergen_db")


def limits(text: str) -> list[tuple[str, str]]:
    found = temperature_limits(Passage.of([pasted(text)]), (), KNOWLEDGE)
    return [(mark.id.removeprefix("temperature").lstrip("-"), mark.value) for mark in found]


@pytest.mark.parametrize(
    "text",
    [
        "Autoclave at 134 °C for 5 min",
        "Sterilise at 121 °C",
        "Wash at 60 °C",
        "Rinse with water of 40 °C",
        "Im Autoklaven bei 134 °C sterilisieren",
        "Esterilizar a 134 °C",
        "134 °C 高压灭菌",
        "Vitamin C 20%",
        "Vitamin B12 C",
        "5 C, 10 F",
        "angle 45°",
        "turn 90 ° clockwise",
        "0.25 mm",
        "18-25 years",
        "2-8 weeks",
        "REF 25C",
        "5-30",
        "SPF 50 °",
        "20 C-shaped pins",
        "CE 0123",
        "25 °C",
    ],
)
def test_other_numbers_are_no_limits_of_storage(text: str) -> None:
    assert limits(text) == []


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("2°C–8°C", "2 °C", "8 °C"),
        ("2-8 °C", "2 °C", "8 °C"),
        ("Store at 5°C to 30°C", "5 °C", "30 °C"),
        ("+5 °C +25°C", "5 °C", "25 °C"),
        ("+2 °C / +8 °C", "2 °C", "8 °C"),
        ("-20 °C … -5 °C", "-20 °C", "-5 °C"),
        ("5℃~30℃", "5 °C", "30 °C"),
        ("15oC - 25oC", "15 °C", "25 °C"),
        ("41 °F to 86 °F", "41 °F", "86 °F"),
        ("Lagern bei 5 bis 25 °C", "5 °C", "25 °C"),
        ("Conserver entre 2 et 25 °C", "2 °C", "25 °C"),
        ("Conservar entre 2 y 25 ºC", "2 °C", "25 °C"),
        ("储存温度 5 至 30 ℃", "5 °C", "30 °C"),
        ("30°C 5°C", "5 °C", "30 °C"),
    ],
)
def test_a_range_has_two_limits(text: str, lower: str, upper: str) -> None:
    assert limits(text) == [("lower", lower), ("upper", upper)]


@pytest.mark.parametrize(
    ("text", "which", "value"),
    [
        ("max 30 °C", "upper", "30 °C"),
        ("max. 30°C", "upper", "30 °C"),
        ("< 25 °C", "upper", "25 °C"),
        ("≤25℃", "upper", "25 °C"),
        ("Store below 25 °C", "upper", "25 °C"),
        ("Do not store above 30 °C", "upper", "30 °C"),
        ("Nicht über 25 °C lagern", "upper", "25 °C"),
        ("Conserver à moins de 25°C", "upper", "25 °C"),
        ("Conservar por debajo de 30 °C", "upper", "30 °C"),
        ("Conservare sotto 25°C", "upper", "25 °C"),
        ("Przechowywać poniżej 25°C", "upper", "25 °C"),
        ("30°C 이하 보관", "upper", "30 °C"),
        ("30℃以下で保管", "upper", "30 °C"),
        ("低于 30℃ 保存", "upper", "30 °C"),
        ("> 5 °C", "lower", "5 °C"),
        ("Store above 5 °C", "lower", "5 °C"),
        ("min. 2 °C", "lower", "2 °C"),
        ("Do not store below 5 °C", "lower", "5 °C"),
        ("Nicht unter 5 °C lagern", "lower", "5 °C"),
        ("Store at 25 °C", "", "25 °C"),
    ],
)
def test_a_single_number_is_the_limit_that_its_words_name(text: str, which: str, value: str) -> None:
    assert limits(text) == [(which, value)]


def _by_thermometer(name: str, *numbers: tuple[str, float, float]) -> list[tuple[str, str]]:
    lines = []
    for text, x, y in numbers:
        rungs = tuple(((x + 8.0 * i, y), (x + 8.0 * i, y + 14)) for i in range(len(text) + 1))
        lines.append(Line(text, "recorded", 0.9, 0, rungs))
    symbol = Symbol(name, Place(0, ((100, 100), (130, 100), (130, 150), (100, 150))), 0.9)
    reading = Reading(PhotoRecord("x", 900, 600, ""), tuple(lines))
    found = temperature_limits(Passage.of([reading]), (symbol,), KNOWLEDGE)
    return [(mark.id.removeprefix("temperature").lstrip("-"), mark.value) for mark in found]


def test_the_pictogram_tells_which_limit_its_number_is() -> None:
    assert _by_thermometer("temp_upper", ("30 °C", 140, 95)) == [("upper", "30 °C")]
    assert _by_thermometer("temp_lower", ("5 °C", 50, 140)) == [("lower", "5 °C")]
    assert _by_thermometer("temp_limit", ("30 °C", 140, 95)) == [("", "30 °C")]
    assert _by_thermometer("temp_upper", ("30 °C", 700, 500)) == []
    assert _by_thermometer("keep_dry", ("30 °C", 140, 95)) == []


@pytest.mark.parametrize("name", ["temp_limit", "temp_upper", "temp_lower"])
def test_two_numbers_by_one_pictogram_are_both_limits(name: str) -> None:
    numbers = (("30 °C", 140.0, 95.0), ("5 °C", 50.0, 140.0))
    assert sorted(_by_thermometer(name, *numbers)) == [("lower", "5 °C"), ("upper", "30 °C")]
