"""Seams: gradients across the mask's edge against those just inside and just outside, hole by hole.

    python tests/benchmarks/seams.py [--photos FOLDER] [--count 20] [--holes 10] [--output FOLDER]

In each photograph ``--holes`` holes of 10 to 150 pixels are repaired, one at a time: discs, free forms and
folds in turn (of a fold the width is a quarter of that, 5 to 37 pixels). The hole is painted over first, so
that nothing of the truth is left.

The figure of a hole. Wherever two neighbouring pixels lie on the two sides of the mask's edge, and the step
from one to the other is the one of the two axes that is nearer to the edge's normal, there is a sample of
six pixels in a row along that axis: three outside the mask (a, b, c from afar to the edge), three inside
(d, e, f). Across is |c - d|; outside (|a - b| + |b - c|) / 2; inside (|d - e| + |e - f|) / 2; each is the
mean of the absolute differences over all samples and channels. The figure is across / ((outside + inside)
/ 2). Samples whose pixels are not all on their own side are left out. A photograph without a hole has about
1: the truth's figure at the same places is printed beside. Averages are means over holes.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import cv2
import holes
import numpy as np
import photographs
import repairs
import reporting
import sheets
from numpy.typing import NDArray

from restorer_app.core.errors import RestorerError
from restorer_app.core.mask import MaskArray
from restorer_app.core.picture import Picture, Samples
from restorer_app.engine.engine import Engine
from restorer_app.training.staged_damage import generator, painted_over

TRUTH = "truth"
SMALLEST, LARGEST = 10.0, 150.0
FOLD_SHARE = 0.25
"""A fold's width for the size of a hole."""


@dataclass(frozen=True)
class Case:
    """One hole in one photograph."""

    photo: str
    kind: str
    size: float
    mask: MaskArray

    def __str__(self) -> str:
        return f"{self.photo} {self.kind} {self.size:.0f}"


@dataclass(frozen=True)
class Seam:
    """Mean absolute differences in levels; NaN where there is no edge to look at."""

    across: float
    outside: float
    inside: float

    @property
    def figure(self) -> float:
        """That of the module's own words."""
        around = (self.outside + self.inside) / 2
        return self.across / around if around > 0 else float("nan")

    @property
    def over_outside(self) -> float:
        """Across over outside alone: a fill smoother than its surroundings does not raise it."""
        return self.across / self.outside if self.outside > 0 else float("nan")


Found = tuple[Case, dict[str, Seam]]


def seam(samples: Samples, mask: MaskArray) -> Seam:
    """The gradients along the mask's edge in H×W×C samples."""
    values = samples.astype(np.float32)
    normal = _normal(mask)
    differences = [_steps(values, mask, normal[0]), _steps(_turned(values), mask.T, normal[1].T)]
    found = np.concatenate(differences, axis=1)
    return Seam(*(float(value) for value in found.mean(axis=1))) if found.size else Seam(*[float("nan")] * 3)


def _normal(mask: MaskArray) -> tuple[MaskArray, MaskArray]:
    """Where the edge's normal is nearer to the rows' direction (along axis 1), and where to the columns'."""
    soft = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 1.5)
    along, down = (np.abs(cv2.Sobel(soft, cv2.CV_32F, *order)) for order in ((1, 0), (0, 1)))
    return along >= down, down > along


def _turned(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return values.swapaxes(0, 1)


def _steps(values: NDArray[np.float32], mask: MaskArray, wanted: MaskArray) -> NDArray[np.float32]:
    """3×n: across, outside and inside of all samples along axis 1, in both directions, channels averaged."""
    found = []
    for flipped in (False, True):
        v, m, w = (part[:, ::-1] if flipped else part for part in (values, mask, wanted))
        parts = [m[:, place : m.shape[1] - 5 + place] for place in range(6)]
        here = ~parts[0] & ~parts[1] & ~parts[2] & parts[3] & parts[4] & parts[5]
        rows, columns = np.nonzero(here & w[:, 3 : w.shape[1] - 2])
        a, b, c, d, e, f = (v[rows, columns + place] for place in range(6))
        steps = [np.abs(c - d), (np.abs(a - b) + np.abs(b - c)) / 2, (np.abs(d - e) + np.abs(e - f)) / 2]
        found.append(np.stack([step.mean(axis=1) for step in steps]))
    return np.concatenate(found, axis=1)


def make_cases(name: str, truth: Picture, count: int) -> list[Case]:
    """The holes for a photograph: they follow from its name, whatever else is measured."""
    cases, kinds = [], list(holes.HOLES)
    for number in range(count):
        rng = generator(name, "seams", number)
        kind = kinds[number % len(kinds)]
        size = float(np.exp(rng.uniform(np.log(SMALLEST), np.log(LARGEST))))
        size *= FOLD_SHARE if kind == "fold" else 1.0
        cases.append(Case(name, kind, size, holes.draw_hole(kind, max(size, 5), *truth.upright_shape, rng)))
    return cases


def measure(
    truth: Picture, case: Case, engine: Engine, names: list[str], device: str
) -> tuple[dict[str, Seam], dict[str, Picture]]:
    """The seams and the pictures by engine; the truth's under its own name."""
    bad = painted_over(truth, case.mask, generator(case.photo, case.kind))
    pictures = {TRUTH: truth}
    for name in names:
        try:
            pictures[name] = repairs.repaired(engine, name, bad, case.mask, device).picture
        except RestorerError as error:
            reporting.tell(f"{name}, {case.photo}: {error}")
    seams = {name: seam(picture.upright_samples(), case.mask) for name, picture in pictures.items()}
    return seams, pictures


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    add = parser.add_argument
    add("--photos", type=Path, help="a folder of photographs (default: those of scikit-image)")
    add("--count", type=int, default=20, help="photographs (default: 20)")
    add("--holes", type=int, default=10, help="in each (default: 10)")
    reporting.ask_for_engines(parser)
    add("--device", default="auto")
    add("--output", type=Path, help="a folder for contact sheets at 100 %%: the worst and the middle cases")
    return parser


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    engine, names = Engine(options.threads), options.engines.split(",")
    found: list[Found] = []
    worst = Worst()
    for photo, truth in photographs.photographs(options.photos, options.count):
        for case in make_cases(photo, truth, options.holes):
            seams, pictures = measure(truth, case, engine, names, options.device)
            found.append((case, seams))
            if options.output:
                worst.see(case, seams, pictures)
    reporting.tell(report(found, names))
    if options.output:
        worst.save(options.output)
    reporting.keep({f"seam, {name}": _mean(found, name) for name in names}, options.figures)
    return 0


class Worst:
    """The worst cases of each engine, as rows of a contact sheet: truth, then the repair."""

    def __init__(self, count: int = 6) -> None:
        self._count = count
        self._shown: dict[str, list[tuple[float, list[tuple[str, Picture]]]]] = defaultdict(list)

    def see(self, case: Case, seams: dict[str, Seam], pictures: dict[str, Picture]) -> None:
        """Keep the case where it is among the worst."""
        box = sheets.around(case.mask)
        for name, found in seams.items():
            if name != TRUTH and found.figure == found.figure:
                truth, crop = (sheets.crop(pictures[which], box) for which in (TRUTH, name))
                row = [(str(case), truth), (f"{name} {found.figure:.2f}", crop)]
                every = [*self._shown[name], (found.figure, row)]
                self._shown[name] = sorted(every, key=lambda each: -each[0])[: self._count]

    def save(self, folder: Path) -> None:
        """One PNG for each engine."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, cases in self._shown.items():
            sheets.save_sheet(folder / f"seams {name}.png", [row for _, row in cases])


def _mean(found: list[Found], name: str, kind: str = "") -> float:
    values = [seams[name].figure for case, seams in found if name in seams and kind in ("", case.kind)]
    known = [value for value in values if value == value]
    return float(np.mean(known)) if known else float("nan")


def report(found: list[Found], names: list[str]) -> str:
    """A table of the averages by kind, and the worst holes of each engine."""
    rows = []
    for name in (TRUTH, *names):
        every = [(seams[name], case) for case, seams in found if name in seams]
        if not every:
            continue
        worst = sorted(every, key=lambda each: -np.nan_to_num(each[0].figure))[:3]
        told = "; ".join(f"{seam.figure:.2f} {case}" for seam, case in worst)
        cells = (
            _mean(found, name),
            np.nanmedian([seam.figure for seam, _ in every]),
            np.nanmean([seam.over_outside for seam, _ in every]),
            *(_mean(found, name, kind) for kind in holes.HOLES),
        )
        rows.append((name, *(f"{value:.3f}" for value in cells), told))
    titles = ("engine", "mean", "median", "over outside", *holes.HOLES, "worst")
    told = "gradient across the edge over the mean of outside and inside; over outside alone"
    return f"{len(found)} holes; {told}\n\n{reporting.table(titles, rows)}"


if __name__ == "__main__":
    raise SystemExit(main())
