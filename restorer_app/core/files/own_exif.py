"""The EXIF block that a photograph is saved with."""

from __future__ import annotations

from dataclasses import replace

from restorer_app.core.files.directories import (
    EXIF,
    LONG,
    RATIONAL,
    SHORT,
    Directory,
    Entry,
    Form,
    numbers_entry,
    read_block,
    text_entry,
    written_block,
)
from restorer_app.core.files.exif import read_exif, write_exif
from restorer_app.core.files.resolution import rational, sound_resolution
from restorer_app.core.files.tiff_tags import ACROSS, DOWN, ORIENTATION, UNIT
from restorer_app.core.metadata import Metadata
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Resolution

_UNITS = {"none": 1, "inch": 2, "centimetre": 3}
_UNIT_NAMES = {code: name for name, code in _UNITS.items()}
TEXT_TAGS = {
    "Title": 269,
    "Description": 270,
    "Comment": 270,
    "Software": 305,
    "Author": 315,
    "Copyright": 33432,
}
"""Where tags have room for the texts of PNG, JPEG and GIF."""


def own_exif(
    photo: Photo, most: int | None = None, keeps_texts: bool = True, resolution_told: bool = False
) -> bytes:
    """The photograph's own block where that tells orientation and resolution rightly, else one that does.

    ``most``: of so many bytes; the largest values are left out of one that is larger. A broken block stays as
    it is where that can be. Without ``keeps_texts`` the texts that tags have room for are in it too.
    ``resolution_told``: the file says it elsewhere; then it need not be in a block that has none.
    """
    block, texts = photo.metadata.exif, photo.metadata.texts if not keeps_texts else ()
    if resolution_told and read_exif(block)[1] is None and block:
        photo = replace(photo, resolution=None)
    if not block and not any(name in TEXT_TAGS for name, _ in texts):
        return write_exif(photo.picture.orientation, photo.resolution)
    try:
        form, directory = read_block(block) if block else (Form(), Directory())
    except ValueError:
        told = read_exif(block) == (photo.picture.orientation, photo.resolution)
        kept = told and len(block) <= (most or len(block))
        return block if kept else write_exif(photo.picture.orientation, photo.resolution)
    before = dict(directory.entries)
    say_orientation(photo, directory, form)
    say_resolution(photo, directory, form)
    say_texts(Metadata(texts=texts), directory)
    if before != directory.entries:
        block = written_block(form, directory)
    return block if most is None or len(block) <= most else _shortened(form, directory, most)


def _shortened(form: Form, directory: Directory, most: int) -> bytes:
    """A block without the largest values, so that it has no more bytes than that."""
    while len(block := written_block(form, directory)) > most:
        places = [directory, *directory.children.get(EXIF, ())]
        sizes = [(len(entry.value), tag, where) for where in places for tag, entry in where.entries.items()]
        _, largest, where = max(sizes, key=lambda size: size[:2])
        del where.entries[largest]
    return block


def say_texts(metadata: Metadata, tags: Directory) -> None:
    """Put texts where tags have room for them, unless there is one already."""
    for name, text in metadata.texts:
        if name in TEXT_TAGS:
            tags.entries.setdefault(TEXT_TAGS[name], text_entry(text))


def say_orientation(photo: Photo, tags: Directory, form: Form) -> None:
    """Put the orientation in, unless the tags say the same."""
    if tags.number(ORIENTATION, form, 1) != photo.picture.orientation:
        tags.entries[ORIENTATION] = numbers_entry(form, SHORT, photo.picture.orientation)


def say_resolution(photo: Photo, tags: Directory, form: Form) -> None:
    """Put the resolution in, unless the tags say the same."""
    known = photo.resolution
    if known is None or stated_resolution(tags, form) == known:
        return
    for tag, value in ((ACROSS, known.horizontal), (DOWN, known.vertical)):
        tags.entries[tag] = Entry(RATIONAL, 1, form.pack("LL", *rational(value)))
    tags.entries[UNIT] = numbers_entry(form, SHORT, _UNITS[known.unit])


def stated_resolution(tags: Directory, form: Form) -> Resolution | None:
    """The resolution that a directory states."""
    values = []
    for tag in (ACROSS, DOWN):
        entry = tags.entries.get(tag)
        if entry is None or entry.kind != RATIONAL or entry.count != 1:
            return None
        top, bottom = Entry(LONG, 2, entry.value).numbers(form)
        values.append(top / bottom if bottom else 0.0)
    return sound_resolution(values[0], values[1], _UNIT_NAMES.get(tags.number(UNIT, form, 2), "none"))
