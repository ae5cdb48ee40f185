"""``restorer verify``: whether a restored photograph is its original outside the mask, sample by sample."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from restorer_app.cli.answer import DIFFERENT, DONE, Answer
from restorer_app.cli.treating import page
from restorer_app.core.errors import DamagedFile
from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from restorer_app.core.differences import Differences, Place
    from restorer_app.core.photo import Photo

HELP = "compare a restored photograph with its original, outside the mask, sample by sample"
EXAMPLE = "restorer verify scan.tif scan-restored.tif --mask scan-mask.png"

_STRICT = "exit code 3 also if profile, resolution, orientation or metadata differ"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("original", metavar="ORIGINAL", type=Path, help="the scan")
    add("restored", metavar="RESTORED", type=Path, help="what was made of it, in any format")
    add("--mask", type=Path, help="the mask of the repair; without one every sample has to be the same")
    add("--mask-as-stored", action="store_true", help="the mask was drawn on the file before its rotation")
    add("--page", metavar="N", type=page, default=1, help="which photograph of several; default: 1")
    add("--restored-page", metavar="N", type=page, help="the page of RESTORED, if it is another one")
    add("--strict", action="store_true", help=_STRICT)
    add("--json", action="store_true", help="print what was found for programs")


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Compare the samples outside the mask, and what both files say beside them."""
    from restorer_app.core.differences import differences
    from restorer_app.core.kept_facts import fact_changes
    from restorer_app.core.mask_file import open_mask

    progress.report(0.0, "Opening")
    original = _whole(arguments.original, arguments.page - 1, progress.part(0, 0.4))
    restored = _whole(
        arguments.restored, (arguments.restored_page or arguments.page) - 1, progress.part(0.4, 0.4)
    )
    mask = None
    if arguments.mask is not None:
        mask = open_mask(arguments.mask, original.picture, as_stored=arguments.mask_as_stored)
    found = differences(original.picture, restored.picture, mask, progress.part(0.8, 0.2))
    changes = fact_changes(original, restored)
    text = _as_json(found, changes) if arguments.json else _described(found, changes, mask is not None)
    different = found.differing or (arguments.strict and changes)
    return Answer(text, DIFFERENT if different else DONE)


def _whole(path: Path, number: int, progress: Progress) -> Photo:
    """The photograph in the file; what is left of a damaged one proves nothing."""
    from restorer_app.core.photo_files import open_photo

    try:
        return open_photo(path, page=number, progress=progress)
    except DamagedFile as error:
        raise DamagedFile(str(error), "Only whole files can be compared.") from error


def _as_json(found: Differences, changes: Sequence[str]) -> str:
    facts = {"identical": not found.differing, **asdict(found), "facts_changed": list(changes)}
    return json.dumps(facts, indent=2, ensure_ascii=False)


def _described(found: Differences, changes: Sequence[str], masked: bool) -> str:
    where = " outside the mask" if masked else ""
    if found.first is None:
        lines = [f"{found.compared:,} samples{where}: identical."]
    else:
        differ = "differs" if found.differing == 1 else "differ"
        lines = [f"{found.differing:,} of {found.compared:,} samples{where} {differ}.", _place(found.first)]
    if not changes:
        return "\n".join([*lines, "Profile, resolution, orientation and metadata: kept."])
    return "\n".join([*lines, *(f"Beside the samples: {change}." for change in changes)])


def _place(first: Place) -> str:
    before, after = (f"{value:g}" if value % 1 else f"{value:.0f}" for value in first.values)
    stored = ""
    if (first.row, first.column) != (first.stored_row, first.stored_column):
        stored = f" (stored at row {first.stored_row}, column {first.stored_column})"
    place = f"row {first.row}, column {first.column}{stored}, {first.channel}"
    return f"The first at {place}: {before}, now {after}."
