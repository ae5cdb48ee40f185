"""From a picture's samples to what a screen shows: sRGB images of eight bits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColorSpace, QImage

from restorer_app.core.cielab import shown_lab
from restorer_app.core.document import Document
from restorer_app.core.inks import printed
from restorer_app.core.picture import Picture, Role

_FORMATS = {
    (1, "uint8"): QImage.Format.Format_Grayscale8,
    (1, "uint16"): QImage.Format.Format_Grayscale16,
    (3, "uint8"): QImage.Format.Format_RGBX8888,
    (3, "uint16"): QImage.Format.Format_RGBX64,
}
_ONE = np.float32(1)
_MODELS = {1: QColorSpace.ColorModel.Gray, 3: QColorSpace.ColorModel.Rgb, 4: QColorSpace.ColorModel.Cmyk}


class DisplayConversion:
    """Shows blocks of one kind of picture through its ICC profile.

    A profile that is broken, or of another kind than the picture, counts as sRGB. Inks without a profile are
    shown by a simple rule; Lab needs none. Of floating-point samples ``white`` is shown white.
    """

    def __init__(self, picture: Picture, icc_profile: bytes | None, white: float = 1.0) -> None:
        self._white = np.float32(white)
        self._alpha = picture.roles.index(Role.ALPHA) if Role.ALPHA in picture.roles else None
        self._channels, self._lab = list(picture.own_channels) or [0], picture.is_lab
        self._space = None if self._lab else _colour_space(icc_profile, len(self._channels))

    @classmethod
    def of(cls, document: Document) -> DisplayConversion:
        """That of a document's pictures."""
        return cls(document.facts.picture, document.facts.icc_profile, document.seen_white)

    @property
    def opaque(self) -> bool:
        return self._alpha is None

    def image(self, block: NDArray[Any]) -> QImage:
        """An sRGB image of an upright H×W×C block; RGB32, or ARGB32 premultiplied with alpha."""
        colour = self._coloured(self._own(block))
        if self._space is not None:
            colour.setColorSpace(self._space)
            srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
            colour = colour.convertedToColorSpace(srgb, QImage.Format.Format_RGB32)
        else:
            colour.convertTo(QImage.Format.Format_RGB32)
        colour.setColorSpace(QColorSpace())
        return colour if self._alpha is None else _with_alpha(colour, block[:, :, self._alpha])

    def _own(self, block: NDArray[Any]) -> NDArray[Any]:
        """The channels that hold the photograph; a view where they are the first."""
        count = len(self._channels)
        return block[:, :, :count] if self._channels == list(range(count)) else block[:, :, self._channels]

    def _coloured(self, colour: NDArray[Any]) -> QImage:
        """The picture's own colours as an image that a profile can be applied to."""
        if self._lab:
            return _filled(shown_lab(colour))
        if len(self._channels) < 4:
            return _filled(_countable(colour, self._white))
        return _filled(_countable(printed(colour))) if self._space is None else _inked(_in_eight_bits(colour))


def _colour_space(icc_profile: bytes | None, channels: int) -> QColorSpace | None:
    """The profile if it fits pictures of so many channels and is not sRGB anyway."""
    if not icc_profile:
        return None
    space = QColorSpace.fromIccProfile(QByteArray(icc_profile))
    fits = space.isValid() and space.colorModel() == _MODELS.get(channels)
    return space if fits and space != QColorSpace(QColorSpace.NamedColorSpace.SRgb) else None


def _countable(colour: NDArray[Any], white: np.float32 = _ONE) -> NDArray[Any]:
    """Float samples (0…``white``, the rest cut off) as uint16; others as they are."""
    if colour.dtype.kind != "f":
        return colour
    counted: NDArray[Any] = np.rint(np.clip(np.nan_to_num(colour / white), 0, 1) * 65535).astype(np.uint16)
    return counted


def _in_eight_bits(samples: NDArray[Any]) -> NDArray[np.uint8]:
    counted = _countable(samples)
    if counted.dtype == np.uint8:
        return counted
    return ((counted.astype(np.uint32) + 128) // 257).astype(np.uint8)


def _inked(inks: NDArray[np.uint8]) -> QImage:
    """An image of h×w×4 inks that owns its memory."""
    height, width, _ = inks.shape
    image = QImage(width, height, QImage.Format.Format_CMYK8888)
    np.frombuffer(image.bits(), np.uint8).reshape(height, width, 4)[:] = inks
    return image


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
    share = _in_eight_bits(alpha)
    colour.convertTo(QImage.Format.Format_RGBA8888)
    np.frombuffer(colour.bits(), np.uint8).reshape(*alpha.shape, 4)[:, :, 3] = share
    colour.convertTo(QImage.Format.Format_ARGB32_Premultiplied)
    return colour
