"""What translators get to see: everything that a type calls a text, and nothing glued together."""

from __future__ import annotations

import ast

import pytest
from source_texts import Takers, Untranslatable, sources, texts_in

TYPES = """
def tr(text: Text) -> str: ...
def plain(text: str) -> str: ...
@dataclass
class Action:
    name: str
    text: Text
    tip: Text = ""
class Trouble(Exception):
    def __init__(self, message: Text, advice: Text | None = None) -> None: ...
class Flood(Trouble): ...
class Lane:
    def start(self, title: Text, work: object) -> None: ...
"""


def found(code: str) -> list[str]:
    tree = ast.parse(TYPES + code)
    return sorted(texts_in(tree, Takers.of([tree]), "code.py"))


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ('tr("a")', ["a"]),
        ('tr("a" "b")', ["ab"]),
        ('tr("a" if x else "b")', ["a", "b"]),
        ("tr(x)", []),
        ('plain("a")', []),
        ('Action("n", "a", "b")', ["a", "b"]),
        ('Action("n", "a", tip="b")', ["a", "b"]),
        ('raise Flood("a", "b")', ["a", "b"]),
        ('self.lane.start("a", "b")', ["a"]),
        ('HINTS: dict[str, Text] = {"a": "b"}', ["b"]),
        ('MENUS: dict[Text, Entries] = {"a": ("b",)}', ["a"]),
        ('NAMES: tuple[Text, ...] = ("a", "b")', ["a", "b"]),
        ('def end(self, title: Text = "a", *, of: Text = "b", kind: str = "c"): ...', ["a", "b"]),
    ],
)
def test_literals_are_texts_where_a_type_says_so(code: str, texts: list[str]) -> None:
    assert found(code) == texts


@pytest.mark.parametrize("glued", ['tr(f"{x} a")', 'tr("a" + x)', 'tr("a {x}".format(x=1))'])
def test_a_text_that_is_glued_together_is_refused(glued: str) -> None:
    with pytest.raises(Untranslatable, match=r"code\.py:\d+"):
        found(glued)


def test_the_program_s_own_texts_are_found_wherever_they_stand() -> None:
    texts = sources()
    assert texts["&Restore"] == ["restorer_app/gui/action_table.py"]
    assert "Quick; continues lines across thin damage." in texts
    assert "Learned repair (recommended)" in texts
    assert "Eraser" in texts
    assert "restorer" not in texts
