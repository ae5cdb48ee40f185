"""The panel at the right: restore, engine, brush, mask, comparison, save."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from restorer_app.gui.action_set import ActionSet
from restorer_app.gui.icons import icon
from restorer_app.gui.restore_box import RestoreBox
from restorer_app.session.painting_session import LARGEST_BRUSH, SMALLEST_BRUSH, ViewMode
from restorer_app.session.restore_session import LARGEST_SEED, RestoreSession
from restorer_app.session.sentences import device_title
from restorer_app.session.words import tr

WIDTH = 284
_SLIDER_STEPS = 400


class Panel(QWidget):
    """Its parts, from top to bottom, each bound to the session by itself."""

    def __init__(self, session: RestoreSession, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.restore_box = RestoreBox(session)
        self.engine = EngineChoice(session)
        self.brush = BrushSize(session)
        self.mask_box = MaskBox(session, actions)
        self.compare = CompareBox(session)
        self.save_button = action_button(actions["save-as"], tr("Save as…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(14)
        parts = (self.restore_box, self.engine, self.brush, self.mask_box, self.compare)
        for number, part in enumerate(parts):
            if number:
                column.addWidget(_rule())
            column.addWidget(part)
        column.addStretch(1)
        column.addWidget(self.save_button)


class EngineChoice(QWidget):
    """Which method repairs; under "More" also on which device and with which seed."""

    chosen = Signal()
    """The person chose something from a list."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.methods = QComboBox()
        self.methods.setAccessibleName(tr("Engine"))
        for number, info in enumerate(session.methods):
            title = tr(info.title)
            self.methods.addItem(
                tr("{engine} (recommended)").format(engine=title) if not number else title, info.name
            )
        self.summary = quiet("")
        self.more = Disclosure(tr("More"))
        self.devices = QComboBox()
        self.seed = QSpinBox()
        self.seed.setRange(0, LARGEST_SEED)
        self.seed.setToolTip(tr("The same seed gives the same repair again"))
        self._lay_out()
        self._bind(session)

    def _lay_out(self) -> None:
        fields = QWidget()
        grid = QGridLayout(fields)
        grid.setContentsMargins(0, 2, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        for row, (title, field) in enumerate(((tr("&Device"), self.devices), (tr("Se&ed"), self.seed))):
            label = QLabel(title)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        self.more.hold(fields)
        column = _column(self)
        for part in (heading(tr("Engine")), self.methods, self.summary, self.more, fields):
            column.addWidget(part)

    def _bind(self, session: RestoreSession) -> None:
        self.methods.activated.connect(self._on_method_chosen)
        self.devices.activated.connect(self._on_device_chosen)
        self.seed.valueChanged.connect(self._on_seed_chosen)
        session.devices_changed.connect(self._on_devices_changed)
        session.choice_changed.connect(self._on_choice_changed)
        self._on_devices_changed()

    @Slot(int)
    def _on_method_chosen(self, index: int) -> None:
        self._session.method = self.methods.itemData(index)
        self.chosen.emit()

    @Slot(int)
    def _on_device_chosen(self, index: int) -> None:
        self._session.device = self.devices.itemData(index)
        self.chosen.emit()

    @Slot(int)
    def _on_seed_chosen(self, seed: int) -> None:
        self._session.seed = seed

    @Slot()
    def _on_devices_changed(self) -> None:
        self.devices.clear()
        for device in self._session.devices:
            self.devices.addItem(device_title(device), device)
        self._on_choice_changed()

    @Slot()
    def _on_choice_changed(self) -> None:
        session = self._session
        self.methods.setCurrentIndex(self.methods.findData(session.method))
        self.devices.setCurrentIndex(self.devices.findData(session.device))
        self.seed.setValue(session.seed)
        self.summary.setText(
            next((tr(info.summary) for info in session.methods if info.name == session.method), "")
        )
        self.summary.setVisible(bool(self.summary.text()))


class BrushSize(QWidget):
    """A slider in even ratios (small sizes get as much room as large ones), and the number."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _SLIDER_STEPS)
        self.slider.setAccessibleName(tr("Brush size"))
        self.slider.setToolTip(tr("Also with [ and ]"))
        self.number = QSpinBox()
        self.number.setRange(round(SMALLEST_BRUSH), round(LARGEST_BRUSH))
        self.number.setSuffix(tr(" px"))
        self.number.setAccessibleName(tr("Brush size in pixels"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        column = _column(self)
        column.addWidget(heading(tr("Brush size")))
        column.addLayout(row)
        self.slider.valueChanged.connect(self._on_slid)
        self.number.valueChanged.connect(self._on_typed)
        session.tool_changed.connect(self._on_tool_changed)
        self._on_tool_changed()

    @Slot(int)
    def _on_slid(self, step: int) -> None:
        if step != slider_step(self._session.brush_diameter):
            self._session.brush_diameter = round(slider_size(step))

    @Slot(int)
    def _on_typed(self, size: int) -> None:
        if size != round(self._session.brush_diameter):
            self._session.brush_diameter = size

    @Slot()
    def _on_tool_changed(self) -> None:
        size = self._session.brush_diameter
        if slider_step(round(slider_size(self.slider.value()))) != slider_step(size):
            self.slider.setValue(slider_step(size))
        self.number.setValue(round(size))


class MaskBox(QWidget):
    def __init__(self, session: RestoreSession, actions: ActionSet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.shown = QCheckBox(tr("Show"))
        self.shown.toggled.connect(self._on_toggled)
        session.view_changed.connect(self._on_view_changed)
        self._on_view_changed()
        title = QHBoxLayout()
        title.addWidget(heading(tr("Mask")), 1)
        title.addWidget(self.shown)
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, text in (
            ("load-mask", tr("Load…")),
            ("save-mask", tr("Save…")),
            ("clear-mask", tr("Clear")),
        ):
            row.addWidget(action_button(actions[name], text))
        column = _column(self)
        column.addLayout(title)
        column.addLayout(row)

    @Slot(bool)
    def _on_toggled(self, shown: bool) -> None:
        self._session.mask_visible = shown

    @Slot()
    def _on_view_changed(self) -> None:
        self.shown.setChecked(self._session.mask_visible)


class CompareBox(QWidget):
    """Three ways to look: repaired, split, as opened."""

    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._modes: tuple[ViewMode, ...] = ("before", "split", "after")
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        titles = (tr("Before"), tr("Split"), tr("After"))
        for number, (title, place) in enumerate(zip(titles, ("first", "middle", "last"), strict=True)):
            button = QPushButton(title)
            button.setCheckable(True)
            button.setProperty("segment", True)
            button.setProperty("place", place)
            self._group.addButton(button, number)
            row.addWidget(button)
        column = _column(self)
        column.addWidget(heading(tr("Compare")))
        column.addLayout(row)
        column.addWidget(quiet(tr("Hold P to see the original.")))
        self._group.idClicked.connect(self._on_clicked)
        session.view_changed.connect(self._on_view_changed)
        session.document_changed.connect(self._on_view_changed)
        self._on_view_changed()

    def button(self, mode: ViewMode) -> QPushButton:
        found = self._group.button(self._modes.index(mode))
        assert isinstance(found, QPushButton)
        return found

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self._session.view_mode = self._modes[number]

    @Slot()
    def _on_view_changed(self) -> None:
        self.button(self._session.view_mode).setChecked(True)
        for button in self._group.buttons():
            button.setEnabled(self._session.document is not None)


class Disclosure(QToolButton):
    """A line that opens and closes what it holds."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: QWidget | None = None
        self.setText(title)
        self.setCheckable(True)
        self.setProperty("disclosure", True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self._on_toggled)

    def hold(self, held: QWidget) -> None:
        self._held = held
        self._on_toggled(self.isChecked())

    def draw_icon(self) -> None:
        """Draw the triangle anew, after the palette has changed."""
        self.setIcon(icon("opened" if self.isChecked() else "closed"))

    @Slot(bool)
    def _on_toggled(self, opened: bool) -> None:
        self.draw_icon()
        if self._held is not None:
            self._held.setVisible(opened)


def slider_step(size: float) -> int:
    """Where on the slider a brush size stands."""
    share = math.log(size / SMALLEST_BRUSH) / math.log(LARGEST_BRUSH / SMALLEST_BRUSH)
    return round(share * _SLIDER_STEPS)


def slider_size(step: int) -> float:
    """The brush size at a step of the slider."""
    return float(SMALLEST_BRUSH * (LARGEST_BRUSH / SMALLEST_BRUSH) ** (step / _SLIDER_STEPS))


def action_button(action: QAction, text: str) -> QPushButton:
    """A button that does what the action does, and can be pressed when that can be chosen."""
    button = QPushButton(text)
    button.clicked.connect(action.trigger)

    def follow() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    action.changed.connect(follow)
    follow()
    return button


def heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("heading", True)
    return label


def quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("quiet", True)
    label.setWordWrap(True)
    return label


def _column(parent: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(parent)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("rule", True)
    return rule
