"""The typefaces of the drawn packs: one bundled with Pillow, four open ones from font packages."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from PIL import ImageFont

AnyFont = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface: the package that brings it and its two files, equal where there is no bold."""

    package: str
    regular: str
    bold: str


FACES = {
    "humanist": Face("font_lato", "Lato-Regular.ttf", "Lato-Bold.ttf"),
    "light": Face("font_source_sans_pro", "SourceSansPro-Light.ttf", "SourceSansPro-Regular.ttf"),
    "grotesque": Face("font_source_sans_pro", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf"),
    "serif": Face("font_caladea", "Caladea-Regular.ttf", "Caladea-Bold.ttf"),
    "condensed": Face("font_fjallaone", "FjallaOne-Regular.ttf", "FjallaOne-Regular.ttf"),
}
"""Faces by what a typographer would call them. "plain", Pillow's own, needs no package."""


@lru_cache(maxsize=256)
def open_face(name: str, size: int, bold: bool = False) -> AnyFont:
    """Open a face at a size in pixels.

    Raises KeyError for an unknown name, FileNotFoundError where its package is not installed.
    """
    if name == "plain":
        font = ImageFont.load_default(size)
        assert isinstance(font, ImageFont.FreeTypeFont)
        return font
    face = FACES[name]
    spec = find_spec(face.package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(
            f"the package {face.package.replace('_', '-')} is not installed; it brings the face {name}"
        )
    path = Path(spec.origin).parent / "files" / (face.bold if bold else face.regular)
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
