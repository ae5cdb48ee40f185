"""Pictures of what a network is given, what is wanted and what it makes, side by side in one PNG."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from restorer_app.training.batch import Batch

GROUND = 38
"""Grey between the pictures."""
GAP = 4
"""Pixels between them."""
MARK = (255, 0, 160)
"""The colour of the hole's outline."""

Sheet = NDArray[np.uint8]


def contact_sheet(batch: Batch, fills: Sequence[Tensor] = (), samples: int = 24, columns: int = 4) -> Sheet:
    """H×W×3: of each sample what is given, the same with the hole outlined, the target, and then ``fills``.

    ``fills`` are B×3×S×S in 0…1. ``samples`` is the most that are shown, with ``columns`` in a row.
    """
    count = min(samples, len(batch))
    given = _pixels(batch.given[:count])
    parts = [given, _outlined(given, batch.hole[:count]), _pixels(batch.target[:count])]
    parts += [_pixels(fill[:count]) for fill in fills]
    strips = np.concatenate([np.pad(part, ((0, 0), (0, 0), (0, 1), (0, 0))) for part in parts], axis=2)
    framed = np.pad(strips, ((0, 0), (0, GAP), (0, GAP), (0, 0)), constant_values=GROUND)
    missing = -count % min(columns, count)
    framed = np.pad(framed, ((0, missing), (0, 0), (0, 0), (0, 0)), constant_values=GROUND)
    rows = framed.reshape(-1, min(columns, count), *framed.shape[1:])
    return np.concatenate([np.concatenate(list(row), axis=1) for row in rows])


def save_contact_sheet(path: Path, batch: Batch, fills: Sequence[Tensor] = (), samples: int = 24) -> None:
    """Write the sheet as a PNG, to a temporary name that is then moved."""
    temporary = path.with_name(path.name + ".part")
    Image.fromarray(contact_sheet(batch, fills, samples)).save(temporary, format="PNG")
    temporary.replace(path)


def _pixels(pictures: Tensor) -> Sheet:
    """B×H×W×3."""
    values = pictures.detach().float().clamp(0, 1).mul(255).round().byte()
    return np.asarray(values.permute(0, 2, 3, 1).cpu())


def _outlined(given: Sheet, hole: Tensor) -> Sheet:
    """With the pixels just outside of each hole in ``MARK``."""
    marked = np.pad(np.asarray(hole[:, 0].cpu()) > 0, ((0, 0), (1, 1), (1, 1)))
    middle = marked[:, 1:-1, 1:-1]
    near = marked[:, :-2, 1:-1] | marked[:, 2:, 1:-1] | marked[:, 1:-1, :-2] | marked[:, 1:-1, 2:]
    return np.where((near & ~middle)[..., None], np.array(MARK, np.uint8), given)
