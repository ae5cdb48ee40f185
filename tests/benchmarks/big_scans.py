"""The same defects in small and large scans: engine time, passes of the network, memory of the whole program.

    python tests/benchmarks/big_scans.py [--sizes 4,60,100,300] [--layouts same,spread] [--rounds 3]

Scans are 16-bit RGB TIFF files made in code. Layout "same": every defect at the same row and column in each
scan. "spread": the same shapes with their places spread over the larger scan. Engine times are taken in turn
in this process; memory is the peak of a process of its own that runs ``restorer repair`` from reading to the
last comparison. ``--limit`` takes memory from that process, to see what it says before it starts.
"""

from __future__ import annotations

import argparse
import tempfile
from functools import partial
from pathlib import Path

import children
import repairs
import reporting
import scans
import timing

from restorer_app.core.mask import MaskArray
from restorer_app.core.picture import RGB, Picture
from restorer_app.engine.engine import Engine

SMALL = 4.0
"""Megapixels of the scan in which the defects lie first."""


def mask_for(megapixels: float, layout: str, count: int) -> MaskArray:
    """The defects in a scan of that size."""
    small, large = scans.size_of(SMALL), scans.size_of(megapixels)
    defects = scans.make_defects(count, *small)
    if layout == "spread":
        defects = scans.spread(defects, small, large)
    return scans.draw(defects, *large)


class EngineTimes:
    """Repairs the scans in turn; remembers the engine's own seconds and its passes."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._engine, self._options = Engine(options.threads), options
        self.seconds: dict[tuple[float, str], list[float]] = {}
        self.passes: dict[tuple[float, str], int | None] = {}

    def measure(self, sizes: list[float], layouts: list[str]) -> None:
        """All sizes and layouts, ``rounds`` times over; the scan is made anew for each and given up after.

        The first is repaired once before, uncounted: libraries prepare themselves for each size of window.
        """
        self._engine.load(self._options.engine, self._options.device)
        self._repair(sizes[0], layouts[0])
        self.seconds.clear()
        for _ in range(self._options.rounds):
            for size in sizes:
                for layout in layouts:
                    if size > SMALL or layout == layouts[0]:
                        self._repair(size, layout)

    def _repair(self, size: float, layout: str) -> None:
        mask = mask_for(size, layout, self._options.defects)
        picture = Picture(scans.damaged(scans.make_scan(*mask.shape), mask), RGB)
        found = repairs.repaired(self._engine, self._options.engine, picture, mask, self._options.device)
        self.seconds.setdefault((size, layout), []).append(found.seconds)
        self.passes[size, layout] = found.passes


def peak(size: float, layout: str, options: argparse.Namespace, folder: Path) -> children.Ran:
    """``restorer repair`` on the scan as a file, in a process of its own."""
    photo, drawn, output = folder / "scan.tif", folder / "mask.png", folder / "restored.tif"
    mask = mask_for(size, layout, options.defects)
    scans.write_scan(photo, *mask.shape, mask, options.compression)
    scans.write_mask(drawn, mask)
    more = ("--engine", options.engine, "--device", options.device)
    ran = children.run(
        children.repair_command(photo, drawn, output, *more),
        memory=int(options.limit * children.GIB),
        patience=options.patience,
    )
    output.unlink(missing_ok=True)
    return ran


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    add = parser.add_argument
    add("--sizes", type=_numbers, default="4,60,100,300", help="megapixels (default: 4,60,100,300)")
    add("--layouts", type=partial(str.split, sep=","), default="same,spread", help="default: same,spread")
    add("--defects", type=int, default=1200, help="how many (default: 1200)")
    add("--rounds", type=int, default=3, help="of engine times; 0 measures memory only (default: 3)")
    add("--engine", default="learned")
    add("--device", default="auto")
    add("--compression", choices=("zlib", "lzw"), help="of the TIFF files (default: none)")
    add("--no-memory", action="store_true", help="measure engine times only")
    add("--limit", metavar="GIB", type=float, default=0, help="address space of the child process")
    add("--patience", metavar="SECONDS", type=float, default=1800, help="end a child process after that")
    add("--folder", type=Path, help="where the files are made (default: the system's temporary folder)")
    return parser


def _numbers(text: str) -> list[float]:
    return [float(word) for word in text.split(",")]


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    figures: dict[str, float] = {}
    reporting.tell(f"{options.defects} defects, engine {options.engine}; {reporting.machine()}\n")
    if options.rounds:
        times = EngineTimes(options)
        times.measure(options.sizes, options.layouts)
        reporting.tell(engine_table(times, figures))
        del times
    if not options.no_memory:
        reporting.tell(memory_table(options, figures))
    reporting.keep(figures, options.figures)
    return 0


def engine_table(times: EngineTimes, figures: dict[str, float]) -> str:
    """Seconds of the engine, their ratio to those of the smallest scan, passes."""
    first = timing.Times(tuple(next(iter(times.seconds.values()))))
    rows = []
    for (size, layout), seconds in times.seconds.items():
        taken = timing.Times(tuple(seconds))
        figures[f"engine seconds, {size:g} Mpx, {layout}"] = taken.median
        rows.append(
            (f"{size:g}", layout, taken, f"{taken.median / first.median:.2f}", times.passes[size, layout])
        )
    return reporting.table(("megapixels", "layout", "engine", "ratio", "passes"), rows) + "\n"


def memory_table(options: argparse.Namespace, figures: dict[str, float]) -> str:
    """Peak memory and seconds of the whole program, and its last word where it did not finish."""
    rows = []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for size in options.sizes:
            for layout in options.layouts if size > SMALL else options.layouts[:1]:
                ran = peak(size, layout, options, Path(folder))
                figures[f"peak GiB, {size:g} Mpx, {layout}"] = ran.peak / children.GIB
                end = "finished" if ran.code == 0 else f"exit {ran.code}: {ran.complaint}"
                rows.append(
                    (f"{size:g}", layout, f"{ran.peak / children.GIB:.2f}", f"{ran.seconds:.1f} s", end)
                )
    titles = ("megapixels", "layout", "peak GiB", "whole program", "")
    return reporting.table(titles, rows) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
