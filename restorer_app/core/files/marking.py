"""What a repaired photograph says of its repair: program, date, history, and the kind of its source."""

from __future__ import annotations

import struct
from dataclasses import replace
from datetime import UTC

from restorer_app.core.files.directories import EXIF, Directory, Form, read_block, text_entry, written_block
from restorer_app.core.files.image_resources import THUMBNAILS, without
from restorer_app.core.files.xmp import Event, source_types, with_event
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.sentence import Text, said
from restorer_app.core.treatment import Treatment
from restorer_app.core.version import program_version

_SOFTWARE, _DATE, _ZONE, _FRACTION = 305, 306, 36880, 37520
_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_CLASSICAL, _TRAINED = f"{_TYPES}algorithmicallyEnhanced", f"{_TYPES}compositeWithTrainedAlgorithmicMedia"
_MADE_BY_TRAINED = (_TRAINED, f"{_TYPES}trainedAlgorithmicMedia")


def marked(photo: Photo, treatment: Treatment) -> tuple[Photo, tuple[Text, ...]]:
    """The photograph with metadata that tell of the treatment, and sentences about what could not be changed.

    Changed are Software and DateTime (with its zone and fraction), xmpMM:History and DigitalSourceType;
    thumbnails, which show what has been repaired, are dropped. All else stays as it is.
    """
    metadata, notes = photo.metadata, list[Text]()
    try:
        metadata = replace(metadata, exif=_exif(photo, treatment))
    except ValueError:
        notes.append(said("The EXIF data of the file are broken: they were kept as they are."))
    try:
        metadata = replace(metadata, xmp=_xmp(metadata.xmp, treatment))
    except ValueError:
        notes.append(said("The XMP data of the file are broken or strange: they were kept as they are."))
    metadata = replace(metadata, photoshop=without(metadata.photoshop, THUMBNAILS))
    return replace(photo, metadata=_dated(metadata, treatment)), tuple(notes)


def _agent() -> str:
    return f"Restorer {program_version()}"


def _exif(photo: Photo, treatment: Treatment) -> bytes:
    """The EXIF block, of one directory: the one with the thumbnail is gone."""
    form, directory = _block(photo)
    directory.entries[_SOFTWARE] = text_entry(_agent())
    directory.entries[_DATE] = text_entry(treatment.when.strftime("%Y:%m:%d %H:%M:%S"))
    for exif in directory.children.get(EXIF, ()):
        exif.entries.pop(_FRACTION, None)
        if _ZONE in exif.entries:
            zone = treatment.when.strftime("%z")
            exif.entries[_ZONE] = text_entry(f"{zone[:3]}:{zone[3:5]}")
    return written_block(form, directory)


def _block(photo: Photo) -> tuple[Form, Directory]:
    if photo.metadata.exif:
        form, directory = read_block(photo.metadata.exif)
        if directory.broken:
            raise ValueError("entries that cannot be read")
        return form, directory
    big_endian = photo.format == "TIFF" and photo.stored.byte_order == "big"
    return Form(">" if big_endian else "<"), Directory()


def _xmp(packet: bytes, treatment: Treatment) -> bytes:
    event = Event("edited", treatment.when.isoformat(timespec="seconds"), _agent(), _done(treatment))
    kind: str | None = _TRAINED if treatment.trained else _CLASSICAL
    before = source_types(packet) if packet.strip(b"\0 \t\r\n") else ()
    if not treatment.trained and any(each in _MADE_BY_TRAINED for each in before):
        kind = None  # what a trained engine once filled stays that
    return with_event(packet, event, kind)


def _done(treatment: Treatment) -> str:
    """What was done, where that was something else than repairing; as other programs' histories have it."""
    if not treatment.cleaned:
        return ""
    return "repaired; noise cleaned up" if treatment.repaired else "noise cleaned up"


def _dated(metadata: Metadata, treatment: Treatment) -> Metadata:
    """PNG's time of the last change is told anew, if it was told."""
    now = treatment.when.astimezone(UTC)
    time = struct.pack(">HBBBBB", now.year, now.month, now.day, now.hour, now.minute, now.second)
    chunks = tuple((name, time if name == "tIME" else content) for name, content in metadata.chunks)
    return replace(metadata, chunks=chunks)
