from __future__ import annotations

import numpy as np
import torch

from restorer_app.training.data.cutting import TURNS, Corners, cut


def test_a_gather_equals_slicing_for_all_symmetries() -> None:
    rng = np.random.default_rng(1)
    planes = rng.integers(0, 255, (2, 30, 41)).astype(np.uint8)
    flat = np.concatenate([np.zeros((2, 7), np.uint8), planes.reshape(2, -1)], axis=1)
    turn = np.arange(TURNS)
    row, column = rng.integers(0, 30 - 8, TURNS), rng.integers(0, 41 - 8, TURNS)
    corners = Corners(np.full(TURNS, 7), np.full(TURNS, 41), row, column, turn)
    pieces = cut(torch.from_numpy(flat), corners, 8)
    assert pieces.shape == (TURNS, 2, 8, 8)
    seen = set()
    for at in range(TURNS):
        wanted = planes[:, row[at] : row[at] + 8, column[at] : column[at] + 8]
        wanted = wanted[:, ::-1] if at & 2 else wanted
        wanted = wanted[:, :, ::-1] if at & 4 else wanted
        wanted = wanted.transpose(0, 2, 1) if at & 1 else wanted
        np.testing.assert_array_equal(pieces[at], wanted)
    same = Corners(np.full(TURNS, 7), np.full(TURNS, 41), row * 0, column * 0, turn)
    seen = {piece.numpy().tobytes() for piece in cut(torch.from_numpy(flat), same, 8)}
    assert len(seen) == TURNS, "the eight symmetries differ"
