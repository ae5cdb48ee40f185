"""Two commits against each other: the same benchmark on both, in turn, on the same machine.

    python tests/benchmarks/compare.py OLD NEW [--script regions] [--rounds 3] [--more="--sides 256"]

OLD and NEW are commits; "." is the checkout as it stands. Each commit is checked out into a temporary work
tree, which is removed afterwards. The scripts are those beside this file, so a commit need not have any; they
load the package of the commit that is measured. Smaller is better for all figures: a ratio below 1 is a gain.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import children
import reporting
import timing

HERE = Path(__file__).resolve().parent
SCRIPTS = ("regions", "specks", "big_scans", "seams", "textures", "large_hole", "repair_quality")


@contextmanager
def checked_out(commit: str, folder: Path, repository: Path = HERE) -> Iterator[Path]:
    """A work tree of that commit below ``folder``, removed on the way out; "." is the checkout itself."""
    if commit == ".":
        yield Path(_git(repository, "rev-parse", "--show-toplevel"))
        return
    exact = _git(repository, "rev-parse", "--verify", "--end-of-options", f"{commit}^{{commit}}")
    place = folder / exact[:12]
    if place.exists():
        yield place
        return
    _git(repository, "worktree", "add", "--detach", "--quiet", str(place), exact)
    try:
        yield place
    finally:
        _git(repository, "worktree", "remove", "--force", str(place))


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"git {words[0]}: {done.stderr.strip()}")
    return done.stdout.strip()


def figures_of(root: Path, script: str, more: Sequence[str]) -> dict[str, float]:
    """Run the script once on the package in ``root``; its figures by name."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "figures.json"
        ran = children.run([sys.executable, str(HERE / f"{script}.py"), *more, "--figures", str(file)], root)
        if ran.code:
            raise SystemExit(f"{script}.py ended with {ran.code} in {root}:\n{ran.complaint}")
        figures: dict[str, float] = json.loads(file.read_text("utf-8"))
        return figures


def compare(old: Path, new: Path, script: str, more: Sequence[str], rounds: int) -> str:
    """A table of all figures that both have: medians with their spread, and their ratio."""
    taken: dict[str, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for number in range(rounds):
        for side in (0, 1) if number % 2 == 0 else (1, 0):
            for name, value in figures_of((old, new)[side], script, more).items():
                taken[name][side].append(value)
    rows = []
    for name, sides in taken.items():
        if all(sides):
            before, after = (timing.Times(tuple(values)) for values in sides)
            ratio = f"{after.median / before.median:.2f}" if before.median else ""
            rows.append((name, _with_spread(before), _with_spread(after), ratio))
    return reporting.table((script, "OLD", "NEW", "NEW / OLD"), rows)


def _with_spread(values: timing.Times) -> str:
    return f"{values.median:.3g} ± {values.spread / 2:.0%}"


def build_parser() -> argparse.ArgumentParser:
    """What can be asked of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("old", metavar="OLD", help="a commit")
    parser.add_argument("new", metavar="NEW", help='a commit, or "." for the checkout as it stands')
    parser.add_argument("--script", choices=SCRIPTS, action="append", help="default: regions")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument("--more", metavar="WORDS", default="", help='for the script: --more="--sides 256"')
    return parser


def main() -> int:
    """Measure and print."""
    options = build_parser().parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        checked_out(options.old, Path(folder)) as old,
        checked_out(options.new, Path(folder)) as new,
    ):
        for script in options.script or ["regions"]:
            reporting.tell(compare(old, new, script, shlex.split(options.more), options.rounds) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
