"""TIFF, written: uncompressed, as archives want it, unless asked for; with all that the source says."""

from __future__ import annotations

import io
from typing import BinaryIO

from restorer_app.core.files.directories import (
    BYTE,
    LONG,
    RATIONAL,
    SHORT,
    UNDEFINED,
    Directory,
    DirectoryWriter,
    Entry,
    Form,
    bytes_entry,
    numbers_entry,
)
from restorer_app.core.files.own_exif import say_orientation, say_resolution, say_texts
from restorer_app.core.files.settings import Refusal, WriteSettings
from restorer_app.core.files.tiff_pages import SourcePages, source_pages
from restorer_app.core.files.tiff_strips import CODES, Strips
from restorer_app.core.files.tiff_tags import (
    ACROSS,
    DOWN,
    IPTC,
    ORIENTATION,
    PHOTOSHOP,
    PROFILE,
    UNIT,
    XMP,
    own_tags,
)
from restorer_app.core.photo import Photo
from restorer_app.core.picture import CMYK, GREY, LAB, RGB, Picture, Role
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said

_CLASSIC_BYTES = (1 << 32) - (1 << 26)
"""Samples beyond this need BigTIFF; the rest is room for tags."""
_WHITE_IS_ZERO, _CIELAB, _ICC_LAB = 0, 8, 9
_PHOTOMETRIC = {GREY: 1, RGB: 2, CMYK: 5, LAB: _CIELAB}
"""TIFF's numbers of the kinds of colour."""
_EXTRA_CODES = {Role.ALPHA_PREMULTIPLIED: 1, Role.ALPHA: 2, Role.INFRARED: 0, Role.EXTRA: 0}
_FLOAT = 3


def refuse(picture: Picture) -> Refusal | None:
    """Why a TIFF of ours cannot hold the picture."""
    extra = picture.roles[len(_colours(picture)) :]
    known = bool(_colours(picture)) and all(role in _EXTRA_CODES for role in extra)
    return None if known else Refusal("these channels")


def _colours(picture: Picture) -> tuple[Role, ...]:
    """The roles that the picture begins with and that TIFF has a kind of colour for."""
    return next((kind for kind in _PHOTOMETRIC if picture.roles[: len(kind)] == kind), ())


def write(photo: Photo, file: BinaryIO, settings: WriteSettings, progress: Progress) -> tuple[str, ...]:
    """Write the picture in its depth and storage order, with the metadata, and all other pages as they are.

    A TIFF's byte order, white-is-zero and BigTIFF are kept. Raises ``UnwritableFile`` if the other pages are
    no longer to be had.
    """
    with source_pages(photo) as others:
        order, tags = _own_tags(photo)
        own = photo.picture.samples.nbytes
        copied = others.nbytes if others else 0
        large = own + copied > _CLASSIC_BYTES
        writer = DirectoryWriter(file, Form(order, large or _was_big(photo)))
        first = writer.header()
        writer.pin(tags)
        strips = Strips(
            photo.picture,
            order,
            _turned(photo),
            _compression(photo, settings),
            signed=_photometric(photo) == _CIELAB,
            any_bits=photo.format == "TIFF",
        )
        place = _written(photo, strips, writer, file, tags, progress.part(0, own / (own + copied)))
        _chain(writer, file, first, place, others, progress)
    return (
        (said("saved as BigTIFF, because it is larger than 4 GiB"),) if large and not _was_big(photo) else ()
    )


def _was_big(photo: Photo) -> bool:
    return photo.format == "TIFF" and photo.stored.big


def _turned(photo: Photo) -> bool:
    grey, whole = _colours(photo.picture) == GREY, photo.picture.samples.dtype.kind == "u"
    return photo.white_is_zero and grey and whole


def _compression(photo: Photo, settings: WriteSettings) -> str:
    """What was asked for; two-level pictures that came as a fax go as one."""
    fax = photo.stored.compression.startswith("CCITT") and photo.picture.depth == 1
    return "g4" if fax and settings.compression == "none" else settings.compression


def _written(
    photo: Photo,
    strips: Strips,
    writer: DirectoryWriter,
    file: BinaryIO,
    tags: Directory,
    progress: Progress,
) -> tuple[int, int]:
    """Write the page, its tags before its samples: then something is left of a file that is cut short.

    Returns where its directory is and where to ``link`` the next.
    """
    tags.entries |= _storage(photo, strips, writer.form, [(0, 0)] * strips.count)
    begin = file.tell()
    writer.write(tags)
    file.write(bytes(-file.tell() % 16))
    tags.entries |= _storage(photo, strips, writer.form, strips.write(file, progress))
    file.seek(begin)
    written = writer.write(tags)  # of the same length again, with the places that are known now
    file.seek(0, io.SEEK_END)
    return written


def _chain(
    writer: DirectoryWriter,
    file: BinaryIO,
    first: int,
    own: tuple[int, int],
    others: SourcePages | None,
    progress: Progress,
) -> None:
    """Write the directories of all pages in their order, each after the data that it has to have."""
    kind, link = writer.form.offset_kind, first
    before = others.offsets(others.before) if others else []
    after = others.offsets(others.after) if others else []
    for offset in (*before, None, *after):
        copied = others.copied(offset, file, kind, progress) if others and offset is not None else None
        place, following = writer.write(copied) if copied else own
        writer.link(link, place)
        link = following


# --- the tags of the page


def _own_tags(photo: Photo) -> tuple[str, Directory]:
    """The byte order to write in, and what the page says beside its samples."""
    form, tags = own_tags(photo.metadata.exif)
    order = form.order if photo.metadata.exif else _order(photo)
    form, metadata = Form(order), photo.metadata
    say_texts(metadata, tags)
    blocks = (
        (XMP, BYTE, metadata.xmp),
        (IPTC, UNDEFINED, metadata.iptc),
        (PHOTOSHOP, BYTE, metadata.photoshop),
        (PROFILE, UNDEFINED, photo.icc_profile),
    )
    tags.entries |= {tag: bytes_entry(kind, block) for tag, kind, block in blocks if block}
    if photo.format != "TIFF":
        tags.entries = _every_tiff_says(form) | tags.entries
    say_orientation(photo, tags, form)
    say_resolution(photo, tags, form)
    return order, tags


def _every_tiff_says(form: Form) -> dict[int, Entry]:
    """Upright, and square pixels of no known size."""
    square = Entry(RATIONAL, 1, form.pack("LL", 1, 1))
    told = {ORIENTATION: numbers_entry(form, SHORT, 1), UNIT: numbers_entry(form, SHORT, 1)}
    return told | {ACROSS: square, DOWN: square}


def _order(photo: Photo) -> str:
    return ">" if photo.format == "TIFF" and photo.stored.byte_order == "big" else "<"


def _storage(photo: Photo, strips: Strips, form: Form, places: list[tuple[int, int]]) -> dict[int, Entry]:
    """The tags that say how the samples are stored."""
    picture, channels = photo.picture, len(photo.picture.roles)
    extra = picture.roles[len(_colours(picture)) :]
    kinds = {
        256: numbers_entry(form, LONG, picture.width),
        257: numbers_entry(form, LONG, picture.height),
        258: numbers_entry(form, SHORT, *[strips.bits] * channels),
        259: numbers_entry(form, SHORT, CODES[strips.compression]),
        262: numbers_entry(form, SHORT, _photometric(photo)),
        273: numbers_entry(form, form.offset_kind, *(place for place, _ in places)),
        277: numbers_entry(form, SHORT, channels),
        278: numbers_entry(form, LONG, strips.rows),
        279: numbers_entry(form, form.offset_kind, *(size for _, size in places)),
        284: numbers_entry(form, SHORT, 1),
    }
    if strips.predicted:
        kinds[317] = numbers_entry(form, SHORT, 2)
    if extra:
        kinds[338] = numbers_entry(form, SHORT, *(_EXTRA_CODES[role] for role in extra))
    if picture.samples.dtype.kind == "f":
        kinds[339] = numbers_entry(form, SHORT, *[_FLOAT] * channels)
    return kinds


def _photometric(photo: Photo) -> int:
    if photo.stored.icc_lab and _colours(photo.picture) == LAB:
        return _ICC_LAB
    return _WHITE_IS_ZERO if _turned(photo) else _PHOTOMETRIC[_colours(photo.picture)]
