"""Eight orientations in four formats: seen upright, repaired where it was painted, saved as it was stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image
from pytestqt.qtbot import QtBot

from restorer_app.core.geometry import as_stored
from restorer_app.gui.canvas.canvas import Canvas
from restorer_app.gui.main_window import MainWindow
from tests.gui.conftest import brush_over, mask_of
from tests.session.fake_engine import FILL

HEIGHT, WIDTH = 46, 70
"""Of the upright photograph."""
STROKE = (30, 8), (30, 28)
"""From where to where is painted, as it is seen: in the lower left."""
CORNERS = {(4, 4): (200, 30, 30), (4, 65): (30, 200, 30), (41, 4): (30, 30, 200), (41, 65): (200, 200, 30)}
"""The colours at the four corners, as they are to be seen: red, green; blue, yellow."""

TURNS: dict[int, Callable[[Image.Image], Image.Image]] = {
    1: lambda image: image,
    2: lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    3: lambda image: image.transpose(Image.Transpose.ROTATE_180),
    4: lambda image: image.transpose(Image.Transpose.FLIP_TOP_BOTTOM),
    5: lambda image: image.transpose(Image.Transpose.TRANSPOSE),
    6: lambda image: image.transpose(Image.Transpose.ROTATE_90),
    7: lambda image: image.transpose(Image.Transpose.TRANSVERSE),
    8: lambda image: image.transpose(Image.Transpose.ROTATE_270),
}
"""How the upright photograph is stored so that the tag of that number turns it upright again."""

OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 98, "subsampling": 0},
    "WebP": {"lossless": True},
}
SAVED_AS = {"JPEG": ".tif", "TIFF": ".tif", "PNG": ".png", "WebP": ".webp"}


def upright_photograph() -> Image.Image:
    """Grey with a soft slope, and a square of its own colour in each corner."""
    pixels = np.full((HEIGHT, WIDTH, 3), 110, np.uint8)
    pixels += np.linspace(0, 40, WIDTH).astype(np.uint8)[None, :, None]
    for (row, column), colour in CORNERS.items():
        pixels[row - 4 : row + 5, column - 4 : column + 5] = colour
    return Image.fromarray(pixels)


def written(folder: Path, kind: str, orientation: int) -> Path:
    """A file of that kind, by Pillow or tifffile, stored turned and with the tag that says so."""
    stored = TURNS[orientation](upright_photograph())
    path = folder / f"scan{orientation}.{kind.lower()}"
    if kind == "TIFF":
        tags = [(274, "H", 1, orientation, True)]
        tifffile.imwrite(path, np.asarray(stored), photometric="rgb", extratags=tags)
        return path
    exif = Image.Exif()
    exif[274] = orientation
    stored.save(path, kind, exif=exif, **OPTIONS.get(kind, {}))
    return path


def read_elsewhere(path: Path) -> tuple[NDArray[np.uint8], int]:
    """The stored samples and the orientation tag, by another library than the one that wants testing."""
    if path.suffix.startswith(".tif"):
        with tifffile.TiffFile(path) as file:
            page = file.pages.first
            return page.asarray(), int(page.tags.valueof(274, default=1))
    with Image.open(path) as image:
        orientation = int(image.getexif().get(274, 1))
        return np.array(image), orientation


def seen_at(canvas: Canvas, row: int, column: int) -> tuple[int, ...]:
    """The colour on the screen over the middle of a pixel of the upright photograph."""
    x, y = canvas.view.to_view(row + 0.5, column + 0.5)
    image = canvas.grab().toImage()
    return image.pixelColor(round(x), round(y)).getRgb()[:3]


@pytest.mark.parametrize("kind", SAVED_AS)
def test_a_turned_photograph_is_seen_upright_and_repaired_where_it_was_painted(
    qtbot: QtBot, window: MainWindow, settle: Callable[[], None], tmp_path: Path, kind: str
) -> None:
    for orientation in TURNS:
        window.session.open(written(tmp_path, kind, orientation))
        settle()
        qtbot.waitUntil(lambda: window.canvas.drawn_fully, timeout=5000)
        for place, colour in CORNERS.items():
            seen = seen_at(window.canvas, *place)
            assert np.abs(np.subtract(seen, colour)).max() <= 12, (kind, orientation, place)

        window.session.brush_diameter = 6
        brush_over(qtbot, window, *STROKE)
        painted = mask_of(window)
        inside = np.argwhere(painted)
        assert (inside >= (26, 4)).all() and (inside <= (33, 32)).all(), (kind, orientation)
        assert len(inside) > 100

        before, _ = read_elsewhere(tmp_path / f"scan{orientation}.{kind.lower()}")
        window.session.restore()
        settle()
        target = tmp_path / f"saved{orientation}{SAVED_AS[kind]}"
        window.session.save_as(target)
        settle()
        after, tag = read_elsewhere(target)
        assert tag == orientation and after.shape == before.shape, (kind, orientation)
        changed = (after != before).any(axis=2)
        assert np.array_equal(changed, as_stored(painted, orientation)), (kind, orientation)
        assert (after[changed] == FILL).all()
