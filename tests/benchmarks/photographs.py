"""Photographs to measure quality on: those of a folder, or the ones that scikit-image brings along."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
from skimage import data

from restorer_app.core.mask import MaskArray
from restorer_app.core.photo_files import READABLE_SUFFIXES, open_photo
from restorer_app.core.picture import RGB, Picture, Samples

T = TypeVar("T")
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
        for name in _evenly(list(BUNDLED), count):
            yield name, bundled(name)
        return
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in READABLE_SUFFIXES)
    for path in _evenly(paths, count):
        yield path.stem, eight_bit(open_photo(path).picture)


def _evenly(items: list[T], count: int) -> list[T]:
    places = np.linspace(0, len(items) - 1, min(count, len(items))).round().astype(int)
    return [items[place] for place in places]


def bundled(name: str) -> Picture:
    """One of scikit-image's own photographs; nothing is fetched."""
    return Picture(_rgb(np.asarray(getattr(data, name)())), RGB)


def eight_bit(picture: Picture) -> Picture:
    """The upright picture as 8-bit RGB; grey becomes three equal channels."""
    samples = picture.upright_samples()[:, :, list(picture.colour_channels)]
    if samples.dtype != np.uint8:
        samples = np.rint(samples / picture.full_scale * 255).clip(0, 255).astype(np.uint8)
    return Picture(_rgb(samples), RGB)


def _rgb(samples: Samples) -> Samples:
    samples = samples[:, :, None] if samples.ndim == 2 else samples[:, :, :3]
    wide = np.broadcast_to(samples, (*samples.shape[:2], 3))
    return np.array(wide, np.uint8)


def generator(*words: object) -> np.random.Generator:
    """Random numbers that follow from the words alone."""
    return np.random.default_rng([zlib.crc32(str(word).encode()) for word in words])


def painted_over(truth: Picture, mask: MaskArray, rng: np.random.Generator) -> Picture:
    """The photograph with light blotches over the hole, as paper shows where emulsion is lost."""
    samples = truth.samples.copy()
    hole = truth.stored(mask)
    blotches = rng.uniform(0.75, 1.0, (int(hole.sum()), 1)) * truth.full_scale
    samples[hole] = blotches.astype(samples.dtype)
    return truth.with_samples(samples)
