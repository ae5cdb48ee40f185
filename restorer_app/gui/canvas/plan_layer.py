"""The plan over the picture: what a restore would look at, and what it would fill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPen

from restorer_app.core.geometry import Box, upright_box
from restorer_app.core.picture import Picture
from restorer_app.engine.request import ExplainedPlan, ShownWindow
from restorer_app.gui.canvas.layer import box_rect
from restorer_app.gui.canvas.split import draw_pill, pill_rect
from restorer_app.gui.canvas.transform import ViewTransform
from restorer_app.session.words import tr

_FULL, _HALF, _QUARTER, _SMALLER = "#00d0ff", "#ffd800", "#ff8c00", "#ff503c"
_TEXTURE = "#6eeb5a"
_SHADE = QColor(0, 0, 0, 95)
_DASHES = [4.0, 3.0]
_ROOM = 1.6
"""A window gets a label where it is so many times as wide as that."""
_LABEL_SHARE = 0.85
"""How large the label's letters are beside those of the window."""
_SPREAD = 8
"""Device pixels around a part in which lines may reach into it."""
_SMALL = 24
"""Logical pixels: what is smaller gets a thin line, so that the mask in it stays to be seen."""


@dataclass(frozen=True)
class _Kind:
    """Windows that are drawn alike; the smaller sizes first, texture last."""

    texture: bool
    step: int

    @property
    def colour(self) -> QColor:
        if self.texture:
            return QColor(_TEXTURE)
        return QColor({1: _FULL, 2: _HALF, 4: _QUARTER}.get(self.step, _SMALLER))

    @property
    def label(self) -> str:
        if self.texture:
            return tr("Texture")
        return "" if self.step == 1 else tr("1/{step} size").format(step=self.step)


class _Windows:
    """Upright views with their cores; those near a part are found without looking at each."""

    def __init__(self, boxes: list[tuple[Box, Box]]) -> None:
        self._boxes = boxes
        self._edges = np.array([(seen.row, seen.column, seen.bottom, seen.right) for seen, _ in boxes])

    def near(self, view: ViewTransform, part: QRect) -> tuple[list[QRect], list[QRect]]:
        """Where the views and the cores lie that touch ``part``, in device pixels."""
        near = part.adjusted(-_SPREAD, -_SPREAD, _SPREAD, _SPREAD)
        box = view.box_under(near.left(), near.top(), near.right(), near.bottom())
        rows, columns, bottoms, rights = self._edges.T
        touching = (rows < box.bottom) & (bottoms > box.row) & (columns < box.right) & (rights > box.column)
        found = [self._boxes[index] for index in np.flatnonzero(touching)]
        return [box_rect(view, seen) for seen, _ in found], [box_rect(view, filled) for _, filled in found]


class PlanLayer:
    """Draws the windows of one plan. ``picture``: the one it was made for, as it is stored."""

    def __init__(self, plan: ExplainedPlan, picture: Picture) -> None:
        found: dict[_Kind, list[tuple[Box, Box]]] = {}
        for window in sorted(plan.windows, key=_order):
            boxes = (_turned(window.view, picture), _turned(window.core, picture))
            found.setdefault(_Kind(window.texture, window.step), []).append(boxes)
        self._kinds = {kind: _Windows(boxes) for kind, boxes in found.items()}

    def draw(self, painter: QPainter, view: ViewTransform, part: QRect, font: QFont, unit: float) -> None:
        """Draw what touches ``part``: dashed what is seen, solid what is filled; both stand on every tone.

        The painter counts device pixels, of which ``unit`` are one logical pixel.
        """
        painter.save()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        near = {kind: windows.near(view, part) for kind, windows in self._kinds.items()}
        for kind, (seen, filled) in near.items():
            _draw_windows(painter, seen, filled, kind.colour, unit)
        for kind, (seen, _) in near.items():
            if kind.label:
                _draw_labels(painter, seen, kind, font, unit)
        painter.restore()


def _order(window: ShownWindow) -> tuple[bool, int]:
    return window.texture, -window.step


def _turned(box: Box, picture: Picture) -> Box:
    return upright_box(box, picture.orientation, picture.height, picture.width)


def _draw_windows(
    painter: QPainter, seen: list[QRect], filled: list[QRect], colour: QColor, unit: float
) -> None:
    thin = max(round(unit), 1)
    small = [place for place in filled if min(place.width(), place.height()) < _SMALL * unit]
    large = [place for place in filled if min(place.width(), place.height()) >= _SMALL * unit]
    _draw_frames(painter, seen, colour, thin, dashed=True)
    _draw_frames(painter, small, colour, thin)
    _draw_frames(painter, large, colour, 2 * thin)


def _draw_frames(
    painter: QPainter, places: Iterable[QRect], colour: QColor, thickness: int, dashed: bool = False
) -> None:
    """Lines just inside the places, each on a shade a little wider than itself."""
    inset = thickness // 2
    frames = [place.adjusted(inset, inset, inset - thickness, inset - thickness) for place in places]
    painter.setPen(_pen(_SHADE, thickness + 2 * max(thickness // 2, 1)))
    painter.drawRects(frames)
    pen = _pen(colour, thickness)
    if dashed:
        pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.drawRects(frames)


def _pen(colour: QColor, thickness: int) -> QPen:
    pen = QPen(colour, thickness)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _draw_labels(painter: QPainter, places: Iterable[QRect], kind: _Kind, font: QFont, unit: float) -> None:
    """The kind's name in a corner of each window that has room for it."""
    font = QFont(font)
    font.setPointSizeF(QFontInfo(font).pointSizeF() * _LABEL_SHARE)
    rect, margin = pill_rect(kind.label, font, unit), 5 * unit
    for place in places:
        if place.width() >= _ROOM * rect.width():
            down = place.height() - rect.height() - margin if kind.texture else margin
            rect.moveTopLeft(QPointF(place.left() + margin, place.top() + down))
            draw_pill(painter, rect, kind.label, font, unit)
