"""Verbs of single defects that move the view, and of the window beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from restorer_app.gui.clean_window import CleanWindow
from restorer_app.session.defects import Defect
from restorer_app.session.restore_session import RestoreSession

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow


class DefectVerbs(QObject):
    def __init__(self, window: MainWindow, session: RestoreSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._clean: CleanWindow | None = None

    def clean(self) -> None:
        """Open the window in which noise is cleaned up; it stays open beside the work."""
        if self._clean is None:
            canvas = self._window.canvas
            self._clean = CleanWindow(self._session, self._window, canvas.view.pixel_at(*canvas.middle))
            self._clean.destroyed.connect(self._forget_clean)
        self._clean.show()
        self._clean.raise_()
        self._clean.activateWindow()

    def _forget_clean(self) -> None:
        self._clean = None

    def step(self, by: int) -> None:
        """Select the next defect, or the one before, and show it."""
        self._session.defects.step(by)
        self._show_selected()

    def go_to(self, defect: Defect) -> None:
        """Select this one, and show it."""
        self._session.defects.select(defect)
        self._show_selected()

    def _show_selected(self) -> None:
        selected = self._session.defects.selected
        if selected is not None:
            self._window.canvas.show_box(selected.region.box)
