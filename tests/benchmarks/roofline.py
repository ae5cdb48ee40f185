"""Share of the roofline: how near the network comes to the device's own speed, and what bfloat16 changes.

    python tests/benchmarks/roofline.py [--photos FOLDER] [--count 20] [--side 512] [--rounds 9] [--threads N]

For each device and precision: GFLOP of the network's body (PyTorch's own counter) over seconds, against a
large convolution (256 channels, 3 × 3, channels-last) measured in the same run, taken in turns, medians.
Times include the transfer to an accelerator and back. "whole" is all that a method does with a window: first
fill, transfers, network, last sum. Then the largest difference, in 8-bit levels, that bfloat16 makes over
whole repairs of photographs: those in the folder, or the demonstration's.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from restorer_app.core.demonstration import demonstration
from restorer_app.core.mask import Mask
from restorer_app.core.photo_files import open_photo
from restorer_app.core.picture import Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine.catalogue import entry
from restorer_app.engine.device import available_devices, body_dtype
from restorer_app.engine.engine import Engine
from restorer_app.engine.first_fill import first_fill
from restorer_app.engine.methods.method import Terms
from restorer_app.engine.methods.trained import make
from restorer_app.engine.request import RestoreRequest
from restorer_app.training.damage import KINDS, draw_damage

PRECISIONS = {"float32": torch.float32, "bfloat16": torch.bfloat16}


@dataclass(frozen=True)
class Timed:
    """One thing that is measured: what it is, how much arithmetic it is, and how to run it once."""

    device: str
    precision: str
    part: str
    flop: int
    run: Callable[[], object]


def window(side: int, batch: int) -> tuple[Tensor, Tensor]:
    """A batch of textured windows with a scratch and a spot in each."""
    torch.manual_seed(0)
    hole = torch.zeros(batch, 1, side, side)
    hole[..., side // 8 : -side // 8, side // 2 : side // 2 + 6] = 1
    hole[..., side // 3 : side // 3 + 30, side // 4 : side // 4 + 30] = 1
    return torch.rand(batch, 3, side, side), hole


def parts(device: str, precision: str, side: int) -> Iterator[Timed]:
    """The large convolution, the body, and the whole fill, on one device in one precision."""
    at, dtype = torch.device(device), PRECISIONS[precision]
    method = make(entry("learned"))
    method.prepare(at, dtype)
    batch = max(method.reach.batch // side**2, 1)
    picture, hole = window(side, batch)
    network = method._running
    given = network.body(picture[:1].to(at, dtype), hole[:1].to(at, dtype))  # also a warm-up
    assert given.dtype == dtype
    flop = counted(network, picture, hole, at)
    yield Timed(device, precision, "convolution", *convolution(at, dtype, batch))

    def body() -> Tensor:
        return network.body(picture.to(at), hole.to(at)).float().cpu()

    yield Timed(device, precision, "body", flop, body)
    yield Timed(device, precision, "whole", flop, lambda: method.fill(picture, hole, None, Terms()))
    yield Timed(device, precision, "first fill", 0, lambda: first_fill(picture, hole))


def counted(network: nn.Module, picture: Tensor, hole: Tensor, at: torch.device) -> int:
    """Floating-point operations of the body: two for each multiplication that is added up."""
    with FlopCounterMode(display=False) as counter:
        network.body(picture[:1].to(at), hole[:1].to(at))
    return int(counter.get_total_flops()) * len(picture)


def convolution(at: torch.device, dtype: torch.dtype, batch: int) -> tuple[int, Callable[[], object]]:
    """A convolution large enough to show what the device can do, its transfers left out."""
    layer = nn.Conv2d(256, 256, 3, padding=1).to(at, dtype).to(memory_format=torch.channels_last)
    given = torch.rand(batch, 256, 128, 128, device=at).to(dtype).to(memory_format=torch.channels_last)

    def run() -> None:
        layer(given)
        if at.type != "cpu":
            torch.accelerator.synchronize()

    return 2 * 9 * 256 * 256 * given[:, 0].numel(), run


def measured(timed: list[Timed], rounds: int) -> list[float]:
    """Median seconds of each, all taken in turns; the first two rounds do not count."""
    seconds: list[list[float]] = [[] for _ in timed]
    for number in range(rounds + 2):
        for one, kept in zip(timed, seconds, strict=True):
            begun = time.perf_counter()
            one.run()
            if number >= 2:
                kept.append(time.perf_counter() - begun)
    return [statistics.median(kept) for kept in seconds]


def speed_table(timed: list[Timed], seconds: list[float]) -> str:
    """As Markdown: speed, share of the convolution's speed, and bfloat16 against float32."""
    found = {(one.device, one.precision, one.part): taken for one, taken in zip(timed, seconds, strict=True)}
    speed = {
        (one.device, one.precision, one.part): one.flop / taken / 1e9
        for one, taken in zip(timed, seconds, strict=True)
    }
    lines = [
        "| device | precision | part | ms | GFLOP/s | share of the convolution | times as fast as float32 |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in timed:
        key = one.device, one.precision, one.part
        share = speed[key] / speed[one.device, one.precision, "convolution"]
        gain = found[one.device, "float32", one.part] / found[key]
        cells = (f"{speed[key]:.0f}", f"{share:.2f}") if one.flop else ("", "")
        lines.append(f"| {' | '.join(key)} | {found[key] * 1000:.1f} | {' | '.join(cells)} | {gain:.2f} |")
    return "\n".join(lines)


def damaged(photos: Path | None, count: int) -> Iterator[tuple[str, Picture, Mask]]:
    """Photographs, each with one kind of damage marked, painted over with light blotches."""
    if photos is None:
        shown = demonstration()
        yield "demonstration", shown.photo.picture, shown.mask
        return
    paths = sorted(path for path in photos.rglob("*") if path.suffix.lower() in {".jpg", ".png", ".tif"})
    chosen = [paths[i] for i in np.linspace(0, len(paths) - 1, min(count, len(paths))).round().astype(int)]
    for number, path in enumerate(chosen):
        picture, kind = open_photo(path).picture, list(KINDS)[number % len(KINDS)]
        rng = np.random.default_rng(zlib.crc32(path.name.encode()))
        mask = draw_damage(kind, *picture.upright_shape, rng)
        samples = picture.samples.copy()
        hole = picture.stored(mask)
        samples[hole] = (rng.uniform(0.75, 1.0, (int(hole.sum()), 1)) * picture.full_scale).astype(
            samples.dtype
        )
        yield f"{path.name}, {kind}", picture.with_samples(samples), Mask(mask)


def differences(engine: Engine, device: str, photos: Path | None, count: int) -> str:
    """As Markdown: what bfloat16 changes, in levels of 255, inside the masks."""
    lines = ["| photograph | largest | share over 1 | mean | pixels |", "|---|---|---|---|---|"]
    worst = 0.0
    for name, picture, mask in damaged(photos, count):
        results = [
            apply_patches(
                picture,
                engine.restore(RestoreRequest(picture, mask, "learned", 0, device, precision)).patches,
            ).samples[picture.stored(mask.array)]
            for precision in PRECISIONS
        ]
        off = np.abs(results[0].astype(float) - results[1]) * 255 / picture.full_scale
        worst = max(worst, float(off.max()))
        lines.append(
            f"| {name} | {off.max():.0f} | {(off > 1).mean():.5f} | {off.mean():.3f} | {len(off):,} |"
        )
    return "\n".join([*lines, f"| all | {worst:.0f} | | | |"])


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--side", type=int, default=512)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--threads", type=int, default=1)
    return parser


@torch.inference_mode()
def main() -> int:
    """Measure and print."""
    wishes = build_parser().parse_args()
    torch.set_num_threads(wishes.threads)
    for device in available_devices():
        timed = [one for precision in PRECISIONS for one in parts(device, precision, wishes.side)]
        chosen = body_dtype("auto", torch.device(device))
        sys.stdout.write(f"{device}, {wishes.threads} threads; chosen by itself: {chosen}\n\n")
        sys.stdout.write(speed_table(timed, measured(timed, wishes.rounds)) + "\n\n")
        table = differences(Engine(wishes.threads), device, wishes.photos, wishes.count)
        sys.stdout.write(f"bfloat16 against float32, levels of 255 inside the masks\n\n{table}\n\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
