"""Both looks can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from restorer_app.gui.theme import DARK, LIGHT, Look, Theme, look_of


def _luminance(colour: str) -> float:
    red, green, blue = (value / 255 for value in QColor(colour).getRgb()[:3])  # type: ignore[index]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (red, green, blue)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 … 21, as the accessibility guidelines (WCAG 2) count it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [DARK, LIGHT], ids=["dark", "light"])
def test_texts_stand_out_from_what_they_stand_on(look: Look) -> None:
    pairs = [(look.text, ground) for ground in (look.window, look.field, look.button, look.hover, look.note)]
    pairs += [
        (look.quiet_text, look.window),
        (look.on_accent, look.accent),
        (look.on_accent, look.accent_hover),
    ]
    assert [(pair, contrast(*pair)) for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("look", [DARK, LIGHT], ids=["dark", "light"])
def test_edges_of_what_can_be_ticked_and_focus_stand_out(look: Look) -> None:
    pairs = [
        (look.outline, look.window),
        (look.outline, look.field),
        (look.focus, look.window),
        (look.focus, look.field),
    ]
    assert [(pair, contrast(*pair)) for pair in pairs if contrast(*pair) < 3] == []


@pytest.mark.parametrize("look", [DARK, LIGHT], ids=["dark", "light"])
def test_what_surrounds_the_picture_has_no_tint(look: Look) -> None:
    for colour in (look.window, look.field, look.button, look.border, look.hover):
        assert QColor(colour).hslSaturation() == 0


def test_the_look_follows_the_system_until_a_person_chooses() -> None:
    unknown, dark, light = Qt.ColorScheme.Unknown, Qt.ColorScheme.Dark, Qt.ColorScheme.Light
    assert [look_of("system", scheme) for scheme in (unknown, dark, light)] == [DARK, DARK, LIGHT]
    assert [look_of("light", scheme) for scheme in (unknown, dark, light)] == [LIGHT] * 3
    assert [look_of("dark", scheme) for scheme in (unknown, dark, light)] == [DARK] * 3


def test_the_look_is_worn_by_the_whole_application(theme: Theme, qapp: QApplication) -> None:
    theme.choice = "light"
    assert qapp.palette().window().color().name() == LIGHT.window
    assert LIGHT.accent in qapp.styleSheet()
