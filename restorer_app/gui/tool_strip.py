"""The strip of tools at the left: one stop for the Tab key, arrow keys go on inside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

from restorer_app.gui.action_set import ActionSet
from restorer_app.gui.areas import take_keyboard
from restorer_app.gui.icons import icon
from restorer_app.session.words import tr

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_LARGE, _SMALL = 20, 16
"""Sides of the icons, in logical pixels."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ToolStrip(QToolBar):
    """A click takes the keyboard away from nobody."""

    def __init__(self, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tools"), parent)
        self.setObjectName("strip")
        self.setAccessibleName(tr("Tools"))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setIconSize(QSize(_LARGE, _LARGE))
        actions.fill_strip(self)
        for button in self.buttons:
            button.installEventFilter(self)
        self._stop_at(self.buttons[0])
        self._draw_icon()

    @property
    def buttons(self) -> list[QToolButton]:
        """From top to bottom."""
        parts = [self.widgetForAction(action) for action in self.actions()]
        return [part for part in parts if isinstance(part, QToolButton)]

    @property
    def more(self) -> QToolButton:
        """The arrow behind which those are that have no room."""
        found = self.findChild(QToolButton, "qt_toolbar_ext_button")
        assert isinstance(found, QToolButton), "Qt calls it so"
        return found

    def _draw_icon(self) -> None:
        self.more.setIcon(icon("opened"))
        self.more.setAccessibleName(tr("More tools"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_icon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw smaller where the window is too low for all; what has no room even so is behind the arrow."""
        super().resizeEvent(event)
        needed = self.sizeHint().height() + (_LARGE - self.iconSize().height()) * len(self.buttons)
        side = _LARGE if needed <= self.height() else _SMALL
        self.setIconSize(QSize(side, side))

    def _stop_at(self, chosen: QToolButton) -> None:
        """Let the Tab key stop at this button and at no other."""
        for button in self.buttons:
            stops = button is chosen
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and isinstance(watched, QToolButton):
            return self._take_key(watched, Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _take_key(self, button: QToolButton, key: Qt.Key) -> bool:
        if key in _STEPS:
            self._go_on(button, _STEPS[key])
        elif key in _ENTER:
            button.click()
        return key in _STEPS or key in _ENTER

    def _go_on(self, button: QToolButton, by: int) -> None:
        """To the next button that can be pressed; from the last one to the first."""
        able = [each for each in self.buttons if each.isVisible() and (each.isEnabled() or each is button)]
        chosen = able[(able.index(button) + by) % len(able)]
        self._stop_at(chosen)
        take_keyboard(chosen)
