"""The file dialogs: which file to open, and where to save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from restorer_app.core.sentence import said
from restorer_app.session.words import tr

_NO_CONFIRMATION = QFileDialog.Option.DontConfirmOverwrite  # our own question asks once, for all concerns

READABLE = ("*.tif", "*.tiff", "*.png", "*.jpg", "*.jpeg", "*.webp", "*.bmp")
SAVING = (
    (said("TIFF, exact"), ".tif", "*.tif *.tiff"),
    (said("PNG, exact"), ".png", "*.png"),
    (said("WebP without loss, exact"), ".webp", "*.webp"),
    (said("BMP, exact"), ".bmp", "*.bmp"),
    (said("JPEG, re-encodes the whole photograph"), ".jpg", "*.jpg *.jpeg"),
)
MASKS = ((said("PNG"), ".png", "*.png"), (said("TIFF"), ".tif", "*.tif *.tiff"))

Kinds = tuple[tuple[str, str, str], ...]


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
    return _to_save(parent, tr("Save the repaired photograph"), suggested, SAVING)


def comparison_to_save(parent: QWidget, suggested: Path) -> Path | None:
    return _to_save(parent, tr("Export before and after"), suggested, SAVING)


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
    patterns = " ".join([*READABLE, *(pattern.upper() for pattern in READABLE)])
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
