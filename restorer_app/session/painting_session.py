"""The photograph that is shown, the view of it and the brush: all that needs no work beside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import QObject, Signal

from restorer_app.core.brush import Point
from restorer_app.core.change import Change
from restorer_app.core.document import Document
from restorer_app.session.announced import Announced, one_of, within
from restorer_app.session.sentences import step_title
from restorer_app.session.words import tr

Tool = Literal[
    "brush", "eraser", "line", "polyline", "rectangle", "lasso", "polygon", "fill", "tracer", "pan"
]
TOOLS: tuple[Tool, ...] = get_args(Tool)
STROKES: tuple[Tool, ...] = ("brush", "eraser")
"""Tools that paint while they move; the others but the hand draw a shape first."""
ViewMode = Literal["after", "split", "before", "side", "stack", "difference"]
VIEW_MODES: tuple[ViewMode, ...] = get_args(ViewMode)
PAINTABLE: tuple[ViewMode, ...] = ("after", "side", "stack")
"""Where the repaired photograph can be seen all over, and painted on."""

OverlayColour = Literal["magenta", "orange", "sky", "lime"]
OVERLAY_COLOURS: tuple[OverlayColour, ...] = get_args(OverlayColour)

SMALLEST_BRUSH, LARGEST_BRUSH = 1.0, 2000.0
LIGHTEST = 0.3
"""What is left of the brush's diameter under a pen that barely touches."""
USUAL_SIDE = 2000
"""Long side, in pixels, of a photograph for which the brush has its size before any is open."""


class PaintingSession(QObject):
    """One photograph, its mask and how both are shown. Lives on the GUI thread.

    Points are (row, column) in upright pixels, the centre of the first pixel at (0.5, 0.5). Every signal
    comes after the state it tells of.
    """

    document_changed = Signal()
    """Another document, or none."""
    picture_changed = Signal(object)
    """Samples changed inside an upright ``Box``; None: anywhere."""
    mask_changed = Signal(object)
    """The mask changed inside an upright ``Box``; None: anywhere."""
    tool_changed = Signal()
    view_changed = Signal()
    overlay_changed = Signal()
    """How marks, or what is about to be marked, look."""
    plan_visible_changed = Signal()
    notes_changed = Signal()
    state_changed = Signal()
    """Something that can be done became possible or impossible, or undo has another title."""

    tool: Announced[Tool] = Announced("brush", "tool_changed", one_of(*TOOLS))
    brush_diameter = Announced(40.0, "tool_changed", within(SMALLEST_BRUSH, LARGEST_BRUSH))
    """In picture pixels."""
    pressure_sizes = Announced(True, "tool_changed")
    """Whether a pen that is pressed lightly paints with a smaller brush."""
    view_mode: Announced[ViewMode] = Announced("after", "view_changed", one_of(*VIEW_MODES))
    split_position = Announced(0.5, "view_changed", within(0, 1))
    """Where the split stands across the picture: before to the left (or above), after beyond it."""
    split_level = Announced(False, "view_changed")
    """Whether the line between before and after lies level."""
    gain = Announced(4, "view_changed", lambda gain: min(max(int(gain), 1), 64))
    """How many times larger than it is a difference is shown."""
    repairs_outlined = Announced(False, "view_changed")
    """Whether a line is drawn around what was repaired."""
    reduced_motion = Announced(False, "view_changed")
    """Whether nothing may move or blink by itself."""
    blinked = Announced(False, "view_changed")
    """The original is shown for a moment, in the place of the repaired photograph."""
    mask_visible = Announced(True, "view_changed")
    turns = Announced(0, "view_changed", lambda turns: int(turns) % 4)
    """Quarter turns to the right that the photograph is seen turned by; nothing of it changes."""
    overview_visible = Announced(True, "view_changed")
    """Whether the whole photograph is to be seen, small, while only a part of it is in view."""
    overlay_colour: Announced[OverlayColour] = Announced(
        "magenta", "overlay_changed", one_of(*OVERLAY_COLOURS)
    )
    """The colour that marks are shown in."""
    overlay_opacity = Announced(0.38, "overlay_changed", within(0.1, 0.9))
    overlay_outline = Announced(False, "overlay_changed")
    """Show no more than the outline of what is marked."""
    tones: Announced[tuple[float, float] | None] = Announced(None, "overlay_changed")
    """The range of luminance (0…1) that is about to be marked, to be seen over the photograph."""
    plan_visible = Announced(False, "plan_visible_changed")
    """Whether it is to be seen what a restore would do."""
    peeking = Announced(False, "view_changed")
    """While a person holds a key or button to see the photograph as it was opened."""
    notes: Announced[tuple[str, ...]] = Announced((), "notes_changed")
    """Sentences about the photograph or the last repair that stay in sight until dismissed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._marked = 0
        self._stroke: _Stroke | None = None
        self._brush_side = USUAL_SIDE
        self.pen_pressure = 1.0
        """How hard the pen is pressed, 0…1; a mouse always is."""
        self._fitted: tuple[float, float] | None = None

    # --- what there is

    @property
    def document(self) -> Document | None:
        return self._document

    @property
    def shows_original(self) -> bool:
        """Whether the whole photograph is to be drawn as it was opened."""
        both = self.view_mode in ("side", "stack")  # it is in sight already
        return self.view_mode == "before" or ((self.peeking or self.blinked) and not both)

    def look_at(self, mode: ViewMode) -> None:
        """Show the photograph this way, whatever was shown for a moment."""
        self.peeking = self.blinked = False
        self.view_mode = mode

    @property
    def stroking(self) -> bool:
        return self._stroke is not None

    @property
    def has_mask(self) -> bool:
        return self._marked > 0

    @property
    def marked_share(self) -> float:
        """How much of the photograph the mask covers, 0…1, as of the last finished stroke."""
        height, width = self._document.upright_shape if self._document else (0, 0)
        return self._marked / max(height * width, 1)

    @property
    def has_repairs(self) -> bool:
        return self._document is not None and self._document.has_repairs

    @property
    def unsaved(self) -> bool:
        """Whether leaving this photograph would lose repairs."""
        return self._document is not None and self._document.unsaved

    # --- the photograph

    def _take(self, document: Document | None, notes: tuple[str, ...]) -> None:
        """Show another document, or none."""
        self._stroke, self._document = None, document
        self.peeking = self.blinked = False
        self.view_mode, self.tones = "after", None
        if document is not None:
            self._fit_brush(max(document.upright_shape))
        self.document_changed.emit()
        self.notes = notes
        self._tell_mask()

    @property
    def stroke_diameter(self) -> float:
        """What the brush paints with now, in picture pixels: less than its size under a light pen."""
        share = LIGHTEST + (1 - LIGHTEST) * self.pen_pressure if self.pressure_sizes else 1.0
        return self.brush_diameter * share

    def scale_brush(self, factor: float) -> None:
        """Make the brush larger or smaller, by a pixel at least."""
        size = self.brush_diameter
        step = max(abs(size * factor - size), 1.0)
        self.brush_diameter = round(size + step if factor > 1 else size - step)

    @property
    def brush_share(self) -> float:
        """The brush's diameter as a share of the photograph's long side."""
        if self._fitted is not None and self._fitted[0] == self.brush_diameter:
            return self._fitted[1]  # as it was wished for, before it was rounded to this photograph's pixels
        return self.brush_diameter / self._brush_side

    @brush_share.setter
    def brush_share(self, share: float) -> None:
        self.brush_diameter = max(share * self._brush_side, SMALLEST_BRUSH)

    def _fit_brush(self, side: int) -> None:
        """Keep the brush as large as it looked: a scan of twice the pixels gets twice the brush."""
        share = self.brush_share
        self._brush_side = side
        self.brush_diameter = max(round(share * side), 3)
        self._fitted = self.brush_diameter, share

    # --- painting

    def begin_stroke(self, row: float, column: float) -> None:
        """Put the brush (or eraser) down; everything until ``end_stroke`` is one step of undo."""
        if self._document is None or self.tool not in STROKES:
            return
        self.end_stroke()
        self._document.begin_stroke()
        self._stroke = _Stroke((row, column), self.tool == "eraser")
        self.extend_stroke(row, column)

    def extend_stroke(self, row: float, column: float) -> None:
        """Draw on to this point; nothing without a stroke."""
        stroke = self._stroke
        if stroke is None or self._document is None:
            return
        box = self._document.paint(stroke.point, (row, column), self.stroke_diameter, stroke.erase)
        stroke.point = (row, column)
        if not box.empty:
            self.mask_changed.emit(box)

    def end_stroke(self) -> None:
        """Lift the brush."""
        stroke, self._stroke = self._stroke, None
        if stroke is not None and self._document is not None:
            self._document.end_stroke("Eraser" if stroke.erase else "Brush")
            self._tell_mask()

    def clear_mask(self) -> None:
        self.end_stroke()
        if self._document:
            self._tell(self._document.clear_mask())

    # --- undo

    @property
    def can_undo(self) -> bool:
        return self._document is not None and (self.stroking or self._document.undo_title is not None)

    @property
    def can_redo(self) -> bool:
        return self._document is not None and self._document.redo_title is not None

    @property
    def undo_text(self) -> str:
        """What undo would take back, as a menu says it."""
        title = self._document.undo_title if self._document else None
        return tr("Undo {step}").format(step=step_title(title)) if title else tr("Undo")

    @property
    def redo_text(self) -> str:
        title = self._document.redo_title if self._document else None
        return tr("Redo {step}").format(step=step_title(title)) if title else tr("Redo")

    def undo(self) -> None:
        self.end_stroke()
        if self._document:
            self._tell(self._document.undo())

    def redo(self) -> None:
        self.end_stroke()
        if self._document:
            self._tell(self._document.redo())

    @property
    def steps(self) -> tuple[str, ...]:
        """All steps of the photograph in words, as they were done; those that were undone at the end."""
        return tuple(step_title(title) for title in self._document.history) if self._document else ()

    @property
    def step(self) -> int:
        """How many of ``steps`` are done."""
        return self._document.step if self._document else 0

    @property
    def saved_step(self) -> int | None:
        """The step after which the photograph is as it was saved last, if it was."""
        return self._document.saved_step if self._document else None

    def go_to_step(self, step: int) -> None:
        """Undo or redo until so many steps are done."""
        self.end_stroke()
        if self._document:
            self._tell(self._document.go_to(step))

    def back_to_original(self) -> None:
        """Take all repairs back, as one step that can itself be undone."""
        self.end_stroke()
        if self._document:
            self._tell(self._document.back_to_original())

    # --- telling

    def _tell(self, change: Change) -> None:
        for box in change.pictures:
            self.picture_changed.emit(box)
        if change.mask is not None:
            self.mask_changed.emit(change.mask)
        self._tell_mask()

    def _tell_mask(self) -> None:
        self._marked = self._document.marked if self._document else 0
        self.state_changed.emit()


@dataclass
class _Stroke:
    """The last point of the brush, and whether it erases."""

    point: Point
    erase: bool
