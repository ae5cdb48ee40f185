from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from PIL import Image

from restorer_app.training.batch import Batch
from restorer_app.training.contact_sheet import GAP, GROUND, MARK, contact_sheet, save_contact_sheet


def batch(count: int = 5) -> Batch:
    hole = torch.zeros(count, 1, 8, 8)
    hole[:, :, 2:5, 3:6] = 1
    target = torch.linspace(0, 1, count).reshape(count, 1, 1, 1).expand(count, 3, 8, 8)
    return Batch(target, target * (1 - hole) + hole, hole)


def test_a_sheet_shows_given_outlined_target_and_fills() -> None:
    fill = torch.full((5, 3, 8, 8), 0.2)
    sheet = contact_sheet(batch(), [fill], columns=2)
    width = 4 * 9 + GAP
    assert sheet.shape == (3 * (8 + GAP), 2 * width, 3)
    second = sheet[:8, width:]
    assert (second[0, 0] == 64).all() and (second[3, 4] == 255).all(), "what is given"
    assert (second[1, 9 + 3] == MARK).all() and (second[3, 9 + 4] == 255).all(), "its outline"
    assert (second[3, 18 + 4] == 64).all(), "the target"
    assert (second[3, 27 + 4] == 51).all(), "the fill"
    assert (sheet[-8:, width:] == GROUND).all(), "an empty place"


def test_no_more_samples_are_shown_than_asked_for() -> None:
    assert contact_sheet(batch(), samples=2, columns=4).shape == (8 + GAP, 2 * (3 * 9 + GAP), 3)


def test_a_sheet_is_saved_as_png_with_nothing_left_beside(tmp_path: Path) -> None:
    save_contact_sheet(tmp_path / "sheet.png", batch())
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.png"]
    np.testing.assert_array_equal(np.asarray(Image.open(tmp_path / "sheet.png")), contact_sheet(batch()))
