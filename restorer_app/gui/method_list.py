"""The engines to choose from, by where they come from; each with a line on what it is good for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from restorer_app.engine.request import GROUPS, MethodInfo, grouped
from restorer_app.session.words import tr

_DESCRIBED = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)


class MethodList(QComboBox):
    """The data of an item is the method's name; the headings of groups cannot be chosen."""

    def __init__(self, methods: Sequence[MethodInfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Engine"))
        groups = grouped(methods)
        for group, members in groups.items():
            if len(groups) > 1:
                self._add_heading(tr(GROUPS[group]))
            for info in members:
                self._add(info)
        self.setMaxVisibleItems(self.count())

    def _add(self, info: MethodInfo) -> None:
        self.addItem(tr(info.title), info.name)
        for role in _DESCRIBED:
            self.setItemData(self.count() - 1, tr(info.summary), role)

    def _add_heading(self, text: str) -> None:
        self.addItem(text)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(self.count() - 1)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        item.setFont(font)
