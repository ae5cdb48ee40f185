"""The infrared light of a film scanner: which channel or page holds it, and what it shows.

The dyes of colour film let infrared light through; dust, hairs and scratches do not. VueScan stores it as a
fourth channel of no stated meaning, SilverFast and others as a second, grey page of the same size.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer_app.core.errors import RestorerError
from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, Picture, Role, Samples
from restorer_app.core.sentence import said

Plane = NDArray[Any]
"""H×W infrared samples in the picture's storage order, of any depth."""

_LOOKED_AT = 200_000
"""About so many pixels, from all over the plane, tell what it is."""
_MOST_EXTREME = 0.5
"""An alpha channel or a selection is mostly nothing or everything; light that was measured is not."""
_LEAST_LEVELS = 12
_CLEAR = 0.3
"""Film is clear in infrared: the middle of its samples lies above this share of the lightest."""

_ROUGH = 0.1
"""Clear film is smooth: by less than this share of the middle tone most neighbours differ."""


class NoInfrared(RestorerError):
    """The file holds no infrared light, or it does not tell dust from the picture."""


def looks_infrared(plane: Plane) -> bool:
    """Whether the samples are measured light, clear for the most part: not alpha, not a selection."""
    seen = _thinned(plane).astype(np.float64).ravel()
    low, middle, high = np.quantile(seen, [0.002, 0.5, 0.998])
    full = {"uint8": 255, "uint16": 65535}.get(plane.dtype.name, 1.0)
    extreme = np.count_nonzero((seen <= 0) | (seen >= full)) / max(seen.size, 1)
    measured = extreme < _MOST_EXTREME and np.unique(seen).size >= _LEAST_LEVELS and high > low
    return bool(measured and middle > _CLEAR * high and _roughness(plane) < _ROUGH * middle)


def _roughness(plane: Plane) -> float:
    """How much most samples differ from the next one in their row."""
    step = max(int((plane.size / _LOOKED_AT) ** 0.5), 1)
    rows = plane[::step]
    one, other = rows[:, :-1:step].astype(np.float64), rows[:, 1::step].astype(np.float64)
    return float(np.median(np.abs(one - other))) if one.size else 0.0


def named(picture: Picture) -> Picture:
    """The picture with the role of its one channel of no stated meaning, if that holds infrared light."""
    roles = picture.roles
    if roles.count(Role.EXTRA) != 1 or not picture.colour_channels:
        return picture
    place = roles.index(Role.EXTRA)
    if not looks_infrared(picture.samples[:, :, place]):
        return picture
    return replace(picture, roles=(*roles[:place], Role.INFRARED, *roles[place + 1 :]))


def infrared_channel(picture: Picture) -> Plane | None:
    """The infrared channel, in storage order; None without one. A view, nothing is copied."""
    if Role.INFRARED not in picture.roles:
        return None
    plane: Plane = picture.samples[:, :, picture.roles.index(Role.INFRARED)]
    return plane


def infrared_page(photo: Photo, open_page: Callable[[int], Photo]) -> Plane | None:
    """The grey page of the photograph's own size that holds infrared light, in the photograph's order.

    ``open_page`` opens a page of the same file; pages that cannot be opened are passed over.
    """
    for page in range(photo.pages):
        if page == photo.page:
            continue
        try:
            other = open_page(page).picture
        except RestorerError:
            continue
        if _fits(other, photo.picture):
            return photo.picture.stored(other.upright_samples()[:, :, 0])
    return None


def _fits(page: Picture, picture: Picture) -> bool:
    same = page.roles == GREY and page.upright_shape == picture.upright_shape
    return same and bool(picture.colour_channels) and looks_infrared(page.samples[:, :, 0])


def infrared_of(photo: Photo, open_page: Callable[[int], Photo]) -> Plane:
    """The infrared light of the photograph, from a channel or from another page of its file.

    Raises ``NoInfrared`` if there is none.
    """
    plane = infrared_channel(photo.picture)
    if plane is None and photo.pages > 1:
        plane = infrared_page(photo, open_page)
    if plane is None:
        raise NoInfrared(
            said("“{name}” holds no infrared channel.", name=photo.name),
            "Scan it again with the infrared channel saved (64-bit RGBI, HDRi), or mark the dust by hand.",
        )
    return plane


def red_of(picture: Picture) -> Samples:
    """The channel whose dye infrared light sees most of: red, or the only grey. H×W, a view."""
    samples: Samples = picture.samples[:, :, picture.colour_channels[0]]
    return samples


def _thinned(plane: Plane) -> Plane:
    step = max(int((plane.size / _LOOKED_AT) ** 0.5), 1)
    return plane[::step, ::step]
