"""How grainy a photograph is near its damage, measured on the flattest places there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

import cv2
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from restorer_app.core.geometry import Box
from restorer_app.core.picture import Picture
from restorer_app.engine.grain import Grain, kernel_of

TILE = 64
"""Side of the tiles that are looked at."""
TILES = 64
"""How many of them, however large the picture and its damage."""
BLOCK = 16
"""Side of the blocks that are judged flat or not."""
MARGIN = 4
"""Pixels around the hole that are not trusted either."""
SCALES = (1, 2, 4)
"""Pixels over which the three octaves average."""
BINS = 8
"""Parts of the tones that are judged apart."""
ENOUGH = 12
"""Blocks that a part must have."""
SPREADS = (0.2, 0.45, 0.7)
"""How much the energy of plain grain differs from block to block at each scale."""
KURTOSIS = (3.2, 3.25)
"""Grain is nearly normal (3), texture has a few large values among many small ones; at the finer scales."""
STEEPEST = 1.4
"""Factor by which the strength of grain may change from one part of the tones to the next."""
WIDEST = 3.0
"""The same between any two."""
FAINTEST = 1.5e-4
"""Weaker grain (white is 1) is none."""

_TONES = np.linspace(0, 1, 65, dtype=np.float32)

Values = NDArray[np.float64]
Chosen = NDArray[np.bool_]
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class _Seen:
    """What was looked at: the blocks (N×16×16×k), their mean tones (N×k), the step between two levels of
    the file, and the tones at which samples are clipped. ``parts`` (N) numbers the parts of the tones."""

    blocks: Values
    tones: Values
    parts: NDArray[np.intp]
    step: float
    clipped: tuple[float, ...]


def measured(picture: Picture, hole: Chosen, near: Sequence[Box]) -> Grain | None:
    """The grain of the known samples around the boxes ``near``; None where there is none worth the name.

    ``hole`` is H×W in storage order, True = not to be trusted. A bounded number of tiles is looked at, so
    that the work does not grow with the picture.

    The least energy there is at a tone, octave by octave, is taken for grain (after Immerkær, Fast Noise
    Variance Estimation, 1996, and Liu et al., Noise Estimation from a Single Image, CVPR 2006), if it looks
    like grain: normal, and changing little from one tone to the next. Where even the flattest places look
    like texture, that only bounds the strength at that tone; if all do, the answer is None.
    """
    seen = _seen(picture, hole, near)
    if seen is None:
        return None
    octaves = [_octave(seen, scale, spread) for scale, spread in zip(SCALES, SPREADS, strict=True)]
    telling = _telling(seen, octaves)
    if telling is None:
        return None
    octave, good = octaves[telling[0]], telling[1]
    chosen = octave.least & good[seen.parts]
    kernel = _kernel([_ratio(other, octave, good) for other in octaves], telling[0])
    net = np.maximum(octave.energies - seen.step**2 / 12, 0) / _energies_of(kernel)[telling[0]]
    grain, least = (_curve(seen.tones[some], net[some]) for some in (chosen, octave.least))
    strength = _unclipped(np.minimum(grain, least), seen.clipped)
    return Grain(_TONES, strength, kernel, _mixing(octave.responses[chosen], seen.step))


def _telling(seen: _Seen, octaves: Sequence[_Octave]) -> tuple[int, Chosen] | None:
    """The finest octave in which the grain stands out, and the parts of the tones that show it there."""
    least = max(0.7 * seen.step, FAINTEST)
    found = []
    for index, kurtosis in enumerate(KURTOSIS):
        octave = octaves[index]
        good = _steady(octave.levels + least) & (octave.kurtosis < kurtosis) & (octave.levels >= least)
        if good.sum() > 1 and (octave.least & good[seen.parts]).sum() >= ENOUGH:
            found.append((float(octave.levels[good].mean()), index, good))
    strongest = max((level for level, _, _ in found), default=0.0)
    return next(((index, good) for level, index, good in found if level >= 0.4 * strongest), None)


@dataclass(frozen=True, eq=False)
class _Octave:
    """One octave of the blocks: its responses (N×h×w×k, white noise keeps its variance) and their energies
    (N×k); which blocks have the least energy of their tone; its root in each part of the tones, rounding
    taken off, infinite where too little is seen; and their kurtosis."""

    responses: Values
    energies: Values
    least: Chosen
    levels: Values
    kurtosis: Values


def _octave(seen: _Seen, scale: int, spread: float) -> _Octave:
    responses = _response(seen.blocks, scale)
    squares = responses**2
    energies = squares.mean(axis=(1, 2))
    kurtosis = ((squares**2).mean(axis=(1, 2)) / np.maximum(energies**2, 1e-30)).mean(axis=1)
    least = np.zeros(len(energies), np.bool_)
    levels, typical = np.full((2, BINS), np.inf)
    for part in range(BINS):
        here = seen.parts == part
        if here.sum() >= ENOUGH:
            kept = _near_the_least(energies.mean(axis=1), here, spread)
            least |= kept
            least_energy = energies[kept].mean() * (1 + spread**2 / 3)
            levels[part] = np.sqrt(max(least_energy - seen.step**2 / 12, 0))
            typical[part] = np.median(kurtosis[kept])
    return _Octave(responses, energies, least, levels, typical)


def _near_the_least(energy: Values, here: Chosen, spread: float) -> Chosen:
    """The blocks ``here`` whose energy can be that of plain grain as strong as in the flattest of them."""
    level = np.quantile(energy[here], 0.1)
    kept = here
    for _ in range(2):
        kept = here & (energy <= level * (1 + 2.5 * spread))
        level = energy[kept].mean()
    return kept


def _steady(levels: Values) -> Chosen:
    """The parts of the tones that are not much stronger than the others let one expect.

    The darkest and the lightest part tell nothing of the others: black and paper may have no grain at all.
    """
    telling = levels.copy()
    telling[[0, -1]] = np.inf
    steps = np.abs(np.subtract.outer(np.arange(BINS), np.arange(BINS)))
    return np.asarray(levels <= (telling * np.minimum(STEEPEST**steps, WIDEST)).min(axis=1) * 1.001)


def _ratio(octave: _Octave, reference: _Octave, good: Chosen) -> float:
    """How strong an octave is against another where there is least besides grain."""
    both = good & np.isfinite(octave.levels)
    ratios = octave.levels[both] / reference.levels[both]
    return float(np.quantile(ratios, 0.25)) if both.any() else 1.0


def _kernel(levels: Sequence[float], telling: int) -> NDArray[np.float32]:
    """The kernel of grain with such levels in the three octaves: partly white, partly soft.

    The ``telling`` octave is the one to be met; finer ones are nearly lost in the rounding.
    """
    wanted = np.log(np.maximum(levels, 1e-3))
    weights = np.array([1, 1, 0.5] if telling == 0 else [0.1, 1, 1])
    errors = []
    for _, octaves in _soft_kernels():
        off = wanted - np.log(octaves) / 2
        errors.append(float((weights * (off - np.average(off, weights=weights)) ** 2).sum()))
    return _soft_kernels()[int(np.argmin(errors))][0]


@cache
def _soft_kernels() -> tuple[tuple[NDArray[np.float32], Values], ...]:
    """Kernels to choose from, each with its energies in the three octaves."""
    far = np.hypot(*np.mgrid[0:8, 0:8])
    kernels = []
    for softness in np.arange(0.35, 2.5, 0.075):
        soft = np.exp(-((far / softness) ** 2) / 4)
        for white in (0.0, 0.003, 0.01, 0.03, 0.1, 0.25, 0.5):
            kernels.append(kernel_of((1 - white) * soft + white * (far == 0)))
    return tuple((kernel, _energies_of(kernel)) for kernel in kernels)


def _energies_of(kernel: NDArray[np.float32]) -> Values:
    """The energy that grain of strength 1 has in each octave."""
    wide = np.pad(kernel.astype(np.float64), 16)[None, :, :, None]
    return np.array([(_response(wide, scale) ** 2).sum() for scale in SCALES])


def _seen(picture: Picture, hole: Chosen, near: Sequence[Box]) -> _Seen | None:
    blocks = [_known_blocks(picture, hole, tile) for tile in _tiles(hole, near)]
    if sum(len(part) for part in blocks) < 2 * ENOUGH:
        return None
    seen = np.concatenate(blocks)
    step, clipped = _levels(seen, picture)
    sound = np.isin(seen, clipped).mean(axis=(1, 2, 3)) < 0.1
    moving = np.ptp(seen, axis=(1, 2)).max(axis=1) > 0
    if moving.mean() > 0.5:
        sound &= moving
    if sound.sum() < 2 * ENOUGH:
        return None
    tones = seen[sound].mean(axis=(1, 2))
    return _Seen(seen[sound], tones, _parts(tones.mean(axis=1)), step, clipped)


def _parts(tones: Values) -> NDArray[np.intp]:
    low, high = np.quantile(tones, [0.01, 0.99])
    return np.asarray(np.clip((tones - low) / max(high - low, 1e-6) * BINS, 0, BINS - 1), np.intp)


def _tiles(hole: Chosen, near: Sequence[Box]) -> list[Box]:
    """At most ``TILES`` tiles around the boxes, evenly chosen."""
    found = set()
    for box in _evenly(near, 4 * TILES):
        around = box.grown(TILE // 2).clipped(*hole.shape)
        for row in range(around.row // TILE, -(-around.bottom // TILE)):
            found |= {(row, column) for column in range(around.column // TILE, -(-around.right // TILE))}
    tiles = [Box(row * TILE, column * TILE, TILE, TILE).clipped(*hole.shape) for row, column in sorted(found)]
    return _evenly([tile for tile in tiles if hole[tile.slices].mean() < 0.5], TILES)


def _evenly(items: Sequence[T], number: int) -> list[T]:
    step = max(len(items) / number, 1)
    return [items[int(index * step)] for index in range(min(len(items), number))]


def _known_blocks(picture: Picture, hole: Chosen, tile: Box) -> Values:
    """The half-overlapping blocks of a tile in which every sample is known, N×16×16×k."""
    channels = list(picture.colour_channels)
    values = picture.samples[tile.slices][:, :, channels].astype(np.float64) / picture.full_scale
    around = tile.grown(MARGIN).clipped(*hole.shape)
    rim = cv2.dilate(hole[around.slices].astype(np.uint8), np.ones((2 * MARGIN + 1,) * 2, np.uint8))
    bad = rim[tile.shifted(-around.row, -around.column).slices] > 0
    bad |= ~np.isfinite(values).all(axis=2)
    if min(bad.shape) < BLOCK:
        return np.empty((0, BLOCK, BLOCK, len(channels)))
    each = (slice(None, None, BLOCK // 2),) * 2
    good = ~sliding_window_view(bad, (BLOCK, BLOCK))[each].any(axis=(2, 3))
    return sliding_window_view(values, (BLOCK, BLOCK), axis=(0, 1))[each][good].transpose(0, 2, 3, 1)


def _levels(blocks: Values, picture: Picture) -> tuple[float, tuple[float, ...]]:
    """The step between levels that occur (0 for floats), and the tones at which samples pile up."""
    levels, counts = np.unique(blocks, return_counts=True)
    step = 0.0
    if picture.samples.dtype.kind != "f":
        whole = np.rint(levels * picture.full_scale).astype(np.int64)
        step = float(max(np.gcd.reduce(np.diff(whole)), 1)) / picture.full_scale
    if picture.depth is not None:
        step = max(step, 1 / ((1 << picture.depth) - 1))
    ends = [(levels[0], counts[:2]), (levels[-1], counts[:-3:-1])]
    return step, tuple(
        float(level)
        for level, count in ends
        if count[0] > 0.005 * blocks.size and count[0] > 1.5 * count[-1] * (len(levels) > 1)
    )


def _response(blocks: Values, scale: int) -> Values:
    """Immerkær's mask on N×h×w×k blocks averaged over ``scale``² pixels: planes vanish, white noise keeps
    its variance."""
    values = blocks
    for axis in (1, 2):
        values = np.moveaxis(values, axis, 0)
        sums = np.sum([values[shift : len(values) - scale + 1 + shift] for shift in range(scale)], axis=0)
        values = sums[: -2 * scale] - 2 * sums[scale:-scale] + sums[2 * scale :]
        values = np.moveaxis(values, 0, axis)
    return np.asarray(values / (6 * scale))


def _curve(tones: Values, variances: Values) -> Values:
    """The strength at each of ``_TONES`` (n×k) from N×k tones and variances: means over near tones."""
    curves = []
    for tone, variance in zip(tones.T, variances.T, strict=True):
        width = max(np.ptp(tone) / 12, 0.012)
        at = np.clip(_TONES, tone.min(), tone.max())
        weights = np.exp(-(((at[:, None] - tone[None, :]) / width) ** 2) / 2)
        curves.append(np.sqrt(weights @ variance / weights.sum(axis=1)))
    return np.stack(curves, axis=1)


def _unclipped(strength: Values, clipped: tuple[float, ...]) -> NDArray[np.float32]:
    """The strengths (n×k), falling to 0 at the tones where samples clip."""
    for level in clipped:
        far = np.abs(_TONES - level)[:, None] / (2 * strength.max(axis=0) + 1e-9)
        strength = strength * np.clip(far, 0, 1)
    return strength.astype(np.float32)


def _mixing(responses: Values, step: float) -> NDArray[np.float32]:
    """k×m: how k channels are made of m fields so that they go together as the responses do."""
    flat = responses.reshape(-1, responses.shape[3])
    if (flat == flat[:, :1]).all():
        return np.ones((flat.shape[1], 1), np.float32)
    covariance = flat.T @ flat / len(flat)
    deviation = np.sqrt(np.maximum(np.diag(covariance) - step**2 / 12, 1e-12))
    correlation = np.clip(covariance / np.outer(deviation, deviation), -1, 1)
    np.fill_diagonal(correlation, 1)
    values, vectors = np.linalg.eigh(correlation)
    mixing = vectors * np.sqrt(np.maximum(values, 0))
    return np.asarray(mixing / np.linalg.norm(mixing, axis=1, keepdims=True), np.float32)
