"""What the commands have in common that make a changed photograph of a photograph."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING

from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from restorer_app.core.mask import Mask
    from restorer_app.core.photo import Photo
    from restorer_app.core.photo_files import Saved
    from restorer_app.core.picture import Picture
    from restorer_app.core.repair import Repair

_DEVICES = "auto (the fastest; the default), cpu, cuda, mps or xpu; cuda:1 is the second graphics card"
LOSSY_FORMATS = ("JPEG", "WebP")
"""What is re-encoded where loss was allowed."""


class PromiseBroken(Exception):
    """The repaired photograph differs from the scan outside the mask; never the person's fault."""


def add_device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", metavar="DEVICE", type=device, default="auto", help=_DEVICES)


def add_saving(parser: argparse.ArgumentParser) -> None:
    """How the scan is opened, and how the result is saved."""
    add, compressions = parser.add_argument, ("none", "deflate", "lzw", "zstd")
    add("--lossy", action="store_true", help="allow an output with loss (JPEG); every sample is re-encoded")
    add("--compression", choices=compressions, default="none", help="of a TIFF; default: none")
    add("--overwrite", action="store_true", help="replace OUT if it exists")
    add("--allow-damaged", action="store_true", help="open what is left of a file that is cut short")
    add("--page", metavar="N", type=page, default=1, help="which photograph of several; default: 1")
    add("--mask-as-stored", action="store_true", help="the mask was drawn on the file before its rotation")


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


def opened(arguments: argparse.Namespace, progress: Progress) -> Photo:
    """The photograph that the arguments name."""
    from restorer_app.core.photo_files import open_photo

    progress.report(0.0, "Opening")
    page, damaged = arguments.page - 1, arguments.allow_damaged
    return open_photo(arguments.photo, page=page, allow_damaged=damaged, progress=progress)


def check_saving(arguments: argparse.Namespace, photo: Photo) -> None:
    """Raise, before any work, what would stop the result from being saved."""
    from restorer_app.core.photo_files import check_output

    lossy, overwrite, source = arguments.lossy, arguments.overwrite, arguments.photo
    check_output(arguments.output, photo.picture, lossy=lossy, overwrite=overwrite, source=source)


def saved(
    arguments: argparse.Namespace, photo: Photo, result: Repair, mask: Mask | None, progress: Progress
) -> Saved:
    """Save the photograph, which has the result in it already, as the arguments say."""
    from restorer_app.core.photo_files import save_photo
    from restorer_app.core.treatment import Treatment

    return save_photo(
        photo,
        arguments.output,
        lossy=arguments.lossy,
        overwrite=arguments.overwrite,
        compression=arguments.compression,
        mask=mask,
        treatment=Treatment.of([result]),
        progress=progress,
    )


def unchanged_outside(scan: Picture, repaired: Picture, mask: Mask) -> int:
    """How many samples lie outside the mask. Raises ``PromiseBroken`` unless all are the scan's own."""
    from restorer_app.core.differences import differences

    found = differences(scan, repaired, mask)
    if found.first is not None:
        raise PromiseBroken(f"{found.differing} samples outside the mask differ, the first at {found.first}")
    return found.compared


def outside(count: int, saved: Saved) -> str:
    """What became of the samples outside the mask: the file was read twice, and is known to hold them."""
    if saved.proof is None:
        return f"{count:,} samples outside the mask: re-encoded ({saved.format}), as --lossy allows"
    return str(saved.proof.sentence)


def told(first: str, second: str, repaired: Photo, result: Repair, saved: Saved) -> str:
    """A summary of two lines, how the work was done in the first, and all notes."""
    how = f"with {result.method} on {result.device} in {result.seconds:.1f} s"
    lines = [f"{repaired.name}: {first} {how}.", f"{second}. Saved: {saved.path}"]
    notes = dict.fromkeys((*repaired.notes, *result.notes, *saved.notes))
    return "\n".join([*lines, *(f"Note: {note}" for note in notes)])
