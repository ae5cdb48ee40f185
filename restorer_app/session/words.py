"""The one way from a text in the code to the text that is shown."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QLocale

from restorer_app.core.sentence import Sentence, Text

CONTEXT = "Restorer"


def tr(text: Text) -> str:
    """``text`` in the language of the window; called when it is shown, not when a table is read.

    A ``Sentence`` is translated by its pattern, and what it was made of is filled in again.
    """
    if not isinstance(text, Sentence):
        return QCoreApplication.translate(CONTEXT, text) if text else ""
    pattern = QCoreApplication.translate(CONTEXT, text.pattern)
    fields = {
        name: tr(field) if isinstance(field, Sentence) else field for name, field in text.fields.items()
    }
    return pattern.format(**fields) if fields else pattern


def plain(text: str) -> str:
    """A menu's text without the mark of its letter ("&Save as…", "另存为(&S)…") and without its dots."""
    return re.sub(r"\(&\w\)", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def lettered(text: str, like: str) -> str:
    """A menu's text that changes ("Undo Brush"), with the letter of the one it stands for ("&Undo")."""
    behind = re.search(r"\(&\w\)", like)
    if behind:
        return text + behind[0]
    letter = like.replace("&&", "").partition("&")[2][:1]
    return re.sub(re.escape(letter), lambda found: f"&{found[0]}", text, count=1, flags=re.IGNORECASE)


def number(value: float, decimals: int = 0) -> str:
    """A number as the language writes it: "1,234.5" or "1.234,5"."""
    return QLocale().toString(float(value), "f", decimals)
