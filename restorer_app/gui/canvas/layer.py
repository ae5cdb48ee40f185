"""Draws a picture's tiles through the view, in device pixels."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.reduction import level_for
from restorer_app.gui.canvas.tiles import PictureTiles
from restorer_app.gui.canvas.transform import ViewTransform

CRISP_FROM = 2.0
"""From this scale on pixels are shown as squares; below they are smoothed, except at exactly 100 %."""


def picture_rect(view: ViewTransform) -> QRect:
    """The device pixels that show the picture."""
    return QRect(view.left, view.top, view.right - view.left, view.bottom - view.top)


def draw_picture(
    painter: QPainter, tiles: PictureTiles, view: ViewTransform, part: QRect, until: float
) -> None:
    """Draw the picture where ``part`` (device pixels) shows it.

    Tiles that ``until`` (of ``time.perf_counter``) leaves no time for are drawn makeshift.
    """
    part = part.intersected(picture_rect(view))
    if part.isEmpty():
        return
    level = level_for(view.scale)
    region = _region(view, level, part)
    factor = view.scale * 2**level
    painter.save()
    painter.setClipRect(part)
    painter.translate(view.left, view.top)
    if factor == 1.0:
        tiles.draw(painter, level, region, until)
    else:
        _draw_scaled(painter, tiles, level, region, factor, until)
    painter.restore()


def _draw_scaled(
    painter: QPainter, tiles: PictureTiles, level: int, region: Box, factor: float, until: float
) -> None:
    """Put the tiles together first: so no seam can show between them."""
    whole = _assembled(tiles, level, region, until)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, factor < CRISP_FROM)
    painter.scale(factor, factor)
    painter.drawImage(region.column, region.row, whole)


def _assembled(tiles: PictureTiles, level: int, region: Box, until: float) -> QImage:
    opaque, transparent = QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied
    whole = QImage(region.width, region.height, opaque if tiles.opaque else transparent)
    painter = QPainter(whole)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.translate(-region.column, -region.row)
    tiles.draw(painter, level, region, until)
    painter.end()
    return whole


def _region(view: ViewTransform, level: int, part: QRect) -> Box:
    """The level's pixels under ``part``, and one more around for smoothing."""
    size = 2**level
    box = view.box_under(part.left(), part.top(), part.left() + part.width(), part.top() + part.height())
    row, column = box.row // size - 1, box.column // size - 1
    bottom, right = -(-box.bottom // size) + 1, -(-box.right // size) + 1
    height, width = math.ceil(view.height / size), math.ceil(view.width / size)
    return Box(row, column, bottom - row, right - column).clipped(height, width)
