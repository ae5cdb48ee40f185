"""A quiet line above the picture for what should be known but stops nobody, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from restorer_app.core.sentence import Text
from restorer_app.gui.action_set import ActionSet
from restorer_app.gui.icons import icon
from restorer_app.gui.small_widgets import action_button
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_OFFERS: dict[str, Text] = {"pages": "Pages…", "mark-dust": "Mark dust…"}
"""What a note is often about: actions, and how they are called here."""


class NotesBar(QFrame):
    """Shows the session's notes until they are dismissed."""

    def __init__(self, session: RestoreSession, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("notes")
        self._sign, self.text, self.dismiss = QLabel(), QLabel(), QToolButton()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.dismiss.setToolTip(tr("Dismiss"))
        self.dismiss.setAccessibleName(tr("Dismiss"))
        self.dismiss.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self.text, 1)
        self.offers = {name: action_button(actions[name], tr(text)) for name, text in _OFFERS.items()}
        for offer in self.offers.values():
            row.addWidget(offer, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.dismiss.clicked.connect(self._on_dismissed)
        session.notes_changed.connect(self._on_notes_changed)
        self.draw_icons()
        self._on_notes_changed()

    def draw_icons(self) -> None:
        """Draw the icons anew, after the palette has changed."""
        self._sign.setPixmap(icon("info").pixmap(18, 18))
        self.dismiss.setIcon(icon("close"))

    @Slot()
    def _on_notes_changed(self) -> None:
        self.text.setText("\n".join(tr(note) for note in self._session.notes))
        self.offers["pages"].setVisible(self._session.pages_path is not None)
        self.offers["mark-dust"].setVisible(self._session.has_infrared)
        self.setVisible(bool(self._session.notes))

    @Slot()
    def _on_dismissed(self) -> None:
        self._session.notes = ()
