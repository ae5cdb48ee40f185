"""TIFF, written: uncompressed, as archives want it."""

from __future__ import annotations

from typing import BinaryIO

import numpy as np
from tifffile import TiffWriter

from restorer_app.core.files.resolution import rational
from restorer_app.core.files.settings import Refusal, WriteSettings
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Resolution, Role
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said

_STRIP_BYTES = 4 << 20
_CLASSIC_BYTES = (1 << 32) - (1 << 26)
"""Samples beyond this need BigTIFF; the rest is room for tags."""
_EXTRA_CODES = {Role.ALPHA_PREMULTIPLIED: 1, Role.ALPHA: 2, Role.INFRARED: 0, Role.EXTRA: 0}
_UNITS = {"none": 1, "inch": 2, "centimetre": 3}
_ORIENTATION, _SHORT = 274, 3


def refuse(picture: Picture) -> Refusal | None:
    """Why a TIFF of ours cannot hold the picture."""
    extra = picture.roles[_colours(picture) :]
    known = picture.roles[:1] == GREY or picture.roles[:3] == RGB
    return None if known and all(role in _EXTRA_CODES for role in extra) else Refusal("these channels")


def _colours(picture: Picture) -> int:
    return 3 if picture.roles[:3] == RGB else 1


def write(photo: Photo, file: BinaryIO, _settings: WriteSettings, progress: Progress) -> tuple[str, ...]:
    """Write uncompressed, in the picture's depth and storage order.

    ICC profile, resolution, orientation, kinds of the extra channels and white-is-zero are kept.
    """
    picture = photo.picture
    large = picture.samples.nbytes > _CLASSIC_BYTES
    row_bytes = picture.samples.nbytes // picture.height
    rows = max(min(_STRIP_BYTES // row_bytes, picture.height), 1)
    known = photo.resolution or Resolution(1, 1, "none")
    across, down, unit = known.horizontal, known.vertical, known.unit
    with TiffWriter(file, bigtiff=large) as tiff:
        place = tiff.write(
            shape=picture.samples.shape[: 3 if len(picture.roles) > 1 else 2],
            dtype=picture.samples.dtype,
            photometric=_photometric(photo),
            planarconfig="contig" if picture.samples.shape[2] > 1 else None,
            extrasamples=[_EXTRA_CODES[role] for role in picture.roles[_colours(picture) :]] or None,
            rowsperstrip=rows,
            iccprofile=photo.icc_profile,
            resolution=(rational(across), rational(down)),
            resolutionunit=_UNITS[unit],
            software="Restorer",
            metadata=None,
            extratags=[(_ORIENTATION, _SHORT, 1, picture.orientation, True)],
            returnoffset=True,
        )
    if place is None:
        raise OSError("no place for the samples")
    file.seek(place[0])
    _write_rows(photo, file, rows, progress)
    return (said("saved as BigTIFF, because it is larger than 4 GiB"),) if large else ()


def _photometric(photo: Photo) -> str:
    if _colours(photo.picture) == 3:
        return "rgb"
    return "miniswhite" if photo.white_is_zero else "minisblack"


def _write_rows(photo: Photo, file: BinaryIO, rows: int, progress: Progress) -> None:
    samples = photo.picture.samples
    turned = photo.white_is_zero and _colours(photo.picture) == 1 and samples.dtype.kind == "u"
    for start in progress.each(range(0, samples.shape[0], rows)):
        block = samples[start : start + rows]
        if turned:
            block = block.copy()
            np.subtract(np.iinfo(samples.dtype).max, block[:, :, 0], out=block[:, :, 0])
        file.write(np.ascontiguousarray(block).data)
