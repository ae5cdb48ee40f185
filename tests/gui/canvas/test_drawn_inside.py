"""What is repainted is all that was drawn: else traces stay behind on the screen."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from restorer_app.gui.canvas.cursor import BrushCursor
from restorer_app.gui.canvas.split import SplitLine
from restorer_app.gui.canvas.transform import ViewTransform


def blank() -> QImage:
    image = QImage(300, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    return image


def touched(image: QImage) -> np.ndarray:
    return np.frombuffer(image.constBits(), np.uint32).reshape(300, 300) != 0


def only_inside(image: QImage, *rects: QRect) -> bool:
    marks = touched(image).copy()
    assert marks.any()
    for rect in rects:
        top, left = max(rect.top(), 0), max(rect.left(), 0)
        marks[top : rect.top() + rect.height(), left : rect.left() + rect.width()] = False
    return not marks.any()


@pytest.mark.parametrize("radius", [0.4, 2.4, 2.6, 17.3, 90.0])
@pytest.mark.parametrize("erases", [False, True])
@pytest.mark.parametrize("unit", [1.0, 1.5, 2.0])
def test_the_brush_circle_stays_in_its_rect(radius: float, erases: bool, unit: float) -> None:
    image = blank()
    cursor = BrushCursor((140.6, 151.2), radius, erases, unit)
    painter = QPainter(image)
    cursor.draw(painter)
    painter.end()
    assert only_inside(image, cursor.rect)


def test_the_brush_circle_has_the_brush_size_and_two_tones() -> None:
    image = blank()
    painter = QPainter(image)
    BrushCursor((150.0, 150.0), 60.0).draw(painter)
    painter.end()
    row = [image.pixelColor(column, 150) for column in range(80, 100)]
    ring = [index + 80 for index, colour in enumerate(row) if colour.lightness() > 150]
    assert ring and all(abs(150 - column - 0.5 - 60) <= 1 for column in ring)
    assert any(colour.alpha() > 100 and colour.lightness() < 60 for colour in row)


VIEWS = [ViewTransform(200, 200, 300, 300, 1.0, 50, 50), ViewTransform(9, 9, 300, 300, 99.0)]


@pytest.mark.parametrize("position", [0.0, 0.03, 0.5, 1.0])
@pytest.mark.parametrize("level", [False, True])
@pytest.mark.parametrize("view", VIEWS)
def test_the_split_line_stays_in_its_rects(
    qtbot: QtBot, view: ViewTransform, level: bool, position: float
) -> None:
    image, line = blank(), SplitLine(view, position, level=level)
    painter = QPainter(image)
    line.draw(painter, QFont())
    painter.end()
    assert only_inside(image, line.rect, *line.pill_areas)
