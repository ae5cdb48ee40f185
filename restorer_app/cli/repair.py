"""``restorer repair``: a photograph and its mask in, the repaired photograph out."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from restorer_app.cli.answer import Answer
from restorer_app.core.errors import MaskMismatch
from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from restorer_app.core.mask import Mask
    from restorer_app.core.photo import Photo
    from restorer_app.core.repair import Repair

HELP = "repair what a mask marks in a photograph"
EXAMPLE = "restorer repair scan.tif --mask scan-mask.png --output scan-restored.tif"


class PromiseBroken(Exception):
    """The saved file differs from the scan outside the mask; never the person's fault."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("photo", metavar="PHOTO", type=Path, help="the scan; it is never changed")
    add("--mask", type=Path, required=True, help="a picture of the same size, white where repair is needed")
    add("--output", metavar="OUT", type=Path, required=True, help="the file to write (.tif, .png, …)")
    add("--engine", metavar="NAME", default="learned", help='one of "restorer engines"; default: learned')
    add("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto", help="default: auto, the fastest")
    add("--seed", metavar="N", type=_seed, default=0, help="for engines that leave something to chance")
    add("--lossy", action="store_true", help="allow an output with loss (JPEG); every sample is re-encoded")
    add("--overwrite", action="store_true", help="replace OUT if it exists")
    add("--allow-damaged", action="store_true", help="open what is left of a file that is cut short")
    add("--mask-as-stored", action="store_true", help="the mask was drawn on the file before its rotation")


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) >= 2**63:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to 2^63 - 1")
    return int(text)


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Check all that can be checked, then repair, save, and compare what was saved with the scan."""
    from restorer_app.core.mask_file import open_mask
    from restorer_app.core.photo_files import check_output, open_photo, save_photo
    from restorer_app.core.repair import apply_patches
    from restorer_app.engine.catalogue import find
    from restorer_app.engine.request import RestoreRequest

    method = find(arguments.engine).name
    progress.report(0.0, "Opening")
    photo = open_photo(arguments.photo, allow_damaged=arguments.allow_damaged)
    mask = open_mask(arguments.mask, photo.picture, as_stored=arguments.mask_as_stored)
    _check_marks(mask, arguments.mask)
    output, lossy, overwrite = arguments.output, arguments.lossy, arguments.overwrite
    check_output(output, photo.picture, lossy=lossy, overwrite=overwrite, source=arguments.photo)

    from restorer_app.engine.engine import Engine

    progress.report(0.03, "Getting ready")
    request = RestoreRequest(photo.picture, mask, method, arguments.seed, arguments.device)
    result = Engine().restore(request, progress.part(0.03, 0.87))
    repaired = photo.with_picture(apply_patches(photo.picture, result.patches))
    saving = progress.part(0.9, 0.08)
    saved = save_photo(repaired, output, lossy=lossy, overwrite=overwrite, progress=saving)
    progress.report(0.98, "Comparing")
    outside = _outside(photo, saved.path, mask, lossy)
    return Answer(_summary(photo, result, (*photo.notes, *result.notes, *saved.notes), outside, saved.path))


def _check_marks(mask: Mask, path: Path) -> None:
    if not mask.area:
        raise MaskMismatch(
            f"The mask “{path.name}” marks nothing.", "Paint what is to be repaired white in it."
        )


def _outside(photo: Photo, saved: Path, mask: Mask, lossy: bool) -> str:
    """What became of the samples outside the mask, read again from the saved file."""
    from restorer_app.core.photo_files import open_photo
    from restorer_app.training.metrics import outside_difference

    result = open_photo(saved)
    count = (mask.array.size - mask.area) * len(photo.picture.roles)
    if lossy and result.lossy:
        return f"{count:,} samples outside the mask: re-encoded ({result.format}), as --lossy allows"
    if result.picture.samples.dtype != photo.picture.samples.dtype:
        raise PromiseBroken(f"{saved} has {result.picture.bits} bits, the scan {photo.picture.bits}")
    differing, first = outside_difference(photo.picture, result.picture, mask)
    if first is not None:
        raise PromiseBroken(f"{differing} samples outside the mask differ in {saved}, the first at {first}")
    return f"{count:,} samples outside the mask: identical"


def _summary(photo: Photo, result: Repair, notes: tuple[str, ...], outside: str, saved: Path) -> str:
    how = f"with {result.method} on {result.device} in {result.seconds:.1f} s"
    lines = [
        f"{photo.name}: {result.mask_used.area:,} pixels repaired {how}.",
        f"{outside}. Saved: {saved}",
    ]
    return "\n".join([*lines, *(f"Note: {note}" for note in dict.fromkeys(notes))])
