"""What is said where a format needs a package that is not installed by itself."""

from __future__ import annotations

from pathlib import Path

from restorer_app.core.errors import UnreadableFile
from restorer_app.core.files.border import shown
from restorer_app.core.sentence import Text, said


def needs_package(path: Path, what: Text, package: str, extra: str) -> UnreadableFile:
    """The file is ``what`` ("an HEIC file"), and the package that reads it is missing."""
    return UnreadableFile(
        said(
            "{file} is {what}, which needs the package {package}.",
            file=shown(path),
            what=what,
            package=package,
        ),
        said("Install it with: pip install restorer[{extra}]", extra=extra),
    )
