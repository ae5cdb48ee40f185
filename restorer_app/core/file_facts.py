"""All that can be said of a photograph's file without showing it."""

from __future__ import annotations

from dataclasses import dataclass

from restorer_app.core.files.formats import FORMATS
from restorer_app.core.icc_profile import ProfileFacts, profile_facts
from restorer_app.core.inscriptions import inscriptions
from restorer_app.core.losses import losses
from restorer_app.core.metadata import Metadata, Stored
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Resolution
from restorer_app.core.sentence import Text

_MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Losses:
    """What a file of that ``format`` would not keep of the photograph; nothing if it keeps all."""

    format: str
    suffix: str
    lost: tuple[Text, ...]


@dataclass(frozen=True)
class FileFacts:
    """``width`` and ``height`` are those of the stored samples, ``orientation`` (1…8) tells how they lie.

    ``page`` of ``pages`` is counted from 0. ``bits`` are those of one sample in the file, ``floating`` says
    that it is no whole number; ``channels`` are the names of their meanings. ``blocks`` are metadata by name,
    with their bytes; ``inscriptions`` what they say in words, by kind. ``losses``: for each format written.
    """

    name: str
    bytes: int
    format: str
    width: int
    height: int
    orientation: int
    page: int
    pages: int
    bits: int
    floating: bool
    channels: tuple[str, ...]
    white_is_zero: bool
    stored: Stored
    lossy: bool
    profile: ProfileFacts | None
    resolution: Resolution | None
    blocks: tuple[tuple[str, int], ...]
    inscriptions: tuple[tuple[str, str], ...]
    notes: tuple[Text, ...]
    losses: tuple[Losses, ...]

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height as it is seen."""
        return (self.height, self.width) if self.orientation >= 5 else (self.width, self.height)

    @property
    def millimetres(self) -> tuple[float, float] | None:
        """Width and height of what was scanned, upright; None where the resolution has no unit."""
        per_inch = self.resolution.per_inch if self.resolution is not None else None
        if per_inch is None:
            return None
        across, down = self.width / per_inch[0] * _MM_PER_INCH, self.height / per_inch[1] * _MM_PER_INCH
        return (down, across) if self.orientation >= 5 else (across, down)


def file_facts(photo: Photo, size: int) -> FileFacts:
    """The facts of an opened photograph whose file has ``size`` bytes; its samples are not looked at."""
    picture = photo.picture
    return FileFacts(
        name=photo.name,
        bytes=size,
        format=photo.format,
        width=picture.width,
        height=picture.height,
        orientation=picture.orientation,
        page=photo.page,
        pages=photo.pages,
        bits=picture.depth or picture.bits,
        floating=picture.samples.dtype.kind == "f",
        channels=tuple(role.value for role in picture.roles),
        white_is_zero=photo.white_is_zero,
        stored=photo.stored,
        lossy=photo.lossy,
        profile=profile_facts(photo.icc_profile) if photo.icc_profile else None,
        resolution=photo.resolution,
        blocks=_blocks(photo.metadata),
        inscriptions=tuple(inscriptions(photo.metadata).items()),
        notes=photo.notes,
        losses=tuple(
            Losses(known.name, known.suffixes[0], losses(photo, known))
            for known in FORMATS
            if known.write is not None
        ),
    )


def _blocks(metadata: Metadata) -> tuple[tuple[str, int], ...]:
    sizes = {
        "EXIF": len(metadata.exif),
        "XMP": len(metadata.xmp),
        "IPTC": len(metadata.iptc),
        "Photoshop": len(metadata.photoshop),
        "texts": sum(len(text.encode("utf-8", "replace")) for _, text in metadata.texts),
    }
    return tuple((name, sizes[name]) for name in metadata.blocks)
