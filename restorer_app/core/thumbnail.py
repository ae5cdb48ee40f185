"""A photograph as a small picture that a list of files can show."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from restorer_app.core.cielab import shown_lab
from restorer_app.core.light import seen_white
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Role, Samples

SIDE = 320
"""Long side of a thumbnail in pixels: 160 of the screen's points where it has two pixels a point."""
_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_LOOKED_AT = 3
"""Samples along the long side that are averaged into one of the thumbnail, at least."""


def thumbnail(photo: Photo, side: int = SIDE) -> bytes:
    """A PNG of the upright photograph in sRGB, its long side at most ``side`` pixels.

    Looks only at every n-th sample of a large scan, so that it takes some ten milliseconds. A profile that is
    broken, or of another kind than the picture, counts as sRGB; alpha is kept.
    """
    picture, samples = photo.picture, _thinned(photo.picture, side * _LOOKED_AT)
    image = _small(_colour(samples, picture), side)
    image = _through_profile(image, None if picture.is_lab else photo.icc_profile)
    if Role.ALPHA in picture.roles:
        alpha = _bytes(samples[:, :, picture.roles.index(Role.ALPHA)])
        image.putalpha(_small(Image.fromarray(alpha), side))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _thinned(picture: Picture, side: int) -> Samples:
    """Every n-th sample of the upright picture, so that about ``side`` of the longer side are left."""
    samples = picture.upright_samples()
    step = max(max(samples.shape[:2]) // side, 1)
    return samples[step // 2 :: step, step // 2 :: step]


def _colour(samples: Samples, picture: Picture) -> Image.Image:
    """Grey, RGB or CMYK in the picture's own colours, eight bits; Lab as sRGB."""
    colour = samples[:, :, list(picture.own_channels) or [0]]
    if picture.is_lab:
        return Image.fromarray(shown_lab(colour))
    eight = _bytes(colour / seen_white(picture) if colour.dtype.kind == "f" else colour)
    if picture.is_cmyk:
        return Image.frombytes("CMYK", (eight.shape[1], eight.shape[0]), eight.tobytes())
    return Image.fromarray(eight if eight.shape[2] == 3 else eight[:, :, 0])


def _small(image: Image.Image, side: int) -> Image.Image:
    share = min(side / max(image.size), 1)
    width, height = (max(round(length * share), 1) for length in image.size)
    return image.resize((width, height), Image.Resampling.BOX)


def _bytes(samples: NDArray[Any]) -> NDArray[np.uint8]:
    """Samples of any depth as eight bits."""
    if samples.dtype == np.uint8:
        return np.ascontiguousarray(samples)
    if samples.dtype == np.uint16:
        return ((samples.astype(np.uint32) + 128) // 257).astype(np.uint8)
    share = np.nan_to_num(samples.astype(np.float32))
    scaled: NDArray[np.uint8] = np.rint(np.clip(share, 0, 1) * 255).astype(np.uint8)
    return scaled


def _through_profile(image: Image.Image, icc_profile: bytes | None) -> Image.Image:
    if not icc_profile:
        return image.convert("RGB")
    try:
        profile, srgb = ImageCms.ImageCmsProfile(io.BytesIO(icc_profile)), ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, profile, srgb, _INTENT, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert("RGB")
    return converted if converted is not None else image.convert("RGB")
