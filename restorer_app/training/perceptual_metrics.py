"""How alike a repair looks: GMSD, HaarPSI and gradient energy, for whole pictures or around a hole.

All three are computed in float64 on luminance Y = 0.299 R + 0.587 G + 0.114 B, scaled to 0…255 whatever the
depth; HaarPSI sees colour too (I and Q). Pictures are compared upright. Unlike MSE they need surroundings:
pictures are mirrored at their edges (the published codes put black there, which makes an edge of every rim).

Around a hole the local maps are pooled over the hole grown by ``GROWN`` pixels and nothing else, so that a
scratch through a large photograph counts as much as the same scratch in a small one.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.differences import check_comparable
from restorer_app.core.geometry import Box, bounds
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.picture import Picture

Plane = NDArray[np.float64]
"""H×W, 0…255."""

GROWN = 4
"""Pixels around the hole that count with it, since the seam is part of what is seen: as far as the gradients
and the fine wavelets, whose similarity is pooled, see a change."""
MARGIN = 32
"""Pixels around the hole that are looked at; more than any filter here reaches (18)."""
GMSD_CONSTANT = 170.0
HAARPSI_CONSTANT, HAARPSI_ALPHA = 30.0, 4.2
FLOOR = 1 / 6
"""Levels²: the mean squared difference between two neighbours that rounding to 8 bits makes by itself."""

_YIQ = np.array([[0.299, 0.587, 0.114], [0.596, -0.274, -0.322], [0.211, -0.523, 0.312]])
_PREWITT = np.array([[1.0, 0.0, -1.0]] * 3) / 3


@dataclass(frozen=True)
class PerceptualMeasures:
    """``gmsd``: 0 = equal, higher is worse. ``haarpsi``: 0…1, 1 = equal. NaN for an empty mask.

    ``gradient_energy``: how lively the fill is, 1 = as the truth, below 1 smoother, above 1 rougher.
    """

    gmsd: float
    haarpsi: float
    gradient_energy: float


def perceptual_measures(reference: Picture, result: Picture, mask: Mask | None = None) -> PerceptualMeasures:
    """Compare ``result`` with ``reference`` (the truth), around the upright ``mask`` if one is given.

    Raises ``NotComparable`` for other sizes, channels or depths, ``MaskMismatch`` if the mask does not fit.
    """
    check_comparable(reference, result)
    if mask is None:
        hole: MaskArray = np.ones(reference.upright_shape, np.bool_)
        box = Box(0, 0, *hole.shape)
    else:
        mask.check_fits(reference)
        if not mask.area:
            return PerceptualMeasures(np.nan, np.nan, np.nan)
        box = _around(mask.array)
        hole = mask.array[box.slices]
    truth, found = _planes(reference, box), _planes(result, box)
    where = _halved_region(_grown(hole, GROWN))
    return PerceptualMeasures(
        gmsd=_gmsd(_halved(truth[0]), _halved(found[0]), None if mask is None else where),
        haarpsi=_haarpsi([_halved(plane) for plane in truth], [_halved(plane) for plane in found], where),
        gradient_energy=_gradient_energy(truth[0], found[0], _grown(hole, 1)),
    )


def _around(hole: MaskArray) -> Box:
    """The hole's box with its surroundings, from even rows and columns: halving sees the same squares."""
    box = bounds(hole)
    assert box is not None
    box = box.grown(MARGIN).clipped(*hole.shape)
    row, column = box.row // 2 * 2, box.column // 2 * 2
    return Box(row, column, box.bottom - row, box.right - column)


def _planes(picture: Picture, box: Box) -> list[Plane]:
    """Y, or Y, I and Q of the part in the box, in the levels of 8 bits."""
    samples = picture.upright_samples()[box.slices][:, :, list(picture.colour_channels)]
    values = samples.astype(np.float64) * (255 / picture.full_scale)
    if values.shape[2] == 1:
        return [np.ascontiguousarray(values[:, :, 0])]
    return [np.ascontiguousarray(values @ weights) for weights in _YIQ]


def _halved(plane: Plane) -> Plane:
    """The means of 2×2 squares, every second row and column; an odd edge is repeated."""
    height, width = plane.shape
    even = np.pad(plane, ((0, height % 2), (0, width % 2)), "edge")
    halved: Plane = even.reshape(-(-height // 2), 2, -(-width // 2), 2).mean(axis=(1, 3))
    return halved


def _halved_region(where: MaskArray) -> MaskArray:
    """The squares of ``_halved`` of which any pixel counts."""
    height, width = where.shape
    even = np.pad(where, ((0, height % 2), (0, width % 2)))
    squares = even.reshape(-(-height // 2), 2, -(-width // 2), 2)
    return np.asarray(squares.any(axis=(1, 3)))


def _grown(hole: MaskArray, pixels: int) -> MaskArray:
    square = np.ones((2 * pixels + 1,) * 2, np.uint8)
    grown: MaskArray = cv2.dilate(hole.astype(np.uint8), square).astype(np.bool_)
    return grown


def _gmsd(truth: Plane, found: Plane, where: MaskArray | None) -> float:
    """Gradient magnitude similarity deviation of half-size luminance (Xue, Zhang, Mou, Bovik, IEEE TIP 23(2),
    2014): with g the magnitudes of the Prewitt gradients, GMS = (2 g₁g₂ + c) / (g₁² + g₂² + c), c = 170; GMSD
    is the standard deviation of GMS.

    Around a hole: the root of the mean of (1 - GMS)² over ``where``. That is the same figure with the
    hole's share taken out: for a small hole of share p in an otherwise equal picture, where GMS is 1, the
    deviation over the whole picture is √p times this. The deviation inside the hole alone would call a fill
    that is wrong everywhere alike a good one.
    """
    first, second = _gradients(truth), _gradients(found)
    similarity = (2 * first * second + GMSD_CONSTANT) / (first**2 + second**2 + GMSD_CONSTANT)
    if where is None:
        return float(similarity.std())
    return float(np.sqrt(np.mean((1 - similarity[where]) ** 2)))


def _gradients(plane: Plane) -> Plane:
    across, down = (_filtered(plane, kernel, (1, 1)) for kernel in (_PREWITT, _PREWITT.T))
    return np.hypot(across, down)


def _filtered(plane: Plane, kernel: Plane, anchor: tuple[int, int]) -> Plane:
    kernel = np.ascontiguousarray(kernel)
    return np.asarray(
        cv2.filter2D(plane, cv2.CV_64F, kernel, anchor=anchor, borderType=cv2.BORDER_REFLECT), np.float64
    )


def _haarpsi(truth: list[Plane], found: list[Plane], where: MaskArray) -> float:
    """Haar wavelet-based perceptual similarity index (Reisenhofer, Bosse, Kutyniok, Wiegand, Signal
    Processing: Image Communication 61, 2018) of half-size planes, Y or Y, I, Q, with C = 30 and α = 4.2.

    In each of two directions the coefficients of the two fine scales are compared, weighted by the larger
    one of the coarse scale; chroma is compared in 2×2 means, weighted by the mean of both. Sums go over
    ``where``. Where no coarse coefficient is above 0 (flat in both) every place has the same weight.
    """
    similarities, weights = [], []
    for turned in (False, True):
        first, second = (
            [_haar(planes[0], scale, turned) for scale in (1, 2, 3)] for planes in (truth, found)
        )
        fine = [_alike(a, b) for a, b in zip(first[:2], second[:2], strict=True)]
        similarities.append((fine[0] + fine[1]) / 2)
        weights.append(np.maximum(first[2], second[2]))
    if len(truth) == 3:
        chroma = [_alike(_smoothed(a), _smoothed(b)) for a, b in zip(truth[1:], found[1:], strict=True)]
        similarities.append((chroma[0] + chroma[1]) / 2)
        weights.append((weights[0] + weights[1]) / 2)
    local, weight = (np.stack(maps)[:, where] for maps in (similarities, weights))
    weight = weight if weight.any() else np.ones_like(weight)
    share = np.sum(weight / (1 + np.exp(-HAARPSI_ALPHA * local))) / np.sum(weight)
    return float(min((np.log(share / (1 - share)) / HAARPSI_ALPHA) ** 2, 1.0))


def _alike(first: Plane, second: Plane) -> Plane:
    return (2 * first * second + HAARPSI_CONSTANT) / (first**2 + second**2 + HAARPSI_CONSTANT)


def _haar(plane: Plane, scale: int, turned: bool) -> Plane:
    """Magnitudes of the Haar wavelet of 2^scale pixels a side, one half against the other, at every pixel."""
    side = 2**scale
    kernel = np.full((side, side), 1 / side)
    kernel[: side // 2] *= -1
    return np.abs(_filtered(plane, kernel.T if turned else kernel, (side // 2 - 1,) * 2))


def _smoothed(plane: Plane) -> Plane:
    return np.abs(_filtered(plane, np.full((2, 2), 0.25), (0, 0)))


def _gradient_energy(truth: Plane, found: Plane, inside: MaskArray) -> float:
    """(E(fill) + f) / (E(truth) + f), where E is the mean squared difference between neighbours (to the right
    and below) of which both lie ``inside``, and f is ``FLOOR``: a flat fill of a flat truth has 1, and a
    rough fill of a flat truth a large figure instead of none. 1 if there are no such neighbours.
    """
    return (_energy(found, inside) + FLOOR) / (_energy(truth, inside) + FLOOR)


def _energy(plane: Plane, inside: MaskArray) -> float:
    across = np.diff(plane, axis=1)[inside[:, 1:] & inside[:, :-1]]
    down = np.diff(plane, axis=0)[inside[1:] & inside[:-1]]
    count = len(across) + len(down)
    return float((np.sum(across**2) + np.sum(down**2)) / count) if count else 0.0
