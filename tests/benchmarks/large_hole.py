"""A 400-pixel hole and a 60-pixel-wide fold across a scan of 24 megapixels: pictures, seconds, memory.

    python tests/benchmarks/large_hole.py [--photo FILE] [--engines NAMES] [--depth 16] [--output FOLDER]

The scan is the photograph enlarged ``--enlarge`` times, mirrored until it fills 6000 × 4000 pixels, with
grain laid over it. Each engine repairs it as ``restorer repair`` does, in a process of its own that is ended
after ``--patience`` seconds. An engine that cannot do the depth says so; ``--depth 8`` asks all of them.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from pathlib import Path

import children
import cv2
import holes
import numpy as np
import photographs
import reporting
import scans
import sheets
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.mask import MaskArray
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo, save_photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.training.staged_damage import painted_over
from restorer_app.training.worst_cases import eight_bit

HOLE, FOLD = 400.0, 60.0
GRAIN = 0.018
"""Its standard deviation, white at 1."""


def enlarged(photo: Picture, times: float, height: int, width: int, depth: int) -> Picture:
    """The photograph enlarged and mirrored to that size, grain over it, in 8 or 16 bits."""
    samples = cv2.resize(photo.samples, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
    rows, columns = (
        _mirrored(length, whole) for length, whole in zip((height, width), samples.shape, strict=False)
    )
    scale = 255 if depth == 8 else 65535
    result = np.empty((height, width, 3), np.uint8 if depth == 8 else np.uint16)
    rng = np.random.default_rng(3)
    for start in range(0, height, 256):
        values = samples[rows[start : start + 256]][:, columns] / np.float32(255)
        grain = rng.standard_normal(values.shape, np.float32)
        values += GRAIN * 1.9 * cv2.GaussianBlur(grain, (0, 0), 0.7)
        result[start : start + 256] = np.rint(np.clip(values, 0, 1) * scale)
    return Picture(result, RGB)


def _mirrored(length: int, whole: int) -> NDArray[np.intp]:
    """Indices 0, 1, … whole - 1, whole - 1, … 1, 0, 0, 1, … of that length."""
    place = np.arange(length) % (2 * whole)
    return np.minimum(place, 2 * whole - 1 - place)


def damages(height: int, width: int, hole: float = HOLE, fold: float = FOLD) -> dict[str, MaskArray]:
    """The two kinds of damage, each alone; bool height×width."""
    rng = np.random.default_rng(11)
    return {
        f"hole of {hole:g} px": holes.draw_hole("free form", hole, height, width, rng),
        f"fold of {fold:g} px": holes.draw_hole("fold", fold, height, width, rng),
    }


def places(mask: MaskArray, margin: int, most: int) -> list[Box]:
    """What to look at: all of a hole that is small enough, three places of a long one."""
    whole = sheets.around(mask, margin, most)
    rows, columns = np.nonzero(mask)
    if np.ptp(columns) < most and np.ptp(rows) < most:
        return [whole]
    chosen = [len(rows) * part // 6 for part in (1, 3, 5)]
    order = np.argsort(columns if np.ptp(columns) > np.ptp(rows) else rows, kind="stable")
    boxes = [Box(int(rows[order[at]]), int(columns[order[at]]), 1, 1) for at in chosen]
    side = most // 2
    return [
        Box(
            min(max(box.row - side // 2, 0), mask.shape[0] - side),
            min(max(box.column - side // 2, 0), mask.shape[1] - side),
            side,
            side,
        )
        for box in boxes
    ]


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    add = parser.add_argument
    add("--photo", type=Path, help="what the scan is made of (default: scikit-image's astronaut)")
    add("--enlarge", type=float, default=4.0, help="how many times (default: 4)")
    add("--width", type=int, default=6000, help="of the scan; the height is two thirds (default: 6000)")
    add("--depth", type=int, choices=(8, 16), default=16, help="bits a sample (default: 16)")
    reporting.ask_for_engines(parser)
    add("--device", default="auto")
    add("--hole", type=float, default=HOLE, help="pixels across (default: 400)")
    add("--fold", type=float, default=FOLD, help="pixels wide (default: 60)")
    add("--patience", metavar="SECONDS", type=float, default=600, help="end an engine after that")
    add("--output", type=Path, help="a folder for crops at 100 %%: truth, damaged, engines")
    return parser


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    photo = eight_bit(open_photo(options.photo).picture) if options.photo else None
    height = options.width * 2 // 3
    truth = enlarged(
        photo or photographs.bundled("astronaut"), options.enlarge, height, options.width, options.depth
    )
    rows, figures = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for kind, mask in damages(height, options.width, options.hole, options.fold).items():
            bad = painted_over(truth, mask, np.random.default_rng(0))
            done = {"truth": truth, "damaged": bad}
            files = Path(folder) / "scan.tif", Path(folder) / "mask.png", Path(folder) / "restored.tif"
            save_photo(Photo(bad), files[0], overwrite=True)
            scans.write_mask(files[1], mask)
            for name in options.engines.split(","):
                ran = children.run(
                    children.repair_command(*files, "--engine", name, "--device", options.device),
                    patience=options.patience,
                )
                rows.append((kind, name, *_told(ran)))
                if ran.code == 0:
                    figures[f"{kind}, {name}"] = ran.seconds
                    done[name] = open_photo(files[2]).picture
            if options.output:
                _save(options.output, kind, done, mask)
    titles = ("damage", "engine", "engine alone", "whole program", "peak GiB", "")
    reporting.tell(f"{options.width} × {height} pixels, {options.depth} bits; {reporting.machine()}\n")
    reporting.tell(reporting.table(titles, rows))
    reporting.keep(figures, options.figures)
    return 0


def _told(ran: children.Ran) -> tuple[str, str, str, str]:
    """Engine's own seconds, the program's, its peak, and what it said if it did not finish."""
    alone = re.search(r"in ([\d.]+) s\.", ran.output)
    end = "" if ran.code == 0 else f"exit {ran.code}: {ran.complaint or 'ended for taking too long'}"
    own = f"{alone[1]} s" if alone else ""
    return own, f"{ran.seconds:.1f} s", f"{ran.peak / children.GIB:.2f}", end


def _save(folder: Path, kind: str, done: dict[str, Picture], mask: MaskArray) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for box in places(mask, 60, 640):
        crops = {name: eight_bit(sheets.crop(picture, box)) for name, picture in done.items()}
        rows.append(list(crops.items()))
    sheets.save_sheet(folder / f"{kind}.png", rows)


if __name__ == "__main__":
    raise SystemExit(main())
