"""What a person sets once: looks, marks, engine, and where unsaved work is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from restorer_app.core.sentence import Text
from restorer_app.gui import choosing
from restorer_app.gui.engine_choice import EngineChoice
from restorer_app.gui.mask_box import OverlayLook
from restorer_app.gui.small_widgets import column_in, heading, quiet, rule
from restorer_app.session.language import LANGUAGE_TITLES
from restorer_app.session.settings import THEMES, Settings
from restorer_app.session.words import tr

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow

_SIDE = 268
_THEME_TITLES: dict[str, Text] = {"system": "Like the system", "dark": "Dark", "light": "Light"}

_COMPRESSION_TITLES: dict[str, Text] = {
    "none": "Uncompressed",
    "deflate": "Deflate",
    "lzw": "LZW",
    "zstd": "Zstd",
}


class Preferences(QDialog):
    """No Cancel: what is changed is seen at once, and "Reset to defaults" undoes it."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings, self._session = window, settings, window.session
        self.setObjectName("preferences")
        self.setWindowTitle(tr("Preferences"))
        self.general = _General(window)
        self.work = _KeptWork(window, settings)
        self.marks = OverlayLook(self._session)
        self.engine = EngineChoice(self._session)
        self.engine.more.setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addWidget(
            _side(heading(tr("General")), self.general, rule(), heading(tr("Unsaved work")), self.work)
        )
        row.addWidget(_side(heading(tr("Marks")), self.marks, rule(), self.engine))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(18)
        column.addLayout(row)
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.reset_button = buttons.addButton(tr("Reset to defaults"), QDialogButtonBox.ButtonRole.ResetRole)
        self.reset_button.clicked.connect(self._on_reset)
        self.reset_button.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.rejected.connect(self.reject)
        return buttons

    @Slot()
    def _on_reset(self) -> None:
        self._settings.reset(self._session)
        self._window.wear(self._settings.theme)
        self._window.speak(self._settings.language)
        self._window.keep_work()
        self.general.follow()
        self.work.follow()

    def done(self, result: int) -> None:
        self._settings.remember(self._session)  # whatever happens to the program after this
        super().done(result)


class _General(QWidget):
    """Language, looks, motion, and what is remembered."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window, self._session = window, window.session
        self.themes = QComboBox()
        for name in THEMES:
            self.themes.addItem(tr(_THEME_TITLES[name]), name)
        self.languages = QComboBox()
        for name, title in LANGUAGE_TITLES.items():
            self.languages.addItem(tr(title), name)
        self.compressions = QComboBox()
        for name, title in _COMPRESSION_TITLES.items():
            self.compressions.addItem(tr(title), name)
        self.compressions.setToolTip(tr("Compression never changes a sample; archives want none"))
        self.still = _switch(tr("&Reduce motion"), tr("Nothing blinks by itself"), self._on_still)
        self.pressure = _switch(
            tr("Pen &pressure sets the size"), tr("A light touch paints thinly"), self._on_pressure
        )
        self.remember = _switch(
            tr("Re&member recent files"),
            tr("Switched off, the list and its small pictures are removed"),
            self._on_remember,
        )
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(12)
        self.add_row(tr("Lan&guage"), self.languages)
        self.add_row(tr("&Look"), self.themes)
        self.add_row(tr("Save &TIFF"), self.compressions)
        for box in (self.pressure, self.still, self.remember):
            self._grid.addWidget(box, self._grid.rowCount(), 0, 1, 2)
        self.languages.activated.connect(self._on_language)
        self.themes.activated.connect(self._on_theme)
        self.compressions.activated.connect(self._on_compression)
        for signal in (self._session.recent.changed, self._session.tool_changed):
            signal.connect(self.follow)
        self.follow()

    def add_row(self, title: str, field: QWidget) -> None:
        """A field with its title before it."""
        label, row = QLabel(title), self._grid.rowCount()
        label.setBuddy(field)
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)

    @Slot()
    def follow(self) -> None:
        """Show what is set now."""
        self.languages.setCurrentIndex(self.languages.findData(self._window.language_choice))
        self.themes.setCurrentIndex(self.themes.findData(self._window.theme_choice))
        compression = self.compressions.findData(self._session.tiff_compression)
        self.compressions.setCurrentIndex(compression)
        self.pressure.setChecked(self._session.pressure_sizes)
        self.still.setChecked(self._session.reduced_motion)
        self.remember.setChecked(self._session.recent.remembering)

    def _on_language(self, index: int) -> None:
        self._window.speak(self.languages.itemData(index))

    def _on_theme(self, index: int) -> None:
        self._window.wear(self.themes.itemData(index))

    def _on_compression(self, index: int) -> None:
        self._session.tiff_compression = self.compressions.itemData(index)

    def _on_still(self, still: bool) -> None:
        self._session.reduced_motion = still

    def _on_pressure(self, wanted: bool) -> None:
        self._session.pressure_sizes = wanted

    def _on_remember(self, wanted: bool) -> None:
        self._session.recent.remembering = wanted


class _KeptWork(QWidget):
    """Whether unsaved work is kept every minute, and in which folder."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__()
        self._window, self._settings = window, settings
        self.kept = _switch(
            tr("&Keep it safe every minute"),
            tr("After a crash or a power cut you are asked whether to bring it back"),
            self._on_kept,
        )
        self.folder = QLineEdit()
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(tr("Folder for unsaved work"))
        self.browse = QPushButton(tr("&Browse…"))
        self.browse.clicked.connect(self._on_browse)
        self.show_folder = QPushButton(tr("Sho&w"))
        self.show_folder.clicked.connect(self._on_show)
        for button in (self.browse, self.show_folder):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self.browse)
        row.addWidget(self.show_folder)
        row.addStretch(1)
        column = column_in(self)
        column.addWidget(self.kept)
        column.addWidget(self.folder)
        column.addLayout(row)
        column.addWidget(quiet(tr("Only what is not saved lies there, and only as long as it is not.")))
        self.follow()

    @property
    def _place(self) -> Path:
        return self._settings.work_folder or self._window.session.places.kept_work

    def follow(self) -> None:
        """Show what is set now."""
        self.kept.setChecked(self._settings.keeps_work)
        self.folder.setText(str(self._place))
        self.folder.setCursorPosition(0)
        self.folder.setToolTip(str(self._place))
        for part in (self.folder, self.browse, self.show_folder):
            part.setEnabled(self._settings.keeps_work)

    def _on_kept(self, wanted: bool) -> None:
        self._settings.keeps_work = wanted
        self._window.keep_work()
        self.follow()

    @Slot()
    def _on_browse(self) -> None:
        folder = choosing.folder(self, tr("Folder for unsaved work"), self._place)
        if folder is not None:
            self._settings.work_folder = folder
            self._window.keep_work()
            self.follow()

    @Slot()
    def _on_show(self) -> None:
        show_folder(self._place)


def show_folder(folder: Path) -> None:
    """Open a folder in the system's own window for files; one that is not there yet is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _side(*parts: QWidget) -> QWidget:
    side = QWidget()
    side.setFixedWidth(_SIDE)
    column = column_in(side)
    column.setSpacing(12)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return side


def _switch(text: str, tip: str, take: Callable[[bool], object]) -> QCheckBox:
    box = QCheckBox(text)
    box.setToolTip(tip)
    box.setAccessibleDescription(tip)
    box.toggled.connect(take)
    return box
