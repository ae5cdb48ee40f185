"""The colours that marks can have; those who see colours differently can tell them apart as well.

Magenta is rare in photographs; the others are after Okabe and Ito, "Color universal design" (2008).
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from restorer_app.session.painting_session import OverlayColour
from restorer_app.session.words import tr

_COLOURS: dict[OverlayColour, str] = {
    "magenta": "#eb00e6",
    "orange": "#e69f00",
    "sky": "#2fb4ff",
    "lime": "#b8f000",
}


def overlay_colour(name: OverlayColour) -> QColor:
    return QColor(_COLOURS[name])


def outline_colour(marks: OverlayColour) -> QColor:
    """The line around what was repaired: another colour than that of the marks, its inside clear."""
    colour = overlay_colour("sky" if marks == "lime" else "lime")
    colour.setAlpha(0)
    return colour


def colour_title(name: OverlayColour) -> str:
    """The colour in words."""
    titles = {"magenta": tr("Magenta"), "orange": tr("Orange"), "sky": tr("Sky blue"), "lime": tr("Lime")}
    return titles[name]
