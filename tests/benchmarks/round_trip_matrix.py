"""Every kind of file, repaired and read again by other programs.

    python tests/benchmarks/round_trip_matrix.py [--only tif_16bit] [--keep FOLDER]

Files of every format × depth × channels × compression × byte order are made by tifffile, Pillow, imagecodecs
and exiftool (``matrix_files.py``), repaired through a small mask by ``restorer repair --engine telea``, and
compared with what they were by tifffile, Pillow, OpenCV, libvips and exiftool (``matrix_readers.py``): the
samples outside the mask, depth, channels, pages, ICC profile, resolution, EXIF, GPS, XMP, IPTC and Photoshop
resources field by field. A difference is explained if its field is one of ``EXPLAINED``. Ends with 3 if any
is not. exiftool and libvips have to be installed.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import matrix_files
import matrix_readers
import numpy as np
import reporting
from matrix_files import HEIGHT, WIDTH, Cell, Values
from PIL import Image

from restorer_app.cli.main import run as restorer

ROWS, COLUMNS = slice(20, 26), slice(30, 48)
"""The mask, in the upright photograph."""
EXPLAINED = {
    r"IFD0:Software|XMP-xmp:CreatorTool": "Software: the program that wrote the file",
    r"IFD0:ModifyDate|XMP-xmp:(ModifyDate|MetadataDate)": "DateTime: when it was written",
    r"XMP-xmpMM:.*": "xmpMM history: what was done",
    r"XMP-iptcExt:DigitalSourceType": "DigitalSourceType: how the picture came to be",
    r"XMP-x:XMPToolkit": "the XMP packet's writer",
    r"IFD0:Orientation": "Orientation, written out where it was left out as normal",
    rf"IFD0:({matrix_readers.STORAGE})": "storage: how and where the samples lie in the TIFF",
    r"IFD0:(YCbCrPositioning|YCbCrSubSampling|YCbCrCoefficients)": "YCbCr fields of a JPEG that became RGB",
}


@dataclass
class Outcome:
    """What came of one file. ``faults`` are differences that nothing explains."""

    cell: Cell
    faults: list[str] = field(default_factory=list)
    explained: Counter[str] = field(default_factory=Counter)
    readers: list[str] = field(default_factory=list)


def repaired(source: Path, mask: Path, output: Path) -> str:
    """Repair by the command line; returns what it said if it failed."""
    said = io.StringIO()
    words = [
        "repair",
        str(source),
        "--mask",
        str(mask),
        "--output",
        str(output),
        "--engine",
        "telea",
        "--overwrite",
    ]
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        code = restorer(words)
    return said.getvalue().strip() if code else ""


def stored_mask(orientation: int) -> Values:
    """The mask as it lies over the stored samples of a file of that orientation (EXIF 2.32, tag 274)."""
    upright = np.zeros((WIDTH, HEIGHT) if orientation >= 5 else (HEIGHT, WIDTH), np.bool_)
    upright[ROWS, COLUMNS] = True
    back = {
        1: lambda m: m,
        2: lambda m: m[:, ::-1],
        3: lambda m: m[::-1, ::-1],
        4: lambda m: m[::-1],
        5: lambda m: m.T,
        6: lambda m: np.rot90(m, 1),
        7: lambda m: m[::-1, ::-1].T,
        8: lambda m: np.rot90(m, -1),
    }[orientation]
    return np.asarray(back(upright))


def compare_samples(outcome: Outcome, source: Path, result: Path, folder: Path) -> None:
    """By every reader that reads both files; by the result's readers against any reader of the source."""
    cell, outside = outcome.cell, ~stored_mask(outcome.cell.orientation)
    truths = matrix_readers.all_read(source, cell, folder)
    founds = matrix_readers.all_read(result, cell, folder)
    any_truth = next((values for values in truths.values() if values is not None), None)
    for name, found in founds.items():
        truth = truths[name] if truths[name] is not None else any_truth
        if found is None or truth is None:
            continue
        outcome.readers.append(name)
        if (truth.shape, truth.dtype) != (found.shape, found.dtype):
            was, now = f"{truth.shape} {truth.dtype}", f"{found.shape} {found.dtype}"
            outcome.faults.append(f"{name}: {was} became {now}")
        elif count := int((_bits(truth) != _bits(found))[outside].sum()):
            outcome.faults.append(f"{name}: {count} samples outside the mask differ")
    if not outcome.readers:
        outcome.faults.append("no other program reads it")


def _bits(values: Values) -> Values:
    return values.view(np.uint32) if values.dtype == np.float32 else values


def compare_pages(outcome: Outcome, source: Path, result: Path) -> None:
    """Pages that were not repaired are the same, in the same order."""
    was, now = matrix_readers.other_pages(source), matrix_readers.other_pages(result)
    if len(was) != len(now):
        outcome.faults.append(f"{1 + len(was)} pages became {1 + len(now)}")
    elif not all(np.array_equal(one, other) for one, other in zip(was, now, strict=True)):
        outcome.faults.append("a page that was not repaired differs")


def compare_metadata(outcome: Outcome, was: dict[str, Any], now: dict[str, Any]) -> None:
    """Field by field; fields that came new are differences too."""
    for name in sorted({*was, *now}):
        if was.get(name) == now.get(name):
            continue
        why = next((why for known, why in EXPLAINED.items() if re.fullmatch(known, name)), None)
        if why is not None:
            outcome.explained[why] += 1
        elif name in was or not _of_container(name, outcome.cell):
            outcome.faults.append(f"{name}: {_short(was.get(name))} became {_short(now.get(name))}")


def _of_container(name: str, cell: Cell) -> bool:
    """Whether a new field is there because the picture went into a TIFF, whose fields are EXIF's."""
    return cell.saved_as != cell.suffix and name.startswith("IFD0:")


def _short(value: Any) -> str:
    return "nothing" if value is None else str(value)[:60]


def outcomes(chosen: list[Cell], folder: Path) -> Iterator[Outcome]:
    """Make, repair and compare."""
    sources = matrix_files.make_all(chosen, folder)
    results = [
        folder / f"{path.stem}_restored{cell.saved_as}" for path, cell in zip(sources, chosen, strict=True)
    ]
    found, masks = [Outcome(cell) for cell in chosen], {}
    for turned in (False, True):
        masks[turned] = folder / f"mask-{turned}.png"
        Image.fromarray(stored_mask(1) if not turned else _turned_mask()).save(masks[turned])
    for outcome, source, result in zip(found, sources, results, strict=True):
        said = repaired(source, masks[outcome.cell.orientation >= 5], result)
        if said:
            outcome.faults.append(f"not repaired: {said}")
    there = [path for path in (*sources, *results) if path.exists()]
    fields = dict(zip(there, matrix_readers.metadata(there), strict=True))
    for outcome, source, result in zip(found, sources, results, strict=True):
        if result.exists():
            compare_samples(outcome, source, result, folder)
            compare_pages(outcome, source, result)
            compare_metadata(outcome, fields[source], fields[result])
        yield outcome


def _turned_mask() -> Values:
    mask = np.zeros((WIDTH, HEIGHT), np.bool_)
    mask[ROWS, COLUMNS] = True
    return mask


def report(found: list[Outcome]) -> None:
    """The table of all files, and the fields that explain differences."""
    rows = [
        (one.cell.name, one.cell.saved_as[1:], ", ".join(one.readers), sum(one.explained.values()),
         "; ".join(one.faults) or "none")
        for one in found
    ]  # fmt: skip
    reporting.tell(reporting.table(("file", "saved as", "read by", "explained", "unexplained"), rows))
    total = sum((one.explained for one in found), Counter[str]())
    reporting.tell("\n" + reporting.table(("explained by", "times"), total.most_common()))
    faulty = [one for one in found if one.faults]
    reporting.tell(f"\n{len(found)} files, {len(faulty)} with differences that nothing explains.")


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = reporting.asking(__doc__)
    parser.add_argument("--only", default="", help="files with this in their names")
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="leave the files there")
    return parser


def main() -> int:
    """Measure and print."""
    parser = build_parser()
    options = parser.parse_args()
    if missing := matrix_files.missing_programs():
        parser.error(f"these programs are needed: {', '.join(missing)}")
    chosen = [cell for cell in matrix_files.cells() if options.only in cell.name]
    with tempfile.TemporaryDirectory() as made:
        folder = options.keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        found = list(outcomes(chosen, folder))
    report(found)
    faults = sum(len(one.faults) for one in found)
    reporting.keep({"files": len(found), "unexplained differences": faults}, options.figures)
    return 3 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
