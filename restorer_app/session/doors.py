"""What a session is given: an engine, and the functions that open and save files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text
from restorer_app.engine.request import (
    CleanRequest,
    ExplainedPlan,
    RestoreRequest,
    RestoreResult,
    ShownEdges,
)

if TYPE_CHECKING:
    from restorer_app.core.file_facts import FileFacts


class EngineDoor(Protocol):
    """An engine as the session sees it. All of it is called on the engine lane only."""

    def restore(self, request: RestoreRequest, progress: Progress) -> RestoreResult:
        """Answer one request; reports several times a second."""

    def clean(self, request: CleanRequest, progress: Progress) -> RestoreResult:
        """Clean up noise as one request asks; reports several times a second."""

    def explain(self, request: RestoreRequest, progress: Progress) -> ExplainedPlan:
        """What a restore of the request would do; takes a second at most."""

    def edges(self, request: RestoreRequest, progress: Progress) -> tuple[ShownEdges, ...]:
        """The edges that a restore of the request would fill along, for methods that draw some."""

    def devices(self) -> tuple[str, ...]:
        """What can be chosen here: "auto", "cpu" and perhaps "cuda", "xpu" or "mps", numbered if several."""

    def load(self, method: str, device: str) -> None:
        """Make ready what the first restore would otherwise wait for."""


@dataclass(frozen=True)
class Files:
    """The functions between files and memory, called on the file lane only."""

    open_photo: Callable[..., Photo]
    save_photo: Callable[..., Any]
    suggested_output: Callable[[Photo], Path]
    open_mask: Callable[..., Mask]
    save_mask: Callable[..., Any]
    thumbnail: Callable[[Photo], bytes] | None = None
    """A small PNG of a photograph; None: no thumbnails are made."""
    facts: Callable[[Photo, int], FileFacts] | None = None
    """All that can be said of a photograph whose file has so many bytes; None: nothing is told."""
    losses: Callable[[Photo, Path], Sequence[Text]] = lambda *_: ()
    """What a file of that name could not keep of a photograph."""
    get_ready: Callable[[], None] = lambda: None
    """Starts what the first ``open_photo`` would wait for; returns at once."""

    @staticmethod
    def photos_in(folder: Path) -> list[Path]:
        """The photographs in a folder, in the order that people count in."""
        from restorer_app.core.folders import photographs_in

        return photographs_in(folder)

    @classmethod
    def of_core(cls) -> Files:
        """Those of the core; imported here, so that a session with its own needs none of their libraries."""
        from restorer_app.core.decoding.door import DECODERS
        from restorer_app.core.file_facts import file_facts
        from restorer_app.core.mask_file import open_mask, save_mask
        from restorer_app.core.photo_files import open_photo, save_photo, suggested_output

        doors = (
            open_photo,
            save_photo,
            suggested_output,
            open_mask,
            save_mask,
            _thumbnail,
            file_facts,
            _losses,
        )
        return cls(*doors, get_ready=DECODERS.start)


def _thumbnail(photo: Photo) -> bytes:
    from restorer_app.core.thumbnail import thumbnail  # loads what the window does without until then

    return thumbnail(photo)


def _losses(photo: Photo, path: Path) -> tuple[Text, ...]:
    """What a format cannot keep, but for what is asked about every saving with loss.

    Nothing for a format that refuses the photograph: saving says why, and where to turn.
    """
    from restorer_app.core.losses import WITH_LOSS, losses
    from restorer_app.core.photo_files import written_formats

    suffix = path.suffix.lower()
    known = next((known for known in written_formats() if suffix in known.suffixes), None)
    if known is None or known.refuse(photo.picture) is not None:
        return ()
    return tuple(loss for loss in losses(photo, known) if loss != WITH_LOSS)
