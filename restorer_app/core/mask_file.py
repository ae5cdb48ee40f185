"""Masks in and out of files."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from restorer_app.core.decoding.door import DECODERS
from restorer_app.core.errors import MaskMismatch, UnwritableFile
from restorer_app.core.files.border import shown
from restorer_app.core.files.formats import format_for_suffix
from restorer_app.core.geometry import upright
from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.mask_operations import luminance
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import Saved, save_photo
from restorer_app.core.picture import GREY, Picture, Samples
from restorer_app.core.progress import Progress
from restorer_app.core.sentence import said

_ROWS = 256
_SILENT = Progress()


def open_mask(path: Path, picture: Picture, *, as_stored: bool = False, progress: Progress = _SILENT) -> Mask:
    """The mask in the file: True where grey (or the mean of RGB) is at least half the range.

    Of a CMYK or Lab file, where it is at least half as light as paper.

    Transparency is ignored. The size must be that of the upright ``picture``, or, ``as_stored``, that
    of its samples as the file stores them: then the mask is turned with them. Raises ``MaskMismatch``
    (both sizes named) or ``UnreadableFile``.
    """
    drawn = DECODERS.read(Path(path), progress, allow_damaged=False).picture
    marked = upright(_marked(drawn), drawn.orientation)
    if as_stored:
        marked = _turned(Path(path), marked, picture)
    mask = Mask(np.ascontiguousarray(marked))
    _check_size(Path(path), mask, picture)
    return mask


def _marked(drawn: Picture) -> MaskArray:
    """Where the mean of grey or RGB is at least half the range, exactly; of others where they are light."""
    marked = np.empty(drawn.samples.shape[:2], np.bool_)
    for row in range(0, drawn.height, _ROWS):
        rows = slice(row, row + _ROWS)
        if drawn.colour_channels:
            colours = [drawn.samples[rows, :, channel] for channel in drawn.colour_channels]
            marked[rows] = _bright(colours, drawn)
        else:
            marked[rows] = luminance(drawn.samples[rows], drawn.roles) >= 0.5
    return marked


def _bright(colours: list[Samples], drawn: Picture) -> MaskArray:
    if drawn.samples.dtype.kind == "f":
        return np.asarray(np.mean(colours, axis=0) >= drawn.full_scale / 2)
    total = sum(colour.astype(np.uint32) for colour in colours)
    return np.asarray(2 * total >= len(colours) * int(drawn.full_scale))


def _turned(path: Path, marked: MaskArray, picture: Picture) -> MaskArray:
    if marked.shape != (picture.height, picture.width):
        raise MaskMismatch(
            said(
                "The mask {file} is {width} × {height} pixels, the photograph as stored {wide} × {high}.",
                file=shown(path),
                width=marked.shape[1],
                height=marked.shape[0],
                wide=picture.width,
                high=picture.height,
            ),
            "Draw the mask on the unrotated photograph, or leave out --mask-as-stored.",
        )
    return upright(marked, picture.orientation)


def _check_size(path: Path, mask: Mask, picture: Picture) -> None:
    height, width = picture.upright_shape
    if (mask.height, mask.width) == (height, width):
        return
    turned = (mask.height, mask.width) == (picture.height, picture.width)
    raise MaskMismatch(
        said(
            "The mask {file} is {width} × {height} pixels, the photograph {wide} × {high}.",
            file=shown(path),
            width=mask.width,
            height=mask.height,
            wide=width,
            high=height,
        ),
        "It fits the photograph as stored, before turning: use --mask-as-stored." if turned else None,
    )


def save_mask(mask: Mask, path: Path, *, overwrite: bool = False) -> Saved:
    """Save as 8-bit grey, 255 = repair, without loss (.png, .tif, .bmp). Raises ``UnwritableFile``."""
    known = format_for_suffix(Path(path))
    if known is not None and known.always_lossy:
        what = said(
            "{file} was not saved: {format} blurs a mask's edges.", file=shown(Path(path)), format=known.name
        )
        raise UnwritableFile(what, "Save as .png.")
    samples = np.where(mask.array, np.uint8(255), np.uint8(0))[:, :, None]
    return save_photo(Photo(Picture(samples, GREY)), path, overwrite=overwrite)
