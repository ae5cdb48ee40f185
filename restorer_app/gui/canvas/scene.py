"""All that the canvas draws of one document, in device pixels."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from restorer_app.core.document import Document
from restorer_app.core.geometry import Box, stored_box, upright_box
from restorer_app.core.pyramid import Pyramid
from restorer_app.gui.canvas.differing import RepairOutline, difference
from restorer_app.gui.canvas.display import DisplayConversion
from restorer_app.gui.canvas.dust_layer import draw_dust
from restorer_app.gui.canvas.layer import draw_picture, picture_rect
from restorer_app.gui.canvas.overlay import FILL, MaskOverlay
from restorer_app.gui.canvas.renderer import PictureRenderer, Read
from restorer_app.gui.canvas.split import SplitLine
from restorer_app.gui.canvas.surround import draw_chequerboard, draw_edge
from restorer_app.gui.canvas.tiles import PictureTiles
from restorer_app.gui.canvas.tone_layer import draw_tones
from restorer_app.gui.canvas.transform import ViewTransform
from restorer_app.session.infrared_marking import ShownDust

_FOR_MASK = 0.004
"""Seconds that the mask may take of its own."""


@dataclass(frozen=True)
class Look:
    """What is to be seen of a document. ``split`` is used by the mode "split" only."""

    mode: Literal["after", "split", "before", "side", "stack", "difference"] = "after"
    mask: bool = True
    split: SplitLine | None = None
    unit: float = 1.0
    fill: QColor = field(default_factory=lambda: QColor(FILL))
    """What marks are filled with; their contour is the same colour, opaque."""
    tones: tuple[float, float] | None = None
    """The range of luminance that is about to be marked."""
    dust: ShownDust | None = None
    """Dust that is about to be marked."""
    gain: int = 4
    """How many times larger differences are shown."""
    outline: QColor | None = None
    """The colour of the line around what was repaired; None: no line."""


class Scene:
    """Keeps the display images of a document's two pictures and its mask."""

    def __init__(self, document: Document, pyramid: Pyramid, turns: int = 0) -> None:
        """``turns``: quarter turns to the right that the picture is seen turned by."""
        self._document, self._pyramid = document, pyramid
        self._view = ViewTransform(*document.upright_shape, 1, 1, turns=turns)
        self._after = PictureTiles(self._renderer(pyramid.block))
        self._before = self._after
        if document.has_repairs:  # it was shown before, and has come back
            self._before = self._fork()
        self._overlay = MaskOverlay(document.mask_view)
        self._difference: tuple[int, PictureTiles] | None = None
        self._repairs: RepairOutline | None = None

    def _fork(self) -> PictureTiles:
        """What shows the picture as it was opened; begins with the images there are."""
        return self._after.fork(self._renderer(self._pyramid.original_block))

    def _renderer(self, read: Read, profile: bool = True) -> PictureRenderer:
        facts, coarsest = self._document.facts, self._pyramid.coarsest
        icc_profile = facts.icc_profile if profile else None
        conversion = DisplayConversion(facts.picture, icc_profile, self._document.seen_white)
        shape = self._document.upright_shape
        worked_out = read != self._pyramid.block
        return PictureRenderer(shape, read, conversion, coarsest, self._view.orientation, worked_out)

    @property
    def _tiles(self) -> list[PictureTiles]:
        """All there are of pictures, what is looked at most first."""
        return [self._after, self._before, *([self._difference[1]] if self._difference else [])]

    @property
    def _overlays(self) -> list[MaskOverlay]:
        return [self._overlay, *([self._repairs.overlay] if self._repairs else [])]

    @property
    def missing(self) -> bool:
        """Whether something was drawn makeshift."""
        return any(tiles.missing for tiles in self._tiles) or any(each.missing for each in self._overlays)

    @property
    def refinable(self) -> bool:
        """Whether ``refine`` can mend it; else it waits for the pyramid."""
        return any(tiles.refinable for tiles in self._tiles) or any(each.missing for each in self._overlays)

    def picture_changed(self, box: Box | None) -> None:
        """The document's samples have changed inside ``box`` (None: anywhere)."""
        if self._before is self._after:
            self._before = self._fork()
        self._after.change(self._as_seen(box))
        if self._difference is not None:
            self._difference[1].change(self._as_seen(box))
        if self._repairs is not None:
            self._repairs.update(box)

    def pyramid_changed(self) -> None:
        """More of the pyramid has been built: what waited for it can be made."""
        for tiles in self._tiles:
            tiles.arrive()

    def _as_seen(self, box: Box | None) -> Box:
        height, width = self._document.upright_shape
        return upright_box(box or Box(0, 0, height, width), self._view.orientation, height, width)

    def mask_changed(self, box: Box | None) -> None:
        self._overlay.update(self._document.mask_view, box)

    def want_nothing(self) -> None:
        """The view has moved: what was missing there may not be seen any more."""
        for tiles in self._tiles:
            tiles.want_nothing()
        for overlay in self._overlays:
            overlay.want_nothing()

    def refine(self, until: float, compose: bool = True) -> list[Box]:
        """Make what is missing until then; returns the boxes of the picture to draw anew.

        Without ``compose`` only what further views of the kind need as well.
        """
        tiles = next((tiles for tiles in self._tiles if tiles.refinable), None)
        done = tiles.refine(until, compose) if tiles is not None else []
        overlay = next((overlay for overlay in self._overlays if overlay.missing), None)
        if compose and tiles is None and overlay is not None:
            done += overlay.refine(until)
        view = self._view
        return [stored_box(box, view.orientation, view.seen_height, view.seen_width) for box in done]

    def draw(self, painter: QPainter, view: ViewTransform, part: QRect, look: Look, until: float) -> None:
        """Draw what ``part`` shows; makeshift where ``until`` leaves no time."""
        if not self._after.opaque:
            draw_chequerboard(painter, view, part, look.unit)
        if look.mode == "split" and look.split is not None:
            before, after = look.split.sides(part)
            draw_picture(painter, self._before, view, before, until)
            draw_picture(painter, self._after, view, after, until)
        else:
            draw_picture(painter, self._shown(look), view, part, until)
        thickness = max(round(look.unit), 1)
        if look.outline is not None:
            self._outlined(look.outline).draw(painter, view, part, thickness, until + _FOR_MASK)
        if look.mask and look.mode == "after":
            self._overlay.wear(look.fill)
            self._overlay.draw(painter, view, part, thickness, until + _FOR_MASK)
        if look.tones is not None and look.mode == "after":
            draw_tones(painter, view, part, self._document, look.tones, look.fill)
        if look.dust is not None and look.mode == "after":
            draw_dust(painter, view, part, look.dust, look.fill)

    def small_picture(self, size: QSize, original: bool) -> QImage:
        """The whole picture in so many pixels, as it is seen, with its marks."""
        tiles = self._before if original else self._after
        smooth = Qt.TransformationMode.SmoothTransformation
        image = tiles.draft().scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        marks = None if original else self._overlay.small(size, self._view.turns)
        if marks is not None:
            with QPainter(image) as painter:
                painter.drawImage(0, 0, marks)
        return image

    def covered(self, view: ViewTransform) -> QRect:
        """The device pixels where nothing shows of what lies under the picture."""
        return picture_rect(view) if self._after.opaque else QRect()

    def draw_edge(self, painter: QPainter, view: ViewTransform, look: Look) -> None:
        draw_edge(painter, view, look.unit)

    def _shown(self, look: Look) -> PictureTiles:
        if look.mode == "difference":
            return self._differing(look.gain)
        return self._before if look.mode == "before" else self._after

    def _differing(self, gain: int) -> PictureTiles:
        """What shows how much the repaired picture differs from the original."""
        if self._difference is None or self._difference[0] != gain:
            read = partial(difference, self._pyramid, self._document.roles, gain)
            self._difference = gain, PictureTiles(self._renderer(read, profile=False))
        return self._difference[1]

    def _outlined(self, colour: QColor) -> MaskOverlay:
        if self._repairs is None:
            self._repairs = RepairOutline(self._document)
        self._repairs.overlay.wear(colour)
        return self._repairs.overlay
