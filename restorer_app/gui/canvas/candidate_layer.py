"""A candidate in its place on the photograph, as it would look if it were chosen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box, upright
from restorer_app.core.picture import Samples
from restorer_app.gui.canvas.display import DisplayConversion
from restorer_app.gui.canvas.layer import box_rect, picture_rect
from restorer_app.gui.canvas.tiles import CRISP_FROM
from restorer_app.gui.canvas.transform import ViewTransform


class CandidateLayer:
    """Draws upright ``samples`` where ``box`` (upright) is; kept for the turn that was seen last."""

    def __init__(self, samples: Samples, box: Box, document: Document) -> None:
        self.box = box
        self._samples = samples
        self._conversion = DisplayConversion.of(document)
        self._made: tuple[int, QImage] | None = None

    def draw(self, painter: QPainter, view: ViewTransform, part: QRect) -> None:
        """Draw what touches ``part``; the painter counts device pixels."""
        if not box_rect(view, self.box).intersects(part):
            return
        (left, top), (right, bottom) = view.corners_of(self.box)
        painter.save()
        painter.setClipRect(part & picture_rect(view))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, 1.0 != view.scale < CRISP_FROM)
        painter.drawImage(QRectF(left, top, right - left, bottom - top), self._image(view.orientation))
        painter.restore()

    def _image(self, orientation: int) -> QImage:
        if self._made is None or self._made[0] != orientation:
            self._made = orientation, self._conversion.image(upright(self._samples, orientation))
        return self._made[1]
