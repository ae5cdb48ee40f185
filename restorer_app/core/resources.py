"""The one door to the files that come with the program: icons, weights, recipes."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resource_path(name: str) -> Path:
    """Where the resource ``name`` ("icons/brush.svg", say) lies.

    In an installed program that is ``restorer_app/_resources``, in a checkout the top-level ``resources``.
    """
    installed = _PACKAGE / "_resources"
    return (installed if installed.is_dir() else _PACKAGE.parent / "resources") / name
