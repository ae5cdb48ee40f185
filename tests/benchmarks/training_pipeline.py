"""How much of a training step is spent on making its batch, with a configuration that ships.

    python tests/benchmarks/training_pipeline.py [--photos PLACE ...] [--shapes PLACE ...] [--masks PLACE ...]
        [--batches 16x128,8x256] [--device auto] [--precision auto] [--rounds 15] [--threads 1]
        [--config FILE] [--sheet FILE]

Batches alone, and steps with them (batch, forward, backward, optimizer), are taken in turn; the share is the
ratio of their medians. Photographs are those of scikit-image unless ``--photos`` names others; ``--shapes``
and ``--masks`` add damage from files. The configuration is that of repair-small unless ``--config`` names
another. ``--sheet`` saves a contact sheet of the last size's batch.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import photographs
import reporting
import timing
import torch

from restorer_app.core.resources import resource_path
from restorer_app.engine.device import choose_device
from restorer_app.training.config import PoolConfig, TrainingConfig, read_config
from restorer_app.training.contact_sheet import save_contact_sheet
from restorer_app.training.data.photographs import PhotographStore, levels_of, load_photographs, stored
from restorer_app.training.loop import TrainingRun


def configured(options: argparse.Namespace, count: int, crop: int) -> TrainingConfig:
    """The configuration, for batches of ``count`` crops of that side."""
    config = read_config(options.config)
    added = {name: 1.0 for name in ("masks", "shapes") if getattr(options, name)}
    canvases = options.canvases or config.data.canvases
    return replace(
        config,
        data=replace(config.data, crop=crop, held_out=0, canvases=canvases),
        damage=config.damage | added,
        pools=PoolConfig(tuple(options.masks), tuple(options.shapes)),
        optimizer=replace(config.optimizer, batch=count),
        run=replace(config.run, device=options.device, precision=options.precision),
    )


def store_for(options: argparse.Namespace, config: TrainingConfig) -> PhotographStore:
    """The photographs that are named, or the ones that scikit-image brings along."""
    device, data = choose_device(options.device), config.data
    if options.photos:
        return load_photographs(options.photos, data.crop, data.smallest_scale, device)
    bundled = (picture.samples for _, picture in photographs.photographs(None, 8))
    return stored([levels_of(samples, data.crop, data.smallest_scale) for samples in bundled], device)


def measure(options: argparse.Namespace, count: int, crop: int) -> tuple[str, dict[str, timing.Times]]:
    """What the photographs take, and the seconds of batches and of whole steps."""
    config = configured(options, count, crop)
    store = store_for(options, config)
    with tempfile.TemporaryDirectory() as folder:
        run = TrainingRun(config, store, [], Path(folder))
        works = in_steps(run)
        for work in works.values():
            work()
        times = timing.in_turn(works, options.rounds)
        if options.sheet:
            save_contact_sheet(options.sheet, run.batch())
    return store.summary, times


def in_steps(run: TrainingRun) -> dict[str, Callable[[], object]]:
    """A batch alone and a whole step, each waited for."""

    def batch() -> None:
        if run.batch().given.device.type != "cpu":
            torch.accelerator.synchronize()

    # The loss is a number of Python's, for which the device is waited for.
    return {"batch": batch, "step": lambda: run.learner.step(run.batch(), 0.5)}


def build_parser() -> argparse.ArgumentParser:
    parser = reporting.asking(__doc__)
    add = parser.add_argument
    add("--photos", type=Path, nargs="+", default=[], metavar="PLACE", help="folders, tar files, photographs")
    add("--shapes", nargs="+", default=[], metavar="PLACE", help="opacities of artefacts, likewise")
    add("--masks", nargs="+", default=[], metavar="PLACE", help="masks, white is a hole, likewise")
    add("--batches", default="16x128,8x256", help="samples x side, with commas (default: %(default)s)")
    add("--canvases", type=int, help="drawings for each kind of damage (default: as the configuration says)")
    add("--device", default="auto", help="default: the fastest there is")
    add("--precision", default="auto", help="auto, float32, bfloat16 (default: as training chooses)")
    add("--rounds", type=int, default=15, help="of each size (default: %(default)s)")
    small = resource_path("training/repair-small.toml")
    add("--config", type=Path, default=small, metavar="TOML", help="default: that of repair-small")
    add("--sheet", type=Path, metavar="FILE", help="save a contact sheet as PNG")
    parser.set_defaults(threads=1)
    return parser


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    torch.set_num_threads(options.threads)
    reporting.tell(f"{reporting.machine()}, {choose_device(options.device)}, {options.threads} threads\n")
    figures: dict[str, float] = {}
    rows = []
    for size in options.batches.split(","):
        count, crop = (int(number) for number in size.split("x"))
        summary, times = measure(options, count, crop)
        batch, step = times["batch"], times["step"]
        share = batch.median / step.median
        rows.append((size, batch, step, f"{share:.1%}", f"{count / batch.median:.0f}"))
        figures |= {f"{size}, batch": batch.median, f"{size}, share": share}
        reporting.tell(f"{size}: {summary}\n")
    titles = ("batch", "making it", "whole step", "share", "samples a second")
    reporting.tell(reporting.table(titles, rows))
    reporting.keep(figures, options.figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
