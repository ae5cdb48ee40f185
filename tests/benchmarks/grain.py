"""Whether fills are as grainy as what is around them: photographs x strengths of grain x thin and wide holes.

    python tests/benchmarks/grain.py --photos FOLDER [--count 20] [--engines learned,telea] [--output DIR]

Grain of five strengths is put on each photograph: white or soft, in colours or grey, weaker near black and
white, in 8 or 16 bits. The fill's high-frequency energy (mean square of Immerkaer's mask) over that of a ring
around the hole is printed, without and with the program's grain, and for the photograph before the damage.
They are medians, because a fill may have painted texture where there was none. That texture is not taken for
grain, it is judged where the photograph without grain has no more than a quarter of the grain's energy, if
there are such places ("cases"); "all" is the same without that rule. Where the mask is wide enough its
outermost two pixels are left out. The cost is the loss of PSNR against the photograph without grain.
``--output``: contact sheets at 100 %, each row: whole, hole, repaired without grain, repaired with grain.
"""

from __future__ import annotations

import argparse
import sys
import zlib
from collections import defaultdict
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from restorer_app.core.mask import Mask
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import RestoreRequest
from restorer_app.training.damage import draw_damage

STRENGTHS = (2, 4, 7, 11, 16)
"""Standard deviations in the mid tones, in levels of 255."""
SOFTNESS = (0.0, 0.6, 1.0)
"""Of the grain, in pixels (standard deviation of the blur), one photograph after another."""
KINDS = {"thin": ("scratch", "dust", "crack"), "wide": ("fold", "hole", "torn-corner")}
IMMERKAER = np.outer([1, -2, 1], [1, -2, 1]).astype(np.float32)
SIDE = 220
"""Of the pieces on the contact sheets, in pixels."""

Values = NDArray[np.float32]


def middle(picture: Picture, side: int) -> Picture:
    """At most ``side`` pixels to each side of it."""
    top, left = (max(length - side, 0) // 2 for length in picture.samples.shape[:2])
    return picture.with_samples(picture.samples[top : top + side, left : left + side].copy())


def grainy(picture: Picture, strength: float, number: int, rng: np.random.Generator) -> Picture:
    """The photograph with grain; ``number`` decides which kind."""
    clean = picture.samples.astype(np.float32) / picture.full_scale
    softness, coloured, deep = SOFTNESS[number % 3], number % 2, (number // 2) % 2
    noise = rng.standard_normal((*clean.shape[:2], clean.shape[2] if coloured else 1), np.float32)
    if softness:
        noise = cv2.GaussianBlur(noise, (0, 0), softness).reshape(noise.shape)
    noise /= noise.std()
    values = np.clip(clean + noise * strength / 255 * (0.5 + 2 * clean * (1 - clean)), 0, 1)
    kind = np.uint16 if deep else np.uint8
    return Picture(np.rint(values * np.iinfo(kind).max).astype(kind), picture.roles, picture.orientation)


def response(picture: Picture, scale: int) -> Values:
    """Squares of Immerkaer's mask, levels of 255, mean of the channels, white noise keeping its variance.

    At ``scale`` 2, on means of 2x2 pixels: for soft grain, which has next to nothing at single pixels.
    """
    values = picture.samples.astype(np.float32) / np.float32(picture.full_scale) * 255
    mask = IMMERKAER
    if scale == 2:
        mask = np.zeros((6, 6), np.float32)
        for shift in np.ndindex(2, 2):
            mask[shift[0] : shift[0] + 5 : 2, shift[1] : shift[1] + 5 : 2] += IMMERKAER / 2
    made = cv2.filter2D(values, -1, mask).reshape(values.shape)
    return np.asarray((made**2).mean(axis=2) / 36, np.float32)


def flat_places(clean: Picture, truth: Picture, scale: int) -> NDArray[np.bool_]:
    """Where the photograph itself has little against its grain."""
    grain = truth.samples / truth.full_scale - clean.samples / clean.full_scale
    added = response(Picture(grain.astype(np.float32), clean.roles), scale).mean()
    return np.asarray(cv2.blur(response(clean, scale), (9, 9)) < added / 4)


def ratio(picture: Picture, inside: NDArray[np.bool_], ring: NDArray[np.bool_], scale: int) -> float:
    """Energy inside over that of the ring; nothing where there is too little of either to tell."""
    if min(inside.sum(), ring.sum()) < 150:
        return float("nan")
    energy = response(picture, scale)
    return float(energy[inside].mean() / energy[ring].mean())


def places(mask: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where the fill is judged, and the ring around the hole."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (5, 5))
    core = cv2.erode(mask.astype(np.uint8), disc) > 0
    rim = cv2.dilate(mask.astype(np.uint8), disc) > 0
    far = cv2.dilate(mask.astype(np.uint8), np.ones((25, 25), np.uint8)) > 0
    return (core if core.sum() > 200 else mask), far & ~rim


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--side", type=int, default=400, help="pixels of the middle of each that are used")
    parser.add_argument("--engines", default="learned,telea")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--output", type=Path)
    return parser


def psnr(one: Picture, other: Picture, mask: NDArray[np.bool_]) -> float:
    """In dB, inside the mask, of 8- or 16-bit pictures."""
    first, second = (item.samples[mask].astype(np.float64) / item.full_scale for item in (one, other))
    return float(-10 * np.log10(max(np.mean((first - second) ** 2), 1e-12)))


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    torch.set_num_threads(options.threads)
    engine, cells = Engine(options.threads), defaultdict(list)
    paths = sorted(
        path for path in options.photos.iterdir() if path.suffix.lower() in {".jpg", ".png", ".tif"}
    )
    chosen = [paths[i] for i in np.linspace(0, len(paths) - 1, options.count).round().astype(int)]
    for number, path in enumerate(chosen):
        clean = middle(open_photo(path).picture, options.side)
        sheet = []
        for strength in STRENGTHS:
            for width, kinds in KINDS.items():
                rng = np.random.default_rng([zlib.crc32(path.name.encode()), strength, len(width)])
                truth = grainy(clean, strength, number, rng)
                mask = draw_damage(kinds[number % 3], *truth.upright_shape, rng)
                stored = truth.stored(mask)
                samples = truth.samples.copy()
                samples[stored] = int(truth.full_scale * 0.9)
                bad = truth.with_samples(samples)
                inside, ring = places(stored)
                scale = 2 if SOFTNESS[number % 3] >= 1 else 1
                flat = flat_places(clean, truth, scale)
                for name in options.engines.split(","):
                    made = []
                    for extra in ({"grain": "off"}, {}):
                        request = RestoreRequest(bad, Mask(mask), name, seed=number, options=extra)
                        made.append(apply_patches(bad, engine.restore(request).patches))
                    figures = [ratio(item, inside & flat, ring & flat, scale) for item in (*made, truth)]
                    figures += [ratio(item, inside, ring, scale) for item in (*made, truth)]
                    cost = psnr(made[0], clean, stored) - psnr(made[1], clean, stored)
                    cells[name, strength, width].append((*figures, cost))
                    sys.stderr.write(f"{path.name} {strength} {width} {name} {np.round(figures, 2)}\n")
                    if options.output and name == options.engines.split(",")[0]:
                        sheet.append(row(truth, bad, made, stored))
        if options.output:
            options.output.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(options.output / f"{path.stem}.png"), np.vstack(sheet))
    sys.stdout.write(table(cells, options.engines.split(",")))
    return 0


def row(truth: Picture, bad: Picture, made: list[Picture], mask: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """A piece around the middle of the hole, four times."""
    rows, columns = np.nonzero(mask)
    middle = len(rows) // 2
    top = int(np.clip(rows[middle] - SIDE // 2, 0, max(mask.shape[0] - SIDE, 0)))
    left = int(np.clip(columns[middle] - SIDE // 2, 0, max(mask.shape[1] - SIDE, 0)))
    pieces = []
    for item in (truth, bad, *made):
        values = item.samples[top : top + SIDE, left : left + SIDE].astype(np.float32) / item.full_scale * 255
        piece = np.full((SIDE + 4, SIDE + 4, 3), 128, np.uint8)
        piece[: values.shape[0], : values.shape[1]] = values[:, :, ::-1] if values.shape[2] == 3 else values
        pieces.append(piece)
    return np.hstack(pieces)


def typical(ratios: NDArray[np.float64]) -> str:
    """Their median, those that tell nothing left out."""
    told = ratios[np.isfinite(ratios)]
    return f"{np.median(told):.2f}" if len(told) else "-"


def table(cells: dict[tuple[str, int, str], list[tuple[float, ...]]], names: list[str]) -> str:
    """The medians of the ratios, in how many cases there is one, and the mean cost, as Markdown."""
    lines = [
        "| engine | grain | holes | cases | without | with | truth | all: without | with | truth | dB |",
        "|---" * 11 + "|",
    ]
    for name in names:
        for strength in STRENGTHS:
            for width in ("all", *KINDS):
                parts = KINDS if width == "all" else [width]
                values = np.array([line for part in parts for line in cells[name, strength, part]])
                figures = " | ".join(typical(values[:, column]) for column in range(6))
                cases = int(np.isfinite(values[:, 1]).sum())
                lines.append(
                    f"| {name} | {strength} | {width} | {cases} | {figures} | {values[:, 6].mean():.2f} |"
                )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
