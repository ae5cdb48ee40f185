"""Wide holes in photographs and in plain textures: how true, how alike and how lively each engine's fill is.

    python tests/benchmarks/textures.py [--photos FOLDER] [--count 20] [--engines NAMES] [--output FOLDER]

One free-form hole of 80 to 150 pixels in each photograph, and in each of scikit-image's grass, gravel and
brick, in 8 bits (the frequency-selective method knows no other depth). PSNR and SSIM inside the hole against
the truth; "energy" is the mean squared gradient (central differences of the luminance) inside the hole over
the truth's, 1 = as lively as the truth, averaged over photographs as a geometric mean.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import holes
import numpy as np
import photographs
import repairs
import reporting
import sheets

from restorer_app.core.errors import RestorerError
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.picture import Picture
from restorer_app.engine.engine import Engine
from restorer_app.training.metrics import measure
from restorer_app.training.staged_damage import generator, painted_over

NARROWEST, WIDEST = 80.0, 150.0
_LUMINANCE = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True)
class Score:
    """How one engine did in one photograph."""

    psnr: float
    ssim: float
    energy: float
    seconds: float


def energy(picture: Picture, mask: MaskArray) -> float:
    """The mean squared gradient of the luminance under the mask, white at 1."""
    values = picture.upright_samples()[:, :, list(picture.colour_channels)] / picture.full_scale
    down, across = np.gradient(values @ np.array(_LUMINANCE[: values.shape[2]]))
    return float((down**2 + across**2)[mask].mean())


def hole_for(name: str, truth: Picture) -> MaskArray:
    """The hole follows from the photograph's name."""
    rng = generator(name, "textures")
    size = rng.uniform(NARROWEST, WIDEST)
    return holes.draw_hole("free form", size, *truth.upright_shape, rng)


def score(truth: Picture, mask: MaskArray, found: repairs.Repaired) -> Score:
    """Compare the repair with the truth inside the hole."""
    measures = measure(truth, found.picture, Mask(mask))
    ratio = energy(found.picture, mask) / max(energy(truth, mask), 1e-12)
    return Score(measures.psnr, measures.ssim, ratio, found.seconds)


def try_engines(
    name: str, truth: Picture, engine: Engine, names: list[str], device: str
) -> tuple[dict[str, Score], list[tuple[str, Picture]]]:
    """The scores by engine, and a row of crops: truth, hole, engines."""
    mask = hole_for(name, truth)
    bad = painted_over(truth, mask, generator(name))
    box = sheets.around(mask)
    scores, row = {}, [(name, sheets.crop(truth, box)), ("hole", sheets.crop(bad, box))]
    for method in names:
        try:
            found = repairs.repaired(engine, method, bad, mask, device)
        except RestorerError as error:
            reporting.tell(f"{method}, {name}: {error}")
            continue
        scores[method] = score(truth, mask, found)
        row.append((method, sheets.crop(found.picture, box)))
    return scores, row


def subjects(options: argparse.Namespace) -> Iterator[tuple[str, str, Picture]]:
    """Group, name and truth: the photographs, then the textures."""
    for name, truth in photographs.photographs(options.photos, options.count):
        if options.photos or name not in photographs.TEXTURES:
            yield "photographs", name, truth
    for name in photographs.TEXTURES[: options.textures]:
        yield "textures", name, photographs.bundled(name)


def report(scores: list[dict[str, Score]], names: list[str]) -> list[tuple[object, ...]]:
    """One row an engine: means over the photographs that it could do."""
    rows: list[tuple[object, ...]] = []
    for name in names:
        every = [each[name] for each in scores if name in each]
        if every:
            energies = np.exp(np.mean(np.log([max(each.energy, 1e-6) for each in every])))
            psnr, ssim, seconds = np.mean([(each.psnr, each.ssim, each.seconds) for each in every], axis=0)
            rows.append((name, f"{psnr:.2f}", f"{ssim:.3f}", f"{energies:.2f}", f"{seconds:.2f}"))
    return rows


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    add = parser.add_argument
    add("--photos", type=Path, help="a folder of photographs (default: those of scikit-image)")
    add("--count", type=int, default=20, help="photographs (default: 20)")
    add("--textures", type=int, default=3, help="how many of the plain textures (default: 3, all)")
    reporting.ask_for_engines(parser)
    add("--device", default="auto")
    add("--output", type=Path, help="a folder for contact sheets at 100 %%: truth, hole, engines")
    return parser


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    engine, names = Engine(options.threads), options.engines.split(",")
    scores, rows, figures = defaultdict(list), defaultdict(list), {}
    for group, name, truth in subjects(options):
        found, row = try_engines(name, truth, engine, names, options.device)
        scores[group].append(found)
        rows[group].append(row)
    for group, found in scores.items():
        table = report(found, names)
        reporting.tell(f"{len(found)} {group}\n")
        reporting.tell(reporting.table(("engine", "PSNR dB", "SSIM", "energy", "seconds"), table) + "\n")
        figures.update({f"{group}, {row[0]}, seconds": float(str(row[4])) for row in table})
    if options.output:
        _save(rows, options.output)
    reporting.keep(figures, options.figures)
    return 0


def _save(rows: dict[str, list[list[tuple[str, Picture]]]], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for group, every in rows.items():
        for start in range(0, len(every), 5):
            sheets.save_sheet(folder / f"{group} {start // 5 + 1}.png", every[start : start + 5])


if __name__ == "__main__":
    raise SystemExit(main())
