"""Photographs that time has damaged, before and after, whole and where most was repaired at 100 %.

    python tests/benchmarks/old_photographs.py PHOTO:MASK [PHOTO:MASK ...] --output FOLDER [--engine learned]

There is no truth to measure by: these sheets are looked at. White in a mask is the damage; a mask has the
upright photograph's size. Everything goes the way of ``restorer repair``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import reporting
import sheets
from repairs import repaired

from restorer_app.core.mask_file import open_mask
from restorer_app.core.photo_files import open_photo
from restorer_app.engine.catalogue import find
from restorer_app.engine.engine import Engine
from restorer_app.training.worst_cases import eight_bit

PLACES = 3
"""Crops of each photograph."""


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    parser.add_argument("pairs", nargs="+", metavar="PHOTO:MASK", help="two files with a colon between")
    parser.add_argument("--engine", default="learned", help="default: learned")
    parser.add_argument("--output", metavar="FOLDER", type=Path, required=True, help="where the sheets go")
    return parser


def main() -> int:
    """Repair each and save its sheet."""
    options = build_parser().parse_args()
    engine, method = Engine(options.threads), find(options.engine).name
    options.output.mkdir(parents=True, exist_ok=True)
    rows = []
    for pair in options.pairs:
        photo, mask = (Path(part) for part in pair.rsplit(":", 1))
        picture = open_photo(photo).picture
        marked = open_mask(mask, picture).array
        result = repaired(engine, method, picture, marked)
        before, after = eight_bit(picture), eight_bit(result.picture)
        strips = [[("before", before), ("after", after)]]
        strips += [
            [("before", sheets.crop(before, box)), ("after", sheets.crop(after, box))]
            for box in sheets.busiest(marked, PLACES)
        ]
        sheets.save_sheet(options.output / f"{photo.stem}.png", strips)
        rows.append((photo.name, f"{marked.mean():.1%}", f"{result.seconds:.1f}"))
    reporting.tell(reporting.table(("photograph", "marked", "seconds"), rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
