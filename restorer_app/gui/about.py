"""What the program is, its versions, and all licences in full."""

from __future__ import annotations

import platform

from PySide6.QtCore import QSize, Qt, Slot, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from restorer_app.core.licences import PACKAGES, licence_text, own_licence
from restorer_app.core.version import program_version
from restorer_app.gui.icons import program_icon
from restorer_app.gui.small_widgets import quiet
from restorer_app.session.words import tr

_Button = QDialogButtonBox.StandardButton
_OWN = "restorer"


def details() -> str:
    """One line a part, for a letter to who can help: the program, the system, every library."""
    lines = [f"Restorer {program_version()}", platform.platform()]
    lines += [f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    lines += [f"{package.distribution} {package.version}" for package in PACKAGES if package.version]
    return "\n".join(lines)


class AboutBox(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About Restorer"))
        self.table = _packages()
        self.table.itemActivated.connect(self._show_licence)
        self.table.itemDoubleClicked.connect(self._show_licence)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 18)
        column.setSpacing(14)
        column.addLayout(self._head())
        column.addWidget(quiet(tr("It stands on the work of others. Enter shows a licence in full.")))
        column.addWidget(self.table, 1)
        column.addWidget(self._buttons())

    def sizeHint(self) -> QSize:
        return QSize(620, 520)

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(72, 72))
        title = QLabel(f"Restorer {program_version()}")
        title.setProperty("heading", True)
        purpose = QLabel(tr("Repairs old photographs. Nothing changes outside what you mark."))
        licence = QLabel(tr("Free software under the Apache License 2.0, without any warranty."))
        system = quiet(f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}")
        texts = QVBoxLayout()
        texts.setSpacing(6)
        for label in (title, purpose, licence, system):
            label.setTextFormat(Qt.TextFormat.PlainText)
            texts.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(_Button.Close)
        self.copy = buttons.addButton(tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details()))
        self.licence = buttons.addButton(tr("Licence text…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.licence.clicked.connect(self._show_chosen)
        for button in (self.copy, self.licence, buttons.button(_Button.Close)):
            button.setAutoDefault(False)  # Enter is the table's
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot()
    def _show_chosen(self) -> None:
        item = self.table.currentItem()
        if item is not None:
            self._show_licence(item)

    def _show_licence(self, item: QTreeWidgetItem) -> None:
        LicenceWindow(item.data(0, Qt.ItemDataRole.UserRole), self).open()


class LicenceWindow(QDialog):
    """The texts that came with a package; where none came, where they can be read."""

    def __init__(self, distribution: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = distribution == _OWN
        self.setWindowTitle(tr("Licence of {name}").format(name="Restorer" if own else distribution))
        text = QPlainTextEdit(own_licence() if own else _text_of(distribution))
        text.setReadOnly(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        text.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(_Button.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 14)
        column.addWidget(text)
        column.addWidget(buttons)

    def sizeHint(self) -> QSize:
        return QSize(720, 560)


def _text_of(distribution: str) -> str:
    package = next(package for package in PACKAGES if package.distribution == distribution)
    where = tr("{licence}. The full text: {address}").format(licence=package.licence, address=package.source)
    return licence_text(distribution) or where


def _packages() -> QTreeWidget:
    table = QTreeWidget()
    table.setColumnCount(4)
    table.setHeaderLabels([tr("Part"), tr("Version"), tr("Licence"), tr("What for")])
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setAccessibleName(tr("Licences"))
    rows = [(_OWN, "Restorer", program_version(), "Apache-2.0", tr("The program itself"))]
    for package in PACKAGES:
        name, version = package.distribution, package.version or "–"
        rows.append((name, name, version, package.licence, tr(package.purpose)))
    for name, *texts in rows:
        QTreeWidgetItem(table, texts).setData(0, Qt.ItemDataRole.UserRole, name)
    table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    table.setCurrentIndex(table.model().index(0, 0))
    return table
