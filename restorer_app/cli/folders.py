"""Folders that a command writes into."""

from __future__ import annotations

from pathlib import Path

from restorer_app.core.errors import UnwritableFile


def make_folder(folder: Path) -> None:
    """Make sure that it is there. Raises ``UnwritableFile`` with a sentence."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"The folder “{folder}” cannot be made: {error.strerror}."
        raise UnwritableFile(message, "Name another place with --output.") from error
