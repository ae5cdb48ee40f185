"""From a picture's samples to what a screen shows: sRGB images of eight bits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColorSpace, QImage

from restorer_app.core.picture import Picture, Role

_FORMATS = {
    (1, "uint8"): QImage.Format.Format_Grayscale8,
    (1, "uint16"): QImage.Format.Format_Grayscale16,
    (3, "uint8"): QImage.Format.Format_RGBX8888,
    (3, "uint16"): QImage.Format.Format_RGBX64,
}
_CMYK = (Role.CYAN, Role.MAGENTA, Role.YELLOW, Role.BLACK)


class DisplayConversion:
    """Shows blocks of one kind of picture through its ICC profile.

    A profile that is broken, or of another kind than the picture, counts as sRGB.
    """

    def __init__(self, picture: Picture, icc_profile: bytes | None) -> None:
        self._roles = picture.roles
        self._alpha = picture.roles.index(Role.ALPHA) if Role.ALPHA in picture.roles else None
        self._channels = list(picture.colour_channels)
        self._space = _colour_space(icc_profile, len(self._channels))

    @property
    def opaque(self) -> bool:
        return self._alpha is None

    def image(self, block: NDArray[Any]) -> QImage:
        """An sRGB image of an upright H×W×C block; RGB32, or ARGB32 premultiplied with alpha."""
        colour = _filled(_countable(self._colour(block)))
        if self._space is not None:
            colour.setColorSpace(self._space)
            srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
            colour = colour.convertedToColorSpace(srgb, QImage.Format.Format_RGB32)
        else:
            colour.convertTo(QImage.Format.Format_RGB32)
        colour.setColorSpace(QColorSpace())
        return colour if self._alpha is None else _with_alpha(colour, block[:, :, self._alpha])

    def _colour(self, block: NDArray[Any]) -> NDArray[Any]:
        if self._channels:
            return block[:, :, self._channels] if self._channels != [0, 1, 2] else block[:, :, :3]
        if all(role in self._roles for role in _CMYK):
            return _printed(block[:, :, [self._roles.index(role) for role in _CMYK]])
        return block[:, :, :1]


def _colour_space(icc_profile: bytes | None, channels: int) -> QColorSpace | None:
    """The profile if it fits pictures of so many channels and is not sRGB anyway."""
    if not icc_profile:
        return None
    space = QColorSpace.fromIccProfile(QByteArray(icc_profile))
    wanted = {1: QColorSpace.ColorModel.Gray, 3: QColorSpace.ColorModel.Rgb}.get(channels)
    fits = space.isValid() and space.colorModel() == wanted
    return space if fits and space != QColorSpace(QColorSpace.NamedColorSpace.SRgb) else None


def _countable(colour: NDArray[Any]) -> NDArray[Any]:
    """Float samples (0…1, the rest cut off) as uint16; others as they are."""
    if colour.dtype.kind != "f":
        return colour
    counted: NDArray[Any] = np.rint(np.clip(np.nan_to_num(colour), 0, 1) * 65535).astype(np.uint16)
    return counted


def _printed(inks: NDArray[Any]) -> NDArray[Any]:
    """CMYK as rough RGB; only to see something."""
    white = {"uint8": 255.0, "uint16": 65535.0, "float32": 1.0}[inks.dtype.name]
    share = 1 - inks.astype(np.float32) / white
    rgb: NDArray[Any] = ((share[:, :, :3] * share[:, :, 3:]) * white).astype(inks.dtype)
    return rgb


def _filled(colour: NDArray[Any]) -> QImage:
    """An image that owns its memory, with the samples of an H×W×1 or H×W×3 array."""
    height, width, channels = colour.shape
    image = QImage(width, height, _FORMATS[channels, colour.dtype.name])
    rows = np.frombuffer(image.bits(), colour.dtype).reshape(height, -1)
    if channels == 1:
        rows[:, :width] = colour[:, :, 0]
        return image
    pixels = rows.reshape(height, width, 4)
    for channel in range(3):  # one at a time: numpy is slow at rows of three
        pixels[:, :, channel] = colour[:, :, channel]
    pixels[:, :, 3] = np.iinfo(colour.dtype).max
    return image


def _with_alpha(colour: QImage, alpha: NDArray[Any]) -> QImage:
    alpha = _countable(alpha)
    share = alpha if alpha.dtype == np.uint8 else ((alpha.astype(np.uint32) + 128) // 257).astype(np.uint8)
    colour.convertTo(QImage.Format.Format_RGBA8888)
    np.frombuffer(colour.bits(), np.uint8).reshape(*alpha.shape, 4)[:, :, 3] = share
    colour.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    return colour
