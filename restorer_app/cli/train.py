"""``restorer train``: photographs and a configuration in, weights out."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from restorer_app.cli.answer import Answer
from restorer_app.core.errors import BadConfig
from restorer_app.core.progress import Progress

HELP = "train a repair network on your own photographs"
EXAMPLE = "restorer train resources/training/repair-small.toml --photos my-scans --minutes 60"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("config", metavar="CONFIG.toml", type=Path, help="what to train, and how")
    add(
        "--photos",
        metavar="PLACE",
        type=Path,
        nargs="+",
        default=[],
        help="folders, tar files or photographs to learn from",
    )
    add("--minutes", metavar="M", type=_minutes, help="how long; default: as the configuration says")
    add("--resume", metavar="CHECKPOINT", type=Path, help="go on from an earlier run")
    add("--output", metavar="DIR", type=Path, default=Path("restorer-training"), help="default: %(default)s")


def _minutes(text: str) -> float:
    try:
        minutes = float(text)
    except ValueError:
        minutes = math.nan
    if not 0 < minutes < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of minutes above 0")
    return minutes


def work(arguments: argparse.Namespace, progress: Progress) -> Answer:
    """Train until the time is up; a stop keeps the last checkpoint."""
    _check_files(arguments)

    from restorer_app.training.loop import train

    weights = train(
        arguments.config,
        photos=arguments.photos,
        minutes=arguments.minutes,
        resume=arguments.resume,
        output=arguments.output,
        progress=progress,
    )
    return Answer(f"Trained: {weights}")


def _check_files(arguments: argparse.Namespace) -> None:
    """What can be known before the libraries for training are loaded."""
    if not arguments.config.is_file():
        raise BadConfig(f"There is no configuration {arguments.config}.", "Check the path.")
    if not arguments.photos:
        raise BadConfig("No photographs to learn from were named.", "Name folders with --photos.")
    if arguments.resume is not None and not arguments.resume.is_file():
        raise BadConfig(f"There is no checkpoint {arguments.resume}.", "Check the path given with --resume.")
