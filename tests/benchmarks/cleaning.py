"""What cleaning up noise brings: photographs spoiled in known ways, and how far they are from the truth.

    python tests/benchmarks/cleaning.py [--photos FOLDER] [--count 60] [--engine NAME] [--output DIR]

Each photograph (its middle, at most 320 pixels a side) gets grain of three strengths, is compressed as JPEG
in two qualities, slightly blurred, all of these together, or left as it is. PSNR over the whole picture
before and after, at full strength and at half; beside it OpenCV's non-local means (Buades, Coll and Morel,
2005), which is told the noise that Immerkaer's mask finds. ``--output``: a contact sheet at 100 %: the truth,
spoiled, cleaned.
"""

from __future__ import annotations

import argparse
import zlib
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import reporting
import sheets
from numpy.typing import NDArray
from photographs import photographs

from restorer_app.core.picture import Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import CleanRequest

SIDE = 320
"""Pixels a side of what is looked at."""
SHOWN = 8
"""Photographs on the contact sheet."""
IMMERKAER = np.outer([1, -2, 1], [1, -2, 1]).astype(np.float32)
Samples = NDArray[np.uint8]
Spoil = Callable[[Samples, np.random.Generator], Samples]


def _grain(strength: float) -> Spoil:
    """Noise of that many levels, half of it grey and half in colours, a little soft."""

    def spoil(samples: Samples, rng: np.random.Generator) -> Samples:
        grey, coloured = rng.standard_normal((*samples.shape[:2], 1)), rng.standard_normal(samples.shape)
        noise = cv2.GaussianBlur(grey + coloured, (0, 0), 0.5)
        values = samples + noise * (strength / noise.std())
        return np.rint(values).clip(0, 255).astype(np.uint8)

    return spoil


def _jpeg(quality: int) -> Spoil:
    def spoil(samples: Samples, rng: np.random.Generator) -> Samples:
        _, content = cv2.imencode(".jpg", samples, [cv2.IMWRITE_JPEG_QUALITY, quality])
        return np.asarray(cv2.imdecode(content, cv2.IMREAD_COLOR), np.uint8)

    return spoil


def _blurred(samples: Samples, rng: np.random.Generator) -> Samples:
    return np.asarray(cv2.GaussianBlur(samples, (0, 0), 0.7), np.uint8)


def _all(samples: Samples, rng: np.random.Generator) -> Samples:
    return _jpeg(60)(_grain(8)(_blurred(samples, rng), rng), rng)


SPOILED: dict[str, Spoil] = {
    "grain 5": _grain(5),
    "grain 10": _grain(10),
    "grain 20": _grain(20),
    "JPEG 60": _jpeg(60),
    "JPEG 30": _jpeg(30),
    "blur 0.7": _blurred,
    "blur, grain 8, JPEG 60": _all,
    "as it is": lambda samples, rng: samples,
}
"""What happens to a photograph, by name; grain in levels, blur in pixels (standard deviation)."""


def psnr(truth: Samples, found: Samples) -> float:
    """In dB over the whole picture; 99 where they are equal."""
    error = float(np.mean((truth.astype(np.float64) - found) ** 2))
    return 99.0 if error == 0 else min(float(10 * np.log10(255**2 / error)), 99.0)


def non_local_means(samples: Samples) -> Samples:
    """OpenCV's, as strong as the noise that is found (Immerkaer, 1996)."""
    response = cv2.filter2D(samples.astype(np.float32), -1, IMMERKAER)
    strength = float(np.sqrt(np.pi / 2) * np.abs(response).mean() / 6)
    return np.asarray(cv2.fastNlMeansDenoisingColored(samples, None, strength, strength), np.uint8)


def cleaned(engine: Engine, samples: Samples, picture: Picture, name: str, strength: float) -> Samples:
    """What the engine makes of it."""
    given = picture.with_samples(samples)
    result = engine.clean(CleanRequest(given, strength=strength, method=name))
    return np.asarray(apply_patches(given, result.patches).samples)


def middle(picture: Picture) -> Picture:
    """At most ``SIDE`` pixels a side."""
    top, left = (max(length - SIDE, 0) // 2 for length in picture.samples.shape[:2])
    return picture.with_samples(picture.samples[top : top + SIDE, left : left + SIDE].copy())


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of this script."""
    parser = reporting.asking(__doc__)
    parser.add_argument("--photos", type=Path, help="a folder; default: scikit-image's photographs")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--engine", default="denoise-cnn")
    parser.add_argument("--output", type=Path)
    return parser


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    engine, found, rows = Engine(options.threads), defaultdict(list), []
    for number, (name, whole) in enumerate(photographs(options.photos, options.count)):
        truth = middle(whole)
        for kind, spoil in SPOILED.items():
            rng = np.random.default_rng([zlib.crc32(name.encode()), zlib.crc32(kind.encode())])
            given = spoil(truth.samples, rng)
            made = [cleaned(engine, given, truth, options.engine, strength) for strength in (1.0, 0.5)]
            every = [given, *made, non_local_means(given)]
            found[kind].append([psnr(truth.samples, one) for one in every])
            if number < SHOWN and kind == "blur, grain 8, JPEG 60":
                pictures = (truth, truth.with_samples(given), truth.with_samples(made[0]))
                rows.append(list(zip((name, kind, options.engine), pictures, strict=True)))
    reporting.tell(report(found))
    if options.output:
        options.output.mkdir(parents=True, exist_ok=True)
        sheets.save_sheet(options.output / "cleaning.png", rows)
    reporting.keep(
        {kind: float(np.mean(values, axis=0)[1]) for kind, values in found.items()}, options.figures
    )
    return 0


def report(found: dict[str, list[list[float]]]) -> str:
    """The means as a table, and the worst that became of what needed nothing."""
    titles = ("spoiled by", "before", "cleaned", "at half strength", "non-local means", "better in")
    rows = []
    for kind, values in found.items():
        means = [f"{value:.2f}" for value in np.mean(values, axis=0)]
        better = sum(after > before for before, after, *_ in values)
        rows.append((kind, *means, f"{better} of {len(values)}"))
    least = min(after for _, after, *_ in found["as it is"])
    return f"{reporting.table(titles, rows)}\n\nOf what was left as it is at least {least:.1f} dB remain."


if __name__ == "__main__":
    raise SystemExit(main())
