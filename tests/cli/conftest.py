"""A small scan with its mask, and a command line that is run in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from restorer_app.cli.main import run
from restorer_app.core.mask import Mask
from restorer_app.core.mask_file import save_mask
from restorer_app.core.photo import Photo
from restorer_app.core.photo_files import save_photo
from restorer_app.core.picture import RGB, Picture, Resolution


@dataclass(frozen=True)
class Scan:
    """A folder with ``scan.tif`` (16-bit RGB, 48 × 64) and ``mask.png`` (a scratch across it)."""

    folder: Path

    @property
    def photo(self) -> Path:
        return self.folder / "scan.tif"

    @property
    def mask(self) -> Path:
        return self.folder / "mask.png"

    @property
    def output(self) -> Path:
        return self.folder / "restored.tif"

    def repair(self, *more: str, **paths: Path) -> list[str]:
        """The arguments that repair it with the quick engine; ``paths`` replace photo, mask or output."""
        photo, mask, output = (paths.get(name, getattr(self, name)) for name in ("photo", "mask", "output"))
        given = ["repair", str(photo), "--mask", str(mask), "--output", str(output)]
        return [*given, *more] if "--engine" in more else [*given, "--engine", "telea", *more]

    def files(self) -> dict[str, bytes]:
        """Everything in the folder, hidden files too."""
        return {path.name: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}


def picture(dtype: str = "uint16", height: int = 48, width: int = 64) -> Picture:
    """Smooth ground with a bright scratch down its middle."""
    full = {"uint8": 255, "uint16": 65535}[dtype]
    rows, columns = np.mgrid[0:height, 0:width]
    ground = (rows[:, :, None] / height + columns[:, :, None] / width + np.array([0.1, 0.2, 0.3])) / 2.6
    samples = (ground * full).astype(dtype)
    samples[4:-4, width // 2 : width // 2 + 2] = full
    return Picture(samples, RGB)


def scratch(height: int = 48, width: int = 64) -> Mask:
    marked = np.zeros((height, width), np.bool_)
    marked[2:-2, width // 2 - 2 : width // 2 + 4] = True
    return Mask(marked)


@pytest.fixture
def scan(tmp_path: Path) -> Scan:
    made = Scan(tmp_path / "scans")
    made.folder.mkdir()
    save_photo(Photo(picture(), icc_profile=None, resolution=Resolution(600, 600)), made.photo)
    save_mask(scratch(), made.mask)
    return made


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, and the lines it wrote."""

    code: int
    out: list[str]
    err: list[str]


Command = Callable[..., Ended]


@pytest.fixture
def restorer(capsys: pytest.CaptureFixture[str]) -> Command:
    """Run one command in this process: ``restorer("repair", "scan.tif", …)``."""

    def command(*argv: str) -> Ended:
        code = run(argv)
        written = capsys.readouterr()
        return Ended(code, written.out.splitlines(), written.err.splitlines())

    return command
