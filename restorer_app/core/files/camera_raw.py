"""Raw data of cameras, developed by the package rawpy if it is installed; read only."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from restorer_app.core.files.directories import DirectoryReader
from restorer_app.core.files.extras import needs_package
from restorer_app.core.files.header import Header
from restorer_app.core.metadata import Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import RGB, Picture
from restorer_app.core.sentence import said

SUFFIXES = (".dng", ".cr2", ".cr3", ".nef", ".arw", ".orf", ".rw2", ".raf", ".pef", ".srw")
STARTS = (
    b"II*\0????CR",
    b"FUJIFILMCCD-RAW",
    b"IIRO",
    b"IIRS",
    b"MMOR",
    b"IIU\0",
    b"FOVb",
)
BRANDS = (b"crx ",)
_KIND, _DNG_VERSION = 262, 50706
_RAW_KINDS = (32803, 34892)
_SRGB_CURVE = (2.4, 12.92)


def hides_in(path: Path) -> bool:
    """Whether the TIFF file is raw data; its first directory is often only a small picture of them."""
    with path.open("rb") as file:
        try:
            reader = DirectoryReader(file)
            first = reader.read(reader.first)
        except ValueError:
            return False
    below = [each for children in first.children.values() for each in children]
    kinds = [each.number(_KIND, reader.form) for each in (first, *below)]
    return _DNG_VERSION in first.entries or any(kind in _RAW_KINDS for kind in kinds)


def read(path: Path, _allow_damaged: bool) -> Photo:
    """The photograph developed with the camera's white balance: 16 bits, sRGB, upright."""
    try:
        import rawpy
    except ImportError as error:
        raise needs_package(path, said("raw data of a camera"), "rawpy", "raw") from error
    with rawpy.imread(str(path)) as raw:
        sizes = raw.sizes
        claim = Header(sizes.iheight, sizes.iwidth, 3, "uint16")
        claim.check(path)
        claim.check_held(path, path.stat().st_size * 8 / (sizes.iheight * sizes.iwidth))
        samples = raw.postprocess(
            use_camera_wb=True,
            no_auto_bright=True,
            output_bps=16,
            output_color=rawpy.ColorSpace.sRGB,
            gamma=_SRGB_CURVE,
        )
    Header(samples.shape[0], samples.shape[1], 3, "uint16").confirm(path, samples)
    return Photo(
        Picture(np.ascontiguousarray(samples), RGB),
        path=path,
        format="camera raw",
        notes=(
            said("The camera's raw data were developed with its white balance; they can be saved as TIFF."),
        ),
        stored=Stored("camera raw", 16),
    )
