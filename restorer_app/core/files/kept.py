"""Whether a saved file says what the photograph says: read back, block by block."""

from __future__ import annotations

from restorer_app.core.files.formats import TIFF, Format
from restorer_app.core.files.image_resources import IPTC, without
from restorer_app.core.files.jpeg_metadata import exif_in_jpeg
from restorer_app.core.files.tiff_pages import SourcePages, source_pages
from restorer_app.core.files.tiff_tags import exif_facts
from restorer_app.core.photo import Photo
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import Text, said


def same_metadata(
    again: Photo, photo: Photo, known: Format, progress: Progress
) -> tuple[tuple[Text, bool], ...]:
    """What a file of the format ought to keep, and whether the photograph read back has it as it was."""
    mine, its = photo.metadata, again.metadata
    texts = {text for text in mine.texts if known.name != "JPEG" or text[0] == "Comment"}
    exif = exif_in_jpeg(photo) if known.name == "JPEG" else mine.exif
    checks = {
        "EXIF": exif_facts(exif).items() <= exif_facts(its.exif).items(),
        "XMP": mine.xmp == its.xmp,
        "IPTC": mine.iptc.rstrip(b"\0") == its.iptc.rstrip(b"\0"),
        "Photoshop": without(mine.photoshop, (IPTC,)) == without(its.photoshop, (IPTC,)),
        "texts": texts <= set(its.texts),
    }
    found = [(said(name), same) for name, same in checks.items() if name in known.keeps]
    if known is TIFF:
        found.append((said("other pages"), _same_pages(again, photo, progress)))
    return tuple(found)


def _same_pages(again: Photo, photo: Photo, progress: Progress) -> bool:
    if again.pages != (photo.pages if photo.format == "TIFF" else 1):
        return False
    with source_pages(photo) as before:
        if before is None or again.path is None:
            return True
        with again.path.open("rb") as file:
            return before.same(SourcePages(file, again.page), progress)
