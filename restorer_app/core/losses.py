"""What a format cannot keep of a photograph: asked before saving, told afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from restorer_app.core.files.directories import read_block
from restorer_app.core.files.formats import TIFF, Format
from restorer_app.core.files.jpeg_metadata import COMMENT_NAME, MOST_EXIF
from restorer_app.core.files.own_exif import TEXT_TAGS
from restorer_app.core.photo import Photo
from restorer_app.core.sentence import Text, said

WITH_LOSS = said("exact samples: it stores with loss")
"""What no format keeps that stores with loss."""
_BLOCKS: dict[str, Text] = {
    "EXIF": said("the EXIF data, with date, camera and place"),
    "XMP": said("the XMP data"),
    "IPTC": said("the IPTC records: caption, author, keywords"),
    "Photoshop": said("Photoshop's resources"),
}


def losses(photo: Photo, known: Format) -> tuple[Text, ...]:
    """What a file of that format would not have of the photograph, each a few words for people."""
    refusal = known.refuse(photo.picture)
    lost = [said("{what} (cannot be saved so)", what=said(refusal.what))] if refusal is not None else []
    if known.always_lossy:
        lost.append(WITH_LOSS)
    return (*lost, *left_out(photo, known))


def left_out(photo: Photo, known: Format) -> tuple[Text, ...]:
    """The part of ``losses`` that is left out without changing a sample: pages and metadata."""
    metadata = photo.metadata
    found: list[Text] = []
    if photo.pages > 1 and known is not TIFF:
        found.append(said("its other pages ({count})", count=photo.pages - 1))
    found += [_BLOCKS[name] for name in metadata.blocks if name in _BLOCKS and name not in known.keeps]
    if known is TIFF and metadata.exif and _is_broken(metadata.exif):
        found.append(said("the broken part of the EXIF data"))
    if known.name == "JPEG" and len(metadata.exif) > MOST_EXIF:
        found.append(said("the largest of the EXIF data"))
    if names := ", ".join(_homeless(photo, known)):
        found.append(said("the texts: {names}", names=names))
    if known.name != "PNG" and (chunks := ", ".join(_only_in_png(photo))):
        found.append(said("what only PNG can say: {names}", names=chunks))
    return tuple(found)


def _only_in_png(photo: Photo) -> Iterator[str]:
    """The names of the chunks whose loss is one.

    That the colours are sRGB is what every program takes for granted where nothing is said; gAMA and cHRM
    count for nothing beside that (PNG specification, third edition, 11.3.2.5).
    """
    names = [name for name, _ in photo.metadata.chunks]
    granted = ("sRGB", "gAMA", "cHRM") if "sRGB" in names else ()
    return (name for name in names if name not in granted)


def _is_broken(exif: bytes) -> bool:
    try:
        return read_block(exif)[1].broken > 0
    except ValueError:
        return True


def _homeless(photo: Photo, known: Format) -> Iterator[str]:
    """The names of the texts that neither the format nor an EXIF tag of that meaning has room for."""
    own = "texts" in known.keeps
    taken: set[int] = set()
    for name, _ in photo.metadata.texts:
        tag = TEXT_TAGS.get(name) if "EXIF" in known.keeps else None
        if own and (known.name != "JPEG" or name == COMMENT_NAME):
            continue
        if tag is None or tag in taken:
            yield name
        taken |= {tag} if tag is not None else set()
