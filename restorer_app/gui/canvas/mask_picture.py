"""Marks as a picture in one colour."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from restorer_app.core.mask import MaskArray


def premultiplied(colour: QColor) -> int:
    """A colour as a pixel of an image with premultiplied alpha."""
    share = colour.alphaF()
    red, green, blue = (round(value * share) for value in (colour.red(), colour.green(), colour.blue()))
    return colour.alpha() << 24 | red << 16 | green << 8 | blue


def painted(kinds: NDArray[np.uint8], colours: NDArray[np.uint32]) -> QImage:
    """An image that owns its memory: each pixel in the colour of its kind."""
    height, width = kinds.shape
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    pixels = np.frombuffer(image.bits(), np.uint32).reshape(height, width)
    np.take(colours, kinds, out=pixels, mode="clip")
    return image


def mask_picture(mask: MaskArray, colour: QColor) -> QImage:
    """The colour where the mask is True, nothing elsewhere."""
    return painted(np.ascontiguousarray(mask).view(np.uint8), np.array([0, premultiplied(colour)], np.uint32))
