"""Verbs that need a person's answer: files to choose, questions to ask, windows to show."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.gui import choosing, questions
from restorer_app.gui.about import AboutBox
from restorer_app.gui.dropping import paste
from restorer_app.gui.file_window import FileWindow
from restorer_app.gui.leaving import Leaving, ask_where
from restorer_app.gui.log_window import LogWindow
from restorer_app.gui.pages_window import PagesWindow
from restorer_app.gui.shortcut_sheet import ShortcutSheet
from restorer_app.session.painting_session import PAINTABLE, Tool, ViewMode
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.shelf import OpenPhoto

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow

MakeDemonstration = Callable[[], tuple[Photo, Mask]]


class Verbs(QObject):
    """What the window does beyond the session's own verbs."""

    def __init__(
        self, window: MainWindow, session: RestoreSession, demonstration: MakeDemonstration | None
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._demonstration = window, session, demonstration
        self.leaving = Leaving(window, session)
        self._sheet: ShortcutSheet | None = None
        self._file: FileWindow | None = None

    # --- photographs

    def open(self) -> None:
        paths = choosing.photos_to_open(self._window, self._session.folder)
        if paths:
            self._session.open_all(paths)

    def open_damaged(self, path: Path, text: str) -> None:
        """Ask whether to open what is left of a broken file."""
        if questions.open_what_is_left(self._window, text):
            self._session.open(path, allow_damaged=True)

    @property
    def can_demonstrate(self) -> bool:
        return self._demonstration is not None

    def demonstrate(self) -> None:
        if self._demonstration is not None:
            self._session.demonstrate(self._demonstration)

    def flip_remembering(self) -> None:
        """Remember recent files from now on, or no longer and forget those that are known."""
        self._session.recent.remembering = not self._session.recent.remembering

    def close_photo(self, photo: OpenPhoto | None = None) -> None:
        """Close a photograph (else the one that is shown), once nothing unsaved would be lost."""
        photo = photo or self._session.current
        if photo is not None:
            self.leaving.leave([photo], partial(self._session.close, photo))

    def close_all(self) -> None:
        """Close every photograph, once nothing unsaved would be lost."""
        photos = self._session.photos

        def close() -> None:
            for photo in photos:
                self._session.close(photo)

        self.leaving.leave(photos, close)

    def paste(self) -> None:
        paste(self._session)

    def save_as(self) -> None:
        """Ask where to, and begin saving."""
        self.leaving.forget()
        current = self._session.current
        wish = ask_where(self._window, self._session, current) if current and self._session.can_save else None
        if wish is not None:
            self._session.save_each([wish])

    # --- tools, view

    def take_tool(self, tool: Tool) -> None:
        """Take the tool; one that marks also leaves a view in which nothing can be marked."""
        self._session.tool = tool
        if tool != "pan":
            shown = self._session.view_mode
            self._session.look_at(shown if shown in PAINTABLE else "after")

    def flip_plan(self) -> None:
        """Show what a restore would do, or no longer."""
        self._session.plan_visible = not self._session.plan_visible

    def flip_view(self, mode: ViewMode) -> None:
        """Show the photograph this way, or plainly again if it is shown so already."""
        self._session.look_at("after" if self._session.view_mode == mode else mode)

    # --- windows

    def show_history(self) -> None:
        """Open the list of steps, and give it the keyboard."""
        self._window.panel.show_history()

    def show_shortcuts(self) -> None:
        """Show all keys and gestures beside the work, or bring them to the front."""
        if self._sheet is None:
            self._sheet = ShortcutSheet(self._window)
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()

    def about_file(self) -> None:
        """Show what the file is beside the work, or bring it to the front."""
        if self._file is None:
            self._file = FileWindow(self._session, self._window)
            self._file.destroyed.connect(self._forget_file)
        self._file.show()
        self._file.raise_()
        self._file.activateWindow()

    def show_pages(self) -> None:
        """Show the pages of the file, to choose from."""
        PagesWindow(self._session, self._window).open()

    def _forget_file(self) -> None:
        self._file = None

    def show_log(self) -> None:
        LogWindow(self._window.log, self._window).open()

    def about(self) -> None:
        AboutBox(self._window).open()
