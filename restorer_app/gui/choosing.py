"""The file dialogs: which file to open, and where to save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from restorer_app.core.sentence import Text, said
from restorer_app.session.words import tr

_NO_CONFIRMATION = QFileDialog.Option.DontConfirmOverwrite  # our own question asks once, for all concerns

_SAVING: dict[str, Text] = {
    "TIFF": "TIFF, exact",
    "PNG": "PNG, exact",
    "JPEG XL": "JPEG XL without loss, exact",
    "JPEG 2000": "JPEG 2000 without loss, exact",
    "WebP": "WebP without loss, exact",
    "BMP": "BMP, exact",
    "JPEG": "JPEG, re-encodes the whole photograph",
}
"""The formats that are offered for saving, as far as they are written."""
MASKS = ((said("PNG"), ".png", "*.png"), (said("TIFF"), ".tif", "*.tif *.tiff"))

Kinds = tuple[tuple[Text, str, str], ...]


def saving_kinds() -> Kinds:
    """The kinds of files that a photograph can be saved as: title, usual suffix, patterns."""
    from restorer_app.core.photo_files import written_formats  # loads more than the window needs to start

    suffixes = {known.name: known.suffixes for known in written_formats()}
    return tuple(
        (title, suffixes[name][0], " ".join(f"*{suffix}" for suffix in suffixes[name]))
        for name, title in _SAVING.items()
        if name in suffixes
    )


def photos_to_open(parent: QWidget, folder: Path) -> list[Path]:
    """The files that the person chose; none: thought better of it."""
    title, filters = tr("Open photographs"), _readable(tr("Photographs"))
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), filters)
    return [Path(name) for name in names]


def mask_to_open(parent: QWidget, folder: Path) -> Path | None:
    title, filters = tr("Load a mask"), _readable(tr("Masks"))
    name, _ = QFileDialog.getOpenFileName(parent, title, str(folder), filters)
    return Path(name) if name else None


def folder(parent: QWidget, title: str, present: Path) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, title, str(present))
    return Path(name) if name else None


def photo_to_save(parent: QWidget, suggested: Path) -> Path | None:
    """A path with a suffix; whether it exists already is asked later, with everything else."""
    return _to_save(parent, tr("Save the repaired photograph"), suggested, saving_kinds())


def comparison_to_save(parent: QWidget, suggested: Path) -> Path | None:
    return _to_save(parent, tr("Export before and after"), suggested, saving_kinds())


def mask_to_save(parent: QWidget, suggested: Path) -> Path | None:
    return _to_save(parent, tr("Save the mask"), suggested, MASKS)


def with_suffix(path: Path, chosen_filter: str, kinds: Kinds) -> Path:
    """The path, with the suffix of the chosen kind if none of ours was typed."""
    known = {pattern.lstrip("*") for _, _, patterns in kinds for pattern in patterns.split()}
    if path.suffix.lower() in known:
        return path
    chosen = next((suffix for title, suffix, _ in kinds if chosen_filter.startswith(tr(title))), kinds[0][1])
    return path.with_name(path.name + chosen)


def _readable(what: str) -> str:
    """The filters of a dialog for opening."""
    from restorer_app.core.photo_files import READABLE_SUFFIXES  # loads more than the window needs to start

    readable = [f"*{suffix}" for suffix in READABLE_SUFFIXES]
    patterns = " ".join([*readable, *(pattern.upper() for pattern in readable)])
    return f"{what} ({patterns});;{tr('All files')} (*)"


def _to_save(parent: QWidget, title: str, suggested: Path, kinds: Kinds) -> Path | None:
    filters = [f"{tr(title)} ({patterns})" for title, _, patterns in kinds]
    proposed = next(
        (
            text
            for text, kind in zip(filters, kinds, strict=True)
            if f"*{suggested.suffix}" in kind[2].split()
        ),
        filters[0],
    )
    name, chosen = QFileDialog.getSaveFileName(
        parent, title, str(suggested), ";;".join(filters), proposed, _NO_CONFIRMATION
    )
    return with_suffix(Path(name), chosen, kinds) if name else None
