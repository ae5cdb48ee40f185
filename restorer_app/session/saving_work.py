"""What the file lane does to save a photograph. Nothing here knows of the session or of Qt's objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from restorer_app.core.mask import Mask
from restorer_app.core.progress import Progress
from restorer_app.core.sparse_mask import SparseMask


def save_and_prove(save: Callable[..., Any], repaired: Sequence[SparseMask], progress: Progress) -> Any:
    """What ``save`` answers. ``repaired``: where repairs were; the proof is about all the rest."""
    return save(mask=united(repaired), progress=progress)


def united(masks: Sequence[SparseMask]) -> Mask | None:
    """What any of the masks marks, all of one size; None without a mask."""
    if not masks:
        return None
    array = np.zeros((masks[0].height, masks[0].width), np.bool_)
    for mask in masks:
        if mask.bounds is not None:
            array[mask.bounds.slices] |= mask.read(mask.bounds)
    return Mask(array)
