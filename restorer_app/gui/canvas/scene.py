"""All that the canvas draws of one document, in device pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box
from restorer_app.gui.canvas.display import DisplayConversion, PictureRenderer
from restorer_app.gui.canvas.layer import draw_picture
from restorer_app.gui.canvas.overlay import MaskOverlay
from restorer_app.gui.canvas.split import SplitLine
from restorer_app.gui.canvas.surround import draw_chequerboard, draw_edge, draw_pixel_grid
from restorer_app.gui.canvas.tiles import PictureTiles
from restorer_app.gui.canvas.transform import ViewTransform


@dataclass(frozen=True)
class Look:
    """What is to be seen of a document. ``split`` is used by the mode "split" only."""

    mode: Literal["after", "split", "before"] = "after"
    mask: bool = True
    split: SplitLine | None = None
    unit: float = 1.0


class Scene:
    """Keeps the display images of a document's two pictures and its mask."""

    def __init__(self, document: Document) -> None:
        self._document = document
        conversion = DisplayConversion(document.facts.picture, document.facts.icc_profile)
        shape = document.upright_shape
        self._renderer = PictureRenderer(*shape, lambda box: document.upright_samples[box.slices], conversion)
        self._original = PictureRenderer(*shape, document.original_block, conversion)
        self._after = PictureTiles(self._renderer)
        self._before = self._after
        if document.has_repairs:  # it was shown before, and has come back
            self._before = PictureTiles(self._original)
        self._overlay = MaskOverlay(document.mask_view)

    @property
    def missing(self) -> bool:
        """Whether something was drawn makeshift; ``refine`` mends it."""
        return self._after.missing or self._before.missing

    def picture_changed(self, box: Box | None) -> None:
        """The document's picture is another one, that differs inside ``box`` (None: anywhere)."""
        if self._before is self._after:
            self._before = self._after.fork(self._original)
        self._after.replace(self._renderer, box)

    def mask_changed(self, box: Box | None) -> None:
        self._overlay.update(self._document.mask_view, box)

    def want_nothing(self) -> None:
        """The view has moved: what was missing there may not be seen any more."""
        self._after.want_nothing()
        self._before.want_nothing()

    def refine(self, until: float) -> list[Box]:
        """Make missing tiles until then; returns the boxes of the picture to draw anew."""
        tiles = self._after if self._after.missing else self._before
        return tiles.refine(until)

    def draw(self, painter: QPainter, view: ViewTransform, part: QRect, look: Look, until: float) -> None:
        """Draw what ``part`` shows; makeshift where ``until`` leaves no time."""
        if not self._after.opaque:
            draw_chequerboard(painter, view, part, look.unit)
        if look.mode == "split" and look.split is not None:
            before, after = look.split.sides(part)
            draw_picture(painter, self._before, view, before, until)
            draw_picture(painter, self._after, view, after, until)
        else:
            tiles = self._before if look.mode == "before" else self._after
            draw_picture(painter, tiles, view, part, until)
        if look.mask and look.mode == "after":
            self._overlay.draw(painter, view, part, max(round(look.unit), 1))
        draw_pixel_grid(painter, view, part)

    def draw_edge(self, painter: QPainter, view: ViewTransform, look: Look) -> None:
        draw_edge(painter, view, look.unit)
