"""``restorer demo``: the demonstration photograph repaired, with honest figures."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from restorer_app.cli.answer import Answer
from restorer_app.cli.folders import make_folder
from restorer_app.cli.measure import decibels
from restorer_app.core.progress import Progress

if TYPE_CHECKING:
    from restorer_app.core.demonstration import Demonstration
    from restorer_app.core.picture import Picture
    from restorer_app.engine.engine import Engine
    from restorer_app.training.metrics import Measures

HELP = "repair the demonstration photograph and say how well that went"
EXAMPLE = "restorer demo --output restorer-demo"

ENGINES = ("learned", "telea")
"""The first is shown; the others are only measured, to compare."""


@dataclass(frozen=True, eq=False)
class _Tried:
    """What one engine made of the demonstration."""

    title: str
    seconds: float
    picture: Picture
    measures: Measures


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output",
        metavar="DIR",
        type=Path,
        default=Path("restorer-demo"),
        help="folder for the pictures, which replace those of an earlier demo; default: %(default)s",
    )


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Write the damaged photograph, its mask, the restored one and both side by side; print the figures."""
    from restorer_app.core.demonstration import demonstration
    from restorer_app.training.metrics import measure

    shown = demonstration()
    make_folder(arguments.output)
    progress.report(0.0, "Getting ready")

    from restorer_app.engine.engine import Engine

    engine, span = Engine.on_all_cores(), 0.85 / len(ENGINES)
    tried = [_try(shown, name, engine, progress.part(n * span, span)) for n, name in enumerate(ENGINES)]
    before = measure(shown.truth, shown.photo.picture, shown.mask)
    written = _write(shown, tried[0], arguments.output, progress.part(0.85, 0.15))
    return Answer("\n".join([*_table(shown, before, tried), *(f"Saved: {path}" for path in written)]))


def _try(shown: Demonstration, name: str, engine: Engine, progress: Progress) -> _Tried:
    """Repair the damaged photograph with one engine, its weights loaded beforehand."""
    from restorer_app.core.repair import apply_patches
    from restorer_app.engine.request import RestoreRequest
    from restorer_app.training.metrics import measure

    progress.report(0.0, "Getting ready")
    engine.load(name, "auto")
    request = RestoreRequest(shown.photo.picture, shown.mask, name)
    result = engine.restore(request, progress.part(0.3, 0.6))
    picture = apply_patches(shown.photo.picture, result.patches)
    progress.report(0.9, "Measuring")
    return _Tried(
        f"{result.method} ({result.device})",
        result.seconds,
        picture,
        measure(shown.truth, picture, shown.mask),
    )


def _write(shown: Demonstration, best: _Tried, folder: Path, progress: Progress) -> list[Path]:
    from restorer_app.cli.side_by_side import side_by_side
    from restorer_app.core.mask_file import save_mask
    from restorer_app.core.photo_files import save_photo

    both = side_by_side([("Before", shown.photo.picture), ("After", best.picture)])
    pictures = {"damaged": shown.photo.picture, "restored": best.picture, "before-after": both}
    paths = [folder / f"demonstration-{name}.png" for name in pictures]
    for (name, picture), path in zip(pictures.items(), paths, strict=True):
        progress.report(paths.index(path) / len(paths), f"Writing {name}")
        save_photo(shown.photo.with_picture(picture), path, overwrite=True)
    mask_path = folder / "demonstration-mask.png"
    save_mask(shown.mask, mask_path, overwrite=True)
    return [paths[0], mask_path, *paths[1:]]


def _table(shown: Demonstration, before: Measures, tried: Sequence[_Tried]) -> list[str]:
    """The figures as lines; the truth is known, so none of them is a guess."""
    height, width = shown.mask.array.shape
    share = shown.mask.area / shown.mask.array.size
    outside = sum(one.measures.differing_outside for one in tried)
    rows = [("damaged", before, ""), *((one.title, one.measures, f"{one.seconds:.1f} s") for one in tried)]
    return [
        f"{shown.credit}.",
        f"{width} × {height} pixels, {share:.0%} of them under the mask. Compared there with the truth:",
        "",
        f"{'':24}{'PSNR':>10}{'SSIM':>8}{'MAE':>8}{'time':>9}",
        *(_row(title, measures, seconds) for title, measures, seconds in rows),
        "",
        f"Outside the mask {outside} samples differ.",
    ]


def _row(title: str, measures: Measures, seconds: str) -> str:
    return (
        f"{title:24}{decibels(measures.psnr):>10}{measures.ssim:8.3f}{measures.mae:8.2f}{seconds:>9}".rstrip()
    )
