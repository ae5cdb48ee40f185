"""One engine beside the best of the others and the truth, at 100 %, on photographs that were chosen by hand.

    python tests/benchmarks/hard_crops.py --photos FOLDER --cases NAME:KIND,NAME:KIND --output SHEET.png

``restorer evaluate`` shows where an engine goes worst; this shows it where people look: on faces, cloth,
buildings, leaves, sky and print. NAME is a file of the folder, KIND a kind of damage; the damage is that of
``restorer evaluate``. "Best": the one of ``--engines`` after the first with the highest HaarPSI in that case.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NamedTuple

import reporting
import sheets

from restorer_app.core.picture import Picture
from restorer_app.core.repair import apply_patches
from restorer_app.engine.catalogue import find
from restorer_app.engine.engine import Engine
from restorer_app.engine.request import RestoreRequest
from restorer_app.training.damage import KINDS
from restorer_app.training.evaluation import Figures, judged, staged
from restorer_app.training.evaluation_photographs import open_subject
from restorer_app.training.worst_cases import eight_bit, worst_place


class Case(NamedTuple):
    """One row of the sheet, and the figures of the first engine and of the best of the others."""

    row: list[tuple[str, Picture]]
    first: Figures
    best: Figures


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    parser.add_argument("--photos", type=Path, required=True, help="a folder of sound photographs")
    parser.add_argument("--cases", required=True, type=named_cases, help="NAME:KIND with commas between")
    reporting.ask_for_engines(parser)
    parser.add_argument("--output", metavar="PNG", type=Path, required=True, help="the sheet")
    return parser


def named_cases(text: str) -> list[tuple[str, str]]:
    """The pairs of photograph and kind in ``text``; an argparse type."""
    pairs = [tuple(part.strip().rsplit(":", 1)) for part in text.split(",")]
    for pair in pairs:
        if len(pair) != 2 or pair[1] not in KINDS:
            raise argparse.ArgumentTypeError(
                f"{':'.join(pair)!r} is not NAME:KIND; kinds: {', '.join(KINDS)}"
            )
    return [(pair[0], pair[1]) for pair in pairs]


def compared(engine: Engine, path: Path, kind: str, names: list[str]) -> Case:
    """Every engine on one photograph with one kind of damage."""
    subject = open_subject(path, 0)
    damaged, mask = staged(subject, kind, 0)
    figures, pictures = [], {}
    for name in names:
        result = engine.restore(RestoreRequest(damaged, mask, name))
        pictures[name] = apply_patches(damaged, result.patches)
        figures.append(judged(subject, kind, mask, result, pictures[name]))
    best = max(figures[1:], key=lambda each: each.haarpsi)
    shown = {f"{path.stem}, {kind}": damaged}
    shown |= {f"{each.engine} {each.haarpsi:.3f}": pictures[each.engine] for each in (figures[0], best)}
    shown["truth"] = subject.truth
    box = worst_place(subject.truth, list(pictures.values()), mask)
    row = [(title, eight_bit(sheets.crop(picture, box))) for title, picture in shown.items()]
    return Case(row, figures[0], best)


def main() -> int:
    """Repair, print who was better where, and save the sheet."""
    options = build_parser().parse_args()
    engine, names = Engine(options.threads), [find(name).name for name in options.engines.split(",")]
    if len(names) < 2:
        sys.stderr.write("Name at least two engines.\n")
        return 2
    cases = [compared(engine, options.photos / name, kind, names) for name, kind in options.cases]
    rows = [(first.photo, first.kind, *_told(first), best.engine, *_told(best)) for _, first, best in cases]
    reporting.tell(
        reporting.table(("photograph", "kind", names[0], "PSNR", "best other", "HaarPSI", "PSNR"), rows)
    )
    sheets.save_sheet(options.output, [case.row for case in cases])
    return 0


def _told(figures: Figures) -> tuple[str, str]:
    return f"{figures.haarpsi:.3f}", f"{figures.psnr:.2f}"


if __name__ == "__main__":
    raise SystemExit(main())
