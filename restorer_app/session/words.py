"""The one way from a text in the code to the text that is shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """``text`` in the language of the window; called when it is shown, not when a table is read."""
    return QCoreApplication.translate("Restorer", text)
