"""The table of actions is complete and free of contradictions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from restorer_app.gui.action import SEPARATOR, Entries, Submenu, names_of
from restorer_app.gui.action_set import shortcuts
from restorer_app.gui.action_table import ACTIONS, MENUS, STRIP
from restorer_app.gui.main_window import MainWindow

NAMES = [action.name for action in ACTIONS]


def test_every_name_is_used_once_in_the_table_and_once_in_the_menus() -> None:
    assert len(set(NAMES)) == len(NAMES)
    in_menus = [name for entries in MENUS.values() for name in names_of(entries)]
    assert Counter(in_menus) == Counter(NAMES)
    assert {name for name in STRIP if name != SEPARATOR} <= set(NAMES)


def test_no_key_means_two_things(window: MainWindow) -> None:
    keys = [key.toString() for action in ACTIONS for key in shortcuts(action.keys)]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def menus(entries: Entries) -> Iterator[tuple[str, Entries]]:
    """Every submenu below, with its title."""
    for entry in entries:
        if isinstance(entry, Submenu):
            yield entry.text, entry.entries
            yield from menus(entry.entries)


def test_letters_in_a_menu_are_not_shared() -> None:
    by_name = {action.name: action.text for action in ACTIONS}
    below = [menu for entries in MENUS.values() for menu in menus(entries)]
    for title, entries in (("", tuple(MENUS)), *MENUS.items(), *below):
        shown = [entry.text if isinstance(entry, Submenu) else entry for entry in entries]
        texts = [by_name.get(text, text) for text in shown if text != SEPARATOR]
        letters = [text[text.index("&") + 1].lower() for text in texts]
        assert len(set(letters)) == len(letters), (title, letters)


def test_everything_in_the_strip_has_an_icon_and_says_its_key(window: MainWindow) -> None:
    for name in STRIP:
        if name == SEPARATOR:
            continue
        action = window.actions_by_name[name]
        assert not action.icon().isNull()
        assert f"({action.shortcut().toString()})" in action.toolTip()
        assert "<" not in action.toolTip()


def test_the_stop_key_works_only_while_something_runs(window: MainWindow) -> None:
    assert not window.actions_by_name["stop"].isEnabled()
