"""What the program stands on, and under which licences: the facts, and the full texts."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from restorer_app.core.resources import resource_path
from restorer_app.core.sentence import Text

_CHECKOUT = Path(__file__).resolve().parents[2]
_NAMES = ("licen", "copying", "notice")
_BETWEEN = "\n\n\n"
_LARGEST = 400_000
"""Bytes of a licence file that are read; no honest one is longer."""


@dataclass(frozen=True)
class Package:
    """A library of others. ``purpose``: what for, in English. ``source``: where its licence can be read."""

    distribution: str
    purpose: Text
    licence: str
    source: str

    @property
    def version(self) -> str:
        """The installed version; empty if it is not installed. Loads nothing of it."""
        try:
            return metadata.version(self.distribution)
        except metadata.PackageNotFoundError:
            return ""


PACKAGES = (
    Package("torch", "The networks", "BSD-3-Clause", "https://github.com/pytorch/pytorch"),
    Package("safetensors", "Weights", "Apache-2.0", "https://github.com/huggingface/safetensors"),
    Package("PySide6-Essentials", "The window", "LGPL-3.0", "https://www.gnu.org/licenses/lgpl-3.0.html"),
    Package(
        "opencv-contrib-python-headless",
        "Classical engines",
        "Apache-2.0",
        "https://github.com/opencv/opencv",
    ),
    Package("numpy", "Samples in memory", "BSD-3-Clause", "https://github.com/numpy/numpy"),
    Package("pillow", "JPEG, WebP; drawing", "MIT-CMU", "https://github.com/python-pillow/Pillow"),
    Package("tifffile", "TIFF", "BSD-3-Clause", "https://github.com/cgohlke/tifffile"),
    Package("imagecodecs", "TIFF, fast PNG", "BSD-3-Clause", "https://github.com/cgohlke/imagecodecs"),
    Package("defusedxml", "XMP", "PSF-2.0", "https://github.com/tiran/defusedxml"),
    Package(
        "scikit-image", "An engine, SSIM", "BSD-3-Clause", "https://github.com/scikit-image/scikit-image"
    ),
)


def own_licence() -> str:
    """The licence of the program itself, in full."""
    try:
        return (_CHECKOUT / "LICENSE").read_text("utf-8")
    except OSError:
        return licence_text("restorer")


def licence_text(distribution: str) -> str:
    """The licence files of a package, one after the other: those that came with it, else ours of its licence.

    Empty if there are neither.
    """
    try:
        files = metadata.files(distribution) or []
    except metadata.PackageNotFoundError:
        return ""
    found = [file for file in files if any(name in file.name.lower() for name in _NAMES)]
    inside = [file for file in found if ".dist-info" in str(file)]
    texts = (_read(Path(str(file.locate()))) for file in inside or found)
    return _BETWEEN.join(text for text in texts if text) or _kept_text(distribution)


def _kept_text(distribution: str) -> str:
    """For packages that bring no text: that of their licence, with the one it refers to."""
    licence = next((each.licence for each in PACKAGES if each.distribution == distribution), "")
    names = ("LGPL-3.0", "GPL-3.0") if licence == "LGPL-3.0" else ()
    return _BETWEEN.join(resource_path(f"licences/{name}.txt").read_text("utf-8") for name in names)


def _read(path: Path) -> str:
    if path.suffix.lower() in (".py", ".pyc", ".so", ".pyd"):
        return ""
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8", "replace").strip()
    except OSError:
        return ""
