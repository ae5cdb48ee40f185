"""Texts, icons, edges and what has the keyboard stand out, in all that the style sheet puts together.

What cannot be used at the moment is exempt (WCAG 2.2, 1.4.3 and 1.4.11), and so are lines that only divide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from restorer_app.gui.main_window import MainWindow
from restorer_app.gui.questions import message_box
from restorer_app.gui.stylesheet import stylesheet
from restorer_app.gui.theme import DARK, LIGHT, Look, palette_of
from tests.gui.every_window import DIALOGS, shown, work
from tests.gui.style_rules import ICON_ONLY, Part, States, StyleRules, parts_in
from tests.gui.test_theme import contrast

TEXT, SHAPE = 4.5, 3.0
"""What the guidelines ask for."""
WRITTEN = ("", "::item", "::section", "::tab")
BOUNDED = ("QComboBox", "QSpinBox", "QLineEdit", "QPushButton", "QTreeView", "QListView", "QPlainTextEdit")
BOUNDED += ("QProgressBar", "QCheckBox::indicator", "QSlider::handle", "QScrollBar::handle")
"""What is seen by its edge or its body; buttons of a tool bar are seen by their icons."""
QUIET = ('[card="true"]', "QListView::item")
"""Where quiet text is drawn without a rule."""
Roles = QPalette.ColorRole


@pytest.fixture
def real(qtbot: QtBot, opened: MainWindow) -> set[Part]:
    """What lies in the window and in every dialog."""
    work(qtbot, opened)
    found = parts_in(opened)
    for name in DIALOGS:
        dialog = shown(opened, name)
        found |= parts_in(dialog)
        dialog.close()
    box = message_box(opened, "What", "to do")
    return found | parts_in(box)


@dataclass(frozen=True)
class Worn:
    """A part in one of its states, in one look."""

    look: Look
    rules: StyleRules
    part: Part
    states: States

    @property
    def ground(self) -> str:
        """The colour behind what is written on it."""
        if self.part.kind + self.part.sub == "QMenu::indicator":  # it lies on the line of the menu
            line, states = Part("QMenu", sub="::item"), self.states & {"selected"}
            return self.rules.ground(line, states, self.look.window)
        return self.rules.ground(self.part, self.states, self.look.window)

    @property
    def outside(self) -> str:
        return self.rules.outside(self.part, self.states, self.look.window)

    @property
    def edge(self) -> tuple[int, str]:
        """The width and colour of its border; width 0 if there is none."""
        return self.rules.border(self.part, self.states)

    @property
    def image(self) -> set[str]:
        """The colours of the icon that the style sheet names for it."""
        found = re.fullmatch(r'url\("(.*)"\)', self.says("image"))
        text = Path(found[1]).read_text("utf-8") if found else ""
        return set(re.findall(r'(?:stroke|fill)="(#\w+)"', text))

    @property
    def inks(self) -> Iterator[str]:
        """The colours of texts on it."""
        yield self.rules.text(self.part, self.states, self.look.text)
        name = f"{self.part.kind}{self.part.sub} {' '.join(self.part.marks)}"
        if "selected" not in self.states and any(each in name for each in QUIET):
            yield self.look.quiet_text

    def says(self, name: str) -> str:
        return self.rules.worn(self.part, self.states, name)

    def without(self, state: str) -> Worn:
        return replace(self, states=self.states - {state})

    def weak(self, least: float, *pairs: tuple[str, str]) -> Iterator[str]:
        """The pairs of colours that are too near to each other, in words."""
        for pair in pairs:
            if contrast(*pair) < least:
                states = "".join(f":{state}" for state in sorted(self.states))
                part = " ".join(str(self.part).split(" Q")[-2:])
                yield f"{self.look.name}, {part}{states}: {' on '.join(pair)} is {contrast(*pair):.2f}"


def dressed(real: set[Part]) -> Iterator[Worn]:
    """Each part in each of its states, in both looks."""
    for look in (DARK, LIGHT):
        rules = StyleRules(stylesheet(look))
        for part in rules.parts(real):
            yield from (Worn(look, rules, part, states) for states in rules.states(part))


def test_every_text_of_the_style_sheet_stands_out(real: set[Part]) -> None:
    weak: set[str] = set()
    for worn in dressed(real):
        if worn.part.sub in WRITTEN and ICON_ONLY not in worn.part.marks:
            weak.update(worn.weak(TEXT, *((ink, worn.ground) for ink in worn.inks)))
    assert weak == set()


def test_selected_text_stands_out(real: set[Part]) -> None:
    weak: set[str] = set()
    for worn in dressed(real):
        ink, ground = worn.says("selection-color"), worn.says("selection-background-color")
        if ink or ground:
            weak.update(worn.weak(TEXT, (ink, ground)))
    assert weak == set()


@pytest.mark.parametrize("look", [DARK, LIGHT], ids=["dark", "light"])
def test_texts_of_the_palette_stand_out(look: Look) -> None:
    palette = palette_of(look)
    pairs = [(Roles.HighlightedText, Roles.Highlight), (Roles.ToolTipText, Roles.ToolTipBase)]
    pairs += [(Roles.ButtonText, Roles.Button), (Roles.PlaceholderText, Roles.Base)]
    for ground in (Roles.Window, Roles.Base, Roles.AlternateBase):
        pairs += [(ink, ground) for ink in (Roles.WindowText, Roles.Text, Roles.Link, Roles.LinkVisited)]
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for pair in pairs:
            ink, ground = (palette.color(group, role).name() for role in pair)
            assert contrast(ink, ground) >= TEXT, (group, pair, ink, ground)


def test_icons_of_the_style_sheet_stand_out(real: set[Part]) -> None:
    weak: set[str] = set()
    seen = set()
    for worn in dressed(real):
        seen |= {worn.part.kind} if worn.image else set()
        weak.update(worn.weak(SHAPE, *((colour, worn.ground) for colour in worn.image)))
    assert weak == set()
    assert seen >= {"QMenu", "QComboBox", "QSpinBox", "QCheckBox"}


def is_switch(part: Part) -> bool:
    """Whether its icon tells that it is on."""
    return bool(part.marks & {'[switch="true"]', '[disclosure="true"]'})


def test_icons_on_buttons_stand_out(real: set[Part]) -> None:
    """They are drawn in the colour of texts, and in that of texts on the accent colour while it is there."""
    weak: set[str] = set()
    for worn in dressed(real):
        if worn.part.kind == "QToolButton" and not worn.part.sub:
            lit = "checked" in worn.states and not is_switch(worn.part)
            ink = worn.look.on_accent if lit else worn.look.text
            weak.update(worn.weak(SHAPE, (ink, worn.ground)))
    assert weak == set()


def is_bounded(part: Part) -> bool:
    kinds = [kind for kind in BOUNDED if kind.partition("::")[::2] == (part.kind, part.sub[2:])]
    return bool(kinds) and not in_spin_box(part)


def in_spin_box(part: Part) -> bool:
    """Whether it is the line inside a field for numbers, which has the edge of that field."""
    return any(each.kind in ("QSpinBox", "QAbstractSpinBox") for each in part.around)


def test_what_can_be_used_has_an_edge_or_a_body_that_stands_out(real: set[Part]) -> None:
    weak: set[str] = set()
    for worn in dressed(real):
        if is_bounded(worn.part):
            width, edge = worn.edge
            seen = max(
                (edge if width else worn.ground, worn.ground), key=lambda each: contrast(each, worn.outside)
            )
            weak.update(worn.weak(SHAPE, (seen, worn.outside)))
    assert weak == set()


def test_the_keyboard_is_shown_by_a_ring_that_stands_out_on_both_sides(real: set[Part]) -> None:
    weak: set[str] = set()
    seen = set()
    for worn in dressed(real):
        if "focus" in worn.states and not in_spin_box(worn.part):
            width, ring = worn.edge
            seen.add(worn.part.kind)
            if width < 2:
                weak.add(f"{worn.part}: the ring is thin")
            weak.update(worn.weak(SHAPE, (ring, worn.ground), (ring, worn.outside)))
    assert weak == set()
    assert seen >= {
        "QPushButton",
        "QToolButton",
        "QComboBox",
        "QSpinBox",
        "QLineEdit",
        "QListView",
        "QSlider",
    }


@pytest.mark.parametrize("state", ["selected", "checked"])
def test_what_is_chosen_stands_out_from_what_is_not(real: set[Part], state: str) -> None:
    """By its body, an edge, or an icon that comes; a switch by its own icon, which changes."""
    weak: set[str] = set()
    for worn in dressed(real):
        passing = worn.states & {"focus", "pressed", "hover", "default"}
        tells = worn.part.sub in WRITTEN or (worn.part.sub, state) == ("::indicator", "checked")
        if state in worn.states and tells and not passing and not is_switch(worn.part):
            width, edge = worn.edge
            now, before = {*([edge] if width else []), worn.ground, *worn.image}, worn.without(state).ground
            before = worn.ground if worn.part.sub == "::indicator" else before
            best = max(now, key=lambda each: contrast(each, before))
            weak.update(worn.weak(SHAPE, (best, before)))
    assert weak == set()
