"""Photographs to measure quality on: those of a folder, or the ones that scikit-image brings along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from skimage import data

from restorer_app.core.photo_files import READABLE_SUFFIXES, open_photo
from restorer_app.core.picture import RGB, Picture, Samples
from restorer_app.training.evaluation_photographs import evenly
from restorer_app.training.worst_cases import eight_bit

BUNDLED = (
    "astronaut",
    "brick",
    "camera",
    "chelsea",
    "coffee",
    "coins",
    "grass",
    "gravel",
    "hubble_deep_field",
    "moon",
    "rocket",
)
TEXTURES = ("grass", "gravel", "brick")
"""The bundled ones that are nothing but texture."""


def photographs(folder: Path | None, count: int) -> Iterator[tuple[str, Picture]]:
    """``count`` names and 8-bit RGB photographs, evenly chosen from the folder; without one, the bundled."""
    if folder is None:
        for name in evenly(list(BUNDLED), count):
            yield name, bundled(name)
        return
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in READABLE_SUFFIXES)
    for path in evenly(paths, count):
        yield path.stem, eight_bit(open_photo(path).picture)


def bundled(name: str) -> Picture:
    """One of scikit-image's own photographs; nothing is fetched."""
    return Picture(_rgb(np.asarray(getattr(data, name)())), RGB)


def _rgb(samples: Samples) -> Samples:
    samples = samples[:, :, None] if samples.ndim == 2 else samples[:, :, :3]
    wide = np.broadcast_to(samples, (*samples.shape[:2], 3))
    return np.array(wide, np.uint8)
