"""What can be set for the tool at hand: brush size, what shapes do, how far a fill goes."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from restorer_app.core.mask_shapes import Combine
from restorer_app.core.sentence import Text
from restorer_app.gui.brush_size import BrushSize
from restorer_app.gui.segments import Segments
from restorer_app.gui.small_widgets import column_in, heading, quiet
from restorer_app.session.painting_session import STROKES, Tool
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_BRUSHED: tuple[Tool, ...] = ("brush", "eraser", "line", "polyline")
_GREATEST_TOLERANCE = 40
"""Percent of the range; more would fill everything."""
_HINTS: dict[Tool, Text] = {
    "tracer": "Click one end of a scratch, then the other.",
    "line": "Drag from one end to the other.",
    "polyline": "Click from point to point; Enter or a double click ends the line.",
    "rectangle": "Drag from corner to corner.",
    "lasso": "Draw around the damage.",
    "polygon": "Click around the damage; Enter or a double click closes it.",
    "fill": "Click inside an outline you drew, or on a stain of one tone.",
    "pan": "Drag to move the picture.",
}


class ToolOptions(QWidget):
    """Shows no more than what matters for the tool."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.brush = BrushSize(session)
        self.combine = Segments(
            (
                ("add", tr("Add"), tr("Shapes mark what they cover (hold Shift)")),
                ("subtract", tr("Subtract"), tr("Shapes unmark what they cover (hold Alt)")),
                (
                    "intersect",
                    tr("Intersect"),
                    tr("Shapes unmark all that they do not cover (hold Shift and Alt)"),
                ),
            )
        )
        self._combine_part = _titled(tr("Shapes"), self.combine)
        self.tolerance = QSlider(Qt.Orientation.Horizontal)
        self.tolerance.setRange(0, _GREATEST_TOLERANCE)
        self.tolerance.setAccessibleName(tr("Tolerance"))
        self._percent = QLabel()
        self._tolerance_part = self._tolerance_row()
        self.hint = quiet("")
        column = column_in(self)
        column.setSpacing(14)
        for part in (self.hint, self.brush, self._combine_part, self._tolerance_part):
            column.addWidget(part)
        self.combine.chosen.connect(self._on_combine_chosen)
        self.tolerance.valueChanged.connect(self._on_tolerance_slid)
        session.tool_changed.connect(self._on_tool_changed)
        self._on_tool_changed()

    def _tolerance_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.tolerance, 1)
        line.addWidget(self._percent)
        return _titled(tr("Tolerance"), row)

    @Slot(str)
    def _on_combine_chosen(self, how: str) -> None:
        self._session.combine = cast(Combine, how)

    @Slot(int)
    def _on_tolerance_slid(self, percent: int) -> None:
        self._session.tolerance = percent / 100

    @Slot()
    def _on_tool_changed(self) -> None:
        session = self._session
        tool = session.tool
        self.hint.setText(tr(_HINTS.get(tool, "")) if tool in _HINTS else "")
        self.hint.setVisible(tool in _HINTS)
        self.brush.setVisible(tool in _BRUSHED)
        self._combine_part.setVisible(tool not in STROKES and tool != "pan")
        self._tolerance_part.setVisible(tool == "fill")
        self.combine.show_choice(session.combine)
        percent = round(session.tolerance * 100)
        self.tolerance.setValue(percent)
        self._percent.setText(tr("{percent} %").format(percent=percent))


def _titled(title: str, part: QWidget) -> QWidget:
    holder = QWidget()
    column = column_in(holder)
    column.addWidget(heading(title))
    column.addWidget(part)
    return holder
