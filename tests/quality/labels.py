"""Drawn labels by parameter: an ingredient list and directions on a flat or round body, photographed as one wishes."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from samples.draw import jpeg
from samples.panel import Colour, Panel, Placed, Print, Text, Type, print_panel
from samples.surface import Patch, Round
from samples.take import Take, photograph
from scanner.photo.model import Photo, PhotoRecord
from tests.quality.truths import PrintedWord, Truth

_NAMES = Path(__file__).parent / "ingredient_names.txt"
_DIRECTIONS = "Directions: apply a few drops to clean skin in the evening. Keep out of the reach of children."


@dataclass(frozen=True, slots=True)
class LabelSetting:
    """What is printed, on what, and how it is photographed.

    `names` ingredients are drawn from a list by `seed`. `size` is the type's size in thousandths of the label's
    width. `radius` is the body's in label widths, None for a flat one; `depth` its depth as a part of the radius.
    """

    seed: int = 0
    names: int = 16
    face: str = "humanist"
    size: float = 34.0
    squeeze: float = 1.0
    ink: Colour = (32, 32, 36)
    ground: Colour = (246, 245, 240)
    radius: float | None = None
    depth: float = 1.0
    crumple: float = 0.0
    take: Take = field(default_factory=lambda: Take(1000, 1100, fill=0.86, distance=2.8))


@dataclass(frozen=True, slots=True, eq=False)
class DrawnLabel:
    """A drawn photo of a label and its truth: the names that face the camera whole, and every word that does."""

    photo: Photo
    truth: Truth
    packed: bytes


def draw_label(setting: LabelSetting) -> DrawnLabel:
    """Draw a label and pack it as a JPEG, as a phone would."""
    chance = np.random.default_rng(setting.seed)
    pool = _NAMES.read_text(encoding="utf-8").split("\n")[:-1]
    names = [pool[place] for place in chance.choice(len(pool), setting.names, replace=False)]
    paper = _print(setting, names)
    tagged = Print(paper.pixels, tuple(Placed(str(place), word.corners) for place, word in enumerate(paper.words)))
    body = None if setting.radius is None else Round(setting.radius, setting.depth)
    picture = photograph((Patch(tagged, body=body, crumple=setting.crumple, seed=setting.seed),), setting.take)
    seen = {int(word.text): word.corners for word in picture.words}
    words = tuple(
        PrintedWord(paper.words[place].text, tuple((float(x), float(y)) for x, y in corners))
        for place, corners in seen.items()
    )
    packed = jpeg(picture, setting.take.quality)
    pixels = cv2.imdecode(np.frombuffer(packed, np.uint8), cv2.IMREAD_COLOR)
    record = PhotoRecord(f"drawn-{setting.seed}.jpg", setting.take.width, setting.take.height, "")
    whole = []
    first = 1 + len(_title(setting)) + len(_DIRECTIONS.split())
    for name in names:
        parts = range(first, first + len(name.split()))
        if all(place in seen for place in parts):
            whole.append(name)
        first = parts.stop
    photo = Photo(record, np.asarray(pixels, dtype=np.uint8))
    return DrawnLabel(photo, Truth(Path(record.path), "a", tuple(whole), words=words), packed)


def keep(label: DrawnLabel, folder: Path) -> None:
    """Write a drawn label and its truth into a folder, as the samples are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    name = label.photo.record.path
    (folder / name).write_bytes(label.packed)
    facts = {
        "file": name,
        "kind": label.truth.kind,
        "ingredients": label.truth.ingredients,
        "words": [{"text": word.text, "box": word.box} for word in label.truth.words],
    }
    (folder / name).with_suffix(".json").write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


def _title(setting: LabelSetting) -> list[str]:
    return ["Testmark", f"No.{setting.seed}"]


def _print(setting: LabelSetting, names: list[str]) -> Print:
    how = Type(setting.face, round(setting.size * 1.2), squeeze=setting.squeeze)
    large = Type(setting.face, round(setting.size * 2.2), True, squeeze=setting.squeeze)
    items = (
        Text(" ".join(_title(setting)), large, after=30),
        Text(_DIRECTIONS, how, after=26),
        Text(f"Ingredients: {', '.join(names)}.", how),
    )
    for height in range(700, 3000, 100):
        try:
            return print_panel(Panel(1200, height, items, setting.ground, setting.ink, 100))
        except ValueError:
            continue
    raise ValueError("the label is too full")
