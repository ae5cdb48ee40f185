"""A mask of the dust that a photograph's infrared light shows, made without anybody looking."""

from __future__ import annotations

from restorer_app.core.geometry import upright
from restorer_app.core.infrared import NoInfrared, infrared_of, red_of
from restorer_app.core.infrared_dust import find_dust
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import open_photo
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said

SENSITIVITY, GROWTH, SPECK = 0.5, 1, 4
"""What the window begins with too."""


def mask_from_infrared(photo: Photo, progress: Progress) -> Mask:
    """The upright mask. Raises ``NoInfrared`` if there is no infrared light, or no dust in it."""

    def open_page(page: int) -> Photo:
        assert photo.path is not None
        return open_photo(photo.path, page=page, progress=progress.part(0, 0))

    orientation = photo.picture.orientation
    infrared, red = infrared_of(photo, open_page), red_of(photo.picture)
    dust = find_dust(upright(infrared, orientation), upright(red, orientation), progress.part(0, 0.8))
    mask = Mask(dust.mask(SENSITIVITY, GROWTH, SPECK, progress.part(0.8, 0.2)))
    if not mask.area:
        raise NoInfrared(said("The infrared channel of “{name}” shows no dust.", name=photo.name))
    return mask
