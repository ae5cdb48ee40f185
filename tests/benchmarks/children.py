"""Commands run as processes of their own, with the most memory that each ever held."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

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
    command: Sequence[str],
    root: Path = ROOT,
    *,
    extra: Mapping[str, str] | None = None,
    memory: int = 0,
    patience: float = 3600,
) -> Ran:
    """Run with ``root`` as folder and first place of Python's modules.

    ``extra`` are more environment variables; ``memory`` limits the process's address space, in bytes;
    after ``patience`` seconds it is ended (code -9).
    """
    environment = {**os.environ, "PYTHONPATH": str(root), **(extra or {})}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        begun = time.perf_counter()
        child = subprocess.Popen(
            _limited(command, memory), cwd=root, env=environment, stdout=out, stderr=complaints
        )
        end = threading.Timer(patience, child.kill)
        end.start()
        _, status, usage = os.wait4(child.pid, 0)
        end.cancel()
        seconds = time.perf_counter() - begun
        child.returncode = os.waitstatus_to_exitcode(status)
        peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return Ran(child.returncode, seconds, peak, _all_of(out), _all_of(complaints))


def _limited(command: Sequence[str], memory: int) -> list[str]:
    """``command``, which Python starts after it has limited itself."""
    if not memory:
        return list(command)
    code = (
        "import os, resource, sys; limit = int(sys.argv[1]); "
        "resource.setrlimit(resource.RLIMIT_AS, (limit, limit)); os.execvp(sys.argv[2], sys.argv[2:])"
    )
    return [sys.executable, "-c", code, str(memory), *command]


def _all_of(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace").strip()


def repair_command(photo: Path, mask: Path, output: Path, *more: str) -> list[str]:
    """``restorer repair`` of the checkout that the command is run in."""
    files = [str(photo), "--mask", str(mask), "--output", str(output), "--overwrite"]
    return [sys.executable, "-m", "restorer_app", "repair", *files, *more]
