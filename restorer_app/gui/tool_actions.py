"""The tools, as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from restorer_app.core.mask_shapes import Combine
from restorer_app.core.sentence import Text
from restorer_app.gui.action import SEPARATOR, Action, Entries, Submenu
from restorer_app.session.painting_session import Tool

if TYPE_CHECKING:
    from restorer_app.gui.main_window import MainWindow


def _tool(tool: Tool, text: Text, key: str, icon: str, tip: Text) -> Action:
    return Action(
        tool,
        text,
        lambda w: w.verbs.take_tool(tool),
        (key,),
        icon,
        tip,
        checked=lambda s: s.tool == tool,
        group="tool",
    )


def _combine(how: Combine, text: Text, tip: Text) -> Action:
    def run(window: MainWindow) -> None:
        window.session.combine = how

    return Action(f"combine-{how}", text, run, tip=tip, checked=lambda s: s.combine == how, group="combine")


def _flip_pressure(window: MainWindow) -> None:
    window.session.pressure_sizes = not window.session.pressure_sizes


TOOL_ACTIONS = (
    _tool("brush", "&Brush", "B", "brush", "Mark damage"),
    _tool("eraser", "&Eraser", "E", "eraser", "Unmark (also: the right mouse button)"),
    _tool("tracer", "S&cratch tracer", "T", "tracer", "Click both ends of a scratch: the mask follows it"),
    _tool("line", "&Line", "I", "line", "Drag a straight line as wide as the brush"),
    _tool(
        "polyline",
        "&Polyline",
        "Shift+I",
        "polyline",
        "Click from point to point; a double click ends the line",
    ),
    _tool("rectangle", "&Rectangle", "U", "rectangle", "Drag a rectangle"),
    _tool("lasso", "L&asso", "L", "lasso", "Draw around an area"),
    _tool("polygon", "P&olygon", "Shift+L", "polygon", "Click around an area; a double click closes it"),
    _tool("fill", "&Fill", "G", "fill", "Click inside an outline you drew, or on an area of one tone"),
    _tool("pan", "&Hand", "H", "hand", "Move the picture (also: hold the space bar)"),
    Action("smaller", "S&maller brush", lambda w: w.session.scale_brush(1 / 1.25), ("[",)),
    Action("larger", "Lar&ger brush", lambda w: w.session.scale_brush(1.25), ("]",)),
    Action(
        "pressure",
        "Pe&n pressure sets the size",
        _flip_pressure,
        tip="A pen that is pressed lightly paints with a smaller brush",
        checked=lambda s: s.pressure_sizes,
    ),
    _combine("add", "&Add (hold Shift)", "Shapes mark what they cover"),
    _combine("subtract", "&Subtract (hold Alt)", "Shapes unmark what they cover"),
    _combine("intersect", "&Intersect (hold Shift and Alt)", "Shapes unmark all that they do not cover"),
)

TOOL_MENU: Entries = (
    *("brush", "eraser", "tracer", SEPARATOR),
    *("line", "polyline", "rectangle", "lasso", "polygon", "fill", SEPARATOR),
    Submenu("combine", "Shapes &do", ("combine-add", "combine-subtract", "combine-intersect")),
    *(SEPARATOR, "pan", SEPARATOR, "smaller", "larger", "pressure"),
)

TOOL_STRIP = (
    *("brush", "eraser", "tracer", SEPARATOR),
    *("line", "polyline", "rectangle", "lasso", "polygon", "fill", SEPARATOR),
    "pan",
)
