"""Draws a picture's tiles through the view, in device pixels."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.tiles import PictureTiles
from restorer_app.gui.canvas.transform import ViewTransform


def picture_rect(view: ViewTransform) -> QRect:
    """The device pixels that show the picture."""
    return QRect(view.left, view.top, view.right - view.left, view.bottom - view.top)


def box_rect(view: ViewTransform, box: Box) -> QRect:
    """The device pixels that show a box of the picture, wholly or in part."""
    left, top, right, bottom = view.edges_of(box)
    return QRect(left, top, right - left, bottom - top)


def draw_picture(
    painter: QPainter, tiles: PictureTiles, view: ViewTransform, part: QRect, until: float
) -> None:
    """Draw the picture where ``part`` (device pixels) shows it.

    Tiles that ``until`` (of ``time.perf_counter``) leaves no time for are drawn makeshift.
    """
    part = part.intersected(picture_rect(view))
    if not part.isEmpty():
        tiles.draw(painter, view.flat, part, until)
