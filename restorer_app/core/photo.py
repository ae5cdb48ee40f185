"""A photograph with what its file says of it beside the samples."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.picture import Picture, Resolution
from restorer_app.core.sentence import Text


@dataclass(frozen=True, eq=False)
class Photo:
    """A picture and its file's facts. Made by ``open_photo``; given to ``save_photo``.

    ``format`` is a name of the catalogue ("TIFF", "JPEG XL", …); ``lossy`` says whether the *source* was
    stored with loss (JPEG, lossy WebP, AVIF, …). ``icc_profile`` are the file's own bytes, never changed;
    where a file names its colours by numbers, a profile that says the same.
    ``white_is_zero`` tells that a TIFF stores its grey turned round: ``picture`` has black as zero, the saved
    TIFF has the file's own way again.
    ``notes`` are sentences for people about what was found while opening (damage, say).
    ``metadata`` and ``stored`` are what the file says beside the samples and how it stores them. ``page`` of
    ``pages`` is the one that is open, counted from 0. ``stamp`` are size and time of the file when it was
    opened.
    """

    picture: Picture
    path: Path | None = None
    format: str = ""
    lossy: bool = False
    icc_profile: bytes | None = None
    resolution: Resolution | None = None
    notes: tuple[Text, ...] = field(default=())
    white_is_zero: bool = False
    metadata: Metadata = field(default_factory=Metadata)
    stored: Stored = field(default_factory=Stored)
    page: int = 0
    pages: int = 1
    stamp: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """The file's name without its folder; empty for a picture without a file."""
        return self.path.name if self.path else ""

    def with_texts(self, texts: tuple[tuple[str, str], ...]) -> Photo:
        """The same photograph with other texts among its metadata."""
        return replace(self, metadata=replace(self.metadata, texts=texts))

    def with_picture(self, picture: Picture) -> Photo:
        """The same photograph with other samples (repaired, say)."""
        return replace(self, picture=picture)
