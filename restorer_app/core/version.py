"""Which version of the program this is."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2] / "pyproject.toml"


def program_version() -> str:
    """The installed version; in a checkout that was never installed, the one its pyproject.toml states."""
    try:
        return metadata.version("restorer")
    except metadata.PackageNotFoundError:
        return _stated_in(_CHECKOUT)


def _stated_in(path: Path) -> str:
    try:
        version = tomllib.loads(path.read_text(encoding="utf-8"))["project"]["version"]
    except (OSError, ValueError, KeyError):
        return "unknown"
    return str(version)
