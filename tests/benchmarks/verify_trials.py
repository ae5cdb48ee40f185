"""Whether ``restorer verify`` finds one altered sample outside the mask: 100 trials over five formats.

    python tests/benchmarks/verify_trials.py [--trials 100] [--seed 0] [--side 96]

Each trial makes a scan and a mask, changes what the mask marks and saves that as the program does. The saved
file has to be found identical outside the mask. Then another program than ours (tifffile, OpenCV, Pillow)
reads it, turns the last bit of one sample outside the mask, and writes it: ``verify`` has to end with 3, to
count one sample, and to name its row, its column, its channel and both values.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import reporting
import tifffile
from PIL import Image

from restorer_app.cli.main import run
from restorer_app.core.geometry import upright
from restorer_app.core.mask import Mask
from restorer_app.core.mask_file import save_mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import GREY, RGB, Picture, Samples


@dataclass(frozen=True)
class Format:
    """How another program reads and writes a kind of file; ``orientations``: which it can be told."""

    suffix: str
    depths: tuple[int, ...]
    channels: tuple[int, ...]
    reader: str
    read: Callable[[Path], Samples]
    write: Callable[[Path, Samples, int], object]
    orientations: tuple[int, ...] = (1,)


def _write_tiff(path: Path, samples: Samples, orientation: int) -> None:
    kind = "rgb" if samples.ndim == 3 else "minisblack"
    tag = (274, 3, 1, orientation, True)
    tifffile.imwrite(path, samples, photometric=kind, compression="lzw", extratags=[tag], metadata=None)


def _read_by_opencv(path: Path) -> Samples:
    samples = cv2.imread(str(path), cv2.IMREAD_UNCHANGED)
    return samples[:, :, ::-1] if samples.ndim == 3 else samples


def _write_by_opencv(path: Path, samples: Samples, _: int) -> None:
    assert cv2.imwrite(str(path), samples[:, :, ::-1] if samples.ndim == 3 else samples)


def _read_by_pillow(path: Path) -> Samples:
    with Image.open(path) as image:
        return np.asarray(image)


def _write_by_pillow(path: Path, samples: Samples, _: int) -> None:
    options: dict[str, Any] = {"irreversible": False} if path.suffix == ".jp2" else {"lossless": True}
    Image.fromarray(samples).save(path, **options)


FORMATS = {
    "TIFF": Format(".tif", (8, 16), (1, 3), "tifffile", tifffile.imread, _write_tiff, tuple(range(1, 9))),
    "PNG": Format(".png", (8, 16), (1, 3), "OpenCV", _read_by_opencv, _write_by_opencv),
    "JPEG 2000": Format(".jp2", (8,), (1, 3), "Pillow", _read_by_pillow, _write_by_pillow),
    "WebP": Format(".webp", (8,), (3,), "Pillow", _read_by_pillow, _write_by_pillow),
    "BMP": Format(".bmp", (8,), (1, 3), "OpenCV", _read_by_opencv, _write_by_opencv),
}


@dataclass(frozen=True)
class Found:
    """What a trial found: whether the saved file was identical, the altered one caught, in its place."""

    identical: bool
    caught: bool
    placed: bool


def build_parser() -> argparse.ArgumentParser:
    parser = reporting.asking(__doc__)
    add = parser.add_argument
    add("--trials", type=int, default=100, help="in all, over the five formats in turn; default: %(default)s")
    add("--seed", type=int, default=0, help="other trials; default: %(default)s")
    add("--side", type=int, default=96, help="about how many pixels a scan has a side; default: %(default)s")
    return parser


def main() -> int:
    options = build_parser().parse_args()
    found: dict[str, list[Found]] = {name: [] for name in FORMATS}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.trials):
            name = list(FORMATS)[number % len(FORMATS)]
            random = np.random.default_rng((options.seed, number))
            found[name].append(trial(FORMATS[name], random, options.side, Path(folder)))
    rows = [_row(name, FORMATS[name].reader, each) for name, each in found.items()]
    every = [each for some in found.values() for each in some]
    reporting.tell(reporting.table(_TITLES, [*rows, _row("all", "", every)]))
    reporting.keep(_figures(every), options.figures)
    return 0 if all(each == Found(True, True, True) for each in every) else 1


_TITLES = ("format", "altered by", "trials", "saved file identical", "alteration caught", "right place")


def _row(name: str, reader: str, found: list[Found]) -> tuple[object, ...]:
    return name, reader, len(found), *_sums(found)


def _sums(found: list[Found]) -> tuple[int, int, int]:
    return sum(f.identical for f in found), sum(f.caught for f in found), sum(f.placed for f in found)


def _figures(found: list[Found]) -> dict[str, float]:
    return {"trials": len(found), **dict(zip(("identical", "caught", "placed"), _sums(found), strict=True))}


def trial(kind: Format, random: np.random.Generator, side: int, folder: Path) -> Found:
    """One repair, one alteration."""
    scan = _scan(kind, random, side)
    mask = _mask(scan, random)
    original, restored, drawn = (folder / f"{name}{suffix}" for name, suffix in _names(kind))
    save_photo(Photo(scan), original, overwrite=True)
    save_mask(mask, drawn, overwrite=True)
    save_photo(Photo(_repaired(scan, mask, random)), restored, overwrite=True, mask=mask)
    code, told = verify(original, restored, drawn)
    identical = (code, told["differing"]) == (0, 0)
    samples = np.array(kind.read(restored))
    place = _outside(scan, mask, random)
    index = place if samples.ndim == 3 else place[:2]
    before = int(samples[index])
    samples[index] = before ^ 1
    kind.write(restored, samples, scan.orientation)
    code, told = verify(original, restored, drawn)
    return Found(
        identical, (code, told["differing"]) == (3, 1), _is_there(told["first"], scan, place, before)
    )


def _names(kind: Format) -> tuple[tuple[str, str], ...]:
    return ("original", kind.suffix), ("restored", kind.suffix), ("mask", ".png")


def _scan(kind: Format, random: np.random.Generator, side: int) -> Picture:
    height, width = (int(length) for length in random.integers(side // 2, side + side // 2, 2))
    channels, depth = int(random.choice(kind.channels)), int(random.choice(kind.depths))
    samples: Samples = random.integers(0, 1 << depth, (height, width, channels)).astype(f"u{depth // 8}")
    return Picture(samples, RGB if channels == 3 else GREY, int(random.choice(kind.orientations)))


def _mask(scan: Picture, random: np.random.Generator) -> Mask:
    """A slanting scratch across the upright picture."""
    height, width = scan.upright_shape
    drawn = np.zeros((height, width), np.uint8)
    ends = [(int(random.integers(width)), row) for row in (0, height - 1)]
    cv2.line(drawn, ends[0], ends[1], 255, int(random.integers(1, 6)))
    return Mask(drawn > 0)


def _repaired(scan: Picture, mask: Mask, random: np.random.Generator) -> Picture:
    samples = scan.samples.copy()
    inside = scan.stored(mask.array)
    samples[inside] = random.integers(0, 256, samples[inside].shape).astype(samples.dtype)
    return scan.with_samples(samples)


def _outside(scan: Picture, mask: Mask, random: np.random.Generator) -> tuple[int, int, int]:
    """Stored row, column and channel of a sample outside the mask."""
    outside = np.argwhere(~scan.stored(mask.array))
    row, column = outside[random.integers(len(outside))]
    return int(row), int(column), int(random.integers(scan.samples.shape[2]))


def verify(original: Path, restored: Path, mask: Path) -> tuple[int, dict[str, Any]]:
    """Exit code and answer of the command."""
    with contextlib.redirect_stdout(io.StringIO()) as told:
        code = run(["verify", str(original), str(restored), "--mask", str(mask), "--json"])
    return code, json.loads(told.getvalue())


def _is_there(first: dict[str, Any] | None, scan: Picture, place: tuple[int, int, int], before: int) -> bool:
    """Whether the answer names the place, as it is stored and as it is seen, and both values."""
    if first is None:
        return False
    height, width, _ = scan.samples.shape
    numbers = upright(np.arange(height * width).reshape(height, width), scan.orientation)
    (row, column), *_ = np.argwhere(numbers == place[0] * width + place[1]).tolist()
    seen = (first["row"], first["column"]) == (row, column)
    stored = (first["stored_row"], first["stored_column"]) == place[:2]
    said = (first["channel"], first["values"]) == (scan.roles[place[2]].value, [before, before ^ 1])
    return seen and stored and said


if __name__ == "__main__":
    sys.exit(main())
