"""The repaired photograph as a picture for other programs."""

from __future__ import annotations

from PySide6.QtGui import QImage

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.core.pyramid import Pyramid
from restorer_app.core.reduction import level_shape
from restorer_app.gui.canvas.display import DisplayConversion

MOST_PIXELS = 40_000_000


def result_image(document: Document, pyramid: Pyramid, most: int = MOST_PIXELS) -> tuple[QImage, int]:
    """The photograph as it is now in sRGB, and at which level: it is halved until it has ``most`` pixels."""
    level = 0
    height, width = document.upright_shape
    while height * width > most and level < pyramid.coarsest:
        level += 1
        height, width = level_shape(*document.upright_shape, level)
    block = pyramid.block(level, Box(0, 0, height, width))
    if block is None:  # the pyramid is still being built
        step = 2**level
        block = document.upright_samples[step // 2 :: step, step // 2 :: step]
    conversion = DisplayConversion(document.facts.picture, document.facts.icc_profile)
    return conversion.image(block), level
