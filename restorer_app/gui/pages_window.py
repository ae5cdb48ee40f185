"""The pages of the photograph's file, to choose which one to open."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from restorer_app.gui.photo_card import PhotoCard
from restorer_app.gui.small_widgets import heading, quiet
from restorer_app.session.page_listing import ListedPage
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_PICTURE = QSize(132, 100)
_COLUMNS = 4
_SPACING = 6


class PagesWindow(QDialog):
    """A card for each page; the one that is open is marked. The small pictures come one after the other."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Pages"))
        self.cards: list[PhotoCard] = []
        self._title = heading("")
        self._title.setWordWrap(True)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(quiet(tr("Each page is repaired by itself. Saved as TIFF, all pages are kept.")))
        column.addWidget(area, 1)
        column.addWidget(buttons)
        session.pages.changed.connect(self._tell)
        session.document_changed.connect(self._on_document_changed)
        session.list_pages()
        self._tell()

    def sizeHint(self) -> QSize:
        card = PhotoCard(_PICTURE, 2).sizeHint()
        rows = min(max(-(-len(self.cards) // _COLUMNS), 1), 3)
        return QSize(_COLUMNS * (card.width() + _SPACING) + 62, rows * (card.height() + _SPACING) + 158)

    @Slot()
    def _on_document_changed(self) -> None:
        """Another page of the file is shown, or another photograph, whose pages are of no concern here."""
        if not self.isVisible():
            return  # it is closed, and about to be deleted
        if self._session.pages_path is None:
            self.reject()
        elif self._session.pages_path != self._session.pages.path:
            self._session.list_pages()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        document, pages = self._session.document, self._session.pages.pages
        if document is None:
            return
        self._title.setText(document.facts.name)
        if len(pages) != len(self.cards):
            self._lay_out(len(pages))
        for card, page in zip(self.cards, pages, strict=True):
            self._show(card, page, page.number == document.facts.page)

    def _lay_out(self, count: int) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [PhotoCard(_PICTURE, 2) for _ in range(count)]
        for number, card in enumerate(self.cards):
            card.setCheckable(True)
            card.setAutoExclusive(True)
            card.clicked.connect(partial(self._open, number))
            self._grid.addWidget(card, number // _COLUMNS, number % _COLUMNS)
        if self.cards:
            self.cards[0].setFocus()

    def _show(self, card: PhotoCard, page: ListedPage, current: bool) -> None:
        card.tell(tr("Page {page}").format(page=page.number + 1), tr(page.about))
        card.setChecked(current)
        picture = QPixmap()
        if page.png:
            picture.loadFromData(page.png)
        card.show_picture(picture)

    def _open(self, number: int) -> None:
        self._session.open_page(number)
        self.accept()

    def done(self, result: int) -> None:
        self._session.pages.stop()
        super().done(result)
