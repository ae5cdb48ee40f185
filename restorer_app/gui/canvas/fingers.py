"""Fingers on a touch screen: one does what the main button does, two move and zoom the picture."""

from __future__ import annotations

import math
from typing import Literal, Protocol

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEventPoint, QInputDevice, QTouchEvent

_SLACK = 8.0
"""Logical pixels that one finger may move before it counts as drawing: the second may be on its way."""


class Touched(Protocol):
    """What fingers need of the canvas; points are its own, in logical pixels."""

    @property
    def scale(self) -> float: ...

    @property
    def unit(self) -> float: ...

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None: ...

    def pan(self, across: float, down: float) -> None: ...

    def put_down(self, point: QPointF) -> None: ...

    def draw_on(self, point: QPointF) -> None: ...

    def lift(self, point: QPointF) -> None: ...


class Fingers:
    """Follows the fingers from the first down to the last up. Where a pen is used, one finger does nothing:
    it is the hand that holds the pen."""

    def __init__(self, canvas: Touched) -> None:
        self._canvas = canvas
        self._doing: Literal["nothing", "waiting", "drawing", "moving"] = "nothing"
        self._start = self._last = QPointF()
        self._middle, self._spread = QPointF(), 0.0
        self.pen_seen = False

    def follow(self, event: QTouchEvent) -> bool:
        """Whether the event was one of a touch screen, and is dealt with."""
        if event.device().type() == QInputDevice.DeviceType.TouchPad:
            return False
        down = [point for point in event.points() if point.state() != QEventPoint.State.Released]
        match event.type():
            case QEvent.Type.TouchEnd | QEvent.Type.TouchCancel:
                self._end(tapped=event.type() == QEvent.Type.TouchEnd)
            case _ if len(down) >= 2:
                self._two(down[0].position(), down[1].position())
            case _ if down:
                self._one(down[0].position(), first=event.type() == QEvent.Type.TouchBegin)
        return True

    def _one(self, point: QPointF, first: bool) -> None:
        if first:
            self._doing = "nothing" if self.pen_seen else "waiting"
            self._start = point
        elif self._doing == "waiting" and _distance(point, self._start) > _SLACK:
            self._canvas.put_down(self._start)
            self._doing = "drawing"
        if self._doing == "drawing":
            self._canvas.draw_on(point)
        self._last = point

    def _two(self, one: QPointF, other: QPointF) -> None:
        middle, spread = (one + other) / 2, max(_distance(one, other), 1.0)
        if self._doing != "moving":
            self._lift()
            self._doing = "moving"
        else:
            moved = (middle - self._middle) * self._canvas.unit
            self._canvas.pan(moved.x(), moved.y())
            self._canvas.zoom_to(self._canvas.scale * spread / self._spread, middle)
        self._middle, self._spread = middle, spread

    def _end(self, tapped: bool) -> None:
        if self._doing == "waiting" and tapped:
            self._canvas.put_down(self._start)
            self._doing = "drawing"
        self._lift()
        self._doing = "nothing"

    def _lift(self) -> None:
        if self._doing == "drawing":
            self._canvas.lift(self._last)


def _distance(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
