"""What adapting to the photograph and averaging over flips bring, and what they cost.

    python tests/benchmarks/adapting.py [--photos FOLDER] [--count 4] [--seconds 0,10,30,60]

Each photograph is damaged with each kind of damage and repaired by one trained engine: once with every number
of seconds for adapting, and once averaged over flips. PSNR is taken inside the hole, HaarPSI around it; the
gain is that over the plain repair of the same damage, the mean over all photographs. "Taken" counts how often
the adapted network won on the places kept back and was used; where it did not, the gain is 0. "Times" are the
seconds of the whole repair over those of the plain one, as the ratio of the sums. Grain and texture are off:
they are not of the network.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import photographs
import reporting

from restorer_app.core.mask import Mask, MaskArray
from restorer_app.core.picture import Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import RestoreRequest
from restorer_app.training.damage import KINDS, draw_damage
from restorer_app.training.metrics import measure
from restorer_app.training.perceptual_metrics import perceptual_measures
from restorer_app.training.staged_damage import generator, painted_over

TAKEN = "The network was adapted"
NAMES = ("psnr", "haarpsi", "seconds")
TITLES = ("damage", "what", "PSNR dB", "gain dB", "HaarPSI", "gain", "taken", "seconds", "times")


@dataclass(frozen=True)
class Found:
    """One repair: how good, how long, and whether an adapted network made it."""

    psnr: float
    haarpsi: float
    seconds: float
    taken: bool


def wishes(seconds: list[str]) -> dict[str, dict[str, str]]:
    """What is asked for, by name; the plain repair first."""
    adapting = {f"adapted {each} s": {"adapt": each} for each in seconds if float(each) > 0}
    return {"plain": {}, "flips": {"ensemble": "flips"}, **adapting}


def repaired(
    engine: Engine,
    method: str,
    truth: Picture,
    bad: Picture,
    mask: MaskArray,
    device: str,
    wish: dict[str, str],
) -> Found:
    """Repair as wished and compare with the truth."""
    options = {"grain": "off", "texture": "off", **wish}
    result = engine.restore(RestoreRequest(bad, Mask(mask), method, device=device, options=options))
    picture = apply_patches(bad, result.patches)
    psnr = measure(truth, picture, Mask(mask)).psnr
    haarpsi = perceptual_measures(truth, picture, Mask(mask)).haarpsi
    taken = any(note.startswith(TAKEN) for note in result.notes)
    return Found(psnr, haarpsi, result.seconds, taken)


def report(kind: str, found: dict[str, list[Found]]) -> list[tuple[object, ...]]:
    """One row a wish: means over the photographs, and what was gained over the plain repairs."""
    plain = found["plain"]
    rows: list[tuple[object, ...]] = []
    for what, every in found.items():
        psnr, haarpsi, seconds = (sum(getattr(each, name) for each in every) for name in NAMES)
        before = [sum(getattr(each, name) for each in plain) for name in NAMES]
        count = len(every)
        rows.append(
            (
                kind,
                what,
                f"{psnr / count:.2f}",
                f"{(psnr - before[0]) / count:+.3f}",
                f"{haarpsi / count:.3f}",
                f"{(haarpsi - before[1]) / count:+.4f}",
                f"{sum(each.taken for each in every)} of {count}" if what.startswith("adapted") else "",
                f"{seconds / count:.1f}",
                f"{seconds / before[2]:.1f}",
            )
        )
    return rows


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    add = parser.add_argument
    add("--photos", type=Path, help="a folder of photographs (default: those of scikit-image)")
    add("--count", type=int, default=4, help="photographs (default: 4)")
    add("--kinds", default="scratch,hole", help=f"of {', '.join(KINDS)} (default: scratch,hole)")
    add("--seconds", default="0,10,30,60", help="to adapt, with commas between (default: 0,10,30,60)")
    add("--engine", default="learned", help="a trained one (default: learned)")
    add("--device", default="auto")
    return parser


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    engine, wished = Engine(options.threads), wishes(options.seconds.split(","))
    found: dict[str, dict[str, list[Found]]] = defaultdict(lambda: {what: [] for what in wished})
    engine.load(options.engine, options.device)
    for name, truth in photographs.photographs(options.photos, options.count):
        for kind in options.kinds.split(","):
            rng = generator(name, kind)
            mask = draw_damage(kind, *truth.upright_shape, rng)
            bad = painted_over(truth, mask, rng)
            for what, wish in wished.items():
                one = repaired(engine, options.engine, truth, bad, mask, options.device, wish)
                found[kind][what].append(one)
    rows = [row for kind, every in found.items() for row in report(kind, every)]
    reporting.tell(f"{reporting.machine()}, {engine.devices()[1]}\n")
    reporting.tell(reporting.table(TITLES, rows))
    figures = {f"{kind}, {what}, gain": float(str(gain)) for kind, what, _, gain, *_ in rows}
    figures |= {f"{row[0]}, {row[1]}, times": float(str(row[-1])) for row in rows}
    reporting.keep(figures, options.figures)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
