"""The style sheet, read: of which parts it speaks, and what each wears in each of its states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, combinations

from PySide6 import QtWidgets
from PySide6.QtCore import Qt

_PART = re.compile(
    r"(?P<kind>\*|Q\w+)?(?P<name>#\w+)?(?P<marks>(\[[^]]*\])*)(?P<sub>::[\w-]+)?(?P<states>(:!?[\w-]+)*)"
)
_LASTING = frozenset({"horizontal", "vertical"})
"""States that are none: they never change."""
ICON_ONLY = "[icon only]"
"""A mark of our own: there is no text on it."""
CLEAR = ("", "transparent")
States = frozenset[str]
NONE: States = frozenset()


@dataclass(frozen=True)
class Part:
    """A widget, or the piece ``sub`` of one. ``marks``: its properties; ``never``: states it cannot be in."""

    kind: str
    name: str = ""
    marks: frozenset[str] = frozenset()
    sub: str = ""
    around: tuple[Part, ...] = ()
    never: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def widget(self) -> Part:
        """What it is a piece of."""
        return replace(self, sub="", marks=self.marks - _LASTING)

    @property
    def parent(self) -> Part | None:
        return replace(self.around[-1], around=self.around[:-1]) if self.around else None

    def fits(self, other: Part) -> bool:
        """Whether a rule for this part is one for the other too, whatever is around them."""
        return (
            self.sub == other.sub
            and self.name in ("", other.name)
            and self.marks <= other.marks
            and _is_a(other.kind, self.kind)
        )

    def __str__(self) -> str:
        shown = f"{self.kind}{self.name}{''.join(sorted(self.marks))}{self.sub}"
        return " ".join([*map(str, self.around), shown])


@cache
def _is_a(kind: str, base: str) -> bool:
    return base in ("*", kind) or issubclass(getattr(QtWidgets, kind), getattr(QtWidgets, base))


@dataclass(frozen=True)
class Rule:
    """``directly``: each part lies in the one before without anything between."""

    part: Part
    directly: bool
    states: States
    wears: tuple[tuple[str, str], ...]
    weight: tuple[int, int]

    def applies(self, states: States) -> bool:
        held = {state for state in self.states if not state.startswith("!")}
        return held <= states and not {f"!{state}" for state in states} & self.states

    def speaks_of(self, part: Part) -> bool:
        """Whether it is about the part, in some state."""
        if not self.part.fits(part):
            return False
        wanted = self.part.around
        if self.directly:
            last = part.around[-len(wanted) :]
            return len(last) == len(wanted) and all(map(Part.fits, wanted, last))
        return all(any(each.fits(around) for around in part.around) for each in wanted)


class StyleRules:
    """The rules of a style sheet in the order in which they count, the strongest last."""

    def __init__(self, sheet: str) -> None:
        found = enumerate(re.findall(r"([^{}]+){([^}]*)}", sheet))
        rules = chain.from_iterable(_rules(place, *each) for place, each in found)
        self.rules = sorted(rules, key=lambda rule: rule.weight)
        self._speaking: dict[Part, list[Rule]] = {}

    def parts(self, real: Iterable[Part]) -> list[Part]:
        """The real ones and their pieces, one of each sort, and what rules speak of though none is there."""
        subs = {rule.part.sub: rule.part.marks & _LASTING for rule in self.rules}
        pieces = [
            replace(part, sub=sub, marks=part.marks | marks) for part in real for sub, marks in subs.items()
        ]
        found = {self._sort(piece): piece for piece in pieces if self._about(piece)}
        heard = {rule for part in found.values() for rule in self._about(part)}
        return sorted([*found.values(), *{rule.part for rule in self.rules if rule not in heard}], key=str)

    def _sort(self, part: Part) -> object:
        """The same for parts that look the same in every state."""
        about = frozenset(self._about(part)), frozenset(self._about(part.widget))
        return (
            part.kind,
            part.sub,
            ICON_ONLY in part.marks,
            part.never,
            about,
            self.outside(part.widget, NONE, ""),
        )

    def _about(self, part: Part) -> list[Rule]:
        if part not in self._speaking:
            self._speaking[part] = [rule for rule in self.rules if rule.speaks_of(part)]
        return self._speaking[part]

    def states(self, part: Part) -> Iterator[States]:
        """All that a part can be at once while it can be used, as far as a rule tells that apart."""
        names = {state.strip("!") for rule in self._about(part) for state in rule.states}
        names -= part.never | {"disabled"}
        for count in range(len(names) + 1):
            yield from map(frozenset, combinations(sorted(names), count))

    def worn(self, part: Part, states: States, name: str) -> str:
        """What the strongest rule says; empty if there is none."""
        ours = (rule for rule in reversed(self._about(part)) if rule.applies(states))
        return next((value for rule in ours for each, value in reversed(rule.wears) if each == name), "")

    def border(self, part: Part, states: States) -> tuple[int, str]:
        """Its width and colour; width 0 if there is none to be seen."""
        width, colour = 0, "transparent"
        for name, value in (
            each for rule in self._about(part) if rule.applies(states) for each in rule.wears
        ):
            if name == "border":
                words = value.split()
                width, colour = (int(words[0][:-2]), words[-1]) if len(words) > 1 else (0, "transparent")
            elif name == "border-color":
                colour = value
        return (0 if colour == "transparent" else width), colour

    def ground(self, part: Part, states: States, window: str) -> str:
        """The colour behind what is written on it."""
        own = self.worn(part, states, "background")
        return own if own not in CLEAR else self.outside(part, states, window)

    def outside(self, part: Part, states: States, window: str) -> str:
        """The colour around it; ``window`` where nothing else has one."""
        if part.sub:
            return self.ground(part.widget, states, window)
        around = part.parent
        while around is not None and self.worn(around, NONE, "background") in CLEAR:
            around = around.parent
        return window if around is None else self.worn(around, NONE, "background")

    def text(self, part: Part, states: States, plain: str) -> str:
        """The colour of what is written on it; ``plain``: that of the palette."""
        own = self.worn(part, states, "color")
        return own or (self.text(part.widget, states, plain) if part.sub else plain)


def _rules(place: int, selectors: str, wears: str) -> Iterator[Rule]:
    pairs = (each.partition(":") for each in wears.split(";") if each.strip())
    worn = tuple((name.strip(), value.strip()) for name, _, value in pairs)
    for selector in selectors.split(","):
        read = [_read(each) for each in selector.replace(">", " ").split()]
        part = replace(read[-1][0], around=tuple(each for each, _ in read[:-1]))
        strength = sum(_strength(*each) for each in read)
        yield Rule(part, ">" in selector, read[-1][1], worn, (strength, place))


def _read(text: str) -> tuple[Part, States]:
    found = _PART.fullmatch(text)
    assert found, text
    states = frozenset(found["states"].split(":")[1:])
    marks = frozenset(re.findall(r"\[[^]]*\]", found["marks"])) | states & _LASTING
    return Part(found["kind"] or "*", found["name"] or "", marks, found["sub"] or ""), states - _LASTING


def _strength(part: Part, states: States) -> int:
    """As Qt counts: names before properties and states before kinds."""
    return 0x100 * bool(part.name) + 0x10 * (len(part.marks) + len(states)) + (part.kind != "*")


# --- real widgets


def parts_in(window: QtWidgets.QWidget) -> set[Part]:
    """Everything that lies in a window, seen or not."""
    return {part_of(each) for each in (window, *window.findChildren(QtWidgets.QWidget))}


def part_of(widget: QtWidgets.QWidget) -> Part:
    meta = widget.metaObject()
    while not hasattr(QtWidgets, meta.className()):
        above = meta.superClass()
        assert above is not None
        meta = above
    name, parent = widget.objectName(), widget.parentWidget()
    around: tuple[Part, ...] = ()
    if parent is not None:
        outer = part_of(parent)
        around = (*outer.around, replace(outer, around=()))
    return Part(
        meta.className(), f"#{name}" if name else "", _marks(widget), around=around, never=_never(widget)
    )


def _marks(widget: QtWidgets.QWidget) -> frozenset[str]:
    names = [bytes(each.data()).decode() for each in widget.dynamicPropertyNames()]
    marks = {f'[{name}="{_said(widget.property(name))}"]' for name in names if not name.startswith("_")}
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    if isinstance(widget, QtWidgets.QToolButton) and widget.toolButtonStyle() == icon_only:
        marks.add(ICON_ONLY)
    return frozenset(marks)


def _never(widget: QtWidgets.QWidget) -> frozenset[str]:
    able = {"checked"} if isinstance(widget, QtWidgets.QAbstractButton) and widget.isCheckable() else set()
    if isinstance(widget, QtWidgets.QPushButton) and (widget.autoDefault() or widget.isDefault()):
        able.add("default")
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        able.add("focus")
    menu = isinstance(widget, QtWidgets.QMenu)
    return frozenset({"checked", "default", "focus"} - able) if not menu else frozenset({"default", "focus"})


def _said(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
