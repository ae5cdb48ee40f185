"""Two looks without a tint (it would mislead the eye), dark and light, and which of them is worn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from restorer_app.gui.stylesheet import stylesheet


@dataclass(frozen=True)
class Look:
    """The colours of one theme, as "#rrggbb".

    ``outline``: edges of what can be used; ``border``: lines that only divide. ``focus`` shows where the
    keyboard is, ``ring`` does so around the accent colour.
    """

    name: str
    window: str
    field: str
    button: str
    text: str
    quiet_text: str
    faint_text: str
    border: str
    hover: str
    accent: str
    accent_hover: str
    on_accent: str
    link: str
    focus: str
    ring: str
    knob: str
    note: str
    outline: str


DARK = Look(
    name="dark",
    window="#323232",
    field="#262626",
    button="#404040",
    text="#ececec",
    quiet_text="#bdbdbd",
    faint_text="#7d7d7d",
    border="#484848",
    hover="#4b4b4b",
    accent="#30769f",
    accent_hover="#327aa6",
    on_accent="#ffffff",
    link="#62b0dd",
    focus="#62b0dd",
    ring="#ffffff",
    knob="#ececec",
    note="#3d3a30",
    outline="#8c8c8c",
)
LIGHT = Look(
    name="light",
    window="#efefef",
    field="#ffffff",
    button="#fbfbfb",
    text="#1d1d1d",
    quiet_text="#565656",
    faint_text="#9a9a9a",
    border="#c6c6c6",
    hover="#e2e2e2",
    accent="#23658e",
    accent_hover="#2a709c",
    on_accent="#ffffff",
    link="#1d587d",
    focus="#2b7cad",
    ring="#000000",
    knob="#23658e",
    note="#f6f0dc",
    outline="#7a7a7a",
)


class Theme(QObject):
    """The look of the application; ``choice`` is "system", "dark" or "light"."""

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._wear)
        self.choice = choice

    @property
    def choice(self) -> str:
        return self._choice

    @choice.setter
    def choice(self, choice: str) -> None:
        self._choice = choice
        hints = self._application.styleHints()
        schemes = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}
        hints.setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))  # so that frames follow too
        self._wear()

    @property
    def look(self) -> Look:
        return look_of(self._choice, self._application.styleHints().colorScheme())

    @Slot()
    def _wear(self) -> None:
        look = self.look
        self._application.setPalette(palette_of(look))
        self._application.setStyleSheet(stylesheet(look))


def look_of(choice: str, scheme: Qt.ColorScheme) -> Look:
    """The look for a choice on a system that prefers ``scheme``; dark where the system does not tell."""
    light = scheme == Qt.ColorScheme.Light if choice == "system" else choice == "light"
    return LIGHT if light else DARK


def palette_of(look: Look) -> QPalette:
    """Fusion's colours in this look."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: look.window,
        roles.WindowText: look.text,
        roles.Base: look.field,
        roles.AlternateBase: look.window,
        roles.Text: look.text,
        roles.PlaceholderText: look.quiet_text,
        roles.Button: look.button,
        roles.ButtonText: look.text,
        roles.BrightText: look.on_accent,
        roles.Highlight: look.accent,
        roles.HighlightedText: look.on_accent,
        roles.Accent: look.accent,
        roles.Link: look.link,
        roles.LinkVisited: look.link,
        roles.ToolTipBase: look.field,
        roles.ToolTipText: look.text,
        roles.Mid: look.outline,
        roles.Dark: look.border,
    }
    palette = QPalette(QColor(look.button), QColor(look.window))
    for role, colour in colours.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText, roles.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.faint_text))
    palette.setColor(QPalette.ColorGroup.Disabled, roles.Highlight, QColor(look.border))
    return palette
