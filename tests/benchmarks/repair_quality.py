"""How well the engines repair: photographs x kinds of damage, PSNR, SSIM and HaarPSI inside the hole.

    python tests/benchmarks/repair_quality.py --photos FOLDER [--count 20] [--grow 0] [--plain]

The same as ``restorer evaluate``, for tables in documents: printed as Markdown, and with the options of a
request that the program does not show.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import reporting

from restorer_app.engine.engine import Engine
from restorer_app.training.evaluation import Evaluation, Wishes, evaluate
from restorer_app.training.report.comparison import MEASURES, table
from restorer_app.training.report.figures_file import as_csv

SHOWN = ("psnr", "ssim", "haarpsi")


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="a folder of photographs")
    parser.add_argument("--count", type=int, default=20, help="how many of them (default: 20)")
    parser.add_argument(
        "--grow", type=int, help="pixels by which the methods see the hole grown (default: ours)"
    )
    parser.add_argument("--plain", action="store_true", help="no grain and no texture are added")
    reporting.ask_for_engines(parser)
    parser.add_argument("--output", metavar="CSV", type=Path, help="every single figure as a table")
    return parser


def main() -> int:
    """Measure and print; returns 3 if a sample outside a mask differs."""
    options = build_parser().parse_args()
    extra: dict[str, object] = {} if options.grow is None else {"grow": options.grow}
    extra |= {"grain": "off", "texture": "off"} if options.plain else {}
    engines = tuple(options.engines.split(","))
    wishes = Wishes(options.photos, engines, count=options.count, options=extra)
    found = evaluate(Engine(options.threads), wishes)
    if options.output:
        options.output.write_text(as_csv(found), encoding="utf-8")
    reporting.tell(markdown(found))
    seconds = {name: row["seconds"] for name, row in table(found, wishes.kinds).items()}
    reporting.keep({f"{name}, seconds": value for name, value in seconds.items()}, options.figures)
    for sentence in (*found.passed_over, *found.notes):
        sys.stderr.write(f"{sentence}\n")
    return 3 if found.outside else 0


def markdown(found: Evaluation) -> str:
    """The means, one column an engine."""
    shown = [measure for key in SHOWN for measure in MEASURES if measure.key == key]
    titles = (" / ".join(measure.title for measure in shown), *found.wishes.engines)
    groups = {kind: (kind,) for kind in found.wishes.kinds} | {"average": found.wishes.kinds}
    rows = []
    for title, kinds in groups.items():
        means = table(found, kinds).values()
        cells = [" / ".join(each.written(row[each.key]) for each in shown) for row in means]
        rows.append((title, *cells))
    times = [f"{row['seconds']:.2f}" for row in table(found, found.wishes.kinds).values()]
    rows.append(("seconds a repair", *times))
    return reporting.table(titles, rows) + f"\n\nSamples that differ outside the mask: {found.outside}\n"


if __name__ == "__main__":
    raise SystemExit(main())
