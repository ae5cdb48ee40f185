"""Noise and grain of a photograph, made anew in a fill: strength by tone, colour and spectrum as measured."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer_app.core.geometry import Box

RADIUS = 5
"""Pixels to each side over which grain may be correlated."""
REACH = 12
"""Pixels around a fill that say how much grain it has already."""
NEAR = 11
"""Side of the square over which that is averaged."""
PERIOD = 1024
"""Pixels after which noise repeats."""
_NEIGHBOURS = np.array([1, 4, 1], np.float32) / 6
"""How much of the finest octave's energy at a pixel comes from it and its neighbours, in one direction."""

Values = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Grain:
    """What grain does to a smooth picture of k colour channels with white at 1.

    ``strength`` (n×k): the standard deviation at each of the ``tones`` (n, rising). ``kernel`` (11×11, sum
    of squares 1) gives white noise the grain's spectrum. ``mixing`` (k×m, each row's sum of squares 1) makes
    the k channels from m independent fields: grey grain is one field that all channels share.
    """

    tones: Values
    strength: Values
    kernel: Values
    mixing: Values

    def strength_at(self, values: Values) -> Values:
        """The standard deviation at each of h×w×k values."""
        channels = [
            np.interp(values[:, :, channel], self.tones, self.strength[:, channel])
            for channel in range(values.shape[2])
        ]
        return np.stack(channels, axis=2).astype(np.float32)

    def noise(self, box: Box, seed: int) -> Values:
        """Grain of strength 1 in ``box``, h×w×k: a function of seed and place, whichever box asks for it."""
        return self._coloured(white_noise(box.grown(RADIUS), self.mixing.shape[1], seed))

    def _coloured(self, white: Values) -> Values:
        """White fields, ``RADIUS`` larger on each side, made grain."""
        fields = cv2.filter2D(white, -1, self.kernel).reshape(white.shape)
        inside = fields[RADIUS:-RADIUS, RADIUS:-RADIUS]
        return np.asarray(inside @ self.mixing.T, np.float32)

    def relative_energies(self, values: Values, factor: Values | None = None) -> tuple[list[Values], Values]:
        """The energy that h×w×k values have in two octaves against what this grain has there (h×w each).

        Single large values (an edge) count as no more than plain grain; see ``true_energy``. And the grain's
        strength at each value (h×w×k), times ``factor`` (h×w).
        """
        first = _smoothed(values, 1)
        second = _smoothed(first, 2)
        strength = self.strength_at(second)
        if factor is not None:
            strength *= factor[:, :, None]
        found = []
        for band, share in zip(
            (values - first, first - second), _energies(self.kernel.tobytes()), strict=True
        ):
            relative = np.minimum(band**2 / np.maximum(strength**2 * share, 1e-14), 1)
            found.append(np.asarray(relative.mean(axis=2), np.float32))
        return found, strength

    def completed(self, values: Values, box: Box, alpha: Values, seed: int, factor: Values) -> Values:
        """``values`` (h×w×k, finite) with the grain that their new part lacks, its strength times ``factor``.

        ``alpha`` (h×w) is the share of new content; where it is 0 nothing changes. A fill may have some grain
        already (beside the known region, or because it was copied): its energy in two octaves is compared
        with what grain of that tone has, and only the rest is added.
        """
        (in_fine, in_coarse), strength = self.relative_energies(values, factor)
        fresh = 1 - (1 - alpha) ** 2
        noise, share = self._new_noise(box, alpha > 0, seed)
        smooth = _smoothed(noise, 1)
        hole = (alpha > 0).astype(np.float32)
        share *= fresh
        near = cv2.sepFilter2D(hole, -1, _NEIGHBOURS, _NEIGHBOURS)
        fine = _missing(in_fine, fresh, share * near)
        coarse = _missing(in_coarse, fresh, share * cv2.blur(hole, (5, 5)))
        grain = fine[:, :, None] * (noise - smooth) + coarse[:, :, None] * smooth
        return values + self._neutral_where(values, grain * strength)

    def _new_noise(self, box: Box, hole: NDArray[np.bool_], seed: int) -> tuple[Values, Values]:
        """Noise for the hole that does not break off at its edge, and its energy (h×w; 1 deep inside).

        Known pixels have grain of their own, and fills carry it in as far as it goes together: there, soft
        grain leaves little to be made anew, white grain everything.
        """
        around = np.pad(hole.astype(np.uint8), RADIUS + 1, mode="edge")
        distance = cv2.distanceTransform(around, cv2.DIST_L2, 5)[1:-1, 1:-1]
        told = np.interp(distance, np.arange(RADIUS + 2), _correlation(self.kernel.tobytes()))
        inward = np.sqrt(1 - told**2).astype(np.float32)
        white = white_noise(box.grown(RADIUS), self.mixing.shape[1], seed) * inward[:, :, None]
        share = np.asarray(cv2.filter2D(inward**2, -1, self.kernel**2), np.float32)
        return self._coloured(white), share[RADIUS:-RADIUS, RADIUS:-RADIUS]

    def _neutral_where(self, values: Values, grain: Values) -> Values:
        """The grain, without colour where ``values`` have none."""
        if grain.shape[2] == 1:
            return grain
        neutral = (values[:, :, 0] == values[:, :, 1]) & (values[:, :, 1] == values[:, :, 2])
        shared = grain.mean(axis=2) / math.sqrt(float((self.mixing.mean(axis=0) ** 2).sum()))
        return np.where(neutral[:, :, None], shared[:, :, None], grain)


def kernel_of(correlation: NDArray[np.float64]) -> Values:
    """The 11×11 filter (sum of squares 1) that gives white noise an autocorrelation (8×8, lags 0…7)."""
    lags = np.abs(np.fft.fftfreq(32, 1 / 32)).astype(int)
    rows, columns = np.meshgrid(lags, lags, indexing="ij")
    near = 0.5 * (1 + np.cos(np.pi * np.minimum(np.hypot(rows, columns) / 8, 1)))
    whole = correlation[np.minimum(rows, 7), np.minimum(columns, 7)] * near
    amplitude = np.sqrt(np.maximum(np.fft.fft2(whole).real, 0))
    kernel = np.fft.fftshift(np.fft.ifft2(amplitude).real)
    kernel = kernel[16 - RADIUS : 17 + RADIUS, 16 - RADIUS : 17 + RADIUS]
    return np.asarray(kernel / np.sqrt((kernel**2).sum()), np.float32)


def white_noise(box: Box, fields: int, seed: int) -> Values:
    """h×w×``fields`` independent normal numbers, each a function of its place and the seed alone."""
    rows, columns = np.arange(box.row, box.bottom) % PERIOD, np.arange(box.column, box.right) % PERIOD
    return _white_period(fields, seed)[rows[:, None], columns]


@lru_cache(maxsize=1)
def _white_period(fields: int, seed: int) -> Values:
    numbers = np.random.Generator(np.random.Philox(key=seed % 2**64))
    return numbers.standard_normal((PERIOD, PERIOD, fields), np.float32)


def _smoothed(values: Values, step: int) -> Values:
    """A cubic B-spline of that spacing over the values (the à-trous wavelets of Starck and Murtagh, 1994)."""
    taps = np.zeros(4 * step + 1, np.float32)
    taps[::step] = np.array([1, 4, 6, 4, 1]) / 16
    smooth = cv2.sepFilter2D(values, -1, taps, taps, borderType=cv2.BORDER_REFLECT_101)
    return np.asarray(smooth, np.float32).reshape(values.shape)


def _missing(relative: Values, fresh: Values, possible: Values) -> Values:
    """The factor (h×w, 0…1) by which grain is to be added, from the energy there is (see ``Grain``).

    Energies are averaged over the neighbourhood within the fill. ``possible``: what all the grain would add.
    """
    inside = (fresh > 0).astype(np.float32)
    number = np.maximum(cv2.blur(inside, (NEAR, NEAR)), 1e-6)
    rest = 1 - true_energy(cv2.blur(relative * inside, (NEAR, NEAR)) / number)
    share = np.maximum(cv2.blur(possible, (NEAR, NEAR)) / number, 1e-6)
    return np.asarray(np.sqrt(np.clip(rest / share, 0, 1) * fresh), np.float32)


def true_energy(capped: NDArray[Any]) -> NDArray[np.float64]:
    """The energy (1: that of the grain) of normal values of which squares above 1 were counted as 1."""
    return np.asarray(np.interp(capped, *_capped_energies()))


@cache
def _capped_energies() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The mean of min(e·x², 1) over normal x, and e."""
    energies = np.linspace(0, 1, 65)
    capped = [0.0]
    for energy in energies[1:]:
        edge = 1 / math.sqrt(energy)
        within = math.erf(edge / math.sqrt(2))
        density = math.exp(-(edge**2) / 2) / math.sqrt(2 * math.pi)
        capped.append(energy * (within - 2 * edge * density) + 1 - within)
    return np.array(capped), energies


@cache
def _energies(kernel: bytes) -> tuple[float, float]:
    """The shares of the grain's energy in the two bands that ``Grain.completed`` compares."""
    side = 2 * RADIUS + 1
    wide = np.pad(np.frombuffer(kernel, np.float32).reshape(side, side, 1), ((8, 8), (8, 8), (0, 0)))
    first = _smoothed(wide, 1)
    second = _smoothed(first, 2)
    return float(((wide - first) ** 2).sum()), float(((first - second) ** 2).sum())


@cache
def _correlation(kernel: bytes) -> NDArray[np.float64]:
    """How far grain goes together with that 0, 1, 2 … pixels away; 0 at the last."""
    side = 2 * RADIUS + 1
    values = np.frombuffer(kernel, np.float32).reshape(side, side)
    shifts = [(values[:, shift:] * values[:, : side - shift]).sum() for shift in range(RADIUS + 1)]
    return np.asarray(np.clip([*shifts, 0.0], 0, 1))
