"""Draw the samples: `python -m samples.draw [NAME...]` writes each picture and its truth into this folder."""

import argparse
import json
from io import BytesIO
from pathlib import Path

from PIL import Image

from samples.devices import DEVICES, PRODUCTS
from samples.sample import Sample, truth
from samples.serums import SERUMS
from samples.serums_hard import HARD_SERUMS
from samples.take import Picture, photograph

HERE = Path(__file__).resolve().parent


def samples() -> tuple[Sample, ...]:
    """Give every sample, in the order of the list."""
    return tuple(make() for make in (*SERUMS, *HARD_SERUMS, *DEVICES))


def jpeg(picture: Picture, quality: int) -> bytes:
    """Pack a picture as a JPEG file."""
    packed = BytesIO()
    Image.fromarray(picture.pixels).save(packed, "JPEG", quality=quality, subsampling=2, optimize=True)
    return packed.getvalue()


def write(sample: Sample, folder: Path) -> Path:
    """Draw a sample and write its picture and truth; give the picture's path."""
    picture = photograph(sample.patches, sample.take)
    path = folder / f"{sample.name}.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(jpeg(picture, sample.take.quality))
    path.with_suffix(".json").write_text(_laid_out(truth(sample, picture)), encoding="utf-8")
    return path


def write_products(folder: Path) -> None:
    """Write the truth of each product that several pictures show, as product.json in its folder."""
    for name, facts in PRODUCTS.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / "product.json").write_text(
            json.dumps({"product": name, **facts}, indent=1) + "\n", encoding="utf-8"
        )


def _laid_out(facts: dict[str, object]) -> str:
    """Lay JSON out with one word or mark a line."""
    boxes = ("words", "marks")
    head = json.dumps({key: value for key, value in facts.items() if key not in boxes}, ensure_ascii=False, indent=1)
    parts = [head.removesuffix("\n}")]
    for key in boxes:
        rows = facts[key]
        assert isinstance(rows, list)
        lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
        parts.append(f' "{key}": [\n{lines}\n ]' if rows else f' "{key}": []')
    return ",\n".join(parts) + "\n}\n"


def main() -> None:
    """Draw the samples named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--folder", type=Path, default=HERE)
    args = parser.parse_args()
    write_products(args.folder)
    for sample in samples():
        if not args.names or sample.name in args.names:
            path = write(sample, args.folder)
            print(f"{path.relative_to(args.folder)}  {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
