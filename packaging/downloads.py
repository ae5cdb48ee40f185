"""What pip is going to fetch: asked of pip itself, before it fetches anything."""

from __future__ import annotations

import json
import subprocess
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError

from terminal import megabytes

PATIENCE = 15
"""Seconds to wait for the size of one file."""


@dataclass(frozen=True)
class Wheel:
    """One file of the plan; ``size`` in bytes, None if nobody says it; ``local``: it need not be fetched."""

    name: str
    size: int | None
    local: bool = False


@dataclass(frozen=True)
class Plan:
    """Everything that pip will install; None instead of files if pip could not say it."""

    wheels: tuple[Wheel, ...] | None

    @property
    def known_bytes(self) -> int:
        return sum(wheel.size or 0 for wheel in self.wheels or ())

    @property
    def download_bytes(self) -> int:
        """Bytes that come over the network, as far as they are known."""
        return sum(wheel.size or 0 for wheel in self.wheels or () if not wheel.local)

    def sentence(self) -> str:
        """The size, as it is said to people."""
        if self.wheels is None:
            return (
                "To download: usually 350 to 450 MB, on Linux 3 GB (most of it NVIDIA's CUDA libraries)."
                " The exact size could not be asked."
            )
        unknown = sum(wheel.size is None for wheel in self.wheels)
        least = "at least " if unknown else ""
        text = f"To download: {least}{megabytes(self.download_bytes)} in {len(self.wheels)} packages"
        text += self._largest() + "."
        if any(wheel.name.lower().startswith("nvidia-") for wheel in self.wheels):
            text += (
                "\nMost of it are NVIDIA's CUDA libraries, which PyTorch brings along on Linux."
                " README.md says how to do without them."
            )
        return text

    def _largest(self) -> str:
        fetched = [wheel for wheel in self.wheels or () if wheel.size and not wheel.local]
        top = sorted(fetched, key=lambda wheel: -(wheel.size or 0))[:3]
        return (
            " (" + ", ".join(f"{wheel.name} {megabytes(wheel.size or 0)}" for wheel in top) + ", …)"
            if top
            else ""
        )


def plan(python: Path, wanted: list[str]) -> Plan:
    """Ask pip what ``pip install wanted`` would fetch, and the servers how large that is; fetch nothing."""
    command = [
        str(python),
        "-m",
        "pip",
        "install",
        "--dry-run",
        "--quiet",
        "--no-input",
        "--report",
        "-",
        *wanted,
    ]
    done = subprocess.run(command, capture_output=True, text=True)
    try:
        report = json.loads(done.stdout)
        files = [(entry["metadata"]["name"], entry["download_info"]) for entry in report["install"]]
    except (ValueError, KeyError, TypeError):
        return Plan(None)
    with ThreadPoolExecutor(8) as askers:
        wheels = askers.map(lambda file: _wheel(*file), files)
        return Plan(tuple(wheel for wheel in wheels if wheel is not None))


def _wheel(name: str, info: dict[str, Any]) -> Wheel | None:
    """One file of pip's report; None for the project itself."""
    if "dir_info" in info:
        return None
    url = str(info["url"])
    if url.startswith("file:"):
        path = Path(urllib.request.url2pathname(url.removeprefix("file://")))
        return Wheel(name, path.stat().st_size if path.exists() else None, local=True)
    return Wheel(name, _size(url) if url.startswith("http") else None)


def _size(url: str) -> int | None:
    request = urllib.request.Request(url, method="HEAD")  # noqa: S310  (only http, see above)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310  (likewise)
            return int(answer.headers["Content-Length"])
    except (URLError, OSError, TypeError, ValueError):
        return None
