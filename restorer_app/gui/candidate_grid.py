"""Cards of equal size in as many columns as there is room for; more than a few rows are scrolled."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from restorer_app.gui.candidate_card import LARGE, SMALL, CandidateCard, CardSize

_SPACING = 8
_SHARE = 0.45
"""Of the window's height that the rows may take."""
_DOWN = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CandidateGrid(QScrollArea):
    """Cards are large as long as all that are expected are in sight then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: list[CandidateCard] = []
        self._expected, self._columns, self._size, self._wanted = 0, 1, LARGE, 0
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_SPACING)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def expect(self, count: int) -> None:
        """So many cards there will be: room is kept for them, so that nothing moves when they come."""
        self._expected = count
        self._arrange()

    def add(self, card: CandidateCard) -> None:
        number = len(self.cards)
        self.cards.append(card)
        card.wear(self._size)
        self._grid.addWidget(card, *divmod(number, self._columns))

    def clear(self) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards.clear()

    def sizeHint(self) -> QSize:
        """As high as the rows that are to be seen; it can do with one."""
        return QSize(super().sizeHint().width(), self._wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the card of the next row; left, right and Tab do so of themselves."""
        by = _DOWN.get(Qt.Key(event.key()))
        focused = next((number for number, card in enumerate(self.cards) if card.hasFocus()), None)
        if by is None or focused is None:
            super().keyPressEvent(event)
            return
        wanted = focused + by * self._columns
        if 0 <= wanted < len(self.cards):
            self.cards[wanted].setFocus()
            self.ensureWidgetVisible(self.cards[wanted])

    def _columns_of(self, size: CardSize) -> int:
        """How many cards of that size stand in a row."""
        return max((self.viewport().width() + _SPACING) // (size.width + _SPACING), 1)

    def _rows_of(self, size: CardSize) -> int:
        """How many rows there will be."""
        return -(-max(self._expected, 1) // self._columns_of(size))

    def _room_for(self, size: CardSize) -> int:
        """How many rows the window can spare; at least one."""
        return max(int(_SHARE * self.window().height()) // self._row_of(size), 1)

    def _row_of(self, size: CardSize) -> int:
        return size.height(self.fontMetrics()) + _SPACING

    def _arrange(self) -> None:
        self._size = LARGE if self._rows_of(LARGE) <= self._room_for(LARGE) else SMALL
        self._columns = self._columns_of(self._size)
        for number, card in enumerate(self.cards):
            card.wear(self._size)
            self._grid.addWidget(card, *divmod(number, self._columns))
        shown = min(self._rows_of(self._size), self._room_for(self._size))
        self._wanted = shown * self._row_of(self._size)
        self.setMinimumHeight(min(self._wanted, self._row_of(SMALL)))
        self.setMaximumHeight(self._wanted)
        self.updateGeometry()
