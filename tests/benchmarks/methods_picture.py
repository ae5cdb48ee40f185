"""The demonstration repaired by every engine, side by side: the picture of docs/inpainting.md.

    python tests/benchmarks/methods_picture.py [--engines NAMES] [--output FILE] [--side 200] [--finished]

Each engine fills the damage by itself, without grain and texture from elsewhere (``--finished``: with both,
as in an ordinary repair). Two parts are shown at 100 %, those with the most damage: a torn corner, and thin
damage. The photograph is in the public domain and comes with scikit-image; its damage is drawn by a recipe
of ours.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import repairs
import reporting
import sheets
from numpy.typing import NDArray

from restorer_app.core.demonstration import demonstration
from restorer_app.core.geometry import Box
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.engine import Engine

COLUMNS, GAP = 5, 4


def panel(picture: Picture, boxes: Sequence[Box]) -> Picture:
    """The parts one below the other."""
    crops = [sheets.crop(picture, box).samples for box in boxes]
    gap: NDArray[np.uint8] = np.full((GAP, crops[0].shape[1], 3), 38, np.uint8)
    stacked = [crops[0], *(part for crop in crops[1:] for part in (gap, crop))]
    return Picture(np.concatenate(stacked), RGB)


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    reporting.ask_for_engines(parser)
    parser.add_argument("--output", type=Path, default=Path("methods.png"), help="default: %(default)s")
    parser.add_argument("--side", type=int, default=200, help="pixels of a part (default: 200)")
    parser.add_argument("--finished", action="store_true", help="with grain and texture")
    return parser


def main() -> int:
    """Repair, draw, and print the seconds."""
    options = build_parser().parse_args()
    shown = demonstration()
    boxes = sheets.busiest(shown.mask.array, 2, options.side)
    look = "auto" if options.finished else "off"
    panels = [("what was there", panel(shown.truth, boxes))]
    panels.append(("damaged", panel(shown.photo.picture, boxes)))
    engine, seconds = Engine(options.threads), {}
    for name in options.engines.split(","):
        done = repairs.repaired(engine, name, shown.photo.picture, shown.mask.array, grain=look, texture=look)
        panels.append((name, panel(done.picture, boxes)))
        seconds[name] = done.seconds
        reporting.tell(f"{name}: {done.seconds:.2f} s")
    rows = [panels[start : start + COLUMNS] for start in range(0, len(panels), COLUMNS)]
    sheets.save_sheet(options.output, rows)
    reporting.keep(seconds, options.figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
