"""What screen readers are told of the canvas: that it is a picture, which one, and what is marked in it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.words import tr

PICTURE = "picture"
"""The dynamic property of a widget that is a picture; its interface is kept there, as Qt does not."""


@cache
def tell_what_is_a_picture() -> None:
    """Let widgets that have the property ``PICTURE`` be pictures for screen readers; done once, for good."""
    QAccessible.installFactory(_interface)


def _interface(_: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or thing.property(PICTURE) is None:
        return None
    made = QAccessibleWidget(thing, QAccessible.Role.Graphic)
    thing.setProperty(PICTURE, made)
    return made


def spoken_name(session: RestoreSession) -> str:
    photo = session.current
    return tr("Photograph {name}").format(name=photo.name) if photo is not None else tr("Photograph")


def spoken_description(session: RestoreSession) -> str:
    """How much there is to do, and how it is done by keys."""
    found, to_do = session.defects.all, session.defects.open_count
    text = tr("Defects: {marked} to repair, {repaired} repaired.")
    hint = tr(
        "Paint over the damage. Arrow keys move the picture; Enter, while it is held, puts the tool "
        "down in the middle of the view; with Ctrl, arrow keys move the split line."
    )
    counted = [text.format(marked=to_do, repaired=len(found) - to_do)] if session.document is not None else []
    return " ".join([*counted, hint])
