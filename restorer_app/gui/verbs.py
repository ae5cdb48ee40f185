"""Verbs that need a person's answer: files to choose, questions to ask, windows to show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.gui import choosing, questions
from restorer_app.gui.about import AboutBox
from restorer_app.gui.log_window import LogWindow
from restorer_app.session.painting_session import Tool, ViewMode
from restorer_app.session.restore_session import RestoreSession

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
        self._after_saving: Callable[[], object] | None = None
        session.saved.connect(self._on_saved)
        session.failed.connect(self._forget_what_follows)

    # --- photographs

    def open(self) -> None:
        path = choosing.photo_to_open(self._window, self._folder)
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path, allow_damaged: bool = False) -> None:
        """Open this file, once nothing unsaved would be lost."""
        self.leaving(lambda: self._session.open(path, allow_damaged))

    def open_damaged(self, path: Path, text: str) -> None:
        """Ask whether to open what is left of a broken file."""
        if questions.open_what_is_left(self._window, text):
            self._session.open(path, allow_damaged=True)

    @property
    def can_demonstrate(self) -> bool:
        return self._demonstration is not None

    def demonstrate(self) -> None:
        make = self._demonstration
        if make is not None:
            self.leaving(lambda: self._session.demonstrate(make))

    def close_photo(self) -> None:
        self.leaving(self._session.close)

    def leaving(self, go_on: Callable[[], object]) -> None:
        """Call ``go_on`` now, or after saving, or never: as the person answers if repairs are unsaved."""
        answer = questions.unsaved(self._window) if self._session.unsaved else "discard"
        if answer == "discard":
            go_on()
        elif answer == "save" and self.save_as():
            self._after_saving = go_on

    def leaving_for_good(self, go_on: Callable[[], object]) -> None:
        """``leaving``, but a saving that is under way is waited for first."""
        if self._session.saving:
            self._after_saving = go_on
        else:
            self.leaving(go_on)

    @property
    def _folder(self) -> Path | None:
        document = self._session.document
        return document.facts.path.parent if document and document.facts.path else None

    # --- saving

    def save_as(self) -> bool:
        """Ask where to, and begin saving; False if the person thought better of it."""
        self._after_saving = None
        if not self._session.can_save:
            return False
        path = choosing.photo_to_save(self._window, self._session.suggested_output)
        if path is None:
            return False
        concerns = self._session.save_concerns(path)
        if not questions.agrees_to_save(self._window, path, concerns):
            return False
        self._session.save_as(path, lossy=concerns.lossy, overwrite=concerns.replaces_file)
        return True

    @Slot(object)
    def _on_saved(self, _: Path) -> None:
        go_on, self._after_saving = self._after_saving, None
        if go_on is not None:
            self.leaving(go_on)  # a repair may have come meanwhile

    @Slot()
    def _forget_what_follows(self) -> None:
        self._after_saving = None

    # --- mask, tools, view

    def load_mask(self) -> None:
        path = choosing.mask_to_open(self._window, self._folder)
        if path is not None:
            self._session.load_mask(path)

    def save_mask(self) -> None:
        path = choosing.mask_to_save(self._window, self._session.suggested_mask)
        if path is not None and (not path.exists() or questions.replace(self._window, path)):
            self._session.save_mask(path, overwrite=True)

    def take_tool(self, tool: Tool) -> None:
        """Take the tool; a brush or eraser also leaves the comparison, in which nothing can be painted."""
        self._session.tool = tool
        if tool != "pan":
            self._session.view_mode = "after"

    def scale_brush(self, factor: float) -> None:
        """Make the brush larger or smaller, by a pixel at least."""
        size = self._session.brush_diameter
        step = max(abs(size * factor - size), 1.0)
        self._session.brush_diameter = round(size + step if factor > 1 else size - step)

    def flip_mask(self) -> None:
        self._session.mask_visible = not self._session.mask_visible

    def flip_plan(self) -> None:
        """Show what a restore would do, or no longer."""
        self._session.plan_visible = not self._session.plan_visible

    def flip_view(self, mode: ViewMode) -> None:
        """Show the photograph this way, or plainly again if it is shown so already."""
        self._session.view_mode = "after" if self._session.view_mode == mode else mode

    # --- windows

    def show_log(self) -> None:
        LogWindow(self._window.log, self._window).open()

    def about(self) -> None:
        AboutBox(self._window).open()
