"""Photographs in and out of files: the only door that the other rooms use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from restorer_app.core.decoding.door import DECODERS
from restorer_app.core.errors import RestorerError, UnwritableFile
from restorer_app.core.files import tiff_read
from restorer_app.core.files.border import reading, shown
from restorer_app.core.files.formats import FORMATS, TIFF, Format, Write, format_for_suffix, read_any
from restorer_app.core.files.kept import same_metadata
from restorer_app.core.files.marking import marked
from restorer_app.core.files.saving import probe, save_safely
from restorer_app.core.files.second_reading import second_reading
from restorer_app.core.files.settings import Refusal, WriteSettings
from restorer_app.core.infrared import named as with_infrared_named
from restorer_app.core.losses import left_out
from restorer_app.core.mask import Mask
from restorer_app.core.photo import Photo
from restorer_app.core.picture import Picture, Resolution, Role, Samples
from restorer_app.core.progress import Progress
from restorer_app.core.proof import NotProved, Proof, prove, same_bits
from restorer_app.core.sentence import Text, said
from restorer_app.core.treatment import Treatment

READABLE_SUFFIXES = tuple(suffix for known in FORMATS for suffix in known.suffixes)
"""What to offer in a dialog for opening; files are recognised by content all the same."""

WRITABLE_SUFFIXES = tuple(suffix for known in FORMATS if known.write for suffix in known.suffixes)
"""The suffixes that ``save_photo`` knows."""

_SILENT = Progress()
_WRITING_SHARE = 0.6
_COMPARED_ROWS = 256


def written_formats() -> tuple[Format, ...]:
    """Those that ``save_photo`` writes; each has a ``name`` and its ``suffixes``, the usual one first."""
    return tuple(known for known in FORMATS if known.write is not None)


@dataclass(frozen=True)
class Saved:
    """A file that was saved, read again and found right. ``notes`` are sentences for people.

    ``proof``: what a second reading of it found; None for a file that was re-encoded with loss.
    """

    path: Path
    format: str
    bytes: int
    notes: tuple[Text, ...] = ()
    proof: Proof | None = None


def open_photo(
    path: Path, *, page: int = 0, allow_damaged: bool = False, progress: Progress = _SILENT
) -> Photo:
    """The photograph in the file, recognised by its content, every sample exact, in storage order.

    ``page`` is counted from 0: some files have several photographs.
    Raises ``UnreadableFile`` with a sentence that names the file, ``DamagedFile`` if part of it is
    missing; with ``allow_damaged`` what is left is opened and a note says how much is missing.
    Decoded in a process of its own, so that neither a codec's crash nor a hostile file costs more than
    the sentence; ``progress`` can stop it at any time.
    """
    photo = DECODERS.read(Path(path), progress, allow_damaged=allow_damaged, page=page)
    return photo.with_picture(with_infrared_named(photo.picture))


def save_photo(
    photo: Photo,
    path: Path,
    *,
    lossy: bool = False,
    overwrite: bool = False,
    quality: int = 95,
    compression: str = "none",
    mask: Mask | None = None,
    treatment: Treatment | None = None,
    progress: Progress = _SILENT,
) -> Saved:
    """Save in the format of ``path``'s suffix; afterwards the file is known to hold exactly the photograph.

    Written beside, flushed, read again and compared, then put in place: if anything fails or is
    stopped, an old file is left as it was. It is read by our own reader and in a second way;
    ``Saved.proof`` tells of the samples outside ``mask`` (upright: what was repaired; none: of all).
    ``lossy`` allows JPEG (and lossy WebP), of ``quality`` 1…100; ``compression`` is TIFF's.
    What the file says stays as it is, but for what has to tell of a ``treatment`` (see ``marking``); what the
    format has no room for is in the notes.
    Raises ``UnwritableFile`` with a sentence.
    """
    path = Path(path)
    check_output(path, photo.picture, lossy=lossy, overwrite=overwrite, source=photo.path)
    known, writer = _format(path)
    settings, notes = WriteSettings(lossy, quality, compression), list[str]()
    if treatment is not None:
        photo, complaints = marked(photo, treatment)
        notes.extend(complaints)
    notes.extend(
        said("{format} cannot keep {what}", format=known.name, what=what) for what in left_out(photo, known)
    )

    def write(file: BinaryIO) -> None:
        notes.extend(writer(photo, file, settings, progress.part(0, _WRITING_SHARE)))

    checking = progress.part(_WRITING_SHARE, 1 - _WRITING_SHARE)
    proofs = list[Proof]()

    def verify(temporary: Path) -> None:
        exact = _exact(known, lossy)
        _verify(photo, known, lossy, path, checking.part(0, 0.5), temporary)
        if exact:
            proofs.append(_proved(photo, path, temporary, known.name, mask, checking.part(0.5, 0.5)))

    length = save_safely(path, write, verify)
    proof = proofs[0] if proofs else None
    if proof is not None and not proof.reader:
        notes.append(
            said(
                "read again by one reader only: there is no second one here for this {format}",
                format=known.name,
            )
        )
    return Saved(path, known.name, length, tuple(notes), proof)


def check_output(
    path: Path, picture: Picture, *, lossy: bool = False, overwrite: bool = False, source: Path | None = None
) -> None:
    """Raise what ``save_photo`` would raise, before a long job: format, depth, folder, room, existing file.

    ``source`` is the opened scan. Only a trial file is written, and removed at once.
    """
    path = Path(path)
    known, _ = _format(path)
    if known.always_lossy and not lossy:
        raise UnwritableFile(
            said("{file} was not saved: {format} stores with loss.", file=shown(path), format=known.name),
            "Choose .tif or .png, or allow loss (--lossy).",
        )
    refusal = known.refuse(picture)
    if refusal is not None:
        raise _unable(path, known, refusal)
    _check_target(path, overwrite, source)
    probe(path, 0 if known.name not in ("TIFF", "BMP") else picture.samples.nbytes)


def _format(path: Path) -> tuple[Format, Write]:
    known = format_for_suffix(path)
    if known is None or known.write is None:
        raise UnwritableFile(
            said("{file} does not end in a format that is written.", file=shown(path)),
            said("Choose one of {suffixes}.", suffixes=" ".join(WRITABLE_SUFFIXES)),
        )
    return known, known.write


def _unable(path: Path, known: Format, refusal: Refusal) -> UnwritableFile:
    name = next(other.name for other in FORMATS if refusal.instead in other.suffixes)
    return UnwritableFile(
        said(
            "{file} was not saved: {format} cannot hold {what}.",
            file=shown(path),
            format=known.name,
            what=said(refusal.what),
        ),
        said("Save as {format} ({suffix}), which can.", format=name, suffix=refusal.instead),
    )


def _check_target(path: Path, overwrite: bool, source: Path | None) -> None:
    if path.is_dir():
        raise UnwritableFile(said("{file} is a folder.", file=shown(path)), "Choose a name for the file.")
    if not path.parent.is_dir():
        raise UnwritableFile(
            said("The folder “{folder}” does not exist.", folder=path.parent),
            "Make it first, or choose another folder.",
        )
    if overwrite or not path.exists():
        return
    if source is not None and source.exists() and path.samefile(source):
        raise UnwritableFile(
            said("{file} is the opened photograph itself; it was not overwritten.", file=shown(path)),
            "Choose another name, or say that it may be overwritten (--overwrite).",
        )
    raise UnwritableFile(
        said("{file} exists already.", file=shown(path)),
        "Choose another name, or say that it may be overwritten (--overwrite).",
    )


def suggested_output(photo: Photo) -> Path:
    """A name beside the source that no file has: "scan_restored.tif", "scan_restored 2.tif", …

    PNG for a PNG, WebP, BMP or GIF source, TIFF for all others.
    """
    source = photo.path or Path("photograph")
    suffix = ".png" if photo.format in ("PNG", "WebP", "BMP", "GIF") else ".tif"
    stem = source.stem if source.stem.endswith("_restored") else f"{source.stem}_restored"
    names = (stem if number == 1 else f"{stem} {number}" for number in range(1, 1_000_000))
    paths = (source.with_name(name + suffix) for name in names)
    return next(path for path in paths if not path.exists())


def _exact(known: Format, lossy: bool) -> bool:
    return not (lossy and known.name in ("JPEG", "WebP"))


def _verify(
    photo: Photo, known: Format, lossy: bool, path: Path, progress: Progress, temporary: Path
) -> None:
    """Raise ``UnwritableFile`` unless the file read back is the photograph, in all that it says.

    Its samples too, but for those of a TIFF that a second reader can read: these are left to it, so that no
    second copy of a large scan is made.
    """
    try:
        again, decoded = _read_back(photo, known, temporary)
    except RestorerError as error:
        reason = str(error).replace(shown(temporary), "it")
        raise _not_faithful(path, said("the file is no good ({reason})", reason=reason)) from error
    if again.picture.samples.shape != photo.picture.samples.shape:
        raise _not_faithful(path, "its size or channels differ")
    exact = decoded and _exact(known, lossy)
    if exact and not _same_samples(again.picture.samples, photo.picture.samples, progress):
        raise _not_faithful(path, "samples differ")
    for what, same in (*_same_facts(again, photo), *same_metadata(again, photo, known, progress)):
        if not same:
            raise _not_faithful(path, said("its {what} differs", what=what))


def _read_back(photo: Photo, known: Format, temporary: Path) -> tuple[Photo, bool]:
    """What our own reader says of the file, and whether it has decoded the samples."""
    if known is not TIFF:
        return read_any(temporary, allow_damaged=False), True
    with reading(temporary):
        if second_reading(temporary, known.name, photo.page) is not None:
            return tiff_read.look(temporary, photo.page), False
    return read_any(temporary, allow_damaged=False, page=photo.page), True


def _proved(
    photo: Photo, path: Path, temporary: Path, format_name: str, mask: Mask | None, progress: Progress
) -> Proof:
    """Raise ``UnwritableFile`` unless a second reader finds the photograph too."""
    try:
        return prove(photo, temporary, format_name, mask, progress)
    except NotProved as error:
        raise _not_faithful(path, error.what) from error


def _same_samples(one: Samples, other: Samples, progress: Progress) -> bool:
    """Whether all bits are the same (so that NaN equals NaN)."""
    rows = progress.each(range(0, one.shape[0], _COMPARED_ROWS))
    return all(same_bits(one[row : row + _COMPARED_ROWS], other[row : row + _COMPARED_ROWS]) for row in rows)


def _same_facts(again: Photo, photo: Photo) -> tuple[tuple[Text, bool], ...]:
    roles = tuple(Role.EXTRA if role is Role.INFRARED else role for role in photo.picture.roles)
    return (
        (said("colour profile"), again.icc_profile == photo.icc_profile),
        (said("orientation"), again.picture.orientation == photo.picture.orientation),
        (said("resolution"), _same_resolution(again.resolution, photo.resolution, again.format)),
        (said("kind of channels"), again.picture.roles == roles),
    )


def _same_resolution(one: Resolution | None, other: Resolution | None, format_name: str) -> bool:
    """Equal as far as the format can tell: PNG and BMP know whole pixels a metre only."""
    if one is None or other is None:
        return one is other or format_name == "BMP"
    if (one.unit == "none") != (other.unit == "none"):
        return False
    slack = 0.02 if format_name in ("PNG", "BMP") and one.unit != "none" else 0.0
    return all(
        abs(found - given) <= max(slack, 1e-6 * given)
        for found, given in zip(_pair(one), _pair(other), strict=True)
    )


def _pair(resolution: Resolution) -> tuple[float, float]:
    return resolution.per_inch or (resolution.horizontal, resolution.vertical)


def _not_faithful(path: Path, what: Text) -> UnwritableFile:
    message = f"{shown(path)} was not saved: read back for checking, {what}."
    return UnwritableFile(message, "Save as TIFF, and please report this.")
