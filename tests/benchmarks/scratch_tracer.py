"""How well the scratch tracer follows scratches whose place is known.

Each photograph gets one scratch: curved, 2 to 20 pixels wide, lighter or darker, faded in places; the clicks
miss its ends by up to 4 pixels. "Covered" is the share of the scratch that the mask holds, the area ratio how
many times larger than the scratch the mask is. Then the time for scratches of 1,000 and of 3,000 pixels.

    python tests/benchmarks/scratch_tracer.py --photos my-scans --count 20
    python tests/benchmarks/scratch_tracer.py --photos my-scans --count 60 --seed 7
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from photographs import photographs
from reporting import asking, keep, table, tell

from restorer_app.core.brush import Point, draw_line
from restorer_app.core.mask import MaskArray
from restorer_app.core.scratch_tracer import trace_scratch


@dataclass(frozen=True, eq=False)
class Scratched:
    """A photograph with a scratch: h×w×C samples, the scratch's own pixels, and where a person clicks."""

    samples: NDArray[np.uint8]
    scratch: MaskArray
    start: Point
    end: Point
    width: float


def scratched(samples: NDArray[np.uint8], seed: int) -> Scratched:
    """The photograph with one scratch that ``seed`` decides."""
    chance = np.random.default_rng(seed)
    height, across = samples.shape[:2]
    middle = np.array([chance.uniform(0.4, 0.6) * height, chance.uniform(0.4, 0.6) * across])
    angle, length = chance.uniform(0, np.pi), chance.uniform(0.5, 0.8) * min(height, across)
    width = float(np.exp(chance.uniform(np.log(2), np.log(20))))
    along = np.linspace(-0.5, 0.5, 200)
    bend = length * 0.03 * (np.sin(along * chance.uniform(2, 9) + chance.uniform(0, 6)))
    wander = np.cumsum(chance.normal(0, 0.15, 200))
    bend += wander - np.linspace(wander[0], wander[-1], 200)
    direction = np.array([np.sin(angle), np.cos(angle)])
    path = middle + along[:, None] * length * direction + bend[:, None] * direction[::-1] * (1, -1)
    scratch, strength = np.zeros((height, across), np.bool_), np.zeros((height, across), np.float32)
    fading = np.clip(0.75 + 0.5 * np.sin(along * chance.uniform(5, 20) + chance.uniform(0, 6)), 0.2, 1)
    for number in range(199):
        part = np.zeros_like(scratch)
        here = width * (1 + 0.15 * np.sin(number / 17))
        draw_line(part, tuple(path[number]), tuple(path[number + 1]), here, True)
        strength[part] = fading[number]
        scratch |= part
    tone = 235.0 if chance.random() < 0.6 else 25.0
    mixed = samples + (tone - samples) * (strength * scratch)[:, :, None] * 0.85
    clicks = [tuple(path[end] + chance.uniform(-4, 4, 2) / np.sqrt(2)) for end in (2, -3)]
    return Scratched(np.rint(mixed).astype(np.uint8), scratch, clicks[0], clicks[1], width)


def build_parser() -> argparse.ArgumentParser:
    parser = asking(__doc__)
    parser.add_argument("--photos", metavar="FOLDER", type=Path, help="photographs (default: bundled ones)")
    parser.add_argument("--count", type=int, default=20, help="how many of them (default: 20)")
    parser.add_argument("--seed", type=int, default=0, help="other scratches for another number (default: 0)")
    return parser


def milliseconds(length: int, rounds: int = 3) -> float:
    """The best time for a slanting scratch of so many pixels in 16-bit colour."""
    chance, side = np.random.default_rng(0), round(0.8 * length) + 400
    samples = chance.integers(20_000, 40_000, (side, side, 3), np.uint16)
    line = np.zeros((side, side), np.bool_)
    start, end = (200.0, 200.0), (200 + 0.6 * length, 200 + 0.8 * length)
    draw_line(line, start, end, 6, True)
    samples[line] = 60_000
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        trace_scratch(lambda box: samples[box.slices], line.shape, start, end)
        times.append(time.perf_counter() - begun)
    return min(times) * 1000


def main() -> int:
    options = build_parser().parse_args()
    rows, found = [], []
    for number, (name, picture) in enumerate(photographs(options.photos, options.count)):
        case = scratched(picture.samples, 1000 * options.seed + number)
        start = time.perf_counter()
        traced = trace_scratch(
            lambda box, samples=case.samples: samples[box.slices], case.scratch.shape, case.start, case.end
        )
        seconds = time.perf_counter() - start
        mask = np.zeros_like(case.scratch)
        if traced is not None:
            mask[traced.box.slices] = traced.pixels
        covered = float((mask & case.scratch).sum() / case.scratch.sum())
        ratio = float(mask.sum() / case.scratch.sum())
        found.append((covered, ratio, seconds))
        rows.append((name, f"{case.width:.1f}", f"{covered:.3f}", f"{ratio:.2f}", f"{seconds * 1000:.0f}"))
    covered, ratio, seconds = np.array(found).T
    tell(table(("photograph", "width px", "covered", "area ratio", "ms"), rows))
    tell("")
    tell(f"Covered: mean {covered.mean():.3f}, least {covered.min():.3f}, median {np.median(covered):.3f}.")
    tell(f"Area ratio: mean {ratio.mean():.2f}, greatest {ratio.max():.2f}.")
    times = {length: milliseconds(length) for length in (1000, 3000)}
    told = ", ".join(f"{length:,} pixels {time:.0f} ms" for length, time in times.items())
    tell(f"Median {np.median(seconds) * 1000:.0f} ms; {told}.")
    keep(
        {
            "covered": float(covered.mean()),
            "least covered": float(covered.min()),
            "ratio": float(ratio.max()),
            "milliseconds for 3,000 pixels": times[3000],
        },
        options.figures,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
