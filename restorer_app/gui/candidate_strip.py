"""Candidates for one region side by side; a digit, a click or Enter chooses one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from restorer_app.gui.canvas.display import DisplayConversion
from restorer_app.gui.icons import icon
from restorer_app.gui.small_widgets import heading
from restorer_app.session.candidates import Candidate
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_SIDE = 140
"""Logical pixels of a candidate's picture."""
_LARGEST = 4
"""Times that a small region is enlarged at most."""
_TEXT_WIDTH = 168
_CARD_HEIGHT = 178


class CandidateStrip(QFrame):
    """Below the photograph while another repair is looked for; Esc leaves everything as it is."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("candidates")
        self.cards: list[QToolButton] = []
        self._title = heading(tr("Choose the repair that looks right"))
        self._waiting = QLabel()
        self._waiting.setProperty("quiet", True)
        self.leave = QToolButton()
        self.leave.setToolTip(tr("Leave it as it is  (Esc)"))
        self.leave.setAccessibleName(tr("Leave it as it is"))
        self.leave.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.leave.clicked.connect(session.candidates.forget)
        self._row = QHBoxLayout()
        self._lay_out()
        session.candidates.changed.connect(self._follow)
        self.draw_icons()
        self._follow()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addSpacing(12)
        head.addWidget(self._waiting, 1)
        head.addWidget(self.leave)
        inside = QWidget()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._row.addStretch(1)
        inside.setLayout(self._row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        area.setFixedHeight(_CARD_HEIGHT + 14)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(area)

    def draw_icons(self) -> None:
        """Draw the icon anew, after the palette has changed."""
        self.leave.setIcon(icon("close"))

    @Slot()
    def _follow(self) -> None:
        candidates = self._session.candidates
        there = candidates.defect is not None
        if not there or len(candidates.found) < len(self.cards):
            self._drop_cards()
        for number in range(len(self.cards), len(candidates.found)):
            self._add_card(number, candidates.found[number])
        left = candidates.expected - len(candidates.found)
        self._waiting.setText(tr("{count} more to come…").format(count=left) if left else "")
        was_there = not self.isHidden()
        self.setVisible(there)
        if there and not was_there and len(self.cards) > 1:
            self.cards[1].setFocus()

    def _drop_cards(self) -> None:
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards.clear()

    def _add_card(self, number: int, candidate: Candidate) -> None:
        card = QToolButton()
        card.setProperty("card", True)
        card.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        card.setIconSize(QSize(_SIDE, _SIDE))
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        card.setIcon(QIcon(self._picture(candidate)))
        title = tr(candidate.title)
        numbered = f"{number + 1}  {title}"
        elided = card.fontMetrics().elidedText(numbered, Qt.TextElideMode.ElideRight, _TEXT_WIDTH)
        card.setText(elided)
        card.setToolTip(tr("{title}: press {digit}").format(title=title, digit=number + 1))
        card.setAccessibleName(title)
        card.setFixedSize(_TEXT_WIDTH + 18, _CARD_HEIGHT)
        card.clicked.connect(lambda: self._session.choose_candidate(number))
        self.cards.append(card)
        self._row.insertWidget(number, card)

    def _picture(self, candidate: Candidate) -> QPixmap:
        document = self._session.document
        assert document is not None, "candidates are those of an open photograph"
        conversion = DisplayConversion(
            document.facts.picture, document.facts.icc_profile, document.seen_white
        )
        pixmap = QPixmap.fromImage(conversion.image(candidate.samples))
        unit = self.devicePixelRatioF()
        side = round(_SIDE * unit)
        scale = min(side / max(pixmap.width(), pixmap.height()), _LARGEST)
        smooth = Qt.TransformationMode.SmoothTransformation
        size = QSize(max(round(pixmap.width() * scale), 1), max(round(pixmap.height() * scale), 1))
        scaled = pixmap.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        scaled.setDevicePixelRatio(unit)
        return scaled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event.key()):
            super().keyPressEvent(event)

    def wants_key(self, key: int) -> bool:
        """Whether a key means something here that it does not mean elsewhere."""
        shown = self._session.candidates.defect is not None
        return shown and (0 <= key - Qt.Key.Key_1 < len(self.cards) or key == Qt.Key.Key_Escape)

    def take_key(self, key: int) -> bool:
        """Do what a key means while candidates are shown: digits choose, Esc leaves; False for others."""
        if not self.wants_key(key):
            return False
        if key == Qt.Key.Key_Escape:
            self._session.candidates.forget()
        else:
            self._session.choose_candidate(key - Qt.Key.Key_1)
        return True
