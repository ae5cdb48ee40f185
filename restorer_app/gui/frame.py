"""The middle of the window: the picture, and the parts around it, which can be replaced while it stays."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget


class Frame(QWidget):
    """Picture (or welcome page), what is above and below it in a column, and what is beside it."""

    def __init__(self, picture: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = picture
        self._around: list[QWidget] = []
        self._pages = QStackedWidget()
        self._pages.addWidget(picture)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(0)
        self._middle.addWidget(self._pages, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._middle, 1)

    def surround(self, welcome: QWidget, above: QWidget, below: Sequence[QWidget], beside: QWidget) -> None:
        """Put these around the picture, in the place of those that are there, which are deleted."""
        shows_picture = not self._around or self._pages.currentWidget() is self._picture
        for part in self._around:
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._around = [welcome, above, *below, beside]
        _take_room(welcome, not shows_picture)
        self._pages.insertWidget(0, welcome)
        self._middle.insertWidget(0, above)
        for part in below:
            self._middle.addWidget(part)
        self._row.addWidget(beside)
        for part in self._around[1:]:
            if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.show()  # now, not soon: the picture would move to and fro
        self.show_picture(shows_picture)

    def show_picture(self, shown: bool) -> None:
        """The picture, or the welcome page."""
        self._pages.setCurrentIndex(1 if shown else 0)
        _take_room(self._around[0], not shown)
        self._pages.updateGeometry()  # a page out of sight cannot tell that it wants no room any more


def _take_room(page: QWidget, seen: bool) -> None:
    """Let a page ask for room only while it is seen."""
    policy = QSizePolicy.Policy.Preferred if seen else QSizePolicy.Policy.Ignored
    page.setSizePolicy(policy, policy)
