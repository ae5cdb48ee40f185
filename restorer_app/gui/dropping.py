"""Files and pictures that come by drag and drop, or from the clipboard."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from restorer_app.core.photo import Photo
from restorer_app.core.picture import GREY, RGB, Picture, Role, Samples
from restorer_app.core.sentence import Text
from restorer_app.gui.welcome import Welcome
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_Format = QImage.Format
PASTED: Text = "Pasted picture"


class Dropping(QObject):
    """Takes what is dropped anywhere on the window: files, folders, or a picture from another program."""

    def __init__(self, window: QWidget, session: RestoreSession, welcome: Welcome) -> None:
        super().__init__(welcome)
        self._session, self._welcome = session, welcome
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            self._take(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._welcome.show_dropping(False)
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> None:
        dropped = event.type() == QEvent.Type.Drop
        wanted = can_take(event.mimeData())
        if wanted:
            event.acceptProposedAction()
        else:
            event.ignore()
        self._welcome.show_dropping(wanted and not dropped)
        if dropped:
            take(event.mimeData(), self._session)


def can_take(data: QMimeData | None) -> bool:
    """Whether there is a local file, a folder or a picture in it."""
    return data is not None and (bool(_local_paths(data)) or data.hasImage())


def take(data: QMimeData, session: RestoreSession) -> None:
    """Open the files and folders in it, else show the picture."""
    paths = _local_paths(data)
    if paths:
        session.open_found(paths)
    elif data.hasImage():
        image = QImage(data.imageData())
        if not image.isNull():
            session.show(Photo(picture_of(image), icc_profile=_profile_of(image)), title=PASTED)


def paste(session: RestoreSession) -> None:
    """Open what is on the clipboard: files, or a picture."""
    data = QGuiApplication.clipboard().mimeData()
    if can_take(data):
        take(data, session)
    else:
        session.message.emit(tr("There is no picture on the clipboard."))


def _local_paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def picture_of(image: QImage) -> Picture:
    """The image's own samples: 8 or 16 bits, grey or RGB, with alpha if it has any."""
    deep = image.depth() == 64 or image.format() == _Format.Format_Grayscale16
    if image.isGrayscale() and not image.hasAlphaChannel():
        kept = image.convertToFormat(_Format.Format_Grayscale16 if deep else _Format.Format_Grayscale8)
        return Picture(_samples(kept, 1, deep), GREY)
    kept = image.convertToFormat(_Format.Format_RGBA64 if deep else _Format.Format_RGBA8888)
    samples = _samples(kept, 4, deep)
    if not image.hasAlphaChannel():
        return Picture(np.ascontiguousarray(samples[:, :, :3]), RGB)
    return Picture(samples, (*RGB, Role.ALPHA))


def _samples(image: QImage, channels: int, deep: bool) -> Samples:
    """A copy of the samples, H×W×C."""
    dtype = np.dtype(np.uint16 if deep else np.uint8)
    rows = np.frombuffer(image.constBits(), dtype).reshape(image.height(), -1)
    used: Samples = rows[:, : image.width() * channels]
    return used.reshape(image.height(), image.width(), channels).copy()


def _profile_of(image: QImage) -> bytes | None:
    space = image.colorSpace()
    return bytes(space.iccProfile().data()) if space.isValid() else None
