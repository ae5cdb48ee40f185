"""Damage whose truth is known: sound photographs painted over, the same way each time."""

from __future__ import annotations

import zlib

import numpy as np

from restorer_app.core.mask import MaskArray
from restorer_app.core.picture import Picture


def generator(*words: object) -> np.random.Generator:
    """Random numbers that follow from the words alone."""
    return np.random.default_rng([zlib.crc32(str(word).encode("utf-8", "surrogateescape")) for word in words])


def painted_over(truth: Picture, mask: MaskArray, rng: np.random.Generator) -> Picture:
    """The photograph with light blotches over the upright hole, as paper shows where emulsion is lost.

    Nothing of the truth's colours is left in the hole; alpha and further channels stay.
    """
    samples = truth.samples.copy()
    hole = truth.stored(mask)
    blotches = rng.uniform(0.75, 1.0, int(hole.sum())) * truth.full_scale
    for channel in truth.colour_channels:
        samples[hole, channel] = blotches.astype(samples.dtype)
    return truth.with_samples(samples)
