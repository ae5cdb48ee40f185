"""Candidates for one region side by side; a key, a click or Enter chooses one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from restorer_app.gui.candidate_card import CandidateCard
from restorer_app.gui.candidate_grid import CandidateGrid
from restorer_app.gui.canvas.display import DisplayConversion
from restorer_app.gui.icons import icon
from restorer_app.gui.small_widgets import heading
from restorer_app.session.candidates import Candidate
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

KEYS = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""The keys that choose, in the order of the cards. They mean that only while so many cards are there."""
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class CandidateStrip(QFrame):
    """Below the photograph while another repair is looked for; Esc leaves everything as it is."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("candidates")
        self._title = heading(tr("Choose the repair that looks right"))
        self._waiting = QLabel()
        self._waiting.setTextFormat(Qt.TextFormat.PlainText)
        self._waiting.setProperty("quiet", True)
        self.stop_button = QPushButton(tr("Stop"))
        self.stop_button.setToolTip(tr("Look for no more; what is there can be chosen"))
        self.stop_button.clicked.connect(session.candidates.stop)
        policy = self.stop_button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that nothing moves when the last one has come
        self.stop_button.setSizePolicy(policy)
        self.leave = QToolButton()
        self.leave.setToolTip(tr("Leave it as it is  (Esc)"))
        self.leave.setAccessibleName(tr("Leave it as it is"))
        self.leave.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.leave.clicked.connect(session.candidates.forget)
        self._grid = CandidateGrid()
        self._lay_out()
        session.candidates.changed.connect(self._follow)
        self.draw_icons()
        self._follow()

    @property
    def cards(self) -> list[CandidateCard]:
        """Those that are there, in their order."""
        return self._grid.cards

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addSpacing(12)
        head.addWidget(self._waiting, 1)
        head.addWidget(self.stop_button)
        head.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 10, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._grid)

    def draw_icons(self) -> None:
        """Draw the icon anew, after the palette has changed."""
        self.leave.setIcon(icon("close"))

    @Slot()
    def _follow(self) -> None:
        candidates = self._session.candidates
        there = candidates.defect is not None
        if not there or len(candidates.found) < len(self.cards):
            self._grid.clear()
        for number in range(len(self.cards), len(candidates.found)):
            self._add_card(number, candidates.found[number])
        self._tell_what_is_to_come()
        was_there = not self.isHidden()
        self.setVisible(there)
        self._grid.expect(candidates.expected)
        if there and not was_there and len(self.cards) > 1:
            self.cards[1].setFocus()

    def _tell_what_is_to_come(self) -> None:
        candidates = self._session.candidates
        left = candidates.expected - len(candidates.found)
        sentence = tr("{count} more to come… Now: {engine}")
        self._waiting.setText(sentence.format(count=left, engine=tr(candidates.trying)) if left else "")
        if not left and self.stop_button.hasFocus():
            self.leave.setFocus()
        self.stop_button.setVisible(bool(left))

    def _add_card(self, number: int, candidate: Candidate) -> None:
        card = CandidateCard(self._image(candidate), tr(candidate.title), KEYS[number : number + 1])
        card.clicked.connect(lambda: self._session.choose_candidate(number))
        card.looked_at.connect(lambda: self._show(number))
        card.left.connect(self._show_focused)
        self._grid.add(card)

    def _image(self, candidate: Candidate) -> QImage:
        document = self._session.document
        assert document is not None, "candidates are those of an open photograph"
        return DisplayConversion.of(document).image(candidate.samples)

    @Slot()
    def _show_focused(self) -> None:
        """Show on the photograph what has the keyboard, now that the pointer or the keyboard left a card."""
        self._show(next((number for number, card in enumerate(self.cards) if card.hasFocus()), None))

    def _show(self, number: int | None) -> None:
        if self._session.candidates.defect is not None:  # while the cards go, each has the keyboard once more
            self._session.candidates.show(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def wants_key(self, event: QKeyEvent) -> bool:
        """Whether a key means something here that it does not mean elsewhere."""
        if self._session.candidates.defect is None or event.modifiers() not in _PLAIN:
            return False
        return event.key() == Qt.Key.Key_Escape or 0 <= _number(event) < len(self.cards)

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means while candidates are shown: one chooses, Esc leaves; False for others."""
        if not self.wants_key(event):
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._session.candidates.forget()
        else:
            self._session.choose_candidate(_number(event))
        return True


def _number(event: QKeyEvent) -> int:
    """Of the card that the key chooses; -1 for a key that chooses none."""
    key = event.key()
    return KEYS.find(chr(key)) if key < 128 else -1
