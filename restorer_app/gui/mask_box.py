"""The panel's part about the mask: seen or not, grown or shrunk, loaded, saved, cleared, and how it looks."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QLabel, QSlider, QWidget

from restorer_app.gui.action_set import ActionSet
from restorer_app.gui.overlay_colours import colour_title, overlay_colour
from restorer_app.gui.small_widgets import Disclosure, action_button, column_in, heading, number_field
from restorer_app.session.masking_session import LARGEST_GROWTH
from restorer_app.session.painting_session import OVERLAY_COLOURS
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr


class MaskBox(QWidget):
    def __init__(self, session: RestoreSession, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown = QCheckBox(tr("Show"))
        self.growth = number_field(1, LARGEST_GROWTH)
        self.growth.setSuffix(tr(" px"))
        self.growth.setAccessibleName(tr("Pixels to grow or shrink by"))
        self.look = Disclosure(tr("How marks look"))
        self.overlay = OverlayLook(session)
        self.look.hold(self.overlay)
        self._lay_out(actions)
        self.shown.toggled.connect(self._on_toggled)
        self.growth.valueChanged.connect(self._on_growth_chosen)
        session.view_changed.connect(self._on_view_changed)
        session.tool_changed.connect(self._on_tool_changed)
        self._on_view_changed()
        self._on_tool_changed()

    def _lay_out(self, actions: ActionSet) -> None:
        title = QHBoxLayout()
        title.addWidget(heading(tr("Mask")), 1)
        title.addWidget(self.shown)
        column = column_in(self)
        column.addLayout(title)
        for row in (
            (("grow-mask", tr("Grow")), ("shrink-mask", tr("Shrink")), ("", "")),
            (("invert-mask", tr("Invert")), ("mark-tones", tr("Tones…")), ("clear-mask", tr("Clear"))),
            (("load-mask", tr("Load…")), ("save-mask", tr("Save…"))),
        ):
            line = QHBoxLayout()
            line.setSpacing(8)
            for name, text in row:
                line.addWidget(action_button(actions[name], text) if name else self.growth, 1)
            column.addLayout(line)
        column.addWidget(self.look)
        column.addWidget(self.overlay)

    @Slot(bool)
    def _on_toggled(self, shown: bool) -> None:
        self._session.mask_visible = shown

    @Slot(int)
    def _on_growth_chosen(self, pixels: int) -> None:
        self._session.growth = pixels

    @Slot()
    def _on_view_changed(self) -> None:
        self.shown.setChecked(self._session.mask_visible)

    @Slot()
    def _on_tool_changed(self) -> None:
        self.growth.setValue(self._session.growth)


class OverlayLook(QWidget):
    """Colour, opacity, and whether only the outline is drawn."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.colours = QComboBox()
        self.colours.setAccessibleName(tr("Colour of the marks"))
        self.colours.setIconSize(QSize(14, 14))
        for name in OVERLAY_COLOURS:
            self.colours.addItem(_swatch(overlay_colour(name)), colour_title(name), name)
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(10, 90)
        self.opacity.setAccessibleName(tr("Opacity of the marks"))
        self.outline = QCheckBox(tr("Outline only"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        for row, (text, field) in enumerate(((tr("Colour"), self.colours), (tr("Opacity"), self.opacity))):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.outline, 2, 0, 1, 2)
        self.colours.activated.connect(self._on_colour_chosen)
        self.opacity.valueChanged.connect(self._on_opacity_chosen)
        self.outline.toggled.connect(self._on_outline_chosen)
        session.overlay_changed.connect(self._on_overlay_changed)
        self._on_overlay_changed()

    @Slot(int)
    def _on_colour_chosen(self, index: int) -> None:
        self._session.overlay_colour = self.colours.itemData(index)

    @Slot(int)
    def _on_opacity_chosen(self, percent: int) -> None:
        if percent != round(self._session.overlay_opacity * 100):
            self._session.overlay_opacity = percent / 100

    @Slot(bool)
    def _on_outline_chosen(self, outline: bool) -> None:
        self._session.overlay_outline = outline

    @Slot()
    def _on_overlay_changed(self) -> None:
        session = self._session
        self.colours.setCurrentIndex(self.colours.findData(session.overlay_colour))
        self.opacity.setValue(round(session.overlay_opacity * 100))
        self.opacity.setEnabled(not session.overlay_outline)
        self.outline.setChecked(session.overlay_outline)


def _swatch(colour: QColor) -> QIcon:
    pixmap = QPixmap(28, 28)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(QColor(0, 0, 0, 120))
    painter.drawRoundedRect(1, 1, 12, 12, 3, 3)
    painter.end()
    return QIcon(pixmap)
