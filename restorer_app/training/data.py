"""Photographs from folders or tar shards, decoded once; crops with damage drawn over them."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageOps

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.progress import Progress
from restorer_app.training.batch import Batch
from restorer_app.training.config import DataConfig
from restorer_app.training.damage import KINDS, draw_damage

Photograph = NDArray[np.uint8]
"""H×W×3, RGB."""
_SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"}
GROWN = (0.6, 0.2, 0.2)
"""How often the hole is the damage itself, and grown by one or two pixels as in a repair."""
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")


def load_photographs(
    sources: Sequence[Path], smallest: int, progress: Progress | None = None
) -> list[Photograph]:
    """Decode every photograph in the folders (with subfolders), tar shards and files, in order of name.

    Unreadable ones and those with a side below ``smallest`` are passed over. Raises ``UnreadableFile`` if a
    source is missing or nothing is left.
    """
    photographs: list[Photograph] = []
    for source in (progress or Progress()).each(list(sources), "Reading photographs"):
        for content in _contents(source):
            picture = _decode(content)
            if picture is not None and min(picture.shape[:2]) >= smallest:
                photographs.append(picture)
    if not photographs:
        raise UnreadableFile(
            "No photographs to train on were found.",
            f"Give folders or tar files with photographs of at least {smallest} pixels a side.",
        )
    return photographs


def _contents(source: Path) -> Iterator[bytes]:
    if source.is_dir():
        for path in sorted(source.rglob("*")):
            if path.suffix.lower() == ".tar":
                yield from _members(path)
            elif path.suffix.lower() in _SUFFIXES:
                yield path.read_bytes()
    elif source.suffix.lower() == ".tar" and source.is_file():
        yield from _members(source)
    elif source.is_file():
        yield source.read_bytes()
    else:
        raise UnreadableFile(f"{source} does not exist.", "Check the path given with --photos.")


def _members(path: Path) -> Iterator[bytes]:
    try:
        with tarfile.open(path) as shard:
            for member in shard:
                file = shard.extractfile(member) if member.isfile() else None
                if file is not None and Path(member.name).suffix.lower() in _SUFFIXES:
                    yield file.read()
    except tarfile.TarError as error:
        raise UnreadableFile(f"{path.name} is not a readable tar file: {error}.", "Copy it again.") from error


def _decode(content: bytes) -> Photograph | None:
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            return np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


@dataclass(frozen=True)
class MaskPool:
    """Damage drawn beforehand: many canvases a kind, from which crops are cut and turned."""

    canvases: Mapping[str, Sequence[NDArray[np.bool_]]]
    weights: Mapping[str, float]

    @classmethod
    def drawn(cls, weights: Mapping[str, float], crop: int, count: int, seed: int) -> MaskPool:
        """``count`` canvases of three crops' side for each kind with a weight (all kinds, if none has)."""
        chosen = {kind: weights.get(kind, 0.0) for kind in KINDS} if weights else dict.fromkeys(KINDS, 1.0)
        side = crop * 3
        canvases = {
            kind: [
                draw_damage(kind, side, side, np.random.default_rng([seed, index, number]))
                for number in range(count)
            ]
            for index, (kind, weight) in enumerate(chosen.items())
            if weight > 0
        }
        return cls(canvases, {kind: chosen[kind] for kind in canvases})

    def crop(self, size: int, rng: np.random.Generator, kind: str | None = None) -> NDArray[np.bool_]:
        """A size×size piece of one canvas with at least a few damaged pixels and at most 60 % of them."""
        if kind is None:
            names = list(self.weights)
            shares = np.array([self.weights[name] for name in names])
            kind = str(rng.choice(names, p=shares / shares.sum()))
        while True:
            canvas = self.canvases[kind][int(rng.integers(len(self.canvases[kind])))]
            rows, columns = np.nonzero(canvas[::4, ::4])
            at = rng.integers(len(rows)) if len(rows) else 0
            middle = np.array([rows[at], columns[at]]) * 4 if len(rows) else np.array(canvas.shape) // 2
            corner = np.clip(middle - rng.integers(0, size, 2), 0, np.array(canvas.shape) - size)
            piece = canvas[corner[0] : corner[0] + size, corner[1] : corner[1] + size]
            if 6 <= np.count_nonzero(piece) <= 0.6 * piece.size:
                return _turned(piece, rng)


def _turned(array: NDArray[Any], rng: np.random.Generator) -> NDArray[Any]:
    turned: NDArray[Any] = np.rot90(array, int(rng.integers(4)))
    return turned[:, ::-1] if rng.random() < 0.5 else turned


class CropSampler:
    """Draws training batches from decoded photographs. All randomness comes from ``rng``."""

    def __init__(self, photographs: Sequence[Photograph], masks: MaskPool, config: DataConfig) -> None:
        self._photographs, self._masks, self._config = photographs, masks, config

    def batch(self, count: int, rng: np.random.Generator, kind: str | None = None) -> Batch:
        """``count`` crops and their holes, of one ``kind`` or as the configuration weighs them."""
        crops = np.stack([self._crop(rng) for _ in range(count)])
        holes = np.stack([self._hole(rng, kind) for _ in range(count)])
        target, hole = torch.from_numpy(crops).permute(0, 3, 1, 2), torch.from_numpy(holes)[:, None]
        target = target.contiguous()
        return Batch(target, target * (1 - hole) + 0.5 * hole, hole)

    def _hole(self, rng: np.random.Generator, kind: str | None) -> NDArray[np.float32]:
        hole = self._masks.crop(self._config.crop, rng, kind).astype(np.uint8)
        grown = int(rng.choice(3, p=GROWN))
        if grown:
            hole = cv2.dilate(hole, np.ones((2 * grown + 1,) * 2, np.uint8)).astype(np.uint8)
        return hole.astype(np.float32)

    def _crop(self, rng: np.random.Generator) -> NDArray[np.float32]:
        photograph = self._photographs[int(rng.integers(len(self._photographs)))]
        size = self._config.crop
        room = min(photograph.shape[:2]) / size
        cut = size
        if rng.random() < self._config.scaled:
            cut = int(size * rng.uniform(1, min(room, 1 / self._config.smallest_scale)))
        row, column = (int(rng.integers(0, side - cut + 1)) for side in photograph.shape[:2])
        piece = photograph[row : row + cut, column : column + cut]
        if cut != size:
            piece = cv2.resize(piece, (size, size), interpolation=cv2.INTER_AREA).astype(np.uint8)
        return self._aged(_turned(piece, rng).astype(np.float32) / np.float32(255), rng)

    def _aged(self, crop: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
        """Grey, tint, fade and grain as old photographs have them, all over the crop."""
        config = self._config
        if rng.random() < config.grey:
            crop = np.repeat(crop @ np.array([[0.299], [0.587], [0.114]], np.float32), 3, axis=2)
            if rng.random() < config.tinted:
                crop = crop ** rng.uniform(0.7, 1.4, 3).astype(np.float32)
        if rng.random() < config.faded:
            low = rng.uniform(0, 0.4)
            crop = low + crop * rng.uniform(0.3, 1 - low)
        if rng.random() < config.noisy:
            grain = rng.normal(0, rng.uniform(0, config.noise), (*crop.shape[:2], 1))
            crop = np.clip(crop + grain, 0, 1)
        return crop.astype(np.float32)
