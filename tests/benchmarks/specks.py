"""A thousand specks: our passes and seconds against a pass for each connected piece of the mask.

    python tests/benchmarks/specks.py [--specks 1000] [--megapixels 4,60] [--crops 512,256] [--sample 100]

The other way is that of the best known peer: each connected piece of the mask gets a crop of its own around
it and one pass of the network. It is done here with our own network, on ``--sample`` of the pieces, in turn
with our repair, and its seconds are scaled to all of them (the table says so).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import cv2
import numpy as np
import repairs
import reporting
import scans
import timing

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.catalogue import entry
from restorer_app.engine.device import body_dtype, choose_device
from restorer_app.engine.engine import Engine
from restorer_app.engine.methods.method import Method, Terms
from restorer_app.engine.tensors import hole_tensor, to_tensor


def pieces(mask: MaskArray, side: int) -> list[Box]:
    """A box of side×side pixels, moved inside the picture, around each connected piece of the mask."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    height, width = (min(side, length) for length in mask.shape)
    boxes = []
    for column, row, wide, high in stats[1:count, :4].tolist():
        top = min(max(row + high // 2 - height // 2, 0), mask.shape[0] - height)
        left = min(max(column + wide // 2 - width // 2, 0), mask.shape[1] - width)
        boxes.append(Box(top, left, height, width))
    return boxes


def fill_each(method: Method, picture: Picture, mask: MaskArray, boxes: Sequence[Box]) -> int:
    """One pass a box, fills dropped; returns how many passes that was."""
    for box in boxes:
        part = to_tensor(picture.samples[box.slices], picture.colour_channels)
        method.fill(part, hole_tensor(mask[box.slices]), None, Terms(picture.bits))
    return len(boxes)


def compare(
    options: argparse.Namespace, megapixels: float, figures: dict[str, float]
) -> list[tuple[object, ...]]:
    """The rows of the table for a scan of that size."""
    size = scans.size_of(megapixels)
    mask = scans.draw(scans.make_specks(options.specks, *size), *size)
    picture = Picture(scans.damaged(scans.make_scan(*size), mask), RGB)
    engine = Engine(options.threads)
    engine.load(options.engine, options.device)
    passes: list[int | None] = []
    naive = _naive_method(options)

    def ours() -> None:
        passes.append(repairs.repaired(engine, options.engine, picture, mask, options.device).passes)

    works, boxes = {"ours": ours}, {side: pieces(mask, side) for side in options.crops}
    for side, every in boxes.items():
        chosen = every[:: max(len(every) // options.sample, 1)]
        works[f"crops of {side}"] = lambda chosen=chosen: fill_each(naive, picture, mask, chosen)
    times = timing.in_turn(works, options.rounds, budget=options.budget)
    own = times["ours"].median
    rows: list[tuple[object, ...]] = [(f"{megapixels:g}", "ours", passes[0], f"{own:.1f} s", "1")]
    figures[f"seconds, {megapixels:g} Mpx"] = own
    if passes[0]:
        figures[f"passes, {megapixels:g} Mpx"] = passes[0]
    for side, every in boxes.items():
        share = len(every) / len(every[:: max(len(every) // options.sample, 1)])
        seconds = times[f"crops of {side}"].median * share
        scaled = f", scaled from {round(len(every) / share)} of them" if share > 1 else ""
        fewer = f"{len(every) / passes[0]:.1f} times the passes, " if passes[0] else ""
        rows.append(
            (
                f"{megapixels:g}",
                f"a crop of {side} for each",
                len(every),
                f"{seconds:.1f} s{scaled}",
                f"{fewer}{seconds / own:.1f} times the seconds",
            )
        )
    return rows


def _naive_method(options: argparse.Namespace) -> Method:
    method, device = entry(options.engine).make(), choose_device(options.device)
    method.prepare(device, body_dtype("auto", device))
    return method


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    add = parser.add_argument
    add("--specks", type=int, default=1000, help="how many (default: 1000)")
    add("--megapixels", type=_numbers, default="4,60", help="sizes of the scans (default: 4,60)")
    add("--crops", type=_whole_numbers, default="512,256", help="sides of the crops (default: 512,256)")
    add("--sample", type=int, default=100, help="pieces that the other way is timed on (default: 100)")
    add("--rounds", type=int, default=3)
    add("--budget", metavar="SECONDS", type=float, default=120, help="of each way, then no further round")
    add("--engine", default="learned")
    add("--device", default="auto")
    return parser


def _numbers(text: str) -> list[float]:
    return [float(word) for word in text.split(",")]


def _whole_numbers(text: str) -> list[int]:
    return [int(word) for word in text.split(",")]


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    figures: dict[str, float] = {}
    reporting.tell(f"{options.specks} specks, engine {options.engine}; {reporting.machine()}\n")
    rows = [row for size in options.megapixels for row in compare(options, size, figures)]
    reporting.tell(reporting.table(("megapixels", "way", "passes", "time", "against ours"), rows))
    reporting.keep(figures, options.figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
