"""The panel's part about the photograph before and after."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from restorer_app.gui.action_set import ActionSet
from restorer_app.gui.icons import icon
from restorer_app.gui.segments import Segments
from restorer_app.gui.small_widgets import column_in, heading
from restorer_app.session.painting_session import ViewMode
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_MORE = (
    ("split-level", "split-level"),
    ("side-by-side", "side"),
    ("one-over-other", "stack"),
    ("difference", "difference"),
    ("keep-blinking", "blink"),
)
"""Actions that have a small button, and its icon."""


class CompareBox(QWidget):
    """The three ways to look that are used most, small buttons for the others, and one to peek."""

    def __init__(self, session: RestoreSession, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._modes = Segments(
            (
                ("before", tr("Before"), tr("Show the photograph as it was opened")),
                ("split", tr("Split"), tr("Split the picture between before and after (C)")),
                ("after", tr("After"), tr("Show the repaired photograph")),
            )
        )
        self._small = [(_small_button(actions[name]), name, drawn) for name, drawn in _MORE]
        self.peek = QPushButton(tr("Hold to peek"))
        self.peek.setToolTip(tr("Shows the original as long as it is held (P)"))
        self.outline = QCheckBox(tr("Outline repairs"))
        self.outline.setToolTip(actions["outline-repairs"].toolTip())
        row = QHBoxLayout()
        row.setSpacing(4)
        for button, _, _ in self._small:
            row.addWidget(button)
        row.addStretch(1)
        column = column_in(self)
        column.addWidget(heading(tr("Compare")))
        column.addWidget(self._modes)
        column.addLayout(row)
        column.addWidget(self.outline)
        column.addWidget(self.peek)
        self._bind(session)

    def _bind(self, session: RestoreSession) -> None:
        self._modes.chosen.connect(self._on_chosen)
        self.peek.pressed.connect(self._on_peeking)
        self.peek.released.connect(self._on_peeked)
        self.outline.toggled.connect(self._on_outlined)
        session.view_changed.connect(self._on_view_changed)
        session.document_changed.connect(self._on_view_changed)
        self._on_view_changed()
        self.draw_icons()

    def button(self, mode: ViewMode) -> QPushButton:
        """The button of one of the three ways that are used most."""
        return self._modes.button(mode)

    def draw_icons(self) -> None:
        """Draw the icons anew, after the palette has changed."""
        for button, _, drawn in self._small:
            button.setIcon(icon(drawn))

    @Slot(str)
    def _on_chosen(self, mode: str) -> None:
        self._session.look_at(cast(ViewMode, mode))

    @Slot()
    def _on_peeking(self) -> None:
        self._session.peeking = True

    @Slot()
    def _on_peeked(self) -> None:
        self._session.peeking = False

    @Slot(bool)
    def _on_outlined(self, outlined: bool) -> None:
        self._session.repairs_outlined = outlined

    @Slot()
    def _on_view_changed(self) -> None:
        session = self._session
        there = session.document is not None
        self._modes.show_choice(session.view_mode)
        self._modes.setEnabled(there)
        self.peek.setEnabled(there)
        self.outline.setEnabled(there)
        self.outline.setChecked(session.repairs_outlined)


def _small_button(action: QAction) -> QToolButton:
    """A button with an icon of its own that does what the action does."""
    button = QToolButton()
    button.setProperty("small", True)
    button.setIconSize(QSize(18, 18))
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setCheckable(True)
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setChecked(action.isChecked())
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text().replace("&", ""))

    action.changed.connect(follow)
    follow()
    return button
