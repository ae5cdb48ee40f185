"""How far a repaired picture is from the truth: MSE, RMSE, MAE, PSNR, SSIM, everywhere or inside a mask.

All sums are float64 on the pictures' own scale (0…255, 0…65535 or 0…1). The upright pictures are compared,
so that two files which differ only in how they lie on their side count as equal. Alpha, infrared and extra
channels are not part of the measures, but they are part of the count of samples that differ outside the mask.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.differences import check_comparable, differences
from restorer_app.core.geometry import Box, bounds
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.picture import Picture, Role, Samples
from restorer_app.core.progress import Progress

SSIM_RADIUS = 5
"""Half the side of the 11×11 Gaussian window (sigma 1.5, cut at 3.5 sigma)."""

_BAND_ROWS = 128
_SILENT = Progress()
_NOT_MEASURED = (Role.ALPHA, Role.INFRARED, Role.EXTRA)


@dataclass(frozen=True)
class Difference:
    """One place where two pictures are not the same: upright row and column, and the channel's meaning."""

    row: int
    column: int
    channel: str


@dataclass(frozen=True)
class Measures:
    """What ``measure`` found. ``mse``, ``rmse`` and ``mae`` are in the pictures' own levels.

    ``samples`` is how many samples were counted; with none (an empty mask) the five measures are NaN.
    ``ssim`` is NaN too for pictures below 11 pixels a side. ``psnr`` is in dB, infinite if nothing differs.
    ``differing_outside`` counts the samples outside the mask, in every channel, that are not the same bits;
    ``first_outside`` is the first of them in reading order. Without a mask nothing is outside.
    """

    mse: float
    rmse: float
    mae: float
    psnr: float
    ssim: float
    samples: int
    inside_mask: bool
    full_scale: float
    differing_outside: int = 0
    first_outside: Difference | None = None


def measure(
    reference: Picture, result: Picture, mask: Mask | None = None, progress: Progress = _SILENT
) -> Measures:
    """Compare ``result`` with ``reference`` (the truth), inside the upright ``mask`` if one is given.

    Raises ``NotComparable`` for other sizes, channels or depths, ``MaskMismatch`` if the mask does not fit.
    """
    check_comparable(reference, result)
    if mask is not None:
        mask.check_fits(reference)
    channels = [index for index, role in enumerate(reference.roles) if role not in _NOT_MEASURED]
    truth, found = reference.upright_samples(), result.upright_samples()
    where = mask.array if mask else np.ones(truth.shape[:2], np.bool_)
    samples = int(np.count_nonzero(where)) * len(channels)
    mse, mae = _mean_errors(truth, found, where, channels, samples, progress.part(0, 0.1))
    inner = where if mask else _without_rim(where, SSIM_RADIUS)
    differing, first = (0, None) if mask is None else outside_difference(reference, result, mask)
    return Measures(
        mse=mse,
        rmse=math.sqrt(mse),
        mae=mae,
        psnr=psnr(mse, reference.full_scale),
        ssim=_mean_ssim(truth, found, inner, channels, reference.full_scale, progress.part(0.1, 0.9)),
        samples=samples,
        inside_mask=mask is not None,
        full_scale=reference.full_scale,
        differing_outside=differing,
        first_outside=first,
    )


def psnr(mse: float, peak: float) -> float:
    """10 · log10(peak² / MSE) in dB; infinite for an MSE of 0, NaN for NaN.

    Peak is the full scale (255, 65535, 1.0), as in ITU-T J.247 and in skimage's ``peak_signal_noise_ratio``.
    """
    if math.isnan(mse):
        return math.nan
    return math.inf if mse == 0 else 10 * math.log10(peak * peak / mse)


def _mean_errors(
    truth: Samples,
    found: Samples,
    where: MaskArray,
    channels: list[int],
    samples: int,
    progress: Progress,
) -> tuple[float, float]:
    """MSE = mean of (found - truth)² and MAE = mean of |found - truth| over the samples in ``where``."""
    squares, absolutes = [], []
    for band in progress.each(_bands(where), "Measuring"):
        inside = where[band.slices]
        difference = _colours(found, band, channels)[inside] - _colours(truth, band, channels)[inside]
        squares.append(float(np.sum(difference * difference)))
        absolutes.append(float(np.sum(np.abs(difference))))
    if samples == 0:
        return math.nan, math.nan
    return math.fsum(squares) / samples, math.fsum(absolutes) / samples


def _mean_ssim(
    truth: Samples,
    found: Samples,
    where: MaskArray,
    channels: list[int],
    full_scale: float,
    progress: Progress,
) -> float:
    """Mean over ``where`` of the SSIM map, averaged over the channels; NaN if there is nothing to average.

    SSIM = (2μxμy + C1)(2σxy + C2) / ((μx² + μy² + C1)(σx² + σy² + C2)) with C1 = (0.01 L)², C2 = (0.03 L)²
    and Gaussian weights of sigma 1.5 (Wang, Bovik, Sheikh, Simoncelli, IEEE TIP 13(4), 2004; computed by
    skimage with the parameters that match that paper). Whole pictures leave out a rim of 5 pixels, as the
    paper's own code does; a mask is taken as it is, its windows mirrored at the picture's edge.
    """
    if min(truth.shape[:2]) <= 2 * SSIM_RADIUS or not where.any():
        return math.nan
    bands = progress.each(_bands(where), "Measuring")
    totals = [_ssim_sum(truth, found, where, band, channels, full_scale) for band in bands]
    return math.fsum(totals) / int(np.count_nonzero(where))


def _ssim_sum(
    truth: Samples, found: Samples, where: MaskArray, band: Box, channels: list[int], full_scale: float
) -> float:
    """The sum over ``where`` in ``band``; the windows see the true neighbours around the band."""
    from skimage.metrics import structural_similarity

    similarity: Callable[..., tuple[Any, NDArray[np.float64]]] = structural_similarity
    around = band.grown(2 * SSIM_RADIUS + 1).clipped(*truth.shape[:2])
    _, full = similarity(
        _colours(truth, around, channels),
        _colours(found, around, channels),
        data_range=full_scale,
        channel_axis=-1,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
        full=True,
    )
    inner = band.shifted(-around.row, -around.column)
    per_pixel: NDArray[np.float64] = full[inner.slices].mean(axis=-1)
    return float(np.sum(per_pixel[where[band.slices]]))


def outside_difference(reference: Picture, result: Picture, mask: Mask) -> tuple[int, Difference | None]:
    """How many samples outside the mask are not the same bits, in every channel, and the first of them."""
    found = differences(reference, result, mask)
    place = found.first
    first = Difference(place.row, place.column, place.channel) if place else None
    return found.differing, first


def _bands(where: MaskArray) -> list[Box]:
    """Boxes of at most 128 rows that hold all of ``where``; keeps float64 copies small and stops quick."""
    rows = range(0, len(where), _BAND_ROWS)
    found = [(row, bounds(where[row : row + _BAND_ROWS])) for row in rows]
    return [box.shifted(row, 0) for row, box in found if box is not None]


def _colours(samples: Samples, box: Box, channels: list[int]) -> NDArray[np.float64]:
    return samples[box.slices][:, :, channels].astype(np.float64)


def _without_rim(where: MaskArray, width: int) -> MaskArray:
    inner = np.zeros_like(where)
    inner[width:-width, width:-width] = where[width:-width, width:-width]
    return inner
