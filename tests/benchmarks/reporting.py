"""What every benchmark is asked in the same words, and how it tells what it found."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from restorer_app.engine.catalogue import methods


def asking(doc: str | None) -> argparse.ArgumentParser:
    """A parser that prints the module's own words, with what all benchmarks can be told."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, help="threads for torch (default: all cores but one)")
    parser.add_argument("--figures", metavar="FILE", type=Path, help="also write the figures as JSON")
    return parser


def ask_for_engines(parser: argparse.ArgumentParser, default: Iterable[str] = ()) -> None:
    """Let the engines be chosen; all that fill holes unless said."""
    chosen = ",".join(default) or ",".join(info.name for info in methods() if info.task == "fill")
    parser.add_argument("--engines", default=chosen, help=f"names with commas between (default: {chosen})")


def table(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; what has several lines is put on one."""
    lines = [" | ".join(str(cell).replace("\n", " ") for cell in row) for row in (titles, *rows)]
    return "\n".join([f"| {lines[0]} |", "|---" * len(titles) + "|", *(f"| {line} |" for line in lines[1:])])


def tell(text: str) -> None:
    """Print at once, also where the output is a file."""
    print(text, flush=True)


def machine() -> str:
    """One line on where and with what the figures were taken."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{system}, Python {platform.python_version()}, PyTorch {version('torch')}"


def keep(figures: Mapping[str, float], path: Path | None) -> None:
    """Write the figures by name, for ``compare.py`` and other programs."""
    if path is not None:
        path.write_text(json.dumps(figures, indent=1), encoding="utf-8")


def resident() -> float:
    """This process's resident memory in MiB."""
    if sys.platform.startswith("linux"):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
