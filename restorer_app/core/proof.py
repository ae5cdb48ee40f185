"""The proof after saving: the file, read in a second way, is the photograph, sample by sample."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from restorer_app.core.files.second_reading import second_reading
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Samples
from restorer_app.core.progress import Cancelled, Progress
from restorer_app.core.sentence import Text, said


class NotProved(Exception):
    """The second reading found something else than the photograph; its text is the end of a sentence."""

    def __init__(self, what: Text) -> None:
        super().__init__(what)
        self.what = what


@dataclass(frozen=True)
class Proof:
    """``outside`` samples lie outside the mask, and the file holds each of them as the photograph does.

    ``reader`` names what read them the second time; empty if only our own reader knows the format. The
    samples inside the mask were compared too.
    """

    outside: int
    reader: str = ""

    @property
    def sentence(self) -> Text:
        """What was found, for people; without a stop at its end."""
        return said("{count} samples outside the mask: identical", count=f"{self.outside:,}")


def prove(photo: Photo, path: Path, format_name: str, mask: Mask | None, progress: Progress) -> Proof:
    """Read the file in a second way; raises ``NotProved`` unless all of its samples are the photograph's.

    ``mask`` is upright; without one every sample counts as outside.
    """
    picture = photo.picture
    inside = 0 if mask is None else mask.area * len(picture.roles)
    outside = int(picture.samples.size) - inside
    reader, compared = "", int(picture.samples.size)
    try:
        reading = second_reading(path, format_name, photo.page)
        if reading is not None:
            reader, compared = reading[0], sum(_compared(picture, reading[1], progress))
    except (NotProved, Cancelled, MemoryError):
        raise
    except Exception as error:
        raise NotProved(said("a second reader cannot read it ({reason})", reason=error)) from error
    if compared != picture.samples.size:
        raise NotProved("a second reader finds another number of samples in it")
    progress.report(1.0)
    return Proof(outside, reader)


def _compared(
    picture: Picture, blocks: Iterator[tuple[int, int, Samples]], progress: Progress
) -> Iterator[int]:
    """How many samples each block has; raises ``NotProved`` at the first that is not the photograph's."""
    for row, channel, block in blocks:
        progress.report(row / picture.height)
        rows, channels = slice(row, row + block.shape[0]), slice(channel, channel + block.shape[2])
        if not same_bits(block, picture.samples[rows, :, channels]):
            raise NotProved("samples differ")
        yield int(block.size)


def same_bits(one: Samples, other: Samples) -> bool:
    """Whether both have the same shape, the same dtype and the same bytes."""
    if one.shape != other.shape or one.dtype != other.dtype:
        return False
    kind = f"u{one.dtype.itemsize}"
    return np.array_equal(np.ascontiguousarray(one).view(kind), np.ascontiguousarray(other).view(kind))
