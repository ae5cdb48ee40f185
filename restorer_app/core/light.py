"""Floating-point light: which sample is to be seen as white."""

from __future__ import annotations

import numpy as np

from restorer_app.core.picture import Picture

_LOOKED_AT = 1024
"""Samples along the longer side that are looked at, about."""
_BEYOND = 2.0
_LIGHTEST = 99.9
"""Percent of the samples that are no lighter than what is seen as white."""


def seen_white(picture: Picture) -> float:
    """1, or of light that goes far beyond that a sample that few exceed. For showing only."""
    if picture.samples.dtype.kind != "f" or not picture.colour_channels:
        return 1.0
    step = max(max(picture.samples.shape[:2]) // _LOOKED_AT, 1)
    values = picture.samples[step // 2 :: step, step // 2 :: step, list(picture.colour_channels)]
    finite = values[np.isfinite(values)]
    lightest = float(np.percentile(finite, _LIGHTEST)) if finite.size else 1.0
    return lightest if lightest > _BEYOND else 1.0
