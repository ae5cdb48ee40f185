"""How well the engines repair: photographs x kinds of damage, PSNR and SSIM inside the hole.

    python tests/benchmarks/repair_quality.py --photos FOLDER [--count 20] [--grow 0] [--plain]

Every engine gets the same damaged photograph (the hole painted over with blotches, so that nothing of the
truth is left in it) and the same hole, through the same path as in the program. The table is printed as
Markdown.
"""

from __future__ import annotations

import argparse
import csv
import sys
import zlib
from collections import defaultdict
from pathlib import Path

import numpy as np
import repairs
import reporting

from restorer_app.core.mask import Mask
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import Picture
from restorer_app.engine.engine import Engine
from restorer_app.training.damage import KINDS, draw_damage
from restorer_app.training.metrics import measure, outside_difference


def damaged(truth: Picture, mask: np.ndarray, rng: np.random.Generator) -> Picture:
    """The photograph with light blotches painted over the hole, as lost emulsion shows the paper."""
    scale = truth.full_scale
    blotches = rng.uniform(0.75, 1.0, (*mask.shape, 1)) * np.ones(truth.samples.shape[2]) * scale
    samples = truth.samples.copy()
    samples[mask] = blotches[mask].astype(samples.dtype)
    return truth.with_samples(samples)


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="a folder of photographs")
    parser.add_argument("--count", type=int, default=20, help="how many of them (default: 20)")
    parser.add_argument(
        "--grow", type=int, help="pixels by which the methods see the hole grown (default: ours)"
    )
    parser.add_argument("--plain", action="store_true", help="no grain and no texture are added")
    reporting.ask_for_engines(parser)
    parser.add_argument("--output", metavar="CSV", type=Path, help="every single figure as a table")
    return parser


def main() -> int:
    """Measure and print; returns 3 if a sample outside a mask differs."""
    options = build_parser().parse_args()
    engine, names = Engine(options.threads), options.engines.split(",")
    paths = sorted(
        path for path in options.photos.iterdir() if path.suffix.lower() in {".jpg", ".png", ".tif"}
    )
    chosen = [paths[i] for i in np.linspace(0, len(paths) - 1, options.count).round().astype(int)]
    rows, outside = [], 0
    for path in chosen:
        truth = open_photo(path).picture
        height, width = truth.upright_shape
        for kind in KINDS:
            rng = np.random.default_rng([zlib.crc32(path.name.encode()), zlib.crc32(kind.encode())])
            mask = draw_damage(kind, height, width, rng)
            bad = damaged(truth, truth.stored(mask), rng)
            extra: dict[str, object] = {} if options.grow is None else {"grow": options.grow}
            extra |= {"grain": "off", "texture": "off"} if options.plain else {}
            for name in names:
                found = repairs.repaired(engine, name, bad, mask, **extra)
                inside = measure(truth, found.picture, Mask(mask))
                outside += outside_difference(bad, found.picture, Mask(mask))[0]
                rows.append((path.name, kind, name, inside.psnr, inside.ssim, found.seconds))
        sys.stderr.write(f"{path.name}\n")
    if options.output:
        with options.output.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([("photo", "kind", "engine", "psnr", "ssim", "seconds"), *rows])
    sys.stdout.write(table(rows, names, outside))
    averages = {name: np.mean([row[5] for row in rows if row[2] == name]) for name in names}
    reporting.keep({f"{name}, seconds": float(value) for name, value in averages.items()}, options.figures)
    return 3 if outside else 0


def table(rows: list[tuple], names: list[str], outside: int) -> str:
    """The means as Markdown."""
    cells = defaultdict(list)
    for _, kind, name, *values in rows:
        for key in (kind, "average"):
            cells[key, name].append(values)
    lines = [f"| PSNR dB / SSIM | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    for kind in [*KINDS, "average"]:
        means = [np.mean(cells[kind, name], axis=0) for name in names]
        lines.append(f"| {kind} | " + " | ".join(f"{m[0]:.2f} / {m[1]:.3f}" for m in means) + " |")
    times = [np.mean(cells["average", name], axis=0)[2] for name in names]
    lines.append("| seconds a repair | " + " | ".join(f"{value:.2f}" for value in times) + " |")
    return "\n".join(lines) + f"\n\nSamples that differ outside the mask: {outside}\n"


if __name__ == "__main__":
    raise SystemExit(main())
