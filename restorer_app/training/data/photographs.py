"""All photographs of a run on its device, in one tensor, with their smaller versions and their own masks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.progress import Progress
from restorer_app.training.data.cutting import Corners, cut
from restorer_app.training.data.draws import Flags, Numbers, Whole, whole
from restorer_app.training.data.pairs import PhotographFile, each_photograph
from restorer_app.training.data.reading import Photograph, Plane, decoded, decoded_plane, each_made

_TOLERANCE = 0.005
_HALF, _QUARTER = 128, 64


_TABLES = ("offsets", "heights", "widths", "levels", "mask_offsets")


@dataclass(frozen=True, eq=False)
class PhotographStore:
    """``pixels``: uint8 3×N, R, G and B; a level of a photograph lies in rows from its offset on.

    ``offsets``, ``heights`` and ``widths`` are photographs × levels, largest level first; ``levels`` says how
    many each has. ``masks``: uint8 N, 255 in the hole, the levels of a mask from ``mask_offsets`` on (-1: the
    photograph has none) as those of its photograph. ``summary`` is a sentence for people.
    """

    pixels: Tensor
    offsets: Whole
    heights: Whole
    widths: Whole
    levels: Whole
    masks: Tensor
    mask_offsets: Whole
    summary: str = ""

    def __len__(self) -> int:
        return len(self.levels)

    def selected(self, which: slice) -> PhotographStore:
        """Some of the photographs; the pixels are shared."""
        tables = {name: getattr(self, name)[which] for name in _TABLES}
        return replace(self, **tables)

    def crops(self, size: int, places: Numbers, turn: Whole, level: Whole | None = None) -> Tensor:
        """uint8 B×3×size×size; ``places`` (B×3, in 0…1) choose photograph, row and column.

        ``level`` (B) is the level that is wanted; a photograph that has fewer gives its smallest.
        """
        return cut(self.pixels, self._corners(self.offsets, size, places, turn, level), size)

    def own_holes(self, size: int, places: Numbers, turn: Whole, level: Whole | None = None) -> Tensor:
        """float32 B×1×size×size, 1 = hole: what their own masks have where ``crops`` cuts.

        Each of the photographs must have one (``has_mask``).
        """
        corners = self._corners(self.mask_offsets, size, places, turn, level)
        return (cut(self.masks[None], corners, size) > 0).float()

    def has_mask(self, places: Numbers) -> Flags:
        """Which of the photographs at these places have a mask of their own."""
        return np.asarray(self.mask_offsets[whole(places[:, 0], len(self)), 0] >= 0)

    def _corners(
        self, offsets: Whole, size: int, places: Numbers, turn: Whole, level: Whole | None
    ) -> Corners:
        photograph = whole(places[:, 0], len(self))
        last = self.levels[photograph] - 1
        at = (photograph, np.minimum(level, last) if level is not None else np.zeros_like(last))
        row = whole(places[:, 1], self.heights[at] - size + 1)
        column = whole(places[:, 2], self.widths[at] - size + 1)
        return Corners(offsets[at], self.widths[at], row, column, turn)

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

    Unreadable ones and those with a side below ``crop`` are passed over and counted in the summary; so are
    masks (see ``each_photograph``) that are missing, unreadable or of another size than the photograph, which
    is learned from all the same. Raises ``UnreadableFile`` if a source is missing or nothing is left.
    """
    progress = progress or Progress()
    kept: list[_Read] = []
    faults: Counter[str] = Counter()
    progress.report(0.0, "Reading photographs")
    for made in each_made(
        each_photograph(sources, "--photos"), lambda file: _read(file, crop, smallest_scale), progress
    ):
        faults.update(made.faults)
        if made.levels:
            kept.append(made)
    if not kept:
        raise UnreadableFile(
            "No photographs to train on were found.",
            f"Give folders or tar files with photographs of at least {crop} pixels a side.",
        )
    masks = [each.mask for each in kept]
    store = stored([each.levels for each in kept], device or torch.device("cpu"), masks)
    summary = store.summary + _passed_over(faults, crop)
    progress.report(1.0, summary)
    return replace(store, summary=summary)


@dataclass(frozen=True, eq=False)
class _Read:
    """A file that was read: levels of the photograph, of its mask (if it has one), and what was wrong."""

    levels: list[Photograph]
    mask: list[Plane] = field(default_factory=list)
    faults: tuple[str, ...] = ()


_UNREADABLE, _SMALL = "unreadable", "small"
_MISSING, _UNREADABLE_MASK, _ODD = "missing", "unreadable mask", "of another size"


def _read(file: PhotographFile, crop: int, smallest_scale: float) -> _Read:
    photograph = decoded(file.content)
    if photograph is None:
        return _Read([], faults=(_UNREADABLE,))
    levels = levels_of(photograph, crop, smallest_scale)
    if not levels:
        return _Read([], faults=(_SMALL,))
    if not file.paired:
        return _Read(levels)
    if file.mask is None:
        return _Read(levels, faults=(_MISSING,))
    mask = decoded_plane(file.mask)
    if mask is None:
        return _Read(levels, faults=(_UNREADABLE_MASK,))
    if mask.shape != photograph.shape[:2]:
        return _Read(levels, faults=(_ODD,))
    return _Read(levels, mask_levels(mask, levels))


def _passed_over(faults: Counter[str], crop: int) -> str:
    photographs = _counted(faults, {_UNREADABLE: "unreadable", _SMALL: f"smaller than {crop} pixels"})
    masks = _counted(
        faults, {_MISSING: "missing", _UNREADABLE_MASK: "unreadable", _ODD: "not of the photograph's size"}
    )
    told = f" Passed over: {photographs}." if photographs else ""
    return told + (f" Masks passed over: {masks}; there the damage is drawn." if masks else "")


def _counted(faults: Counter[str], words: dict[str, str]) -> str:
    *others, last = [f"{faults[fault]} {what}" for fault, what in words.items() if faults[fault]] or [""]
    return f"{', '.join(others)} and {last}" if others else last


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


def mask_levels(mask: Plane, levels: list[Photograph]) -> list[Plane]:
    """The mask (half of white or more is a hole) at the size of each level: 255 in the hole, else 0.

    In a smaller version a pixel is a hole if a quarter of it is, so that thin marks do not vanish.
    """
    marked = np.where(mask >= _HALF, np.uint8(255), np.uint8(0))
    found = []
    for level in levels:
        rows, columns = level.shape[:2]
        smaller = cv2.resize(marked, (columns, rows), interpolation=cv2.INTER_AREA)
        found.append(np.where(smaller >= _QUARTER, np.uint8(255), np.uint8(0)))
    return found


def stored(
    photographs: list[list[Photograph]], device: torch.device, masks: list[list[Plane]] | None = None
) -> PhotographStore:
    """The levels of each photograph on the device, and of its mask, whose list is empty if it has none.

    The list of photographs is emptied meanwhile, to need no second copy.
    """
    number = len(photographs)
    most = max(len(levels) for levels in photographs)
    counts = np.array([len(levels) for levels in photographs])
    heights, widths = (np.zeros((number, most), np.int64) for _ in range(2))
    for index, levels in enumerate(photographs):
        for depth, level in enumerate(levels):
            heights[index, depth], widths[index, depth] = level.shape[:2]
    areas = heights * widths
    masks = masks or [[] for _ in photographs]
    masked = np.array([bool(each) for each in masks])
    offsets, mask_offsets = _one_after_another(areas), _one_after_another(areas * masked[:, None])
    mask_offsets[~masked] = -1
    pixels = torch.empty(3, int(areas.sum()), dtype=torch.uint8, device=device)
    marks = torch.empty(int(areas[masked].sum()), dtype=torch.uint8, device=device)
    for index in range(number):
        for depth, level in enumerate(photographs[index]):
            _put(pixels, level.reshape(-1, 3).T, int(offsets[index, depth]))
        for depth, plane in enumerate(masks[index]):
            _put(marks[None], plane.reshape(1, -1), int(mask_offsets[index, depth]))
        photographs[index] = []
    summary = f"{number} photographs, {pixels.numel() / 2**20:.0f} MiB with their smaller versions."
    summary += f" {masked.sum()} have masks of their own." if masked.any() else ""
    return PhotographStore(pixels, offsets, heights, widths, counts, marks, mask_offsets, summary)


def _one_after_another(lengths: Whole) -> Whole:
    """Where each begins if they lie one after another, row by row."""
    return (np.cumsum(lengths) - lengths.ravel()).reshape(lengths.shape)


def _put(planes: Tensor, values: NDArray[np.uint8], begin: int) -> None:
    """Write C×n values into C flat tensors from ``begin`` on."""
    given = torch.from_numpy(np.ascontiguousarray(values))
    planes[:, begin : begin + given.shape[1]] = given.to(planes.device)
