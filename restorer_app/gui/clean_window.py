"""Cleans up noise: where and how strongly is chosen, then it is done, and undo takes it back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from restorer_app.engine.request import GENTLE
from restorer_app.gui.clean_sample import CleanSample
from restorer_app.gui.small_widgets import quiet
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

_STEPS, _FINE = 100, 1000
_WIDTH = 400


class CleanWindow(QDialog):
    """Stays open beside the work, so that it can be tried, undone and tried again."""

    def __init__(
        self, session: RestoreSession, parent: QWidget | None = None, middle: tuple[int, int] | None = None
    ) -> None:
        """``middle``: the row and column (upright) that the preview shows first; None: the photograph's."""
        super().__init__(parent)
        self._session = session
        self.sample = CleanSample(session, middle)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Clean up noise"))
        self.marked = QCheckBox(tr("Only where it is &marked"))
        self.strength = QSlider(Qt.Orientation.Horizontal)
        self.strength.setRange(1, _STEPS)
        self.strength.setPageStep(10)
        self.strength.setValue(round(GENTLE * _STEPS))
        self.percent, self.told = QLabel(), quiet("")
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing())
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.bar = QProgressBar()
        self.bar.setRange(0, _FINE)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress"))
        room = self.bar.sizePolicy()
        room.setRetainSizeWhenHidden(True)  # nothing jumps when it comes
        self.bar.setSizePolicy(room)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.stop_button = self.buttons.addButton(tr("Stop"), QDialogButtonBox.ButtonRole.ActionRole)
        self.clean_button = self.buttons.addButton(tr("&Clean up"), QDialogButtonBox.ButtonRole.ApplyRole)
        self._lay_out()
        self.clean_button.setDefault(True)
        self.strength.setFocus()
        self._bind()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 18, 18, 14)
        column.setSpacing(12)
        about = tr("Takes away grain and traces of JPEG. Damage stays: Restore is for that.")
        column.addWidget(quiet(about))
        column.addWidget(self.sample)
        column.addWidget(self.marked)
        column.addLayout(self._strength_row())
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addWidget(self.buttons)
        self.setMinimumWidth(_WIDTH)

    def _strength_row(self) -> QHBoxLayout:
        label, row = QLabel(tr("&Strength")), QHBoxLayout()
        label.setBuddy(self.strength)
        self.strength.setAccessibleName(tr("Strength"))
        self.percent.setMinimumWidth(self.percent.fontMetrics().horizontalAdvance("100 %"))
        self.percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setSpacing(12)
        row.addWidget(label)
        row.addWidget(self.strength, 1)
        row.addWidget(self.percent)
        return row

    def sizeHint(self) -> QSize:
        """With room for texts that are broken into lines."""
        layout = self.layout()
        return QSize(_WIDTH, layout.totalHeightForWidth(_WIDTH) if layout is not None else 0)

    def _bind(self) -> None:
        self.strength.valueChanged.connect(self._on_chosen)
        self.clean_button.clicked.connect(self._on_clean)
        self.stop_button.clicked.connect(self._session.stop)
        self.buttons.rejected.connect(self.reject)
        self._session.progressed.connect(self._on_progressed)
        self._session.job_changed.connect(self._tell)
        self._session.state_changed.connect(self._tell)
        self._session.message.connect(self._on_message)
        self._on_chosen()
        self._tell()

    @Slot()
    def _on_chosen(self) -> None:
        self.percent.setText(tr("{percent} %").format(percent=self.strength.value()))
        self.sample.strength = self.strength.value() / _STEPS

    @Slot()
    def _on_clean(self) -> None:
        self._session.clean(self.strength.value() / _STEPS, self.marked.isChecked())

    @Slot()
    def _tell(self) -> None:
        """What can be chosen now, and why nothing can be."""
        session = self._session
        if not session.has_mask and not session.restoring:
            self.marked.setChecked(False)
        self.marked.setEnabled(session.has_mask)
        self.marked.setToolTip("" if session.has_mask else tr("Brush over a region first."))
        self.clean_button.setEnabled(session.can_clean)
        self.stop_button.setEnabled(session.restoring)
        self.bar.setVisible(session.restoring)
        if not session.restoring:
            self.bar.setValue(0)
        if session.clean_hint:
            self.told.setText(session.clean_hint)
        self.resize(self.size().expandedTo(self.sizeHint()))  # a reason may take several lines

    @Slot(float, str)
    def _on_progressed(self, fraction: float, note: str) -> None:
        self.bar.setValue(round(fraction * _FINE))
        self.told.setText(self._session.time_left or note)

    @Slot(str)
    def _on_message(self, text: str) -> None:
        self.told.setText(text)
