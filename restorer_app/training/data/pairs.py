"""Photographs with masks of their own: ``images/`` and ``masks/`` side by side, with files of equal names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from restorer_app.training.data.shelves import Shelf, each_shelf

IMAGES, MASKS = "images", "masks"
"""The names of the two folders."""


@dataclass(frozen=True)
class PhotographFile:
    """A photograph's bytes, and its mask's or None. ``paired``: it lies where each should have a mask."""

    content: bytes
    mask: bytes | None = None
    paired: bool = False


def each_photograph(sources: Sequence[Path], option: str) -> Iterator[PhotographFile]:
    """Every photograph of folders, tar files and single files (see ``each_shelf``).

    In a folder ``images`` that lies beside a folder ``masks`` each has as its mask the file of the same name,
    whatever its suffix, in the other one. Such masks are no photographs.
    """
    for shelf in each_shelf(sources, option):
        yield from _photographs(shelf)


def _photographs(shelf: Shelf) -> Iterator[PhotographFile]:
    pairs = _Pairs(shelf.names)
    for name in shelf.names:
        side, key = pairs.placed(name)
        if side == IMAGES:
            mask = pairs.masks.get(key)
            yield PhotographFile(shelf.read(name), None if mask is None else shelf.read(mask), paired=True)
        elif side != MASKS:
            yield PhotographFile(shelf.read(name))


class _Pairs:
    """Which files of a shelf lie in such folders, and which of them belong together."""

    def __init__(self, names: Sequence[PurePath]) -> None:
        folders = {folder for name in names for folder in name.parents}
        self._sets = {
            folder.parent
            for folder in folders
            if folder.name == IMAGES and folder.with_name(MASKS) in folders
        }
        self.masks: dict[PurePath, PurePath] = {}
        for name in names:
            side, key = self.placed(name)
            if side == MASKS:
                self.masks.setdefault(key, name)

    def placed(self, name: PurePath) -> tuple[str, PurePath]:
        """Which of the two folders the file lies in ("" for none), and what its pair has in common."""
        for folder in name.parents:
            if folder.name in (IMAGES, MASKS) and folder.parent in self._sets:
                return folder.name, folder.parent / name.relative_to(folder).with_suffix("")
        return "", name
