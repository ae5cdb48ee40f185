"""Masks as pictures for the clipboard: white is marked."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from restorer_app.core.mask import Mask, MaskArray


def mask_image(mask: MaskArray) -> QImage:
    """A grey picture of the mask that owns its memory."""
    height, width = mask.shape
    image = QImage(width, height, QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.bits(), np.uint8).reshape(height, image.bytesPerLine())
    np.multiply(mask, 255, out=rows[:, :width], dtype=np.uint8, casting="unsafe")
    return image


def mask_from_image(image: QImage) -> Mask:
    """Marked is what is lighter than the middle of the range."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return Mask(rows[:, : grey.width()] >= 128)
