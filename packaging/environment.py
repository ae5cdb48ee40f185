"""The virtual environment in .venv: made once, as the constraints say, and known again by its stamp."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import downloads
import system_packages
from terminal import CannotGoOn, megabytes, say

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
STAMP = "restorer-is-set-up.json"
LOG = "set-up.log"
UNPACKED = 3.7
"""Bytes on disk for each byte of download (measured)."""
BUILDERS = ("pip", "setuptools")


def python_of(venv: Path) -> Path:
    """The interpreter of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def key() -> str:
    """Changes with everything that the environment is made from."""
    parts = [(ROOT / "pyproject.toml").read_bytes(), CONSTRAINTS.read_bytes()]
    parts += [repr((sys.version_info[:2], sys.base_prefix, platform.machine(), str(ROOT))).encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def is_ready(extra: str, venv: Path = VENV) -> bool:
    """Whether the environment is as it should be, and holds the packages of ``extra`` ("" for none)."""
    return python_of(venv).exists() and extra in _stamp(venv).get("extras", [])


def checked(venv: Path = VENV) -> list[str]:
    """The Qt platforms that have been seen to work with this environment."""
    found = _stamp(venv).get("qt", [])
    return [str(name) for name in found]


def note_checked(name: str, venv: Path = VENV) -> None:
    """Remember that Qt starts on this platform."""
    _write_stamp(venv, {**_stamp(venv), "qt": sorted({*checked(venv), name})})


def prepare(extra: str) -> Path:
    """The interpreter of an environment that holds the program and the packages of ``extra``.

    Quick where it is there already. Raises ``CannotGoOn`` where it cannot be made.
    """
    python = python_of(VENV)
    if is_ready(extra):
        return python
    say("Setting up Restorer in .venv; this is done once.")
    _make_venv()
    say("A current pip comes first (3 MB), to ask it how large the rest is.")
    _pip(python, ["install", *_pinned(BUILDERS)])
    target = f"{ROOT}[{extra}]" if extra else str(ROOT)
    wanted = ["--no-build-isolation", "-c", str(CONSTRAINTS), "-e", target]
    _announce(downloads.plan(python, wanted))
    _pip(python, ["install", *wanted])
    old = _stamp(VENV)
    _write_stamp(
        VENV, {"key": key(), "extras": sorted({"", extra, *old.get("extras", [])}), "qt": old.get("qt", [])}
    )
    return python


def _stamp(venv: Path) -> dict[str, list[str]]:
    """What the stamp says; nothing if it is missing, broken, or of another state of things."""
    try:
        stamp = json.loads((venv / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) and stamp.get("key") == key() else {}


def _write_stamp(venv: Path, stamp: dict[str, object]) -> None:
    (venv / STAMP).write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def _pinned(names: Iterable[str]) -> list[str]:
    """These packages as the constraints pin them."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.partition("==")[0] in names]


# --- making it


def _make_venv() -> None:
    """A virtual environment with pip; a broken one, or one of another Python, is made anew."""
    _provide_ensurepip()
    if _is_usable():
        return
    command = [sys.executable, "-m", "venv", *(["--clear"] if VENV.exists() else []), str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise CannotGoOn(reason(done.stdout + done.stderr) or f"The folder {VENV} could not be made.")


def _is_usable() -> bool:
    """Whether .venv has a Python of this version and its pip."""
    if not python_of(VENV).exists():
        return False
    code = "import sys, pip; print(*sys.version_info[:2])"
    try:
        done = subprocess.run([python_of(VENV), "-c", code], capture_output=True, text=True)
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.split() == [str(part) for part in sys.version_info[:2]]


def _provide_ensurepip() -> None:
    """Debian keeps a part of Python's own library in a package of its own."""
    if importlib.util.find_spec("ensurepip") and importlib.util.find_spec("venv"):
        return
    manager = system_packages.manager() if os.name == "posix" else None
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    if manager is None or manager.name != "apt-get":
        raise CannotGoOn(
            "This Python cannot make virtual environments (its modules venv and ensurepip are missing).\n"
            "Please install the package of your system that holds them, or another Python."
        )
    say("This Python cannot make virtual environments yet.")
    if not system_packages.install(manager, [package]):
        raise CannotGoOn(
            f"Please type this line, then run the same command again:\n  {manager.line([package])}"
        )
    importlib.invalidate_caches()


def _announce(plan: downloads.Plan) -> None:
    """Say how much comes over the network, before it comes; end here if the disk is too small for it."""
    say(plan.sentence())
    needed = int(plan.known_bytes * (1 + UNPACKED))
    free = shutil.disk_usage(ROOT).free
    say(f"It takes about {megabytes(int(plan.known_bytes * UNPACKED))} on disk; {megabytes(free)} are free.")
    if free < needed:
        raise CannotGoOn(
            f"The disk of {ROOT} is too full: about {megabytes(needed)} are needed while it is set up.\n"
            "Please make room, or put the folder on a larger disk, then run the same command again."
        )


def _pip(python: Path, arguments: list[str]) -> None:
    """Run pip, showing only what it fetches; everything it says goes to a log."""
    log = VENV / LOG
    command = [str(python), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    lines: list[str] = []
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    with (
        log.open("a", encoding="utf-8") as kept,
        subprocess.Popen(command, text=True, errors="replace", cwd=ROOT, **pipes) as pip,
    ):
        for line in pip.stdout or ():
            kept.write(line)
            lines.append(line)
            _show(line)
    if pip.returncode != 0:
        why = reason("".join(lines)) or "The packages could not be installed."
        raise CannotGoOn(f"{why}\nAll that pip said is in {log}.")


def _show(line: str) -> None:
    fetched = re.match(r"\s*Downloading (\S+?)-\d\S* \(([\d.]+) (MB|GB)\)", line)
    if fetched and (fetched[3] == "GB" or float(fetched[2]) >= 3):
        say(f"  {fetched[1].rpartition('/')[2]}, {fetched[2]} {fetched[3]}")
    elif line.startswith("Installing collected packages") and line.count(",") > len(BUILDERS):
        say("Unpacking; this takes a minute or two.")


NO_SPACE = "The disk is full. Please make room, then run the same command again."
NOT_WRITABLE = f"Nothing may be written to {ROOT}. Please copy the whole folder to one of your own."
NO_NETWORK = """\
The packages cannot be fetched: there is no way to the package index.
Please check the network (and the proxy, if there is one), then run the same command again."""
SIGNS = (
    (r"No space left on device|Errno 28\b|not enough space", NO_SPACE),
    (r"Permission denied|Errno 13\b|Read-only file system|Errno 30\b", NOT_WRITABLE),
    (
        r"name resolution|getaddrinfo|NewConnectionError|Network is unreachable|Connection (refused|reset)",
        NO_NETWORK,
    ),
    (r"Max retries|ProxyError|ReadTimeout|ConnectTimeout|SSLError|CERTIFICATE_VERIFY", NO_NETWORK),
)


def reason(output: str) -> str:
    """What went wrong, in a sentence for people; empty if it is none of the usual things."""
    for pattern, sentence in SIGNS:
        if re.search(pattern, output):
            return sentence
    missing = re.search(r"No matching distribution found for (\S+)", output)
    if missing:
        return (
            f"There is no build of {missing[1]} for this computer (Python {platform.python_version()}, "
            f"{platform.system()}, {platform.machine()}), or the package index cannot be reached.\n"
            "Please try another version of Python (3.11, 3.12 or 3.13), or check the network."
        )
    return ""
