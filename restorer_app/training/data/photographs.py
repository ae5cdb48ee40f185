"""All photographs of a run on its device, in one tensor, with their smaller versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.progress import Progress
from restorer_app.training.data.cutting import Corners, cut
from restorer_app.training.data.draws import Flags, Numbers, Whole, whole
from restorer_app.training.data.reading import Photograph, decoded, each_content, each_made

_TOLERANCE = 0.005


@dataclass(frozen=True, eq=False)
class PhotographStore:
    """``pixels``: uint8 3×N, R, G and B; a level of a photograph lies in rows from its offset on.

    ``offsets``, ``heights`` and ``widths`` are photographs × levels, largest level first; ``levels`` says how
    many each has. ``summary`` is a sentence for people.
    """

    pixels: Tensor
    offsets: Whole
    heights: Whole
    widths: Whole
    levels: Whole
    summary: str = ""

    def __len__(self) -> int:
        return len(self.levels)

    def selected(self, which: slice) -> PhotographStore:
        """Some of the photographs; the pixels are shared."""
        tables = {name: getattr(self, name)[which] for name in ("offsets", "heights", "widths", "levels")}
        return replace(self, **tables)

    def crops(self, size: int, places: Numbers, turn: Whole, level: Whole | None = None) -> Tensor:
        """uint8 B×3×size×size; ``places`` (B×3, in 0…1) choose photograph, row and column.

        ``level`` (B) is the level that is wanted; a photograph that has fewer gives its smallest.
        """
        photograph = whole(places[:, 0], len(self))
        last = self.levels[photograph] - 1
        at = (photograph, np.minimum(level, last) if level is not None else np.zeros_like(last))
        height, width = self.heights[at], self.widths[at]
        row = whole(places[:, 1], height - size + 1)
        column = whole(places[:, 2], width - size + 1)
        corners = Corners(self.offsets[at], width, row, column, turn)
        return cut(self.pixels, corners, size)

    def level_for(self, places: Numbers, numbers: Numbers, scaled: Flags) -> Whole:
        """A smaller level for the crops that are to be ``scaled``, if the photograph has one; else 0."""
        others = self.levels[whole(places[:, 0], len(self))] - 1
        return np.where(scaled & (others > 0), 1 + whole(numbers, others), 0)


def load_photographs(
    sources: Sequence[Path],
    crop: int,
    smallest_scale: float = 1.0,
    device: torch.device | None = None,
    progress: Progress | None = None,
) -> PhotographStore:
    """Decode every photograph in the folders (with subfolders), tar shards and files, in order of name.

    Unreadable ones and those with a side below ``crop`` are passed over and counted in the summary. Raises
    ``UnreadableFile`` if a source is missing or nothing is left.
    """
    progress = progress or Progress()
    kept: list[list[Photograph]] = []
    unreadable = small = 0
    progress.report(0.0, "Reading photographs")
    for made in each_made(
        each_content(sources, "--photos"), lambda content: _levels(content, crop, smallest_scale), progress
    ):
        if made is None:
            unreadable += 1
        elif made:
            kept.append(made)
        else:
            small += 1
    if not kept:
        raise UnreadableFile(
            "No photographs to train on were found.",
            f"Give folders or tar files with photographs of at least {crop} pixels a side.",
        )
    store = stored(kept, device or torch.device("cpu"))
    summary = store.summary + _passed_over(unreadable, small, crop)
    progress.report(1.0, summary)
    return replace(store, summary=summary)


def _passed_over(unreadable: int, small: int, crop: int) -> str:
    counts = [(unreadable, "unreadable"), (small, f"smaller than {crop} pixels")]
    told = " and ".join(f"{count} {what}" for count, what in counts if count)
    return f" Passed over: {told}." if told else ""


def _levels(content: bytes, crop: int, smallest_scale: float) -> list[Photograph] | None:
    photograph = decoded(content)
    return None if photograph is None else levels_of(photograph, crop, smallest_scale)


def levels_of(photograph: Photograph, crop: int, smallest_scale: float) -> list[Photograph]:
    """The photograph and its versions at 0.71, 0.5, 0.35 …, each the mean over areas of the photograph.

    None is below ``smallest_scale`` or has a side below ``crop``.
    """
    height, width = photograph.shape[:2]
    found: list[Photograph] = []
    while True:
        scale = 0.5 ** (len(found) / 2)
        rows, columns = round(height * scale), round(width * scale)
        if min(rows, columns) < crop or (found and scale < smallest_scale - _TOLERANCE):
            return found
        smaller = (
            cv2.resize(photograph, (columns, rows), interpolation=cv2.INTER_AREA) if found else photograph
        )
        found.append(np.asarray(smaller, np.uint8))


def stored(photographs: list[list[Photograph]], device: torch.device) -> PhotographStore:
    """The levels of each photograph on the device. The list is emptied meanwhile, to need no second copy."""
    number = len(photographs)
    most = max(len(levels) for levels in photographs)
    offsets, heights, widths = (np.zeros((number, most), np.int64) for _ in range(3))
    counts = np.array([len(levels) for levels in photographs])
    total = 0
    for index, levels in enumerate(photographs):
        for depth, level in enumerate(levels):
            offsets[index, depth] = total
            heights[index, depth], widths[index, depth] = level.shape[:2]
            total += level.shape[0] * level.shape[1]
    pixels = torch.empty(3, total, dtype=torch.uint8, device=device)
    for index in range(number):
        for depth, level in enumerate(photographs[index]):
            planes = torch.from_numpy(np.ascontiguousarray(level.reshape(-1, 3).T))
            begin = int(offsets[index, depth])
            pixels[:, begin : begin + planes.shape[1]] = planes.to(device)
        photographs[index] = []
    summary = f"{number} photographs, {3 * total / 2**20:.0f} MiB with their smaller versions."
    return PhotographStore(pixels, offsets, heights, widths, counts, summary)
