"""Commands run as processes of their own, with the most memory that each ever held.

The system counts what the process that starts a command holds into the command's peak. A small process stands
between therefore: this file, run as a script, starts the command and writes down how it went.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import restorer_app

ROOT = Path(restorer_app.__file__).resolve().parents[1]
"""The checkout that is measured: the one whose package this process has loaded."""
GIB = 1 << 30


@dataclass(frozen=True)
class Ran:
    """How a command ended: exit code, seconds, the peak of its resident memory in bytes, what it wrote."""

    code: int
    seconds: float
    peak: int
    output: str
    complaint: str


def run(
    command: Sequence[str], root: Path = ROOT, *, memory: int = 0, patience: float = 3600, without: str = ""
) -> Ran:
    """Run with ``root`` as folder and first place of Python's modules.

    ``memory`` limits the process's address space, in bytes; after ``patience`` seconds it is ended (code -9).
    It does not get the environment variable ``without``.
    """
    environment = {**os.environ, "PYTHONPATH": str(root)}
    environment.pop(without, None)
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        between = [sys.executable, __file__, str(told), str(memory), str(patience), *command]
        done = subprocess.run(
            between, cwd=root, env=environment, capture_output=True, encoding="utf-8", errors="replace"
        )
        found = json.loads(told.read_text("utf-8"))
        return Ran(**found, output=done.stdout.strip(), complaint=done.stderr.strip())


def repair_command(photo: Path, mask: Path, output: Path, *more: str) -> list[str]:
    """``restorer repair`` of the checkout that the command is run in."""
    files = [str(photo), "--mask", str(mask), "--output", str(output), "--overwrite"]
    return [sys.executable, "-m", "restorer_app", "repair", *files, *more]


def main(told: str, memory: str, patience: str, *command: str) -> None:
    """The small process between: start, wait, write down."""
    if int(memory):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    begun = time.perf_counter()
    child = subprocess.Popen(command)
    end = threading.Timer(float(patience), child.kill)
    end.start()
    _, status, usage = os.wait4(child.pid, 0)
    end.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    found = {
        "code": child.returncode,
        "seconds": time.perf_counter() - begun,
        "peak": usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }
    Path(told).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
