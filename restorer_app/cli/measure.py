"""``restorer measure``: how far a result is from the truth, and whether it changed anything it should not."""

from __future__ import annotations

import argparse
import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from restorer_app.cli.answer import DIFFERENT, DONE, Answer
from restorer_app.core.errors import DamagedFile
from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from restorer_app.core.picture import Picture
    from restorer_app.training.metrics import Measures

HELP = "measure how far a result is from a reference (MSE, MAE, PSNR, SSIM)"
EXAMPLE = "restorer measure scan.tif scan-restored.tif --mask scan-mask.png"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REFERENCE", type=Path, help="the truth, or the untouched scan")
    parser.add_argument("result", metavar="RESULT", type=Path, help="the repaired photograph")
    parser.add_argument(
        "--mask", type=Path, help="measure inside it; exit code 3 if any sample outside it differs"
    )
    parser.add_argument("--json", action="store_true", help="print the figures for programs")


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Measure, and compare the outside of the mask if one is given."""
    from restorer_app.core.differences import check_comparable
    from restorer_app.core.mask_file import open_mask
    from restorer_app.training.metrics import measure

    progress.report(0.0, "Opening")
    reference, result = _whole(arguments.reference, progress), _whole(arguments.result, progress)
    check_comparable(reference, result)
    mask = open_mask(arguments.mask, reference, progress=progress) if arguments.mask else None
    measures = measure(reference, result, mask, progress.part(0.1, 0.9))
    text = _as_json(measures) if arguments.json else _described(measures)
    return Answer(text, DIFFERENT if measures.differing_outside else DONE)


def _whole(path: Path, progress: Progress) -> Picture:
    """The picture in the file; what is left of a damaged one would only give wrong figures."""
    from restorer_app.core.photo_files import open_photo

    try:
        return open_photo(path, progress=progress).picture
    except DamagedFile as error:
        raise DamagedFile(str(error), "Only whole files can be measured.") from error


def _as_json(measures: Measures) -> str:
    """The figures by name; null for what is infinite (PSNR of equal pictures) or cannot be measured."""
    values: dict[str, Any] = {
        name: None if isinstance(value, float) and not math.isfinite(value) else value
        for name, value in asdict(measures).items()
    }
    return json.dumps(values | {"identical": measures.mse == 0}, indent=2)


def _described(measures: Measures) -> str:
    where = "Inside the mask" if measures.inside_mask else "Whole picture"
    lines = [
        f"{where}, {measures.samples:,} samples of 0 … {measures.full_scale:g}:",
        f"  MSE   {figure(measures.mse)}",
        f"  RMSE  {figure(measures.rmse)}",
        f"  MAE   {figure(measures.mae)}",
        f"  PSNR  {decibels(measures.psnr)}",
        f"  SSIM  {figure(measures.ssim)}",
    ]
    return "\n".join(lines + ([_outside(measures)] if measures.inside_mask else []))


def _outside(measures: Measures) -> str:
    first = measures.first_outside
    if first is None:
        return "Outside the mask every sample is identical."
    what = (
        "1 sample differs"
        if measures.differing_outside == 1
        else f"{measures.differing_outside:,} samples differ"
    )
    place = f"row {first.row}, column {first.column}, {first.channel}"
    return f"Outside the mask {what}; the first at {place}."


def figure(value: float) -> str:
    """Five digits, or a dash for what cannot be measured."""
    return "-" if math.isnan(value) else f"{value:.5g}"


def decibels(value: float) -> str:
    """With two places and the unit; equal pictures have no finite value."""
    if math.isinf(value):
        return "infinite (identical)"
    return "-" if math.isnan(value) else f"{value:.2f} dB"
