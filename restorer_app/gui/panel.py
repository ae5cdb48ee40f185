"""The panel at the right: restore, engine, brush, mask, comparison, save."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Slot
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from restorer_app.gui.action_set import ActionSet
from restorer_app.gui.compare_box import CompareBox
from restorer_app.gui.defects_box import DefectsBox
from restorer_app.gui.engine_choice import EngineChoice
from restorer_app.gui.history_box import HistoryBox
from restorer_app.gui.mask_box import MaskBox
from restorer_app.gui.restore_box import RestoreBox
from restorer_app.gui.small_widgets import Disclosure, action_button, rule
from restorer_app.gui.tool_options import ToolOptions
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_WIDTH = 304
_MARGIN, _SPACING = 16, 14


class Panel(QWidget):
    """Restore at the top and Save at the bottom are always in sight; what is between scrolls if it must."""

    def __init__(self, session: RestoreSession, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.restore_box = RestoreBox(session)
        self.engine = EngineChoice(session)
        self.tool = ToolOptions(session)
        self.brush = self.tool.brush
        self.mask_box = MaskBox(session, actions)
        self.defects = DefectsBox(session, actions)
        self.compare = CompareBox(session, actions)
        self.history = HistoryBox(session)
        self.save_button = action_button(actions["save-as"], tr("Save as…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, 0, _MARGIN)
        column.setSpacing(_SPACING)
        column.addWidget(_inset(self.restore_box))
        column.addWidget(self._scrolled(), 1)
        column.addWidget(_inset(self.save_button))
        session.state_changed.connect(self._on_state_changed)

    @property
    def parts(self) -> dict[str, Disclosure]:
        """What can be opened and closed, by the names under which that is remembered."""
        return {
            "more": self.engine.more,
            "marks": self.mask_box.look,
            "history": self.history.opened,
            "defects": self.defects.opened,
        }

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, _MARGIN, 0)
        column.setSpacing(_SPACING)
        for part in (self.engine, self.tool, self.mask_box, self.defects, self.compare, self.history):
            column.addWidget(rule())
            column.addWidget(part)
        column.addStretch(1)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def show_history(self) -> None:
        """Open the list of steps, bring it into sight, and give it the keyboard."""
        self.history.show_list()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # it has its place now
        self._area.ensureWidgetVisible(self.history, 0, 0)

    @Slot()
    def _on_state_changed(self) -> None:
        """Saving becomes the main thing to do when there is something to save and nothing to repair."""
        main = self._session.unsaved and not self._session.can_restore
        if main != bool(self.save_button.property("primary")):
            self.save_button.setProperty("primary", main)
            self.save_button.style().polish(self.save_button)


def _inset(part: QWidget) -> QWidget:
    """The part with the margin that scrolled parts have at their right."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, _MARGIN, 0)
    column.addWidget(part)
    return holder
