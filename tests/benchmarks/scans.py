"""Scans made in code: 16-bit RGB of any size with tone, texture and grain; dust and scratches on them.

What a pixel holds follows from its row and column alone, so that a larger scan holds the smaller one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import tifffile
from numpy.typing import NDArray

from restorer_app.core.mask import MaskArray

Scan = NDArray[np.uint16]
"""H×W×3 samples."""

TILE = 1024
EDGE = 8
"""Pixels that defects keep from the border, so that all of each is in sight."""
_ROWS = 256
_TINTS = (0.96, 0.88, 0.74)
"""Red, green and blue of a print that has yellowed."""
PAPER = (62000, 61000, 58000)
"""What stands where emulsion is gone."""


@dataclass(frozen=True)
class Defect:
    """A speck (``length`` 0) or a straight scratch around its centre; pixels, the angle in radians."""

    row: float
    column: float
    radius: float
    length: float = 0.0
    angle: float = 0.0

    def moved(self, down: float, across: float) -> Defect:
        """The same shape with its centre at other multiples of its place."""
        return Defect(self.row * down, self.column * across, self.radius, self.length, self.angle)


def size_of(megapixels: float) -> tuple[int, int]:
    """Height and width of a 3:2 landscape of that many million pixels."""
    return round((megapixels * 1e6 / 1.5) ** 0.5), round((megapixels * 1e6 * 1.5) ** 0.5)


def make_scan(height: int, width: int) -> Scan:
    """The upper left part of that size of one endless scan."""
    samples = np.empty((height, width, 3), np.uint16)
    for row, strip in _strips(height, width):
        samples[row : row + len(strip)] = strip
    return samples


def write_scan(
    path: Path,
    height: int,
    width: int,
    mask: MaskArray,
    compression: str | None = None,
    icc_profile: bytes | None = None,
) -> None:
    """The same with the defects on it as a TIFF file; without compression it is written strip by strip."""
    facts = {"photometric": "rgb", **({"iccprofile": icc_profile} if icc_profile else {})}
    if compression:
        samples = damaged(make_scan(height, width), mask)
        tifffile.imwrite(path, samples, compression=compression, rowsperstrip=64, **facts)
        return
    large = height * width * 6 > (1 << 32) - (1 << 26)
    shape = (height, width, 3)
    samples = tifffile.memmap(path, shape=shape, dtype=np.uint16, bigtiff=large, **facts)
    for row, strip in _strips(height, width):
        samples[row : row + len(strip)] = damaged(strip, mask[row : row + len(strip)])
    samples.flush()


def wide_gamut() -> bytes:
    """The ICC profile of Adobe RGB (1998), as many scanners give it."""
    from PySide6.QtGui import QColorSpace

    return bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data())


def write_mask(path: Path, mask: MaskArray) -> None:
    """The mask as a PNG, white where it is True."""
    if not cv2.imwrite(str(path), mask.view(np.uint8) * np.uint8(255), [cv2.IMWRITE_PNG_COMPRESSION, 1]):
        raise OSError(f"{path} could not be written")


def _strips(height: int, width: int) -> Iterator[tuple[int, Scan]]:
    columns = np.arange(width, dtype=np.float32)
    tile = _tile()
    wide = np.tile(tile, (1, -(-width // TILE), 1))[:, :width]
    for row in range(0, height, _ROWS):
        rows = np.arange(row, min(row + _ROWS, height), dtype=np.float32)
        tone = 0.5 + 0.22 * np.sin(rows / 611)[:, None] * np.cos(columns / 733)[None]
        part = wide[row % TILE : row % TILE + len(rows)]
        yield row, (tone[:, :, None] * part).astype(np.uint16)


@cache
def _tile() -> NDArray[np.float32]:
    """TILE×TILE×3 on the scale of 16 bits: texture of all sizes and grain, without seams at the borders."""
    rng = np.random.default_rng(7)
    texture = _spectrum_noise(rng, 1.4)
    grain = np.stack([_spectrum_noise(rng, 0.3) for _ in range(3)], axis=-1)
    white = np.clip(1 + 0.16 * texture[:, :, None] + 0.03 * grain, 0.1, 1.35)
    return (white * np.array(_TINTS) * 65535 * 0.95).astype(np.float32)


def _spectrum_noise(rng: np.random.Generator, falling: float) -> NDArray[np.float64]:
    """Periodic noise of mean 0 and deviation 1; its amplitude falls as frequency to that power."""
    frequency = np.hypot(np.fft.fftfreq(TILE)[:, None], np.fft.rfftfreq(TILE)[None])
    frequency[0, 0] = 1
    spectrum = np.fft.rfft2(rng.standard_normal((TILE, TILE))) / np.maximum(frequency, 4 / TILE) ** falling
    spectrum[0, 0] = 0
    noise = np.fft.irfft2(spectrum, s=(TILE, TILE))
    return np.asarray(noise / noise.std())


def make_specks(count: int, height: int, width: int, seed: int = 0) -> list[Defect]:
    """Specks of radius 1 to 6 pixels, most of them small, at random places of a scan of that size."""
    rng = np.random.default_rng(seed)
    places = rng.uniform(EDGE, (height - EDGE, width - EDGE), (count, 2))
    radii = 1 + 5 * rng.uniform(0, 1, count) ** 2
    return [Defect(row, column, radius) for (row, column), radius in zip(places, radii, strict=True)]


def make_defects(count: int, height: int, width: int, seed: int = 0) -> list[Defect]:
    """Three quarters specks, the others short scratches; one in a hundred is 200 to 400 pixels long."""
    rng = np.random.default_rng(seed + 1)
    long = count // 100
    short = count // 4 - long
    scratches = []
    for length in (*rng.uniform(15, 60, short), *rng.uniform(200, 400, long)):
        room = EDGE + length / 2
        row, column = (rng.uniform(room, max(side - room, room)) for side in (height, width))
        scratches.append(Defect(row, column, rng.uniform(0.5, 2), length, rng.uniform(0, np.pi)))
    return [*make_specks(count - len(scratches), height, width, seed), *scratches]


def spread(defects: Sequence[Defect], small: tuple[int, int], large: tuple[int, int]) -> list[Defect]:
    """The same shapes, their places spread from a scan of one size (height, width) over another."""
    return [defect.moved(large[0] / small[0], large[1] / small[1]) for defect in defects]


def draw(defects: Sequence[Defect], height: int, width: int) -> MaskArray:
    """bool height×width, True on the defects."""
    canvas = np.zeros((height, width), np.uint8)
    for defect in defects:
        if defect.length:
            half = np.array([np.cos(defect.angle), np.sin(defect.angle)]) * defect.length / 2
            ends = [_point(np.array([defect.column, defect.row]) + half * side) for side in (-1, 1)]
            cv2.line(canvas, ends[0], ends[1], (255,), max(round(2 * defect.radius), 1))
        else:
            centre = _point(np.array([defect.column, defect.row]))
            cv2.circle(canvas, centre, round(defect.radius), (255,), -1)
    return canvas > 0


def _point(place: NDArray[np.float64]) -> tuple[int, int]:
    return round(float(place[0])), round(float(place[1]))


def damaged(samples: Scan, mask: MaskArray) -> Scan:
    """The scan with its defects whitened, as dust on a print and scraped emulsion look; changed in place."""
    samples[mask] = PAPER
    return samples
