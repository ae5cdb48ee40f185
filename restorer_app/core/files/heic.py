"""HEIC and HEIF: 8, 10 or 12 bits, through the package pi-heif if it is installed; read only."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np

from restorer_app.core.files.depths import depth_of, dtype_for, spread
from restorer_app.core.files.exif import read_exif
from restorer_app.core.files.extras import needs_package
from restorer_app.core.files.header import Header
from restorer_app.core.files.pillow import ROLES
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture
from restorer_app.core.sentence import said

BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_CHANNELS = {"L": 1, "LA": 2, "RGB": 3, "RGBA": 4, "RGBa": 4, "I": 1}
_LEAST_BITS = 1e-4
"""Bits a sample below which a file is a trap, not a photograph."""


def read(path: Path, data: bytes, _allow_damaged: bool) -> Photo:
    """The first picture of the HEIC file, which its decoder turns upright. A cut file is refused."""
    try:
        import pi_heif
    except ImportError as error:
        raise needs_package(path, said("an HEIC file"), "pi-heif", "heic") from error
    image = pi_heif.open_heif(io.BytesIO(data), convert_hdr_to_8bit=False, hdr_to_16bit=False)
    bits, channels = int(image.info["bit_depth"]), _CHANNELS[image.mode.split(";")[0]]
    header = Header(image.size[1], image.size[0], channels, dtype_for(bits))
    header.check(path)
    header.check_held(path, len(data) * 8 / (_LEAST_BITS * header.height * header.width), 1)
    samples = np.array(image)
    samples = spread(samples[:, :, None] if samples.ndim == 2 else samples, bits)
    header.confirm(path, samples)
    exif = bytes(image.info.get("exif") or b"").removeprefix(b"Exif\0\0")
    return Photo(
        Picture(samples, ROLES[channels], depth=depth_of(bits)),
        path=path,
        format="HEIC",
        lossy=True,
        icc_profile=image.info.get("icc_profile") or None,
        resolution=read_exif(exif)[1],
        metadata=Metadata(exif=exif, xmp=bytes(image.info.get("xmp") or b"")),
        stored=Stored("HEVC", bits),
    )
