"""The photographs that engines are judged on: chosen, opened, and cut to a part where they are large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.folders import photographs_in
from restorer_app.core.geometry import Box
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import Picture
from restorer_app.training.staged_damage import generator

T = TypeVar("T")

LARGEST = 1024
"""Pixels a side of the part that is judged."""
SMALLEST = 160
"""Pixels a side below which drawn damage would leave little of a photograph."""


@dataclass(frozen=True, eq=False)
class Subject:
    """A sound photograph, or the part of it in ``part``: upright, in its own depth."""

    name: str
    truth: Picture
    part: Box | None = None


def chosen_photographs(folder: Path, count: int | None) -> list[Path]:
    """``count`` photographs of the folder, evenly chosen in the order people count in; all without a number.

    Raises ``UnreadableFile`` if the folder is missing or holds none.
    """
    if not folder.is_dir():
        raise UnreadableFile(f"There is no folder {folder}.", "Check the path given with --photos.")
    found = photographs_in(folder)
    if not found:
        raise UnreadableFile(
            f"There is no photograph in the folder {folder}.",
            "Name a folder with sound photographs; folders inside it are not looked at.",
        )
    return evenly(found, count or len(found))


def evenly(items: Sequence[T], count: int) -> list[T]:
    """``count`` of the items from the first to the last, equally far apart; all if there are fewer."""
    places = np.linspace(0, len(items) - 1, min(count, len(items))).round().astype(int)
    return [items[place] for place in places]


def open_subject(path: Path, seed: int) -> Subject:
    """The photograph, or a part of at most ``LARGEST`` pixels a side at a place that its name decides.

    Raises ``UnreadableFile`` with a sentence for what cannot be judged.
    """
    picture = open_photo(path).picture
    height, width = picture.upright_shape
    if not picture.colour_channels:
        raise UnreadableFile(f"“{path.name}” is neither grey nor RGB.", "Convert a copy of it to RGB.")
    if min(height, width) < SMALLEST:
        raise UnreadableFile(
            f"“{path.name}” is too small to be judged: {width} × {height} pixels.",
            f"At least {SMALLEST} pixels a side are needed.",
        )
    box = _part(height, width, generator(path.name, "part", seed))
    samples = np.array(picture.upright_samples()[box.slices])
    if not np.isfinite(samples).all():
        raise UnreadableFile(f"“{path.name}” holds samples that are no numbers.", "Save it as 16 bit.")
    whole = (box.height, box.width) == (height, width)
    return Subject(path.name, Picture(samples, picture.roles), None if whole else box)


def _part(height: int, width: int, rng: np.random.Generator) -> Box:
    high, wide = min(height, LARGEST), min(width, LARGEST)
    row, column = int(rng.integers(height - high + 1)), int(rng.integers(width - wide + 1))
    return Box(row, column, high, wide)
