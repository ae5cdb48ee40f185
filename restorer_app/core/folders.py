"""The photographs in a folder."""

from __future__ import annotations

import re
from pathlib import Path

from restorer_app.core.photo_files import READABLE_SUFFIXES


def photographs_in(folder: Path) -> list[Path]:
    """The files in the folder itself whose names end like photographs, in the order that people count in.

    Hidden files are left out. Raises ``OSError`` if the folder cannot be read.
    """
    found = [path for path in folder.iterdir() if path.suffix.lower() in READABLE_SUFFIXES]
    return sorted((path for path in found if not path.name.startswith(".") and path.is_file()), key=_counted)


def _counted(path: Path) -> tuple[list[tuple[int, str]], str]:
    """A key by which "scan 9" comes before "scan 10"."""
    parts = re.split(r"(\d+)", path.name.casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts], path.name
