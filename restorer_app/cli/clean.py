"""``restorer clean``: a photograph in, the photograph with less noise out."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import TYPE_CHECKING

from restorer_app.cli.answer import Answer
from restorer_app.cli.repair import open_marks
from restorer_app.cli.treating import (
    add_device,
    add_saving,
    check_saving,
    opened,
    outside,
    saved,
    told,
    unchanged_outside,
)
from restorer_app.core.progress import Progress
from restorer_app.engine.request import GENTLE

if TYPE_CHECKING:
    from restorer_app.core.photo import Photo
    from restorer_app.engine.request import RestoreResult

HELP = "clean a photograph of grain and traces of JPEG"
EXAMPLE = "restorer clean scan.tif --output scan-clean.tif --strength 0.7"

_MASK = "a picture of the same size, white where it is to be cleaned; default: everywhere"
_ENGINE = "a network that cleans, or weights of your own (.safetensors); default: denoise-cnn"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("photo", metavar="PHOTO", type=Path, help="the scan; it is never changed")
    add("--output", metavar="OUT", type=Path, required=True, help="the file to write (.tif, .png, …)")
    add("--mask", type=Path, help=_MASK)
    add("--strength", metavar="S", type=strength, default=GENTLE, help="up to 1; default: 0.7")
    add("--engine", metavar="NAME", default="denoise-cnn", help=_ENGINE)
    add_device(parser)
    add_saving(parser)


def strength(text: str) -> float:
    """A strength as it is given on the command line; refused in a sentence if it is none."""
    if not re.fullmatch(r"\d*\.?\d+", text) or not 0 < float(text) <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0 and up to 1")
    return float(text)


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Check all that can be checked, then clean, compare with the scan outside a mask, and save."""
    from restorer_app.core.repair import apply_patches, check_memory
    from restorer_app.engine.catalogue import CLEAN, check_task, cleaner
    from restorer_app.engine.request import CleanRequest

    method = cleaner(arguments.engine)
    check_task(method, CLEAN)
    photo = opened(arguments, progress)
    mask = open_marks(arguments, photo, progress.part(0, 0.03)) if arguments.mask else None
    check_saving(arguments, photo)

    from restorer_app.engine.engine import Engine

    check_memory(photo.picture)
    request = CleanRequest(photo.picture, mask, arguments.strength, method.name, arguments.device)
    result = Engine.on_all_cores().clean(request, progress.part(0.03, 0.87))
    progress.report(0.9, "Comparing")
    clean = photo.with_picture(apply_patches(photo.picture, result.patches))
    count = unchanged_outside(photo.picture, clean.picture, mask) if mask else 0
    del photo, request
    progress.report(0.92, "Saving")
    written = saved(arguments, clean, result, mask, progress.part(0.92, 0.08))
    second = outside(count, written) if mask else "Every pixel may have changed"
    return Answer(told(_first(clean, result), second, clean, result, written))


def _first(clean: Photo, result: RestoreResult) -> str:
    pixels = clean.picture.height * clean.picture.width
    whole = result.mask_used.area == pixels
    return "the whole photograph cleaned" if whole else f"{result.mask_used.area:,} pixels cleaned"
