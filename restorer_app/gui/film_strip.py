"""The open photographs below the picture, as soon as there are several."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QWidget

from restorer_app.gui.icons import icon
from restorer_app.gui.photo_card import PhotoCard
from restorer_app.gui.recent_row import plain_tip, shown_folder
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.shelf import OpenPhoto
from restorer_app.session.words import tr

ClosePhoto = Callable[[OpenPhoto], object]

_PICTURE = QSize(104, 62)
_MARGIN, _CLOSE = 6, 22
_ROOM_FOR_BOTH = 900
"""Logical pixels of a window's height from which the strip and the candidates have room below a picture."""


class FilmStrip(QScrollArea):
    """One card for each open photograph; a dot before the name says that repairs are unsaved."""

    def __init__(self, session: RestoreSession, close: ClosePhoto, parent: QWidget | None = None) -> None:
        """``close`` asks about unsaved repairs first."""
        super().__init__(parent)
        self._session, self._close = session, close
        self._cards: dict[OpenPhoto, FilmCard] = {}
        self.setObjectName("filmstrip")
        self.setAccessibleName(tr("Open photographs"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._row = QHBoxLayout(inside)
        self._row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self.setWidget(inside)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_current)
        self.horizontalScrollBar().rangeChanged.connect(self._show_current)
        session.shelf_changed.connect(self._on_shelf_changed)
        session.state_changed.connect(self._on_state_changed)
        session.job_changed.connect(self._on_state_changed)
        session.small_pictures.changed.connect(self._on_state_changed)
        session.progressed.connect(self._on_progressed)
        session.candidates.changed.connect(self._take_room)
        self._on_shelf_changed()

    @property
    def cards(self) -> tuple[FilmCard, ...]:
        """From left to right."""
        return tuple(self._cards[photo] for photo in self._session.photos)

    @Slot()
    def _on_shelf_changed(self) -> None:
        photos = self._session.photos
        for photo in [known for known in self._cards if known not in photos]:
            card = self._cards.pop(photo)
            card.hide()
            card.deleteLater()
        for place, photo in enumerate(photos):
            if photo not in self._cards:
                self._cards[photo] = self._made(photo)
                self._row.insertWidget(place, self._cards[photo])
        self._take_room()
        self._on_state_changed()
        current = self._cards.get(self._session.current) if self._session.current else None
        if current is not None:
            self.setFixedHeight(current.sizeHint().height() + 2 * _MARGIN)
            self._soon.start()

    @Slot()
    def _take_room(self) -> None:
        """Be there with several photographs; a low window is left to the candidates while there are any."""
        choosing = self._session.candidates.defect is not None
        crowded = choosing and self.window().height() < _ROOM_FOR_BOTH
        self.setVisible(len(self._session.photos) > 1 and not crowded)

    @Slot()
    def _show_current(self) -> None:
        """Scroll to the card of the photograph that is shown, once it has its place."""
        current = self._cards.get(self._session.current) if self._session.current else None
        if current is not None:
            self.ensureWidgetVisible(current, 60, 0)

    def _made(self, photo: OpenPhoto) -> FilmCard:
        card = FilmCard()
        card.clicked.connect(partial(self._session.go_to, photo))
        card.close_button.clicked.connect(partial(self._close, photo))
        card.close_asked = partial(self._close, photo)
        return card

    @Slot()
    def _on_state_changed(self) -> None:
        for photo, card in self._cards.items():
            card.follow(photo, photo is self._session.current)
            if photo is not self._session.restoring_photo:
                card.show_progress(None)
        if self._session.current in self._cards:
            self.setFocusProxy(self._cards[self._session.current])

    @Slot(float, str)
    def _on_progressed(self, fraction: float, note: str) -> None:
        photo = self._session.restoring_photo
        if photo in self._cards:
            self._cards[photo].show_progress(fraction)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes along the strip."""
        bar, turn = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (turn.y() or turn.x()))
        event.accept()


class FilmCard(PhotoCard):
    """A card with a button that closes its photograph; so does Delete, and the middle mouse button."""

    close_asked: Callable[[], object]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_PICTURE, 1, parent)
        self._png = b""
        self.setCheckable(True)
        self.close_button = QToolButton(self)
        self.close_button.setProperty("cardclose", True)
        self.close_button.setIconSize(QSize(12, 12))
        self.close_button.setFixedSize(_CLOSE, _CLOSE)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Delete closes too
        self.close_button.move(self.width() - _CLOSE - 3, 3)
        self.close_button.hide()
        self.draw_icon()

    def follow(self, photo: OpenPhoto, current: bool) -> None:
        """Show the photograph as it is now."""
        path = photo.document.facts.path
        self.setChecked(current)
        self.tell(photo.name, tr("unsaved") if photo.unsaved else "", dotted=photo.unsaved)
        tip = photo.name if path is None else f"{photo.name}\n{shown_folder(path)}"
        self.setToolTip(plain_tip(f"{tip}\n{tr('Unsaved repairs')}" if photo.unsaved else tip))
        self.close_button.setToolTip(plain_tip(tr("Close “{name}”  (Delete)").format(name=photo.name)))
        self.close_button.setAccessibleName(tr("Close “{name}”").format(name=photo.name))
        if photo.thumbnail != self._png:
            self._png = photo.thumbnail
            picture = QPixmap()
            picture.loadFromData(self._png)
            self.show_picture(picture)

    def nextCheckState(self) -> None:
        """A click changes nothing by itself: the photograph that is shown is the one that is checked."""

    def draw_icon(self) -> None:
        """Draw the cross anew, after the palette has changed."""
        self.close_button.setIcon(icon("close"))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.close_button.show()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.close_button.hide()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "close_button"):
            self.draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.close_asked()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.MiddleButton and self.rect().contains(event.position().toPoint()):
            self.close_asked()
        else:
            super().mouseReleaseEvent(event)
