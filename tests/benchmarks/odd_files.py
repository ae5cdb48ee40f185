"""Odd, damaged and hostile files from a folder, each through ``restorer info --check``: what happens to it.

The folder has a MANIFEST.csv that says of each file what is expected ("loads" or "clear error") and whether
that is strict. Told are crashes, seconds, the peak memory of program and decoding process, every
disagreement, and whether each refusal is one or two lines that name the file. Files of which a part is
missing are opened once more with what is left allowed: a notice has to say so.

    python tests/benchmarks/odd_files.py my-odd-files --only tif
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import children
from reporting import asking, keep, table, tell

from restorer_app.core.decoding.door import SWITCH
from restorer_app.core.errors import RestorerError
from restorer_app.core.photo_files import open_photo

SECONDS, MEMORY = 10.0, 2 << 30
_ALLOW = "--allow-damaged"


@dataclass(frozen=True)
class Found:
    """What happened to a file. ``outcome``: "loads", "loads in part", "refused" or "fault"."""

    name: str
    outcome: str
    seconds: float
    peak: int
    words: str
    complaints: tuple[str, ...]


def build_parser() -> argparse.ArgumentParser:
    parser = asking(__doc__)
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument("--only", metavar="TEXT", default="", help="only files whose names hold this")
    return parser


def main() -> int:
    options = build_parser().parse_args()
    wanted = {row["name"]: row for row in _manifest(options.folder) if options.only in row["name"]}
    found = [looked_at(options.folder / name, row) for name, row in wanted.items()]
    rows = [
        (each.name, each.outcome, complaint, each.words) for each in found for complaint in each.complaints
    ]
    tell(table(("file", "outcome", "what is wrong", "what was said"), rows) if rows else "No disagreement.")
    tell("\n" + table(("outcome", "files"), sorted(Counter(each.outcome for each in found).items())))
    totals = dict(_totals(found, wanted))
    tell("\n" + table(("total", ""), [(name, f"{value:g}") for name, value in totals.items()]))
    keep(totals, options.figures)
    return int(bool(rows))


def _manifest(folder: Path) -> list[dict[str, str]]:
    with (folder / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def looked_at(path: Path, expected: dict[str, str]) -> Found:
    """One file through the command, and once more with damage allowed if it asks for that."""
    command = [sys.executable, "-m", "restorer_app", "info", str(path), "--check"]
    ran = children.run(command, patience=6 * SECONDS, without=SWITCH)
    outcome = {0: "loads", 2: "refused"}.get(ran.code, "fault")
    complaints = list(_faults(path, ran, outcome))
    if outcome == "refused" and _ALLOW in ran.complaint:
        outcome, more = _opened_in_part(path)
        complaints += more
    if expected["expected"] == "loads" and outcome == "refused" and expected["strict"] == "yes":
        complaints.append(f"should load ({expected['what_is_odd']})")
    if expected["expected"] == "clear error" and outcome == "loads" and expected["strict"] == "yes":
        complaints.append(f"should be refused ({expected['what_is_odd']})")
    return Found(path.name, outcome, ran.seconds, ran.peak, ran.complaint, tuple(complaints))


def _faults(path: Path, ran: children.Ran, outcome: str) -> Iterator[str]:
    if outcome == "fault":
        yield f"exit code {ran.code}"
    lines = ran.complaint.splitlines()
    if outcome == "refused" and (path.name not in ran.complaint or not 1 <= len(lines) <= 2):
        yield f"{len(lines)} lines that do not name the file"
    if outcome == "loads" and lines:
        yield "noise"
    if ran.seconds > SECONDS:
        yield f"{ran.seconds:.0f} s"
    if ran.peak > MEMORY:
        yield f"{ran.peak >> 20} MiB"


def _opened_in_part(path: Path) -> tuple[str, list[str]]:
    try:
        photo = open_photo(path, allow_damaged=True)
    except RestorerError:
        return "refused", []
    return "loads in part", [] if photo.notes else ["opened without a notice"]


def _totals(found: list[Found], wanted: dict[str, dict[str, str]]) -> Iterator[tuple[str, float]]:
    yield "files", len(found)
    yield "faults of the program", sum(each.outcome == "fault" for each in found)
    yield "over 10 s", sum(each.seconds > SECONDS for each in found)
    yield "over 2 GiB", sum(each.peak > MEMORY for each in found)
    yield "strict expectations", sum(wanted[each.name]["strict"] == "yes" for each in found)
    yield "strict expectations missed", sum("should" in " ".join(each.complaints) for each in found)
    yield "decoders that crashed", sum("decoder crashed" in each.words for each in found)
    yield "decoders that were ended", sum("its decoder" in each.words for each in found)
    yield "longest, seconds", max(each.seconds for each in found)
    yield "largest peak, MiB", max(each.peak for each in found) / 2**20


if __name__ == "__main__":
    sys.exit(main())
