"""Verbs of comparing, and what leaves the program for others to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication, QImage

from restorer_app.gui import choosing, questions
from restorer_app.gui.canvas.result_image import ResultImage
from restorer_app.gui.export_question import ask_arrangement
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow


class CompareVerbs(QObject):
    def __init__(self, window: MainWindow, session: RestoreSession) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._copying: ResultImage | None = None

    def flip_split(self) -> None:
        """Lay the line level or upright, and show it."""
        self._session.split_level = not self._session.split_level
        self._session.look_at("split")

    def flip_outline(self) -> None:
        self._session.repairs_outlined = not self._session.repairs_outlined

    def blink(self) -> None:
        """Show the other one of before and after, once."""
        self._session.blinking.stop()
        self._session.blinking.blink()

    def keep_blinking(self) -> None:
        self._session.blinking.flip()

    def copy(self) -> None:
        """Put the repaired photograph on the clipboard."""
        document, pyramid = self._session.document, self._session.pyramid
        if document is None or pyramid is None or self._copying is not None:
            return
        self._copying = ResultImage(document, pyramid, self)
        self._copying.made.connect(self._on_copy_made)
        self._copying.start()

    @Slot(QImage)
    def _on_copy_made(self, image: QImage) -> None:
        copying, self._copying = self._copying, None
        QGuiApplication.clipboard().setImage(image)
        size = f"{image.width()} × {image.height()}"
        if copying is not None and copying.level:
            text = tr("Copied at {size} pixels: the whole photograph is too large for a clipboard.")
        else:
            text = tr("The photograph has been copied: {size} pixels.")
        self._session.message.emit(text.format(size=size))
        if copying is not None:
            copying.deleteLater()

    def export(self) -> None:
        """Ask how and where to, and write before and after as one picture."""
        document = self._session.document
        if document is None:
            return
        wish = ask_arrangement(self._window, document.upright_shape)
        path = choosing.comparison_to_save(self._window, self._session.suggested_comparison) if wish else None
        if wish is None or path is None:
            return
        if not path.exists() or questions.replace(self._window, path):
            self._session.export_comparison(path, wish, overwrite=True)
