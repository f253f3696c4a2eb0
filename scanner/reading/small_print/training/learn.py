"""Teach the network that redraws small print, and write its weights.

`python -m scanner.reading.small_print.training.learn --words allergen_db --fonts FOLDER --minutes 60` does it, from
scratch or, with `--start`, from a state that an earlier run left. It needs PyTorch, onnx and onnx2torch, and a folder
of typefaces. The first minutes teach the network to draw sharp what is drawn small; then it is judged by what PP-OCR's
recogniser, which stays as it is, makes of its strips (connectionist temporal classification).
"""

import argparse
import logging
import multiprocessing
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from torch import nn

from scanner.reading.engine import STRIP_HEIGHT
from scanner.reading.rapid import RapidReader
from scanner.reading.small_print.reader import CELL, WEIGHTS, greyed
from scanner.reading.small_print.training.lessons import LONGEST, Lesson, lesson, nothing
from scanner.reading.small_print.training.words import read_words

_LOG = logging.getLogger(__name__)

_CHANNELS, _BLOCKS = 40, 8
_WIDTHS = (128, 192, 256, LONGEST)
_COLUMNS = 2560
"""Columns of pixels in a batch, whatever its width."""
_NOTHING = 0.06
"""The share of strips without print."""
_BARE = 30
"""The length by which the loss of a strip without print is divided: its own is 0."""
_PIXELS = 0.5
_LEFT_OUT = ("Thin", "ExtraLight", "Math")


class Redraw(nn.Module):  # type: ignore[misc]
    """(n, 1, 48, width) from -1 to 1, redrawn. Residual blocks (He et al., 2015) over cells of 4 by 4 pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.head = nn.Conv2d(CELL * CELL, _CHANNELS, 3, padding=1)
        self.body = nn.Sequential(*[_Block() for _ in range(_BLOCKS)])
        self.tail = nn.Conv2d(_CHANNELS, CELL * CELL, 3, padding=1)
        nn.init.zeros_(self.tail.weight)
        nn.init.zeros_(self.tail.bias)

    def forward(self, strips: torch.Tensor) -> torch.Tensor:
        """Redraw strips whose width is a multiple of 4."""
        seen = self.head(nn.functional.pixel_unshuffle(strips, CELL))
        change = nn.functional.pixel_shuffle(self.tail(seen + self.body(seen)), CELL)
        return (strips + 2 * torch.tanh(change / 2)).clamp(-1.2, 1.2)


class _Block(nn.Module):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.a = nn.Conv2d(_CHANNELS, _CHANNELS, 3, padding=1)
        self.b = nn.Conv2d(_CHANNELS, _CHANNELS, 3, padding=1)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        return values + self.b(torch.relu(self.a(values)))


def recogniser() -> tuple[Any, dict[str, int]]:
    """Give PP-OCR's recogniser as a frozen module that gives sums before the softmax, and the class of each letter."""
    import rapidocr
    from onnx2torch import convert

    model = onnx.load(str(next((Path(rapidocr.__file__).parent / "models").glob("*_rec_*.onnx"))))
    nodes = model.graph.node
    last = [node for node in nodes if node.op_type == "Softmax"][-1]
    model.graph.output[0].name = last.input[0]
    nodes.remove(last)
    for node in nodes:
        _pad(node)
    module = convert(model).eval().requires_grad_(False)
    letters = {letter: index for index, letter in enumerate(RapidReader().characters)}
    return module, letters


def _pad(node: Any) -> None:
    """Write padding that is told as "same" out in full."""
    told = {attribute.name: attribute for attribute in node.attribute}
    if "auto_pad" not in told or told["auto_pad"].s != b"SAME_UPPER":
        return
    total = [size - 1 for size in told["kernel_shape"].ints]
    pads = [side // 2 for side in total] + [side - side // 2 for side in total]
    kept = [attribute for attribute in node.attribute if attribute.name not in ("auto_pad", "pads")]
    del node.attribute[:]
    node.attribute.extend([*kept, onnx.helper.make_attribute("pads", pads)])


def _draw(batches: Any, seed: int, words: Path, faces: Sequence[Path]) -> None:
    dice, told = np.random.default_rng(seed), read_words(words)
    held: dict[int, list[Lesson]] = {width: [] for width in _WIDTHS}
    while True:
        one = nothing(dice) if dice.random() < _NOTHING else lesson(dice, told, faces)
        if one is None:
            continue
        width = min(width for width in _WIDTHS if width >= one.strip.shape[1])
        held[width].append(one)
        if len(held[width]) * width >= _COLUMNS:
            batches.put(_batch(held[width], width))
            held[width] = []


def _batch(lessons: Sequence[Lesson], width: int) -> tuple[Any, Any, Any, list[str]]:
    """Give strips and sharp strips, (n, 1, 48, width) from -1 to 1, where they are, and what they say."""
    strips, sharp = (np.zeros((len(lessons), 1, STRIP_HEIGHT, width), np.float32) for _ in range(2))
    there = np.zeros((len(lessons), 1, 1, width), np.float32)
    for index, one in enumerate(lessons):
        wide = one.strip.shape[1]
        strips[index, 0, :, :wide] = greyed(one.strip)
        sharp[index, 0, :, :wide] = one.sharp / 127.5 - 1
        there[index, ..., :wide] = 1
    return strips, sharp, there, [one.text for one in lessons]


def learn(
    words: Path,
    faces: Sequence[Path],
    state: Path,
    *,
    minutes: float,
    sharp_first: float,
    start: Path | None,
    seed: int,
) -> Redraw:
    """Teach for so many minutes, the first `sharp_first` by sharp drawings alone, and leave the state in a file."""
    network, (judge, letters) = Redraw(), recogniser()
    if start is not None:
        network.load_state_dict(torch.load(start))
    batches: Any = multiprocessing.Queue(6)
    painter = multiprocessing.Process(target=_draw, args=(batches, seed, words, faces), daemon=True)
    painter.start()
    adam = torch.optim.Adam(network.parameters())
    begun, step, mean = time.monotonic(), 0, 0.0
    while (past := (time.monotonic() - begun) / 60) < minutes:
        strips, sharp, there, texts = batches.get()
        strips, sharp, there = (torch.from_numpy(part) for part in (strips, sharp, there))
        highest = 1e-3 if past < sharp_first else 5e-4
        for group in adam.param_groups:
            group["lr"] = highest * 0.5 * (1 + np.cos(np.pi * past / minutes)) * min(1, (step + 1) / 150) + 2e-5
        redrawn = network(strips) * there
        loss = ((redrawn - sharp).abs() * there).sum() / (there.sum() * STRIP_HEIGHT)
        if past >= sharp_first:
            loss = _PIXELS * loss + _misread(judge, letters, redrawn, there, texts)
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 0.5)
        adam.step()
        step, mean = step + 1, mean + loss.item()
        if step % 100 == 0:
            _LOG.info("%d steps, %.1f minutes: %.3f", step, past, mean / 100)
            torch.save(network.state_dict(), state)
            mean = 0.0
    torch.save(network.state_dict(), state)
    painter.kill()
    return network


def _misread(judge: Any, letters: dict[str, int], redrawn: Any, there: Any, texts: Sequence[str]) -> Any:
    with torch.autocast("cpu", torch.bfloat16):
        sums = judge(redrawn.expand(-1, 3, -1, -1))
    chances = sums.float().log_softmax(2).transpose(0, 1)
    told = [[letters[letter] for letter in text if letter in letters] for text in texts]
    lengths = torch.tensor([len(one) for one in told])
    steps = (there.sum((1, 2, 3)) / redrawn.shape[-1] * len(chances)).ceil().long().clamp(max=len(chances))
    flat = torch.tensor([index for one in told for index in one], dtype=torch.long)
    loss = nn.functional.ctc_loss(chances, flat, steps, lengths, reduction="none", zero_infinity=True)
    return (loss / torch.where(lengths > 0, lengths, _BARE)).mean()


def main() -> None:
    """Teach and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=Path, required=True, help="folder of tables whose first columns are drawn")
    parser.add_argument("--fonts", type=Path, required=True, action="append", help="folder of TrueType faces")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--sharp-first", type=float, default=3, help="minutes taught by sharp drawings alone")
    parser.add_argument("--start", type=Path, help="a state to go on from")
    parser.add_argument("--state", type=Path, default=Path("redraw.pt"), help="where to leave the state")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    faces = [face for folder in args.fonts for face in sorted(folder.rglob("*.ttf"))]
    faces = [face for face in faces if not any(part in face.name for part in _LEFT_OUT)]
    told = {"minutes": args.minutes, "sharp_first": args.sharp_first, "start": args.start, "seed": args.seed}
    network = learn(args.words, faces, args.state, **told).eval()
    torch.onnx.export(
        network,
        (torch.zeros(1, 1, STRIP_HEIGHT, LONGEST),),
        str(Path(__file__).parents[1] / WEIGHTS),
        input_names=["strip"],
        output_names=["redrawn"],
        dynamic_axes={"strip": {3: "width"}, "redrawn": {3: "width"}},
        dynamo=False,
        opset_version=17,
    )


if __name__ == "__main__":
    main()
