"""Picture files from folders, tar shards and single files, decoded to 8 bits by a few threads."""

from __future__ import annotations

import io
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from restorer_app.core.progress import Progress
from restorer_app.training.data.shelves import each_shelf

Photograph = NDArray[np.uint8]
"""H×W×3, RGB."""
Plane = NDArray[np.uint8]
"""H×W."""
S = TypeVar("S")
T = TypeVar("T")
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")
_DEEP = ("I;16", "I;16B", "I;16L", "I", "F")
_TIFF = (b"II*\0", b"MM\0*")


def each_content(sources: Sequence[Path], option: str) -> Iterator[bytes]:
    """The bytes of every picture file of folders, tar files and single files (see ``each_shelf``)."""
    for shelf in each_shelf(sources, option):
        yield from map(shelf.read, shelf.names)


def each_made(contents: Iterator[S], make: Callable[[S], T], progress: Progress) -> Iterator[T]:
    """``make`` of every content, in order, on a few threads that are never far ahead."""
    threads = min(os.cpu_count() or 1, 8)
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[T]] = deque()
        for content in contents:
            waiting.append(pool.submit(make, content))
            progress.check()
            if len(waiting) > 2 * threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def decoded(content: bytes) -> Photograph | None:
    """The upright photograph in 8 bits: deeper ones scaled, grey ones with equal channels; else None."""
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as image:
            upright = ImageOps.exif_transpose(image)
            if upright.mode in _DEEP:
                return np.repeat(_shallow(np.asarray(upright))[:, :, None], 3, axis=2)
            return np.asarray(upright.convert("RGB"))
    except UnidentifiedImageError:
        return _deep_colour(content) if content.startswith(_TIFF) else None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def decoded_plane(content: bytes) -> Plane | None:
    """A mask or an opacity: the mean of the channels, any transparency ignored; None if unreadable."""
    picture = decoded(content)
    return None if picture is None else np.rint(picture.mean(axis=2)).astype(np.uint8)


def _deep_colour(content: bytes) -> Photograph | None:
    """A TIFF of a kind that Pillow has no mode for: colours of 16 bits."""
    try:
        samples = cv2.imdecode(np.frombuffer(content, np.uint8), cv2.IMREAD_ANYDEPTH | cv2.IMREAD_COLOR)
    except cv2.error:
        return None
    return None if samples is None else _shallow(samples[:, :, ::-1])


def _shallow(samples: NDArray[np.generic]) -> NDArray[np.uint8]:
    """Samples of 16 bits, or of 0…1, as 8 bits; what is in 0…255 in floating point stays."""
    if samples.dtype == np.uint8:
        return np.ascontiguousarray(samples, np.uint8)
    values = np.nan_to_num(samples.astype(np.float32), posinf=0, neginf=0)
    if np.issubdtype(samples.dtype, np.floating):
        most = float(values.max(initial=0))
        values *= 255 if most <= 1 else 1 if most <= 255 else 1 / 257
    else:
        values /= 257
    return np.clip(np.rint(values), 0, 255).astype(np.uint8)
