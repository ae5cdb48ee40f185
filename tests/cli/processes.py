"""The command line as a process of its own."""

from __future__ import annotations

import subprocess
import sys

from tests.house import ROOT

_LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
sys.argv[0] = "restorer"
runpy.run_module("restorer_app", run_name="__main__")
"""


def run_restorer(*argv: str, file_limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``restorer`` with these arguments; ``file_limit`` is the most bytes a file of its may have."""
    start = ["-m", "restorer_app"] if file_limit is None else ["-c", _LIMITED.format(limit=file_limit)]
    return subprocess.run(
        [sys.executable, *start, *argv],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
        cwd=ROOT,
    )
