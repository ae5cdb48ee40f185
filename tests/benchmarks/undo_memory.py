"""What 200 steps of undo take on a 60-megapixel scan: memory, and the time of each kind of step.

Strokes, shapes, inverted masks and repairs in turn, as somebody does who works for hours; all of it is then
undone and redone, and has to come back to the byte.

    python tests/benchmarks/undo_memory.py --megapixels 60 --steps 200
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import defaultdict
from itertools import count
from typing import Any

import numpy as np
from reporting import asking, keep, table, tell
from scans import make_scan, size_of

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.repair import Patch, Repair
from restorer_app.core.sparse_mask import SparseMask

_KINDS = ("stroke", "stroke", "shape", "repair")
_INVERT_EVERY = 40
_CELL = 512


def build_parser() -> argparse.ArgumentParser:
    parser = asking(__doc__)
    parser.add_argument("--megapixels", type=float, default=60.0)
    parser.add_argument("--steps", type=int, default=200)
    return parser


def main() -> int:
    wishes = build_parser().parse_args()
    paper = Document(Photo(Picture(make_scan(*size_of(wishes.megapixels)), RGB)))
    chance = np.random.default_rng(1)
    seconds: dict[str, list[float]] = defaultdict(list)
    before = fingerprint(paper)
    for number in count():
        if paper.step == wishes.steps:
            break
        kind = "invert" if number % _INVERT_EVERY == _INVERT_EVERY - 1 else _KINDS[number % len(_KINDS)]
        step(paper, kind, chance, seconds)
    after, kept = fingerprint(paper), paper.history_bytes / 2**20
    timed(seconds["undo, each"], paper, paper.undo)
    back = fingerprint(paper)
    timed(seconds["redo, each"], paper, paper.redo)
    right = back == before and fingerprint(paper) == after
    report(wishes, seconds, kept, right, paper)
    return 0 if right else 1


def step(paper: Document, kind: str, chance: np.random.Generator, seconds: dict[str, list[float]]) -> None:
    """One step; only the document's own time counts, not that of making up what is to be done."""
    height, width = paper.upright_shape
    row, column = int(chance.integers(0, height - 700)), int(chance.integers(0, width - 2200))
    start = time.perf_counter()
    if kind == "stroke":
        paper.begin_stroke()
        for piece in range(100):
            paper.paint(
                (row + piece * 4, column + piece * 20), (row + piece * 4, column + piece * 20 + 20), 60
            )
        paper.end_stroke()
    elif kind == "shape":
        with paper.edit_mask("Rectangle", Box(row, column, 500, 900)) as part:
            part |= True
    elif kind == "invert":
        paper.flip_mask(SparseMask.of(np.ones((height, width), np.bool_)), "Invert mask")
    else:
        repair = stroke_repair(paper, row, column)
        start = time.perf_counter()
        paper.accept(repair)
    seconds[kind].append(time.perf_counter() - start)


def stroke_repair(paper: Document, row: int, column: int) -> Repair:
    """New samples for a scratch 2,000 pixels long and 60 wide, in patches as an engine gives them."""
    height, width = paper.upright_shape
    used = np.zeros((height, width), np.bool_)
    for piece in range(0, 2000, 10):
        used[row + piece // 5 : row + piece // 5 + 60, column + piece : column + piece + 10] = True
    patches = []
    for left in range(column, column + 2000, _CELL):
        box = Box(row, left, _CELL, _CELL).clipped(height, width)
        samples = np.random.default_rng(left).integers(0, 65535, (box.height, box.width, 3), np.uint16)
        patches.append(Patch(box.row, box.column, samples, used[box.slices].astype(np.float32)))
    repair = Repair(tuple(patches), Mask(used), "benchmark")
    repair.packed(paper.photo.picture.height, paper.photo.picture.width)
    return repair


def timed(seconds: list[float], paper: Document, verb: Any) -> None:
    for _ in paper.history:
        start = time.perf_counter()
        verb()
        seconds.append(time.perf_counter() - start)


def fingerprint(paper: Document) -> str:
    found = hashlib.sha256(np.ascontiguousarray(paper.upright_samples))
    found.update(np.ascontiguousarray(paper.mask_view))
    return found.hexdigest()


def report(
    wishes: argparse.Namespace, seconds: dict[str, list[float]], kept: float, right: bool, paper: Document
) -> None:
    steps = len(paper.history)
    tell(f"{steps} steps on {wishes.megapixels:g} megapixels take {kept:.1f} MiB for undo and redo.")
    tell("Undone and redone they give the same bytes." if right else "UNDONE AND REDONE THEY DIFFER.")
    rows = [
        (kind, f"{np.median(taken) * 1000:.1f}", f"{max(taken) * 1000:.1f}")
        for kind, taken in seconds.items()
    ]
    tell(table(("step", "median ms", "longest ms"), rows))
    figures = {f"{kind} ms": float(np.median(taken)) * 1000 for kind, taken in seconds.items()}
    keep({"mebibytes": kept, "the same": float(right), **figures}, wishes.figures)


if __name__ == "__main__":
    sys.exit(main())
