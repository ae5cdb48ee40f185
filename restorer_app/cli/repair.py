"""``restorer repair``: a photograph and its mask in, the repaired photograph out."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from restorer_app.cli.answer import Answer
from restorer_app.core.errors import MaskMismatch, UnwritableFile
from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from restorer_app.core.mask import Mask
    from restorer_app.core.photo import Photo
    from restorer_app.core.photo_files import Saved
    from restorer_app.core.picture import Picture
    from restorer_app.core.repair import Repair

HELP = "repair what a mask marks in a photograph"
EXAMPLE = "restorer repair scan.tif --mask scan-mask.png --output scan-restored.tif"


_GRAIN = "give what is filled in the grain of the photograph around it; default: auto, where there is grain"
_TEXTURE = "give wide holes texture from elsewhere in the photograph; default: auto"
_ENGINE = 'one of "restorer engines", or weights of your own (.safetensors); default: learned'
_ENSEMBLE = "average the fills of trained engines over flips: slower, for thin damage; default: off"
_ADAPT = "let trained engines first learn from the sound part of this photograph for so long; default: off"
_INFRARED = "repair the dust and scratches that the infrared channel of a film scan shows"

LOSSY_FORMATS = ("JPEG", "WebP")
"""What is re-encoded where loss was allowed."""


class PromiseBroken(Exception):
    """The repaired photograph differs from the scan outside the mask; never the person's fault."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("photo", metavar="PHOTO", type=Path, help="the scan; it is never changed")
    marks = parser.add_mutually_exclusive_group(required=True)
    marks.add_argument("--mask", type=Path, help="a picture of the same size, white where repair is needed")
    marks.add_argument("--mask-from-infrared", action="store_true", help=_INFRARED)
    add("--output", metavar="OUT", type=Path, help="the file to write (.tif, .png, …)")
    add("--engine", metavar="NAME", default="learned", help=_ENGINE)
    devices = "auto (the fastest; the default), cpu, cuda, mps or xpu; cuda:1 is the second graphics card"
    add("--device", metavar="DEVICE", type=device, default="auto", help=devices)
    add("--seed", metavar="N", type=seed, default=0, help="for engines that leave something to chance")
    add("--grain", choices=("auto", "off"), default="auto", help=_GRAIN)
    add("--texture", choices=("auto", "off"), default="auto", help=_TEXTURE)
    add("--ensemble", choices=("off", "flips"), default="off", help=_ENSEMBLE)
    add("--adapt", metavar="SECONDS", type=_adapt, default="off", help=_ADAPT)
    add("--lossy", action="store_true", help="allow an output with loss (JPEG); every sample is re-encoded")
    add(
        "--compression",
        choices=("none", "deflate", "lzw", "zstd"),
        default="none",
        help="of a TIFF; default: none",
    )
    add("--overwrite", action="store_true", help="replace OUT if it exists")
    add("--allow-damaged", action="store_true", help="open what is left of a file that is cut short")
    add("--page", metavar="N", type=page, default=1, help="which photograph of several; default: 1")
    add("--mask-as-stored", action="store_true", help="the mask was drawn on the file before its rotation")
    add(
        "--explain",
        action="store_true",
        help="repair nothing; say what a repair would do and how long it takes",
    )
    add("--draw-plan", metavar="PLAN.png", type=Path, help="like --explain, and draw the plan as a picture")


def device(text: str) -> str:
    """The name of a device as it is given on the command line; refused in a sentence if it is none."""
    if not re.fullmatch(r"auto|cpu|(cuda|mps|xpu)(:\d{1,2})?", text):
        raise argparse.ArgumentTypeError(f"{text!r} is none of auto, cpu, cuda, mps, xpu")
    return text


def seed(text: str) -> int:
    """A seed as it is given on the command line; refused in a sentence if it is none."""
    if not text.isdecimal() or int(text) >= 2**63:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 to 2^63 - 1")
    return int(text)


def page(text: str) -> int:
    """A page as it is given on the command line, from 1; refused in a sentence if it is none."""
    if not text.isdecimal() or not 1 <= int(text) <= 65536:
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a page: 1, 2, …")
    return int(text)


def _adapt(text: str) -> str:
    if text != "off" and not (re.fullmatch(r"\d+(\.\d+)?", text) and 0 <= float(text) <= 3600):
        raise argparse.ArgumentTypeError(f"{text!r} is neither a number of seconds up to 3600 nor off")
    return text


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Check all that can be checked, then repair, compare with the scan, and save.

    Saving reads the file again and compares each sample with the repaired photograph, before the file takes
    its place. The scan's own samples are given up before that: two copies are held at most, not three.
    """
    from restorer_app.cli.explaining import explain
    from restorer_app.core.photo_files import check_output, open_photo, save_photo
    from restorer_app.core.repair import apply_patches, check_memory
    from restorer_app.core.treatment import Treatment
    from restorer_app.engine.catalogue import find
    from restorer_app.engine.request import RestoreRequest

    method = find(arguments.engine).name
    explaining = arguments.explain or arguments.draw_plan is not None
    _check_wishes(arguments, explaining)
    progress.report(0.0, "Opening")
    page, damaged = arguments.page - 1, arguments.allow_damaged
    photo = open_photo(arguments.photo, page=page, allow_damaged=damaged, progress=progress)
    mask = _marks(arguments, photo, progress.part(0, 0.03))
    options = {name: getattr(arguments, name) for name in ("grain", "texture", "ensemble", "adapt")}
    request = RestoreRequest(photo.picture, mask, method, arguments.seed, arguments.device, options=options)
    if explaining:
        return explain(photo, request, arguments.draw_plan, arguments.overwrite, progress)
    output, lossy, overwrite = arguments.output, arguments.lossy, arguments.overwrite
    check_output(output, photo.picture, lossy=lossy, overwrite=overwrite, source=arguments.photo)

    from restorer_app.engine.engine import Engine

    check_memory(photo.picture)
    progress.report(0.03, "Getting ready")
    result = Engine.on_all_cores().restore(request, progress.part(0.03, 0.87))
    progress.report(0.9, "Comparing")
    repaired = photo.with_picture(apply_patches(photo.picture, result.patches))
    count = unchanged_outside(photo.picture, repaired.picture, mask)
    del photo, request
    progress.report(0.92, "Saving")
    saved = save_photo(
        repaired,
        output,
        lossy=lossy,
        overwrite=overwrite,
        compression=arguments.compression,
        mask=mask,
        treatment=Treatment.of([result]),
        progress=progress.part(0.92, 0.08),
    )
    return Answer(_summary(repaired, result, saved, _outside(count, saved)))


def _check_wishes(arguments: argparse.Namespace, explaining: bool) -> None:
    """What has to be named; an output is needed for a repair only, and not written when it is explained."""
    from restorer_app.cli.explaining import check_drawing

    if explaining:
        check_drawing(arguments.draw_plan, arguments.overwrite)
    elif arguments.output is None:
        raise UnwritableFile("No file to write was named.", "Name one with --output, or use --explain.")


def _marks(arguments: argparse.Namespace, photo: Photo, progress: Progress) -> Mask:
    """What is to be repaired, upright: from a file, or from the photograph's own infrared light."""
    from restorer_app.core.infrared_mask import mask_from_infrared
    from restorer_app.core.mask_file import open_mask

    if arguments.mask_from_infrared:
        return mask_from_infrared(photo, progress)
    as_stored = arguments.mask_as_stored
    mask = open_mask(arguments.mask, photo.picture, as_stored=as_stored, progress=progress)
    _check_marks(mask, arguments.mask)
    return mask


def _check_marks(mask: Mask, path: Path) -> None:
    if not mask.area:
        raise MaskMismatch(
            f"The mask “{path.name}” marks nothing.", "Paint what is to be repaired white in it."
        )


def unchanged_outside(scan: Picture, repaired: Picture, mask: Mask) -> int:
    """How many samples lie outside the mask. Raises ``PromiseBroken`` unless all are the scan's own."""
    from restorer_app.core.differences import differences

    found = differences(scan, repaired, mask)
    if found.first is not None:
        raise PromiseBroken(f"{found.differing} samples outside the mask differ, the first at {found.first}")
    return found.compared


def _outside(count: int, saved: Saved) -> str:
    """What became of the samples outside the mask: the file was read twice, and is known to hold them."""
    if saved.proof is None:
        return f"{count:,} samples outside the mask: re-encoded ({saved.format}), as --lossy allows"
    return str(saved.proof.sentence)


def _summary(repaired: Photo, result: Repair, saved: Saved, outside: str) -> str:
    how = f"with {result.method} on {result.device} in {result.seconds:.1f} s"
    lines = [
        f"{repaired.name}: {result.mask_used.area:,} pixels repaired {how}.",
        f"{outside}. Saved: {saved.path}",
    ]
    notes = dict.fromkeys((*repaired.notes, *result.notes, *saved.notes))
    return "\n".join([*lines, *(f"Note: {note}" for note in notes)])
