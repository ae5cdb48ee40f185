"""``restorer repair``: a photograph and its mask in, the repaired photograph out."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from restorer_app.cli.answer import Answer
from restorer_app.cli.treating import (
    add_device,
    add_saving,
    check_saving,
    opened,
    outside,
    saved,
    seed,
    told,
    unchanged_outside,
)
from restorer_app.core.errors import MaskMismatch, UnwritableFile
from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from restorer_app.core.mask import Mask
    from restorer_app.core.photo import Photo

HELP = "repair what a mask marks in a photograph"
EXAMPLE = "restorer repair scan.tif --mask scan-mask.png --output scan-restored.tif"


_GRAIN = "give what is filled in the grain of the photograph around it; default: auto, where there is grain"
_TEXTURE = "give wide holes texture from elsewhere in the photograph; default: auto"
_ENGINE = 'one of "restorer engines", or weights of your own (.safetensors); default: learned'
_ENSEMBLE = "average the fills of trained engines over flips: slower, for thin damage; default: off"
_ADAPT = "let trained engines first learn from the sound part of this photograph for so long; default: off"
_INFRARED = "repair the dust and scratches that the infrared channel of a film scan shows"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("photo", metavar="PHOTO", type=Path, help="the scan; it is never changed")
    marks = parser.add_mutually_exclusive_group(required=True)
    marks.add_argument("--mask", type=Path, help="a picture of the same size, white where repair is needed")
    marks.add_argument("--mask-from-infrared", action="store_true", help=_INFRARED)
    add("--output", metavar="OUT", type=Path, help="the file to write (.tif, .png, …)")
    add("--engine", metavar="NAME", default="learned", help=_ENGINE)
    add_device(parser)
    add("--seed", metavar="N", type=seed, default=0, help="for engines that leave something to chance")
    add("--grain", choices=("auto", "off"), default="auto", help=_GRAIN)
    add("--texture", choices=("auto", "off"), default="auto", help=_TEXTURE)
    add("--ensemble", choices=("off", "flips"), default="off", help=_ENSEMBLE)
    add("--adapt", metavar="SECONDS", type=_adapt, default="off", help=_ADAPT)
    add_saving(parser)
    add(
        "--explain",
        action="store_true",
        help="repair nothing; say what a repair would do and how long it takes",
    )
    add("--draw-plan", metavar="PLAN.png", type=Path, help="like --explain, and draw the plan as a picture")


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
    from restorer_app.core.repair import apply_patches, check_memory
    from restorer_app.engine.catalogue import find
    from restorer_app.engine.request import RestoreRequest

    method = find(arguments.engine).name
    explaining = arguments.explain or arguments.draw_plan is not None
    _check_wishes(arguments, explaining)
    photo = opened(arguments, progress)
    mask = _marks(arguments, photo, progress.part(0, 0.03))
    options = {name: getattr(arguments, name) for name in ("grain", "texture", "ensemble", "adapt")}
    request = RestoreRequest(photo.picture, mask, method, arguments.seed, arguments.device, options=options)
    if explaining:
        return explain(photo, request, arguments.draw_plan, arguments.overwrite, progress)
    check_saving(arguments, photo)

    from restorer_app.engine.engine import Engine

    check_memory(photo.picture)
    progress.report(0.03, "Getting ready")
    result = Engine.on_all_cores().restore(request, progress.part(0.03, 0.87))
    progress.report(0.9, "Comparing")
    repaired = photo.with_picture(apply_patches(photo.picture, result.patches))
    count = unchanged_outside(photo.picture, repaired.picture, mask)
    del photo, request
    progress.report(0.92, "Saving")
    written = saved(arguments, repaired, result, mask, progress.part(0.92, 0.08))
    first = f"{result.mask_used.area:,} pixels repaired"
    return Answer(told(first, outside(count, written), repaired, result, written))


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

    if arguments.mask_from_infrared:
        return mask_from_infrared(photo, progress)
    return open_marks(arguments, photo, progress)


def open_marks(arguments: argparse.Namespace, photo: Photo, progress: Progress) -> Mask:
    """The mask in the file that the arguments name, upright; it has to mark something."""
    from restorer_app.core.mask_file import open_mask

    as_stored = arguments.mask_as_stored
    mask = open_mask(arguments.mask, photo.picture, as_stored=as_stored, progress=progress)
    _check_marks(mask, arguments.mask)
    return mask


def _check_marks(mask: Mask, path: Path) -> None:
    if not mask.area:
        raise MaskMismatch(
            f"The mask “{path.name}” marks nothing.", "Paint what is to be repaired white in it."
        )
