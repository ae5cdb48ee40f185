"""The areas of the window, which F6 goes through as on every desktop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class Areas:
    """In the order of the Tab key. What is out of sight, or takes no keyboard now, is passed over."""

    def __init__(self, areas: Sequence[QWidget]) -> None:
        self._areas = tuple(areas)

    def step(self, by: int) -> None:
        """Give the keyboard to the next area (1) or the one before (-1): to what had it last there."""
        stops = [(area, stop) for area in self._areas if (stop := _stop_in(area)) is not None]
        places = [place for place, (area, _) in enumerate(stops) if _holds(area, QApplication.focusWidget())]
        here = places[0] if places else (-1 if by > 0 else 0)
        if stops:
            take_keyboard(stops[(here + by) % len(stops)][1])


def take_keyboard(part: QWidget) -> None:
    """Give it the keyboard, and bring it into sight."""
    part.setFocus(Qt.FocusReason.ShortcutFocusReason)
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(part)
        above = above.parentWidget()


def _stop_in(area: QWidget) -> QWidget | None:
    """What is to have the keyboard there: what stands for the area, had it last, or is the first."""
    wishes = [area.focusProxy(), area.focusWidget(), *_chain(area)]
    return next((part for part in wishes if part is not None and _takes(area, part)), None)


def _chain(area: QWidget) -> Iterator[QWidget]:
    yield area
    part = area.nextInFocusChain()
    while part is not None and part is not area:
        yield part
        part = part.nextInFocusChain()


def _takes(area: QWidget, part: QWidget) -> bool:
    wanted = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return wanted and _holds(area, part) and part.isVisible() and part.isEnabled()


def _holds(area: QWidget, part: QWidget | None) -> bool:
    return part is not None and (part is area or area.isAncestorOf(part))
