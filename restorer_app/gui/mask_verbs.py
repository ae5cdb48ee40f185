"""Verbs of the mask that need a person's answer, a file or the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog

from restorer_app.core.errors import MaskMismatch
from restorer_app.gui import choosing
from restorer_app.gui.dust_window import DustWindow
from restorer_app.gui.leaving import ask_where_mask
from restorer_app.gui.mask_image import mask_from_image, mask_image
from restorer_app.gui.tones_window import TonesWindow
from restorer_app.session.masking_session import LARGEST_SPECK
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow


class MaskVerbs(QObject):
    def __init__(self, window: MainWindow, session: RestoreSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._tones: TonesWindow | None = None
        self._dust: DustWindow | None = None

    def flip_mask(self) -> None:
        """Show the marks, or no longer."""
        self._session.mask_visible = not self._session.mask_visible

    # --- files

    def load_mask(self) -> None:
        path = choosing.mask_to_open(self._window, self._session.folder)
        if path is not None:
            self._session.load_mask(path)

    def save_mask(self) -> None:
        path = ask_where_mask(self._window, self._session.suggested_mask)
        if path is not None:
            self._session.save_mask(path, overwrite=True)

    # --- the clipboard

    def copy_mask(self) -> None:
        document = self._session.document
        if document is not None:
            QGuiApplication.clipboard().setImage(mask_image(document.mask_view))
            self._session.message.emit(tr("The mask has been copied."))

    def paste_mask(self) -> None:
        """Take the clipboard's picture as the mask, or say why not."""
        image = QGuiApplication.clipboard().image()
        if image.isNull():
            self._session.message.emit(tr("There is no picture on the clipboard."))
            return
        try:
            self._session.take_mask(mask_from_image(image), "Paste mask")
        except MaskMismatch as mismatch:
            self._session.message.emit(tr(str(mismatch)))

    # --- what is asked for first

    def remove_specks(self) -> None:
        title, text = tr("Remove specks"), tr("Unmark everything that has fewer pixels than:")
        smallest, agreed = QInputDialog.getInt(
            self._window, title, text, self._session.speck, 2, LARGEST_SPECK
        )
        if agreed:
            self._session.speck = smallest
            self._session.remove_specks()

    def mark_tones(self) -> None:
        """Open the window in which a range of tones is chosen; it stays open beside the work."""
        if self._tones is None:
            self._tones = TonesWindow(self._session, self._window)
            self._tones.destroyed.connect(self._forget_tones)
        self._tones.show()
        self._tones.raise_()
        self._tones.activateWindow()

    def mark_dust(self) -> None:
        """Open the window that shows the dust in the infrared channel; it stays open beside the work."""
        if self._dust is None:
            self._dust = DustWindow(self._session, self._window)
            self._dust.destroyed.connect(self._forget_dust)
        self._dust.show()
        self._dust.raise_()
        self._dust.activateWindow()

    def _forget_dust(self) -> None:
        self._dust = None

    def _forget_tones(self) -> None:
        self._tones = None
