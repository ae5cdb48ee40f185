"""One hole of a third of the side in regions of 256, 512 and 1024 pixels: every method on every device.

    python tests/benchmarks/regions.py [--sides 256,512,1024] [--engines NAMES] [--devices all] [--rounds 3]

Classical methods are measured on the CPU only. The rounds go through all methods in turn; one that has used
up its ``--budget`` is left out of further rounds. The whole way is measured: plan, tensors, fills, blending.
"""

from __future__ import annotations

import argparse
from functools import partial

import numpy as np
import repairs
import reporting
import scans
import timing

from restorer_app.core.mask import MaskArray
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.catalogue import find
from restorer_app.engine.engine import Engine

BASE = "telea"
"""What the others are compared with."""


def region(side: int, bits: int) -> tuple[Picture, MaskArray]:
    """side×side pixels of a made scan with a square hole of a third of the side in the middle."""
    mask = np.zeros((side, side), np.bool_)
    mask[side // 3 : side // 3 + side // 3, side // 3 : side // 3 + side // 3] = True
    samples = scans.damaged(scans.make_scan(side, side), mask)
    return Picture(samples if bits == 16 else (samples >> 8).astype(np.uint8), RGB), mask


def measure(options: argparse.Namespace, side: int, figures: dict[str, float]) -> list[tuple[object, ...]]:
    """The rows of the table for regions of that side."""
    engine = Engine(options.threads)
    picture, mask = region(side, options.bits)
    works, refused = {}, []
    devices = engine.devices()[1:] if options.devices == ["all"] else options.devices
    for name in options.engines.split(","):
        for device in devices if find(name).kind == "trained" else ["cpu"]:
            reason = repairs.refusal(engine, name, picture, mask, device)
            if reason:
                refused.append((side, name, device, reason, "", ""))
                continue
            engine.load(name, device)
            works[f"{name}, {device}"] = partial(repairs.repaired, engine, name, picture, mask, device)
    times = timing.in_turn(works, options.rounds, options.budget)
    base = times.get(f"{BASE}, cpu")
    rows: list[tuple[object, ...]] = []
    for key, taken in times.items():
        figures[f"{side}, {key}"] = taken.median
        rate = np.count_nonzero(mask) / 1e6 / taken.median
        ratio = f"{taken.median / base.median:.2f}" if base else ""
        rows.append((side, *key.split(", "), taken, f"{rate:.3g}", ratio))
    return [*rows, *refused]


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    add = parser.add_argument
    add("--sides", type=_whole_numbers, default="256,512,1024", help="of the regions (default: 256,512,1024)")
    reporting.ask_for_engines(parser)
    add(
        "--devices",
        type=partial(str.split, sep=","),
        default="all",
        help="names with commas (default: all there are)",
    )
    add("--bits", type=int, choices=(8, 16), default=8, help="depth of the regions (default: 8)")
    add("--rounds", type=int, default=5)
    add("--budget", metavar="SECONDS", type=float, default=20, help="of each method and side (default: 20)")
    return parser


def _whole_numbers(text: str) -> list[int]:
    return [int(word) for word in text.split(",")]


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    figures: dict[str, float] = {}
    reporting.tell(f"{reporting.machine()}\n")
    rows = [row for side in options.sides for row in measure(options, side, figures)]
    titles = ("side", "method", "device", "time", "Mpx of hole a second", f"times {BASE}")
    reporting.tell(reporting.table(titles, rows))
    reporting.keep(figures, options.figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
