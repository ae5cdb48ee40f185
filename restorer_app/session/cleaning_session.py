"""Cleaning up noise: beside repairs, a verb of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from restorer_app.core.geometry import Box
from restorer_app.core.mask import Mask
from restorer_app.engine.request import CleanRequest, MethodInfo
from restorer_app.session.clean_preview import CleanPreview
from restorer_app.session.restoring_session import RestoringSession, answered
from restorer_app.session.words import tr


class CleaningSession(RestoringSession):
    """Asks the engine to clean; its answer is taken in, told and undone as a repair's is."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        """See ``RestoringSession``."""
        super().__init__(*arguments, **more)
        self.clean_preview = CleanPreview(self._engine_lane, self._engine, self)

    @property
    def can_clean(self) -> bool:
        """Whether noise can be cleaned up now; else ``clean_hint`` says why not."""
        return self._document is not None and bool(self._cleaners) and not self.restoring

    @property
    def clean_hint(self) -> str:
        """What is missing before noise can be cleaned up; empty if nothing is."""
        if not self._cleaners:
            return tr("This copy of the program has no network that cleans up noise.")
        return tr("Open a photograph first.") if self._document is None else ""

    @property
    def clean_text(self) -> str:
        """The verb as a menu has it, with the reason if this copy of the program cannot do it at all."""
        return tr("Clean up noise…") if self._cleaners else tr("Clean up noise (no network for it here)")

    @property
    def _cleaners(self) -> list[MethodInfo]:
        return [info for info in self._every_method if info.task == "clean"]

    def clean(self, strength: float = 1.0, marked: bool = False) -> None:
        """Clean up noise in the whole photograph, or only where it is ``marked``, on the engine lane."""
        self.end_stroke()
        document = self._document
        if document is None or not self.can_clean or (marked and not document.marked):
            return
        asked = partial(
            CleanRequest,
            document.picture,
            strength=strength,
            method=self._cleaners[0].name,
            device=self.device,
            picture_revision=document.picture_revision,
        )
        self.clean_preview.forget()  # else the work would wait for it
        mask = document.mask_later()
        request = partial(_marked_alone, asked, mask) if marked else asked
        self._work_on(document, "Cleaning up noise…", partial(answered, self._engine.clean, request))

    def look_cleaned(self, box: Box) -> None:
        """Show in ``clean_preview`` how a part of the photograph (upright, inside it) would be cleaned."""
        if self._document is not None and self._cleaners:
            self.clean_preview.look(self._document, box, self._cleaners[0].name, self.device)

    def shut_down(self) -> None:
        self.clean_preview.forget()
        super().shut_down()


def _marked_alone(asked: Callable[..., CleanRequest], mask: Callable[[], Mask]) -> CleanRequest:
    return asked(mask=mask())
