"""What the window shows and does, without a window: all verbs of the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import Slot

from restorer_app.core.brush import Point
from restorer_app.core.mask import Mask
from restorer_app.core.mask_shapes import Combine, Shape
from restorer_app.core.picture import Role
from restorer_app.core.region_crop import RegionCrop
from restorer_app.core.sentence import Text
from restorer_app.session.about_file import AboutFile, about_file
from restorer_app.session.announced import Announced
from restorer_app.session.candidates import Candidates, Wish, every_wish, wishes_for
from restorer_app.session.cleaning_session import CleaningSession
from restorer_app.session.defects import Defects
from restorer_app.session.infrared_marking import InfraredMarking, may_hold_infrared
from restorer_app.session.masking_session import MaskingSession, traced
from restorer_app.session.page_listing import PageListing
from restorer_app.session.predicted_edges import PredictedEdges
from restorer_app.session.sentences import taken
from restorer_app.session.tracing import Tracing
from restorer_app.session.words import tr

RECOMMENDED = "recommended"
"""The method that is recommended, whichever that is."""


class RestoreSession(CleaningSession):
    """The verbs of the program, those of single defects among them."""

    repair_at_once = Announced(False, "choice_changed")
    """Repair as soon as a stroke or a shape ends; for dust."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        """See ``RestoringSession``."""
        super().__init__(*arguments, **more)
        self.defects = Defects(self._file_lane, self)
        self.candidates = Candidates(self._engine_lane, self._engine, self)
        self.predicted_edges = PredictedEdges(self._engine_lane, self._engine, self._request, self)
        self.tracing = Tracing(self._file_lane, traced, self)
        self.infrared = InfraredMarking(self._file_lane, self._files, self)
        self.pages = PageListing(self._file_lane, self._files, self)
        self._follow_defects()
        self.choice_changed.connect(self.predicted_edges.forget)
        self.predicted_edges.failed.connect(self._tell_failure)
        self.predicted_edges.changed.connect(self.state_changed)

    def _follow_defects(self) -> None:
        self.document_changed.connect(self._on_other_document)
        self.mask_changed.connect(self.defects.mask_changed)
        self.picture_changed.connect(self.defects.picture_changed)
        self.candidates.failed.connect(self._tell_failure)
        self.infrared.changed.connect(self.overlay_changed)
        self.defects.changed.connect(self.state_changed)
        self.candidates.changed.connect(self.state_changed)

    # --- restoring

    @property
    def kept_method(self) -> str:
        """What to come back to at the next start: the name of the method, or that it is the recommended one.

        A better one may be recommended then.
        """
        return RECOMMENDED if self.methods and self.method == self.methods[0].name else self.method

    @kept_method.setter
    def kept_method(self, name: str) -> None:
        self.method = self.methods[0].name if self.methods and name == RECOMMENDED else name

    @property
    def _options(self) -> dict[str, str]:
        """Whoever repairs stroke by stroke does not wait for an adaptation each time."""
        return super()._options | ({"adapt": "off"} if self.repair_at_once else {})

    def restore(self, only: Mask | None = None) -> None:
        """Repair what the mask marks (or ``only`` part of it); a choice between candidates ends."""
        self.candidates.forget()
        self.predicted_edges.give_way()
        super().restore(only)

    @property
    def can_predict_edges(self) -> bool:
        """Whether the chosen engine fills along edges, and there is something to fill."""
        draws = any(info.draws_edges for info in self._methods if info.name == self._method)
        return draws and self.can_restore

    def _tell_mask(self) -> None:
        self.predicted_edges.forget()
        super()._tell_mask()

    def clean(self, strength: float = 1.0, marked: bool = False) -> None:
        """Clean up noise; a choice between candidates ends."""
        self.candidates.forget()
        self.predicted_edges.give_way()
        super().clean(strength, marked)

    def _go_on(self) -> None:
        self._restore_as_wished()

    def _restore_as_wished(self) -> None:
        """Repair at once what was just marked, if the person wants that."""
        if self.repair_at_once and self.can_restore and not self.stroking:
            self.restore()

    def end_stroke(self) -> None:
        stroking = self.stroking
        super().end_stroke()
        if stroking:
            self._restore_as_wished()

    def mark(self, shape: Shape, title: Text, how: Combine | None = None) -> None:
        super().mark(shape, title, how)
        self._restore_as_wished()

    def look_for_scratch(self, start: Point, end: Point) -> None:
        """Show in ``tracing`` what ``trace`` would mark, as soon as it is known."""
        if self._document is not None:
            self.tracing.look(self._document, start, end)

    def trace(self, start: Point, end: Point, how: Combine | None = None) -> None:
        document = self._document
        scratch = self.tracing.found(document, start, end) if document is not None else None
        if scratch is not None:
            self.mark(Shape(scratch.box, scratch.pixels), "Scratch", how)
        else:
            super().trace(start, end, how)

    # --- the file

    @property
    def about_file(self) -> AboutFile | None:
        """What can be told of the file of the photograph that is shown; None without one."""
        photo, facts = self.current, self._files.facts
        if photo is None or facts is None:
            return None
        size = photo.stamp[0] if photo.stamp is not None else 0
        return about_file(facts(replace(photo.document.photo, path=Path(photo.name)), size))

    # --- its pages

    @property
    def pages_path(self) -> Path | None:
        """The file of the photograph that is shown, if that has several pages."""
        facts = self._document.facts if self._document is not None else None
        return facts.path if facts is not None and facts.pages > 1 else None

    def list_pages(self) -> None:
        """Show in ``pages`` what there is to choose from."""
        if self._document is not None:
            self.pages.begin(self.pages_path, self._document.facts.pages)

    def open_page(self, number: int) -> None:
        """Open another page of the same file, as a photograph of its own."""
        if self.pages_path is not None:
            self.open(self.pages_path, page=number)

    # --- dust

    @property
    def has_infrared(self) -> bool:
        """Whether the photograph that is shown has an infrared channel."""
        return self._document is not None and Role.INFRARED in self._document.roles

    @property
    def may_hold_infrared(self) -> bool:
        """Whether dust may be found in the infrared light of a film scanner."""
        return self._document is not None and may_hold_infrared(self._document)

    def look_for_dust(self) -> None:
        """Show what infrared light tells of dust, as soon as it is known."""
        self.infrared.look(self._document)

    def mark_dust(self) -> None:
        """Add to the mask what was found."""
        marking = self.infrared.marking()
        if marking is not None:
            self._change_mask("Mark dust", "Marking dust…", marking)

    # --- one region

    @Slot()
    def _on_other_document(self) -> None:
        self.tracing.forget()
        self.candidates.forget()
        self.defects.watch(self._document)

    @property
    def selected_marked(self) -> bool:
        """Whether the selected defect is still to be repaired."""
        return self.defects.selected is not None and not self.defects.selected.repaired

    @property
    def selected_repaired(self) -> bool:
        return self.defects.selected is not None and self.defects.selected.repaired

    def restore_selected(self) -> None:
        """Repair no more than the selected region."""
        document, defect = self._document, self.defects.selected
        if document is None or defect is None or defect.repaired:
            return
        only = np.zeros(document.upright_shape, np.bool_)
        only[defect.region.box.slices] = self.defects.pixels(defect)
        self.restore(Mask(only))

    def unmark_selected(self) -> None:
        """Take the selected region out of the mask, and go on to the next."""
        defect = self.defects.selected
        if defect is not None and not defect.repaired:
            shape = Shape(defect.region.box, self.defects.pixels(defect))
            self.defects.step(1, lambda other: other != defect)
            MaskingSession.mark(self, shape, "Unmark", "subtract")

    def try_another(self) -> None:
        """Look for other repairs of the selected region, to choose from."""
        self._try(lambda depth: wishes_for(self._methods, depth, self._method, self.seed))

    def try_every_engine(self) -> None:
        """Let every engine repair the selected region, to choose from."""
        self._try(lambda depth: every_wish(self._methods, depth, self.seed))

    def stop(self) -> None:
        """Also the search for other repairs: what was found stays to be chosen."""
        if self.candidates.trying and not self.restoring:
            self.candidates.stop()
        else:
            super().stop()

    def _try(self, wishes_of: Callable[[str], Sequence[Wish]]) -> None:
        """``wishes_of`` the photograph's depth."""
        document, defect = self._document, self.defects.selected
        if document is None or defect is None or not defect.repaired or self.restoring:
            return
        crop = RegionCrop.of(document, defect.region.box, self.defects.pixels(defect))
        present = document.upright_samples[crop.seen_box.slices]
        wishes = wishes_of(present.dtype.name)
        options = self._options | {"adapt": "off"}  # a crop holds too little, and there are many candidates
        self.candidates.start(defect, crop, present, wishes, self.device, options)

    def choose_candidate(self, number: int) -> None:
        """Take the candidate of this number (0 is the original), as one step; others are forgotten."""
        found, document = self.candidates.found, self._document
        if document is None or not 0 <= number < len(found):
            return
        chosen = found[number]
        self.candidates.forget()
        if chosen.repair is not None:
            self._tell(document.accept(chosen.repair, "Original here" if number == 0 else "Try another"))
            self.message.emit(taken(tr(chosen.title)))

    def selected_to_original(self) -> None:
        """Put the original back where the selected region was repaired."""
        document, defect = self._document, self.defects.selected
        if document is None or defect is None or not defect.repaired:
            return
        crop = RegionCrop.of(document, defect.region.box, self.defects.pixels(defect))
        self.candidates.forget()
        self._tell(document.accept(crop.original_repair(), "Original here"))

    # --- the end

    def shut_down(self) -> None:
        self.pages.stop()
        self.predicted_edges.forget()
        self.infrared.forget()
        self.defects.stop()
        super().shut_down()
