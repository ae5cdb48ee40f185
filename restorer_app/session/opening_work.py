"""What the file lane does to open photographs. Nothing here knows of the session or of Qt's objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from restorer_app.core.errors import MaskMismatch, UnreadableFile
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture
from restorer_app.core.progress import Progress
from restorer_app.core.repair import Repair
from restorer_app.core.sentence import said
from restorer_app.session.doors import Files
from restorer_app.session.keeping import LostWork


@dataclass(frozen=True, eq=False)
class Opened:
    """A photograph with its marks, and repairs to be done again. ``stamp``: size and time of its file."""

    photo: Photo
    mask: Mask | None = None
    repairs: tuple[Repair, ...] = ()
    stamp: tuple[int, int] | None = None


def opened_file(files: Files, path: Path, allow_damaged: bool, page: int, progress: Progress) -> Opened:
    """The photograph on a page of a file, counted from 0."""
    stamp = file_stamp(path)
    photo = files.open_photo(path, page=page, allow_damaged=allow_damaged, progress=progress)
    return Opened(photo, stamp=stamp)


def brought_back(files: Files, lost: LostWork, progress: Progress) -> Opened:
    """The photograph of lost work, with its marks and repairs; only the marks if the scan has changed since.

    Raises ``UnreadableFile`` if the scan or what was kept is gone.
    """
    from restorer_app.core.work_files import SCAN, mask_file, read_repairs

    note = lost.note
    stamp = file_stamp(Path(note.path)) if note.path else None
    scan = Path(note.path) if note.path else lost.folder / SCAN
    photo = files.open_photo(scan, page=note.page, allow_damaged=True, progress=progress)
    repairs = read_repairs(lost.folder) if note.scan_is_the_same else ()
    _check(repairs, photo)
    if not note.path:
        photo = replace(photo, path=None)
    if not note.scan_is_the_same:
        sentence = said("The file has been changed since: only the marks were brought back, no repairs.")
        photo = replace(photo, notes=(*photo.notes, sentence))
    return Opened(photo, _marks(files, mask_file(lost.folder), photo.picture, progress), repairs, stamp)


def _check(repairs: Sequence[Repair], photo: Photo) -> None:
    try:
        for repair in repairs:
            repair.check_kind(photo.picture.samples)
            repair.mask_used.check_fits(photo.picture)
    except (ValueError, MaskMismatch) as error:
        text = said("The repairs that were kept do not fit “{name}” any more.", name=photo.name)
        raise UnreadableFile(text) from error


def _marks(files: Files, path: Path, picture: Picture, progress: Progress) -> Mask | None:
    """The kept marks; None if the photograph has another size by now."""
    try:
        mask = files.open_mask(path, picture, progress=progress)
    except MaskMismatch:
        return None
    return mask if mask.area else None


def file_stamp(path: Path) -> tuple[int, int] | None:
    """Size in bytes and time of change in nanoseconds; None if it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def found_files(files: Files, paths: Sequence[Path], progress: Progress) -> list[Path]:
    """The files, in place of each folder the photographs in it. Raises ``UnreadableFile``."""
    found: list[Path] = []
    for path in progress.each(paths):
        try:
            found += files.photos_in(path) if path.is_dir() else [path]
        except OSError as error:
            text = said("The folder “{name}” cannot be read.", name=path.name)
            raise UnreadableFile(text, str(error.strerror or "")) from error
    return found


def made_thumbnail(make: Callable[[Photo], bytes], photo: Photo, place: Path | None, _: Progress) -> bytes:
    """A small PNG of the photograph, also written to ``place``, whole or not at all."""
    png = make(photo)
    if place is not None:
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        half = place.with_suffix(".part")
        half.write_bytes(png)
        half.replace(place)
    return png
