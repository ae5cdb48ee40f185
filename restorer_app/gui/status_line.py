"""The line at the bottom: what was just done, and facts of the photograph and of the place pointed at."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, Slot
from PySide6.QtGui import QColorSpace, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStatusBar, QWidget

from restorer_app.core.document import Document
from restorer_app.core.files.depths import packed
from restorer_app.core.geometry import Box
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Role, Samples
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.sentences import device_title
from restorer_app.session.words import number, tr

_LETTERS = {
    Role.RED: "R",
    Role.GREEN: "G",
    Role.BLUE: "B",
    Role.ALPHA: "A",
    Role.ALPHA_PREMULTIPLIED: "A",
    Role.INFRARED: "IR",
    Role.CYAN: "C",
    Role.MAGENTA: "M",
    Role.YELLOW: "Y",
    Role.BLACK: "K",
    Role.LIGHTNESS: "L*",
    Role.LAB_A: "a*",
    Role.LAB_B: "b*",
    Role.GREY: "",
    Role.EXTRA: "+",
}


class _Message(QLabel):
    """A line that gives way: what has no room ends with an ellipsis, and the pointer brings up the whole."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text as far as there is room."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self.style().drawItemText(
            painter, room, align, self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )


class StatusLine(QStatusBar):
    def __init__(self, session: RestoreSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._place: tuple[int, int] | None = None
        self._last = ""
        self.setSizeGripEnabled(False)
        self.message, self.pixel, self.size_label = _Message(), _plain(), _plain()
        self.profile, self.device, self.zoom = _plain(), _plain(), _plain()
        self.message.setObjectName("message")
        self.addWidget(self.message, 1)
        for label in (self.pixel, self.size_label, self.profile, self.device, self.zoom):
            self.addPermanentWidget(label)
        self._bind(session)

    def _bind(self, session: RestoreSession) -> None:
        session.message.connect(self._on_message)
        session.job_changed.connect(self._on_job_changed)
        session.document_changed.connect(self._on_document_changed)
        session.picture_changed.connect(self._tell_pixel)
        session.view_changed.connect(self._tell_pixel)
        session.choice_changed.connect(self._on_choice_changed)
        self._on_document_changed()
        self._on_choice_changed()

    @Slot(str)
    def _on_message(self, text: str) -> None:
        self._last = text
        self._on_job_changed()

    @Slot()
    def _on_job_changed(self) -> None:
        self.message.setText(tr(self._session.busy_title) or self._last)

    @Slot()
    def _on_document_changed(self) -> None:
        document = self._session.document
        self._last, self._place = "", None
        self.size_label.setText(size_text(document.picture) if document else "")
        self.profile.setText(profile_text(document.facts) if document else "")
        for label in (self.pixel, self.size_label, self.profile, self.zoom):
            label.setVisible(document is not None)
        if document is not None:
            self.pixel.setMinimumWidth(self.pixel.fontMetrics().horizontalAdvance(_widest(document)) + 18)
        self._on_job_changed()
        self._tell_pixel()

    @Slot()
    def _on_choice_changed(self) -> None:
        self.device.setText(tr("Device: {device}").format(device=device_title(self._session.device)))

    @Slot(object)
    def point_at(self, place: tuple[int, int] | None) -> None:
        """Tell the samples of this upright (row, column); None: of nothing."""
        self._place = place
        self._tell_pixel()

    @Slot(float)
    def tell_scale(self, scale: float) -> None:
        self.zoom.setText(zoom_text(scale))

    @Slot()
    def _tell_pixel(self) -> None:
        document, place = self._session.document, self._place
        if document is None or place is None:
            self.pixel.setText("")
            return
        row, column = place
        if self._session.shows_original:
            samples = document.original_block(Box(row, column, 1, 1))[0, 0]
        else:
            samples = document.upright_samples[row, column]
        self.pixel.setText(pixel_text(document.facts.picture, samples, row, column))


def zoom_text(scale: float) -> str:
    """ "100 %", "66.7 %": three figures at most below ten times, none after the point above."""
    percent = round(scale * 100, 1 if scale < 0.9995 else 0)
    return tr("{percent} %").format(percent=number(percent, 0 if percent == round(percent) else 1))


def size_text(picture: Picture) -> str:
    """ "4000 × 3000 · 16-bit RGB"."""
    height, width = picture.upright_shape
    return f"{width} × {height} · {kind_text(picture)}"


def kind_text(picture: Picture) -> str:
    """ "16-bit RGB", "12-bit CMYK", "1-bit grey": the bits of a sample in the file, and the channels."""
    kind = tr("{bits}-bit float") if picture.samples.dtype.kind == "f" else tr("{bits}-bit")
    return f"{kind.format(bits=picture.depth or picture.bits)} {channels_text(picture)}"


def channels_text(picture: Picture) -> str:
    """ "RGB", "grey", "RGB + A": the channels as people call them."""
    letters = "".join(_LETTERS[role] for role in picture.roles if role in _COLOURS) or tr("grey")
    others = [_LETTERS[role] for role in picture.roles if role not in _COLOURS and role is not Role.GREY]
    return " + ".join([letters, *others])


_COLOURS = frozenset(_LETTERS) - {Role.GREY, Role.ALPHA, Role.ALPHA_PREMULTIPLIED, Role.INFRARED, Role.EXTRA}


def profile_text(photo: Photo) -> str:
    """The name that the colour profile gives itself."""
    if photo.icc_profile is None:
        return tr("no profile")
    space = QColorSpace.fromIccProfile(QByteArray(photo.icc_profile))
    return (space.description() or tr("unnamed profile")) if space.isValid() else tr("profile not understood")


def pixel_text(kind: Picture, samples: Samples, row: int, column: int) -> str:
    """The place, and the C samples there of a picture of that kind, in the file's own numbers.

    a* and b* count from the middle: 0 is no colour.
    """
    numbers = samples if kind.depth is None else packed(samples, kind.depth)
    shown = (_number(role, value, kind) for role, value in zip(kind.roles, numbers.tolist(), strict=True))
    return f"{column}, {row}:  " + "  ".join(shown)


def _number(role: Role, value: float, kind: Picture) -> str:
    if role in (Role.LAB_A, Role.LAB_B):
        value -= (int(kind.full_scale) + 1) // 2
    text = f"{value:.4f}" if isinstance(value, float) else str(value)
    return f"{_LETTERS[role]} {text}".strip()


def _widest(document: Document) -> str:
    """The longest text that ``pixel_text`` can give, so that its neighbours stay where they are."""
    picture = document.picture
    height, width = picture.upright_shape
    whole = round(picture.full_scale) if picture.depth is None else (1 << picture.depth) - 1
    value = "0.0000" if picture.samples.dtype.kind == "f" else str(whole)
    return f"{width}, {height}:  " + "  ".join(f"{_LETTERS[role]} {value}".strip() for role in picture.roles)


def _plain() -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
