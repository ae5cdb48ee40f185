"""The EXIF block that a photograph is saved with."""

from __future__ import annotations

from restorer_app.core.files.exif import read_exif, write_exif
from restorer_app.core.photo import Photo


def own_exif(photo: Photo) -> bytes:
    """The photograph's own block where that tells its orientation rightly, else one that tells just facts."""
    block = photo.metadata.exif
    if block and read_exif(block)[0] == photo.picture.orientation:
        return block
    return write_exif(photo.picture.orientation, photo.resolution)
