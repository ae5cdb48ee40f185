"""Tools that draw a shape first, and mark it when it is done. All points are (row, column) of the picture."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

from restorer_app.core.brush import Point
from restorer_app.core.mask_shapes import Combine, polygon, polyline, rectangle
from restorer_app.core.sentence import Text
from restorer_app.session.painting_session import Tool
from restorer_app.session.restore_session import RestoreSession


class Sketch(ABC):
    """A shape being drawn. ``how``: what it will do to the mask; None: as the session says.

    ``dragged``: drawn from press to release, not click by click. ``filled``: its inside counts. ``brushed``:
    it is as wide as the brush.
    """

    dragged = filled = brushed = False

    def __init__(self, session: RestoreSession, how: Combine | None) -> None:
        self.session, self.how = session, how
        self.points: list[Point] = []
        self.tip: Point | None = None
        self.done = False

    @property
    def outline(self) -> list[Point]:
        """The points so far, and where the pointer is."""
        return [*self.points, *([self.tip] if self.tip is not None else [])]

    @property
    def subtracts(self) -> bool:
        return (self.how or self.session.combine) == "subtract"

    @property
    def led(self) -> bool:
        """Whether lines lead from point to point; else something better shows what will be marked."""
        return True

    def press(self, point: Point) -> None:
        self.points.append(point)
        self.tip = point

    def move(self, point: Point) -> None:
        self.tip = point

    def release(self) -> None:
        """The button was let go; ends a shape that is dragged."""
        if self.dragged:
            self.finish()

    def take_back(self) -> None:
        """Without the last point; nothing is left without any."""
        self.points = self.points[:-1]
        self.done = not self.points

    def finish(self) -> None:
        """Mark the shape."""
        self.done = True
        document = self.session.document
        if document is not None and self.points:
            self.mark(document.upright_shape)

    def end(self) -> None:
        """Nothing more is drawn: it was marked, or dropped."""
        self.done = True

    @abstractmethod
    def mark(self, shape: tuple[int, int]) -> None:
        """Bring what was drawn into the mask of a picture of that height and width."""


class Line(Sketch):
    dragged = brushed = True

    def mark(self, shape: tuple[int, int]) -> None:
        drawn = polyline(self.outline, self.session.brush_diameter, shape)
        self.session.mark(drawn, "Line", self.how)


class Polyline(Sketch):
    brushed = True

    def mark(self, shape: tuple[int, int]) -> None:
        self.session.mark(polyline(self.points, self.session.brush_diameter, shape), "Polyline", self.how)


class Rectangle(Sketch):
    dragged = filled = True

    @property
    def outline(self) -> list[Point]:
        if not self.points or self.tip is None:
            return self.points
        (top, left), (bottom, right) = self.points[0], self.tip
        return [(top, left), (top, right), (bottom, right), (bottom, left)]

    def mark(self, shape: tuple[int, int]) -> None:
        if self.tip is not None and self.tip != self.points[0]:
            self.session.mark(rectangle(self.points[0], self.tip, shape), "Rectangle", self.how)


class Polygon(Sketch):
    filled = True
    title: Text = "Polygon"

    def mark(self, shape: tuple[int, int]) -> None:
        if len(self.points) > 2:
            self.session.mark(polygon(self.points, shape), self.title, self.how)


class Lasso(Polygon):
    dragged = True
    title: Text = "Lasso"

    def move(self, point: Point) -> None:
        if math.dist(point, self.points[-1]) >= 0.5:
            self.points.append(point)
        self.tip = point


class Tracer(Sketch):
    """Two clicks along a scratch; what would be marked is shown before the second."""

    def press(self, point: Point) -> None:
        super().press(point)
        if len(self.points) == 2:
            self.finish()

    @property
    def led(self) -> bool:
        return self.session.tracing.scratch is None

    def move(self, point: Point) -> None:
        super().move(point)
        self.session.look_for_scratch(self.points[0], point)

    def mark(self, shape: tuple[int, int]) -> None:
        if len(self.points) == 2:
            start, end = self.points
            self.session.trace(start, end, self.how)

    def end(self) -> None:
        super().end()
        self.session.tracing.forget()


class Fill(Sketch):
    """One click."""

    def press(self, point: Point) -> None:
        super().press(point)
        self.finish()

    def mark(self, shape: tuple[int, int]) -> None:
        row, column = self.points[0]
        self.session.fill_at(math.floor(row), math.floor(column), self.how)


SKETCHES: dict[Tool, type[Sketch]] = {
    "line": Line,
    "polyline": Polyline,
    "rectangle": Rectangle,
    "lasso": Lasso,
    "polygon": Polygon,
    "tracer": Tracer,
    "fill": Fill,
}
