"""What inks look like, roughly: for photographs of inks without a profile."""

from __future__ import annotations

import numpy as np

from restorer_app.core.picture import FULL_SCALE, Samples


def printed(inks: Samples) -> Samples:
    """RGB, in the same dtype, of h×w×4 C, M, Y, K samples: each ink takes its colour out of white light."""
    white = np.float32(FULL_SCALE[inks.dtype.name])
    left = 1 - inks.astype(np.float32) / white
    light = left[:, :, :3] * left[:, :, 3:] * white
    return np.asarray((light if inks.dtype.kind == "f" else np.rint(light)).astype(inks.dtype))
