"""What saving needs to be told, and what is told of it afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from pytestqt.qtbot import QtBot

from restorer_app.core.sparse_mask import SparseMask
from restorer_app.session.filing_session import TIFF_COMPRESSIONS
from restorer_app.session.restore_session import RestoreSession
from restorer_app.session.saving_work import united
from tests.session.conftest import FakeFiles, Heard, grey_photo

Listen = Callable[[Any], Heard]


def restored(qtbot: QtBot, session: RestoreSession) -> int:
    """Repair one stroke; how many pixels it marked."""
    session.brush_diameter = 8
    session.begin_stroke(10, 10)
    session.extend_stroke(10, 40)
    session.end_stroke()
    assert session.document is not None
    area = session.document.marked
    session.restore()
    qtbot.waitUntil(lambda: not session.restoring, timeout=5000)
    return area


def saved(qtbot: QtBot, session: RestoreSession, path: Path) -> None:
    session.save_as(path)
    qtbot.waitUntil(lambda: not session.saving, timeout=5000)


def test_after_saving_the_proof_is_told(
    qtbot: QtBot, real: RestoreSession, tmp_path: Path, heard: Listen
) -> None:
    real.show(grey_photo(400, 600))
    area, said = restored(qtbot, real), heard(real.message)
    saved(qtbot, real, tmp_path / "out.tif")
    count = (400 * 600 - area) * 3
    assert said[-1] == (f"Saved as out.tif. {count} samples outside the mask: identical.",)


def test_re_encoded_nothing_is_promised(
    qtbot: QtBot, real: RestoreSession, tmp_path: Path, heard: Listen
) -> None:
    real.show(grey_photo(40, 60))
    said = heard(real.message)
    real.save_as(tmp_path / "out.jpg", lossy=True)
    qtbot.waitUntil(lambda: not real.saving, timeout=5000)
    assert said[-1] == ("Saved as out.jpg.",)


def test_the_file_is_compared_outside_of_all_repairs(
    qtbot: QtBot, session: RestoreSession, files: FakeFiles
) -> None:
    session.show(grey_photo())
    area = restored(qtbot, session)
    saved(qtbot, session, Path("out.tif"))
    assert files.saved[0][2]["mask"].area == area
    assert files.saved[0][2]["treatment"].when is not None, "the file is told of the repair"
    session.back_to_original()
    saved(qtbot, session, Path("again.tif"))
    assert files.saved[1][2]["mask"] is None
    assert files.saved[1][2]["treatment"] is None


def test_masks_of_several_repairs_are_one() -> None:
    one, other = np.zeros((2, 300, 200), np.bool_)
    one[5:200, 7:9] = True
    other[150:290, 8:160] = True
    joined = united([SparseMask.of(one), SparseMask.of(np.zeros_like(one)), SparseMask.of(other)])
    assert joined is not None and np.array_equal(joined.array, one | other)
    assert united([]) is None


@pytest.mark.parametrize("compression", TIFF_COMPRESSIONS)
def test_tiff_is_compressed_as_was_chosen(
    qtbot: QtBot, real: RestoreSession, tmp_path: Path, compression: str
) -> None:
    real.show(grey_photo(40, 60))
    assert real.tiff_compression == "none"
    real.tiff_compression = compression  # type: ignore[assignment]
    saved(qtbot, real, tmp_path / "out.tif")
    with tifffile.TiffFile(tmp_path / "out.tif") as file:
        found = file.pages.first.compression.name.lower()
    assert {"adobe_deflate": "deflate"}.get(found, found) == compression


def test_what_the_format_cannot_keep_is_named_before_saving(
    qtbot: QtBot, session: RestoreSession, files: FakeFiles
) -> None:
    session._files = replace(
        files.functions, losses=lambda photo, path: ("its pages",) if path.suffix == ".png" else ()
    )
    session.show(grey_photo())
    assert session.save_concerns(Path("a.png")).losses == ("its pages",)
    assert session.save_concerns(Path("a.tif")).losses == ()
